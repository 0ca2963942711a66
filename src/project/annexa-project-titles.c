/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"

/* What people call records by, kept at hand: lists, forms and reports ask for it all the time. */

/* More titles than this are thrown away and read again when needed. */
#define LARGEST_TITLE_CACHE 20000

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
} Title;

static void
free_title (gpointer key,
            gpointer value,
            gpointer unused)
{
  Title *title = value;

  g_free (title->ref);
  g_free (title->title);
  g_free (title);
}

static const Title *
load_title (AnnexaProject    *self,
            const AnnexaKind *kind,
            gint64            id)
{
  Title *title = g_hash_table_lookup (self->titles, &id);
  g_autofree char *sql = NULL;
  g_autoptr (AnnexaStatement) statement = NULL;

  if (title != NULL)
    return title;
  if (kind == NULL)
    kind = annexa_project_find_kind (self, id);
  if (g_hash_table_size (self->titles) >= LARGEST_TITLE_CACHE)
    annexa_project_forget_titles (self, NULL);

  title = g_new0 (Title, 1);
  title->id = id;
  g_hash_table_insert (self->titles, &title->id, title);
  if (kind == NULL)
    return title;

  sql = g_strdup_printf ("SELECT ref, \"%s\" FROM %s WHERE id = ?1",
                         annexa_field_get_column (annexa_kind_get_title_field (kind)), annexa_kind_get_table (kind));
  statement = annexa_store_prepare (self->store, sql, NULL);
  if (statement == NULL)
    return title;
  annexa_statement_bind_int64 (statement, 1, id);
  if (annexa_statement_next (statement, NULL))
    {
      g_auto (AnnexaValue) ref = ANNEXA_VALUE_INIT;
      g_auto (AnnexaValue) text = ANNEXA_VALUE_INIT;

      annexa_statement_get_value (statement, 0, &ref);
      title->ref = g_strdup (annexa_value_get_text (&ref));
      annexa_statement_get_value (statement, 1, &text);
      title->title = g_strdup (annexa_value_get_text (&text));
    }
  return title;
}

/* Forgets the titles of the records that changed, or all of them. */
void
annexa_project_forget_titles (AnnexaProject *self,
                              AnnexaChanges *changes)
{
  if (changes == NULL)
    {
      g_hash_table_foreach (self->titles, free_title, NULL);
      g_hash_table_remove_all (self->titles);
      return;
    }
  for (guint i = 0; i < annexa_changes_get_size (changes); i++)
    {
      gint64 id = annexa_changes_get (changes, i)->id;
      gpointer title = g_hash_table_lookup (self->titles, &id);

      if (title != NULL)
        {
          g_hash_table_remove (self->titles, &id);
          free_title (NULL, title, NULL);
        }
    }
}

/**
 * annexa_project_get_ref:
 * @self: a project
 * @kind: (nullable): its kind, or %NULL when it is not known
 * @id: the id of a record
 *
 * Returns: (transfer none): what people call the record by; "" when it does not exist
 */
const char *
annexa_project_get_ref (AnnexaProject    *self,
                        const AnnexaKind *kind,
                        gint64            id)
{
  const Title *title;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), "");

  title = load_title (self, kind, id);
  return title->ref != NULL ? title->ref : "";
}

/**
 * annexa_project_get_title:
 * @self: a project
 * @kind: (nullable): its kind, or %NULL when it is not known
 * @id: the id of a record
 *
 * Returns: (transfer none): the text of the field that people know the record by; "" when it does not exist
 */
const char *
annexa_project_get_title (AnnexaProject    *self,
                          const AnnexaKind *kind,
                          gint64            id)
{
  const Title *title;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), "");

  title = load_title (self, kind, id);
  return title->title != NULL ? title->title : "";
}

static void
clear_listed_title (gpointer data)
{
  AnnexaTitle *title = data;

  g_free (title->ref);
  g_free (title->title);
}

/**
 * annexa_project_list_titles:
 * @self: a project
 * @kind: a kind
 * @error: return location
 *
 * Reads the names of all records of a kind at once, for whoever has to find many of them.
 *
 * Returns: (transfer full) (element-type AnnexaTitle) (nullable): the names, in the order of the ids
 */
GArray *
annexa_project_list_titles (AnnexaProject    *self,
                            const AnnexaKind *kind,
                            GError          **error)
{
  return annexa_project_list_texts (self, kind, annexa_kind_get_title_field (kind), error);
}

/**
 * annexa_project_list_texts:
 * @self: a project
 * @kind: a kind
 * @field: a field of it that holds text
 * @error: return location
 *
 * Reads what all records of a kind hold in a field at once, for whoever has to find many of them by that.
 *
 * Returns: (transfer full) (element-type AnnexaTitle) (nullable): the records, in the order of the ids; each has what the
 *   field holds for its title
 */
GArray *
annexa_project_list_texts (AnnexaProject     *self,
                           const AnnexaKind  *kind,
                           const AnnexaField *field,
                           GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, ref, \"%s\" FROM %s ORDER BY id", annexa_field_get_column (field),
                                          annexa_kind_get_table (kind));
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, error);
  g_autoptr (GArray) titles = g_array_new (FALSE, FALSE, sizeof (AnnexaTitle));
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  g_array_set_clear_func (titles, clear_listed_title);
  while (statement != NULL && annexa_statement_next (statement, &local_error))
    {
      g_auto (AnnexaValue) ref = ANNEXA_VALUE_INIT;
      g_auto (AnnexaValue) text = ANNEXA_VALUE_INIT;
      AnnexaTitle title = { annexa_statement_get_int64 (statement, 0), NULL, NULL };

      annexa_statement_get_value (statement, 1, &ref);
      annexa_statement_get_value (statement, 2, &text);
      title.ref = g_strdup (annexa_value_get_text (&ref) != NULL ? annexa_value_get_text (&ref) : "");
      title.title = g_strdup (annexa_value_get_text (&text) != NULL ? annexa_value_get_text (&text) : "");

      g_array_append_val (titles, title);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (statement != NULL)
    return g_steal_pointer (&titles);
  return NULL;
}
