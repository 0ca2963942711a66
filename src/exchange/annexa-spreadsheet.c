/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-csv-writer.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-export-private.h"
#include "annexa-history.h"
#include "annexa-spreadsheet-private.h"
#include "annexa-text.h"

/* In characters: a column is as wide as what stands in it, within reason. The arrow of a filter stands beside a label. */
#define NARROWEST 6
#define WIDEST 48
#define FILTER_ARROW 3

/* So wide a sheet can be made as wide as a page and still be read, in characters. */
#define WIDEST_PAGE 260

static void
clear_cell (gpointer data)
{
  g_free (((AnnexaCell *) data)->text);
}

static void
clear_column (gpointer data)
{
  g_free (((AnnexaSheetColumn *) data)->label);
}

static void
free_sheet (gpointer data)
{
  AnnexaSheet *sheet = data;

  g_free (sheet->name);
  g_array_unref (sheet->columns);
  g_array_unref (sheet->cells);
  g_free (sheet);
}

/**
 * annexa_spreadsheet_new:
 * @project: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a spreadsheet without sheets
 */
AnnexaSpreadsheet *
annexa_spreadsheet_new (AnnexaProject *project,
                        GError       **error)
{
  g_autofree char *time = annexa_project_get_last_time (project, error);
  AnnexaSpreadsheet *self;

  if (time == NULL)
    return NULL;
  self = g_new0 (AnnexaSpreadsheet, 1);
  self->title = annexa_project_get_name (project);
  self->time = g_steal_pointer (&time);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  return self;
}

void
annexa_spreadsheet_free (AnnexaSpreadsheet *self)
{
  g_free (self->title);
  g_free (self->time);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

guint
annexa_sheet_get_n_rows (AnnexaSheet *sheet)
{
  return sheet->columns->len > 0 ? sheet->cells->len / sheet->columns->len : 0;
}

const AnnexaCell *
annexa_sheet_get_cell (AnnexaSheet *sheet,
                       guint        row,
                       guint        column)
{
  return &g_array_index (sheet->cells, AnnexaCell, row * sheet->columns->len + column);
}

static AnnexaCells
choose_cells (const AnnexaField *field,
              AnnexaSheetWords   words)
{
  switch ((int) annexa_field_get_result (field))
    {
    case ANNEXA_FIELD_LONG_TEXT:
      return ANNEXA_CELLS_LONG_TEXT;
    case ANNEXA_FIELD_INTEGER:
    case ANNEXA_FIELD_RATING:
      return ANNEXA_CELLS_INTEGER;
    case ANNEXA_FIELD_SCALE:
      return words == ANNEXA_SHEET_WORDS_SHOWN ? ANNEXA_CELLS_TEXT : ANNEXA_CELLS_INTEGER;
    case ANNEXA_FIELD_NUMBER:
      return ANNEXA_CELLS_NUMBER;
    case ANNEXA_FIELD_MONEY:
      return ANNEXA_CELLS_MONEY;
    case ANNEXA_FIELD_PERCENT:
      return ANNEXA_CELLS_PERCENT;
    case ANNEXA_FIELD_DATE:
      return ANNEXA_CELLS_DATE;
    case ANNEXA_FIELD_DATE_TIME:
      return words == ANNEXA_SHEET_WORDS_SHOWN ? ANNEXA_CELLS_LOCAL : ANNEXA_CELLS_UTC;
    default:
      return ANNEXA_CELLS_TEXT;
    }
}

/* XML knows no control characters besides tabs and line ends, not even as numbers. */
static gboolean
is_valid_in_xml (gunichar character)
{
  return character >= 0x20 ? character != 0x7f && character != 0xfffe && character != 0xffff
                           : character == '\t' || character == '\n';
}

static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_valid_in_xml (g_utf8_get_char (p)))
      g_string_append_unichar (clean, g_utf8_get_char (p));
  return g_string_free (clean, FALSE);
}

static char *
make_moment (const char *text,
             AnnexaCells cells)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) zoned = NULL;

  if (time != NULL)
    zoned = cells == ANNEXA_CELLS_LOCAL ? g_date_time_to_local (time) : g_date_time_to_utc (time);
  return zoned != NULL ? g_date_time_format (zoned, "%Y-%m-%dT%H:%M:%S") : NULL;
}

static char *
make_text (AnnexaProject     *project,
           const AnnexaField *field,
           const AnnexaValue *value,
           AnnexaSheetWords   words)
{
  g_autofree char *text = words == ANNEXA_SHEET_WORDS_SHOWN ? annexa_project_describe (project, field, value)
                                                             : annexa_project_format (project, field, value);

  return clean_text (text);
}

/* What is no number, day or moment after all stays what it is: text. */
static AnnexaCell
make_cell (AnnexaProject           *project,
           const AnnexaSheetColumn *column,
           const AnnexaValue       *value,
           AnnexaSheetWords         words)
{
  AnnexaCell cell = { ANNEXA_CELL_EMPTY };

  if (annexa_value_is_empty (value))
    return cell;

  if (column->cells >= ANNEXA_CELLS_INTEGER && column->cells <= ANNEXA_CELLS_PERCENT
      && value->type != ANNEXA_VALUE_TEXT)
    {
      cell.type = ANNEXA_CELL_NUMBER;
      cell.number = value->type == ANNEXA_VALUE_INTEGER ? (double) value->integer : annexa_value_get_number (value);
      return cell;
    }
  if (column->cells == ANNEXA_CELLS_DATE && annexa_date_is_valid (annexa_value_get_text (value)))
    {
      cell.type = ANNEXA_CELL_DATE;
      cell.text = g_strdup (annexa_value_get_text (value));
      return cell;
    }
  if (column->cells == ANNEXA_CELLS_UTC || column->cells == ANNEXA_CELLS_LOCAL)
    cell.text = make_moment (annexa_value_get_text (value), column->cells);
  cell.type = cell.text != NULL ? ANNEXA_CELL_MOMENT : ANNEXA_CELL_TEXT;
  if (cell.text == NULL)
    cell.text = make_text (project, column->field, value, words);
  return cell;
}

static guint
measure_line (const char *text)
{
  const char *end = strchr (text, '\n');

  return (guint) g_utf8_strlen (text, end != NULL ? end - text : -1);
}

static guint
measure_cell (const AnnexaCell *cell)
{
  guint widest = 0;

  if (cell->type == ANNEXA_CELL_NUMBER)
    {
      g_autofree char *number = g_strdup_printf ("%.2f", cell->number);

      return (guint) strlen (number) + 2;
    }
  /* A moment is shown with a little more than it is kept with. */
  if (cell->type == ANNEXA_CELL_MOMENT)
    return (guint) strlen (cell->text) + 2;
  for (const char *line = cell->text; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      widest = MAX (widest, measure_line (line));
    }
  return widest;
}

static void
add_column (AnnexaSheet       *sheet,
            const AnnexaField *field,
            AnnexaSheetWords   words)
{
  AnnexaSheetColumn column = { field };

  column.label = clean_text (words == ANNEXA_SHEET_WORDS_SHOWN ? annexa_field_get_label (field) : field->name);
  column.cells = choose_cells (field, words);
  column.width = CLAMP (measure_line (column.label) + FILTER_ARROW, NARROWEST, WIDEST);
  g_array_append_val (sheet->columns, column);
}

static void
add_row (AnnexaSheet     *sheet,
         AnnexaProject   *project,
         AnnexaRecord    *record,
         AnnexaSheetWords words)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      AnnexaSheetColumn *column = &g_array_index (sheet->columns, AnnexaSheetColumn, i);
      AnnexaCell cell = make_cell (project, column, annexa_record_get_value (record, column->field), words);

      column->width = CLAMP (MAX (column->width, measure_cell (&cell) + 1), NARROWEST, WIDEST);
      g_array_append_val (sheet->cells, cell);
    }
}

static gboolean
add_rows (AnnexaSheet     *sheet,
          AnnexaProject   *project,
          const AnnexaKind *kind,
          GArray          *chosen,
          AnnexaSheetWords words,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (GArray) ids = annexa_export_list_ids (project, kind, chosen, error);

  for (guint start = 0; ids != NULL && start < ids->len; start += ANNEXA_EXPORT_BATCH)
    {
      g_autoptr (GPtrArray) records
          = g_cancellable_set_error_if_cancelled (cancellable, error)
                ? NULL
                : annexa_project_get_records (project, kind, &g_array_index (ids, gint64, start),
                                              MIN (ANNEXA_EXPORT_BATCH, ids->len - start), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        add_row (sheet, project, records->pdata[i], words);
    }
  return ids != NULL;
}

static void
measure_sheet (AnnexaSheet *sheet)
{
  guint width = 0;

  for (guint i = 0; i < sheet->columns->len; i++)
    width += g_array_index (sheet->columns, AnnexaSheetColumn, i).width;
  sheet->fits_page = width <= WIDEST_PAGE;
}

static gboolean
is_taken (AnnexaSpreadsheet *self,
          const char        *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (((AnnexaSheet *) self->sheets->pdata[i])->name, -1);

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* As much of a text as fits into some UTF-16 units, which is what spreadsheets count in. */
static char *
cut_name (const char *text,
          guint       units)
{
  const char *end = text;

  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      guint size = g_utf8_get_char (end) > 0xffff ? 2 : 1;

      if (size > units)
        break;
      units -= size;
    }
  return g_strndup (text, (gsize) (end - text));
}

/* Programs refuse some signs in the name of a sheet, an apostrophe at either end, and a name that is there already. */
static char *
choose_name (AnnexaSpreadsheet *self,
             const char        *wanted)
{
  g_autofree char *clean = clean_text (wanted);
  char *name;

  g_strdelimit (clean, "[]:*?/\\'\t\n", ' ');
  g_strstrip (clean);
  name = cut_name (clean, ANNEXA_LONGEST_SHEET_NAME);
  for (guint i = 2; is_taken (self, name); i++)
    {
      g_autofree char *number = g_strdup_printf (" %u", i);
      g_autofree char *start = cut_name (clean, ANNEXA_LONGEST_SHEET_NAME - (guint) strlen (number));

      g_free (name);
      name = g_strconcat (start, number, NULL);
    }
  return name;
}

static AnnexaSheet *
make_sheet (AnnexaSpreadsheet *self,
            const AnnexaKind  *kind,
            GPtrArray         *fields,
            AnnexaSheetWords   words)
{
  AnnexaSheet *sheet = g_new0 (AnnexaSheet, 1);

  sheet->name = choose_name (self, annexa_kind_get_plural (kind));
  sheet->columns = g_array_new (FALSE, FALSE, sizeof (AnnexaSheetColumn));
  g_array_set_clear_func (sheet->columns, clear_column);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (AnnexaCell));
  g_array_set_clear_func (sheet->cells, clear_cell);
  for (guint i = 0; i < (fields != NULL ? fields->len : kind->n_fields); i++)
    add_column (sheet, fields != NULL ? fields->pdata[i] : &kind->fields[i], words);
  return sheet;
}

/**
 * annexa_spreadsheet_add:
 * @self: a spreadsheet
 * @project: a project
 * @kind: a kind
 * @fields: (nullable) (element-type AnnexaField): the columns, or %NULL for one for each field of the kind
 * @ids: (nullable) (element-type gint64): which records, in which order, or %NULL for all
 * @words: in which words
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Adds a sheet that is called by the kind: a heading, then one row for each record.
 *
 * Returns: whether that worked
 */
gboolean
annexa_spreadsheet_add (AnnexaSpreadsheet *self,
                        AnnexaProject     *project,
                        const AnnexaKind  *kind,
                        GPtrArray         *fields,
                        GArray            *ids,
                        AnnexaSheetWords   words,
                        GCancellable      *cancellable,
                        GError           **error)
{
  AnnexaSheet *sheet;

  g_return_val_if_fail (fields == NULL || fields->len > 0, FALSE);

  if (!annexa_project_require_all (project, kind, error))
    return FALSE;
  sheet = make_sheet (self, kind, fields, words);
  g_ptr_array_add (self->sheets, sheet);
  if (!add_rows (sheet, project, kind, ids, words, cancellable, error))
    return FALSE;
  measure_sheet (sheet);
  return TRUE;
}

/**
 * annexa_spreadsheet_add_all:
 * @self: a spreadsheet
 * @project: a project
 * @words: in which words
 * @error: return location
 *
 * Adds a sheet for each kind of which there are records.
 *
 * Returns: whether that worked
 */
gboolean
annexa_spreadsheet_add_all (AnnexaSpreadsheet *self,
                            AnnexaProject     *project,
                            AnnexaSheetWords   words,
                            GError           **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (annexa_project_count (project, kinds[i]) > 0
        && !annexa_spreadsheet_add (self, project, kinds[i], NULL, NULL, words, NULL, error))
      return FALSE;
  return TRUE;
}

static void
write_csv_cell (AnnexaCsvWriter         *writer,
                const AnnexaSheetColumn *column,
                const AnnexaCell        *cell)
{
  g_autofree char *number = cell->type == ANNEXA_CELL_NUMBER ? annexa_number_format (cell->number) : NULL;
  g_autofree char *moment = NULL;

  if (cell->type == ANNEXA_CELL_MOMENT)
    moment = g_strconcat (cell->text, column->cells == ANNEXA_CELLS_UTC ? "Z" : "", NULL);
  if (number != NULL)
    annexa_csv_writer_add_number (writer, number);
  else
    annexa_csv_writer_add_text (writer, moment != NULL ? moment : cell->text != NULL ? cell->text : "");
}

/* A CSV file is a single sheet. */
static GBytes *
write_csv (AnnexaSpreadsheet *self)
{
  g_autoptr (AnnexaCsvWriter) writer = annexa_csv_writer_new ();
  AnnexaSheet *sheet = self->sheets->pdata[0];

  for (guint i = 0; i < sheet->columns->len; i++)
    annexa_csv_writer_add_text (writer, g_array_index (sheet->columns, AnnexaSheetColumn, i).label);
  annexa_csv_writer_end_row (writer);
  for (guint row = 0; row < annexa_sheet_get_n_rows (sheet); row++)
    {
      for (guint i = 0; i < sheet->columns->len; i++)
        write_csv_cell (writer, &g_array_index (sheet->columns, AnnexaSheetColumn, i),
                        annexa_sheet_get_cell (sheet, row, i));
      annexa_csv_writer_end_row (writer);
    }
  return annexa_csv_writer_finish (writer);
}

static gboolean
has_ending (const char *path,
            const char *ending)
{
  gsize length = strlen (path);
  gsize ending_length = strlen (ending);

  return length > ending_length && g_ascii_strcasecmp (path + length - ending_length, ending) == 0;
}

/**
 * annexa_spreadsheet_can_write:
 * @path: the name of a file
 *
 * Returns: whether the file is a spreadsheet by its ending: .ods or .xlsx
 */
gboolean
annexa_spreadsheet_can_write (const char *path)
{
  return has_ending (path, ".ods") || has_ending (path, ".xlsx");
}

/**
 * annexa_spreadsheet_write:
 * @self: a spreadsheet with at least one sheet
 * @path: the name of the file, whose ending says how it is written: .ods, .xlsx, or .csv for the first sheet
 * @error: return location
 *
 * Makes the file; the caller puts it in its place. The same project gives the same bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
annexa_spreadsheet_write (AnnexaSpreadsheet *self,
                          const char        *path,
                          GError           **error)
{
  g_return_val_if_fail (self->sheets->len > 0, NULL);

  self->n_cut = 0;
  if (has_ending (path, ".ods"))
    return annexa_ods_write (self, error);
  if (has_ending (path, ".xlsx"))
    return annexa_xlsx_write (self, error);
  if (has_ending (path, ".csv"))
    return write_csv (self);

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               _("The name of the file has to end in .ods, .xlsx or .csv, which says how it is written."));
  return NULL;
}

/**
 * annexa_spreadsheet_get_n_cut:
 * @self: a spreadsheet that was written
 *
 * Returns: how many texts were longer than a cell of the format can be, and were cut off
 */
guint
annexa_spreadsheet_get_n_cut (AnnexaSpreadsheet *self)
{
  return self->n_cut;
}
