/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pdf-fonts.h"
#include "annexa-canvas.h"

G_BEGIN_DECLS

/**
 * AnnexaPdfContent:
 *
 * What is drawn on a page, as a PDF says it. Places are given from the top left corner of the page.
 */
typedef struct _AnnexaPdfContent AnnexaPdfContent;

AnnexaPdfContent *annexa_pdf_content_new           (AnnexaPdfFonts          *fonts);
void              annexa_pdf_content_free          (AnnexaPdfContent        *self);
void              annexa_pdf_content_begin         (AnnexaPdfContent        *self,
                                                    double                   height);
const GString    *annexa_pdf_content_end           (AnnexaPdfContent        *self);
void              annexa_pdf_content_begin_mark    (AnnexaPdfContent        *self,
                                                    const char              *name,
                                                    guint                    number);
void              annexa_pdf_content_begin_decoration (AnnexaPdfContent     *self);
void              annexa_pdf_content_end_mark      (AnnexaPdfContent        *self);
void              annexa_pdf_content_place         (AnnexaPdfContent        *self,
                                                    double                   x,
                                                    double                   y,
                                                    double                   scale);
void              annexa_pdf_content_set_colour    (AnnexaPdfContent        *self,
                                                    const AnnexaRgba        *colour);
void              annexa_pdf_content_fill          (AnnexaPdfContent        *self,
                                                    const cairo_rectangle_t *areas,
                                                    guint                    n_areas,
                                                    double                   radius);
void              annexa_pdf_content_draw_border   (AnnexaPdfContent        *self,
                                                    const cairo_rectangle_t *area,
                                                    double                   radius,
                                                    double                   width);
void              annexa_pdf_content_draw_line     (AnnexaPdfContent        *self,
                                                    const cairo_rectangle_t *line,
                                                    double                   width,
                                                    double                   step);
void              annexa_pdf_content_show          (AnnexaPdfContent        *self,
                                                    const AnnexaGlyphs      *glyphs);
void              annexa_pdf_content_show_picture  (AnnexaPdfContent        *self,
                                                    const cairo_rectangle_t *area,
                                                    guint                    picture);
void              annexa_pdf_content_append_alphas (AnnexaPdfContent        *self,
                                                    GString                 *resources);

/* Draws what Pango has laid out; parts without a colour of their own get @colour. */
void              annexa_pdf_content_show_line     (AnnexaPdfContent        *self,
                                                    PangoLayoutLine         *line,
                                                    const AnnexaRgba        *colour,
                                                    double                   x,
                                                    double                   y);
void              annexa_pdf_content_draw_scene    (AnnexaPdfContent        *self,
                                                    AnnexaScene             *scene,
                                                    PangoContext            *context);

G_END_DECLS
