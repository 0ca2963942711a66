/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-drop-down.h"
#include "annexa-import-columns.h"

/* So many rows show what stands in a column. */
#define N_SAMPLES 3

/* What is chosen where a column is to go to the notes. No field is called so. */
#define INTO_NOTES "*"

/**
 * AnnexaImportColumns:
 *
 * The columns of a table that is pasted or imported: which field each of them is, where somebody can choose another.
 */
struct _AnnexaImportColumns
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *fields;  /* AnnexaField that a column can be */
  GPtrArray *choices; /* For each column the name of the field that somebody chose, "" for none, INTO_NOTES, or NULL */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AnnexaImportColumns, annexa_import_columns, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_import_columns_finalize (GObject *object)
{
  AnnexaImportColumns *self = ANNEXA_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (annexa_import_columns_parent_class)->finalize (object);
}

static void
annexa_import_columns_class_init (AnnexaImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_import_columns_finalize;

  /**
   * AnnexaImportColumns::chosen:
   *
   * Somebody said which field a column is.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
annexa_import_columns_init (AnnexaImportColumns *self)
{
  self->fields = g_ptr_array_new ();
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
}

/* A column is left out or a field, or goes to the notes: that is offered last, and only where it is none. */
static void
column_chosen (AdwComboRow         *row,
               GParamSpec          *pspec,
               AnnexaImportColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
  guint selected = adw_combo_row_get_selected (row);
  const char *choice = INTO_NOTES;

  if (selected == 0)
    choice = "";
  else if (selected <= self->fields->len)
    choice = ((const AnnexaField *) self->fields->pdata[selected - 1])->name;
  g_free (self->choices->pdata[column]);
  self->choices->pdata[column] = g_strdup (choice);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* What a column can be, and what it is. */
static void
add_fields (AnnexaImportColumns *self,
            AdwComboRow         *row,
            AnnexaImportTable   *table,
            guint                position)
{
  const AnnexaKind *kind = annexa_import_table_get_kind (table);
  const AnnexaColumn *column = annexa_import_table_get_column (table, position);
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *[]){ _("Leave out"), NULL });
  guint selected = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      gtk_string_list_append (labels, annexa_field_get_label (self->fields->pdata[i]));
      if (self->fields->pdata[i] == column->field)
        selected = i + 1;
    }
  if (selected == 0 && annexa_kind_find_field (kind, "notes") != NULL)
    {
      gtk_string_list_append (labels, _("Into the notes"));
      if (!annexa_import_table_leaves_out (table, position))
        selected = self->fields->len + 1;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
}

static void
add_column (AnnexaImportColumns *self,
            AnnexaImportTable   *table,
            guint                position)
{
  const AnnexaColumn *column = annexa_import_table_get_column (table, position);
  const AnnexaKind *kind = annexa_import_table_get_kind (table);
  const AnnexaField *own = annexa_kind_find_field (kind, column->title);
  g_auto (GStrv) cells = annexa_import_table_list_cells (table, position, N_SAMPLES);
  g_autofree char *samples = g_strjoinv (" · ", cells);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), own != NULL ? annexa_field_get_label (own) : column->title);
  if (*samples != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
    }
  add_fields (self, ADW_COMBO_ROW (row), table, position);
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (position));
  g_signal_connect (row, "notify::selected", G_CALLBACK (column_chosen), self);
  annexa_open_at_selected (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (AnnexaImportColumns *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->choices, 0);
}

/**
 * annexa_import_columns_show:
 * @self: the columns
 * @table: a table whose kind is known
 * @with_refs: whether somebody may say where the references go
 *
 * Shows the columns of a table as they are understood, and forgets what was chosen of those before. Only what a column can
 * be is offered.
 */
void
annexa_import_columns_show (AnnexaImportColumns *self,
                            AnnexaImportTable   *table,
                            gboolean             with_refs)
{
  const AnnexaKind *kind;

  g_return_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self) && table != NULL);

  clear (self);
  kind = annexa_import_table_get_kind (table);
  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_field_is_stored (&kind->fields[i]) && kind->fields[i].type != ANNEXA_FIELD_FILE
        && !(kind->fields[i].flags & ANNEXA_FIELD_INTERNAL))
      g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaField *field = annexa_import_table_get_column (table, i)->field;

      g_ptr_array_add (self->choices, NULL);
      if (with_refs || field == NULL || field->type != ANNEXA_FIELD_REF)
        add_column (self, table, i);
    }
}

/**
 * annexa_import_columns_choose:
 * @self: the columns
 * @table: a copy of the table that is shown
 * @error: return location
 *
 * Makes the columns of @table what somebody chose. Choosing takes two columns of the same field for a mistake, so those
 * that are left out go first.
 *
 * Returns: %FALSE when two columns are to be the same field
 */
gboolean
annexa_import_columns_choose (AnnexaImportColumns *self,
                              AnnexaImportTable   *table,
                              GError             **error)
{
  g_return_val_if_fail (ANNEXA_IS_IMPORT_COLUMNS (self), FALSE);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->choices->len; i++)
      {
        const char *choice = self->choices->pdata[i];

        if (choice == NULL || (*choice != '\0') != (pass == 1))
          continue;
        if (strcmp (choice, INTO_NOTES) == 0)
          annexa_import_table_keep_at (table, i);
        else if (!annexa_import_table_choose_at (table, i, choice, error))
          return FALSE;
      }
  return TRUE;
}
