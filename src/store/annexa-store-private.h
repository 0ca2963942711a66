/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

/* The session extension is compiled into the library, but its functions are declared only on request. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "annexa-store.h"

G_BEGIN_DECLS

struct _AnnexaStore
{
  sqlite3 *db;
  sqlite3_session *session;
  GHashTable *statements; /* SQL text -> AnnexaStatement, those not in use and those in use */
  GCancellable *cancellable;
  char *today; /* NULL for the day that it is */
  gboolean in_transaction;
  int lost; /* what took the transaction back, or 0 */
};

AnnexaStore *annexa_store_new    (const char   *uri,
                                  int           flags,
                                  GError      **error);
void annexa_store_set_error      (AnnexaStore *self,
                                  int          code,
                                  GError     **error);
gboolean annexa_store_may_step (AnnexaStore *self,
                                GError     **error);
gboolean annexa_store_add_functions (AnnexaStore *self,
                                     GError     **error);
gboolean annexa_changeset_is_whole (gconstpointer data,
                                    gsize         length);

G_END_DECLS
