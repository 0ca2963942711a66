/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-spreadsheet-private.h"

/* Spreadsheets of Microsoft Excel. Only worksheet_write_string() gets texts, so none of them becomes a formula. */

/* As much fits into a cell, in UTF-16 units. */
#define LONGEST_TEXT 32767

/* Serial numbers before this day mean another day in Excel than elsewhere, for it knows a 29 February 1900. */
#define FIRST_SAFE_DAY "1900-03-01"

#define SECONDS_PER_DAY 86400.0

static const char *const number_formats[ANNEXA_N_CELLS] = {
  [ANNEXA_CELLS_INTEGER] = "0",
  [ANNEXA_CELLS_MONEY] = "#,##0.00",
  [ANNEXA_CELLS_PERCENT] = "0%",
  [ANNEXA_CELLS_DATE] = "yyyy-mm-dd",
  [ANNEXA_CELLS_UTC] = "yyyy-mm-dd\"T\"hh:mm:ss\"Z\"",
  [ANNEXA_CELLS_LOCAL] = "yyyy-mm-dd hh:mm",
};

typedef struct
{
  AnnexaSpreadsheet *spreadsheet;
  lxw_workbook *workbook;
  lxw_format *heading;
  lxw_format *formats[ANNEXA_N_CELLS];
  lxw_error failure; /* the first one */
} Xlsx;

static void
check (Xlsx     *self,
       lxw_error result)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = result;
}

static void
make_formats (Xlsx *self)
{
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  format_set_bg_color (self->heading, 0xe6e6e6);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_TOP);
  for (guint i = 0; i < ANNEXA_N_CELLS; i++)
    {
      self->formats[i] = workbook_add_format (self->workbook);
      format_set_align (self->formats[i], LXW_ALIGN_VERTICAL_TOP);
      if (number_formats[i] != NULL)
        format_set_num_format (self->formats[i], number_formats[i]);
      else if (i <= ANNEXA_CELLS_LONG_TEXT)
        format_set_text_wrap (self->formats[i]);
    }
}

/* _x0041_ means the character with that number, so a text that holds such signs has its first one written as a number. */
static gboolean
is_escape (const char *text)
{
  if (!g_str_has_prefix (text, "_x"))
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

/* What does not fit into a cell is cut off and counted, and the text ends in an ellipsis. */
static char *
prepare_text (Xlsx       *self,
              const char *text)
{
  GString *prepared = g_string_sized_new (strlen (text));
  guint units = 0;
  gsize kept = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *escape = is_escape (p) ? "_x005F" : "";

      units += (guint) strlen (escape) + (g_utf8_get_char (p) > 0xffff ? 2 : 1);
      if (units > LONGEST_TEXT)
        {
          g_string_truncate (prepared, kept);
          g_string_append (prepared, "…");
          self->spreadsheet->n_cut++;
          break;
        }
      g_string_append (prepared, escape);
      g_string_append_unichar (prepared, g_utf8_get_char (p));
      if (units < LONGEST_TEXT)
        kept = prepared->len;
    }
  return g_string_free (prepared, FALSE);
}

/* The days since the one before 1 January 1900, with the part of the day that has passed. */
static double
make_serial (const char *moment)
{
  g_autofree char *zoned = g_strconcat (moment, strchr (moment, 'T') != NULL ? "Z" : "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (zoned, NULL);
  g_autoptr (GDateTime) start = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);

  return (double) (g_date_time_to_unix (time) - g_date_time_to_unix (start)) / SECONDS_PER_DAY;
}

static void
write_text (Xlsx          *self,
            lxw_worksheet *worksheet,
            guint          row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *prepared = prepare_text (self, text);

  check (self, worksheet_write_string (worksheet, row, (lxw_col_t) column, prepared, format));
}

static void
write_cell (Xlsx             *self,
            lxw_worksheet    *worksheet,
            guint             row,
            guint             column,
            const AnnexaCell *cell,
            AnnexaCells       cells)
{
  lxw_format *format = self->formats[cells];
  gboolean is_time = cell->type == ANNEXA_CELL_DATE || cell->type == ANNEXA_CELL_MOMENT;

  if (cell->type == ANNEXA_CELL_EMPTY)
    return;
  if (cell->type == ANNEXA_CELL_NUMBER)
    check (self, worksheet_write_number (worksheet, row, (lxw_col_t) column,
                                         cells == ANNEXA_CELLS_PERCENT ? cell->number / 100 : cell->number, format));
  else if (is_time && strcmp (cell->text, FIRST_SAFE_DAY) >= 0)
    check (self, worksheet_write_number (worksheet, row, (lxw_col_t) column, make_serial (cell->text), format));
  else
    write_text (self, worksheet, row, column, cell->text, format);
}

static void
write_heading (Xlsx          *self,
               lxw_worksheet *worksheet,
               AnnexaSheet   *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      AnnexaSheetColumn *column = &g_array_index (sheet->columns, AnnexaSheetColumn, i);

      check (self, worksheet_set_column (worksheet, (lxw_col_t) i, (lxw_col_t) i, column->width + 1.0, NULL));
      write_text (self, worksheet, 0, i, column->label, self->heading);
    }
  worksheet_freeze_panes (worksheet, 1, 0);
  worksheet_repeat_rows (worksheet, 0, 0);
  worksheet_set_landscape (worksheet);
  worksheet_set_paper (worksheet, 9);
  if (sheet->fits_page)
    worksheet_fit_to_pages (worksheet, 1, 0);
}

static void
write_sheet (Xlsx        *self,
             AnnexaSheet *sheet)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (self->workbook, sheet->name);
  guint n_rows = annexa_sheet_get_n_rows (sheet);

  if (worksheet == NULL)
    {
      check (self, LXW_ERROR_PARAMETER_VALIDATION);
      return;
    }
  write_heading (self, worksheet, sheet);
  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < sheet->columns->len; i++)
      write_cell (self, worksheet, row + 1, i, annexa_sheet_get_cell (sheet, row, i),
                  g_array_index (sheet->columns, AnnexaSheetColumn, i).cells);
  check (self, worksheet_autofilter (worksheet, 0, 0, n_rows, (lxw_col_t) (sheet->columns->len - 1)));
}

/* Without a time of its own the file would get the present one. */
static void
set_properties (Xlsx *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (self->spreadsheet->time, NULL);
  lxw_doc_properties properties = { 0 };

  properties.title = self->spreadsheet->title;
  properties.created = time != NULL ? g_date_time_to_unix (time) : 1;
  check (self, workbook_set_properties (self->workbook, &properties));
}

static gboolean
write_workbook (Xlsx       *self,
                const char *path,
                GError    **error)
{
  lxw_workbook_options options = { 0 };

  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The file could not be packed: %s"), g_strerror (ENOMEM));
      return FALSE;
    }
  make_formats (self);
  set_properties (self);
  for (guint i = 0; i < self->spreadsheet->sheets->len; i++)
    write_sheet (self, self->spreadsheet->sheets->pdata[i]);
  check (self, workbook_close (self->workbook));
  if (self->failure == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The file could not be packed: %s"),
               lxw_strerror (self->failure));
  return FALSE;
}

/* The library writes to a name only. What the project holds is not left lying about in a folder for that: the name leads
 * to a piece of memory. */
GBytes *
annexa_xlsx_write (AnnexaSpreadsheet *spreadsheet,
                   GError           **error)
{
  Xlsx self = { spreadsheet };
  g_autofree char *contents = NULL;
  g_autofree char *path = NULL;
  gsize length = 0;
  int fd = memfd_create ("annexa-xlsx", MFD_CLOEXEC);
  gboolean written;

  if (fd < 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The file could not be packed: %s"), g_strerror (errno));
      return NULL;
    }
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  written = write_workbook (&self, path, error) && g_file_get_contents (path, &contents, &length, error);
  close (fd);
  return written ? g_bytes_new_take (g_steal_pointer (&contents), length) : NULL;
}
