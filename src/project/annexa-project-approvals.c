/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include "annexa-changes-private.h"
#include "annexa-changeset.h"
#include "annexa-compress.h"
#include "annexa-project-private.h"

/* Whether a risk was rated or treated anew since its owner approved it stands in no column: history knows which of the
 * two came later. This pass notes for each risk the edits that did one or the other, in a TEMP table which the field's
 * SQL reads. History only grows, so only what came since is read the next time; the row of risk 0, which is none, says
 * up to where. The day that somebody typed is not asked: it may be any.
 *
 * It stands here and not among the rules of the standard because only the project reads the changesets of history. */

/* What an approval is about, and what says that there is one. */
static const char *const fields[] = {
  "current-likelihood", "current-impact", "target-likelihood", "target-impact",
  "treatment",          "accepted-by",    "accepted-on",       NULL,
};
#define FIRST_OF_APPROVAL 5

static gboolean
touches (AnnexaChangeset  *changeset,
         const AnnexaKind *kind,
         guint             first,
         guint             end)
{
  for (guint i = first; i < end; i++)
    if (annexa_changeset_has_new (changeset,
                                  (int) annexa_changes_find_column (kind, annexa_kind_find_field (kind, fields[i]))))
      return TRUE;
  return FALSE;
}

static gboolean
note (AnnexaProject *self,
      gint64         risk,
      gint64         seq,
      gboolean       rated,
      gboolean       approved,
      GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      self->store, "REPLACE INTO temp.approvals (risk, seq, rated, approved) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, risk);
  annexa_statement_bind_int64 (statement, 2, seq);
  annexa_statement_bind_int64 (statement, 3, rated);
  annexa_statement_bind_int64 (statement, 4, approved);
  return annexa_statement_run (statement, error);
}

/* A risk that is new was not changed. */
static gboolean
note_changes (AnnexaProject *self,
              GBytes        *bytes,
              gint64         seq,
              GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (AnnexaChangeset) changeset = annexa_changeset_read (bytes, error);
  g_autoptr (GError) local_error = NULL;

  if (changeset == NULL)
    return FALSE;
  while (annexa_changeset_next (changeset, &local_error))
    {
      gboolean rated, approved;

      if (annexa_changeset_get_change (changeset) != ANNEXA_CHANGE_UPDATE
          || g_strcmp0 (annexa_changeset_get_table (changeset), "risk") != 0)
        continue;
      rated = touches (changeset, kind, 0, FIRST_OF_APPROVAL);
      approved = touches (changeset, kind, FIRST_OF_APPROVAL, G_N_ELEMENTS (fields) - 1);
      if ((rated || approved)
          && !note (self, annexa_changeset_get_key (changeset, 0), seq, rated, approved, error))
        return FALSE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return local_error == NULL;
}

/* Whether the edit that is taken back was noted: then it is as if it had never been, and so is what took it back. */
static gboolean
forget (AnnexaProject *self,
        gint64         seq,
        gboolean      *forgotten,
        GError       **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM temp.approvals WHERE seq = %" G_GINT64_FORMAT
                                            " AND risk <> 0",
                                            seq);
  g_autofree char *delete
      = g_strdup_printf ("DELETE FROM temp.approvals WHERE seq = %" G_GINT64_FORMAT " AND risk <> 0", seq);
  gint64 n;

  if (!annexa_store_get_int64 (self->store, count, &n, error))
    return FALSE;
  *forgotten = n > 0;
  return n == 0 || annexa_store_execute (self->store, delete, error);
}

static gboolean
note_row (AnnexaProject   *self,
          AnnexaStatement *row,
          GError         **error)
{
  gint64 undoes = annexa_statement_get_int64 (row, 1);
  gboolean forgotten = FALSE;
  gsize length;
  gconstpointer data;
  g_autoptr (GBytes) changeset = NULL;

  if (undoes != 0 && !forget (self, undoes, &forgotten, error))
    return FALSE;
  if (forgotten)
    return TRUE;
  data = annexa_statement_get_blob (row, 2, &length);
  changeset = annexa_decompress (data, length, error);
  return changeset != NULL && note_changes (self, changeset, annexa_statement_get_int64 (row, 0), error);
}

static gboolean
fill_approvals (AnnexaProject *self,
                GError       **error)
{
  g_autoptr (AnnexaStatement) row = annexa_store_prepare (
      self->store,
      "SELECT seq, ifnull (undoes, 0), changeset FROM history WHERE changeset IS NOT NULL AND seq >"
      " ifnull ((SELECT max (seq) FROM temp.approvals WHERE risk = 0), 0) ORDER BY seq",
      error);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (annexa_statement_next (row, &local_error))
    if (!note_row (self, row, error))
      return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return annexa_store_execute (self->store,
                               "DELETE FROM temp.approvals WHERE risk = 0;"
                               " INSERT INTO temp.approvals (risk, seq) SELECT 0, ifnull (max (seq), 0) FROM history",
                               error);
}

static const char *const kinds[] = { "risk", NULL };

const AnnexaPass annexa_approvals_pass = {
  .name = "approvals",
  .columns = "risk INTEGER, seq INTEGER, rated INTEGER, approved INTEGER, PRIMARY KEY (risk, seq)",
  .kinds = kinds,
  .fields = fields,
  .grows = TRUE,
  .fill = fill_approvals,
};
