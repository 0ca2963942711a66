/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-changes-private.h"
#include "annexa-changeset.h"
#include "annexa-schema.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         length);

static AnnexaStore *
open_store (void)
{
  static AnnexaStore *store;

  if (store == NULL)
    {
      store = annexa_store_open_memory (NULL);
      g_assert_true (annexa_schema_create (store, annexa_schema_get_version (), NULL));
    }
  return store;
}

static void
walk (GBytes *bytes)
{
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, NULL);
  AnnexaSum sum = { 0, 0 };

  while (changeset != NULL && annexa_changeset_next (changeset, NULL))
    {
      annexa_changeset_add_sums (changeset, &sum);
      annexa_changeset_get_key (changeset, 0);
      annexa_changeset_get_key (changeset, 1);
      for (int i = 0; i < annexa_changeset_get_n_columns (changeset); i++)
        {
          g_auto (AnnexaValue) before = ANNEXA_VALUE_INIT;
          g_auto (AnnexaValue) after = ANNEXA_VALUE_INIT;

          annexa_changeset_get_old (changeset, i, &before);
          annexa_changeset_get_new (changeset, i, &after);
        }
    }
}

/* A changeset from the history of a foreign file: read, and applied in both directions. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (AnnexaChanges) changes = annexa_changes_read (bytes, NULL, NULL);
  AnnexaStore *store = open_store ();

  walk (bytes);
  for (guint inverted = 0; inverted < 2; inverted++)
    {
      g_assert_true (annexa_store_begin (store, NULL));
      (void) annexa_store_apply (store, bytes, inverted == 1, NULL);
      annexa_store_rollback (store);
    }
  return 0;
}
