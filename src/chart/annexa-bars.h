/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"

G_BEGIN_DECLS

#define ANNEXA_BARS_MOST_PARTS 8

/**
 * AnnexaBarPart:
 * @label: what it counts: “Implemented”
 * @colour: its colour
 *
 * What one part of every bar stands for.
 */
typedef struct
{
  const char *label;
  AnnexaColour colour;
} AnnexaBarPart;

/**
 * AnnexaBar:
 * @id: its name in the scene, unique
 * @label: what is written in front of it
 * @counts: how many of each part
 *
 * One bar.
 */
typedef struct
{
  const char *id;
  const char *label;
  gint64 counts[ANNEXA_BARS_MOST_PARTS];
} AnnexaBar;

AnnexaScene *annexa_bars_make_scene (const AnnexaBarPart    *parts,
                                     guint                   n_parts,
                                     const AnnexaBar        *bars,
                                     guint                   n_bars,
                                     double                  width,
                                     const AnnexaSceneStyle *style);

G_END_DECLS
