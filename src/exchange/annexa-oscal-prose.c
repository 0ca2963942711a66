/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <string.h>

#include "annexa-oscal-prose.h"
#include "annexa-text.h"

/* A value may be a choice between texts with further values in them, and may be named from everywhere. A catalogue that is
 * made to grow without end by this stops at these limits, which no real one comes near. */
#define DEEPEST_VALUE 6
#define MOST_VALUE_NODES 5000000
#define MOST_VALUE_BYTES (16 * 1024 * 1024)
#define LONGEST_PROSE 500000

struct _AnnexaOscalProse
{
  GHashTable *params; /* id -> xmlNode of the <param> */
  GString *out;
  gboolean plain;      /* no marks, for a title */
  guint depth;         /* of values within values */
  guint n_value_nodes; /* looked at inside values so far, in the whole catalogue */
  gsize n_value_bytes; /* written so far */
};

static gboolean
is_called (xmlNode    *node,
           const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static gboolean
is_one_of (xmlNode           *node,
           const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

/**
 * annexa_oscal_get_prop:
 * @element: an element
 * @name: the name of a property
 *
 * Catalogues have further forms of the same property under a class of their own: the one without comes first.
 *
 * Returns: (transfer full) (nullable): the property's value
 */
char *
annexa_oscal_get_prop (xmlNode    *element,
                       const char *name)
{
  char *value = NULL;

  for (xmlNode *prop = annexa_xml_first_child (element, "prop"); prop != NULL; prop = annexa_xml_next (prop, "prop"))
    {
      g_autofree char *key = annexa_xml_get_attribute (prop, "name");
      g_autofree char *class = annexa_xml_get_attribute (prop, "class");

      if (g_strcmp0 (key, name) != 0 || (value != NULL && class != NULL))
        continue;
      g_free (value);
      value = annexa_xml_get_attribute (prop, "value");
      if (class == NULL)
        break;
    }
  return value;
}

static void
note_param (AnnexaOscalProse *self,
            xmlNode          *param)
{
  char *id = annexa_xml_get_attribute (param, "id");
  char *other = annexa_oscal_get_prop (param, "alt-identifier");

  if (id != NULL)
    g_hash_table_insert (self->params, id, param);
  if (other != NULL && !g_hash_table_contains (self->params, other))
    g_hash_table_insert (self->params, other, param);
  else
    g_free (other);
}

/* Values are chosen for the catalogue, a group or a control, and named from anywhere. */
static void
note_params (AnnexaOscalProse *self,
             xmlNode          *parent)
{
  for (xmlNode *child = annexa_xml_first_child (parent, NULL); child != NULL; child = annexa_xml_next (child, NULL))
    if (is_called (child, "param"))
      note_param (self, child);
    else if (is_called (child, "group") || is_called (child, "control"))
      note_params (self, child);
}

/**
 * annexa_oscal_prose_new:
 * @catalogue: the root of a catalogue, which has to stay
 *
 * Returns: (transfer full): a writer for its prose
 */
AnnexaOscalProse *
annexa_oscal_prose_new (xmlNode *catalogue)
{
  AnnexaOscalProse *self = g_new0 (AnnexaOscalProse, 1);

  self->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->out = g_string_new (NULL);
  note_params (self, catalogue);
  return self;
}

void
annexa_oscal_prose_free (AnnexaOscalProse *self)
{
  g_hash_table_unref (self->params);
  g_string_free (self->out, TRUE);
  g_free (self);
}

static void
append (AnnexaOscalProse *self,
        const char       *text)
{
  if (self->out->len >= LONGEST_PROSE)
    return;
  g_string_append (self->out, text);
  if (self->depth > 0)
    self->n_value_bytes += strlen (text);
}

/* Line breaks of the file are no line breaks of the text. */
static void
append_words (AnnexaOscalProse *self,
              const char       *text)
{
  g_autofree char *squeezed = annexa_text_squeeze (text);
  gboolean before = g_ascii_isspace (*text);
  gboolean after = *text != '\0' && g_ascii_isspace (text[strlen (text) - 1]);
  char last = self->out->len > 0 ? self->out->str[self->out->len - 1] : '\n';

  if (before && last != ' ' && last != '\n')
    append (self, " ");
  if (squeezed != NULL && *squeezed != '\0')
    {
      append (self, squeezed);
      if (after)
        append (self, " ");
    }
}

static void append_inline (AnnexaOscalProse *self,
                           xmlNode          *parent);

/* Several values are one list of words. */
static void
append_each (AnnexaOscalProse *self,
             xmlNode          *parent,
             const char       *name,
             const char       *separator)
{
  xmlNode *first = annexa_xml_first_child (parent, name);

  for (xmlNode *child = first; child != NULL; child = annexa_xml_next (child, name))
    {
      if (child != first)
        append (self, separator);
      append_inline (self, child);
    }
}

static void
append_select (AnnexaOscalProse *self,
               xmlNode          *select)
{
  g_autofree char *how_many = annexa_xml_get_attribute (select, "how-many");

  /* English like the rest of the sentence, and as the publisher of the largest catalogue prints it. */
  append (self, g_strcmp0 (how_many, "one-or-more") == 0 ? "[Selection (one or more): " : "[Selection: ");
  append_each (self, select, "choice", "; ");
  append (self, "]");
}

static void
append_param (AnnexaOscalProse *self,
              xmlNode          *param,
              const char       *id)
{
  xmlNode *select = annexa_xml_first_child (param, "select");
  xmlNode *label = annexa_xml_first_child (param, "label");

  if (annexa_xml_first_child (param, "value") != NULL)
    append_each (self, param, "value", ", ");
  else if (select != NULL)
    append_select (self, select);
  else
    {
      append (self, "[");
      if (label != NULL)
        append_inline (self, label);
      else
        append (self, id);
      append (self, "]");
    }
}

/* What stands where the organization has to choose: the value, or in brackets what it is. */
static void
append_insert (AnnexaOscalProse *self,
               xmlNode          *insert)
{
  g_autofree char *id = annexa_xml_get_attribute (insert, "id-ref");
  xmlNode *param = id != NULL ? g_hash_table_lookup (self->params, id) : NULL;

  if (param == NULL || self->depth >= DEEPEST_VALUE || self->n_value_nodes >= MOST_VALUE_NODES
      || self->n_value_bytes >= MOST_VALUE_BYTES)
    {
      append (self, "[");
      append (self, id != NULL ? id : "…");
      append (self, "]");
      return;
    }
  self->depth++;
  append_param (self, param, id);
  self->depth--;
}

static void
append_marked (AnnexaOscalProse *self,
               xmlNode          *node,
               const char       *before,
               const char       *after)
{
  append (self, before);
  append_inline (self, node);
  append (self, after);
}

static void
append_element (AnnexaOscalProse *self,
                xmlNode          *node)
{
  static const char *const emphasis[] = { "em", "i", NULL };
  static const char *const strong[] = { "strong", "b", NULL };

  if (is_called (node, "insert"))
    append_insert (self, node);
  else if (is_called (node, "br"))
    append (self, " ");
  else if (is_called (node, "q"))
    append_marked (self, node, "“", "”");
  else if (self->plain)
    append_inline (self, node);
  else if (is_called (node, "code"))
    append_marked (self, node, "`", "`");
  else if (is_one_of (node, emphasis))
    append_marked (self, node, "*", "*");
  else if (is_one_of (node, strong))
    append_marked (self, node, "**", "**");
  else
    append_inline (self, node);
}

static void
append_inline (AnnexaOscalProse *self,
               xmlNode          *parent)
{
  for (xmlNode *node = parent->children; node != NULL && self->out->len < LONGEST_PROSE; node = node->next)
    {
      if (self->depth > 0)
        self->n_value_nodes++;
      if (node->type == XML_TEXT_NODE)
        append_words (self, (const char *) node->content);
      else if (node->type == XML_ELEMENT_NODE)
        append_element (self, node);
    }
}

static char *
widen (const char *indent,
       gsize       width)
{
  return g_strdup_printf ("%s%*s", indent, (int) width, "");
}

static void
end_line (AnnexaOscalProse *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  append (self, "\n");
}

/* An empty line before a paragraph, unless it begins the text or goes on behind the marker of a point. */
static void
begin_paragraph (AnnexaOscalProse *self,
                 const char       *indent,
                 gboolean          behind_marker)
{
  if (behind_marker)
    return;
  if (self->out->len > 0)
    append (self, "\n");
  append (self, indent);
}

static void append_blocks (AnnexaOscalProse *self,
                           xmlNode          *parent,
                           const char       *indent,
                           gboolean          behind_marker);

static gboolean
has_block (xmlNode *node)
{
  static const char *const blocks[] = { "p", "ul", "ol", "table", "pre", NULL };

  for (xmlNode *child = annexa_xml_first_child (node, NULL); child != NULL; child = annexa_xml_next (child, NULL))
    if (is_one_of (child, blocks))
      return TRUE;
  return FALSE;
}

/* A point has its text in itself, lists within behind it. */
static void
append_point (AnnexaOscalProse *self,
              xmlNode          *point,
              const char       *indent)
{
  gboolean blocks = has_block (point);

  for (xmlNode *node = point->children; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE)
      append_words (self, (const char *) node->content);
    else if (node->type == XML_ELEMENT_NODE && !is_called (node, "ul") && !is_called (node, "ol")
             && !is_called (node, "p"))
      append_element (self, node);
    else if (is_called (node, "p"))
      append_inline (self, node);
  end_line (self);
  if (blocks)
    for (xmlNode *node = annexa_xml_first_child (point, NULL); node != NULL; node = annexa_xml_next (node, NULL))
      if (is_called (node, "ul") || is_called (node, "ol"))
        append_blocks (self, node, indent, FALSE);
}

static void
append_list (AnnexaOscalProse *self,
             xmlNode          *list,
             const char       *indent)
{
  gboolean numbered = is_called (list, "ol");
  guint n = 0;

  for (xmlNode *point = annexa_xml_first_child (list, "li"); point != NULL; point = annexa_xml_next (point, "li"))
    {
      g_autofree char *marker = numbered ? g_strdup_printf ("%u. ", ++n) : g_strdup ("- ");
      g_autofree char *inner = widen (indent, strlen (marker));

      append (self, indent);
      append (self, marker);
      append_point (self, point, inner);
    }
}

static void
append_row (AnnexaOscalProse *self,
            xmlNode          *row,
            const char       *indent,
            gboolean          first)
{
  guint n = 0;

  append (self, indent);
  append (self, "|");
  for (xmlNode *cell = annexa_xml_first_child (row, NULL); cell != NULL; cell = annexa_xml_next (cell, NULL), n++)
    {
      append (self, " ");
      append_inline (self, cell);
      append (self, " |");
    }
  append (self, "\n");
  if (!first)
    return;
  append (self, indent);
  append (self, "|");
  while (n-- > 0)
    append (self, " --- |");
  append (self, "\n");
}

static void
append_table (AnnexaOscalProse *self,
              xmlNode          *table,
              const char       *indent)
{
  xmlNode *first = annexa_xml_first_child (table, "tr");

  for (xmlNode *row = first; row != NULL; row = annexa_xml_next (row, "tr"))
    append_row (self, row, indent, row == first);
}

static void
append_block (AnnexaOscalProse *self,
              xmlNode          *node,
              const char       *indent,
              gboolean          behind_marker)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

  if (is_called (node, "ul") || is_called (node, "ol"))
    {
      if (self->out->len > 0 && *indent == '\0')
        append (self, "\n");
      append_list (self, node, indent);
      return;
    }
  begin_paragraph (self, indent, behind_marker);
  if (is_called (node, "table"))
    {
      append_table (self, node, indent);
      return;
    }
  if (is_one_of (node, headings))
    append_marked (self, node, "**", "**");
  else
    append_inline (self, node);
  end_line (self);
}

/* The running text of a part: everything that is no part, property, link or title. */
static void
append_blocks (AnnexaOscalProse *self,
               xmlNode          *parent,
               const char       *indent,
               gboolean          behind_marker)
{
  static const char *const others[] = { "part", "prop", "link", "title", NULL };

  if (is_called (parent, "ul") || is_called (parent, "ol"))
    {
      append_list (self, parent, indent);
      return;
    }
  for (xmlNode *node = annexa_xml_first_child (parent, NULL); node != NULL; node = annexa_xml_next (node, NULL))
    if (!is_one_of (node, others))
      {
        append_block (self, node, indent, behind_marker);
        behind_marker = FALSE;
      }
  if (behind_marker)
    end_line (self);
}

/* “1.” is a marker of Markdown, “a.” and “(1)” are words behind one. */
static char *
make_marker (const char *label)
{
  gsize digits = label != NULL ? strspn (label, "0123456789") : 0;

  if (label == NULL || *label == '\0')
    return g_strdup ("- ");
  if (digits > 0 && digits < 10 && label[digits] == '.' && label[digits + 1] == '\0')
    return g_strdup_printf ("%s ", label);
  return g_strdup ("- ");
}

/**
 * annexa_oscal_is_assessment:
 * @part: a part of a control
 *
 * Returns: whether it says how an assessor goes about the control, which is not imported
 */
gboolean
annexa_oscal_is_assessment (xmlNode *part)
{
  g_autofree char *name = annexa_xml_get_attribute (part, "name");

  return name != NULL && g_str_has_prefix (name, "assessment");
}

/* Parts within a part are its points, each with its own points. */
static void
append_points (AnnexaOscalProse *self,
               xmlNode          *parent,
               const char       *indent)
{
  for (xmlNode *part = annexa_xml_first_child (parent, "part"); part != NULL; part = annexa_xml_next (part, "part"))
    {
      g_autofree char *label = annexa_oscal_get_prop (part, "label");
      g_autofree char *marker = make_marker (label);
      g_autofree char *inner = widen (indent, strlen (marker));

      if (annexa_oscal_is_assessment (part))
        continue;
      if (*indent == '\0' && part == annexa_xml_first_child (parent, "part") && self->out->len > 0)
        append (self, "\n");
      append (self, indent);
      append (self, marker);
      if (g_str_has_prefix (marker, "-") && label != NULL && *label != '\0')
        {
          append (self, label);
          append (self, " ");
        }
      append_blocks (self, part, inner, TRUE);
      append_points (self, part, inner);
    }
}

/* “example” → “Example” */
static char *
make_caption (xmlNode *part)
{
  g_autofree char *title = annexa_xml_get_text (part, "title");
  g_autofree char *label = annexa_oscal_get_prop (part, "label");
  g_autofree char *name = annexa_xml_get_attribute (part, "name");

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  if (label != NULL && *label != '\0')
    return g_steal_pointer (&label);
  if (name == NULL || *name == '\0' || strcmp (name, "guidance") == 0 || strcmp (name, "statement") == 0)
    return NULL;
  g_strdelimit (name, "-_", ' ');
  *name = g_ascii_toupper (*name);
  return g_steal_pointer (&name);
}

static void
append_part (AnnexaOscalProse *self,
             xmlNode          *part,
             const char       *last_caption)
{
  g_autofree char *caption = make_caption (part);

  if (caption != NULL && g_strcmp0 (caption, last_caption) != 0)
    {
      begin_paragraph (self, "", FALSE);
      append (self, "**");
      append (self, caption);
      append (self, "**\n");
    }
  append_blocks (self, part, "", FALSE);
  append_points (self, part, "");
}

static char *
finish (AnnexaOscalProse *self)
{
  char *clean;

  if (self->out->len >= LONGEST_PROSE)
    {
      const char *end = g_utf8_find_prev_char (self->out->str, self->out->str + LONGEST_PROSE);

      g_string_truncate (self->out, (gsize) (end - self->out->str));
      g_string_append (self->out, "…");
    }
  clean = annexa_text_clean (self->out->str, TRUE);
  g_string_truncate (self->out, 0);
  return clean;
}

/**
 * annexa_oscal_prose_write_parts:
 * @self: a writer
 * @control: a control
 * @statements: whether to write its statements, or else everything but them
 *
 * Returns: (transfer full) (nullable): the prose as Markdown, points as lists; %NULL when there is none
 */
char *
annexa_oscal_prose_write_parts (AnnexaOscalProse *self,
                                xmlNode          *control,
                                gboolean          statements)
{
  g_autofree char *last_caption = NULL;

  for (xmlNode *part = annexa_xml_first_child (control, "part"); part != NULL; part = annexa_xml_next (part, "part"))
    {
      g_autofree char *name = annexa_xml_get_attribute (part, "name");

      if ((g_strcmp0 (name, "statement") == 0) != statements || annexa_oscal_is_assessment (part))
        continue;
      append_part (self, part, last_caption);
      g_free (last_caption);
      last_caption = make_caption (part);
    }
  return finish (self);
}

/**
 * annexa_oscal_prose_write_line:
 * @self: a writer
 * @element: an element with running text, such as a title
 *
 * Returns: (transfer full) (nullable): the text without marks, as one line
 */
char *
annexa_oscal_prose_write_line (AnnexaOscalProse *self,
                               xmlNode          *element)
{
  g_autofree char *text = NULL;

  self->plain = TRUE;
  append_inline (self, element);
  self->plain = FALSE;
  text = finish (self);
  return text != NULL ? annexa_text_clean (text, FALSE) : NULL;
}
