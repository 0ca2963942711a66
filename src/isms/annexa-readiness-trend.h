/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"

G_BEGIN_DECLS

/* So many days are looked at; each means opening the project as it was. */
#define ANNEXA_READINESS_TREND_DAYS 10

/**
 * AnnexaReadinessPoint:
 * @day: a day
 * @scores: what was in order then, for each stage, from 0 to 1
 *
 * How ready one was on a day.
 */
typedef struct
{
  char day[11];
  double scores[ANNEXA_N_STAGES];
} AnnexaReadinessPoint;

GArray *annexa_readiness_trend_new         (AnnexaProject      *project,
                                            GCancellable       *cancellable,
                                            GError            **error);
void    annexa_readiness_trend_load_async  (AnnexaProject      *project,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
GArray *annexa_readiness_trend_load_finish (AnnexaProject      *project,
                                            GAsyncResult       *result,
                                            GError            **error);

G_END_DECLS
