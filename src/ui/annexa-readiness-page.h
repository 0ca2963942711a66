/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_READINESS_PAGE (annexa_readiness_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReadinessPage, annexa_readiness_page, ANNEXA, READINESS_PAGE, AnnexaPage)

GtkWidget *annexa_readiness_page_new        (AnnexaProject       *project);
gboolean   annexa_readiness_page_is_loading (AnnexaReadinessPage *self);

G_END_DECLS
