/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-grouped-rows.h"

/**
 * AnnexaGroupedRows:
 *
 * The records of a list and the headings of its groups as one list model. A heading is a #GtkStringObject with the key of
 * its group.
 */
struct _AnnexaGroupedRows
{
  GObject parent_instance;

  AnnexaRecordList *list;
  guint n_items; /* As many as were told of. */
};

static GType
annexa_grouped_rows_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
annexa_grouped_rows_get_n_items (GListModel *model)
{
  return ANNEXA_GROUPED_ROWS (model)->n_items;
}

static gpointer
annexa_grouped_rows_get_item (GListModel *model,
                              guint       slot)
{
  AnnexaGroupedRows *self = ANNEXA_GROUPED_ROWS (model);
  guint position, group;

  if (slot >= self->n_items || slot >= annexa_record_list_get_n_slots (self->list))
    return NULL;
  if (annexa_record_list_find_slot (self->list, slot, &position, &group))
    return g_list_model_get_item (G_LIST_MODEL (self->list), position);
  return gtk_string_object_new (annexa_record_list_get_group (self->list, group)->key);
}

static void
annexa_grouped_rows_model_init (GListModelInterface *iface)
{
  iface->get_item_type = annexa_grouped_rows_get_item_type;
  iface->get_n_items = annexa_grouped_rows_get_n_items;
  iface->get_item = annexa_grouped_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaGroupedRows, annexa_grouped_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, annexa_grouped_rows_model_init))

static void
annexa_grouped_rows_finalize (GObject *object)
{
  g_object_unref (ANNEXA_GROUPED_ROWS (object)->list);

  G_OBJECT_CLASS (annexa_grouped_rows_parent_class)->finalize (object);
}

static void
annexa_grouped_rows_class_init (AnnexaGroupedRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_grouped_rows_finalize;
}

static void
annexa_grouped_rows_init (AnnexaGroupedRows *self)
{
}

/**
 * annexa_grouped_rows_new:
 * @list: a list
 *
 * Returns: (transfer full): its records and headings; empty until annexa_grouped_rows_refresh()
 */
AnnexaGroupedRows *
annexa_grouped_rows_new (AnnexaRecordList *list)
{
  AnnexaGroupedRows *self = g_object_new (ANNEXA_TYPE_GROUPED_ROWS, NULL);

  self->list = g_object_ref (list);
  return self;
}

/**
 * annexa_grouped_rows_refresh:
 * @self: records and headings
 *
 * Says that there may be other ones. A list without groups shows nothing here.
 */
void
annexa_grouped_rows_refresh (AnnexaGroupedRows *self)
{
  guint before = self->n_items;

  g_return_if_fail (ANNEXA_IS_GROUPED_ROWS (self));

  self->n_items = annexa_record_list_get_n_groups (self->list) > 0 ? annexa_record_list_get_n_slots (self->list) : 0;
  if (before > 0 || self->n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
}
