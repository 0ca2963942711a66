/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "annexa-document.h"

G_BEGIN_DECLS

/**
 * AnnexaPages:
 *
 * A document laid out: pages that are the PDF, the print and the preview alike. It is made by one thread and then only
 * read.
 */
typedef struct _AnnexaPages AnnexaPages;

/**
 * AnnexaContentsLine:
 * @id: the id of the heading
 * @title: what it says
 * @level: 1 or 2
 * @page: the page it stands on, counted from 0
 */
typedef struct
{
  const char *id;
  const char *title;
  guint level;
  guint page;
} AnnexaContentsLine;

AnnexaPages              *annexa_pages_new            (AnnexaDocument *document,
                                                       GCancellable   *cancellable,
                                                       GError        **error);
AnnexaPages              *annexa_pages_ref            (AnnexaPages    *self);
void                      annexa_pages_unref          (AnnexaPages    *self);
AnnexaDocument           *annexa_pages_get_document   (AnnexaPages    *self);
GPtrArray                *annexa_pages_get_lacks      (AnnexaPages    *self);
char                     *annexa_pages_tell_lacks     (AnnexaPages    *self);
guint                     annexa_pages_get_n_pages    (AnnexaPages    *self);
void                      annexa_pages_get_size       (AnnexaPages    *self,
                                                       guint           page,
                                                       double         *width,
                                                       double         *height);
void                      annexa_pages_draw           (AnnexaPages    *self,
                                                       guint           page,
                                                       cairo_t        *cr);
guint                     annexa_pages_get_n_contents (AnnexaPages    *self);
const AnnexaContentsLine *annexa_pages_get_contents   (AnnexaPages    *self,
                                                       guint           position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPages, annexa_pages_unref)

G_END_DECLS
