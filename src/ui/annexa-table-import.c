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
#include "annexa-table-import.h"
#include "annexa-window.h"

/* Bringing in a list that somebody keeps in a spreadsheet, saved as CSV: the same dialog that pastes one. */

typedef struct
{
  GtkWidget *widget;
  AnnexaProject *project;
  const AnnexaKind *kind;
} TableImport;

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
  annexa_offer_undo (widget, label);
}

/**
 * annexa_import_table_file:
 * @widget: where the person is
 * @project: a project that can be edited
 * @kind: (nullable): the kind whose records the person looks at
 * @path: a table as CSV
 *
 * Shows what importing the table would do, and into which register it goes, and imports it when the person agrees, as one
 * edit.
 */
void
annexa_import_table_file (GtkWidget        *widget,
                          AnnexaProject    *project,
                          const AnnexaKind *kind,
                          const char       *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    {
      annexa_tell (widget, _("The table could not be read"), error->message);
      return;
    }
  table = g_bytes_new_take (g_steal_pointer (&contents), length);
  dialog = annexa_paste_window_new_for_file (GTK_WINDOW (gtk_widget_get_root (widget)), project, kind, name, table);
  g_signal_connect_object (dialog, "pasted", G_CALLBACK (imported), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
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
  TableImport *wanted = g_new0 (TableImport, 1);

  wanted->widget = g_object_ref (widget);
  wanted->project = g_object_ref (project);
  wanted->kind = kind;
  annexa_choose_file_to_open (widget, _("Import a table"), ANNEXA_FILE_TABLE, table_chosen, wanted, free_table_import);
}
