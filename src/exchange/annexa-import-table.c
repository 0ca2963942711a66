/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-import-table-private.h"
#include "annexa-text.h"

static void
clear_column (gpointer data)
{
  g_free (((AnnexaColumn *) data)->title);
}

/* The first row says what the columns are called. */
gboolean
annexa_import_table_read_heading (AnnexaImportTable *self,
                                  GError           **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!annexa_csv_reader_next (self->reader, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is empty."), self->name);
      return FALSE;
    }
  for (guint i = 0; i < annexa_csv_reader_get_n_cells (self->reader); i++)
    {
      char *title = annexa_text_clean (annexa_csv_reader_get_cell (self->reader, i), FALSE);
      AnnexaColumn column = { title != NULL ? title : g_strdup (""), NULL, ANNEXA_COLUMN_UNKNOWN };

      g_array_append_val (self->columns, column);
    }
  return TRUE;
}

/* Whether a column is called exactly as the program calls it in lists and files. */
static gboolean
is_own_heading (const AnnexaColumn *column)
{
  const AnnexaField *field = column->field;

  return strcmp (column->title, field->name) == 0 || strcmp (column->title, field->label) == 0
         || strcmp (column->title, annexa_field_get_label (field)) == 0;
}

/* People add columns to a list that the program saved. */
static gboolean
is_own (AnnexaImportTable *self)
{
  gboolean has_ref = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AnnexaColumn *column = &g_array_index (self->columns, AnnexaColumn, i);

      if (column->field != NULL && !is_own_heading (column))
        return FALSE;
      has_ref = has_ref || (column->field != NULL && column->field->type == ANNEXA_FIELD_REF);
    }
  return has_ref;
}

/**
 * annexa_import_table_load:
 * @path: a file that may be a table
 * @error: return location
 *
 * Reads a file that is no larger than a table may be.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
annexa_import_table_load (const char *path,
                          GError    **error)
{
  return annexa_file_read (path, ANNEXA_CSV_LARGEST_FILE, _("Split it into several."), error);
}

/**
 * annexa_import_table_open:
 * @name: the name of the file, which helps to guess what the rows are and stands in messages
 * @bytes: what is in it
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads the heading of a CSV file, or of the first sheet of a spreadsheet in which something stands. Nothing is known of its
 * columns until somebody says what the rows are.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with %ANNEXA_ERROR_SYNTAX when the file cannot be understood, or
 *   another error of annexa_workbook_read()
 */
AnnexaImportTable *
annexa_import_table_open (const char   *name,
                          GBytes       *bytes,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (AnnexaImportTable) self = g_new0 (AnnexaImportTable, 1);

  self->name = g_strdup (name);
  self->key = ANNEXA_KEY_NAMES;
  self->columns = g_array_new (FALSE, FALSE, sizeof (AnnexaColumn));
  g_array_set_clear_func (self->columns, clear_column);
  if (annexa_workbook_suits (bytes))
    {
      self->workbook = annexa_workbook_read (bytes, cancellable, error);
      return self->workbook != NULL && annexa_import_table_take_sheet (self, error) ? g_steal_pointer (&self) : NULL;
    }
  self->reader = annexa_csv_reader_new (bytes, '\0', error);
  return self->reader != NULL && annexa_import_table_read_heading (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * annexa_import_table_guess_kind:
 * @self: a table
 * @error: return location
 *
 * Finds out what the rows are: by the names of the sheet and of the file, or else by the columns.
 *
 * Returns: whether that is clear; %ANNEXA_ERROR_SYNTAX if not
 */
gboolean
annexa_import_table_guess_kind (AnnexaImportTable *self,
                                GError           **error)
{
  const AnnexaKind *kind
      = annexa_import_guess_kind (self->name, annexa_import_table_get_sheet (self), self->columns, error);

  if (kind != NULL)
    annexa_import_table_set_kind (self, kind);
  return kind != NULL;
}

/**
 * annexa_import_table_new:
 * @name: the name of the file, which helps to guess @kind and stands in messages
 * @bytes: what is in it
 * @kind: (nullable): of which kind the rows are, or %NULL to find out
 * @error: return location
 *
 * Reads the heading of a CSV file or a spreadsheet and finds out which column is which field.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with %ANNEXA_ERROR_SYNTAX when the file cannot be understood
 */
AnnexaImportTable *
annexa_import_table_new (const char       *name,
                         GBytes           *bytes,
                         const AnnexaKind *kind,
                         GError          **error)
{
  g_autoptr (AnnexaImportTable) self = annexa_import_table_open (name, bytes, NULL, error);

  if (self == NULL)
    return NULL;
  if (kind != NULL)
    {
      annexa_import_table_prefer_sheet (self, kind);
      annexa_import_table_set_kind (self, kind);
    }
  else if (!annexa_import_table_guess_kind (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * annexa_import_table_copy:
 * @self: a table
 *
 * Makes another table of the same text, which is not looked through again; it may be used in another thread.
 *
 * Returns: (transfer full): a table with the same columns
 */
AnnexaImportTable *
annexa_import_table_copy (AnnexaImportTable *self)
{
  AnnexaImportTable *copy = g_new0 (AnnexaImportTable, 1);

  copy->name = g_strdup (self->name);
  copy->kind = self->kind;
  copy->own = self->own;
  copy->key = self->key;
  copy->workbook = self->workbook != NULL ? annexa_workbook_ref (self->workbook) : NULL;
  copy->sheet = self->sheet;
  copy->meanings = self->meanings != NULL ? g_hash_table_ref (self->meanings) : NULL;
  copy->reader = annexa_csv_reader_copy (self->reader);
  copy->columns = g_array_copy (self->columns);
  g_array_set_clear_func (copy->columns, clear_column);
  for (guint i = 0; i < copy->columns->len; i++)
    g_array_index (copy->columns, AnnexaColumn, i).title = g_strdup (g_array_index (self->columns, AnnexaColumn, i).title);
  return copy;
}

/**
 * annexa_import_table_set_kind:
 * @self: a table
 * @kind: of which kind the rows are
 *
 * Finds out which column is which field of @kind: by the field's name, its label in English or the current language, or a
 * synonym; of lists of choices also by the values.
 */
void
annexa_import_table_set_kind (AnnexaImportTable *self,
                              const AnnexaKind  *kind)
{
  self->kind = kind;
  self->key = ANNEXA_KEY_NAMES;
  annexa_import_match_columns (kind, self->columns);
  self->own = is_own (self);
  if (!self->own)
    annexa_import_match_values (kind, self->columns, self->reader);
}

/* Whether what the current row says is a word of the list that a column is. */
static gboolean
has_word (AnnexaImportTable *self,
          guint              position)
{
  const AnnexaField *field = g_array_index (self->columns, AnnexaColumn, position).field;
  g_autofree char *text = NULL;

  if (field->type != ANNEXA_FIELD_CHOICE || position >= annexa_csv_reader_get_n_cells (self->reader))
    return FALSE;
  text = annexa_text_clean (annexa_csv_reader_get_cell (self->reader, position), FALSE);
  return text != NULL && annexa_field_match_choice (field, text) != NULL;
}

/* How well the rows of a table can be records of a kind: by the columns that are fields, less by what stands in them, of
 * which the current row is an example, and least by whether their headings are the very names of the fields. */
static guint
rate (AnnexaImportTable *self,
      const AnnexaKind  *kind)
{
  guint n = 0;
  guint n_own = 0;

  annexa_import_match_columns (kind, self->columns);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AnnexaColumn *column = &g_array_index (self->columns, AnnexaColumn, i);

      if (column->field == NULL)
        continue;
      n += has_word (self, i) ? 3 : 2;
      n_own += column->match == ANNEXA_COLUMN_BY_NAME || column->match == ANNEXA_COLUMN_BY_LABEL ? 1 : 0;
    }
  return n * (self->columns->len + 1) + n_own;
}

/* As rate(), of the kind that somebody looks at: the names of fields decide between others only. */
static guint
rate_shown (AnnexaImportTable *self,
            const AnnexaKind  *kind)
{
  guint n = kind != NULL ? rate (self, kind) : 0;

  return n > 0 ? n - n % (self->columns->len + 1) + self->columns->len : 0;
}

/* The kind that fits best, unless @shown is as good. */
static const AnnexaKind *
find_best (AnnexaImportTable *self,
           const AnnexaKind  *shown,
           guint              most)
{
  const AnnexaKind *best = shown;
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean possible = !(kinds[i]->flags & (ANNEXA_KIND_PART | ANNEXA_KIND_SINGLE | ANNEXA_KIND_MADE_HERE));
      guint n = possible ? rate (self, kinds[i]) : 0;

      if (n <= most)
        continue;
      best = kinds[i];
      most = n;
    }
  return best;
}

/**
 * annexa_import_table_propose_kind:
 * @self: a table of which nobody has said yet what its rows are
 * @shown: (nullable): the kind whose records somebody looks at
 *
 * Finds out where the rows of a table most likely belong: with the records that somebody looks at, unless more of its columns
 * are fields of another kind.
 *
 * Returns: (nullable): the kind; %NULL when no column is a field of any
 */
const AnnexaKind *
annexa_import_table_propose_kind (AnnexaImportTable *self,
                                  const AnnexaKind  *shown)
{
  const AnnexaKind *guessed
      = annexa_import_guess_kind (self->name, annexa_import_table_get_sheet (self), self->columns, NULL);
  const AnnexaKind *near = shown != NULL && !(shown->flags & ANNEXA_KIND_MADE_HERE) ? shown : NULL;
  guint most;

  if (annexa_import_table_rewind (self, NULL))
    (void) annexa_csv_reader_next (self->reader, NULL);
  most = rate_shown (self, near);
  if (guessed == NULL || (guessed->flags & ANNEXA_KIND_MADE_HERE))
    return find_best (self, near, most);
  return rate (self, guessed) > most ? guessed : near;
}

/**
 * annexa_import_table_list_cells:
 * @self: a table
 * @position: which column, from 0
 * @n_rows: how many rows are looked at
 *
 * Returns: (transfer full): what stands in the column in the first rows, without the empty cells
 */
GStrv
annexa_import_table_list_cells (AnnexaImportTable *self,
                                guint              position,
                                guint              n_rows)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  gboolean more = annexa_import_table_rewind (self, NULL);

  for (guint i = 0; more && i < n_rows && annexa_csv_reader_next (self->reader, NULL); i++)
    {
      const char *cell = annexa_csv_reader_get_cell (self->reader, position);

      if (cell != NULL && *cell != '\0')
        g_strv_builder_add (cells, cell);
    }
  return g_strv_builder_end (cells);
}

void
annexa_import_table_free (AnnexaImportTable *self)
{
  g_clear_pointer (&self->reader, annexa_csv_reader_free);
  g_clear_pointer (&self->workbook, annexa_workbook_unref);
  g_clear_pointer (&self->meanings, g_hash_table_unref);
  g_clear_pointer (&self->distinct, g_array_unref);
  g_array_unref (self->columns);
  g_free (self->name);
  g_free (self);
}

static AnnexaColumn *
find_column (AnnexaImportTable *self,
             const char        *title)
{
  g_autofree char *key = annexa_text_match_key (title);

  for (guint i = 0; i < self->columns->len; i++)
    {
      AnnexaColumn *column = &g_array_index (self->columns, AnnexaColumn, i);

      if (strcmp (column->title, title) == 0)
        return column;
    }
  for (guint i = 0; i < self->columns->len && *key != '\0'; i++)
    {
      AnnexaColumn *column = &g_array_index (self->columns, AnnexaColumn, i);
      g_autofree char *column_key = annexa_text_match_key (column->title);

      if (strcmp (column_key, key) == 0)
        return column;
    }
  return NULL;
}

static const AnnexaField *
find_stored_field (AnnexaImportTable *self,
                   const char        *name,
                   GError           **error)
{
  const AnnexaField *field = annexa_kind_match_field (self->kind, name);

  if (field == NULL)
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("%s: there is no field “%s”."),
                 annexa_kind_get_plural (self->kind), name);
  else if (!annexa_field_is_stored (field))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 _("“%s” follows from other values and cannot be imported."), annexa_field_get_label (field));
  else
    return field;
  return NULL;
}

/* A column that was thought to be the field is not known any more, but two cannot be chosen for it. */
static gboolean
free_field (AnnexaImportTable  *self,
            const AnnexaColumn *chosen,
            const AnnexaField  *field,
            GError            **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      AnnexaColumn *other = &g_array_index (self->columns, AnnexaColumn, i);

      if (other->field == field && other->match == ANNEXA_COLUMN_CHOSEN && other != chosen)
        {
          g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                       _("The columns “%s” and “%s” cannot both be “%s”."), other->title, chosen->title,
                       annexa_field_get_label (field));
          return FALSE;
        }
      if (other->field == field)
        {
          other->field = NULL;
          other->match = ANNEXA_COLUMN_UNKNOWN;
        }
    }
  return TRUE;
}

/**
 * annexa_import_table_choose_at:
 * @self: a table
 * @position: which column, from 0
 * @field: the name of a field, or "" to leave the column out
 * @error: return location
 *
 * Says which field a column is. A column that was thought to be that field before is not known any more.
 *
 * Returns: whether there is such a field
 */
gboolean
annexa_import_table_choose_at (AnnexaImportTable *self,
                               guint              position,
                               const char        *field,
                               GError           **error)
{
  AnnexaColumn *chosen = &g_array_index (self->columns, AnnexaColumn, position);
  const AnnexaField *meant = NULL;

  if (*field != '\0')
    {
      meant = find_stored_field (self, field, error);
      if (meant == NULL || !free_field (self, chosen, meant, error))
        return FALSE;
    }
  chosen->field = meant;
  chosen->match = meant != NULL ? ANNEXA_COLUMN_CHOSEN : ANNEXA_COLUMN_LEFT_OUT;
  return TRUE;
}

/**
 * annexa_import_table_choose:
 * @self: a table
 * @column: the heading of a column
 * @field: the name of a field, or "" to leave the column out
 * @error: return location
 *
 * Does annexa_import_table_choose_at() for the column that is called so.
 *
 * Returns: whether there are such a column and such a field
 */
gboolean
annexa_import_table_choose (AnnexaImportTable *self,
                            const char        *column,
                            const char        *field,
                            GError           **error)
{
  AnnexaColumn *chosen = find_column (self, column);

  if (chosen != NULL)
    return annexa_import_table_choose_at (self, (guint) (chosen - (AnnexaColumn *) (void *) self->columns->data), field,
                                          error);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("“%s” has no column “%s”."), self->name, column);
  return FALSE;
}

/**
 * annexa_import_table_leaves_out:
 * @self: a table
 * @position: which column, from 0
 *
 * Returns: whether nothing becomes of what stands in the column: because somebody said so, or because the program itself
 *   computed it
 */
gboolean
annexa_import_table_leaves_out (AnnexaImportTable *self,
                                guint              position)
{
  AnnexaColumnMatch match = g_array_index (self->columns, AnnexaColumn, position).match;

  return match == ANNEXA_COLUMN_LEFT_OUT || (match == ANNEXA_COLUMN_COMPUTED && self->own);
}

/**
 * annexa_import_table_keep_at:
 * @self: a table
 * @position: which column, from 0
 *
 * Says that what stands in a column goes to the notes.
 */
void
annexa_import_table_keep_at (AnnexaImportTable *self,
                             guint              position)
{
  AnnexaColumn *column = &g_array_index (self->columns, AnnexaColumn, position);

  column->field = NULL;
  column->match = ANNEXA_COLUMN_UNKNOWN;
}

/**
 * annexa_import_table_has_lines:
 * @self: a table
 * @n_lines: a number of lines
 *
 * Returns: whether it has more lines than that
 */
gboolean
annexa_import_table_has_lines (AnnexaImportTable *self,
                               guint              n_lines)
{
  return annexa_csv_reader_has_lines (self->reader, n_lines);
}

const char *
annexa_import_table_get_name (AnnexaImportTable *self)
{
  return self->name;
}

const AnnexaKind *
annexa_import_table_get_kind (AnnexaImportTable *self)
{
  return self->kind;
}

guint
annexa_import_table_get_n_columns (AnnexaImportTable *self)
{
  return self->columns->len;
}

/**
 * annexa_import_table_get_column:
 * @self: a table
 * @position: which column, from 0
 *
 * Returns: (transfer none): what the column is called and which field it is
 */
const AnnexaColumn *
annexa_import_table_get_column (AnnexaImportTable *self,
                                guint              position)
{
  return &g_array_index (self->columns, AnnexaColumn, position);
}

/* Goes back to before the first row behind the heading. */
gboolean
annexa_import_table_rewind (AnnexaImportTable *self,
                            GError           **error)
{
  annexa_csv_reader_rewind (self->reader);
  return annexa_csv_reader_next (self->reader, error);
}

gboolean
annexa_import_table_is_blank (AnnexaImportTable *self)
{
  for (guint i = 0; i < annexa_csv_reader_get_n_cells (self->reader); i++)
    {
      const char *cell = annexa_csv_reader_get_cell (self->reader, i);

      if (cell[strspn (cell, " \t\r\n")] != '\0')
        return FALSE;
    }
  return TRUE;
}

/* The place of the column that is a field, or -1. */
int
annexa_import_table_find (AnnexaImportTable *self,
                          const char        *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AnnexaColumn *column = &g_array_index (self->columns, AnnexaColumn, i);

      if (column->field != NULL && strcmp (column->field->name, field) == 0)
        return (int) i;
    }
  return -1;
}

/* The cell of the current row that holds a field, or NULL. */
const char *
annexa_import_table_get_cell_of (AnnexaImportTable *self,
                                 const char        *field)
{
  int column = annexa_import_table_find (self, field);

  return column >= 0 ? annexa_csv_reader_get_cell (self->reader, (guint) column) : NULL;
}

gboolean
annexa_import_table_has (AnnexaImportTable *self,
                         const char        *field)
{
  return annexa_import_table_find (self, field) >= 0;
}

/**
 * annexa_import_table_describe_column:
 * @self: a table
 * @position: which column, from 0; rows may have more than the heading
 *
 * Returns: (transfer full): the heading of the column, or its number where it has none
 */
char *
annexa_import_table_describe_column (AnnexaImportTable *self,
                                     guint              position)
{
  const char *title
      = position < self->columns->len ? g_array_index (self->columns, AnnexaColumn, position).title : "";

  /* TRANSLATORS: What a column without heading is called: its number */
  return *title != '\0' ? g_strdup (title) : g_strdup_printf (_("Column %u"), position + 1);
}
