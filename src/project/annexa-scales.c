/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-project-private.h"

static void
load_steps (AnnexaProject *project,
            AnnexaScales  *self)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      project->store, "SELECT dimension, step, label, description FROM scale_step WHERE method = ?1", NULL);

  if (statement == NULL)
    return;
  annexa_statement_bind_int64 (statement, 1, self->method);
  while (annexa_statement_next (statement, NULL))
    {
      gboolean likelihood = g_strcmp0 (annexa_statement_get_text (statement, 0), "likelihood") == 0;
      gint64 step = annexa_statement_get_int64 (statement, 1);
      guint *n_steps = likelihood ? &self->n_likelihoods : &self->n_impacts;
      AnnexaScaleStep *slot;

      if (step < 1 || step > ANNEXA_LARGEST_SCALE)
        continue;
      slot = likelihood ? &self->likelihoods[step] : &self->impacts[step];
      if (slot->label != NULL)
        continue;
      slot->label = g_strdup (annexa_statement_get_text (statement, 2));
      slot->description = g_strdup (annexa_statement_get_text (statement, 3));
      *n_steps = MAX (*n_steps, (guint) step);
    }
}

static void
load_levels (AnnexaProject *project,
             AnnexaScales  *self)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      project->store, "SELECT position, label, sign, colour, description, acceptable FROM level WHERE method = ?1", NULL);

  if (statement == NULL)
    return;
  annexa_statement_bind_int64 (statement, 1, self->method);
  while (annexa_statement_next (statement, NULL))
    {
      gint64 position = annexa_statement_get_int64 (statement, 0);
      AnnexaLevelInfo *level;

      if (position < 1 || position > ANNEXA_LARGEST_SCALE || self->levels[position].label != NULL)
        continue;
      level = &self->levels[position];
      level->label = g_strdup (annexa_statement_get_text (statement, 1));
      level->sign = g_strdup (annexa_statement_get_text (statement, 2));
      level->colour = g_strdup (annexa_statement_get_text (statement, 3));
      level->description = g_strdup (annexa_statement_get_text (statement, 4));
      level->acceptable = annexa_statement_get_int64 (statement, 5) != 0;
      self->n_levels = MAX (self->n_levels, (guint) position);
    }
}

static void
load_matrix (AnnexaProject *project,
             AnnexaScales  *self)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (project->store,
                              "SELECT matrix_cell.likelihood, matrix_cell.impact, level.position FROM matrix_cell"
                              " JOIN level ON level.id = matrix_cell.level WHERE matrix_cell.method = ?1",
                              NULL);

  if (statement == NULL)
    return;
  annexa_statement_bind_int64 (statement, 1, self->method);
  while (annexa_statement_next (statement, NULL))
    {
      gint64 likelihood = annexa_statement_get_int64 (statement, 0);
      gint64 impact = annexa_statement_get_int64 (statement, 1);
      gint64 position = annexa_statement_get_int64 (statement, 2);

      if (likelihood >= 1 && likelihood <= ANNEXA_LARGEST_SCALE && impact >= 1 && impact <= ANNEXA_LARGEST_SCALE
          && position >= 1 && position <= ANNEXA_LARGEST_SCALE)
        self->matrix[likelihood][impact] = (guint) position;
    }
}

/**
 * annexa_project_get_scales:
 * @project: a project
 *
 * Returns: (transfer none): the risk method in force, valid until the next edit of a method
 */
const AnnexaScales *
annexa_project_get_scales (AnnexaProject *project)
{
  AnnexaScales *self;

  if (project->scales != NULL)
    return project->scales;

  self = g_new0 (AnnexaScales, 1);
  (void) annexa_store_get_int64 (project->store,
                                 "SELECT id FROM method WHERE status = 'in-force' ORDER BY id DESC LIMIT 1",
                                 &self->method, NULL);
  if (self->method != 0)
    {
      load_steps (project, self);
      load_levels (project, self);
      load_matrix (project, self);
    }
  project->scales = self;
  return self;
}

/**
 * annexa_scales_come_from:
 * @kind: a kind
 *
 * Returns: whether records of @kind are a risk method or parts of one
 */
gboolean
annexa_scales_come_from (const AnnexaKind *kind)
{
  const AnnexaField *parent = annexa_kind_get_parent_field (kind);

  return strcmp (kind->name, "method") == 0 || (parent != NULL && strcmp (parent->target, "method") == 0);
}

void
annexa_scales_free (AnnexaScales *self)
{
  for (guint i = 0; i <= ANNEXA_LARGEST_SCALE; i++)
    {
      g_free (self->likelihoods[i].label);
      g_free (self->likelihoods[i].description);
      g_free (self->impacts[i].label);
      g_free (self->impacts[i].description);
      g_free (self->levels[i].label);
      g_free (self->levels[i].sign);
      g_free (self->levels[i].colour);
      g_free (self->levels[i].description);
    }
  g_free (self);
}

/**
 * annexa_scales_get_n_steps:
 * @self: scales
 * @scale: "likelihood" or "impact"
 *
 * Returns: how many steps the scale has
 */
guint
annexa_scales_get_n_steps (const AnnexaScales *self,
                           const char         *scale)
{
  return strcmp (scale, "likelihood") == 0 ? self->n_likelihoods : self->n_impacts;
}

/**
 * annexa_scales_get_step:
 * @self: scales
 * @scale: "likelihood" or "impact"
 * @step: a number
 *
 * Returns: (nullable) (transfer none): the step, or %NULL when the scale has none of that number
 */
const AnnexaScaleStep *
annexa_scales_get_step (const AnnexaScales *self,
                        const char         *scale,
                        gint64              step)
{
  const AnnexaScaleStep *steps = strcmp (scale, "likelihood") == 0 ? self->likelihoods : self->impacts;

  if (step < 1 || step > ANNEXA_LARGEST_SCALE || steps[step].label == NULL)
    return NULL;

  return &steps[step];
}

/**
 * annexa_scales_get_level:
 * @self: scales
 * @position: a number
 *
 * Returns: (nullable) (transfer none): the level, or %NULL when there is none at that position
 */
const AnnexaLevelInfo *
annexa_scales_get_level (const AnnexaScales *self,
                         gint64              position)
{
  if (position < 1 || position > ANNEXA_LARGEST_SCALE || self->levels[position].label == NULL)
    return NULL;

  return &self->levels[position];
}
