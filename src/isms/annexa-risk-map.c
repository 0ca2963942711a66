/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-risk-map.h"

static const AnnexaField *
view_field (AnnexaRiskView view,
            const char    *current,
            const char    *inherent,
            const char    *target)
{
  const char *name = view == ANNEXA_RISK_INHERENT ? inherent : view == ANNEXA_RISK_TARGET ? target : current;

  return annexa_kind_find_field (annexa_kind_lookup ("risk"), name);
}

/**
 * annexa_risk_view_get_likelihood:
 * @view: which ratings
 *
 * Returns: (transfer none): the field of a risk with its likelihood
 */
const AnnexaField *
annexa_risk_view_get_likelihood (AnnexaRiskView view)
{
  return view_field (view, "current-likelihood", "inherent-likelihood", "target-likelihood");
}

/**
 * annexa_risk_view_get_impact:
 * @view: which ratings
 *
 * Returns: (transfer none): the field of a risk with its impact
 */
const AnnexaField *
annexa_risk_view_get_impact (AnnexaRiskView view)
{
  return view_field (view, "current-impact", "inherent-impact", "target-impact");
}

/**
 * annexa_risk_view_get_level:
 * @view: which ratings
 *
 * Returns: (transfer none): the computed field of a risk with the level that follows from both
 */
const AnnexaField *
annexa_risk_view_get_level (AnnexaRiskView view)
{
  return view_field (view, "current-level", "inherent-level", "target-level");
}

static void
leave_out_closed (AnnexaQuery *query)
{
  g_auto (AnnexaValue) closed = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&closed, "closed");
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_query_get_kind (query), "status"),
                           ANNEXA_TEST_NOT_EQUAL, &closed);
}

/**
 * annexa_risk_map_count:
 * @project: a project
 * @view: which ratings
 * @map: (out caller-allocates): the counts
 *
 * Counts the risks in each cell of the matrix of the method in force.
 */
void
annexa_risk_map_count (AnnexaProject *project,
                       AnnexaRiskView view,
                       AnnexaRiskMap *map)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("risk"));
  g_autoptr (GArray) groups = NULL;

  *map = (AnnexaRiskMap){ 0 };
  leave_out_closed (query);
  groups = annexa_project_count_by (project, query, annexa_risk_view_get_likelihood (view),
                                    annexa_risk_view_get_impact (view), NULL);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);
      gint64 likelihood = annexa_value_get_integer (&group->first);
      gint64 impact = annexa_value_get_integer (&group->second);
      const AnnexaLevelInfo *level = NULL;

      if (likelihood >= 1 && likelihood <= ANNEXA_LARGEST_SCALE && impact >= 1 && impact <= ANNEXA_LARGEST_SCALE)
        level = annexa_scales_get_level (scales, scales->matrix[likelihood][impact]);
      if (level == NULL)
        {
          map->n_unrated += group->count;
          continue;
        }
      map->counts[likelihood][impact] += group->count;
      map->n_rated += group->count;
      if (!level->acceptable)
        map->n_above += group->count;
    }
}

/**
 * annexa_risk_map_query_cell:
 * @view: which ratings
 * @likelihood: a step
 * @impact: a step
 *
 * Returns: (transfer full): the query for the risks in that cell
 */
AnnexaQuery *
annexa_risk_map_query_cell (AnnexaRiskView view,
                            gint64         likelihood,
                            gint64         impact)
{
  AnnexaQuery *query = annexa_query_new (annexa_kind_lookup ("risk"));
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  leave_out_closed (query);
  annexa_value_set_integer (&value, likelihood);
  annexa_query_add_filter (query, annexa_risk_view_get_likelihood (view), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_integer (&value, impact);
  annexa_query_add_filter (query, annexa_risk_view_get_impact (view), ANNEXA_TEST_EQUAL, &value);
  return query;
}

/**
 * annexa_risk_map_query_list:
 * @view: which of the ratings
 *
 * Returns: (transfer full): a query for all that the map counts, the worst first
 */
AnnexaQuery *
annexa_risk_map_query_list (AnnexaRiskView view)
{
  AnnexaQuery *query = annexa_query_new (annexa_kind_lookup ("risk"));

  leave_out_closed (query);
  annexa_query_add_sort (query, annexa_risk_view_get_level (view), TRUE);
  return query;
}

/**
 * annexa_risk_map_count_above:
 * @project: a project
 *
 * Returns: how many risks lie above the acceptance line today and are not accepted (6.1.2 e)
 */
gint64
annexa_risk_map_count_above (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  leave_out_closed (query);
  annexa_value_set_text (&value, "accepted");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "status"), ANNEXA_TEST_NOT_EQUAL, &value);
  annexa_value_set_integer (&value, 1);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "above-acceptance"), ANNEXA_TEST_EQUAL, &value);
  return annexa_project_count_query (project, query, NULL);
}
