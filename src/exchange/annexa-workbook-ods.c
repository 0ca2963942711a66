/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "annexa-cell-format-private.h"
#include "annexa-error.h"
#include "annexa-workbook-private.h"

/* OpenDocument spreadsheets from anywhere. */

/* More spaces in a row are not meant. */
#define MOST_SPACES 1000

typedef struct
{
  AnnexaWorkbookReading *reading;
  gboolean is_spreadsheet;

  GHashTable *hidden_styles;
  char *table_style; /* the style of tables that is being read */

  char *name; /* of the table that is being read */
  gboolean hidden;
  AnnexaSheetCells *cells; /* or NULL outside of tables */
  gint64 row;
  gint64 n_rows;
  gint64 column;

  gboolean in_cell;
  gint64 n_columns;
  gint64 n_rows_spanned;
  char *type;
  char *value;
  GString *text;
  guint n_paragraphs;
  guint in_paragraph;

  guint skipped; /* how deep within something that is no part of a table */
} Content;

static gboolean
is_one_of (const char *name,
           const char *names)
{
  gsize length = strlen (name);

  for (const char *p = length > 0 ? strstr (names, name) : NULL; p != NULL; p = strstr (p + 1, name))
    if ((p == names || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;
  return FALSE;
}

/* Comments, pictures, what a merged cell hides, former versions, and tables within cells. */
static gboolean
is_skipped (Content    *self,
            const char *name)
{
  if (is_one_of (name, "annotation shapes forms tracked-changes frame note ruby-text custom-shape"))
    return TRUE;
  return self->in_cell && is_one_of (name, "table");
}

static void
start_table (Content                   *self,
             const AnnexaXmlAttributes *attributes)
{
  g_autofree char *style = NULL;

  if (!annexa_workbook_allows_sheet (self->reading, annexa_workbook_get_n_sheets (self->reading->workbook)))
    return;
  style = annexa_xml_attributes_get (attributes, "style-name");
  g_clear_pointer (&self->cells, annexa_sheet_cells_free);
  g_free (self->name);
  self->name = annexa_xml_attributes_get (attributes, "name");
  self->hidden = style != NULL && g_hash_table_contains (self->hidden_styles, style);
  self->cells = annexa_sheet_cells_new (&self->reading->room);
  self->row = 0;
}

/* The attribute that holds the value depends on its type. */
static char *
get_value (const AnnexaXmlAttributes *attributes)
{
  static const char *const names[] = { "value", "date-value", "time-value", "boolean-value", "string-value" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *value = annexa_xml_attributes_get (attributes, names[i]);

      if (value != NULL)
        return value;
    }
  return NULL;
}

/* Goes on by @n rows or columns. A file may say any number, so what is far outside of every sheet stays there. */
static void
advance (gint64 *position,
         gint64  n)
{
  *position = MIN (*position + MIN (n, G_MAXINT), G_MAXINT);
}

static void
start_cell (Content                   *self,
            const AnnexaXmlAttributes *attributes)
{
  g_free (self->type);
  g_free (self->value);
  self->in_cell = TRUE;
  self->n_columns = MAX (1, annexa_xml_attributes_get_integer (attributes, "number-columns-repeated", 1));
  self->n_rows_spanned = annexa_xml_attributes_get_integer (attributes, "number-rows-spanned", 1);
  self->type = annexa_xml_attributes_get (attributes, "value-type");
  self->value = get_value (attributes);
  self->n_paragraphs = 0;
  g_string_truncate (self->text, 0);
}

/* Nothing is kept of a table that is refused, so nobody has to look at the rest of it. */
static void
start_in_table (Content                   *self,
                const char                *name,
                const AnnexaXmlAttributes *attributes)
{
  if (annexa_sheet_cells_is_full (self->cells))
    self->skipped = 1;
  else if (strcmp (name, "table-row") == 0)
    {
      self->n_rows = MAX (1, annexa_xml_attributes_get_integer (attributes, "number-rows-repeated", 1));
      self->column = 0;
    }
  else if (strcmp (name, "table-cell") == 0)
    start_cell (self, attributes);
  else if (strcmp (name, "covered-table-cell") == 0)
    {
      advance (&self->column, MAX (1, annexa_xml_attributes_get_integer (attributes, "number-columns-repeated", 1)));
      self->skipped = 1;
    }
}

/* A text that is too long is refused, and no more of it needed than one sign too much. */
static void
append (Content *self,
        char     sign)
{
  if (self->text->len <= ANNEXA_SHEET_LONGEST_TEXT)
    g_string_append_c (self->text, sign);
}

static void
start_in_cell (Content                   *self,
               const char                *name,
               const AnnexaXmlAttributes *attributes)
{
  if (is_one_of (name, "p h"))
    {
      if (self->n_paragraphs++ > 0)
        append (self, '\n');
      self->in_paragraph++;
    }
  else if (strcmp (name, "s") == 0)
    {
      gint64 n = annexa_xml_attributes_get_integer (attributes, "c", 1);

      for (gint64 i = 0; i < MIN (n, MOST_SPACES); i++)
        append (self, ' ');
    }
  else if (is_one_of (name, "tab line-break"))
    append (self, *name == 't' ? '\t' : '\n');
}

/* Sheets that are hidden have a style that says so. */
static void
start_style (Content                   *self,
             const char                *name,
             const AnnexaXmlAttributes *attributes)
{
  g_autofree char *display = NULL;

  if (strcmp (name, "style") == 0)
    {
      g_free (self->table_style);
      self->table_style = annexa_xml_attributes_get (attributes, "name");
    }
  if (strcmp (name, "table-properties") != 0 || self->table_style == NULL)
    return;
  display = annexa_xml_attributes_get (attributes, "display");
  if (g_strcmp0 (display, "false") == 0)
    g_hash_table_add (self->hidden_styles, g_steal_pointer (&self->table_style));
}

static void
start (const char                *name,
       const AnnexaXmlAttributes *attributes,
       gpointer                   data)
{
  Content *self = data;

  if (self->skipped > 0 || is_skipped (self, name))
    self->skipped++;
  else if (self->in_cell)
    start_in_cell (self, name, attributes);
  else if (self->cells != NULL)
    start_in_table (self, name, attributes);
  else if (strcmp (name, "table") == 0)
    start_table (self, attributes);
  else if (strcmp (name, "spreadsheet") == 0)
    self->is_spreadsheet = TRUE;
  else
    start_style (self, name, attributes);
}

/* Whether a number is shown as more than a number: as 007 or AST-7, but not as EUR 7. */
static gboolean
is_padded (const char *shown,
           const char *number)
{
  gsize length = strlen (number);
  const char *digits = shown + strcspn (shown, "0123456789");
  gsize n_zeros = strspn (digits, "0");

  if (strspn (number, "0123456789") != length || strcmp (number, "0") == 0 || strcmp (digits + n_zeros, number) != 0)
    return FALSE;
  for (const char *p = shown; p < digits; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_CURRENCY_SYMBOL)
      return FALSE;
  return n_zeros > 0 || (digits > shown && g_unichar_isalpha (g_utf8_get_char (shown)));
}

/* A day, a time on that day, or, where a Z is shown, a moment in UTC. Midnight goes without saying. */
static char *
show_date (const char *value,
           const char *shown)
{
  const char *clock = strchr (value, 'T');
  g_autofree char *day = clock != NULL ? g_strndup (value, (gsize) (clock - value)) : g_strdup (value);
  g_autofree char *time = clock != NULL ? g_strndup (clock + 1, 8) : g_strdup ("00:00:00");

  if (strlen (time) != 8)
    return g_strdup (shown);
  if (g_str_has_suffix (shown, "Z"))
    return g_strdup_printf ("%sT%sZ", day, time);
  if (strcmp (time, "00:00:00") == 0)
    return g_steal_pointer (&day);
  if (g_str_has_suffix (time, ":00"))
    time[5] = '\0';
  return g_strdup_printf ("%s %s", day, time);
}

/* PT08H30M00S */
static char *
show_duration (const char *value,
               const char *shown)
{
  guint hours, minutes, seconds;

  if (sscanf (value, "PT%5uH%2uM%2u", &hours, &minutes, &seconds) != 3)
    return g_strdup (shown);
  return seconds > 0 ? g_strdup_printf ("%02u:%02u:%02u", hours, minutes, seconds)
                     : g_strdup_printf ("%02u:%02u", hours, minutes);
}

/* What a person sees in a cell, as far as it does not depend on the country. */
static char *
show (const char *type,
      const char *value,
      const char *shown)
{
  g_autofree char *number = value != NULL ? annexa_cell_show_number (g_ascii_strtod (value, NULL)) : NULL;

  if (type == NULL || value == NULL)
    return g_strdup (shown);
  if (strcmp (type, "float") == 0 && is_padded (shown, number))
    return g_strdup (shown);
  if (is_one_of (type, "float currency"))
    return g_steal_pointer (&number);
  if (strcmp (type, "percentage") == 0)
    return annexa_cell_show_percent (g_ascii_strtod (value, NULL));
  if (strcmp (type, "date") == 0)
    return show_date (value, shown);
  if (strcmp (type, "time") == 0)
    return show_duration (value, shown);
  return g_strdup (*shown == '\0' || strcmp (type, "boolean") == 0 ? value : shown);
}

static void
end_cell (Content *self)
{
  gboolean too_long = self->text->len > ANNEXA_SHEET_LONGEST_TEXT;
  g_autofree char *text = show (too_long ? NULL : self->type, self->value, self->text->str);

  annexa_sheet_cells_add (self->cells, self->row, self->column, self->n_columns, text);
  if (self->n_rows_spanned > 1)
    annexa_sheet_cells_merge (self->cells, self->row, self->column, self->n_rows_spanned);
  advance (&self->column, self->n_columns);
  self->in_cell = FALSE;
  self->in_paragraph = 0;
}

static void
end_table (Content *self)
{
  annexa_workbook_add_sheet (self->reading, self->name, self->hidden, self->cells);
  g_clear_pointer (&self->cells, annexa_sheet_cells_free);
}

static void
end (const char *name,
     gpointer    data)
{
  Content *self = data;

  if (self->skipped > 0)
    self->skipped--;
  else if (self->in_cell && strcmp (name, "table-cell") == 0)
    end_cell (self);
  else if (self->in_paragraph > 0 && is_one_of (name, "p h"))
    self->in_paragraph--;
  else if (self->cells != NULL && strcmp (name, "table-row") == 0)
    {
      annexa_sheet_cells_repeat_row (self->cells, self->row, self->n_rows - 1);
      advance (&self->row, self->n_rows);
    }
  else if (self->cells != NULL && strcmp (name, "table") == 0)
    end_table (self);
}

/* White space in a file is one space, as on a web page. */
static void
take_text (const char *text,
           gsize       length,
           gpointer    data)
{
  Content *self = data;

  if (self->in_paragraph == 0 || self->skipped > 0)
    return;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      append (self, text[i]);
    else if (self->text->len > 0 && strchr (" \n", self->text->str[self->text->len - 1]) == NULL)
      append (self, ' ');
}

static void
start_manifest_entry (const char                *name,
                      const AnnexaXmlAttributes *attributes,
                      gpointer                   data)
{
  if (strcmp (name, "encryption-data") == 0)
    *(gboolean *) data = TRUE;
}

static gboolean
check_password (AnnexaWorkbookReading *reading,
                GError               **error)
{
  static const AnnexaXmlEvents events = { start_manifest_entry };
  gboolean encrypted = FALSE;

  if (!annexa_workbook_read_part (reading, "META-INF/manifest.xml", &events, &encrypted, error))
    return FALSE;
  return !encrypted || annexa_workbook_refuse_protected (error);
}

gboolean
annexa_ods_read (AnnexaWorkbookReading *reading,
                 GError               **error)
{
  static const AnnexaXmlEvents events = { start, end, take_text };
  g_autoptr (GHashTable) hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Content content = { .reading = reading, .hidden_styles = hidden_styles, .text = g_string_new (NULL) };
  gboolean whole = check_password (reading, error)
                   && annexa_workbook_read_part (reading, "content.xml", &events, &content, error);

  g_clear_pointer (&content.cells, annexa_sheet_cells_free);
  g_string_free (content.text, TRUE);
  g_free (content.table_style);
  g_free (content.name);
  g_free (content.type);
  g_free (content.value);
  return whole && (content.is_spreadsheet || annexa_workbook_refuse_type (error));
}
