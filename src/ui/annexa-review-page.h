/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-front-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_PAGE (annexa_review_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewPage, annexa_review_page, ANNEXA, REVIEW_PAGE, AnnexaFrontPage)

GtkWidget *annexa_review_page_new (AnnexaProject *project);

G_END_DECLS
