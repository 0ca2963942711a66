/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-theme.h"

#define CONTRAST_ON_WHITE 4.5

/* Size, leading, bold, ink, space before and after, least end. Leadings are the smallest at which Noto Sans neither looks
 * crowded nor falls apart at that size and line length. */
static const struct
{
  double size;
  double leading;
  gboolean bold;
  enum
  {
    TEXT,
    DIM,
    ACCENT,
    SECOND,     /* of sections: the colour of text unless another one was chosen */
    GROUP,      /* of groups: the main colour unless another one was chosen */
  } ink;
  double before;
  double after;
  double least_end;
} styles[ANNEXA_N_TEXT_ROLES] = {
  [ANNEXA_TEXT_BODY] = { 9.5, 14, FALSE, TEXT, 0, 7, 0.16 },
  [ANNEXA_TEXT_LEAD] = { 11.5, 17, FALSE, TEXT, 0, 10, 0.16 },
  [ANNEXA_TEXT_SMALL] = { 8, 11.5, FALSE, DIM, 2, 7, 0.16 },
  [ANNEXA_TEXT_HEADING_1] = { 19, 24, TRUE, TEXT, 30, 10, 0.3 },
  [ANNEXA_TEXT_HEADING_2] = { 13, 17, TRUE, SECOND, 22, 6, 0.3 },
  [ANNEXA_TEXT_HEADING_3] = { 10.5, 14, TRUE, TEXT, 14, 4, 0.3 },
  [ANNEXA_TEXT_HEADING_4] = { 9.5, 14, TRUE, TEXT, 10, 3, 0.3 },
  [ANNEXA_TEXT_CELL] = { 8.5, 11.75, FALSE, TEXT, 0, 0 },
  [ANNEXA_TEXT_CELL_TITLE] = { 8, 10.5, TRUE, TEXT, 0, 0 },
  [ANNEXA_TEXT_CELL_GROUP] = { 9, 12, TRUE, GROUP, 0, 0 },
  [ANNEXA_TEXT_CELL_TOTAL] = { 8.5, 11.75, TRUE, TEXT, 0, 0 },
  [ANNEXA_TEXT_CONTENTS_1] = { 10, 14, TRUE, TEXT, 7, 1.5 },
  [ANNEXA_TEXT_CONTENTS_2] = { 9.5, 13.5, FALSE, TEXT, 0, 0.5 },
  [ANNEXA_TEXT_FACT_LABEL] = { 8.5, 13, FALSE, DIM, 0, 0 },
  [ANNEXA_TEXT_FACT] = { 9.5, 13, FALSE, TEXT, 0, 0 },
  [ANNEXA_TEXT_CAPTION] = { 8, 11.5, FALSE, DIM, 0, 0, 0.16 },
  [ANNEXA_TEXT_COVER_ORGANIZATION] = { 13, 18, FALSE, DIM, 0, 0 },
  [ANNEXA_TEXT_COVER_TITLE] = { 32, 38, TRUE, TEXT, 0, 0 },
  [ANNEXA_TEXT_MASTHEAD_TITLE] = { 25, 31, TRUE, TEXT, 0, 0 },
  [ANNEXA_TEXT_COVER_SUBJECT] = { 12, 18, FALSE, DIM, 0, 0, 0.25 },
  [ANNEXA_TEXT_COVER_LABEL] = { 9.5, 13, TRUE, TEXT, 0, 0 },
  [ANNEXA_TEXT_SIGNATURE_LABEL] = { 7.5, 10, FALSE, DIM, 0, 0 },
  [ANNEXA_TEXT_RUNNING] = { 7.5, 10, FALSE, DIM, 0, 0 },
};

static void
init_paper (AnnexaTheme *self,
            AnnexaPaper  paper)
{
  self->width = paper == ANNEXA_PAPER_A4 ? 210 / 25.4 * 72 : 8.5 * 72;
  self->height = paper == ANNEXA_PAPER_A4 ? 297 / 25.4 * 72 : 11 * 72;
  self->margin_left = 57;
  self->margin_right = 57;
  self->margin_top = 74;
  self->margin_bottom = 66;
  self->header_y = 38;
  self->footer_y = 42;
}

/* A colour of the organization may be too light for letters on white. */
static AnnexaRgba
make_readable (AnnexaTheme      *self,
               const AnnexaRgba *chosen,
               const AnnexaRgba *otherwise)
{
  AnnexaRgba colour = chosen->alpha > 0 ? *chosen : *otherwise;

  colour.alpha = 1;
  return annexa_rgba_make_readable (&colour, &self->palette->ground, CONTRAST_ON_WHITE);
}

static void
init_styles (AnnexaTheme      *self,
             const AnnexaRgba *second)
{
  const AnnexaRgba inks[] = {
    [TEXT] = self->palette->text,
    [DIM] = self->palette->dim,
    [ACCENT] = self->accent,
    [SECOND] = make_readable (self, second, &self->palette->text),
    [GROUP] = make_readable (self, second, &self->accent),
  };

  for (guint i = 0; i < ANNEXA_N_TEXT_ROLES; i++)
    {
      AnnexaRgba ink = inks[styles[i].ink];

      self->styles[i] = (AnnexaTextStyle){ styles[i].size,   styles[i].leading, styles[i].bold,     ink,
                                           styles[i].before, styles[i].after,   styles[i].least_end };
    }
}

/**
 * annexa_theme_init:
 * @self: (out caller-allocates): the theme
 * @info: what is true of the report that is set in it
 */
void
annexa_theme_init (AnnexaTheme              *self,
                   const AnnexaDocumentInfo *info)
{
  *self = (AnnexaTheme){
    .font = info->font != NULL ? info->font : ANNEXA_PAPER_FONT,
    .block_gap = 12,
    .item_gap = 3,
    .measure = 430,
    .wide_measure = 540,
    .indent = 18,
    .cell_padding = 5,
    .cell_above = 3.75,
    .cell_below = 4.25,
    .group_above = 11,
    .thin = 0.35,
    .thick = 0.9,
    .pill_padding = 4.5,
    .pill_size = 0.92,
    .palette = annexa_palette_get (ANNEXA_PALETTE_PRINT),
  };
  init_paper (self, info->paper);

  self->accent = make_readable (self, &info->accent, &self->palette->accent);
  init_styles (self, &info->second);
}

/**
 * annexa_theme_make_compact:
 * @self: a theme
 *
 * Makes headings smaller, for a report of a page or two: below its title they need not be seen from afar.
 */
void
annexa_theme_make_compact (AnnexaTheme *self)
{
  static const struct
  {
    AnnexaTextRole role;
    double size;
    double leading;
    double before;
    double after;
  } compact[] = {
    { ANNEXA_TEXT_HEADING_1, 14, 18, 20, 6 },
    { ANNEXA_TEXT_HEADING_2, 11, 15, 13, 3 },
    { ANNEXA_TEXT_HEADING_3, 10, 14, 11, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (compact); i++)
    {
      AnnexaTextStyle *style = &self->styles[compact[i].role];

      style->size = compact[i].size;
      style->leading = compact[i].leading;
      style->before = compact[i].before;
      style->after = compact[i].after;
    }
}

void
annexa_theme_get_page_size (const AnnexaTheme *self,
                            AnnexaOrientation  orientation,
                            double            *width,
                            double            *height)
{
  *width = orientation == ANNEXA_ORIENTATION_PORTRAIT ? self->width : self->height;
  *height = orientation == ANNEXA_ORIENTATION_PORTRAIT ? self->height : self->width;
}

/**
 * annexa_theme_get_role:
 * @block: a heading or paragraph
 *
 * Returns: how its text is set
 */
AnnexaTextRole
annexa_theme_get_role (const AnnexaBlock *block)
{
  static const AnnexaTextRole roles[] = {
    [ANNEXA_PARAGRAPH_BODY] = ANNEXA_TEXT_BODY,     [ANNEXA_PARAGRAPH_LEAD] = ANNEXA_TEXT_LEAD,
    [ANNEXA_PARAGRAPH_SMALL] = ANNEXA_TEXT_SMALL,   [ANNEXA_PARAGRAPH_ITEM] = ANNEXA_TEXT_BODY,
    [ANNEXA_PARAGRAPH_NUMBERED] = ANNEXA_TEXT_BODY,
  };

  if (block->type == ANNEXA_BLOCK_HEADING)
    return ANNEXA_TEXT_HEADING_1 + CLAMP (block->level, 1, ANNEXA_DEEPEST_HEADING) - 1;

  return roles[block->style];
}
