/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file-check.h"
#include "annexa-working-copy-private.h"

struct _AnnexaFileCheck
{
  char *target;
  char *database;
  int source; /* what was copied when the working copy was made, or -1 */
  AnnexaProjectFile source_file;
};

/**
 * annexa_file_check_new:
 * @copy: a working copy
 * @error: return location
 *
 * Takes along what a check needs. It may take minutes, in which the working copy is used, published and freed.
 *
 * Returns: (transfer full) (nullable): the check, which may run in a worker
 */
AnnexaFileCheck *
annexa_file_check_new (AnnexaWorkingCopy *copy,
                       GError           **error)
{
  g_autoptr (AnnexaFileCheck) self = g_new0 (AnnexaFileCheck, 1);

  self->target = g_strdup (copy->target);
  self->database = g_strdup (copy->database);
  self->source = copy->source >= 0 ? fcntl (copy->source, F_DUPFD_CLOEXEC, 0) : -1;
  self->source_file = copy->source_file;
  if (copy->source >= 0 && self->source < 0)
    {
      annexa_error_set_from_errno (error, errno, copy->target);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * annexa_file_check_free:
 * @self: (transfer full) (nullable): a check that does not run
 */
void
annexa_file_check_free (AnnexaFileCheck *self)
{
  if (self == NULL)
    return;

  if (self->source >= 0)
    close (self->source);
  g_free (self->target);
  g_free (self->database);
  g_free (self);
}

static gboolean
is_as_sealed (int                      fd,
              const AnnexaProjectFile *file,
              const char              *path,
              GCancellable            *cancellable,
              const char              *message,
              GError                 **error)
{
  guint8 sha256[ANNEXA_SHA256_SIZE];
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;

  if (!annexa_project_file_hash (fd, file->length, cancellable, path, sha256, error))
    return FALSE;
  if (memcmp (sha256, file->sha256, sizeof sha256) == 0)
    return TRUE;

  text = g_strdup_printf (_("“%s” is damaged: it is not what was last saved."), name);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, "%s %s", text, message);
  return FALSE;
}

/* The copy from last time was continued, because the file looks untouched. A failing disk does not touch files. */
static gboolean
check_target (AnnexaFileCheck *self,
              GCancellable    *cancellable,
              GError         **error)
{
  AnnexaProjectFile file;
  gboolean sound = TRUE;
  int fd;

  if (!g_file_test (self->target, G_FILE_TEST_EXISTS))
    return TRUE;
  fd = annexa_project_file_open (self->target, &file, error);
  if (fd < 0)
    return FALSE;
  if (file.sealed && file.untouched)
    sound = is_as_sealed (fd, &file, self->target, cancellable,
                          _("A sound copy is there and is written back with the next change."), error);
  close (fd);
  return sound;
}

static gboolean
check_database (AnnexaFileCheck *self,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (AnnexaStore) reader = annexa_store_open (self->database, ANNEXA_STORE_READER, error);

  if (reader == NULL)
    return FALSE;
  annexa_store_set_cancellable (reader, cancellable);
  return annexa_store_check_integrity (reader, error) && annexa_store_check_references (reader, error);
}

/**
 * annexa_file_check_run:
 * @self: a check
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Checks the person's file against the hash in its trailer, or, where it has none or another SQLite has written since,
 * lets SQLite look for damage in what was copied.
 *
 * Returns: %FALSE with %ANNEXA_ERROR_CORRUPT when the file is damaged
 */
gboolean
annexa_file_check_run (AnnexaFileCheck *self,
                       GCancellable    *cancellable,
                       GError         **error)
{
  const AnnexaProjectFile *file = &self->source_file;

  if (self->source < 0)
    return check_target (self, cancellable, error);
  if (file->sealed && file->untouched)
    return is_as_sealed (self->source, file, self->target, cancellable,
                         _("Restore an earlier copy, or check every register before you go on."), error);
  return check_database (self, cancellable, error);
}

/**
 * annexa_working_copy_verify:
 * @self: a working copy
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Does annexa_file_check_run() while the working copy is there anyhow.
 *
 * Returns: %FALSE with %ANNEXA_ERROR_CORRUPT when the file is damaged
 */
gboolean
annexa_working_copy_verify (AnnexaWorkingCopy *self,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (AnnexaFileCheck) check = annexa_file_check_new (self, error);

  return check != NULL && annexa_file_check_run (check, cancellable, error);
}
