/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaFileWriter:
 *
 * A file that is written whole or not at all, piece by piece, so that it need not be in memory at once.
 */
typedef struct _AnnexaFileWriter AnnexaFileWriter;

AnnexaFileWriter *annexa_file_writer_new    (const char       *path,
                                             int               mode,
                                             GError          **error);
void              annexa_file_writer_free   (AnnexaFileWriter *self);
gboolean          annexa_file_writer_append (AnnexaFileWriter *self,
                                             gconstpointer     data,
                                             gsize             length,
                                             GError          **error);
gboolean          annexa_file_writer_finish (AnnexaFileWriter *self,
                                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaFileWriter, annexa_file_writer_free)

G_END_DECLS
