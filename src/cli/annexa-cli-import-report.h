/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-import.h"

G_BEGIN_DECLS

gboolean annexa_cli_import_has_errors (AnnexaImport *import);
void     annexa_cli_import_print      (AnnexaImport *import,
                                       gboolean      dry_run);
void     annexa_cli_import_print_json (AnnexaImport *import,
                                       gboolean      dry_run,
                                       gboolean      imported);

G_END_DECLS
