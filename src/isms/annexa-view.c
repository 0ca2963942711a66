/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-view.h"

/* Annex A and the organization's own: what is imported beside it is measured through its mapping. */
#define IN_SOA { "in-soa", ANNEXA_TEST_EQUAL, "1" }

/* In the order of their buttons; what needs somebody to act comes first. */
static const AnnexaView views[] = {
  { "person", "left", N_ ("Left"), FALSE, { { "active", ANNEXA_TEST_EQUAL, "no" } } },
  { "person", "external", N_ ("External"), FALSE, { { "external", ANNEXA_TEST_EQUAL, "yes" } } },

  { "asset", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "asset", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "asset", "review-due", N_ ("Review due"), TRUE, { { "next-review", ANNEXA_TEST_AT_MOST, "today" } } },
  { "asset", "not-classified", N_ ("Not classified"), TRUE, { { "classification", ANNEXA_TEST_EMPTY } } },
  { "asset", "personal-data", N_ ("Personal data"), FALSE, { { "personal-data", ANNEXA_TEST_EQUAL, "yes" } } },
  { "asset", "retired", N_ ("Retired"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "retired" } } },

  { "risk", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "risk", "above", N_ ("Above the line"), TRUE,
    { { "above-acceptance", ANNEXA_TEST_EQUAL, "1" }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "risk", "undecided", N_ ("Undecided"), TRUE,
    { { "treatment", ANNEXA_TEST_EQUAL, "undecided" }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "risk", "not-rated", N_ ("Not rated"), TRUE,
    { { "current-level", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "risk", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "risk", "overdue", N_ ("Review due"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "risk", "closed", N_ ("Closed"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "closed" } } },

  { "control", "undecided", N_ ("Undecided"), TRUE,
    { { "applicable", ANNEXA_TEST_EQUAL, "undecided" }, IN_SOA } },
  { "control", "needed", N_ ("Undecided, for a risk"), TRUE,
    { { "applicable", ANNEXA_TEST_EQUAL, "undecided" }, { "risk-count", ANNEXA_TEST_GREATER, "0" }, IN_SOA } },
  { "control", "no-reason", N_ ("No reason"), TRUE,
    { { "applicable", ANNEXA_TEST_EQUAL, "yes" }, { "reasons", ANNEXA_TEST_EMPTY }, IN_SOA } },
  { "control", "no-justification", N_ ("No justification"), TRUE,
    { { "applicable", ANNEXA_TEST_EQUAL, "no" }, { "justification", ANNEXA_TEST_EMPTY }, IN_SOA } },
  { "control", "no-evidence", N_ ("No evidence"), TRUE,
    { { "status", ANNEXA_TEST_EQUAL, "implemented" }, { "evidence-count", ANNEXA_TEST_EQUAL, "0" }, IN_SOA } },
  { "control", "not-implemented", N_ ("Not implemented"), FALSE,
    { { "applicable", ANNEXA_TEST_EQUAL, "yes" }, { "status", ANNEXA_TEST_NOT_EQUAL, "implemented" }, IN_SOA } },
  { "control", "not-audited", N_ ("Not audited"), FALSE,
    { { "applicable", ANNEXA_TEST_EQUAL, "yes" }, { "covered-in-cycle", ANNEXA_TEST_EQUAL, "0" }, IN_SOA } },
  { "control", "excluded", N_ ("Does not apply"), FALSE, { { "applicable", ANNEXA_TEST_EQUAL, "no" }, IN_SOA } },

  { "evidence", "expired", N_ ("Expired"), TRUE, { { "valid-until", ANNEXA_TEST_LESS, "today" } } },
  { "evidence", "proves-nothing", N_ ("Proves nothing"), TRUE, { { "for", ANNEXA_TEST_EMPTY } } },

  { "threat", "not-here", N_ ("Does not matter here"), FALSE, { { "in-scope", ANNEXA_TEST_EQUAL, "no" } } },

  { "vulnerability", "high", N_ ("High"), FALSE, { { "severity", ANNEXA_TEST_EQUAL, "high" } } },

  { "context-issue", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "context-issue", "not-addressed", N_ ("Not addressed"), TRUE,
    { { "relevant", ANNEXA_TEST_EQUAL, "yes" }, { "addressed-by", ANNEXA_TEST_EMPTY } } },
  { "context-issue", "internal", N_ ("Internal"), FALSE, { { "origin", ANNEXA_TEST_EQUAL, "internal" } } },
  { "context-issue", "external", N_ ("External"), FALSE, { { "origin", ANNEXA_TEST_EQUAL, "external" } } },
  { "context-issue", "climate", N_ ("Climate change"), FALSE, { { "category", ANNEXA_TEST_EQUAL, "climate" } } },

  { "party", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "party", "undecided", N_ ("Undecided"), TRUE, { { "taken-into-isms", ANNEXA_TEST_EQUAL, "undecided" } } },
  { "party", "not-met", N_ ("Not met"), TRUE,
    { { "taken-into-isms", ANNEXA_TEST_EQUAL, "yes" }, { "met-by", ANNEXA_TEST_EMPTY } } },
  { "party", "customers", N_ ("Customers"), FALSE, { { "category", ANNEXA_TEST_EQUAL, "customer" } } },

  { "obligation", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "obligation", "overdue", N_ ("Review due"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "obligation", "due-soon", N_ ("Review soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "obligation", "not-assessed", N_ ("Not assessed"), TRUE, { { "compliance", ANNEXA_TEST_EQUAL, "not-assessed" } } },
  { "obligation", "not-met", N_ ("Not met"), TRUE, { { "compliance", ANNEXA_TEST_EQUAL, "does-not-meet" } } },
  { "obligation", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },

  { "communication", "nobody", N_ ("Nobody named"), TRUE, { { "who", ANNEXA_TEST_EMPTY } } },

  { "role", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "role", "nobody", N_ ("Held by nobody"), TRUE, { { "held-by", ANNEXA_TEST_EMPTY } } },
  { "role", "no-deputy", N_ ("No deputy"), FALSE, { { "deputy", ANNEXA_TEST_EMPTY } } },

  { "training", "overdue", N_ ("Expired"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "training", "nobody", N_ ("Nobody attended"), TRUE,
    { { "attended", ANNEXA_TEST_EMPTY }, { "date", ANNEXA_TEST_AT_MOST, "today" } } },
  { "training", "planned", N_ ("Planned"), FALSE, { { "date", ANNEXA_TEST_GREATER, "today" } } },

  { "supplier", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "supplier", "overdue", N_ ("Review due"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "supplier", "due-soon", N_ ("Review soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "supplier", "unsatisfactory", N_ ("Unsatisfactory"), TRUE,
    { { "assessment", ANNEXA_TEST_EQUAL, "unsatisfactory" } } },
  { "supplier", "not-assessed", N_ ("Not assessed"), TRUE, { { "assessment", ANNEXA_TEST_EQUAL, "not-assessed" } } },
  { "supplier", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "supplier", "no-agreement", N_ ("No processing agreement"), TRUE,
    { { "access-to", ANNEXA_TEST_EQUAL, "personal-data" }, { "processing-agreement", ANNEXA_TEST_EQUAL, "no" } } },
  { "supplier", "critical", N_ ("Critical"), FALSE, { { "criticality", ANNEXA_TEST_EQUAL, "3" } } },

  { "assessment", "not-approved", N_ ("Not approved"), TRUE,
    { { "closed", ANNEXA_TEST_EQUAL, "yes" }, { "approved-on", ANNEXA_TEST_EMPTY } } },
  { "assessment", "open", N_ ("Not closed"), FALSE, { { "closed", ANNEXA_TEST_EQUAL, "no" } } },

  { "requirement", "missing", N_ ("Missing"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "missing" } } },
  { "requirement", "partly", N_ ("Partly met"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "partly" } } },
  { "requirement", "not-assessed", N_ ("Not assessed"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "not-assessed" } } },
  { "requirement", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "requirement", "not-audited", N_ ("Not audited"), FALSE, { { "covered-in-cycle", ANNEXA_TEST_EQUAL, "0" } } },

  { "exception", "overdue", N_ ("Expired"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "exception", "requested", N_ ("To be decided"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "requested" } } },
  { "exception", "due-soon", N_ ("Expires soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "exception", "approved", N_ ("Approved"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "approved" } } },

  { "document", "overdue", N_ ("Review due"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "document", "due-soon", N_ ("Review soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "document", "no-owner", N_ ("No owner"), TRUE,
    { { "owner", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "obsolete" } } },
  { "document", "draft", N_ ("Draft"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "draft" } } },
  { "document", "in-review", N_ ("In review"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "in-review" } } },
  { "document", "in-force", N_ ("In force"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "in-force" } } },
  { "document", "obsolete", N_ ("Obsolete"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "obsolete" } } },

  { "task", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "task", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "task", "due-soon", N_ ("Due soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "task", "blocked", N_ ("Blocked"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "blocked" } } },
  { "task", "nobody", N_ ("Nobody responsible"), TRUE,
    { { "responsible", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "done" },
      { "status", ANNEXA_TEST_NOT_EQUAL, "dropped" } } },
  { "task", "no-date", N_ ("No date"), TRUE,
    { { "due", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "done" },
      { "status", ANNEXA_TEST_NOT_EQUAL, "dropped" } } },
  { "task", "in-progress", N_ ("In progress"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "in-progress" } } },
  { "task", "done", N_ ("Done"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "done" } } },

  { "objective", "proposal", N_ ("Proposals"), TRUE, { { "proposal", ANNEXA_TEST_EQUAL, "yes" } } },
  { "objective", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "objective", "due-soon", N_ ("Due soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "objective", "measurement-due", N_ ("Measurement due"), TRUE,
    { { "measurement-due", ANNEXA_TEST_EQUAL, "1" }, { "status", ANNEXA_TEST_NOT_EQUAL, "draft" } } },
  { "objective", "missed", N_ ("Missed"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "missed" } } },
  { "objective", "at-risk", N_ ("At risk"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "at-risk" } } },
  { "objective", "no-owner", N_ ("No owner"), TRUE, { { "owner", ANNEXA_TEST_EMPTY } } },
  { "objective", "achieved", N_ ("Achieved"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "achieved" } } },

  { "incident", "open", N_ ("Not closed"), TRUE, { { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "incident", "notify-overdue", N_ ("Notification overdue"), TRUE, { { "notify-overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "incident", "no-clock", N_ ("Say when it was noticed"), TRUE,
    { { "notify-clock", ANNEXA_TEST_EQUAL, "unknown" } } },
  { "incident", "undecided", N_ ("Notification undecided"), TRUE,
    { { "personal-data", ANNEXA_TEST_EQUAL, "yes" }, { "notify", ANNEXA_TEST_EQUAL, "undecided" } } },
  { "incident", "nobody", N_ ("Nobody handles it"), TRUE,
    { { "handler", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "incident", "closed", N_ ("Closed"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "closed" } } },

  { "change", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "change", "due-soon", N_ ("Due soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "change", "proposed", N_ ("To be decided"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "proposed" } } },
  { "change", "significant", N_ ("Significant"), FALSE, { { "significant", ANNEXA_TEST_EQUAL, "yes" } } },

  { "audit", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "audit", "not-independent", N_ ("Not independent"), TRUE,
    { { "independent", ANNEXA_TEST_EQUAL, "0" }, { "status", ANNEXA_TEST_NOT_EQUAL, "cancelled" } } },
  { "audit", "planned", N_ ("Planned"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "planned" } } },
  { "audit", "internal", N_ ("Internal"), FALSE, { { "type", ANNEXA_TEST_EQUAL, "internal" } } },
  { "audit", "closed", N_ ("Closed"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "closed" } } },

  { "finding", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "finding", "due-soon", N_ ("Due soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "finding", "no-action", N_ ("No corrective action"), TRUE,
    { { "action", ANNEXA_TEST_EMPTY }, { "grade", ANNEXA_TEST_NOT_EQUAL, "improvement" },
      { "grade", ANNEXA_TEST_NOT_EQUAL, "strength" } } },
  { "finding", "open", N_ ("Open"), TRUE,
    { { "status", ANNEXA_TEST_EQUAL, "open" }, { "grade", ANNEXA_TEST_NOT_EQUAL, "strength" } } },
  { "finding", "major", N_ ("Major"), FALSE, { { "grade", ANNEXA_TEST_EQUAL, "major" } } },
  { "finding", "closed", N_ ("Closed"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "closed" } } },

  { "action", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "action", "due-soon", N_ ("Due soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "action", "no-owner", N_ ("No owner"), TRUE,
    { { "owner", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "action", "no-cause", N_ ("No cause"), TRUE,
    { { "cause", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "closed" } } },
  { "action", "not-checked", N_ ("Effect not checked"), TRUE,
    { { "done-on", ANNEXA_TEST_FILLED }, { "effectiveness", ANNEXA_TEST_EQUAL, "not-checked" } } },
  { "action", "not-effective", N_ ("Not effective"), TRUE,
    { { "effectiveness", ANNEXA_TEST_EQUAL, "not-effective" } } },
  { "action", "closed", N_ ("Closed"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "closed" } } },

  { "review", "overdue", N_ ("Overdue"), TRUE, { { "overdue", ANNEXA_TEST_EQUAL, "1" } } },
  { "review", "due-soon", N_ ("Due soon"), TRUE, { { "due-soon", ANNEXA_TEST_EQUAL, "1" } } },
  { "review", "not-approved", N_ ("Minutes not approved"), TRUE, { { "status", ANNEXA_TEST_EQUAL, "held" } } },
  { "review", "planned", N_ ("Planned"), FALSE, { { "status", ANNEXA_TEST_EQUAL, "planned" } } },
};

/* Of the controls of one imported framework. */
static const AnnexaView imported_views[] = {
  { "control", "not-mapped", N_ ("Not mapped"), FALSE,
    { { "mapped-count", ANNEXA_TEST_EQUAL, "0" }, { "withdrawn", ANNEXA_TEST_EQUAL, "no" } } },
  { "control", "not-done", N_ ("Not implemented"), FALSE,
    { { "mapped-status", ANNEXA_TEST_NOT_EQUAL, "implemented" }, { "withdrawn", ANNEXA_TEST_EQUAL, "no" } } },
  { "control", "withdrawn", N_ ("Withdrawn"), FALSE, { { "withdrawn", ANNEXA_TEST_EQUAL, "yes" } } },
};

/**
 * annexa_views_list_imported:
 *
 * Returns: (transfer full) (element-type AnnexaView): the ready-made selections of the controls of an imported framework
 */
GPtrArray *
annexa_views_list_imported (void)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (imported_views); i++)
    g_ptr_array_add (list, (gpointer) &imported_views[i]);
  return list;
}

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

/**
 * annexa_view_find:
 * @kind: a kind
 * @name: the stable name of a view
 *
 * Returns: (nullable): the view of that name
 */
const AnnexaView *
annexa_view_find (const AnnexaKind *kind,
                  const char       *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (strcmp (views[i].kind, kind->name) == 0 && strcmp (views[i].name, name) == 0)
      return &views[i];

  return NULL;
}

/**
 * annexa_view_get_label:
 * @view: a view
 *
 * Returns: (transfer none): what its button says, in the person's language
 */
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
    annexa_value_take_text (value, annexa_project_get_today (project));
  else if (field->type == ANNEXA_FIELD_COMPUTED && annexa_field_get_value_type (field) == ANNEXA_VALUE_TEXT)
    annexa_value_set_text (value, text);
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
 * Returns: how many records it shows, or -1 when they cannot be counted
 */
gint64
annexa_view_count (const AnnexaView *view,
                   AnnexaProject    *project)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (view->kind));

  annexa_view_apply (view, project, query);
  return annexa_project_count_query (project, query, NULL);
}
