/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-switch-editor.h"

/**
 * AnnexaSwitchEditor:
 *
 * Yes or no.
 */
struct _AnnexaSwitchEditor
{
  AnnexaFieldEditor parent_instance;

  GtkSwitch *toggle;
};

G_DEFINE_FINAL_TYPE (AnnexaSwitchEditor, annexa_switch_editor, ANNEXA_TYPE_FIELD_EDITOR)

static void
annexa_switch_editor_build (AnnexaFieldEditor *editor)
{
  AnnexaSwitchEditor *self = ANNEXA_SWITCH_EDITOR (editor);
  const char *title = annexa_field_editor_get_title (editor);
  const char *help = annexa_field_get_help (annexa_field_editor_get_field (editor));
  GtkWidget *row = annexa_field_editor_add_row (editor, adw_action_row_new ());

  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* An empty subtitle would make the row higher. */
  if (help != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), help);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->toggle));
  /* The switch is the stop for the Tab key, not the row around it. */
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (annexa_field_editor_commit), self);
}

static void
annexa_switch_editor_show (AnnexaFieldEditor *editor,
                           const AnnexaValue *value)
{
  AnnexaSwitchEditor *self = ANNEXA_SWITCH_EDITOR (editor);

  g_signal_handlers_block_by_func (self->toggle, annexa_field_editor_commit, self);
  gtk_switch_set_active (self->toggle, annexa_value_get_integer (value) != 0);
  g_signal_handlers_unblock_by_func (self->toggle, annexa_field_editor_commit, self);
}

static gboolean
annexa_switch_editor_read (AnnexaFieldEditor *editor,
                           AnnexaValue       *value,
                           GError           **error)
{
  annexa_value_set_integer (value, gtk_switch_get_active (ANNEXA_SWITCH_EDITOR (editor)->toggle));
  return TRUE;
}

static GtkWidget *
annexa_switch_editor_get_focus (AnnexaFieldEditor *editor)
{
  return GTK_WIDGET (ANNEXA_SWITCH_EDITOR (editor)->toggle);
}

static void
annexa_switch_editor_class_init (AnnexaSwitchEditorClass *klass)
{
  AnnexaFieldEditorClass *editor_class = ANNEXA_FIELD_EDITOR_CLASS (klass);

  editor_class->build = annexa_switch_editor_build;
  editor_class->show = annexa_switch_editor_show;
  editor_class->read = annexa_switch_editor_read;
  editor_class->get_focus = annexa_switch_editor_get_focus;
  editor_class->chosen = TRUE;
}

static void
annexa_switch_editor_init (AnnexaSwitchEditor *self)
{
}
