/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-cli-arguments.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/* For commands that read the project as it was. */
#define ANNEXA_CLI_AS_OF_OPTION                                                                                        \
  { "as-of", 0, "WHEN", N_ ("As it was at the end of that day, at that time, or at that baseline") }

AnnexaProject *annexa_cli_project_read   (const char    *path,
                                          GError       **error);
AnnexaProject *annexa_cli_project_read_as_of (AnnexaCliArguments *arguments,
                                              GError            **error);
AnnexaProject *annexa_cli_project_edit   (const char    *path,
                                          GError       **error);
void           annexa_cli_project_tell  (AnnexaProject *project);
gboolean       annexa_cli_project_apply  (AnnexaProject *project,
                                          AnnexaEdit    *edit,
                                          GError       **error);
gboolean       annexa_cli_project_finish (AnnexaProject *project,
                                          GError       **error);
gboolean       annexa_cli_has_ending    (const char    *path,
                                         const char    *ending);
gboolean       annexa_cli_check_output   (AnnexaProject *project,
                                          const char    *path,
                                          GError       **error);

G_END_DECLS
