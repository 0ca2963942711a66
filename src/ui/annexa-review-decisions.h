/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_DECISIONS (annexa_review_decisions_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewDecisions, annexa_review_decisions, ANNEXA, REVIEW_DECISIONS, AdwBin)

GtkWidget *annexa_review_decisions_new (const char            *topic);
void       annexa_review_decisions_add (AnnexaReviewDecisions *self);

G_END_DECLS
