/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_CONTEXT_ISSUE (annexa_context_issue_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaContextIssue, annexa_context_issue, ANNEXA, CONTEXT_ISSUE, AnnexaRecord)

G_END_DECLS
