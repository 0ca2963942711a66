/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-comparison-window.h"
#include "annexa-dialog.h"
#include "annexa-past-bar.h"
#include "annexa-past-baseline-window.h"
#include "annexa-past-window.h"
#include "annexa-window-private.h"
#include "annexa-worker.h"

/* The project as it was, in a window of its own. The project as it is now is needed below it, so such a window, and one
 * that compares, closes with the window of the present. */

static void
dependent_gone (gpointer data,
                GObject *dependent)
{
  g_ptr_array_remove_fast (((AnnexaWindow *) data)->dependents, dependent);
}

/**
 * annexa_window_add_dependent:
 * @self: a window with a project
 * @dependent: a window that reads the same project
 *
 * Lets it be closed with the project.
 */
void
annexa_window_add_dependent (AnnexaWindow *self,
                             GtkWindow    *dependent)
{
  if (self->dependents == NULL)
    self->dependents = g_ptr_array_new ();
  g_ptr_array_add (self->dependents, dependent);
  g_object_weak_ref (G_OBJECT (dependent), dependent_gone, self);
}

/**
 * annexa_window_close_dependents:
 * @self: a window
 *
 * Closes what reads its project, or is about to.
 */
void
annexa_window_close_dependents (AnnexaWindow *self)
{
  annexa_progress_window_stop (self->looking);
  while (self->dependents != NULL && self->dependents->len > 0)
    {
      GtkWindow *dependent = g_ptr_array_steal_index_fast (self->dependents, self->dependents->len - 1);

      g_object_weak_unref (G_OBJECT (dependent), dependent_gone, self);
      gtk_window_destroy (dependent);
    }
  g_clear_pointer (&self->dependents, g_ptr_array_unref);
}

/* The same moment twice would only be confusing. */
static AnnexaWindow *
find_window (AnnexaWindow       *self,
             const AnnexaMoment *moment)
{
  for (guint i = 0; self->dependents != NULL && i < self->dependents->len; i++)
    if (ANNEXA_IS_WINDOW (self->dependents->pdata[i]))
      {
        AnnexaWindow *other = self->dependents->pdata[i];

        if (other->moment != NULL && other->moment->seq == moment->seq && strcmp (other->moment->date, moment->date) == 0
            && strcmp (other->moment->label, moment->label) == 0)
          return other;
      }
  return NULL;
}

static void
show (AnnexaWindow     *self,
      const AnnexaKind *kind,
      gint64            id)
{
  if (kind != NULL)
    annexa_project_view_show_record (self->view, kind, id);
  gtk_window_present (GTK_WINDOW (self));
}

static void
name_window (AnnexaWindow       *self,
             const AnnexaMoment *moment)
{
  g_autofree char *name = annexa_project_get_name (self->project);
  g_autofree char *when = annexa_moment_describe (moment);
  /* TRANSLATORS: The title of a window: a project, and the moment as of which it is shown */
  g_autofree char *title = g_strdup_printf (_("%s (%s)"), name, when);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static AnnexaWindow *
make_window (AnnexaWindow       *self,
             AnnexaProject      *past,
             const AnnexaMoment *moment)
{
  AnnexaWindow *other
      = ANNEXA_WINDOW (annexa_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))));

  other->moment = annexa_moment_copy (moment);
  g_set_weak_pointer (&other->present, self);
  gtk_box_prepend (other->project_box, annexa_past_bar_new (moment));
  annexa_window_set_project (other, past);
  name_window (other, moment);
  annexa_window_add_dependent (self, GTK_WINDOW (other));
  return other;
}

typedef struct
{
  AnnexaProject *project; /* as it is now */
  AnnexaMoment *moment;
  const AnnexaKind *kind;
  gint64 id;
} Looking;

static void
free_looking (gpointer data)
{
  Looking *looking = data;

  g_clear_object (&looking->project);
  annexa_moment_free (looking->moment);
  g_free (looking);
}

/* The path of the database does not change while the project lives; the copy belongs to whoever uses it next. */
static void
open_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Looking *looking = data;
  g_autoptr (GError) error = NULL;
  AnnexaProject *past = annexa_project_open_past (looking->project, looking->moment, cancellable, &error);

  if (past != NULL)
    g_task_return_pointer (task, past, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
past_opened (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (AnnexaWindow) self = data;
  Looking *looking = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) past = g_task_propagate_pointer (G_TASK (result), &error);
  /* The worker may be the last to let go of the task, and is not the one to close a project or a window. */
  g_autoptr (AnnexaProject) project = g_steal_pointer (&looking->project);

  annexa_progress_window_end (g_steal_pointer (&self->looking));
  if (annexa_window_is_closed (self) || self->project != project)
    return;
  if (past != NULL)
    show (make_window (self, g_steal_pointer (&past), looking->moment), looking->kind, looking->id);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    annexa_tell (GTK_WIDGET (self), _("The project of that time was not opened"), error->message);
}

/**
 * annexa_window_look_at_moment:
 * @self: the window of a project as it is now
 * @moment: a moment of it
 * @kind: (nullable): the kind of a record
 * @id: its id
 *
 * Shows the project as it was, for reading, in a window of its own, and there the record.
 */
void
annexa_window_look_at_moment (AnnexaWindow       *self,
                              const AnnexaMoment *moment,
                              const AnnexaKind   *kind,
                              gint64              id)
{
  AnnexaWindow *other = find_window (self, moment);
  g_autoptr (GTask) task = NULL;
  Looking *looking;

  if (other != NULL)
    {
      show (other, kind, id);
      return;
    }
  if (self->looking != NULL)
    return;
  looking = g_new0 (Looking, 1);
  looking->project = g_object_ref (self->project);
  looking->moment = annexa_moment_copy (moment);
  looking->kind = kind;
  looking->id = id;
  self->looking = annexa_progress_window_begin (GTK_WINDOW (self), _("The edits since then are being taken back…"));
  task = g_task_new (NULL, annexa_progress_window_get_cancellable (self->looking), past_opened, g_object_ref (self));
  g_task_set_source_tag (task, annexa_window_look_at_moment);
  g_task_set_task_data (task, looking, free_looking);
  annexa_worker_run (task, open_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_window_baseline_taken:
 * @self: a window
 * @id: a baseline
 *
 * Shows the new baseline where baselines are shown anyway.
 */
void
annexa_window_baseline_taken (AnnexaWindow *self,
                              gint64        id)
{
  annexa_page_show_record (annexa_project_view_get_page (self->view), annexa_kind_lookup ("baseline"), id);
}

static AnnexaMoment *
find_baseline (AnnexaWindow *self,
               gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaRecord) baseline
      = annexa_project_get_record (self->project, annexa_kind_lookup ("baseline"), id, &error);
  AnnexaMoment *moment = baseline != NULL ? annexa_baseline_get_moment (self->project, baseline, &error) : NULL;

  if (error != NULL)
    annexa_tell (GTK_WIDGET (self), _("The project of that time was not opened"), error->message);
  return moment;
}

static void
take_baseline_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);

  /* What was typed is part of how the project is now. */
  if (annexa_page_flush (annexa_project_view_get_page (self->view)))
    gtk_window_present (GTK_WINDOW (annexa_past_baseline_window_new (self)));
}

static void
look_at_past_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (annexa_past_window_new (ANNEXA_WINDOW (widget))));
}

static void
look_at_baseline_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  g_autoptr (AnnexaMoment) moment = find_baseline (self, g_variant_get_int64 (parameter));

  if (moment != NULL)
    annexa_window_look_at_moment (self, moment, NULL, 0);
}

static void
look_at_edit_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaMoment) moment = annexa_moment_of_edit (self->project, g_variant_get_int64 (parameter), &error);

  if (moment != NULL)
    annexa_window_look_at_moment (self, moment, NULL, 0);
  else
    annexa_window_tell (self, error->message);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  AnnexaWindow *present = self->present != NULL ? self->present : self;

  if (annexa_page_flush (annexa_project_view_get_page (present->view)))
    gtk_window_present (GTK_WINDOW (annexa_comparison_window_new (present, self->moment)));
}

static void
compare_baseline_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  g_autoptr (AnnexaMoment) moment = find_baseline (self, g_variant_get_int64 (parameter));

  if (moment != NULL && annexa_page_flush (annexa_project_view_get_page (self->view)))
    gtk_window_present (GTK_WINDOW (annexa_comparison_window_new (self, moment)));
}

/**
 * annexa_window_install_past_actions:
 * @widget_class: the class of the window
 *
 * What can be done with the past of a project.
 */
void
annexa_window_install_past_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.take-baseline", NULL, take_baseline_action);
  gtk_widget_class_install_action (widget_class, "win.look-at-past", NULL, look_at_past_action);
  gtk_widget_class_install_action (widget_class, "win.look-at-baseline", "x", look_at_baseline_action);
  gtk_widget_class_install_action (widget_class, "win.look-at-edit", "x", look_at_edit_action);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "win.compare-baseline", "x", compare_baseline_action);
}
