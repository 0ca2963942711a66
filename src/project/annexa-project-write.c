/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-project-private.h"

/* "INSERT INTO asset (id, ref, …) VALUES (?1, ?2, …)": the same text for every record of a kind, so that the statement
 * is prepared once. */
static char *
build_insert (const AnnexaKind *kind)
{
  g_autoptr (GString) columns = g_string_new ("id");
  g_autoptr (GString) values = g_string_new ("?1");
  guint n = 1;

  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_field_is_column (&kind->fields[i]))
      {
        g_string_append_printf (columns, ", \"%s\"", annexa_field_get_column (&kind->fields[i]));
        g_string_append_printf (values, ", ?%u", ++n);
      }
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", annexa_kind_get_table (kind), columns->str, values->str);
}

/* An import asks for the text as often as it has rows. */
static const char *
get_insert (AnnexaProject    *self,
            const AnnexaKind *kind)
{
  char *sql = g_hash_table_lookup (self->inserts, kind);

  if (sql == NULL)
    {
      sql = build_insert (kind);
      g_hash_table_insert (self->inserts, (gpointer) kind, sql);
    }
  return sql;
}

/* A link that an edit makes or removes. */
typedef struct
{
  const AnnexaKind *kind;
  const AnnexaField *field;
  gint64 id;
  gint64 other;
  gboolean adding;
} LinkChange;

GArray *
annexa_project_links_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LinkChange));
}

/* Notes the difference between two sets of links, not the sets: history then says which link was made or removed. */
static void
note_links (GArray            *links,
            const AnnexaKind  *kind,
            const AnnexaField *field,
            gint64             id,
            const AnnexaValue *before,
            const AnnexaValue *after)
{
  LinkChange link = { kind, field, id, 0, FALSE };
  gsize n_before, n_after;
  const gint64 *old = annexa_value_get_ids (before, &n_before);
  const gint64 *new = annexa_value_get_ids (after, &n_after);

  for (gsize i = 0; i < n_before; i++)
    if (!annexa_value_has_id (after, old[i]))
      {
        link.other = old[i];
        g_array_append_val (links, link);
      }
  link.adding = TRUE;
  for (gsize i = 0; i < n_after; i++)
    if (!annexa_value_has_id (before, new[i]))
      {
        link.other = new[i];
        g_array_append_val (links, link);
      }
}

/* Both ends of a link may be written in one edit, as by an import: the second finds it there. */
static char *
build_link_sql (const LinkChange *link)
{
  g_autofree char *table = annexa_kind_get_link_table (link->kind, link->field);

  return g_strdup_printf (link->adding ? "INSERT OR IGNORE INTO %s (%s, %s) VALUES (?1, ?2)"
                                       : "DELETE FROM %s WHERE %s = ?1 AND %s = ?2",
                          table, annexa_field_get_link_column (link->field, FALSE),
                          annexa_field_get_link_column (link->field, TRUE));
}

/* Writes the links that the records of an edit gain and lose, once all its records are there. While SQLite waits for the
 * target of a single link, it looks for it in every table that refers to records, at each new record; an import with
 * links to later rows would take a fifth longer. */
gboolean
annexa_project_write_links (AnnexaProject *self,
                            GArray        *links,
                            GError       **error)
{
  g_autofree char *sql = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const LinkChange *link = &g_array_index (links, LinkChange, i);
      g_autoptr (AnnexaStatement) statement = NULL;

      if (i == 0 || link->kind != link[-1].kind || link->field != link[-1].field || link->adding != link[-1].adding)
        {
          g_free (sql);
          sql = build_link_sql (link);
        }
      statement = annexa_store_prepare (self->store, sql, error);
      if (statement == NULL)
        return FALSE;
      annexa_statement_bind_int64 (statement, 1, link->id);
      annexa_statement_bind_int64 (statement, 2, link->other);
      if (!annexa_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
annexa_project_insert_record (AnnexaProject *self,
                              AnnexaRecord  *record,
                              GArray        *links,
                              GError       **error)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const AnnexaValue none = ANNEXA_VALUE_INIT;
  gint64 id = annexa_record_get_id (record);
  g_autoptr (AnnexaStatement) anchor = NULL;
  g_autoptr (AnnexaStatement) statement = NULL;
  int n = 1;

  anchor = annexa_store_prepare (self->store, "INSERT INTO record (id, kind) VALUES (?1, ?2)", error);
  if (anchor == NULL)
    return FALSE;
  annexa_statement_bind_int64 (anchor, 1, id);
  annexa_statement_bind_text (anchor, 2, kind->name);
  if (!annexa_statement_run (anchor, error))
    return FALSE;

  statement = annexa_store_prepare (self->store, get_insert (self, kind), error);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, id);
  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_field_is_column (&kind->fields[i]))
      annexa_statement_bind_value (statement, ++n, annexa_record_get_value (record, &kind->fields[i]));
  if (!annexa_statement_run (statement, error))
    return FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_LINKS)
      note_links (links, kind, &kind->fields[i], id, &none, annexa_record_get_value (record, &kind->fields[i]));
  return TRUE;
}

gboolean
annexa_project_update_record (AnnexaProject *self,
                              AnnexaRecord  *before,
                              AnnexaRecord  *after,
                              GArray        *links,
                              GError       **error)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);
  gint64 id = annexa_record_get_id (after);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      const AnnexaValue *old = annexa_record_get_value (before, field);
      const AnnexaValue *new = annexa_record_get_value (after, field);
      g_autoptr (AnnexaStatement) statement = NULL;
      g_autofree char *sql = NULL;

      if (!annexa_field_is_stored (field) || annexa_value_equal (old, new))
        continue;
      if (field->type == ANNEXA_FIELD_LINKS)
        {
          note_links (links, kind, field, id, old, new);
          continue;
        }
      sql = g_strdup_printf ("UPDATE %s SET \"%s\" = ?2 WHERE id = ?1", annexa_kind_get_table (kind),
                             annexa_field_get_column (field));
      statement = annexa_store_prepare (self->store, sql, error);
      if (statement == NULL)
        return FALSE;
      annexa_statement_bind_int64 (statement, 1, id);
      annexa_statement_bind_value (statement, 2, new);
      if (!annexa_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}
