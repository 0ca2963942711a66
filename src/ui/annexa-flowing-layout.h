/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_FLOWING_LAYOUT (annexa_flowing_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFlowingLayout, annexa_flowing_layout, ANNEXA, FLOWING_LAYOUT, GtkLayoutManager)

GtkLayoutManager *annexa_flowing_layout_new (void);

G_END_DECLS
