/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-error.h"
#include "annexa-store-private.h"

/* What SQLite itself can say about damage. */

static gboolean
run_check (AnnexaStore *self,
           const char  *sql,
           GError     **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, sql, error);
  g_autoptr (GError) local_error = NULL;
  gboolean sound;

  if (statement == NULL)
    return FALSE;

  sound = annexa_statement_next (statement, &local_error)
          && g_strcmp0 (annexa_statement_get_text (statement, 0), "ok") == 0;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!sound)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("The project file is damaged: %s"),
                 annexa_statement_get_text (statement, 0));
  return sound;
}

/**
 * annexa_store_check_integrity:
 * @self: a store
 * @error: return location
 *
 * Returns: whether SQLite finds the structure of the database sound
 */
gboolean
annexa_store_check_integrity (AnnexaStore *self,
                              GError     **error)
{
  return run_check (self, "PRAGMA main.integrity_check (1)", error);
}

/**
 * annexa_store_check_references:
 * @self: a store
 * @error: return location
 *
 * Returns: whether every reference leads to a record
 */
gboolean
annexa_store_check_references (AnnexaStore *self,
                               GError     **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self, "PRAGMA main.foreign_key_check", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (annexa_statement_next (statement, &local_error))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT, _("A reference in the register “%s” leads to no record."),
                   annexa_store_describe_table (annexa_statement_get_text (statement, 0)));
      return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}
