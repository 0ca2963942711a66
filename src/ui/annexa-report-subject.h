/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-report.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REPORT_SUBJECT (annexa_report_subject_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReportSubject, annexa_report_subject, ANNEXA, REPORT_SUBJECT, GtkBox)

char *annexa_report_subject_find_usual (const AnnexaReport  *report,
                                        AnnexaProject       *project);
void  annexa_report_subject_show       (AnnexaReportSubject *self,
                                        AnnexaProject       *project,
                                        const AnnexaReport  *report,
                                        const char          *ref);
void  annexa_report_subject_ask        (AnnexaReportSubject *self);

G_END_DECLS
