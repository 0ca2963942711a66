/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SOA_BULK (annexa_soa_bulk_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSoaBulk, annexa_soa_bulk, ANNEXA, SOA_BULK, AdwBin)

void annexa_soa_bulk_set_controls (AnnexaSoaBulk *self,
                                   AnnexaProject *project,
                                   GArray        *ids);
void annexa_soa_bulk_focus        (AnnexaSoaBulk *self);

G_END_DECLS
