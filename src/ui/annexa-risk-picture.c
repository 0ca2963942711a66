/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-risk-picture.h"

/* From the risks of a project to what a heat map draws, and the same in words. */

/**
 * annexa_risk_picture_fill:
 * @map: (out caller-allocates): what a heat map shows
 * @scales: the method in force
 * @counts: how many risks there are in each cell
 *
 * Returns: whether there is anything to draw: not without scales
 */
gboolean
annexa_risk_picture_fill (AnnexaHeatMap       *map,
                          const AnnexaScales  *scales,
                          const AnnexaRiskMap *counts)
{
  *map = (AnnexaHeatMap){ .n_likelihoods = scales->n_likelihoods, .n_impacts = scales->n_impacts };
  for (guint i = 1; i <= scales->n_likelihoods; i++)
    map->likelihoods[i] = scales->likelihoods[i].label;
  for (guint i = 1; i <= scales->n_impacts; i++)
    map->impacts[i] = scales->impacts[i].label;
  for (guint l = 1; l <= scales->n_likelihoods; l++)
    for (guint i = 1; i <= scales->n_impacts; i++)
      {
        const AnnexaLevelInfo *level = annexa_scales_get_level (scales, scales->matrix[l][i]);
        AnnexaHeatMapCell *cell = &map->cells[l][i];

        cell->count = counts->counts[l][i];
        if (level == NULL)
          continue;
        cell->level = level->label;
        cell->sign = level->sign;
        cell->colour = annexa_colour_from_name (level->colour);
        cell->acceptable = level->acceptable;
      }
  return scales->n_likelihoods > 0 && scales->n_impacts > 0;
}

static gboolean
touches (const AnnexaRiskMove *move,
         const AnnexaRiskCell *cell)
{
  return (move->from.likelihood == cell->likelihood && move->from.impact == cell->impact)
         || (move->to.likelihood == cell->likelihood && move->to.impact == cell->impact);
}

/**
 * annexa_risk_picture_list_moves:
 * @movement: how risks move
 * @cell: a cell, or the likelihood 0 for all
 *
 * Returns: (transfer full) (element-type AnnexaRiskMove): the moves that begin or end in the cell, or the most frequent ones,
 *   but no more than can be drawn
 */
GArray *
annexa_risk_picture_list_moves (AnnexaRiskMovement   *movement,
                                const AnnexaRiskCell *cell)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (AnnexaRiskMove));

  for (guint i = 0; i < movement->moves->len && moves->len < ANNEXA_RISK_PICTURE_MOST_ARROWS; i++)
    {
      const AnnexaRiskMove *move = &g_array_index (movement->moves, AnnexaRiskMove, i);

      if (cell->likelihood == 0 || touches (move, cell))
        g_array_append_val (moves, *move);
    }
  return moves;
}

static guint
get_position (const AnnexaScales   *scales,
              const AnnexaRiskCell *cell)
{
  return scales->matrix[cell->likelihood][cell->impact];
}

/**
 * annexa_risk_picture_make_arrows:
 * @scales: the method in force
 * @moves: (element-type AnnexaRiskMove): moves
 *
 * Returns: (transfer full) (element-type AnnexaHeatMapMove): the arrows for them
 */
GArray *
annexa_risk_picture_make_arrows (const AnnexaScales *scales,
                                 GArray             *moves)
{
  GArray *arrows = g_array_new (FALSE, FALSE, sizeof (AnnexaHeatMapMove));

  for (guint i = 0; i < moves->len; i++)
    {
      const AnnexaRiskMove *move = &g_array_index (moves, AnnexaRiskMove, i);
      AnnexaHeatMapMove arrow = { move->from.likelihood, move->from.impact, move->to.likelihood, move->to.impact,
                                  move->count, get_position (scales, &move->to) > get_position (scales, &move->from) };

      g_array_append_val (arrows, arrow);
    }
  return arrows;
}

/* A step may have been taken out of the scale since risks were rated by it. */
static const char *
name_step (const AnnexaScaleStep *step)
{
  return step->label != NULL ? step->label : "–";
}

/**
 * annexa_risk_picture_describe_cell:
 * @scales: the method in force
 * @cell: a cell of its matrix
 *
 * Returns: (transfer full): its likelihood and impact
 */
char *
annexa_risk_picture_describe_cell (const AnnexaScales   *scales,
                                   const AnnexaRiskCell *cell)
{
  /* TRANSLATORS: A cell of the risk map: likelihood and impact */
  return g_strdup_printf (_("%s × %s"), name_step (&scales->likelihoods[cell->likelihood]),
                          name_step (&scales->impacts[cell->impact]));
}

/**
 * annexa_risk_picture_describe_move:
 * @scales: the method in force
 * @move: a move
 *
 * Returns: (transfer full): where it begins and where it ends
 */
char *
annexa_risk_picture_describe_move (const AnnexaScales   *scales,
                                   const AnnexaRiskMove *move)
{
  g_autofree char *from = annexa_risk_picture_describe_cell (scales, &move->from);
  g_autofree char *to = annexa_risk_picture_describe_cell (scales, &move->to);

  /* TRANSLATORS: Where risks move on the risk map: “From Likely × Severe to Possible × Severe” */
  return g_strdup_printf (_("From %s to %s"), from, to);
}

/**
 * annexa_risk_picture_describe_levels:
 * @scales: the method in force
 * @move: a move
 *
 * Returns: (transfer full): how many risks move, and what that does to their level
 */
char *
annexa_risk_picture_describe_levels (const AnnexaScales   *scales,
                                     const AnnexaRiskMove *move)
{
  const AnnexaLevelInfo *before = annexa_scales_get_level (scales, get_position (scales, &move->from));
  const AnnexaLevelInfo *after = annexa_scales_get_level (scales, get_position (scales, &move->to));
  gulong n = (gulong) move->count;

  if (before == after)
    /* TRANSLATORS: Risks that move on the map without getting another level: “3 risks, still High” */
    return g_strdup_printf (ngettext ("%d risk, still %s", "%d risks, still %s", n), (int) n, after->label);
  if (get_position (scales, &move->to) > get_position (scales, &move->from))
    /* TRANSLATORS: Risks that get a higher level: “3 risks, worse: High instead of Low” */
    return g_strdup_printf (ngettext ("%d risk, worse: %s instead of %s", "%d risks, worse: %s instead of %s", n), (int) n,
                            after->label, before->label);
  /* TRANSLATORS: Risks that get a lower level: “3 risks, better: Low instead of High” */
  return g_strdup_printf (ngettext ("%d risk, better: %s instead of %s", "%d risks, better: %s instead of %s", n), (int) n,
                          after->label, before->label);
}
