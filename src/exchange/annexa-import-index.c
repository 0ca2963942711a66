/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include "annexa-import-index-private.h"
#include "annexa-text.h"

/* The records of one kind. Titles are folded only once somebody looks for one. */
typedef struct
{
  GHashTable *refs;   /* ref -> id */
  GArray *names;      /* AnnexaTitle, whose texts lie in the chunk */
  GHashTable *titles; /* folded title -> id, or several */
} Records;

struct _AnnexaImportIndex
{
  AnnexaProject *project;
  GHashTable *kinds; /* AnnexaKind -> Records */
  GStringChunk *texts;
};

/* Ids fit into pointers on every machine that Annexa runs on. */
G_STATIC_ASSERT (sizeof (gpointer) >= sizeof (gint64));

static void
free_records (gpointer data)
{
  Records *records = data;

  g_hash_table_unref (records->refs);
  g_array_unref (records->names);
  g_clear_pointer (&records->titles, g_hash_table_unref);
  g_free (records);
}

AnnexaImportIndex *
annexa_import_index_new (AnnexaProject *project)
{
  AnnexaImportIndex *self = g_new0 (AnnexaImportIndex, 1);

  self->project = g_object_ref (project);
  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, free_records);
  self->texts = g_string_chunk_new (65536);
  return self;
}

void
annexa_import_index_free (AnnexaImportIndex *self)
{
  g_hash_table_unref (self->kinds);
  g_string_chunk_free (self->texts);
  g_object_unref (self->project);
  g_free (self);
}

static void
add_folded (Records           *records,
            const AnnexaTitle *name)
{
  char *folded = annexa_text_fold (name->title);
  gint64 other = (gint64) (gintptr) g_hash_table_lookup (records->titles, folded);
  gint64 id = other == 0 || other == name->id ? name->id : ANNEXA_IMPORT_SEVERAL;

  g_hash_table_insert (records->titles, folded, (gpointer) (gintptr) id);
}

/* Makes known what a record is called. It may be called several things: a row may give a record another title. */
void
annexa_import_index_add (AnnexaImportIndex *self,
                         const AnnexaKind  *kind,
                         gint64             id,
                         const char        *ref,
                         const char        *title)
{
  Records *records = g_hash_table_lookup (self->kinds, kind);
  AnnexaTitle name = { id, NULL, NULL };

  if (ref != NULL)
    g_hash_table_insert (records->refs, g_string_chunk_insert (self->texts, ref), (gpointer) (gintptr) id);
  if (title == NULL || *title == '\0')
    return;

  name.title = g_string_chunk_insert (self->texts, title);
  g_array_append_val (records->names, name);
  if (records->titles != NULL)
    add_folded (records, &name);
}

/* Reads the names of the project's records of a kind. Nothing of a kind can be found before. */
gboolean
annexa_import_index_load (AnnexaImportIndex *self,
                          const AnnexaKind  *kind,
                          GError           **error)
{
  g_autoptr (GArray) titles = NULL;
  Records *records;

  if (g_hash_table_contains (self->kinds, kind))
    return TRUE;
  titles = annexa_project_list_titles (self->project, kind, error);
  if (titles == NULL)
    return FALSE;

  records = g_new0 (Records, 1);
  records->refs = g_hash_table_new (g_str_hash, g_str_equal);
  records->names = g_array_new (FALSE, FALSE, sizeof (AnnexaTitle));
  g_hash_table_insert (self->kinds, (gpointer) kind, records);
  for (guint i = 0; i < titles->len; i++)
    {
      const AnnexaTitle *title = &g_array_index (titles, AnnexaTitle, i);

      annexa_import_index_add (self, kind, title->id, title->ref, title->title);
    }
  return TRUE;
}

/* Returns the id, or 0. */
gint64
annexa_import_index_find_ref (AnnexaImportIndex *self,
                              const AnnexaKind  *kind,
                              const char        *ref)
{
  Records *records = g_hash_table_lookup (self->kinds, kind);

  return (gint64) (gintptr) g_hash_table_lookup (records->refs, ref);
}

/* Returns the id, or 0, or ANNEXA_IMPORT_SEVERAL. */
gint64
annexa_import_index_find_title (AnnexaImportIndex *self,
                                const AnnexaKind  *kind,
                                const char        *title)
{
  Records *records = g_hash_table_lookup (self->kinds, kind);
  g_autofree char *folded = annexa_text_fold (title);

  if (records->titles == NULL)
    {
      records->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < records->names->len; i++)
        add_folded (records, &g_array_index (records->names, AnnexaTitle, i));
    }
  return (gint64) (gintptr) g_hash_table_lookup (records->titles, folded);
}

/* "A-048 Server room", as lists show records: the title has to be right, for another firm has an A-048 as well. */
static gint64
find_ref_with_title (AnnexaImportIndex *self,
                     const AnnexaKind  *kind,
                     const char        *text)
{
  const char *space = strchr (text, ' ');
  g_autofree char *ref = space != NULL ? g_strndup (text, (gsize) (space - text)) : NULL;
  gint64 id = ref != NULL ? annexa_import_index_find_ref (self, kind, ref) : 0;
  gint64 other = id != 0 ? annexa_import_index_find_title (self, kind, space + 1) : 0;

  return other == id || other == ANNEXA_IMPORT_SEVERAL ? id : 0;
}

static gint64
find_ref_of_any (AnnexaImportIndex *self,
                 const AnnexaKind  *kind,
                 const char        *text)
{
  gint64 id = annexa_import_index_find_ref (self, kind, text);

  return id != 0 ? id : find_ref_with_title (self, kind, text);
}

/* The record that a cell of a field names, by its ref, with or without its title, or by its title. A link that may lead to
 * several kinds is not found by title alone. Returns the id, or 0, or ANNEXA_IMPORT_SEVERAL. */
gint64
annexa_import_index_find (AnnexaImportIndex *self,
                          const AnnexaField *field,
                          const char        *text)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  const AnnexaKind *target = annexa_field_get_target (field);
  gint64 id = 0;

  if (target == NULL)
    {
      for (guint i = 0; i < n_kinds && id == 0; i++)
        id = annexa_field_may_name (field, kinds[i]) ? find_ref_of_any (self, kinds[i], text) : 0;
      return id;
    }
  id = find_ref_of_any (self, target, text);
  return id != 0 ? id : annexa_import_index_find_title (self, target, text);
}
