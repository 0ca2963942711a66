/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pack-plan.h"
#include "annexa-report.h"

G_BEGIN_DECLS

const char *const *annexa_audit_pack_list_parts (void);
AnnexaDocument    *annexa_audit_pack_collect    (AnnexaProject  *project,
                                                 AnnexaPackPlan *plan,
                                                 GError        **error);
char              *annexa_audit_pack_name_part  (guint           number);

extern const AnnexaReport annexa_audit_pack_report;

G_END_DECLS
