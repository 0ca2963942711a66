/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-data.h"
#include "annexa-method-preset.h"
#include "annexa-xml.h"

static char *
get_translated (xmlNode    *parent,
                const char *name)
{
  g_autofree char *text = annexa_xml_get_text (parent, name);

  return text != NULL && *text != '\0' ? g_strdup (_(text)) : NULL;
}

static guint
get_number (xmlNode    *node,
            const char *name)
{
  g_autofree char *text = annexa_xml_get_attribute (node, name);
  int number = text != NULL ? atoi (text) : 0;

  g_assert (number >= 1 && number <= ANNEXA_PRESET_LARGEST);
  return (guint) number;
}

static guint
read_steps (xmlNode          *scale,
            AnnexaPresetStep *steps)
{
  guint n = 0;

  for (xmlNode *node = annexa_xml_first_child (scale, "step"); node != NULL; node = annexa_xml_next (node, "step"))
    {
      AnnexaPresetStep *step = &steps[get_number (node, "number")];

      step->label = get_translated (node, "label");
      step->description = get_translated (node, "description");
      step->money = get_translated (node, "money");
      step->operations = get_translated (node, "operations");
      step->legal = get_translated (node, "legal");
      step->reputation = get_translated (node, "reputation");
      step->safety = get_translated (node, "safety");
      n++;
    }
  return n;
}

static guint
read_levels (xmlNode           *list,
             AnnexaPresetLevel *levels)
{
  guint n = 0;

  for (xmlNode *node = annexa_xml_first_child (list, "level"); node != NULL; node = annexa_xml_next (node, "level"))
    {
      AnnexaPresetLevel *level = &levels[get_number (node, "position")];
      g_autofree char *acceptable = annexa_xml_get_attribute (node, "acceptable");

      level->label = get_translated (node, "label");
      level->sign = get_translated (node, "sign");
      level->description = get_translated (node, "description");
      level->colour = annexa_xml_get_attribute (node, "colour");
      level->acceptable = g_strcmp0 (acceptable, "yes") == 0;
      n++;
    }
  return n;
}

static void
read_matrix (xmlNode            *matrix,
             AnnexaMethodPreset *preset)
{
  for (xmlNode *node = annexa_xml_first_child (matrix, "row"); node != NULL; node = annexa_xml_next (node, "row"))
    {
      guint likelihood = get_number (node, "likelihood");
      g_autofree char *text = annexa_xml_get_text (node, NULL);
      g_auto (GStrv) cells = g_strsplit (text, " ", -1);

      g_assert (g_strv_length (cells) == preset->n_impacts);
      for (guint impact = 1; impact <= preset->n_impacts; impact++)
        preset->matrix[likelihood][impact] = (guint) atoi (cells[impact - 1]);
    }
}

static GPtrArray *
read_presets (void)
{
  g_autoptr (GBytes) bytes = annexa_data_lookup ("standards/risk-methods.xml");
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *presets = g_ptr_array_new ();

  /* It ships inside the program and a test validates it. */
  document = annexa_xml_read (bytes, "risk-methods.xml", &error);
  g_assert_no_error (error);

  for (xmlNode *node = annexa_xml_first_child (xmlDocGetRootElement (document), "method"); node != NULL;
       node = annexa_xml_next (node, "method"))
    {
      AnnexaMethodPreset *preset = g_new0 (AnnexaMethodPreset, 1);

      preset->id = annexa_xml_get_attribute (node, "id");
      preset->title = get_translated (node, "title");
      preset->description = get_translated (node, "description");
      preset->n_likelihoods = read_steps (annexa_xml_first_child (node, "likelihood"), preset->likelihoods);
      preset->n_impacts = read_steps (annexa_xml_first_child (node, "impact"), preset->impacts);
      preset->n_levels = read_levels (annexa_xml_first_child (node, "levels"), preset->levels);
      read_matrix (annexa_xml_first_child (node, "matrix"), preset);
      g_ptr_array_add (presets, preset);
    }
  return presets;
}

/**
 * annexa_method_presets_get:
 *
 * Returns: (transfer none) (element-type AnnexaMethodPreset): the ready-made risk methods, the simplest first; read once
 *   and kept
 */
GPtrArray *
annexa_method_presets_get (void)
{
  static GPtrArray *presets;

  if (g_once_init_enter (&presets))
    g_once_init_leave (&presets, read_presets ());

  return presets;
}

/**
 * annexa_method_preset_find:
 * @id: a stable name: "matrix-5x5"
 *
 * Returns: (transfer none) (nullable): the ready-made method of that name
 */
const AnnexaMethodPreset *
annexa_method_preset_find (const char *id)
{
  GPtrArray *presets = annexa_method_presets_get ();

  for (guint i = 0; i < presets->len; i++)
    {
      AnnexaMethodPreset *preset = presets->pdata[i];

      if (strcmp (preset->id, id) == 0)
        return preset;
    }
  return NULL;
}
