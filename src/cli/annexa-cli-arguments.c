/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-arguments.h"
#include "annexa-cli-lookup.h"
#include "annexa-cli-suggest.h"
#include "annexa-error.h"

typedef struct
{
  const AnnexaCliOption *option;
  char *value; /* NULL for a switch */
} Given;

struct _AnnexaCliArguments
{
  const AnnexaCliCommand *command;
  GPtrArray *arguments;
  GArray *options; /* Given */
  gboolean only_arguments; /* behind "--" */
};

static void
clear_given (gpointer data)
{
  g_free (((Given *) data)->value);
}

void
annexa_cli_arguments_free (AnnexaCliArguments *self)
{
  g_ptr_array_unref (self->arguments);
  g_array_unref (self->options);
  g_free (self);
}

/* A word that is no name of a file is text. */
static char *
read_text (const char *word,
           GError    **error)
{
  g_autofree char *shown = NULL;
  char *text;

  if (g_utf8_validate (word, -1, NULL))
    return g_strdup (word);
  text = g_locale_to_utf8 (word, -1, NULL, NULL, NULL);
  if (text != NULL)
    return text;

  shown = g_utf8_make_valid (word, -1);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is not valid text. Write it in UTF-8."), shown);
  return NULL;
}

/* The kind may be left out where the reference tells it; commands find both in any case. */
static void
add_kind_of_ref (AnnexaCliArguments *self,
                 const char         *word)
{
  const AnnexaKind *kind
      = self->command->record && self->arguments->len == 1 ? annexa_cli_guess_kind (word) : NULL;

  if (kind != NULL)
    g_ptr_array_add (self->arguments, g_strdup (kind->name));
}

static gboolean
add_argument (AnnexaCliArguments *self,
              const char         *word,
              GError            **error)
{
  guint position;
  gboolean path;
  char *argument;

  add_kind_of_ref (self, word);
  position = self->arguments->len;
  path = position < 32 && (self->command->paths & 1u << position) != 0;
  argument = path ? g_strdup (word) : read_text (word, error);
  if (argument == NULL)
    return FALSE;
  g_ptr_array_add (self->arguments, argument);
  if (self->command->most == ANNEXA_CLI_ANY_NUMBER || self->arguments->len <= self->command->most)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is too much. Write: annexa-cli %s %s"),
               argument, self->command->name, self->command->usage);
  return FALSE;
}

static const AnnexaCliOption *
find_option (AnnexaCliArguments *self,
             const char         *name,
             gsize               length,
             gboolean            letter,
             GError            **error)
{
  g_autofree char *word = g_strndup (name, length);
  g_autofree char *shown = g_utf8_make_valid (letter && !g_ascii_isprint (*name) ? name : word, -1);
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (shown);
  g_autofree char *suggestion = NULL;

  for (const AnnexaCliOption *option = self->command->options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *dashed = g_strconcat ("--", option->name, NULL);

      if (letter ? option->letter == *name : strcmp (option->name, word) == 0)
        return option;
      annexa_cli_suggester_add (suggester, option->name, dashed);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               /* TRANSLATORS: The name of a command, one or two dashes, a word; then nothing, or “ Did you mean …?” */
               _("“annexa-cli %s” has no option “%s%s”.%s"), self->command->name, letter ? "-" : "--", shown, suggestion);
  return NULL;
}

static gboolean
check_word (const AnnexaCliOption *option,
            const char            *value,
            GError               **error)
{
  g_autoptr (AnnexaCliSuggester) suggester = annexa_cli_suggester_new (value);
  g_auto (GStrv) words = g_strsplit (option->words, "|", -1);
  g_autofree char *list = g_strjoinv (", ", words);
  g_autofree char *suggestion = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], value) == 0)
        return TRUE;
      annexa_cli_suggester_add (suggester, words[i], words[i]);
    }
  suggestion = annexa_cli_suggester_finish (suggester);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("--%s: “%s” is not one of: %s.%s"), option->name, value, list,
               suggestion);
  return FALSE;
}

static gboolean
add_option (AnnexaCliArguments    *self,
            const AnnexaCliOption *option,
            const char            *value,
            GError               **error)
{
  Given given = { option, NULL };

  if (!option->several && annexa_cli_arguments_has (self, option->name))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("--%s can be given once only."), option->name);
      return FALSE;
    }
  if (value != NULL)
    {
      given.value = option->path ? g_strdup (value) : read_text (value, error);
      if (given.value == NULL)
        return FALSE;
    }
  g_array_append_val (self->options, given);
  return option->words == NULL || check_word (option, given.value, error);
}

/* Reads "--name value", "--name=value", "-o value" or "-ovalue". Returns how many words that took, or 0. */
static guint
read_option (AnnexaCliArguments *self,
             char              **words,
             GError            **error)
{
  gboolean letter = words[0][1] != '-';
  const char *name = words[0] + (letter ? 1 : 2);
  gsize length = letter ? 1 : strcspn (name, "=");
  const AnnexaCliOption *option = find_option (self, name, length, letter, error);
  const char *value = NULL;
  guint taken = 1;

  if (option == NULL)
    return 0;
  if (name[length] != '\0')
    value = name + length + (letter ? 0 : 1);
  else if (option->argument != NULL)
    {
      value = words[1];
      taken = 2;
    }

  if ((option->argument != NULL) != (value != NULL))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   value != NULL ? _("--%s takes nothing behind it.") : _("--%s: something has to follow."),
                   option->name);
      return 0;
    }
  return add_option (self, option, value, error) ? taken : 0;
}

/**
 * annexa_cli_arguments_parse:
 * @command: a command
 * @words: (array zero-terminated=1): what stands behind it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the arguments; %NULL with %ANNEXA_ERROR_SYNTAX and what would be right
 */
AnnexaCliArguments *
annexa_cli_arguments_parse (const AnnexaCliCommand *command,
                            char                  **words,
                            GError                **error)
{
  g_autoptr (AnnexaCliArguments) self = g_new0 (AnnexaCliArguments, 1);

  self->command = command;
  self->arguments = g_ptr_array_new_with_free_func (g_free);
  self->options = g_array_new (FALSE, FALSE, sizeof (Given));
  g_array_set_clear_func (self->options, clear_given);

  while (*words != NULL)
    {
      guint taken = 1;

      if (self->only_arguments || **words != '-' || strcmp (*words, "-") == 0)
        taken = add_argument (self, *words, error) ? 1 : 0;
      else if (strcmp (*words, "--") == 0)
        self->only_arguments = TRUE;
      else
        taken = read_option (self, words, error);
      if (taken == 0)
        return NULL;
      words += taken;
    }
  if (self->arguments->len < command->least)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("Something is missing. Write: annexa-cli %s %s"),
                   command->name, command->usage);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const AnnexaCliCommand *
annexa_cli_arguments_get_command (AnnexaCliArguments *self)
{
  return self->command;
}

guint
annexa_cli_arguments_get_size (AnnexaCliArguments *self)
{
  return self->arguments->len;
}

/**
 * annexa_cli_arguments_get:
 * @self: arguments
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): the argument, or %NULL where there are fewer
 */
const char *
annexa_cli_arguments_get (AnnexaCliArguments *self,
                          guint               position)
{
  return position < self->arguments->len ? self->arguments->pdata[position] : NULL;
}

gboolean
annexa_cli_arguments_has (AnnexaCliArguments *self,
                          const char         *option)
{
  for (guint i = 0; i < self->options->len; i++)
    if (strcmp (g_array_index (self->options, Given, i).option->name, option) == 0)
      return TRUE;

  return FALSE;
}

/**
 * annexa_cli_arguments_get_option:
 * @self: arguments
 * @option: the long name of an option
 *
 * Returns: (transfer none) (nullable): what followed it, or %NULL when it was not given
 */
const char *
annexa_cli_arguments_get_option (AnnexaCliArguments *self,
                                 const char         *option)
{
  g_autoptr (GPtrArray) values = annexa_cli_arguments_get_options (self, option);

  return values->len > 0 ? values->pdata[0] : NULL;
}

/**
 * annexa_cli_arguments_get_options:
 * @self: arguments
 * @option: the long name of an option that may be given several times
 *
 * Returns: (transfer container) (element-type utf8): what followed it each time
 */
GPtrArray *
annexa_cli_arguments_get_options (AnnexaCliArguments *self,
                                  const char         *option)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < self->options->len; i++)
    {
      Given *given = &g_array_index (self->options, Given, i);

      if (strcmp (given->option->name, option) == 0)
        g_ptr_array_add (values, given->value);
    }
  return values;
}

/**
 * annexa_cli_arguments_wants:
 * @self: arguments of a command with the option "format"
 * @format: a word for a format
 *
 * Returns: whether the answer is to be written like this
 */
gboolean
annexa_cli_arguments_wants (AnnexaCliArguments *self,
                            const char         *format)
{
  return g_strcmp0 (annexa_cli_arguments_get_option (self, "format"), format) == 0;
}
