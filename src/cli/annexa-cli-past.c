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
#include "annexa-cli-table.h"
#include "annexa-comparison.h"
#include "annexa-export.h"
#include "annexa-text.h"

/* Baselines, and what is different between two moments. */

static AnnexaCliResult
run_baseline (AnnexaCliArguments *arguments,
              GError            **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("baseline");
  g_autoptr (AnnexaProject) project = annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error);
  g_autofree char *ref = NULL;
  gint64 id;

  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  id = annexa_baseline_take (project, annexa_cli_arguments_get (arguments, 1), error);
  if (id == 0)
    return ANNEXA_CLI_ERROR;
  ref = g_strdup (annexa_project_get_ref (project, kind, id));
  if (!annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;
  annexa_cli_print ("%s\n", ref);
  return ANNEXA_CLI_YES;
}

const AnnexaCliCommand annexa_cli_baseline_command = {
  .name = "baseline",
  .usage = "FILE NAME",
  .least = 2,
  .most = 2,
  .paths = 1,
  .summary = N_ ("Gives a name to the project as it is now"),
  .description = N_ ("The name stands for this moment wherever a command takes WHEN: annexa-cli list, show, report, export "
                     "and compare. Prints the reference of the baseline.\n"
                     "\n"
                     "Example: annexa-cli baseline firm.annexa \"Stage 2 audit\""),
  .run = run_baseline,
};

static const char *
get_type_name (AnnexaRecordChangeType type)
{
  switch (type)
    {
    case ANNEXA_RECORD_ADDED:
      return "new";
    case ANNEXA_RECORD_DELETED:
      return "gone";
    case ANNEXA_RECORD_CHANGED:
    default:
      return "changed";
    }
}

/* What a new record holds is all new, and what a record held that is gone is all gone: there the title says enough. */
static char *
describe_changes (AnnexaComparison       *comparison,
                  const AnnexaDifference *difference)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; difference->type == ANNEXA_RECORD_CHANGED && i < difference->changes->len; i++)
    {
      g_autofree char *text
          = annexa_comparison_describe (comparison, &g_array_index (difference->changes, AnnexaFieldChange, i));

      g_ptr_array_add (texts, annexa_text_clean (text, FALSE));
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("; ", (char **) texts->pdata);
}

static void
print_table (AnnexaComparison *comparison)
{
  g_autoptr (AnnexaCliTable) table = annexa_cli_table_new ();

  annexa_cli_table_add_column (table, _("Difference"), FALSE);
  annexa_cli_table_add_column (table, _("Kind"), FALSE);
  annexa_cli_table_add_column (table, _("Reference"), FALSE);
  annexa_cli_table_add_column (table, _("Title"), FALSE);
  annexa_cli_table_add_column (table, _("What changed"), FALSE);
  for (guint i = 0; i < annexa_comparison_get_size (comparison); i++)
    {
      const AnnexaDifference *difference = annexa_comparison_get (comparison, i);
      g_autofree char *changes = describe_changes (comparison, difference);

      annexa_cli_table_add (table, annexa_difference_get_label (difference));
      annexa_cli_table_add (table, annexa_kind_get_label (difference->kind));
      annexa_cli_table_add (table, difference->ref);
      annexa_cli_table_add (table, difference->title);
      annexa_cli_table_add (table, changes);
    }
  annexa_cli_table_print (table);
}

static void
add_change (AnnexaComparison        *comparison,
            AnnexaJsonWriter        *writer,
            const AnnexaFieldChange *change)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "field", change->field->name);
  annexa_json_writer_add_name (writer, "before");
  annexa_export_add_value (annexa_comparison_get_project (comparison, FALSE), change->field, &change->before, writer);
  annexa_json_writer_add_name (writer, "after");
  annexa_export_add_value (annexa_comparison_get_project (comparison, TRUE), change->field, &change->after, writer);
  annexa_json_writer_end_object (writer);
}

static void
print_json (AnnexaComparison *comparison)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < annexa_comparison_get_size (comparison); i++)
    {
      const AnnexaDifference *difference = annexa_comparison_get (comparison, i);

      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "kind", difference->kind->name);
      annexa_json_writer_add_member (writer, "ref", difference->ref);
      annexa_json_writer_add_member (writer, "title", difference->title);
      annexa_json_writer_add_member (writer, "difference", get_type_name (difference->type));
      annexa_json_writer_add_member (writer, "turn", annexa_turn_get_name (difference->turn));
      annexa_json_writer_add_name (writer, "changes");
      annexa_json_writer_begin_array (writer);
      for (guint j = 0; j < difference->changes->len; j++)
        add_change (comparison, writer, &g_array_index (difference->changes, AnnexaFieldChange, j));
      annexa_json_writer_end_array (writer);
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_cli_print_json (writer);
}

static AnnexaCliResult
run_compare (AnnexaCliArguments *arguments,
             GError            **error)
{
  const char *until = annexa_cli_arguments_get (arguments, 2);
  g_autoptr (AnnexaProject) project = annexa_cli_project_read (annexa_cli_arguments_get (arguments, 0), error);
  g_autoptr (AnnexaMoment) earlier = NULL;
  g_autoptr (AnnexaMoment) later = NULL;
  g_autoptr (AnnexaComparison) comparison = NULL;

  earlier = project != NULL ? annexa_moment_find (project, annexa_cli_arguments_get (arguments, 1), error) : NULL;
  if (earlier != NULL)
    later = until != NULL ? annexa_moment_find (project, until, error) : annexa_moment_now (project);
  comparison = later != NULL ? annexa_comparison_new (project, earlier, later, NULL, error) : NULL;
  if (comparison == NULL)
    return ANNEXA_CLI_ERROR;

  if (annexa_cli_arguments_wants (arguments, "json"))
    print_json (comparison);
  else if (annexa_comparison_get_size (comparison) > 0)
    print_table (comparison);
  else
    annexa_cli_tell (_("Nothing is different."));
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption compare_options[] = {
  ANNEXA_CLI_FORMAT_OPTION ("table|json"),
  { NULL },
};

const AnnexaCliCommand annexa_cli_compare_command = {
  .name = "compare",
  .usage = "FILE WHEN [WHEN]",
  .least = 2,
  .most = 3,
  .paths = 1,
  .summary = N_ ("Says what is different between two moments"),
  .description = N_ ("WHEN is a date (the end of that day), a date and time, or the name of a baseline; without a second one "
                     "the project is compared as it is now. What was changed and changed back is no difference.\n"
                     "\n"
                     "Example: annexa-cli compare firm.annexa 2026-09-30"),
  .json = N_ ("An array with an object for each record: “kind”, “ref”, “title”, “difference” (new, gone, changed), “turn” "
              "(better, worse, none) and “changes”: an array of objects with “field”, “before” and “after”, written as "
              "“annexa-cli list” does; of links those that went and those that came."),
  .options = compare_options,
  .run = run_compare,
};
