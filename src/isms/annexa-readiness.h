/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-gap.h"

G_BEGIN_DECLS

/**
 * AnnexaCheckResult:
 * @n_records: how many records were looked at; what is missing altogether counts as one
 * @n_gaps: how many gaps there are, accepted ones as well
 * @n_open: how many of these are not accepted
 * @filled: with what part of the records that it looks at no check of its step or an earlier one finds anything wrong,
 *   from 0 to 1
 *
 * What one check found.
 */
typedef struct
{
  gint64 n_records;
  gint64 n_gaps;
  gint64 n_open;
  double filled;
} AnnexaCheckResult;

/**
 * AnnexaClauseResult:
 * @clause: the number of a clause, or of a control
 * @n_open: how many gaps are open
 * @n_major: how many of them are major
 * @score: what is in order, from 0 to 1
 *
 * How one clause stands.
 */
typedef struct
{
  char *clause;
  guint n_open;
  guint n_major;
  double score;
} AnnexaClauseResult;

/**
 * AnnexaReadiness:
 *
 * What an auditor would object to on a day, computed from the registers. It does not change; after an edit a new one is
 * made. It holds on to nothing of the project, so that it can be made in a worker.
 */
typedef struct _AnnexaReadiness AnnexaReadiness;

AnnexaReadiness *annexa_readiness_new         (AnnexaProject      *project,
                                               GError            **error);
void             annexa_readiness_free        (AnnexaReadiness    *self);
void             annexa_readiness_load_async  (AnnexaProject      *project,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
AnnexaReadiness *annexa_readiness_load_finish (AnnexaProject      *project,
                                               GAsyncResult       *result,
                                               GError            **error);

const char      *annexa_readiness_get_day     (AnnexaReadiness    *self);
GPtrArray       *annexa_readiness_get_gaps    (AnnexaReadiness    *self);
GPtrArray       *annexa_readiness_get_clauses (AnnexaReadiness    *self);
const AnnexaCheckResult *annexa_readiness_get_result (AnnexaReadiness   *self,
                                               const AnnexaCheck  *check);
guint            annexa_readiness_count_open  (AnnexaReadiness    *self,
                                               AnnexaStage         stage,
                                               AnnexaSeverity      severity);
gboolean         annexa_readiness_is_ready    (AnnexaReadiness    *self,
                                               AnnexaStage         stage);
double           annexa_readiness_get_score   (AnnexaReadiness    *self,
                                               AnnexaStage         stage);
int              annexa_readiness_get_percent (double              score);
double           annexa_readiness_get_step_score (AnnexaReadiness *self,
                                               const char         *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaReadiness, annexa_readiness_free)

G_END_DECLS
