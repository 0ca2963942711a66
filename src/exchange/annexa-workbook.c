/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-error.h"
#include "annexa-workbook-private.h"

#define MOST_SHEETS 1000

/* With these bytes files begin that Microsoft Office wrote before 2007, or wrote with a password. */
static const guint8 compound_file[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

/* The name of the stream in a compound file that holds a file with a password, in UTF-16. */
static const char encrypted_package[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

typedef struct
{
  char *name;
  gboolean hidden;
  GBytes *table; /* as CSV, or … */
  GError *error; /* … why it cannot be read */
} Sheet;

struct _AnnexaWorkbook
{
  int n_refs;
  GPtrArray *sheets;
};

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_clear_pointer (&sheet->table, g_bytes_unref);
  g_clear_error (&sheet->error);
  g_free (sheet);
}

static gboolean
is_compound_file (GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return length >= sizeof compound_file && memcmp (data, compound_file, sizeof compound_file) == 0;
}

/**
 * annexa_workbook_suits:
 * @bytes: a file
 *
 * Returns: whether it is a spreadsheet, or something else that is no text for sure
 */
gboolean
annexa_workbook_suits (GBytes *bytes)
{
  return annexa_zip_is_archive (bytes) || is_compound_file (bytes);
}

gboolean
annexa_workbook_refuse_protected (GError **error)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_READ_ONLY,
                       _("The file is protected with a password. Save it without one first."));
  return FALSE;
}

gboolean
annexa_workbook_refuse_type (GError **error)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                       _("This is no spreadsheet that can be read. Save it as .xlsx, .ods or CSV first."));
  return FALSE;
}

static void
set_compound_file_error (GBytes  *bytes,
                         GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (memmem (data, length, encrypted_package, sizeof encrypted_package - 1) != NULL)
    (void) annexa_workbook_refuse_protected (error);
  else
    g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                         _("This is an old format of Excel. Open it there, and save it as .xlsx or CSV first."));
}

gboolean
annexa_workbook_refuse (GError **error)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                       _("The file is damaged. Open it in the program that made it, and save it once more."));
  return FALSE;
}

/* The rest of the file is not read, because it is too large. */
void
annexa_workbook_give_up (AnnexaWorkbookReading *reading,
                         const char            *reason)
{
  if (reading->refusal == NULL)
    reading->refusal = g_error_new_literal (ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, reason);
}

/* Whether there may be a sheet more than @n_before of them. */
gboolean
annexa_workbook_allows_sheet (AnnexaWorkbookReading *reading,
                              guint                  n_before)
{
  g_autofree char *reason = NULL;

  if (n_before < MOST_SHEETS)
    return TRUE;
  reason = g_strdup_printf (_("The file has more than %d sheets. Split it into several."), MOST_SHEETS);
  annexa_workbook_give_up (reading, reason);
  return FALSE;
}

typedef struct
{
  AnnexaWorkbookReading *reading;
  AnnexaXmlStream *stream;
} Part;

/* Whether the XML was understood so far and is not too large. */
static gboolean
check_part (Part    *part,
            gboolean valid,
            GError **error)
{
  if (part->reading->refusal == NULL)
    return valid || annexa_workbook_refuse (error);
  g_propagate_error (error, g_steal_pointer (&part->reading->refusal));
  return FALSE;
}

static gboolean
take_piece (const void *piece,
            gsize       length,
            gpointer    data,
            GError    **error)
{
  Part *part = data;
  gboolean valid;

  if (g_cancellable_set_error_if_cancelled (part->reading->cancellable, error))
    return FALSE;
  valid = annexa_xml_stream_feed (part->stream, piece, length);
  return !part->reading->enough && check_part (part, valid, error);
}

/* Tells @events what is in an XML part of the package, as far as they need it. */
gboolean
annexa_workbook_read_part (AnnexaWorkbookReading *reading,
                           const char            *name,
                           const AnnexaXmlEvents *events,
                           gpointer               data,
                           GError               **error)
{
  g_autoptr (AnnexaXmlStream) stream = annexa_xml_stream_new (events, data);
  Part part = { reading, stream };
  gboolean whole;

  reading->enough = FALSE;
  if (!annexa_zip_reader_has (reading->zip, name))
    return annexa_workbook_refuse (error);
  whole = annexa_zip_reader_read (reading->zip, name, take_piece, &part, error);
  return reading->enough || (whole && check_part (&part, annexa_xml_stream_finish (stream), error));
}

void
annexa_workbook_add_sheet (AnnexaWorkbookReading *reading,
                           const char            *name,
                           gboolean               hidden,
                           AnnexaSheetCells      *cells)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->name = g_strdup (name != NULL ? name : "");
  sheet->hidden = hidden;
  sheet->table = annexa_sheet_cells_make_table (cells, reading->cancellable, &sheet->error);
  g_ptr_array_add (reading->workbook->sheets, sheet);
}

static gboolean
read_package (AnnexaWorkbookReading *reading,
              GError               **error)
{
  if (annexa_zip_reader_has (reading->zip, "[Content_Types].xml") && annexa_zip_reader_has (reading->zip, "_rels/.rels"))
    return annexa_xlsx_read (reading, error);
  if (annexa_zip_reader_has (reading->zip, "META-INF/manifest.xml"))
    return annexa_ods_read (reading, error);
  return annexa_workbook_refuse_type (error);
}

/**
 * annexa_workbook_read:
 * @bytes: a spreadsheet from anywhere: .xlsx or .ods
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads all sheets of a spreadsheet. Cells are what people see in them, with dates as ISO 8601 has them and numbers in the
 * form that is the same in every language.
 *
 * Returns: (transfer full) (nullable): the sheets; %NULL with %ANNEXA_ERROR_SYNTAX when it is no spreadsheet or damaged,
 *   with %ANNEXA_ERROR_READ_ONLY when it is protected with a password, with %ANNEXA_ERROR_CONSTRAINT when it is too large
 */
AnnexaWorkbook *
annexa_workbook_read (GBytes       *bytes,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (AnnexaWorkbook) self = g_new0 (AnnexaWorkbook, 1);
  g_autoptr (AnnexaZipReader) zip = NULL;
  AnnexaWorkbookReading reading = { NULL, self, ANNEXA_SHEET_ROOM_INIT, cancellable, FALSE, NULL };

  self->n_refs = 1;
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  if (!annexa_csv_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  if (is_compound_file (bytes))
    set_compound_file_error (bytes, error);
  else
    reading.zip = zip = annexa_zip_reader_new (bytes, error);
  if (zip == NULL || !read_package (&reading, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * annexa_workbook_ref:
 * @self: sheets
 *
 * Returns: (transfer full): the same sheets
 */
AnnexaWorkbook *
annexa_workbook_ref (AnnexaWorkbook *self)
{
  g_atomic_int_inc (&self->n_refs);
  return self;
}

/**
 * annexa_workbook_unref:
 * @self: (transfer full): sheets
 *
 * Frees them when nobody else holds them.
 */
void
annexa_workbook_unref (AnnexaWorkbook *self)
{
  if (!g_atomic_int_dec_and_test (&self->n_refs))
    return;
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * annexa_workbook_get_n_sheets:
 * @self: sheets
 *
 * Returns: how many there are, with those that are hidden or cannot be read
 */
guint
annexa_workbook_get_n_sheets (AnnexaWorkbook *self)
{
  return self->sheets->len;
}

/**
 * annexa_workbook_get_name:
 * @self: sheets
 * @sheet: which one
 *
 * Returns: (transfer none): what is written on its tab, which another one may have as well
 */
const char *
annexa_workbook_get_name (AnnexaWorkbook *self,
                          guint           sheet)
{
  return ((Sheet *) self->sheets->pdata[sheet])->name;
}

/**
 * annexa_workbook_is_hidden:
 * @self: sheets
 * @sheet: which one
 *
 * Returns: whether people who open the file do not see it
 */
gboolean
annexa_workbook_is_hidden (AnnexaWorkbook *self,
                           guint           sheet)
{
  return ((Sheet *) self->sheets->pdata[sheet])->hidden;
}

/**
 * annexa_workbook_get_table:
 * @self: sheets
 * @sheet: which one
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what stands in the sheet, for annexa_csv_reader_new_for_sheet(), empty where nothing
 *   does; %NULL with %ANNEXA_ERROR_CONSTRAINT when it is too large
 */
GBytes *
annexa_workbook_get_table (AnnexaWorkbook *self,
                           guint           sheet,
                           GError        **error)
{
  Sheet *wanted = self->sheets->pdata[sheet];

  if (wanted->error != NULL)
    {
      g_propagate_error (error, g_error_copy (wanted->error));
      return NULL;
    }
  return g_bytes_ref (wanted->table);
}
