/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

/* Facts stand at the foot of the page, whatever stands above: in a frame that is held there. */
static void
declare_frame (AnnexaOdtContent *content)
{
  annexa_odt_xml_begin (content->xml, "style:style");
  annexa_odt_xml_attributes (content->xml, "style:name", "Foot", "style:family", "graphic",
                             "style:parent-style-name", "Frame", NULL);
  annexa_odt_xml_begin (content->xml, "style:graphic-properties");
  annexa_odt_xml_attributes (content->xml, "style:vertical-pos", "bottom", "style:vertical-rel", "page-content",
                             "style:horizontal-pos", "left", "style:horizontal-rel", "page-content", "style:wrap",
                             "run-through", "style:run-through", "foreground", "fo:padding", "0pt", "fo:border", "none",
                             "draw:fill", "none", NULL);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_declare_cover:
 * @content: the content, among its automatic styles
 * @block: the number of the cover
 *
 * Declares where the facts of the cover stand.
 */
void
annexa_odt_declare_cover (AnnexaOdtContent *content,
                          guint             block)
{
  AnnexaOdtPlace *place = &content->odt->places[block];
  AnnexaOdtGrid grid = { 0 };

  if (!annexa_odt_cover_has_room (content->odt))
    grid.page_break = place->orientation == ANNEXA_ORIENTATION_PORTRAIT ? ANNEXA_ODT_BREAK_PORTRAIT
                                                                       : ANNEXA_ODT_BREAK_LANDSCAPE;
  declare_frame (content);
  annexa_odt_declare_facts (content, &grid, block);
}

static void
write_foot (AnnexaOdtContent *content,
            GArray           *facts,
            double            width)
{
  const char *confidentiality = content->odt->info->confidentiality;

  annexa_odt_xml_begin (content->xml, "draw:frame");
  annexa_odt_xml_attributes (content->xml, "draw:name", "Cover facts", "draw:style-name", "Foot", "text:anchor-type",
                             "paragraph", NULL);
  annexa_odt_xml_length (content->xml, "svg:width", width);
  annexa_odt_xml_begin (content->xml, "draw:text-box");
  annexa_odt_xml_length (content->xml, "fo:min-height", 1);
  if (facts != NULL)
    annexa_odt_write_facts (content, facts);
  annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_LABEL, confidentiality != NULL ? confidentiality : "");
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/* The first of its paragraphs begins the page. */
static gboolean
write_title (AnnexaOdtContent     *content,
             const AnnexaOdtPlace *place,
             GError              **error)
{
  const AnnexaDocumentInfo *info = content->odt->info;

  if (content->odt->layout->logo != NULL)
    {
      annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_LOGO, place);
      if (!annexa_odt_write_logo (content, error))
        return FALSE;
      annexa_odt_xml_end (content->xml);
      place = NULL;
    }
  if (content->odt->cover != G_MAXUINT)
    {
      annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_ORGANIZATION, place);
      annexa_odt_xml_text (content->xml, info->organization != NULL ? info->organization : "");
      annexa_odt_xml_end (content->xml);
      place = NULL;
    }
  annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_TITLE, place);
  annexa_odt_xml_text (content->xml, info->title);
  annexa_odt_xml_end (content->xml);
  return TRUE;
}

static void
write_subject (AnnexaOdtContent *content)
{
  const char *subject = content->odt->info->subject;

  if (subject != NULL && *subject != '\0')
    annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_SUBJECT, subject);
}

/**
 * annexa_odt_write_masthead:
 * @content: the content
 * @block: the number of the masthead
 * @error: return location
 *
 * Writes the title above a text.
 *
 * Returns: whether the logo could be drawn
 */
gboolean
annexa_odt_write_masthead (AnnexaOdtContent *content,
                           guint             block,
                           GError          **error)
{
  AnnexaOdt *odt = content->odt;

  if (!write_title (content, &odt->places[block], error))
    return FALSE;
  annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_RULE, "");
  write_subject (content);
  annexa_odt_write_facts (content, annexa_document_get_block (odt->document, block)->facts);
  return TRUE;
}

/**
 * annexa_odt_write_cover:
 * @content: the content
 * @block: the number of the cover
 * @error: return location
 *
 * Writes the first page.
 *
 * Returns: whether the logo could be drawn
 */
gboolean
annexa_odt_write_cover (AnnexaOdtContent *content,
                        guint             block,
                        GError          **error)
{
  AnnexaOdt *odt = content->odt;
  const AnnexaOdtPlace *place = &odt->places[block];
  GArray *facts = annexa_document_get_block (odt->document, block)->facts;
  double width = annexa_odt_get_text_width (odt, place->orientation);

  if (!write_title (content, place, error))
    return FALSE;
  annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_RULE, NULL);
  write_foot (content, annexa_odt_cover_has_room (odt) ? facts : NULL, width);
  annexa_odt_xml_end (content->xml);
  write_subject (content);
  if (!annexa_odt_cover_has_room (odt))
    annexa_odt_write_facts (content, facts);
  return TRUE;
}
