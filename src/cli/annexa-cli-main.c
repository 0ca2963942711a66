/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-help.h"
#include "annexa-cli-output.h"
#include "annexa-error.h"
#include "annexa-isms.h"

static gboolean
asks_for_help (char **words)
{
  for (; *words != NULL && strcmp (*words, "--") != 0; words++)
    if (strcmp (*words, "--help") == 0 || strcmp (*words, "-h") == 0)
      return TRUE;

  return FALSE;
}

static AnnexaCliResult
run_command (char   **words,
             GError **error)
{
  g_autofree char *name = g_utf8_make_valid (words[0], -1);
  const AnnexaCliCommand *command = annexa_cli_command_find (name, error);
  g_autoptr (AnnexaCliArguments) arguments = NULL;

  if (command == NULL)
    return ANNEXA_CLI_ERROR;
  if (asks_for_help (words + 1))
    {
      annexa_cli_print_command_help (command);
      return ANNEXA_CLI_YES;
    }
  arguments = annexa_cli_arguments_parse (command, words + 1, error);
  return arguments != NULL ? command->run (arguments, error) : ANNEXA_CLI_ERROR;
}

static AnnexaCliResult
run (char   **words,
     GError **error)
{
  if (words[0] == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("Say what to do. “annexa-cli --help” lists the commands."));
      return ANNEXA_CLI_ERROR;
    }
  if (strcmp (words[0], "--help") == 0 || strcmp (words[0], "-h") == 0)
    annexa_cli_print_help ();
  else if (strcmp (words[0], "--version") == 0)
    annexa_cli_print ("annexa-cli %s\n", ANNEXA_VERSION);
  else
    return run_command (words, error);
  return ANNEXA_CLI_YES;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  AnnexaCliResult result;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ANNEXA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  annexa_isms_init ();

  result = run (argc > 0 ? argv + 1 : argv, &error);
  if (error == NULL && !annexa_cli_print_finish (&error))
    result = ANNEXA_CLI_ERROR;
  if (error != NULL)
    annexa_cli_tell (error->message);
  return (int) result;
}
