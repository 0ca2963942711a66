/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-date.h"
#include "annexa-field-editor.h"
#include "annexa-names.h"
#include "annexa-objective-measuring.h"
#include "annexa-wrapping.h"

/**
 * AnnexaObjectiveMeasuring:
 *
 * A button that adds a measurement to an objective on the spot: it opens into a day, a value and a note, which are
 * written together.
 */
struct _AnnexaObjectiveMeasuring
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *objective;

  GtkWidget *button;
  GtkWidget *box;
  GtkListBox *list;
  AnnexaFieldEditor *date;
  AnnexaFieldEditor *value;
  AnnexaFieldEditor *comment;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (AnnexaObjectiveMeasuring, annexa_objective_measuring, ADW_TYPE_BIN)

static const AnnexaKind *
measurement_kind (void)
{
  return annexa_kind_lookup ("measurement");
}

static void
show_error (AnnexaObjectiveMeasuring *self,
            const char               *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

static void
close_fields (AnnexaObjectiveMeasuring *self)
{
  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_visible (self->button, TRUE);
}

/* The keyboard stays where it was. */
static void
cancel (AnnexaObjectiveMeasuring *self)
{
  close_fields (self);
  gtk_widget_grab_focus (self->button);
}

static gboolean
set_field (AnnexaEdit        *edit,
           gint64             id,
           AnnexaFieldEditor *editor,
           GError           **error)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (!annexa_field_editor_read (editor, &value, error))
    {
      gtk_widget_grab_focus (annexa_field_editor_get_focus (editor));
      return FALSE;
    }
  annexa_edit_set (edit, measurement_kind (), id, annexa_field_editor_get_field (editor), &value);
  return TRUE;
}

static AnnexaEdit *
make_edit (AnnexaObjectiveMeasuring *self,
           GError                  **error)
{
  /* TRANSLATORS: History: the reference of an objective */
  g_autofree char *label = g_strdup_printf (_("Measurement of %s added"), annexa_record_get_ref (self->objective));
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (self->project, label);
  gint64 id = annexa_edit_create (edit, measurement_kind ());

  annexa_edit_set_integer (edit, measurement_kind (), id, "objective", annexa_record_get_id (self->objective));
  if (!set_field (edit, id, self->date, error) || !set_field (edit, id, self->value, error)
      || !set_field (edit, id, self->comment, error))
    return NULL;
  return g_steal_pointer (&edit);
}

static gboolean
is_empty (AnnexaFieldEditor *editor)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  return annexa_field_editor_read (editor, &value, NULL) && annexa_value_is_empty (&value);
}

/* A measurement without a value is none. */
static gboolean
add (AnnexaObjectiveMeasuring *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  if (is_empty (self->value))
    {
      show_error (self, _("Type the value that was measured."));
      gtk_widget_grab_focus (annexa_field_editor_get_focus (self->value));
      return FALSE;
    }
  edit = make_edit (self, &error);
  if (edit == NULL || !annexa_project_apply (self->project, edit, &error))
    {
      show_error (self, error->message);
      return FALSE;
    }
  close_fields (self);
  annexa_offer_undo (GTK_WIDGET (self), annexa_edit_get_label (edit));
  return TRUE;
}

static void
add_clicked (AnnexaObjectiveMeasuring *self)
{
  if (add (self))
    gtk_widget_grab_focus (self->button);
}

/* Enter in a field is as good as the button, and Esc as good as the other. */
static gboolean
key_pressed (GtkEventControllerKey    *controller,
             guint                     key,
             guint                     code,
             GdkModifierType           state,
             AnnexaObjectiveMeasuring *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  /* A calendar that is open closes first. */
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      cancel (self);
      return GDK_EVENT_STOP;
    }
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !GTK_IS_TEXT (focus))
    return GDK_EVENT_PROPAGATE;
  add_clicked (self);
  return GDK_EVENT_STOP;
}

static AnnexaFieldEditor *
make_editor (AnnexaObjectiveMeasuring *self,
             const char               *field)
{
  AnnexaFieldEditor *editor
      = annexa_field_editor_new (self->project, annexa_kind_find_field (measurement_kind (), field), NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (editor));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "field-row");
  gtk_list_box_append (self->list, row);
  return editor;
}

/* Made when it is first asked for: most objectives are only looked at. */
static void
make_editors (AnnexaObjectiveMeasuring *self)
{
  if (self->date != NULL)
    return;
  self->date = make_editor (self, "date");
  self->value = make_editor (self, "value");
  self->comment = make_editor (self, "comment");
  annexa_name_widgets (GTK_WIDGET (self->list));
}

/**
 * annexa_objective_measuring_open:
 * @self: a button in a window
 *
 * Opens the fields of a new measurement, of today, with the cursor in its value.
 */
void
annexa_objective_measuring_open (AnnexaObjectiveMeasuring *self)
{
  const AnnexaValue nothing = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) today = ANNEXA_VALUE_INIT;

  g_return_if_fail (ANNEXA_IS_OBJECTIVE_MEASURING (self));

  make_editors (self);
  annexa_value_take_text (&today, annexa_date_today ());
  annexa_field_editor_show (self->date, 0, &today);
  annexa_field_editor_show (self->value, 0, &nothing);
  annexa_field_editor_show (self->comment, 0, &nothing);
  show_error (self, NULL);
  gtk_widget_set_visible (self->box, TRUE);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_grab_focus (annexa_field_editor_get_focus (self->value));
}

/**
 * annexa_objective_measuring_is_open:
 * @self: a button
 *
 * Returns: whether its fields are open
 */
gboolean
annexa_objective_measuring_is_open (AnnexaObjectiveMeasuring *self)
{
  g_return_val_if_fail (ANNEXA_IS_OBJECTIVE_MEASURING (self), FALSE);

  return gtk_widget_get_visible (self->box);
}

/**
 * annexa_objective_measuring_flush:
 * @self: a button
 *
 * Writes a measurement that was typed and not added yet. One without a value is dropped.
 *
 * Returns: whether nothing is left that could not be written
 */
gboolean
annexa_objective_measuring_flush (AnnexaObjectiveMeasuring *self)
{
  g_return_val_if_fail (ANNEXA_IS_OBJECTIVE_MEASURING (self), TRUE);

  if (!annexa_objective_measuring_is_open (self))
    return TRUE;
  if (!is_empty (self->value))
    return add (self);
  close_fields (self);
  return TRUE;
}

static void
annexa_objective_measuring_dispose (GObject *object)
{
  AnnexaObjectiveMeasuring *self = ANNEXA_OBJECTIVE_MEASURING (object);

  g_clear_object (&self->project);
  g_clear_object (&self->objective);

  G_OBJECT_CLASS (annexa_objective_measuring_parent_class)->dispose (object);
}

static void
annexa_objective_measuring_class_init (AnnexaObjectiveMeasuringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_objective_measuring_dispose;
}

static GtkWidget *
make_button (AnnexaObjectiveMeasuring *self,
             const char               *label,
             GCallback                 clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  annexa_wrap_button (button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_buttons (AnnexaObjectiveMeasuring *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add_button = make_button (self, _("Add"), G_CALLBACK (add_clicked));

  gtk_widget_add_css_class (add_button, "suggested-action");
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), make_button (self, _("Cancel"), G_CALLBACK (cancel)));
  gtk_box_append (GTK_BOX (line), add_button);
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
annexa_objective_measuring_init (AnnexaObjectiveMeasuring *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = make_button (self, _("Add a measurement"), G_CALLBACK (annexa_objective_measuring_open));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New measurement"), -1);

  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->error));
  add_buttons (self);
  gtk_widget_set_visible (self->box, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->box, keys);

  gtk_box_append (GTK_BOX (both), self->button);
  gtk_box_append (GTK_BOX (both), self->box);
  adw_bin_set_child (ADW_BIN (self), both);
}

/**
 * annexa_objective_measuring_new:
 * @project: a project
 * @objective: an objective
 *
 * Returns: (transfer floating): a button that adds a measurement to it
 */
GtkWidget *
annexa_objective_measuring_new (AnnexaProject *project,
                                AnnexaRecord  *objective)
{
  AnnexaObjectiveMeasuring *self = g_object_new (ANNEXA_TYPE_OBJECTIVE_MEASURING, NULL);
  /* TRANSLATORS: What a button does, and for which objective */
  g_autofree char *name = g_strdup_printf (_("Add a measurement to %s"), annexa_record_get_title (objective));

  self->project = g_object_ref (project);
  self->objective = g_object_ref (objective);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (self->button, annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT);
  return GTK_WIDGET (self);
}
