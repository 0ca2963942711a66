/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-audit-programme.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT_COVERAGE (annexa_audit_coverage_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAuditCoverage, annexa_audit_coverage, ANNEXA, AUDIT_COVERAGE, AdwBin)

void annexa_audit_coverage_show      (AnnexaAuditCoverage        *self,
                                      const AnnexaAuditProgramme *programme);
void annexa_audit_coverage_set_width (AnnexaAuditCoverage        *self,
                                      int                         width);

G_END_DECLS
