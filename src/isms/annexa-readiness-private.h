/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"

G_BEGIN_DECLS

struct _AnnexaReadiness
{
  char *day;
  GPtrArray *gaps;     /* AnnexaGap, in the order of the way */
  GPtrArray *clauses;  /* AnnexaClauseResult, in the order of the standard */
  GHashTable *results; /* AnnexaCheck -> AnnexaCheckResult */
  GHashTable *among;   /* AnnexaCheck -> GArray of the ids of what it looks at; only while the checks run */
};

/* annexa-readiness-score.c */
void     annexa_readiness_fill_in_shares (AnnexaReadiness *self);
void     annexa_readiness_add_up_clauses (AnnexaReadiness *self);

G_END_DECLS
