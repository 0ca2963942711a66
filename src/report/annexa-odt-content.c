/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <math.h>

#include "annexa-odt-private.h"

static const char *const break_words[] = {
  [ANNEXA_ODT_BREAK_NONE] = NULL,
  [ANNEXA_ODT_BREAK_PAGE] = "page",
  [ANNEXA_ODT_BREAK_COVER] = "cover",
  [ANNEXA_ODT_BREAK_PORTRAIT] = "portrait",
  [ANNEXA_ODT_BREAK_LANDSCAPE] = "landscape",
};

static AnnexaOdtStyle
get_paragraph_style (AnnexaOdt *odt,
                     guint      position)
{
  const AnnexaBlock *block = annexa_document_get_block (odt->document, position);
  gboolean small;

  if (block->type == ANNEXA_BLOCK_HEADING)
    return ANNEXA_ODT_HEADING_1 + CLAMP (block->level, 1, ANNEXA_DEEPEST_HEADING) - 1;
  if (block->type == ANNEXA_BLOCK_FIGURE)
    return block->figure->caption != NULL ? ANNEXA_ODT_FIGURE : ANNEXA_ODT_LONE_FIGURE;
  if (block->type == ANNEXA_BLOCK_COVER)
    return odt->layout->logo != NULL ? ANNEXA_ODT_COVER_LOGO : ANNEXA_ODT_COVER_ORGANIZATION;
  if (block->type == ANNEXA_BLOCK_MASTHEAD)
    return odt->layout->logo != NULL ? ANNEXA_ODT_COVER_LOGO : ANNEXA_ODT_COVER_TITLE;
  if (annexa_odt_is_point (block))
    return annexa_odt_point_style (odt->document, position);
  if (block->style == ANNEXA_PARAGRAPH_LEAD)
    return ANNEXA_ODT_LEAD;
  small = block->style == ANNEXA_PARAGRAPH_SMALL;
  if (annexa_document_leads_to_next (odt->document, position)
      || annexa_document_leads_to_signatures (odt->document, position))
    return small ? ANNEXA_ODT_SMALL_KEPT : ANNEXA_ODT_INTRODUCTION;

  return small ? ANNEXA_ODT_SMALL : ANNEXA_ODT_BODY;
}

/* In a table the break belongs to the table's own style, and that of the contents belongs to their title's. */
static gboolean
begins_with_paragraph (const AnnexaBlock *block)
{
  return block->type == ANNEXA_BLOCK_HEADING || block->type == ANNEXA_BLOCK_PARAGRAPH
         || block->type == ANNEXA_BLOCK_FIGURE || block->type == ANNEXA_BLOCK_COVER
         || block->type == ANNEXA_BLOCK_MASTHEAD;
}

/* Differences smaller than a twentieth of a point are none in LibreOffice. */
static gboolean
is_special (const AnnexaOdtPlace *place)
{
  return place->page_break != ANNEXA_ODT_BREAK_NONE || lround (place->nearer * 20) != 0;
}

static const char *
get_name (AnnexaOdtStyle        style,
          const AnnexaOdtPlace *place)
{
  const char *name = annexa_odt_style_name (style, place->orientation);
  g_autofree char *special = NULL;

  if (!is_special (place))
    return name;

  if (place->page_break != ANNEXA_ODT_BREAK_NONE)
    special = g_strconcat (name, ".", break_words[place->page_break], NULL);
  else
    special = g_strdup_printf ("%s.nearer.%ld", name, lround (place->nearer * 20));
  return g_intern_string (special);
}

/**
 * annexa_odt_write_break:
 * @xml: a part, in the style of a table
 * @page_break: what happens to the page
 *
 * Writes the attribute by which a table begins a page.
 */
void
annexa_odt_write_break (AnnexaOdtXml  *xml,
                        AnnexaOdtBreak page_break)
{
  const char *master = annexa_odt_master_name (page_break);

  if (master != NULL)
    annexa_odt_xml_attribute (xml, "style:master-page-name", master);
}

/* A paragraph that begins a page, or stands nearer to what is above it, has a style for that, beside the one that says how
 * it looks. */
static void
declare_special (AnnexaOdtContent *content,
                 guint             position,
                 GHashTable       *declared)
{
  const AnnexaOdtPlace *place = &content->odt->places[position];
  AnnexaOdtStyle style = get_paragraph_style (content->odt, position);
  const char *name;

  if (!is_special (place))
    return;
  name = get_name (style, place);
  if (!g_hash_table_add (declared, (gpointer) name))
    return;

  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", name, "style:family", "paragraph", "style:parent-style-name",
                             annexa_odt_style_name (style, place->orientation), NULL);
  annexa_odt_write_break (content->xml, place->page_break);
  if (place->page_break != ANNEXA_ODT_BREAK_COVER)
    {
      annexa_odt_xml_begin (content->xml, "style:paragraph-properties");
      annexa_odt_xml_length (content->xml, "fo:margin-top",
                             place->page_break != ANNEXA_ODT_BREAK_NONE
                                 ? 0
                                 : annexa_odt_style_above (content->odt, style) - place->nearer);
      annexa_odt_xml_length (content->xml, "fo:margin-bottom", annexa_odt_style_below (content->odt, style));
      if (place->page_break == ANNEXA_ODT_BREAK_PAGE)
        annexa_odt_xml_attribute (content->xml, "fo:break-before", "page");
      annexa_odt_xml_end (content->xml);
    }
  annexa_odt_xml_end (content->xml);
}

static void
declare_facts (AnnexaOdtContent *content,
               guint             position)
{
  gboolean begins = annexa_document_get_block (content->odt->document, position)->type == ANNEXA_BLOCK_FACTS;
  AnnexaOdtGrid grid = {
    .page_break = begins ? content->odt->places[position].page_break : ANNEXA_ODT_BREAK_NONE,
    .above = annexa_odt_get_above (content->odt, position),
    .below = MAX (0, annexa_odt_get_below (content->odt, position) - ANNEXA_ODT_FACT_GAP),
    .whole = begins && annexa_odt_are_short (content->odt, position),
  };

  annexa_odt_declare_facts (content, &grid, position);
}

static void
declare_block (AnnexaOdtContent *content,
               guint             position,
               GHashTable       *declared)
{
  const AnnexaBlock *block = annexa_document_get_block (content->odt->document, position);

  if (begins_with_paragraph (block))
    declare_special (content, position, declared);

  switch ((int) block->type)
    {
    case ANNEXA_BLOCK_TABLE:
      annexa_odt_declare_table (content, block->table, position);
      break;
    case ANNEXA_BLOCK_COVER:
      annexa_odt_declare_cover (content, position);
      break;
    case ANNEXA_BLOCK_MASTHEAD:
    case ANNEXA_BLOCK_FACTS:
      declare_facts (content, position);
      break;
    case ANNEXA_BLOCK_SIGNATURES:
      annexa_odt_declare_signatures (content, position);
      break;
    default:
      break;
    }
}

/* Pictures stand in their line like a letter. */
static void
declare_picture (AnnexaOdtContent *content)
{
  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", "Picture", "style:family", "graphic",
                             "style:parent-style-name", "Graphics", NULL);
  annexa_odt_xml_begin (content->xml, "style:graphic-properties");
  annexa_odt_xml_attributes (content->xml, "style:vertical-pos", "top", "style:vertical-rel", "baseline", NULL);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/* LibreOffice puts a paragraph behind a table at the end, which would begin another page where the table fills the last one. */
#define END "End"
#define END_SIZE 1

static void
declare_end (AnnexaOdtContent *content)
{
  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", END, "style:family", "paragraph", "style:parent-style-name",
                             annexa_odt_style_name (ANNEXA_ODT_STANDARD, ANNEXA_ORIENTATION_PORTRAIT), NULL);
  annexa_odt_xml_begin (content->xml, "style:paragraph-properties");
  annexa_odt_xml_length (content->xml, "fo:line-height", END_SIZE);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_begin (content->xml, "style:text-properties");
  annexa_odt_write_size (content->xml, END_SIZE);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/* Written where a table, in the widest sense, stands at the end. */
static void
write_end (AnnexaOdtContent *content)
{
  guint n_blocks = annexa_odt_count_blocks (content->odt);

  if (n_blocks == 0 || begins_with_paragraph (annexa_document_get_block (content->odt->document, n_blocks - 1)))
    return;

  annexa_odt_xml_begin (content->xml, "text:p");
  annexa_odt_xml_attribute (content->xml, "text:style-name", END);
  annexa_odt_xml_end (content->xml);
}

static void
declare_styles (AnnexaOdtContent *content)
{
  AnnexaDocument *document = content->odt->document;
  g_autoptr (GHashTable) declared = g_hash_table_new (g_str_hash, g_str_equal);

  annexa_odt_xml_begin (content->xml, "office:automatic-styles");
  declare_picture (content);
  declare_end (content);
  annexa_odt_declare_cells (content);
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    declare_block (content, i, declared);
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_begin_paragraph:
 * @content: the content
 * @style: how it looks
 * @place: (nullable): where it stands, when it is the first of its block
 *
 * Begins a paragraph, which the caller ends.
 */
void
annexa_odt_begin_paragraph (AnnexaOdtContent     *content,
                            AnnexaOdtStyle        style,
                            const AnnexaOdtPlace *place)
{
  static const AnnexaOdtPlace anywhere = { ANNEXA_ODT_BREAK_NONE, ANNEXA_ORIENTATION_PORTRAIT };

  annexa_odt_xml_begin (content->xml, "text:p");
  annexa_odt_xml_attribute (content->xml, "text:style-name", get_name (style, place != NULL ? place : &anywhere));
}

void
annexa_odt_add_paragraph (AnnexaOdtContent *content,
                          AnnexaOdtStyle    style,
                          const char       *text)
{
  const char *words = text != NULL ? text : "";

  annexa_odt_begin_paragraph (content, style, NULL);
  annexa_odt_write_mark (content->odt, content->xml, words);
  annexa_odt_xml_text (content->xml, words);
  annexa_odt_write_mark (content->odt, content->xml, words);
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_write_bookmark:
 * @xml: where to
 * @element: its name: that of the beginning, of the end, or of a bookmark that is a single place
 * @id: (nullable): what it is named by; without it nothing is written
 */
void
annexa_odt_write_bookmark (AnnexaOdtXml *xml,
                           const char   *element,
                           const char   *id)
{
  if (id == NULL)
    return;

  annexa_odt_xml_begin (xml, element);
  annexa_odt_xml_attribute (xml, "text:name", id);
  annexa_odt_xml_end (xml);
}

static void
write_heading (AnnexaOdtContent  *content,
               const AnnexaBlock *block,
               guint              position)
{
  const char *name = get_name (get_paragraph_style (content->odt, position), &content->odt->places[position]);

  annexa_odt_xml_begin (content->xml, "text:h");
  annexa_odt_xml_attribute (content->xml, "text:style-name", name);
  annexa_odt_xml_number (content->xml, "text:outline-level", CLAMP (block->level, 1, ANNEXA_DEEPEST_HEADING));
  annexa_odt_write_bookmark (content->xml, "text:bookmark-start", block->id);
  annexa_odt_write_runs (content, block->text);
  annexa_odt_write_bookmark (content->xml, "text:bookmark-end", block->id);
  annexa_odt_xml_end (content->xml);
}

static void
write_paragraph (AnnexaOdtContent  *content,
                 const AnnexaBlock *block,
                 guint              position)
{
  annexa_odt_begin_paragraph (content, get_paragraph_style (content->odt, position), &content->odt->places[position]);
  annexa_odt_write_runs (content, block->text);
  annexa_odt_xml_end (content->xml);
}

static gboolean
write_block (AnnexaOdtContent *content,
             guint             position,
             GError          **error)
{
  const AnnexaBlock *block = annexa_document_get_block (content->odt->document, position);

  switch (block->type)
    {
    case ANNEXA_BLOCK_COVER:
      return annexa_odt_write_cover (content, position, error);
    case ANNEXA_BLOCK_MASTHEAD:
      return annexa_odt_write_masthead (content, position, error);
    case ANNEXA_BLOCK_CONTENTS:
      annexa_odt_write_contents (content, block);
      break;
    case ANNEXA_BLOCK_HEADING:
      write_heading (content, block, position);
      break;
    case ANNEXA_BLOCK_PARAGRAPH:
      write_paragraph (content, block, position);
      break;
    case ANNEXA_BLOCK_TABLE:
      return annexa_odt_write_table (content, block->table, position, error);
    case ANNEXA_BLOCK_FACTS:
      annexa_odt_write_facts (content, block->facts);
      break;
    case ANNEXA_BLOCK_FIGURE:
      return annexa_odt_write_figure (content, position, error);
    case ANNEXA_BLOCK_SIGNATURES:
      annexa_odt_write_signatures (content, block->signatures);
      break;
    case ANNEXA_BLOCK_SECTION:
    case ANNEXA_BLOCK_PAGE_BREAK:
    case ANNEXA_BLOCK_SOFT_BREAK:
    default:
      break;
    }
  return TRUE;
}

static gboolean
write_body (AnnexaOdtContent *content,
            GError          **error)
{
  AnnexaDocument *document = content->odt->document;
  guint n_blocks = annexa_document_get_n_blocks (document);
  guint position = 0;

  /* Tables are counted again, so that they find the styles that were declared for them. */
  content->n_tables = 0;
  content->n_data_tables = 0;
  while (position < n_blocks)
    {
      if (g_cancellable_set_error_if_cancelled (content->odt->cancellable, error))
        return FALSE;
      if (annexa_odt_is_point (annexa_document_get_block (document, position)))
        position = annexa_odt_write_list (content, position);
      else if (!write_block (content, position++, error))
        return FALSE;
    }
  write_end (content);
  return TRUE;
}

/**
 * annexa_odt_write_content:
 * @self: a report
 * @error: return location
 *
 * Returns: (transfer full) (nullable): content.xml. Its pictures were added to the files of the report
 */
GBytes *
annexa_odt_write_content (AnnexaOdt *self,
                          GError   **error)
{
  g_autoptr (AnnexaOdtXml) xml = annexa_odt_xml_new ("office:document-content");
  AnnexaOdtContent content = { .odt = self, .xml = xml };

  annexa_odt_write_fonts (self, xml);
  declare_styles (&content);
  annexa_odt_xml_begin (xml, "office:body");
  annexa_odt_xml_begin (xml, "office:text");
  if (!write_body (&content, error))
    return NULL;

  return annexa_odt_xml_finish (xml);
}
