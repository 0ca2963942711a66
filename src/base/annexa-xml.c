/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-text.h"
#include "annexa-xml.h"

#define LARGEST_DOCUMENT (64 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

/* A document type declaration is where entities come from: bombs, and doors to other files. None of the formats that
 * Annexa reads needs one, so the parser stops at the first. */
static void
refuse_document_type (void          *context,
                      const xmlChar *name,
                      const xmlChar *external_id,
                      const xmlChar *system_id)
{
  xmlParserCtxt *parser = context;

  parser->_private = (void *) "document type";
  xmlStopParser (parser);
}

/* Errors are read from the parser when it has stopped; nothing is printed. */
static void
ignore_message (void     *context,
                xmlError *message)
{
}

/**
 * annexa_xml_read:
 * @bytes: an XML document from anywhere
 * @name: what to call it in messages
 * @error: return location
 *
 * The one door for XML. Entities are not replaced, nothing is loaded from files or the network, a document type
 * declaration is refused, and libxml2's own limits on depth and size of nodes stay on.
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
annexa_xml_read (GBytes     *bytes,
                 const char *name,
                 GError    **error)
{
  g_autoptr (xmlParserCtxt) parser = NULL;
  g_autoptr (xmlDoc) document = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0 || length > LARGEST_DOCUMENT)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is empty or larger than 64 MiB."), name);
      return NULL;
    }

  parser = xmlNewParserCtxt ();
  parser->sax->internalSubset = refuse_document_type;
  parser->sax->externalSubset = refuse_document_type;
  parser->sax->serror = ignore_message;

  document = xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                    | XML_PARSE_NOCDATA);

  if (parser->_private != NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("“%s”, line %d: documents with a document type declaration are not accepted."), name,
                   parser->input != NULL ? parser->input->line : 1);
      return NULL;
    }
  if (document == NULL || !parser->wellFormed || xmlDocGetRootElement (document) == NULL)
    {
      g_autofree char *reason = g_strdup (parser->lastError.message != NULL ? parser->lastError.message : "?");

      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s”, line %d: this is no valid XML: %s"), name,
                   parser->lastError.line, g_strstrip (reason));
      return NULL;
    }

  return g_steal_pointer (&document);
}

static xmlNode *
find_element (xmlNode    *node,
              const char *name)
{
  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && (name == NULL || strcmp ((const char *) node->name, name) == 0))
      return node;

  return NULL;
}

/**
 * annexa_xml_first_child:
 * @parent: an element
 * @name: (nullable): the name of the child, or %NULL for any
 *
 * Returns: (nullable) (transfer none): the first such child element
 */
xmlNode *
annexa_xml_first_child (xmlNode    *parent,
                        const char *name)
{
  return find_element (parent->children, name);
}

/**
 * annexa_xml_next:
 * @node: an element
 * @name: (nullable): the name of the sibling, or %NULL for any
 *
 * Returns: (nullable) (transfer none): the next such sibling element
 */
xmlNode *
annexa_xml_next (xmlNode    *node,
                 const char *name)
{
  return find_element (node->next, name);
}

/**
 * annexa_xml_get_text:
 * @parent: an element
 * @name: (nullable): the name of a child, or %NULL for @parent itself
 *
 * Returns: (transfer full) (nullable): the text inside, each run of white space made one space
 */
char *
annexa_xml_get_text (xmlNode    *parent,
                     const char *name)
{
  xmlNode *node = name != NULL ? annexa_xml_first_child (parent, name) : parent;
  xmlChar *content;
  char *text;

  if (node == NULL)
    return NULL;

  content = xmlNodeGetContent (node);
  text = annexa_text_squeeze ((const char *) content);
  xmlFree (content);

  return text;
}

/**
 * annexa_xml_get_attribute:
 * @node: an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): the attribute's value
 */
char *
annexa_xml_get_attribute (xmlNode    *node,
                          const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}
