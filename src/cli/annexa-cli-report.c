/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-audit-pack.h"
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

/* What has to be written behind the name of a report. */
static char *
describe_name (const AnnexaReport *report)
{
  switch (report->about)
    {
    case ANNEXA_REPORT_ABOUT_ONE:
      return g_strdup_printf ("%s REF", report->name);
    case ANNEXA_REPORT_ABOUT_EITHER:
      return g_strdup_printf ("%s [REF]", report->name);
    case ANNEXA_REPORT_ABOUT_ALL:
    default:
      return g_strdup (report->name);
    }
}

static void
print_table (void)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  annexa_cli_table_add_column (table, _("Report"), FALSE);
  annexa_cli_table_add_column (table, _("Title"), FALSE);
  annexa_cli_table_add_column (table, _("Belongs to"), FALSE);
  annexa_cli_table_add_column (table, _("What it is"), FALSE);
  for (guint i = 0; i < n_reports; i++)
    {
      g_autofree char *name = describe_name (reports[i]);

      annexa_cli_table_add (table, name);
      annexa_cli_table_add (table, annexa_report_get_title (reports[i]));
      annexa_cli_table_add (table, annexa_report_group_get_title (reports[i]->group));
      annexa_cli_table_add (table, annexa_report_get_description (reports[i]));
    }
  annexa_cli_table_print (table);
}

static void
print_json (void)
{
  static const char *const about[] = { [ANNEXA_REPORT_ABOUT_ALL] = "all",
                                       [ANNEXA_REPORT_ABOUT_ONE] = "one",
                                       [ANNEXA_REPORT_ABOUT_EITHER] = "either" };
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
      annexa_json_writer_add_member (writer, "group", annexa_report_group_get_title (reports[i]->group));
      annexa_json_writer_add_member (writer, "about", about[reports[i]->about]);
      if (reports[i]->kind != NULL)
        annexa_json_writer_add_member (writer, "kind", reports[i]->kind);
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

/* What belongs to packs alone, and says twice what is in one. */
static gboolean
check_pack (AnnexaCliArguments *arguments,
            GError            **error)
{
  gboolean parts = annexa_cli_arguments_has (arguments, "part");
  gboolean pack = annexa_cli_arguments_has (arguments, "pack");

  if (!parts && !pack)
    return TRUE;

  if (strcmp (annexa_cli_arguments_get (arguments, 1), annexa_audit_pack_report.name) != 0)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 parts ? _("Only the audit pack has parts to choose.")
                       : _("Write: annexa-cli report FILE audit-pack --pack NAME"));
  else if (parts && pack)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("A pack of the project has its own sections. Leave out either --pack or --part."));
  else if (annexa_cli_arguments_get (arguments, 2) != NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("“%s” names a pack as well. Leave it out, or --pack and --part."),
                 annexa_cli_arguments_get (arguments, 2));
  else
    return TRUE;
  return FALSE;
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
  else if (annexa_cli_arguments_has (arguments, "attach-data") && !annexa_cli_has_ending (path, ".pdf"))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                 _("Only a PDF can carry the data of its registers. Choose a name that ends in .pdf, or leave out "
                   "--attach-data."));
  else
    return check_pack (arguments, error);
  return FALSE;
}

static AnnexaDocument *
collect (AnnexaCliArguments *arguments,
         AnnexaProject      *project,
         const AnnexaReport *report,
         GError            **error)
{
  g_autoptr (GPtrArray) parts = annexa_cli_arguments_get_options (arguments, "part");
  const char *pack = annexa_cli_arguments_get_option (arguments, "pack");
  g_autofree char *ref
      = pack != NULL ? annexa_pack_find (project, pack, error) : g_strdup (annexa_cli_arguments_get (arguments, 2));
  g_autoptr (AnnexaPackPlan) plan = NULL;

  if (pack != NULL && ref == NULL)
    return NULL;
  if (parts->len == 0)
    return annexa_report_collect (report, project, ref, error);

  g_ptr_array_add (parts, NULL);
  plan = annexa_pack_plan_new_for_words ((const char *const *) parts->pdata);
  return annexa_audit_pack_collect (project, plan, error);
}

/* The data is read as the report was, so that both say the same. */
static gboolean
read_data (AnnexaCliArguments *arguments,
           AnnexaProject      *project,
           const AnnexaReport *report,
           AnnexaDocument     *document,
           GError            **error)
{
  AnnexaReportData *data = annexa_document_get_data (document);

  if (!annexa_cli_arguments_has (arguments, "attach-data"))
    return TRUE;
  if (!annexa_report_data_is_empty (data))
    return annexa_report_data_read (data, project, error);

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               _("The report “%s” shows no register whose data could be attached. Leave out --attach-data."),
               report->name);
  return FALSE;
}

static void
tell_lacks (AnnexaPages *pages)
{
  GPtrArray *lacks = annexa_pages_get_lacks (pages);

  for (guint i = 0; i < lacks->len; i++)
    annexa_cli_tell (lacks->pdata[i]);
}

static gboolean
write_report (AnnexaCliArguments *arguments,
              AnnexaProject      *project,
              const AnnexaReport *report,
              const char         *path,
              GError            **error)
{
  g_autoptr (AnnexaDocument) document = collect (arguments, project, report, error);
  g_autoptr (AnnexaPages) pages = NULL;

  if (document == NULL || !read_data (arguments, project, report, document, error))
    return FALSE;
  pages = annexa_pages_new (document, NULL, error);
  if (pages == NULL)
    return FALSE;
  tell_lacks (pages);
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
      || !write_report (arguments, project, report, path, error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "output", 'o', "OUT", N_ ("Where to: a .pdf or .odt file"), .path = TRUE },
  { "part", 0, "NAME",
    N_ ("A part of the audit pack; several in the order given. REPORT:REF for a report about one record"),
    .several = TRUE },
  { "pack", 0, "NAME", N_ ("A pack of the project instead of the usual audit pack, by its name or reference") },
  { "attach-data", 0, NULL,
    N_ ("Attach the records of its registers, with all their fields, to the PDF as CSV files; none of which a pack hides "
        "something") },
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
                     "Examples: annexa-cli report firm.annexa soa -o soa.pdf\n"
                     "          annexa-cli report firm.annexa incident INC-003 -o incident.odt\n"
                     "          annexa-cli report firm.annexa audit-pack --part soa --part review:MR-001 -o pack.pdf\n"
                     "          annexa-cli report firm.annexa audit-pack --pack \"For customers\" -o customers.pdf"),
  .json
      = N_ ("With --list an array of objects with “name”, “title”, “description”, “group”, “about” (“all” for the whole "
            "project, “one” for one record, “either”) and, where it is about a record of one kind, “kind”."),
  .options = options,
  .run = run,
};
