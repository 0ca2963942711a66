/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-form-action.h"
#include "annexa-many.h"
#include "annexa-next-line.h"
#include "annexa-open-point.h"
#include "annexa-point-list.h"
#include "annexa-progress-work.h"
#include "annexa-record-view.h"
#include "annexa-wrapping.h"

/* With more records than this a worker does what the button is for. */
#define MANY_RECORDS 1000

/**
 * AnnexaFormAction:
 *
 * A part of a form with a button that makes one edit of the record: what that means, and a toast that takes it back.
 * What the edit is, when the button is there, and what the record may lack for it, is up to the class that derives from it.
 */
typedef struct
{
  AnnexaProject *project;
  AnnexaRecord *record;
  gulong changed_handler; /* Of the project, where something else than the record may lack what is needed. */
  GPtrArray *points;      /* AnnexaOpenPoint, or NULL */
  GtkWidget *point_list;
  GtkWidget *button;
  GtkWidget *reasons;
  AnnexaNextLine *next; /* where one is through with the record after it, else NULL */
} AnnexaFormActionPrivate;

static void annexa_form_action_view_init (AnnexaRecordViewInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (AnnexaFormAction, annexa_form_action, ADW_TYPE_PREFERENCES_GROUP,
                                  G_ADD_PRIVATE (AnnexaFormAction)
                                  G_IMPLEMENT_INTERFACE (ANNEXA_TYPE_RECORD_VIEW, annexa_form_action_view_init))

static AnnexaFormActionPrivate *
get_private (AnnexaFormAction *self)
{
  return annexa_form_action_get_instance_private (self);
}

static void
list_points (AnnexaFormAction *self)
{
  AnnexaFormActionPrivate *priv = get_private (self);
  AnnexaFormActionClass *klass = ANNEXA_FORM_ACTION_GET_CLASS (self);

  g_clear_pointer (&priv->points, g_ptr_array_unref);
  if (klass->list_points != NULL && priv->record != NULL && !annexa_record_is_deleted (priv->record))
    priv->points = klass->list_points (priv->project, priv->record);
  annexa_point_list_set_subject (ANNEXA_POINT_LIST (priv->point_list), priv->project, priv->record, klass->list_points);
  annexa_point_list_show (ANNEXA_POINT_LIST (priv->point_list), priv->points);
}

static void
show_state (AnnexaFormAction *self)
{
  AnnexaFormActionPrivate *priv = get_private (self);
  gboolean editable = priv->project != NULL && annexa_project_get_access (priv->project) == ANNEXA_ACCESS_EDIT;

  list_points (self);
  gtk_widget_set_visible (priv->button, ANNEXA_FORM_ACTION_GET_CLASS (self)->show_state (self, priv->record));
  if (priv->next != NULL && gtk_widget_get_visible (priv->button))
    annexa_next_line_stop (priv->next);
  gtk_widget_set_sensitive (priv->button, editable);
  gtk_widget_set_visible (priv->reasons, FALSE);
}

/* A toast has room for one reason; several stay below the button until it is pressed again. */
static char *
dup_reasons (AnnexaEdit *edit)
{
  AnnexaProblems *problems = edit != NULL ? annexa_edit_get_problems (edit) : NULL;
  guint n = problems != NULL ? annexa_problems_get_count (problems) : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", annexa_problems_get (problems, i)->message);
  return n > 1 ? g_strdup (text->str) : NULL;
}

static void
tell_failure (AnnexaFormAction *self,
              const char       *reasons,
              const GError     *error)
{
  AnnexaFormActionPrivate *priv = get_private (self);

  if (reasons == NULL)
    annexa_say (GTK_WIDGET (self), error->message);
  gtk_label_set_label (GTK_LABEL (priv->reasons), reasons != NULL ? reasons : "");
  gtk_widget_set_visible (priv->reasons, reasons != NULL);
}

/* Whoever has finished with a record is led on, if it is not taken back. */
static void
lead_on (AnnexaFormAction *self)
{
  AnnexaFormActionPrivate *priv = get_private (self);

  if (priv->next != NULL && priv->record != NULL && !gtk_widget_get_visible (priv->button))
    annexa_next_line_lead_from (priv->next, priv->project, annexa_record_get_kind (priv->record), NULL);
}

/* Of an edit in which there was something to do, else NULL. */
static void
tell_done (AnnexaFormAction *self,
           const char       *label)
{
  if (label != NULL)
    {
      annexa_offer_undo (GTK_WIDGET (self), label);
      lead_on (self);
    }
  else
    annexa_say (GTK_WIDGET (self), _(ANNEXA_FORM_ACTION_GET_CLASS (self)->nothing));
}

/* The lines are read where they stand: the keyboard goes to the first. */
static void
tell_points (AnnexaFormAction *self)
{
  AnnexaFormActionPrivate *priv = get_private (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u thing is still missing. The line above leads to where it is added.",
                                                     "%u things are still missing. Each line above leads to where it is "
                                                     "added.",
                                                     priv->points->len),
                                           priv->points->len);

  annexa_say (GTK_WIDGET (self), text);
  annexa_point_list_take_focus (ANNEXA_POINT_LIST (priv->point_list));
}

/* What a worker does, and what it did: NULL where there was nothing to do. */
typedef struct
{
  AnnexaFormActionClass *klass;
  gint64 record;
  char *label;
  char *reasons; /* why it could not be done, if there are several */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->label);
  g_free (job->reasons);
  g_free (job);
}

static gboolean
work (AnnexaProject *writer,
      gpointer       data,
      GError       **error)
{
  Job *job = data;
  g_autoptr (AnnexaEdit) edit = job->klass->prepare (writer, job->record, error);

  if (edit == NULL || !annexa_project_apply (writer, edit, error))
    {
      job->reasons = dup_reasons (edit);
      return FALSE;
    }
  job->label = annexa_edit_get_size (edit) > 0 ? g_strdup (annexa_edit_get_label (edit)) : NULL;
  return TRUE;
}

/* The form may show another record by then. */
static void
tell_result (AnnexaFormAction *self,
             const Job        *job,
             const GError     *error)
{
  AnnexaRecord *record = get_private (self)->record;

  if (error == NULL)
    tell_done (self, job->label);
  else if (record != NULL && annexa_record_get_id (record) == job->record)
    tell_failure (self, job->reasons, error);
}

static void
worked (GtkWidget    *widget,
        gpointer      data,
        const GError *error)
{
  tell_result (ANNEXA_FORM_ACTION (widget), data, error);
}

static gboolean
takes_long (AnnexaFormAction *self)
{
  AnnexaFormActionClass *klass = ANNEXA_FORM_ACTION_GET_CLASS (self);

  return klass->many_of != NULL
         && annexa_is_many (annexa_project_count (get_private (self)->project, annexa_kind_lookup (klass->many_of)),
                            MANY_RECORDS);
}

static void
act (AnnexaFormAction *self)
{
  AnnexaFormActionPrivate *priv = get_private (self);
  AnnexaFormActionClass *klass = ANNEXA_FORM_ACTION_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  Job *job;

  if (priv->record == NULL)
    return;
  list_points (self);
  if (annexa_form_action_count_points (self) > 0)
    {
      tell_points (self);
      return;
    }
  gtk_widget_set_visible (priv->reasons, FALSE);
  job = g_new0 (Job, 1);
  job->klass = klass;
  job->record = annexa_record_get_id (priv->record);
  if (takes_long (self))
    {
      annexa_work_with_progress (GTK_WIDGET (self), priv->project, _(klass->doing), work, job, free_job, worked);
      return;
    }
  (void) work (priv->project, job, &error);
  tell_result (self, job, error);
  free_job (job);
}

static void
forget_record (AnnexaFormAction *self)
{
  AnnexaFormActionPrivate *priv = get_private (self);

  if (priv->record != NULL)
    g_signal_handlers_disconnect_by_func (priv->record, show_state, self);
  g_clear_object (&priv->record);
}

/* What is missing may be added elsewhere. */
static void
project_changed (AnnexaFormAction *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_state (self);
}

static void
annexa_form_action_map (GtkWidget *widget)
{
  AnnexaFormAction *self = ANNEXA_FORM_ACTION (widget);

  if (ANNEXA_FORM_ACTION_GET_CLASS (self)->list_points != NULL)
    show_state (self);

  GTK_WIDGET_CLASS (annexa_form_action_parent_class)->map (widget);
}

static void
set_project (AnnexaFormAction *self,
             AnnexaProject    *project)
{
  AnnexaFormActionPrivate *priv = get_private (self);

  if (priv->project == project)
    return;
  if (priv->project != NULL)
    g_clear_signal_handler (&priv->changed_handler, priv->project);
  g_set_object (&priv->project, project);
  if (project != NULL && ANNEXA_FORM_ACTION_GET_CLASS (self)->list_points != NULL)
    priv->changed_handler = g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                                                     G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
annexa_form_action_set_record (AnnexaRecordView *view,
                               AnnexaProject    *project,
                               AnnexaRecord     *record)
{
  AnnexaFormAction *self = ANNEXA_FORM_ACTION (view);
  AnnexaFormActionPrivate *priv = get_private (self);
  g_autofree char *signal = g_strconcat ("notify::", ANNEXA_FORM_ACTION_GET_CLASS (self)->field, NULL);

  set_project (self, project);
  if (record != priv->record)
    {
      forget_record (self);
      if (priv->next != NULL)
        annexa_next_line_stop (priv->next);
      g_set_object (&priv->record, record);
      if (record != NULL)
        g_signal_connect_swapped (record, signal, G_CALLBACK (show_state), self);
    }
  show_state (self);
}

static gboolean
annexa_form_action_flush (AnnexaRecordView *view)
{
  return TRUE;
}

static void
annexa_form_action_view_init (AnnexaRecordViewInterface *iface)
{
  iface->set_record = annexa_form_action_set_record;
  iface->flush = annexa_form_action_flush;
}

static void
annexa_form_action_constructed (GObject *object)
{
  AnnexaFormAction *self = ANNEXA_FORM_ACTION (object);
  AnnexaFormActionPrivate *priv = get_private (self);

  G_OBJECT_CLASS (annexa_form_action_parent_class)->constructed (object);

  priv->point_list = annexa_point_list_new ();
  gtk_widget_set_margin_bottom (priv->point_list, 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), priv->point_list);

  priv->button = gtk_button_new_with_mnemonic (_(ANNEXA_FORM_ACTION_GET_CLASS (self)->label));
  annexa_wrap_button (priv->button);
  gtk_widget_set_halign (priv->button, GTK_ALIGN_START);
  g_signal_connect_swapped (priv->button, "clicked", G_CALLBACK (act), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), priv->button);

  priv->reasons = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (priv->reasons), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (priv->reasons), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (priv->reasons), 0);
  gtk_widget_set_margin_top (priv->reasons, 6);
  gtk_widget_add_css_class (priv->reasons, "error");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), priv->reasons);

  if (ANNEXA_FORM_ACTION_GET_CLASS (self)->finishes)
    {
      priv->next = g_object_new (ANNEXA_TYPE_NEXT_LINE, NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (priv->next));
    }
  show_state (self);
}

static void
annexa_form_action_dispose (GObject *object)
{
  AnnexaFormAction *self = ANNEXA_FORM_ACTION (object);

  forget_record (self);
  set_project (self, NULL);
  g_clear_pointer (&get_private (self)->points, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_form_action_parent_class)->dispose (object);
}

static void
annexa_form_action_class_init (AnnexaFormActionClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = annexa_form_action_constructed;
  G_OBJECT_CLASS (klass)->dispose = annexa_form_action_dispose;
  GTK_WIDGET_CLASS (klass)->map = annexa_form_action_map;
}

static void
annexa_form_action_init (AnnexaFormAction *self)
{
}

/**
 * annexa_form_action_get_project:
 * @self: a part of a form
 *
 * Returns: (transfer none) (nullable): the project of the record that is shown
 */
AnnexaProject *
annexa_form_action_get_project (AnnexaFormAction *self)
{
  g_return_val_if_fail (ANNEXA_IS_FORM_ACTION (self), NULL);

  return get_private (self)->project;
}

/**
 * annexa_form_action_count_points:
 * @self: a part of a form
 *
 * Returns: how many things the record lacks before the button can do its work
 */
guint
annexa_form_action_count_points (AnnexaFormAction *self)
{
  g_return_val_if_fail (ANNEXA_IS_FORM_ACTION (self), 0);

  return get_private (self)->points != NULL ? get_private (self)->points->len : 0;
}

/**
 * annexa_form_action_set_label:
 * @self: a part of a form
 * @label: what the button says now, with its mnemonic
 */
void
annexa_form_action_set_label (AnnexaFormAction *self,
                              const char       *label)
{
  g_return_if_fail (ANNEXA_IS_FORM_ACTION (self));

  gtk_button_set_label (GTK_BUTTON (get_private (self)->button), label);
}

/**
 * annexa_form_action_update:
 * @self: a part of a form
 *
 * Shows anew what there is to do, when something else than the record decides about it.
 */
void
annexa_form_action_update (AnnexaFormAction *self)
{
  g_return_if_fail (ANNEXA_IS_FORM_ACTION (self));

  show_state (self);
}
