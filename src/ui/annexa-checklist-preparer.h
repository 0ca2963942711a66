/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-form-action.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHECKLIST_PREPARER (annexa_checklist_preparer_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChecklistPreparer, annexa_checklist_preparer, ANNEXA, CHECKLIST_PREPARER, AnnexaFormAction)

G_END_DECLS
