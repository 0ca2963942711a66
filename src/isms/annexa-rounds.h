/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-rule.h"

G_BEGIN_DECLS

/**
 * AnnexaRoundVerdict:
 * @ANNEXA_ROUND_NEW: The risk is rated in the later round only.
 * @ANNEXA_ROUND_GONE: The risk is rated in the earlier round only.
 * @ANNEXA_ROUND_BETTER: Its level is lower now.
 * @ANNEXA_ROUND_WORSE: Its level is higher now.
 * @ANNEXA_ROUND_SAME: Its level is the same, or it is rated in neither.
 *
 * What became of a risk between two rounds.
 */
typedef enum
{
  ANNEXA_ROUND_NEW,
  ANNEXA_ROUND_GONE,
  ANNEXA_ROUND_BETTER,
  ANNEXA_ROUND_WORSE,
  ANNEXA_ROUND_SAME,
} AnnexaRoundVerdict;

/**
 * AnnexaRoundChange:
 * @verdict: what became of it
 * @earlier: (nullable): its rating in the earlier round
 * @later: (nullable): its rating in the later round
 *
 * A risk in two rounds.
 */
typedef struct
{
  AnnexaRoundVerdict verdict;
  AnnexaRecord *earlier;
  AnnexaRecord *later;
} AnnexaRoundChange;

AnnexaEdit *annexa_rounds_close            (AnnexaProject      *project,
                                            gint64              assessment,
                                            GError            **error);
GPtrArray  *annexa_rounds_compare          (AnnexaProject      *project,
                                            gint64              earlier,
                                            gint64              later,
                                            GError            **error);
const char *annexa_round_verdict_get_name  (AnnexaRoundVerdict  verdict);
const char *annexa_round_verdict_get_label (AnnexaRoundVerdict  verdict);
const char *annexa_round_change_get_ref    (const AnnexaRoundChange *change);
const char *annexa_round_change_get_title  (const AnnexaRoundChange *change);

void        annexa_rounds_check_assessment (AnnexaProject      *project,
                                            AnnexaEdit         *edit,
                                            AnnexaRecord       *before,
                                            AnnexaRecord       *after,
                                            AnnexaProblems     *problems);

G_END_DECLS
