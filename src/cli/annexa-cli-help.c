/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "annexa-cli-help.h"
#include "annexa-cli-output.h"

#define WIDTH 80

static guint
get_width (void)
{
  guint screen = annexa_cli_screen_width ();

  return screen > 0 ? MIN (screen, WIDTH) : WIDTH;
}

static void
print_paragraphs (const char *text)
{
  g_autofree char *wrapped = annexa_cli_text_wrap (text, get_width (), 0);

  annexa_cli_print ("%s\n", wrapped);
}

/* Two columns, the second one wrapped. */
static void
print_item (const char *word,
            guint       width,
            const char *text)
{
  g_autofree char *wrapped = annexa_cli_text_wrap (text, get_width (), width + 4);

  annexa_cli_print ("  %s%*s  %s\n", word, (int) (width - annexa_cli_text_width (word)), "", wrapped);
}

/**
 * annexa_cli_print_help:
 *
 * Writes how the program is used.
 */
void
annexa_cli_print_help (void)
{
  guint n_commands;
  const AnnexaCliCommand *const *commands = annexa_cli_commands_list (&n_commands);
  guint width = 0;

  for (guint i = 0; i < n_commands; i++)
    width = MAX (width, annexa_cli_text_width (commands[i]->name));

  annexa_cli_print ("%s annexa-cli COMMAND …\n\n", _("Usage:"));
  print_paragraphs (_("Works with the projects of Annexa without a window: the information security management system of "
                      "a small organization in one file."));
  annexa_cli_print ("\n%s\n", _("Commands:"));
  for (guint i = 0; i < n_commands; i++)
    print_item (commands[i]->name, width, _(commands[i]->summary));
  annexa_cli_print ("\n");
  print_paragraphs (_("“annexa-cli COMMAND --help” says more about a command, “annexa-cli --version” the version.\n"
                      "\n"
                      "Answers go to standard output, messages to standard error. The exit code is 0 when all is done, 1 "
                      "when the answer is no (something is wrong with a project), 2 when something could not be done. "
                      "What a command changes is in the file when it ends, and “annexa-cli undo” takes it back. While a "
                      "window has the project open it can be read here, but not changed."));
}

static char *
describe_option (const AnnexaCliOption *option)
{
  GString *text = g_string_new (NULL);

  if (option->letter != 0)
    g_string_append_printf (text, "-%c, ", option->letter);
  g_string_append_printf (text, "--%s", option->name);
  if (option->argument != NULL)
    g_string_append_printf (text, " %s", option->argument);
  return g_string_free (text, FALSE);
}

static char *
describe_help (const AnnexaCliOption *option)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;

  if (option->words == NULL)
    return g_strdup (_(option->help));
  words = g_strsplit (option->words, "|", -1);
  list = g_strjoinv (", ", words);
  /* TRANSLATORS: What an option does, the words it takes: “How to write the answer: table, csv, json” */
  return g_strdup_printf (_("%s: %s"), _(option->help), list);
}

static void
print_options (const AnnexaCliCommand *command)
{
  static const AnnexaCliOption help = { "help", 'h', NULL, N_ ("Show this help") };
  g_autofree char *help_text = describe_option (&help);
  guint width = annexa_cli_text_width (help_text);

  for (const AnnexaCliOption *option = command->options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *text = describe_option (option);

      width = MAX (width, annexa_cli_text_width (text));
    }
  annexa_cli_print ("\n%s\n", _("Options:"));
  for (const AnnexaCliOption *option = command->options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *text = describe_option (option);
      g_autofree char *meaning = describe_help (option);

      print_item (text, width, meaning);
    }
  print_item (help_text, width, _(help.help));
}

/**
 * annexa_cli_print_command_help:
 * @command: a command
 *
 * Writes how the command is used.
 */
void
annexa_cli_print_command_help (const AnnexaCliCommand *command)
{
  gboolean has_options = command->options != NULL && command->options->name != NULL;

  annexa_cli_print ("%s annexa-cli %s %s%s\n\n", _("Usage:"), command->name, command->usage,
                    has_options ? _(" [OPTION…]") : "");
  annexa_cli_print ("%s.\n", _(command->summary));
  if (command->description != NULL)
    {
      annexa_cli_print ("\n");
      print_paragraphs (_(command->description));
    }
  print_options (command);
  if (command->json != NULL)
    {
      annexa_cli_print ("\nJSON:\n");
      print_paragraphs (_(command->json));
    }
}
