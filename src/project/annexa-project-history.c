/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-changes-private.h"
#include "annexa-changeset.h"
#include "annexa-compress.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-project-private.h"
#include "annexa-schema.h"

/* A packed changeset of this size is of two hundred records, or of a long text. */
#define LARGE_CHANGESET (4 * 1024)

/* What can be undone and redone is found out when it is needed. */
void
annexa_project_forget_stacks (AnnexaProject *self)
{
  g_clear_pointer (&self->undo_stack, g_array_unref);
  g_clear_pointer (&self->redo_stack, g_array_unref);
}

/* The last row that made the project, or 0. */
static gint64
find_settled (AnnexaProject *self)
{
  g_autofree char *seq = annexa_store_get_text (self->store, "SELECT value FROM project WHERE key = 'settled'", NULL);

  return seq != NULL ? g_ascii_strtoll (seq, NULL, 10) : 0;
}

/**
 * annexa_project_settle:
 * @self: a project that was just made
 * @error: return location
 *
 * Takes what was done so far as the making of the project, which undo does not take back: without it there would be no
 * controls and no risk method, or no example to look at, and nobody means that by an undo.
 *
 * Returns: whether that was noted
 */
gboolean
annexa_project_settle (AnnexaProject *self,
                       GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (!annexa_store_execute (self->store,
                             "INSERT INTO project (key, value) SELECT 'settled', CAST (max (seq) AS TEXT) FROM history"
                             " WHERE true ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                             error))
    return FALSE;
  annexa_project_forget_stacks (self);
  return TRUE;
}

/* Undo and redo follow from the rows alone, so that they survive a restart: an ordinary edit goes onto the undo stack and
 * empties the redo stack; a row that takes back the top of one stack moves it to the other. The rows that made the project
 * are on no stack. */
static gboolean
load_stacks (AnnexaProject *self,
             GError       **error)
{
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 settled;

  if (self->undo_stack != NULL)
    return TRUE;

  statement = annexa_store_prepare (self->store, "SELECT seq, ifnull (undoes, 0) FROM history ORDER BY seq", error);
  if (statement == NULL)
    return FALSE;

  settled = find_settled (self);
  self->undo_stack = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo_stack = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (annexa_statement_next (statement, &local_error))
    {
      gint64 seq = annexa_statement_get_int64 (statement, 0);
      gint64 undoes = annexa_statement_get_int64 (statement, 1);
      guint n_undo = self->undo_stack->len;
      guint n_redo = self->redo_stack->len;

      if (undoes != 0 && n_undo > 0 && g_array_index (self->undo_stack, gint64, n_undo - 1) == undoes)
        {
          g_array_set_size (self->undo_stack, n_undo - 1);
          g_array_append_val (self->redo_stack, seq);
        }
      else if (undoes != 0 && n_redo > 0 && g_array_index (self->redo_stack, gint64, n_redo - 1) == undoes)
        {
          g_array_set_size (self->redo_stack, n_redo - 1);
          g_array_append_val (self->undo_stack, seq);
        }
      else if (seq > settled)
        {
          g_array_append_val (self->undo_stack, seq);
          g_array_set_size (self->redo_stack, 0);
        }
    }
  if (local_error != NULL)
    {
      annexa_project_forget_stacks (self);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* An ordinary edit was committed. What the first one was is found out when the stacks are needed. */
void
annexa_project_push_undo (AnnexaProject *self,
                          gint64         seq)
{
  if (seq == 1)
    annexa_project_forget_stacks (self);
  if (self->undo_stack == NULL)
    return;

  g_array_append_val (self->undo_stack, seq);
  g_array_set_size (self->redo_stack, 0);
}

/* The label of the edit that a row stands for, through any number of undos and redos of it. They only ever name an earlier
 * row; in a file from elsewhere anything may stand. */
static char *
load_label (AnnexaProject *self,
            gint64         seq)
{
  gint64 later;

  do
    {
      g_autoptr (AnnexaStatement) statement
          = annexa_store_prepare (self->store, "SELECT label, ifnull (undoes, 0) FROM history WHERE seq = ?1", NULL);

      if (statement == NULL)
        return NULL;
      annexa_statement_bind_int64 (statement, 1, seq);
      if (!annexa_statement_next (statement, NULL))
        return NULL;
      if (annexa_statement_get_int64 (statement, 1) == 0)
        return g_strdup (annexa_statement_get_text (statement, 0));
      later = seq;
      seq = annexa_statement_get_int64 (statement, 1);
    }
  while (seq < later);
  return NULL;
}

static char *
get_top_label (AnnexaProject *self,
               gboolean       redo)
{
  GArray *stack;

  if (self->access != ANNEXA_ACCESS_EDIT || self->store == NULL || !load_stacks (self, NULL))
    return NULL;

  stack = redo ? self->redo_stack : self->undo_stack;
  return stack->len > 0 ? load_label (self, g_array_index (stack, gint64, stack->len - 1)) : NULL;
}

/**
 * annexa_project_get_undo_label:
 * @self: a project
 *
 * Returns: (transfer full) (nullable): what annexa_project_undo() would take back
 */
char *
annexa_project_get_undo_label (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return get_top_label (self, FALSE);
}

/**
 * annexa_project_had_effect:
 * @self: a project
 *
 * An edit that changes nothing is not recorded: what annexa_project_undo() would take back then is an edit before it.
 *
 * Returns: whether the edit that was made last has changed anything
 */
gboolean
annexa_project_had_effect (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return self->had_effect;
}

/**
 * annexa_project_get_redo_label:
 * @self: a project
 *
 * Returns: (transfer full) (nullable): what annexa_project_redo() would do again
 */
char *
annexa_project_get_redo_label (AnnexaProject *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return get_top_label (self, TRUE);
}

/**
 * annexa_project_is_large_undo:
 * @self: a project
 * @redo: whether it is about doing again what was taken back
 *
 * Returns: whether annexa_project_undo() or annexa_project_redo() would take so long that a worker had better do it
 */
gboolean
annexa_project_is_large_undo (AnnexaProject *self,
                              gboolean       redo)
{
  g_autoptr (AnnexaStatement) statement = NULL;
  GArray *stack;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (self->access != ANNEXA_ACCESS_EDIT || self->store == NULL || !load_stacks (self, NULL))
    return FALSE;
  stack = redo ? self->redo_stack : self->undo_stack;
  if (stack->len == 0)
    return FALSE;
  statement = annexa_store_prepare (self->store, "SELECT length (changeset) FROM history WHERE seq = ?1", NULL);
  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, g_array_index (stack, gint64, stack->len - 1));
  return annexa_statement_next (statement, NULL) && annexa_statement_get_int64 (statement, 0) > LARGE_CHANGESET;
}

/* Takes back row @seq, as a row of its own. Returns which records that changed. */
static AnnexaChanges *
write_inverse (AnnexaProject *self,
               gint64         seq,
               const char    *label,
               gint64        *undo_seq,
               GError       **error)
{
  g_autoptr (GBytes) changeset = annexa_project_load_changeset (self, seq, error);
  g_autoptr (GBytes) inverse = NULL;

  if (changeset == NULL || !annexa_store_start_recording (self->store, error)
      || !annexa_store_apply (self->store, changeset, TRUE, error))
    return NULL;

  inverse = annexa_store_finish_recording (self->store, error);
  return inverse != NULL ? annexa_project_record (self, NULL, label, seq, inverse, undo_seq, error) : NULL;
}

static gboolean
take_back (AnnexaProject *self,
           gboolean       redo,
           char         **label,
           GError       **error)
{
  GArray *from;
  GArray *to;
  gint64 seq, undo_seq;
  g_autofree char *what = NULL;
  g_autofree char *row_label = NULL;
  g_autoptr (AnnexaChanges) changes = NULL;

  if (!annexa_project_check_writable (self, error) || !load_stacks (self, error))
    return FALSE;

  from = redo ? self->redo_stack : self->undo_stack;
  to = redo ? self->undo_stack : self->redo_stack;
  if (from->len == 0)
    {
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
                           redo ? _("There is nothing to do again.") : _("There is nothing to undo."));
      return FALSE;
    }
  seq = g_array_index (from, gint64, from->len - 1);
  what = load_label (self, seq);
  /* TRANSLATORS: History: an edit was taken back, or done again. The edit: “Asset A-006 deleted” */
  row_label = g_strdup_printf (redo ? _("Redone: %s") : _("Undone: %s"), what != NULL ? what : "");

  if (!annexa_store_begin_edit (self->store, error))
    return FALSE;
  changes = write_inverse (self, seq, row_label, &undo_seq, error);
  if (changes == NULL)
    {
      annexa_store_cancel_recording (self->store);
      annexa_store_rollback (self->store);
      return FALSE;
    }
  if (!annexa_store_commit (self->store, error))
    return FALSE;

  self->newest_seq = undo_seq;
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, self->newest_seq);
  annexa_project_committed (self, changes);
  if (label != NULL)
    *label = g_steal_pointer (&what);
  return TRUE;
}

/**
 * annexa_project_undo:
 * @self: a project
 * @label: (out) (optional) (transfer full) (nullable): what was taken back
 * @error: return location
 *
 * Takes back the newest edit that was not taken back yet, also one of an earlier session. The undo is a row of history
 * itself.
 *
 * Returns: whether it worked; %ANNEXA_ERROR_NOT_FOUND when there is nothing to undo
 */
gboolean
annexa_project_undo (AnnexaProject *self,
                     char         **label,
                     GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return take_back (self, FALSE, label, error);
}

/**
 * annexa_project_redo:
 * @self: a project
 * @label: (out) (optional) (transfer full) (nullable): what was done again
 * @error: return location
 *
 * Does again what was taken back last, as long as nothing else was edited since.
 *
 * Returns: whether it worked; %ANNEXA_ERROR_NOT_FOUND when there is nothing to redo
 */
gboolean
annexa_project_redo (AnnexaProject *self,
                     char         **label,
                     GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  return take_back (self, TRUE, label, error);
}

static void
free_entry (gpointer data)
{
  AnnexaHistoryEntry *entry = data;

  g_free (entry->time);
  g_free (entry->person);
  g_free (entry->label);
  g_free (entry);
}

static gboolean
touches_record (GBytes  *changeset,
                gint64   record,
                GError **error)
{
  g_autoptr (AnnexaChangeset) reader = annexa_changeset_read (changeset, error);
  g_autoptr (GError) local_error = NULL;

  while (reader != NULL && annexa_changeset_next (reader, &local_error))
    {
      gboolean link = annexa_changeset_get_n_columns (reader) > 1 && annexa_changeset_is_key (reader, 1);

      if (annexa_changeset_get_key (reader, 0) == record
          || (link && annexa_changeset_get_key (reader, 1) == record))
        return TRUE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A damaged or foreign file may hold nothing, or bytes that are no text, where a text is promised. */
static char *
dup_text (AnnexaStatement *statement,
          int              column)
{
  const char *text = annexa_statement_get_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

/**
 * annexa_project_list_history:
 * @self: a project
 * @record: the id of a record, or 0 for the whole project
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaHistoryEntry) (nullable): the edits, the newest first
 */
GPtrArray *
annexa_project_list_history (AnnexaProject *self,
                             gint64         record,
                             GError       **error)
{
  g_autoptr (AnnexaStatement) statement = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  statement = annexa_store_prepare (self->store,
                                    record != 0 ? "SELECT seq, time, person, label, ifnull (undoes, 0), changeset"
                                                  " FROM history ORDER BY seq DESC"
                                                : "SELECT seq, time, person, label, ifnull (undoes, 0)"
                                                  " FROM history ORDER BY seq DESC",
                                    error);
  if (statement == NULL)
    return NULL;
  while (annexa_statement_next (statement, &local_error))
    {
      AnnexaHistoryEntry *entry;

      if (record != 0)
        {
          g_autoptr (GBytes) changeset = NULL;
          gsize length;
          gconstpointer data = annexa_statement_get_blob (statement, 5, &length);

          changeset = data != NULL ? annexa_decompress (data, length, &local_error) : NULL;
          if (local_error == NULL && (changeset == NULL || !touches_record (changeset, record, &local_error))
              && local_error == NULL)
            continue;
          if (local_error != NULL)
            break;
        }
      entry = g_new0 (AnnexaHistoryEntry, 1);
      entry->seq = annexa_statement_get_int64 (statement, 0);
      entry->time = dup_text (statement, 1);
      entry->person = dup_text (statement, 2);
      entry->label = dup_text (statement, 3);
      entry->undoes = annexa_statement_get_int64 (statement, 4);
      g_ptr_array_add (entries, entry);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&entries);
}

/**
 * annexa_project_get_last_time:
 * @self: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): when it was changed last, in UTC
 */
char *
annexa_project_get_last_time (AnnexaProject *self,
                              GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return annexa_store_get_text (self->store, "SELECT time FROM history ORDER BY seq DESC LIMIT 1", error);
}

/**
 * annexa_project_get_identity:
 * @self: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what tells it from every other project: hexadecimal digits that stay the same for
 *   as long as it lives, also in copies of its file
 */
char *
annexa_project_get_identity (AnnexaProject *self,
                             GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return annexa_store_get_text (self->store, "SELECT lower (hex (edit_id)) FROM history ORDER BY seq LIMIT 1", error);
}

/**
 * annexa_project_get_first_day:
 * @self: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the local day of its first edit
 */
char *
annexa_project_get_first_day (AnnexaProject *self,
                              GError       **error)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), NULL);

  return annexa_store_get_text (self->store, "SELECT date (time, 'localtime') FROM history ORDER BY seq LIMIT 1", error);
}
