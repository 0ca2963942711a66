/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-columns.h"
#include "annexa-control-row.h"
#include "annexa-soa-page-private.h"

static AnnexaControlRowShows
get_shows (AnnexaSoaPage *self)
{
  return self->mapping ? ANNEXA_CONTROL_ROW_MAPPING : ANNEXA_CONTROL_ROW_DECISION;
}

/* What is selected in the list shows in its box, also when the keyboard selected it. */
static void
row_selected (GtkListItem *item)
{
  AnnexaControlRow *row = ANNEXA_CONTROL_ROW (gtk_list_item_get_child (item));

  if (gtk_list_item_get_selectable (item))
    annexa_control_row_set_checked (row, gtk_list_item_get_selected (item));
}

static guint
count_below (AnnexaSoaPage *self,
             guint          heading)
{
  guint next = heading + 1;

  if (annexa_control_list_get_heading (self->list, &next) == NULL)
    next = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  return next - heading - 1;
}

static gboolean
are_all_selected (AnnexaSoaPage *self,
                  guint          heading)
{
  guint n = count_below (self, heading);

  for (guint i = heading + 1; i <= heading + n; i++)
    if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      return FALSE;
  return TRUE;
}

static void
update_heading (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *page = row != NULL ? gtk_widget_get_ancestor (row, ANNEXA_TYPE_SOA_PAGE) : NULL;

  if (page != NULL && ANNEXA_SOA_PAGE (page)->selecting && ANNEXA_IS_CONTROL_HEADING (gtk_list_item_get_item (item)))
    annexa_control_row_set_checked (ANNEXA_CONTROL_ROW (row),
                                    are_all_selected (ANNEXA_SOA_PAGE (page), gtk_list_item_get_position (item)));
}

/* The box of a heading is for all controls below it. */
static void
row_checked (AnnexaControlRow *row,
             gboolean          checked,
             GtkListItem      *item)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), ANNEXA_TYPE_SOA_PAGE));
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint first = gtk_list_item_get_position (item);
  guint n = 1;

  if (!gtk_list_item_get_selectable (item))
    {
      n = count_below (self, first);
      first++;
    }
  if (checked)
    gtk_selection_model_select_range (selection, first, n, FALSE);
  else
    gtk_selection_model_unselect_range (selection, first, n);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaSoaPage            *self)
{
  GtkWidget *row
      = annexa_control_row_new (annexa_page_get_project (ANNEXA_PAGE (self)), get_shows (self), self->selecting);

  gtk_list_item_set_child (item, row);
  g_signal_connect (row, "checked", G_CALLBACK (row_checked), item);
  g_signal_connect (item, "notify::selected", G_CALLBACK (row_selected), NULL);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_heading), item, G_CONNECT_SWAPPED);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaSoaPage            *self)
{
  GObject *object = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  gboolean heading = ANNEXA_IS_CONTROL_HEADING (object);
  g_autofree char *sentence = NULL;

  annexa_control_row_set_item (ANNEXA_CONTROL_ROW (row), object, 0);
  gtk_list_item_set_selectable (item, !heading);
  gtk_list_item_set_activatable (item, !heading);
  annexa_control_row_set_checked (ANNEXA_CONTROL_ROW (row), !heading && gtk_list_item_get_selected (item));
  update_heading (item);
  sentence = heading ? annexa_control_heading_describe (ANNEXA_CONTROL_HEADING (object))
                     : annexa_describe_row (annexa_page_get_project (ANNEXA_PAGE (self)), ANNEXA_RECORD (object));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    sentence, -1);
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaSoaPage            *self)
{
  annexa_control_row_set_item (ANNEXA_CONTROL_ROW (gtk_list_item_get_child (item)), NULL, 0);
}

/* Rows and the names of the columns are made anew for what they show now. */
void
annexa_soa_page_build_rows (AnnexaSoaPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), self);
  gtk_list_view_set_factory (self->view, factory);
  adw_bin_set_child (self->column_names, annexa_control_row_new_heading (get_shows (self), self->selecting));
}
