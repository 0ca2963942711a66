/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "annexa-date.h"
#include "annexa-earlier-copies.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-hash.h"
#include "annexa-lock.h"

/* Copies are named 20261123T200700123Z-session.annexa, so that sorting by name is sorting by time. */
#define KEEP_SESSIONS 10
#define KEEP_DAYS 30
#define SESSION "session"

/**
 * annexa_earlier_copies_folder:
 * @target: the absolute path of a project file
 *
 * Returns: (transfer full): the folder in which earlier states of the file are kept
 */
char *
annexa_earlier_copies_folder (const char *target)
{
  guint8 digest[ANNEXA_SHA256_SIZE];
  g_autofree char *key = NULL;

  annexa_sha256 (target, strlen (target), digest);
  key = annexa_hex (digest, 8);
  return g_build_filename (g_get_user_data_dir (), "annexa", "copies", key, NULL);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * annexa_earlier_copies_list:
 * @target: the absolute path of a project file
 *
 * Returns: (transfer full) (array zero-terminated=1): the paths of the earlier copies, newest first
 */
char **
annexa_earlier_copies_list (const char *target)
{
  g_autofree char *folder = annexa_earlier_copies_folder (target);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  char **list;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".annexa") && *name != '.')
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_strv_builder_add (paths, path);
      }

  list = g_strv_builder_end (paths);
  qsort (list, g_strv_length (list), sizeof *list, compare_newest_first);
  return list;
}

/**
 * annexa_earlier_copies_has_stamp:
 * @name: the name of a file among the earlier copies
 *
 * Edits that could be kept nowhere else lie there, too, under the name of their project, which may begin like a date.
 *
 * Returns: whether the name says when and why the copy was made
 */
gboolean
annexa_earlier_copies_has_stamp (const char *name)
{
  return strspn (name, "0123456789") == strlen ("YYYYMMDD") && name[strlen ("YYYYMMDD")] == 'T'
         && strspn (name + strlen ("YYYYMMDDT"), "0123456789") == strlen ("HHMMSSmmm")
         && g_str_has_prefix (name + strlen ("YYYYMMDDTHHMMSSmmm"), "Z-");
}

/* Who looked at a copy left a working copy of it, which nobody needs any longer. Returns whether nobody is looking at it. */
static gboolean
remove_working_copy (const char *path)
{
  guint8 digest[ANNEXA_SHA256_SIZE];
  char *resolved = realpath (path, NULL);
  g_autofree char *key = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *lock_path = NULL;
  g_autoptr (AnnexaLock) lock = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (resolved == NULL)
    return TRUE;
  annexa_sha256 (resolved, strlen (resolved), digest);
  free (resolved);
  key = annexa_hex (digest, 8);
  folder = g_build_filename (g_get_user_state_dir (), "annexa", "work", key, NULL);
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    return TRUE;
  lock_path = g_build_filename (folder, "lock", NULL);
  lock = annexa_lock_take (lock_path, NULL);
  if (lock == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
  return TRUE;
}

/* Keeps the last ten sessions, one of each of the last thirty days, and everything kept for a special reason (before a
 * migration, an import, a merge) of that time. What somebody is looking at goes another time. */
static void
prune (const char *target)
{
  g_auto (GStrv) paths = annexa_earlier_copies_list (target);
  g_autofree char *today = annexa_date_today ();
  g_autofree char *oldest = annexa_date_add_days (today, -KEEP_DAYS);
  g_autofree char *oldest_stamp = g_strdup_printf ("%.4s%.2s%.2s", oldest, oldest + 5, oldest + 8);
  g_autofree char *last_day = g_strdup ("");
  guint sessions = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *day = g_strndup (name, 8);
      gboolean recent = strcmp (day, oldest_stamp) >= 0;
      gboolean session = strstr (name, "-" SESSION ".") != NULL;
      gboolean first_of_day = strcmp (day, last_day) != 0;

      if (!annexa_earlier_copies_has_stamp (name))
        continue;
      if (session && sessions++ < KEEP_SESSIONS)
        recent = TRUE;
      else if (session && !first_of_day)
        recent = FALSE;

      if (session && first_of_day)
        {
          g_free (last_day);
          last_day = g_steal_pointer (&day);
        }
      if (recent)
        continue;
      if (remove_working_copy (paths[i]))
        g_unlink (paths[i]);
    }
}

static char *
name_copy (const char *target,
           const char *reason,
           GError    **error)
{
  g_autofree char *folder = annexa_earlier_copies_folder (target);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s%03dZ-%s.annexa", stamp, g_date_time_get_microsecond (now) / 1000, reason);

  if (!annexa_file_make_private_directory (folder, error))
    return NULL;
  return g_build_filename (folder, name, NULL);
}

/**
 * annexa_earlier_copies_add:
 * @target: the absolute path of a project file
 * @reason: one word for what is about to be done
 * @write: writes the copy
 * @user_data: for @write
 * @error: return location
 *
 * Keeps what the file is going to be, and throws away what is too old.
 *
 * Returns: whether the copy was made
 */
gboolean
annexa_earlier_copies_add (const char        *target,
                           const char        *reason,
                           AnnexaWriteEarlier write,
                           gpointer           user_data,
                           GError           **error)
{
  g_autofree char *copy = name_copy (target, reason, error);

  if (copy == NULL || !write (copy, user_data, error))
    return FALSE;

  prune (target);
  return TRUE;
}

/* A second name for the same file would cost nothing, but another program may write into the file itself, and then this is
 * the copy that is needed. Where the file system can, the two share what they have in common. */
static gboolean
copy_file (const char *copy,
           gpointer    target,
           GError    **error)
{
  return annexa_file_copy (target, copy, NULL, error);
}

/**
 * annexa_earlier_copies_keep:
 * @target: the absolute path of a project file
 * @reason: one word: "session", or what is about to be done
 * @error: return location
 *
 * Keeps the file as it is now and throws away what is too old.
 *
 * Returns: whether the copy was made
 */
gboolean
annexa_earlier_copies_keep (const char *target,
                            const char *reason,
                            GError    **error)
{
  return annexa_earlier_copies_add (target, reason, copy_file, (gpointer) target, error);
}
