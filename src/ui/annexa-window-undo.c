/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-progress-work.h"
#include "annexa-window-private.h"

/* Undo and redo, one step after the other. Keys come before pictures in the main loop, so that a key held down would
 * leave the window standing until all is done: there is a picture after each step, and what was asked for meanwhile
 * waits. What is asked for while a worker takes a large edit back, or changes something else, is dropped: nobody sees
 * yet what it would be. */

/* A key held down repeats faster than pictures come; whoever lets it go expects that to be the end of it. */
#define MOST_WAITING 2

typedef struct
{
  gboolean redo;
  char *label;
} TakingBack;

static void
free_taking_back (gpointer data)
{
  TakingBack *taking = data;

  g_free (taking->label);
  g_free (taking);
}

static gboolean
do_take_back (AnnexaProject *project,
              gpointer       data,
              GError       **error)
{
  TakingBack *taking = data;

  return taking->redo ? annexa_project_redo (project, &taking->label, error)
                      : annexa_project_undo (project, &taking->label, error);
}

static void
taken_back (GtkWidget    *widget,
            gpointer      data,
            const GError *error)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  const TakingBack *taking = data;
  g_autofree char *message = NULL;

  if (error != NULL)
    {
      self->undo_steps = 0;
      annexa_window_tell (self, error->message);
      return;
    }
  message = g_strdup_printf (taking->redo ? _("Redone: %s") : _("Undone: %s"), taking->label);
  if (taking->redo)
    annexa_window_offer_undo (self, message);
  else
    annexa_window_offer_redo (self, message);
}

static void
take_one_back (AnnexaWindow *self,
               gboolean      redo)
{
  TakingBack *taking;
  GError *error = NULL;

  if (annexa_project_is_working (self->project))
    {
      self->undo_steps = 0;
      return;
    }
  if (!annexa_page_flush (annexa_project_view_get_page (self->view)))
    return;
  taking = g_new0 (TakingBack, 1);
  taking->redo = redo;
  if (annexa_project_is_large_undo (self->project, redo))
    {
      annexa_work_with_progress (GTK_WIDGET (self), self->project,
                                 redo ? _("What was taken back is being done again…")
                                      : _("The edit is being taken back…"),
                                 do_take_back, taking, free_taking_back, taken_back);
      return;
    }
  self->taking_back = TRUE;
  (void) do_take_back (self->project, taking, &error);
  self->taking_back = FALSE;
  taken_back (GTK_WIDGET (self), taking, error);
  free_taking_back (taking);
  g_clear_error (&error);
}

static gboolean
picture_came (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  gboolean redo = self->undo_steps > 0;

  if (self->undo_steps == 0 || self->project == NULL || self->leaving)
    {
      self->undo_tick = 0;
      self->undo_steps = 0;
      return G_SOURCE_REMOVE;
    }
  self->undo_steps += redo ? -1 : 1;
  take_one_back (self, redo);
  return G_SOURCE_CONTINUE;
}

/**
 * annexa_window_take_back:
 * @self: a window with a project
 * @redo: whether to do again what was taken back last, instead of taking back what was done last
 *
 * Does so at once; when the step before has not been seen yet, after the next picture. Of what comes faster than pictures,
 * two steps wait and the others are dropped.
 */
void
annexa_window_take_back (AnnexaWindow *self,
                         gboolean      redo)
{
  if (self->undo_tick != 0)
    {
      self->undo_steps = CLAMP (self->undo_steps + (redo ? 1 : -1), -MOST_WAITING, MOST_WAITING);
      return;
    }
  take_one_back (self, redo);
  if (self->project != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->undo_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), picture_came, NULL, NULL);
}

/**
 * annexa_window_finish_taking_back:
 * @self: a window with a project
 *
 * Does what still waits to be taken back or done again, before something else is done with the project.
 */
void
annexa_window_finish_taking_back (AnnexaWindow *self)
{
  while (self->undo_steps != 0)
    {
      gboolean redo = self->undo_steps > 0;

      self->undo_steps += redo ? -1 : 1;
      take_one_back (self, redo);
    }
}
