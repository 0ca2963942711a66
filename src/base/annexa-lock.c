/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-lock.h"
#include "annexa-time.h"

/* A lock file holds one short line. More than this is something else. */
#define LONGEST_LINE 4096

struct _AnnexaLock
{
  char *path;
  int fd;     /* -1 for a visible lock, which is the file itself */
  char *line; /* what a visible lock says, to know it again */
};

/* Whoever removes a lock file while somebody else waits for it leaves them with the lock of a file that no third one will
 * find. */
static gboolean
still_has_its_name (int         fd,
                    const char *path)
{
  struct stat open_file, named_file;

  return fstat (fd, &open_file) == 0 && lstat (path, &named_file) == 0 && open_file.st_dev == named_file.st_dev
         && open_file.st_ino == named_file.st_ino;
}

/**
 * annexa_lock_take:
 * @path: a lock file on a local disk; created when missing, never removed
 * @error: return location
 *
 * Takes a lock that the kernel lets go when this process ends, however it ends.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %ANNEXA_ERROR_BUSY when another process holds it
 */
AnnexaLock *
annexa_lock_take (const char *path,
                  GError    **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  AnnexaLock *lock;

  if (fd < 0)
    {
      annexa_error_set_from_errno (error, errno, path);
      return NULL;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY, _("The project is open in another window."));
      else
        annexa_error_set_from_errno (error, errno, path);
      close (fd);
      return NULL;
    }

  if (!still_has_its_name (fd, path))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY, _("The project is open in another window."));
      close (fd);
      return NULL;
    }

  lock = g_new0 (AnnexaLock, 1);
  lock->path = g_strdup (path);
  lock->fd = fd;
  return lock;
}

static char *
visible_lock_path (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *base = g_path_get_basename (target);
  g_autofree char *name = g_strdup_printf (".~lock.%s#", base);

  return g_build_filename (folder, name, NULL);
}

/* Reads a lock file, which stands in a folder where others write: it may be a pipe, a device, or somebody's novel. */
static char *
read_line (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autofree char *line = NULL;
  struct stat info;
  gssize length = -1;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= LONGEST_LINE)
    {
      line = g_malloc0 (LONGEST_LINE + 1);
      length = read (fd, line, LONGEST_LINE);
    }
  close (fd);

  return length >= 0 && g_utf8_validate (line, length, NULL) ? g_steal_pointer (&line) : NULL;
}

/* The line says: user,host,process,time. Returns who holds the lock, or NULL when nobody does any more. */
static char *
read_holder (const char *path)
{
  g_autofree char *line = read_line (path);
  g_auto (GStrv) parts = NULL;
  g_autofree char *time = NULL;

  if (line == NULL)
    return NULL;

  parts = g_strsplit (g_strstrip (line), ",", 4);
  if (g_strv_length (parts) != 4)
    return NULL;
  if (strcmp (parts[1], g_get_host_name ()) == 0)
    {
      /* On this machine a process that does not exist any more, and our own, hold nothing: locks between the living
       * ones of one user are those of the working copy. */
      pid_t process = (pid_t) atol (parts[2]);

      if (process <= 0 || process == getpid () || (kill (process, 0) != 0 && errno == ESRCH))
        return NULL;
      if (strcmp (parts[0], g_get_user_name ()) == 0)
        return NULL;
    }

  time = annexa_time_format (parts[3]);
  /* TRANSLATORS: Who has a project open: user, computer, since when */
  return g_strdup_printf (_("%s on %s since %s"), parts[0], parts[1], time);
}

/* Makes the lock file where there is none: of two computers at the same moment, one succeeds. Returns %FALSE when there
 * is one already, and where the file system cannot tell. */
static gboolean
create_line (const char *path,
             const char *line)
{
  int fd;
  g_autofree char *temporary = annexa_file_create_beside (path, &fd, NULL);
  gboolean created;

  if (temporary == NULL)
    return FALSE;

  created = annexa_file_write_all (fd, line, strlen (line), path, NULL) && link (temporary, path) == 0;
  close (fd);
  g_unlink (temporary);
  return created;
}

static AnnexaLock *
refuse (const char *target,
        const char *holder,
        GError    **error)
{
  g_autofree char *base = g_filename_display_basename (target);

  /* TRANSLATORS: The second part says who: “ana on desk-4 since 23 Nov 2026, 21:07” */
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY, _("“%s” is being edited by %s."), base, holder);
  return NULL;
}

/**
 * annexa_lock_take_visible:
 * @target: the project file that is going to be edited
 * @error: return location
 *
 * Puts a small file beside @target that tells other people, also on other computers, who is editing it. The lock of
 * a process that has died on this computer is taken without asking. Where the folder allows no further file (behind a
 * document portal, on read-only media), there is no such lock and that is no error.
 *
 * Returns: (transfer full) (nullable): the lock; %NULL with %ANNEXA_ERROR_BUSY when somebody else holds it; %NULL
 *   without error where the folder allows none
 */
AnnexaLock *
annexa_lock_take_visible (const char *target,
                          GError    **error)
{
  g_autofree char *path = visible_lock_path (target);
  g_autofree char *now = annexa_time_now ();
  g_autofree char *line = g_strdup_printf ("%s,%s,%ld,%s\n", g_get_user_name (), g_get_host_name (), (long) getpid (), now);
  AnnexaLock *lock;

  if (!create_line (path, line))
    {
      g_autofree char *holder = read_holder (path);

      if (holder != NULL)
        return refuse (target, holder, error);
      if (!annexa_file_replace (path, line, strlen (line), NULL))
        return NULL;
    }

  lock = g_new0 (AnnexaLock, 1);
  lock->path = g_steal_pointer (&path);
  lock->fd = -1;
  lock->line = g_steal_pointer (&line);
  return lock;
}

/**
 * annexa_lock_free:
 * @lock: (transfer full) (nullable): a lock
 *
 * Lets go of the lock.
 */
void
annexa_lock_free (AnnexaLock *lock)
{
  g_autofree char *line = NULL;

  if (lock == NULL)
    return;

  if (lock->fd >= 0)
    close (lock->fd);
  else
    {
      /* Somebody who took our lock for a dead one's has put their own in its place. */
      line = read_line (lock->path);
      if (g_strcmp0 (line, lock->line) == 0)
        g_unlink (lock->path);
    }
  g_free (lock->path);
  g_free (lock->line);
  g_free (lock);
}
