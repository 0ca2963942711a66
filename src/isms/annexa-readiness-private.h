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
};

/* annexa-readiness-score.c */
gboolean annexa_readiness_fill_in_shares (AnnexaReadiness *self,
                                          AnnexaProject   *project,
                                          GError         **error);
void     annexa_readiness_add_up_clauses (AnnexaReadiness *self);

G_END_DECLS
