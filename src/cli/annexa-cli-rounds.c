/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-approval.h"
#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"
#include "annexa-cli-table.h"
#include "annexa-error.h"
#include "annexa-rounds.h"

static AnnexaCliResult
run_close (AnnexaCliArguments *arguments,
           GError            **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  g_autoptr (AnnexaProject) project = annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error);
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 round;

  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  round = annexa_cli_find_record (project, kind, annexa_cli_arguments_get (arguments, 1), error);
  edit = round != 0 ? annexa_rounds_close (project, round, error) : NULL;
  if (edit == NULL || !annexa_cli_set_approval (project, edit, kind, round, "approved-by", arguments, error)
      || !annexa_cli_project_apply (project, edit, error) || !annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption close_options[] = {
  ANNEXA_CLI_APPROVAL_OPTIONS,
  { NULL },
};

const AnnexaCliCommand annexa_cli_close_assessment_command = {
  .name = "close-assessment",
  .usage = "FILE REF",
  .least = 2,
  .most = 2,
  .paths = 1,
  .summary = N_ ("Closes a round of risk assessment"),
  .description = N_ ("Copies the ratings of every risk that is not closed into the risk assessment, with the levels as they "
                     "are called now. They stay as they are when the risks or the risk method change later. Somebody has "
                     "to have approved the round: say who and when here, or set it before.\n"
                     "\n"
                     "Example: annexa-cli close-assessment firm.annexa RA-002 --by P-001 --on 2026-11-23"),
  .options = close_options,
  .run = run_close,
};

static const char *
get_level (AnnexaRecord *rating)
{
  const char *level = rating != NULL ? annexa_record_get_text (rating, "current-level") : NULL;

  return level != NULL ? level : "";
}

static void
print_table (GPtrArray *changes)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Reference"), FALSE);
  annexa_cli_table_add_column (table, _("Risk"), FALSE);
  /* TRANSLATORS: Of two risk assessments: the level in the earlier and in the later one, and what became of the risk */
  annexa_cli_table_add_column (table, _("Earlier"), FALSE);
  annexa_cli_table_add_column (table, _("Later"), FALSE);
  annexa_cli_table_add_column (table, _("Change"), FALSE);
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaRoundChange *change = changes->pdata[i];

      annexa_cli_table_add (table, annexa_round_change_get_ref (change));
      annexa_cli_table_add (table, annexa_round_change_get_title (change));
      annexa_cli_table_add (table, get_level (change->earlier));
      annexa_cli_table_add (table, get_level (change->later));
      annexa_cli_table_add (table, annexa_round_verdict_get_label (change->verdict));
    }
  annexa_cli_table_print (table);
}

static void
add_integer (AnnexaJsonWriter *writer,
             AnnexaRecord     *rating,
             const char       *name,
             const char       *field)
{
  annexa_json_writer_add_name (writer, name);
  if (annexa_record_is_empty (rating, field))
    annexa_json_writer_add_null (writer);
  else
    annexa_json_writer_add_integer (writer, annexa_record_get_integer (rating, field));
}

static void
add_rating (AnnexaJsonWriter *writer,
            const char       *name,
            AnnexaRecord     *rating)
{
  annexa_json_writer_add_name (writer, name);
  if (rating == NULL)
    {
      annexa_json_writer_add_null (writer);
      return;
    }
  annexa_json_writer_begin_object (writer);
  add_integer (writer, rating, "likelihood", "current-likelihood");
  add_integer (writer, rating, "impact", "current-impact");
  add_integer (writer, rating, "position", "current-position");
  annexa_json_writer_add_name (writer, "level");
  if (annexa_record_is_empty (rating, "current-level"))
    annexa_json_writer_add_null (writer);
  else
    annexa_json_writer_add_string (writer, get_level (rating));
  annexa_json_writer_end_object (writer);
}

static void
print_json (GPtrArray *changes)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaRoundChange *change = changes->pdata[i];

      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "ref", annexa_round_change_get_ref (change));
      annexa_json_writer_add_member (writer, "title", annexa_round_change_get_title (change));
      annexa_json_writer_add_member (writer, "change", annexa_round_verdict_get_name (change->verdict));
      add_rating (writer, "earlier", change->earlier);
      add_rating (writer, "later", change->later);
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

/* A round has to be compared with another one, and the older one is named first: otherwise what became better is called
 * worse. */
static gboolean
check_order (AnnexaProject    *project,
             const AnnexaKind *kind,
             gint64            earlier,
             gint64            later,
             GError          **error)
{
  const char *ref = annexa_project_get_ref (project, kind, earlier);
  const char *other_ref = annexa_project_get_ref (project, kind, later);
  g_autoptr (AnnexaRecord) first = annexa_project_get_record (project, kind, earlier, error);
  g_autoptr (AnnexaRecord) second = first != NULL ? annexa_project_get_record (project, kind, later, error) : NULL;

  if (second == NULL)
    return FALSE;
  if (earlier == later)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("%s is compared with itself. Name two rounds."), ref);
      return FALSE;
    }
  if (g_strcmp0 (annexa_record_get_text (first, "date"), annexa_record_get_text (second, "date")) > 0)
    {
      g_autofree char *text
          /* TRANSLATORS: References of two rounds of risk assessment */
          = g_strdup_printf (_("%s is later than %s. Name the earlier round first, or better and worse change places."), ref,
                             other_ref);

      annexa_cli_tell (text);
    }
  return TRUE;
}

static AnnexaCliResult
run_compare (AnnexaCliArguments *arguments,
             GError            **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  g_autoptr (AnnexaProject) project = annexa_cli_project_read (annexa_cli_arguments_get (arguments, 0), error);
  g_autoptr (GPtrArray) changes = NULL;
  gint64 earlier, later;

  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  earlier = annexa_cli_find_record (project, kind, annexa_cli_arguments_get (arguments, 1), error);
  later = earlier != 0 ? annexa_cli_find_record (project, kind, annexa_cli_arguments_get (arguments, 2), error) : 0;
  changes = later != 0 && check_order (project, kind, earlier, later, error)
                ? annexa_rounds_compare (project, earlier, later, error)
                : NULL;
  if (changes == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (changes);
  else if (changes->len > 0)
    print_table (changes);
  else
    annexa_cli_tell (_("There are no risks in these rounds."));
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption compare_options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_compare_assessments_command = {
  .name = "compare-assessments",
  .usage = "FILE REF REF",
  .least = 3,
  .most = 3,
  .paths = 1,
  .summary = N_ ("Compares two closed rounds of risk assessment"),
  .description = N_ ("Names the earlier round first. Says of every risk that is in one of them whether it is new or gone, or "
                     "whether its level is better, worse or unchanged. A risk that was not rated counts as not there."),
  .json = N_ ("An array of objects with “ref”, “title”, “change” (new, gone, better, worse, same), “earlier” and “later”: "
              "null, or an object with “likelihood”, “impact”, “position” (1 is the lowest level) and “level”."),
  .options = compare_options,
  .run = run_compare,
};
