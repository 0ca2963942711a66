/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnexaLoadedFile:
 * @name: what the file is called
 * @contents: what is in it
 * @sha256: the SHA-256 of the contents
 *
 * A file that is going to be attached, as far as that can be done without the project.
 */
typedef struct
{
  char *name;
  GBytes *contents;
  char *sha256;
} AnnexaLoadedFile;

gboolean annexa_check_file_to_attach (const char *path, GError **error);
void       annexa_load_files_async  (const char *const  *paths,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GPtrArray *annexa_load_files_finish (GAsyncResult       *result,
                                     GError            **error);

G_END_DECLS
