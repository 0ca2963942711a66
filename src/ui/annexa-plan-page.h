/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PLAN_PAGE (annexa_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPlanPage, annexa_plan_page, ANNEXA, PLAN_PAGE, AnnexaPage)

GtkWidget *annexa_plan_page_new (AnnexaProject *project);

G_END_DECLS
