/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-way.h"

G_BEGIN_DECLS

/**
 * AnnexaWayPlace:
 * @step: (nullable): the first step in which an auditor would write something down, or %NULL where there is none
 * @number: its number, from 1
 * @n_steps: how many steps there are
 * @n_points: how many of its rules are not kept
 * @n_later: how many gaps belong to later steps that have not begun
 * @later: for each step, whether it has not begun; what is missing there is natural by now
 *
 * Where on the way somebody is. What is missing in steps that have not begun yet is as true as everything else, but nobody
 * has to be frightened of it.
 */
typedef struct
{
  const AnnexaWayStep *step;
  guint number;
  guint n_steps;
  guint n_points;
  guint n_later;
  gboolean later[ANNEXA_WAY_STEPS];
} AnnexaWayPlace;

void     annexa_way_find_place          (AnnexaReadiness      *readiness,
                                         AnnexaStage           stage,
                                         AnnexaWayPlace       *place);
gboolean annexa_way_place_is_later      (const AnnexaWayPlace *place,
                                         const AnnexaCheck    *check);
void     annexa_way_place_count         (const AnnexaWayPlace *place,
                                         AnnexaReadiness      *readiness,
                                         AnnexaStage           stage,
                                         guint                 counts[ANNEXA_N_SEVERITIES]);
char    *annexa_way_place_describe_counts (const AnnexaWayPlace *place,
                                         const guint           counts[ANNEXA_N_SEVERITIES]);
char    *annexa_way_place_describe      (const AnnexaWayPlace *place);
char    *annexa_way_place_describe_later (const AnnexaWayPlace *place);

G_END_DECLS
