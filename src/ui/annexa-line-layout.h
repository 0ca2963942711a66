/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_LINE_LAYOUT (annexa_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaLineLayout, annexa_line_layout, ANNEXA, LINE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *annexa_line_layout_new (int spacing);

G_END_DECLS
