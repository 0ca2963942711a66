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

#include "annexa-attachment.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-hash.h"
#include "annexa-project-file.h"
#include "annexa-store-private.h"
#include "annexa-text.h"

/* What registers and their history may still need beside the files. */
#define ROOM_FOR_RECORDS (G_GINT64_CONSTANT (256) * 1024 * 1024)

static gint64 most_bytes = ANNEXA_LARGEST_PROJECT - ROOM_FOR_RECORDS;

static const char *
get_advice (void)
{
  return _("Keep it where it is and write its place into the evidence.");
}

static gboolean
check_size (const char *name,
            gint64      size,
            GError    **error)
{
  return annexa_file_check_size (name, size, ANNEXA_LARGEST_ATTACHMENT, get_advice (), error);
}

/**
 * annexa_attachment_lower_limit:
 * @limit: how large a project may become by attached files, in bytes, or 0 for the usual limit; for tests
 */
void
annexa_attachment_lower_limit (gint64 limit)
{
  most_bytes = limit > 0 ? limit : ANNEXA_LARGEST_PROJECT - ROOM_FOR_RECORDS;
}

static gboolean
is_stored (AnnexaStore *store,
           const char  *sha256)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (store, "SELECT 1 FROM attachment WHERE sha256 = ?1", NULL);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_text (statement, 1, sha256);
  return annexa_statement_next (statement, NULL);
}

/* A project that is larger than its file may be could be written nowhere any more. Pages that are free are used first, and
 * take no room of their own. */
static gboolean
check_room (AnnexaStore *store,
            const char  *name,
            gint64       length,
            GError     **error)
{
  gint64 taken;

  if (!annexa_store_get_int64 (store,
                               "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count ('main'),"
                               " pragma_freelist_count, pragma_page_size ('main')",
                               &taken, error))
    return FALSE;
  if (taken + length <= most_bytes)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               /* TRANSLATORS: The name of a file, and what to do instead */
               _("There is no room for “%s” in the project: with all attached files it would become too large. %s"), name,
               get_advice ());
  return FALSE;
}

/**
 * annexa_attachment_check:
 * @path: a file
 * @error: return location
 *
 * Returns: whether it can be attached
 */
gboolean
annexa_attachment_check (const char *path,
                         GError    **error)
{
  return annexa_file_check_readable (path, ANNEXA_LARGEST_ATTACHMENT, get_advice (), error);
}

/**
 * annexa_attachment_read:
 * @path: a file, at most 100 MiB
 * @error: return location
 *
 * Can be called in any thread.
 *
 * Returns: (transfer full) (nullable): what is in the file
 */
GBytes *
annexa_attachment_read (const char *path,
                        GError    **error)
{
  return annexa_file_read (path, ANNEXA_LARGEST_ATTACHMENT, get_advice (), error);
}

/**
 * annexa_attachment_hash:
 * @bytes: the contents of a file
 *
 * Can be called in any thread.
 *
 * Returns: (transfer full): their SHA-256
 */
char *
annexa_attachment_hash (GBytes *bytes)
{
  guint8 digest[ANNEXA_SHA256_SIZE];
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  annexa_sha256 (data, length, digest);
  return annexa_hex (digest, sizeof digest);
}

/**
 * annexa_store_attach_hashed:
 * @store: the writer, in a transaction or not
 * @bytes: the contents of a file, at most 100 MiB
 * @sha256: what annexa_attachment_hash() gave for them
 * @name: the name of the file, perhaps with a path
 * @error: return location
 *
 * Stores contents under their SHA-256; equal ones are stored once.
 *
 * Returns: (transfer full) (nullable): the value of a file field: SHA-256, slash, a clean name
 */
char *
annexa_store_attach_hashed (AnnexaStore *store,
                            GBytes      *bytes,
                            const char  *sha256,
                            const char  *name,
                            GError     **error)
{
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autofree char *clean_name = annexa_text_file_name (name);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (!check_size (clean_name, (gint64) length, error)
      || (!is_stored (store, sha256) && !check_room (store, clean_name, (gint64) length, error)))
    return NULL;
  statement = annexa_store_prepare (
      store, "INSERT INTO attachment (sha256, size, data) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return NULL;
  annexa_statement_bind_text (statement, 1, sha256);
  annexa_statement_bind_int64 (statement, 2, (gint64) length);
  annexa_statement_bind_blob (statement, 3, data, length);
  if (!annexa_statement_run (statement, error))
    return NULL;

  return g_strconcat (sha256, "/", clean_name, NULL);
}

static gboolean
check_contents (const char   *sha256,
                gconstpointer data,
                gsize         length,
                GError      **error)
{
  guint8 digest[ANNEXA_SHA256_SIZE];
  g_autofree char *found = NULL;

  annexa_sha256 (data, length, digest);
  found = annexa_hex (digest, sizeof digest);
  if (g_strcmp0 (found, sha256) == 0)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT,
               _("The attached file %.8s… is not the one that was attached: its contents have changed."),
               sha256 != NULL ? sha256 : "?");
  return FALSE;
}

/**
 * annexa_store_load_attachment:
 * @store: a store
 * @sha256: the SHA-256 of an attached file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its contents, checked
 */
GBytes *
annexa_store_load_attachment (AnnexaStore *store,
                              const char  *sha256,
                              GError     **error)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (store, "SELECT data FROM attachment WHERE sha256 = ?1", error);
  g_autoptr (GError) local_error = NULL;
  gconstpointer data;
  gsize length;

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_text (statement, 1, sha256);
  if (!annexa_statement_next (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("The attached file %.8s… is missing."), sha256);
      return NULL;
    }
  data = annexa_statement_get_blob (statement, 0, &length);
  if (!check_contents (sha256, data, length, error))
    return NULL;

  return g_bytes_new (data, length);
}

/**
 * annexa_store_write_attachment:
 * @store: a store
 * @sha256: the SHA-256 of an attached file
 * @path: where to; replaced when it exists
 * @error: return location
 *
 * Writes an attached file out, readable by its owner only and not executable.
 *
 * Returns: whether it was written
 */
gboolean
annexa_store_write_attachment (AnnexaStore *store,
                               const char  *sha256,
                               const char  *path,
                               GError     **error)
{
  g_autoptr (GBytes) bytes = annexa_store_load_attachment (store, sha256, error);

  return bytes != NULL
         && annexa_file_replace (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * annexa_store_check_attachments:
 * @store: a store
 * @error: return location
 *
 * Returns: whether the contents of every attached file are those that were attached
 */
gboolean
annexa_store_check_attachments (AnnexaStore *store,
                                GError     **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (store, "SELECT sha256, data FROM attachment", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (annexa_statement_next (statement, &local_error))
    {
      gsize length;
      gconstpointer data = annexa_statement_get_blob (statement, 1, &length);

      if (!check_contents (annexa_statement_get_text (statement, 0), data, length, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
