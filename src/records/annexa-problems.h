/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

/**
 * AnnexaProblem:
 * @kind: the kind of the record
 * @id: its id
 * @field: (nullable): the field that is wrong, or %NULL when it is the record as a whole
 * @message: a sentence for people: what is wrong and what would be right
 *
 * One reason why the gate refuses an edit.
 */
typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
  const AnnexaField *field;
  char *message;
} AnnexaProblem;

AnnexaProblems      *annexa_problems_new       (void);
void                 annexa_problems_free      (AnnexaProblems    *problems);
void                 annexa_problems_add       (AnnexaProblems    *problems,
                                                const AnnexaKind  *kind,
                                                gint64             id,
                                                const AnnexaField *field,
                                                const char        *format,
                                                ...) G_GNUC_PRINTF (5, 6);
void                 annexa_problems_add_for   (AnnexaProblems    *problems,
                                                AnnexaRecord      *record,
                                                const char        *field,
                                                const char        *message);
guint                annexa_problems_get_count (AnnexaProblems    *problems);
const AnnexaProblem *annexa_problems_get       (AnnexaProblems    *problems,
                                                guint              position);
void                 annexa_problems_fail      (AnnexaProblems    *problems,
                                                GError            *error);
gboolean             annexa_problems_check     (AnnexaProblems    *problems,
                                                GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaProblems, annexa_problems_free)

G_END_DECLS
