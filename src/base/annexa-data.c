/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "annexa-data-resources.h"
#include "annexa-data.h"

#define PREFIX "/io/github/annexa/Annexa/"

/* The data is linked into each program. Registering it by hand keeps the linker from leaving it out of a program that
 * names none of its symbols. */
static void
ensure_registered (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      annexa_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

/**
 * annexa_data_lookup:
 * @path: a file of data/ that ships inside the program, for example "schema/001-first.sql"
 *
 * Returns: (transfer full) (nullable): its contents, or %NULL when there is no such file
 */
GBytes *
annexa_data_lookup (const char *path)
{
  g_autofree char *full = g_strconcat (PREFIX, path, NULL);

  ensure_registered ();
  return g_resources_lookup_data (full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * annexa_data_list:
 * @folder: a folder of data/ that ships inside the program, for example "schema"
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the files in it, sorted
 */
char **
annexa_data_list (const char *folder)
{
  g_autofree char *full = g_strconcat (PREFIX, folder, NULL);
  char **names;

  ensure_registered ();
  names = g_resources_enumerate_children (full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
