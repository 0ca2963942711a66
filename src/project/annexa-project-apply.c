/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-attachment.h"
#include "annexa-error.h"
#include "annexa-project-private.h"

/* What one run of the gate needs to know. */
typedef struct
{
  AnnexaProject *project;
  AnnexaEdit *edit;
  GHashTable *known;    /* ids of records that exist, so that each is asked for once */
  GHashTable *counters; /* AnnexaKind -> highest number given out */
  GHashTable *given;    /* "kind ref" of refs that this edit gives out, to find two alike */
  GHashTable *deleted;  /* id -> AnnexaKind */
  gboolean scales_touched;
} Gate;

static void
gate_clear (Gate *gate)
{
  g_clear_pointer (&gate->known, g_hash_table_unref);
  g_clear_pointer (&gate->counters, g_hash_table_unref);
  g_clear_pointer (&gate->given, g_hash_table_unref);
  g_clear_pointer (&gate->deleted, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gate, gate_clear)

static void
add_problem (Gate              *gate,
             const AnnexaKind  *kind,
             gint64             id,
             const AnnexaField *field,
             const char        *message)
{
  annexa_problems_add (gate->edit->problems, kind, id, field, "%s", message);
}

static gboolean
record_exists (Gate             *gate,
               const AnnexaKind *kind,
               gint64            id)
{
  AnnexaRecordEdit *edited = g_hash_table_lookup (gate->edit->by_id, &id);
  g_autoptr (AnnexaStatement) statement = NULL;

  if (edited != NULL && edited->delete)
    return FALSE;
  if (edited != NULL && edited->create)
    return kind == NULL || edited->kind == kind;
  if (g_hash_table_contains (gate->known, &id))
    return TRUE;

  statement = annexa_store_prepare (gate->project->store,
                                    "SELECT 1 FROM record WHERE id = ?1 AND (?2 IS NULL OR kind = ?2)", NULL);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, id);
  annexa_statement_bind_text (statement, 2, kind != NULL ? kind->name : NULL);
  if (!annexa_statement_next (statement, NULL))
    return FALSE;

  g_hash_table_add (gate->known, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* Checks what a field alone cannot know: that linked records exist and that a step is one of the method's. */
static gboolean
check_against_project (Gate              *gate,
                       const AnnexaField *field,
                       const AnnexaValue *value,
                       GError           **error)
{
  const AnnexaKind *target = field->target != NULL ? annexa_kind_lookup (field->target) : NULL;
  const AnnexaScales *scales;
  const gint64 *ids;
  gsize n_ids;

  if (field->type == ANNEXA_FIELD_RECORD)
    {
      if (record_exists (gate, target, annexa_value_get_integer (value)))
        return TRUE;
    }
  else if (field->type == ANNEXA_FIELD_LINKS)
    {
      gsize i = 0;

      ids = annexa_value_get_ids (value, &n_ids);
      while (i < n_ids && record_exists (gate, target, ids[i]))
        i++;
      if (i == n_ids)
        return TRUE;
    }
  else if (field->type == ANNEXA_FIELD_SCALE)
    {
      scales = annexa_project_get_scales (gate->project);
      if (annexa_scales_get_step (scales, field->scale, annexa_value_get_integer (value)) != NULL)
        return TRUE;
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("The risk method has the steps 1 to %d here."),
                   (int) annexa_scales_get_n_steps (scales, field->scale));
      return FALSE;
    }
  else
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, _("The record that was chosen does not exist any more."));
  return FALSE;
}

/* Records that come later in the edit are checked against the method as it is by then. */
static void
touch_scales (Gate *gate)
{
  gate->scales_touched = TRUE;
  g_clear_pointer (&gate->project->scales, annexa_scales_free);
}

static char *
attach (Gate            *gate,
        AnnexaFieldEdit *edit,
        GError         **error)
{
  AnnexaStore *store = gate->project->store;

  if (edit->contents != NULL)
    return annexa_store_attach_bytes (store, edit->contents, edit->name, error);
  return annexa_store_attach_file_as (store, edit->path, edit->name != NULL ? edit->name : edit->path, error);
}

static void
set_field (Gate            *gate,
           AnnexaRecord    *record,
           AnnexaFieldEdit *edit)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autoptr (GError) error = NULL;

  if (edit->path != NULL || edit->contents != NULL)
    annexa_value_take_text (&edit->value, attach (gate, edit, &error));
  if (error == NULL && annexa_field_check (edit->field, &edit->value, &error)
      && (annexa_value_is_empty (&edit->value)
          || check_against_project (gate, edit->field, &edit->value, &error)))
    annexa_record_set_value (record, edit->field, &edit->value);

  if (error != NULL)
    add_problem (gate, kind, annexa_record_get_id (record), edit->field, error->message);
}

static void
set_initial_values (AnnexaRecord *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (field->initial == NULL && field->type != ANNEXA_FIELD_YES_NO)
        continue;
      if (annexa_field_parse (field, field->initial != NULL ? field->initial : "", &value, NULL))
        annexa_record_set_value (record, field, &value);
    }
}

static gint64
load_counter (Gate             *gate,
              const AnnexaKind *kind)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (gate->project->store, "SELECT last FROM counter WHERE kind = ?1", NULL);

  if (statement == NULL)
    return 0;
  annexa_statement_bind_text (statement, 1, kind->name);
  return annexa_statement_next (statement, NULL) ? annexa_statement_get_int64 (statement, 0) : 0;
}

static gint64 *
get_counter (Gate             *gate,
             const AnnexaKind *kind)
{
  gint64 *counter = g_hash_table_lookup (gate->counters, kind);

  if (counter == NULL)
    {
      counter = g_new (gint64, 1);
      *counter = load_counter (gate, kind);
      g_hash_table_insert (gate->counters, (gpointer) kind, counter);
    }
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

/* Refs are unique within their kind. The database does not enforce it, because two that change places could not be taken
 * back; the gate does. */
static void
check_ref (Gate         *gate,
           AnnexaRecord *before,
           AnnexaRecord *after)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);
  const AnnexaField *field = annexa_kind_find_field (kind, "ref");
  const char *ref = annexa_record_get_ref (after);
  g_autofree char *key = NULL;
  gint64 holder;
  gint64 *counter;
  gint64 number;

  if (before != NULL && strcmp (annexa_record_get_ref (before), ref) == 0)
    return;

  key = g_strdup_printf ("%s %s", kind->name, ref);
  holder = annexa_project_find_ref (gate->project, kind, ref);
  if (holder != 0)
    {
      AnnexaRecordEdit *edited = g_hash_table_lookup (gate->edit->by_id, &holder);

      /* The holder gives the ref up in the same edit. */
      if (edited != NULL && edited->delete)
        holder = 0;
      for (guint i = 0; edited != NULL && edited->fields != NULL && i < edited->fields->len; i++)
        {
          AnnexaFieldEdit *other = &g_array_index (edited->fields, AnnexaFieldEdit, i);

          if (other->field == field && g_strcmp0 (annexa_value_get_text (&other->value), ref) != 0)
            holder = 0;
        }
    }
  if (holder != 0 || g_hash_table_contains (gate->given, key))
    annexa_problems_add (gate->edit->problems, kind, annexa_record_get_id (after), field,
                         _("“%s” is taken already. Choose another reference."), ref);
  g_hash_table_add (gate->given, g_steal_pointer (&key));

  counter = get_counter (gate, kind);
  number = number_in_ref (field, ref);
  *counter = MAX (*counter, number);
}

static void
give_ref (Gate         *gate,
          AnnexaRecord *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  const AnnexaField *field = annexa_kind_find_field (kind, "ref");
  gint64 *counter = get_counter (gate, kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  *counter += 1;
  annexa_value_take_text (&value, g_strdup_printf ("%s-%03" G_GINT64_FORMAT, field->prefix, *counter));
  annexa_record_set_value (record, field, &value);
}

static void
check_required (Gate         *gate,
                AnnexaRecord *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if ((field->flags & ANNEXA_FIELD_REQUIRED) && annexa_value_is_empty (annexa_record_get_value (record, field)))
        annexa_problems_add (gate->edit->problems, kind, annexa_record_get_id (record), field,
                             /* TRANSLATORS: The name of a field, such as “Name” */
                             _("“%s” must not be empty."), annexa_field_get_label (field));
    }
}

static gboolean
check_single (Gate             *gate,
              const AnnexaKind *kind,
              gint64            id)
{
  if (!(kind->flags & ANNEXA_KIND_SINGLE) || annexa_project_count (gate->project, kind) == 0)
    return TRUE;

  annexa_problems_add (gate->edit->problems, kind, id, NULL, _("A project has one record of the kind “%s” only."),
                       annexa_kind_get_label (kind));
  return FALSE;
}

/* The record as it is before the edit, or NULL for a new one. */
static AnnexaRecord *
load_before (Gate             *gate,
             AnnexaRecordEdit *edit,
             GError          **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (AnnexaRecord) record = annexa_record_new (edit->kind, edit->id);

  g_hash_table_insert (records, &edit->id, record);
  if (!annexa_project_load_values (gate->project, edit->kind, records, error))
    return NULL;
  if (annexa_record_is_deleted (record))
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                   _("The record that was going to be changed does not exist any more."));
      return NULL;
    }
  return g_steal_pointer (&record);
}

static gboolean
apply_record (Gate             *gate,
              AnnexaRecordEdit *edit,
              GError          **error)
{
  AnnexaProblems *problems = gate->edit->problems;
  guint n_problems = annexa_problems_get_count (problems);
  g_autoptr (AnnexaRecord) before = NULL;
  g_autoptr (AnnexaRecord) after = NULL;

  if (edit->create)
    {
      if (edit->delete || !check_single (gate, edit->kind, edit->id))
        return TRUE;
      after = annexa_record_new (edit->kind, edit->id);
      set_initial_values (after);
    }
  else
    {
      before = load_before (gate, edit, error);
      if (before == NULL)
        return FALSE;
      if (edit->delete)
        {
          if (edit->kind->check != NULL)
            edit->kind->check (before, NULL, problems);
          g_hash_table_insert (gate->deleted, &edit->id, (gpointer) edit->kind);
          return TRUE;
        }
      after = annexa_record_copy (before);
    }

  for (guint i = 0; edit->fields != NULL && i < edit->fields->len; i++)
    set_field (gate, after, &g_array_index (edit->fields, AnnexaFieldEdit, i));

  if (annexa_record_is_empty (after, "ref"))
    give_ref (gate, after);
  else
    check_ref (gate, before, after);
  check_required (gate, after);
  if (edit->kind->check != NULL)
    edit->kind->check (before, after, problems);
  if (annexa_problems_get_count (problems) > n_problems)
    return TRUE;

  if (annexa_scales_come_from (edit->kind))
    touch_scales (gate);
  return before == NULL ? annexa_project_insert_record (gate->project, after, error)
                        : annexa_project_update_record (gate->project, before, after, error);
}

static gboolean
save_counters (Gate    *gate,
               GError **error)
{
  GHashTableIter iter;
  const AnnexaKind *kind;
  gint64 *counter;

  g_hash_table_iter_init (&iter, gate->counters);
  while (g_hash_table_iter_next (&iter, (gpointer *) &kind, (gpointer *) &counter))
    {
      g_autoptr (AnnexaStatement) statement
          = annexa_store_prepare (gate->project->store,
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

/* Everything an edit does to the records, recorded, in the transaction that is open. */
static GBytes *
write_edit (Gate    *gate,
            GError **error)
{
  AnnexaEdit *edit = gate->edit;
  guint n_problems;

  if (!annexa_store_start_recording (gate->project->store, error))
    return NULL;

  for (guint i = 0; i < edit->records->len; i++)
    if (!apply_record (gate, edit->records->pdata[i], error))
      return NULL;
  if (!annexa_project_delete_records (gate->project, gate->deleted, edit->problems, error))
    return NULL;

  n_problems = annexa_problems_get_count (edit->problems);
  if (n_problems > 0)
    {
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                           annexa_problems_get (edit->problems, 0)->message);
      return NULL;
    }
  if (!save_counters (gate, error))
    return NULL;

  return annexa_store_finish_recording (gate->project->store, error);
}

static void
roll_back (Gate *gate)
{
  annexa_store_rollback (gate->project->store);
  if (gate->scales_touched)
    g_clear_pointer (&gate->project->scales, annexa_scales_free);
}

static gboolean
run (AnnexaProject *self,
     AnnexaEdit    *edit,
     gboolean       commit,
     GError       **error)
{
  g_auto (Gate) gate = { .project = self, .edit = edit };
  g_autoptr (GBytes) changeset = NULL;
  gboolean applied;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (!annexa_project_check_writable (self, error) || !annexa_store_begin (self->store, error))
    return FALSE;

  g_clear_pointer (&edit->problems, annexa_problems_free);
  edit->problems = annexa_problems_new ();
  gate.known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gate.counters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gate.given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gate.deleted = g_hash_table_new (g_int64_hash, g_int64_equal);

  changeset = write_edit (&gate, error);
  if (changeset == NULL || !commit || g_bytes_get_size (changeset) == 0)
    {
      /* Refused, only tried, or nothing is different: nothing is written, not even to history. */
      annexa_store_cancel_recording (self->store);
      roll_back (&gate);
      return changeset != NULL;
    }

  applied = annexa_project_update_digests (self, changeset, error) && annexa_project_index (self, changeset, error)
            && annexa_project_append_history (self, edit->label, 0, changeset, error);
  if (!applied)
    {
      roll_back (&gate);
      return FALSE;
    }
  if (!annexa_store_commit (self->store, error))
    {
      roll_back (&gate);
      return FALSE;
    }

  self->newest_seq++;
  if (self->undo_stack != NULL)
    {
      g_array_append_val (self->undo_stack, self->newest_seq);
      g_array_set_size (self->redo_stack, 0);
    }
  annexa_project_committed (self, changeset);
  return TRUE;
}

/**
 * annexa_project_apply:
 * @self: a project
 * @edit: what is going to change
 * @error: return location
 *
 * The one gate for every change. Validates, writes, updates the search index and appends to history, in one transaction;
 * an edit that changes nothing writes nothing. When the edit is refused, annexa_edit_get_problems() says everything that
 * is wrong with it.
 *
 * Returns: whether the edit was committed; if not, nothing has changed
 */
gboolean
annexa_project_apply (AnnexaProject *self,
                      AnnexaEdit    *edit,
                      GError       **error)
{
  return run (self, edit, TRUE, error);
}

/**
 * annexa_project_try:
 * @self: a project
 * @edit: what would change
 * @error: return location
 *
 * Does what annexa_project_apply() does, up to the last moment, and takes it all back.
 *
 * Returns: whether the edit would be accepted
 */
gboolean
annexa_project_try (AnnexaProject *self,
                    AnnexaEdit    *edit,
                    GError       **error)
{
  return run (self, edit, FALSE, error);
}
