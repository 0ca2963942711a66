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
#include "annexa-starter-swap.h"

static void
print_result (AnnexaEdit *edit,
              gboolean    dry_run)
{
  g_autofree char *result = NULL;

  if (annexa_edit_get_size (edit) == 0)
    result = g_strdup (_("Nothing to exchange: the proposals are those for the trade of the organization."));
  else if (dry_run)
    /* TRANSLATORS: “Would be done: 118 proposals fetched” */
    result = g_strdup_printf (_("Would be done: %s"), annexa_edit_get_label (edit));
  else
    result = g_strdup (annexa_edit_get_label (edit));
  annexa_cli_print ("%s\n", result);
}

static AnnexaEdit *
prepare (AnnexaProject *project,
         GError       **error)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);

  return organization != NULL ? annexa_starters_swap (project, annexa_record_get_id (organization), error) : NULL;
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  gboolean dry_run = annexa_cli_arguments_has (arguments, "dry-run");
  const char *path = annexa_cli_arguments_get (arguments, 0);
  g_autoptr (AnnexaProject) project
      = dry_run ? annexa_cli_project_read (path, error) : annexa_cli_project_edit (path, error);
  g_autoptr (AnnexaEdit) edit = project != NULL ? prepare (project, error) : NULL;

  if (edit == NULL)
    return ANNEXA_CLI_ERROR;
  if (!dry_run
      && (!annexa_cli_project_apply (project, edit, error) || !annexa_cli_project_finish (project, error)))
    return ANNEXA_CLI_ERROR;
  print_result (edit, dry_run);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "dry-run", 0, NULL, N_ ("Only say what would be done") },
  { NULL },
};

const AnnexaCliCommand annexa_cli_exchange_proposals_command = {
  .name = "exchange-proposals",
  .usage = "FILE",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Exchanges the proposals after the trade was changed"),
  .description = N_ ("Adds the proposals for the trade of the organization and takes those of another trade away. What "
                     "somebody confirmed or changed stays, and so does what it names. While the trade is the one for which "
                     "proposals were fetched last, there is nothing to do: what was deleted does not come back.\n"
                     "\n"
                     "Example: annexa-cli set firm.annexa organization O-001 trade=software\n"
                     "         annexa-cli exchange-proposals firm.annexa"),
  .options = options,
  .run = run,
};
