/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-cli-suggest.h"
#include "annexa-cli-table.h"
#include "annexa-error.h"
#include "annexa-odt.h"
#include "annexa-pdf.h"
#include "annexa-report.h"

static void
print_table (void)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  annexa_cli_table_add_column (table, _("Report"), FALSE);
  annexa_cli_table_add_column (table, _("Title"), FALSE);
  annexa_cli_table_add_column (table, _("What it is"), FALSE);
  for (guint i = 0; i < n_reports; i++)
    {
      annexa_cli_table_add (table, reports[i]->name);
      annexa_cli_table_add (table, annexa_report_get_title (reports[i]));
      annexa_cli_table_add (table, annexa_report_get_description (reports[i]));
    }
  annexa_cli_table_print (table);
}

static void
print_json (void)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < n_reports; i++)
    {
      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "name", reports[i]->name);
      annexa_json_writer_add_member (writer, "title", annexa_report_get_title (reports[i]));
      annexa_json_writer_add_member (writer, "description", annexa_report_get_description (reports[i]));
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

static AnnexaCliResult
list_reports (AnnexaCliArguments *arguments,
              GError            **error)
{
  if (annexa_cli_arguments_get_size (arguments) > 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("The reports are the same for every project. Write: annexa-cli report --list"));
      return ANNEXA_CLI_ERROR;
    }
  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json ();
  else
    print_table ();
  return ANNEXA_CLI_YES;
}

static const AnnexaReport *
find_report (const char *name,
             GError    **error)
{
  const AnnexaReport *report = annexa_report_find (name);
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (name);
  g_autofree char *suggestion = NULL;
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  if (report != NULL)
    return report;

  for (guint i = 0; i < n_reports; i++)
    {
      annexa_cli_suggester_add (suggester, reports[i]->name, reports[i]->name);
      annexa_cli_suggester_add (suggester, annexa_report_get_title (reports[i]), reports[i]->name);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean …?” */
               _("There is no report “%s”.%s “annexa-cli report --list” lists all of them."), name, suggestion);
  return NULL;
}

static gboolean
check_arguments (AnnexaCliArguments *arguments,
                 GError            **error)
{
  const AnnexaCliCommand *command = annexa_cli_arguments_get_command (arguments);
  const char *path = annexa_cli_arguments_get_option (arguments, "output");

  if (annexa_cli_arguments_get_size (arguments) < 2)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Something is missing. Write: annexa-cli %s %s"),
                 command->name, command->usage);
  else if (path == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Say where to: -o OUT"));
  else if (!annexa_cli_has_ending (path, ".pdf") && !annexa_cli_has_ending (path, ".odt"))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("The name of the file has to end in .pdf or .odt, which says how it is written."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_report (AnnexaProject      *project,
              const AnnexaReport *report,
              const char         *ref,
              const char         *path,
              GError            **error)
{
  g_autoptr (AnnexaDocument) document = annexa_report_collect (report, project, ref, error);
  g_autoptr (AnnexaPages) pages = document != NULL ? annexa_pages_new (document, NULL, error) : NULL;

  if (pages == NULL)
    return FALSE;
  return annexa_cli_has_ending (path, ".pdf") ? annexa_pdf_write (pages, path, NULL, error)
                                              : annexa_odt_write (document, pages, path, NULL, error);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  const char *path = annexa_cli_arguments_get_option (arguments, "output");
  const AnnexaReport *report;
  g_autoptr (AnnexaProject) project = NULL;

  if (annexa_cli_arguments_has (arguments, "list"))
    return list_reports (arguments, error);
  if (!check_arguments (arguments, error))
    return ANNEXA_CLI_ERROR;
  report = find_report (annexa_cli_arguments_get (arguments, 1), error);
  project = report != NULL ? annexa_cli_project_read_as_of (arguments, error) : NULL;
  if (project == NULL || !annexa_cli_check_output (project, path, error)
      || !write_report (project, report, annexa_cli_arguments_get (arguments, 2), path, error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "output", 'o', "OUT", N_ ("Where to: a .pdf or .odt file"), .path = TRUE },
  { "list", 0, NULL, N_ ("Say which reports there are instead") },
  ANNEXA_CLI_AS_OF_OPTION,
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_report_command = {
  .name = "report",
  .usage = "FILE REPORT [REF] -o OUT",
  .least = 0,
  .most = 3,
  .paths = 1,
  .summary = N_ ("Writes a report as PDF or OpenDocument text"),
  .description = N_ ("Reports about one record take its reference. A file that exists already is replaced.\n"
                     "\n"
                     "Example: annexa-cli report firm.annexa soa -o soa.pdf"),
  .json = N_ ("With --list an array of objects with “name”, “title” and “description”."),
  .options = options,
  .run = run,
};
