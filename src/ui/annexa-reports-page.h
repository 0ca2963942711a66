/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-files.h"
#include "annexa-page.h"
#include "annexa-pages.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REPORTS_PAGE (annexa_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReportsPage, annexa_reports_page, ANNEXA, REPORTS_PAGE, AnnexaPage)

GtkWidget   *annexa_reports_page_new       (AnnexaProject     *project);
void         annexa_reports_page_choose    (AnnexaReportsPage *self,
                                            const char        *name,
                                            const char        *ref);
AnnexaPages *annexa_reports_page_get_pages (AnnexaReportsPage *self);
void         annexa_reports_page_save      (AnnexaReportsPage *self,
                                            AnnexaFileType     type);
void         annexa_reports_page_save_to   (AnnexaReportsPage *self,
                                            const char        *path);
void         annexa_reports_page_print     (AnnexaReportsPage *self);

G_END_DECLS
