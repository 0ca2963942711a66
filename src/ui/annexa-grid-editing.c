/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-grid-options.h"
#include "annexa-grid-private.h"
#include "annexa-picker.h"
#include "annexa-record-edits.h"

/* Editing a cell of a grid in its place. */

static char *
describe_edit (AnnexaRecord      *record,
               const AnnexaField *field)
{
  /* TRANSLATORS: History: a field and the record it belongs to: “Owner of A-003 changed” */
  return g_strdup_printf (_("“%s” of %s changed"), annexa_field_get_label (field), annexa_record_get_ref (record));
}

/* Writes a value, after making the record that it names if there is none yet, in one edit. */
static gboolean
write_value (AnnexaGrid        *self,
             AnnexaRecord      *record,
             const AnnexaField *field,
             const AnnexaValue *value,
             const char        *adds,
             GError           **error)
{
  g_autofree char *label = describe_edit (record, field);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  g_auto (AnnexaValue) added = ANNEXA_VALUE_INIT;

  if (adds != NULL)
    {
      const AnnexaKind *target = annexa_field_get_target (field);
      gint64 id = annexa_edit_create (edit, target);

      annexa_edit_set_text (edit, target, id, target->title, adds);
      annexa_value_set_integer (&added, id);
      value = &added;
    }
  else if (annexa_value_equal (value, annexa_record_get_value (record, field)))
    return TRUE;
  annexa_edit_set (edit, annexa_record_get_kind (record), annexa_record_get_id (record), field, value);
  if (!annexa_project_apply (self->project, edit, error))
    return FALSE;
  if (adds != NULL)
    annexa_tell_added (GTK_WIDGET (self), annexa_field_get_target (field), adds);
  return TRUE;
}

/* Takes the editor away; the keyboard goes back to the cell if it was in the editor. */
static void
remove_editor (AnnexaGrid *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) == editor;

  self->editor = NULL;
  g_signal_handlers_disconnect_by_data (editor, self);
  if (had_focus)
    gtk_widget_grab_focus (self->cell);
  gtk_widget_unparent (editor);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Ends editing. What cannot be written stays in the editor, with the reason below it. Returns whether it ended. */
gboolean
annexa_grid_end_editing (AnnexaGrid *self,
                         gboolean    commit)
{
  g_autoptr (AnnexaRecord) record = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *adds = NULL;
  g_autoptr (GError) error = NULL;

  if (self->editor == NULL || self->ending)
    return TRUE;
  record = g_object_ref (annexa_grid_editor_get_record (self->editor));
  self->ending = TRUE;
  if (commit && !annexa_record_is_deleted (record)
      && (!annexa_grid_editor_read (self->editor, &value, &adds, &error)
          || !write_value (self, record, self->edited, &value, adds, &error)))
    annexa_grid_editor_fail (self->editor, error->message);
  self->ending = FALSE;
  if (error != NULL)
    return FALSE;
  if (self->editor != NULL)
    remove_editor (self);
  annexa_grid_update_cell (self);
  return TRUE;
}

static void
editor_done (AnnexaGridEditor *editor,
             int               rows,
             int               columns,
             AnnexaGrid       *self)
{
  gint64 id = annexa_record_get_id (annexa_grid_editor_get_record (editor));
  guint column = self->column;
  guint row;

  if (!annexa_grid_end_editing (self, TRUE) || (rows == 0 && columns == 0))
    return;
  /* A value that the list is sorted by has moved its record; going on means from there. */
  if (!annexa_record_list_find (self->list, id, &row))
    return;
  if ((rows < 0 && row == 0) || (columns < 0 && column == 0))
    rows = columns = 0;
  annexa_grid_move_to (self, row + (guint) rows, column + (guint) columns, FALSE);
  annexa_grid_take_focus (self);
}

static void
editor_cancelled (AnnexaGridEditor *editor,
                  AnnexaGrid       *self)
{
  annexa_grid_end_editing (self, FALSE);
}

static void
editor_left (AnnexaGridEditor *editor,
             AnnexaGrid       *self)
{
  annexa_grid_end_editing (self, TRUE);
}

static void
open_editor (AnnexaGrid   *self,
             AnnexaRecord *record,
             const char   *typed)
{
  GtkWidget *editor = annexa_grid_editor_new (self->project, record, self->field, typed);

  annexa_grid_collapse (self);
  self->editor = ANNEXA_GRID_EDITOR (editor);
  self->edited = self->field;
  g_signal_connect (editor, "done", G_CALLBACK (editor_done), self);
  g_signal_connect (editor, "cancelled", G_CALLBACK (editor_cancelled), self);
  g_signal_connect (editor, "left", G_CALLBACK (editor_left), self);
  gtk_widget_insert_before (editor, GTK_WIDGET (self), GTK_WIDGET (self->header));
  gtk_widget_grab_focus (editor);
}

/* Yes and no need no editor: they turn over, or a letter says which. */
static void
turn_over (AnnexaGrid   *self,
           AnnexaRecord *record,
           const char   *typed)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gint64 before = annexa_value_get_integer (annexa_record_get_value (record, self->field));
  /* TRANSLATORS: The letters that mean yes, in small letters, besides 1 and + */
  const char *yes = C_("keys for yes", "yj");

  if (typed == NULL)
    annexa_value_set_integer (&value, before == 0);
  else
    annexa_value_set_integer (&value, strchr (yes, g_ascii_tolower (*typed)) != NULL || *typed == '1' || *typed == '+');
  if (!write_value (self, record, self->field, &value, NULL, &error))
    annexa_say (GTK_WIDGET (self), error->message);
  annexa_grid_update_cell (self);
}

/* Several links are picked from a list that stays open; closing it writes them. */
typedef struct
{
  AnnexaGrid *grid;
  AnnexaRecord *record;
  const AnnexaField *field;
  GArray *ids;
} Linking;

static void
free_linking (gpointer  data,
              GClosure *closure)
{
  Linking *linking = data;

  g_object_unref (linking->record);
  g_array_unref (linking->ids);
  g_free (linking);
}

static void
link_picked (AnnexaPicker *picker,
             gint64        id,
             Linking      *linking)
{
  guint position = 0;

  if (linking->field->type == ANNEXA_FIELD_RECORD)
    g_array_set_size (linking->ids, 0);
  while (position < linking->ids->len && g_array_index (linking->ids, gint64, position) != id)
    position++;
  if (position < linking->ids->len)
    g_array_remove_index (linking->ids, position);
  else
    g_array_append_val (linking->ids, id);
  annexa_picker_set_chosen (picker, (const gint64 *) (void *) linking->ids->data, linking->ids->len);
}

static void
write_links (Linking          *linking,
             const AnnexaKind *target,
             const char       *adds)
{
  AnnexaGrid *self = linking->grid;
  g_autofree char *label = describe_edit (linking->record, linking->field);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (adds != NULL)
    {
      gint64 id = annexa_edit_create (edit, target);

      annexa_edit_set_text (edit, target, id, target->title, adds);
      g_array_append_val (linking->ids, id);
    }
  if (linking->field->type == ANNEXA_FIELD_LINKS)
    annexa_value_set_ids (&value, (const gint64 *) (void *) linking->ids->data, linking->ids->len);
  else if (linking->ids->len > 0)
    annexa_value_set_integer (&value, g_array_index (linking->ids, gint64, 0));
  annexa_edit_set (edit, annexa_record_get_kind (linking->record), annexa_record_get_id (linking->record), linking->field,
                   &value);
  if (!annexa_project_apply (self->project, edit, &error))
    annexa_say (GTK_WIDGET (self), error->message);
  else if (adds != NULL)
    annexa_tell_added (GTK_WIDGET (self), target, adds);
}

static void
link_to_add (AnnexaPicker *picker,
             const char   *title,
             Linking      *linking)
{
  g_object_set_data_full (G_OBJECT (picker), "adds", g_strdup (title), g_free);
}

/* The picker says what was picked last only after it has closed. */
static gboolean
finish_linking (gpointer data)
{
  AnnexaPicker *picker = data;
  Linking *linking = g_object_get_data (G_OBJECT (picker), "linking");

  /* The grid may be gone. */
  if (gtk_widget_get_parent (GTK_WIDGET (picker)) == NULL)
    return G_SOURCE_REMOVE;
  if (!annexa_record_is_deleted (linking->record))
    write_links (linking, annexa_picker_get_kind (picker), g_object_get_data (G_OBJECT (picker), "adds"));
  annexa_grid_update_cell (linking->grid);
  gtk_widget_unparent (GTK_WIDGET (picker));
  return G_SOURCE_REMOVE;
}

static void
picker_closed (AnnexaPicker *picker,
               Linking      *linking)
{
  gtk_widget_grab_focus (linking->grid->cell);
  g_idle_add_full (G_PRIORITY_DEFAULT, finish_linking, g_object_ref (picker), g_object_unref);
}

static void
open_picker (AnnexaGrid   *self,
             AnnexaRecord *record)
{
  GtkWidget *picker = annexa_picker_new (self->project, self->field);
  Linking *linking = g_new0 (Linking, 1);
  const AnnexaValue *value = annexa_record_get_value (record, self->field);
  gsize n_ids = 0;
  const gint64 *ids = self->field->type == ANNEXA_FIELD_LINKS ? annexa_value_get_ids (value, &n_ids) : NULL;

  linking->grid = self;
  linking->record = g_object_ref (record);
  linking->field = self->field;
  linking->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (linking->ids, ids, (guint) n_ids);
  g_object_set_data (G_OBJECT (picker), "linking", linking);
  gtk_widget_set_parent (picker, self->cell);
  annexa_picker_set_chosen (ANNEXA_PICKER (picker), ids, n_ids);
  g_signal_connect_data (picker, "picked", G_CALLBACK (link_picked), linking, free_linking, 0);
  g_signal_connect (picker, "add", G_CALLBACK (link_to_add), linking);
  g_signal_connect (picker, "closed", G_CALLBACK (picker_closed), linking);
  gtk_popover_popup (GTK_POPOVER (picker));
}

static void
edit_record (AnnexaGrid   *self,
             AnnexaRecord *record,
             const char   *typed)
{
  const AnnexaField *field = self->field;

  if (annexa_project_get_access (self->project) != ANNEXA_ACCESS_EDIT)
    annexa_say (GTK_WIDGET (self), _("This project is open for reading only."));
  else if (!annexa_field_is_stored (field))
    annexa_say (GTK_WIDGET (self), _("This follows from other values. Change those, and it changes with them."));
  else if (field->type == ANNEXA_FIELD_FILE || field->type == ANNEXA_FIELD_LONG_TEXT)
    g_signal_emit_by_name (self, "activated");
  else if (field->type == ANNEXA_FIELD_YES_NO)
    turn_over (self, record, typed);
  else if (field->type == ANNEXA_FIELD_LINKS
           || (field->type == ANNEXA_FIELD_RECORD && !annexa_grid_options_suit (field)))
    open_picker (self, record);
  else
    open_editor (self, record, typed);
}

/* Edits the cell of the cursor, beginning with what was typed. */
void
annexa_grid_edit (AnnexaGrid *self,
                  const char *typed)
{
  g_autoptr (AnnexaRecord) record = NULL;

  if (!annexa_grid_flush (self) || self->field == NULL)
    return;
  record = annexa_grid_get_record (self, annexa_grid_get_row (self));
  if (record != NULL)
    edit_record (self, record, typed);
}

/**
 * annexa_grid_flush:
 * @self: a grid
 *
 * Writes what is being edited.
 *
 * Returns: whether nothing is left in the editor
 */
gboolean
annexa_grid_flush (AnnexaGrid *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID (self), FALSE);

  return annexa_grid_end_editing (self, TRUE);
}

gboolean
annexa_grid_is_editing (AnnexaGrid *self)
{
  g_return_val_if_fail (ANNEXA_IS_GRID (self), FALSE);

  return self->editor != NULL;
}
