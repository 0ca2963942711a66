/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-error.h"
#include "annexa-export.h"
#include "annexa-file.h"
#include "annexa-icalendar.h"
#include "annexa-spreadsheet.h"

static AnnexaCliResult
export_kind (AnnexaProject    *project,
             const AnnexaKind *kind,
             const char       *path,
             GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!annexa_cli_check_output (project, path, error))
    return ANNEXA_CLI_ERROR;
  if (annexa_cli_has_ending (path, ".json"))
    bytes = annexa_export_json (project, kind, NULL, error);
  else
    bytes = annexa_export_csv (project, kind, NULL, FALSE, error);
  if (bytes == NULL || !annexa_file_export (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

/* An auditor gets what a list shows, so what is computed stands in it, too. */
static gboolean
fill_spreadsheet (AnnexaSpreadsheet *spreadsheet,
                  AnnexaProject     *project,
                  const AnnexaKind  *kind,
                  GError           **error)
{
  if (kind == NULL)
    return annexa_spreadsheet_add_all (spreadsheet, project, ANNEXA_SHEET_WORDS_STABLE, error);
  return annexa_spreadsheet_add (spreadsheet, project, kind, NULL, NULL, ANNEXA_SHEET_WORDS_STABLE, NULL, error);
}

static void
tell_cut (AnnexaSpreadsheet *spreadsheet)
{
  guint n_cut = annexa_spreadsheet_get_n_cut (spreadsheet);
  g_autofree char *message = NULL;

  if (n_cut == 0)
    return;
  message = g_strdup_printf (ngettext ("%u text is longer than a cell of an .xlsx file can be, and was cut off. "
                                       "An .ods file takes all of it.",
                                       "%u texts are longer than a cell of an .xlsx file can be, and were cut off. "
                                       "An .ods file takes all of them.",
                                       n_cut),
                             n_cut);
  annexa_cli_tell (message);
}

static AnnexaCliResult
export_spreadsheet (AnnexaProject    *project,
                    const AnnexaKind *kind,
                    const char       *path,
                    GError          **error)
{
  g_autoptr (AnnexaSpreadsheet) spreadsheet
      = annexa_cli_check_output (project, path, error) ? annexa_spreadsheet_new (project, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (spreadsheet != NULL && fill_spreadsheet (spreadsheet, project, kind, error))
    bytes = annexa_spreadsheet_write (spreadsheet, path, error);
  if (bytes == NULL || !annexa_file_export (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return ANNEXA_CLI_ERROR;
  tell_cut (spreadsheet);
  return annexa_spreadsheet_get_n_cut (spreadsheet) == 0 ? ANNEXA_CLI_YES : ANNEXA_CLI_NO;
}

static AnnexaCliResult
export_all (AnnexaProject *project,
            const char    *path,
            GError       **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  if (!annexa_export_folder (project, path, missing, error))
    return ANNEXA_CLI_ERROR;
  for (guint i = 0; i < missing->len; i++)
    annexa_cli_tell (missing->pdata[i]);
  return missing->len == 0 ? ANNEXA_CLI_YES : ANNEXA_CLI_NO;
}

static AnnexaCliResult
export_calendar (AnnexaProject *project,
                 const char    *path,
                 GError       **error)
{
  g_autoptr (GBytes) bytes
      = annexa_cli_check_output (project, path, error) ? annexa_icalendar_export (project, 0, error) : NULL;

  if (bytes == NULL || !annexa_file_export (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

static gboolean
check_ending (const AnnexaKind *kind,
              const char       *path,
              GError          **error)
{
  gboolean is_file = annexa_cli_has_ending (path, ".csv") || annexa_cli_has_ending (path, ".json");

  if (annexa_spreadsheet_can_write (path))
    return TRUE;
  if (kind != NULL && !is_file)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("The name of the file has to end in .csv, .ods, .xlsx or .json, which says how it is written."));
  else if (kind == NULL && is_file)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("Such a file takes one kind of record: give --kind. Without it a folder is written, or a spreadsheet "
                   "(.ods or .xlsx) with a sheet for each kind."));
  else
    return TRUE;
  return FALSE;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *name = annexa_cli_arguments_get_option (arguments, "kind");
  const char *path = annexa_cli_arguments_get_option (arguments, "output");
  const AnnexaKind *kind = name != NULL ? annexa_cli_find_kind (name, error) : NULL;
  g_autoptr (AnnexaProject) project = NULL;

  if (name != NULL && kind == NULL)
    return ANNEXA_CLI_ERROR;
  if (path == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Say where to: -o OUT"));
      return ANNEXA_CLI_ERROR;
    }
  if (!check_ending (kind, path, error))
    return ANNEXA_CLI_ERROR;
  project = annexa_cli_project_read_as_of (arguments, error);
  if (project == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_spreadsheet_can_write (path))
    return export_spreadsheet (project, kind, path, error);
  if (kind != NULL)
    return export_kind (project, kind, path, error);
  return annexa_cli_has_ending (path, ".ics") ? export_calendar (project, path, error) : export_all (project, path, error);
}

static const AnnexaCliOption options[] = {
  { "kind", 0, "KIND", N_ ("The records of one kind; otherwise all of them") },
  { "output", 'o', "OUT", N_ ("Where to: a .csv, .ods, .xlsx or .json file; without --kind a new folder, or an .ods, .xlsx or .ics file"),
    .path = TRUE },
  ANNEXA_CLI_AS_OF_OPTION,
  { NULL },
};

const AnnexaCliCommand annexa_cli_export_command = {
  .name = "export",
  .usage = "FILE -o OUT",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Writes records into files"),
  .description = N_ ("A folder gets a CSV file for each kind and the attached files; “annexa-cli import” reads it again. "
                     "An .ods or .xlsx file is a spreadsheet with what “annexa-cli list --format csv” writes, as numbers, "
                     "days and texts; without --kind it has a sheet for each kind. "
                     "An .ics file (iCalendar) has everything that is due, for another calendar. "
                     "A file that exists already is replaced, a folder has to be new or empty. Exits with 1 when attached "
                     "files are missing in the project, or a text is longer than a cell of an .xlsx file can be; "
                     "everything else is written then."),
  .json = N_ ("A .json file is an array as “annexa-cli list --format json” writes it."),
  .options = options,
  .run = run,
};
