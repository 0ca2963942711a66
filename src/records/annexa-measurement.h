/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_MEASUREMENT (annexa_measurement_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMeasurement, annexa_measurement, ANNEXA, MEASUREMENT, AnnexaRecord)

G_END_DECLS
