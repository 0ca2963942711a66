/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

#include "annexa-hash.h"

G_BEGIN_DECLS

/* In bytes; what is larger is not opened. */
#define ANNEXA_LARGEST_PROJECT G_GINT64_CONSTANT (4294967296)

/**
 * AnnexaProjectFile:
 * @version: the user_version: the schema number
 * @change_counter: grows with every transaction that any SQLite makes on the file
 * @length: the length of the database without the trailer, in bytes
 * @cut_short: whether the end of the database is missing
 * @sealed: whether a trailer of ours stands behind the database
 * @untouched: whether no other SQLite has written since the trailer was made
 * @sha256: the SHA-256 that the trailer promises for the database
 *
 * What the first hundred bytes and the trailer say about a project file, read without SQLite.
 */
typedef struct
{
  int version;
  guint32 change_counter;
  gint64 length;
  gboolean cut_short;
  gboolean sealed;
  gboolean untouched;
  guint8 sha256[ANNEXA_SHA256_SIZE];
} AnnexaProjectFile;

int      annexa_project_file_open  (const char        *path,
                                    AnnexaProjectFile *file,
                                    GError           **error);
gboolean annexa_project_file_hash  (int                fd,
                                    gint64             length,
                                    GCancellable      *cancellable,
                                    const char        *path,
                                    guint8             sha256[ANNEXA_SHA256_SIZE],
                                    GError           **error);
gboolean annexa_project_file_seal  (const char        *path,
                                    GCancellable      *cancellable,
                                    guint8             sha256[ANNEXA_SHA256_SIZE],
                                    GError           **error);

G_END_DECLS
