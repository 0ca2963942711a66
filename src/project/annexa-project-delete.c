/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-project-private.h"

/* SQLite's own ON DELETE actions would make changesets that cannot be taken back. So what a deletion does to other
 * records is written here, from the field tables, row by row, and stands in the changeset like any other change. */

/* Runs a statement with one id and gives the ids in its first column. */
static GArray *
select_ids (AnnexaProject *self,
            const char    *sql,
            gint64         id,
            GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_int64 (statement, 1, id);
  return annexa_statement_read_ids (statement, error);
}

static gboolean
run_for_id (AnnexaProject *self,
            const char    *sql,
            gint64         id,
            GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, id);
  return annexa_statement_run (statement, error);
}

/* Whether a record cannot be without the one that its field names: a part, or a control of an imported framework. */
static gboolean
goes_along (const AnnexaField *field)
{
  return (field->flags & ANNEXA_FIELD_PARENT) != 0 || field->on_delete == ANNEXA_ON_DELETE_FOLLOW;
}

/* Adds the parts of a record, and their parts, to what is going to be deleted. */
static gboolean
add_parts (AnnexaProject    *self,
           const AnnexaKind *kind,
           gint64            id,
           GHashTable       *all,
           GError          **error)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);

  for (guint i = 0; i < references->len; i++)
    {
      AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      g_autofree char *sql = NULL;
      g_autoptr (GArray) parts = NULL;

      if (!goes_along (reference->field))
        continue;

      sql = g_strdup_printf ("SELECT id FROM %s WHERE \"%s\" = ?1", annexa_kind_get_table (reference->kind),
                             annexa_field_get_column (reference->field));
      parts = select_ids (self, sql, id, error);
      if (parts == NULL)
        return FALSE;
      for (guint j = 0; j < parts->len; j++)
        {
          gint64 part = g_array_index (parts, gint64, j);

          if (!g_hash_table_contains (all, &part))
            {
              g_hash_table_insert (all, g_memdup2 (&part, sizeof part), (gpointer) reference->kind);
              if (!add_parts (self, reference->kind, part, all, error))
                return FALSE;
            }
        }
    }
  return TRUE;
}

/* Whether everything that a proposal names in the field is deleted. */
static gboolean
loses_everything (AnnexaProject         *self,
                  const AnnexaReference *reference,
                  gint64                 proposal,
                  GHashTable            *all,
                  gboolean              *loses,
                  GError               **error)
{
  g_autofree char *link = annexa_kind_get_link_table (reference->kind, reference->field);
  g_autofree char *sql = g_strdup_printf ("SELECT target FROM %s WHERE source = ?1", link);
  g_autoptr (GArray) targets = select_ids (self, sql, proposal, error);

  *loses = TRUE;
  for (guint i = 0; targets != NULL && i < targets->len; i++)
    *loses = *loses && g_hash_table_contains (all, &g_array_index (targets, gint64, i));
  return targets != NULL;
}

/* Adds to what is going to be deleted the proposals that are about nothing else, and notes them. */
static gboolean
add_proposals (AnnexaProject         *self,
               const AnnexaReference *reference,
               gint64                 id,
               GHashTable            *all,
               GHashTable            *proposals,
               GError               **error)
{
  g_autofree char *link = annexa_kind_get_link_table (reference->kind, reference->field);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE proposal AND id IN (SELECT source FROM %s WHERE target = ?1)",
                       annexa_kind_get_table (reference->kind), link);
  g_autoptr (GArray) ids = select_ids (self, sql, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 proposal = g_array_index (ids, gint64, i);
      gboolean loses;

      if (g_hash_table_contains (all, &proposal))
        continue;
      if (!loses_everything (self, reference, proposal, all, &loses, error))
        return FALSE;
      if (loses)
        g_hash_table_insert (proposals, g_memdup2 (&proposal, sizeof proposal), (gpointer) reference->kind);
    }
  return ids != NULL;
}

/* Nobody has said yet that a proposal is true here; without what it is about it is about nothing. */
static GHashTable *
find_proposals (AnnexaProject *self,
                GHashTable    *all,
                GError       **error)
{
  g_autoptr (GHashTable) proposals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *kind;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    {
      g_autoptr (GArray) references = annexa_kind_get_references (kind);

      for (guint i = 0; i < references->len; i++)
        {
          const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);

          if (reference->field->on_delete == ANNEXA_ON_DELETE_PROPOSALS
              && !add_proposals (self, reference, *id, all, proposals, error))
            return NULL;
        }
    }
  return g_steal_pointer (&proposals);
}

/* Adds records to what is going to be deleted, with their parts. */
static gboolean
add_with_parts (AnnexaProject *self,
                GHashTable    *ids,
                GHashTable    *all,
                GError       **error)
{
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *kind;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    {
      g_hash_table_insert (all, g_memdup2 (id, sizeof *id), (gpointer) kind);
      if (!add_parts (self, kind, *id, all, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_keeps (AnnexaProject         *self,
            const AnnexaReference *reference,
            gint64                 id,
            gboolean              *keeps,
            GError               **error)
{
  g_autoptr (AnnexaRecord) record = annexa_project_load_record (self, reference->kind, id, error);

  *keeps = record != NULL && annexa_record_keeps (record, reference->field);
  return record != NULL;
}

/* The first of the users that is not deleted as well, or 0. With @kept only one counts whose field stays as it is:
 * approved minutes go on saying who was there. */
static gboolean
find_holder (AnnexaProject         *self,
             const AnnexaReference *reference,
             GArray                *users,
             GHashTable            *all,
             gboolean               kept,
             gint64                *holder,
             GError               **error)
{
  *holder = 0;
  for (guint i = 0; i < users->len && *holder == 0; i++)
    {
      gint64 user = g_array_index (users, gint64, i);
      gboolean holds = !g_hash_table_contains (all, &user);

      if (holds && kept && !read_keeps (self, reference, user, &holds, error))
        return FALSE;
      if (holds)
        *holder = user;
    }
  return TRUE;
}

static void
add_named (AnnexaProject         *self,
           const AnnexaKind      *kind,
           gint64                 id,
           const AnnexaReference *reference,
           gint64                 holder,
           AnnexaProblems        *problems)
{
  annexa_problems_add (problems, kind, id, NULL,
                       /* TRANSLATORS: Two records by their refs, and the name of a field of the second: “P-003
                        * cannot be deleted: DV-001 names it under “Approved by”.” */
                       _("%s cannot be deleted: %s names it under “%s”."), annexa_project_get_ref (self, kind, id),
                       annexa_project_get_ref (self, reference->kind, holder),
                       annexa_field_get_label (reference->field));
}

/* Who has left is told so, as that is what deleting somebody is mostly meant for. */
static void
add_kept (AnnexaProject         *self,
          const AnnexaKind      *kind,
          gint64                 id,
          const AnnexaReference *reference,
          gint64                 holder,
          AnnexaProblems        *problems)
{
  const AnnexaField *active = annexa_kind_find_field (kind, "active");
  const char *label = annexa_field_get_label (reference->field);
  const char *ref = annexa_project_get_ref (self, kind, id);
  const char *holder_ref = annexa_project_get_ref (self, reference->kind, holder);

  if (active != NULL)
    annexa_problems_add (problems, kind, id, NULL,
                         /* TRANSLATORS: A person and another record by their refs, the name of a field of the second, and
                          * of a field of the first: “P-003 cannot be deleted: MR-001 names it under “Present” …” */
                         _("%s cannot be deleted: %s names it under “%s” and stays as it was approved. Switch “%s” off "
                           "instead, or take the approval back first."),
                         ref, holder_ref, label, annexa_field_get_label (active));
  else
    annexa_problems_add (problems, kind, id, NULL,
                         /* TRANSLATORS: Two records by their refs, and the name of a field of the second */
                         _("%s cannot be deleted: %s names it under “%s” and stays as it was approved. Keep the record, or "
                           "take the approval back first."),
                         ref, holder_ref, label);
}

/* Says why the fields that name the record must not lose it, if that is so. */
static gboolean
check_reference (AnnexaProject         *self,
                 const AnnexaKind      *kind,
                 gint64                 id,
                 const AnnexaReference *reference,
                 GHashTable            *all,
                 AnnexaProblems        *problems,
                 gboolean              *right,
                 GError               **error)
{
  gboolean refuse = reference->field->type == ANNEXA_FIELD_RECORD
                    && (reference->field->on_delete == ANNEXA_ON_DELETE_REFUSE
                        || (reference->field->flags & ANNEXA_FIELD_REQUIRED) != 0);
  g_autoptr (GArray) users = NULL;
  gint64 holder;

  *right = TRUE;
  if (!refuse && (reference->kind->keeps == NULL || reference->field->on_delete == ANNEXA_ON_DELETE_LET_GO))
    return TRUE;
  users = annexa_project_list_users (self, reference, id, error);
  if (users == NULL || !find_holder (self, reference, users, all, !refuse, &holder, error))
    return FALSE;
  if (holder == 0)
    return TRUE;
  if (refuse)
    add_named (self, kind, id, reference, holder, problems);
  else
    add_kept (self, kind, id, reference, holder, problems);
  *right = FALSE;
  return TRUE;
}

/* Takes the record out of the fields that name it, or says which of them have to go on naming it. */
static gboolean
clear_reference (AnnexaProject         *self,
                 const AnnexaKind      *kind,
                 gint64                 id,
                 const AnnexaReference *reference,
                 GHashTable            *all,
                 AnnexaProblems        *problems,
                 GError               **error)
{
  g_autofree char *table = NULL;
  g_autofree char *sql = NULL;
  gboolean right;

  if (!check_reference (self, kind, id, reference, all, problems, &right, error))
    return FALSE;
  if (!right)
    return TRUE;
  if (reference->field->type == ANNEXA_FIELD_LINKS)
    {
      table = annexa_kind_get_link_table (reference->kind, reference->field);
      sql = g_strdup_printf ("DELETE FROM %s WHERE target = ?1", table);
    }
  else
    {
      const char *column = annexa_field_get_column (reference->field);

      sql = g_strdup_printf ("UPDATE %s SET \"%s\" = NULL WHERE \"%s\" = ?1", annexa_kind_get_table (reference->kind),
                             column, column);
    }
  return run_for_id (self, sql, id, error);
}

static gboolean
delete_record (AnnexaProject    *self,
               const AnnexaKind *kind,
               gint64            id,
               GHashTable       *all,
               AnnexaProblems   *problems,
               GError          **error)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < references->len; i++)
    {
      const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);

      if (!goes_along (reference->field) && !clear_reference (self, kind, id, reference, all, problems, error))
        return FALSE;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ANNEXA_FIELD_LINKS && kind->fields[i].inverse == NULL)
      {
        g_autofree char *link = annexa_kind_get_link_table (kind, &kind->fields[i]);
        g_autofree char *unlink = g_strdup_printf ("DELETE FROM %s WHERE source = ?1", link);

        if (!run_for_id (self, unlink, id, error))
          return FALSE;
      }

  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", annexa_kind_get_table (kind));
  return run_for_id (self, sql, id, error) && run_for_id (self, "DELETE FROM record WHERE id = ?1", id, error);
}

/* Deletes records (@ids: id -> AnnexaKind) with their parts, and the proposals that are about nothing else. */
gboolean
annexa_project_delete_records (AnnexaProject  *self,
                               GHashTable     *ids,
                               AnnexaProblems *problems,
                               GError        **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) proposals = NULL;
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *kind;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    if (kind->flags & ANNEXA_KIND_SINGLE)
      annexa_problems_add (problems, kind, *id, NULL, _("“%s” is part of every project and cannot be deleted."),
                           annexa_kind_get_label (kind));
  if (!add_with_parts (self, ids, all, error))
    return FALSE;
  proposals = find_proposals (self, all, error);
  if (proposals == NULL || !add_with_parts (self, proposals, all, error))
    return FALSE;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    if (!delete_record (self, kind, *id, all, problems, error))
      return FALSE;

  return TRUE;
}

static void
free_count (gpointer data)
{
  g_hash_table_unref (data);
}

/* Notes that the record is one of its kind, once however often it is met. */
static void
note_record (GHashTable       *by_kind,
             const AnnexaKind *kind,
             gint64            id)
{
  GHashTable *ids = g_hash_table_lookup (by_kind, kind);

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (by_kind, (gpointer) kind, ids);
    }
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static void
note_all (GHashTable *by_kind,
          GHashTable *records)
{
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *kind;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    note_record (by_kind, kind, *id);
}

/* Notes the records that name the one with the id and stay when it goes. */
static gboolean
note_users (AnnexaProject    *self,
            const AnnexaKind *kind,
            gint64            id,
            GHashTable       *all,
            GHashTable       *by_kind,
            GError          **error)
{
  g_autoptr (GArray) references = annexa_kind_get_references (kind);

  for (guint i = 0; i < references->len; i++)
    {
      const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);
      g_autoptr (GArray) users = NULL;

      if (goes_along (reference->field))
        continue;
      users = annexa_project_list_users (self, reference, id, error);
      if (users == NULL)
        return FALSE;
      for (guint j = 0; j < users->len; j++)
        if (!g_hash_table_contains (all, &g_array_index (users, gint64, j)))
          note_record (by_kind, reference->kind, g_array_index (users, gint64, j));
    }
  return TRUE;
}

/* “Risks: 3, Audits: 1”, in the order of the kinds. */
static char *
describe_counts (GHashTable *by_kind,
                 guint      *total)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  g_autoptr (GString) text = g_string_new (NULL);

  *total = 0;
  for (guint i = 0; i < n_kinds; i++)
    {
      GHashTable *ids = g_hash_table_lookup (by_kind, kinds[i]);
      guint n = ids != NULL ? g_hash_table_size (ids) : 0;
      /* TRANSLATORS: A kind of records and how many of them: “Risks: 3” */
      g_autofree char *count = g_strdup_printf (_("%s: %u"), annexa_kind_get_counted (kinds[i], 2), n);

      if (n > 0)
        g_string_append_printf (text, "%s%s", *total > 0 ? ", " : "", count);
      *total += n;
    }
  return g_strdup (text->str);
}

/* So many of the records that are touched are named; of more it is said how many. */
#define MOST_NAMES 10

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) *(gconstpointer const *) a;
  gint64 right = *(const gint64 *) *(gconstpointer const *) b;

  return left < right ? -1 : left > right;
}

/* A line for each record: “R-002 Outdated component”. */
static void
append_names (AnnexaProject    *self,
              const AnnexaKind *kind,
              GHashTable       *ids,
              guint            *n_named,
              GString          *text)
{
  guint n = 0;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (ids, &n);

  qsort (keys, n, sizeof (gpointer), compare_ids);
  for (guint i = 0; i < n && *n_named < MOST_NAMES; i++)
    {
      gint64 id = *(gint64 *) keys[i];

      g_string_append_printf (text, "\n%s %s", annexa_project_get_ref (self, kind, id),
                              annexa_project_get_title (self, kind, id));
      (*n_named)++;
    }
}

/* A line for each of the first records, by their kinds. */
static void
append_lines (AnnexaProject *self,
              GHashTable    *records,
              guint          n_records,
              GString       *text)
{
  guint n_kinds, n_named = 0;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_hash_table_contains (records, kinds[i]))
      append_names (self, kinds[i], g_hash_table_lookup (records, kinds[i]), &n_named, text);
  if (n_records > n_named)
    {
      guint rest = n_records - n_named;
      /* TRANSLATORS: The last line of a list of names */
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      g_string_append_printf (text, "\n%s", more);
    }
}

/* What is lost is named first, and then what only loses a link. A part belongs to its record, whose name says enough. */
static char *
describe_deletion (AnnexaProject *self,
                   GHashTable    *users,
                   GHashTable    *parts,
                   GHashTable    *proposals)
{
  guint n_users, n_parts, n_proposals;
  g_autofree char *users_text = describe_counts (users, &n_users);
  g_autofree char *parts_text = describe_counts (parts, &n_parts);
  g_autofree char *proposals_text = describe_counts (proposals, &n_proposals);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_parts > 0)
    g_string_append_printf (text,
                            /* TRANSLATORS: How many records, and of which kinds: “Competences: 3, Findings: 1” */
                            ngettext ("%u part is deleted with it (%s).", "%u parts are deleted with it (%s).", n_parts),
                            n_parts, parts_text);
  if (n_proposals > 0)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text,
                              /* TRANSLATORS: How many records, and of which kinds */
                              ngettext ("%u proposal is about nothing else and is deleted with it (%s).",
                                        "%u proposals are about nothing else and are deleted with it (%s).", n_proposals),
                              n_proposals, proposals_text);
      append_lines (self, proposals, n_proposals, text);
    }
  if (n_users > 0)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text,
                              /* TRANSLATORS: How many records, and of which kinds: “Risks: 3, Audits: 1” */
                              ngettext ("%u record names what is deleted (%s); the link is removed.",
                                        "%u records name what is deleted (%s); the links are removed.", n_users),
                              n_users, users_text);
      append_lines (self, users, n_users, text);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * annexa_project_list_users:
 * @self: a project
 * @reference: a field of a kind that can name the record
 * @id: the id of a record
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the records that name the record in the field, in
 *   the order in which they were made
 */
GArray *
annexa_project_list_users (AnnexaProject         *self,
                           const AnnexaReference *reference,
                           gint64                 id,
                           GError               **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  if (reference->field->type == ANNEXA_FIELD_LINKS)
    {
      g_autofree char *link = annexa_kind_get_link_table (reference->kind, reference->field);

      sql = g_strdup_printf ("SELECT source FROM %s WHERE target = ?1 ORDER BY source", link);
    }
  else
    sql = g_strdup_printf ("SELECT id FROM %s WHERE \"%s\" = ?1 ORDER BY id", annexa_kind_get_table (reference->kind),
                           annexa_field_get_column (reference->field));
  return select_ids (self, sql, id, error);
}

/* Whether no field has to go on naming one of the records, so that they can be deleted. */
static gboolean
can_let_go (AnnexaProject *self,
            GHashTable    *all)
{
  g_autoptr (AnnexaProblems) problems = annexa_problems_new ();
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *kind;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &kind))
    {
      g_autoptr (GArray) references = annexa_kind_get_references (kind);
      gboolean right = TRUE;

      for (guint i = 0; i < references->len && right; i++)
        {
          const AnnexaReference *reference = &g_array_index (references, AnnexaReference, i);

          if (!goes_along (reference->field)
              && !check_reference (self, kind, *id, reference, all, problems, &right, NULL))
            return FALSE;
        }
      if (!right)
        return FALSE;
    }
  return TRUE;
}

/**
 * annexa_project_preview_delete:
 * @self: a project
 * @kind: the kind of the records
 * @ids: (array length=n_ids): their ids
 * @n_ids: how many
 *
 * Says what deleting the records does to others, before it is done: which records name them, and which parts and proposals
 * go with them.
 *
 * Returns: (transfer full) (nullable): one to three sentences, and a line for each of the first records that name them, or
 *   %NULL when nothing else is touched, be it because something has to go on naming one of them: then deleting says so
 */
char *
annexa_project_preview_delete (AnnexaProject    *self,
                               const AnnexaKind *kind,
                               const gint64     *ids,
                               gsize             n_ids)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) users = g_hash_table_new_full (NULL, NULL, NULL, free_count);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (NULL, NULL, NULL, free_count);
  g_autoptr (GHashTable) along = g_hash_table_new_full (NULL, NULL, NULL, free_count);
  g_autoptr (GHashTable) proposals = NULL;
  GHashTableIter iter;
  gint64 *id;
  const AnnexaKind *part_kind;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  for (gsize i = 0; i < n_ids; i++)
    if (!add_parts (self, kind, ids[i], all, NULL))
      return NULL;
  note_all (parts, all);
  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_insert (all, g_memdup2 (&ids[i], sizeof (gint64)), (gpointer) kind);
  proposals = find_proposals (self, all, NULL);
  if (proposals == NULL || !add_with_parts (self, proposals, all, NULL) || !can_let_go (self, all))
    return NULL;
  note_all (along, proposals);

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &part_kind))
    if (!note_users (self, part_kind, *id, all, users, NULL))
      return NULL;
  return describe_deletion (self, users, parts, along);
}
