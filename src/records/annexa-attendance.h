/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ATTENDANCE (annexa_attendance_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAttendance, annexa_attendance, ANNEXA, ATTENDANCE, AnnexaRecord)

G_END_DECLS
