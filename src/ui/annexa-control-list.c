/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-control-list.h"

/**
 * AnnexaControlList:
 *
 * A list of controls with a heading before each theme. There are about a hundred controls, so it is simply made anew
 * when the list below it changes.
 */
struct _AnnexaControlList
{
  GObject parent_instance;

  AnnexaRecordList *records;
  GPtrArray *items; /* AnnexaControlHeading or AnnexaRecord */
};

static GType
annexa_control_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
annexa_control_list_get_n_items (GListModel *model)
{
  return ANNEXA_CONTROL_LIST (model)->items->len;
}

static gpointer
annexa_control_list_get_item (GListModel *model,
                              guint       position)
{
  GPtrArray *items = ANNEXA_CONTROL_LIST (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
annexa_control_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = annexa_control_list_get_item_type;
  iface->get_n_items = annexa_control_list_get_n_items;
  iface->get_item = annexa_control_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnexaControlList, annexa_control_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, annexa_control_list_model_init))

static void
annexa_control_list_finalize (GObject *object)
{
  AnnexaControlList *self = ANNEXA_CONTROL_LIST (object);

  g_clear_object (&self->records);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (annexa_control_list_parent_class)->finalize (object);
}

static void
annexa_control_list_class_init (AnnexaControlListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annexa_control_list_finalize;
}

static void
annexa_control_list_init (AnnexaControlList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static char *
theme_title (AnnexaRecord *record)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_record_get_kind (record), "theme");

  if (annexa_record_get_integer (record, "own") != 0)
    return g_strdup (_("Own controls"));
  return annexa_field_describe (field, annexa_record_get_value (record, field));
}

static void
rebuild (AnnexaControlList *self)
{
  guint n_old = self->items->len;
  g_autofree char *last = NULL;

  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->records)); i++)
    {
      AnnexaRecord *record = g_list_model_get_item (G_LIST_MODEL (self->records), i);
      g_autofree char *title = theme_title (record);

      if (g_strcmp0 (title, last) != 0)
        {
          g_ptr_array_add (self->items, annexa_control_heading_new (title));
          g_free (last);
          last = g_steal_pointer (&title);
        }
      g_ptr_array_add (self->items, record);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->items->len);
}

/**
 * annexa_control_list_new:
 * @records: a list of controls
 *
 * Returns: (transfer full): the same list with headings
 */
AnnexaControlList *
annexa_control_list_new (AnnexaRecordList *records)
{
  AnnexaControlList *self = g_object_new (ANNEXA_TYPE_CONTROL_LIST, NULL);

  self->records = g_object_ref (records);
  g_signal_connect_object (records, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

/**
 * annexa_control_list_find:
 * @self: a list
 * @id: the id of a control
 * @position: (out): where it is
 *
 * Returns: whether the control is in the list
 */
gboolean
annexa_control_list_find (AnnexaControlList *self,
                          gint64             id,
                          guint             *position)
{
  g_return_val_if_fail (ANNEXA_IS_CONTROL_LIST (self), FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (ANNEXA_IS_RECORD (self->items->pdata[i]) && annexa_record_get_id (self->items->pdata[i]) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
