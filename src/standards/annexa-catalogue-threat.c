/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include "annexa-catalogue-threat.h"
#include "annexa-standards-private.h"

static AnnexaCatalogueThreat *
read_threat (xmlNode *node)
{
  AnnexaCatalogueThreat *threat = g_new0 (AnnexaCatalogueThreat, 1);

  threat->id = annexa_xml_get_attribute (node, "id");
  threat->name = annexa_standards_get_translated (node, "name");
  threat->category = annexa_standards_get_translated (node, "category");
  threat->description = annexa_standards_get_translated (node, "description");
  threat->origin = annexa_xml_get_attribute (node, "origin");
  threat->affects = annexa_xml_get_attribute (node, "affects");
  threat->asset_types = annexa_xml_get_attribute (node, "asset-types");
  threat->controls = annexa_standards_get_words (node, "controls");
  return threat;
}

static GPtrArray *
read_threats (void)
{
  g_autoptr (xmlDoc) document = annexa_standards_read ("threats.xml");
  GPtrArray *threats = g_ptr_array_new ();

  for (xmlNode *node = annexa_xml_first_child (xmlDocGetRootElement (document), "threat"); node != NULL;
       node = annexa_xml_next (node, "threat"))
    g_ptr_array_add (threats, read_threat (node));
  return threats;
}

/**
 * annexa_catalogue_threats_get:
 *
 * Returns: (transfer none) (element-type AnnexaCatalogueThreat): the threats a new project starts with; read once and
 *   kept
 */
GPtrArray *
annexa_catalogue_threats_get (void)
{
  static GPtrArray *threats;

  if (g_once_init_enter (&threats))
    g_once_init_leave (&threats, read_threats ());

  return threats;
}
