/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"

G_BEGIN_DECLS

/**
 * AnnexaReadinessWatch:
 *
 * Keeps readiness up to date: computes it, and again whenever the project has changed. What several places of a window
 * show comes from one watch.
 */
typedef struct _AnnexaReadinessWatch AnnexaReadinessWatch;

/**
 * AnnexaReadinessComputed:
 * @readiness: (nullable): the result, which lives until the next one, or %NULL when it could not be computed
 * @user_data: what was given to annexa_readiness_watch_new()
 */
typedef void (*AnnexaReadinessComputed) (AnnexaReadiness *readiness,
                                         gpointer         user_data);

AnnexaReadinessWatch *annexa_readiness_watch_new  (AnnexaProject          *project,
                                                   AnnexaReadinessComputed callback,
                                                   gpointer                user_data);
void                  annexa_readiness_watch_free (AnnexaReadinessWatch   *self);
AnnexaReadiness      *annexa_readiness_watch_get  (AnnexaReadinessWatch   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaReadinessWatch, annexa_readiness_watch_free)

G_END_DECLS
