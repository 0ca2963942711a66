/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-files.h"
#include "annexa-paste-window.h"
#include "annexa-progress-window.h"
#include "annexa-table-import.h"
#include "annexa-window.h"
#include "annexa-workbook.h"
#include "annexa-worker.h"

/* Bringing in a list that somebody keeps in a spreadsheet: the same dialog that pastes one. */

typedef struct
{
  GtkWidget *widget;
  AnnexaProject *project;
  const AnnexaKind *kind;
  AnnexaProgressWindow *reading; /* while a worker reads a spreadsheet */
} TableImport;

/* A file that a worker reads. */
typedef struct
{
  char *name;
  GBytes *bytes;
} TableFile;

static void
free_table_import (gpointer data)
{
  TableImport *wanted = data;

  g_object_unref (wanted->widget);
  g_object_unref (wanted->project);
  g_free (wanted);
}

static void
imported (AnnexaPasteWindow *dialog,
          const char        *label,
          GtkWidget         *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (ANNEXA_IS_WINDOW (root))
    annexa_window_show_records (ANNEXA_WINDOW (root), annexa_paste_window_get_kind (dialog),
                                annexa_paste_window_get_records (dialog));
  if (annexa_paste_window_has_effect (dialog))
    annexa_offer_undo (widget, label);
  else
    annexa_say (widget, label);
}

static TableImport *
make_table_import (GtkWidget        *widget,
                   AnnexaProject    *project,
                   const AnnexaKind *kind)
{
  TableImport *wanted = g_new0 (TableImport, 1);

  wanted->widget = g_object_ref (widget);
  wanted->project = g_object_ref (project);
  wanted->kind = kind;
  return wanted;
}

static void
free_table_file (gpointer data)
{
  TableFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* @table: (transfer full) (nullable): what was read; @error: (nullable): why it was not */
static void
show_table (TableImport       *wanted,
            AnnexaImportTable *table,
            const GError      *error)
{
  GtkRoot *root = gtk_widget_get_root (wanted->widget);
  GtkWidget *dialog;

  if (table == NULL)
    {
      annexa_tell (wanted->widget, _("The table could not be read"), error->message);
      return;
    }
  dialog = annexa_paste_window_new_for_file (GTK_WINDOW (root), wanted->project, wanted->kind, table);
  g_signal_connect_object (dialog, "pasted", G_CALLBACK (imported), wanted->widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_table (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  TableFile *file = data;
  GError *error = NULL;
  AnnexaImportTable *table = annexa_import_table_open (file->name, file->bytes, cancellable, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) annexa_import_table_free);
  else
    g_task_return_error (task, error);
}

/* Who closes the dialog does not want the table any more, nor does who has closed the window. The worker may be the last to
 * let go of the task, so the task does not hold the widget. */
static void
table_read (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  TableImport *wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaImportTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  annexa_progress_window_end (g_steal_pointer (&wanted->reading));
  if (gtk_widget_get_root (wanted->widget) != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_table (wanted, g_steal_pointer (&table), error);
  free_table_import (wanted);
}

/* Unpacking a large spreadsheet takes a while. */
static void
start_reading (TableImport *wanted,
               const char  *name,
               GBytes      *bytes)
{
  TableFile *file = g_new0 (TableFile, 1);
  g_autoptr (GTask) task = NULL;

  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  wanted->reading = annexa_progress_window_begin (GTK_WINDOW (gtk_widget_get_root (wanted->widget)),
                                                  _("The table is being read…"));
  task = g_task_new (NULL, annexa_progress_window_get_cancellable (wanted->reading), table_read, wanted);
  g_task_set_task_data (task, file, free_table_file);
  annexa_worker_run (task, read_table, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_import_table_file:
 * @widget: where the person is
 * @project: a project that can be edited
 * @kind: (nullable): the kind whose records the person looks at
 * @path: a table: .xlsx, .ods or CSV
 *
 * Shows what importing the table would do, and into which register it goes, and imports it when the person agrees, as one
 * edit. A spreadsheet is shown a moment later.
 */
void
annexa_import_table_file (GtkWidget        *widget,
                          AnnexaProject    *project,
                          const AnnexaKind *kind,
                          const char       *path)
{
  TableImport *wanted = make_table_import (widget, project, kind);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = annexa_import_table_load (path, &error);
  AnnexaImportTable *table = NULL;

  if (bytes != NULL && annexa_workbook_suits (bytes))
    {
      start_reading (wanted, name, bytes);
      return;
    }
  if (bytes != NULL)
    table = annexa_import_table_open (name, bytes, NULL, &error);
  show_table (wanted, table, error);
  free_table_import (wanted);
}

static void
table_chosen (const char *path,
              gpointer    data)
{
  TableImport *wanted = data;

  if (gtk_widget_get_root (wanted->widget) != NULL)
    annexa_import_table_file (wanted->widget, wanted->project, wanted->kind, path);
  free_table_import (wanted);
}

/**
 * annexa_choose_table_to_import:
 * @widget: where the person is
 * @project: a project that can be edited
 * @kind: (nullable): the kind whose records the person looks at
 *
 * Asks for a table and imports it.
 */
void
annexa_choose_table_to_import (GtkWidget        *widget,
                               AnnexaProject    *project,
                               const AnnexaKind *kind)
{
  annexa_choose_file_to_open (widget, _("Import a table"), ANNEXA_FILE_TABLE, table_chosen,
                              make_table_import (widget, project, kind), free_table_import);
}

/* One file whose name is that of a table; several would need one dialog after the other. */
static char *
find_table (const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL && files->next == NULL ? g_file_get_path (files->data) : NULL;

  return path != NULL && annexa_file_suits (path, ANNEXA_FILE_TABLE) ? g_steal_pointer (&path) : NULL;
}

static gboolean
dropped (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  AnnexaTableTargetFunc find = data;
  g_autofree char *path = find_table (value);
  const AnnexaKind *kind = NULL;
  AnnexaProject *project = path != NULL ? find (widget, &kind) : NULL;

  if (project == NULL)
    return FALSE;
  annexa_import_table_file (widget, project, kind, path);
  return TRUE;
}

/**
 * annexa_add_table_target:
 * @widget: a page that shows records
 * @find: finds where a table goes
 *
 * Lets tables be dropped beside the records; who drops one on a record is asked what it is for.
 */
void
annexa_add_table_target (GtkWidget            *widget,
                         AnnexaTableTargetFunc find)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped), find);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
