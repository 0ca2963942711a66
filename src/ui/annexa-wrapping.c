/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-wrapping.h"

/**
 * annexa_wrap_button:
 * @button: a button with a text
 *
 * Lets the text of a button take two lines. Else it would make the window wider than a narrow screen where text is large
 * or a language needs many words.
 */
void
annexa_wrap_button (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/**
 * annexa_wrap_buttons:
 * @widget: a part of the window that was just built
 *
 * Lets the texts of large buttons take two lines.
 */
void
annexa_wrap_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget)))
      && gtk_widget_has_css_class (widget, "pill"))
    annexa_wrap_button (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_wrap_buttons (child);
}

/**
 * annexa_wrap_headings:
 * @widget: a part of the window that was just built
 *
 * Lets the titles of its groups take several lines. Else libadwaita cuts them off where text is large.
 */
void
annexa_wrap_headings (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading")
      && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_wrap_headings (child);
}

/* A title of so few letters has room on one line everywhere. GTK breaks it all the same when it asks how wide the title is at
 * the height of the bar. */
#define SHORT_TITLE 12

static void
wrap_title (GtkLabel *label)
{
  gboolean wrap = g_utf8_strlen (gtk_label_get_label (label), -1) > SHORT_TITLE;

  gtk_label_set_wrap (label, wrap);
  gtk_label_set_lines (label, wrap ? 2 : -1);
}

/**
 * annexa_wrap_titles:
 * @header: a header bar
 *
 * Lets its title take two lines where the buttons beside it leave no room for one.
 */
void
annexa_wrap_titles (GtkWidget *header)
{
  if (GTK_IS_LABEL (header) && gtk_widget_has_css_class (header, "title"))
    {
      g_signal_handlers_disconnect_by_func (header, wrap_title, NULL);
      g_signal_connect (header, "notify::label", G_CALLBACK (wrap_title), NULL);
      gtk_label_set_justify (GTK_LABEL (header), GTK_JUSTIFY_CENTER);
      wrap_title (GTK_LABEL (header));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_wrap_titles (child);
}

static gboolean
begins_reference (const char *text,
                  const char *place)
{
  return g_ascii_isupper (place[0]) && place[1] == '.' && g_ascii_isdigit (place[2])
         && (place == text || !g_ascii_isalnum (place[-1]));
}

/* “A.5.20” */
static const char *
find_end_of_reference (const char *place)
{
  const char *end = place + 1;

  while (g_ascii_isdigit (*end) || (*end == '.' && g_ascii_isdigit (end[1])))
    end++;
  return end;
}

/* So many digits in a row are a fingerprint, in which a hyphen would be taken for one of them. */
#define FINGERPRINT_LENGTH 32

static gsize
measure_digits (const char *place)
{
  gsize length = 0;

  while (g_ascii_isxdigit (place[length]))
    length++;
  return length;
}

static void
add_attribute (PangoAttrList **attributes,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  if (*attributes == NULL)
    *attributes = pango_attr_list_new ();
  pango_attr_list_insert (*attributes, attribute);
}

static void
keep_references_whole (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (PangoAttrList) attributes = NULL;

  for (const char *place = text; *place != '\0'; place++)
    {
      gsize start = (gsize) (place - text);
      gsize n_digits = measure_digits (place);

      if (begins_reference (text, place))
        add_attribute (&attributes, pango_attr_allow_breaks_new (FALSE), start, (gsize) (find_end_of_reference (place) - text));
      else if (n_digits >= FINGERPRINT_LENGTH)
        {
          add_attribute (&attributes, pango_attr_insert_hyphens_new (FALSE), start, start + n_digits);
          place += n_digits - 1;
        }
    }
  if (attributes != gtk_label_get_attributes (label))
    gtk_label_set_attributes (label, attributes);
}

/**
 * annexa_keep_references:
 * @widget: a text that wraps, or a part of the window that was just built
 *
 * Keeps the numbers of controls in its texts whole, now and when they change. Pango would end a line behind the “A.” of
 * “A.5.20”.
 */
void
annexa_keep_references (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)) && gtk_label_get_attributes (GTK_LABEL (widget)) == NULL)
    {
      keep_references_whole (GTK_LABEL (widget));
      g_signal_handlers_disconnect_by_func (widget, keep_references_whole, NULL);
      g_signal_connect (widget, "notify::label", G_CALLBACK (keep_references_whole), NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_keep_references (child);
}

/**
 * annexa_get_text_scale:
 * @widget: a widget
 *
 * Returns: how much larger its text is than the 11 points that everything is made for
 */
double
annexa_get_text_scale (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  /* GTK sets its fonts in pixels, which has the person's text size in it already. */
  if (pango_font_description_get_size_is_absolute (font))
    size *= 72.0 / 96.0;
  return size > 0 ? size / 11 : 1;
}

/**
 * annexa_wrap_when_large:
 * @label: what a row of a list is about
 *
 * Lets it take two lines where text is large.
 */
void
annexa_wrap_when_large (GtkLabel *label)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (label)));
  /* A label that is asked has its style worked out, and once more when it has its place; the window has its own anyway. */
  gboolean large = annexa_get_text_scale (root != NULL ? root : GTK_WIDGET (label)) >= ANNEXA_LARGE_TEXT;

  gtk_label_set_wrap (label, large);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, large ? 2 : -1);
}

/**
 * annexa_stack_choices:
 * @widget: a dialog that was just built
 *
 * Shows what is chosen in lists that open below their titles where text is large: beside them, the two would run together.
 */
void
annexa_stack_choices (GtkWidget *widget)
{
  if (annexa_get_text_scale (widget) < ANNEXA_LARGE_TEXT)
    return;
  if (ADW_IS_COMBO_ROW (widget))
    {
      adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (widget), TRUE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    annexa_stack_choices (child);
}
