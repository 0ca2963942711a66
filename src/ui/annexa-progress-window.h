/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PROGRESS_WINDOW (annexa_progress_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaProgressWindow, annexa_progress_window, ANNEXA, PROGRESS_WINDOW, AdwWindow)

AnnexaProgressWindow *annexa_progress_window_begin           (GtkWindow            *parent,
                                                              const char           *text);
GCancellable         *annexa_progress_window_get_cancellable (AnnexaProgressWindow *self);
void                  annexa_progress_window_stop            (AnnexaProgressWindow *self);
void                  annexa_progress_window_end             (AnnexaProgressWindow *self);

G_END_DECLS
