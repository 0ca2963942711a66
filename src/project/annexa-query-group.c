/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"
#include "annexa-query-private.h"

static void
clear_group (gpointer data)
{
  AnnexaGroup *group = data;

  annexa_value_clear (&group->first);
  annexa_value_clear (&group->second);
}

/**
 * annexa_project_count_by:
 * @project: a project
 * @query: which records
 * @first: a field that is no link
 * @second: (nullable): a second one
 * @error: return location
 *
 * Counts the records for each value, or pair of values, that occurs.
 *
 * Returns: (transfer full) (element-type AnnexaGroup) (nullable): the counts, in no order
 */
GArray *
annexa_project_count_by (AnnexaProject     *project,
                         AnnexaQuery       *query,
                         const AnnexaField *first,
                         const AnnexaField *second,
                         GError           **error)
{
  g_autofree char *first_sql = annexa_kind_get_sql (query->kind, first);
  g_autofree char *second_sql = second != NULL ? annexa_kind_get_sql (query->kind, second) : g_strdup ("NULL");
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (AnnexaGroup));
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  g_array_set_clear_func (groups, clear_group);
  g_string_append_printf (sql, "SELECT %s, %s, count (*) FROM %s", first_sql, second_sql,
                          annexa_kind_get_table (query->kind));
  annexa_query_append_where (query, sql);
  g_string_append (sql, " GROUP BY 1, 2");
  if (!annexa_query_run_passes (query, project, error))
    return NULL;
  statement = annexa_query_prepare (query, project->store, sql->str, error);
  if (statement == NULL)
    return NULL;
  while (annexa_statement_next (statement, &local_error))
    {
      AnnexaGroup group = { ANNEXA_VALUE_INIT, ANNEXA_VALUE_INIT, annexa_statement_get_int64 (statement, 2) };

      annexa_statement_get_value (statement, 0, &group.first);
      annexa_statement_get_value (statement, 1, &group.second);
      g_array_append_val (groups, group);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&groups);
}


/**
 * annexa_query_can_group:
 * @field: a field
 *
 * Returns: whether records that hold the same in it can be put together, which is of use where few things occur often
 */
gboolean
annexa_query_can_group (const AnnexaField *field)
{
  if (field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_INTERNAL))
    return FALSE;
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
    case ANNEXA_FIELD_YES_NO:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RATING:
    case ANNEXA_FIELD_DATE:
    case ANNEXA_FIELD_DATE_TIME:
      return TRUE;
    case ANNEXA_FIELD_RECORD:
      return annexa_field_get_target (field) != NULL;
    case ANNEXA_FIELD_TEXT:
      return !(field->flags & ANNEXA_FIELD_REQUIRED);
    default:
      return FALSE;
    }
}

/* What tells the groups apart: the value itself, of a day its month. */
char *
annexa_query_group_sql (AnnexaQuery *self)
{
  g_autofree char *expression = annexa_kind_get_sql (self->kind, self->group);
  AnnexaFieldType type = annexa_field_get_result (self->group);

  if (type == ANNEXA_FIELD_DATE || type == ANNEXA_FIELD_DATE_TIME)
    return g_strdup_printf ("substr (%s, 1, 7)", expression);
  return g_steal_pointer (&expression);
}

static void
clear_total (gpointer data)
{
  AnnexaGroupTotal *total = data;

  annexa_value_clear (&total->value);
  g_free (total->sums);
}

static char *
groups_sql (AnnexaQuery *self)
{
  g_autofree char *group = annexa_query_group_sql (self);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s, count (*)", group);
  for (guint i = 0; i < self->sums->len; i++)
    {
      g_autofree char *summand = annexa_kind_get_sql (self->kind, self->sums->pdata[i]);

      g_string_append_printf (sql, ", total (%s)", summand);
    }
  g_string_append_printf (sql, " FROM %s", annexa_kind_get_table (self->kind));
  annexa_query_append_where (self, sql);
  g_string_append_printf (sql, " GROUP BY %s", group);
  annexa_query_append_order (self, sql, TRUE);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Gives the groups of a query in their order; what passes fill in has to be there. */
GArray *
annexa_query_run_groups (AnnexaQuery *self,
                         AnnexaStore *store,
                         GError     **error)
{
  g_autofree char *sql = groups_sql (self);
  g_autoptr (AnnexaStatement) statement = annexa_query_prepare (self, store, sql, error);
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (AnnexaGroupTotal));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (totals, clear_total);
  while (annexa_statement_next (statement, &local_error))
    {
      AnnexaGroupTotal total = { ANNEXA_VALUE_INIT, annexa_statement_get_int64 (statement, 1), NULL };

      annexa_statement_get_value (statement, 0, &total.value);
      total.sums = g_new0 (double, self->sums->len + 1);
      for (guint i = 0; i < self->sums->len; i++)
        {
          g_auto (AnnexaValue) sum = ANNEXA_VALUE_INIT;

          annexa_statement_get_value (statement, (int) i + 2, &sum);
          total.sums[i] = annexa_value_get_number (&sum);
        }
      g_array_append_val (totals, total);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&totals);
}

/**
 * annexa_project_count_groups:
 * @project: a project
 * @query: which records, with a field that they are put together by
 * @error: return location
 *
 * Counts the records of each group, and adds up what annexa_query_add_sum() named.
 *
 * Returns: (transfer full) (element-type AnnexaGroupTotal) (nullable): the groups, in the order of the query
 */
GArray *
annexa_project_count_groups (AnnexaProject *project,
                             AnnexaQuery   *query,
                             GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);
  g_return_val_if_fail (query->group != NULL, NULL);

  return annexa_query_run_passes (query, project, error) ? annexa_query_run_groups (query, project->store, error) : NULL;
}
