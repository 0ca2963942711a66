/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-past-bar.h"

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * annexa_past_bar_new:
 * @moment: the moment as of which a window shows the project
 *
 * Says above everything else that this is not the present, and that nothing can be edited here.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
annexa_past_bar_new (const AnnexaMoment *moment)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *close = gtk_button_new_with_mnemonic (_("_Close"));
  g_autofree char *when = annexa_moment_describe (moment);
  /* TRANSLATORS: Above a project that is shown as of a date: “As it was on 12 May 2026 · Stage 2 audit” */
  g_autofree char *text = g_strdup_printf (_("As it was on %s"), when);

  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("annexa-history-symbolic"));
  gtk_box_append (GTK_BOX (lines), make_label (text, "heading"));
  gtk_box_append (GTK_BOX (lines), make_label (_("For reading: nothing can be edited here."), "caption"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (bar), lines);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  gtk_box_append (GTK_BOX (bar), close);
  gtk_widget_add_css_class (bar, "past-bar");
  return bar;
}
