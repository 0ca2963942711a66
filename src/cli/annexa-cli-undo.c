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

static AnnexaCliResult
take_back (AnnexaCliArguments *arguments,
           gboolean            redo,
           GError            **error)
{
  g_autoptr (AnnexaProject) project = annexa_cli_project_edit (annexa_cli_arguments_get (arguments, 0), error);
  g_autofree char *label = NULL;

  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  if (!(redo ? annexa_project_redo (project, &label, error) : annexa_project_undo (project, &label, error))
      || !annexa_cli_project_finish (project, error))
    return ANNEXA_CLI_ERROR;

  /* TRANSLATORS: An edit was taken back, or done again. The edit: “Asset A-006 deleted” */
  annexa_cli_print (redo ? _("Redone: %s\n") : _("Undone: %s\n"), label != NULL ? label : "");
  return ANNEXA_CLI_YES;
}

static AnnexaCliResult
run_undo (AnnexaCliArguments *arguments,
          GError            **error)
{
  return take_back (arguments, FALSE, error);
}

static AnnexaCliResult
run_redo (AnnexaCliArguments *arguments,
          GError            **error)
{
  return take_back (arguments, TRUE, error);
}

const AnnexaCliCommand annexa_cli_undo_command = {
  .name = "undo",
  .usage = "FILE",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Takes back the newest edit"),
  .description = N_ ("Takes back the newest edit that was not taken back yet, whoever made it, in the window or here. An "
                     "import is one edit. Nothing is forgotten: history has the edit and that it was taken back."),
  .run = run_undo,
};

const AnnexaCliCommand annexa_cli_redo_command = {
  .name = "redo",
  .usage = "FILE",
  .least = 1,
  .most = 1,
  .paths = 1,
  .summary = N_ ("Does again what was taken back last"),
  .description = N_ ("Works as long as nothing else was edited since."),
  .run = run_redo,
};
