/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-text.h"
#include "annexa-xml-private.h"
#include "annexa-xml.h"

#define LARGEST_DOCUMENT (64 * 1024 * 1024)

/* The largest catalogue that is known has a tenth of this. Without a limit 64 MiB of the shortest elements would take two
 * gigabytes of memory. Attributes and namespaces count as elements; comments and instructions are not kept at all. */
#define MOST_ELEMENTS 1000000

/* The parser compares each attribute of an element with all before it, which takes days for a few megabytes of them. */
#define MOST_ATTRIBUTES 10000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

/* Why a document is refused, and where: by Annexa, or by the parser, whose first word says more than its last. */
typedef struct
{
  AnnexaXmlDoor door;
  const char *reason; /* untranslated */
  char *message;      /* of the parser */
  gboolean ends;      /* whether that is that the file ends within an element */
  int line;
  guint n_elements;
} Refusal;

static void
refusal_clear (Refusal *refusal)
{
  g_clear_pointer (&refusal->message, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Refusal, refusal_clear)

static void
refuse (xmlParserCtxt *parser,
        const char    *reason)
{
  Refusal *refusal = parser->_private;

  if (refusal->reason == NULL)
    {
      refusal->reason = reason;
      refusal->line = parser->input != NULL ? parser->input->line : 1;
    }
  xmlStopParser (parser);
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
               const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;
  Refusal *refusal = parser->_private;

  refusal->n_elements += 1 + (guint) n_attributes + (guint) n_namespaces;
  if (refusal->n_elements > MOST_ELEMENTS)
    refuse (parser, N_ ("this document has more elements than any that Annexa can use."));
  else
    xmlSAX2StartElementNs (context, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
}

/* A file that was cut off ends within an element or within a tag. The wrong end tag may be the last one, too. */
static gboolean
is_at_end (xmlParserCtxt  *parser,
           const xmlError *message)
{
  gboolean began = parser->myDoc != NULL && xmlDocGetRootElement (parser->myDoc) != NULL;

  if (message->code == XML_ERR_TAG_NOT_FINISHED)
    return TRUE;
  return began && message->code != XML_ERR_TAG_NAME_MISMATCH && parser->input != NULL
         && parser->input->cur >= parser->input->end;
}

/* Nothing is printed. */
static void
note_message (void     *context,
              xmlError *message)
{
  Refusal *refusal = ((xmlParserCtxt *) context)->_private;

  if (message->level != XML_ERR_FATAL || refusal->message != NULL || refusal->reason != NULL)
    return;
  refusal->message = g_strdup (message->message != NULL ? message->message : "?");
  refusal->ends = is_at_end (context, message);
  refusal->line = message->line;
}

static gboolean
looks_like_json (const char *data,
                 gsize       length)
{
  gsize start = 0;

  while (start < length && g_ascii_isspace (data[start]))
    start++;
  return start < length && (data[start] == '{' || data[start] == '[');
}

/* What libxml2 says of its limit on depth, and of a file that was cut off, is meant for programmers. */
static char *
describe_refusal (const Refusal *refusal)
{
  g_autofree char *text = NULL;

  if (refusal->reason != NULL)
    return g_strdup (_(refusal->reason));
  if (refusal->message != NULL && strstr (refusal->message, "xcessive depth") != NULL)
    return g_strdup (_("its elements are nested too deeply."));
  if (refusal->ends)
    return g_strdup (_("the file ends here, in the middle of an element. It was not copied or downloaded to its end; get it "
                       "again."));
  text = g_strdup (refusal->message != NULL ? refusal->message : "?");
  /* TRANSLATORS: What the parser says, in English */
  return g_strdup_printf (_("this is no valid XML: %s"), g_strstrip (text));
}

/* Whether there may be an element with too many attributes: each has a sign between the beginning of its element and the
 * next one. Says the line. */
static gboolean
has_many_attributes (const char *data,
                     gsize       length,
                     int        *line)
{
  guint n = 0;

  for (gsize i = 0; i < length && n <= MOST_ATTRIBUTES; i++)
    if (data[i] == '<')
      n = 0;
    else if (data[i] == '=')
      n++;
    else if (data[i] == '\n' && *line < G_MAXINT)
      (*line)++;
  return n > MOST_ATTRIBUTES;
}

static xmlDoc *
parse (GBytes     *bytes,
       const char *name,
       int         options,
       GError    **error)
{
  g_autoptr (xmlParserCtxt) parser = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) document = NULL;
  g_auto (Refusal) refusal = { .door = { refuse }, .line = 1 };
  int line = 1;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  annexa_xml_door_guard (parser, &refusal.door);
  parser->sax->startElementNs = start_element;
  parser->sax->serror = note_message;
  if (has_many_attributes (data, length, &line))
    refusal = (Refusal){ .reason = N_ ("one of its elements has more attributes than any that Annexa can use."),
                         .line = line };
  else
    document = xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL,
                                  ANNEXA_XML_OPTIONS | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | options);

  if (document == NULL && refusal.reason == NULL && looks_like_json (data, length))
    refusal.reason = N_ ("this is JSON. Ask for the same in XML.");
  if (refusal.reason != NULL || document == NULL || !parser->wellFormed || xmlDocGetRootElement (document) == NULL)
    {
      g_autofree char *reason = describe_refusal (&refusal);

      /* TRANSLATORS: The name of a file, a line, what is wrong there */
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s”, line %d: %s"), name, refusal.line, reason);
      return NULL;
    }
  return g_steal_pointer (&document);
}

static const char *
get_advice (void)
{
  return _("No catalogue is so large.");
}

static gboolean
check_size (gsize       length,
            const char *name,
            GError    **error)
{
  if (length > 0)
    return annexa_file_check_size (name, (gint64) length, LARGEST_DOCUMENT, get_advice (), error);
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is empty. Get the file again."), name);
  return FALSE;
}

/**
 * annexa_xml_read:
 * @bytes: an XML document from anywhere
 * @name: what to call it in messages
 * @error: return location
 *
 * The one door for XML. Entities are not replaced, nothing is loaded from files or the network, a document type
 * declaration is refused, the numbers of elements and attributes are limited, and libxml2's own limits on depth and size of
 * nodes stay on.
 *
 * Returns: (transfer full) (nullable): the document, without comments and white space between elements
 */
xmlDoc *
annexa_xml_read (GBytes     *bytes,
                 const char *name,
                 GError    **error)
{
  return check_size (g_bytes_get_size (bytes), name, error) ? parse (bytes, name, XML_PARSE_NOBLANKS, error)
                                                                     : NULL;
}

/**
 * annexa_xml_read_file:
 * @path: a file from anywhere
 * @error: return location
 *
 * Reads a file through the same door as annexa_xml_read(). One that is too large is not read at all.
 *
 * Returns: (transfer full) (nullable): the document, with the white space between elements, which running text needs
 */
xmlDoc *
annexa_xml_read_file (const char *path,
                      GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = annexa_file_read (path, LARGEST_DOCUMENT, get_advice (), error);

  return bytes != NULL && check_size (g_bytes_get_size (bytes), name, error) ? parse (bytes, name, 0, error) : NULL;
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
