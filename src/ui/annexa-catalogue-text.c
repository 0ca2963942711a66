/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-catalogue-text.h"
#include "annexa-record-view.h"

/**
 * AnnexaCatalogueText:
 *
 * What an imported framework says about a control, at the top of the control's form: its title, where it stands, what it
 * asks for, and the guidance to be opened. Of all other controls it shows nothing.
 */
struct _AnnexaCatalogueText
{
  GtkBox parent_instance;

  AnnexaProject *project;
  AnnexaRecord *record;
  gulong notify_handler;

  GtkLabel *title;
  GtkLabel *place;
  GtkLabel *text;       /* while it is short */
  GtkLabel *long_text;
  GtkLabel *guidance;
  AdwExpanderRow *text_row;
  AdwExpanderRow *guidance_row;
  GtkWidget *group;
};

/* A text that is longer than this has to be opened, so that what one does for the control is in view. */
#define LONGEST_OPEN_TEXT 400

static void annexa_catalogue_text_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaCatalogueText, annexa_catalogue_text, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_catalogue_text_view_init))

/* Makes “**one** *two*” bold and italic, when the marks of the line have partners. */
static char *
mark_up (const char *escaped,
         const char *mark,
         const char *tag)
{
  g_auto (GStrv) parts = g_strsplit (escaped, mark, -1);
  guint n = g_strv_length (parts);
  GString *line = g_string_new (NULL);

  if (n % 2 == 0)
    {
      g_string_append (line, escaped);
      return g_string_free (line, FALSE);
    }
  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, i % 2 == 0 ? "%s" : *tag == 'b' ? "<b>%s</b>" : "<i>%s</i>", parts[i]);
  return g_string_free (line, FALSE);
}

/* Whether a point has a letter or a number of its own: “a. Define”, “(1) Define”. */
static gboolean
has_label (const char *text)
{
  const char *start = text + (*text == '(');
  gsize length = 0;

  while (length < 5 && g_ascii_isalnum (start[length]))
    length++;
  return length > 0 && length < 5 && (start[length] == '.' || start[length] == ')') && start[length + 1] == ' ';
}

static char *
show_line (const char *line)
{
  gsize depth = strspn (line, " ");
  gboolean point = g_str_has_prefix (line + depth, "- ");
  const char *words = line + depth + (point ? 2 : 0);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_autofree char *bold = mark_up (escaped, "**", "b");
  /* What is between bold words may still hold a single mark, which then has no partner. */
  g_autofree char *both = mark_up (bold, "*", "i");
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < depth; i += 2)
    g_string_append (shown, "\u2003");
  g_string_append_printf (shown, "%s%s", point && !has_label (words) ? "•\u2002" : "", both);
  return g_string_free (shown, FALSE);
}

/* Markdown with as much of its looks as a label has: points, indents, bold and italic words. */
static void
show_markdown (GtkLabel   *label,
               const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = show_line (lines[i]);

      g_string_append_printf (markup, "%s%s", i > 0 ? "\n" : "", line);
    }
  /* An italic word that ends within a bold one is shown as it is written. */
  if (pango_parse_markup (markup->str, -1, 0, NULL, NULL, NULL, NULL))
    gtk_label_set_markup (label, markup->str);
  else
    gtk_label_set_text (label, text);
}

static char *
describe_place (AnnexaCatalogueText *self)
{
  const AnnexaKind *framework = annexa_kind_lookup ("framework");
  const char *number = annexa_record_get_text (self->record, "catalogue-id");
  const char *chapter = annexa_record_get_text (self->record, "chapter");
  const char *name
      = annexa_project_get_title (self->project, framework, annexa_record_get_integer (self->record, "framework"));
  GString *place = g_string_new (name);

  if (number != NULL)
    g_string_append_printf (place, " · %s", number);
  if (chapter != NULL)
    g_string_append_printf (place, " · %s", chapter);
  return g_string_free (place, FALSE);
}

static void
show_record (AnnexaCatalogueText *self)
{
  gboolean imported = annexa_record_get_integer (self->record, "in-soa") == 0;
  const char *guidance = annexa_record_get_text (self->record, "guidance");
  const char *text = annexa_record_get_text (self->record, "text");
  gboolean is_long = text != NULL && g_utf8_strlen (text, -1) > LONGEST_OPEN_TEXT;
  g_autofree char *place = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), imported);
  if (!imported)
    return;
  place = describe_place (self);
  gtk_label_set_label (self->title, annexa_record_get_title (self->record));
  gtk_label_set_label (self->place, place);
  show_markdown (is_long ? self->long_text : self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && !is_long);
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), is_long);
  show_markdown (self->guidance, guidance);
  gtk_widget_set_visible (GTK_WIDGET (self->guidance_row), guidance != NULL);
  gtk_widget_set_visible (self->group, is_long || guidance != NULL);
}

static void
forget_record (AnnexaCatalogueText *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->project);
}

static void
annexa_catalogue_text_set_record (AnnexaRecordView *view,
                                  AnnexaProject    *project,
                                  AnnexaRecord     *record)
{
  AnnexaCatalogueText *self = ANNEXA_CATALOGUE_TEXT (view);

  forget_record (self);
  if (record == NULL)
    return;
  self->project = g_object_ref (project);
  self->record = g_object_ref (record);
  self->notify_handler = g_signal_connect_swapped (record, "notify", G_CALLBACK (show_record), self);
  adw_expander_row_set_expanded (self->text_row, FALSE);
  adw_expander_row_set_expanded (self->guidance_row, FALSE);
  show_record (self);
}

static void
annexa_catalogue_text_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_catalogue_text_set_record;
}

static void
annexa_catalogue_text_dispose (GObject *object)
{
  forget_record (ANNEXA_CATALOGUE_TEXT (object));

  G_OBJECT_CLASS (annexa_catalogue_text_parent_class)->dispose (object);
}

static void
annexa_catalogue_text_class_init (AnnexaCatalogueTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_catalogue_text_dispose;
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static AdwExpanderRow *
add_row (AnnexaCatalogueText *self,
         const char          *title,
         GtkLabel            *label)
{
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (GTK_WIDGET (label), "explanation");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_add_row (expander, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), GTK_WIDGET (expander));
  return expander;
}

static void
annexa_catalogue_text_init (AnnexaCatalogueText *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->title = make_label ("title-3");
  self->place = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  self->text = make_label (NULL);
  self->long_text = make_label (NULL);
  self->guidance = make_label (NULL);
  self->group = adw_preferences_group_new ();
  self->text_row = add_row (self, _("What it asks for"), self->long_text);
  self->guidance_row = add_row (self, _("Guidance"), self->guidance);

  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self), self->group);
}
