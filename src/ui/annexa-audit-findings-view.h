/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT_FINDINGS_VIEW (annexa_audit_findings_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAuditFindingsView, annexa_audit_findings_view, ANNEXA, AUDIT_FINDINGS_VIEW, AdwBin)

void     annexa_audit_findings_view_show       (AnnexaAuditFindingsView *self,
                                                AnnexaProject           *project,
                                                AnnexaRecord            *audit);
gboolean annexa_audit_findings_view_take_focus (AnnexaAuditFindingsView *self);

G_END_DECLS
