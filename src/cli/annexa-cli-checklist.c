/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-checklists.h"
#include "annexa-cli-arguments.h"
#include "annexa-cli-commands-private.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-output.h"
#include "annexa-cli-project.h"

/* Says what was done or would be, which history calls the same. */
static void
tell_result (AnnexaEdit *edit,
             gboolean    dry_run)
{
  g_autofree char *result = NULL;

  if (annexa_edit_get_size (edit) == 0)
    result = g_strdup (_("Nothing to add: all questions are in the checklist."));
  else if (dry_run)
    /* TRANSLATORS: “Would be done: Checklist of AUD-001: 12 questions added” */
    result = g_strdup_printf (_("Would be done: %s"), annexa_edit_get_label (edit));
  else
    result = g_strdup (annexa_edit_get_label (edit));
  annexa_cli_tell (result);
}

static AnnexaCliResult
run (AnnexaCliArguments *arguments,
     GError            **error)
{
  gboolean dry_run = annexa_cli_arguments_has (arguments, "dry-run");
  const char *path = annexa_cli_arguments_get (arguments, 0);
  g_autoptr (AnnexaProject) project = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  gint64 audit;

  project = dry_run ? annexa_cli_project_read (path, error) : annexa_cli_project_edit (path, error);
  if (project == NULL)
    return ANNEXA_CLI_ERROR;
  audit = annexa_cli_find_record (project, annexa_kind_lookup ("audit"), annexa_cli_arguments_get (arguments, 1), error);
  edit = audit != 0 ? annexa_checklists_prepare (project, audit, error) : NULL;
  if (edit == NULL)
    return ANNEXA_CLI_ERROR;
  if (!dry_run
      && (!annexa_cli_project_apply (project, edit, error) || !annexa_cli_project_finish (project, error)))
    return ANNEXA_CLI_ERROR;
  tell_result (edit, dry_run);
  return ANNEXA_CLI_YES;
}

static const AnnexaCliOption options[] = {
  { "dry-run", 0, NULL, N_ ("Only say what would be done") },
  { NULL },
};

const AnnexaCliCommand annexa_cli_prepare_checklist_command = {
  .name = "prepare-checklist",
  .usage = "FILE REF",
  .least = 2,
  .most = 2,
  .paths = 1,
  .summary = N_ ("Fills the checklist of an audit with questions"),
  .description = N_ ("Adds what an auditor asks about each clause and control that is audited or, where the audit names "
                     "none, about all clauses and all controls that apply. Questions that are in the checklist already "
                     "stay as they are.\n"
                     "\n"
                     "Example: annexa-cli prepare-checklist firm.annexa AUD-001"),
  .options = options,
  .run = run,
};
