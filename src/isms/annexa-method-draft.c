/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-method-draft.h"
#include "annexa-query.h"
#include "annexa-text.h"

static void
set_text (AnnexaRecord *record,
          const char   *field,
          const char   *text)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, text);
  annexa_record_set_value (record, annexa_kind_find_field (annexa_record_get_kind (record), field), &value);
}

static void
set_integer (AnnexaRecord *record,
             const char   *field,
             gint64        integer)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, integer);
  annexa_record_set_value (record, annexa_kind_find_field (annexa_record_get_kind (record), field), &value);
}

/* The parts of a method, in the order of a field. */
static GPtrArray *
read_parts (AnnexaProject    *project,
            const AnnexaKind *kind,
            gint64            method,
            const char       *order,
            GError          **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, method);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "method"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, order), FALSE);
  ids = annexa_project_query (project, query, error);
  if (ids == NULL)
    return NULL;
  return annexa_project_get_records (project, kind, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
add_copy (GPtrArray    *list,
          AnnexaRecord *part)
{
  if (list->len < ANNEXA_LARGEST_SCALE)
    g_ptr_array_add (list, annexa_record_copy (part));
}

static gboolean
read_steps (AnnexaMethodDraft *self,
            AnnexaProject     *project,
            GError           **error)
{
  g_autoptr (GPtrArray) steps = read_parts (project, annexa_kind_lookup ("scale-step"), self->base, "step", error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
      if (g_strcmp0 (annexa_record_get_text (steps->pdata[i], "dimension"), annexa_method_scale_get_name (scale)) == 0)
        add_copy (self->steps[scale], steps->pdata[i]);
  return steps != NULL;
}

static gboolean
read_levels (AnnexaMethodDraft *self,
             AnnexaProject     *project,
             GError           **error)
{
  g_autoptr (GPtrArray) levels = read_parts (project, annexa_kind_lookup ("level"), self->base, "position", error);

  for (guint i = 0; levels != NULL && i < levels->len; i++)
    add_copy (self->levels, levels->pdata[i]);
  return levels != NULL;
}

/* Where a step or level stands in a list, from 1; 0 when it is not there. A method that was made by hand may have gaps. */
static guint
find_number (GPtrArray  *parts,
             const char *field,
             gint64      number)
{
  for (guint i = 0; i < parts->len; i++)
    if (annexa_record_get_integer (parts->pdata[i], field) == number)
      return i + 1;
  return 0;
}

static guint
find_id (GPtrArray *parts,
         gint64     id)
{
  for (guint i = 0; i < parts->len; i++)
    if (annexa_record_get_id (parts->pdata[i]) == id)
      return i + 1;
  return 0;
}

static gboolean
read_matrix (AnnexaMethodDraft *self,
             AnnexaProject     *project,
             GError           **error)
{
  g_autoptr (GPtrArray) cells
      = read_parts (project, annexa_kind_lookup ("matrix-cell"), self->base, "likelihood", error);

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      AnnexaRecord *cell = cells->pdata[i];
      guint likelihood = find_number (self->steps[ANNEXA_METHOD_LIKELIHOOD], "step",
                                      annexa_record_get_integer (cell, "likelihood"));
      guint impact = find_number (self->steps[ANNEXA_METHOD_IMPACT], "step", annexa_record_get_integer (cell, "impact"));

      if (likelihood != 0 && impact != 0)
        self->matrix[likelihood][impact] = find_id (self->levels, annexa_record_get_integer (cell, "level"));
    }
  return cells != NULL;
}

/* Ratings stay with their steps. Where a method that was made by hand lacks one, they go to the next higher. */
static void
map_to_itself (AnnexaMethodDraft *self,
               AnnexaMethodScale  scale)
{
  GPtrArray *steps = self->steps[scale];

  for (guint old = 1; old <= self->n_old[scale]; old++)
    {
      guint below = 0;

      for (guint i = 0; i < steps->len; i++)
        if (annexa_record_get_integer (steps->pdata[i], "step") < old)
          below++;
      self->map[scale][old] = MIN (below + 1, steps->len);
    }
}

static AnnexaMethodDraft *
draft_alloc (void)
{
  AnnexaMethodDraft *self = g_new0 (AnnexaMethodDraft, 1);

  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    self->steps[scale] = g_ptr_array_new_with_free_func (g_object_unref);
  self->levels = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * annexa_method_draft_new:
 * @project: a project
 * @method: the id of a risk method, or 0 for the one in force
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a draft that is as the method is
 */
AnnexaMethodDraft *
annexa_method_draft_new (AnnexaProject *project,
                         gint64         method,
                         GError       **error)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  g_autoptr (AnnexaMethodDraft) self = draft_alloc ();
  g_autoptr (AnnexaRecord) record = NULL;

  self->base = method != 0 ? method : scales->method;
  if (self->base == 0)
    {
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no risk method in force."));
      return NULL;
    }
  record = annexa_project_get_record (project, annexa_kind_lookup ("method"), self->base, error);
  if (record == NULL || !read_steps (self, project, error) || !read_levels (self, project, error)
      || !read_matrix (self, project, error))
    return NULL;

  self->method = annexa_record_copy (record);
  self->was_in_force = self->base == scales->method;
  self->puts_in_force = self->was_in_force;
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    {
      self->n_old[scale] = annexa_scales_get_n_steps (scales, annexa_method_scale_get_name (scale));
      if (self->was_in_force)
        map_to_itself (self, scale);
      else
        annexa_method_draft_propose_map (self, scale);
    }
  return g_steal_pointer (&self);
}

static gboolean
records_equal (AnnexaRecord *a,
               AnnexaRecord *b)
{
  const AnnexaKind *kind = annexa_record_get_kind (a);

  if (annexa_record_get_id (a) != annexa_record_get_id (b))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_field_is_stored (&kind->fields[i])
        && !annexa_value_equal (annexa_record_get_value (a, &kind->fields[i]),
                                annexa_record_get_value (b, &kind->fields[i])))
      return FALSE;
  return TRUE;
}

static gboolean
lists_equal (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!records_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * annexa_method_draft_equal:
 * @self: a draft
 * @other: another one
 *
 * Returns: whether both would make the same method, of the same ratings
 */
gboolean
annexa_method_draft_equal (const AnnexaMethodDraft *self,
                           const AnnexaMethodDraft *other)
{
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    if (!lists_equal (self->steps[scale], other->steps[scale]))
      return FALSE;
  return self->base == other->base && self->puts_in_force == other->puts_in_force
         && records_equal (self->method, other->method) && lists_equal (self->levels, other->levels)
         && memcmp (self->matrix, other->matrix, sizeof self->matrix) == 0
         && memcmp (self->map, other->map, sizeof self->map) == 0;
}

void
annexa_method_draft_free (AnnexaMethodDraft *self)
{
  g_clear_object (&self->method);
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    g_ptr_array_unref (self->steps[scale]);
  g_ptr_array_unref (self->levels);
  g_free (self);
}

/**
 * annexa_method_scale_get_name:
 * @scale: a scale
 *
 * Returns: its stable name: "likelihood", "impact"
 */
const char *
annexa_method_scale_get_name (AnnexaMethodScale scale)
{
  return scale == ANNEXA_METHOD_LIKELIHOOD ? "likelihood" : "impact";
}

guint
annexa_method_draft_get_n_steps (const AnnexaMethodDraft *self,
                                 AnnexaMethodScale        scale)
{
  return self->steps[scale]->len;
}

/**
 * annexa_method_draft_get_step:
 * @self: a draft
 * @scale: a scale
 * @step: a number from 1
 *
 * Returns: (transfer none) (nullable): the step of that number
 */
AnnexaRecord *
annexa_method_draft_get_step (const AnnexaMethodDraft *self,
                              AnnexaMethodScale        scale,
                              guint                    step)
{
  return step >= 1 && step <= self->steps[scale]->len ? self->steps[scale]->pdata[step - 1] : NULL;
}

/**
 * annexa_method_draft_get_level:
 * @self: a draft
 * @position: a number from 1
 *
 * Returns: (transfer none) (nullable): the level at that position
 */
AnnexaRecord *
annexa_method_draft_get_level (const AnnexaMethodDraft *self,
                               guint                    position)
{
  return position >= 1 && position <= self->levels->len ? self->levels->pdata[position - 1] : NULL;
}

/**
 * annexa_method_draft_get_cell:
 * @self: a draft
 * @likelihood: a step
 * @impact: a step
 *
 * Returns: (transfer none) (nullable): the level that the two give together
 */
AnnexaRecord *
annexa_method_draft_get_cell (const AnnexaMethodDraft *self,
                              guint                    likelihood,
                              guint                    impact)
{
  if (likelihood > ANNEXA_LARGEST_SCALE || impact > ANNEXA_LARGEST_SCALE)
    return NULL;
  return annexa_method_draft_get_level (self, self->matrix[likelihood][impact]);
}

/**
 * annexa_method_draft_map:
 * @self: a draft
 * @scale: a scale
 * @step: what a risk is rated with by the method in force, or 0
 *
 * Returns: what it is going to be rated with; a step that the method in force does not have either becomes one that is there
 */
guint
annexa_method_draft_map (const AnnexaMethodDraft *self,
                         AnnexaMethodScale        scale,
                         gint64                   step)
{
  guint n = annexa_method_draft_get_n_steps (self, scale);

  if (step < 1)
    return 0;
  if (step <= self->n_old[scale])
    return self->map[scale][step];
  return (guint) MIN (step, n);
}

/**
 * annexa_method_draft_propose_map:
 * @self: a draft
 * @scale: a scale
 *
 * Spreads the steps of the method in force over those of the draft: the lowest becomes the lowest, the highest the
 * highest, and what lies between two steps goes to the higher one, so that no risk looks smaller by the change alone.
 */
void
annexa_method_draft_propose_map (AnnexaMethodDraft *self,
                                 AnnexaMethodScale  scale)
{
  guint n = annexa_method_draft_get_n_steps (self, scale);
  guint n_old = self->n_old[scale];

  for (guint old = 1; old <= n_old; old++)
    if (n == n_old || n_old < 2 || n < 2)
      self->map[scale][old] = MIN (old, n);
    else
      self->map[scale][old] = 1 + (2 * (old - 1) * (n - 1) + n_old - 1) / (2 * (n_old - 1));
}

static void
set_step (AnnexaRecord           *record,
          const AnnexaPresetStep *step)
{
  set_text (record, "label", step->label);
  set_text (record, "description", step->description);
  set_text (record, "money", step->money);
  set_text (record, "operations", step->operations);
  set_text (record, "legal", step->legal);
  set_text (record, "reputation", step->reputation);
  set_text (record, "safety", step->safety);
}

static void
set_level (AnnexaRecord            *record,
           const AnnexaPresetLevel *level,
           gboolean                 acceptable)
{
  set_text (record, "label", level->label);
  set_text (record, "sign", level->sign);
  set_text (record, "description", level->description);
  set_text (record, "colour", level->colour);
  set_integer (record, "acceptable", acceptable);
}

static void
use_preset_steps (AnnexaMethodDraft      *self,
                  AnnexaMethodScale       scale,
                  const AnnexaPresetStep *steps,
                  guint                   n_steps)
{
  GPtrArray *list = self->steps[scale];

  if (list->len > n_steps)
    g_ptr_array_set_size (list, (int) n_steps);
  while (list->len < n_steps)
    g_ptr_array_add (list, annexa_record_new (annexa_kind_lookup ("scale-step"), 0));
  for (guint i = 0; i < n_steps; i++)
    set_step (list->pdata[i], &steps[i + 1]);
  annexa_method_draft_propose_map (self, scale);
}

/* A level of the same word is the same level. */
static AnnexaRecord *
find_level (GPtrArray  *levels,
            const char *label)
{
  g_autofree char *wanted = annexa_text_fold (label);

  for (guint i = 0; i < levels->len; i++)
    {
      const char *text = annexa_record_get_text (levels->pdata[i], "label");
      g_autofree char *folded = annexa_text_fold (text != NULL ? text : "");

      if (strcmp (folded, wanted) == 0)
        return levels->pdata[i];
    }
  return NULL;
}

/* Whether the levels have the same words, so that the acceptance line that somebody drew between them means the same. */
static gboolean
has_same_levels (GPtrArray                *levels,
                 const AnnexaMethodPreset *preset)
{
  if (levels->len != preset->n_levels)
    return FALSE;
  for (guint i = 1; i <= preset->n_levels; i++)
    if (find_level (levels, preset->levels[i].label) == NULL)
      return FALSE;
  return TRUE;
}

static void
use_preset_levels (AnnexaMethodDraft        *self,
                   const AnnexaMethodPreset *preset)
{
  g_autoptr (GPtrArray) before = self->levels;
  gboolean same = has_same_levels (before, preset);

  self->levels = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 1; i <= preset->n_levels; i++)
    {
      const AnnexaPresetLevel *level = &preset->levels[i];
      AnnexaRecord *known = find_level (before, level->label);
      AnnexaRecord *record = known != NULL ? g_object_ref (known) : annexa_record_new (annexa_kind_lookup ("level"), 0);

      set_level (record, level, same ? annexa_record_get_integer (record, "acceptable") != 0 : level->acceptable);
      g_ptr_array_add (self->levels, record);
    }
}

/**
 * annexa_method_draft_use_preset:
 * @self: a draft
 * @preset: a ready-made risk method
 *
 * Takes scales, levels, matrix and title from the preset, and proposes where the ratings go. The acceptance line stays
 * where it is when the levels are called the same.
 */
void
annexa_method_draft_use_preset (AnnexaMethodDraft        *self,
                                const AnnexaMethodPreset *preset)
{
  set_text (self->method, "title", preset->title);
  set_text (self->method, "description", preset->description);
  use_preset_steps (self, ANNEXA_METHOD_LIKELIHOOD, preset->likelihoods, preset->n_likelihoods);
  use_preset_steps (self, ANNEXA_METHOD_IMPACT, preset->impacts, preset->n_impacts);
  use_preset_levels (self, preset);
  memset (self->matrix, 0, sizeof self->matrix);
  for (guint likelihood = 1; likelihood <= preset->n_likelihoods; likelihood++)
    for (guint impact = 1; impact <= preset->n_impacts; impact++)
      self->matrix[likelihood][impact] = preset->matrix[likelihood][impact];
}

/**
 * annexa_method_draft_new_from_preset:
 * @preset: a ready-made risk method
 *
 * Returns: (transfer full): a draft of a method that no project has yet
 */
AnnexaMethodDraft *
annexa_method_draft_new_from_preset (const AnnexaMethodPreset *preset)
{
  AnnexaMethodDraft *self = draft_alloc ();

  self->method = annexa_record_new (annexa_kind_lookup ("method"), 0);
  annexa_method_draft_use_preset (self, preset);
  return self;
}

/* A cell by its step on one scale and its step on the other. */
static guint *
find_cell (AnnexaMethodDraft *self,
           AnnexaMethodScale  scale,
           guint              step,
           guint              other)
{
  return scale == ANNEXA_METHOD_LIKELIHOOD ? &self->matrix[step][other] : &self->matrix[other][step];
}

/**
 * annexa_method_draft_add_step:
 * @self: a draft
 * @scale: a scale
 *
 * Adds a step above the others, without a word yet. It gives the same levels as the one below until somebody says more,
 * and takes no ratings: they stay with the words that they were made with.
 *
 * Returns: whether there was room for one
 */
gboolean
annexa_method_draft_add_step (AnnexaMethodDraft *self,
                              AnnexaMethodScale  scale)
{
  guint n = annexa_method_draft_get_n_steps (self, scale);

  if (n >= ANNEXA_LARGEST_SCALE)
    return FALSE;
  g_ptr_array_add (self->steps[scale], annexa_record_new (annexa_kind_lookup ("scale-step"), 0));
  for (guint other = 1; n > 0 && other <= ANNEXA_LARGEST_SCALE; other++)
    *find_cell (self, scale, n + 1, other) = *find_cell (self, scale, n, other);
  return TRUE;
}

/**
 * annexa_method_draft_remove_step:
 * @self: a draft
 * @scale: a scale
 * @step: which one, from 1
 *
 * Takes a step away and moves the higher ones down. Its ratings go to the next higher step, those of the highest to the
 * one below.
 *
 * Returns: whether there are enough steps without it
 */
gboolean
annexa_method_draft_remove_step (AnnexaMethodDraft *self,
                                 AnnexaMethodScale  scale,
                                 guint              step)
{
  guint n = annexa_method_draft_get_n_steps (self, scale);

  g_return_val_if_fail (step >= 1 && step <= n, FALSE);

  if (n <= ANNEXA_SMALLEST_SCALE)
    return FALSE;
  g_ptr_array_remove_index (self->steps[scale], step - 1);
  for (guint other = 1; other <= ANNEXA_LARGEST_SCALE; other++)
    {
      for (guint i = step; i < n; i++)
        *find_cell (self, scale, i, other) = *find_cell (self, scale, i + 1, other);
      *find_cell (self, scale, n, other) = 0;
    }
  for (guint old = 1; old <= self->n_old[scale]; old++)
    {
      guint *mapped = &self->map[scale][old];

      *mapped = *mapped > step ? *mapped - 1 : MIN (*mapped, n - 1);
    }
  return TRUE;
}

/* A colour that no level has yet, from green to purple. */
static const char *
choose_colour (AnnexaMethodDraft *self)
{
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("level"), "colour");
  const char *chosen = NULL;

  for (const AnnexaChoice *choice = field->choices; choice->word != NULL; choice++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < self->levels->len; i++)
        taken = taken || g_strcmp0 (annexa_record_get_text (self->levels->pdata[i], "colour"), choice->word) == 0;
      if (!taken)
        chosen = choice->word;
    }
  return chosen != NULL ? chosen : field->choices[0].word;
}

/**
 * annexa_method_draft_add_level:
 * @self: a draft
 *
 * Adds a level above the others, without a word yet and not acceptable. No cell gives it until somebody says so.
 *
 * Returns: whether there was room for one
 */
gboolean
annexa_method_draft_add_level (AnnexaMethodDraft *self)
{
  AnnexaRecord *level;

  if (self->levels->len >= ANNEXA_LARGEST_SCALE)
    return FALSE;
  level = annexa_record_new (annexa_kind_lookup ("level"), 0);
  set_text (level, "colour", choose_colour (self));
  set_integer (level, "acceptable", FALSE);
  g_ptr_array_add (self->levels, level);
  return TRUE;
}

/**
 * annexa_method_draft_remove_level:
 * @self: a draft
 * @position: which one, from 1
 *
 * Takes a level away. Its cells go to the next higher level, those of the highest to the one below.
 *
 * Returns: whether there are enough levels without it
 */
gboolean
annexa_method_draft_remove_level (AnnexaMethodDraft *self,
                                  guint              position)
{
  guint n = self->levels->len;

  g_return_val_if_fail (position >= 1 && position <= n, FALSE);

  if (n <= ANNEXA_FEWEST_LEVELS)
    return FALSE;
  g_ptr_array_remove_index (self->levels, position - 1);
  for (guint likelihood = 1; likelihood <= ANNEXA_LARGEST_SCALE; likelihood++)
    for (guint impact = 1; impact <= ANNEXA_LARGEST_SCALE; impact++)
      {
        guint *cell = &self->matrix[likelihood][impact];

        *cell = *cell > position ? *cell - 1 : MIN (*cell, n - 1);
      }
  return TRUE;
}
