/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_READINESS_WATCH (annexa_readiness_watch_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaReadinessWatch, annexa_readiness_watch, ANNEXA, READINESS_WATCH, GObject)

AnnexaReadinessWatch *annexa_readiness_watch_get        (AnnexaProject        *project);
AnnexaReadiness      *annexa_readiness_watch_get_result (AnnexaReadinessWatch *self);
const GError         *annexa_readiness_watch_get_error  (AnnexaReadinessWatch *self);
gboolean              annexa_readiness_watch_is_working (AnnexaReadinessWatch *self);

G_END_DECLS
