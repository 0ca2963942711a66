/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"
#include "annexa-query-private.h"

typedef struct
{
  const AnnexaField *field;
  AnnexaTest test;
  AnnexaValue value;
} Filter;

typedef struct
{
  const AnnexaField *field;
  gboolean descending;
} Sort;

/* How a term sorts. Empty ones come last in each way; a reference is never empty, and an index gives its order. */
typedef enum
{
  DIRECTION_UP,
  DIRECTION_UP_EMPTY_LAST,
  DIRECTION_DOWN,
} Direction;

static const char *const direction_sql[] = { "", " NULLS LAST", " DESC" };

struct _AnnexaQuery
{
  const AnnexaKind *kind;
  GArray *filters;
  GArray *sorts;
};

static void
clear_filter (gpointer data)
{
  annexa_value_clear (&((Filter *) data)->value);
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
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, clear_filter);
  self->sorts = g_array_new (FALSE, FALSE, sizeof (Sort));
  return self;
}

AnnexaQuery *
annexa_query_copy (AnnexaQuery *self)
{
  AnnexaQuery *copy = annexa_query_new (self->kind);

  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = &g_array_index (self->filters, Filter, i);

      annexa_query_add_filter (copy, filter->field, filter->test, &filter->value);
    }
  if (self->sorts->len > 0)
    g_array_append_vals (copy->sorts, self->sorts->data, self->sorts->len);
  return copy;
}

void
annexa_query_free (AnnexaQuery *self)
{
  g_array_unref (self->filters);
  g_array_unref (self->sorts);
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
  Filter filter = { field, test, ANNEXA_VALUE_INIT };

  g_return_if_fail (field != NULL);

  if (value != NULL)
    annexa_value_copy (value, &filter.value);
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
  Sort sort = { field, descending };

  g_array_append_val (self->sorts, sort);
}

/* The titles of linked records are sorted and shown, not their ids. */
static char *
title_sql (const AnnexaKind  *kind,
           const AnnexaField *field)
{
  const AnnexaKind *target = annexa_field_get_target (field);
  const char *table = annexa_kind_get_table (target);

  return g_strdup_printf ("(SELECT other.\"%s\" FROM %s AS other WHERE other.id = %s.\"%s\")",
                          annexa_field_get_column (annexa_kind_get_title_field (target)), table,
                          annexa_kind_get_table (kind), annexa_field_get_column (field));
}

/* The words of a choice sort in the order of the table, which is the order of their meaning. */
static char *
choice_sql (const AnnexaField *field,
            const char        *expression)
{
  GString *sql = g_string_new (NULL);
  guint rank = 0;

  g_string_append_printf (sql, "CASE %s", expression);
  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", choice->word, rank++);
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

static char *
links_sql (const AnnexaKind  *kind,
           const AnnexaField *field,
           const char        *format)
{
  g_autofree char *link = annexa_kind_get_link_table (kind, field);
  g_autoptr (GString) sql = g_string_new (format);

  g_string_replace (sql, "OWN", annexa_field_get_link_column (field, FALSE), 0);
  g_string_replace (sql, "OTHER", annexa_field_get_link_column (field, TRUE), 0);
  g_string_replace (sql, "LINK", link, 0);
  g_string_replace (sql, "TABLE", annexa_kind_get_table (kind), 0);
  return g_strdup (sql->str);
}

/* The expressions to sort by for one field; each gives a number or text that compares byte by byte. */
static void
append_sort_terms (AnnexaQuery       *self,
                   const AnnexaField *field,
                   GPtrArray         *terms)
{
  g_autofree char *expression = field->type != ANNEXA_FIELD_LINKS ? annexa_kind_get_sql (self->kind, field) : NULL;
  g_autofree char *title = NULL;

  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_REF:
      if (self->kind->flags & ANNEXA_KIND_CATALOGUE_ORDER)
        {
          g_ptr_array_add (terms, g_strdup_printf ("%s.id", annexa_kind_get_table (self->kind)));
          return;
        }
      g_ptr_array_add (terms, g_strdup_printf ("length (%s)", expression));
      g_ptr_array_add (terms, g_steal_pointer (&expression));
      return;
    case ANNEXA_FIELD_TEXT:
    case ANNEXA_FIELD_LONG_TEXT:
    case ANNEXA_FIELD_FILE:
      g_ptr_array_add (terms, g_strdup_printf ("annexa_key (%s)", expression));
      return;
    case ANNEXA_FIELD_RECORD:
      title = title_sql (self->kind, field);
      g_ptr_array_add (terms, g_strdup_printf ("annexa_key (%s)", title));
      return;
    case ANNEXA_FIELD_CHOICE:
      g_ptr_array_add (terms, choice_sql (field, expression));
      return;
    case ANNEXA_FIELD_LINKS:
      g_ptr_array_add (terms, links_sql (self->kind, field,
                                         "(SELECT nullif (count (*), 0) FROM LINK WHERE LINK.OWN = TABLE.id)"));
      return;
    default:
      g_ptr_array_add (terms, g_steal_pointer (&expression));
      return;
    }
}

/* Each term stands in the SQL once, as SQLite works out a term again wherever it stands. */
static void
add_sort (AnnexaQuery       *self,
          const AnnexaField *field,
          gboolean           descending,
          GPtrArray         *terms,
          GArray            *directions)
{
  gboolean is_ref = annexa_field_get_result (field) == ANNEXA_FIELD_REF;
  Direction direction = descending ? DIRECTION_DOWN : is_ref ? DIRECTION_UP : DIRECTION_UP_EMPTY_LAST;

  append_sort_terms (self, field, terms);
  while (directions->len < terms->len)
    g_array_append_val (directions, direction);
}

/* All terms to sort by, the id last so that the order is always the same. @directions has one for each term. */
static GPtrArray *
list_sort_terms (AnnexaQuery *self,
                 GArray      *directions)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);
  const Direction up = DIRECTION_UP;

  for (guint i = 0; i < self->sorts->len; i++)
    {
      Sort *sort = &g_array_index (self->sorts, Sort, i);

      add_sort (self, sort->field, sort->descending, terms, directions);
    }
  if (self->sorts->len == 0)
    add_sort (self, annexa_kind_find_field (self->kind, "ref"), FALSE, terms, directions);
  g_ptr_array_add (terms, g_strdup_printf ("%s.id", annexa_kind_get_table (self->kind)));
  g_array_append_val (directions, up);
  return terms;
}

static const char *
operator_of (AnnexaTest test)
{
  switch ((int) test)
    {
    case ANNEXA_TEST_LESS:
      return "<";
    case ANNEXA_TEST_AT_MOST:
      return "<=";
    case ANNEXA_TEST_GREATER:
      return ">";
    case ANNEXA_TEST_AT_LEAST:
      return ">=";
    case ANNEXA_TEST_NOT_EQUAL:
      return "IS NOT";
    default:
      return "IS";
    }
}

static char *
filter_sql (AnnexaQuery  *self,
            const Filter *filter,
            guint         parameter)
{
  gboolean negated = filter->test == ANNEXA_TEST_NOT_EQUAL || filter->test == ANNEXA_TEST_EMPTY;
  g_autofree char *expression = NULL;

  if (filter->field->type == ANNEXA_FIELD_LINKS)
    {
      g_autofree char *any = links_sql (self->kind, filter->field, "SELECT 1 FROM LINK WHERE LINK.OWN = TABLE.id");

      if (filter->test == ANNEXA_TEST_EMPTY || filter->test == ANNEXA_TEST_FILLED)
        return g_strdup_printf ("%sEXISTS (%s)", negated ? "NOT " : "", any);
      return g_strdup_printf ("%sEXISTS (%s AND %s = ?%u)", negated ? "NOT " : "", any,
                              annexa_field_get_link_column (filter->field, TRUE), parameter);
    }

  expression = annexa_kind_get_sql (self->kind, filter->field);
  if (filter->test == ANNEXA_TEST_EMPTY || filter->test == ANNEXA_TEST_FILLED)
    return g_strdup_printf ("%s IS %sNULL", expression, negated ? "" : "NOT ");
  if (annexa_field_get_result (filter->field) == ANNEXA_FIELD_CHOICES)
    return g_strdup_printf ("instr (' ' || ifnull (%s, '') || ' ', ' ' || ?%u || ' ') %s 0", expression, parameter,
                            negated ? "=" : ">");
  return g_strdup_printf ("%s %s ?%u", expression, operator_of (filter->test), parameter);
}

static void
append_where (AnnexaQuery *self,
              GString     *sql)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      g_autofree char *condition = filter_sql (self, &g_array_index (self->filters, Filter, i), i + 1);

      g_string_append_printf (sql, "%s%s", i == 0 ? " WHERE " : " AND ", condition);
    }
}

static char *
query_sql (AnnexaQuery *self)
{
  const char *table = annexa_kind_get_table (self->kind);
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (Direction));
  g_autoptr (GPtrArray) terms = list_sort_terms (self, directions);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s.id FROM %s", table, table);
  append_where (self, sql);
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", (char *) terms->pdata[i],
                            direction_sql[g_array_index (directions, Direction, i)]);
  return g_string_free (sql, FALSE);
}

static AnnexaStatement *
prepare (AnnexaQuery *self,
         AnnexaStore *store,
         const char  *sql,
         GError     **error)
{
  AnnexaStatement *statement = annexa_store_prepare (store, sql, error);

  for (guint i = 0; statement != NULL && i < self->filters->len; i++)
    {
      Filter *filter = &g_array_index (self->filters, Filter, i);

      if (filter->test == ANNEXA_TEST_EMPTY || filter->test == ANNEXA_TEST_FILLED)
        continue;
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
  g_autoptr (AnnexaStatement) statement = prepare (self, store, sql, error);

  return statement != NULL ? annexa_statement_read_ids (statement, error) : NULL;
}

static gboolean
run_passes (AnnexaProject *project,
            AnnexaQuery   *self,
            GError       **error)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (!annexa_project_require (project, g_array_index (self->filters, Filter, i).field, error))
      return FALSE;
  for (guint i = 0; i < self->sorts->len; i++)
    if (!annexa_project_require (project, g_array_index (self->sorts, Sort, i).field, error))
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

  return run_passes (project, query, error) ? annexa_query_run (query, project->store, error) : NULL;
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
gint64
annexa_query_count (AnnexaQuery *self,
                    AnnexaStore *store)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM ");
  g_autoptr (AnnexaStatement) statement = NULL;

  g_string_append (sql, annexa_kind_get_table (self->kind));
  append_where (self, sql);
  statement = prepare (self, store, sql->str, NULL);
  return statement != NULL && annexa_statement_next (statement, NULL) ? annexa_statement_get_int64 (statement, 0) : 0;
}

/**
 * annexa_project_count_query:
 * @project: a project
 * @query: which records
 *
 * Returns: how many records there are
 */
gint64
annexa_project_count_query (AnnexaProject *project,
                            AnnexaQuery   *query)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), 0);

  return run_passes (project, query, NULL) ? annexa_query_count (query, project->store) : 0;
}

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
  append_where (query, sql);
  g_string_append (sql, " GROUP BY 1, 2");
  if (!run_passes (project, query, error))
    return NULL;
  statement = prepare (query, project->store, sql->str, error);
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

/* Whether an edit can move or remove records in the result that it does not touch. */
gboolean
annexa_query_follows (AnnexaQuery   *self,
                      AnnexaChanges *changes)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (annexa_field_follows (g_array_index (self->filters, Filter, i).field, changes))
      return TRUE;
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const AnnexaField *field = g_array_index (self->sorts, Sort, i).field;

      if (annexa_field_follows (field, changes)
          || (field->type == ANNEXA_FIELD_RECORD && annexa_changes_touch (changes, annexa_kind_lookup (field->target))))
        return TRUE;
    }
  return FALSE;
}

/* Whether the query takes longer than a glance with 100,000 records: one that looks at other tables for each record. One
 * that needs a pass cannot leave its connection, however. */
gboolean
annexa_query_is_slow (AnnexaQuery *self)
{
  gboolean slow = FALSE;

  for (guint i = 0; i < self->filters->len; i++)
    {
      const AnnexaField *field = g_array_index (self->filters, Filter, i).field;

      if (field->pass != NULL)
        return FALSE;
      slow = slow || field->type == ANNEXA_FIELD_COMPUTED;
    }
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const AnnexaField *field = g_array_index (self->sorts, Sort, i).field;

      if (field->pass != NULL)
        return FALSE;
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
  append_where (self, sql);
  g_string_append_printf (sql, "%s%s.id = ?%u", self->filters->len > 0 ? " AND " : " WHERE ", table,
                          self->filters->len + 1);
  if (!run_passes (project, self, NULL))
    return FALSE;
  statement = prepare (self, project->store, sql->str, NULL);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, (int) self->filters->len + 1, id);
  return annexa_statement_next (statement, NULL);
}

static void
free_value (gpointer data)
{
  annexa_value_clear (data);
  g_free (data);
}

/* What the record is sorted by, for annexa_query_compare(); empty when it does not exist. */
GPtrArray *
annexa_query_get_sort_values (AnnexaQuery   *self,
                              AnnexaProject *project,
                              gint64         id)
{
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (Direction));
  g_autoptr (GPtrArray) terms = list_sort_terms (self, directions);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (AnnexaStatement) statement = NULL;
  GPtrArray *values = g_ptr_array_new_with_free_func (free_value);
  const char *table = annexa_kind_get_table (self->kind);

  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", (char *) terms->pdata[i]);
  g_string_append_printf (sql, " FROM %s WHERE %s.id = ?1", table, table);

  statement = annexa_store_prepare (project->store, sql->str, NULL);
  if (statement == NULL)
    return values;
  annexa_statement_bind_int64 (statement, 1, id);
  if (!annexa_statement_next (statement, NULL))
    return values;
  for (guint i = 0; i < terms->len; i++)
    {
      AnnexaValue *value = g_new0 (AnnexaValue, 1);
      const char *text;

      annexa_statement_get_value (statement, (int) i, value);
      /* Keys to sort by are bytes, not text: as they are, or they would not compare as they do in SQL. */
      text = annexa_statement_is_text (statement, (int) i) ? annexa_statement_get_text (statement, (int) i) : NULL;
      if (text != NULL)
        {
          annexa_value_clear (value);
          *value = (AnnexaValue){ .type = ANNEXA_VALUE_TEXT, .text = g_strdup (text) };
        }
      g_ptr_array_add (values, value);
    }
  return values;
}

/* As SQLite compares: numbers before text. */
static int
compare_filled (const AnnexaValue *a,
                const AnnexaValue *b)
{
  gboolean a_text = a->type == ANNEXA_VALUE_TEXT;
  gboolean b_text = b->type == ANNEXA_VALUE_TEXT;
  double left, right;

  if (a_text && b_text)
    return strcmp (a->text, b->text);
  if (a_text != b_text)
    return a_text ? 1 : -1;
  if (a->type == ANNEXA_VALUE_INTEGER && b->type == ANNEXA_VALUE_INTEGER)
    return (a->integer > b->integer) - (a->integer < b->integer);

  left = annexa_value_get_number (a);
  right = annexa_value_get_number (b);
  return (left > right) - (left < right);
}

static int
compare_values (const AnnexaValue *a,
                const AnnexaValue *b,
                Direction          direction)
{
  int order;

  if (a->type == ANNEXA_VALUE_NONE || b->type == ANNEXA_VALUE_NONE)
    return (a->type == ANNEXA_VALUE_NONE) - (b->type == ANNEXA_VALUE_NONE);
  order = compare_filled (a, b);
  return direction == DIRECTION_DOWN ? -order : order;
}

int
annexa_query_compare (AnnexaQuery *self,
                      GPtrArray   *a,
                      GPtrArray   *b)
{
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (Direction));
  g_autoptr (GPtrArray) terms = list_sort_terms (self, directions);

  for (guint i = 0; i < terms->len && i < a->len && i < b->len; i++)
    {
      int order = compare_values (a->pdata[i], b->pdata[i], g_array_index (directions, Direction, i));

      if (order != 0)
        return order;
    }
  return 0;
}
