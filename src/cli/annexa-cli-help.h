/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-command.h"

G_BEGIN_DECLS

void annexa_cli_print_help         (void);
void annexa_cli_print_command_help (const AnnexaCliCommand *command);

G_END_DECLS
