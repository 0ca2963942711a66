/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-dialog.h"
#include "annexa-drop-down.h"
#include "annexa-import-columns.h"
#include "annexa-import-key-row.h"
#include "annexa-import-remarks.h"
#include "annexa-import-report.h"
#include "annexa-import-settings.h"
#include "annexa-paste-window.h"
#include "annexa-progress-window.h"
#include "annexa-sidebar.h"
#include "annexa-wrapping.h"

/* A table with more lines, or one whose rows may be any of more records, is looked at and imported by a worker, so that the
 * window does not wait for it. */
#define MANY_LINES 400
#define MANY_RECORDS 5000

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
  AnnexaImportTable *table; /* as it is understood; NULL when it is unreadable */
  GError *unreadable;
  gboolean cells; /* Rows without a reference are new ones. */
  GPtrArray *kinds; /* AnnexaKind of the registers that can be chosen */
  AnnexaImport *trial;
  gboolean possible;
  GCancellable *trying; /* a worker that tries a large table, or NULL */
  gboolean try_again;   /* Somebody chose another column meanwhile. */
  AnnexaProgressWindow *pasting; /* while a worker writes a large table */

  GArray *records; /* once pasted, the ids of what the rows became */
  gboolean adds;   /* whether those are new */
  gboolean has_effect; /* whether anything is different */

  AdwPreferencesGroup *target;
  AdwComboRow *register_row;
  AdwComboRow *sheet_row;
  AnnexaImportKeyRow *key_row;
  AnnexaImportColumns *columns;
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

  g_ptr_array_unref (self->kinds);
  g_array_unref (self->records);
  g_clear_pointer (&self->table, annexa_import_table_free);
  g_clear_error (&self->unreadable);
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

/* The table with the columns as somebody chose them. */
static AnnexaImportTable *
make_table (AnnexaPasteWindow *self,
            GError           **error)
{
  g_autoptr (AnnexaImportTable) table = NULL;

  if (self->unreadable != NULL)
    {
      g_propagate_error (error, g_error_copy (self->unreadable));
      return NULL;
    }
  table = annexa_import_table_copy (self->table);
  if (!annexa_import_columns_choose (self->columns, table, error))
    return NULL;
  annexa_import_key_row_choose (self->key_row, table);
  return g_steal_pointer (&table);
}

static gboolean
is_large (AnnexaPasteWindow *self)
{
  return annexa_import_table_has_lines (self->table, MANY_LINES)
         || annexa_project_count (self->project, self->kind) > MANY_RECORDS;
}

static AnnexaImport *
make_import (AnnexaPasteWindow *self)
{
  AnnexaImport *import = annexa_import_new (self->project);

  annexa_import_set_pasted (import, self->name == NULL);
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

/* @trial: (transfer full): what was tried
 * @error: (nullable): why it cannot be done */
static void
show_trial (AnnexaPasteWindow *self,
            AnnexaImport      *trial,
            const GError      *error)
{
  g_autoptr (GPtrArray) remarks = annexa_import_list_remarks (trial);

  forget_trial (self);
  self->trial = trial;
  self->possible = error == NULL;
  /* Those of the sheet before say nothing of one that cannot be read. */
  gtk_widget_set_visible (GTK_WIDGET (self->columns), self->unreadable == NULL);
  annexa_import_columns_show_import (self->columns, self->project, trial, remarks);
  if (annexa_import_get_n_tables (trial) > 0)
    annexa_import_key_row_show (self->key_row, annexa_import_get_table (trial, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->target),
                          self->name != NULL || gtk_widget_get_visible (GTK_WIDGET (self->key_row)));
  annexa_import_report_show (self->report, trial, remarks, self->columns, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paste_button), self->possible);
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
      show_trial (self, g_steal_pointer (&run->import), error);
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
  if (table != NULL && is_large (self))
    {
      start_trial (self, import);
      return;
    }
  if (table != NULL)
    (void) annexa_import_run (import, TRUE, &error);
  show_trial (self, import, error);
}

/* Who imports the same list again has said already what is what in it. Cells have no headings of their own. */
static void
recall_choices (AnnexaPasteWindow *self)
{
  g_autoptr (AnnexaImportChoices) choices
      = self->cells ? NULL : annexa_import_settings_load (annexa_project_get_path (self->project), self->table);

  if (choices != NULL)
    annexa_import_columns_recall (self->columns, choices);
}

static void
remember_choices (AnnexaPasteWindow *self)
{
  g_autoptr (AnnexaImportChoices) choices = annexa_import_columns_list_choices (self->columns);

  if (!self->cells)
    annexa_import_settings_save (choices, annexa_project_get_path (self->project), self->table);
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
  if (self->table == NULL)
    return;
  annexa_import_table_set_kind (self->table, kind);
  annexa_import_key_row_begin (self->key_row, !self->cells && annexa_project_count (self->project, kind) > 0);
  /* The references of cells are not from the clipboard, but say which rows they go into. */
  annexa_import_columns_show (self->columns, self->table, !self->cells);
  recall_choices (self);
}

/* @shown: (nullable): what somebody looks at
 *
 * Where a list with the same headings went is where it goes again. */
static const AnnexaKind *
propose_kind (AnnexaPasteWindow *self,
              const AnnexaKind  *shown)
{
  const AnnexaKind *known = annexa_import_settings_find_kind (annexa_project_get_path (self->project), self->table);

  return known != NULL ? known : annexa_import_table_propose_kind (self->table, shown);
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

static void
select_register (AnnexaPasteWindow *self)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (self->kinds->pdata[i] == self->kind)
      adw_combo_row_set_selected (self->register_row, i);
}

/* Another sheet may hold something else. One that cannot be read says why, and another one can be chosen still. */
static void
sheet_chosen (AnnexaPasteWindow *self)
{
  GtkStringObject *sheet = adw_combo_row_get_selected_item (self->sheet_row);
  const char *name = sheet != NULL ? gtk_string_object_get_string (sheet) : NULL;

  if (name == NULL)
    return;
  if (self->unreadable == NULL && strcmp (name, annexa_import_table_get_sheet (self->table)) == 0)
    return;
  g_clear_error (&self->unreadable);
  if (annexa_import_table_choose_sheet (self->table, name, &self->unreadable))
    {
      const AnnexaKind *proposed = propose_kind (self, self->kind);

      set_kind (self, proposed != NULL ? proposed : self->kind);
      select_register (self);
    }
  try (self);
}

/* A file with one sheet needs no choice. */
static void
add_sheets (AnnexaPasteWindow *self)
{
  g_auto (GStrv) names = annexa_import_table_list_sheets (self->table);
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const *) names);

  if (g_strv_length (names) < 2)
    return;
  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (labels));
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], annexa_import_table_get_sheet (self->table)) == 0)
      adw_combo_row_set_selected (self->sheet_row, i);
  annexa_open_at_selected (GTK_WIDGET (self->sheet_row));
  g_signal_connect_swapped (self->sheet_row, "notify::selected", G_CALLBACK (sheet_chosen), self);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), TRUE);
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

        if (kind->flags & (ANNEXA_KIND_SINGLE | ANNEXA_KIND_MADE_HERE))
          continue;
        if (kind == self->kind)
          selected = self->kinds->len;
        gtk_string_list_append (labels, annexa_kind_get_plural (kind));
        g_ptr_array_add (self->kinds, (gpointer) kind);
      }
  adw_combo_row_set_model (self->register_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->register_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->register_row), TRUE);
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

  g_type_ensure (ANNEXA_TYPE_IMPORT_COLUMNS);
  g_type_ensure (ANNEXA_TYPE_IMPORT_KEY_ROW);
  g_type_ensure (ANNEXA_TYPE_IMPORT_REPORT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-paste-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, target);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, register_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, key_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, report);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, paste_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPasteWindow, heading);
  gtk_widget_class_bind_template_callback (widget_class, annexa_paste_window_paste);
  gtk_widget_class_bind_template_callback (widget_class, register_chosen);
  gtk_widget_class_bind_template_callback (widget_class, try);
}

static void
annexa_paste_window_init (AnnexaPasteWindow *self)
{
  self->kinds = g_ptr_array_new ();
  self->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_stack_choices (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), annexa_get_text_scale (GTK_WIDGET (self)) < ANNEXA_LARGE_TEXT);
}

/* @name: (nullable): what the file is called
 * @table: (transfer full) (nullable): the table */
static AnnexaPasteWindow *
create (GtkWindow         *parent,
        AnnexaProject     *project,
        const char        *name,
        AnnexaImportTable *table)
{
  AnnexaPasteWindow *self = annexa_dialog_new (ANNEXA_TYPE_PASTE_WINDOW, parent);

  self->project = g_object_ref (project);
  self->name = g_strdup (name);
  self->table = table;
  return self;
}

static GtkWidget *
show_table (AnnexaPasteWindow *self)
{
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
  g_autoptr (GError) error = NULL;
  /* TRANSLATORS: What messages call the table that is pasted */
  AnnexaImportTable *pasted = annexa_import_table_open (_("Clipboard"), table, NULL, &error);
  AnnexaPasteWindow *self = create (parent, project, NULL, pasted);

  self->unreadable = g_steal_pointer (&error);
  self->cells = cells;
  set_kind (self, kind);
  return show_table (self);
}

/**
 * annexa_paste_window_new_for_file:
 * @parent: the window of the project
 * @project: the project
 * @kind: (nullable): what the rows may be: the kind whose records somebody looks at
 * @table: (transfer full): a table from a file
 *
 * The sheet and the register are proposed that suit best; somebody may choose others.
 *
 * Returns: (transfer none): a dialog that imports the table, not shown yet
 */
GtkWidget *
annexa_paste_window_new_for_file (GtkWindow         *parent,
                                  AnnexaProject     *project,
                                  const AnnexaKind  *kind,
                                  AnnexaImportTable *table)
{
  const char *name = annexa_import_table_get_name (table);
  AnnexaPasteWindow *self = create (parent, project, name, table);
  const AnnexaKind *proposed;

  if (kind != NULL)
    annexa_import_table_prefer_sheet (table, kind);
  annexa_import_settings_prefer_sheet (annexa_project_get_path (project), table, kind);
  proposed = propose_kind (self, kind);
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->heading, name);
  gtk_button_set_label (self->paste_button, _("_Import"));
  set_kind (self, proposed != NULL ? proposed : annexa_kind_lookup ("asset"));
  add_sheets (self);
  add_registers (self);
  return show_table (self);
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

/**
 * annexa_paste_window_has_effect:
 * @self: a dialog whose table was pasted
 *
 * Returns: whether anything is different from before, so that there is something to take back
 */
gboolean
annexa_paste_window_has_effect (AnnexaPasteWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PASTE_WINDOW (self), FALSE);

  return self->has_effect;
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

static gboolean
destroy_window (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* A large preview takes a moment to be taken apart, and the page that shows what was pasted is being made. */
static void
close_at_leisure (AnnexaPasteWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_window, g_object_ref (self), g_object_unref);
}

/* @error: (nullable): what was wrong */
static void
finish_paste (AnnexaPasteWindow *self,
              AnnexaImport      *import,
              const GError      *error)
{
  gboolean shown;

  if (error != NULL)
    {
      annexa_tell (GTK_WIDGET (self),
                   self->name != NULL ? _("The table was not imported") : _("This could not be pasted"), error->message);
      return;
    }
  g_array_unref (self->records);
  self->records = annexa_import_list_records (import, self->kind);
  self->adds = has_added (import, self->kind);
  self->has_effect = annexa_import_has_effect (import);
  /* Of a dialog that was closed meanwhile nothing is left but what it says of itself. */
  shown = gtk_widget_get_realized (GTK_WIDGET (self));
  if (shown)
    remember_choices (self);
  g_signal_emit (self, signals[PASTED], 0, annexa_import_get_label (import));
  if (shown)
    close_at_leisure (self);
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
  gboolean shown = gtk_widget_get_realized (GTK_WIDGET (run->window));
  g_autoptr (GError) error = NULL;

  (void) annexa_import_run_finish (ANNEXA_PROJECT (source), result, &error);
  annexa_progress_window_end (g_steal_pointer (&run->window->pasting));
  if (shown)
    gtk_widget_set_sensitive (adw_window_get_content (ADW_WINDOW (run->window)), TRUE);
  /* Who closes the dialog stops it; when that comes too late, the rows are there, and can be taken back. */
  if (error == NULL || (shown && !is_cancelled (error)))
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
  g_autoptr (GError) error = NULL;
  AnnexaImportTable *table = make_table (self, &error);

  if (table != NULL)
    annexa_import_take_table (import, table);
  if (table != NULL && is_large (self))
    {
      start_paste (self, g_steal_pointer (&import));
      return;
    }
  if (table != NULL)
    (void) annexa_import_run (import, FALSE, &error);
  finish_paste (self, import, error);
}
