/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-pass.h"
#include "annexa-risk-map.h"
#include "annexa-rounds.h"

/* How risks move over the map: what the controls achieve and what the plan is going to. One query counts all of it, however
 * many risks there are. */

enum
{
  FROM_LIKELIHOOD,
  FROM_IMPACT,
  TO_LIKELIHOOD,
  TO_IMPACT,
  COUNT,
  N_COLUMNS,
};

static const char *
get_stage (AnnexaRiskView view)
{
  return view == ANNEXA_RISK_INHERENT ? "inherent" : view == ANNEXA_RISK_TARGET ? "target" : "current";
}

/**
 * annexa_risk_movement_new:
 *
 * Returns: (transfer full): a movement without risks
 */
AnnexaRiskMovement *
annexa_risk_movement_new (void)
{
  AnnexaRiskMovement *self = g_new0 (AnnexaRiskMovement, 1);

  self->moves = g_array_new (FALSE, FALSE, sizeof (AnnexaRiskMove));
  return self;
}

void
annexa_risk_movement_free (AnnexaRiskMovement *self)
{
  g_array_unref (self->moves);
  g_free (self);
}

static gboolean
is_on_map (const AnnexaScales   *scales,
           const AnnexaRiskCell *cell)
{
  return cell->likelihood >= 1 && cell->likelihood <= scales->n_likelihoods && cell->impact >= 1
         && cell->impact <= scales->n_impacts && scales->matrix[cell->likelihood][cell->impact] != 0;
}

static gboolean
is_same (const AnnexaRiskCell *one,
         const AnnexaRiskCell *other)
{
  return one->likelihood == other->likelihood && one->impact == other->impact;
}

static void
add_to_moves (AnnexaRiskMovement   *self,
              const AnnexaRiskMove *move)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      AnnexaRiskMove *known = &g_array_index (self->moves, AnnexaRiskMove, i);

      if (is_same (&known->from, &move->from) && is_same (&known->to, &move->to))
        {
          known->count += move->count;
          return;
        }
    }
  g_array_append_val (self->moves, *move);
}

/**
 * annexa_risk_movement_add:
 * @self: a movement
 * @scales: the method in force
 * @move: from where to where how many risks move, which may be nowhere
 *
 * Adds risks to it, unless the map lacks one of the cells.
 */
void
annexa_risk_movement_add (AnnexaRiskMovement   *self,
                          const AnnexaScales   *scales,
                          const AnnexaRiskMove *move)
{
  guint before, after;

  if (!is_on_map (scales, &move->from) || !is_on_map (scales, &move->to))
    return;
  if (is_same (&move->from, &move->to))
    {
      self->n_still += move->count;
      return;
    }
  before = scales->matrix[move->from.likelihood][move->from.impact];
  after = scales->matrix[move->to.likelihood][move->to.impact];
  *(after < before   ? &self->n_lower
    : after > before ? &self->n_higher
                     : &self->n_level) += move->count;
  add_to_moves (self, move);
}

static int
compare_cells (const AnnexaRiskCell *a,
               const AnnexaRiskCell *b)
{
  if (a->likelihood != b->likelihood)
    return a->likelihood > b->likelihood ? -1 : 1;
  return a->impact > b->impact ? -1 : a->impact < b->impact;
}

static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const AnnexaRiskMove *first = a;
  const AnnexaRiskMove *second = b;
  int order = compare_cells (&first->from, &second->from);

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return order != 0 ? order : compare_cells (&first->to, &second->to);
}

/**
 * annexa_risk_movement_sort:
 * @self: a movement
 *
 * Puts the most frequent moves first, and of equally frequent ones those that begin where it is worst.
 */
void
annexa_risk_movement_sort (AnnexaRiskMovement *self)
{
  g_array_sort (self->moves, compare_moves);
}

/* A step that is far too large, in a damaged file, is none. */
static AnnexaRiskCell
make_cell (gint64 likelihood,
           gint64 impact)
{
  AnnexaRiskCell cell = { (guint) CLAMP (likelihood, 0, ANNEXA_LARGEST_SCALE + 1),
                          (guint) CLAMP (impact, 0, ANNEXA_LARGEST_SCALE + 1) };

  return cell;
}

/**
 * annexa_risk_movement_count:
 * @project: a project
 * @from: one view
 * @to: the next one
 * @error: return location
 *
 * Counts the risks that are not closed by where they lie in two views.
 *
 * Returns: (transfer full) (nullable): how they move
 */
AnnexaRiskMovement *
annexa_risk_movement_count (AnnexaProject *project,
                            AnnexaRiskView from,
                            AnnexaRiskView to,
                            GError       **error)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (AnnexaRiskMovement) movement = annexa_risk_movement_new ();
  g_autofree char *sql = NULL;
  g_autoptr (GArray) cells = NULL;

  sql = g_strdup_printf ("SELECT %1$s_likelihood, %1$s_impact, %2$s_likelihood, %2$s_impact, count (*) FROM risk"
                         " WHERE status IS NOT 'closed' GROUP BY 1, 2, 3, 4",
                         get_stage (from), get_stage (to));
  cells = annexa_project_read_numbers (project, sql, error);
  if (cells == NULL)
    return NULL;
  for (guint i = 0; i + COUNT < cells->len; i += N_COLUMNS)
    {
      const gint64 *row = &g_array_index (cells, gint64, i);
      AnnexaRiskMove move = { make_cell (row[FROM_LIKELIHOOD], row[FROM_IMPACT]),
                              make_cell (row[TO_LIKELIHOOD], row[TO_IMPACT]), row[COUNT] };

      annexa_risk_movement_add (movement, scales, &move);
    }
  annexa_risk_movement_sort (movement);
  return g_steal_pointer (&movement);
}

static AnnexaRiskCell
read_cell (AnnexaRecord *rating)
{
  return make_cell (annexa_record_get_integer (rating, "current-likelihood"),
                    annexa_record_get_integer (rating, "current-impact"));
}

/**
 * annexa_risk_movement_compare:
 * @scales: the method in force, which both rounds were made with
 * @changes: (element-type AnnexaRoundChange): what became of the risks from one round to another
 * @map: (out caller-allocates): how many risks lay in each cell in the later round
 *
 * Returns: (transfer full): how the risks that are rated in both rounds moved
 */
AnnexaRiskMovement *
annexa_risk_movement_compare (const AnnexaScales *scales,
                              GPtrArray          *changes,
                              AnnexaRiskMap      *map)
{
  AnnexaRiskMovement *movement = annexa_risk_movement_new ();

  *map = (AnnexaRiskMap){ 0 };
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaRoundChange *change = changes->pdata[i];
      AnnexaRiskMove move = { .count = 1 };

      if (change->later == NULL)
        continue;
      move.to = read_cell (change->later);
      if (!is_on_map (scales, &move.to))
        continue;
      map->counts[move.to.likelihood][move.to.impact]++;
      map->n_rated++;
      if (change->earlier == NULL)
        continue;
      move.from = read_cell (change->earlier);
      annexa_risk_movement_add (movement, scales, &move);
    }
  annexa_risk_movement_sort (movement);
  return movement;
}

/**
 * annexa_risk_movement_has_map:
 * @project: a project
 * @round: a round of risk assessment
 *
 * Returns: whether its ratings lie on the map of today: it was made with the method in force, or with one that has the same
 *   steps
 */
gboolean
annexa_risk_movement_has_map (AnnexaProject *project,
                              AnnexaRecord  *round)
{
  gint64 today = annexa_project_get_scales (project)->method;
  gint64 then = annexa_record_get_integer (round, "method");
  g_autofree char *sql = NULL;
  g_autoptr (GArray) cells = NULL;

  if (today == 0 || then == 0 || today == then)
    return today == then && today != 0;
  sql = g_strdup_printf ("SELECT NOT EXISTS (SELECT 1 FROM scale_step WHERE method IN (%" G_GINT64_FORMAT
                         ", %" G_GINT64_FORMAT
                         ") GROUP BY dimension, step, label HAVING count (DISTINCT method) < 2)",
                         today, then);
  cells = annexa_project_read_numbers (project, sql, NULL);
  return cells != NULL && g_array_index (cells, gint64, 0) != 0;
}
