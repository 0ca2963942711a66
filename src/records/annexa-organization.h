/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ORGANIZATION (annexa_organization_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaOrganization, annexa_organization, ANNEXA, ORGANIZATION, AnnexaRecord)

G_END_DECLS
