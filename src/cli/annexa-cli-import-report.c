/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annexa-cli-import-report.h"
#include "annexa-cli-output.h"
#include "annexa-cli-table.h"
#include "annexa-json-writer.h"
#include "annexa-kind-counts.h"
#include "annexa-text.h"

/* So many numbers of lines are named before the rest is only counted. */
#define MOST_LINES 8

static const char *
describe_match (AnnexaColumnMatch match)
{
  switch (match)
    {
    case ANNEXA_COLUMN_BY_NAME:
      return _("by its name");
    case ANNEXA_COLUMN_BY_LABEL:
      return _("by its label");
    case ANNEXA_COLUMN_BY_SYNONYM:
      return _("by another word for it");
    case ANNEXA_COLUMN_BY_VALUES:
      return _("by its values, which are words of this field");
    case ANNEXA_COLUMN_CHOSEN:
      return _("as you said");
    case ANNEXA_COLUMN_COMPUTED:
      return _("follows from other values, not imported");
    case ANNEXA_COLUMN_LEFT_OUT:
      return _("left out, as you said");
    case ANNEXA_COLUMN_UNKNOWN:
    default:
      return _("no such field, goes to the notes");
    }
}

static gboolean
is_matched_by_name (AnnexaImportTable *table)
{
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    if (annexa_import_table_get_column (table, i)->match != ANNEXA_COLUMN_BY_NAME)
      return FALSE;

  return TRUE;
}

static void
print_columns (AnnexaImportTable *table)
{
  const AnnexaKind *kind = annexa_import_table_get_kind (table);
  g_autoptr (AnnexaCliTable) columns = annexa_cli_table_new ();

  if (is_matched_by_name (table))
    {
      /* TRANSLATORS: The name of a file, what its rows are: “assets.csv: Assets, …” */
      annexa_cli_print (_("%s: %s, every column matched by its name\n"), annexa_import_table_get_name (table),
                        annexa_kind_get_plural (kind));
      return;
    }

  /* TRANSLATORS: The name of a file, what its rows are: “assets.csv: Assets” */
  annexa_cli_print (_("%s: %s\n"), annexa_import_table_get_name (table), annexa_kind_get_plural (kind));
  annexa_cli_table_add_column (columns, _("Column"), FALSE);
  annexa_cli_table_add_column (columns, _("Field"), FALSE);
  annexa_cli_table_add_column (columns, _("How it was matched"), FALSE);
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaColumn *column = annexa_import_table_get_column (table, i);

      annexa_cli_table_add (columns, column->title);
      annexa_cli_table_add (columns, column->field != NULL ? column->field->name : "–");
      annexa_cli_table_add (columns, describe_match (column->match));
    }
  annexa_cli_table_print (columns);
  annexa_cli_print ("\n");
}

/* Tables in which every column is a field take one line, however many they are. */
static void
print_tables (AnnexaImport *import)
{
  guint n_tables = annexa_import_get_n_tables (import);
  guint n_plain = 0;

  for (guint i = 0; i < n_tables; i++)
    {
      AnnexaImportTable *table = annexa_import_get_table (import, i);

      if (n_tables > 1 && is_matched_by_name (table))
        n_plain++;
      else
        print_columns (table);
    }
  if (n_plain > 0)
    annexa_cli_print (ngettext ("%u file: every column matched by its name\n", "%u files: every column matched by its name\n",
                                n_plain),
                      n_plain);
}

/* What is said of several lines. */
typedef struct
{
  const AnnexaImportMessage *first;
  GArray *lines;
  gboolean alike; /* Whether all of them leave the same to the notes. */
} Note;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_array_unref (note->lines);
  g_free (note);
}

/* Messages that say the same of a column are one. Errors are told each by itself, elsewhere. */
static char *
get_key (const AnnexaImportMessage *message)
{
  return g_strjoin ("\037", message->file, message->column != NULL ? message->column : "", message->text, NULL);
}

static char *
describe_lines (GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (lines, guint, i));
  if (lines->len > MOST_LINES)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", lines->len - MOST_LINES),
                            lines->len - MOST_LINES);
  return g_string_free (text, FALSE);
}

/* What becomes of what no field takes. */
static void
append_kept (GString    *text,
             const Note *note,
             gboolean    done)
{
  g_autofree char *kept = note->first->kept != NULL ? annexa_text_clean (note->first->kept, FALSE) : NULL;
  g_autofree char *shown = annexa_cli_text_shorten (kept != NULL ? kept : "", 60);

  if (note->first->kept == NULL)
    return;
  if (!note->alike)
    g_string_append (text, done ? _(" What stands there is kept in the notes.")
                                : _(" What stands there would be kept in the notes."));
  else
    g_string_append_printf (text, done ? _(" Kept in the notes: “%s”.") : _(" Would be kept in the notes: “%s”."), shown);
}

static void
print_note (const Note *note,
            gboolean    done)
{
  const AnnexaImportMessage *message = note->first;
  g_autofree char *numbers = describe_lines (note->lines);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;

  /* TRANSLATORS: Where something stands: the name of a file, numbers of lines */
  g_string_append_printf (text, ngettext ("%s, line %s: ", "%s, lines %s: ", note->lines->len), message->file, numbers);
  if (message->column != NULL)
    g_string_append_printf (text, "%s: ", message->column);
  g_string_append (text, message->text);
  append_kept (text, note, done);
  clean = annexa_text_clean (text->str, FALSE);
  annexa_cli_print ("%s\n", clean);
}

static void
add_to_notes (GPtrArray                 *notes,
              GHashTable                *known,
              const AnnexaImportMessage *message)
{
  g_autofree char *key = get_key (message);
  Note *note = g_hash_table_lookup (known, key);

  if (note == NULL)
    {
      note = g_new0 (Note, 1);
      *note = (Note){ message, g_array_new (FALSE, FALSE, sizeof (guint)), TRUE };
      g_hash_table_insert (known, g_steal_pointer (&key), note);
      g_ptr_array_add (notes, note);
    }
  note->alike = note->alike && g_strcmp0 (note->first->kept, message->kept) == 0;
  g_array_append_val (note->lines, message->line);
}

static void
print_notes (AnnexaImport *import,
             gboolean      done)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (free_note);

  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    if (!annexa_import_get_message (import, i)->error)
      add_to_notes (notes, known, annexa_import_get_message (import, i));
  for (guint i = 0; i < notes->len; i++)
    print_note (notes->pdata[i], done);
  if (notes->len > 0)
    annexa_cli_print ("\n");
}

/* Whether the table as a whole is wrong, and not one of its rows. */
static gboolean
is_refused (AnnexaImport      *import,
            AnnexaImportTable *table)
{
  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    {
      const AnnexaImportMessage *message = annexa_import_get_message (import, i);

      if (message->error && message->line == 0 && strcmp (message->file, annexa_import_table_get_name (table)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The first column that is no field yet may well be the one without which a record has no name. */
static void
print_hint (AnnexaImportTable *table)
{
  const AnnexaKind *kind = annexa_import_table_get_kind (table);
  const char *unknown = NULL;

  for (guint i = annexa_import_table_get_n_columns (table); i > 0; i--)
    {
      const AnnexaColumn *column = annexa_import_table_get_column (table, i - 1);

      if (column->field != NULL && strcmp (column->field->name, kind->title) == 0)
        return;
      if (column->field == NULL && *column->title != '\0')
        unknown = column->title;
    }
  if (unknown != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          /* TRANSLATORS: A column of a file, the stable name of a field */
          _("If a column is that under another name, say which one, for example: --map '%s=%s'"), unknown, kind->title);

      annexa_cli_tell (text);
    }
}

static void
print_errors (AnnexaImport *import)
{
  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    {
      const AnnexaImportMessage *message = annexa_import_get_message (import, i);
      g_autoptr (GString) text = g_string_new (NULL);

      if (!message->error)
        continue;
      if (message->line > 0)
        g_string_append_printf (text, _("%s, line %u: "), message->file, message->line);
      if (message->column != NULL)
        g_string_append_printf (text, "%s: ", message->column);
      g_string_append (text, message->text);
      g_strdelimit (text->str, "\n", ' ');
      annexa_cli_tell (text->str);
    }
  for (guint i = 0; i < annexa_import_get_n_tables (import); i++)
    if (is_refused (import, annexa_import_get_table (import, i)))
      print_hint (annexa_import_get_table (import, i));
}

/**
 * annexa_cli_import_has_errors:
 * @import: an import that was run
 *
 * Returns: whether rows have errors, as opposed to a file that cannot be read at all
 */
gboolean
annexa_cli_import_has_errors (AnnexaImport *import)
{
  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    if (annexa_import_get_message (import, i)->error)
      return TRUE;

  return FALSE;
}

static void
print_count (const AnnexaImportCount *count,
             gboolean                 dry_run)
{
  g_autofree char *added = annexa_kind_describe_count (count->kind, count->added);
  g_autofree char *updated = annexa_kind_describe_count (count->kind, count->updated);
  g_autofree char *created = annexa_kind_describe_count (count->kind, count->created);
  g_autofree char *removed = annexa_kind_describe_count (count->kind, count->removed);

  /* TRANSLATORS: “12 assets” */
  if (count->added > 0)
    annexa_cli_print (dry_run ? _("Would be added: %s\n") : _("Added: %s\n"), added);
  if (count->updated > 0)
    annexa_cli_print (dry_run ? _("Would be brought up to date: %s\n") : _("Brought up to date: %s\n"), updated);
  if (count->created > 0)
    annexa_cli_print (dry_run ? _("Would be added because rows name them: %s\n") : _("Added because rows name them: %s\n"),
                      created);
  if (count->removed > 0)
    annexa_cli_print (dry_run ? _("Would be removed: %s\n") : _("Removed: %s\n"), removed);
}

static void
print_unchanged (AnnexaImport *import)
{
  guint n = 0;

  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    n += annexa_import_get_count (import, i)->unchanged;
  if (n > 0)
    annexa_cli_print (ngettext ("Nothing new about %u record\n", "Nothing new about %u records\n", n), n);
}

/**
 * annexa_cli_import_print:
 * @import: an import that was run
 * @dry_run: whether it was only tried
 *
 * Says to people what was matched, what went where and what was, or would be, done; errors go to standard error.
 */
void
annexa_cli_import_print (AnnexaImport *import,
                         gboolean      dry_run)
{
  print_tables (import);
  print_notes (import, !dry_run && !annexa_cli_import_has_errors (import));
  if (annexa_cli_import_has_errors (import))
    {
      print_errors (import);
      return;
    }
  for (guint i = 0; i < annexa_import_get_n_counts (import); i++)
    print_count (annexa_import_get_count (import, i), dry_run);
  print_unchanged (import);
}

static const char *
name_match (AnnexaColumnMatch match)
{
  switch (match)
    {
    case ANNEXA_COLUMN_BY_NAME:
      return "name";
    case ANNEXA_COLUMN_BY_LABEL:
      return "label";
    case ANNEXA_COLUMN_BY_SYNONYM:
      return "synonym";
    case ANNEXA_COLUMN_BY_VALUES:
      return "values";
    case ANNEXA_COLUMN_CHOSEN:
      return "chosen";
    case ANNEXA_COLUMN_COMPUTED:
      return "computed";
    case ANNEXA_COLUMN_LEFT_OUT:
      return "left-out";
    case ANNEXA_COLUMN_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
add_number (AnnexaJsonWriter *writer,
            const char       *name,
            guint             number)
{
  annexa_json_writer_add_name (writer, name);
  annexa_json_writer_add_integer (writer, number);
}

static void
add_table (AnnexaJsonWriter  *writer,
           AnnexaImportTable *table)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "file", annexa_import_table_get_name (table));
  annexa_json_writer_add_member (writer, "kind", annexa_import_table_get_kind (table)->name);
  annexa_json_writer_add_name (writer, "columns");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < annexa_import_table_get_n_columns (table); i++)
    {
      const AnnexaColumn *column = annexa_import_table_get_column (table, i);

      annexa_json_writer_begin_object (writer);
      annexa_json_writer_add_member (writer, "column", column->title);
      annexa_json_writer_add_member (writer, "field", column->field != NULL ? column->field->name : NULL);
      annexa_json_writer_add_member (writer, "match", name_match (column->match));
      annexa_json_writer_end_object (writer);
    }
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
}

static void
add_count (AnnexaJsonWriter        *writer,
           const AnnexaImportCount *count)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "kind", count->kind->name);
  add_number (writer, "added", count->added);
  add_number (writer, "updated", count->updated);
  add_number (writer, "unchanged", count->unchanged);
  add_number (writer, "created", count->created);
  add_number (writer, "removed", count->removed);
  annexa_json_writer_end_object (writer);
}

static void
add_message (AnnexaJsonWriter          *writer,
             const AnnexaImportMessage *message)
{
  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_member (writer, "file", *message->file != '\0' ? message->file : NULL);
  annexa_json_writer_add_name (writer, "line");
  if (message->line > 0)
    annexa_json_writer_add_integer (writer, message->line);
  else
    annexa_json_writer_add_null (writer);
  annexa_json_writer_add_member (writer, "column", message->column);
  annexa_json_writer_add_name (writer, "error");
  annexa_json_writer_add_boolean (writer, message->error);
  annexa_json_writer_add_member (writer, "text", message->text);
  annexa_json_writer_add_member (writer, "kept-in-notes", message->kept);
  annexa_json_writer_end_object (writer);
}

/**
 * annexa_cli_import_print_json:
 * @import: an import that was run
 * @dry_run: whether it was only tried
 * @imported: whether it was, or would be, made
 *
 * Says the same to programs.
 */
void
annexa_cli_import_print_json (AnnexaImport *import,
                              gboolean      dry_run,
                              gboolean      imported)
{
  g_autoptr (AnnexaJsonWriter) writer = annexa_json_writer_new ();

  annexa_json_writer_begin_object (writer);
  annexa_json_writer_add_name (writer, "dry-run");
  annexa_json_writer_add_boolean (writer, dry_run);
  annexa_json_writer_add_name (writer, "accepted");
  annexa_json_writer_add_boolean (writer, imported);
  annexa_json_writer_add_name (writer, "tables");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < annexa_import_get_n_tables (import); i++)
    add_table (writer, annexa_import_get_table (import, i));
  annexa_json_writer_end_array (writer);
  annexa_json_writer_add_name (writer, "counts");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; imported && i < annexa_import_get_n_counts (import); i++)
    add_count (writer, annexa_import_get_count (import, i));
  annexa_json_writer_end_array (writer);
  annexa_json_writer_add_name (writer, "messages");
  annexa_json_writer_begin_array (writer);
  for (guint i = 0; i < annexa_import_get_n_messages (import); i++)
    add_message (writer, annexa_import_get_message (import, i));
  annexa_json_writer_end_array (writer);
  annexa_json_writer_end_object (writer);
  annexa_cli_print_json (writer);
}
