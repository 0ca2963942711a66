/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaZipReader:
 *
 * Reads files out of a ZIP archive from anywhere, piece by piece, within limits.
 */
typedef struct _AnnexaZipReader AnnexaZipReader;

/**
 * AnnexaZipPiece:
 * @piece: the next piece of a file
 * @length: how many bytes it has
 * @data: user data
 * @error: return location
 *
 * Returns: whether the rest is wanted
 */
typedef gboolean (*AnnexaZipPiece) (const void *piece,
                                    gsize       length,
                                    gpointer    data,
                                    GError    **error);

gboolean         annexa_zip_is_archive  (GBytes          *bytes);

AnnexaZipReader *annexa_zip_reader_new  (GBytes          *bytes,
                                         GError         **error);
void             annexa_zip_reader_free (AnnexaZipReader *self);
gboolean         annexa_zip_reader_has  (AnnexaZipReader *self,
                                         const char      *name);
gboolean         annexa_zip_reader_read (AnnexaZipReader *self,
                                         const char      *name,
                                         AnnexaZipPiece   function,
                                         gpointer         data,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaZipReader, annexa_zip_reader_free)

G_END_DECLS
