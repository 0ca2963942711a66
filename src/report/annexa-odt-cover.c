/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

#define LABEL_WIDTH 120

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
 *
 * Declares where the facts of the cover stand.
 */
void
annexa_odt_declare_cover (AnnexaOdtContent *content)
{
  double width = annexa_odt_get_text_width (content->odt, ANNEXA_ORIENTATION_PORTRAIT);
  AnnexaOdtGrid grid = { .width = width, .full = TRUE };

  declare_frame (content);
  annexa_odt_declare_facts (content, &grid, LABEL_WIDTH);
}

static void
write_foot (AnnexaOdtContent *content,
            GArray           *facts)
{
  const char *confidentiality = content->odt->info->confidentiality;

  annexa_odt_xml_begin (content->xml, "draw:frame");
  annexa_odt_xml_attributes (content->xml, "draw:name", "Cover facts", "draw:style-name", "Foot", "text:anchor-type",
                             "paragraph", NULL);
  annexa_odt_xml_length (content->xml, "svg:width",
                         annexa_odt_get_text_width (content->odt, ANNEXA_ORIENTATION_PORTRAIT));
  annexa_odt_xml_begin (content->xml, "draw:text-box");
  annexa_odt_xml_length (content->xml, "fo:min-height", 1);
  annexa_odt_write_facts (content, facts);
  annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_LABEL, confidentiality != NULL ? confidentiality : "");
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_write_cover:
 * @content: the content
 * @facts: (element-type AnnexaFact): what stands at the foot
 * @place: where it stands
 * @error: return location
 *
 * Writes the first page.
 *
 * Returns: whether the logo could be drawn
 */
gboolean
annexa_odt_write_cover (AnnexaOdtContent     *content,
                        GArray               *facts,
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
  annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_ORGANIZATION, place);
  annexa_odt_xml_text (content->xml, info->organization != NULL ? info->organization : "");
  annexa_odt_xml_end (content->xml);
  annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_TITLE, info->title);

  annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_RULE, NULL);
  write_foot (content, facts);
  annexa_odt_xml_end (content->xml);
  if (info->subject != NULL && *info->subject != '\0')
    annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_SUBJECT, info->subject);
  return TRUE;
}
