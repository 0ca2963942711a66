/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"
#include "annexa-typesetter-private.h"

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

static const AnnexaBox *
find_box (AnnexaOdt    *self,
          AnnexaBoxType type)
{
  for (guint i = 0; i < self->layout->boxes->len; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (self->layout, i);

      if (box->type == type && annexa_document_get_block (self->document, box->block)->type == ANNEXA_BLOCK_COVER)
        return box;
    }
  return NULL;
}

/* Gives a text of the cover as it is laid out, or NULL. */
static const AnnexaPiece *
find_text (AnnexaOdt *self,
           guint      number)
{
  const AnnexaBox *cover = find_box (self, ANNEXA_BOX_COVER);

  for (guint i = 0; cover != NULL && i < cover->n_pieces; i++)
    {
      const AnnexaPiece *piece = &g_array_index (self->layout->pieces, AnnexaPiece, cover->first_piece + i);

      if (piece->type == ANNEXA_PIECE_TEXT && number-- == 0)
        return piece;
    }
  return NULL;
}

/**
 * annexa_odt_get_cover_top:
 * @self: a report
 *
 * Returns: how far down the texts of the cover begin
 */
double
annexa_odt_get_cover_top (AnnexaOdt *self)
{
  const AnnexaPiece *first = find_text (self, 0);

  return first != NULL ? first->y : 0;
}

/**
 * annexa_odt_get_title_role:
 * @self: a report
 *
 * Returns: how its title is set on the cover: long ones are smaller
 */
AnnexaTextRole
annexa_odt_get_title_role (AnnexaOdt *self)
{
  const char *organization = self->info->organization;
  const AnnexaPiece *title = find_text (self, organization != NULL && *organization != '\0' ? 1 : 0);

  if (title == NULL)
    return ANNEXA_TEXT_COVER_TITLE;

  return g_array_index (self->layout->typesetter->paragraphs, AnnexaParagraph, title->paragraph).role;
}

/**
 * annexa_odt_cover_has_room:
 * @self: a report
 *
 * Returns: whether the facts fit at the foot of the cover; otherwise they begin the next page
 */
gboolean
annexa_odt_cover_has_room (AnnexaOdt *self)
{
  return find_box (self, ANNEXA_BOX_FACT) == NULL;
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
  AnnexaOdtGrid grid = { .width = annexa_odt_get_text_width (content->odt, place->orientation), .full = TRUE };

  if (!annexa_odt_cover_has_room (content->odt))
    grid.page_break = place->orientation == ANNEXA_ORIENTATION_PORTRAIT ? ANNEXA_ODT_BREAK_PORTRAIT
                                                                       : ANNEXA_ODT_BREAK_LANDSCAPE;
  declare_frame (content);
  annexa_odt_declare_facts (content, &grid, LABEL_WIDTH);
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

static void
write_title (AnnexaOdtContent     *content,
             const AnnexaOdtPlace *place)
{
  const AnnexaDocumentInfo *info = content->odt->info;

  annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_ORGANIZATION, place);
  annexa_odt_xml_text (content->xml, info->organization != NULL ? info->organization : "");
  annexa_odt_xml_end (content->xml);
  annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_TITLE, info->title);
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

  if (odt->layout->logo != NULL)
    {
      annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_LOGO, place);
      if (!annexa_odt_write_logo (content, error))
        return FALSE;
      annexa_odt_xml_end (content->xml);
      place = NULL;
    }
  write_title (content, place);
  annexa_odt_begin_paragraph (content, ANNEXA_ODT_COVER_RULE, NULL);
  write_foot (content, annexa_odt_cover_has_room (odt) ? facts : NULL, width);
  annexa_odt_xml_end (content->xml);
  if (odt->info->subject != NULL && *odt->info->subject != '\0')
    annexa_odt_add_paragraph (content, ANNEXA_ODT_COVER_SUBJECT, odt->info->subject);
  if (!annexa_odt_cover_has_room (odt))
    annexa_odt_write_facts (content, facts);
  return TRUE;
}
