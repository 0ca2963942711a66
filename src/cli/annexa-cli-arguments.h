/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-command.h"

G_BEGIN_DECLS

/**
 * AnnexaCliArguments:
 *
 * What somebody wrote behind a command: arguments and options in any order. Names of files are as the system has them,
 * everything else is valid UTF-8.
 */

AnnexaCliArguments     *annexa_cli_arguments_parse       (const AnnexaCliCommand *command,
                                                          char                  **words,
                                                          GError                **error);
void                    annexa_cli_arguments_free        (AnnexaCliArguments     *self);
const AnnexaCliCommand *annexa_cli_arguments_get_command (AnnexaCliArguments     *self);
guint                   annexa_cli_arguments_get_size    (AnnexaCliArguments     *self);
const char             *annexa_cli_arguments_get         (AnnexaCliArguments     *self,
                                                          guint                   position);
gboolean                annexa_cli_arguments_has         (AnnexaCliArguments     *self,
                                                          const char             *option);
const char             *annexa_cli_arguments_get_option  (AnnexaCliArguments     *self,
                                                          const char             *option);
GPtrArray              *annexa_cli_arguments_get_options (AnnexaCliArguments     *self,
                                                          const char             *option);
gboolean                annexa_cli_arguments_wants       (AnnexaCliArguments     *self,
                                                          const char             *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaCliArguments, annexa_cli_arguments_free)

G_END_DECLS
