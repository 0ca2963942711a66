/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-project-private.h"
#include "annexa-refs-private.h"

struct _AnnexaRefs
{
  AnnexaProject *project;
  AnnexaEdit *edit;
  GHashTable *counters; /* AnnexaKind -> highest number given out */
  GHashTable *given;    /* "kind ref" of refs that this edit gives out, to find two alike */
};

AnnexaRefs *
annexa_refs_new (AnnexaProject *project,
                 AnnexaEdit    *edit)
{
  AnnexaRefs *self = g_new0 (AnnexaRefs, 1);

  self->project = project;
  self->edit = edit;
  self->counters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
annexa_refs_free (AnnexaRefs *self)
{
  g_hash_table_unref (self->counters);
  g_hash_table_unref (self->given);
  g_free (self);
}

static gboolean
read_counter (AnnexaProject    *project,
              const AnnexaKind *kind,
              gint64           *last,
              GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT last FROM counter WHERE kind = '%s'", kind->name);

  if (!annexa_store_get_int64 (project->store, sql, last, error))
    return FALSE;
  *last = CLAMP (*last, 0, G_MAXINT32);
  return TRUE;
}

/* How far the kind has counted, with what this edit gives out. */
static gint64 *
get_counter (AnnexaRefs       *self,
             const AnnexaKind *kind,
             GError          **error)
{
  gint64 *counter = g_hash_table_lookup (self->counters, kind);
  gint64 last;

  if (counter != NULL)
    return counter;
  if (!read_counter (self->project, kind, &last, error))
    return NULL;

  counter = g_memdup2 (&last, sizeof last);
  g_hash_table_insert (self->counters, (gpointer) kind, counter);
  return counter;
}

/* The number in a ref of ours: 12 of A-012; 0 of any other ref. */
static gint64
number_in_ref (const AnnexaField *field,
               const char        *ref)
{
  gsize prefix = strlen (field->prefix);
  char *end;
  gint64 number;

  if (strncmp (ref, field->prefix, prefix) != 0 || ref[prefix] != '-' || !g_ascii_isdigit (ref[prefix + 1]))
    return 0;

  number = g_ascii_strtoll (ref + prefix + 1, &end, 10);
  return *end == '\0' && number < G_MAXINT32 ? number : 0;
}

/* Whether the record that has the ref so far gives it up in the same edit. */
static gboolean
gives_up_ref (AnnexaRefs        *self,
              gint64             holder,
              const AnnexaField *field,
              const char        *ref)
{
  AnnexaRecordEdit *edited = g_hash_table_lookup (self->edit->by_id, &holder);

  if (edited == NULL || edited->delete)
    return edited != NULL;

  for (guint i = 0; edited->fields != NULL && i < edited->fields->len; i++)
    {
      AnnexaFieldEdit *other = &g_array_index (edited->fields, AnnexaFieldEdit, i);

      if (other->field == field && g_strcmp0 (annexa_value_get_text (&other->value), ref) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Refs are unique within their kind. The database does not enforce it, because two that change places could not be taken
 * back; the gate does. */
static gboolean
check_ref (AnnexaRefs   *self,
           AnnexaRecord *before,
           AnnexaRecord *after,
           GError      **error)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);
  const AnnexaField *field = annexa_kind_find_field (kind, "ref");
  const char *ref = annexa_record_get_ref (after);
  g_autofree char *key = NULL;
  gint64 *counter;
  gint64 holder;

  if (before != NULL && strcmp (annexa_record_get_ref (before), ref) == 0)
    return TRUE;

  counter = get_counter (self, kind, error);
  if (counter == NULL || !annexa_project_look_up_ref (self->project, kind, ref, &holder, error))
    return FALSE;
  *counter = MAX (*counter, number_in_ref (field, ref));

  key = g_strdup_printf ("%s %s", kind->name, ref);
  if ((holder != 0 && !gives_up_ref (self, holder, field, ref)) || g_hash_table_contains (self->given, key))
    annexa_problems_add (self->edit->problems, kind, annexa_record_get_id (after), field,
                         _("“%s” is taken already. Choose another reference."), ref);
  g_hash_table_add (self->given, g_steal_pointer (&key));
  return TRUE;
}

/* The counter says what was given out last. It may lag behind what a foreign file holds, so the ref is looked for, too. */
static char *
find_next (AnnexaProject    *project,
           const AnnexaKind *kind,
           gint64           *counter,
           GError          **error)
{
  const char *prefix = annexa_kind_find_field (kind, "ref")->prefix;
  g_autofree char *ref = NULL;
  gint64 holder;

  do
    {
      *counter += 1;
      g_free (ref);
      ref = g_strdup_printf ("%s-%03" G_GINT64_FORMAT, prefix, *counter);
      if (!annexa_project_look_up_ref (project, kind, ref, &holder, error))
        return NULL;
    }
  while (holder != 0);

  return g_steal_pointer (&ref);
}

static gboolean
give_ref (AnnexaRefs   *self,
          AnnexaRecord *record,
          GError      **error)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  gint64 *counter = get_counter (self, kind, error);
  char *ref = counter != NULL ? find_next (self->project, kind, counter, error) : NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (ref == NULL)
    return FALSE;
  annexa_value_take_text (&value, ref);
  annexa_record_set_value (record, annexa_kind_find_field (kind, "ref"), &value);
  return TRUE;
}

/* Gives the record a ref if it has none, and otherwise checks that it may have the one that it has. A ref that is taken is
 * a problem of the edit; FALSE means that the project could not be read. */
gboolean
annexa_refs_settle (AnnexaRefs   *self,
                    AnnexaRecord *before,
                    AnnexaRecord *after,
                    GError      **error)
{
  return annexa_record_is_empty (after, "ref") ? give_ref (self, after, error) : check_ref (self, before, after, error);
}

/* No number is given out twice, not even that of a record that is deleted. */
gboolean
annexa_refs_save_counters (AnnexaRefs *self,
                           GError    **error)
{
  GHashTableIter iter;
  const AnnexaKind *kind;
  gint64 *counter;

  g_hash_table_iter_init (&iter, self->counters);
  while (g_hash_table_iter_next (&iter, (gpointer *) &kind, (gpointer *) &counter))
    {
      g_autoptr (AnnexaStatement) statement
          = annexa_store_prepare (self->project->store,
                                  "INSERT INTO counter (kind, last) VALUES (?1, ?2)"
                                  " ON CONFLICT (kind) DO UPDATE SET last = max (last, excluded.last)",
                                  error);

      if (statement == NULL)
        return FALSE;
      annexa_statement_bind_text (statement, 1, kind->name);
      annexa_statement_bind_int64 (statement, 2, *counter);
      if (!annexa_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * annexa_project_get_next_ref:
 * @self: a project
 * @kind: a kind
 *
 * Returns: (transfer full) (nullable): a ref that no record of the kind has or had; the next one that is created is going
 *   to have it. %NULL when the project cannot be read
 */
char *
annexa_project_get_next_ref (AnnexaProject    *self,
                             const AnnexaKind *kind)
{
  gint64 last;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return read_counter (self, kind, &last, NULL) ? find_next (self, kind, &last, NULL) : NULL;
}
