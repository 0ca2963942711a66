/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <string.h>

#include "annexa-id.h"
#include "annexa-project-private.h"

/* The rows of @sql about the method in force, each given to @read. Returns whether all of them could be read. */
static gboolean
load_rows (AnnexaProject *project,
           AnnexaScales  *self,
           const char    *sql,
           void         (*read) (AnnexaStatement *row,
                                 AnnexaScales    *scales),
           GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (project->store, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  annexa_statement_bind_int64 (statement, 1, self->method);
  while (annexa_statement_next (statement, &local_error))
    read (statement, self);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A word that is missing, which no gate lets through, shows as its number. */
static char *
dup_label (AnnexaStatement *row,
           int              column,
           gint64           number)
{
  g_auto (AnnexaValue) label = ANNEXA_VALUE_INIT;

  annexa_statement_get_value (row, column, &label);
  return annexa_value_get_text (&label) != NULL ? g_strdup (label.text) : annexa_id_format (number);
}

static char *
dup_text (AnnexaStatement *row,
          int              column)
{
  g_auto (AnnexaValue) text = ANNEXA_VALUE_INIT;

  annexa_statement_get_value (row, column, &text);
  return g_strdup (annexa_value_get_text (&text));
}

static void
read_step (AnnexaStatement *row,
           AnnexaScales    *self)
{
  gboolean likelihood = g_strcmp0 (annexa_statement_get_text (row, 0), "likelihood") == 0;
  gint64 step = annexa_statement_get_int64 (row, 1);
  guint *n_steps = likelihood ? &self->n_likelihoods : &self->n_impacts;
  AnnexaScaleStep *slot;

  if (step < 1 || step > ANNEXA_LARGEST_SCALE)
    return;
  slot = likelihood ? &self->likelihoods[step] : &self->impacts[step];
  if (slot->label != NULL)
    return;
  slot->label = dup_label (row, 2, step);
  slot->description = dup_text (row, 3);
  *n_steps = MAX (*n_steps, (guint) step);
}

static void
read_level (AnnexaStatement *row,
            AnnexaScales    *self)
{
  gint64 position = annexa_statement_get_int64 (row, 0);
  AnnexaLevelInfo *level;

  if (position < 1 || position > ANNEXA_LARGEST_SCALE || self->levels[position].label != NULL)
    return;
  level = &self->levels[position];
  level->label = dup_label (row, 1, position);
  level->sign = dup_text (row, 2);
  level->colour = dup_text (row, 3);
  level->description = dup_text (row, 4);
  level->acceptable = annexa_statement_get_int64 (row, 5) != 0;
  self->n_levels = MAX (self->n_levels, (guint) position);
}

static void
read_cell (AnnexaStatement *row,
           AnnexaScales    *self)
{
  gint64 likelihood = annexa_statement_get_int64 (row, 0);
  gint64 impact = annexa_statement_get_int64 (row, 1);
  gint64 position = annexa_statement_get_int64 (row, 2);

  if (likelihood >= 1 && likelihood <= ANNEXA_LARGEST_SCALE && impact >= 1 && impact <= ANNEXA_LARGEST_SCALE
      && position >= 1 && position <= ANNEXA_LARGEST_SCALE)
    self->matrix[likelihood][impact] = (guint) position;
}

static gboolean
load_method (AnnexaProject *project,
             AnnexaScales  *self,
             GError       **error)
{
  if (!annexa_store_get_int64 (project->store, "SELECT id FROM method WHERE status = 'in-force' ORDER BY id DESC LIMIT 1",
                               &self->method, error))
    return FALSE;
  if (self->method == 0)
    return TRUE;

  return load_rows (project, self, "SELECT dimension, step, label, description FROM scale_step WHERE method = ?1",
                    read_step, error)
         && load_rows (project, self,
                       "SELECT position, label, sign, colour, description, acceptable FROM level WHERE method = ?1",
                       read_level, error)
         && load_rows (project, self,
                       "SELECT matrix_cell.likelihood, matrix_cell.impact, level.position FROM matrix_cell"
                       " JOIN level ON level.id = matrix_cell.level WHERE matrix_cell.method = ?1",
                       read_cell, error);
}

/* What annexa_project_get_scales() gives, for who has to know that it was read. What could not be read is not kept: it may be
 * there the next time. */
const AnnexaScales *
annexa_project_load_scales (AnnexaProject *project,
                            GError       **error)
{
  g_autoptr (AnnexaScales) self = NULL;

  if (project->scales != NULL)
    return project->scales;

  self = g_new0 (AnnexaScales, 1);
  if (!load_method (project, self, error))
    return NULL;
  project->scales = g_steal_pointer (&self);
  return project->scales;
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
  static const AnnexaScales none;
  const AnnexaScales *scales = annexa_project_load_scales (project, NULL);

  return scales != NULL ? scales : &none;
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
