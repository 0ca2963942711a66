/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_LARGEST_SCALE 6

typedef struct
{
  char *label;
  char *description;
} AnnexaScaleStep;

typedef struct
{
  char *label;
  char *sign;
  char *colour;
  char *description;
  gboolean acceptable;
} AnnexaLevelInfo;

/**
 * AnnexaScales:
 * @method: the id of the risk method in force, or 0 when there is none
 * @n_likelihoods: how many steps the likelihood scale has
 * @n_impacts: how many steps the impact scale has
 * @n_levels: how many levels there are
 * @likelihoods: the steps, from index 1
 * @impacts: the steps, from index 1
 * @levels: the levels, from index 1, the lowest first
 * @matrix: which level a likelihood and an impact give, or 0
 *
 * The risk method in force, as lists and pictures need it: in memory.
 */
typedef struct
{
  gint64 method;
  guint n_likelihoods;
  guint n_impacts;
  guint n_levels;
  AnnexaScaleStep likelihoods[ANNEXA_LARGEST_SCALE + 1];
  AnnexaScaleStep impacts[ANNEXA_LARGEST_SCALE + 1];
  AnnexaLevelInfo levels[ANNEXA_LARGEST_SCALE + 1];
  guint matrix[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1];
} AnnexaScales;

const AnnexaScales    *annexa_project_get_scales (AnnexaProject      *project);
const AnnexaScaleStep *annexa_scales_get_step    (const AnnexaScales *self,
                                                  const char         *scale,
                                                  gint64              step);
guint                  annexa_scales_get_n_steps (const AnnexaScales *self,
                                                  const char         *scale);
const AnnexaLevelInfo *annexa_scales_get_level   (const AnnexaScales *self,
                                                  gint64              position);
gboolean               annexa_scales_come_from   (const AnnexaKind   *kind);
void                   annexa_scales_free        (AnnexaScales       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaScales, annexa_scales_free)

G_END_DECLS
