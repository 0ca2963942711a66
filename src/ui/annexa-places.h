/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaPlace:
 * @page: the name of a destination
 * @kind: (nullable): the name of the kind whose tab is shown there
 * @id: the record that is shown there, or 0
 *
 * Where somebody is in a project.
 */
typedef struct
{
  char *page;
  char *kind;
  gint64 id;
} AnnexaPlace;

typedef struct _AnnexaPlaces AnnexaPlaces;

AnnexaPlaces      *annexa_places_new         (void);
void               annexa_places_free        (AnnexaPlaces *self);
void               annexa_places_visit       (AnnexaPlaces *self,
                                              const char   *page,
                                              const char   *kind,
                                              gint64        id);
void               annexa_places_update      (AnnexaPlaces *self,
                                              const char   *page,
                                              const char   *kind,
                                              gint64        id);
const AnnexaPlace *annexa_places_get_current (AnnexaPlaces *self);
gboolean           annexa_places_can_move    (AnnexaPlaces *self,
                                              int           step);
const AnnexaPlace *annexa_places_move        (AnnexaPlaces *self,
                                              int           step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaPlaces, annexa_places_free)

G_END_DECLS
