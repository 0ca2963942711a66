/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include <sqlite3.h>

#include "annexa-test-vfs.h"

/* A disk that fails when it is told to. It stands between SQLite and the real one, counts what SQLite asks of it, and
 * refuses the n-th request, or the n-th and all that follow. */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} TestFile;

static sqlite3_vfs *real_vfs;
static guint failing;
static guint count;
static gboolean failing_for_ever;

/* Whether this request is the one. */
static gboolean
fails (void)
{
  count++;
  return failing != 0 && (failing_for_ever ? count >= failing : count == failing);
}

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((TestFile *) (gpointer) file)->real;
}

static int
test_close (sqlite3_file *file)
{
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
test_read (sqlite3_file *file,
           void         *buffer,
           int           length,
           sqlite3_int64 offset)
{
  return fails () ? SQLITE_IOERR_READ : real_file (file)->pMethods->xRead (real_file (file), buffer, length, offset);
}

/* A disk that is full takes a part of what it is given. */
static int
test_write (sqlite3_file *file,
            const void   *buffer,
            int           length,
            sqlite3_int64 offset)
{
  if (!fails ())
    return real_file (file)->pMethods->xWrite (real_file (file), buffer, length, offset);

  real_file (file)->pMethods->xWrite (real_file (file), buffer, length / 2, offset);
  return count % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
test_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  return fails () ? SQLITE_IOERR_TRUNCATE : real_file (file)->pMethods->xTruncate (real_file (file), size);
}

static int
test_sync (sqlite3_file *file,
           int           flags)
{
  return fails () ? SQLITE_IOERR_FSYNC : real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
test_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  return fails () ? SQLITE_IOERR_FSTAT : real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
test_lock (sqlite3_file *file,
           int           level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
test_unlock (sqlite3_file *file,
             int           level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
test_check_reserved_lock (sqlite3_file *file,
                          int          *held)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), held);
}

static int
test_file_control (sqlite3_file *file,
                   int           operation,
                   void         *argument)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), operation, argument);
}

static int
test_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
test_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
test_shm_map (sqlite3_file   *file,
              int             region,
              int             size,
              int             extend,
              void volatile **memory)
{
  return fails () ? SQLITE_IOERR_SHMMAP
                  : real_file (file)->pMethods->xShmMap (real_file (file), region, size, extend, memory);
}

static int
test_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

static void
test_shm_barrier (sqlite3_file *file)
{
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
test_shm_unmap (sqlite3_file *file,
                int           remove)
{
  return real_file (file)->pMethods->xShmUnmap (real_file (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = test_close,
  .xRead = test_read,
  .xWrite = test_write,
  .xTruncate = test_truncate,
  .xSync = test_sync,
  .xFileSize = test_file_size,
  .xLock = test_lock,
  .xUnlock = test_unlock,
  .xCheckReservedLock = test_check_reserved_lock,
  .xFileControl = test_file_control,
  .xSectorSize = test_sector_size,
  .xDeviceCharacteristics = test_characteristics,
  .xShmMap = test_shm_map,
  .xShmLock = test_shm_lock,
  .xShmBarrier = test_shm_barrier,
  .xShmUnmap = test_shm_unmap,
};

static int
test_open (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  TestFile *self = (TestFile *) (gpointer) file;
  int code;

  file->pMethods = NULL;
  if (fails ())
    return SQLITE_CANTOPEN;

  self->real = (sqlite3_file *) (gpointer) (self + 1);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    file->pMethods = &methods;
  return code;
}

static int
test_delete (sqlite3_vfs *vfs,
             const char  *name,
             int          sync)
{
  return fails () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync);
}

/**
 * annexa_test_vfs_install:
 *
 * Puts the failing disk under every database that is opened from now on.
 */
void
annexa_test_vfs_install (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "annexa-test";
  vfs.szOsFile = (int) sizeof (TestFile) + real_vfs->szOsFile;
  vfs.xOpen = test_open;
  vfs.xDelete = test_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}

/**
 * annexa_test_vfs_fail:
 * @nth: which request fails, counted from now; 0 for none
 * @for_ever: whether all that follow fail, too
 */
void
annexa_test_vfs_fail (guint    nth,
                      gboolean for_ever)
{
  count = 0;
  failing = nth;
  failing_for_ever = for_ever;
}

/**
 * annexa_test_vfs_has_failed:
 *
 * Returns: whether the request that was going to fail has come
 */
gboolean
annexa_test_vfs_has_failed (void)
{
  return failing != 0 && count >= failing;
}
