/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-grid-columns.h"

G_BEGIN_DECLS

struct _AnnexaGridColumns
{
  GObject parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  AnnexaRegisterSettings *settings;
  GArray *columns; /* AnnexaGridColumn */
  guint n_frozen;
  GtkWidget *widget; /* For its font; the grid itself. */
  int room;
};

/* annexa-grid-columns.c */
const AnnexaField *annexa_grid_columns_find_field  (AnnexaGridColumns *self,
                                                    const char        *name);
GPtrArray         *annexa_grid_columns_list_fields (AnnexaGridColumns *self);
void               annexa_grid_columns_rebuild     (AnnexaGridColumns *self);
void               annexa_grid_columns_sorted      (AnnexaGridColumns *self);

G_END_DECLS
