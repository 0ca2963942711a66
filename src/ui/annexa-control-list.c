/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-control-list.h"

/**
 * AnnexaControlList:
 *
 * A list of controls with a heading before each theme or chapter. A framework may have thousands of controls: of each it
 * remembers only under which heading it stands and how deep, and the records are read when they are seen.
 */
struct _AnnexaControlList
{
  GObject parent_instance;

  AnnexaRecordList *records;
  GHashTable *places; /* id -> Place */
  GHashTable *shown;  /* The ids that are in the list; NULL for all of them */
  GArray *items;      /* Item */
};

/* Where a control belongs. */
typedef struct
{
  const char *heading; /* interned */
  const char *theme;   /* interned */
  guint depth;
} Place;

/* A heading, or the control at a position of the list below. */
typedef struct
{
  AnnexaControlHeading *heading;
  guint position;
} Item;

/* So many records are read at a time only to see where they belong. */
#define WINDOW 256

static void
clear_item (gpointer data)
{
  g_clear_object (&((Item *) data)->heading);
}

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
  AnnexaControlList *self = ANNEXA_CONTROL_LIST (model);
  Item *item;

  if (position >= self->items->len)
    return NULL;
  item = &g_array_index (self->items, Item, position);
  return item->heading != NULL ? g_object_ref (item->heading)
                               : g_list_model_get_item (G_LIST_MODEL (self->records), item->position);
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
  g_hash_table_unref (self->places);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_array_unref (self->items);

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
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
}

/* Annex A has themes, other frameworks have chapters. */
static const char *
find_heading (AnnexaRecord *record)
{
  const AnnexaField *theme = annexa_kind_find_field (annexa_record_get_kind (record), "theme");
  const char *chapter = annexa_record_get_text (record, "chapter");
  g_autofree char *title = NULL;

  if (annexa_record_get_integer (record, "own") != 0)
    return g_intern_string (_("Own controls"));
  if (!annexa_record_is_empty (record, "theme"))
    {
      title = annexa_field_describe (theme, annexa_record_get_value (record, theme));
      return g_intern_string (title);
    }
  return g_intern_string (chapter != NULL ? chapter : "");
}

static const char *
find_theme (AnnexaRecord *record)
{
  if (annexa_record_get_integer (record, "own") != 0)
    return g_intern_static_string (ANNEXA_CONTROL_HEADING_OWN);
  return g_intern_string (annexa_record_get_text (record, "theme"));
}

static void
note_place (AnnexaControlList *self,
            AnnexaRecord      *record)
{
  Place *place = g_new0 (Place, 1);
  gint64 id = annexa_record_get_id (record);
  gint64 parent = annexa_record_get_integer (record, "part-of");
  const Place *above = g_hash_table_lookup (self->places, &parent);

  place->heading = find_heading (record);
  place->theme = find_theme (record);
  place->depth = parent != 0 ? 1 + (above != NULL ? above->depth : 0) : 0;
  g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id), place);
}

/* Reads the records from a position on, and lets go of them again. */
static void
note_places (AnnexaControlList *self,
             guint              position)
{
  gint64 ids[WINDOW];
  guint n = MIN (WINDOW, g_list_model_get_n_items (G_LIST_MODEL (self->records)) - position);
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < n; i++)
    ids[i] = annexa_record_list_get_id (self->records, position + i);
  records = annexa_project_get_records (annexa_record_list_get_project (self->records),
                                        annexa_record_list_get_kind (self->records), ids, n, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    note_place (self, records->pdata[i]);
}

static const Place *
find_place (AnnexaControlList *self,
            guint              position)
{
  gint64 id = annexa_record_list_get_id (self->records, position);
  const Place *place = g_hash_table_lookup (self->places, &id);

  if (place == NULL)
    {
      note_places (self, position);
      place = g_hash_table_lookup (self->places, &id);
    }
  return place;
}

static gboolean
is_shown (AnnexaControlList *self,
          guint              position)
{
  gint64 id = annexa_record_list_get_id (self->records, position);

  return self->shown == NULL || g_hash_table_contains (self->shown, &id);
}

/* Which controls stand below each heading: what an update of a framework added comes last in the list below, but belongs
 * to the others of its chapter. Returns arrays of positions, in the order in which the headings occur. */
static GPtrArray *
list_chapters (AnnexaControlList *self,
               GPtrArray         *headings)
{
  g_autoptr (GHashTable) by_heading = g_hash_table_new (NULL, NULL);
  GPtrArray *chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->records)); i++)
    {
      const Place *place = find_place (self, i);
      const char *heading = place != NULL ? place->heading : g_intern_static_string ("");
      GArray *chapter = g_hash_table_lookup (by_heading, heading);

      if (!is_shown (self, i))
        continue;
      if (chapter == NULL)
        {
          chapter = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_heading, (gpointer) heading, chapter);
          g_ptr_array_add (chapters, chapter);
          g_ptr_array_add (headings, (gpointer) heading);
        }
      g_array_append_val (chapter, i);
    }
  return chapters;
}

/* A framework without any chapter has no headings either. */
static void
add_heading (AnnexaControlList *self,
             const char        *title,
             guint              first,
             gboolean           alone)
{
  const Place *place = find_place (self, first);
  Item heading = { NULL, 0 };

  if (*title == '\0' && alone)
    return;
  heading.heading = annexa_control_heading_new (*title != '\0' ? title : _("Without a chapter"),
                                                place != NULL ? place->theme : NULL);
  g_array_append_val (self->items, heading);
}

static void
rebuild (AnnexaControlList *self)
{
  guint n_old = self->items->len;
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) chapters = list_chapters (self, headings);

  g_array_set_size (self->items, 0);
  for (guint i = 0; i < chapters->len; i++)
    {
      GArray *chapter = chapters->pdata[i];

      add_heading (self, headings->pdata[i], g_array_index (chapter, guint, 0), chapters->len == 1);
      for (guint j = 0; j < chapter->len; j++)
        {
          Item item = { NULL, g_array_index (chapter, guint, j) };

          g_array_append_val (self->items, item);
        }
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->items->len);
}

/* Bringing a framework up to date moves controls to other chapters, and taking that back moves them again. */
static void
project_changed (AnnexaControlList *self,
                 AnnexaChanges     *changes)
{
  static const char *const fields[] = { "chapter", "theme", "part-of", "own" };
  const AnnexaKind *kind = annexa_record_list_get_kind (self->records);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (annexa_changes_touch_field (changes, kind, annexa_kind_find_field (kind, fields[i])))
      {
        annexa_control_list_forget (self);
        return;
      }
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
  g_signal_connect_object (annexa_record_list_get_project (records), "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED);
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
  guint below;

  g_return_val_if_fail (ANNEXA_IS_CONTROL_LIST (self), FALSE);

  if (!annexa_record_list_find (self->records, id, &below))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->heading == NULL && item->position == below)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * annexa_control_list_get_depth:
 * @self: a list
 * @id: the id of a control
 *
 * Returns: how many controls it is part of, one within the other
 */
guint
annexa_control_list_get_depth (AnnexaControlList *self,
                               gint64             id)
{
  const Place *place;

  g_return_val_if_fail (ANNEXA_IS_CONTROL_LIST (self), 0);

  place = g_hash_table_lookup (self->places, &id);
  return place != NULL ? place->depth : 0;
}

/**
 * annexa_control_list_forget:
 * @self: a list
 *
 * Looks anew where the controls belong, after a framework was brought up to date.
 */
void
annexa_control_list_forget (AnnexaControlList *self)
{
  g_return_if_fail (ANNEXA_IS_CONTROL_LIST (self));

  g_hash_table_remove_all (self->places);
  rebuild (self);
}

/**
 * annexa_control_list_set_shown:
 * @self: a list
 * @ids: (nullable) (element-type gint64): the controls that are shown, of those in the list below, or %NULL for all
 */
void
annexa_control_list_set_shown (AnnexaControlList *self,
                               GHashTable        *ids)
{
  g_return_if_fail (ANNEXA_IS_CONTROL_LIST (self));

  if (self->shown == ids)
    return;
  g_clear_pointer (&self->shown, g_hash_table_unref);
  self->shown = ids != NULL ? g_hash_table_ref (ids) : NULL;
  rebuild (self);
}

/**
 * annexa_control_list_get_heading:
 * @self: a list
 * @position: where to look for the next one
 *
 * Returns: (nullable) (transfer none): the first heading at @position or behind it, which becomes its place
 */
AnnexaControlHeading *
annexa_control_list_get_heading (AnnexaControlList *self,
                                 guint             *position)
{
  g_return_val_if_fail (ANNEXA_IS_CONTROL_LIST (self), NULL);

  for (; *position < self->items->len; (*position)++)
    if (g_array_index (self->items, Item, *position).heading != NULL)
      return g_array_index (self->items, Item, *position).heading;
  return NULL;
}

/**
 * annexa_control_list_get_id:
 * @self: a list
 * @position: of a control or heading
 *
 * Returns: the id of the control, without reading it, or 0 for a heading
 */
gint64
annexa_control_list_get_id (AnnexaControlList *self,
                            guint              position)
{
  const Item *item;

  g_return_val_if_fail (ANNEXA_IS_CONTROL_LIST (self), 0);
  g_return_val_if_fail (position < self->items->len, 0);

  item = &g_array_index (self->items, Item, position);
  return item->heading == NULL ? annexa_record_list_get_id (self->records, item->position) : 0;
}
