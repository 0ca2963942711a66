/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include "annexa-store-private.h"
#include "annexa-text.h"
#include "annexa-time.h"

/* annexa_today (): the local date, or that of the past which the connection reads. Queries write it as (SELECT annexa_today ()),
 * which SQLite asks for once and not for each record. */
static void
sql_today (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  AnnexaStore *self = sqlite3_user_data (context);

  sqlite3_result_text (context, annexa_store_get_today (self), -1, g_free);
}

/* annexa_now (): this moment in UTC, or the end of the day that counts as today. */
static void
sql_now (sqlite3_context *context,
         int              n_arguments,
         sqlite3_value  **arguments)
{
  AnnexaStore *self = sqlite3_user_data (context);

  sqlite3_result_text (context, self->today != NULL ? annexa_time_end_of_day (self->today) : annexa_time_reached (), -1,
                       g_free);
}

/* annexa_key (text): sorts as a reader expects; NULL stays NULL. */
static void
sql_key (sqlite3_context *context,
         int              n_arguments,
         sqlite3_value  **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    sqlite3_result_text (context, annexa_text_sort_key (text), -1, g_free);
}

/* annexa_fold (text): without case and accents. */
static void
sql_fold (sqlite3_context *context,
          int              n_arguments,
          sqlite3_value  **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    sqlite3_result_text (context, annexa_text_fold (text), -1, g_free);
}

/**
 * annexa_store_add_functions:
 * @self: a store with a connection
 * @error: return location
 *
 * Adds the functions that the queries of the program use.
 *
 * Returns: whether they are there
 */
gboolean
annexa_store_add_functions (AnnexaStore *self,
                            GError     **error)
{
  const struct
  {
    const char *name;
    int n_arguments;
    int flags;
    void (*run) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "annexa_today", 0, 0, sql_today },
    { "annexa_now", 0, 0, sql_now },
    { "annexa_key", 1, SQLITE_DETERMINISTIC, sql_key },
    { "annexa_fold", 1, SQLITE_DETERMINISTIC, sql_fold },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      int code = sqlite3_create_function_v2 (self->db, functions[i].name, functions[i].n_arguments,
                                             SQLITE_UTF8 | SQLITE_INNOCUOUS | functions[i].flags, self,
                                             functions[i].run, NULL, NULL, NULL);

      if (code != SQLITE_OK)
        {
          annexa_store_set_error (self, code, error);
          return FALSE;
        }
    }
  return TRUE;
}
