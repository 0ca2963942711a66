/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TABLE_COLUMNS (annexa_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTableColumns, annexa_table_columns, ANNEXA, TABLE_COLUMNS, GObject)

AnnexaTableColumns *annexa_table_columns_new          (AnnexaProject      *project,
                                                       const AnnexaKind   *kind,
                                                       GtkColumnView      *table);
void                annexa_table_columns_fit          (AnnexaTableColumns *self,
                                                       int                 width);
GtkWidget          *annexa_table_columns_make_popover (AnnexaTableColumns *self);

G_END_DECLS
