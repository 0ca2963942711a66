/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TRAINING (annexa_training_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTraining, annexa_training, ANNEXA, TRAINING, AnnexaRecord)

G_END_DECLS
