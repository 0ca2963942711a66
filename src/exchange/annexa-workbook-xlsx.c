/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <string.h>

#include "annexa-cell-format-private.h"
#include "annexa-error.h"
#include "annexa-workbook-private.h"

/* Spreadsheets of Microsoft Excel from anywhere: parts that name each other. */

/* Excel allows no more of them … */
#define MOST_FORMATS 65490

/* … and none that is longer, in characters. */
#define LONGEST_CODE 255

/* A part that another one needs. */
typedef struct
{
  char *type; /* the last word of its type: worksheet, styles, … */
  char *path;
} Relation;

typedef struct
{
  char *name;
  char *relation;
  gboolean hidden;
} SheetEntry;

typedef struct
{
  AnnexaWorkbookReading *reading;
  GArray *texts;  /* where each shared text begins in … */
  GString *text;  /* … all of them, each ended by '\0' */
  GArray *formats; /* AnnexaCellFormat by the number of a style */
  gboolean from_1904;
} Book;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->path);
  g_free (relation);
}

/* What the part at @path needs. */
typedef struct
{
  char *folder;
  GHashTable *relations; /* id -> Relation */
} Relations;

static void
start_relation (const char                *name,
                const AnnexaXmlAttributes *attributes,
                gpointer                   data)
{
  Relations *self = data;
  g_autofree char *target = annexa_xml_attributes_get (attributes, "Target");
  g_autofree char *type = annexa_xml_attributes_get (attributes, "Type");
  char *id = annexa_xml_attributes_get (attributes, "Id");
  g_autofree char *path = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || target == NULL || type == NULL || id == NULL)
    {
      g_free (id);
      return;
    }
  path = g_canonicalize_filename (target, self->folder);
  relation = g_new0 (Relation, 1);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->path = g_strdup (path + 1);
  g_hash_table_replace (self->relations, id, relation);
}

/* Paths are taken from the folder of the part, as on a disk. */
static GHashTable *
read_relations (AnnexaWorkbookReading *reading,
                const char            *part,
                GError               **error)
{
  static const AnnexaXmlEvents events = { start_relation };
  g_autoptr (GHashTable) relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_relation);
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *folder = g_path_get_dirname (part);
  gboolean top = strcmp (folder, ".") == 0;
  g_autofree char *path = g_strdup_printf ("%s%s_rels/%s.rels", top ? "" : folder, top ? "" : "/", *part != '\0' ? base : "");
  g_autofree char *absolute = g_strconcat ("/", top ? "" : folder, NULL);
  Relations self = { absolute, relations };

  return annexa_workbook_read_part (reading, path, &events, &self, error) ? g_steal_pointer (&relations) : NULL;
}

/* The part of a type, as "styles". */
static const char *
find_part (GHashTable *relations,
           const char *type)
{
  GHashTableIter iter;
  gpointer relation;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &relation))
    if (strcmp (((Relation *) relation)->type, type) == 0)
      return ((Relation *) relation)->path;
  return NULL;
}

/* _x000D_ means the character with that number. */
static void
append_decoded (GString    *target,
                const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guint character = 0;
      gboolean escaped = length - i >= 7 && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_';

      for (guint j = 2; j < 6 && escaped; j++)
        {
          escaped = g_ascii_isxdigit (text[i + j]);
          character = character * 16 + (guint) (escaped ? g_ascii_xdigit_value (text[i + j]) : 0);
        }
      if (escaped && character > 0 && g_unichar_validate (character))
        {
          g_string_append_unichar (target, character);
          i += 6;
        }
      else
        g_string_append_c (target, text[i]);
    }
}

typedef struct
{
  Book *book;
  GString *raw; /* the text that is being read */
  gboolean in_text;
  guint in_phonetic; /* how to read Japanese aloud */
} SharedTexts;

static void
start_shared (const char                *name,
              const AnnexaXmlAttributes *attributes,
              gpointer                   data)
{
  SharedTexts *self = data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->raw, 0);
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
  self->in_text = strcmp (name, "t") == 0 && self->in_phonetic == 0;
}

/* Keeps a text. One in which nothing stands is empty, so that nobody looks through its spaces for each cell again. */
static void
add_shared (Book          *book,
            const GString *raw)
{
  gsize offset = book->text->len;

  if (raw->len <= ANNEXA_SHEET_LONGEST_TEXT)
    append_decoded (book->text, raw->str, raw->len);
  else
    g_string_append_len (book->text, raw->str, (gssize) raw->len);
  if (book->text->str[offset + strspn (book->text->str + offset, " \t\r\n")] == '\0')
    g_string_truncate (book->text, offset);
  g_string_append_c (book->text, '\0');
  g_array_append_val (book->texts, offset);
}

static void
end_shared (const char *name,
            gpointer    data)
{
  SharedTexts *self = data;

  self->in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && self->in_phonetic > 0)
    self->in_phonetic--;
  if (strcmp (name, "si") != 0)
    return;
  if (annexa_sheet_room_take (&self->book->reading->room, 1, self->raw->len + 1))
    add_shared (self->book, self->raw);
  else
    annexa_workbook_give_up (self->book->reading, annexa_sheet_room_explain ());
}

static void
take_shared (const char *text,
             gsize       length,
             gpointer    data)
{
  SharedTexts *self = data;

  if (self->in_text && self->raw->len <= ANNEXA_SHEET_LONGEST_TEXT)
    g_string_append_len (self->raw, text, (gssize) length);
}

static gboolean
read_shared_texts (Book       *book,
                   const char *path,
                   GError    **error)
{
  static const AnnexaXmlEvents events = { start_shared, end_shared, take_shared };
  SharedTexts texts = { book, g_string_new (NULL) };
  gboolean read = annexa_workbook_read_part (book->reading, path, &events, &texts, error);

  g_string_free (texts.raw, TRUE);
  return read;
}

typedef struct
{
  Book *book;
  GHashTable *codes; /* id of a format -> its code */
  gboolean in_cells;
} Styles;

static void
add_format (Styles                    *self,
            const AnnexaXmlAttributes *attributes)
{
  gint64 id = annexa_xml_attributes_get_integer (attributes, "numFmtId", 0);
  AnnexaCellFormat format;

  if (self->book->formats->len >= MOST_FORMATS)
    return;
  annexa_cell_format_read (&format, (guint) CLAMP (id, 0, G_MAXINT),
                           g_hash_table_lookup (self->codes, GINT_TO_POINTER ((int) id)));
  g_array_append_val (self->book->formats, format);
}

/* A number whose format nobody can have made is a number. */
static void
add_code (Styles                    *self,
          const AnnexaXmlAttributes *attributes)
{
  gpointer id = GINT_TO_POINTER ((int) annexa_xml_attributes_get_integer (attributes, "numFmtId", 0));
  g_autofree char *code = annexa_xml_attributes_get (attributes, "formatCode");

  if (code == NULL || g_hash_table_contains (self->codes, id) || g_hash_table_size (self->codes) >= MOST_FORMATS)
    return;
  g_hash_table_insert (self->codes, id,
                       g_utf8_strlen (code, -1) <= LONGEST_CODE ? g_steal_pointer (&code) : g_strdup ("General"));
}

static void
start_style (const char                *name,
             const AnnexaXmlAttributes *attributes,
             gpointer                   data)
{
  Styles *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp (name, "xf") == 0 && self->in_cells)
    add_format (self, attributes);
  else if (strcmp (name, "numFmt") == 0)
    add_code (self, attributes);
}

static void
end_style (const char *name,
           gpointer    data)
{
  if (strcmp (name, "cellXfs") == 0)
    ((Styles *) data)->in_cells = FALSE;
}

static gboolean
read_styles (Book       *book,
             const char *path,
             GError    **error)
{
  static const AnnexaXmlEvents events = { start_style, end_style };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Styles styles = { book, codes };

  return annexa_workbook_read_part (book->reading, path, &events, &styles, error);
}

typedef struct
{
  Book *book;
  GArray *entries; /* SheetEntry */
} Workbook;

static void
clear_entry (gpointer data)
{
  g_free (((SheetEntry *) data)->name);
  g_free (((SheetEntry *) data)->relation);
}

static void
start_workbook (const char                *name,
                const AnnexaXmlAttributes *attributes,
                gpointer                   data)
{
  Workbook *self = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *from_1904 = annexa_xml_attributes_get (attributes, "date1904");

      self->book->from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
    }
  else if (strcmp (name, "sheet") == 0 && annexa_workbook_allows_sheet (self->book->reading, self->entries->len))
    {
      g_autofree char *state = annexa_xml_attributes_get (attributes, "state");
      SheetEntry entry = { annexa_xml_attributes_get (attributes, "name"), annexa_xml_attributes_get (attributes, "id"),
                           state != NULL && strcmp (state, "visible") != 0 };

      g_array_append_val (self->entries, entry);
    }
}

typedef struct
{
  Book *book;
  AnnexaSheetCells *cells;
  gint64 row;
  gint64 column;
  guint style;
  char *type;
  GString *value;
  gboolean in_cell;
  gboolean in_value;
  guint in_phonetic;
} Worksheet;

/* B5: gives 4 and 1. Where a cell does not say where it is, it stands behind the one before. */
static void
read_place (const char *place,
            gint64     *row,
            gint64     *column)
{
  gint64 number = 0;
  const char *p = place;

  for (; g_ascii_isalpha (*p) && p - place < 4; p++)
    number = number * 26 + g_ascii_toupper (*p) - 'A' + 1;
  if (p == place || !g_ascii_isdigit (*p))
    return;
  *column = number - 1;
  *row = MIN (g_ascii_strtoll (p, NULL, 10), G_MAXINT) - 1;
}

static void
start_cell (Worksheet                 *self,
            const AnnexaXmlAttributes *attributes)
{
  g_autofree char *place = annexa_xml_attributes_get (attributes, "r");

  self->column++;
  if (place != NULL)
    read_place (place, &self->row, &self->column);
  g_free (self->type);
  self->type = annexa_xml_attributes_get (attributes, "t");
  self->style = (guint) CLAMP (annexa_xml_attributes_get_integer (attributes, "s", 0), 0, G_MAXINT);
  self->in_cell = TRUE;
  g_string_truncate (self->value, 0);
}

/* C2:C7 */
static void
merge (Worksheet                 *self,
       const AnnexaXmlAttributes *attributes)
{
  g_autofree char *range = annexa_xml_attributes_get (attributes, "ref");
  const char *colon = range != NULL ? strchr (range, ':') : NULL;
  gint64 row = -1, column = -1, last_row = -1, last_column = -1;

  if (colon == NULL)
    return;
  read_place (range, &row, &column);
  read_place (colon + 1, &last_row, &last_column);
  annexa_sheet_cells_merge (self->cells, row, column, last_row - row + 1);
}

static void
start_in_sheet (const char                *name,
                const AnnexaXmlAttributes *attributes,
                gpointer                   data)
{
  Worksheet *self = data;

  self->in_value = FALSE;
  if (annexa_sheet_cells_is_full (self->cells))
    self->book->reading->enough = TRUE;
  else if (self->in_cell)
    {
      self->in_phonetic += strcmp (name, "rPh") == 0;
      self->in_value = self->in_phonetic == 0 && (strcmp (name, "v") == 0 || strcmp (name, "t") == 0);
    }
  else if (strcmp (name, "row") == 0)
    {
      self->row = CLAMP (annexa_xml_attributes_get_integer (attributes, "r", self->row + 2), 1, G_MAXINT) - 1;
      self->column = -1;
    }
  else if (strcmp (name, "c") == 0)
    start_cell (self, attributes);
  else if (strcmp (name, "mergeCell") == 0)
    merge (self, attributes);
}

/* 2026-11-23T00:00:00, as some programs write days. */
static char *
show_iso (const char *value)
{
  const char *clock = strchr (value, 'T');

  return clock != NULL && g_str_has_prefix (clock, "T00:00:00") ? g_strndup (value, (gsize) (clock - value))
                                                               : g_strdup (value);
}

static char *
show_number (Worksheet  *self,
             const char *value)
{
  AnnexaCellFormat plain = { ANNEXA_CELL_FORMAT_PLAIN };
  GArray *formats = self->book->formats;
  const AnnexaCellFormat *format
      = self->style < formats->len ? &g_array_index (formats, AnnexaCellFormat, self->style) : &plain;
  char *end;
  double number = g_ascii_strtod (value, &end);

  return end != value ? annexa_cell_format_show (format, number, self->book->from_1904) : g_strdup (value);
}

static const char *
find_shared_text (Worksheet *self)
{
  GArray *texts = self->book->texts;
  const char *value = self->value->str;
  guint64 index = g_ascii_strtoull (value, NULL, 10);

  return g_ascii_isdigit (*value) && index < texts->len ? self->book->text->str + g_array_index (texts, gsize, index) : "";
}

/* What a person sees in a cell with a text or number of its own. */
static char *
show (Worksheet  *self,
      const char *type)
{
  const char *value = self->value->str;
  GString *decoded;

  if (strcmp (type, "b") == 0)
    return g_strdup (*value == '1' ? "TRUE" : "FALSE");
  if (strcmp (type, "d") == 0)
    return show_iso (value);
  if (strcmp (type, "n") == 0)
    return show_number (self, value);
  decoded = g_string_new (NULL);
  append_decoded (decoded, value, self->value->len);
  return g_string_free (decoded, FALSE);
}

/* What is too long is refused as it is. A shared text is not copied, as many cells may have it and none of them count. */
static void
add_cell (Worksheet *self)
{
  const char *type = self->type != NULL ? self->type : "n";
  gboolean shared = strcmp (type, "s") == 0;
  gboolean too_long = self->value->len > ANNEXA_SHEET_LONGEST_TEXT;
  g_autofree char *own = !shared && !too_long ? show (self, type) : NULL;
  const char *text = too_long ? self->value->str : own;

  annexa_sheet_cells_add (self->cells, self->row, self->column, 1, shared && !too_long ? find_shared_text (self) : text);
}

static void
end_in_sheet (const char *name,
              gpointer    data)
{
  Worksheet *self = data;

  self->in_value = FALSE;
  if (self->in_phonetic > 0 && strcmp (name, "rPh") == 0)
    self->in_phonetic--;
  if (!self->in_cell || strcmp (name, "c") != 0)
    return;
  self->in_cell = FALSE;
  if (self->value->len > 0 && !annexa_sheet_cells_is_full (self->cells))
    add_cell (self);
}

static void
take_value (const char *text,
            gsize       length,
            gpointer    data)
{
  Worksheet *self = data;

  if (self->in_value && self->value->len <= ANNEXA_SHEET_LONGEST_TEXT)
    g_string_append_len (self->value, text, (gssize) length);
}

static gboolean
read_sheet (Book             *book,
            const SheetEntry *entry,
            const char       *path,
            GError          **error)
{
  static const AnnexaXmlEvents events = { start_in_sheet, end_in_sheet, take_value };
  g_autoptr (AnnexaSheetCells) cells = annexa_sheet_cells_new (&book->reading->room);
  Worksheet sheet = { .book = book, .cells = cells, .row = -1, .value = g_string_new (NULL) };
  gboolean read = annexa_workbook_read_part (book->reading, path, &events, &sheet, error);

  if (read)
    annexa_workbook_add_sheet (book->reading, entry->name, entry->hidden, cells);
  g_string_free (sheet.value, TRUE);
  g_free (sheet.type);
  return read;
}

static gboolean
read_sheets (Book       *book,
             GHashTable *relations,
             GArray     *entries,
             GError    **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const SheetEntry *entry = &g_array_index (entries, SheetEntry, i);
      const Relation *relation = entry->relation != NULL ? g_hash_table_lookup (relations, entry->relation) : NULL;

      /* There are sheets that are charts only. */
      if (relation != NULL && strcmp (relation->type, "worksheet") == 0
          && !read_sheet (book, entry, relation->path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_book (Book       *book,
           const char *path,
           GError    **error)
{
  static const AnnexaXmlEvents events = { start_workbook };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (SheetEntry));
  g_autoptr (GHashTable) relations = read_relations (book->reading, path, error);
  Workbook workbook = { book, entries };
  const char *styles, *texts;

  g_array_set_clear_func (entries, clear_entry);
  if (relations == NULL || !annexa_workbook_read_part (book->reading, path, &events, &workbook, error))
    return FALSE;
  styles = find_part (relations, "styles");
  texts = find_part (relations, "sharedStrings");
  return (styles == NULL || read_styles (book, styles, error)) && (texts == NULL || read_shared_texts (book, texts, error))
         && read_sheets (book, relations, entries, error);
}

gboolean
annexa_xlsx_read (AnnexaWorkbookReading *reading,
                  GError               **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (AnnexaCellFormat));
  g_autoptr (GHashTable) relations = read_relations (reading, "", error);
  const char *path = relations != NULL ? find_part (relations, "officeDocument") : NULL;
  Book book = { reading, texts, NULL, formats };
  gboolean read;

  if (relations == NULL)
    return FALSE;
  if (path == NULL || !g_str_has_suffix (path, ".xml") || strstr (path, "word/") != NULL || strstr (path, "ppt/") != NULL)
    return annexa_workbook_refuse_type (error);
  g_array_set_clear_func (formats, (GDestroyNotify) annexa_cell_format_clear);
  book.text = g_string_new (NULL);
  read = read_book (&book, path, error);
  g_string_free (book.text, TRUE);
  return read;
}
