/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaChecklistState:
 * @n_questions: how many questions there are
 * @n_answered: how many of them are answered
 * @n_unrecorded: how many answers are worth a finding that nobody has recorded
 * @n_targets: how many clauses and controls the audit says that it looks at
 * @n_unasked: about how many of these the checklist asks nothing
 *
 * How far the checklist of an audit has come.
 */
typedef struct
{
  guint n_questions;
  guint n_answered;
  guint n_unrecorded;
  guint n_targets;
  guint n_unasked;
} AnnexaChecklistState;

AnnexaEdit *annexa_checklists_prepare (AnnexaProject *project,
                                       gint64         audit,
                                       GError       **error);
gboolean    annexa_checklists_get_state (AnnexaProject        *project,
                                         AnnexaRecord         *audit,
                                         AnnexaChecklistState *state,
                                         GError              **error);
char       *annexa_checklists_describe  (const AnnexaChecklistState *state);
char       *annexa_checklists_describe_unasked (const AnnexaChecklistState *state);
GPtrArray  *annexa_checklists_list_next (AnnexaProject              *project,
                                         AnnexaRecord               *audit,
                                         const AnnexaChecklistState *state);
gboolean    annexa_checklists_is_answered (AnnexaRecord *question);
gboolean    annexa_checklists_lacks_finding (AnnexaRecord *question);

gboolean    annexa_checklists_is_over (AnnexaRecord  *audit);
gboolean    annexa_checklists_knows   (AnnexaRecord  *target,
                                       const char    *question);

G_END_DECLS
