/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_INCIDENT (annexa_incident_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaIncident, annexa_incident, ANNEXA, INCIDENT, AnnexaRecord)

G_END_DECLS
