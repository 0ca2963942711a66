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
#include "annexa-condition.h"
#include "annexa-error.h"
#include "annexa-scales.h"
#include "annexa-text.h"

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
  if (field->type == ANNEXA_FIELD_LEVEL)
    return parse_level (project, text, value, error);
  return annexa_cli_parse (project, field, text, value, error);
}

/**
 * annexa_cli_filter_add:
 * @project: a project
 * @query: a query
 * @condition: see annexa_condition_read()
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
  static const AnnexaConditionReader reader = { annexa_cli_find_field, parse_value };
  g_autoptr (AnnexaCondition) read
      = annexa_condition_read (project, annexa_query_get_kind (query), condition, &reader, error);

  if (read != NULL)
    annexa_condition_apply (read, query);
  return read != NULL;
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
