/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-command.h"
#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_CLI_APPROVAL_OPTIONS                                                                                    \
  { "by", 0, "PERSON", N_ ("Who approved it, by reference") },                                                         \
  { "on", 0, "DATE", N_ ("When it was approved") }

gboolean annexa_cli_set_approval (AnnexaProject      *project,
                                  AnnexaEdit         *edit,
                                  const AnnexaKind   *kind,
                                  gint64              id,
                                  const char         *person_field,
                                  AnnexaCliArguments *arguments,
                                  GError            **error);

G_END_DECLS
