/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-method-preset.h"
#include "annexa-scales.h"

G_BEGIN_DECLS

#define ANNEXA_SMALLEST_SCALE 3
#define ANNEXA_FEWEST_LEVELS 2

/**
 * AnnexaMethodScale:
 * @ANNEXA_METHOD_LIKELIHOOD: How likely something is.
 * @ANNEXA_METHOD_IMPACT: How bad it would be.
 *
 * The two scales of a risk method.
 */
typedef enum
{
  ANNEXA_METHOD_LIKELIHOOD,
  ANNEXA_METHOD_IMPACT,
} AnnexaMethodScale;

#define ANNEXA_N_METHOD_SCALES 2

/**
 * AnnexaMethodDraft:
 * @base: the id of the risk method that it was begun from
 * @was_in_force: whether that one is in force
 * @puts_in_force: whether it is going to be in force when it is applied
 * @method: the method itself; not a record of the project
 * @steps: the steps of both scales, from index 0, the lowest first; not records of the project
 * @levels: the levels, from index 0, the lowest first; not records of the project
 * @matrix: which level a likelihood and an impact give, both from index 1: the number of a level, or 0
 * @n_old: how many steps the scales of the method in force have
 * @map: which step takes the ratings of a step of the method in force, both from 1
 *
 * A risk method while somebody is working on it. Nothing of it is in the project before it is applied. A step or level
 * that the method had before has its id, a new one has none.
 */
typedef struct
{
  gint64 base;
  gboolean was_in_force;
  gboolean puts_in_force;
  AnnexaRecord *method;
  GPtrArray *steps[ANNEXA_N_METHOD_SCALES];
  GPtrArray *levels;
  guint matrix[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1];
  guint n_old[ANNEXA_N_METHOD_SCALES];
  guint map[ANNEXA_N_METHOD_SCALES][ANNEXA_LARGEST_SCALE + 1];
} AnnexaMethodDraft;

AnnexaMethodDraft *annexa_method_draft_new            (AnnexaProject            *project,
                                                       gint64                    method,
                                                       GError                  **error);
AnnexaMethodDraft *annexa_method_draft_new_from_preset (const AnnexaMethodPreset *preset);
gboolean           annexa_method_draft_equal          (const AnnexaMethodDraft  *self,
                                                       const AnnexaMethodDraft  *other);
void               annexa_method_draft_free           (AnnexaMethodDraft        *self);

const char        *annexa_method_scale_get_name       (AnnexaMethodScale         scale);
guint              annexa_method_draft_get_n_steps    (const AnnexaMethodDraft  *self,
                                                       AnnexaMethodScale         scale);
AnnexaRecord      *annexa_method_draft_get_step       (const AnnexaMethodDraft  *self,
                                                       AnnexaMethodScale         scale,
                                                       guint                     step);
AnnexaRecord      *annexa_method_draft_get_level      (const AnnexaMethodDraft  *self,
                                                       guint                     position);
AnnexaRecord      *annexa_method_draft_get_cell       (const AnnexaMethodDraft  *self,
                                                       guint                     likelihood,
                                                       guint                     impact);
guint              annexa_method_draft_map            (const AnnexaMethodDraft  *self,
                                                       AnnexaMethodScale         scale,
                                                       gint64                    step);

void               annexa_method_draft_use_preset     (AnnexaMethodDraft        *self,
                                                       const AnnexaMethodPreset *preset);
gboolean           annexa_method_draft_add_step       (AnnexaMethodDraft        *self,
                                                       AnnexaMethodScale         scale);
gboolean           annexa_method_draft_remove_step    (AnnexaMethodDraft        *self,
                                                       AnnexaMethodScale         scale,
                                                       guint                     step);
gboolean           annexa_method_draft_add_level      (AnnexaMethodDraft        *self);
gboolean           annexa_method_draft_remove_level   (AnnexaMethodDraft        *self,
                                                       guint                     position);
void               annexa_method_draft_propose_map    (AnnexaMethodDraft        *self,
                                                       AnnexaMethodScale         scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaMethodDraft, annexa_method_draft_free)

G_END_DECLS
