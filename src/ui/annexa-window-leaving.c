/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-window-private.h"

/* Leaving a project: the person's file is brought up to date, a copy goes to the folder for copies where one was
 * chosen, and the project is closed. */

/* What takes less time than this happens without a word. */
#define LONGEST_SILENCE_MS 400

typedef struct
{
  AnnexaWindow *window;
  gboolean copy; /* where a folder for copies was chosen */
  AnnexaProgressWindow *progress;
} Leaving;

static void
free_leaving (Leaving *leaving)
{
  g_object_unref (leaving->window);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, free_leaving)

static Leaving *
note_leaving (AnnexaWindow *self,
              gboolean      copy)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (self);
  leaving->copy = copy;
  return leaving;
}

static gboolean
leave_unwritten (gpointer data)
{
  AnnexaWindow *self = data;

  annexa_window_close_project (self);
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The question itself goes first: it does not bear that the window goes below it. */
static void
close_answered (const char *answer,
                gpointer    data)
{
  g_autoptr (AnnexaWindow) self = data;

  if (g_strcmp0 (answer, "copy") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-copy", NULL);
  else if (g_strcmp0 (answer, "leave") == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_unwritten, g_steal_pointer (&self), g_object_unref);
}

/* Everything is in the working copy, which the next opening finds. So closing never loses work, but somebody who copies
 * the file elsewhere should know that it is not the latest. */
static void
ask_about_closing (AnnexaWindow *self,
                   const char   *reason)
{
  annexa_ask (GTK_WIDGET (self), _("The project file could not be updated"), reason, "leave", close_answered,
              g_object_ref (self), "stay", _("_Keep open"), "leave", _("Close and _keep edits for next time"), "copy",
              _("Save a _copy…"), NULL);
}

static void
set_leaving (AnnexaWindow *self,
             gboolean      leaving)
{
  self->leaving = leaving;
  /* GTK complains when a text that has the keyboard stops working. */
  if (leaving)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->project_box), !leaving);
  if (!leaving)
    g_clear_handle_id (&self->leaving_source, g_source_remove);
}

static gboolean
tell_of_leaving (gpointer data)
{
  AnnexaWindow *self = data;

  self->leaving_source = 0;
  annexa_window_tell (self, _("The file is being written…"));
  return G_SOURCE_REMOVE;
}

static void
start_leaving (AnnexaWindow *self)
{
  set_leaving (self, TRUE);
  self->leaving_source = g_timeout_add (LONGEST_SILENCE_MS, tell_of_leaving, self);
}

static void
tell_problem (AnnexaWindow *self,
              const GError *error)
{
  if (self->destroying)
    ask_about_closing (self, error->message);
  else
    g_signal_emit_by_name (self->project, "file-problem", error);
}

/* Windows that read the project, and the dialogs of all. */
static gboolean
belongs_to (AnnexaWindow *self,
            GtkWindow    *window)
{
  GtkWindow *above = gtk_window_get_transient_for (window);

  return (above != NULL && (above == GTK_WINDOW (self) || belongs_to (self, above)))
         || (self->dependents != NULL && g_ptr_array_find (self->dependents, window, NULL));
}

/* The window itself goes last: a dialog does not bear that it goes below it. */
static void
hide_windows (AnnexaWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  if (self->hidden == NULL)
    self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (window)) && belongs_to (self, window))
        g_ptr_array_add (self->hidden, g_steal_pointer (&window));
    }
  for (guint i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (self->hidden->pdata[i], FALSE);
  if (self->destroying)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* One that was destroyed while it was hidden is only an empty shell. */
static gboolean
is_there (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (other == window)
        return TRUE;
    }
  return FALSE;
}

/* Whoever does not see the window any more sees it again when there is something to be told. */
static void
show_windows (AnnexaWindow *self)
{
  gtk_window_present (GTK_WINDOW (self));
  for (guint i = 0; i < self->hidden->len; i++)
    if (is_there (self->hidden->pdata[i]))
      gtk_widget_set_visible (self->hidden->pdata[i], TRUE);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
}

/* Dialogs go with the project, those in front of others first. Windows of the past are closed with it anyway. */
static void
destroy_dialogs (AnnexaWindow *self)
{
  for (guint i = self->hidden->len; i > 0; i--)
    {
      GtkWindow *window = self->hidden->pdata[i - 1];

      if (is_there (window) && gtk_window_get_transient_for (window) != NULL)
        gtk_window_destroy (window);
    }
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
}

static void
close_at_last (AnnexaWindow *self)
{
  g_autoptr (GError) error = NULL;

  set_leaving (self, FALSE);
  if (!annexa_project_close (self->project, &error))
    {
      show_windows (self);
      tell_problem (self, error);
      return;
    }
  destroy_dialogs (self);
  annexa_window_close_project (self);
  if (self->destroying)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    annexa_window_update_actions (self);
}

static gboolean
put_page_away (gpointer data)
{
  Leaving *leaving = data;

  if (annexa_project_view_put_page_away (leaving->window->view))
    return G_SOURCE_CONTINUE;
  leaving->window->closing_source = 0;
  close_at_last (leaving->window);
  return G_SOURCE_REMOVE;
}

/* Very many widgets take a while to go, all pages half a second in which other windows would stand still. So the window
 * goes first, with all that belongs to it, and then one page after the other while the project is still open, as they
 * expect it to be. */
static void
close_now (AnnexaWindow *self)
{
  set_leaving (self, TRUE);
  hide_windows (self);
  self->closing_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, put_page_away, note_leaving (self, FALSE),
                                          (GDestroyNotify) free_leaving);
}

/**
 * annexa_window_finish_leaving:
 * @self: a window
 *
 * Closes the project at once if there is nothing left to do but that, so that somebody who asks for it again, or for
 * another one, is not answered by a window that is about to go.
 */
void
annexa_window_finish_leaving (AnnexaWindow *self)
{
  g_return_if_fail (ANNEXA_IS_WINDOW (self));

  if (self->closing_source == 0)
    return;
  g_clear_handle_id (&self->closing_source, g_source_remove);
  close_at_last (self);
}

static void leave (AnnexaWindow *self,
                   gboolean      destroy,
                   gboolean      copy);

static gboolean
leave_without_copy (gpointer data)
{
  g_autoptr (Leaving) leaving = data;

  if (leaving->window->project != NULL)
    leave (leaving->window, leaving->window->destroying, FALSE);
  return G_SOURCE_REMOVE;
}

static void
backup_answered (const char *answer,
                 gpointer    data)
{
  g_autoptr (Leaving) leaving = data;

  if (g_strcmp0 (answer, "leave") == 0)
    g_idle_add (leave_without_copy, g_steal_pointer (&leaving));
}

/* Whoever counts on the copies has to know of one that is missing; nothing is lost by that. Who did not want to wait
 * for it may do so another time. */
static void
ask_about_backup (AnnexaWindow *self,
                  const GError *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const char *reason = stopped ? _("Its writing was stopped.") : error->message;
  /* TRANSLATORS: Behind the reason why something did not work */
  g_autofree char *body = g_strdup_printf (_("%s The project file itself is up to date."), reason);

  annexa_ask (GTK_WIDGET (self), _("There is no copy in the backup folder"), body, NULL, backup_answered,
              note_leaving (self, TRUE), "stay", _("_Keep open"), "leave", _("_Close without a copy"), NULL);
}

static void
copied_before_leaving (AnnexaWindow  *self,
                       AnnexaProject *project,
                       const GError  *error,
                       gpointer       data)
{
  g_autoptr (Leaving) leaving = data;

  annexa_progress_window_end (leaving->progress);
  set_leaving (self, FALSE);
  if (self->project != project)
    return;
  if (error == NULL)
    close_now (self);
  else
    ask_about_backup (self, error);
}

static void
back_up_and_close (AnnexaWindow *self,
                   gboolean      copy)
{
  Leaving *leaving;

  if (!copy || !annexa_window_needs_copy (self))
    {
      close_now (self);
      return;
    }
  set_leaving (self, TRUE);
  leaving = note_leaving (self, TRUE);
  leaving->progress = annexa_progress_window_begin (GTK_WINDOW (self), _("A copy goes to the backup folder…"));
  annexa_window_make_copy (self, annexa_progress_window_get_cancellable (leaving->progress), copied_before_leaving,
                           leaving);
}

static void
written_before_leaving (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (Leaving) leaving = data;
  AnnexaWindow *self = leaving->window;
  g_autoptr (GError) error = NULL;
  gboolean written = annexa_project_publish_finish (ANNEXA_PROJECT (source), result, &error);

  set_leaving (self, FALSE);
  if (self->project != ANNEXA_PROJECT (source))
    return;
  if (written)
    back_up_and_close (self, leaving->copy);
  else
    tell_problem (self, error);
}

static void
leave (AnnexaWindow *self,
       gboolean      destroy,
       gboolean      copy)
{
  AnnexaPage *page = annexa_project_view_get_page (self->view);

  /* Who closes the window while its project is being closed wants both. */
  if (self->leaving)
    {
      self->destroying = self->destroying || destroy;
      if (self->closing_source != 0 && self->destroying)
        gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  annexa_window_finish_taking_back (self);
  if (page != NULL && !annexa_page_flush (page))
    return;
  /* A window of the past has no other purpose. */
  self->destroying = destroy || self->moment != NULL;
  /* An import or an undo that a worker still makes is waited for as well. */
  if (!annexa_project_has_unpublished (self->project) && !annexa_project_is_working (self->project))
    {
      back_up_and_close (self, copy);
      return;
    }
  start_leaving (self);
  annexa_project_publish_async (self->project, FALSE, NULL, written_before_leaving, note_leaving (self, copy));
}

/**
 * annexa_window_leave_project:
 * @self: a window with a project
 * @destroy: whether the window goes, too
 *
 * Brings the person's file up to date, in a worker, and then closes the project. When the file or its copy cannot be
 * written, the project stays open and the person is told.
 */
void
annexa_window_leave_project (AnnexaWindow *self,
                             gboolean      destroy)
{
  leave (self, destroy, TRUE);
}
