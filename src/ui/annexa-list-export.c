/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-file.h"
#include "annexa-files.h"
#include "annexa-list-export.h"
#include "annexa-spreadsheet.h"
#include "annexa-text.h"
#include "annexa-window.h"
#include "annexa-worker.h"

/* Whoever waits longer is told that something is going on. */
#define MILLISECONDS_BEFORE_TELLING 700

/* A list as a spreadsheet: its rows and columns as they are shown. A worker writes it. */
typedef struct
{
  GtkWidget *widget;
  AnnexaProject *project;
  const AnnexaKind *kind;
  GPtrArray *fields;
  GArray *ids;
  char *path;
  guint n_cut;
  guint tell_source;
} ListExport;

static void
free_list_export (gpointer data)
{
  ListExport *export = data;

  g_clear_handle_id (&export->tell_source, g_source_remove);
  g_object_unref (export->widget);
  g_object_unref (export->project);
  g_ptr_array_unref (export->fields);
  g_array_unref (export->ids);
  g_free (export->path);
  g_free (export);
}

static ListExport *
new_list_export (GtkWidget        *widget,
                 AnnexaProject    *project,
                 const AnnexaKind *kind,
                 GPtrArray        *fields,
                 GArray           *ids,
                 const char       *path)
{
  ListExport *export = g_new0 (ListExport, 1);

  export->widget = g_object_ref (widget);
  export->project = g_object_ref (project);
  export->kind = kind;
  export->fields = g_ptr_array_ref (fields);
  export->ids = g_array_ref (ids);
  export->path = g_strdup (path);
  return export;
}

static gboolean
write_list (ListExport   *export,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (export->project, error);
  g_autoptr (AnnexaSpreadsheet) spreadsheet = reader != NULL ? annexa_spreadsheet_new (reader, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (spreadsheet != NULL
      && annexa_spreadsheet_add (spreadsheet, reader, export->kind, export->fields, export->ids,
                                 ANNEXA_SHEET_WORDS_SHOWN, cancellable, error))
    bytes = annexa_spreadsheet_write (spreadsheet, export->path, error);
  if (bytes == NULL
      || !annexa_file_export (export->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return FALSE;
  export->n_cut = annexa_spreadsheet_get_n_cut (spreadsheet);
  return TRUE;
}

static void
write_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (write_list (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell_cut (ListExport *export)
{
  g_autofree char *message = NULL;

  if (export->n_cut == 0)
    return;
  message = g_strdup_printf (ngettext ("%u text is longer than a cell of an .xlsx file can be, and was cut off. "
                                       "Save the list as .ods or .csv to have all of it.",
                                       "%u texts are longer than a cell of an .xlsx file can be, and were cut off. "
                                       "Save the list as .ods or .csv to have all of them.",
                                       export->n_cut),
                             export->n_cut);
  annexa_tell (export->widget, _("The list was saved, but not all of its text"), message);
}

/* @error says why it was not written. */
static void
tell_written (ListExport   *export,
              const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (export->widget);

  if (root == NULL)
    return;
  if (error != NULL)
    {
      annexa_tell (export->widget, _("The list could not be saved"), error->message);
      return;
    }
  if (ANNEXA_IS_WINDOW (root))
    {
      g_autofree char *name = g_filename_display_basename (export->path);
      g_autofree char *message = g_strdup_printf (_("Saved “%s”"), name);

      annexa_window_offer_to_open (ANNEXA_WINDOW (root), message, export->path);
    }
  tell_cut (export);
}

/* The worker may be the last to let go of the task, so the task does not hold the widget. */
static void
written (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  ListExport *export = data;
  g_autoptr (GError) error = NULL;

  (void) g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_handle_id (&export->tell_source, g_source_remove);
  tell_written (export, error);
  free_list_export (export);
}

static gboolean
tell_writing (gpointer data)
{
  ListExport *export = data;
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autofree char *message = g_strdup_printf (_("Saving “%s”…"), name);

  export->tell_source = 0;
  annexa_say (export->widget, message);
  return G_SOURCE_REMOVE;
}

/**
 * annexa_export_list_to:
 * @widget: where the person is
 * @project: a project
 * @kind: what the list is of
 * @fields: (element-type AnnexaField): its columns, at least one
 * @ids: (element-type gint64): its rows
 * @path: a file whose name ends in .ods, .xlsx or .csv
 *
 * Saves a list as a spreadsheet and says so when it is done.
 */
void
annexa_export_list_to (GtkWidget        *widget,
                       AnnexaProject    *project,
                       const AnnexaKind *kind,
                       GPtrArray        *fields,
                       GArray           *ids,
                       const char       *path)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  ListExport *export;

  if (!annexa_project_check_output (project, path, &error))
    {
      annexa_tell (widget, _("The list could not be saved"), error->message);
      return;
    }
  export = new_list_export (widget, project, kind, fields, ids, path);
  export->tell_source = g_timeout_add (MILLISECONDS_BEFORE_TELLING, tell_writing, export);
  task = g_task_new (NULL, NULL, written, export);
  g_task_set_task_data (task, export, NULL);
  annexa_worker_run (task, write_in_worker, ANNEXA_URGENCY_AWAITED);
}

static void
place_chosen (const char *path,
              gpointer    data)
{
  ListExport *export = data;

  if (gtk_widget_get_root (export->widget) != NULL)
    annexa_export_list_to (export->widget, export->project, export->kind, export->fields, export->ids, path);
  free_list_export (export);
}

/**
 * annexa_choose_list_export:
 * @widget: where the person is
 * @project: a project
 * @kind: what the list is of
 * @fields: (element-type AnnexaField): its columns, at least one
 * @ids: (element-type gint64): its rows
 *
 * Lets the person choose a place and saves the list there as a spreadsheet.
 */
void
annexa_choose_list_export (GtkWidget        *widget,
                           AnnexaProject    *project,
                           const AnnexaKind *kind,
                           GPtrArray        *fields,
                           GArray           *ids)
{
  g_autofree char *organization = annexa_project_get_name (project);
  /* TRANSLATORS: The name of a file: an organization and one of its registers */
  g_autofree char *title = g_strdup_printf (_("%s – %s.ods"), organization, annexa_kind_get_plural (kind));
  g_autofree char *file_name = annexa_text_file_name (title);

  annexa_choose_file_to_save (widget, _("Save this list as a spreadsheet (.ods, .xlsx or .csv)"),
                              ANNEXA_FILE_SPREADSHEET, file_name, place_chosen,
                              new_list_export (widget, project, kind, fields, ids, NULL), free_list_export);
}
