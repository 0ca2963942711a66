/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-look-choosers.h"

/* Buttons that choose a colour or a font and write it into an entry. Later versions of GTK have other choosers; these are
 * used here alone. */

static char *
format_colour (const GdkRGBA *colour)
{
  return g_strdup_printf ("#%02x%02x%02x", (guint) (colour->red * 255 + 0.5f), (guint) (colour->green * 255 + 0.5f),
                          (guint) (colour->blue * 255 + 0.5f));
}

/* What is chosen is written at once, as if Enter had been pressed. */
static void
enter (GtkEditable *entry,
       const char  *text)
{
  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "entry-activated");
}

static void
colour_set (GtkColorButton *button,
            GtkEditable    *entry)
{
  g_autofree char *text = NULL;
  GdkRGBA colour;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  text = format_colour (&colour);
  enter (entry, text);
}

/* What is no colour, or none, shows as white. */
static void
show_colour (GtkColorChooser *button,
             GtkEditable     *entry)
{
  GdkRGBA colour;

  if (!gdk_rgba_parse (&colour, gtk_editable_get_text (entry)))
    colour = (GdkRGBA){ 1, 1, 1, 1 };
  gtk_color_chooser_set_rgba (button, &colour);
}

/**
 * annexa_colour_chooser_new:
 * @entry: an entry row
 * @title: what the colour is for
 *
 * Returns: (transfer floating): a button in the colour that stands in the entry, to choose another one
 */
GtkWidget *
annexa_colour_chooser_new (GtkEditable *entry,
                           const char  *title)
{
  GtkWidget *button = gtk_color_button_new ();

  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose a colour"));
  g_signal_connect_object (button, "color-set", G_CALLBACK (colour_set), entry, 0);
  g_signal_connect_object (entry, "changed", G_CALLBACK (show_colour), button, G_CONNECT_SWAPPED);
  return button;
}

static void
font_answered (GtkDialog   *dialog,
               int          response,
               GtkEditable *entry)
{
  PangoFontFamily *family
      = response == GTK_RESPONSE_OK ? gtk_font_chooser_get_font_family (GTK_FONT_CHOOSER (dialog)) : NULL;

  if (family != NULL)
    enter (entry, pango_font_family_get_name (family));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
font_clicked (GtkWidget   *button,
              GtkEditable *entry)
{
  const char *title = g_object_get_data (G_OBJECT (button), "title");
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *dialog
      = gtk_font_chooser_dialog_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);

  gtk_font_chooser_set_level (GTK_FONT_CHOOSER (dialog), GTK_FONT_CHOOSER_LEVEL_FAMILY);
  if (*gtk_editable_get_text (entry) != '\0')
    gtk_font_chooser_set_font (GTK_FONT_CHOOSER (dialog), gtk_editable_get_text (entry));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (font_answered), entry, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * annexa_font_chooser_new:
 * @entry: an entry row
 * @title: what the font is for
 *
 * Returns: (transfer floating): a button to choose one of the fonts of the computer
 */
GtkWidget *
annexa_font_chooser_new (GtkEditable *entry,
                         const char  *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("pan-down-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose a font"));
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (title), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (font_clicked), entry, 0);
  return button;
}
