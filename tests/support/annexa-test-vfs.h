/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     annexa_test_vfs_install    (void);
void     annexa_test_vfs_fail       (guint    nth,
                                     gboolean for_ever);
gboolean annexa_test_vfs_has_failed (void);

G_END_DECLS
