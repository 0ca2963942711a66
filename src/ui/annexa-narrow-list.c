/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-before-drawing.h"
#include "annexa-columns.h"
#include "annexa-evidence-files.h"
#include "annexa-grid-group.h"
#include "annexa-grouped-rows.h"
#include "annexa-narrow-list.h"
#include "annexa-narrow-row.h"

/**
 * AnnexaNarrowList:
 *
 * What a list view of a register shows: rows of two lines and, while there are groups, their headings. The records are
 * selected in a selection that others look at, too; headings are not.
 */
struct _AnnexaNarrowList
{
  GObject parent_instance;

  GtkListView *view; /* Owns the register's part of this. */
  AnnexaRecordList *list;
  GtkSingleSelection *selection;
  AnnexaGroupedRows *rows;
  GtkSingleSelection *rows_selection;
  char *heading; /* The key of the group whose heading is selected, or NULL. */
  gboolean updating;
  guint map_source;
  gboolean let_go;    /* The list view shows nothing while the records change. */
  gboolean had_focus; /* when that began */
};

G_DEFINE_FINAL_TYPE (AnnexaNarrowList, annexa_narrow_list, G_TYPE_OBJECT)

static void
annexa_narrow_list_finalize (GObject *object)
{
  AnnexaNarrowList *self = ANNEXA_NARROW_LIST (object);

  g_clear_handle_id (&self->map_source, g_source_remove);
  g_object_unref (self->list);
  g_object_unref (self->selection);
  g_object_unref (self->rows_selection);
  g_object_unref (self->rows);
  g_free (self->heading);

  G_OBJECT_CLASS (annexa_narrow_list_parent_class)->finalize (object);
}

static void
annexa_narrow_list_class_init (AnnexaNarrowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_narrow_list_finalize;
}

static void
annexa_narrow_list_init (AnnexaNarrowList *self)
{
}

static gboolean
has_groups (AnnexaNarrowList *self)
{
  return annexa_record_list_get_n_groups (self->list) > 0;
}

static gboolean
find_group (AnnexaNarrowList *self,
            const char       *key,
            guint            *group)
{
  for (*group = 0; key != NULL && *group < annexa_record_list_get_n_groups (self->list); (*group)++)
    if (g_str_equal (annexa_record_list_get_group (self->list, *group)->key, key))
      return TRUE;
  return FALSE;
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaNarrowList         *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), annexa_narrow_row_new (annexa_record_list_get_project (self->list), NULL));
  gtk_box_append (GTK_BOX (box), annexa_grid_group_new ());
  gtk_list_item_set_child (item, box);
}

static void
bind_heading (AnnexaNarrowList *self,
              GtkWidget        *box,
              const char       *key)
{
  GtkWidget *heading = gtk_widget_get_last_child (box);
  GtkWidget *row = gtk_widget_get_parent (box);
  g_autofree char *spoken = NULL;
  guint group;

  if (!find_group (self, key, &group))
    return;
  annexa_grid_group_show (ANNEXA_GRID_GROUP (heading), self->list, group);
  spoken = annexa_speak_group (self->list, group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaNarrowList         *self)
{
  gpointer object = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_first_child (box);
  gboolean is_record = ANNEXA_IS_RECORD (object);

  gtk_widget_set_visible (row, is_record);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), !is_record);
  annexa_narrow_row_set_record (ANNEXA_NARROW_ROW (row), is_record ? object : NULL);
  if (is_record)
    annexa_name_list_row (box, annexa_record_list_get_project (self->list), object);
  else
    bind_heading (self, box, gtk_string_object_get_string (object));
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaNarrowList         *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  annexa_narrow_row_set_record (ANNEXA_NARROW_ROW (gtk_widget_get_first_child (box)), NULL);
}

/* Selects among records and headings what is selected among the records, or the heading that is. */
static void
show_selected (AnnexaNarrowList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint slot = GTK_INVALID_LIST_POSITION;
  guint group;

  if (self->updating || !has_groups (self))
    return;
  if (find_group (self, self->heading, &group))
    slot = annexa_record_list_slot_of_group (self->list, group);
  else if (position != GTK_INVALID_LIST_POSITION)
    slot = annexa_record_list_slot_of (self->list, position);
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->rows_selection, slot);
  self->updating = FALSE;
}

static void
record_selected (AnnexaNarrowList *self)
{
  if (self->updating)
    return;
  g_clear_pointer (&self->heading, g_free);
  show_selected (self);
}

/* Who walks over a heading goes on looking at the record that was selected before. */
static void
row_selected (AnnexaNarrowList *self)
{
  guint slot = gtk_single_selection_get_selected (self->rows_selection);
  guint position, group;

  if (self->updating || slot == GTK_INVALID_LIST_POSITION || !has_groups (self))
    return;
  g_clear_pointer (&self->heading, g_free);
  if (!annexa_record_list_find_slot (self->list, slot, &position, &group))
    {
      self->heading = g_strdup (annexa_record_list_get_group (self->list, group)->key);
      return;
    }
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->updating = FALSE;
  /* A form that cannot be left keeps its record. */
  if (gtk_single_selection_get_selected (self->selection) != position)
    show_selected (self);
}

/* Without groups the list view shows the records themselves, as these follow edits by the smallest changes. While
 * nobody looks it shows none: it would make two hundred rows nevertheless, which takes longer than a window may stand
 * still. */
static void
regrouped (AnnexaNarrowList *self)
{
  GtkSingleSelection *model = has_groups (self) ? self->rows_selection : self->selection;

  self->updating = TRUE;
  gtk_single_selection_set_selected (self->rows_selection, GTK_INVALID_LIST_POSITION);
  annexa_grouped_rows_refresh (self->rows);
  self->updating = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view))
      && gtk_list_view_get_model (self->view) != GTK_SELECTION_MODEL (model))
    gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  show_selected (self);
}

static void
show_rows (AnnexaNarrowList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (gtk_list_view_get_model (self->view) != NULL)
    return;
  regrouped (self);
  if (position != GTK_INVALID_LIST_POSITION)
    annexa_narrow_list_scroll_to (self, position);
}

static gboolean
is_still_mapped (gpointer data)
{
  AnnexaNarrowList *self = data;

  self->map_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    show_rows (self);
  return G_SOURCE_REMOVE;
}

/* Before anything has its size, a wide register does not know either that it will show its grid instead. */
static void
mapped (AnnexaNarrowList *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self->view)) > 0)
    show_rows (self);
  else if (self->map_source == 0)
    self->map_source = annexa_before_drawing (GTK_WIDGET (self->view), is_still_mapped, self);
}

/* The record whose row is below the pointer. */
static AnnexaRecord *
find_record (GtkWidget      *view,
             double          x,
             double          y,
             AnnexaProject **project)
{
  AnnexaNarrowList *self = g_object_get_data (G_OBJECT (view), "narrow-list");
  GtkWidget *child = x >= 0 ? gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT) : NULL;
  AnnexaRecord *record;

  *project = annexa_record_list_get_project (self->list);
  while (child != NULL && gtk_widget_get_parent (child) != view)
    child = gtk_widget_get_parent (child);
  while (child != NULL && !ANNEXA_IS_NARROW_ROW (child))
    child = gtk_widget_get_first_child (child);
  record = child != NULL ? annexa_narrow_row_get_record (ANNEXA_NARROW_ROW (child)) : NULL;
  return record != NULL ? g_object_ref (record) : NULL;
}

static void
build_factory (AnnexaNarrowList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
  gtk_list_view_set_factory (self->view, factory);
}

/**
 * annexa_narrow_list_new:
 * @view: a list view
 * @list: the records that it shows
 * @selection: a selection over @list
 *
 * Returns: (transfer full): what fills the list view; to be kept as long as that is shown
 */
AnnexaNarrowList *
annexa_narrow_list_new (GtkListView        *view,
                        AnnexaRecordList   *list,
                        GtkSingleSelection *selection)
{
  AnnexaNarrowList *self = g_object_new (ANNEXA_TYPE_NARROW_LIST, NULL);

  self->view = view;
  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  self->rows = annexa_grouped_rows_new (list);
  self->rows_selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->rows_selection, FALSE);
  gtk_single_selection_set_can_unselect (self->rows_selection, TRUE);
  build_factory (self);
  g_signal_connect_object (list, "regrouped", G_CALLBACK (regrouped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (record_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows_selection, "notify::selected", G_CALLBACK (row_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (mapped), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (view), "narrow-list", self);
  annexa_add_evidence_target (GTK_WIDGET (view), find_record, TRUE);
  regrouped (self);
  return self;
}

/**
 * annexa_narrow_list_scroll_to:
 * @self: what fills a list view
 * @position: where in the list a record stands
 *
 * Brings the record into view; the first of all with the heading above it.
 */
void
annexa_narrow_list_scroll_to (AnnexaNarrowList *self,
                              guint             position)
{
  guint slot;

  g_return_if_fail (ANNEXA_IS_NARROW_LIST (self));

  slot = annexa_record_list_slot_of (self->list, position);
  if (has_groups (self) && slot == 1)
    slot = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", slot);
}

/**
 * annexa_narrow_list_let_go:
 * @self: what fills a list view
 *
 * Has the list view show nothing while very many records take the place of others: it would look for those that it shows
 * among them all. annexa_narrow_list_take_again() has to follow.
 */
void
annexa_narrow_list_let_go (AnnexaNarrowList *self)
{
  g_return_if_fail (ANNEXA_IS_NARROW_LIST (self));

  self->had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;
  gtk_list_view_set_model (self->view, NULL);
  self->let_go = TRUE;
}

/**
 * annexa_narrow_list_take_again:
 * @self: what fills a list view
 *
 * Shows the records again.
 */
void
annexa_narrow_list_take_again (AnnexaNarrowList *self)
{
  g_return_if_fail (ANNEXA_IS_NARROW_LIST (self));

  if (!self->let_go)
    return;
  self->let_go = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    show_rows (self);
  if (self->had_focus)
    (void) annexa_focus_list (GTK_WIDGET (self->view));
}

/**
 * annexa_narrow_list_toggle:
 * @self: what fills a list view
 * @slot: which row of it
 *
 * Folds or unfolds the group whose heading stands there.
 *
 * Returns: whether one does
 */
gboolean
annexa_narrow_list_toggle (AnnexaNarrowList *self,
                           guint             slot)
{
  guint position, group;

  g_return_val_if_fail (ANNEXA_IS_NARROW_LIST (self), FALSE);

  if (!has_groups (self) || annexa_record_list_find_slot (self->list, slot, &position, &group))
    return FALSE;
  annexa_record_list_fold (self->list, group, !annexa_record_list_get_group (self->list, group)->folded);
  return TRUE;
}

/**
 * annexa_narrow_list_toggle_selected:
 * @self: what fills a list view
 *
 * Folds or unfolds the group whose heading is selected.
 *
 * Returns: whether one is
 */
gboolean
annexa_narrow_list_toggle_selected (AnnexaNarrowList *self)
{
  guint slot = gtk_single_selection_get_selected (self->rows_selection);

  g_return_val_if_fail (ANNEXA_IS_NARROW_LIST (self), FALSE);

  return has_groups (self) && slot != GTK_INVALID_LIST_POSITION && annexa_narrow_list_toggle (self, slot);
}
