/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-change-row.h"
#include "annexa-change-text.h"
#include "annexa-restore.h"
#include "annexa-text-diff.h"

/* A text that is longer than this is shown with what differs marked in it, and so many characters around that. */
#define LONG_TEXT 60
#define CONTEXT 60

/* Of a text of a hundred pages no more than its beginning is shown. */
#define LONGEST_PIECE 1500

/**
 * AnnexaChangeRow:
 *
 * What an edit changed in one field: what it held before and after, and a button that puts it back.
 */
struct _AnnexaChangeRow
{
  AdwPreferencesRow parent_instance;

  AnnexaProject *project;
  GPtrArray *edits; /* Which own the change. */
  const AnnexaEditDetails *details;
  const AnnexaFieldChange *change;

  GtkBox *lines;
  GtkLabel *caption;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (AnnexaChangeRow, annexa_change_row, ADW_TYPE_PREFERENCES_ROW)

static void
annexa_change_row_dispose (GObject *object)
{
  AnnexaChangeRow *self = ANNEXA_CHANGE_ROW (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  self->change = NULL;

  G_OBJECT_CLASS (annexa_change_row_parent_class)->dispose (object);
}

static void
annexa_change_row_class_init (AnnexaChangeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_change_row_dispose;
}

/* The button stands beside the name of the field: below that, values have all of the width, which may be little. */
static void
annexa_change_row_init (AnnexaChangeRow *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption, 0);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_label_set_wrap_mode (self->caption, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->caption), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  self->button = gtk_button_new_with_mnemonic (_("_Restore"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_visible (self->button, FALSE);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (heading), self->button);

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_box_append (self->lines, heading);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->lines));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "change-row");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (annexa_change_row_restore), self);
}

static char *
shorten (const char *text)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_PIECE)
    return g_strdup (text);
  beginning = g_utf8_substring (text, 0, LONGEST_PIECE);
  return g_strconcat (g_strchomp (beginning), "… ", NULL);
}

static GtkLabel *
add_line (AnnexaChangeRow *self,
          const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_box_append (self->lines, label);
  return GTK_LABEL (label);
}

static void
mark (PangoAttrList  *attributes,
      PangoAttribute *attribute,
      gsize           start,
      gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Removed words are struck out, added ones underlined and bold: nobody needs to tell colours apart. */
static void
add_diff (AnnexaChangeRow *self,
          const char      *before,
          const char      *after)
{
  g_autoptr (GPtrArray) pieces = annexa_text_diff (before, after, CONTEXT);
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < pieces->len; i++)
    {
      const AnnexaDiffPiece *piece = pieces->pdata[i];
      g_autofree char *words = shorten (piece->text);
      gsize start = text->len;

      g_string_append (text, words);
      if (piece->type == ANNEXA_DIFF_REMOVED)
        mark (attributes, pango_attr_strikethrough_new (TRUE), start, text->len);
      else if (piece->type == ANNEXA_DIFF_ADDED)
        {
          mark (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, text->len);
          mark (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
        }
    }
  gtk_label_set_attributes (add_line (self, text->str), attributes);
  pango_attr_list_unref (attributes);
}

/* A screen reader says which words are gone and which are new. */
static char *
tell_diff (const char *before,
           const char *after)
{
  g_autoptr (GPtrArray) pieces = annexa_text_diff (before, after, CONTEXT);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AnnexaDiffPiece *piece = pieces->pdata[i];
      g_autofree char *words = g_strstrip (shorten (piece->text));

      if (piece->type == ANNEXA_DIFF_SAME)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      /* TRANSLATORS: For screen readers: words of a text */
      g_string_append_printf (text, piece->type == ANNEXA_DIFF_REMOVED ? _("removed: %s") : _("added: %s"), words);
    }
  return g_strdup (text->str);
}

static gboolean
is_long (const char *before,
         const char *after)
{
  return *before != '\0' && *after != '\0'
         && (g_utf8_strlen (before, -1) > LONG_TEXT || g_utf8_strlen (after, -1) > LONG_TEXT);
}

static void
add_links (AnnexaChangeRow *self,
           const char      *removed,
           const char      *made)
{
  /* TRANSLATORS: The names of the records that an edit linked, or no longer linked */
  g_autofree char *added_line = g_strdup_printf (_("Added: %s"), made);
  g_autofree char *removed_line = g_strdup_printf (_("Removed: %s"), removed);

  if (*made != '\0')
    add_line (self, added_line);
  if (*removed != '\0')
    add_line (self, removed_line);
}

/* Whoever deletes a record removes what it held. */
static void
add_values (AnnexaChangeRow *self,
            const char      *before,
            const char      *after)
{
  g_autofree char *both = NULL;

  if (self->change->type != ANNEXA_RECORD_CHANGED)
    {
      add_line (self, self->change->type == ANNEXA_RECORD_ADDED ? after : before);
      return;
    }
  /* TRANSLATORS: What a field held before an edit and what it held afterwards */
  both = g_strdup_printf (_("%s → %s"), *before != '\0' ? before : _("empty"), *after != '\0' ? after : _("empty"));
  add_line (self, both);
}

static char *
make_sentence (AnnexaChangeRow *self,
               const char      *before,
               const char      *after)
{
  const char *label = annexa_field_get_label (self->change->field);
  g_autofree char *difference = NULL;

  if (self->change->field->type == ANNEXA_FIELD_LINKS)
    return annexa_project_describe_change (self->project, self->change);
  if (self->change->type != ANNEXA_RECORD_CHANGED)
    return g_strdup_printf (_("%s: %s"), label, self->change->type == ANNEXA_RECORD_ADDED ? after : before);
  if (is_long (before, after))
    {
      difference = tell_diff (before, after);
      return g_strdup_printf (_("%s: %s"), label, difference);
    }
  /* TRANSLATORS: For screen readers: a field, what it held before an edit and what it held afterwards */
  return g_strdup_printf (_("%s: %s before, %s afterwards"), label, *before != '\0' ? before : _("empty"),
                          *after != '\0' ? after : _("empty"));
}

static void
show_change (AnnexaChangeRow *self)
{
  g_autofree char *old = annexa_project_describe_before (self->project, self->change);
  g_autofree char *new = annexa_project_describe_after (self->project, self->change);
  gboolean compared = self->change->type == ANNEXA_RECORD_CHANGED && is_long (old, new);
  g_autofree char *before = compared ? g_strdup (old) : shorten (old);
  g_autofree char *after = compared ? g_strdup (new) : shorten (new);
  g_autofree char *sentence = make_sentence (self, before, after);

  gtk_label_set_label (self->caption, annexa_field_get_label (self->change->field));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), annexa_field_get_label (self->change->field));
  if (self->change->field->type == ANNEXA_FIELD_LINKS && self->change->type == ANNEXA_RECORD_CHANGED)
    add_links (self, before, after);
  else if (compared)
    add_diff (self, before, after);
  else
    add_values (self, before, after);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
update_button (AnnexaChangeRow *self)
{
  const char *label = annexa_field_get_label (self->change->field);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->button, annexa_project_can_restore (self->project, self->change));
  /* TRANSLATORS: What a button does that puts a field back to what it held before an edit: “Restore this value: Owner” */
  name = g_strdup_printf (_("Restore this value: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->button, _("Put back what was here before this edit"));
}

/**
 * annexa_change_row_new:
 * @project: a project
 * @edits: (element-type AnnexaEditDetails): edits
 * @edit: the place of one of them
 * @change: the place of one of its changes, which is about a field
 *
 * Returns: (transfer floating): a row that shows the change
 */
GtkWidget *
annexa_change_row_new (AnnexaProject *project,
                       GPtrArray     *edits,
                       guint          edit,
                       guint          change)
{
  AnnexaChangeRow *self = g_object_new (ANNEXA_TYPE_CHANGE_ROW, NULL);

  self->project = g_object_ref (project);
  self->edits = g_ptr_array_ref (edits);
  self->details = edits->pdata[edit];
  self->change = &g_array_index (self->details->changes, AnnexaFieldChange, change);
  show_change (self);
  update_button (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (update_button), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * annexa_change_row_restore:
 * @self: a row in a window
 *
 * Puts the field back to what it held before the edit, and offers to undo that. What the gate says against it is told.
 */
void
annexa_change_row_restore (AnnexaChangeRow *self)
{
  g_autoptr (AnnexaChangeRow) alive = g_object_ref (self);
  g_autoptr (AnnexaEdit) edit
      = annexa_project_begin_restore (self->project, self->change, self->details->entry.time);

  annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);
}
