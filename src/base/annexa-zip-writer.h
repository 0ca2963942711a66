/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaZipWriter:
 *
 * Puts files into a ZIP archive in memory. The same files in the same order give the same bytes.
 */
typedef struct _AnnexaZipWriter AnnexaZipWriter;

AnnexaZipWriter *annexa_zip_writer_new    (const char      *date);
void             annexa_zip_writer_free   (AnnexaZipWriter *self);
void             annexa_zip_writer_add    (AnnexaZipWriter *self,
                                           const char      *name,
                                           GBytes          *contents,
                                           gboolean         compress);
GBytes          *annexa_zip_writer_finish (AnnexaZipWriter *self,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaZipWriter, annexa_zip_writer_free)

G_END_DECLS
