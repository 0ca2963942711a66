/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-xml-private.h"

/* A document type declaration is where entities come from: bombs, and doors to other files. None of the formats that
 * Annexa reads needs one, so the parser stops at the first. */
static void
refuse_document_type (void          *context,
                      const xmlChar *name,
                      const xmlChar *external_id,
                      const xmlChar *system_id)
{
  xmlParserCtxt *parser = context;
  AnnexaXmlDoor *door = parser->_private;

  door->refuse (parser, N_ ("documents with a document type declaration are not accepted, because it can fill the memory or "
                            "read other files. Ask for a version without one."));
}

/**
 * annexa_xml_door_guard:
 * @parser: a parser that has read nothing yet
 * @door: what refuses a document; has to live as long as the parser
 *
 * Makes a parser refuse what no document needs: it accepts no document type, and keeps no comments and instructions. With
 * %ANNEXA_XML_OPTIONS it replaces no entities either, loads nothing from files or the network, and prints nothing; the limits
 * of libxml2 itself stay on.
 */
void
annexa_xml_door_guard (xmlParserCtxt *parser,
                       AnnexaXmlDoor *door)
{
  parser->_private = door;
  parser->sax->internalSubset = refuse_document_type;
  parser->sax->externalSubset = refuse_document_type;
  parser->sax->comment = NULL;
  parser->sax->processingInstruction = NULL;
}
