/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-apply.h"
#include "annexa-bulk-window.h"
#include "annexa-grid-private.h"

static void
applied (AnnexaBulkWindow *dialog,
         const char       *label,
         AnnexaGrid       *self)
{
  annexa_grid_update_cell (self);
  annexa_offer_undo (GTK_WIDGET (self), label);
}

/* Opens the dialog that sets a field of all records that are selected: the one whose cells are selected, or else what most
 * of them lack. */
void
annexa_grid_set_field (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = annexa_grid_list_ids (self);
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self, &first, &last);
  GtkWidget *dialog;

  if (ids->len == 0)
    return;
  dialog = annexa_bulk_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->project,
                                   annexa_grid_columns_get_kind (self->columns), ids);
  annexa_bulk_window_choose (ANNEXA_BULK_WINDOW (dialog), first == last ? self->field : NULL);
  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
