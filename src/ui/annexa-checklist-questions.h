/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaChecklistGroup:
 * @label: a chapter of the standard, or a theme of Annex A
 * @n_questions: how many questions of the checklist are about it
 * @n_answered: how many of these are answered
 *
 * A part of a checklist.
 */
typedef struct
{
  char *label;
  guint n_questions;
  guint n_answered;
} AnnexaChecklistGroup;

/**
 * AnnexaChecklistQuestions:
 * @records: (element-type AnnexaRecord): the questions, in the order of the standard
 * @groups: (element-type AnnexaChecklistGroup): its parts, in the same order
 * @places: (element-type AnnexaChecklistGroup): the part of each question
 *
 * The questions of an audit.
 */
typedef struct
{
  GPtrArray *records;
  GPtrArray *groups;
  GPtrArray *places;
} AnnexaChecklistQuestions;

AnnexaChecklistQuestions *annexa_checklist_questions_new     (AnnexaProject            *project,
                                                              AnnexaRecord             *audit);
void                      annexa_checklist_questions_free    (AnnexaChecklistQuestions *self);
gboolean                  annexa_checklist_questions_are_same (AnnexaChecklistQuestions *self,
                                                               AnnexaChecklistQuestions *other);
void                      annexa_checklist_questions_count   (AnnexaChecklistQuestions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaChecklistQuestions, annexa_checklist_questions_free)

G_END_DECLS
