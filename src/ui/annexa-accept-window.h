/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-readiness.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_ACCEPT_WINDOW (annexa_accept_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAcceptWindow, annexa_accept_window, ANNEXA, ACCEPT_WINDOW, AdwWindow)

GtkWidget *annexa_accept_window_new (GtkWindow       *parent,
                                     AnnexaProject   *project,
                                     const AnnexaGap *gap);

G_END_DECLS
