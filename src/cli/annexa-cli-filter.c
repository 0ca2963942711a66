/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-filter.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-suggest.h"
#include "annexa-error.h"
#include "annexa-scales.h"
#include "annexa-text.h"

/* Longer ones before those that they begin with. */
static const struct
{
  const char *sign;
  AnnexaTest test;
} signs[] = {
  { "!=", ANNEXA_TEST_NOT_EQUAL }, { "<=", ANNEXA_TEST_AT_MOST }, { ">=", ANNEXA_TEST_AT_LEAST },
  { "=", ANNEXA_TEST_EQUAL },      { "<", ANNEXA_TEST_LESS },     { ">", ANNEXA_TEST_GREATER },
};

/* Splits "field<=value". */
static gboolean
read_condition (const char  *condition,
                char       **name,
                AnnexaTest  *test,
                const char **text,
                GError     **error)
{
  gsize length = strcspn (condition, "!<>=");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (length > 0 && g_str_has_prefix (condition + length, signs[i].sign))
      {
        *name = g_strstrip (g_strndup (condition, length));
        *test = signs[i].test;
        *text = condition + length + strlen (signs[i].sign);
        return TRUE;
      }
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               _("“%s” is no condition. Write FIELD=VALUE, or !=, <, <=, >, >= instead of =, in quotes."), condition);
  return FALSE;
}

/* Whether one value can lie below another. */
static gboolean
has_order (const AnnexaField *field)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_NUMBER:
    case ANNEXA_FIELD_MONEY:
    case ANNEXA_FIELD_PERCENT:
    case ANNEXA_FIELD_DATE:
    case ANNEXA_FIELD_DATE_TIME:
    case ANNEXA_FIELD_SCALE:
    case ANNEXA_FIELD_LEVEL:
    case ANNEXA_FIELD_RATING:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A level by the method's word for it, or by its position from 1. */
static gboolean
parse_level (AnnexaProject     *project,
             const char        *text,
             AnnexaValue       *value,
             GError           **error)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autofree char *key = annexa_text_match_key (text);
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (text);
  g_autofree char *suggestion = NULL;
  gint64 number = 0;

  (void) annexa_integer_parse (text, &number);
  for (guint level = 1; level <= scales->n_levels; level++)
    {
      g_autofree char *label = annexa_text_match_key (scales->levels[level].label);

      if (number == level || strcmp (label, key) == 0)
        {
          annexa_value_set_integer (value, level);
          return TRUE;
        }
      annexa_cli_suggester_add (suggester, scales->levels[level].label, scales->levels[level].label);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean …?” */
               _("“%s” is no level of the risk method.%s"), text, suggestion);
  return FALSE;
}

static gboolean
parse_value (AnnexaProject     *project,
             const AnnexaField *field,
             const char        *text,
             AnnexaValue       *value,
             GError           **error)
{
  /* What a computed field shows is written like what a stored field of that type holds. */
  AnnexaField plain = *field;

  plain.type = annexa_field_get_result (field);
  if (plain.type == ANNEXA_FIELD_LEVEL)
    return parse_level (project, text, value, error);
  return annexa_cli_parse (project, &plain, text, value, error);
}

/* Of sets and links every word and every record is a condition of its own. */
static void
add_parts (AnnexaQuery       *query,
           const AnnexaField *field,
           AnnexaTest         test,
           const AnnexaValue *value)
{
  g_auto (GStrv) words = NULL;
  const gint64 *ids;
  gsize n_ids;

  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_CHOICES:
      words = annexa_field_get_words (field, value);
      for (guint i = 0; words[i] != NULL; i++)
        {
          g_auto (AnnexaValue) word = ANNEXA_VALUE_INIT;

          annexa_value_set_text (&word, words[i]);
          annexa_query_add_filter (query, field, test, &word);
        }
      break;
    case ANNEXA_FIELD_LINKS:
      ids = annexa_value_get_ids (value, &n_ids);
      for (gsize i = 0; i < n_ids; i++)
        {
          g_auto (AnnexaValue) id = ANNEXA_VALUE_INIT;

          annexa_value_set_integer (&id, ids[i]);
          annexa_query_add_filter (query, field, test, &id);
        }
      break;
    default:
      annexa_query_add_filter (query, field, test, value);
      break;
    }
}

/**
 * annexa_cli_filter_add:
 * @project: a project
 * @query: a query
 * @condition: a field, one of = != < <= > >=, and a value; without value = finds what is empty and != what is filled
 * @error: return location
 *
 * Returns: whether the condition was understood and added
 */
gboolean
annexa_cli_filter_add (AnnexaProject *project,
                       AnnexaQuery   *query,
                       const char    *condition,
                       GError       **error)
{
  g_autofree char *name = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  const AnnexaField *field;
  const char *text;
  AnnexaTest test;

  if (!read_condition (condition, &name, &test, &text, error))
    return FALSE;
  field = annexa_cli_find_field (annexa_query_get_kind (query), name, error);
  if (field == NULL)
    return FALSE;

  if (test != ANNEXA_TEST_EQUAL && test != ANNEXA_TEST_NOT_EQUAL && (*text == '\0' || !has_order (field)))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   *text == '\0' ? _("%s: there has to be a value to compare with.")
                                 : _("%s: this can be compared by = and != only."),
                   field->name);
      return FALSE;
    }
  if (*text == '\0')
    {
      annexa_query_add_filter (query, field, test == ANNEXA_TEST_EQUAL ? ANNEXA_TEST_EMPTY : ANNEXA_TEST_FILLED, NULL);
      return TRUE;
    }
  if (!parse_value (project, field, text, &value, error))
    {
      /* TRANSLATORS: The stable name of a field, with what is wrong with it behind */
      g_prefix_error (error, _("%s: "), field->name);
      return FALSE;
    }
  add_parts (query, field, test, &value);
  return TRUE;
}

/**
 * annexa_cli_sort_add:
 * @query: a query
 * @sort: the stable name of a field, with a minus sign before it for the greatest first
 * @error: return location
 *
 * Returns: whether there is such a field
 */
gboolean
annexa_cli_sort_add (AnnexaQuery *query,
                     const char  *sort,
                     GError     **error)
{
  gboolean descending = *sort == '-';
  const AnnexaField *field
      = annexa_cli_find_field (annexa_query_get_kind (query), descending ? sort + 1 : sort, error);

  if (field != NULL)
    annexa_query_add_sort (query, field, descending);
  return field != NULL;
}
