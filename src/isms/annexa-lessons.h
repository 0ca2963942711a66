/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaLesson:
 * @ANNEXA_LESSON_RISK: What happened can happen again: a risk.
 * @ANNEXA_LESSON_ACTION: A rule was not kept: a corrective action.
 * @ANNEXA_LESSON_TASK: Something is to be done: a task.
 *
 * What can follow from an incident (A.5.27).
 */
typedef enum
{
  ANNEXA_LESSON_RISK,
  ANNEXA_LESSON_ACTION,
  ANNEXA_LESSON_TASK,
} AnnexaLesson;

#define ANNEXA_N_LESSONS 3

const AnnexaKind *annexa_lesson_get_kind (AnnexaLesson   lesson);
AnnexaEdit       *annexa_lesson_draw     (AnnexaProject *project,
                                          gint64         incident,
                                          AnnexaLesson   lesson,
                                          gint64        *id,
                                          GError       **error);

G_END_DECLS
