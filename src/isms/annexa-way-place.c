/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-check-private.h"
#include "annexa-way-place.h"

/* A step after the first open one has begun when this much of it is in order: somebody works ahead there. */
#define BEGUN 0.25

static gboolean
is_open (const AnnexaGap *gap,
         AnnexaStage      stage)
{
  return gap->acceptance == 0 && gap->check->stage <= stage;
}

/* What could only be better keeps nobody at a step. */
static void
find_step (GPtrArray      *gaps,
           AnnexaStage     stage,
           AnnexaWayPlace *place)
{
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  place->n_steps = n_steps;
  for (guint i = 0; i < gaps->len && place->step == NULL; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (is_open (gap, stage) && gap->check->severity != ANNEXA_SEVERITY_IMPROVEMENT)
        {
          place->step = &steps[annexa_check_get_step (gap->check)];
          place->number = annexa_check_get_step (gap->check) + 1;
        }
    }
}

/**
 * annexa_way_find_place:
 * @readiness: what readiness says
 * @stage: how far one wants to get
 * @place: (out caller-allocates): where one is
 *
 * Finds the step at which one is, and tells what has not begun from what is due now.
 */
void
annexa_way_find_place (AnnexaReadiness *readiness,
                       AnnexaStage      stage,
                       AnnexaWayPlace  *place)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  const AnnexaCheck *last = NULL;
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  *place = (AnnexaWayPlace){ 0 };
  find_step (gaps, stage, place);
  for (guint i = place->number; place->step != NULL && i < n_steps; i++)
    place->later[i] = annexa_readiness_get_step_score (readiness, steps[i].id) < BEGUN;
  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (!is_open (gap, stage))
        continue;
      place->n_later += place->later[annexa_check_get_step (gap->check)];
      if (gap->check != last && &steps[annexa_check_get_step (gap->check)] == place->step)
        place->n_points++;
      last = gap->check;
    }
}

/**
 * annexa_way_place_is_later:
 * @place: where one is
 * @check: a check
 *
 * Returns: whether it belongs to a step that has not begun
 */
gboolean
annexa_way_place_is_later (const AnnexaWayPlace *place,
                           const AnnexaCheck    *check)
{
  return place->later[annexa_check_get_step (check)];
}

/**
 * annexa_way_place_count:
 * @place: where one is
 * @readiness: what readiness says
 * @stage: how far one wants to get
 * @counts: (out caller-allocates): how many points of each severity are open
 *
 * Counts what is missing in the steps that have begun. A rule is one point, however many records break it; of documents
 * each that is missing is one.
 */
void
annexa_way_place_count (const AnnexaWayPlace *place,
                        AnnexaReadiness      *readiness,
                        AnnexaStage           stage,
                        guint                 counts[ANNEXA_N_SEVERITIES])
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  const AnnexaCheck *last = NULL;

  memset (counts, 0, ANNEXA_N_SEVERITIES * sizeof *counts);
  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (!is_open (gap, stage) || annexa_way_place_is_later (place, gap->check))
        continue;
      counts[gap->check->severity] += gap->check != last || gap->item != NULL;
      last = gap->check;
    }
}

/**
 * annexa_way_place_describe_counts:
 * @place: where one is
 * @counts: how many points of each severity are open
 *
 * Returns: (transfer full): the numbers in words, and that they are not of the whole way where they are not
 */
char *
annexa_way_place_describe_counts (const AnnexaWayPlace *place,
                                  const guint           counts[ANNEXA_N_SEVERITIES])
{
  g_autofree char *numbers = annexa_severity_describe_counts (counts);

  if (place->n_later == 0)
    return g_steal_pointer (&numbers);
  /* TRANSLATORS: How many points are open: “4 major, 5 minor; more in later steps” */
  return g_strdup_printf (_("%s; more in later steps"), numbers);
}

/**
 * annexa_way_place_describe:
 * @place: where one is
 *
 * Returns: (transfer full) (nullable): the step and what it still takes, for people
 */
char *
annexa_way_place_describe (const AnnexaWayPlace *place)
{
  if (place->step == NULL)
    return NULL;
  /* TRANSLATORS: The number of a step, how many there are, its title, and what is open in it: “Step 1 of 11, Context and
   * scope: 10 points to settle” */
  return g_strdup_printf (ngettext ("Step %u of %u, %s: %u point to settle", "Step %u of %u, %s: %u points to settle",
                                    place->n_points),
                          place->number, place->n_steps, annexa_way_step_get_title (place->step), place->n_points);
}

/**
 * annexa_way_place_describe_later:
 * @place: where one is
 *
 * Returns: (transfer full) (nullable): what is to be thought of the gaps in steps that have not begun
 */
char *
annexa_way_place_describe_later (const AnnexaWayPlace *place)
{
  if (place->n_later == 0)
    return NULL;
  return g_strdup (_("In later steps that have hardly begun it is natural that much is missing."));
}
