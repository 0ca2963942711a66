/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_FORM_LAYOUT (annexa_form_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFormLayout, annexa_form_layout, ANNEXA, FORM_LAYOUT, GtkLayoutManager)

GtkLayoutManager *annexa_form_layout_new (int spacing);

G_END_DECLS
