/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "annexa-earlier-copies.h"
#include "annexa-error.h"
#include "annexa-working-copy-private.h"

/* What becomes of the working copy that was left last time: it is continued, kept beside the person's file, or set aside. */

/* A copy that cannot be read, or that is not built like a project, may hold edits that are nowhere else. It gets a name
 * under which nothing removes it. The database goes first: without its journal it would be opened as if nothing had been. */
static gboolean
set_aside (AnnexaWorkingCopy *self,
           GError           **error)
{
  static const char *const endings[] = { "", "-wal", "-journal" };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *name = g_strdup_printf ("damaged-%s-%08x.db", stamp, g_random_int ());
  g_autofree char *aside = g_build_filename (self->folder, name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (self->database, endings[i], NULL);
      g_autofree char *to = g_strconcat (aside, endings[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          annexa_error_set_from_errno (error, errno, from);
          return FALSE;
        }
    }
  self->kept = g_steal_pointer (&aside);
  self->kept_reason = ANNEXA_KEPT_COPY_DAMAGED;
  return annexa_file_sync_directory (self->folder, error);
}

/* Opens a copy that a program before us left. What it had written may not be on the disk yet, if it was killed. */
static gboolean
open_left_copy (AnnexaWorkingCopy *self,
                gint64            *seq,
                GError           **error)
{
  g_autofree char *journal = g_strconcat (self->database, "-wal", NULL);
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autoptr (AnnexaStore) store = NULL;

  if (!annexa_file_sync (self->database, error)
      || (g_file_test (journal, G_FILE_TEST_EXISTS) && !annexa_file_sync (journal, error))
      || !annexa_file_sync_directory (self->folder, error) || !annexa_file_sync_directory (parent, error))
    return FALSE;

  store = annexa_store_open (self->database, ANNEXA_STORE_WRITER, error);
  if (store == NULL || !annexa_working_copy_check_and_migrate (self, store, error) || !annexa_working_copy_read_newest_seq (store, seq, error))
    return FALSE;

  self->store = g_steal_pointer (&store);
  return TRUE;
}

/* Finds and opens the copy that was left. Returns %FALSE without error where there is none, or none that can be used;
 * when it cannot be read at this moment (no space, too many files), nothing is decided and nothing is lost. */
static gboolean
find_left_copy (AnnexaWorkingCopy *self,
                gint64            *seq,
                GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  AnnexaReadOnlyReason read_only = self->read_only;

  if (!annexa_working_copy_load_state (self, NULL) || !g_file_test (self->database, G_FILE_TEST_EXISTS))
    return FALSE;
  if (open_left_copy (self, seq, &local_error))
    return TRUE;

  self->read_only = read_only;
  if (g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT))
    set_aside (self, error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The person's file and the copy have gone different ways: what the copy holds is kept in a file of its own. */
static gboolean
keep_both (AnnexaWorkingCopy *self,
           AnnexaKeptReason   reason,
           GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  g_autofree char *base = g_path_get_basename (self->target);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  AnnexaPublished published = { 0 };

  stem = g_str_has_suffix (base, ".annexa") ? g_strndup (base, strlen (base) - strlen (".annexa")) : g_strdup (base);
  name = reason == ANNEXA_KEPT_FILE_DAMAGED
             /* TRANSLATORS: A file name: “Weber Optics (undamaged 2026-11-23 21.07.00).annexa” */
             ? g_strdup_printf (_("%s (undamaged %s).annexa"), stem, stamp)
             /* TRANSLATORS: A file name: “Weber Optics (edits kept 2026-11-23 21.07.00).annexa” */
             : g_strdup_printf (_("%s (edits kept %s).annexa"), stem, stamp);
  path = g_build_filename (folder, name, NULL);
  if (!annexa_working_copy_back_up (self, path, NULL, &published, NULL))
    {
      /* The folder takes no further file: keep it where earlier copies are. */
      g_autofree char *copies = annexa_earlier_copies_folder (self->target);

      g_free (path);
      path = g_build_filename (copies, name, NULL);
      if (!annexa_file_make_private_directory (copies, error)
          || !annexa_working_copy_back_up (self, path, NULL, &published, error))
        return FALSE;
    }

  self->kept = g_steal_pointer (&path);
  self->kept_reason = reason;
  return TRUE;
}

/* Whether what is in the person's file is what its own trailer promises. A file that another SQLite has written promises
 * nothing, and one that cannot be read is told of by whoever reads it next. */
static gboolean
target_is_whole (AnnexaWorkingCopy *self)
{
  AnnexaProjectFile file;
  guint8 sha256[ANNEXA_SHA256_SIZE];
  gboolean whole;
  int fd = annexa_project_file_open (self->target, &file, NULL);

  if (fd < 0)
    return TRUE;
  whole = !file.sealed || !file.untouched
          || (annexa_project_file_hash (fd, file.length, NULL, self->target, sha256, NULL)
              && memcmp (sha256, file.sha256, sizeof sha256) == 0);
  close (fd);
  return whole;
}

static gboolean
has_unpublished (AnnexaWorkingCopy *self,
                 gint64             seq)
{
  return seq > self->published.seq || (!self->published.exists && seq > 0);
}

/* Continues with a copy that was left, where that is right. Returns whether the project is open then. */
gboolean
annexa_working_copy_continue_left (AnnexaWorkingCopy *self,
                                   gboolean           target_exists,
                                   GError           **error)
{
  AnnexaReadOnlyReason read_only = self->read_only;
  gint64 seq = 0;
  gboolean kept = FALSE;

  if (!find_left_copy (self, &seq, error))
    return FALSE;

  self->recovered = has_unpublished (self, seq);
  if (target_exists ? annexa_working_copy_target_is_unchanged (self) : self->recovered)
    return TRUE;
  if (self->recovered)
    kept = keep_both (self, ANNEXA_KEPT_CHANGED_ELSEWHERE, error);
  else if (target_exists && !target_is_whole (self))
    kept = keep_both (self, ANNEXA_KEPT_FILE_DAMAGED, error);

  self->recovered = FALSE;
  self->read_only = read_only;
  g_clear_pointer (&self->store, annexa_store_close);
  /* What has a file of its own is not kept once more when the person’s file cannot be opened and is tried again. */
  if (kept)
    annexa_working_copy_remove (self);
  return FALSE;
}

/* A new project takes the place of one whose last edits never got into its file: they are kept beside it. */
gboolean
annexa_working_copy_keep_left (AnnexaWorkingCopy *self,
                               GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 seq = 0;

  if (find_left_copy (self, &seq, &local_error) && has_unpublished (self, seq))
    keep_both (self, ANNEXA_KEPT_CHANGED_ELSEWHERE, &local_error);

  g_clear_pointer (&self->store, annexa_store_close);
  self->read_only = ANNEXA_READ_ONLY_NOT;
  self->published = (AnnexaPublished){ 0 };
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
