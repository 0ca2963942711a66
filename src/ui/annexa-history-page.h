/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_HISTORY_PAGE (annexa_history_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaHistoryPage, annexa_history_page, ANNEXA, HISTORY_PAGE, AnnexaPage)

GtkWidget *annexa_history_page_new         (AnnexaProject     *project);
void       annexa_history_page_show_edits  (AnnexaHistoryPage *self,
                                            const AnnexaKind  *kind,
                                            gint64             record);
void       annexa_history_page_verify      (AnnexaHistoryPage *self);

G_END_DECLS
