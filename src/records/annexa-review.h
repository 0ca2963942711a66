/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REVIEW (annexa_review_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReview, annexa_review, ANNEXA, REVIEW, AnnexaRecord)

G_END_DECLS
