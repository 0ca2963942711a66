/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-attachment.h"
#include "annexa-changes-private.h"
#include "annexa-error.h"
#include "annexa-project-private.h"
#include "annexa-refs-private.h"
#include "annexa-rule-private.h"

/* What one run of the gate needs to know. */
typedef struct
{
  AnnexaProject *project;
  AnnexaEdit *edit;
  GHashTable *known;   /* id -> AnnexaKind of records that exist, so that each is asked for once */
  GHashTable *deleted; /* id -> AnnexaKind */
  GHashTable *blanks;  /* AnnexaKind -> AnnexaRecord as it is when it is new */
  AnnexaRefs *refs;
  GArray *links;       /* what becomes of links, to be written last */
  gint64 method;       /* the one in force before the edit, or 0 */
  gboolean scales_touched;
} Gate;

static void
gate_init (Gate          *gate,
           AnnexaProject *project,
           AnnexaEdit    *edit)
{
  gate->project = project;
  gate->edit = edit;
  gate->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gate->deleted = g_hash_table_new (g_int64_hash, g_int64_equal);
  gate->blanks = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gate->refs = annexa_refs_new (project, edit);
  gate->links = annexa_project_links_new ();
}

static void
gate_clear (Gate *gate)
{
  g_clear_pointer (&gate->known, g_hash_table_unref);
  g_clear_pointer (&gate->deleted, g_hash_table_unref);
  g_clear_pointer (&gate->blanks, g_hash_table_unref);
  g_clear_pointer (&gate->refs, annexa_refs_free);
  g_clear_pointer (&gate->links, g_array_unref);
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

static const AnnexaKind *
find_kind (Gate    *gate,
           gint64   id,
           GError **error)
{
  const AnnexaKind *kind = g_hash_table_lookup (gate->known, &id);

  if (kind == NULL && annexa_project_look_up_kind (gate->project, id, &kind, error) && kind != NULL)
    g_hash_table_insert (gate->known, g_memdup2 (&id, sizeof id), (gpointer) kind);
  return kind;
}

static gboolean
check_exists (Gate              *gate,
              const AnnexaField *field,
              gint64             id,
              GError           **error)
{
  AnnexaRecordEdit *edited = g_hash_table_lookup (gate->edit->by_id, &id);
  g_autoptr (GError) local_error = NULL;
  const AnnexaKind *kind = NULL;

  if (edited == NULL)
    kind = find_kind (gate, id, &local_error);
  else if (!edited->delete)
    kind = edited->create ? edited->kind : find_kind (gate, id, &local_error);
  if (kind != NULL && annexa_field_may_name (field, kind))
    return TRUE;

  if (local_error == NULL)
    g_set_error (&local_error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 _("The record that was chosen does not exist any more."));
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Checks what a field alone cannot know: that linked records exist and that a step is one of the method's. */
static gboolean
check_against_project (Gate              *gate,
                       const AnnexaField *field,
                       const AnnexaValue *value,
                       GError           **error)
{
  const AnnexaScales *scales;
  const gint64 *ids;
  gsize n_ids;

  if (field->type == ANNEXA_FIELD_RECORD)
    return check_exists (gate, field, annexa_value_get_integer (value), error);
  if (field->type == ANNEXA_FIELD_LINKS)
    {
      ids = annexa_value_get_ids (value, &n_ids);
      for (gsize i = 0; i < n_ids; i++)
        if (!check_exists (gate, field, ids[i], error))
          return FALSE;
    }
  else if (field->type == ANNEXA_FIELD_SCALE)
    {
      scales = annexa_project_load_scales (gate->project, error);
      if (scales == NULL)
        return FALSE;
      if (annexa_scales_get_step (scales, field->scale, annexa_value_get_integer (value)) != NULL)
        return TRUE;
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                   _("The risk method has the steps 1 to %d here."),
                   (int) annexa_scales_get_n_steps (scales, field->scale));
      return FALSE;
    }
  return TRUE;
}

/* Records that come later in the edit are checked against the method as it is by then. */
static void
touch_scales (Gate *gate)
{
  gate->scales_touched = TRUE;
  g_clear_pointer (&gate->project->scales, annexa_scales_free);
}

/* What the person can mend is a problem with the field. That the disk cannot be read or is full is none, and ends the
 * edit. */
static gboolean
is_problem (const GError *error)
{
  return g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT)
         || g_error_matches (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
}

/* The value of the field that is to hold a file. That the file cannot be read is a problem with the field, whatever the
 * reason; that it cannot be stored is mostly none. */
static gboolean
attach (Gate            *gate,
        AnnexaFieldEdit *edit,
        GError         **problem,
        GError         **error)
{
  g_autoptr (GBytes) contents
      = edit->contents != NULL ? g_bytes_ref (edit->contents) : annexa_attachment_read (edit->path, problem);
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) local_error = NULL;

  if (contents == NULL)
    return TRUE;
  sha256 = edit->sha256 != NULL ? g_strdup (edit->sha256) : annexa_attachment_hash (contents);
  annexa_value_take_text (&edit->value,
                          annexa_store_attach_hashed (gate->project->store, contents, sha256,
                                                      edit->name != NULL ? edit->name : edit->path, &local_error));
  if (local_error == NULL)
    return TRUE;
  if (is_problem (local_error))
    {
      g_propagate_error (problem, g_steal_pointer (&local_error));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
set_field (Gate            *gate,
           AnnexaRecord    *record,
           AnnexaFieldEdit *edit,
           GError         **error)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) local_error = NULL;

  if ((edit->path != NULL || edit->contents != NULL) && !attach (gate, edit, &problem, error))
    return FALSE;
  if (problem == NULL && annexa_field_check (edit->field, &edit->value, &local_error)
      && (annexa_value_is_empty (&edit->value)
          || check_against_project (gate, edit->field, &edit->value, &local_error)))
    annexa_record_set_value (record, edit->field, &edit->value);

  if (local_error != NULL && !is_problem (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (problem == NULL)
    problem = g_steal_pointer (&local_error);
  if (problem != NULL)
    add_problem (gate, kind, annexa_record_get_id (record), edit->field, problem->message);
  return TRUE;
}

/* What a new record of a kind holds: the words of the field table are understood once for all new records. */
static AnnexaRecord *
get_blank (Gate             *gate,
           const AnnexaKind *kind)
{
  AnnexaRecord *blank = g_hash_table_lookup (gate->blanks, kind);

  if (blank != NULL)
    return blank;

  blank = annexa_record_new (kind, 0);
  g_hash_table_insert (gate->blanks, (gpointer) kind, blank);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (field->initial == NULL && field->type != ANNEXA_FIELD_YES_NO)
        continue;
      if (annexa_field_parse (field, field->initial != NULL ? field->initial : "", &value, NULL))
        annexa_record_set_value (blank, field, &value);
    }
  return blank;
}

static AnnexaRecord *
new_record (Gate             *gate,
            AnnexaRecordEdit *edit)
{
  const AnnexaKind *kind = edit->kind;
  AnnexaRecord *blank = get_blank (gate, kind);
  AnnexaRecord *record = annexa_record_new (kind, edit->id);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaValue *initial = annexa_record_get_value (blank, &kind->fields[i]);

      if (!annexa_value_is_empty (initial))
        annexa_record_set_value (record, &kind->fields[i], initial);
    }
  return record;
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

/* Whether there is no record yet of a kind that has one only; *@right says so. */
static gboolean
check_single (Gate             *gate,
              AnnexaRecordEdit *edit,
              gboolean         *right,
              GError          **error)
{
  g_autofree char *sql = NULL;
  gint64 count;

  *right = TRUE;
  if (!(edit->kind->flags & ANNEXA_KIND_SINGLE))
    return TRUE;

  sql = g_strdup_printf ("SELECT count (*) FROM %s", annexa_kind_get_table (edit->kind));
  if (!annexa_store_get_int64 (gate->project->store, sql, &count, error))
    return FALSE;

  *right = count == 0;
  if (count > 0)
    annexa_problems_add (gate->edit->problems, edit->kind, edit->id, NULL,
                         _("A project has one record of the kind “%s” only."), annexa_kind_get_label (edit->kind));
  return TRUE;
}

/* The record as the edit makes it; only what is right is set, the rest becomes problems. */
static gboolean
fill_record (Gate             *gate,
             AnnexaRecordEdit *edit,
             AnnexaRecord     *before,
             AnnexaRecord     *after,
             GError          **error)
{
  for (guint i = 0; edit->fields != NULL && i < edit->fields->len; i++)
    if (!set_field (gate, after, &g_array_index (edit->fields, AnnexaFieldEdit, i), error))
      return FALSE;

  if (!annexa_refs_settle (gate->refs, before, after, error))
    return FALSE;
  check_required (gate, after);
  annexa_project_check_record (gate->project, gate->edit, edit->kind, before, after);
  return TRUE;
}

static gboolean
create_record (Gate             *gate,
               AnnexaRecordEdit *edit,
               GError          **error)
{
  guint n_problems = annexa_problems_get_count (gate->edit->problems);
  g_autoptr (AnnexaRecord) record = NULL;
  gboolean right;

  if (edit->delete)
    return TRUE;
  if (!check_single (gate, edit, &right, error))
    return FALSE;
  if (!right)
    return TRUE;

  record = new_record (gate, edit);
  if (!fill_record (gate, edit, NULL, record, error))
    return FALSE;
  if (annexa_problems_get_count (gate->edit->problems) > n_problems)
    return TRUE;
  return annexa_project_insert_record (gate->project, record, gate->links, error);
}

static gboolean
change_record (Gate             *gate,
               AnnexaRecordEdit *edit,
               GError          **error)
{
  guint n_problems = annexa_problems_get_count (gate->edit->problems);
  g_autoptr (AnnexaRecord) before = annexa_project_load_record (gate->project, edit->kind, edit->id, error);
  g_autoptr (AnnexaRecord) after = NULL;

  if (before == NULL)
    return FALSE;
  if (edit->delete)
    {
      annexa_project_check_record (gate->project, gate->edit, edit->kind, before, NULL);
      g_hash_table_insert (gate->deleted, &edit->id, (gpointer) edit->kind);
      return TRUE;
    }

  after = annexa_record_copy (before);
  if (!fill_record (gate, edit, before, after, error))
    return FALSE;
  if (annexa_problems_get_count (gate->edit->problems) > n_problems)
    return TRUE;
  return annexa_project_update_record (gate->project, before, after, gate->links, error);
}

/* The method that was in force is known before the first change to any. */
static gboolean
note_method (Gate    *gate,
             GError **error)
{
  const AnnexaScales *scales;

  if (gate->scales_touched)
    return TRUE;
  scales = annexa_project_load_scales (gate->project, error);
  if (scales != NULL)
    gate->method = scales->method;
  return scales != NULL;
}

static gboolean
apply_record (Gate             *gate,
              AnnexaRecordEdit *edit,
              GError          **error)
{
  gboolean of_method = annexa_scales_come_from (edit->kind);

  if (of_method && !note_method (gate, error))
    return FALSE;
  if (!(edit->create ? create_record (gate, edit, error) : change_record (gate, edit, error)))
    return FALSE;

  if (of_method)
    touch_scales (gate);
  return annexa_problems_check (gate->edit->problems, error);
}

/* Levels come from the method in force. A single record cannot know whether it is the last one. */
static gboolean
check_method (Gate    *gate,
              GError **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("method");
  gint64 count;

  if (gate->method == 0 || !gate->scales_touched)
    return TRUE;
  if (!annexa_store_get_int64 (gate->project->store, "SELECT count (*) FROM method WHERE status = 'in-force'", &count,
                               error))
    return FALSE;
  if (count == 0)
    add_problem (gate, kind, gate->method, annexa_kind_find_field (kind, "status"),
                 _("Risks are rated with this method, as no other is in force. Put another one in force first."));
  return TRUE;
}

/* Rules look at what the rest of the edit has become when it comes to the records that they have added. */
static gboolean
write_links (Gate    *gate,
             GError **error)
{
  gboolean written = annexa_project_write_links (gate->project, gate->links, error);

  g_array_set_size (gate->links, 0);
  return written;
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
    if ((i == edit->mark && !write_links (gate, error)) || !apply_record (gate, edit->records->pdata[i], error))
      return NULL;
  if (!write_links (gate, error)
      || !annexa_project_delete_records (gate->project, gate->deleted, edit->problems, error)
      || !check_method (gate, error))
    return NULL;
  annexa_project_ask_last_rules (gate->project, edit);
  if (!annexa_problems_check (edit->problems, error))
    return NULL;

  n_problems = annexa_problems_get_count (edit->problems);
  if (n_problems > 0)
    {
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                           annexa_problems_get (edit->problems, 0)->message);
      return NULL;
    }
  if (!annexa_refs_save_counters (gate->refs, error))
    return NULL;

  return annexa_store_finish_recording (gate->project->store, error);
}

/* Nothing is left of the edit, neither in the file nor of what rules have added to it. */
static void
roll_back (Gate *gate)
{
  annexa_store_rollback (gate->project->store);
  /* Rules may have looked at the names of people whom this edit added. */
  annexa_project_forget_titles (gate->project, NULL);
  if (gate->scales_touched)
    g_clear_pointer (&gate->project->scales, annexa_scales_free);
  annexa_edit_return_to_mark (gate->edit);
}

/* An edit may run several times: what an earlier run has left on it goes. */
static void
start_afresh (AnnexaEdit *edit)
{
  g_clear_pointer (&edit->changes, annexa_changes_unref);
  g_clear_pointer (&edit->problems, annexa_problems_free);
  edit->problems = annexa_problems_new ();
  g_clear_pointer (&edit->last_checks, g_array_unref);
  g_clear_pointer (&edit->held, g_hash_table_unref);
  annexa_edit_mark (edit);
}

static gboolean
run (AnnexaProject *self,
     AnnexaEdit    *edit,
     gboolean       commit,
     GError       **error)
{
  g_auto (Gate) gate = { 0 };
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (AnnexaChanges) changes = NULL;
  gint64 seq;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (!annexa_project_check_writable (self, error) || !annexa_store_begin_edit (self->store, error))
    return FALSE;

  start_afresh (edit);
  gate_init (&gate, self, edit);
  changeset = write_edit (&gate, error);
  if (changeset == NULL || !commit || g_bytes_get_size (changeset) == 0)
    {
      /* Refused, only tried, or nothing is different: nothing is written, not even to history. */
      if (changeset != NULL && g_bytes_get_size (changeset) > 0)
        edit->changes = annexa_changes_read (changeset, NULL, NULL);
      if (changeset != NULL && commit)
        self->had_effect = FALSE;
      annexa_store_cancel_recording (self->store);
      roll_back (&gate);
      return changeset != NULL;
    }

  changes = annexa_project_record (self, edit, NULL, 0, changeset, &seq, error);
  if (changes == NULL || !annexa_store_commit (self->store, error))
    {
      roll_back (&gate);
      return FALSE;
    }

  edit->changes = annexa_changes_ref (changes);
  self->newest_seq = seq;
  annexa_project_push_undo (self, seq);
  annexa_project_committed (self, changes);
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
