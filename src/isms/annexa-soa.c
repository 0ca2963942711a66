/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-soa.h"

/**
 * annexa_soa_query_new:
 *
 * What is said about the Statement of Applicability starts from this: frameworks that were imported beside Annex A are
 * no part of it.
 *
 * Returns: (transfer full): the controls of Annex A and the organization's own
 */
AnnexaQuery *
annexa_soa_query_new (void)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  AnnexaQuery *query = annexa_query_new (kind);
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&yes, TRUE);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "in-soa"), ANNEXA_TEST_EQUAL, &yes);
  return query;
}

static void
count_decisions (AnnexaProject     *project,
                 AnnexaQuery       *query,
                 AnnexaSoaProgress *progress)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_autoptr (GArray) groups = annexa_project_count_by (project, query, annexa_kind_find_field (kind, "applicable"),
                                                       annexa_kind_find_field (kind, "status"), NULL);

  *progress = (AnnexaSoaProgress){ 0 };
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);
      const char *applicable = annexa_value_get_text (&group->first);
      gboolean applies = g_strcmp0 (applicable, "yes") == 0;

      progress->total += group->count;
      if (applies || g_strcmp0 (applicable, "no") == 0)
        progress->decided += group->count;
      if (applies)
        progress->applicable += group->count;
      if (applies && g_strcmp0 (annexa_value_get_text (&group->second), "implemented") == 0)
        progress->implemented += group->count;
    }
}

/**
 * annexa_soa_get_progress:
 * @project: a project
 * @theme: (nullable): the word of a theme of Annex A, or %NULL for all controls, also the organization's own
 * @progress: (out caller-allocates): how far it has come
 *
 * Counts the decisions about the controls of Annex A and, without a theme, of the organization's own, not those of other
 * frameworks.
 */
void
annexa_soa_get_progress (AnnexaProject     *project,
                         const char        *theme,
                         AnnexaSoaProgress *progress)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) no = ANNEXA_VALUE_INIT;

  if (theme != NULL)
    {
      annexa_value_set_text (&value, theme);
      annexa_value_set_integer (&no, FALSE);
      annexa_query_add_filter (query, annexa_kind_find_field (kind, "theme"), ANNEXA_TEST_EQUAL, &value);
      annexa_query_add_filter (query, annexa_kind_find_field (kind, "own"), ANNEXA_TEST_EQUAL, &no);
    }
  count_decisions (project, query, progress);
}

/**
 * annexa_soa_get_own_progress:
 * @project: a project
 * @progress: (out caller-allocates): how far it has come
 *
 * Counts the decisions about the controls that the organization added itself.
 */
void
annexa_soa_get_own_progress (AnnexaProject     *project,
                             AnnexaSoaProgress *progress)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&yes, TRUE);
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_kind_lookup ("control"), "own"), ANNEXA_TEST_EQUAL, &yes);
  count_decisions (project, query, progress);
}
