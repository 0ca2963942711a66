/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PAST_RECORD (annexa_past_record_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPastRecord, annexa_past_record, ANNEXA, PAST_RECORD, AdwPreferencesGroup)

G_END_DECLS
