/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-pages.h"

G_BEGIN_DECLS

/**
 * AnnexaSheet:
 * @x: where it lies in the column of pages
 * @y: how far down
 * @width: how wide it is shown
 * @height: how high it is shown
 *
 * A page as it lies on the ground of the preview, in whole pixels.
 */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} AnnexaSheet;

/**
 * AnnexaPreviewSheets:
 *
 * The pages of a report in a column, and pictures of those that were seen last.
 */
typedef struct _AnnexaPreviewSheets AnnexaPreviewSheets;

/**
 * AnnexaPreviewDrawn:
 * @user_data: who shows the sheets
 *
 * Called when a page can be shown better than before.
 */
typedef void (*AnnexaPreviewDrawn) (gpointer user_data);

AnnexaPreviewSheets *annexa_preview_sheets_new        (AnnexaPreviewDrawn   drawn,
                                                       gpointer             user_data);
void                 annexa_preview_sheets_free       (AnnexaPreviewSheets *self);
void                 annexa_preview_sheets_set_pages  (AnnexaPreviewSheets *self,
                                                       AnnexaPages         *pages);
void                 annexa_preview_sheets_update_pages (AnnexaPreviewSheets *self,
                                                       AnnexaPages         *pages,
                                                       int                  moved);
AnnexaPages         *annexa_preview_sheets_get_pages  (AnnexaPreviewSheets *self);
void                 annexa_preview_sheets_arrange    (AnnexaPreviewSheets *self,
                                                       int                  room,
                                                       double               zoom);
int                  annexa_preview_sheets_get_width  (AnnexaPreviewSheets *self);
int                  annexa_preview_sheets_get_height (AnnexaPreviewSheets *self);
guint                annexa_preview_sheets_get_n      (AnnexaPreviewSheets *self);
const AnnexaSheet   *annexa_preview_sheets_get        (AnnexaPreviewSheets *self,
                                                       guint                page);
guint                annexa_preview_sheets_find       (AnnexaPreviewSheets *self,
                                                       double               y);
double               annexa_preview_sheets_get_scale  (AnnexaPreviewSheets *self,
                                                       guint                page);
gboolean             annexa_preview_sheets_has_missing (AnnexaPreviewSheets *self);
gboolean             annexa_preview_sheets_prepare    (AnnexaPreviewSheets *self,
                                                       double               y,
                                                       int                  height,
                                                       int                  scale_factor);
void                 annexa_preview_sheets_snapshot   (AnnexaPreviewSheets *self,
                                                       GtkSnapshot         *snapshot,
                                                       double               x,
                                                       double               y,
                                                       int                  height,
                                                       int                  scale_factor);

G_END_DECLS
