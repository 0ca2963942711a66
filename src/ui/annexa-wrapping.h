/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

/* From this size of text on, what usually stands beside its title stands below it. */
#define ANNEXA_LARGE_TEXT 1.5

G_BEGIN_DECLS

void   annexa_wrap_button     (GtkWidget *button);
void   annexa_wrap_buttons    (GtkWidget *widget);
void   annexa_wrap_headings   (GtkWidget *widget);
void   annexa_wrap_titles     (GtkWidget *header);
void   annexa_keep_references (GtkWidget *widget);
double annexa_get_text_scale  (GtkWidget *widget);
void   annexa_wrap_when_large (GtkLabel  *label);
void   annexa_stack_choices   (GtkWidget *widget);

G_END_DECLS
