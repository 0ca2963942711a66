/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-help-button.h"

/* A question mark that opens what a term means. With the keyboard F1 opens it from the field, so that nobody has to pass by
 * a button at every field. */

#define WIDEST 44 /* letters */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_popover (const char *title,
              const char *help)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "help-popover");
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (help, NULL));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
  return popover;
}

/**
 * annexa_help_button_new:
 * @title: what is explained
 * @help: the explanation
 *
 * Returns: (transfer floating): a button that opens the explanation
 */
GtkWidget *
annexa_help_button_new (const char *title,
                        const char *help)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* TRANSLATORS: A button that explains a field: “What is meant by Risk owner? (F1)” */
  g_autofree char *tooltip = g_strdup_printf (_("What is meant by “%s”? (F1)"), title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "annexa-help-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (title, help));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "help-button");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_widget_set_focus_on_click (gtk_widget_get_first_child (button), FALSE);
  return button;
}

/**
 * annexa_help_button_open:
 * @button: a button made by annexa_help_button_new()
 */
void
annexa_help_button_open (GtkWidget *button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}
