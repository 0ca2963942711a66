/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-import-private.h"
#include "annexa-scales.h"
#include "annexa-text.h"

/* So many different texts of a column are kept with what they mean. */
#define MOST_PARSED 10000

/* The second of two passes over a table: it takes over the cells. */
typedef struct
{
  AnnexaImport *import;
  AnnexaImportSource *source;
  const AnnexaKind *kind;
  AnnexaImportRow *row;
  AnnexaRecord *before; /* what the record holds now, once somebody asked */
  GError *error;         /* why it could not be read */
  char *notes;          /* what the row itself says in its notes, if it has such a cell */
  gboolean has_notes;
  GPtrArray *lines; /* what goes to the notes because no field takes it */
} Pass;

/* What a text means in a field. */
typedef struct
{
  AnnexaValue value;
  char *left; /* what could not be understood, or NULL */
  char *reason;
  gboolean explained; /* Somebody said what it means. */
} Parsed;

static void
free_parsed (gpointer data)
{
  Parsed *parsed = data;

  annexa_value_clear (&parsed->value);
  g_free (parsed->left);
  g_free (parsed->reason);
  g_free (parsed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parsed, free_parsed)

static void
keep (Pass       *pass,
      guint       position,
      const char *text,
      const char *reason)
{
  g_autofree char *column = annexa_import_table_describe_column (pass->source->table, position);

  /* TRANSLATORS: A line in the notes of an imported record: the heading of a column, what it held */
  g_ptr_array_add (pass->lines, g_strdup_printf (_("%s: %s"), column, text));
  annexa_import_note (pass->import, pass->source->table, pass->row->line, (int) position, reason, text);
}

/* A cell of the column that is a field. */
static void
keep_of (Pass              *pass,
         const AnnexaField *field,
         const char        *text,
         const char        *reason)
{
  keep (pass, (guint) annexa_import_table_find (pass->source->table, field->name), text, reason);
}

static void
refuse (Pass              *pass,
        const AnnexaField *field,
        const char        *reason)
{
  annexa_import_refuse (pass->import, pass->source->table, pass->row->line, field, reason);
  g_hash_table_add (pass->import->wrong, g_strdup_printf ("%" G_GINT64_FORMAT " %s", pass->row->id, field->name));
}

/* Required fields must be right; of others, what is not understood is kept in the notes. */
static void
keep_or_refuse (Pass              *pass,
                const AnnexaField *field,
                const char        *left,
                const char        *reason)
{
  if (field->flags & ANNEXA_FIELD_REQUIRED)
    refuse (pass, field, reason);
  else
    keep_of (pass, field, left, reason);
}

/* A record that cannot be read ends the import when its row is done. */
static AnnexaRecord *
get_before (Pass *pass)
{
  if (pass->before == NULL && !pass->row->is_new && pass->error == NULL)
    pass->before = annexa_project_get_record (pass->import->project, pass->kind, pass->row->id, &pass->error);
  return pass->before;
}

/* Facts of the standard stay what they are; records of one's own have none. */
static gboolean
is_locked (Pass              *pass,
           const AnnexaField *field)
{
  const AnnexaField *own;

  if (!(field->flags & ANNEXA_FIELD_LOCKED) || get_before (pass) == NULL)
    return FALSE;
  own = annexa_kind_find_field (pass->kind, "own");
  return own == NULL || annexa_value_get_integer (annexa_record_get_value (pass->before, own)) == 0;
}

static void
set_value (Pass              *pass,
           const AnnexaField *field,
           const AnnexaValue *value,
           const char        *text)
{
  if (!is_locked (pass, field))
    annexa_edit_set (pass->import->edit, pass->kind, pass->row->id, field, value);
  else if (!(field->flags & ANNEXA_FIELD_INTERNAL)
           && !annexa_value_equal (annexa_record_get_value (pass->before, field), value))
    keep_of (pass, field, text,
          _("This comes from the standard and cannot be changed."));
}

/* Moves a day, or the day of a moment, for the example company. */
static void
shift_date (AnnexaImport      *self,
            const AnnexaField *field,
            AnnexaValue       *value)
{
  const char *text = annexa_value_get_text (value);
  g_autofree char *day = NULL;
  g_autofree char *moved = NULL;

  if (self->shift == 0 || text == NULL || (field->type != ANNEXA_FIELD_DATE && field->type != ANNEXA_FIELD_DATE_TIME))
    return;
  day = g_strndup (text, 10);
  moved = annexa_date_add_days (day, self->shift);
  annexa_value_take_text (value, g_strconcat (moved, text + 10, NULL));
}

/* The words of a set that are known, with the others in @parsed->left. */
static void
parse_known_words (AnnexaImport      *self,
                   const AnnexaField *field,
                   const char        *text,
                   Parsed            *parsed)
{
  g_auto (GStrv) parts = annexa_text_split_list (text);
  g_autoptr (GString) known = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GString *list = annexa_field_match_choice (field, parts[i]) != NULL ? known : left;

      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", parts[i]);
    }
  if (known->len > 0 && annexa_field_parse (field, known->str, &parsed->value, NULL))
    {
      g_free (parsed->left);
      parsed->left = g_strdup (left->str);
    }
}

/* When the risk method comes along in the same import, its steps are not known yet; the gate checks them in the end. */
static gboolean
parse_step (AnnexaImport *self,
            const char   *text,
            AnnexaValue  *value)
{
  gint64 step;

  for (guint i = 0; i < self->sources->len; i++)
    {
      AnnexaImportSource *source = self->sources->pdata[i];

      if (annexa_scales_come_from (source->table->kind) && annexa_integer_parse (text, &step) && step >= 1
          && step <= ANNEXA_LARGEST_SCALE)
        {
          annexa_value_set_integer (value, step);
          return TRUE;
        }
    }
  return FALSE;
}

static Parsed *
parse (AnnexaImport      *self,
       const AnnexaField *field,
       const char        *text)
{
  Parsed *parsed = g_new0 (Parsed, 1);
  g_autoptr (GError) error = NULL;

  if (field->type == ANNEXA_FIELD_SCALE && parse_step (self, text, &parsed->value))
    return parsed;
  /* “1 year” in a table is no day that lies a year from today. */
  if ((field->type == ANNEXA_FIELD_DATE || field->type == ANNEXA_FIELD_DATE_TIME) && annexa_date_is_said (text))
    {
      parsed->left = g_strdup (text);
      parsed->reason = g_strdup_printf (_("“%s” is no day of the calendar. Write it as 2026-11-23."), text);
      return parsed;
    }
  if (annexa_project_parse (self->project, field, text, &parsed->value, &error))
    {
      shift_date (self, field, &parsed->value);
      return parsed;
    }
  annexa_value_clear (&parsed->value);
  parsed->left = g_strdup (text);
  parsed->reason = g_strdup (error->message);
  if (field->type == ANNEXA_FIELD_CHOICES)
    parse_known_words (self, field, text, parsed);
  return parsed;
}

/* Choices, steps, dates and the like take few different texts in a column, each understood once. */
static const Parsed *
parse_once (Pass              *pass,
            guint              column,
            const AnnexaField *field,
            const char        *text)
{
  GHashTable *known = pass->source->parsed->pdata[column];
  Parsed *parsed;

  if (known == NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_parsed);
      pass->source->parsed->pdata[column] = known;
    }
  parsed = g_hash_table_lookup (known, text);
  if (parsed == NULL)
    {
      g_autofree char *meant = annexa_import_get_meaning (pass->source->table, column, field, text);

      if (g_hash_table_size (known) >= MOST_PARSED)
        g_hash_table_remove_all (known);
      parsed = parse (pass->import, field, meant);
      parsed->explained = strcmp (meant, text) != 0;
      g_hash_table_insert (known, g_strdup (text), parsed);
    }
  return parsed;
}

static void
read_parsed (Pass              *pass,
             guint              column,
             const AnnexaField *field,
             const char        *text,
             const Parsed      *parsed)
{
  if (parsed->left == NULL || !annexa_value_is_empty (&parsed->value))
    set_value (pass, field, &parsed->value, text);
  if (parsed->explained)
    annexa_import_note_explained (pass->import, pass->source, column, field, text);
  if (parsed->left == NULL)
    return;
  annexa_import_note_word (pass->import, pass->source, column, field, parsed->left);
  keep_or_refuse (pass, field, parsed->left, parsed->reason);
}

static void
read_links (Pass              *pass,
            const AnnexaField *field,
            const char        *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autofree char *left = NULL;
  const char *reason;
  gboolean incomplete = annexa_import_read_links (pass->import, field, text, &value, &left, &reason);

  if (!incomplete || !annexa_value_is_empty (&value))
    set_value (pass, field, &value, text);
  if (incomplete)
    keep_or_refuse (pass, field, left, reason);
}

/* A list that is shown and saved has the name of a file only. */
static gboolean
has_file_called (Pass              *pass,
                 const AnnexaField *field,
                 const char        *name)
{
  g_autofree char *before = NULL;

  if (get_before (pass) == NULL)
    return FALSE;
  before = annexa_project_describe (pass->import->project, field, annexa_record_get_value (pass->before, field));
  return strcmp (before, name) == 0;
}

/* A file lies in the folder that is imported, or is one that the project has already. */
static void
read_file (Pass              *pass,
           const AnnexaField *field,
           const char        *text)
{
  AnnexaImport *self = pass->import;
  g_autoptr (Parsed) parsed = NULL;
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;

  if (self->folder != NULL)
    {
      if (!annexa_folder_attach (self->folder, text, self->edit, pass->kind, pass->row->id, field, &error))
        keep_or_refuse (pass, field, text, error->message);
      return;
    }

  if (has_file_called (pass, field, text))
    return;
  parsed = parse (self, field, text);
  if (parsed->left == NULL)
    contents = annexa_project_load_file (self->project, annexa_value_get_text (&parsed->value), &error);
  if (contents != NULL)
    set_value (pass, field, &parsed->value, text);
  else
    keep_or_refuse (pass, field, text,
                    _("The file itself is not here. Import the folder with it, or attach it by hand."));
}

/* An empty cell empties the field. A new record keeps what it must not be without. */
static void
read_empty (Pass              *pass,
            const AnnexaField *field)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  gboolean needed = field->type == ANNEXA_FIELD_YES_NO || (field->flags & ANNEXA_FIELD_REQUIRED);

  if (pass->row->is_new && (field->initial == NULL || needed))
    return;
  if (field->type == ANNEXA_FIELD_YES_NO)
    annexa_field_parse (field, "", &value, NULL);
  set_value (pass, field, &value, "");
}

static void
read_field (Pass              *pass,
            guint              column,
            const AnnexaField *field,
            const char        *text)
{
  g_autoptr (Parsed) parsed = NULL;

  switch ((int) field->type)
    {
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
      read_links (pass, field, text);
      break;
    case ANNEXA_FIELD_FILE:
      read_file (pass, field, text);
      break;
    case ANNEXA_FIELD_TEXT:
    case ANNEXA_FIELD_LONG_TEXT:
      parsed = parse (pass->import, field, text);
      read_parsed (pass, column, field, text, parsed);
      break;
    default:
      read_parsed (pass, column, field, text, parse_once (pass, column, field, text));
      break;
    }
}

/* Other programs write dashes where nothing was chosen. In a text they may be meant. */
static gboolean
is_nothing (const AnnexaField *field,
            const char        *text)
{
  if (field->type == ANNEXA_FIELD_TEXT || field->type == ANNEXA_FIELD_LONG_TEXT)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_DASH_PUNCTUATION)
      return FALSE;

  return TRUE;
}

static void
read_cell (Pass       *pass,
           guint       position,
           const char *cell)
{
  AnnexaImportTable *table = pass->source->table;
  const AnnexaColumn *column
      = position < table->columns->len ? &g_array_index (table->columns, AnnexaColumn, position) : NULL;
  const AnnexaField *field = column != NULL ? column->field : NULL;
  g_autofree char *text = NULL;

  if (column != NULL && annexa_import_table_leaves_out (table, position))
    return;
  if (field != NULL && field->type == ANNEXA_FIELD_REF)
    return;

  text = annexa_text_clean (cell, TRUE);
  if (text != NULL && field != NULL && is_nothing (field, text))
    g_clear_pointer (&text, g_free);
  if (field == NULL || column->match == ANNEXA_COLUMN_COMPUTED)
    {
      if (text != NULL)
        keep (pass, position, text,
              field == NULL ? _("There is no field for this column.")
                            : _("This follows from other values and cannot be imported."));
    }
  else if (strcmp (field->name, "notes") == 0)
    {
      pass->has_notes = TRUE;
      pass->notes = g_steal_pointer (&text);
    }
  else if (text != NULL)
    read_field (pass, position, field, text);
  else
    read_empty (pass, field);
}

static gboolean
has_line (const char *notes,
          const char *line)
{
  gsize length = strlen (line);

  for (const char *p = strstr (notes, line); p != NULL; p = strstr (p + 1, line))
    if ((p == notes || p[-1] == '\n') && (p[length] == '\0' || p[length] == '\n'))
      return TRUE;

  return FALSE;
}

/* The notes of the row, or those that the record has, and behind them what no field takes. What stands there already from
 * an earlier import is not added again. */
static void
write_notes (Pass *pass)
{
  const AnnexaField *field = annexa_kind_find_field (pass->kind, "notes");
  g_autoptr (GString) notes = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  const char *before = NULL;

  if (pass->row->lost_ref != NULL)
    {
      /* TRANSLATORS: A line in the notes of an imported record: what the other program called it by */
      g_ptr_array_add (pass->lines, g_strdup_printf (_("Reference before import: %s"), pass->row->lost_ref));
      if (pass->row->is_new)
        annexa_import_note (pass->import, pass->source->table, pass->row->line,
                            annexa_import_table_find (pass->source->table, "ref"),
                            _("This cannot be a reference here, so the record got another one."), pass->row->lost_ref);
    }
  if (pass->lines->len == 0 && !pass->has_notes)
    return;

  if (pass->has_notes)
    before = pass->notes;
  else if (get_before (pass) != NULL)
    before = annexa_value_get_text (annexa_record_get_value (pass->before, field));
  notes = g_string_new (before);
  for (guint i = 0; i < pass->lines->len; i++)
    if (!has_line (notes->str, pass->lines->pdata[i]))
      g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", (char *) pass->lines->pdata[i]);

  annexa_value_set_text (&value, notes->len > 0 ? notes->str : NULL);
  annexa_edit_set (pass->import->edit, pass->kind, pass->row->id, field, &value);
}

static void
check_length (Pass *pass)
{
  guint n_columns = pass->source->table->columns->len;
  guint n_cells = annexa_csv_reader_get_n_cells (pass->source->table->reader);
  g_autofree char *text = NULL;

  if (n_cells == n_columns)
    return;
  text = g_strdup_printf (_("This row has %u cells, but the heading has %u."), n_cells, n_columns);
  annexa_import_note (pass->import, pass->source->table, pass->row->line, -1, text, NULL);
}

static void
read_row (Pass *pass)
{
  AnnexaCsvReader *reader = pass->source->table->reader;

  check_length (pass);
  for (guint i = 0; i < annexa_csv_reader_get_n_cells (reader); i++)
    read_cell (pass, i, annexa_csv_reader_get_cell (reader, i));
  write_notes (pass);

  g_clear_object (&pass->before);
  g_clear_pointer (&pass->notes, g_free);
  pass->has_notes = FALSE;
  g_ptr_array_set_size (pass->lines, 0);
}

gboolean
annexa_import_read_values (AnnexaImport       *self,
                           AnnexaImportSource *source,
                           GError            **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Pass pass = { .import = self, .source = source, .kind = source->table->kind, .lines = lines };

  if (!annexa_import_table_rewind (source->table, error))
    return FALSE;
  for (guint i = 0; i < source->rows->len; i++)
    {
      if (!annexa_csv_reader_next (source->table->reader, error))
        return FALSE;
      pass.row = &g_array_index (source->rows, AnnexaImportRow, i);
      if (pass.row->id != 0)
        read_row (&pass);
      if (pass.error != NULL)
        {
          g_propagate_error (error, pass.error);
          return FALSE;
        }
    }
  return TRUE;
}
