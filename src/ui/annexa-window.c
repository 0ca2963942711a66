/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-earlier.h"
#include "annexa-error.h"
#include "annexa-into-view.h"
#include "annexa-names.h"
#include "annexa-search.h"
#include "annexa-settings.h"
#include "annexa-time.h"
#include "annexa-window-private.h"
#include "annexa-worker.h"

/**
 * AnnexaWindow:
 *
 * A window: the welcome page, or an open project.
 */
G_DEFINE_FINAL_TYPE (AnnexaWindow, annexa_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
annexa_window_close_request (GtkWindow *window)
{
  AnnexaWindow *self = ANNEXA_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (self->moment == NULL)
    annexa_settings_set_window (width, height, gtk_window_is_maximized (window));

  if (self->project == NULL)
    return GTK_WINDOW_CLASS (annexa_window_parent_class)->close_request (window);

  annexa_window_leave_project (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
focus_moved (AnnexaWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL)
    return;
  annexa_unfade (focus);
  annexa_messages_uncover_focus (self->messages);
}

static void
annexa_window_dispose (GObject *object)
{
  AnnexaWindow *self = ANNEXA_WINDOW (object);

  g_clear_handle_id (&self->leaving_source, g_source_remove);
  g_clear_handle_id (&self->closing_source, g_source_remove);
  annexa_window_close_project (self);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_pointer (&self->moment, annexa_moment_free);
  g_clear_weak_pointer (&self->present);
  g_signal_handlers_disconnect_by_func (self, focus_moved, NULL);
  g_clear_pointer (&self->messages, annexa_messages_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_WINDOW);

  G_OBJECT_CLASS (annexa_window_parent_class)->dispose (object);
}

static void
annexa_window_class_init (AnnexaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = annexa_window_close_request;

  g_type_ensure (ANNEXA_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, project_box);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaWindow, banner_button);
  annexa_window_install_actions (widget_class);
}

static void
annexa_window_init (AnnexaWindow *self)
{
  /* A dialog over one window leaves those of other projects alone. */
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  int width, height;
  gboolean maximized;

  gtk_window_group_add_window (group, GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  self->messages = annexa_messages_new (self->toasts);
  /* After the widgets that scroll have brought it into view. */
  g_signal_connect_after (self, "notify::focus-widget", G_CALLBACK (focus_moved), NULL);
  annexa_settings_get_window (&width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  annexa_window_update_actions (self);
  annexa_welcome_page_take_focus (self->welcome);
}

GtkWidget *
annexa_window_new (AdwApplication *application)
{
  return g_object_new (ANNEXA_TYPE_WINDOW, "application", application, NULL);
}

/**
 * annexa_window_get_project:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the project that is open in it
 */
AnnexaProject *
annexa_window_get_project (AnnexaWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_WINDOW (self), NULL);

  return self->project;
}

/**
 * annexa_window_tell:
 * @self: a window
 * @message: a sentence
 *
 * Says something in passing.
 */
void
annexa_window_tell (AnnexaWindow *self,
                    const char   *message)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  annexa_messages_say (self->messages, message);
}

/**
 * annexa_window_uncover:
 * @self: a window
 * @widget: something in it that has the keyboard
 * @part: where in it the keyboard is now
 *
 * Scrolls that part up from below what is being said in passing.
 */
void
annexa_window_uncover (AnnexaWindow          *self,
                       GtkWidget             *widget,
                       const graphene_rect_t *part)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  annexa_messages_uncover_part (self->messages, widget, part);
}

/* The button of an offer would take back something else than it says. */
static void
project_changed (AnnexaWindow *self)
{
  /* What was asked for before somebody went on working was not meant for that work. */
  if (!self->taking_back)
    self->undo_steps = 0;
  annexa_messages_withdraw (self->messages);
}

/**
 * annexa_window_offer_redo:
 * @self: a window
 * @message: what was taken back
 *
 * Says what was taken back and offers to do it again.
 */
void
annexa_window_offer_redo (AnnexaWindow *self,
                          const char   *message)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  annexa_messages_offer (self->messages, message, _("_Redo"), "win.redo", NULL);
}

/**
 * annexa_window_show_records:
 * @self: a window
 * @kind: the kind of records
 * @ids: (element-type gint64): their ids
 *
 * Turns to the list of the kind, with the records selected.
 */
void
annexa_window_show_records (AnnexaWindow     *self,
                            const AnnexaKind *kind,
                            GArray           *ids)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  if (self->view != NULL)
    annexa_project_view_select_several (self->view, kind, ids);
}

/**
 * annexa_window_offer_undo:
 * @self: a window
 * @message: what was done: “Customer database deleted”
 *
 * Says what was done and offers to take it back. Where nothing had to be done, it says so: the button would take back
 * what was done before.
 */
void
annexa_window_offer_undo (AnnexaWindow *self,
                          const char   *message)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  if (self->project != NULL && !annexa_project_had_effect (self->project))
    annexa_messages_say (self->messages, _("Nothing has changed: it was like that before."));
  else
    annexa_messages_offer (self->messages, message, _("_Undo"), "win.undo", NULL);
}

/**
 * annexa_window_offer_to_open:
 * @self: a window
 * @message: what was saved
 * @path: the file
 *
 * Says that a file was written and offers to look at it.
 */
void
annexa_window_offer_to_open (AnnexaWindow *self,
                             const char   *message,
                             const char   *path)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  annexa_messages_offer (self->messages, message, _("_Open"), "win.show-file", g_variant_new_bytestring (path));
}

/**
 * annexa_window_show_banner:
 * @self: a window
 * @message: (nullable): what is wrong with the file, or %NULL when all is well again
 * @button: (nullable): what can be done
 * @action: (nullable): the action of the button
 *
 * Says above the project, until it is mended, that its file needs attention.
 */
void
annexa_window_show_banner (AnnexaWindow *self,
                           const char   *message,
                           const char   *button,
                           const char   *action)
{
  if (message != NULL)
    gtk_label_set_label (self->banner_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->banner_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->banner_button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_button), action);
  gtk_revealer_set_reveal_child (self->banner, message != NULL);
}

static void
file_problem (AnnexaWindow *self,
              const GError *error)
{
  if (g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND))
    annexa_window_show_banner (self, error->message, _("Save it _here again"), "win.save-again");
  else if (g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_NO_SPACE)
           || g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_IO))
    annexa_window_show_banner (self, error->message, _("_Try again"), "win.save");
  else
    annexa_window_show_banner (self, error->message, _("Save a _copy…"), "win.save-copy");
}

static void
file_published (AnnexaWindow *self)
{
  annexa_window_show_banner (self, NULL, NULL, NULL);
}

static void
file_checked (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (AnnexaWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!annexa_project_check_file_finish (ANNEXA_PROJECT (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->project == ANNEXA_PROJECT (source))
    annexa_window_show_banner (self, error->message, NULL, NULL);
}

/* What is looked at is not what the work goes on with. */
static gboolean
tell_about_earlier_copy (AnnexaWindow *self)
{
  g_autofree char *made = annexa_earlier_get_time (annexa_project_get_path (self->project));
  g_autofree char *time = made != NULL ? annexa_time_format (made) : NULL;
  g_autofree char *message = NULL;

  if (made == NULL)
    return FALSE;
  /* TRANSLATORS: A date and time */
  message = g_strdup_printf (_("This is an earlier copy, of %s. It can be read here; to work on it, save a copy."), time);
  annexa_window_show_banner (self, message, _("Save a _copy…"), "win.save-copy");
  return TRUE;
}

/* What the person should know about how the project was opened. */
static void
tell_about_opening (AnnexaWindow *self)
{
  const char *heading;
  g_autofree char *kept = annexa_project_describe_kept (self->project, &heading);

  if (kept != NULL)
    annexa_tell (GTK_WIDGET (self), heading, kept);
  else if (annexa_project_was_recovered (self->project))
    annexa_window_tell (self, _("Edits from last time that were not in the file yet have been recovered"));

  if (tell_about_earlier_copy (self))
    return;
  switch (annexa_project_get_access (self->project))
    {
    case ANNEXA_ACCESS_PERMISSION:
      annexa_window_show_banner (self, _("You may only read this file. To edit the project, save a copy."),
                                 _("Save a _copy…"), "win.save-copy");
      break;
    case ANNEXA_ACCESS_NEWER:
      annexa_window_show_banner (
          self, _("A newer version of Annexa made this project. It can be read; update the program to edit it."), NULL,
          NULL);
      break;
    case ANNEXA_ACCESS_BUSY:
    case ANNEXA_ACCESS_ASKED:
      annexa_window_show_banner (self, _("Somebody else is editing this project. It can be read here."), NULL, NULL);
      break;
    case ANNEXA_ACCESS_EDIT:
    default:
      break;
    }
}

static gboolean
is_earlier_copy (AnnexaProject *project)
{
  g_autofree char *made = annexa_earlier_get_time (annexa_project_get_path (project));

  return made != NULL;
}

static void
page_changed (AnnexaWindow *self)
{
  annexa_window_update_actions (self);
}

static void
add_view (AnnexaWindow *self)
{
  self->view = ANNEXA_PROJECT_VIEW (annexa_project_view_new (self->project));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (self->project_box, GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "notify::page", G_CALLBACK (page_changed), self, G_CONNECT_SWAPPED);
}

static void
remove_view (AnnexaWindow *self)
{
  g_signal_handlers_disconnect_by_data (self->view, self);
  gtk_box_remove (self->project_box, GTK_WIDGET (self->view));
  self->view = NULL;
}

/**
 * annexa_window_show_anew:
 * @self: a window
 *
 * Makes everything that shows the project anew, at the same place, because what is shown is written in another way now.
 */
void
annexa_window_show_anew (AnnexaWindow *self)
{
  g_autoptr (GVariant) place = NULL;
  AnnexaPlaces *places;

  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  if (self->view == NULL || self->leaving || !annexa_page_flush (annexa_project_view_get_page (self->view)))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  place = annexa_page_save_place (annexa_project_view_get_page (self->view));
  places = annexa_project_view_take_places (self->view);
  remove_view (self);
  add_view (self);
  annexa_project_view_give_places (self->view, places);
  annexa_page_restore_place (annexa_project_view_get_page (self->view), place);
  annexa_window_update_actions (self);
}

/**
 * annexa_window_set_project:
 * @self: a window without a project
 * @project: (transfer full): the project to show
 */
void
annexa_window_set_project (AnnexaWindow  *self,
                           AnnexaProject *project)
{
  g_autofree char *name = annexa_project_get_name (project);

  self->project = project;
  self->copied_seq = annexa_project_was_recovered (project) ? 0 : annexa_project_get_published_seq (project);
  add_view (self);
  gtk_stack_set_visible_child_name (self->stack, "project");
  gtk_window_set_title (GTK_WINDOW (self), name);
  if (!is_earlier_copy (project) && self->moment == NULL)
    annexa_settings_add_recent (annexa_project_get_path (project), name);

  g_signal_connect_object (project, "file-problem", G_CALLBACK (file_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "published", G_CALLBACK (file_published), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::can-undo", G_CALLBACK (annexa_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::can-redo", G_CALLBACK (annexa_window_update_actions), self,
                           G_CONNECT_SWAPPED);

  annexa_project_set_automatic (project, TRUE);
  annexa_project_open_search (project);
  if (self->moment == NULL)
    {
      self->checking = g_cancellable_new ();
      annexa_project_check_file_async (project, self->checking, file_checked, g_object_ref (self));
      tell_about_opening (self);
    }
  annexa_window_update_actions (self);
}

/**
 * annexa_window_close_project:
 * @self: a window
 *
 * Shows the welcome page again. The project was closed, or is left with its edits in the working copy.
 */
void
annexa_window_close_project (AnnexaWindow *self)
{
  if (self->project == NULL)
    return;

  annexa_window_close_dependents (self);
  annexa_window_stop_copying (self);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_signal_handlers_disconnect_by_data (self->project, self);
  remove_view (self);
  g_clear_object (&self->project);
  annexa_window_show_banner (self, NULL, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  gtk_window_set_title (GTK_WINDOW (self), _("Annexa"));
  annexa_welcome_page_update (self->welcome);
  annexa_welcome_page_take_focus (self->welcome);
}

/**
 * annexa_window_is_closed:
 * @self: a window
 *
 * Returns: whether the person closed it, so that a worker which comes back has nobody to show anything to
 */
gboolean
annexa_window_is_closed (AnnexaWindow *self)
{
  return self->stack == NULL;
}

typedef struct
{
  char *path;
  gboolean read_only;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
open_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (opening->path, opening->read_only, &error);

  if (project != NULL)
    g_task_return_pointer (task, project, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

typedef struct
{
  AnnexaWindow *window;
  char *path;
} ReadInstead;

static void
busy_answered (const char *answer,
               gpointer    data)
{
  ReadInstead *question = data;

  if (g_strcmp0 (answer, "read") == 0)
    annexa_window_open (question->window, question->path, TRUE);
  g_object_unref (question->window);
  g_free (question->path);
  g_free (question);
}

/* The worker may be the last to let go of the task, so the task does not hold the window. */
static void
project_opened (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (AnnexaWindow) self = data;
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_filename_display_basename (opening->path);
  g_autofree char *heading = g_strdup_printf (_("“%s” was not opened"), name);

  self->opening = FALSE;
  if (annexa_window_is_closed (self))
    {
      g_clear_object (&project);
      return;
    }
  if (project != NULL)
    {
      annexa_window_set_project (self, project);
      return;
    }
  if (g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_BUSY))
    {
      ReadInstead *question = g_new0 (ReadInstead, 1);

      question->window = g_object_ref (self);
      question->path = g_strdup (opening->path);
      annexa_ask (GTK_WIDGET (self), heading, error->message, NULL, busy_answered, question, "cancel", _("_Cancel"),
                  "read", _("Open for _reading"), NULL);
      return;
    }
  if (g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND))
    {
      annexa_settings_remove_recent (opening->path);
      annexa_welcome_page_update (self->welcome);
    }
  if (g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_CORRUPT))
    annexa_window_offer_earlier (self, heading, error->message, opening->path);
  else
    annexa_tell (GTK_WIDGET (self), heading, error->message);
}

/**
 * annexa_window_open:
 * @self: a window; where it has or opens another project already, a new one is used
 * @path: a project file
 * @read_only: whether to open it for reading only
 *
 * Opens a project; what goes wrong is told.
 */
void
annexa_window_open (AnnexaWindow *self,
                    const char   *path,
                    gboolean      read_only)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  if (self->opening || self->project != NULL)
    {
      GtkWidget *other = annexa_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

      gtk_window_present (GTK_WINDOW (other));
      annexa_window_open (ANNEXA_WINDOW (other), path, read_only);
      return;
    }
  self->opening = TRUE;
  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  opening->read_only = read_only;
  task = g_task_new (NULL, NULL, project_opened, g_object_ref (self));
  g_task_set_source_tag (task, annexa_window_open);
  g_task_set_task_data (task, opening, free_opening);
  annexa_worker_run (task, open_in_worker, ANNEXA_URGENCY_AWAITED);
}
