/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-pages.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PREVIEW (annexa_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPreview, annexa_preview, ANNEXA, PREVIEW, GtkWidget)

/**
 * AnnexaPreviewPlace:
 * @zoom: how large pages are shown, 0 to fit the width
 * @page: the page that is read
 * @anchor: the page at the upper edge
 * @part: how much of that is scrolled away
 *
 * What somebody sees of a report, which another preview of it can show as well.
 */
typedef struct
{
  double zoom;
  guint page;
  guint anchor;
  double part;
} AnnexaPreviewPlace;

GtkWidget   *annexa_preview_new       (void);
void         annexa_preview_update_pages (AnnexaPreview *self,
                                       AnnexaPages   *pages,
                                       int            moved);
void         annexa_preview_set_pages (AnnexaPreview *self,
                                       AnnexaPages   *pages);
gboolean     annexa_preview_prepare   (AnnexaPreview *self,
                                       int            width,
                                       int            height);
gboolean     annexa_preview_is_drawn  (AnnexaPreview *self);
AnnexaPages *annexa_preview_get_pages (AnnexaPreview *self);
guint        annexa_preview_get_page  (AnnexaPreview *self);
void         annexa_preview_go_to     (AnnexaPreview *self,
                                       guint          page);
double       annexa_preview_get_zoom  (AnnexaPreview *self);
void         annexa_preview_zoom      (AnnexaPreview *self,
                                       int            steps);
void         annexa_preview_fit_width (AnnexaPreview *self);
void         annexa_preview_get_place (AnnexaPreview *self,
                                       AnnexaPreviewPlace *place);
void         annexa_preview_set_place (AnnexaPreview *self,
                                       const AnnexaPreviewPlace *place);

G_END_DECLS
