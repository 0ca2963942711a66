/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "annexa-earlier-copies.h"
#include "annexa-error.h"
#include "annexa-schema.h"
#include "annexa-working-copy-private.h"

/* How long a writer waits for another command of a moment to finish before it says that the project is busy. */
#define LOCK_PATIENCE_MS 2000

static char *
path_in_folder (AnnexaWorkingCopy *self,
                const char        *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Each copy has a name of its own: a reader that still has the previous one open must never find our journal under the
 * name it knows. */
static void
choose_database_name (AnnexaWorkingCopy *self)
{
  g_autofree char *name = g_strdup_printf ("project-%08x.db", g_random_int ());

  g_free (self->database);
  self->database = path_in_folder (self, name);
}

/* Copies that were set aside are called otherwise and stay. */
static void
remove_other_copies (AnnexaWorkingCopy *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autofree char *own = g_path_get_basename (self->database);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if ((g_str_has_prefix (name, "project-") && !g_str_has_prefix (name, own)) || g_str_has_prefix (name, "search.db")
        || g_str_has_prefix (name, ".~new."))
      {
        g_autofree char *path = path_in_folder (self, name);

        g_unlink (path);
      }
}

/* Resolves symbolic links: the lock, the rename and the state are about the file itself. */
static char *
resolve_target (const char *target,
                GError    **error)
{
  g_autofree char *absolute = g_canonicalize_filename (target, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *resolved = realpath (absolute, NULL);
  char *path;

  if (resolved == NULL)
    {
      resolved = realpath (folder, NULL);
      if (resolved == NULL)
        {
          annexa_error_set_from_errno (error, errno, folder);
          return NULL;
        }
      path = g_build_filename (resolved, name, NULL);
    }
  else
    path = g_strdup (resolved);

  free (resolved);
  return path;
}

/* The folder of the working copy; its path must not lead through symbolic links, which SQLite is told not to follow. */
static char *
make_folder (const char *target,
             GError    **error)
{
  guint8 digest[ANNEXA_SHA256_SIZE];
  g_autofree char *key = NULL;
  g_autofree char *parent = g_build_filename (g_get_user_state_dir (), "annexa", "work", NULL);
  g_autofree char *folder = NULL;
  char *resolved;

  if (!annexa_file_make_private_directory (parent, error))
    return NULL;
  resolved = realpath (parent, NULL);
  if (resolved == NULL)
    {
      annexa_error_set_from_errno (error, errno, parent);
      return NULL;
    }

  annexa_sha256 (target, strlen (target), digest);
  key = annexa_hex (digest, 8);
  folder = g_build_filename (resolved, key, NULL);
  free (resolved);
  if (!annexa_file_make_private_directory (folder, error))
    return NULL;

  return g_steal_pointer (&folder);
}

static AnnexaWorkingCopy *
working_copy_new (const char *target,
                  GError    **error)
{
  g_autoptr (AnnexaWorkingCopy) self = g_new0 (AnnexaWorkingCopy, 1);

  g_mutex_init (&self->mutex);
  self->source = -1;
  self->target = resolve_target (target, error);
  if (self->target == NULL)
    return NULL;
  self->folder = make_folder (self->target, error);
  if (self->folder == NULL)
    return NULL;
  self->search = path_in_folder (self, "search.db");

  return g_steal_pointer (&self);
}

/* While somebody else edits, their working copy is read as it stands. */
static gboolean
read_beside_editor (AnnexaWorkingCopy *self)
{
  if (!annexa_working_copy_load_state (self, NULL))
    return FALSE;

  self->store = annexa_store_open (self->database, ANNEXA_STORE_READER, NULL);
  if (self->store != NULL)
    self->read_only = ANNEXA_READ_ONLY_BUSY;
  return self->store != NULL;
}

/* Another command may hold the lock for a moment; a window holds it for hours. A reader waits only until what the other
 * one has can be read. */
static gboolean
take_lock (AnnexaWorkingCopy *self,
           GError           **error)
{
  g_autofree char *path = path_in_folder (self, "lock");

  for (int waited = 0;; waited += 50)
    {
      g_autoptr (GError) local_error = NULL;
      gboolean busy;

      self->lock = annexa_lock_take (path, &local_error);
      if (self->lock != NULL)
        return TRUE;
      busy = g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY);
      if (busy && self->read_only != ANNEXA_READ_ONLY_NOT && read_beside_editor (self))
        return TRUE;
      if (!busy || waited >= LOCK_PATIENCE_MS)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_usleep (50 * 1000);
    }
}

/* A program that writes into the file while it is copied makes a copy of no state that the file ever had. */
static gboolean
stayed_the_same (int                    source,
                 const char            *path,
                 const AnnexaFileState *before,
                 GError               **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  AnnexaFileState after;

  if (!annexa_file_get_open_state (source, path, &after, error))
    return FALSE;
  if (annexa_file_state_equal (before, &after))
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY,
               _("“%s” is being written by another program. Wait until it has finished, then try again."), name);
  return FALSE;
}

/* Copies the person's file into the folder. The order of the calls is what makes the copy survive a power cut. */
static gboolean
copy_target (AnnexaWorkingCopy *self,
             GError           **error)
{
  AnnexaProjectFile file;
  AnnexaFileState state;
  int source = annexa_project_file_open (self->target, &file, error);
  int copy;
  g_autofree char *temporary = NULL;
  gboolean copied;

  if (source < 0)
    return FALSE;
  if (!annexa_file_get_open_state (source, self->target, &state, error))
    {
      close (source);
      return FALSE;
    }

  choose_database_name (self);
  temporary = annexa_file_create_beside (self->database, &copy, error);
  if (temporary == NULL)
    {
      close (source);
      return FALSE;
    }
  copied = annexa_file_copy_bytes (source, copy, file.length, self->target, error);
  if (copied && fsync (copy) != 0)
    {
      annexa_error_set_from_errno (error, errno, temporary);
      copied = FALSE;
    }
  copied = copied && stayed_the_same (source, self->target, &state, error);
  close (copy);
  if (!copied)
    {
      close (source);
      g_unlink (temporary);
      return FALSE;
    }
  if (!annexa_file_put_in_place (temporary, self->database, error))
    {
      close (source);
      return FALSE;
    }

  self->source = source;
  self->source_file = file;
  self->published = (AnnexaPublished){ .exists = TRUE, .state = state, .hashed = file.sealed && file.untouched };
  memcpy (self->published.sha256, file.sha256, ANNEXA_SHA256_SIZE);
  return TRUE;
}

gboolean
annexa_working_copy_read_newest_seq (AnnexaStore *store,
                                     gint64      *seq,
                                     GError     **error)
{
  return annexa_store_get_int64 (store, "SELECT max (seq) FROM history", seq, error);
}

/* Checks how a copy is built before anything else in it is read, and brings it up to date. The tables of one that came
 * from a newer version are left as they are, and it can only be read. */
gboolean
annexa_working_copy_check_and_migrate (AnnexaWorkingCopy *self,
                                       AnnexaStore       *store,
                                       GError           **error)
{
  gint64 version;

  if (!annexa_store_get_int64 (store, "PRAGMA user_version", &version, error)
      || !annexa_schema_check (store, (int) version, error))
    return FALSE;

  if (version > annexa_schema_get_version ())
    {
      if (self->read_only == ANNEXA_READ_ONLY_NOT)
        self->read_only = ANNEXA_READ_ONLY_NEWER;
      return TRUE;
    }
  if (version < annexa_schema_get_version () && self->read_only == ANNEXA_READ_ONLY_NOT
      && g_file_test (self->target, G_FILE_TEST_EXISTS)
      && !annexa_earlier_copies_keep (self->target, "migration", error))
    return FALSE;
  return annexa_schema_migrate (store, (int) version, error);
}

static gboolean
open_copied (AnnexaWorkingCopy *self,
             GError           **error)
{
  g_autoptr (AnnexaStore) store = annexa_store_open (self->database, ANNEXA_STORE_WRITER, error);

  if (store == NULL || !annexa_working_copy_check_and_migrate (self, store, error) || !annexa_working_copy_read_newest_seq (store, &self->published.seq, error))
    return FALSE;

  self->store = g_steal_pointer (&store);
  return TRUE;
}

void
annexa_working_copy_remove (AnnexaWorkingCopy *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->database, endings[i], NULL);

      g_unlink (path);
    }
}

static gboolean
copy_and_open (AnnexaWorkingCopy *self,
               GError           **error)
{
  if (!copy_target (self, error))
    return FALSE;
  if (!open_copied (self, error) || !annexa_working_copy_save_state (self, NULL, error))
    {
      g_clear_pointer (&self->store, annexa_store_close);
      annexa_working_copy_remove (self);
      return FALSE;
    }

  remove_other_copies (self);
  return TRUE;
}

/* Whoever cannot open the file at all has to know where the rest is. */
static void
name_kept (AnnexaWorkingCopy *self,
           GError           **error)
{
  g_autofree char *name = self->kept != NULL ? g_filename_display_name (self->kept) : NULL;
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;

  if (name == NULL)
    return;
  /* What SQLite says ends anyhow. */
  reason = g_strconcat ((*error)->message, g_str_has_suffix ((*error)->message, ".") ? NULL : ".", NULL);
  /* TRANSLATORS: Behind the reason why a project cannot be opened: a file */
  message = g_strdup_printf (_("%s What was in it last time is in “%s”."), reason, name);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

/**
 * annexa_working_copy_open:
 * @target: a project file
 * @read_only: whether it is only going to be read
 * @error: return location
 *
 * Opens a project from anywhere: copies the file, unless the copy from last time still is the same or newer, checks
 * that it is built like a project, and brings it up to date. Where it cannot be edited, it is opened for reading and
 * annexa_working_copy_get_read_only() says why. A project that somebody else is editing is %ANNEXA_ERROR_BUSY, unless
 * it is opened for reading.
 *
 * Returns: (transfer full) (nullable): the working copy
 */
AnnexaWorkingCopy *
annexa_working_copy_open (const char *target,
                          gboolean    read_only,
                          GError    **error)
{
  g_autoptr (AnnexaWorkingCopy) self = working_copy_new (target, error);
  g_autoptr (GError) local_error = NULL;
  gboolean exists;

  if (self == NULL)
    return NULL;

  exists = g_file_test (self->target, G_FILE_TEST_EXISTS);
  if (read_only)
    self->read_only = ANNEXA_READ_ONLY_ASKED;
  if (exists)
    {
      /* A file that is no project must not get a folder of its own, nor a lock. */
      AnnexaProjectFile file;
      int fd = annexa_project_file_open (self->target, &file, error);

      if (fd < 0)
        {
          g_rmdir (self->folder);
          return NULL;
        }
      close (fd);
      if (!read_only && !annexa_file_is_writable (self->target))
        self->read_only = ANNEXA_READ_ONLY_PERMISSION;
    }

  if (!take_lock (self, error))
    return NULL;
  if (self->store != NULL)
    return g_steal_pointer (&self);
  if (self->read_only == ANNEXA_READ_ONLY_NOT)
    {
      self->visible_lock = annexa_lock_take_visible (self->target, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      annexa_file_remove_leftovers (self->target);
    }

  if (!annexa_working_copy_continue_left (self, exists, &local_error) && local_error == NULL)
    copy_and_open (self, &local_error);
  if (local_error != NULL)
    {
      if (!exists)
        {
          g_autofree char *lock = path_in_folder (self, "lock");

          g_unlink (lock);
          g_rmdir (self->folder);
        }
      name_kept (self, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * annexa_working_copy_create:
 * @target: where the project file is going to be; what stands there already becomes an earlier copy when the project
 *   is published
 * @error: return location
 *
 * Makes an empty project. The person's file appears with the first annexa_working_copy_publish().
 *
 * Returns: (transfer full) (nullable): the working copy
 */
AnnexaWorkingCopy *
annexa_working_copy_create (const char *target,
                            GError    **error)
{
  g_autoptr (AnnexaWorkingCopy) self = working_copy_new (target, error);
  g_autofree char *temporary = NULL;
  g_autoptr (GError) local_error = NULL;
  int fd;

  if (self == NULL)
    return NULL;
  if (!annexa_file_is_writable (self->target))
    {
      annexa_error_set_from_errno (error, EACCES, self->target);
      return NULL;
    }
  if (!take_lock (self, error))
    return NULL;
  self->visible_lock = annexa_lock_take_visible (self->target, &local_error);
  if (local_error != NULL || !annexa_working_copy_keep_left (self, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  choose_database_name (self);
  temporary = annexa_file_create_beside (self->database, &fd, error);
  if (temporary == NULL)
    return NULL;
  close (fd);
  if (!annexa_file_put_in_place (temporary, self->database, error))
    return NULL;

  self->store = annexa_store_open (self->database, ANNEXA_STORE_WRITER, error);
  if (self->store == NULL || !annexa_schema_create (self->store, annexa_schema_get_version (), error))
    return NULL;

  if (!annexa_working_copy_save_state (self, NULL, error))
    return NULL;
  /* What stands at the target is replaced on purpose: it counts as known from here on. For whoever opens it next it does so
   * only when it was replaced, or an empty project would be taken for what is in the file. */
  self->published.exists = annexa_file_get_state (self->target, &self->published.state, NULL);
  remove_other_copies (self);
  return g_steal_pointer (&self);
}

/**
 * annexa_working_copy_free:
 * @self: (transfer full) (nullable): a working copy whose connections are all closed
 *
 * Lets go of the locks. The copy stays, to be used again while the person's file is unchanged.
 */
void
annexa_working_copy_free (AnnexaWorkingCopy *self)
{
  if (self == NULL)
    return;

  annexa_store_close (self->store);
  if (self->source >= 0)
    close (self->source);
  g_clear_pointer (&self->visible_lock, annexa_lock_free);
  g_clear_pointer (&self->lock, annexa_lock_free);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->database);
  g_free (self->search);
  g_free (self->kept);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

const char *
annexa_working_copy_get_target (AnnexaWorkingCopy *self)
{
  return self->target;
}

const char *
annexa_working_copy_get_database (AnnexaWorkingCopy *self)
{
  return self->database;
}

const char *
annexa_working_copy_get_search (AnnexaWorkingCopy *self)
{
  return self->search;
}

AnnexaReadOnlyReason
annexa_working_copy_get_read_only (AnnexaWorkingCopy *self)
{
  return self->read_only;
}

/**
 * annexa_working_copy_was_recovered:
 * @self: a working copy
 *
 * Returns: whether the copy holds edits that a program before us had not published when it ended
 */
gboolean
annexa_working_copy_was_recovered (AnnexaWorkingCopy *self)
{
  return self->recovered;
}

/**
 * annexa_working_copy_get_kept:
 * @self: a working copy
 * @reason: (out): why it was kept
 *
 * Returns: (nullable) (transfer none): the file in which something was kept that is not in the person's file
 */
const char *
annexa_working_copy_get_kept (AnnexaWorkingCopy *self,
                              AnnexaKeptReason  *reason)
{
  *reason = self->kept_reason;
  return self->kept;
}

/**
 * annexa_working_copy_take_store:
 * @self: a working copy
 *
 * Returns: (transfer full): the connection; a writer, or a reader when the project cannot be edited at all
 */
AnnexaStore *
annexa_working_copy_take_store (AnnexaWorkingCopy *self)
{
  return g_steal_pointer (&self->store);
}
