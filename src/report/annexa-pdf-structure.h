/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-canvas.h"
#include "annexa-pdf-file.h"

G_BEGIN_DECLS

/**
 * AnnexaPdfStructure:
 *
 * What is what in a tagged file: a tree of elements, and which marked content of which page is in which.
 */
typedef struct _AnnexaPdfStructure AnnexaPdfStructure;

AnnexaPdfStructure *annexa_pdf_structure_new         (guint                n_pages);
void                annexa_pdf_structure_free        (AnnexaPdfStructure  *self);
void                annexa_pdf_structure_move_to     (AnnexaPdfStructure  *self,
                                                      const AnnexaElement *path,
                                                      guint                length);
guint               annexa_pdf_structure_get_current (AnnexaPdfStructure  *self);
const char         *annexa_pdf_structure_get_name    (AnnexaPdfStructure  *self);
guint               annexa_pdf_structure_add_content (AnnexaPdfStructure  *self,
                                                      guint                page);
guint               annexa_pdf_structure_begin_link  (AnnexaPdfStructure  *self,
                                                      guint                page,
                                                      guint                annotation);
void                annexa_pdf_structure_end_link    (AnnexaPdfStructure  *self);
guint               annexa_pdf_structure_write       (AnnexaPdfStructure  *self,
                                                      AnnexaPdfFile       *file,
                                                      guint                first_page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPdfStructure, annexa_pdf_structure_free)

G_END_DECLS
