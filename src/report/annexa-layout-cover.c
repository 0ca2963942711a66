/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-layout-private.h"

#define LOGO_WIDEST 190
#define LOGO_HIGHEST 64
#define TITLE_TOP 0.27 /* of the room */
#define RULE_WIDTH 56
#define RULE_HEIGHT 3
#define LABEL_WIDTH 120
#define NUMBER_WIDTH 26
#define DOTS_GAP 6

static void
add_logo (AnnexaLayout *self)
{
  double width = cairo_image_surface_get_width (self->logo);
  double height = cairo_image_surface_get_height (self->logo);
  double scale = MIN (LOGO_WIDEST / width, LOGO_HIGHEST / height);

  annexa_layout_add_piece (self, ANNEXA_PIECE_LOGO, 0, 0, width * scale, height * scale);
}

/* Returns where the next text begins. */
static double
add_line (AnnexaLayout  *self,
          const char    *text,
          AnnexaTextRole role,
          double         y,
          double         width)
{
  if (text == NULL || *text == '\0')
    return y;

  return y + annexa_layout_add_own_text (self, text, role, 0, y, width, 0)->height;
}

static void
add_title (AnnexaLayout *self,
           double        room)
{
  const AnnexaDocumentInfo *info = self->info;
  double y = room * TITLE_TOP;

  y = add_line (self, info->organization, ANNEXA_TEXT_COVER_ORGANIZATION, y, self->width) + 6;
  y = add_line (self, info->title, ANNEXA_TEXT_COVER_TITLE, y, self->width) + 16;
  annexa_layout_add_piece (self, ANNEXA_PIECE_RULE, 0, y, RULE_WIDTH, RULE_HEIGHT)->ink = ANNEXA_INK_ACCENT;
  add_line (self, info->subject, ANNEXA_TEXT_COVER_SUBJECT, y + RULE_HEIGHT + 16, MIN (self->width, 360));
}

/* Facts stand at the foot of the page, above the label of confidentiality. They are laid out from the top and then
 * moved down by what is left. */
static void
add_facts (AnnexaLayout *self,
           GArray       *facts,
           double        bottom)
{
  guint first = self->pieces->len;
  double y = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      const AnnexaFact *fact = &g_array_index (facts, AnnexaFact, i);
      double label = annexa_layout_add_own_text (self, fact->label, ANNEXA_TEXT_FACT_LABEL, 0, y, LABEL_WIDTH - 10, 0)
                         ->height;
      double value = annexa_layout_add_own_text (self, fact->value, ANNEXA_TEXT_FACT, LABEL_WIDTH, y,
                                                 self->width - LABEL_WIDTH, 0)
                         ->height;

      y += MAX (label, value) + 4;
    }
  for (guint i = first; i < self->pieces->len; i++)
    g_array_index (self->pieces, AnnexaPiece, i).y += (float) MAX (0, bottom - y);
}

/**
 * annexa_layout_make_cover:
 * @self: a layout
 * @block: the number of the cover
 */
void
annexa_layout_make_cover (AnnexaLayout *self,
                          guint         block)
{
  double room = annexa_layout_get_room (self, self->orientation);
  double bottom = room;
  AnnexaBox *box;

  annexa_layout_add_box (self, ANNEXA_BOX_COVER, block);
  if (self->logo != NULL)
    add_logo (self);
  add_title (self, room);
  if (self->info->confidentiality != NULL && *self->info->confidentiality != '\0')
    {
      double height = self->theme.styles[ANNEXA_TEXT_COVER_LABEL].leading;

      bottom -= height + 24;
      annexa_layout_add_piece (self, ANNEXA_PIECE_RULE, 0, room - height - 12, self->width, self->theme.thin);
      annexa_layout_add_own_text (self, self->info->confidentiality, ANNEXA_TEXT_COVER_LABEL, 0, room - height,
                                  self->width, 0);
    }
  add_facts (self, annexa_document_get_block (self->document, block)->facts, bottom);
  annexa_layout_get_box (self, self->boxes->len - 1)->height = (float) room;

  box = annexa_layout_add_box (self, ANNEXA_BOX_BREAK, block);
  box->orientation = (guint8) self->orientation;
}

static void
add_contents_line (AnnexaLayout             *self,
                   guint                     block,
                   guint                     number,
                   const AnnexaContentsLine *line)
{
  AnnexaTextRole role = line->level <= 1 ? ANNEXA_TEXT_CONTENTS_1 : ANNEXA_TEXT_CONTENTS_2;
  const AnnexaTextStyle *style = &self->theme.styles[role];
  double x = line->level <= 1 ? 0 : self->theme.indent;
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_CONTENTS, block);
  AnnexaPiece *title;

  box->row = number;
  box->before = (float) (number == 0 ? 0 : style->before) + (float) style->after;
  box->keep = line->level <= 1;
  title = annexa_layout_add_text (self, annexa_layout_own_run (self, ANNEXA_RUN_LINK, line->title, line->id), 1, role, x,
                                  0, self->width - x - NUMBER_WIDTH, 0);
  annexa_layout_add_own_text (self, "", role, self->width - NUMBER_WIDTH, title->height - style->leading, NUMBER_WIDTH,
                              1)
      ->cell
      = 1;
}

/**
 * annexa_layout_make_contents:
 * @self: a layout
 * @block: the number of the contents
 */
void
annexa_layout_make_contents (AnnexaLayout *self,
                             guint         block)
{
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_BREAK, block);

  box->orientation = (guint8) self->orientation;
  box = annexa_layout_add_box (self, ANNEXA_BOX_TEXT, block);
  box->keep = TRUE;
  annexa_layout_add_span (self, annexa_document_get_block (self->document, block)->text, ANNEXA_TEXT_HEADING_1, 0, 0,
                          self->width, 0);
  for (guint i = 0; i < self->contents->len; i++)
    add_contents_line (self, block, i, &g_array_index (self->contents, AnnexaContentsLine, i));
}

static void
number_line (AnnexaLayout    *self,
             const AnnexaBox *box)
{
  const AnnexaContentsLine *line = &g_array_index (self->contents, AnnexaContentsLine, box->row);
  AnnexaTextRole role = line->level <= 1 ? ANNEXA_TEXT_CONTENTS_1 : ANNEXA_TEXT_CONTENTS_2;
  AnnexaPiece *number = &g_array_index (self->pieces, AnnexaPiece, box->first_piece + box->n_pieces - 1);

  number->paragraph = annexa_typesetter_set (
      self->typesetter,
      &(AnnexaTypesetting){ annexa_layout_own_run (self, ANNEXA_RUN_PAGE_OF, NULL, line->id), 1, role, number->width, 1 });
  number->n_lines = 1;
}

/**
 * annexa_layout_number_contents:
 * @self: a layout whose pages are known
 *
 * Writes the numbers of pages into the contents, for which room was left.
 */
void
annexa_layout_number_contents (AnnexaLayout *self)
{
  guint n_boxes = self->boxes->len;

  for (guint i = 0; i < n_boxes; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (self, i);

      if (box->type == ANNEXA_BOX_CONTENTS)
        number_line (self, box);
    }
}
