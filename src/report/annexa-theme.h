/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"

G_BEGIN_DECLS

/**
 * AnnexaTextRole:
 *
 * What a text is for, which decides how it is set.
 */
typedef enum
{
  ANNEXA_TEXT_BODY,
  ANNEXA_TEXT_LEAD,
  ANNEXA_TEXT_SMALL,
  ANNEXA_TEXT_HEADING_1,
  ANNEXA_TEXT_HEADING_2,
  ANNEXA_TEXT_HEADING_3,
  ANNEXA_TEXT_HEADING_4,
  ANNEXA_TEXT_CELL,
  ANNEXA_TEXT_CELL_TITLE,
  ANNEXA_TEXT_CELL_GROUP,
  ANNEXA_TEXT_CELL_TOTAL,
  ANNEXA_TEXT_CONTENTS_1,
  ANNEXA_TEXT_CONTENTS_2,
  ANNEXA_TEXT_FACT_LABEL,
  ANNEXA_TEXT_FACT,
  ANNEXA_TEXT_CAPTION,
  ANNEXA_TEXT_COVER_ORGANIZATION,
  ANNEXA_TEXT_COVER_TITLE,
  ANNEXA_TEXT_MASTHEAD_TITLE,
  ANNEXA_TEXT_COVER_SUBJECT,
  ANNEXA_TEXT_COVER_LABEL,
  ANNEXA_TEXT_SIGNATURE_LABEL,
  ANNEXA_TEXT_RUNNING,
} AnnexaTextRole;

#define ANNEXA_N_TEXT_ROLES (ANNEXA_TEXT_RUNNING + 1)

/**
 * AnnexaTextStyle:
 * @size: of the letters
 * @leading: from line to line
 * @bold: whether all of it is bold
 * @colour: of what is not a pill, a link, dim or in need of attention
 * @before: white space above
 * @after: white space below, in which the next one's space above is contained
 * @least_end: how much of the last of several lines should be filled, from 0 to 1
 *
 * How a text is set. Lengths are in points.
 */
typedef struct
{
  double size;
  double leading;
  gboolean bold;
  AnnexaRgba colour;
  double before;
  double after;
  double least_end;
} AnnexaTextStyle;

/**
 * AnnexaTheme:
 * @font: a list of font families
 * @width: of a page in portrait
 * @height: of a page in portrait
 * @margin_left: beside the text, as is @margin_right
 * @margin_top: above the text; the running header stands in it
 * @margin_bottom: below the text; the footer stands in it
 * @header_y: the top of the running header
 * @footer_y: the top of the footer, from the bottom
 * @block_gap: around tables, pictures and the like
 * @item_gap: between points of a list
 * @measure: the longest line of running text; more cannot be read well
 * @wide_measure: the same on a page that is wider than high, where shorter lines would leave half of it empty
 * @indent: of a point of a list
 * @cell_padding: beside the text of a cell, except at the edges of the table
 * @cell_above: above the text of a cell
 * @cell_below: below it
 * @group_above: above the text of a row that names a group
 * @thin: a line between rows
 * @thick: a line below the heading row
 * @pill_padding: beside the word of a pill
 * @pill_size: how large it is, compared with the text around
 *
 * Every size and colour of a report on paper, in one place. Lengths are in points.
 */
typedef struct
{
  const char *font;
  double width;
  double height;
  double margin_left;
  double margin_right;
  double margin_top;
  double margin_bottom;
  double header_y;
  double footer_y;
  double block_gap;
  double item_gap;
  double measure;
  double wide_measure;
  double indent;
  double cell_padding;
  double cell_above;
  double cell_below;
  double group_above;
  double thin;
  double thick;
  double pill_padding;
  double pill_size;
  AnnexaRgba accent;
  const AnnexaPalette *palette;
  AnnexaTextStyle styles[ANNEXA_N_TEXT_ROLES];
} AnnexaTheme;

void           annexa_theme_make_compact  (AnnexaTheme              *self);
void           annexa_theme_init          (AnnexaTheme              *self,
                                           const AnnexaDocumentInfo *info);
void           annexa_theme_get_page_size (const AnnexaTheme        *self,
                                           AnnexaOrientation         orientation,
                                           double                   *width,
                                           double                   *height);
AnnexaTextRole annexa_theme_get_role      (const AnnexaBlock        *block);

G_END_DECLS
