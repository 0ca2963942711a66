/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-dialog.h"
#include "annexa-import-report.h"
#include "annexa-paste-window.h"
#include "annexa-progress-window.h"
#include "annexa-sidebar.h"

/* So many rows show what stands in a column. */
#define N_SAMPLES 3

/* A table with more lines is looked at and imported by a worker, so that the window does not wait for it. */
#define MANY_LINES 400

/**
 * AnnexaPasteWindow:
 *
 * Shows what pasting a table would do before it is done: which column is which field, what is added and changed, and what
 * is wrong or goes to the notes. For a table from a file it also asks which register the rows go to.
 */
struct _AnnexaPasteWindow
{
  AdwWindow parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  char *name; /* of a file, or NULL for what is pasted */
  GBytes *bytes;
  gboolean cells; /* Rows without a reference are new ones. */
  GPtrArray *fields;  /* AnnexaField that a column can be */
  GPtrArray *kinds;   /* AnnexaKind of the registers that can be chosen */
  GPtrArray *choices; /* For each column the name of the field that somebody chose, "" for none, NULL for no choice */
  gboolean large;
  AnnexaImport *trial;
  gboolean possible;
  GCancellable *trying; /* a worker that tries a large table, or NULL */
  gboolean try_again;   /* Somebody chose another column meanwhile. */
  AnnexaProgressWindow *pasting; /* while a worker writes a large table */

  GArray *records; /* once pasted, the ids of what the rows became */
  gboolean adds;   /* whether those are new */

  AdwPreferencesGroup *target;
  AdwComboRow *register_row;
  AdwPreferencesGroup *columns;
  GPtrArray *column_rows;
  AnnexaImportReport *report;
  AdwWindowTitle *heading;
  GtkButton *paste_button;
};

G_DEFINE_FINAL_TYPE (AnnexaPasteWindow, annexa_paste_window, ADW_TYPE_WINDOW)

enum
{
  PASTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_paste_window_dispose (GObject *object)
{
  AnnexaPasteWindow *self = ANNEXA_PASTE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_PASTE_WINDOW);
  g_clear_pointer (&self->trial, annexa_import_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_paste_window_parent_class)->dispose (object);
}

static void
annexa_paste_window_finalize (GObject *object)
{
  AnnexaPasteWindow *self = ANNEXA_PASTE_WINDOW (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->column_rows);
  g_array_unref (self->records);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);

  G_OBJECT_CLASS (annexa_paste_window_parent_class)->finalize (object);
}

static gboolean
annexa_paste_window_close_request (GtkWindow *window)
{
  AnnexaPasteWindow *self = ANNEXA_PASTE_WINDOW (window);

  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  annexa_progress_window_stop (self->pasting);
  return GTK_WINDOW_CLASS (annexa_paste_window_parent_class)->close_request (window);
}

/* The table with the columns as somebody chose them. Choosing takes two columns of the same field for a mistake, so those
 * that are left out go first. */
static AnnexaImportTable *
make_table (AnnexaPasteWindow *self,
            GError           **error)
{
  g_autoptr (AnnexaImportTable) table
      /* TRANSLATORS: What messages call the table that is pasted */
      = annexa_import_table_new (self->name != NULL ? self->name : _("Clipboard"), self->bytes, self->kind, error);

  for (guint pass = 0; table != NULL && pass < 2; pass++)
    for (guint i = 0; i < self->choices->len; i++)
      {
        const char *choice = self->choices->pdata[i];

        if (choice != NULL && (*choice != '\0') == (pass == 1)
            && !annexa_import_table_choose (table, annexa_import_table_get_column (table, i)->title, choice, error))
          return NULL;
      }
  return g_steal_pointer (&table);
}

static AnnexaImport *
make_import (AnnexaPasteWindow *self)
{
  AnnexaImport *import = annexa_import_new (self->project);

  annexa_import_set_keeps_earlier (import, self->name != NULL);
  annexa_import_set_matches_titles (import, !self->cells);
  return import;
}

/* A worker's import, and the dialog that waits for it. */
typedef struct
{
  AnnexaPasteWindow *window;
  GtkWindow *parent; /* in front of which the dialog is; it must not be gone before that */
  AnnexaImport *import;
} Run;

static Run *
run_new (AnnexaPasteWindow *self,
         AnnexaImport      *import)
{
  Run *run = g_new0 (Run, 1);

  run->window = g_object_ref (self);
  run->parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));
  run->import = import;
  return run;
}

static void
run_free (Run *run)
{
  g_clear_pointer (&run->import, annexa_import_free);
  g_object_unref (run->window);
  g_object_unref (run->parent);
  g_free (run);
}

static void
forget_trial (AnnexaPasteWindow *self)
{
  annexa_import_report_clear (self->report);
  g_clear_pointer (&self->trial, annexa_import_free);
  self->possible = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->paste_button), FALSE);
}

/* @trial: (transfer full): what was tried */
static void
show_trial (AnnexaPasteWindow *self,
            AnnexaImport      *trial,
            gboolean           possible,
            const GError      *error)
{
  forget_trial (self);
  self->trial = trial;
  self->possible = possible;
  annexa_import_report_show (self->report, trial, possible, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paste_button), possible);
}

static void try (AnnexaPasteWindow *self);

static void
tried (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  Run *run = data;
  AnnexaPasteWindow *self = run->window;
  g_autoptr (GError) error = NULL;
  gboolean possible = annexa_import_run_finish (ANNEXA_PROJECT (source), result, &error);

  g_clear_object (&self->trying);
  /* The dialog may have been closed meanwhile. */
  if (gtk_widget_get_realized (GTK_WIDGET (self)) && self->try_again)
    {
      self->try_again = FALSE;
      try (self);
    }
  else if (gtk_widget_get_realized (GTK_WIDGET (self)))
    {
      show_trial (self, g_steal_pointer (&run->import), possible, error);
      if (possible && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self->paste_button));
    }
  run_free (run);
}

/* @import: (transfer full): what a worker is going to try */
static void
start_trial (AnnexaPasteWindow *self,
             AnnexaImport      *import)
{
  forget_trial (self);
  annexa_import_report_say (self->report, _("The rows are being looked at…"));
  self->trying = g_cancellable_new ();
  annexa_import_run_async (import, TRUE, self->trying, tried, run_new (self, import));
}

/* Tries it, without writing anything. */
static void
try (AnnexaPasteWindow *self)
{
  g_autoptr (GError) error = NULL;
  AnnexaImportTable *table;
  AnnexaImport *import;
  gboolean possible;

  if (self->trying != NULL)
    {
      self->try_again = TRUE;
      g_cancellable_cancel (self->trying);
      return;
    }
  table = make_table (self, &error);
  import = make_import (self);
  if (table != NULL)
    annexa_import_take_table (import, table);
  if (table != NULL && self->large)
    {
      start_trial (self, import);
      return;
    }
  possible = table != NULL && annexa_import_run (import, TRUE, &error);
  show_trial (self, import, possible, error);
}

/* A column is left out or a field, or goes to the notes as long as nobody says what it is: that is offered last, and only
 * where nothing is known of a column. */
static void
column_chosen (AdwComboRow       *row,
               GParamSpec        *pspec,
               AnnexaPasteWindow *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
  guint selected = adw_combo_row_get_selected (row);
  const char *choice = NULL;

  if (selected == 0)
    choice = "";
  else if (selected <= self->fields->len)
    choice = ((const AnnexaField *) self->fields->pdata[selected - 1])->name;
  g_free (self->choices->pdata[column]);
  self->choices->pdata[column] = g_strdup (choice);
  try (self);
}

/* What stands in a column, as far as a glance needs it. */
static char *
describe_cells (AnnexaPasteWindow *self,
                guint              column)
{
  g_autoptr (AnnexaCsvReader) reader = annexa_csv_reader_new (self->bytes, '\0', NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  (void) annexa_csv_reader_next (reader, NULL);
  for (guint i = 0; i < N_SAMPLES && annexa_csv_reader_next (reader, NULL); i++)
    {
      const char *cell = column < annexa_csv_reader_get_n_cells (reader) ? annexa_csv_reader_get_cell (reader, column) : "";

      if (*cell != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_column (AnnexaPasteWindow  *self,
            const AnnexaColumn *column,
            guint               position)
{
  g_autofree char *cells = describe_cells (self, position);
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *[]){ _("Leave out"), NULL });
  GtkWidget *row = adw_combo_row_new ();
  const AnnexaField *own = annexa_kind_find_field (self->kind, column->title);
  guint selected = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      gtk_string_list_append (labels, annexa_field_get_label (self->fields->pdata[i]));
      if (self->fields->pdata[i] == column->field)
        selected = i + 1;
    }
  if (selected == 0 && annexa_kind_find_field (self->kind, "notes") != NULL)
    {
      gtk_string_list_append (labels, _("Into the notes"));
      selected = self->fields->len + 1;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), own != NULL ? annexa_field_get_label (own) : column->title);
  if (*cells != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cells);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (position));
  g_signal_connect (row, "notify::selected", G_CALLBACK (column_chosen), self);
  adw_preferences_group_add (self->columns, row);
  g_ptr_array_add (self->column_rows, row);
}

/* Only what a column can be is offered. */
static void
add_columns (AnnexaPasteWindow *self)
{
  g_autoptr (AnnexaImportTable) table = NULL;

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns, self->column_rows->pdata[i]);
  g_ptr_array_set_size (self->column_rows, 0);
  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->choices, 0);
  table = make_table (self, NULL);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (annexa_field_is_stored (&self->kind->fields[i]) && self->kind->fields[i].type != ANNEXA_FIELD_FILE)
      g_ptr_array_add (self->fields, (gpointer) &self->kind->fields[i]);
  for (guint i = 0; table != NULL && i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaColumn *column = annexa_import_table_get_column (table, i);

      g_ptr_array_add (self->choices, NULL);
      /* The references of cells are not from the clipboard, but say which rows they go into. */
      if (!self->cells || column->field == NULL || column->field->type != ANNEXA_FIELD_REF)
        add_column (self, column, i);
    }
}

/* What is said of the whole project, a method or a moment of it is no list that somebody keeps in a spreadsheet. */
static gboolean
can_take_rows (const AnnexaKind *kind)
{
  static const char *const others[] = { "method", "framework", "baseline", "pack", NULL };

  return !(kind->flags & ANNEXA_KIND_SINGLE) && !g_strv_contains (others, kind->name);
}

/* @kind: what the rows are */
static void
set_kind (AnnexaPasteWindow *self,
          const AnnexaKind  *kind)
{
  /* TRANSLATORS: Where the rows of a table go to; the name of a register: “Rows go to Assets” */
  g_autofree char *into = g_strdup_printf (_("Rows go to %s"), annexa_kind_get_plural (kind));

  self->kind = kind;
  adw_window_title_set_subtitle (self->heading, into);
  add_columns (self);
}

static void
register_chosen (AnnexaPasteWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->register_row);

  if (selected >= self->kinds->len || self->kinds->pdata[selected] == self->kind)
    return;
  set_kind (self, self->kinds->pdata[selected]);
  try (self);
}

/* The registers in the order of the sidebar. */
static void
add_registers (AnnexaPasteWindow *self)
{
  guint n, selected = 0;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; destinations[i].kinds[j] != NULL; j++)
      {
        const AnnexaKind *kind = annexa_kind_lookup (destinations[i].kinds[j]);

        if (!can_take_rows (kind))
          continue;
        if (kind == self->kind)
          selected = self->kinds->len;
        gtk_string_list_append (labels, annexa_kind_get_plural (kind));
        g_ptr_array_add (self->kinds, (gpointer) kind);
      }
  adw_combo_row_set_model (self->register_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->register_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->target), TRUE);
}

static void
annexa_paste_window_class_init (AnnexaPasteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_paste_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_paste_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = annexa_paste_window_close_request;

  /**
   * AnnexaPasteWindow::pasted:
   * @label: what was done
   *
   * The table is in the project.
   */
  signals[PASTED] = g_signal_new ("pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ANNEXA_TYPE_IMPORT_REPORT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-paste-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, target);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, register_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, report);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, paste_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, heading);
  gtk_widget_class_bind_template_callback (widget_class, annexa_paste_window_paste);
  gtk_widget_class_bind_template_callback (widget_class, register_chosen);
}

static void
annexa_paste_window_init (AnnexaPasteWindow *self)
{
  self->fields = g_ptr_array_new ();
  self->kinds = g_ptr_array_new ();
  self->column_rows = g_ptr_array_new ();
  self->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->choices = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_many_lines (GBytes *table)
{
  gsize size;
  const char *start = g_bytes_get_data (table, &size);
  const char *end = start + size;
  guint n = 0;

  while (n <= MANY_LINES && start < end)
    {
      const char *line_end = memchr (start, '\n', (gsize) (end - start));

      n++;
      start = line_end != NULL ? line_end + 1 : end;
    }
  return n > MANY_LINES;
}

static GtkWidget *
create (GtkWindow        *parent,
        AnnexaProject    *project,
        const AnnexaKind *kind,
        const char       *name,
        GBytes           *table,
        gboolean          cells)
{
  AnnexaPasteWindow *self = annexa_dialog_new (ANNEXA_TYPE_PASTE_WINDOW, parent);

  self->project = g_object_ref (project);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (table);
  self->cells = cells;
  self->large = has_many_lines (table);
  if (name != NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), name);
      adw_window_title_set_title (self->heading, name);
      gtk_button_set_label (self->paste_button, _("_Import"));
    }
  set_kind (self, kind);
  if (name != NULL)
    add_registers (self);
  try (self);
  if (self->possible)
    gtk_widget_grab_focus (GTK_WIDGET (self->paste_button));
  return GTK_WIDGET (self);
}

/**
 * annexa_paste_window_new:
 * @parent: the window of the project
 * @project: the project
 * @kind: what the rows are
 * @table: a table with headings, as CSV or with tabs
 * @cells: whether it was made of cells, so that rows without a reference stand for new records
 *
 * Returns: (transfer none): a dialog that pastes the table, not shown yet
 */
GtkWidget *
annexa_paste_window_new (GtkWindow        *parent,
                         AnnexaProject    *project,
                         const AnnexaKind *kind,
                         GBytes           *table,
                         gboolean          cells)
{
  return create (parent, project, kind, NULL, table, cells);
}

/**
 * annexa_paste_window_new_for_file:
 * @parent: the window of the project
 * @project: the project
 * @kind: (nullable): what the rows may be: the kind whose records somebody looks at
 * @name: what the file is called
 * @table: what is in it: a table with headings
 *
 * The register is proposed that has most of the table's columns; somebody may choose another.
 *
 * Returns: (transfer none): a dialog that imports the table, not shown yet
 */
GtkWidget *
annexa_paste_window_new_for_file (GtkWindow        *parent,
                                  AnnexaProject    *project,
                                  const AnnexaKind *kind,
                                  const char       *name,
                                  GBytes           *table)
{
  const AnnexaKind *proposed = annexa_import_table_propose_kind (name, table, kind);

  return create (parent, project, proposed != NULL ? proposed : annexa_kind_lookup ("asset"), name, table, FALSE);
}

/**
 * annexa_paste_window_get_kind:
 * @self: a dialog
 *
 * Returns: (transfer none): what the rows are
 */
const AnnexaKind *
annexa_paste_window_get_kind (AnnexaPasteWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PASTE_WINDOW (self), NULL);

  return self->kind;
}

/**
 * annexa_paste_window_get_records:
 * @self: a dialog whose table was pasted
 *
 * Returns: (transfer none) (element-type gint64): the ids of the records that the rows became
 */
GArray *
annexa_paste_window_get_records (AnnexaPasteWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PASTE_WINDOW (self), NULL);

  return self->records;
}

/**
 * annexa_paste_window_adds:
 * @self: a dialog whose table was pasted
 *
 * Returns: whether some of the records are new
 */
gboolean
annexa_paste_window_adds (AnnexaPasteWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PASTE_WINDOW (self), FALSE);

  return self->adds;
}

static gboolean
has_added (AnnexaImport     *import,
           const AnnexaKind *kind)
{
  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    if (annexa_import_get_count (import, i)->kind == kind)
      return annexa_import_get_count (import, i)->added > 0;
  return FALSE;
}

/**
 * annexa_paste_window_is_plain:
 * @self: a dialog
 *
 * Returns: whether pasting only changes records that are there, and there is nothing to be said about it
 */
gboolean
annexa_paste_window_is_plain (AnnexaPasteWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PASTE_WINDOW (self), FALSE);

  return self->possible && !has_added (self->trial, self->kind) && annexa_import_get_n_created (self->trial) == 0
         && annexa_import_get_n_messages (self->trial) == 0;
}

static char *
make_label (AnnexaPasteWindow *self)
{
  guint n = 0;
  g_autofree char *records = NULL;

  for (guint i = 0; i < annexa_import_get_n_counts (self->trial); i++)
    {
      const AnnexaImportCount *count = annexa_import_get_count (self->trial, i);

      if (count->kind == self->kind)
        n = count->added + count->updated + count->unchanged;
    }
  records = annexa_import_describe_count (self->kind, n);
  /* TRANSLATORS: History: “12 assets pasted” */
  return g_strdup_printf (_("%s pasted"), records);
}

/* @error: (nullable): what was wrong */
static void
finish_paste (AnnexaPasteWindow *self,
              AnnexaImport      *import,
              const GError      *error)
{
  if (error != NULL)
    {
      annexa_tell (GTK_WIDGET (self),
                   self->name != NULL ? _("The table was not imported") : _("This could not be pasted"), error->message);
      return;
    }
  g_array_unref (self->records);
  self->records = annexa_import_list_records (import, self->kind);
  self->adds = has_added (import, self->kind);
  g_signal_emit (self, signals[PASTED], 0, annexa_import_get_label (import));
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
imported (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;

  (void) annexa_import_run_finish (ANNEXA_PROJECT (source), result, &error);
  annexa_progress_window_end (g_steal_pointer (&run->window->pasting));
  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (run->window)), TRUE);
  /* Who closes the dialog stops it; when that comes too late, the rows are there, and can be taken back. */
  if (error == NULL || (gtk_widget_get_realized (GTK_WIDGET (run->window)) && !is_cancelled (error)))
    finish_paste (run->window, run->import, error);
  run_free (run);
}

/* @import: (transfer full): what a worker is going to do */
static void
start_paste (AnnexaPasteWindow *self,
             AnnexaImport      *import)
{
  Run *run = run_new (self, import);

  gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (self)), FALSE);
  self->pasting = annexa_progress_window_begin (GTK_WINDOW (self), _("The rows are being written…"));
  annexa_import_run_async (import, FALSE, annexa_progress_window_get_cancellable (self->pasting), imported, run);
}

/**
 * annexa_paste_window_paste:
 * @self: a dialog
 *
 * Pastes the table, as one edit, and closes the dialog; a large table a moment later.
 */
void
annexa_paste_window_paste (AnnexaPasteWindow *self)
{
  g_autoptr (AnnexaImport) import = make_import (self);
  g_autofree char *label = make_label (self);
  g_autoptr (GError) error = NULL;
  AnnexaImportTable *table = make_table (self, &error);

  if (table != NULL)
    annexa_import_take_table (import, table);
  if (self->name == NULL)
    annexa_import_set_label (import, label);
  if (table != NULL && self->large)
    {
      start_paste (self, g_steal_pointer (&import));
      return;
    }
  if (table != NULL)
    (void) annexa_import_run (import, FALSE, &error);
  finish_paste (self, import, error);
}
