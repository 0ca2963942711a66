/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"

#define MOST_PASSES 32

static const AnnexaPass *passes[MOST_PASSES] = { &annexa_times_pass, &annexa_approvals_pass };
static guint n_passes = 2;

/**
 * annexa_project_register_pass:
 * @pass: a pass, which stays where it is
 *
 * Makes a pass known to all projects. To be called before the first project is opened; a second time does nothing.
 */
void
annexa_project_register_pass (const AnnexaPass *pass)
{
  for (guint i = 0; i < n_passes; i++)
    {
      if (passes[i] == pass)
        return;
      /* A project has one worker for all of them. */
      g_assert (!pass->alone || !passes[i]->alone);
    }

  g_assert (n_passes < MOST_PASSES);
  passes[n_passes++] = pass;
}

/* The place of the pass that fills in a field, or n_passes when it is not registered. */
static guint
find_pass (const AnnexaField *field)
{
  guint i = 0;

  while (i < n_passes && strcmp (passes[i]->name, field->pass) != 0)
    i++;
  return i;
}

static gboolean
reads_changed_field (const AnnexaPass *pass,
                     AnnexaChanges    *changes)
{
  const AnnexaKind *kind = annexa_kind_lookup (pass->kinds[0]);

  for (guint i = 0; pass->fields[i] != NULL; i++)
    if (annexa_changes_touch_field (changes, kind, annexa_kind_find_field (kind, pass->fields[i])))
      return TRUE;
  return FALSE;
}

static gboolean
reads_changed (const AnnexaPass *pass,
               AnnexaChanges    *changes)
{
  if (pass->kinds == NULL)
    return annexa_changes_get_size (changes) > 0;
  if (pass->fields != NULL)
    return reads_changed_field (pass, changes);

  for (guint i = 0; pass->kinds[i] != NULL; i++)
    if (annexa_changes_touch (changes, annexa_kind_lookup (pass->kinds[i])))
      return TRUE;
  return FALSE;
}

/* Whether an edit can change what a pass fills in for a field, also of records that the edit does not touch. */
gboolean
annexa_pass_follows (const AnnexaField *field,
                     AnnexaChanges     *changes)
{
  guint i = find_pass (field);

  return i < n_passes && reads_changed (passes[i], changes);
}

gboolean
annexa_pass_is_live (const AnnexaField *field)
{
  guint i = find_pass (field);

  return i < n_passes && passes[i]->live;
}

/* Whether what a pass fills in for a field is there and up to date. */
gboolean
annexa_pass_is_filled (AnnexaProject     *self,
                       const AnnexaField *field)
{
  guint i = find_pass (field);

  return i < n_passes && (self->filled_passes & (1u << i)) != 0;
}

/* Whether records show what a pass filled in, though it may be about to change. */
gboolean
annexa_pass_is_shown (AnnexaProject     *self,
                      const AnnexaField *field)
{
  guint i = find_pass (field);

  return i < n_passes && ((self->filled_passes | self->stale_passes) & (1u << i)) != 0;
}

static gboolean
write_cells (AnnexaProject    *self,
             const AnnexaPass *pass,
             GArray           *cells,
             GError          **error)
{
  guint n_columns = 1;

  for (const char *p = pass->columns; *p != '\0'; p++)
    n_columns += *p == ',';
  return annexa_pass_write (self, pass, n_columns, (const gint64 *) (void *) cells->data, cells->len / n_columns, error);
}

/* In one savepoint, as each row would be a transaction of its own otherwise. */
static gboolean
fill_by (AnnexaProject    *self,
         const AnnexaPass *pass,
         GArray           *cells,
         GError          **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean filled;

  g_string_printf (sql, "SAVEPOINT pass; CREATE TEMP TABLE IF NOT EXISTS %s (%s);", pass->name, pass->columns);
  if (!pass->grows)
    g_string_append_printf (sql, " DELETE FROM temp.%s", pass->name);
  if (!annexa_store_execute (self->store, sql->str, error))
    return FALSE;
  filled = cells != NULL ? write_cells (self, pass, cells, error) : pass->fill (self, error);
  if (filled)
    return annexa_store_execute (self->store, "RELEASE pass", error);

  (void) annexa_store_execute (self->store, "ROLLBACK TO pass; RELEASE pass", NULL);
  return FALSE;
}

/* Fills the table of a pass. */
gboolean
annexa_pass_fill (AnnexaProject    *self,
                  const AnnexaPass *pass,
                  GError          **error)
{
  return fill_by (self, pass, NULL, error);
}

/* What a pass filled in is wrong now. What somebody may be looking at is filled in again; if that fails it stays empty
 * until it is asked for. */
static void
update_pass (AnnexaProject *self,
             guint          place)
{
  const AnnexaPass *pass = passes[place];
  guint32 bit = 1u << place;
  gboolean wanted = pass->live && g_hash_table_size (self->live) > 0;

  self->stale_passes |= self->filled_passes & bit;
  self->filled_passes &= ~bit;
  if (pass->alone)
    annexa_project_stop_filling (self);
  if (wanted && self->follows_later && annexa_pass_takes_long (self, pass))
    {
      annexa_pass_fill_async (self, pass);
      return;
    }
  self->stale_passes &= ~bit;
  if (wanted && annexa_pass_fill (self, pass, NULL))
    self->filled_passes |= bit;
}

static gboolean
is_in_use (AnnexaProject *self,
           guint          place)
{
  return ((self->filled_passes | self->stale_passes) & (1u << place)) != 0
         || (passes[place]->alone && self->filling != NULL);
}

/* An edit was committed: what passes filled in before, or are about to, may be wrong now. */
void
annexa_project_update_passes (AnnexaProject *self,
                              AnnexaChanges *changes)
{
  for (guint i = 0; i < n_passes; i++)
    if (is_in_use (self, i) && reads_changed (passes[i], changes))
      update_pass (self, i);
}

static gboolean
has_field_of (const AnnexaKind *kind,
              const AnnexaPass *pass)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (kind->fields[i].pass, pass->name) == 0)
      return TRUE;

  return FALSE;
}

/* Whoever holds records sees what is in the table of a pass now. */
static gboolean
show_filled (AnnexaProject *self,
             guint          place,
             GError       **error)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (has_field_of (kinds[i], passes[place]) && !annexa_project_read_live_again (self, kinds[i], error))
      return FALSE;
  return TRUE;
}

/* The table of a pass is up to date. */
static gboolean
note_filled (AnnexaProject *self,
             guint          place,
             GError       **error)
{
  self->filled_passes |= 1u << place;
  self->stale_passes &= ~(1u << place);
  return show_filled (self, place, error);
}

/* Takes over what a worker filled in. What that could not do is done at once; where that fails, too, nothing is shown
 * any more that was filled in before, and whoever asks for it learns why. */
void
annexa_pass_take (AnnexaProject    *self,
                  const AnnexaPass *pass,
                  GArray           *cells)
{
  guint i = 0;

  while (passes[i] != pass)
    i++;
  if ((cells != NULL && fill_by (self, pass, cells, NULL)) || annexa_pass_fill (self, pass, NULL))
    {
      (void) note_filled (self, i, NULL);
      return;
    }
  self->stale_passes &= ~(1u << i);
  (void) show_filled (self, i, NULL);
}

/**
 * annexa_project_require:
 * @self: a project
 * @field: a field that is going to be read, sorted or filtered by
 * @error: return location
 *
 * Runs the pass that fills in the field, if it has one and what it filled in is out of date. Records that somebody holds
 * then show it.
 *
 * Returns: whether the field can be read
 */
gboolean
annexa_project_require (AnnexaProject     *self,
                        const AnnexaField *field,
                        GError           **error)
{
  guint i;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (self), FALSE);

  if (field->pass == NULL || annexa_pass_is_filled (self, field))
    return TRUE;

  i = find_pass (field);
  if (i == n_passes)
    g_error ("nobody registered the pass “%s”", field->pass);
  if (passes[i]->alone)
    annexa_project_stop_filling (self);
  return annexa_pass_fill (self, passes[i], error) && note_filled (self, i, error);
}

/**
 * annexa_project_require_soon:
 * @self: a project in a program with a main loop
 * @field: a field that is going to be shown
 *
 * Does annexa_project_require(), but in a worker where it takes long. Records that somebody holds tell when they have the
 * field; until then they have it as it was, or empty. From then on it is also in a worker that the field follows edits.
 */
void
annexa_project_require_soon (AnnexaProject     *self,
                             const AnnexaField *field)
{
  guint i;

  g_return_if_fail (ANNEXA_IS_PROJECT (self));

  if (field->pass == NULL || annexa_pass_is_filled (self, field))
    return;
  self->follows_later = TRUE;
  i = find_pass (field);
  if (i == n_passes || !annexa_pass_takes_long (self, passes[i]))
    (void) annexa_project_require (self, field, NULL);
  else if (self->filling == NULL)
    annexa_pass_fill_async (self, passes[i]);
}

/**
 * annexa_project_require_all:
 * @self: a project
 * @kind: a kind
 * @error: return location
 *
 * Has everything filled in that records of the kind show, before they are read.
 *
 * Returns: whether that worked
 */
gboolean
annexa_project_require_all (AnnexaProject    *self,
                            const AnnexaKind *kind,
                            GError          **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (!annexa_project_require (self, &kind->fields[i], error))
      return FALSE;

  return TRUE;
}

/**
 * annexa_pass_write:
 * @project: a project
 * @pass: the pass that is filling its table
 * @n_columns: how many columns the table has
 * @cells: (array): the cells of all rows, one row after the other, an empty one as %ANNEXA_PASS_EMPTY
 * @n_rows: how many rows
 * @error: return location
 *
 * Returns: whether the rows are in the table
 */
gboolean
annexa_pass_write (AnnexaProject    *project,
                   const AnnexaPass *pass,
                   guint             n_columns,
                   const gint64     *cells,
                   gsize             n_rows,
                   GError          **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AnnexaStatement) statement = NULL;

  g_string_append_printf (sql, "INSERT INTO temp.%s VALUES (?1", pass->name);
  for (guint i = 2; i <= n_columns; i++)
    g_string_append_printf (sql, ", ?%u", i);
  g_string_append_c (sql, ')');
  statement = annexa_store_prepare (project->store, sql->str, error);
  if (statement == NULL)
    return FALSE;

  for (gsize row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < n_columns; i++, cells++)
        if (*cells == ANNEXA_PASS_EMPTY)
          annexa_statement_bind_null (statement, (int) i + 1);
        else
          annexa_statement_bind_int64 (statement, (int) i + 1, *cells);
      if (!annexa_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}
