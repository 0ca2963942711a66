/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ACKNOWLEDGEMENT (annexa_acknowledgement_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAcknowledgement, annexa_acknowledgement, ANNEXA, ACKNOWLEDGEMENT, AnnexaRecord)

G_END_DECLS
