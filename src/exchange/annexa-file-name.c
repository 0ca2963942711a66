/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <string.h>

#include "annexa-file-name-private.h"
#include "annexa-hash.h"
#include "annexa-text.h"

#define FOLDER "files"

/* How many digits of the SHA-256 stand before a name; more when two files begin with the same. */
#define SHORTEST_PREFIX 8
#define WHOLE_PREFIX (2 * ANNEXA_SHA256_SIZE)

/* The path under which an attached file (SHA-256, slash, name) is written into a folder. @taken (path -> file) knows the
 * ones that were given out. */
char *
annexa_file_name_choose (const char *file,
                         GHashTable *taken)
{
  const char *name = strchr (file, '/') != NULL ? strchr (file, '/') + 1 : "";
  g_autofree char *safe = annexa_text_file_name (name);

  for (int digits = SHORTEST_PREFIX;; digits = WHOLE_PREFIX)
    {
      g_autofree char *path = g_strdup_printf (FOLDER "/%.*s-%s", digits, file, safe);
      const char *holder = g_hash_table_lookup (taken, path);

      if (holder == NULL)
        g_hash_table_insert (taken, g_strdup (path), g_strdup (file));
      if (holder == NULL || strcmp (holder, file) == 0 || digits == WHOLE_PREFIX)
        return g_steal_pointer (&path);
    }
}

/* The name without what annexa_file_name_choose() put before it. */
const char *
annexa_file_name_skip_sha256 (const char *name,
                              const char *sha256)
{
  gsize digits = strspn (name, "0123456789abcdef");

  if ((digits == SHORTEST_PREFIX || digits == WHOLE_PREFIX) && name[digits] == '-' && name[digits + 1] != '\0'
      && strncmp (name, sha256, digits) == 0)
    return name + digits + 1;
  return name;
}
