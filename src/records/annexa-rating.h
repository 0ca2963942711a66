/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RATING (annexa_rating_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRating, annexa_rating, ANNEXA, RATING, AnnexaRecord)

G_END_DECLS
