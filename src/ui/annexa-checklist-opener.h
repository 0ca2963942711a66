/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHECKLIST_OPENER (annexa_checklist_opener_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChecklistOpener, annexa_checklist_opener, ANNEXA, CHECKLIST_OPENER, AdwPreferencesGroup)

G_END_DECLS
