/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_LOOK_PAGE (annexa_look_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLookPage, annexa_look_page, ANNEXA, LOOK_PAGE, GtkWidget)

GtkWidget *annexa_look_page_new   (AnnexaProject  *project);
gboolean   annexa_look_page_flush (AnnexaLookPage *self);

G_END_DECLS
