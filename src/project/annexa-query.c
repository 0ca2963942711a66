/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"
#include "annexa-query-private.h"

static void
clear_filter (gpointer data)
{
  annexa_value_clear (&((AnnexaQueryFilter *) data)->value);
}

/**
 * annexa_query_new:
 * @kind: a kind
 *
 * Returns: (transfer full): a query for all records of @kind, by their refs or in the order of the standard
 */
AnnexaQuery *
annexa_query_new (const AnnexaKind *kind)
{
  AnnexaQuery *self = g_new0 (AnnexaQuery, 1);

  self->kind = kind;
  self->filters = g_array_new (FALSE, FALSE, sizeof (AnnexaQueryFilter));
  g_array_set_clear_func (self->filters, clear_filter);
  self->sorts = g_array_new (FALSE, FALSE, sizeof (AnnexaQuerySort));
  self->sums = g_ptr_array_new ();
  return self;
}

AnnexaQuery *
annexa_query_copy (AnnexaQuery *self)
{
  AnnexaQuery *copy = annexa_query_new (self->kind);

  for (guint i = 0; i < self->filters->len; i++)
    {
      AnnexaQueryFilter *filter = &g_array_index (self->filters, AnnexaQueryFilter, i);

      annexa_query_add_filter (copy, filter->field, filter->test, &filter->value);
      g_array_index (copy->filters, AnnexaQueryFilter, i).day = filter->day;
    }
  if (self->sorts->len > 0)
    g_array_append_vals (copy->sorts, self->sorts->data, self->sorts->len);
  copy->group = self->group;
  copy->group_descending = self->group_descending;
  copy->by_name = self->by_name;
  for (guint i = 0; i < self->sums->len; i++)
    g_ptr_array_add (copy->sums, self->sums->pdata[i]);
  return copy;
}

void
annexa_query_free (AnnexaQuery *self)
{
  g_array_unref (self->filters);
  g_array_unref (self->sorts);
  g_ptr_array_unref (self->sums);
  g_free (self);
}

const AnnexaKind *
annexa_query_get_kind (AnnexaQuery *self)
{
  return self->kind;
}

/**
 * annexa_query_add_filter:
 * @self: a query
 * @field: a field of its kind
 * @test: what to look for
 * @value: (nullable): what to compare with; of sets and links: one word or one id
 *
 * Leaves only records that pass this test, too.
 */
void
annexa_query_add_filter (AnnexaQuery       *self,
                         const AnnexaField *field,
                         AnnexaTest         test,
                         const AnnexaValue *value)
{
  AnnexaQueryFilter filter = { field, test, ANNEXA_VALUE_INIT, ANNEXA_QUERY_DAY_NONE };

  g_return_if_fail (field != NULL);

  if (value != NULL)
    annexa_value_copy (value, &filter.value);
  g_array_append_val (self->filters, filter);
}

/* The same with a day that is known when the query runs. */
void
annexa_query_add_day_filter (AnnexaQuery       *self,
                             const AnnexaField *field,
                             AnnexaTest         test,
                             AnnexaQueryDay     day)
{
  AnnexaQueryFilter filter = { field, test, ANNEXA_VALUE_INIT, day };

  g_array_append_val (self->filters, filter);
}

/**
 * annexa_query_add_sort:
 * @self: a query
 * @field: a field of its kind
 * @descending: whether the greatest comes first
 *
 * Sorts records that are equal so far by one more field. Empty ones come last in both directions.
 */
void
annexa_query_add_sort (AnnexaQuery       *self,
                       const AnnexaField *field,
                       gboolean           descending)
{
  AnnexaQuerySort sort = { field, descending };

  g_array_append_val (self->sorts, sort);
}

/**
 * annexa_query_sort_by_name:
 * @self: a query
 *
 * Has choices that are names, such as types, sort by what people read, as whoever clicks on the heading of a column expects.
 * Else they have the order of their table everywhere, which is that of their meaning and the same in all languages.
 */
void
annexa_query_sort_by_name (AnnexaQuery *self)
{
  self->by_name = TRUE;
}

/**
 * annexa_query_set_group:
 * @self: a query
 * @field: (nullable): a field of its kind that annexa_query_can_group() allows, or %NULL for no groups
 * @descending: whether the group with the greatest value comes first
 *
 * Puts records together that hold the same, before they are sorted. Dates are put together by months.
 */
void
annexa_query_set_group (AnnexaQuery       *self,
                        const AnnexaField *field,
                        gboolean           descending)
{
  g_return_if_fail (field == NULL || annexa_query_can_group (field));

  self->group = field;
  self->group_descending = descending;
}

/**
 * annexa_query_get_group:
 * @self: a query
 *
 * Returns: (nullable): the field that records are put together by
 */
const AnnexaField *
annexa_query_get_group (AnnexaQuery *self)
{
  return self->group;
}

/**
 * annexa_query_add_sum:
 * @self: a query with groups
 * @field: a field of its kind that holds numbers
 *
 * Has the numbers of each group added up.
 */
void
annexa_query_add_sum (AnnexaQuery       *self,
                      const AnnexaField *field)
{
  g_ptr_array_add (self->sums, (gpointer) field);
}

/**
 * annexa_query_get_n_sums:
 * @self: a query
 *
 * Returns: of how many fields the numbers of each group are added up
 */
guint
annexa_query_get_n_sums (AnnexaQuery *self)
{
  return self->sums->len;
}

/**
 * annexa_query_get_sum:
 * @self: a query
 * @sum: which of them
 *
 * Returns: (transfer none): the field
 */
const AnnexaField *
annexa_query_get_sum (AnnexaQuery *self,
                      guint        sum)
{
  return self->sums->pdata[sum];
}

static char *
query_sql (AnnexaQuery *self)
{
  const char *table = annexa_kind_get_table (self->kind);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s.id FROM %s", table, table);
  annexa_query_append_where (self, sql);
  annexa_query_append_order (self, sql, FALSE);
  return g_string_free (sql, FALSE);
}

AnnexaStatement *
annexa_query_prepare (AnnexaQuery *self,
                      AnnexaStore *store,
                      const char  *sql,
                      GError     **error)
{
  AnnexaStatement *statement = annexa_store_prepare (store, sql, error);

  for (guint i = 0; statement != NULL && i < self->filters->len; i++)
    {
      AnnexaQueryFilter *filter = &g_array_index (self->filters, AnnexaQueryFilter, i);

      if (annexa_query_filter_binds (filter))
        annexa_statement_bind_value (statement, (int) i + 1, &filter->value);
    }
  return statement;
}

/* Gives the ids of the records, in order; what passes fill in has to be there. */
GArray *
annexa_query_run (AnnexaQuery *self,
                  AnnexaStore *store,
                  GError     **error)
{
  g_autofree char *sql = query_sql (self);
  g_autoptr (AnnexaStatement) statement = annexa_query_prepare (self, store, sql, error);

  return statement != NULL ? annexa_statement_read_ids (statement, error) : NULL;
}

gboolean
annexa_query_run_passes (AnnexaQuery   *self,
                         AnnexaProject *project,
                         GError       **error)
{
  if (self->group != NULL && !annexa_project_require (project, self->group, error))
    return FALSE;
  for (guint i = 0; i < self->sums->len; i++)
    if (!annexa_project_require (project, self->sums->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->filters->len; i++)
    if (!annexa_project_require (project, g_array_index (self->filters, AnnexaQueryFilter, i).field, error))
      return FALSE;
  for (guint i = 0; i < self->sorts->len; i++)
    if (!annexa_project_require (project, g_array_index (self->sorts, AnnexaQuerySort, i).field, error))
      return FALSE;
  return TRUE;
}

/**
 * annexa_project_query:
 * @project: a project
 * @query: which records
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records, in order
 */
GArray *
annexa_project_query (AnnexaProject *project,
                      AnnexaQuery   *query,
                      GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  return annexa_query_run_passes (query, project, error) ? annexa_query_run (query, project->store, error) : NULL;
}

/**
 * annexa_project_query_records:
 * @project: a project
 * @query: which records
 * @error: return location
 *
 * For a few records at a time: each of them is read, where a list reads those that can be seen.
 *
 * Returns: (transfer full) (element-type AnnexaRecord) (nullable): the records, in order
 */
GPtrArray *
annexa_project_query_records (AnnexaProject *project,
                              AnnexaQuery   *query,
                              GError       **error)
{
  g_autoptr (GArray) ids = annexa_project_query (project, query, error);

  if (ids == NULL)
    return NULL;
  return annexa_project_get_records (project, query->kind, (const gint64 *) (void *) ids->data, ids->len, error);
}

/* Says how many records there are; what passes fill in has to be there. */
gboolean
annexa_query_count (AnnexaQuery *self,
                    AnnexaStore *store,
                    gint64      *count,
                    GError     **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM ");
  g_autoptr (AnnexaStatement) statement = NULL;

  g_string_append (sql, annexa_kind_get_table (self->kind));
  annexa_query_append_where (self, sql);
  statement = annexa_query_prepare (self, store, sql->str, error);
  if (statement == NULL || !annexa_statement_next (statement, error))
    return FALSE;
  *count = annexa_statement_get_int64 (statement, 0);
  return TRUE;
}

/**
 * annexa_project_count_query:
 * @project: a project
 * @query: which records
 * @error: return location
 *
 * Returns: how many records there are, or -1 when they cannot be counted
 */
gint64
annexa_project_count_query (AnnexaProject *project,
                            AnnexaQuery   *query,
                            GError       **error)
{
  gint64 count;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), -1);

  return annexa_query_run_passes (query, project, error) && annexa_query_count (query, project->store, &count, error)
             ? count
             : -1;
}

static gboolean
looks_at_others (const AnnexaField *field)
{
  return field->type == ANNEXA_FIELD_COMPUTED || field->type == ANNEXA_FIELD_RECORD;
}

/* Whether an edit can give a computed field another value in records that it does not touch. */
gboolean
annexa_field_follows (const AnnexaField *field,
                      AnnexaChanges     *changes)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (field->type != ANNEXA_FIELD_COMPUTED)
    return FALSE;
  if (field->pass != NULL && annexa_pass_follows (field, changes))
    return TRUE;
  for (guint i = 0; i < n_kinds; i++)
    if (annexa_changes_touch (changes, kinds[i]) && annexa_kind_is_read_by (kinds[i], field))
      return TRUE;
  return FALSE;
}

/* Whether an edit can give a record another place by what it does to others. */
static gboolean
order_follows (const AnnexaField *field,
               AnnexaChanges     *changes)
{
  return annexa_field_follows (field, changes)
         || (field->type == ANNEXA_FIELD_RECORD && annexa_changes_touch (changes, annexa_kind_lookup (field->target)));
}

/* Whether an edit can move or remove records in the result that it does not touch. */
gboolean
annexa_query_follows (AnnexaQuery   *self,
                      AnnexaChanges *changes)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (order_follows (g_array_index (self->filters, AnnexaQueryFilter, i).field, changes))
      return TRUE;
  for (guint i = 0; i < self->sorts->len; i++)
    if (order_follows (g_array_index (self->sorts, AnnexaQuerySort, i).field, changes))
      return TRUE;
  return self->group != NULL && order_follows (self->group, changes);
}

/* Whether the query looks at what a pass has put together, which is known to its connection alone. */
gboolean
annexa_query_needs_pass (AnnexaQuery *self)
{
  if (self->group != NULL && self->group->pass != NULL)
    return TRUE;
  for (guint i = 0; i < self->sums->len; i++)
    if (((const AnnexaField *) self->sums->pdata[i])->pass != NULL)
      return TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    if (g_array_index (self->filters, AnnexaQueryFilter, i).field->pass != NULL)
      return TRUE;
  for (guint i = 0; i < self->sorts->len; i++)
    if (g_array_index (self->sorts, AnnexaQuerySort, i).field->pass != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the query takes longer than a glance with 100,000 records: one that looks at other tables for each record. */
gboolean
annexa_query_is_slow (AnnexaQuery *self)
{
  gboolean slow = self->group != NULL;

  for (guint i = 0; i < self->filters->len; i++)
    {
      const AnnexaQueryFilter *filter = &g_array_index (self->filters, AnnexaQueryFilter, i);

      slow = slow || filter->field->type == ANNEXA_FIELD_COMPUTED || filter->test == ANNEXA_TEST_CONTAINS
             || filter->test == ANNEXA_TEST_LACKS;
    }
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const AnnexaField *field = g_array_index (self->sorts, AnnexaQuerySort, i).field;

      slow = slow || looks_at_others (field) || field->type == ANNEXA_FIELD_LINKS
             || annexa_field_get_value_type (field) == ANNEXA_VALUE_TEXT;
    }
  return slow;
}

gboolean
annexa_query_matches (AnnexaQuery   *self,
                      AnnexaProject *project,
                      gint64         id)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AnnexaStatement) statement = NULL;
  const char *table = annexa_kind_get_table (self->kind);

  g_string_append_printf (sql, "SELECT 1 FROM %s", table);
  annexa_query_append_where (self, sql);
  g_string_append_printf (sql, "%s%s.id = ?%u", self->filters->len > 0 ? " AND " : " WHERE ", table,
                          self->filters->len + 1);
  if (!annexa_query_run_passes (self, project, NULL))
    return FALSE;
  statement = annexa_query_prepare (self, project->store, sql->str, NULL);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, (int) self->filters->len + 1, id);
  return annexa_statement_next (statement, NULL);
}

