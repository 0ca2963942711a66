/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * AnnexaFileState:
 *
 * What tells one state of a file from another without reading it: where it lies, how large it is, when it was written.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 size;
  gint64 mtime_ns;
} AnnexaFileState;

gboolean annexa_file_get_state              (const char      *path,
                                             AnnexaFileState *state,
                                             GError         **error);
gboolean annexa_file_get_open_state         (int              fd,
                                             const char      *path,
                                             AnnexaFileState *state,
                                             GError         **error);
gboolean annexa_file_state_equal            (const AnnexaFileState *a,
                                             const AnnexaFileState *b);

gboolean annexa_file_check_size             (const char *name,
                                             gint64      size,
                                             gint64      most,
                                             const char *advice,
                                             GError    **error);
gboolean annexa_file_check_readable         (const char *path,
                                             gint64      most,
                                             const char *advice,
                                             GError    **error);
GBytes  *annexa_file_read                   (const char *path,
                                             gint64      most,
                                             const char *advice,
                                             GError    **error);

gboolean annexa_file_make_private_directory (const char *path,
                                             GError    **error);
gboolean annexa_file_sync                   (const char *path,
                                             GError    **error);
gboolean annexa_file_sync_directory         (const char *path,
                                             GError    **error);
void     annexa_file_remove_leftovers       (const char *path);
void     annexa_file_remove_old_leftovers   (const char *path);
char    *annexa_file_create_beside          (const char *path,
                                             int        *fd,
                                             GError    **error);
char    *annexa_file_create_beside_for      (const char *path,
                                             int         mode,
                                             int        *fd,
                                             GError    **error);
char    *annexa_file_link_beside            (int         fd,
                                             const char *path);
gboolean annexa_file_put_in_place           (const char *temporary,
                                             const char *path,
                                             GError    **error);
gboolean annexa_file_copy                   (const char   *source,
                                             const char   *path,
                                             GCancellable *cancellable,
                                             GError      **error);
gboolean annexa_file_copy_bytes             (int         from,
                                             int         to,
                                             gint64      length,
                                             const char *path,
                                             GError    **error);
gboolean annexa_file_write_all              (int           fd,
                                             gconstpointer data,
                                             gsize         length,
                                             const char   *path,
                                             GError      **error);
gboolean annexa_file_is_writable            (const char *path);
gboolean annexa_file_replace                (const char   *path,
                                             gconstpointer data,
                                             gsize         length,
                                             GError      **error);
gboolean annexa_file_export                 (const char   *path,
                                             gconstpointer data,
                                             gsize         length,
                                             GError      **error);

G_END_DECLS
