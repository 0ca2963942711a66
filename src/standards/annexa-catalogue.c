/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-standards-private.h"

static AnnexaCatalogueControl *
read_control (xmlNode    *node,
              const char *theme)
{
  AnnexaCatalogueControl *control = g_new0 (AnnexaCatalogueControl, 1);
  g_autofree char *is_new = annexa_xml_get_attribute (node, "new");

  control->id = annexa_xml_get_attribute (node, "id");
  control->title = annexa_xml_get_text (node, "title");
  control->theme = g_strdup (theme);
  control->types = annexa_xml_get_attribute (node, "types");
  control->properties = annexa_xml_get_attribute (node, "properties");
  control->concepts = annexa_xml_get_attribute (node, "concepts");
  control->capabilities = annexa_xml_get_attribute (node, "capabilities");
  control->domains = annexa_xml_get_attribute (node, "domains");
  control->is_new = g_strcmp0 (is_new, "yes") == 0;
  control->was = annexa_standards_get_words (node, "was");
  control->need = annexa_standards_get_translated (node, "need");
  control->meaning = annexa_standards_get_translated (node, "meaning");
  control->practice = annexa_standards_get_translated (node, "practice");
  control->done = annexa_standards_get_items (node, "done");
  control->auditor = annexa_standards_get_items (node, "auditor");
  return control;
}

static GPtrArray *
read_catalogue (void)
{
  g_autoptr (xmlDoc) document = annexa_standards_read ("annex-a.xml");
  GPtrArray *controls = g_ptr_array_new ();

  for (xmlNode *theme = annexa_xml_first_child (xmlDocGetRootElement (document), "theme"); theme != NULL;
       theme = annexa_xml_next (theme, "theme"))
    {
      g_autofree char *id = annexa_xml_get_attribute (theme, "id");

      for (xmlNode *node = annexa_xml_first_child (theme, "control"); node != NULL;
           node = annexa_xml_next (node, "control"))
        g_ptr_array_add (controls, read_control (node, id));
    }
  return controls;
}

/**
 * annexa_catalogue_get_controls:
 *
 * Returns: (transfer none) (element-type AnnexaCatalogueControl): the 93 controls of Annex A of ISO/IEC 27001:2022, in
 *   its order; read once and kept
 */
GPtrArray *
annexa_catalogue_get_controls (void)
{
  static GPtrArray *controls;

  if (g_once_init_enter (&controls))
    g_once_init_leave (&controls, read_catalogue ());

  return controls;
}

/**
 * annexa_catalogue_find_control:
 * @id: a number: "A.5.1"
 *
 * Returns: (transfer none) (nullable): the control of Annex A with that number
 */
const AnnexaCatalogueControl *
annexa_catalogue_find_control (const char *id)
{
  GPtrArray *controls = annexa_catalogue_get_controls ();

  for (guint i = 0; i < controls->len; i++)
    {
      AnnexaCatalogueControl *control = controls->pdata[i];

      if (strcmp (control->id, id) == 0)
        return control;
    }
  return NULL;
}

/**
 * annexa_catalogue_get_title:
 * @control: a control
 *
 * Returns: (transfer none): its title in the person's language
 */
const char *
annexa_catalogue_get_title (const AnnexaCatalogueControl *control)
{
  return _(control->title);
}
