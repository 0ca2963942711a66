/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-audit-programme.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT_PROGRAMME_VIEW (annexa_audit_programme_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAuditProgrammeView, annexa_audit_programme_view, ANNEXA, AUDIT_PROGRAMME_VIEW, AdwBin)

void annexa_audit_programme_view_show       (AnnexaAuditProgrammeView   *self,
                                             AnnexaProject              *project,
                                             const AnnexaAuditProgramme *programme);
void annexa_audit_programme_view_set_width  (AnnexaAuditProgrammeView   *self,
                                             int                         width);
gboolean annexa_audit_programme_view_take_focus (AnnexaAuditProgrammeView *self);

G_END_DECLS
