/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT (annexa_audit_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAudit, annexa_audit, ANNEXA, AUDIT, AnnexaRecord)

G_END_DECLS
