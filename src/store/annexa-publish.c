/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-earlier-copies.h"
#include "annexa-error.h"
#include "annexa-store-private.h"
#include "annexa-working-copy-private.h"

/* One step for the whole copy: other steps would start anew with every edit that comes between. In WAL mode it holds up
 * nobody. The copy is scratch until it is sealed, so its own journal stays in memory and nothing is synced yet. */
static gboolean
copy_database (AnnexaStore *reader,
               const char  *path,
               GError     **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  int code = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (copy, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", reader->db, "main");
      if (backup != NULL)
        {
          code = sqlite3_backup_step (backup, -1);
          sqlite3_backup_finish (backup);
        }
      else
        code = sqlite3_extended_errcode (copy);
      code = code == SQLITE_DONE ? SQLITE_OK : code;
    }
  if (code != SQLITE_OK)
    {
      AnnexaStore failed = { .db = copy };

      annexa_store_set_error (&failed, code, error);
    }
  sqlite3_close (copy);
  return code == SQLITE_OK;
}

/* Reads the copy back as it will be read by whoever opens it. */
static gboolean
check_copy (const char   *path,
            GCancellable *cancellable,
            gint64       *seq,
            GError      **error)
{
  g_autoptr (AnnexaStore) store = annexa_store_open (path, ANNEXA_STORE_IMMUTABLE, error);
  g_autofree char *answer = NULL;

  if (store == NULL)
    return FALSE;
  annexa_store_set_cancellable (store, cancellable);

  answer = annexa_store_get_text (store, "PRAGMA quick_check (1)", error);
  if (answer == NULL)
    return FALSE;
  if (strcmp (answer, "ok") != 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("The copy that was going to be saved is damaged: %s"),
                   answer);
      return FALSE;
    }
  return annexa_store_get_int64 (store, "SELECT max (seq) FROM history", seq, error);
}

/* The person's choice of who may read the file stays, also the group that shares it; a new file is for its owner only. A
 * group that cannot be kept gets no other group's rights. */
static void
copy_permissions (const char *from,
                  const char *to)
{
  struct stat info;
  mode_t mode;

  if (stat (from, &info) != 0)
    return;
  mode = info.st_mode & 0777;
  if (chown (to, (uid_t) -1, info.st_gid) != 0)
    mode &= ~(mode_t) 0070;
  (void) g_chmod (to, mode);
}

/* A complete, checked and sealed copy in the folder of @path. */
static char *
make_copy (AnnexaWorkingCopy *self,
           const char        *path,
           GCancellable      *cancellable,
           AnnexaPublished   *published,
           GError           **error)
{
  g_autoptr (AnnexaStore) reader = annexa_store_open (self->database, ANNEXA_STORE_READER, error);
  g_autofree char *temporary = NULL;
  int fd;

  if (reader == NULL)
    return NULL;
  annexa_store_set_cancellable (reader, cancellable);

  temporary = annexa_file_create_beside (path, &fd, error);
  if (temporary == NULL)
    return NULL;
  close (fd);

  /* Its state is read while it has this name: what stands at @path a moment later may be somebody else's. */
  copy_permissions (path, temporary);
  if (!copy_database (reader, temporary, error)
      || !annexa_project_file_seal (temporary, cancellable, published->sha256, error)
      || !check_copy (temporary, cancellable, &published->seq, error)
      || !annexa_file_get_state (temporary, &published->state, error))
    {
      g_unlink (temporary);
      return NULL;
    }
  published->exists = TRUE;
  published->hashed = TRUE;
  return g_steal_pointer (&temporary);
}

gboolean
annexa_working_copy_back_up (AnnexaWorkingCopy *self,
                             const char        *path,
                             GCancellable      *cancellable,
                             AnnexaPublished   *published,
                             GError           **error)
{
  g_autofree char *temporary = make_copy (self, path, cancellable, published, error);

  return temporary != NULL && annexa_file_put_in_place (temporary, path, error);
}

/* Whether the file got its name although something failed: its folder could not be synced afterwards. Next time it must
 * not be taken for somebody else's. */
static gboolean
is_in_place (AnnexaWorkingCopy     *self,
             const AnnexaPublished *published)
{
  AnnexaFileState state;

  return annexa_file_get_state (self->target, &state, NULL) && annexa_file_state_equal (&state, &published->state);
}

/* Says what is going to stand at the target, before it does. */
static gboolean
announce (AnnexaWorkingCopy     *self,
          const AnnexaPublished *published,
          GError               **error)
{
  gboolean saved;

  g_mutex_lock (&self->mutex);
  saved = annexa_working_copy_save_state (self, published, error);
  g_mutex_unlock (&self->mutex);
  return saved;
}

/**
 * annexa_working_copy_publish:
 * @self: a working copy that may be edited
 * @overwrite: whether the file may be written although it is not the one that was last written from here
 * @cancellable: (nullable): stops the work; the file stays as it is
 * @error: return location
 *
 * Replaces the person's file by what the working copy holds now, checked and sealed. Before the first time in a
 * session, and before anything is overwritten, the file as it was is kept among the earlier copies.
 *
 * May run in a worker: it uses a connection of its own.
 *
 * Returns: whether the file is up to date
 */
gboolean
annexa_working_copy_publish (AnnexaWorkingCopy *self,
                             gboolean           overwrite,
                             GCancellable      *cancellable,
                             GError           **error)
{
  AnnexaPublished published = { 0 };
  g_autofree char *temporary = NULL;
  gboolean placed, saved;

  if (!overwrite && !annexa_working_copy_check_target (self, error))
    return FALSE;
  if ((overwrite || !self->session_kept) && g_file_test (self->target, G_FILE_TEST_EXISTS)
      && !annexa_earlier_copies_keep (self->target, overwrite ? "overwritten" : "session", error))
    return FALSE;
  self->session_kept = TRUE;

  temporary = make_copy (self, self->target, cancellable, &published, error);
  if (temporary == NULL)
    return FALSE;
  /* Making the copy takes a while, in which somebody may have written the file. */
  if (!overwrite && !annexa_working_copy_check_target (self, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (!announce (self, &published, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  placed = annexa_file_put_in_place (temporary, self->target, error);
  if (!placed && !is_in_place (self, &published))
    return FALSE;

  g_mutex_lock (&self->mutex);
  /* What may not survive a power cut counts as not published, so that it is written again. */
  if (!placed)
    published.seq = self->published.seq;
  self->published = published;
  saved = annexa_working_copy_save_state (self, NULL, placed ? error : NULL);
  g_mutex_unlock (&self->mutex);
  return placed && saved;
}

/**
 * annexa_working_copy_publish_as:
 * @self: a working copy
 * @path: another file, replaced when it exists
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Writes a copy of the project; the working copy goes on belonging to its own file.
 *
 * Returns: whether the copy was written
 */
gboolean
annexa_working_copy_publish_as (AnnexaWorkingCopy *self,
                                const char        *path,
                                GCancellable      *cancellable,
                                GError           **error)
{
  AnnexaPublished published = { 0 };

  return annexa_working_copy_back_up (self, path, cancellable, &published, error);
}

/* Whether the person's file has all that the working copy has. */
static gboolean
target_is_current (AnnexaWorkingCopy *self)
{
  g_autoptr (AnnexaStore) reader = annexa_store_open (self->database, ANNEXA_STORE_READER, NULL);
  gint64 published, seq;

  if (reader == NULL || !annexa_store_get_int64 (reader, "SELECT max (seq) FROM history", &seq, NULL))
    return FALSE;
  g_mutex_lock (&self->mutex);
  published = self->published.exists ? self->published.seq : -1;
  g_mutex_unlock (&self->mutex);
  return seq == published && annexa_working_copy_target_is_unchanged (self);
}

static gboolean
write_earlier (const char *copy,
               gpointer    self,
               GError    **error)
{
  AnnexaPublished published = { 0 };

  return annexa_working_copy_back_up (self, copy, NULL, &published, error);
}

/**
 * annexa_working_copy_keep_earlier:
 * @self: a working copy
 * @reason: one word for what is about to be done: "import"
 * @error: return location
 *
 * Keeps the project as it is now among the earlier copies, with all edits that are not in the person's file yet.
 *
 * May run in a worker: it uses a connection of its own.
 *
 * Returns: whether it was kept
 */
gboolean
annexa_working_copy_keep_earlier (AnnexaWorkingCopy *self,
                                  const char        *reason,
                                  GError           **error)
{
  if (target_is_current (self))
    return annexa_earlier_copies_keep (self->target, reason, error);

  return annexa_earlier_copies_add (self->target, reason, write_earlier, self, error);
}
