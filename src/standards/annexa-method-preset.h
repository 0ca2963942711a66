/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_PRESET_LARGEST 6

typedef struct
{
  char *label;
  char *description;
  char *money; /* These five of impact only. */
  char *operations;
  char *legal;
  char *reputation;
  char *safety;
} AnnexaPresetStep;

typedef struct
{
  char *label;
  char *sign;
  char *description;
  char *colour;
  gboolean acceptable;
} AnnexaPresetLevel;

/**
 * AnnexaMethodPreset:
 * @id: its stable name: "matrix-5x5"
 * @title: what people see
 * @description: how risks are found and rated
 * @n_likelihoods: how many steps the likelihood scale has
 * @n_impacts: how many steps the impact scale has
 * @n_levels: how many levels there are
 * @likelihoods: the steps, from index 1
 * @impacts: the steps, from index 1
 * @levels: the levels, from index 1
 * @matrix: the level of each likelihood and impact
 *
 * A ready-made risk method, in the person's language.
 */
typedef struct
{
  char *id;
  char *title;
  char *description;
  guint n_likelihoods;
  guint n_impacts;
  guint n_levels;
  AnnexaPresetStep likelihoods[ANNEXA_PRESET_LARGEST + 1];
  AnnexaPresetStep impacts[ANNEXA_PRESET_LARGEST + 1];
  AnnexaPresetLevel levels[ANNEXA_PRESET_LARGEST + 1];
  guint matrix[ANNEXA_PRESET_LARGEST + 1][ANNEXA_PRESET_LARGEST + 1];
} AnnexaMethodPreset;

GPtrArray                *annexa_method_presets_get (void);
const AnnexaMethodPreset *annexa_method_preset_find (const char *id);

G_END_DECLS
