/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-choice-editor.h"
#include "annexa-date-editor.h"
#include "annexa-links-editor.h"
#include "annexa-long-text-editor.h"
#include "annexa-picker.h"
#include "annexa-record-editor.h"
#include "annexa-record-view.h"
#include "annexa-required-document.h"
#include "annexa-set-editor.h"
#include "annexa-steps-editor.h"
#include "annexa-switch-editor.h"
#include "annexa-test-entry.h"
#include "annexa-test-ui.h"
#include "annexa-text-editor.h"

/* Values entered in the rows of forms, by the widgets that a person uses. */

/**
 * annexa_test_entry_get_editor:
 * @row: the row of a field
 *
 * Returns: what the field is entered in
 */
AnnexaFieldEditor *
annexa_test_entry_get_editor (GtkWidget *row)
{
  return ANNEXA_FIELD_EDITOR (annexa_test_ui_find (row, ANNEXA_TYPE_FIELD_EDITOR));
}

static void
enter_text (GtkWidget         *row,
            AnnexaProject     *project,
            const AnnexaField *field,
            const AnnexaValue *value)
{
  g_autofree char *text = annexa_project_format (project, field, value);
  GtkWidget *editor = GTK_WIDGET (annexa_test_entry_get_editor (row));

  if (ANNEXA_IS_LONG_TEXT_EDITOR (editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (annexa_test_ui_find (editor, GTK_TYPE_TEXT_VIEW))),
                              text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (editor, ADW_TYPE_ENTRY_ROW)), text);
  annexa_record_view_flush (ANNEXA_RECORD_VIEW (row));
}

static const char *
find_label (const AnnexaField *field,
            const char        *word)
{
  const AnnexaChoice *choice = annexa_required_documents_get_choices (field);

  while (strcmp (choice->word, word) != 0)
    choice++;
  return annexa_choice_get_label (choice);
}

/* “Not chosen” stands first where a value may be missing. */
static void
enter_choice (GtkWidget         *row,
              const AnnexaField *field,
              const AnnexaValue *value)
{
  AdwComboRow *combo = ADW_COMBO_ROW (annexa_test_ui_find (row, ADW_TYPE_COMBO_ROW));
  const char *label = find_label (field, annexa_value_get_text (value));
  GListModel *labels = adw_combo_row_get_model (combo);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (labels, i);

      if (strcmp (gtk_string_object_get_string (item), label) == 0)
        adw_combo_row_set_selected (combo, i);
    }
}

static void
enter_set (GtkWidget         *row,
           const AnnexaField *field,
           const AnnexaValue *value)
{
  g_auto (GStrv) words = annexa_field_get_words (field, value);

  for (guint i = 0; field->choices[i].word != NULL; i++)
    {
      GtkWidget *check = annexa_test_ui_find_nth (row, GTK_TYPE_CHECK_BUTTON, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *) words, field->choices[i].word));
    }
}

static void
enter_step (GtkWidget         *row,
            const AnnexaField *field,
            const AnnexaValue *value)
{
  guint step = 0;

  if (field->type != ANNEXA_FIELD_CHOICE)
    step = (guint) annexa_value_get_integer (value) - (field->type == ANNEXA_FIELD_SCALE ? 1 : 0);
  else
    while (strcmp (field->choices[step].word, annexa_value_get_text (value)) != 0)
      step++;
  g_signal_emit_by_name (annexa_test_ui_find_nth (row, GTK_TYPE_TOGGLE_BUTTON, step), "clicked");
}

/**
 * annexa_test_entry_pick:
 * @row: the row of a field that names records
 * @id: the id of a record
 *
 * Opens the list, and picks in it.
 */
void
annexa_test_entry_pick (GtkWidget *row,
                        gint64     id)
{
  GtkWidget *picker = annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);

  if (picker == NULL)
    {
      if (ANNEXA_IS_LINKS_EDITOR (annexa_test_entry_get_editor (row)))
        g_signal_emit_by_name (annexa_test_ui_find (row, GTK_TYPE_BUTTON), "clicked");
      else
        g_signal_emit_by_name (annexa_test_ui_find (GTK_WIDGET (annexa_test_entry_get_editor (row)), GTK_TYPE_LIST_BOX), "row-activated",
                               annexa_test_ui_find (row, ADW_TYPE_ACTION_ROW));
      picker = annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);
    }
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "picked", id);
  gtk_popover_popdown (GTK_POPOVER (picker));
  /* GTK keeps a popover that is taken away while it closes. */
  annexa_test_ui_settle ();
}

static void
enter_links (GtkWidget         *row,
             const AnnexaValue *before,
             const AnnexaValue *value)
{
  gsize n_before, n;
  const gint64 *ids = annexa_value_get_ids (before, &n_before);
  g_autofree gint64 *old = g_memdup2 (ids, n_before * sizeof (gint64));

  ids = annexa_value_get_ids (value, &n);
  /* Picking again takes away what is linked. */
  for (gsize i = 0; i < n_before; i++)
    annexa_test_entry_pick (row, old[i]);
  for (gsize i = 0; i < n; i++)
    annexa_test_entry_pick (row, ids[i]);
}

/**
 * annexa_test_enter:
 * @row: the row of a field
 * @project: a project
 * @record: the record that the row shows
 * @field: the field
 * @value: what it is to hold
 *
 * Enters a value as a person does.
 */
void
annexa_test_enter (GtkWidget         *row,
                   AnnexaProject     *project,
                   AnnexaRecord      *record,
                   const AnnexaField *field,
                   const AnnexaValue *value)
{
  AnnexaFieldEditor *editor = annexa_test_entry_get_editor (row);

  if (ANNEXA_IS_TEXT_EDITOR (editor) || ANNEXA_IS_LONG_TEXT_EDITOR (editor) || ANNEXA_IS_DATE_EDITOR (editor))
    enter_text (row, project, field, value);
  else if (ANNEXA_IS_SWITCH_EDITOR (editor))
    gtk_switch_set_active (GTK_SWITCH (annexa_test_ui_find (row, GTK_TYPE_SWITCH)),
                           annexa_value_get_integer (value) != 0);
  else if (ANNEXA_IS_CHOICE_EDITOR (editor))
    enter_choice (row, field, value);
  else if (ANNEXA_IS_SET_EDITOR (editor))
    enter_set (row, field, value);
  else if (ANNEXA_IS_STEPS_EDITOR (editor))
    enter_step (row, field, value);
  else if (ANNEXA_IS_RECORD_EDITOR (editor))
    annexa_test_entry_pick (row, annexa_value_get_integer (value));
  else if (ANNEXA_IS_LINKS_EDITOR (editor))
    {
      g_auto (AnnexaValue) before = ANNEXA_VALUE_INIT;

      annexa_value_copy (annexa_record_get_value (record, field), &before);
      enter_links (row, &before, value);
    }
  else
    g_assert_not_reached ();
}
