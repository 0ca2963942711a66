/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TASK_BOARD (annexa_task_board_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTaskBoard, annexa_task_board, ANNEXA, TASK_BOARD, AdwBin)

void     annexa_task_board_set_project (AnnexaTaskBoard *self,
                                        AnnexaProject   *project);
gboolean annexa_task_board_move        (AnnexaTaskBoard *self,
                                        gint64           id,
                                        const char      *status);

G_END_DECLS
