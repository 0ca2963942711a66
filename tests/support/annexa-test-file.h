/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

GBytes        *annexa_test_read_file  (const char    *path);
void           annexa_test_write_file (const char    *path,
                                       const char    *text);
void           annexa_test_copy_file  (const char    *from,
                                       const char    *to);

char          *annexa_test_write_old  (const char    *folder_name,
                                       const char    *name);
void           annexa_test_assert_old (const char    *path);
void           annexa_test_limit_disk (gboolean       limited);
char          *annexa_test_ask        (const char    *program,
                                       const char    *option,
                                       const char    *path,
                                       const char    *output);

AnnexaProject *annexa_test_open       (const char    *path);
void           annexa_test_crash      (AnnexaProject *project);
void           annexa_test_publish    (AnnexaProject *project,
                                       gboolean       overwrite);
gboolean       annexa_test_has_asset  (AnnexaProject *project,
                                       const char    *name);

G_END_DECLS
