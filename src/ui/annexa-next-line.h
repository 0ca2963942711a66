/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_NEXT_LINE (annexa_next_line_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaNextLine, annexa_next_line, ANNEXA, NEXT_LINE, AdwBin)

void
annexa_next_line_lead_from (AnnexaNextLine *self, AnnexaProject *project, const AnnexaKind *kind, const char *done);
void annexa_next_line_stop (AnnexaNextLine *self);

G_END_DECLS
