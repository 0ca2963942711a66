/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COMMUNICATION (annexa_communication_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaCommunication, annexa_communication, ANNEXA, COMMUNICATION, AnnexaRecord)

G_END_DECLS
