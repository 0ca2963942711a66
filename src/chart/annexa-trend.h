/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-scene.h"

G_BEGIN_DECLS

/**
 * AnnexaTrendPoint:
 * @id: its name in the scene, unique
 * @day: the day, as a Julian day of #GDate
 * @value: what was measured
 * @label: the value as people write it
 * @spoken: what a screen reader says: the day, the value and what it tells
 *
 * One measurement.
 */
typedef struct
{
  const char *id;
  guint32 day;
  double value;
  const char *label;
  const char *spoken;
} AnnexaTrendPoint;

/**
 * AnnexaTrend:
 * @points: (array length=n_points): the measurements, the oldest first
 * @n_points: how many
 * @has_target: whether there is a target
 * @target: the value that is to be reached
 * @target_label: (nullable): what is written at its line: “Target 98 %”
 * @has_baseline: whether it is known where it began
 * @baseline: the value at the start
 * @baseline_label: (nullable): what is written at its line: “Start 81 %”
 * @down: whether it is better when the value goes down
 * @today: the Julian day up to which the line could go, or 0
 *
 * How a figure develops over the days.
 */
typedef struct
{
  const AnnexaTrendPoint *points;
  guint n_points;
  gboolean has_target;
  double target;
  const char *target_label;
  gboolean has_baseline;
  double baseline;
  const char *baseline_label;
  gboolean down;
  guint32 today;
} AnnexaTrend;

AnnexaScene *annexa_trend_make_scene (const AnnexaTrend      *trend,
                                      double                  width,
                                      const AnnexaSceneStyle *style);

G_END_DECLS
