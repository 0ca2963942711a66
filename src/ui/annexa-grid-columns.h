/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-query.h"
#include "annexa-register-settings.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_GRID_COLUMNS (annexa_grid_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGridColumns, annexa_grid_columns, ANNEXA, GRID_COLUMNS, GObject)

/**
 * AnnexaGridColumn:
 * @field: what the column shows
 * @x: where it begins, from the start edge of the first column
 * @width: how wide it is
 */
typedef struct
{
  const AnnexaField *field;
  int x;
  int width;
} AnnexaGridColumn;

AnnexaGridColumns      *annexa_grid_columns_new           (AnnexaProject     *project,
                                                           const AnnexaKind  *kind);
const AnnexaKind       *annexa_grid_columns_get_kind      (AnnexaGridColumns *self);
guint                   annexa_grid_columns_get_size      (AnnexaGridColumns *self);
const AnnexaGridColumn *annexa_grid_columns_get           (AnnexaGridColumns *self,
                                                           guint              position);
gboolean                annexa_grid_columns_find          (AnnexaGridColumns *self,
                                                           const AnnexaField *field,
                                                           guint             *position);
int                     annexa_grid_columns_get_width     (AnnexaGridColumns *self);
guint                   annexa_grid_columns_get_n_frozen  (AnnexaGridColumns *self);
int                     annexa_grid_columns_get_frozen    (AnnexaGridColumns *self);
void                    annexa_grid_columns_fit           (AnnexaGridColumns *self,
                                                           GtkWidget         *widget,
                                                           int                width);
void                    annexa_grid_columns_set_width     (AnnexaGridColumns *self,
                                                           const AnnexaField *field,
                                                           int                width);
void                    annexa_grid_columns_move          (AnnexaGridColumns *self,
                                                           const AnnexaField *field,
                                                           guint              position);
gboolean                annexa_grid_columns_has           (AnnexaGridColumns *self,
                                                           const AnnexaField *field);
GPtrArray *annexa_grid_columns_list_dropped (AnnexaGridColumns *self);
void                    annexa_grid_columns_choose        (AnnexaGridColumns *self,
                                                           const AnnexaField *field,
                                                           gboolean           chosen);
void                    annexa_grid_columns_reset         (AnnexaGridColumns *self);

guint                   annexa_grid_columns_get_sort      (AnnexaGridColumns *self,
                                                           const AnnexaField *field,
                                                           gboolean          *descending);
guint                   annexa_grid_columns_get_n_sorts   (AnnexaGridColumns *self);
void                    annexa_grid_columns_sort_by       (AnnexaGridColumns *self,
                                                           const AnnexaField *field,
                                                           gboolean           add);
void                    annexa_grid_columns_add_sorts     (AnnexaGridColumns *self,
                                                           AnnexaQuery       *query);

const AnnexaField      *annexa_grid_columns_get_group     (AnnexaGridColumns *self);
void                    annexa_grid_columns_set_group     (AnnexaGridColumns *self,
                                                           const AnnexaField *field);

AnnexaRegisterSettings *annexa_grid_columns_get_settings  (AnnexaGridColumns *self);
void                    annexa_grid_columns_save          (AnnexaGridColumns *self);
void                    annexa_grid_columns_take_settings (AnnexaGridColumns      *self,
                                                           AnnexaRegisterSettings *settings);

G_END_DECLS
