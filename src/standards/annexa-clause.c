/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-clause.h"
#include "annexa-standards-private.h"

static AnnexaClause *
read_heading (xmlNode    *node,
              const char *chapter)
{
  AnnexaClause *clause = g_new0 (AnnexaClause, 1);

  clause->id = annexa_xml_get_attribute (node, "id");
  clause->title = annexa_xml_get_text (node, "title");
  clause->chapter = chapter != NULL ? g_strdup (chapter) : g_strdup_printf ("%s %s", clause->id, clause->title);
  clause->is_heading = TRUE;
  return clause;
}

static AnnexaClause *
read_clause (xmlNode    *node,
             const char *chapter)
{
  AnnexaClause *clause = read_heading (node, chapter);
  g_autofree char *documented = annexa_xml_get_attribute (node, "documented");

  clause->is_heading = FALSE;
  clause->documented = g_strcmp0 (documented, "yes") == 0;
  clause->meaning = annexa_standards_get_translated (node, "meaning");
  clause->practice = annexa_standards_get_translated (node, "practice");
  clause->exists = annexa_standards_get_items (node, "exists");
  clause->record = annexa_standards_get_translated (node, "record");
  clause->evidence = annexa_standards_get_items (node, "evidence");
  clause->auditor = annexa_standards_get_items (node, "auditor");
  return clause;
}

static GPtrArray *
read_clauses (void)
{
  g_autoptr (xmlDoc) document = annexa_standards_read ("clauses.xml");
  GPtrArray *clauses = g_ptr_array_new ();

  for (xmlNode *chapter = annexa_xml_first_child (xmlDocGetRootElement (document), "chapter"); chapter != NULL;
       chapter = annexa_xml_next (chapter, "chapter"))
    {
      AnnexaClause *heading = read_heading (chapter, NULL);

      g_ptr_array_add (clauses, heading);
      for (xmlNode *node = annexa_xml_first_child (chapter, NULL); node != NULL; node = annexa_xml_next (node, NULL))
        if (strcmp ((const char *) node->name, "clause") == 0)
          g_ptr_array_add (clauses, read_clause (node, heading->chapter));
        else if (strcmp ((const char *) node->name, "heading") == 0)
          g_ptr_array_add (clauses, read_heading (node, heading->chapter));
    }
  return clauses;
}

/**
 * annexa_clauses_get:
 *
 * Returns: (transfer none) (element-type AnnexaClause): the clauses 4 to 10 of ISO/IEC 27001:2022 with their headings,
 *   in the order of the standard; read once and kept
 */
GPtrArray *
annexa_clauses_get (void)
{
  static GPtrArray *clauses;

  if (g_once_init_enter (&clauses))
    g_once_init_leave (&clauses, read_clauses ());

  return clauses;
}

/**
 * annexa_clauses_find:
 * @id: a number: "6.1.3"
 *
 * Returns: (transfer none) (nullable): the clause or heading with that number
 */
const AnnexaClause *
annexa_clauses_find (const char *id)
{
  GPtrArray *clauses = annexa_clauses_get ();

  for (guint i = 0; i < clauses->len; i++)
    {
      AnnexaClause *clause = clauses->pdata[i];

      if (strcmp (clause->id, id) == 0)
        return clause;
    }
  return NULL;
}

/**
 * annexa_clause_get_title:
 * @clause: a clause
 *
 * Returns: (transfer none): its title in the person's language
 */
const char *
annexa_clause_get_title (const AnnexaClause *clause)
{
  return _(clause->title);
}
