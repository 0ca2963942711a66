/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_EXCEPTION (annexa_exception_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaException, annexa_exception, ANNEXA, EXCEPTION, AnnexaRecord)

G_END_DECLS
