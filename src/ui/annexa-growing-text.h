/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_GROWING_TEXT (annexa_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGrowingText, annexa_growing_text, ANNEXA, GROWING_TEXT, GtkTextView)

GtkWidget *annexa_growing_text_new      (void);
void       annexa_growing_text_set_hint (AnnexaGrowingText *self,
                                         const char        *hint);

G_END_DECLS
