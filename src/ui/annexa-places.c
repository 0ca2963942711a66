/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-places.h"

/* Nobody goes back further than this, and a window is open for weeks. */
#define MOST_PLACES 100

/**
 * AnnexaPlaces:
 *
 * Where somebody was in a window, to go back and forward there. Going somewhere else after going back forgets what was
 * ahead, as in a browser.
 */
struct _AnnexaPlaces
{
  GPtrArray *places; /* AnnexaPlace, the oldest first */
  guint current;
};

static AnnexaPlace *
new_place (const char *page,
           const char *kind,
           gint64      id)
{
  AnnexaPlace *place = g_new0 (AnnexaPlace, 1);

  place->page = g_strdup (page);
  place->kind = g_strdup (kind);
  place->id = id;
  return place;
}

static void
free_place (gpointer data)
{
  AnnexaPlace *place = data;

  g_free (place->page);
  g_free (place->kind);
  g_free (place);
}

AnnexaPlaces *
annexa_places_new (void)
{
  AnnexaPlaces *self = g_new0 (AnnexaPlaces, 1);

  self->places = g_ptr_array_new_with_free_func (free_place);
  return self;
}

void
annexa_places_free (AnnexaPlaces *self)
{
  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * annexa_places_visit:
 * @self: places
 * @page: the name of a destination
 * @kind: (nullable): the name of the kind whose tab is shown there
 * @id: the record that is shown there, or 0
 *
 * Adds a place behind the current one and goes there; where one is already is no new place.
 */
void
annexa_places_visit (AnnexaPlaces *self,
                     const char   *page,
                     const char   *kind,
                     gint64        id)
{
  const AnnexaPlace *current = annexa_places_get_current (self);

  if (current != NULL && g_strcmp0 (current->page, page) == 0 && g_strcmp0 (current->kind, kind) == 0
      && current->id == id)
    return;
  if (current != NULL)
    g_ptr_array_set_size (self->places, (int) self->current + 1);
  g_ptr_array_add (self->places, new_place (page, kind, id));
  if (self->places->len > MOST_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  self->current = self->places->len - 1;
}

/**
 * annexa_places_update:
 * @self: places
 * @page: the name of a destination
 * @kind: (nullable): the name of the kind whose tab is shown there
 * @id: the record that is shown there, or 0
 *
 * Says what the current place has become: who walks through a list wants to come back to where the walk ended, and not to
 * every step of it.
 */
void
annexa_places_update (AnnexaPlaces *self,
                      const char   *page,
                      const char   *kind,
                      gint64        id)
{
  if (self->places->len == 0)
    return;
  free_place (self->places->pdata[self->current]);
  self->places->pdata[self->current] = new_place (page, kind, id);
}

/**
 * annexa_places_get_current:
 * @self: places
 *
 * Returns: (nullable) (transfer none): where one is
 */
const AnnexaPlace *
annexa_places_get_current (AnnexaPlaces *self)
{
  return self->places->len > 0 ? self->places->pdata[self->current] : NULL;
}

/**
 * annexa_places_can_move:
 * @self: places
 * @step: -1 for back, 1 for forward
 *
 * Returns: whether there is a place in that direction
 */
gboolean
annexa_places_can_move (AnnexaPlaces *self,
                        int           step)
{
  return step < 0 ? self->places->len > 0 && self->current > 0 : self->current + 1 < self->places->len;
}

/**
 * annexa_places_move:
 * @self: places
 * @step: -1 for back, 1 for forward
 *
 * Returns: (nullable) (transfer none): where one is then; %NULL when there is no place in that direction
 */
const AnnexaPlace *
annexa_places_move (AnnexaPlaces *self,
                    int           step)
{
  if (!annexa_places_can_move (self, step))
    return NULL;
  self->current = step < 0 ? self->current - 1 : self->current + 1;
  return annexa_places_get_current (self);
}
