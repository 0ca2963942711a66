/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"
#include "annexa-query-private.h"

static const char *const direction_sql[] = { "", " NULLS LAST", " DESC" };

/* The titles of linked records are sorted and shown, not their ids. */
char *
annexa_query_title_sql (const AnnexaKind  *kind,
                        const AnnexaField *field)
{
  const AnnexaKind *target = annexa_field_get_target (field);
  const char *table = annexa_kind_get_table (target);

  return g_strdup_printf ("(SELECT other.\"%s\" FROM %s AS other WHERE other.id = %s.\"%s\")",
                          annexa_field_get_column (annexa_kind_get_title_field (target)), table,
                          annexa_kind_get_table (kind), annexa_field_get_column (field));
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (annexa_choice_get_label (*(const AnnexaChoice *const *) a),
                         annexa_choice_get_label (*(const AnnexaChoice *const *) b));
}

/* The words of a choice sort in the order of the table, which is the order of their meaning, or in that of the alphabet. */
static char *
choice_sql (const AnnexaField *field,
            const char        *expression,
            gboolean           by_name)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    g_ptr_array_add (choices, (gpointer) choice);
  if (by_name)
    g_ptr_array_sort (choices, compare_labels);
  g_string_append_printf (sql, "CASE %s", expression);
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", ((const AnnexaChoice *) choices->pdata[i])->word, i);
  g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

/* The expressions to sort by for one field; each gives a number or text that compares byte by byte. */
static void
append_sort_terms (AnnexaQuery       *self,
                   const AnnexaField *field,
                   gboolean           by_name,
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
      title = annexa_query_title_sql (self->kind, field);
      g_ptr_array_add (terms, g_strdup_printf ("annexa_key (%s)", title));
      return;
    case ANNEXA_FIELD_CHOICE:
      g_ptr_array_add (terms, choice_sql (field, expression, by_name && (field->flags & ANNEXA_FIELD_NAMES)));
      return;
    case ANNEXA_FIELD_LINKS:
      g_ptr_array_add (terms, annexa_query_links_sql (self->kind, field,
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
  AnnexaDirection direction = descending ? ANNEXA_DIRECTION_DOWN : is_ref ? ANNEXA_DIRECTION_UP : ANNEXA_DIRECTION_UP_EMPTY_LAST;

  append_sort_terms (self, field, self->by_name, terms);
  while (directions->len < terms->len)
    g_array_append_val (directions, direction);
}

/* Those of a group stay together: things of the same name, or words that nobody knows, are told apart. */
static void
add_group (AnnexaQuery *self,
           GPtrArray   *terms,
           GArray      *directions)
{
  AnnexaFieldType type;
  AnnexaDirection direction = self->group_descending ? ANNEXA_DIRECTION_DOWN : ANNEXA_DIRECTION_UP_EMPTY_LAST;

  if (self->group == NULL)
    return;
  type = annexa_field_get_result (self->group);
  if (type != ANNEXA_FIELD_DATE && type != ANNEXA_FIELD_DATE_TIME)
    append_sort_terms (self, self->group, FALSE, terms);
  g_ptr_array_add (terms, annexa_query_group_sql (self));
  while (directions->len < terms->len)
    g_array_append_val (directions, direction);
}

/* All terms to sort by, the id last so that the order is always the same. @directions has one for each term. */
static GPtrArray *
list_sort_terms (AnnexaQuery *self,
                 GArray      *directions)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);
  const AnnexaDirection up = ANNEXA_DIRECTION_UP;

  add_group (self, terms, directions);
  for (guint i = 0; i < self->sorts->len; i++)
    {
      AnnexaQuerySort *sort = &g_array_index (self->sorts, AnnexaQuerySort, i);

      add_sort (self, sort->field, sort->descending, terms, directions);
    }
  if (self->sorts->len == 0)
    add_sort (self, annexa_kind_find_field (self->kind, "ref"), FALSE, terms, directions);
  g_ptr_array_add (terms, g_strdup_printf ("%s.id", annexa_kind_get_table (self->kind)));
  g_array_append_val (directions, up);
  return terms;
}

/* Adds what a query is sorted by, or what its groups are. */
void
annexa_query_append_order (AnnexaQuery *self,
                           GString     *sql,
                           gboolean     of_groups)
{
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (AnnexaDirection));
  g_autoptr (GPtrArray) terms = NULL;

  if (of_groups)
    {
      terms = g_ptr_array_new_with_free_func (g_free);
      add_group (self, terms, directions);
    }
  else
    terms = list_sort_terms (self, directions);
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", (char *) terms->pdata[i],
                            direction_sql[g_array_index (directions, AnnexaDirection, i)]);
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
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (AnnexaDirection));
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
                AnnexaDirection    direction)
{
  int order;

  if (a->type == ANNEXA_VALUE_NONE || b->type == ANNEXA_VALUE_NONE)
    return (a->type == ANNEXA_VALUE_NONE) - (b->type == ANNEXA_VALUE_NONE);
  order = compare_filled (a, b);
  return direction == ANNEXA_DIRECTION_DOWN ? -order : order;
}

int
annexa_query_compare (AnnexaQuery *self,
                      GPtrArray   *a,
                      GPtrArray   *b)
{
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (AnnexaDirection));
  g_autoptr (GPtrArray) terms = list_sort_terms (self, directions);

  for (guint i = 0; i < terms->len && i < a->len && i < b->len; i++)
    {
      int order = compare_values (a->pdata[i], b->pdata[i], g_array_index (directions, AnnexaDirection, i));

      if (order != 0)
        return order;
    }
  return 0;
}
