/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

#define ANNEXA_XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

/* The two leaves of the door for XML: a document as a whole, and one that is told piece by piece. What they have in common
 * begins what each keeps in the parser. */
typedef struct
{
  /* @reason: untranslated */
  void (*refuse) (xmlParserCtxt *parser,
                  const char    *reason);
} AnnexaXmlDoor;

void annexa_xml_door_guard (xmlParserCtxt *parser,
                            AnnexaXmlDoor *door);

G_END_DECLS
