/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-import-private.h"

/* What an import tells of its rows: what went to the notes of their records, and why they cannot be taken over. */

static void
free_message (gpointer data)
{
  AnnexaImportMessage *message = data;

  g_free (message->file);
  g_free (message->column);
  g_free (message->text);
  g_free (message->kept);
  g_free (message);
}

GPtrArray *
annexa_import_messages_new (void)
{
  return g_ptr_array_new_with_free_func (free_message);
}

static void
add_message (AnnexaImport *self,
             const char   *file,
             guint         line,
             int           position,
             const char   *column,
             gboolean      error,
             const char   *text,
             const char   *kept)
{
  AnnexaImportMessage *message = g_new0 (AnnexaImportMessage, 1);

  *message = (AnnexaImportMessage){ g_strdup (file), line,           position,       g_strdup (column),
                                    error,           g_strdup (text), g_strdup (kept) };
  g_ptr_array_add (self->messages, message);
}

/* Says what was done with a row that could not simply be taken over, and what of it went to the notes. @position is the
 * place of the column, or -1 when it is about the whole row. */
void
annexa_import_note (AnnexaImport      *self,
                    AnnexaImportTable *table,
                    guint              line,
                    int                position,
                    const char        *text,
                    const char        *kept)
{
  g_autofree char *column = position >= 0 ? annexa_import_table_describe_column (table, (guint) position) : NULL;

  add_message (self, table->name, line, position, column, FALSE, text, kept);
}

/* Says why a row cannot be imported: then none is. @table is %NULL for what no row is about, @field where it is about the
 * whole row. */
void
annexa_import_refuse (AnnexaImport      *self,
                      AnnexaImportTable *table,
                      guint              line,
                      const AnnexaField *field,
                      const char        *text)
{
  int position = table != NULL && field != NULL ? annexa_import_table_find (table, field->name) : -1;
  g_autofree char *column = NULL;

  if (position >= 0)
    column = annexa_import_table_describe_column (table, (guint) position);
  else if (field != NULL)
    column = g_strdup (annexa_field_get_label (field));
  self->n_errors++;
  add_message (self, table != NULL ? table->name : "", line, position, column, TRUE, text, NULL);
}

/* Which row became which record, for what the gate says about records. */
static GHashTable *
list_rows (AnnexaImport *self,
           GHashTable   *sources)
{
  GHashTable *rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->sources->len; i++)
    {
      AnnexaImportSource *source = self->sources->pdata[i];

      for (guint j = 0; j < source->rows->len; j++)
        {
          AnnexaImportRow *row = &g_array_index (source->rows, AnnexaImportRow, j);

          g_hash_table_insert (rows, &row->id, row);
          g_hash_table_insert (sources, row, source);
        }
    }
  return rows;
}

/* Whether every new row is refused for the same reason: there is no column with what it has to have. */
static gboolean
lacks_column (AnnexaImportSource *source,
              AnnexaImportRow    *row,
              const AnnexaField  *field)
{
  return source != NULL && row->is_new && field != NULL && (field->flags & ANNEXA_FIELD_REQUIRED)
         && !annexa_import_table_has (source->table, field->name);
}

/* Once is enough. */
static void
refuse_table (AnnexaImport       *self,
              AnnexaImportSource *source,
              const AnnexaField  *field)
{
  g_autofree char *text = g_strdup_printf (_("“%s” has no column for “%s”, which must not be empty."),
                                           source->table->name, annexa_field_get_label (field));

  for (guint i = 0; i < self->messages->len; i++)
    if (strcmp (((AnnexaImportMessage *) self->messages->pdata[i])->text, text) == 0)
      return;
  annexa_import_refuse (self, source->table, 0, NULL, text);
}

/* Makes errors of rows from what the gate refuses. */
void
annexa_import_take_problems (AnnexaImport *self)
{
  AnnexaProblems *problems = annexa_edit_get_problems (self->edit);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) rows = list_rows (self, sources);

  for (guint i = 0; i < annexa_problems_get_count (problems); i++)
    {
      const AnnexaProblem *problem = annexa_problems_get (problems, i);
      const char *name = problem->field != NULL ? problem->field->name : "";
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", problem->id, name);
      AnnexaImportRow *row = g_hash_table_lookup (rows, &problem->id);
      AnnexaImportSource *source = row != NULL ? g_hash_table_lookup (sources, row) : NULL;

      if (g_hash_table_contains (self->wrong, key))
        continue;
      if (lacks_column (source, row, problem->field))
        {
          refuse_table (self, source, problem->field);
          continue;
        }
      annexa_import_refuse (self, source != NULL ? source->table : NULL, row != NULL ? row->line : 0, problem->field,
                            problem->message);
    }
}

static int
compare_messages (gconstpointer a,
                  gconstpointer b)
{
  const AnnexaImportMessage *left = *(const AnnexaImportMessage *const *) a;
  const AnnexaImportMessage *right = *(const AnnexaImportMessage *const *) b;
  int order = strcmp (left->file, right->file);

  return order != 0 ? order : (left->line > right->line) - (left->line < right->line);
}

/* In the order of files and lines. */
void
annexa_import_sort_messages (AnnexaImport *self)
{
  g_ptr_array_sort (self->messages, compare_messages);
}

guint
annexa_import_get_n_messages (AnnexaImport *self)
{
  return self->messages->len;
}

/**
 * annexa_import_get_message:
 * @self: an import that was run
 * @position: which message, from 0; they are in the order of files and lines
 *
 * Returns: (transfer none): what happened to a row
 */
const AnnexaImportMessage *
annexa_import_get_message (AnnexaImport *self,
                           guint         position)
{
  return self->messages->pdata[position];
}
