/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-import-private.h"
#include "annexa-kind-counts.h"

/* What an import made, or would make, of the records: how many were added and changed, which they are, and what history
 * calls it. */

/* So many records of each kind are called by their names; the others are only counted. */
#define MOST_NAMES 5

static void
clear_count (gpointer data)
{
  AnnexaImportCount *count = data;

  g_ptr_array_unref (count->added_names);
  g_ptr_array_unref (count->updated_names);
  g_ptr_array_unref (count->updated_fields);
}

GArray *
annexa_import_counts_new (void)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (AnnexaImportCount));

  g_array_set_clear_func (counts, clear_count);
  return counts;
}

AnnexaImportCount *
annexa_import_count (AnnexaImport     *self,
                     const AnnexaKind *kind)
{
  AnnexaImportCount count = { .kind = kind };

  for (guint i = 0; i < self->counts->len; i++)
    if (g_array_index (self->counts, AnnexaImportCount, i).kind == kind)
      return &g_array_index (self->counts, AnnexaImportCount, i);

  count.added_names = g_ptr_array_new_with_free_func (g_free);
  count.updated_names = g_ptr_array_new_with_free_func (g_free);
  count.updated_fields = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (self->counts, count);
  return &g_array_index (self->counts, AnnexaImportCount, self->counts->len - 1);
}

static void
add_name (GPtrArray  *names,
          const char *ref,
          const char *title)
{
  gboolean has_ref = ref != NULL && *ref != '\0';
  gboolean has_title = title != NULL && *title != '\0';

  if (names->len >= MOST_NAMES || (!has_ref && !has_title))
    return;
  if (has_ref && has_title)
    /* TRANSLATORS: A reference, and what the record is called: “A-004 Server” */
    g_ptr_array_add (names, g_strdup_printf (_("%s %s"), ref, title));
  else
    g_ptr_array_add (names, g_strdup (has_title ? title : ref));
}

/* @ref: (nullable): where the row has one; the gate gives one to every other record */
void
annexa_import_note_added (AnnexaImport     *self,
                          const AnnexaKind *kind,
                          const char       *ref,
                          const char       *title)
{
  AnnexaImportCount *count = annexa_import_count (self, kind);

  count->added++;
  add_name (count->added_names, ref, title);
}

/* Rows that say what the records hold already bring nothing up to date. */
static void
count_unchanged (AnnexaImport  *self,
                 AnnexaChanges *changes)
{
  self->counted = TRUE;
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

/* Once it is done, the project does not hold any more what was there before. */
static void
name_updated (AnnexaImport       *self,
              AnnexaImportSource *source,
              gboolean            dry_run)
{
  const AnnexaKind *kind = source->table->kind;
  AnnexaImportCount *count = annexa_import_count (self, kind);

  for (guint i = 0; i < source->rows->len && count->updated_names->len < MIN (count->updated, MOST_NAMES); i++)
    {
      const AnnexaImportRow *row = &g_array_index (source->rows, AnnexaImportRow, i);

      if (row->id == 0 || row->is_new || row->is_unchanged)
        continue;
      add_name (count->updated_names, annexa_project_get_ref (self->project, kind, row->id),
                annexa_project_get_title (self->project, kind, row->id));
      if (dry_run)
        g_ptr_array_add (count->updated_fields, annexa_import_describe_changes (self, kind, row->id));
    }
}

static char *
label_pasted (guint       added,
              guint       updated,
              const char *added_records,
              const char *updated_records)
{
  if (added == 0 && updated == 0)
    return g_strdup (_("Nothing new in what was pasted"));
  if (updated == 0)
    /* TRANSLATORS: History: “12 assets pasted” */
    return g_strdup_printf (_("%s pasted"), added_records);
  if (added == 0)
    /* TRANSLATORS: History: “12 assets changed by pasting” */
    return g_strdup_printf (_("%s changed by pasting"), updated_records);
  /* TRANSLATORS: History: “1 asset added, 12 assets changed by pasting” */
  return g_strdup_printf (_("%s added, %s changed by pasting"), added_records, updated_records);
}

static char *
label_table (AnnexaImport      *self,
             AnnexaImportTable *table)
{
  const AnnexaImportCount *count = annexa_import_count (self, table->kind);
  g_autofree char *added = annexa_kind_describe_count (table->kind, count->added);
  g_autofree char *updated = annexa_kind_describe_count (table->kind, count->updated);

  if (self->pasted)
    return label_pasted (count->added, count->updated, added, updated);
  if (count->added == 0 && count->updated == 0)
    /* TRANSLATORS: The name of a file of which everything was in the project before */
    return g_strdup_printf (_("Nothing new in %s"), table->name);
  if (count->updated == 0)
    /* TRANSLATORS: “12 assets”, the name of a file */
    return g_strdup_printf (_("%s imported from %s"), added, table->name);
  if (count->added == 0)
    /* TRANSLATORS: “12 assets”, the name of a file */
    return g_strdup_printf (_("%s changed from %s"), updated, table->name);
  /* TRANSLATORS: “1 asset”, “12 assets”, the name of a file */
  return g_strdup_printf (_("%s added, %s changed from %s"), added, updated, table->name);
}

static char *
make_label (AnnexaImport *self)
{
  if (self->label != NULL)
    return g_strdup (self->label);
  if (self->folder != NULL)
    /* TRANSLATORS: The name of a folder */
    return g_strdup_printf (_("Folder “%s” imported"), annexa_folder_get_name (self->folder));
  if (self->sources->len != 1)
    return g_strdup (_("Tables imported"));
  return label_table (self, ((AnnexaImportSource *) self->sources->pdata[0])->table);
}

/* An #AnnexaEditNamer: only what was written tells what is new. */
char *
annexa_import_name_edit (AnnexaChanges *changes,
                         gpointer       data)
{
  AnnexaImport *self = data;

  count_unchanged (self, changes);
  return make_label (self);
}

/* @changes: (nullable): what was changed, or would be; %NULL for nothing */
void
annexa_import_take_outcome (AnnexaImport  *self,
                            AnnexaChanges *changes,
                            gboolean       dry_run)
{
  g_autofree char *label = NULL;

  if (!self->counted)
    count_unchanged (self, changes);
  for (guint i = 0; i < self->sources->len; i++)
    name_updated (self, self->sources->pdata[i], dry_run);
  label = make_label (self);
  annexa_import_set_label (self, label);
}

/**
 * annexa_import_has_effect:
 * @self: an import that was run
 *
 * Returns: whether any record was, or would be, different from before
 */
gboolean
annexa_import_has_effect (AnnexaImport *self)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const AnnexaImportCount *count = &g_array_index (self->counts, AnnexaImportCount, i);

      if (count->added + count->updated + count->created + count->removed > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_import_get_label:
 * @self: an import that was run
 *
 * Returns: (transfer none) (nullable): what history calls it
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
