/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK_SECTIONS (annexa_pack_sections_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPackSections, annexa_pack_sections, ANNEXA, PACK_SECTIONS, AdwPreferencesGroup)

void annexa_pack_sections_focus (AnnexaPackSections *self,
                                 gint64              section);

G_END_DECLS
