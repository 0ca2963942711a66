/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-choice-editor.h"
#include "annexa-required-document.h"

/**
 * AnnexaChoiceEditor:
 *
 * One word of a list: of the field's own or of the documents that the standard asks for.
 */
struct _AnnexaChoiceEditor
{
  AnnexaFieldEditor parent_instance;

  AdwComboRow *row;
  GPtrArray *words; /* What each item stands for; NULL for “Not chosen”. */
  guint selected;   /* The item that was shown or chosen last. */
};

G_DEFINE_FINAL_TYPE (AnnexaChoiceEditor, annexa_choice_editor, ANNEXA_TYPE_FIELD_EDITOR)

static const AnnexaChoice *
get_choices (AnnexaChoiceEditor *self)
{
  return annexa_required_documents_get_choices (annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self)));
}

static void
add_item (AnnexaChoiceEditor *self,
          GtkStringList      *labels,
          const char         *word,
          const char         *label)
{
  g_ptr_array_add (self->words, g_strdup (word));
  gtk_string_list_append (labels, label);
}

static guint
find_word (AnnexaChoiceEditor *self,
           const char         *word)
{
  for (guint i = 0; i < self->words->len; i++)
    if (g_strcmp0 (self->words->pdata[i], word) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* The words of the table; an empty value is an item of its own, because the list always has one selected. A word that a
 * newer version wrote is shown as it is. */
static void
make_items (AnnexaChoiceEditor *self,
            const char         *current)
{
  const AnnexaField *field = annexa_field_editor_get_field (ANNEXA_FIELD_EDITOR (self));
  const char *empty = annexa_field_editor_get_empty_text (ANNEXA_FIELD_EDITOR (self));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->words, 0);
  if (!(field->flags & ANNEXA_FIELD_REQUIRED) || current == NULL)
    add_item (self, labels, NULL, empty != NULL ? empty : _("Not chosen"));
  for (const AnnexaChoice *choice = get_choices (self); choice->word != NULL; choice++)
    add_item (self, labels, choice->word, annexa_choice_get_label (choice));
  if (current != NULL && find_word (self, current) == GTK_INVALID_LIST_POSITION)
    add_item (self, labels, current, current);
  adw_combo_row_set_model (self->row, G_LIST_MODEL (labels));
}

/* The list tells of what is shown in the place of a refused choice only after this has told of the choice: that is none. */
static void
selection_changed (AnnexaChoiceEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->row);

  if (selected == self->selected)
    return;
  self->selected = selected;
  annexa_field_editor_commit (ANNEXA_FIELD_EDITOR (self));
}

/* The items are made anew only when the value is not among them: this is called while the list tells of a choice, and
 * must not lose its model then. */
static void
fill (AnnexaChoiceEditor *self,
      const char         *current)
{
  g_signal_handlers_block_by_func (self->row, selection_changed, self);
  if (find_word (self, current) == GTK_INVALID_LIST_POSITION)
    make_items (self, current);
  self->selected = find_word (self, current);
  adw_combo_row_set_selected (self->row, self->selected);
  g_signal_handlers_unblock_by_func (self->row, selection_changed, self);
}

/* Long words stand below the title, all of them in the same place. */
static gboolean
has_long_words (AnnexaChoiceEditor *self)
{
  for (const AnnexaChoice *choice = get_choices (self); choice->word != NULL; choice++)
    if (!annexa_field_editor_fits_beside (ANNEXA_FIELD_EDITOR (self), annexa_choice_get_label (choice)))
      return TRUE;
  return FALSE;
}

static void
annexa_choice_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaChoiceEditor *self = ANNEXA_CHOICE_EDITOR (editor);
  const char *title = annexa_field_editor_get_title (editor);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->row = ADW_COMBO_ROW (annexa_field_editor_add_row (editor, adw_combo_row_new ()));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_combo_row_set_use_subtitle (self->row, has_long_words (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (self->row, "notify::selected", G_CALLBACK (selection_changed), self);
}

static void
annexa_choice_editor_show (AnnexaFieldEditor *editor,
                           const AnnexaValue *value)
{
  fill (ANNEXA_CHOICE_EDITOR (editor), annexa_value_get_text (value));
}

static gboolean
annexa_choice_editor_read (AnnexaFieldEditor *editor,
                           AnnexaValue       *value,
                           GError           **error)
{
  AnnexaChoiceEditor *self = ANNEXA_CHOICE_EDITOR (editor);
  guint selected = adw_combo_row_get_selected (self->row);

  if (selected < self->words->len)
    annexa_value_set_text (value, self->words->pdata[selected]);
  return TRUE;
}

static GtkWidget *
annexa_choice_editor_get_focus (AnnexaFieldEditor *editor)
{
  return GTK_WIDGET (ANNEXA_CHOICE_EDITOR (editor)->row);
}

static void
annexa_choice_editor_finalize (GObject *object)
{
  g_clear_pointer (&ANNEXA_CHOICE_EDITOR (object)->words, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_choice_editor_parent_class)->finalize (object);
}

static void
annexa_choice_editor_class_init (AnnexaChoiceEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_choice_editor_build;
  editor_class->show = annexa_choice_editor_show;
  editor_class->read = annexa_choice_editor_read;
  editor_class->get_focus = annexa_choice_editor_get_focus;
  editor_class->chosen = TRUE;
  G_OBJECT_CLASS (klass)->finalize = annexa_choice_editor_finalize;
}

static void
annexa_choice_editor_init (AnnexaChoiceEditor *self)
{
}
