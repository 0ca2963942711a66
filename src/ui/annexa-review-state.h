/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_STATE (annexa_review_state_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewState, annexa_review_state, ANNEXA, REVIEW_STATE, AdwBin)

GtkWidget *annexa_review_state_new     (void);
void       annexa_review_state_approve (AnnexaReviewState *self);
void       annexa_review_state_reopen  (AnnexaReviewState *self);

G_END_DECLS
