/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-evidence-files.h"
#include "annexa-focus.h"
#include "annexa-form-pane.h"
#include "annexa-recent-records.h"
#include "annexa-record-form.h"
#include "annexa-several-view.h"

/* Who walks through a list passes by records without looking at them. */
#define LOOKED_AT_MS 1000

/**
 * AnnexaFormPane:
 *
 * The right pane of a register: the form of the record that is selected, what can be done with several, or a word on what
 * will be here.
 */
struct _AnnexaFormPane
{
  AdwBin parent_instance;

  gboolean folded;
  AnnexaRecord *record;
  gulong notify_handler;
  AnnexaProject *project;
  guint looking_source;
  guint form_source; /* The form is still to be made. */
  guint n_several;   /* How many records are selected while it is more than one, else 0. */

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkWidget *hint;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (AnnexaFormPane, annexa_form_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_UNFOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
annexa_form_pane_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AnnexaFormPane *self = ANNEXA_FORM_PANE (object);

  switch (property)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, properties[PROP_UNFOLDED]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_form_pane_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AnnexaFormPane *self = ANNEXA_FORM_PANE (object);

  switch (property)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_UNFOLDED:
      g_value_set_boolean (value, !self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

/* What a control is about stands below the decision, which comes first in its form. */
static void
update_title (AnnexaFormPane *self)
{
  gboolean control = self->record != NULL && annexa_record_get_kind (self->record) == annexa_kind_lookup ("control");

  if (self->n_several > 0)
    {
      adw_window_title_set_title (self->title, "");
      adw_window_title_set_subtitle (self->title, "");
      return;
    }
  adw_window_title_set_title (self->title, self->record != NULL ? annexa_record_get_ref (self->record) : "");
  adw_window_title_set_subtitle (self->title, control ? annexa_record_get_title (self->record) : "");
}

static void
note_record (AnnexaFormPane *self)
{
  g_clear_handle_id (&self->looking_source, g_source_remove);
  if (self->record != NULL && !annexa_record_is_deleted (self->record))
    annexa_recent_records_add (self->project, self->record);
}

static gboolean
was_looked_at (gpointer data)
{
  AnnexaFormPane *self = data;

  self->looking_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    note_record (self);
  return G_SOURCE_REMOVE;
}

/* The record that a page begins with was not chosen by anybody. */
static void
begin_looking (AnnexaFormPane *self)
{
  g_clear_handle_id (&self->looking_source, g_source_remove);
  if (self->record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->looking_source = g_timeout_add (LOOKED_AT_MS, was_looked_at, self);
}

/* One form per kind, made when it is first needed. */
static AnnexaRecordForm *
find_form (AnnexaFormPane   *self,
           const AnnexaKind *kind)
{
  GtkWidget *form = gtk_stack_get_child_by_name (self->stack, kind->name);

  if (form == NULL)
    {
      form = annexa_record_form_new (kind);
      gtk_stack_add_named (self->stack, form, kind->name);
    }
  return ANNEXA_RECORD_FORM (form);
}

static void
show_form (AnnexaFormPane *self)
{
  AnnexaRecordForm *form = find_form (self, annexa_record_get_kind (self->record));

  g_clear_handle_id (&self->form_source, g_source_remove);
  annexa_record_form_set_record (form, self->project, self->record);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (form));
}

/* Shown alone, the form is seen when somebody opened it, which is after its record was chosen; whoever opens it looks
 * for a field of it right away. */
static void
annexa_form_pane_map (GtkWidget *widget)
{
  AnnexaFormPane *self = ANNEXA_FORM_PANE (widget);

  if (self->folded && self->form_source != 0)
    show_form (self);
  GTK_WIDGET_CLASS (annexa_form_pane_parent_class)->map (widget);
  if (self->folded)
    begin_looking (self);
}

/* A closed round and approved minutes are kept. */
static void
update_delete (AnnexaFormPane *self)
{
  gboolean kept = self->record != NULL && annexa_record_keeps (self->record, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.delete",
                                 self->record != NULL && !kept
                                     && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.attach-evidence",
                                 self->record != NULL && self->n_several == 0
                                     && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.history", self->record != NULL && self->n_several == 0);
}

static void
follow_kept (AnnexaFormPane *self)
{
  const char *kept_by = annexa_record_get_kind (self->record)->kept_by;
  g_autofree char *signal = g_strconcat ("notify::", kept_by, NULL);

  if (kept_by != NULL)
    g_signal_connect_swapped (self->record, signal, G_CALLBACK (update_delete), self);
}

static void
forget_record (AnnexaFormPane *self)
{
  g_clear_handle_id (&self->looking_source, g_source_remove);
  g_clear_handle_id (&self->form_source, g_source_remove);
  if (self->record != NULL)
    {
      g_clear_signal_handler (&self->notify_handler, self->record);
      g_signal_handlers_disconnect_by_func (self->record, update_delete, self);
    }
  g_clear_object (&self->record);
  g_clear_object (&self->project);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaRecord *record = ANNEXA_FORM_PANE (widget)->record;

  if (record != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "(sx)", annexa_record_get_kind (record)->name,
                                annexa_record_get_id (record));
}

static void
attach_evidence_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaFormPane *self = ANNEXA_FORM_PANE (widget);

  if (self->record != NULL && annexa_form_pane_flush (self))
    annexa_choose_evidence (widget, self->project, self->record);
}

/* Wherever files are dropped, they belong to the record that is shown. */
static AnnexaRecord *
find_record (GtkWidget      *widget,
             double          x,
             double          y,
             AnnexaProject **project)
{
  AnnexaFormPane *self = ANNEXA_FORM_PANE (widget);

  *project = self->project;
  return self->record != NULL ? g_object_ref (self->record) : NULL;
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.delete", NULL);
}

static void
annexa_form_pane_dispose (GObject *object)
{
  AnnexaFormPane *self = ANNEXA_FORM_PANE (object);

  forget_record (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_FORM_PANE);

  G_OBJECT_CLASS (annexa_form_pane_parent_class)->dispose (object);
}

static void
annexa_form_pane_class_init (AnnexaFormPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annexa_form_pane_dispose;
  object_class->get_property = annexa_form_pane_get_property;
  object_class->set_property = annexa_form_pane_set_property;
  widget_class->map = annexa_form_pane_map;

  /**
   * AnnexaFormPane:folded:
   *
   * Whether the pane is shown alone, so that it needs a way back.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNFOLDED] = g_param_spec_boolean ("unfolded", NULL, NULL, TRUE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-form-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaFormPane, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFormPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFormPane, hint);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFormPane, menu);
  gtk_widget_class_install_action (widget_class, "form.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "form.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "form.attach-evidence", NULL, attach_evidence_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "form.attach-evidence", NULL);
}

static void
annexa_form_pane_init (AnnexaFormPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_add_evidence_target (GTK_WIDGET (self), find_record, FALSE);
}

/* Who opened the record with a key before its form was there stands on the button that leads back. */
static void
go_on_in_form (AnnexaFormPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = GTK_IS_WINDOW (root) ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_window_get_focus_visible (GTK_WINDOW (root)) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
time_for_form (gpointer data)
{
  AnnexaFormPane *self = data;

  self->form_source = 0;
  show_form (self);
  go_on_in_form (self);
  return G_SOURCE_REMOVE;
}

/* A page that is just being made, or a list that many records came into, appears before its form is made: both together would
 * take longer than people wait. */
static void
show_form_soon (AnnexaFormPane *self)
{
  const AnnexaKind *kind = annexa_record_get_kind (self->record);

  gboolean empty = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0;

  if (gtk_stack_get_child_by_name (self->stack, kind->name) != NULL || (gtk_widget_get_mapped (GTK_WIDGET (self)) && !empty))
    show_form (self);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "coming");
      self->form_source = g_idle_add (time_for_form, self);
    }
}

static AnnexaSeveralView *
find_several_view (AnnexaFormPane *self)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->stack, "several");

  if (view == NULL)
    {
      view = annexa_several_view_new ();
      gtk_stack_add_named (self->stack, view, "several");
    }
  return ANNEXA_SEVERAL_VIEW (view);
}

/* The form of the record, or the word that stands in its place, comes back. */
static void
end_several (AnnexaFormPane *self)
{
  if (self->n_several == 0)
    return;
  self->n_several = 0;
  if (self->record != NULL)
    show_form (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  update_delete (self);
  update_title (self);
}

static AnnexaRecordForm *
current_form (AnnexaFormPane *self)
{
  GtkWidget *child;

  annexa_form_pane_hurry (self);
  child = gtk_stack_get_visible_child (self->stack);
  return ANNEXA_IS_RECORD_FORM (child) ? ANNEXA_RECORD_FORM (child) : NULL;
}

/**
 * annexa_form_pane_show_record:
 * @self: a pane
 * @project: (nullable): a project
 * @record: (nullable): the record to show, or %NULL for none
 *
 * Shows a record, after writing what was typed into the form of the one before.
 *
 * Returns: whether it is shown; not when something in the form could not be written, which is said beside the field
 */
gboolean
annexa_form_pane_show_record (AnnexaFormPane *self,
                              AnnexaProject  *project,
                              AnnexaRecord   *record)
{
  g_return_val_if_fail (ANNEXA_IS_FORM_PANE (self), FALSE);

  if (self->record == record)
    return TRUE;
  end_several (self);
  if (!annexa_form_pane_flush (self))
    return FALSE;

  forget_record (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->menu), record != NULL);
  if (record != NULL)
    {
      self->record = g_object_ref (record);
      self->project = g_object_ref (project);
      self->notify_handler = g_signal_connect_swapped (record, "notify::ref", G_CALLBACK (update_title), self);
      follow_kept (self);
      show_form_soon (self);
    }
  else
    {
      if (current_form (self) != NULL)
        annexa_record_form_set_record (current_form (self), project, NULL);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  update_delete (self);
  update_title (self);
  begin_looking (self);
  return TRUE;
}

/**
 * annexa_form_pane_show_several:
 * @self: a pane
 * @project: a project
 * @kind: the kind of what is selected
 * @n: how many records are selected; with one or none, the form is shown as usual
 * @n_proposals: how many of them are proposals
 *
 * Shows what can be done with several records, unless something in the form cannot be written.
 */
void
annexa_form_pane_show_several (AnnexaFormPane   *self,
                               AnnexaProject    *project,
                               const AnnexaKind *kind,
                               guint             n,
                               guint             n_proposals)
{
  g_return_if_fail (ANNEXA_IS_FORM_PANE (self));

  if (n < 2 || self->record == NULL)
    {
      end_several (self);
      return;
    }
  if (self->n_several == 0 && !annexa_form_pane_flush (self))
    return;
  /* A form that is not there yet is made when one record is selected again. */
  g_clear_handle_id (&self->form_source, g_source_remove);
  g_clear_handle_id (&self->looking_source, g_source_remove);
  self->n_several = n;
  annexa_several_view_show (find_several_view (self), project, kind, n, n_proposals);
  gtk_stack_set_visible_child_name (self->stack, "several");
  update_delete (self);
  update_title (self);
}

/**
 * annexa_form_pane_set_choosable:
 * @self: a pane
 * @choosable: whether there is something in the list beside it
 *
 * Says whether the pane may ask somebody to choose something.
 */
void
annexa_form_pane_set_choosable (AnnexaFormPane *self,
                                gboolean        choosable)
{
  g_return_if_fail (ANNEXA_IS_FORM_PANE (self));

  gtk_widget_set_visible (self->hint, choosable);
}

/**
 * annexa_form_pane_get_record:
 * @self: a pane
 *
 * Returns: (nullable) (transfer none): the record that is shown
 */
AnnexaRecord *
annexa_form_pane_get_record (AnnexaFormPane *self)
{
  g_return_val_if_fail (ANNEXA_IS_FORM_PANE (self), NULL);

  return self->record;
}

/**
 * annexa_form_pane_hurry:
 * @self: a pane
 *
 * Makes the form of the record at once if it is still to be made, for who looks for a field in it.
 */
void
annexa_form_pane_hurry (AnnexaFormPane *self)
{
  g_return_if_fail (ANNEXA_IS_FORM_PANE (self));

  if (self->form_source != 0)
    show_form (self);
}

/**
 * annexa_form_pane_flush:
 * @self: a pane
 *
 * Returns: whether nothing is left in the form that could not be written
 */
gboolean
annexa_form_pane_flush (AnnexaFormPane *self)
{
  AnnexaRecordForm *form;

  g_return_val_if_fail (ANNEXA_IS_FORM_PANE (self), TRUE);

  /* Nobody typed into a form that is not there yet. */
  form = self->form_source == 0 ? current_form (self) : NULL;
  return form == NULL || annexa_record_form_flush (form);
}

/**
 * annexa_form_pane_focus_title:
 * @self: a pane that shows a record
 *
 * Puts the cursor into the field that people know the record by.
 */
void
annexa_form_pane_focus_title (AnnexaFormPane *self)
{
  AnnexaRecordForm *form;

  g_return_if_fail (ANNEXA_IS_FORM_PANE (self));

  form = current_form (self);
  if (form != NULL)
    annexa_record_form_focus_title (form);
  note_record (self);
}

/**
 * annexa_form_pane_go_on:
 * @self: a pane that shows a record
 *
 * Puts the cursor behind what people know the record by, for who opened it to read it: the next key replaces nothing.
 */
void
annexa_form_pane_go_on (AnnexaFormPane *self)
{
  g_return_if_fail (ANNEXA_IS_FORM_PANE (self));

  annexa_form_pane_focus_title (self);
  annexa_focus_go_on (GTK_WIDGET (self));
}
