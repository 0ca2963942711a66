/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK_SWITCHES (annexa_pack_switches_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPackSwitches, annexa_pack_switches, ANNEXA, PACK_SWITCHES, AdwPreferencesGroup)

void annexa_pack_switches_show (AnnexaPackSwitches *self,
                                AnnexaProject      *project,
                                AnnexaRecord       *pack,
                                AnnexaRecord       *section,
                                GPtrArray          *details);

G_END_DECLS
