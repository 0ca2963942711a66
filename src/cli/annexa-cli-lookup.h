/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-arguments.h"
#include "annexa-method-preset.h"
#include "annexa-project.h"
#include "annexa-starter.h"
#include "annexa-template.h"

G_BEGIN_DECLS

const AnnexaKind  *annexa_cli_find_kind   (const char       *name,
                                           GError          **error);
const AnnexaKind  *annexa_cli_find_kind_of_record (AnnexaCliArguments *arguments,
                                                   GError            **error);
const AnnexaKind  *annexa_cli_guess_kind  (const char       *ref);
const AnnexaField *annexa_cli_find_field  (const AnnexaKind *kind,
                                           const char       *name,
                                           GError          **error);
gint64             annexa_cli_find_record (AnnexaProject    *project,
                                           const AnnexaKind *kind,
                                           const char       *ref,
                                           GError          **error);
gboolean           annexa_cli_parse (AnnexaProject     *project,
                                     const AnnexaField *field,
                                     const char        *text,
                                     AnnexaValue       *value,
                                     GError           **error);
const AnnexaTemplate *annexa_cli_find_template (const char *id,
                                                GError    **error);
const AnnexaStarter  *annexa_cli_find_starter  (const char *trade,
                                                GError    **error);
const AnnexaMethodPreset *annexa_cli_find_preset (const char *name,
                                                  GError    **error);

G_END_DECLS
