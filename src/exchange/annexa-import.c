/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-import-private.h"
#include "annexa-kind-counts.h"
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
  self->keeps_earlier = TRUE;
  self->matches_titles = TRUE;
  self->sources = g_ptr_array_new_with_free_func (free_source);
  self->counts = g_array_new (FALSE, FALSE, sizeof (AnnexaImportCount));
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
 * annexa_import_set_keeps_earlier:
 * @self: an import
 * @keeps: whether the project is kept as an earlier copy before anything is written
 *
 * For a few cells that somebody pastes, undo is enough.
 */
void
annexa_import_set_keeps_earlier (AnnexaImport *self,
                                 gboolean      keeps)
{
  self->keeps_earlier = keeps;
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

AnnexaImportCount *
annexa_import_count (AnnexaImport     *self,
                     const AnnexaKind *kind)
{
  AnnexaImportCount count = { .kind = kind };

  for (guint i = 0; i < self->counts->len; i++)
    if (g_array_index (self->counts, AnnexaImportCount, i).kind == kind)
      return &g_array_index (self->counts, AnnexaImportCount, i);

  g_array_append_val (self->counts, count);
  return &g_array_index (self->counts, AnnexaImportCount, self->counts->len - 1);
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

/**
 * annexa_import_make_label:
 * @self: an import
 *
 * Before it is run every row of a known record counts as one that changes it; a trial knows better.
 *
 * Returns: (transfer full): what history is going to call it, in the person's language
 */
char *
annexa_import_make_label (AnnexaImport *self)
{
  AnnexaImportTable *table;
  g_autofree char *records = NULL;
  guint n = 0;

  if (self->label != NULL)
    return g_strdup (self->label);
  if (self->folder != NULL)
    /* TRANSLATORS: The name of a folder */
    return g_strdup_printf (_("Folder “%s” imported"), annexa_folder_get_name (self->folder));
  if (self->sources->len != 1)
    return g_strdup (_("Tables imported"));

  table = ((AnnexaImportSource *) self->sources->pdata[0])->table;
  n = annexa_import_count (self, table->kind)->added + annexa_import_count (self, table->kind)->updated;
  records = annexa_kind_describe_count (table->kind, n);
  /* TRANSLATORS: “12 assets”, the name of a file */
  return g_strdup_printf (_("%s imported from %s"), records, table->name);
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
  (void) annexa_project_try (self->project, self->edit, NULL);
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
    applied = (!self->keeps_earlier || annexa_project_keep_earlier (self->project, "import", &local_error))
              && annexa_project_apply (self->project, self->edit, &local_error);
  if (applied)
    return TRUE;

  annexa_import_take_problems (self);
  if (self->n_errors > 0)
    return refuse_all (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Rows that say what the records hold already bring nothing up to date. */
static void
count_unchanged (AnnexaImport *self)
{
  AnnexaChanges *changes = annexa_edit_get_changes (self->edit);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const AnnexaImportSource *source = self->sources->pdata[i];
      AnnexaImportCount *count = annexa_import_count (self, source->table->kind);

      for (guint j = 0; j < source->rows->len; j++)
        {
          AnnexaImportRow *row = &g_array_index (source->rows, AnnexaImportRow, j);

          if (row->id == 0 || row->is_new || (changes != NULL && annexa_changes_find (changes, row->id) != NULL))
            continue;
          row->is_unchanged = TRUE;
          count->updated--;
          count->unchanged++;
        }
    }
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
  g_autofree char *label = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (self->project != NULL, FALSE);

  self->edit = annexa_project_begin (self->project, NULL);
  self->index = annexa_import_index_new (self->project);
  if (read_sources (self, error))
    {
      label = annexa_import_make_label (self);
      annexa_import_set_label (self, label);
      annexa_edit_set_label (self->edit, label);
      done = self->n_errors > 0 ? try_rest (self, error) : apply (self, dry_run, error);
      if (done)
        count_unchanged (self);
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

/**
 * annexa_import_get_label:
 * @self: an import that was run
 *
 * Returns: (transfer none): what history calls it
 */
const char *
annexa_import_get_label (AnnexaImport *self)
{
  return self->label;
}

guint
annexa_import_get_n_counts (AnnexaImport *self)
{
  return self->counts->len;
}

/**
 * annexa_import_get_count:
 * @self: an import that was run
 * @position: which kind, from 0
 *
 * Returns: (transfer none): what became of the records of that kind
 */
const AnnexaImportCount *
annexa_import_get_count (AnnexaImport *self,
                         guint         position)
{
  return &g_array_index (self->counts, AnnexaImportCount, position);
}

guint
annexa_import_get_n_created (AnnexaImport *self)
{
  return self->created->len;
}

/**
 * annexa_import_get_created:
 * @self: an import that was run
 * @position: which, from 0
 *
 * Returns: (transfer none): the title of a record that is made because a cell names it
 */
const char *
annexa_import_get_created (AnnexaImport *self,
                           guint         position)
{
  return self->created->pdata[position];
}

/**
 * annexa_import_list_records:
 * @self: an import that was run
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type gint64): the ids of the new records that rows became; where there are none, of those
 *   that rows changed
 */
GArray *
annexa_import_list_records (AnnexaImport     *self,
                            const AnnexaKind *kind)
{
  gboolean added = annexa_import_count (self, kind)->added > 0;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->sources->len; i++)
    {
      AnnexaImportSource *source = self->sources->pdata[i];

      for (guint j = 0; source->table->kind == kind && j < source->rows->len; j++)
        {
          const AnnexaImportRow *row = &g_array_index (source->rows, AnnexaImportRow, j);

          if (row->id != 0 && (row->is_new || (!added && !row->is_unchanged)))
            g_array_append_val (ids, row->id);
        }
    }
  return ids;
}
