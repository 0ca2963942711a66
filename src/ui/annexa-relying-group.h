/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_RELYING_GROUP (annexa_relying_group_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRelyingGroup, annexa_relying_group, ANNEXA, RELYING_GROUP, AdwPreferencesGroup)

G_END_DECLS
