/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-canvas.h"
#include "annexa-pdf-fonts.h"
#include "annexa-pdf-structure.h"

G_BEGIN_DECLS

/* Where a heading stands. */
typedef struct
{
  char *id;
  guint page;
  double y; /* from the bottom */
} AnnexaPdfTarget;

/**
 * AnnexaPdfCanvas:
 *
 * The pages of a tagged PDF, one after the other.
 */
typedef struct _AnnexaPdfCanvas AnnexaPdfCanvas;

AnnexaPdfCanvas *annexa_pdf_canvas_new             (AnnexaPdfFile   *file,
                                                    guint            n_pages,
                                                    GHashTable      *titles,
                                                    PangoContext    *context);
void             annexa_pdf_canvas_free            (AnnexaPdfCanvas *self);
AnnexaCanvas    *annexa_pdf_canvas_begin_page      (AnnexaPdfCanvas *self,
                                                    double           width,
                                                    double           height);
void             annexa_pdf_canvas_end_page        (AnnexaPdfCanvas *self);
void             annexa_pdf_canvas_write_resources (AnnexaPdfCanvas *self);
guint            annexa_pdf_canvas_finish          (AnnexaPdfCanvas *self,
                                                    guint           *structure);
GArray          *annexa_pdf_canvas_get_targets     (AnnexaPdfCanvas *self);
guint            annexa_pdf_canvas_get_page        (AnnexaPdfCanvas *self,
                                                    guint            page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPdfCanvas, annexa_pdf_canvas_free)

G_END_DECLS
