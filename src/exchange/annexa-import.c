/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-import-private.h"
#include "annexa-query.h"
#include "annexa-scales.h"

static void
clear_row (gpointer data)
{
  g_free (((AnnexaImportRow *) data)->lost_ref);
}

static void
free_source (gpointer data)
{
  AnnexaImportSource *source = data;

  annexa_import_table_free (source->table);
  g_array_unref (source->rows);
  g_ptr_array_unref (source->parsed);
  g_free (source);
}

static void
free_parsed_column (gpointer data)
{
  if (data != NULL)
    g_hash_table_unref (data);
}

/**
 * annexa_import_new:
 * @project: a project that can be edited
 *
 * Returns: (transfer full): an import without any table yet
 */
AnnexaImport *
annexa_import_new (AnnexaProject *project)
{
  AnnexaImport *self = g_new0 (AnnexaImport, 1);

  self->project = g_object_ref (project);
  self->matches_titles = TRUE;
  self->sources = g_ptr_array_new_with_free_func (free_source);
  self->counts = annexa_import_counts_new ();
  self->messages = annexa_import_messages_new ();
  self->words = annexa_import_words_new ();
  self->words_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->created = g_ptr_array_new_with_free_func (g_free);
  self->claimed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wrong = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
annexa_import_free (AnnexaImport *self)
{
  g_clear_pointer (&self->edit, annexa_edit_free);
  g_clear_pointer (&self->index, annexa_import_index_free);
  g_clear_pointer (&self->folder, annexa_folder_free);
  g_hash_table_unref (self->claimed);
  g_hash_table_unref (self->wrong);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->messages);
  g_hash_table_unref (self->words_by_key);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->created);
  g_ptr_array_unref (self->sources);
  g_free (self->label);
  g_clear_object (&self->project);
  g_free (self);
}

/**
 * annexa_import_take_table:
 * @self: an import
 * @table: (transfer full): a table
 *
 * Adds a table. Tables of several kinds may name each other's records.
 */
void
annexa_import_take_table (AnnexaImport      *self,
                          AnnexaImportTable *table)
{
  AnnexaImportSource *source = g_new0 (AnnexaImportSource, 1);

  source->table = table;
  source->rows = g_array_new (FALSE, FALSE, sizeof (AnnexaImportRow));
  g_array_set_clear_func (source->rows, clear_row);
  source->parsed = g_ptr_array_new_with_free_func (free_parsed_column);
  g_ptr_array_set_size (source->parsed, (int) annexa_import_table_get_n_columns (table));
  g_ptr_array_add (self->sources, source);
}

/**
 * annexa_import_take_folder:
 * @self: an import
 * @folder: (transfer full): where the files lie that cells name
 *
 * Says where the tables come from.
 */
void
annexa_import_take_folder (AnnexaImport *self,
                           AnnexaFolder *folder)
{
  g_clear_pointer (&self->folder, annexa_folder_free);
  self->folder = folder;
}

/**
 * annexa_import_set_label:
 * @self: an import
 * @label: what history is going to call it, in the person's language
 */
void
annexa_import_set_label (AnnexaImport *self,
                         const char   *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

/**
 * annexa_import_set_pasted:
 * @self: an import
 * @pasted: whether the rows come from the clipboard, and not from a file
 *
 * For a few cells that somebody pastes, undo is enough; before a file is imported the project is kept as an earlier copy.
 */
void
annexa_import_set_pasted (AnnexaImport *self,
                          gboolean      pasted)
{
  self->pasted = pasted;
}

/**
 * annexa_import_set_matches_titles:
 * @self: an import
 * @matches: whether a row without a reference is the record that has its title
 *
 * Rows that somebody pastes below the last one are meant as new ones, whatever they are called.
 */
void
annexa_import_set_matches_titles (AnnexaImport *self,
                                  gboolean      matches)
{
  self->matches_titles = matches;
}

/**
 * annexa_import_set_shift:
 * @self: an import
 * @days: how many days later every date and every moment is going to be
 */
void
annexa_import_set_shift (AnnexaImport *self,
                         int           days)
{
  self->shift = days;
}

/* The index has to know every kind that rows are of or that cells may name. */
static gboolean
load_index (AnnexaImport     *self,
            const AnnexaKind *kind,
            GError          **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (!annexa_import_index_load (self->index, kind, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if (field->type != ANNEXA_FIELD_RECORD && field->type != ANNEXA_FIELD_LINKS)
        continue;
      for (guint j = 0; j < n_kinds; j++)
        if (annexa_field_may_name (field, kinds[j])
            && !annexa_import_index_load (self->index, kinds[j], error))
          return FALSE;
    }
  return TRUE;
}

/* Removes the parts of a method that none of the rows is. */
static gboolean
remove_parts (AnnexaImport      *self,
              const AnnexaKind  *kind,
              const AnnexaField *parent,
              gint64             method,
              GError           **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, method);
  annexa_query_add_filter (query, parent, ANNEXA_TEST_EQUAL, &value);
  ids = annexa_project_query (self->project, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (self->claimed, &id))
        continue;
      annexa_edit_delete (self->edit, kind, id);
      annexa_import_count (self, kind)->removed++;
    }
  return ids != NULL;
}

static AnnexaImportSource *
find_source (AnnexaImport *self,
             const char   *kind)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      AnnexaImportSource *source = self->sources->pdata[i];

      if (strcmp (source->table->kind->name, kind) == 0)
        return source;
    }
  return NULL;
}

/* A folder that brings a risk method along brings all of it: what a 3 × 3 matrix leaves of a 5 × 5 one would be no
 * matrix. */
static gboolean
replace_methods (AnnexaImport *self,
                 GError      **error)
{
  AnnexaImportSource *methods = find_source (self, "method");

  for (guint i = 0; methods != NULL && i < self->sources->len; i++)
    {
      const AnnexaKind *kind = ((AnnexaImportSource *) self->sources->pdata[i])->table->kind;
      const AnnexaField *parent = annexa_kind_get_parent_field (kind);

      if (parent == NULL || !annexa_scales_come_from (kind))
        continue;
      for (guint j = 0; j < methods->rows->len; j++)
        {
          const AnnexaImportRow *row = &g_array_index (methods->rows, AnnexaImportRow, j);

          if (row->id != 0 && !row->is_new && !remove_parts (self, kind, parent, row->id, error))
            return FALSE;
        }
    }
  return TRUE;
}

typedef gboolean (*ReadSource) (AnnexaImport       *self,
                                AnnexaImportSource *source,
                                GError            **error);

static gboolean
read_each (AnnexaImport *self,
           ReadSource    read,
           GError      **error)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      AnnexaImportSource *source = self->sources->pdata[i];

      if (!read (self, source, error))
        {
          /* TRANSLATORS: The name of a file, with what is wrong with it behind */
          g_prefix_error (error, _("%s: "), source->table->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_sources (AnnexaImport *self,
              GError      **error)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (!load_index (self, ((AnnexaImportSource *) self->sources->pdata[i])->table->kind, error))
      return FALSE;
  if (!read_each (self, annexa_import_find_rows, error) || !read_each (self, annexa_import_read_values, error))
    return FALSE;

  return self->folder == NULL || replace_methods (self, error);
}

static gboolean
refuse_all (AnnexaImport *self,
            GError      **error)
{
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               ngettext ("Nothing was imported, because of %u error.", "Nothing was imported, because of %u errors.",
                         self->n_errors),
               self->n_errors);
  return FALSE;
}

/* Lets the gate look at what has no errors so far, so that the person learns of all errors at once. */
static gboolean
try_rest (AnnexaImport *self,
          GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!annexa_project_try (self->project, self->edit, &local_error)
      && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  annexa_import_take_problems (self);
  return refuse_all (self, error);
}

static gboolean
apply (AnnexaImport *self,
       gboolean      dry_run,
       GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean applied;

  if (dry_run)
    applied = annexa_project_try (self->project, self->edit, &local_error);
  else
    applied = (self->pasted || annexa_project_keep_earlier (self->project, "import", &local_error))
              && annexa_project_apply (self->project, self->edit, &local_error);
  if (applied)
    return TRUE;

  if (g_error_matches (local_error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT))
    annexa_import_take_problems (self);
  if (self->n_errors > 0)
    return refuse_all (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * annexa_import_run:
 * @self: an import with all its tables; it can be run once
 * @dry_run: whether to find out only what would happen
 * @error: return location
 *
 * Imports the tables as one edit. A row whose reference the project has, or else whose title exactly one record has
 * (unless titles are not matched), changes that record, in the fields that the table has columns for; any other row
 * becomes a new record. What cannot be understood goes to the notes of the record, line by line. When any row has an
 * error, nothing is imported, and the messages tell all errors. Before anything is written, the project is kept as an
 * earlier copy, unless that was turned off.
 *
 * Returns: whether everything was, or would be, imported
 */
gboolean
annexa_import_run (AnnexaImport *self,
                   gboolean      dry_run,
                   GError      **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (self->project != NULL, FALSE);

  self->edit = annexa_project_begin (self->project, NULL);
  self->index = annexa_import_index_new (self->project);
  if (read_sources (self, error))
    {
      annexa_edit_set_namer (self->edit, annexa_import_name_edit, self);
      done = self->n_errors > 0 ? try_rest (self, error) : apply (self, dry_run, error);
      if (done)
        annexa_import_take_outcome (self, annexa_edit_get_changes (self->edit), dry_run);
    }
  annexa_import_sort_messages (self);

  /* What is left is the report, which somebody may read for longer than the project is open. */
  g_clear_pointer (&self->edit, annexa_edit_free);
  g_clear_pointer (&self->index, annexa_import_index_free);
  g_clear_object (&self->project);
  return done;
}

guint
annexa_import_get_n_tables (AnnexaImport *self)
{
  return self->sources->len;
}

/**
 * annexa_import_get_table:
 * @self: an import
 * @position: which table, from 0
 *
 * Returns: (transfer none): the table
 */
AnnexaImportTable *
annexa_import_get_table (AnnexaImport *self,
                         guint         position)
{
  return ((AnnexaImportSource *) self->sources->pdata[position])->table;
}
