/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-odt-xml-private.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

/* Where the name of an open element stands in the text. */
typedef struct
{
  gsize start;
  gsize length;
} Open;

struct _AnnexaOdtXml
{
  GString *text;
  GArray *open; /* elements, from the outermost */
  gboolean in_tag; /* whether the tag that begins the last one can still get attributes */
};

static const struct
{
  const char *prefix;
  const char *address;
} namespaces[] = {
  { "office", ODF "office:1.0" },
  { "style", ODF "style:1.0" },
  { "text", ODF "text:1.0" },
  { "table", ODF "table:1.0" },
  { "draw", ODF "drawing:1.0" },
  { "fo", ODF "xsl-fo-compatible:1.0" },
  { "svg", ODF "svg-compatible:1.0" },
  { "meta", ODF "meta:1.0" },
  { "config", ODF "config:1.0" },
  { "ooo", "http://openoffice.org/2004/office" },
  { "dc", "http://purl.org/dc/elements/1.1/" },
  { "xlink", "http://www.w3.org/1999/xlink" },
};

/* The manifest has a namespace of its own and none of the others. */
static void
declare_namespaces (AnnexaOdtXml *self,
                    const char   *root)
{
  if (g_str_has_prefix (root, "manifest:"))
    {
      annexa_odt_xml_attributes (self, "xmlns:manifest", ODF "manifest:1.0", "manifest:version", "1.3", NULL);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    {
      g_autofree char *name = g_strconcat ("xmlns:", namespaces[i].prefix, NULL);

      annexa_odt_xml_attribute (self, name, namespaces[i].address);
    }
  annexa_odt_xml_attribute (self, "office:version", "1.3");
}

/**
 * annexa_odt_xml_new:
 * @root: the outermost element of the part, with its prefix
 *
 * Returns: (transfer full): a part that consists of its outermost element
 */
AnnexaOdtXml *
annexa_odt_xml_new (const char *root)
{
  AnnexaOdtXml *self = g_new0 (AnnexaOdtXml, 1);

  self->text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  annexa_odt_xml_begin (self, root);
  declare_namespaces (self, root);
  return self;
}

void
annexa_odt_xml_free (AnnexaOdtXml *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->open);
  g_free (self);
}

/* Large reports consist of a million small pieces of text, so there is no call for each where there is room. */
static inline void
append_length (AnnexaOdtXml *self,
               const char   *text,
               gsize         length)
{
  GString *all = self->text;

  if (all->len + length >= all->allocated_len)
    {
      g_string_append_len (all, text, (gssize) length);
      return;
    }
  memcpy (all->str + all->len, text, length);
  all->len += length;
  all->str[all->len] = '\0';
}

static inline void
append (AnnexaOdtXml *self,
        const char   *text)
{
  append_length (self, text, strlen (text));
}

static void
end_tag (AnnexaOdtXml *self)
{
  if (self->in_tag)
    g_string_append_c (self->text, '>');
  self->in_tag = FALSE;
}

/* White space in attributes is lost unless it is written as a number. */
static void
append_sign (AnnexaOdtXml *self,
             char          sign)
{
  switch (sign)
    {
    case '<':
      append (self, "&lt;");
      break;
    case '>':
      append (self, "&gt;");
      break;
    case '&':
      append (self, "&amp;");
      break;
    case '"':
      append (self, "&quot;");
      break;
    default:
      g_string_append_printf (self->text, "&#%d;", sign);
    }
}

typedef enum
{
  IN_TEXT = 1 << 0,
  IN_ATTRIBUTE = 1 << 1,
} Where;

/* Where a sign cannot stand as it is. */
static const guint8 escaped[256] = {
  ['<'] = IN_TEXT | IN_ATTRIBUTE, ['>'] = IN_TEXT | IN_ATTRIBUTE, ['&'] = IN_TEXT | IN_ATTRIBUTE,
  ['"'] = IN_TEXT | IN_ATTRIBUTE, ['\r'] = IN_TEXT | IN_ATTRIBUTE, ['\t'] = IN_ATTRIBUTE, ['\n'] = IN_ATTRIBUTE,
};

static void
append_escaped (AnnexaOdtXml *self,
                const char   *text,
                gsize         length,
                Where         where)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    if ((escaped[(guchar) *p] & where) != 0)
      {
        append_length (self, text, (gsize) (p - text));
        append_sign (self, *p);
        text = p + 1;
      }
  append_length (self, text, (gsize) (end - text));
}

/**
 * annexa_odt_xml_begin:
 * @self: a part
 * @element: its name, with its prefix
 *
 * Begins an element inside the one that was begun last.
 */
void
annexa_odt_xml_begin (AnnexaOdtXml *self,
                      const char   *element)
{
  Open open = { 0, strlen (element) };

  end_tag (self);
  g_string_append_c (self->text, '<');
  open.start = self->text->len;
  append (self, element);
  g_array_append_val (self->open, open);
  self->in_tag = TRUE;
}

void
annexa_odt_xml_end (AnnexaOdtXml *self)
{
  const Open open = g_array_index (self->open, Open, self->open->len - 1);

  g_array_set_size (self->open, self->open->len - 1);
  if (self->in_tag)
    append (self, "/>");
  else
    {
      append (self, "</");
      /* There has to be room before it is copied from the same text. */
      g_string_set_size (self->text, self->text->len + open.length);
      memcpy (self->text->str + self->text->len - open.length, self->text->str + open.start, open.length);
      g_string_append_c (self->text, '>');
    }
  self->in_tag = FALSE;
}

/**
 * annexa_odt_xml_attribute:
 * @self: a part, in which an element was just begun
 * @name: of the attribute
 * @value: its value
 */
void
annexa_odt_xml_attribute (AnnexaOdtXml *self,
                          const char   *name,
                          const char   *value)
{
  g_string_append_c (self->text, ' ');
  append (self, name);
  append (self, "=\"");
  append_escaped (self, value, strlen (value), IN_ATTRIBUTE);
  g_string_append_c (self->text, '"');
}

/**
 * annexa_odt_xml_attributes:
 * @self: a part
 * @...: names and values in turn, %NULL behind the last
 *
 * Gives several attributes to the element begun last.
 */
void
annexa_odt_xml_attributes (AnnexaOdtXml *self,
                           ...)
{
  va_list arguments;
  const char *name;

  va_start (arguments, self);
  while ((name = va_arg (arguments, const char *)) != NULL)
    annexa_odt_xml_attribute (self, name, va_arg (arguments, const char *));
  va_end (arguments);
}

void
annexa_odt_xml_number (AnnexaOdtXml *self,
                       const char   *name,
                       guint         number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  annexa_odt_xml_attribute (self, name, text);
}

/* Numbers in files have a point, whatever the country. */
static void
write_measure (AnnexaOdtXml *self,
               const char   *name,
               double        number,
               const char   *format,
               const char   *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = g_strconcat (g_ascii_formatd (digits, sizeof digits, format, number), unit, NULL);

  annexa_odt_xml_attribute (self, name, text);
}

void
annexa_odt_xml_length (AnnexaOdtXml *self,
                       const char   *name,
                       double        points)
{
  write_measure (self, name, points, "%.2f", "pt");
}

void
annexa_odt_xml_percent (AnnexaOdtXml *self,
                        const char   *name,
                        double        part)
{
  write_measure (self, name, part * 100, "%.0f", "%");
}

void
annexa_odt_xml_colour (AnnexaOdtXml     *self,
                       const char       *name,
                       const AnnexaRgba *colour)
{
  g_autofree char *text = annexa_rgba_format (colour);

  annexa_odt_xml_attribute (self, name, text);
}

/**
 * annexa_odt_xml_line:
 * @self: a part
 * @name: of the attribute: a border
 * @width: how thick, in points
 * @colour: its colour
 *
 * Describes a border.
 */
void
annexa_odt_xml_line (AnnexaOdtXml     *self,
                     const char       *name,
                     double            width,
                     const AnnexaRgba *colour)
{
  g_autofree char *text = annexa_rgba_format (colour);
  g_autofree char *look = g_strconcat ("pt solid ", text, NULL);

  write_measure (self, name, width, "%.2f", look);
}

static void
write_part (AnnexaOdtXml *self,
            const char   *text,
            gsize         length)
{
  if (length == 0)
    return;

  end_tag (self);
  append_escaped (self, text, length, IN_TEXT);
}

/* Text in an element where white space needs no marks: titles, descriptions, properties. */
void
annexa_odt_xml_string (AnnexaOdtXml *self,
                       const char   *text)
{
  end_tag (self);
  append_escaped (self, text, strlen (text), IN_TEXT);
}

static void
write_spaces (AnnexaOdtXml *self,
              guint         count)
{
  annexa_odt_xml_begin (self, "text:s");
  if (count > 1)
    annexa_odt_xml_number (self, "text:c", count);
  annexa_odt_xml_end (self);
}

/* A space between two words, which needs no mark. */
static gboolean
is_plain_space (const char *text,
                gsize       position)
{
  return text[position] == ' ' && position > 0 && text[position + 1] != '\0'
         && strchr (" \t\n", text[position - 1]) == NULL && strchr (" \t\n", text[position + 1]) == NULL;
}

/* How much of the text can be written as it stands. */
static gsize
count_plain (const char *text)
{
  gsize length = strcspn (text, " \t\n");

  while (is_plain_space (text, length))
    length += 1 + strcspn (text + length + 1, " \t\n");
  return length;
}

/**
 * annexa_odt_xml_text:
 * @self: a part
 * @text: text of a paragraph
 *
 * Writes text such that its white space survives: in a paragraph of ODF, spaces at the ends of runs or after each other,
 * tabs and line feeds count only as elements.
 */
void
annexa_odt_xml_text (AnnexaOdtXml *self,
                     const char   *text)
{
  gboolean after_space = TRUE;

  while (*text != '\0')
    {
      gsize plain = count_plain (text);
      gsize spaces;

      write_part (self, text, plain);
      text += plain;
      after_space = after_space && plain == 0;

      spaces = strspn (text, " ");
      if (spaces > 0 && !after_space && text[spaces] != '\0' && strchr ("\t\n", text[spaces]) == NULL)
        {
          write_part (self, text, 1);
          text++;
          spaces--;
        }
      if (spaces > 0)
        write_spaces (self, (guint) spaces);
      text += spaces;
      after_space = TRUE;

      if (*text == '\t' || *text == '\n')
        annexa_odt_xml_element (self, *text++ == '\t' ? "text:tab" : "text:line-break", NULL);
    }
}

/**
 * annexa_odt_xml_element:
 * @self: a part
 * @element: its name
 * @text: (nullable): what it contains
 *
 * Writes a whole element without attributes.
 */
void
annexa_odt_xml_element (AnnexaOdtXml *self,
                        const char   *element,
                        const char   *text)
{
  annexa_odt_xml_begin (self, element);
  if (text != NULL)
    annexa_odt_xml_string (self, text);
  annexa_odt_xml_end (self);
}

/**
 * annexa_odt_xml_finish:
 * @self: a part, to which nothing can be added afterwards
 *
 * Closes all open elements.
 *
 * Returns: (transfer full): the part as it stands in the package
 */
GBytes *
annexa_odt_xml_finish (AnnexaOdtXml *self)
{
  GBytes *part;

  while (self->open->len > 0)
    annexa_odt_xml_end (self);
  g_string_append_c (self->text, '\n');
  part = g_string_free_to_bytes (self->text);
  self->text = g_string_new (NULL);
  return part;
}
