/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-files.h"
#include "annexa-history.h"
#include "annexa-new-project-window.h"
#include "annexa-sample.h"
#include "annexa-settings.h"
#include "annexa-setup.h"
#include "annexa-starters.h"
#include "annexa-text.h"
#include "annexa-window-private.h"
#include "annexa-worker.h"

/* Making projects: new ones and the example company, in a worker, and the window that shows them. */

/**
 * annexa_window_for_project:
 * @self: a window
 *
 * Another project gets another window; only the welcome page gives way.
 *
 * Returns: (transfer none): the window for a project that is going to be opened
 */
AnnexaWindow *
annexa_window_for_project (AnnexaWindow *self)
{
  GtkWidget *window;

  if (self->project == NULL && !self->opening)
    return self;

  window = annexa_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  gtk_window_present (GTK_WINDOW (window));
  return ANNEXA_WINDOW (window);
}

typedef struct
{
  AnnexaWindow *window;
  AnnexaWindow *shown; /* the window that shows the project; NULL while it has no place */
  GtkWindow *dialog; /* where the wish was put together; NULL for the example company */
  char *path;
  char *name;   /* NULL for the example company */
  char *preset;
  char *paper;
  char *person;
  const AnnexaStarter *starter; /* or NULL to start empty */
  AnnexaFirstAnswers answers;
} NewProject;

static void
free_new_project (NewProject *wish)
{
  g_object_unref (wish->window);
  g_clear_object (&wish->shown);
  g_clear_object (&wish->dialog);
  g_free (wish->path);
  g_free (wish->name);
  g_free (wish->preset);
  g_free (wish->paper);
  g_free (wish->person);
  annexa_first_answers_clear (&wish->answers);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewProject, free_new_project)

/* Belongs to the making of the project, which undo does not take back. */
static gboolean
set_paper (AnnexaProject *project,
           const char    *paper,
           GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, kind, error);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, _("Project created"));

  if (organization == NULL)
    return FALSE;
  annexa_edit_set_text (edit, kind, annexa_record_get_id (organization), "paper", paper);
  return annexa_project_apply (project, edit, error) && annexa_project_settle (project, error);
}

static AnnexaProject *
make_project (NewProject *wish,
              GError    **error)
{
  g_autoptr (AnnexaProject) project = wish->name != NULL
                                          ? annexa_setup_new_project (wish->path, wish->name, wish->preset, error)
                                          : annexa_sample_new_project (wish->path, error);

  if (project == NULL)
    return NULL;
  annexa_project_set_person (project, wish->person);
  if ((wish->paper != NULL && !set_paper (project, wish->paper, error))
      || (wish->starter != NULL && !annexa_starters_apply (project, wish->starter, error))
      || (wish->name != NULL && !annexa_first_answers_apply (project, &wish->answers, error))
      || !annexa_project_publish (project, TRUE, error))
    return NULL;
  return g_steal_pointer (&project);
}

static void
make_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = make_project (data, &error);

  if (project != NULL)
    g_task_return_pointer (task, project, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The worker may be the last to let go of the task, so the task does not hold the windows. */
static void
project_made (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (NewProject) wish = data;
  AnnexaWindow *window = wish->shown;
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = g_task_propagate_pointer (G_TASK (result), &error);

  window->opening = FALSE;
  if (annexa_window_is_closed (window))
    {
      g_clear_object (&project);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (window->stack), TRUE);
  if (project == NULL)
    {
      annexa_tell (GTK_WIDGET (window), _("The project was not created"), error->message);
      return;
    }
  annexa_window_set_project (window, project);
  /* A new project begins with what comes next. */
  if (wish->name != NULL)
    annexa_project_view_go (window->view, "readiness");
}

static void
place_chosen (const char *path,
              gpointer    data)
{
  NewProject *wish = data;
  AnnexaWindow *window = annexa_window_for_project (wish->window);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, project_made, wish);

  if (wish->dialog != NULL && !annexa_window_is_closed (wish->window))
    gtk_window_destroy (wish->dialog);
  wish->path = g_strdup (path);
  wish->shown = g_object_ref (window);
  window->opening = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (window->stack), FALSE);
  g_task_set_source_tag (task, place_chosen);
  g_task_set_task_data (task, wish, NULL);
  annexa_worker_run (task, make_in_worker, ANNEXA_URGENCY_AWAITED);
}

/* Whoever finds no place for the project goes on where they were: the answers are still there. */
static void
place_cancelled (gpointer data)
{
  NewProject *wish = data;

  /* With its window the dialog is gone, too. */
  if (!annexa_window_is_closed (wish->window))
    gtk_window_present (wish->dialog);
  free_new_project (wish);
}

static void
create_project (AnnexaNewProjectWindow *dialog,
                AnnexaWindow           *self)
{
  NewProject *wish = g_new0 (NewProject, 1);
  g_autofree char *safe = NULL;
  g_autofree char *file = NULL;

  wish->window = g_object_ref (self);
  wish->name = annexa_text_clean (annexa_new_project_window_get_name (dialog), FALSE);
  wish->preset = g_strdup (annexa_new_project_window_get_preset (dialog));
  wish->starter = annexa_new_project_window_get_starter (dialog);
  annexa_new_project_window_get_answers (dialog, &wish->answers);
  wish->paper = annexa_settings_get_paper ();
  wish->person = annexa_settings_get_person ();
  safe = annexa_text_file_name (wish->name);
  file = g_strconcat (safe, ".annexa", NULL);
  wish->dialog = g_object_ref (GTK_WINDOW (dialog));
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  annexa_choose_file_to_save (GTK_WIDGET (self), _("Where to keep the project"), ANNEXA_FILE_PROJECT, file, place_chosen,
                              wish, place_cancelled);
}

/**
 * annexa_window_ask_for_project:
 * @self: a window
 *
 * Asks what a new project is to be like and where to keep it, and makes it.
 */
void
annexa_window_ask_for_project (AnnexaWindow *self)
{
  GtkWidget *dialog = annexa_new_project_window_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "create", G_CALLBACK (create_project), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * annexa_window_open_example:
 * @self: a window
 *
 * Makes the example company. It goes into a folder of the program: nobody has to find a place to look around. Each time it
 * is a fresh one, but one that was changed is kept beside.
 */
void
annexa_window_open_example (AnnexaWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "annexa", "examples", NULL);
  g_autofree char *path = NULL;
  NewProject *wish = g_new0 (NewProject, 1);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *file
          = i == 1 ? g_strdup (_("Example company.annexa")) : g_strdup_printf (_("Example company %d.annexa"), (int) i);

      g_free (path);
      path = g_build_filename (folder, file, NULL);
    }
  wish->window = g_object_ref (self);
  place_chosen (path, wish);
}
