/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW_INPUT (annexa_review_input_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReviewInput, annexa_review_input, ANNEXA, REVIEW_INPUT, AdwBin)

GtkWidget *annexa_review_input_new (const char *field);

G_END_DECLS
