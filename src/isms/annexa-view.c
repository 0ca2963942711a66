/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-view.h"

/* In the order of their buttons; what needs somebody to act comes first. */
static const AnnexaView views[] = {
  { "person", "left", N_ ("Left"), FALSE, { { "active", ANNEXA_TEST_EQUAL, "no" } } },
  { "person", "external", N_ ("External"), FALSE, { { "external", ANNEXA_TEST_EQUAL, "yes" } } },

  { "asset", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "asset", "review-due", N_ ("Review due"), TRUE, { { "next-review", ANNEXA_TEST_AT_MOST, "today" } } },
  { "asset", "not-classified", N_ ("Not classified"), TRUE, { { "classification", ANNEXA_TEST_EMPTY } } },
  { "asset", "personal-data", N_ ("Personal data"), FALSE, { { "personal-data", ANNEXA_TEST_EQUAL, "yes" } } },
  { "asset", "retired", N_ ("Retired"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "retired" } } },

  { "risk", "above", N_ ("Above the line"), TRUE,
    { { "above-acceptance", ANNEXA_TEST_EQUAL, "1" }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "risk", "undecided", N_ ("Undecided"), TRUE,
    { { "treatment", ANNEXA_TEST_EQUAL, "undecided" }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "risk", "not-rated", N_ ("Not rated"), TRUE,
    { { "current-level", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "risk", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "risk", "overdue", N_ ("Review due"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "risk", "closed", N_ ("Closed"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "closed" } } },

  { "control", "undecided", N_ ("Undecided"), TRUE, { { "applicable", ANNEXA_TEST_EQUAL, "undecided" } } },
  { "control", "no-reason", N_ ("No reason"), TRUE,
    { { "applicable", ANNEXA_TEST_EQUAL, "yes" }, { "reasons", ANNEXA_TEST_EMPTY } } },
  { "control", "no-justification", N_ ("No justification"), TRUE,
    { { "applicable", ANNEXA_TEST_EQUAL, "no" }, { "justification", ANNEXA_TEST_EMPTY } } },
  { "control", "no-evidence", N_ ("No evidence"), TRUE,
    { { "status", ANNEXA_TEST_EQUAL, "implemented" }, { "evidence-count", ANNEXA_TEST_EQUAL, "0" } } },
  { "control", "not-implemented", N_ ("Not implemented"), FALSE,
    { { "applicable", ANNEXA_TEST_EQUAL, "yes" }, { "status", ANNEXA_TEST_NOT_EQUAL, "implemented" } } },
  { "control", "excluded", N_ ("Does not apply"), FALSE, { { "applicable", ANNEXA_TEST_EQUAL, "no" } } },

  { "evidence", "expired", N_ ("Expired"), TRUE, { { "valid-until", ANNEXA_TEST_LESS, "today" } } },
  { "evidence", "proves-nothing", N_ ("Proves nothing"), TRUE, { { "for", ANNEXA_TEST_EMPTY } } },

  { "threat", "not-here", N_ ("Does not matter here"), FALSE, { { "in-scope", ANNEXA_TEST_EQUAL, "no" } } },

  { "vulnerability", "high", N_ ("High"), FALSE, { { "severity", ANNEXA_TEST_EQUAL, "high" } } },
};

/**
 * annexa_views_list:
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type AnnexaView): the ready-made selections of its records
 */
GPtrArray *
annexa_views_list (const AnnexaKind *kind)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (strcmp (views[i].kind, kind->name) == 0)
      g_ptr_array_add (list, (gpointer) &views[i]);

  return list;
}

const char *
annexa_view_get_label (const AnnexaView *view)
{
  return _(view->label);
}

static void
parse_value (AnnexaProject     *project,
             const AnnexaField *field,
             const char        *text,
             AnnexaValue       *value)
{
  gboolean understood = TRUE;

  if (strcmp (text, "today") == 0)
    annexa_value_take_text (value, annexa_date_today ());
  else if (field->type == ANNEXA_FIELD_COMPUTED)
    annexa_value_set_integer (value, g_ascii_strtoll (text, NULL, 10));
  else
    understood = annexa_project_parse (project, field, text, value, NULL);

  g_assert (understood);
}

/**
 * annexa_view_apply:
 * @view: a view
 * @project: a project
 * @query: a query over the kind of the view
 *
 * Leaves only the records of the view.
 */
void
annexa_view_apply (const AnnexaView *view,
                   AnnexaProject    *project,
                   AnnexaQuery      *query)
{
  const AnnexaKind *kind = annexa_query_get_kind (query);

  for (guint i = 0; i < ANNEXA_VIEW_TESTS && view->tests[i].field != NULL; i++)
    {
      const AnnexaField *field = annexa_kind_find_field (kind, view->tests[i].field);
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (view->tests[i].value != NULL)
        parse_value (project, field, view->tests[i].value, &value);
      annexa_query_add_filter (query, field, view->tests[i].test, &value);
    }
}

/**
 * annexa_view_count:
 * @view: a view
 * @project: a project
 *
 * Returns: how many records it shows
 */
gint64
annexa_view_count (const AnnexaView *view,
                   AnnexaProject    *project)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (view->kind));

  annexa_view_apply (view, project, query);
  return annexa_project_count_query (project, query);
}
