/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TASK (annexa_task_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTask, annexa_task, ANNEXA, TASK, AnnexaRecord)

G_END_DECLS
