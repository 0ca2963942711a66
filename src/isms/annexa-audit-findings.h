/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

gboolean    annexa_audit_result_calls_for_finding (const char    *result);
gboolean    annexa_audit_grade_calls_for_action   (const char    *grade);
char       *annexa_audit_find_due                 (AnnexaProject *project,
                                                   AnnexaRecord  *audit,
                                                   const char    *grade);
AnnexaEdit *annexa_audit_record_finding           (AnnexaProject *project,
                                                   gint64         question,
                                                   gint64        *finding,
                                                   GError       **error);
AnnexaEdit *annexa_audit_plan_action              (AnnexaProject *project,
                                                   gint64         finding,
                                                   gint64        *action,
                                                   GError       **error);

G_END_DECLS
