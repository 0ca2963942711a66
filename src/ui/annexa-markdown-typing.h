/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     annexa_markdown_toggle_mark    (GtkTextBuffer *buffer,
                                         guint          n_stars);
void     annexa_markdown_toggle_list    (GtkTextBuffer *buffer,
                                         gboolean       numbered);
void     annexa_markdown_toggle_heading (GtkTextBuffer *buffer);
void     annexa_markdown_add_link       (GtkTextBuffer *buffer);
gboolean annexa_markdown_continue_list  (GtkTextBuffer *buffer);

G_END_DECLS
