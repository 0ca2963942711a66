/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_OVERVIEW_PAGE (annexa_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaOverviewPage, annexa_overview_page, ANNEXA, OVERVIEW_PAGE, AnnexaPage)

GtkWidget *annexa_overview_page_new        (AnnexaProject      *project);
gboolean   annexa_overview_page_is_loading (AnnexaOverviewPage *self);

G_END_DECLS
