/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaEarlierCopy:
 * @path: the file
 * @time: when the copy was made, in UTC
 * @reason: why, in words
 * @size: in bytes
 *
 * An earlier state of a project.
 */
typedef struct
{
  char *path;
  char *time;
  char *reason;
  gint64 size;
} AnnexaEarlierCopy;

GPtrArray *annexa_earlier_list     (const char *path);
char      *annexa_earlier_get_time (const char *path);
gboolean   annexa_earlier_save_as  (const char *copy,
                                    const char *path,
                                    GError    **error);
gboolean   annexa_earlier_restore  (const char *path,
                                    const char *copy,
                                    GError    **error);

G_END_DECLS
