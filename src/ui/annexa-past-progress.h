/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PAST_PROGRESS (annexa_past_progress_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPastProgress, annexa_past_progress, ANNEXA, PAST_PROGRESS, AdwWindow)

AnnexaPastProgress *annexa_past_progress_begin           (GtkWindow          *parent,
                                                          const char         *text);
GCancellable       *annexa_past_progress_get_cancellable (AnnexaPastProgress *self);
void                annexa_past_progress_stop            (AnnexaPastProgress *self);
void                annexa_past_progress_end             (AnnexaPastProgress *self);

G_END_DECLS
