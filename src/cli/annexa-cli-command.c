/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-commands-private.h"
#include "annexa-cli-suggest.h"
#include "annexa-error.h"

/* In the order of the work: make a project, look, change, exchange, look back. */
static const AnnexaCliCommand *const commands[] = {
  &annexa_cli_new_command,
  &annexa_cli_kinds_command,
  &annexa_cli_starters_command,
  &annexa_cli_templates_command,
  &annexa_cli_list_command,
  &annexa_cli_show_command,
  &annexa_cli_add_command,
  &annexa_cli_set_command,
  &annexa_cli_delete_command,
  &annexa_cli_attach_command,
  &annexa_cli_exchange_proposals_command,
  &annexa_cli_method_command,
  &annexa_cli_close_assessment_command,
  &annexa_cli_compare_assessments_command,
  &annexa_cli_prepare_checklist_command,
  &annexa_cli_prepare_review_command,
  &annexa_cli_import_command,
  &annexa_cli_export_command,
  &annexa_cli_report_command,
  &annexa_cli_check_command,
  &annexa_cli_search_command,
  &annexa_cli_history_command,
  &annexa_cli_baseline_command,
  &annexa_cli_compare_command,
  &annexa_cli_undo_command,
  &annexa_cli_redo_command,
  &annexa_cli_verify_command,
};

/**
 * annexa_cli_commands_list:
 * @n_commands: (out): how many there are
 *
 * Returns: (array length=n_commands): every command
 */
const AnnexaCliCommand *const *
annexa_cli_commands_list (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * annexa_cli_command_find:
 * @name: a word from the command line
 * @error: return location
 *
 * Returns: (nullable): the command of that name
 */
const AnnexaCliCommand *
annexa_cli_command_find (const char *name,
                         GError    **error)
{
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (name);
  g_autofree char *suggestion = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (commands[i]->name, name) == 0)
        return commands[i];
      annexa_cli_suggester_add (suggester, commands[i]->name, commands[i]->name);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               /* TRANSLATORS: A word; then nothing, or “ Did you mean “list”?” */
               _("There is no command “%s”.%s “annexa-cli --help” lists all of them."), name, suggestion);
  return NULL;
}
