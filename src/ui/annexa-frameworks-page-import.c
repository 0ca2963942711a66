/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-files.h"
#include "annexa-frameworks-page-private.h"
#include "annexa-oscal-import.h"
#include "annexa-progress-work.h"
#include "annexa-worker.h"

/* The file is read by a worker. */
static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      path,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  AnnexaOscalCatalogue *catalogue = annexa_oscal_catalogue_read (path, &error);

  if (catalogue != NULL)
    g_task_return_pointer (task, catalogue, (GDestroyNotify) annexa_oscal_catalogue_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell_refused (AnnexaFrameworksPage *self,
              const GError         *error)
{
  /* TRANSLATORS: What is wrong with a file */
  g_autofree char *body = g_strdup_printf (_("%s\n\nNothing was changed."), error->message);

  annexa_tell (GTK_WIDGET (self), _("The catalogue was not imported"), body);
}

/* What was done, and what of the file was not taken over. */
static void
tell_done (AnnexaFrameworksPage       *self,
           const AnnexaOscalCatalogue *catalogue,
           const AnnexaOscalResult    *result)
{
  g_autoptr (GPtrArray) sentences = annexa_oscal_result_describe (result, catalogue);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("%u control imported", "%u controls imported", catalogue->controls->len), catalogue->controls->len);
  g_autofree char *body = NULL;

  g_ptr_array_add (sentences, g_strdup (_("Map its controls to those of Annex A, and you see here what you already do.")));
  g_ptr_array_add (sentences, NULL);
  body = g_strjoinv ("\n\n", (char **) sentences->pdata);
  annexa_tell (GTK_WIDGET (self), result->known ? _("Brought up to date") : heading, body);
}

/* What the worker enters, and what came of it. */
typedef struct
{
  AnnexaOscalCatalogue *catalogue;
  AnnexaOscalResult *result;
} Intake;

static void
free_intake (gpointer data)
{
  Intake *intake = data;

  annexa_oscal_catalogue_free (intake->catalogue);
  g_clear_pointer (&intake->result, annexa_oscal_result_free);
  g_free (intake);
}

static gboolean
enter_in_worker (AnnexaProject *writer,
                 gpointer       data,
                 GError       **error)
{
  Intake *intake = data;

  intake->result = annexa_oscal_import (writer, intake->catalogue, FALSE, error);
  return intake->result != NULL;
}

static void
entered (GtkWidget    *widget,
         gpointer      data,
         const GError *error)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (widget);
  Intake *intake = data;
  g_autofree char *label = NULL;

  if (error != NULL)
    {
      tell_refused (self, error);
      return;
    }
  annexa_control_list_forget (self->list);
  annexa_frameworks_page_choose (self, intake->result->framework);
  label = annexa_project_get_undo_label (annexa_page_get_project (ANNEXA_PAGE (self)));
  if (label != NULL)
    annexa_offer_undo (GTK_WIDGET (self), label);
  tell_done (self, intake->catalogue, intake->result);
}

/* The project as it is now is kept before, which takes long where it is large. */
static void
take_catalogue (AnnexaFrameworksPage *self,
                AnnexaOscalCatalogue *catalogue)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->catalogue = catalogue;
  annexa_work_with_progress (GTK_WIDGET (self), annexa_page_get_project (ANNEXA_PAGE (self)), _("Importing the catalogue…"),
                             enter_in_worker, intake, free_intake, entered);
}

/* The worker may be the last to let go of the task, so the task does not hold the page. */
static void
read_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AnnexaFrameworksPage) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOscalCatalogue) catalogue = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->reading != cancellable)
    return;
  g_clear_object (&self->reading);
  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_revealer_set_reveal_child (self->progress, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.import-catalogue", TRUE);
  if (catalogue != NULL)
    take_catalogue (self, g_steal_pointer (&catalogue));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_refused (self, error);
}

/**
 * annexa_frameworks_page_import:
 * @self: a page
 * @path: a catalogue
 *
 * Imports a catalogue, and says what came of it.
 */
void
annexa_frameworks_page_import (AnnexaFrameworksPage *self,
                               const char           *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANNEXA_IS_FRAMEWORKS_PAGE (self));
  g_return_if_fail (self->reading == NULL);

  self->reading = g_cancellable_new ();
  task = g_task_new (NULL, self->reading, read_done, g_object_ref (self));
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.import-catalogue", FALSE);
  gtk_revealer_set_reveal_child (self->progress, TRUE);
  annexa_worker_run (task, read_in_worker, ANNEXA_URGENCY_AWAITED);
}

static void
file_chosen (const char *path,
             gpointer    data)
{
  g_autoptr (AnnexaFrameworksPage) self = data;

  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    annexa_frameworks_page_import (self, path);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (annexa_page_flush (ANNEXA_PAGE (widget)))
    annexa_choose_file_to_open (widget, _("Import a catalogue"), ANNEXA_FILE_CATALOGUE, file_chosen,
                                g_object_ref (widget), g_object_unref);
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (widget);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
}

void
annexa_frameworks_page_install_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.import-catalogue", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "page.stop-import", NULL, stop_action);
}
