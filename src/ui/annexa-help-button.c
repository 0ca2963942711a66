/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-help-button.h"
#include "annexa-names.h"
#include "annexa-wrapping.h"

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

typedef struct
{
  char *title;
  char *help;
} Explanation;

static void
free_explanation (gpointer data)
{
  Explanation *explained = data;

  g_free (explained->title);
  g_free (explained->help);
  g_free (explained);
}

/* Most are never opened, and a form has dozens. */
static void
make_popover (GtkMenuButton *button,
              gpointer       data)
{
  const Explanation *explained = data;
  GtkWidget *popover;
  GtkWidget *box;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "help-popover");
  gtk_box_append (GTK_BOX (box), make_label (explained->title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (explained->help, NULL));
  annexa_keep_references (box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, explained->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explained->help, -1);
  gtk_menu_button_set_popover (button, popover);
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
  Explanation *explained = g_new0 (Explanation, 1);

  explained->title = g_strdup (title);
  explained->help = g_strdup (help);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "annexa-help-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, explained, free_explanation);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "help-button");
  annexa_set_first_tooltip (button, tooltip);
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
