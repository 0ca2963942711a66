/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-bulk-window.h"
#include "annexa-dialog.h"
#include "annexa-field-editor.h"
#include "annexa-import.h"
#include "annexa-kind-counts.h"
#include "annexa-lack.h"
#include "annexa-many.h"
#include "annexa-progress-work.h"
#include "annexa-readiness-watch.h"

/* So many records are changed before anybody waits; more are by a worker. */
#define MANY_RECORDS 200

/* What so many of them lack, or have, says enough of all of them. */
#define ENOUGH_RECORDS 500

/**
 * AnnexaBulkWindow:
 *
 * Sets one field of several records to the same value, in one step of undo.
 */
struct _AnnexaBulkWindow
{
  AdwWindow parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  GArray *ids;
  GPtrArray *fields; /* AnnexaField, as in the list to choose from */

  AdwComboRow *field_row;
  AdwBin *editor_bin;
  AnnexaFieldEditor *editor;
  GtkLabel *error;
  GtkButton *set_button;
  GtkButton *empty_button;
};

G_DEFINE_FINAL_TYPE (AnnexaBulkWindow, annexa_bulk_window, ADW_TYPE_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_bulk_window_dispose (GObject *object)
{
  AnnexaBulkWindow *self = ANNEXA_BULK_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_BULK_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_bulk_window_parent_class)->dispose (object);
}

static void
annexa_bulk_window_finalize (GObject *object)
{
  AnnexaBulkWindow *self = ANNEXA_BULK_WINDOW (object);

  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (annexa_bulk_window_parent_class)->finalize (object);
}

static void
show_error (AnnexaBulkWindow *self,
            const char       *message)
{
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* Nothing can be set while nothing is chosen. What cannot be understood says so when it is to be set. The keyboard leaves the
 * editor also when the dialog goes. */
static void
update_button (AnnexaBulkWindow *self)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  gboolean any;

  if (self->set_button == NULL)
    return;
  any = !annexa_field_editor_read (self->editor, &value, NULL) || !annexa_value_is_empty (&value);

  gtk_widget_set_sensitive (GTK_WIDGET (self->set_button), any);
}

static GArray *
list_some (AnnexaBulkWindow *self)
{
  GArray *some = g_array_new (FALSE, FALSE, sizeof (gint64));

  return g_array_append_vals (some, self->ids->data, MIN (self->ids->len, ENOUGH_RECORDS));
}

/* Whether any of the records has something in the field that can be taken away, which is taken for granted of very many; a
 * yes or no cannot be empty. */
static gboolean
can_be_emptied (AnnexaBulkWindow  *self,
                const AnnexaField *field)
{
  g_autoptr (GPtrArray) records = NULL;

  if (field->type == ANNEXA_FIELD_YES_NO || (field->flags & ANNEXA_FIELD_REQUIRED))
    return FALSE;
  if (self->ids->len > ENOUGH_RECORDS)
    return TRUE;
  records = annexa_project_get_records (self->project, self->kind, (const gint64 *) (void *) self->ids->data,
                                        self->ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!annexa_record_is_empty (records->pdata[i], field->name))
      return TRUE;
  return FALSE;
}

static void
editor_failed (AnnexaFieldEditor *editor,
               const GError      *error,
               AnnexaBulkWindow  *self)
{
  show_error (self, error->message);
}

static void
field_chosen (AnnexaBulkWindow *self)
{
  guint position = adw_combo_row_get_selected (self->field_row);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  const AnnexaField *field;

  if (self->project == NULL || position >= self->fields->len)
    return;
  field = self->fields->pdata[position];
  self->editor = annexa_field_editor_new (self->project, field, NULL);
  if (field->type == ANNEXA_FIELD_YES_NO)
    annexa_value_set_integer (&value, 1);
  annexa_field_editor_show (self->editor, 0, &value);
  g_signal_connect (self->editor, "fail", G_CALLBACK (editor_failed), self);
  g_signal_connect_swapped (self->editor, "commit", G_CALLBACK (update_button), self);
  g_signal_connect_swapped (self->editor, "type", G_CALLBACK (update_button), self);
  adw_bin_set_child (self->editor_bin, GTK_WIDGET (self->editor));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), can_be_emptied (self, field));
  show_error (self, NULL);
  update_button (self);
}

/* What is set where, which a worker may do as well. */
typedef struct
{
  const AnnexaKind *kind;
  const AnnexaField *field;
  AnnexaValue value;
  GArray *ids;
  char *label;
} Setting;

static Setting *
setting_new (AnnexaBulkWindow  *self,
             const AnnexaField *field,
             const AnnexaValue *value)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->kind = self->kind;
  setting->field = field;
  setting->ids = g_array_ref (self->ids);
  annexa_value_copy (value, &setting->value);
  /* TRANSLATORS: History: a field: “Owner set in 12 records” */
  setting->label = g_strdup_printf (ngettext ("%s set in %u record", "%s set in %u records", self->ids->len),
                                    annexa_field_get_label (field), self->ids->len);
  return setting;
}

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  annexa_value_clear (&setting->value);
  g_array_unref (setting->ids);
  g_free (setting->label);
  g_free (setting);
}

static gboolean
apply (AnnexaProject *project,
       gpointer       data,
       GError       **error)
{
  const Setting *setting = data;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, setting->label);

  for (guint i = 0; i < setting->ids->len; i++)
    annexa_edit_set (edit, setting->kind, g_array_index (setting->ids, gint64, i), setting->field, &setting->value);
  return annexa_project_apply (project, edit, error);
}

static void
applied (GtkWidget    *widget,
         gpointer      data,
         const GError *error)
{
  AnnexaBulkWindow *self = ANNEXA_BULK_WINDOW (widget);

  if (error != NULL)
    {
      show_error (self, error->message);
      return;
    }
  g_signal_emit (self, signals[APPLIED], 0, ((const Setting *) data)->label);
  if (gtk_widget_get_realized (widget))
    gtk_window_close (GTK_WINDOW (self));
}

static void
set_value (AnnexaBulkWindow  *self,
           const AnnexaValue *value)
{
  Setting *setting = setting_new (self, annexa_field_editor_get_field (self->editor), value);
  g_autoptr (GError) error = NULL;

  if (annexa_is_many (self->ids->len, MANY_RECORDS))
    {
      annexa_work_with_progress (GTK_WIDGET (self), self->project, _("Setting the field…"), apply, setting, setting_free,
                                 applied);
      return;
    }
  (void) apply (self->project, setting, &error);
  applied (GTK_WIDGET (self), setting, error);
  setting_free (setting);
}

/* One key too many must not empty a field of a dozen records: there is a button for that. */
static void
set_clicked (AnnexaBulkWindow *self)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!annexa_field_editor_read (self->editor, &value, &error))
    show_error (self, error->message);
  else if (!annexa_value_is_empty (&value))
    set_value (self, &value);
}

static void
empty_clicked (AnnexaBulkWindow *self)
{
  g_auto (AnnexaValue) nothing = ANNEXA_VALUE_INIT;

  set_value (self, &nothing);
}

static void
annexa_bulk_window_class_init (AnnexaBulkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_bulk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_bulk_window_finalize;

  /**
   * AnnexaBulkWindow::applied:
   * @label: what was done
   *
   * The field was set.
   */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-bulk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaBulkWindow, field_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaBulkWindow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, AnnexaBulkWindow, error);
  gtk_widget_class_bind_template_child (widget_class, AnnexaBulkWindow, set_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaBulkWindow, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked);
}

static void
annexa_bulk_window_init (AnnexaBulkWindow *self)
{
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A reference, a name and what the standard says belong to one record; what others say of a record is set with them. */
static gboolean
is_common (const AnnexaKind  *kind,
           const AnnexaField *field)
{
  return annexa_field_is_stored (field) && field != annexa_kind_get_title_field (kind)
         && field->type != ANNEXA_FIELD_REF && field->type != ANNEXA_FIELD_FILE && field->inverse == NULL
         && !(field->flags & (ANNEXA_FIELD_PARENT | ANNEXA_FIELD_LOCKED));
}

/**
 * annexa_bulk_window_new:
 * @parent: the window of the project
 * @project: the project
 * @kind: a kind
 * @ids: (element-type gint64): records of the kind
 *
 * Returns: (transfer none): a dialog that sets a field of the records
 */
GtkWidget *
annexa_bulk_window_new (GtkWindow        *parent,
                        AnnexaProject    *project,
                        const AnnexaKind *kind,
                        GArray           *ids)
{
  AnnexaBulkWindow *self = annexa_dialog_new (ANNEXA_TYPE_BULK_WINDOW, parent);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *records = annexa_kind_describe_count (kind, ids->len);
  /* TRANSLATORS: A button: “Set for 12 assets” */
  g_autofree char *button = g_strdup_printf (_("Set for %s"), records);
  /* TRANSLATORS: A button: “Empty it for 12 assets” */
  g_autofree char *empty = g_strdup_printf (_("_Empty it for %s"), records);

  self->kind = kind;
  self->ids = g_array_ref (ids);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_common (kind, &kind->fields[i]))
      {
        g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
        gtk_string_list_append (labels, annexa_field_get_label (&kind->fields[i]));
      }
  gtk_button_set_label (self->set_button, button);
  gtk_button_set_label (self->empty_button, empty);
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (labels));
  self->project = g_object_ref (project);
  field_chosen (self);
  return GTK_WIDGET (self);
}

/* What comes first of what the records lack. */
static const AnnexaField *
find_lacking (AnnexaBulkWindow *self)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (annexa_readiness_watch_get (self->project));
  g_autoptr (GArray) some = list_some (self);
  g_autoptr (AnnexaLack) lack = NULL;

  lack = annexa_lack_find (readiness, self->project, self->kind, some);
  return lack != NULL ? lack->field : NULL;
}

/**
 * annexa_bulk_window_choose:
 * @self: a dialog
 * @field: (nullable): the field that is to be set
 *
 * Chooses the field, if it can be set at all, or else one that the records lack, and puts the cursor into its editor.
 */
void
annexa_bulk_window_choose (AnnexaBulkWindow  *self,
                           const AnnexaField *field)
{
  guint position;

  g_return_if_fail (ANNEXA_IS_BULK_WINDOW (self));

  if (g_ptr_array_find (self->fields, field, &position)
      || g_ptr_array_find (self->fields, find_lacking (self), &position))
    adw_combo_row_set_selected (self->field_row, position);
  gtk_widget_grab_focus (annexa_field_editor_get_focus (self->editor));
}
