/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-grid-columns-private.h"
#include "annexa-grid-content.h"

/* What a grid is sorted by, and what its records are put together by. */

/* Sorts are kept as names, the descending ones with a minus before. */
static const char *
split_sort (const char *sort,
            gboolean   *descending)
{
  gboolean minus = *sort == '-';

  if (descending != NULL)
    *descending = minus;
  return minus ? sort + 1 : sort;
}

/**
 * annexa_grid_columns_get_sort:
 * @self: the columns of a grid
 * @field: a field
 * @descending: (out) (optional): whether the largest comes first
 *
 * Returns: which key the field is in the order of the grid, from 1, or 0
 */
guint
annexa_grid_columns_get_sort (AnnexaGridColumns *self,
                              const AnnexaField *field,
                              gboolean          *descending)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), 0);

  for (guint i = 0; self->settings->sorts[i] != NULL; i++)
    if (strcmp (split_sort (self->settings->sorts[i], descending), field->name) == 0)
      return i + 1;
  return 0;
}

/**
 * annexa_grid_columns_get_n_sorts:
 * @self: the columns of a grid
 *
 * Returns: by how many fields the grid is sorted
 */
guint
annexa_grid_columns_get_n_sorts (AnnexaGridColumns *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), 0);

  return g_strv_length (self->settings->sorts);
}

/* Ascending, descending, not at all. */
static char *
turn_sort (AnnexaGridColumns *self,
           const AnnexaField *field)
{
  gboolean descending;

  if (annexa_grid_columns_get_sort (self, field, &descending) == 0)
    return g_strdup (field->name);
  return descending ? NULL : g_strconcat ("-", field->name, NULL);
}

/**
 * annexa_grid_columns_sort_by:
 * @self: the columns of a grid
 * @field: a field
 * @add: whether the other keys stay
 *
 * Sorts by a field; by one that it is sorted by already in the other direction, and then not any more.
 */
void
annexa_grid_columns_sort_by (AnnexaGridColumns *self,
                             const AnnexaField *field,
                             gboolean           add)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *turned = turn_sort (self, field);
  gboolean placed = FALSE;

  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  for (guint i = 0; add && self->settings->sorts[i] != NULL; i++)
    if (strcmp (split_sort (self->settings->sorts[i], NULL), field->name) != 0)
      g_strv_builder_add (builder, self->settings->sorts[i]);
    else
      {
        placed = TRUE;
        if (turned != NULL)
          g_strv_builder_add (builder, turned);
      }
  if (!placed && turned != NULL)
    g_strv_builder_add (builder, turned);
  g_strfreev (self->settings->sorts);
  self->settings->sorts = g_strv_builder_end (builder);
  annexa_grid_columns_save (self);
  annexa_grid_columns_rebuild (self);
  annexa_grid_columns_sorted (self);
}

/* Headings of groups say what the numbers of the columns add up to. */
static void
add_sums (AnnexaGridColumns *self,
          AnnexaQuery       *query)
{
  g_autoptr (GPtrArray) fields = annexa_grid_columns_list_fields (self);

  for (guint i = 0; i < fields->len; i++)
    if (annexa_grid_content_can_be_added (fields->pdata[i]))
      annexa_query_add_sum (query, fields->pdata[i]);
}

/**
 * annexa_grid_columns_add_sorts:
 * @self: the columns of a grid
 * @query: a query over the kind
 *
 * Sorts a query as the grid is sorted, and puts its records together as the grid does.
 */
void
annexa_grid_columns_add_sorts (AnnexaGridColumns *self,
                               AnnexaQuery       *query)
{
  const AnnexaField *group = annexa_grid_columns_get_group (self);
  gboolean group_descending = FALSE;

  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  if (group != NULL && annexa_grid_columns_get_sort (self, group, &group_descending) == 0)
    group_descending = FALSE;
  annexa_query_set_group (query, group, group_descending);
  if (group != NULL)
    add_sums (self, query);
  annexa_query_sort_by_name (query);

  for (guint i = 0; self->settings->sorts[i] != NULL; i++)
    {
      gboolean descending;
      const AnnexaField *field = annexa_grid_columns_find_field (self, split_sort (self->settings->sorts[i], &descending));

      if (field != NULL)
        annexa_query_add_sort (query, field, descending);
    }
}

/**
 * annexa_grid_columns_get_group:
 * @self: the columns of a grid
 *
 * Returns: (nullable): the field that records are put together by
 */
const AnnexaField *
annexa_grid_columns_get_group (AnnexaGridColumns *self)
{
  const AnnexaField *field;

  g_return_val_if_fail (ANNEXA_IS_GRID_COLUMNS (self), NULL);

  field = annexa_kind_find_field (self->kind, self->settings->group);
  return field != NULL && annexa_query_can_group (field) ? field : NULL;
}

/**
 * annexa_grid_columns_set_group:
 * @self: the columns of a grid
 * @field: (nullable): the field that records are to be put together by
 */
void
annexa_grid_columns_set_group (AnnexaGridColumns *self,
                               const AnnexaField *field)
{
  g_return_if_fail (ANNEXA_IS_GRID_COLUMNS (self));

  if (annexa_grid_columns_get_group (self) == field)
    return;
  g_free (self->settings->group);
  self->settings->group = g_strdup (field != NULL ? field->name : "");
  annexa_grid_columns_save (self);
  annexa_grid_columns_sorted (self);
}
