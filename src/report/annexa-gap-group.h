/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"
#include "annexa-report-draft.h"

G_BEGIN_DECLS

/**
 * AnnexaGapGroup:
 * @first: the first of the gaps, which stands for what all of them have in common
 * @gaps: (element-type AnnexaGap): the gaps, not owned
 *
 * Gaps that say the same of several records: nobody reads it once for each of them.
 */
typedef struct
{
  const AnnexaGap *first;
  GPtrArray *gaps;
} AnnexaGapGroup;

GPtrArray   *annexa_gap_groups_list     (AnnexaReadiness      *readiness,
                                         AnnexaSeverity        severity);
char        *annexa_gap_group_list_refs (const AnnexaGapGroup *self,
                                         AnnexaReportDraft    *draft,
                                         guint                 most);
AnnexaColour annexa_gap_get_colour      (AnnexaSeverity        severity);

G_END_DECLS
