/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean annexa_asset_map_settings_load (const char  *path,
                                         char       **need);
void     annexa_asset_map_settings_save (const char  *path,
                                         gboolean     shown,
                                         const char  *need);

G_END_DECLS
