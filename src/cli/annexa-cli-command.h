/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>
#include <glib/gi18n.h>

G_BEGIN_DECLS

typedef struct _AnnexaCliArguments AnnexaCliArguments;

/**
 * AnnexaCliResult:
 * @ANNEXA_CLI_YES: Done, or the answer is yes.
 * @ANNEXA_CLI_NO: The answer is no: something was found that is not as it should be.
 * @ANNEXA_CLI_ERROR: It could not be done.
 *
 * How a command ends, as the number that the program exits with.
 */
typedef enum
{
  ANNEXA_CLI_YES,
  ANNEXA_CLI_NO,
  ANNEXA_CLI_ERROR,
} AnnexaCliResult;

/**
 * AnnexaCliOption:
 * @name: the long name, without dashes
 * @letter: the short name, or 0
 * @argument: (nullable): what follows, as the usage calls it; %NULL for a switch
 * @help: what it does, untranslated
 * @words: (nullable): the words that may follow, separated by |
 * @several: whether it may be given more than once
 * @path: whether what follows is the name of a file
 *
 * An option of a command.
 */
typedef struct
{
  const char *name;
  char letter;
  const char *argument;
  const char *help;
  const char *words;
  gboolean several;
  gboolean path;
} AnnexaCliOption;

/**
 * AnnexaCliCommand:
 * @name: the word
 * @usage: what stands behind it, options left out
 * @least: how many arguments it needs
 * @most: how many it takes; 0 for any number
 * @paths: which arguments are names of files: bit 0 the first one
 * @record: whether the second argument is a kind and the third the reference of a record, so that the reference alone is
 *   enough where its form tells the kind
 * @summary: what it does, in a line, untranslated
 * @description: (nullable): more about it, untranslated
 * @json: (nullable): what `--format json` writes, untranslated
 * @options: (nullable): its options, ended by one without name
 * @run: does it
 *
 * One command of the program.
 */
typedef struct
{
  const char *name;
  const char *usage;
  guint least;
  guint most;
  guint paths;
  gboolean record;
  const char *summary;
  const char *description;
  const char *json;
  const AnnexaCliOption *options;
  AnnexaCliResult (*run) (AnnexaCliArguments *arguments,
                          GError            **error);
} AnnexaCliCommand;

#define ANNEXA_CLI_ANY_NUMBER 0

#define ANNEXA_CLI_FORMAT_OPTION(formats)                                                                              \
  { "format", 0, "FORMAT", N_ ("How to write the answer"), .words = formats }

const AnnexaCliCommand *const *annexa_cli_commands_list (guint *n_commands);
const AnnexaCliCommand        *annexa_cli_command_find  (const char *name,
                                                         GError    **error);

G_END_DECLS
