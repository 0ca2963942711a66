/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-import-catalogue.h"
#include "annexa-cli-import-report.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-error.h"
#include "annexa-folder-import.h"
#include "annexa-oscal.h"

/* So many kinds are named where it is not clear what the rows of a file are. */
#define MOST_KINDS 4

/* Takes "COLUMN=FIELD": no field has an equals sign in its name, but a column may. */
static gboolean
map_columns (AnnexaImportTable  *table,
             AnnexaCliArguments *arguments,
             GError            **error)
{
  g_autoptr (GPtrArray) maps = annexa_cli_arguments_get_options (arguments, "map");

  for (guint i = 0; i < maps->len; i++)
    {
      const char *map = maps->pdata[i];
      const char *equals = strrchr (map, '=');
      g_autofree char *column = equals != NULL ? g_strndup (map, (gsize) (equals - map)) : NULL;

      if (column == NULL)
        {
          g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("--map: “%s” is no COLUMN=FIELD."), map);
          return FALSE;
        }
      if (equals[1] != '\0'
          && annexa_cli_find_field (annexa_import_table_get_kind (table), equals + 1, error) == NULL)
        return FALSE;
      if (!annexa_import_table_choose (table, column, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* How many columns would be understood if the rows were of this kind. */
static int
count_matches (AnnexaImportTable *table,
               const AnnexaKind  *kind)
{
  int n = 0;

  annexa_import_table_set_kind (table, kind);
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    n += annexa_import_table_get_column (table, i)->field != NULL;
  return n;
}

/* The kinds that come closest, for somebody who has to say what the rows are. Empty where that would not help. */
static char *
list_close_kinds (AnnexaImportTable *table)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  GString *list = g_string_new (NULL);
  int most = 0;
  guint n_named = 0;

  for (guint i = 0; i < n_kinds; i++)
    most = MAX (most, count_matches (table, kinds[i]));
  for (guint i = 0; most > 0 && i < n_kinds && n_named < MOST_KINDS; i++)
    if (!(kinds[i]->flags & ANNEXA_KIND_SINGLE) && count_matches (table, kinds[i]) == most)
      g_string_append_printf (list, "%s%s", n_named++ > 0 ? ", " : "", kinds[i]->name);
  return g_string_free (list, FALSE);
}

static void
set_unclear_kind (const char *name,
                  const char *close,
                  GError    **error)
{
  if (*close == '\0')
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("It is not clear what the rows of “%s” are. Give --kind. “annexa-cli kinds” lists all of them."),
                 name);
  else
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 /* TRANSLATORS: The name of a file; stable names of kinds, separated by commas */
                 _("It is not clear what the rows of “%s” are. Give --kind. The closest: %s."), name, close);
}

/* Which sheet it is, and what its rows are. */
static gboolean
set_kind (AnnexaImportTable *table,
          const AnnexaKind  *kind,
          const char        *sheet,
          GError           **error)
{
  g_autofree char *close = NULL;

  if (sheet != NULL && !annexa_import_table_choose_sheet (table, sheet, error))
    return FALSE;
  if (kind != NULL)
    {
      if (sheet == NULL)
        annexa_import_table_prefer_sheet (table, kind);
      annexa_import_table_set_kind (table, kind);
      return TRUE;
    }
  if (annexa_import_table_guess_kind (table, NULL))
    return TRUE;
  close = list_close_kinds (table);
  set_unclear_kind (annexa_import_table_get_name (table), close, error);
  return FALSE;
}

static AnnexaImport *
prepare_file (AnnexaProject      *project,
              const char         *path,
              const AnnexaKind   *kind,
              AnnexaCliArguments *arguments,
              GError            **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = annexa_import_table_load (path, error);
  g_autoptr (AnnexaImportTable) table = NULL;
  g_autoptr (GError) local_error = NULL;
  AnnexaImport *import;

  if (bytes == NULL)
    return NULL;
  table = annexa_import_table_open (name, bytes, NULL, &local_error);
  if (table == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      if (error != NULL && strstr ((*error)->message, name) == NULL)
        /* TRANSLATORS: The name of a file, with what is wrong with it behind */
        g_prefix_error (error, _("%s: "), name);
      return NULL;
    }
  if (!set_kind (table, kind, annexa_cli_arguments_get_option (arguments, "sheet"), error)
      || !map_columns (table, arguments, error))
    return NULL;

  import = annexa_import_new (project);
  annexa_import_take_table (import, g_steal_pointer (&table));
  return import;
}

static AnnexaImport *
prepare_folder (AnnexaProject      *project,
                const char         *path,
                AnnexaCliArguments *arguments,
                GError            **error)
{
  AnnexaFolder *folder;

  if (annexa_cli_arguments_has (arguments, "kind") || annexa_cli_arguments_has (arguments, "map")
      || annexa_cli_arguments_has (arguments, "sheet"))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("--kind, --map and --sheet are for a single file. The files of a folder are named after their "
                     "kinds."));
      return NULL;
    }
  folder = annexa_folder_open (path, error);
  return folder != NULL ? annexa_folder_import_new (project, folder, error) : NULL;
}

static AnnexaCliResult
run_import (AnnexaProject      *project,
            AnnexaImport       *import,
            AnnexaCliArguments *arguments,
            GError            **error)
{
  gboolean dry_run = annexa_cli_arguments_has (arguments, "dry-run");
  gboolean imported = annexa_import_run (import, dry_run, error);

  /* About a file that cannot be read there is nothing to report. */
  if (!imported && !annexa_cli_import_has_errors (import))
    return ANNEXA_CLI_ERROR;
  /* A trial leaves the file as it is, also where it lacks edits from last time. */
  if (imported && !dry_run && !annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    annexa_cli_import_print_json (import, dry_run, imported);
  else
    annexa_cli_import_print (import, dry_run);
  return imported ? ANNEXA_CLI_YES : ANNEXA_CLI_ERROR;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *name = annexa_cli_arguments_get_option (arguments, "kind");
  const char *path = annexa_cli_arguments_get (arguments, 1);
  const AnnexaKind *kind = name != NULL ? annexa_cli_find_kind (name, error) : NULL;
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaImport) import = NULL;

  if (name != NULL && kind == NULL)
    return ANNEXA_CLI_ERROR;
  project = annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error);
  if (project == NULL)
    return ANNEXA_CLI_ERROR;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && annexa_oscal_suits (path))
    return annexa_cli_import_catalogue (project, path, arguments, error) ? ANNEXA_CLI_YES : ANNEXA_CLI_ERROR;
  import = g_file_test (path, G_FILE_TEST_IS_DIR) ? prepare_folder (project, path, arguments, error)
                                                  : prepare_file (project, path, kind, arguments, error);
  return import != NULL ? run_import (project, import, arguments, error) : ANNEXA_CLI_ERROR;
}

static const AnnexaCliOption options[] = {
  { "kind", 0, "KIND", N_ ("What the rows are, where the name and the columns of the file do not tell") },
  { "map", 0, "COLUMN=FIELD", N_ ("Which field a column is; nothing behind the equals sign leaves it out"),
    .several = TRUE },
  { "sheet", 0, "NAME", N_ ("Which sheet of a spreadsheet; otherwise the one called like the kind, or the first one in which "
                            "something stands") },
  { "dry-run", 0, NULL, N_ ("Only say what would be done") },
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_import_command = {
  .name = "import",
  .usage = "FILE SOURCE",
  .least = 2,
  .most = 2,
  .paths = 1 | 1 << 1,
  .summary = N_ ("Brings records in from a table (.xlsx, .ods, .csv), a folder made by export, or an OSCAL catalogue"),
  .description = N_ ("Columns are matched by the names, labels and synonyms of fields, whatever case and accents they "
                     "have. The table is a sheet of a spreadsheet (.xlsx, .ods), or CSV, where commas, semicolons and "
                     "tabulators are understood, and UTF-8, UTF-16 and Windows-1252. A row "
                     "whose reference, or else whose title, a record has changes that record; any other row adds one. "
                     "What no field takes goes to the notes, and every such value is named. If any row has an error, "
                     "nothing is imported. One import is one edit: “annexa-cli undo” takes it back.\n\n"
                     "An OSCAL catalogue (XML) becomes a framework with its controls. When the project has it already, it is "
                     "brought up to date, and what you wrote about its controls stays. Map the controls to those of Annex A "
                     "with a table of the columns control, relation (equal, subset, superset, overlaps) and other."),
  .json = N_ ("An object: “dry-run”, “accepted” (whether it was or would be imported), “tables” (objects with “file”, "
              "“kind” and “columns”: objects with “column”, “field” or null, and “match”: name, label, synonym, values, "
              "chosen, computed, left-out or unknown), “counts” (objects with “kind”, “added”, “updated”, “unchanged”, “created” "
              "because rows name them, “removed”) and “messages” (objects with “file”, “line”, “column”, “error”, “text” and "
              "“kept-in-notes”). Of a catalogue there is “catalogue” as well: an object with “framework”, “name”, “edition”, "
              "“publisher”, “known” (whether the project had it already), “groups”, “controls” and “withdrawn”."),
  .options = options,
  .run = run,
};
