/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-import-private.h"
#include "annexa-text.h"

/* The first of two passes over a table: it finds out which record each row is, so that cells can name records that stand
 * in later rows or in other files. */
typedef struct
{
  AnnexaImport *import;
  AnnexaImportSource *source;
  const AnnexaKind *kind;
  GHashTable *refs;  /* ref -> line */
  GHashTable *keys;  /* what stands in the column that rows are recognized by -> id; or NULL */
  GArray *nameless;  /* Nameless: rows without a ref of their own, which are looked at last */
} Pass;

typedef struct
{
  guint row;
  char *title;
} Nameless;

static void
clear_nameless (gpointer data)
{
  g_free (((Nameless *) data)->title);
}

static void
refuse_row (Pass       *pass,
            guint       line,
            const char *text)
{
  annexa_import_refuse (pass->import, pass->source->table, line, annexa_kind_find_field (pass->kind, "ref"), text);
}

static gboolean
claim (Pass            *pass,
       AnnexaImportRow *row,
       gint64           id)
{
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (pass->import->claimed, &id));

  if (other != 0)
    {
      g_autofree char *text
          = g_strdup_printf (_("This is the same record as in line %u. Leave one of the two out."), other);

      refuse_row (pass, row->line, text);
      return FALSE;
    }
  row->id = id;
  g_hash_table_insert (pass->import->claimed, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row->line));
  return TRUE;
}

static void
update (Pass            *pass,
        AnnexaImportRow *row,
        gint64           id,
        const char      *ref,
        const char      *title)
{
  if (!claim (pass, row, id))
    return;

  /* Even where it changes nothing it gives the record its place in the edit: a risk method is changed before the risks
   * that it rates. */
  if (ref != NULL)
    annexa_edit_set_text (pass->import->edit, pass->kind, id, "ref", ref);
  annexa_import_index_add (pass->import->index, pass->kind, id, ref != NULL ? ref : row->lost_ref, title);
  annexa_import_count (pass->import, pass->kind)->updated++;
}

static void
add (Pass            *pass,
     AnnexaImportRow *row,
     const char      *ref,
     const char      *title)
{
  gint64 id = annexa_edit_create (pass->import->edit, pass->kind);

  row->is_new = TRUE;
  claim (pass, row, id);
  if (ref != NULL)
    annexa_edit_set_text (pass->import->edit, pass->kind, id, "ref", ref);
  annexa_import_index_add (pass->import->index, pass->kind, id, ref != NULL ? ref : row->lost_ref, title);
  annexa_import_note_added (pass->import, pass->kind, ref, title);
}

/* Whether a ref of another program can be one of ours. */
static gboolean
is_plausible (const AnnexaKind *kind,
              const char       *raw,
              const char       *ref)
{
  g_autofree char *stripped = g_strstrip (g_strdup (raw));
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, ref);
  return strcmp (stripped, ref) == 0 && annexa_field_check (annexa_kind_find_field (kind, "ref"), &value, NULL);
}

/* There is one record of the kind, whatever the file calls it. */
static gboolean
find_single (Pass            *pass,
             AnnexaImportRow *row,
             const char      *ref,
             const char      *title,
             GError         **error)
{
  g_autoptr (AnnexaRecord) single = NULL;

  if (annexa_project_count (pass->import->project, pass->kind) == 0)
    {
      if (annexa_import_count (pass->import, pass->kind)->added == 0)
        add (pass, row, ref, title);
      else
        refuse_row (pass, row->line, _("A project has one such record only. Leave all rows but one out."));
      return TRUE;
    }
  single = annexa_project_get_single (pass->import->project, pass->kind, error);
  if (single == NULL)
    return FALSE;
  update (pass, row, annexa_record_get_id (single), ref, title);
  return TRUE;
}

static void
find_by_ref (Pass            *pass,
             AnnexaImportRow *row,
             const char      *ref,
             const char      *title)
{
  gint64 id = annexa_import_index_find_ref (pass->import->index, pass->kind, ref);

  if (id != 0)
    update (pass, row, id, ref, title);
  else
    add (pass, row, ref, title);
}

/* A title that exactly one record has stands for that record, once. */
static void
find_by_title (Pass            *pass,
               AnnexaImportRow *row,
               const char      *title)
{
  gboolean wanted = title != NULL && pass->import->matches_titles;
  gint64 id = wanted ? annexa_import_index_find_title (pass->import->index, pass->kind, title) : 0;

  if (id > 0 && !g_hash_table_contains (pass->import->claimed, &id))
    {
      update (pass, row, id, NULL, title);
      return;
    }
  if (id == ANNEXA_IMPORT_SEVERAL)
    annexa_import_note (pass->import, pass->source->table, row->line,
                        annexa_import_table_find (pass->source->table, pass->kind->title),
                        _("Several records have this title, so a new one was added. To change one, give its reference."),
                        NULL);
  add (pass, row, NULL, title);
}

/* Returns whether the ref occurs for the first time. */
static gboolean
note_ref (Pass            *pass,
          AnnexaImportRow *row,
          const char      *ref)
{
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (pass->refs, ref));
  g_autofree char *text = NULL;

  if (other == 0)
    {
      g_hash_table_insert (pass->refs, g_strdup (ref), GUINT_TO_POINTER (row->line));
      return TRUE;
    }
  text = g_strdup_printf (_("The reference “%s” stands in line %u as well. Each record needs one of its own."), ref,
                          other);
  refuse_row (pass, row->line, text);
  return FALSE;
}

static gboolean
find_row (Pass            *pass,
          AnnexaImportRow *row,
          GError         **error)
{
  AnnexaImportTable *table = pass->source->table;
  const char *raw = annexa_import_table_get_cell_of (table, "ref");
  g_autofree char *ref = annexa_text_clean (raw, FALSE);
  g_autofree char *title = annexa_text_clean (annexa_import_table_get_cell_of (table, pass->kind->title), FALSE);
  gboolean plausible = ref != NULL && is_plausible (pass->kind, raw, ref);
  gint64 known;

  if (pass->kind->flags & ANNEXA_KIND_SINGLE)
    return find_single (pass, row, plausible ? ref : NULL, title, error);
  if (ref != NULL && !note_ref (pass, row, ref))
    return TRUE;
  known = pass->keys != NULL ? annexa_import_keys_find (pass->keys, table) : 0;
  if (!plausible)
    row->lost_ref = g_strdup (ref);

  if (known > 0)
    update (pass, row, known, plausible ? ref : NULL, title);
  else if (plausible)
    find_by_ref (pass, row, ref, title);
  else
    {
      Nameless nameless = { pass->source->rows->len, g_steal_pointer (&title) };

      g_array_append_val (pass->nameless, nameless);
    }
  return TRUE;
}

static gboolean
find_rows (Pass    *pass,
           GError **error)
{
  AnnexaCsvReader *reader = pass->source->table->reader;
  g_autoptr (GError) local_error = NULL;

  if (!annexa_import_table_rewind (pass->source->table, error))
    return FALSE;
  while (annexa_csv_reader_next (reader, &local_error))
    {
      AnnexaImportRow row = { .line = annexa_csv_reader_get_line (reader) };

      if (!annexa_import_table_is_blank (pass->source->table) && !find_row (pass, &row, error))
        return FALSE;
      g_array_append_val (pass->source->rows, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Only now, so that the gate gives none of them a ref that another row brings along. */
  for (guint i = 0; i < pass->nameless->len; i++)
    {
      Nameless *nameless = &g_array_index (pass->nameless, Nameless, i);

      find_by_title (pass, &g_array_index (pass->source->rows, AnnexaImportRow, nameless->row), nameless->title);
    }
  return TRUE;
}

gboolean
annexa_import_find_rows (AnnexaImport       *self,
                         AnnexaImportSource *source,
                         GError            **error)
{
  g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (GArray) nameless = g_array_new (FALSE, FALSE, sizeof (Nameless));
  g_autoptr (GError) local_error = NULL;
  Pass pass = { self, source, source->table->kind, refs, NULL, nameless };

  g_array_set_clear_func (nameless, clear_nameless);
  keys = annexa_import_keys_load (self, source, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  pass.keys = keys;
  return find_rows (&pass, error);
}
