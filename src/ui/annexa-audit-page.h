/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT_PAGE (annexa_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAuditPage, annexa_audit_page, ANNEXA, AUDIT_PAGE, AnnexaPage)

GtkWidget *annexa_audit_page_new            (AnnexaProject   *project);
void       annexa_audit_page_show_checklist (AnnexaAuditPage *self,
                                             gint64           audit);

G_END_DECLS
