/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-method-draft.h"
#include "annexa-risk-map.h"

G_BEGIN_DECLS

#define ANNEXA_N_RISK_VIEWS (ANNEXA_RISK_TARGET + 1)

/**
 * AnnexaMethodMove:
 * @risk: the id of a risk
 * @before: its levels by the method in force, by #AnnexaRiskView; 0 where it is not rated
 * @after: its levels by the draft; 0 where it is not rated
 * @moved: where the two are not the same level
 * @above_before: whether it lies above the acceptance line today
 * @above_after: whether it is going to
 *
 * What a draft of a risk method does to a risk.
 */
typedef struct
{
  gint64 risk;
  guint before[ANNEXA_N_RISK_VIEWS];
  guint after[ANNEXA_N_RISK_VIEWS];
  gboolean moved[ANNEXA_N_RISK_VIEWS];
  gboolean above_before;
  gboolean above_after;
} AnnexaMethodMove;

/**
 * AnnexaMethodPreview:
 * @moves: (element-type AnnexaMethodMove): the risks that get another level or cross the acceptance line, in the order of
 *   their references
 * @n_risks: how many risks are not closed
 * @n_rerated: how many of them get other steps, because the scales are others
 * @above_before: how many lie above the acceptance line today
 * @above_after: how many are going to
 * @counts: how many risks are going to lie in each cell of the matrix, by the ratings of today
 *
 * What would move if a draft of a risk method were in force. Closed risks are left out, as they are on the risk map.
 */
typedef struct
{
  GArray *moves;
  gint64 n_risks;
  gint64 n_rerated;
  gint64 above_before;
  gint64 above_after;
  gint64 counts[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1];
} AnnexaMethodPreview;

AnnexaMethodPreview *annexa_method_preview_new           (AnnexaProject             *project,
                                                          const AnnexaMethodDraft   *draft,
                                                          GError                   **error);
void                 annexa_method_preview_free          (AnnexaMethodPreview       *self);
char                *annexa_method_preview_describe      (const AnnexaMethodPreview *self);
char                *annexa_method_preview_describe_line (const AnnexaMethodPreview *self);
char                *annexa_method_preview_describe_loss (const AnnexaMethodPreview *self,
                                                          const AnnexaMethodDraft   *draft);
char                *annexa_method_move_describe         (const AnnexaMethodMove    *move,
                                                          AnnexaProject             *project,
                                                          const AnnexaMethodDraft   *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaMethodPreview, annexa_method_preview_free)

G_END_DECLS
