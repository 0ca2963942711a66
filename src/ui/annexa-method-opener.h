/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_METHOD_OPENER (annexa_method_opener_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMethodOpener, annexa_method_opener, ANNEXA, METHOD_OPENER, AdwPreferencesGroup)

G_END_DECLS
