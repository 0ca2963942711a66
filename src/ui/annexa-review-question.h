/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_QUESTION (annexa_review_question_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewQuestion, annexa_review_question, ANNEXA, REVIEW_QUESTION, AdwPreferencesRow)

G_END_DECLS
