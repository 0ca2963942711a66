/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-grid-private.h"
#include "annexa-starters.h"

/* What a starter set proposes, confirmed or deleted for all rows that are selected, each in one step of undo. */

/* Those of what is selected that are proposals; what somebody wrote is neither confirmed nor deleted with them. */
static GArray *
list_proposals (AnnexaGrid *self)
{
  const AnnexaKind *kind = annexa_grid_columns_get_kind (self->columns);
  g_autoptr (GArray) ids = annexa_grid_list_ids (self);
  g_autoptr (GPtrArray) records = NULL;
  GArray *proposals = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Counting is quick also where very many rows are selected. */
  if (ids->len == 0 || annexa_starters_count_proposals (self->project, kind) == 0)
    return proposals;
  records = annexa_project_get_records (self->project, kind, (const gint64 *) (void *) ids->data, ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = annexa_record_get_id (records->pdata[i]);

      if (annexa_record_get_integer (records->pdata[i], "proposal") != 0)
        g_array_append_val (proposals, id);
    }
  return proposals;
}

/* In a list of proposals what is confirmed leaves the list, and its neighbour is next. */
void
annexa_grid_confirm_proposals (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = list_proposals (self);
  g_autoptr (AnnexaEdit) edit = NULL;
  guint row = MIN (annexa_grid_get_row (self), self->anchor_row);
  guint position;

  if (ids->len == 0)
    return;
  edit = annexa_starters_confirm_several (self->project, annexa_grid_columns_get_kind (self->columns),
                                          (const gint64 *) (void *) ids->data, ids->len);
  if (annexa_grid_apply (self, edit)
      && !annexa_record_list_find (self->list, g_array_index (ids, gint64, 0), &position))
    annexa_grid_move_to (self, row, self->column, FALSE);
}

void
annexa_grid_delete_proposals (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = list_proposals (self);

  if (ids->len > 0)
    annexa_grid_delete_ids (self, ids);
}

/**
 * annexa_grid_offer_proposals:
 * @self: a grid
 *
 * Makes the actions that confirm and delete proposals available if there are proposals among what is selected.
 *
 * Returns: how many there are that can be confirmed or deleted
 */
guint
annexa_grid_offer_proposals (AnnexaGrid *self)
{
  g_autoptr (GArray) ids = NULL;
  gboolean enabled;

  g_return_val_if_fail (ANNEXA_IS_GRID (self), 0);

  ids = list_proposals (self);
  enabled = ids->len > 0 && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.confirm-proposals", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.delete-proposals", enabled);
  return enabled ? ids->len : 0;
}
