/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"

G_BEGIN_DECLS

/**
 * AnnexaFishboneCause:
 * @id: the name of its mark in the scene
 * @bone: where the cause lies; those of one bone come one after the other
 * @text: what it is
 * @root: whether it is the one, or one of those, without which nothing would have happened
 *
 * What may have led to something.
 */
typedef struct
{
  const char *id;
  const char *bone;
  const char *text;
  gboolean root;
} AnnexaFishboneCause;

AnnexaScene *annexa_fishbone_make_scene (const char                *effect,
                                         const AnnexaFishboneCause *causes,
                                         guint                      n_causes,
                                         double                     width,
                                         const AnnexaSceneStyle    *style);

G_END_DECLS
