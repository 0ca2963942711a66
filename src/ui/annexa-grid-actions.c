/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-apply.h"
#include "annexa-evidence-files.h"
#include "annexa-grid-private.h"

/* What can be done with the cells of a grid, by key and by menu. */

/* Makes an edit and offers to take it back; says why when it cannot be made. */
gboolean
annexa_grid_apply (AnnexaGrid *self,
                   AnnexaEdit *edit)
{
  gboolean applied = annexa_apply (GTK_WIDGET (self), self->project, edit, NULL);

  if (applied)
    annexa_grid_update_cell (self);
  return applied;
}

typedef void (*Act) (AnnexaGrid *self);

static void
edit_cell (AnnexaGrid *self)
{
  annexa_grid_edit (self, NULL);
}

static void
select_whole_rows (AnnexaGrid *self)
{
  annexa_grid_select_rows (self, self->anchor_row, annexa_grid_get_row (self));
}

static void
open_menu (AnnexaGrid *self)
{
  annexa_grid_open_menu (self, NULL);
}

static void
attach_evidence (AnnexaGrid *self)
{
  g_autoptr (AnnexaRecord) record = annexa_grid_get_record (self, annexa_grid_get_row (self));

  if (record != NULL)
    annexa_choose_evidence (GTK_WIDGET (self), self->project, record);
}

static const struct
{
  const char *name;
  Act act;
} actions[] = {
  { "grid.edit", edit_cell },
  { "grid.copy", annexa_grid_copy },
  { "grid.paste", annexa_grid_paste },
  { "grid.fill-down", annexa_grid_fill_down },
  { "grid.clear", annexa_grid_clear },
  { "grid.select-all", annexa_grid_select_all },
  { "grid.select-rows", select_whole_rows },
  { "grid.set", annexa_grid_set_field },
  { "grid.duplicate", annexa_grid_duplicate },
  { "grid.delete", annexa_grid_delete },
  { "grid.confirm-proposals", annexa_grid_confirm_proposals },
  { "grid.delete-proposals", annexa_grid_delete_proposals },
  { "grid.attach-evidence", attach_evidence },
  { "grid.menu", open_menu },
  { "grid.fold-all", annexa_grid_fold_all },
  { "grid.unfold-all", annexa_grid_unfold_all },
};

static void
activate (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  AnnexaGrid *self = ANNEXA_GRID (widget);

  if (annexa_grid_get_n_rows (self) > 0 && annexa_grid_get_row (self) == GTK_INVALID_LIST_POSITION)
    annexa_grid_move_to (self, 0, self->column, FALSE);
  if (!annexa_grid_flush (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].act (self);
}

void
annexa_grid_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate);
}
