/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TIMELINE_ENTRY (annexa_timeline_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTimelineEntry, annexa_timeline_entry, ANNEXA, TIMELINE_ENTRY, AnnexaRecord)

G_END_DECLS
