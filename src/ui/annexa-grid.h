/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-grid-columns.h"
#include "annexa-record-list.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_GRID (annexa_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGrid, annexa_grid, ANNEXA, GRID, GtkWidget)

void               annexa_grid_set_list      (AnnexaGrid         *self,
                                              AnnexaRecordList   *list,
                                              GtkSingleSelection *selection);
AnnexaGridColumns *annexa_grid_get_columns   (AnnexaGrid         *self);
guint              annexa_grid_get_row       (AnnexaGrid         *self);
guint              annexa_grid_get_column    (AnnexaGrid         *self);
void               annexa_grid_move_to       (AnnexaGrid         *self,
                                              guint               row,
                                              guint               column,
                                              gboolean            extend);
void               annexa_grid_select_rows   (AnnexaGrid         *self,
                                              guint               first,
                                              guint               last);
void               annexa_grid_select_records (AnnexaGrid        *self,
                                              GArray             *ids);
GtkBitset         *annexa_grid_list_selected (AnnexaGrid         *self,
                                              guint              *first_column,
                                              guint              *last_column);
char              *annexa_grid_summarize     (AnnexaGrid         *self);
void               annexa_grid_scroll_to     (AnnexaGrid         *self,
                                              guint               row);
gboolean           annexa_grid_take_focus    (AnnexaGrid         *self);
guint              annexa_grid_offer_proposals (AnnexaGrid       *self);
guint              annexa_grid_count_selected (AnnexaGrid        *self);
gboolean           annexa_grid_flush         (AnnexaGrid         *self);
gboolean           annexa_grid_is_editing    (AnnexaGrid         *self);
gboolean           annexa_grid_handle_key    (AnnexaGrid         *self,
                                              guint               key,
                                              GdkModifierType     state);

G_END_DECLS
