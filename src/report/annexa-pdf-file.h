/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnexaPdfFile:
 *
 * The objects of a PDF that is being written, compressed and written as they come in. Objects have numbers from 1.
 */
typedef struct _AnnexaPdfFile AnnexaPdfFile;

AnnexaPdfFile *annexa_pdf_file_new        (const char    *path,
                                           GCancellable  *cancellable,
                                           GError       **error);
void           annexa_pdf_file_free       (AnnexaPdfFile *self);
gboolean       annexa_pdf_file_has_failed (AnnexaPdfFile *self);
guint          annexa_pdf_file_reserve    (AnnexaPdfFile *self,
                                           guint          n_objects);
void           annexa_pdf_file_set        (AnnexaPdfFile *self,
                                           guint          number,
                                           const char    *object);
guint          annexa_pdf_file_add        (AnnexaPdfFile *self,
                                           const char    *object);
void           annexa_pdf_file_set_stream (AnnexaPdfFile *self,
                                           guint          number,
                                           const char    *entries,
                                           gconstpointer  data,
                                           gsize          length);
guint          annexa_pdf_file_add_stream (AnnexaPdfFile *self,
                                           const char    *entries,
                                           gconstpointer  data,
                                           gsize          length);
guint          annexa_pdf_file_add_plain  (AnnexaPdfFile *self,
                                           const char    *entries,
                                           gconstpointer  data,
                                           gsize          length);
gboolean       annexa_pdf_file_finish     (AnnexaPdfFile *self,
                                           guint          root,
                                           guint          info,
                                           GError       **error);

char          *annexa_pdf_quote           (const char    *text);
char          *annexa_pdf_quote_bytes     (const char    *text);
void           annexa_pdf_append_number   (GString       *text,
                                           double         number,
                                           guint          decimals);
void           annexa_pdf_append_reference (GString      *text,
                                           guint          number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPdfFile, annexa_pdf_file_free)

G_END_DECLS
