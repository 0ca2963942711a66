/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"

G_BEGIN_DECLS

/**
 * AnnexaGanttBar:
 * @id: its name in the scene, unique
 * @label: what is written in front of it
 * @spoken: what a screen reader says: a sentence with everything that can be seen
 * @start: the first day, as a Julian day of #GDate, or 0 for a bar without dates
 * @end: the last day
 * @progress: how much is done, from 0 to 1
 * @colour: its colour
 * @sign: (nullable): a sign for what the colour says: “!” for late, “✓” for done
 * @milestone: whether it is a point in time: its last day
 * @after: (array length=n_after) (nullable): the positions of the bars that have to be done before
 * @n_after: how many
 * @note: (nullable): what stands beside it, while somebody moves it
 *
 * Something to do, from one day to another.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *spoken;
  guint32 start;
  guint32 end;
  double progress;
  AnnexaColour colour;
  const char *sign;
  gboolean milestone;
  const guint *after;
  guint n_after;
  const char *note;
} AnnexaGanttBar;

/**
 * AnnexaGantt:
 * @bars: (array length=n_bars): what there is to do
 * @n_bars: how much
 * @today: the Julian day that is marked, or 0
 * @selected: (nullable): the id of the bar that is chosen
 *
 * A plan as bars over the days.
 */
typedef struct
{
  const AnnexaGanttBar *bars;
  guint n_bars;
  guint32 today;
  const char *selected;
} AnnexaGantt;

/**
 * AnnexaGanttPart:
 * @ANNEXA_GANTT_NOTHING: beside the bar
 * @ANNEXA_GANTT_WHOLE: the bar, which moves as it is
 * @ANNEXA_GANTT_END: the end of the bar, which makes it longer or shorter
 *
 * What somebody takes hold of.
 */
typedef enum
{
  ANNEXA_GANTT_NOTHING,
  ANNEXA_GANTT_WHOLE,
  ANNEXA_GANTT_END,
} AnnexaGanttPart;

AnnexaScene *annexa_gantt_make_scene    (const AnnexaGantt      *gantt,
                                         double                  width,
                                         const AnnexaSceneStyle *style);
double       annexa_gantt_get_day_width (const AnnexaGantt      *gantt,
                                         double                  width,
                                         const AnnexaSceneStyle *style);
AnnexaGanttPart annexa_gantt_find_part  (const AnnexaGantt      *gantt,
                                         double                  width,
                                         const AnnexaSceneStyle *style,
                                         guint                   position,
                                         double                  x);

G_END_DECLS
