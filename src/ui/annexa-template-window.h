/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_TEMPLATE_WINDOW (annexa_template_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaTemplateWindow, annexa_template_window, ANNEXA, TEMPLATE_WINDOW, AdwWindow)

GtkWidget *annexa_template_window_new (GtkWindow     *parent,
                                       AnnexaProject *project);
void       annexa_template_window_choose (AnnexaTemplateWindow *self,
                                          const char           *id);

G_END_DECLS
