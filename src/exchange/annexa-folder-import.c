/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-folder-import.h"
#include "annexa-text.h"

static gboolean
is_csv (const char *name)
{
  gsize length = strlen (name);

  return *name != '.' && length > 4 && g_ascii_strcasecmp (name + length - 4, ".csv") == 0;
}

static AnnexaImportTable *
read_table (AnnexaFolder *folder,
            const char   *name,
            GError      **error)
{
  g_autoptr (GBytes) bytes = annexa_folder_read (folder, name, error);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *stem = g_strndup (valid, strlen (valid) - 4);
  AnnexaImportTable *table;

  if (bytes == NULL)
    return NULL;
  table = annexa_import_table_new (valid, bytes, annexa_kind_lookup (stem), error);
  if (table == NULL)
    /* TRANSLATORS: The name of a file, with what is wrong with it behind */
    g_prefix_error (error, _("%s: "), valid);
  return table;
}

static GPtrArray *
read_tables (AnnexaFolder *folder,
             GError      **error)
{
  g_auto (GStrv) names = annexa_folder_list (folder, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) annexa_import_table_free);

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      AnnexaImportTable *table;

      if (!is_csv (names[i]))
        continue;
      table = read_table (folder, names[i], error);
      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  if (tables->len > 0)
    return g_steal_pointer (&tables);

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("The folder “%s” has no CSV files."),
               annexa_folder_get_name (folder));
  return NULL;
}

/**
 * annexa_folder_import_new:
 * @project: a project that can be edited
 * @folder: (transfer full): a folder that an export made, or one like it: a CSV file for each kind, named after the kind
 * @error: return location
 *
 * Prepares to import all kinds together. Cells may name records of every file, and files inside the folder.
 *
 * Returns: (transfer full) (nullable): the import, to be run
 */
AnnexaImport *
annexa_folder_import_new (AnnexaProject *project,
                          AnnexaFolder  *folder,
                          GError       **error)
{
  g_autoptr (AnnexaImport) import = annexa_import_new (project);
  g_autoptr (GPtrArray) tables = NULL;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  annexa_import_take_folder (import, folder);
  tables = read_tables (folder, error);
  if (tables == NULL)
    return NULL;

  /* In the order of the kinds: a risk method comes before the risks that it rates, a parent before its parts. */
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < tables->len;)
      {
        if (annexa_import_table_get_kind (tables->pdata[j]) == kinds[i])
          annexa_import_take_table (import, g_ptr_array_steal_index (tables, j));
        else
          j++;
      }
  return g_steal_pointer (&import);
}
