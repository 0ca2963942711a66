/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-set-editor.h"

/**
 * AnnexaSetEditor:
 *
 * Several words of a list, one row with a check mark each.
 */
struct _AnnexaSetEditor
{
  AnnexaFieldEditor parent_instance;

  GPtrArray *checks; /* GtkCheckButton, in the order of the choices. */
  char *unknown;     /* Words of a newer version, which are kept. */
};

G_DEFINE_FINAL_TYPE (AnnexaSetEditor, annexa_set_editor, ANNEXA_TYPE_FIELD_EDITOR)

static void
annexa_set_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaSetEditor *self = ANNEXA_SET_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);

  self->checks = g_ptr_array_new ();
  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    {
      GtkWidget *row = annexa_field_editor_add_row (editor, adw_action_row_new ());
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), annexa_choice_get_label (choice));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_widget_set_focusable (row, FALSE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      annexa_choice_get_label (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      annexa_field_editor_get_title (editor), -1);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (annexa_field_editor_commit), self);
      g_ptr_array_add (self->checks, check);
    }
}

static void
annexa_set_editor_show (AnnexaFieldEditor *editor,
                        const AnnexaValue *value)
{
  AnnexaSetEditor *self = ANNEXA_SET_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  g_auto (GStrv) words = annexa_field_get_words (field, value);
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = self->checks->pdata[i];

      g_signal_handlers_block_by_func (check, annexa_field_editor_commit, self);
      gtk_check_button_set_active (check, g_strv_contains ((const char *const *) words, field->choices[i].word));
      g_signal_handlers_unblock_by_func (check, annexa_field_editor_commit, self);
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (annexa_field_find_choice (field, words[i]) == NULL)
      g_string_append_printf (unknown, " %s", words[i]);

  g_free (self->unknown);
  self->unknown = g_strdup (unknown->str);
}

static gboolean
annexa_set_editor_read (AnnexaFieldEditor *editor,
                        AnnexaValue       *value,
                        GError           **error)
{
  AnnexaSetEditor *self = ANNEXA_SET_EDITOR (editor);
  const AnnexaField *field = annexa_field_editor_get_field (editor);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", field->choices[i].word);
  if (self->unknown != NULL)
    g_string_append (words, self->unknown);

  annexa_value_set_text (value, g_strstrip (words->str));
  return TRUE;
}

static GtkWidget *
annexa_set_editor_get_focus (AnnexaFieldEditor *editor)
{
  return GTK_WIDGET (ANNEXA_SET_EDITOR (editor)->checks->pdata[0]);
}

static void
annexa_set_editor_finalize (GObject *object)
{
  AnnexaSetEditor *self = ANNEXA_SET_EDITOR (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self->unknown);

  G_OBJECT_CLASS (annexa_set_editor_parent_class)->finalize (object);
}

static void
annexa_set_editor_class_init (AnnexaSetEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_set_editor_build;
  editor_class->show = annexa_set_editor_show;
  editor_class->read = annexa_set_editor_read;
  editor_class->get_focus = annexa_set_editor_get_focus;
  editor_class->chosen = TRUE;
  G_OBJECT_CLASS (klass)->finalize = annexa_set_editor_finalize;
}

static void
annexa_set_editor_init (AnnexaSetEditor *self)
{
}
