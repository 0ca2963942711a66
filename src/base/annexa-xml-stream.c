/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <libxml/parser.h>
#include <string.h>

#include "annexa-xml-private.h"
#include "annexa-xml-stream.h"

/* No format that is read this way nests its elements half as deep. */
#define DEEPEST 128

/* The parser compares each attribute of an element with all before it, which takes days for a few megabytes of them. */
#define MOST_ATTRIBUTES 1000

struct _AnnexaXmlAttributes
{
  int n;
  const xmlChar **values; /* five for each: name, prefix, namespace, where the value begins, where it ends */
};

struct _AnnexaXmlStream
{
  AnnexaXmlDoor door;
  xmlParserCtxt *parser;
  const AnnexaXmlEvents *events;
  gpointer data;
  guint depth;
  gboolean refused;
  gboolean begun;

  /* Where the pieces are, seen from outside: within a tag, and there between which quotation marks. */
  gboolean in_tag;
  char quote;
  guint n_equals;
};

static void
refuse (AnnexaXmlStream *self)
{
  self->refused = TRUE;
  xmlStopParser (self->parser);
}

/* Who reads a table learns that it is damaged, whatever the reason. */
static void
refuse_document (xmlParserCtxt *parser,
                 const char    *reason)
{
  refuse (parser->_private);
}

static void
start_element (void           *context,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **values)
{
  AnnexaXmlStream *self = ((xmlParserCtxt *) context)->_private;
  AnnexaXmlAttributes attributes = { n_attributes, values };

  self->depth++;
  if (self->depth > DEEPEST)
    refuse (self);
  else if (!self->refused && self->events->start != NULL)
    self->events->start ((const char *) name, &attributes, self->data);
}

static void
end_element (void          *context,
             const xmlChar *name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  AnnexaXmlStream *self = ((xmlParserCtxt *) context)->_private;

  self->depth--;
  if (!self->refused && self->events->end != NULL)
    self->events->end ((const char *) name, self->data);
}

static void
characters (void          *context,
            const xmlChar *text,
            int            length)
{
  AnnexaXmlStream *self = ((xmlParserCtxt *) context)->_private;

  if (!self->refused && self->events->text != NULL)
    self->events->text ((const char *) text, (gsize) length, self->data);
}

/* Nothing is printed, and who reads a table learns that it is damaged. */
static void
note_message (void     *context,
              xmlError *message)
{
  if (message->level == XML_ERR_FATAL)
    ((AnnexaXmlStream *) ((xmlParserCtxt *) context)->_private)->refused = TRUE;
}

/**
 * annexa_xml_stream_new:
 * @events: who wants to know what is in the document
 * @data: for @events
 *
 * The second leaf of the door that annexa_xml_read() is: entities are not replaced, nothing is loaded from files or the
 * network, a document type declaration is refused, depth and attributes are limited, and libxml2's own limits stay on.
 *
 * Returns: (transfer full): a reader before the beginning of a document
 */
AnnexaXmlStream *
annexa_xml_stream_new (const AnnexaXmlEvents *events,
                       gpointer               data)
{
  AnnexaXmlStream *self = g_new0 (AnnexaXmlStream, 1);
  xmlSAXHandler *sax;

  self->events = events;
  self->data = data;
  self->parser = xmlCreatePushParserCtxt (NULL, NULL, NULL, 0, NULL);
  self->door.refuse = refuse_document;
  annexa_xml_door_guard (self->parser, &self->door);
  sax = self->parser->sax;
  sax->startElementNs = start_element;
  sax->endElementNs = end_element;
  sax->characters = characters;
  sax->ignorableWhitespace = characters;
  sax->cdataBlock = characters;
  sax->serror = note_message;
  xmlCtxtUseOptions (self->parser, ANNEXA_XML_OPTIONS | XML_PARSE_IGNORE_ENC);
  return self;
}

/**
 * annexa_xml_stream_free:
 * @self: (transfer full): a reader, wherever in the document it is
 */
void
annexa_xml_stream_free (AnnexaXmlStream *self)
{
  g_clear_pointer (&self->parser->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (self->parser);
  g_free (self);
}

/* Whether one of the elements has too many attributes. Each has a sign between the beginning of its tag, which stands
 * nowhere in a value, and the end, which may stand in one. */
static gboolean
has_many_attributes (AnnexaXmlStream *self,
                     const char      *piece,
                     gsize            length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (piece[i] == '<')
        {
          self->in_tag = TRUE;
          self->quote = '\0';
          self->n_equals = 0;
        }
      else if (!self->in_tag)
        continue;
      else if (piece[i] == '=' && ++self->n_equals > MOST_ATTRIBUTES * 2)
        return TRUE;
      else if (self->quote != '\0')
        self->quote = piece[i] == self->quote ? '\0' : self->quote;
      else if (piece[i] == '"' || piece[i] == '\'')
        self->quote = piece[i];
      else if (piece[i] == '>')
        self->in_tag = FALSE;
    }
  return FALSE;
}

/* Other encodings than UTF-8 would hide from the look from outside what the parser sees. No spreadsheet has any. */
static gboolean
is_utf_8 (const char *piece,
          gsize       length)
{
  if (length >= 3 && memcmp (piece, "\xef\xbb\xbf", 3) == 0)
    {
      piece += 3;
      length -= 3;
    }
  return length >= 2 && piece[0] == '<' && piece[1] != '\0';
}

/**
 * annexa_xml_stream_feed:
 * @self: a reader
 * @piece: the next piece of the document; the first one has four bytes at least
 * @length: how many bytes it has
 *
 * Returns: %FALSE where the document is not valid, or not acceptable
 */
gboolean
annexa_xml_stream_feed (AnnexaXmlStream *self,
                        const void      *piece,
                        gsize            length)
{
  if (!self->begun && !is_utf_8 (piece, length))
    self->refused = TRUE;
  self->begun = TRUE;
  if (self->refused || has_many_attributes (self, piece, length)
      || xmlParseChunk (self->parser, piece, (int) length, 0) != XML_ERR_OK)
    self->refused = TRUE;
  return !self->refused;
}

/**
 * annexa_xml_stream_finish:
 * @self: a reader that was given all pieces
 *
 * Returns: whether the document is whole and valid
 */
gboolean
annexa_xml_stream_finish (AnnexaXmlStream *self)
{
  if (!self->begun || self->refused)
    return FALSE;
  (void) xmlParseChunk (self->parser, NULL, 0, 1);
  return !self->refused && self->parser->wellFormed;
}

/**
 * annexa_xml_attributes_get:
 * @self: the attributes of an element
 * @name: the name of one, without prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
annexa_xml_attributes_get (const AnnexaXmlAttributes *self,
                           const char                *name)
{
  for (int i = 0; i < self->n; i++)
    {
      const xmlChar **attribute = self->values + 5 * i;

      if (strcmp ((const char *) attribute[0], name) == 0)
        return g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
    }
  return NULL;
}

/**
 * annexa_xml_attributes_get_integer:
 * @self: the attributes of an element
 * @name: the name of one, without prefix
 * @otherwise: what is meant where there is none, or no number
 *
 * Returns: its value
 */
gint64
annexa_xml_attributes_get_integer (const AnnexaXmlAttributes *self,
                                   const char                *name,
                                   gint64                     otherwise)
{
  g_autofree char *text = annexa_xml_attributes_get (self, name);
  gint64 value;

  return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL) ? value : otherwise;
}
