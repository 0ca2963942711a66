/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PERSON (annexa_person_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPerson, annexa_person, ANNEXA, PERSON, AnnexaRecord)

G_END_DECLS
