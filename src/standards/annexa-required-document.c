/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-required-document.h"
#include "annexa-standards-private.h"

static AnnexaObligation
read_obligation (xmlNode *node)
{
  g_autofree char *word = annexa_xml_get_attribute (node, "obligation");

  if (g_strcmp0 (word, "mandatory") == 0)
    return ANNEXA_OBLIGATION_MANDATORY;
  return g_strcmp0 (word, "if-applicable") == 0 ? ANNEXA_OBLIGATION_IF_APPLICABLE : ANNEXA_OBLIGATION_CUSTOMARY;
}

static AnnexaRequiredDocument *
read_document (xmlNode *node)
{
  AnnexaRequiredDocument *document = g_new0 (AnnexaRequiredDocument, 1);
  g_autofree char *kind = annexa_xml_get_attribute (node, "kind");
  g_autofree char *months = annexa_xml_get_attribute (node, "review-months");
  xmlNode *entry = annexa_xml_first_child (node, "register");

  document->id = annexa_xml_get_attribute (node, "id");
  document->title = annexa_standards_get_translated (node, "title");
  document->obligation = read_obligation (node);
  document->is_record = g_strcmp0 (kind, "record") == 0;
  document->refs = annexa_standards_get_words (node, "refs");
  document->part = annexa_xml_get_attribute (node, "part");
  document->review_months = months != NULL ? (guint) atoi (months) : 0;
  document->owner = annexa_standards_get_translated (node, "owner");
  document->content = annexa_standards_get_translated (node, "content");
  document->register_kind = entry != NULL ? annexa_xml_get_attribute (entry, "kind") : NULL;
  document->entry = entry != NULL ? annexa_standards_get_translated (entry, NULL) : NULL;
  if (annexa_xml_first_child (node, "lacking") != NULL)
    document->lacking = annexa_standards_get_translated (node, "lacking");
  return document;
}

static GPtrArray *
read_documents (void)
{
  g_autoptr (xmlDoc) document = annexa_standards_read ("documents.xml");
  GPtrArray *documents = g_ptr_array_new ();

  for (xmlNode *node = annexa_xml_first_child (xmlDocGetRootElement (document), "document"); node != NULL;
       node = annexa_xml_next (node, "document"))
    g_ptr_array_add (documents, read_document (node));
  return documents;
}

/**
 * annexa_required_documents_get:
 *
 * Returns: (transfer none) (element-type AnnexaRequiredDocument): what has to be in writing, the mandatory first; read
 *   once and kept
 */
GPtrArray *
annexa_required_documents_get (void)
{
  static GPtrArray *documents;

  if (g_once_init_enter (&documents))
    g_once_init_leave (&documents, read_documents ());

  return documents;
}

/**
 * annexa_required_documents_find:
 * @id: an id: "M05"
 *
 * Returns: (transfer none) (nullable): what it stands for
 */
const AnnexaRequiredDocument *
annexa_required_documents_find (const char *id)
{
  GPtrArray *documents = annexa_required_documents_get ();

  for (guint i = 0; i < documents->len; i++)
    {
      AnnexaRequiredDocument *document = documents->pdata[i];

      if (strcmp (document->id, id) == 0)
        return document;
    }
  return NULL;
}

/**
 * annexa_required_document_get_basis:
 * @document: a required document
 *
 * Returns: (transfer full): what asks for it, in words: “The standard demands it (6.1.3 d).”
 */
char *
annexa_required_document_get_basis (const AnnexaRequiredDocument *document)
{
  g_autofree char *refs = g_strjoinv (", ", document->refs);
  g_autofree char *part = document->part != NULL ? g_strndup (document->part, strlen (document->part) - 1) : NULL;
  g_autofree char *place = part != NULL ? g_strdup_printf ("%s %s", refs, part) : g_strdup (refs);

  switch (document->obligation)
    {
    case ANNEXA_OBLIGATION_MANDATORY:
      /* TRANSLATORS: Numbers of clauses: “6.1.3 d” */
      return g_strdup_printf (_("The standard demands it (%s)."), place);
    case ANNEXA_OBLIGATION_IF_APPLICABLE:
      /* TRANSLATORS: Numbers of controls: “A.5.12, A.5.13” */
      return g_strdup_printf (_("Needed where the control applies (%s)."), place);
    case ANNEXA_OBLIGATION_CUSTOMARY:
    default:
      /* TRANSLATORS: Numbers of clauses and controls: “5.3, A.5.2” */
      return g_strdup_printf (_("Not demanded in writing, but auditors expect it (%s)."), place);
    }
}

static const AnnexaChoice *
make_choices (void)
{
  GPtrArray *documents = annexa_required_documents_get ();
  AnnexaChoice *choices = g_new0 (AnnexaChoice, documents->len + 1);

  for (guint i = 0; i < documents->len; i++)
    {
      const AnnexaRequiredDocument *document = documents->pdata[i];

      choices[i].word = document->id;
      choices[i].label = g_strdup_printf ("%s %s", document->id, document->title);
    }
  return choices;
}

/**
 * annexa_required_documents_get_choices:
 * @field: a field of any kind
 *
 * What a person can choose from in a field, be it in the table of fields or, of the id of a required document, here.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words, ended by one without word
 */
const AnnexaChoice *
annexa_required_documents_get_choices (const AnnexaField *field)
{
  static const AnnexaChoice *choices;

  if (!field->catalogue)
    return field->choices;
  if (g_once_init_enter (&choices))
    g_once_init_leave (&choices, make_choices ());
  return choices;
}
