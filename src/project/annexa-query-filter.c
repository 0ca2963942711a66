/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"
#include "annexa-query-private.h"

/* Writes SQL about links: TABLE is that of the kind, LINK the one that links it, by OWN to OTHER. */
char *
annexa_query_links_sql (const AnnexaKind  *kind,
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

static gboolean
is_negated (AnnexaTest test)
{
  return test == ANNEXA_TEST_NOT_EQUAL || test == ANNEXA_TEST_EMPTY || test == ANNEXA_TEST_LACKS
         || test == ANNEXA_TEST_NONE_OF;
}

/* A yes stands in the SQL as it is, so that an index of the few records that say it is found. */
static gboolean
asks_for_yes (const AnnexaQueryFilter *filter)
{
  return filter->field->type == ANNEXA_FIELD_YES_NO && filter->test == ANNEXA_TEST_EQUAL
         && filter->value.type == ANNEXA_VALUE_INTEGER && filter->value.integer == 1;
}

/* Whether the value stands in the SQL as a parameter. Lists stand there as they are: of numbers, or of words in quotes. */
gboolean
annexa_query_filter_binds (const AnnexaQueryFilter *filter)
{
  if (asks_for_yes (filter))
    return FALSE;
  return filter->day == ANNEXA_QUERY_DAY_NONE && filter->test != ANNEXA_TEST_EMPTY && filter->test != ANNEXA_TEST_FILLED && filter->test != ANNEXA_TEST_ANY_OF
         && filter->test != ANNEXA_TEST_NONE_OF;
}

static void
append_quoted (GString    *sql,
               const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  g_string_append_printf (sql, "'%s'", doubled);
}

/* The ids or numbers, or the words, of a list: (1, 2, 3) */
static char *
list_sql (const AnnexaValue *value)
{
  g_autoptr (GString) sql = g_string_new ("(");
  g_auto (GStrv) words = NULL;
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (value, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", ids[i]);
  if (value->type == ANNEXA_VALUE_INTEGER)
    g_string_append_printf (sql, "%" G_GINT64_FORMAT, value->integer);
  words = g_strsplit (value->type == ANNEXA_VALUE_TEXT ? value->text : "", " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      append_quoted (sql, words[i]);
    }
  g_string_append (sql, ")");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
link_filter_sql (AnnexaQuery             *self,
                 const AnnexaQueryFilter *filter,
                 guint                    parameter)
{
  const char *other = annexa_field_get_link_column (filter->field, TRUE);
  const char *not = is_negated (filter->test) ? "NOT " : "";
  g_autofree char *any = annexa_query_links_sql (self->kind, filter->field, "SELECT 1 FROM LINK WHERE LINK.OWN = TABLE.id");
  g_autofree char *list = NULL;

  if (filter->test == ANNEXA_TEST_EMPTY || filter->test == ANNEXA_TEST_FILLED)
    return g_strdup_printf ("%sEXISTS (%s)", not, any);
  if (annexa_query_filter_binds (filter))
    return g_strdup_printf ("%sEXISTS (%s AND %s = ?%u)", not, any, other, parameter);
  list = list_sql (&filter->value);
  return g_strdup_printf ("%sEXISTS (%s AND %s IN %s)", not, any, other, list);
}

/* Whether one of several words is among those of a set. */
static char *
any_word_sql (const char        *expression,
              const AnnexaValue *value,
              gboolean           negated)
{
  g_auto (GStrv) words = g_strsplit (value->type == ANNEXA_VALUE_TEXT ? value->text : "", " ", -1);
  g_autoptr (GString) sql = g_string_new (negated ? "NOT (0" : "(0");

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_string_append_printf (sql, " OR instr (' ' || ifnull (%s, '') || ' ', ' ' || ", expression);
      append_quoted (sql, words[i]);
      g_string_append (sql, " || ' ') > 0");
    }
  g_string_append (sql, ")");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Text within text, in whatever case and with or without accents. */
static char *
contains_sql (AnnexaQuery             *self,
              const AnnexaQueryFilter *filter,
              const char              *expression,
              guint                    parameter)
{
  g_autofree char *title = annexa_field_get_result (filter->field) == ANNEXA_FIELD_RECORD
                               ? annexa_query_title_sql (self->kind, filter->field)
                               : NULL;

  return g_strdup_printf ("instr (annexa_fold (ifnull (%s, '')), annexa_fold (?%u)) %s 0",
                          title != NULL ? title : expression, parameter, is_negated (filter->test) ? "=" : ">");
}

/* No day comes behind the 32nd of its month; days and moments both begin with the month. */
static char *
day_filter_sql (const AnnexaQueryFilter *filter,
                const char              *expression)
{
  static const char *const days[] = {
    [ANNEXA_QUERY_DAY_TODAY] = "annexa_today ()",
    [ANNEXA_QUERY_DAY_MONTH_BEGINS] = "substr (annexa_today (), 1, 8) || '01'",
    [ANNEXA_QUERY_DAY_MONTH_IS_OVER] = "substr (annexa_today (), 1, 8) || '32'",
    [ANNEXA_QUERY_DAY_IN_31_DAYS] = "date (annexa_today (), '+31 days')",
  };

  return g_strdup_printf ("%s %s (SELECT %s)", expression, operator_of (filter->test), days[filter->day]);
}

static char *
filter_sql (AnnexaQuery             *self,
            const AnnexaQueryFilter *filter,
            guint                    parameter)
{
  gboolean negated = is_negated (filter->test);
  gboolean set = annexa_field_get_result (filter->field) == ANNEXA_FIELD_CHOICES;
  g_autofree char *expression = NULL;
  g_autofree char *list = NULL;

  if (filter->field->type == ANNEXA_FIELD_LINKS)
    return link_filter_sql (self, filter, parameter);

  expression = annexa_kind_get_sql (self->kind, filter->field);
  if (filter->day != ANNEXA_QUERY_DAY_NONE)
    return day_filter_sql (filter, expression);
  if (filter->test == ANNEXA_TEST_EMPTY || filter->test == ANNEXA_TEST_FILLED)
    return g_strdup_printf ("%s IS %sNULL", expression, negated ? "" : "NOT ");
  if (filter->test == ANNEXA_TEST_CONTAINS || filter->test == ANNEXA_TEST_LACKS)
    return contains_sql (self, filter, expression, parameter);
  if (asks_for_yes (filter))
    return g_strdup_printf ("%s = 1", expression);
  if (set && !annexa_query_filter_binds (filter))
    return any_word_sql (expression, &filter->value, negated);
  if (set)
    return g_strdup_printf ("instr (' ' || ifnull (%s, '') || ' ', ' ' || ?%u || ' ') %s 0", expression, parameter,
                            negated ? "=" : ">");
  if (annexa_query_filter_binds (filter))
    return g_strdup_printf ("%s %s ?%u", expression, operator_of (filter->test), parameter);
  list = list_sql (&filter->value);
  return g_strdup_printf ("%sifnull (%s IN %s, 0)", negated ? "NOT " : "", expression, list);
}

/* Adds the conditions of a query, the parameter of each being its place among them. */
void
annexa_query_append_where (AnnexaQuery *self,
                           GString     *sql)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      g_autofree char *condition = filter_sql (self, &g_array_index (self->filters, AnnexaQueryFilter, i), i + 1);

      g_string_append_printf (sql, "%s%s", i == 0 ? " WHERE " : " AND ", condition);
    }
}
