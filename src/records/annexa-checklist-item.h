/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHECKLIST_ITEM (annexa_checklist_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChecklistItem, annexa_checklist_item, ANNEXA, CHECKLIST_ITEM, AnnexaRecord)

G_END_DECLS
