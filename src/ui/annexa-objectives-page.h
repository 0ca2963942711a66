/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-front-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_OBJECTIVES_PAGE (annexa_objectives_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaObjectivesPage, annexa_objectives_page, ANNEXA, OBJECTIVES_PAGE, AnnexaFrontPage)

GtkWidget *annexa_objectives_page_new (AnnexaProject *project);

G_END_DECLS
