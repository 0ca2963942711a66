/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT_SESSION (annexa_audit_session_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAuditSession, annexa_audit_session, ANNEXA, AUDIT_SESSION, AnnexaRecord)

G_END_DECLS
