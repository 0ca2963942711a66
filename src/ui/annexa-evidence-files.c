/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-apply.h"
#include "annexa-dialog.h"
#include "annexa-evidence-files.h"
#include "annexa-files.h"
#include "annexa-many.h"
#include "annexa-page.h"
#include "annexa-progress-work.h"
#include "annexa-table-import.h"
#include "annexa-text.h"

/* Files become evidence: chosen by menu, or dropped on a record from a file manager. They are read by a worker, and all of
 * them are one edit. */

/* After this time one wants to know that something goes on. */
#define PATIENCE_MS 700

/* What a drop target knows of its widget. */
#define LIST_OF_RECORDS "list-of-records"

/* So many bytes are written into a project before anybody notices. */
#define MOST_AT_ONCE (4 * 1024 * 1024)

typedef struct
{
  GtkWidget *widget;
  AnnexaProject *project;
  AnnexaRecord *record;
  guint patience_source;
} Attaching;

/**
 * annexa_files_are_large:
 * @files: (element-type AnnexaLoadedFile): files that are going to be attached
 *
 * Returns: whether a window would notice how long it takes to write them into a project
 */
gboolean
annexa_files_are_large (GPtrArray *files)
{
  gsize sum = 0;

  for (guint i = 0; i < files->len; i++)
    sum += g_bytes_get_size (((const AnnexaLoadedFile *) files->pdata[i])->contents);
  return annexa_is_many ((gint64) sum, MOST_AT_ONCE);
}

static void
free_attaching (gpointer data)
{
  Attaching *attaching = data;

  g_clear_handle_id (&attaching->patience_source, g_source_remove);
  g_object_unref (attaching->widget);
  g_object_unref (attaching->project);
  g_object_unref (attaching->record);
  g_free (attaching);
}

static Attaching *
make_attaching (GtkWidget     *widget,
                AnnexaProject *project,
                AnnexaRecord  *record)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->widget = g_object_ref (widget);
  attaching->project = g_object_ref (project);
  attaching->record = g_object_ref (record);
  return attaching;
}

static const AnnexaKind *
evidence_kind (void)
{
  return annexa_kind_lookup ("evidence");
}

/* What a file is called without its extension is a good name to begin with. */
static char *
make_title (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL && dot > name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
  char *title = annexa_text_clean (stem, FALSE);

  return title != NULL ? title : g_strdup (_("File"));
}

/* What is attached to what: a worker may write it. */
typedef struct
{
  GPtrArray *files; /* AnnexaLoadedFile */
  const AnnexaKind *kind;
  gint64 record;
  gboolean wants_file; /* It is evidence that has no file yet, and takes the first one itself. */
  char *label;
} Evidence;

static void
free_evidence (gpointer data)
{
  Evidence *evidence = data;

  g_ptr_array_unref (evidence->files);
  g_free (evidence->label);
  g_free (evidence);
}

static void
add_evidence (AnnexaEdit             *edit,
              const Evidence         *evidence,
              const AnnexaLoadedFile *file)
{
  const AnnexaKind *kind = evidence_kind ();
  gint64 id = annexa_edit_create (edit, kind);
  g_autofree char *title = make_title (file->name);

  annexa_edit_set_text (edit, kind, id, "title", title);
  annexa_edit_set_loaded (edit, kind, id, annexa_kind_find_field (kind, "file"), file);
  if (evidence->kind != kind)
    annexa_edit_set_ids (edit, kind, id, "for", &evidence->record, 1);
}

static char *
make_label (AnnexaRecord *record,
            GPtrArray    *files)
{
  if (files->len == 1)
    /* TRANSLATORS: History: the name of a file, and the reference of the record that it proves */
    return g_strdup_printf (_("File %s attached to %s"), ((AnnexaLoadedFile *) files->pdata[0])->name,
                            annexa_record_get_ref (record));
  /* TRANSLATORS: History: how many files, and the reference of the record that they prove */
  return g_strdup_printf (ngettext ("%u file attached to %s", "%u files attached to %s", files->len), files->len,
                          annexa_record_get_ref (record));
}

static Evidence *
make_evidence (AnnexaRecord *record,
               GPtrArray    *files)
{
  Evidence *evidence = g_new0 (Evidence, 1);

  evidence->files = g_ptr_array_ref (files);
  evidence->kind = annexa_record_get_kind (record);
  evidence->record = annexa_record_get_id (record);
  evidence->wants_file = evidence->kind == evidence_kind () && annexa_record_is_empty (record, "file");
  evidence->label = make_label (record, files);
  return evidence;
}

static gboolean
apply (AnnexaProject *project,
       gpointer       data,
       GError       **error)
{
  const Evidence *evidence = data;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, evidence->label);

  for (guint i = 0; i < evidence->files->len; i++)
    if (i == 0 && evidence->wants_file)
      annexa_edit_set_loaded (edit, evidence->kind, evidence->record,
                              annexa_kind_find_field (evidence->kind, "file"), evidence->files->pdata[0]);
    else
      add_evidence (edit, evidence, evidence->files->pdata[i]);
  return annexa_project_apply (project, edit, error);
}

static void
applied (GtkWidget    *widget,
         gpointer      data,
         const GError *error)
{
  if (error != NULL)
    annexa_say (widget, error->message);
  else
    annexa_offer_undo (widget, ((const Evidence *) data)->label);
}

/* Large files take a moment to be written, too. */
static void
write_evidence (Attaching *attaching,
                GPtrArray *files)
{
  Evidence *evidence = make_evidence (attaching->record, files);
  g_autoptr (GError) error = NULL;

  if (annexa_files_are_large (files))
    {
      annexa_work_with_progress (attaching->widget, attaching->project, _("The files are being attached…"), apply,
                                 evidence, free_evidence, applied);
      return;
    }
  (void) apply (attaching->project, evidence, &error);
  applied (attaching->widget, evidence, error);
  free_evidence (evidence);
}

/* The window may be gone, or the record, by the time the files are read. */
static void
attach (Attaching *attaching,
        GPtrArray *files)
{
  if (gtk_widget_get_root (attaching->widget) == NULL)
    return;
  if (annexa_record_is_deleted (attaching->record))
    annexa_say (attaching->widget, _("The record was deleted meanwhile. Nothing was attached."));
  else
    write_evidence (attaching, files);
}

static void
files_read (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Attaching *attaching = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = annexa_load_files_finish (result, &error);

  if (files != NULL)
    attach (attaching, files);
  else
    annexa_say (attaching->widget, error->message);
  free_attaching (attaching);
}

static gboolean
lose_patience (gpointer data)
{
  Attaching *attaching = data;

  attaching->patience_source = 0;
  annexa_say (attaching->widget, _("Reading the files. You can go on working."));
  return G_SOURCE_REMOVE;
}

/**
 * annexa_attach_evidence:
 * @widget: a widget of the window
 * @project: a project
 * @record: what the files prove; or evidence that has no file yet
 * @paths: (array zero-terminated=1): files
 *
 * Adds evidence with each of the files, as one edit that can be taken back, or says why not.
 */
void
annexa_attach_evidence (GtkWidget         *widget,
                        AnnexaProject     *project,
                        AnnexaRecord      *record,
                        const char *const *paths)
{
  Attaching *attaching = make_attaching (widget, project, record);

  if (annexa_project_get_access (project) != ANNEXA_ACCESS_EDIT)
    {
      annexa_say (attaching->widget, _("This project is open for reading only. Nothing can be attached."));
      free_attaching (attaching);
      return;
    }
  attaching->patience_source = g_timeout_add (PATIENCE_MS, lose_patience, attaching);
  annexa_load_files_async (paths, NULL, files_read, attaching);
}

static void
files_chosen (const char *const *paths,
              gpointer           data)
{
  Attaching *attaching = data;

  annexa_attach_evidence (attaching->widget, attaching->project, attaching->record, paths);
  free_attaching (attaching);
}

/**
 * annexa_choose_evidence:
 * @widget: a widget of the window
 * @project: a project
 * @record: what the files are going to prove
 *
 * Asks for files and adds them as evidence.
 */
void
annexa_choose_evidence (GtkWidget     *widget,
                        AnnexaProject *project,
                        AnnexaRecord  *record)
{
  annexa_choose_files (widget, _("Attach files as evidence"), files_chosen, make_attaching (widget, project, record),
                       free_attaching);
}

static char **
list_paths (const GValue *value)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

/* Whether somebody may want the rows of a file, rather than the file. */
static gboolean
may_be_imported (GtkDropTarget     *target,
                 AnnexaProject     *project,
                 const char *const *paths)
{
  return g_object_get_data (G_OBJECT (target), LIST_OF_RECORDS) != NULL && paths[1] == NULL
         && annexa_file_suits (paths[0], ANNEXA_FILE_TABLE) && annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT;
}

typedef struct
{
  GtkWidget *widget;
  AnnexaProject *project;
  AnnexaRecord *record;
  char *path;
} Question;

static void
answered (const char *answer,
          gpointer    data)
{
  Question *question = data;
  const char *const paths[] = { question->path, NULL };
  GtkWidget *page = gtk_widget_get_ancestor (question->widget, ANNEXA_TYPE_PAGE);

  if (strcmp (answer, "attach") == 0)
    annexa_attach_evidence (question->widget, question->project, question->record, paths);
  else if (strcmp (answer, "import") == 0 && page != NULL && annexa_page_flush (ANNEXA_PAGE (page)))
    annexa_import_table_file (question->widget, question->project, annexa_record_get_kind (question->record),
                              question->path);
  g_object_unref (question->widget);
  g_object_unref (question->project);
  g_object_unref (question->record);
  g_free (question->path);
  g_free (question);
}

/* A list that somebody drops on a register is more often meant to be imported than to prove what one record claims. */
static void
ask_what_for (GtkWidget     *widget,
              AnnexaProject *project,
              AnnexaRecord  *record,
              const char    *path)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *name = g_filename_display_basename (path);
  /* TRANSLATORS: The name of a file */
  g_autofree char *heading = g_strdup_printf (_("What is “%s” for?"), name);
  g_autofree char *body = g_strdup_printf (
      /* TRANSLATORS: The reference of a record, and what it is called */
      _("Its rows can be imported; you see what that would do before it is done. Or the file can be attached to %s “%s” as "
        "evidence."),
      annexa_record_get_ref (record), annexa_record_get_title (record));

  question->widget = g_object_ref (widget);
  question->project = g_object_ref (project);
  question->record = g_object_ref (record);
  question->path = g_strdup (path);
  annexa_ask (widget, heading, body, NULL, answered, question, "cancel", _("_Cancel"), "attach", _("_Attach as evidence"),
              "import", _("_Import the rows"), NULL);
}

static gboolean
dropped (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  AnnexaFindRecordFunc find = data;
  g_auto (GStrv) paths = list_paths (value);
  AnnexaProject *project = NULL;
  g_autoptr (AnnexaRecord) record = find (widget, x, y, &project);

  if (record == NULL || paths[0] == NULL)
    return FALSE;
  if (may_be_imported (target, project, (const char *const *) paths))
    ask_what_for (widget, project, record, paths[0]);
  else
    annexa_attach_evidence (widget, project, record, (const char *const *) paths);
  return TRUE;
}

/* Files cannot be put down where there is no record. */
static GdkDragAction
moved (GtkDropTarget *target,
       double         x,
       double         y,
       gpointer       data)
{
  AnnexaFindRecordFunc find = data;
  AnnexaProject *project = NULL;
  g_autoptr (AnnexaRecord) record
      = find (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), x, y, &project);

  return record != NULL ? GDK_ACTION_COPY : 0;
}

static void
left (GtkDropTarget *target,
      gpointer       data)
{
  AnnexaFindRecordFunc find = data;
  AnnexaProject *project = NULL;
  g_autoptr (AnnexaRecord) record
      = find (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), -1, -1, &project);

  (void) record;
}

/**
 * annexa_add_evidence_target:
 * @widget: a widget that shows records
 * @find: finds the record below the pointer
 * @is_list: whether it is a list of records, where somebody who drops a table may want to import it
 *
 * Lets files be dropped on records.
 */
void
annexa_add_evidence_target (GtkWidget           *widget,
                            AnnexaFindRecordFunc find,
                            gboolean             is_list)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (target), LIST_OF_RECORDS, GINT_TO_POINTER (is_list));

  /* Before the entries of a form, which would take the names of the files as text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (dropped), find);
  g_signal_connect (target, "enter", G_CALLBACK (moved), find);
  g_signal_connect (target, "motion", G_CALLBACK (moved), find);
  g_signal_connect (target, "leave", G_CALLBACK (left), find);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
