/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

/* The lists that are open, from the outermost: in each of them, a point is open. */
typedef struct
{
  AnnexaOdtContent *content;
  gboolean numbered[ANNEXA_ODT_DEEPEST_LEVEL];
  guint depth;
} Lists;

const char *
annexa_odt_list_name (gboolean numbered)
{
  return numbered ? "Numbers" : "Bullets";
}

static void
close_lists (Lists *lists,
             guint  depth)
{
  for (; lists->depth > depth; lists->depth--)
    {
      annexa_odt_xml_end (lists->content->xml);
      annexa_odt_xml_end (lists->content->xml);
    }
}

/* A point that lies deeper than the one before it by more than a step gets empty points around it. */
static void
open_lists (Lists   *lists,
            guint    depth,
            gboolean numbered)
{
  while (lists->depth < depth)
    {
      annexa_odt_xml_begin (lists->content->xml, "text:list");
      annexa_odt_xml_attribute (lists->content->xml, "text:style-name", annexa_odt_list_name (numbered));
      annexa_odt_xml_begin (lists->content->xml, "text:list-item");
      lists->numbered[lists->depth++] = numbered;
    }
}

static void
begin_point (Lists   *lists,
             guint    depth,
             gboolean numbered)
{
  close_lists (lists, depth);
  if (lists->depth == depth && lists->numbered[depth - 1] == numbered)
    {
      annexa_odt_xml_end (lists->content->xml);
      annexa_odt_xml_begin (lists->content->xml, "text:list-item");
      return;
    }

  close_lists (lists, MIN (lists->depth, depth - 1));
  open_lists (lists, depth, numbered);
}

gboolean
annexa_odt_is_point (const AnnexaBlock *block)
{
  return block->type == ANNEXA_BLOCK_PARAGRAPH
         && (block->style == ANNEXA_PARAGRAPH_ITEM || block->style == ANNEXA_PARAGRAPH_NUMBERED);
}

static gboolean
is_last (AnnexaDocument *document,
         guint           position)
{
  return position + 1 == annexa_document_get_n_blocks (document)
         || !annexa_odt_is_point (annexa_document_get_block (document, position + 1));
}

/**
 * annexa_odt_point_style:
 * @document: a document
 * @position: of a point of a list
 *
 * Returns: its style: one for each level, and for the last point of a list
 */
AnnexaOdtStyle
annexa_odt_point_style (AnnexaDocument *document,
                        guint           position)
{
  const AnnexaBlock *block = annexa_document_get_block (document, position);
  AnnexaOdtStyle style = block->style == ANNEXA_PARAGRAPH_NUMBERED ? ANNEXA_ODT_NUMBERED : ANNEXA_ODT_ITEM;

  if (is_last (document, position))
    style++;
  return ANNEXA_ODT_LIST (MIN (block->level + 1, ANNEXA_ODT_LIST_LEVELS), style);
}

/**
 * annexa_odt_write_list:
 * @content: the content
 * @position: of the first point
 *
 * Writes all points up to the next block that is none.
 *
 * Returns: the position of that block
 */
guint
annexa_odt_write_list (AnnexaOdtContent *content,
                       guint             position)
{
  AnnexaDocument *document = content->odt->document;
  Lists lists = { .content = content };

  for (; position < annexa_document_get_n_blocks (document); position++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, position);
      gboolean numbered = block->style == ANNEXA_PARAGRAPH_NUMBERED;

      if (!annexa_odt_is_point (block))
        break;
      begin_point (&lists, MIN (block->level + 1, ANNEXA_ODT_DEEPEST_LEVEL), numbered);
      annexa_odt_begin_paragraph (content, annexa_odt_point_style (document, position), &content->odt->places[position]);
      annexa_odt_write_runs (content, block->text);
      annexa_odt_xml_end (content->xml);
    }
  close_lists (&lists, 0);
  return position;
}

static void
write_list_level (AnnexaOdt    *self,
                  AnnexaOdtXml *xml,
                  gboolean      numbered,
                  guint         level)
{
  double indent = self->theme.indent * MIN (level, ANNEXA_ODT_LIST_LEVELS);

  annexa_odt_xml_begin (xml, numbered ? "text:list-level-style-number" : "text:list-level-style-bullet");
  annexa_odt_xml_number (xml, "text:level", level);
  if (numbered)
    annexa_odt_xml_attributes (xml, "style:num-format", "1", "style:num-suffix", ".", NULL);
  else
    annexa_odt_xml_attribute (xml, "text:bullet-char", level % 2 == 1 ? "•" : "–");
  annexa_odt_xml_begin (xml, "style:list-level-properties");
  annexa_odt_xml_attribute (xml, "text:list-level-position-and-space-mode", "label-alignment");
  annexa_odt_xml_begin (xml, "style:list-level-label-alignment");
  annexa_odt_xml_attribute (xml, "text:label-followed-by", "listtab");
  annexa_odt_xml_length (xml, "text:list-tab-stop-position", indent);
  annexa_odt_xml_length (xml, "fo:text-indent", -self->theme.indent);
  annexa_odt_xml_length (xml, "fo:margin-left", indent);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

/**
 * annexa_odt_write_list_styles:
 * @self: a report
 * @xml: styles.xml, among its styles
 *
 * Writes how points of lists are marked and indented.
 */
void
annexa_odt_write_list_styles (AnnexaOdt    *self,
                              AnnexaOdtXml *xml)
{
  for (guint numbered = 0; numbered < 2; numbered++)
    {
      annexa_odt_xml_begin (xml, "text:list-style");
      annexa_odt_xml_attribute (xml, "style:name", annexa_odt_list_name (numbered != 0));
      for (guint level = 1; level <= ANNEXA_ODT_DEEPEST_LEVEL; level++)
        write_list_level (self, xml, numbered != 0, level);
      annexa_odt_xml_end (xml);
    }
}
