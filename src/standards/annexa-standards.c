/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-data.h"
#include "annexa-standards-private.h"

/* What all files of the standard have in common: they ship inside the program, and their texts are translated when they
 * are read. */

/**
 * annexa_standards_read:
 * @name: the name of a file: "annex-a.xml"
 *
 * A test validates each of them, so failing to read one is a broken build.
 *
 * Returns: (transfer full): the document
 */
xmlDoc *
annexa_standards_read (const char *name)
{
  g_autofree char *path = g_strconcat ("standards/", name, NULL);
  g_autoptr (GBytes) bytes = annexa_data_lookup (path);
  g_autoptr (GError) error = NULL;
  xmlDoc *document = annexa_xml_read (bytes, name, &error);

  g_assert_no_error (error);
  return document;
}

/**
 * annexa_standards_get_translated:
 * @parent: an element
 * @name: (nullable): the name of a child, or %NULL for @parent itself
 *
 * Returns: (transfer full): its text in the person's language; an element without text would ask gettext for its header
 */
char *
annexa_standards_get_translated (xmlNode    *parent,
                                 const char *name)
{
  g_autofree char *text = annexa_xml_get_text (parent, name);

  return text != NULL && *text != '\0' ? g_strdup (_(text)) : g_strdup ("");
}

/**
 * annexa_standards_get_items:
 * @parent: an element
 * @name: the name of a child that has items
 *
 * Returns: (transfer full) (array zero-terminated=1): the items in the person's language
 */
char **
annexa_standards_get_items (xmlNode    *parent,
                            const char *name)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  xmlNode *list = annexa_xml_first_child (parent, name);

  for (xmlNode *item = list != NULL ? annexa_xml_first_child (list, "item") : NULL; item != NULL;
       item = annexa_xml_next (item, "item"))
    {
      g_autofree char *text = annexa_standards_get_translated (item, NULL);

      g_strv_builder_add (items, text);
    }
  return g_strv_builder_end (items);
}

/**
 * annexa_standards_get_words:
 * @node: an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (array zero-terminated=1): the words in it, none where it is missing
 */
char **
annexa_standards_get_words (xmlNode    *node,
                            const char *name)
{
  g_autofree char *words = annexa_xml_get_attribute (node, name);

  return words != NULL && *words != '\0' ? g_strsplit (words, " ", -1) : g_new0 (char *, 1);
}
