/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-grid-cell.h"

/**
 * AnnexaGridCell:
 *
 * The cell of a grid that the cursor is on, for the keyboard and for screen readers. Its row draws it; lists that open over
 * it hang on it.
 */
struct _AnnexaGridCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaGridCell, annexa_grid_cell, GTK_TYPE_WIDGET)

static void
annexa_grid_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (annexa_grid_cell_parent_class)->dispose (object);
}

static void
annexa_grid_cell_class_init (AnnexaGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_grid_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
annexa_grid_cell_init (AnnexaGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
annexa_grid_cell_new (void)
{
  return g_object_new (ANNEXA_TYPE_GRID_CELL, NULL);
}
