/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-earlier-copies.h"
#include "annexa-earlier.h"
#include "annexa-file.h"
#include "annexa-time.h"

/* The earlier copies of a project, as people speak of them. */

/* How a name begins that says when the copy was made: 20261123T200700123Z-session.annexa */
#define STAMP_LENGTH 20

static void
free_copy (gpointer data)
{
  AnnexaEarlierCopy *copy = data;

  g_free (copy->path);
  g_free (copy->time);
  g_free (copy->reason);
  g_free (copy);
}

static char *
describe_reason (const char *name)
{
  static const struct
  {
    const char *word;
    const char *text;
  } reasons[] = {
    { "session", N_ ("As it was before the edits of that session") },
    { "migration", N_ ("Before a newer version of Annexa brought it up to date") },
    { "import", N_ ("Before an import") },
    { "merge", N_ ("Before a merge") },
    { "overwritten", N_ ("Before the file was written over") },
    { "restore", N_ ("Before an earlier copy was restored") },
  };
  g_autofree char *word = NULL;

  if (!annexa_earlier_copies_has_stamp (name))
    return g_strdup (_("Edits that could be kept nowhere else"));
  word = g_strndup (name + STAMP_LENGTH, strcspn (name + STAMP_LENGTH, "."));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (word, reasons[i].word) == 0)
      return g_strdup (_(reasons[i].text));
  return g_steal_pointer (&word);
}

static char *
read_time (const char *name)
{
  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", name, name + 4, name + 6, name + 9, name + 11, name + 13);
}

static char *
format_file_time (const AnnexaFileState *state)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (state->mtime_ns / 1000000000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : annexa_time_now ();
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const AnnexaEarlierCopy *left = *(const AnnexaEarlierCopy *const *) a;
  const AnnexaEarlierCopy *right = *(const AnnexaEarlierCopy *const *) b;
  int order = strcmp (right->time, left->time);

  return order != 0 ? order : strcmp (right->path, left->path);
}

/* Copies belong to the file itself, whatever leads to it. */
static char *
resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

/**
 * annexa_earlier_list:
 * @path: the path of a project file
 *
 * Returns: (transfer full) (element-type AnnexaEarlierCopy): its earlier copies, the newest first
 */
GPtrArray *
annexa_earlier_list (const char *path)
{
  g_autofree char *resolved = resolve (path);
  g_auto (GStrv) paths = annexa_earlier_copies_list (resolved);
  GPtrArray *copies = g_ptr_array_new_with_free_func (free_copy);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      AnnexaEarlierCopy *copy;
      AnnexaFileState state;

      if (!annexa_file_get_state (paths[i], &state, NULL))
        continue;
      copy = g_new0 (AnnexaEarlierCopy, 1);
      copy->path = g_strdup (paths[i]);
      copy->time = annexa_earlier_copies_has_stamp (name) ? read_time (name) : format_file_time (&state);
      copy->reason = describe_reason (name);
      copy->size = state.size;
      g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, compare_newest_first);
  return copies;
}

/**
 * annexa_earlier_get_time:
 * @path: a project file
 *
 * Returns: (transfer full) (nullable): when it was made, in UTC, if it is an earlier copy
 */
char *
annexa_earlier_get_time (const char *path)
{
  g_autofree char *kept = g_build_filename (g_get_user_data_dir (), "annexa", "copies", "", NULL);
  g_autofree char *real_path = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_prefix (real_path, kept) && annexa_earlier_copies_has_stamp (name) ? read_time (name) : NULL;
}

/**
 * annexa_earlier_save_as:
 * @copy: an earlier copy
 * @path: where to; replaced when it exists
 * @error: return location
 *
 * Returns: whether a copy of it stands there
 */
gboolean
annexa_earlier_save_as (const char *copy,
                        const char *path,
                        GError    **error)
{
  return annexa_file_copy (copy, path, NULL, error);
}

/**
 * annexa_earlier_restore:
 * @path: a project file that nobody has open
 * @copy: one of its earlier copies
 * @error: return location
 *
 * Brings an earlier state back. The present one is kept as an earlier copy before.
 *
 * Returns: whether the file is what the copy is
 */
gboolean
annexa_earlier_restore (const char *path,
                        const char *copy,
                        GError    **error)
{
  return annexa_earlier_copies_restore (path, copy, error);
}
