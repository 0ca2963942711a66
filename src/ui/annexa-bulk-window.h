/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_BULK_WINDOW (annexa_bulk_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaBulkWindow, annexa_bulk_window, ANNEXA, BULK_WINDOW, AdwWindow)

GtkWidget *annexa_bulk_window_new    (GtkWindow         *parent,
                                      AnnexaProject     *project,
                                      const AnnexaKind  *kind,
                                      GArray            *ids);
void       annexa_bulk_window_choose (AnnexaBulkWindow  *self,
                                      const AnnexaField *field);

G_END_DECLS
