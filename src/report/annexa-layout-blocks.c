/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-layout-private.h"

#define FACT_LABEL_SHARE 0.27
#define FACT_LABEL_WIDEST 150
#define FIGURE_GAP 6
#define LABEL_GAP 4    /* between a number and its point */
#define WIDE_LABEL 100 /* numbers from here on need the gap, too */

static void
use_orientation (AnnexaLayout     *self,
                 AnnexaOrientation orientation)
{
  double height;

  self->orientation = orientation;
  annexa_theme_get_page_size (&self->theme, orientation, &self->width, &height);
  self->width -= self->theme.margin_left + self->theme.margin_right;
}

static void
make_break (AnnexaLayout     *self,
            guint             block,
            AnnexaOrientation orientation)
{
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_BREAK, block);

  box->orientation = (guint8) orientation;
  use_orientation (self, orientation);
}

/* The space above the first paragraph of a list is what its predecessor leaves below. */
static double
get_before (AnnexaLayout          *self,
            const AnnexaTextStyle *style)
{
  double after = 0;
  const AnnexaBox *last;

  if (self->boxes->len < 2)
    return style->before;

  last = annexa_layout_get_box (self, self->boxes->len - 2);
  if (last->type == ANNEXA_BOX_TEXT || last->type == ANNEXA_BOX_ITEM)
    after = self->theme.styles[annexa_theme_get_role (annexa_document_get_block (self->document, last->block))].after;
  else if (last->type != ANNEXA_BOX_BREAK)
    after = self->theme.block_gap;
  return MAX (style->before, after);
}

/* What stands above lines to sign on stays with them, as does a picture with its table. */
static AnnexaKeep
get_keep (AnnexaLayout *self,
          guint         block)
{
  return annexa_document_leads_to_signatures (self->document, block)
                 || annexa_document_is_before_table (self->document, block)
                 || annexa_document_heads_text (self->document, block)
             ? ANNEXA_KEEP_WISHED
             : ANNEXA_KEEP_NOT;
}

static double
get_measure (AnnexaLayout *self)
{
  gboolean wide = self->orientation == ANNEXA_ORIENTATION_LANDSCAPE;

  return MIN (self->width, wide ? self->theme.wide_measure : self->theme.measure);
}

static void
make_text (AnnexaLayout      *self,
           guint              number,
           const AnnexaBlock *block)
{
  AnnexaTextRole role = annexa_theme_get_role (block);
  AnnexaBox *box;

  if (block->type == ANNEXA_BLOCK_HEADING && block->level <= 1)
    self->section++;
  box = annexa_layout_add_box (self, ANNEXA_BOX_TEXT, number);
  box->before = (float) get_before (self, &self->theme.styles[role]);
  box->keep = block->type == ANNEXA_BLOCK_HEADING || annexa_document_leads_to_next (self->document, number)
                  ? ANNEXA_KEEP_ALWAYS
                  : get_keep (self, number);
  annexa_layout_add_span (self, block->text, role, 0, 0, get_measure (self), 0);
}

static void
count_item (AnnexaLayout      *self,
            const AnnexaBlock *block,
            gboolean           first)
{
  guint level = MIN (block->level, G_N_ELEMENTS (self->numbers) - 1);

  if (first)
    {
      memset (self->numbers, 0, sizeof self->numbers);
      self->list++;
    }
  for (guint i = level + 1; i < G_N_ELEMENTS (self->numbers); i++)
    self->numbers[i] = 0;
  if (block->style == ANNEXA_PARAGRAPH_NUMBERED)
    self->numbers[level]++;
  else
    self->numbers[level] = 0;
}

static void
make_item (AnnexaLayout      *self,
           guint              number,
           const AnnexaBlock *block)
{
  gboolean first = self->boxes->len == 0
                   || annexa_layout_get_box (self, self->boxes->len - 1)->type != ANNEXA_BOX_ITEM;
  guint level = MIN (block->level, G_N_ELEMENTS (self->numbers) - 1);
  double x = self->theme.indent * level;
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_ITEM, number);
  g_autofree char *label = NULL;
  AnnexaPiece *piece;

  count_item (self, block, first);
  box->keep = get_keep (self, number);
  box->list = self->list;
  box->before = (float) (first ? get_before (self, &self->theme.styles[ANNEXA_TEXT_BODY]) : self->theme.item_gap);
  if (block->style == ANNEXA_PARAGRAPH_NUMBERED)
    {
      double gap = self->numbers[level] < WIDE_LABEL ? LABEL_GAP : 0;

      label = g_strdup_printf ("%u.", self->numbers[level]);
      piece = annexa_layout_add_own_text (self, label, ANNEXA_TEXT_BODY, x, 0, self->theme.indent - gap, 1);
    }
  else
    piece = annexa_layout_add_own_text (self, level % 2 == 0 ? "•" : "–", ANNEXA_TEXT_BODY, x, 0, self->theme.indent, 0);
  piece->type = ANNEXA_PIECE_LABEL;
  x += self->theme.indent;
  annexa_layout_add_span (self, block->text, ANNEXA_TEXT_BODY, x, 0, get_measure (self) - x, 0);
}

/**
 * annexa_layout_add_fact:
 * @self: a layout
 * @fact: a label and what it says
 * @y: from the top of the box added last
 * @label_width: where what it says begins
 * @width: of both
 *
 * Adds the two texts, the smaller letters of the label on the same line as the others.
 *
 * Returns: how high the fact is
 */
double
annexa_layout_add_fact (AnnexaLayout     *self,
                        const AnnexaFact *fact,
                        double            y,
                        double            label_width,
                        double            width)
{
  AnnexaPiece *label = annexa_layout_add_own_text (self, fact->label, ANNEXA_TEXT_FACT_LABEL, 0, y,
                                                   label_width - self->theme.cell_padding, 0);
  double baseline = annexa_typesetter_get_baseline (self->typesetter, label->paragraph);
  double height = label->height;
  guint number = self->pieces->len - 1;
  AnnexaPiece *value
      = annexa_layout_add_own_text (self, fact->value, ANNEXA_TEXT_FACT, label_width, y, width - label_width, 0);
  double lower = annexa_typesetter_get_baseline (self->typesetter, value->paragraph) - baseline;

  value->cell = 1;
  g_array_index (self->pieces, AnnexaPiece, number).y += (float) lower;
  return MAX (height + lower, value->height);
}

/**
 * annexa_layout_make_facts:
 * @self: a layout
 * @number: the number of the facts, or of a masthead, or of a cover on which there is no room for them
 */
void
annexa_layout_make_facts (AnnexaLayout *self,
                          guint         number)
{
  const AnnexaBlock *block = annexa_document_get_block (self->document, number);
  double label_width = MIN (self->width * FACT_LABEL_SHARE, FACT_LABEL_WIDEST);

  for (guint i = 0; i < block->facts->len; i++)
    {
      const AnnexaFact *fact = &g_array_index (block->facts, AnnexaFact, i);
      AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_FACT, number);
      double height;

      box->row = i;
      box->before = i == 0 ? (float) self->theme.block_gap : 3;
      box->keep = i + 1 < block->facts->len ? ANNEXA_KEEP_WISHED : get_keep (self, number);
      height = annexa_layout_add_fact (self, fact, 0, label_width, get_measure (self));
      annexa_layout_get_box (self, self->boxes->len - 1)->height = (float) height;
    }
}

/* A picture is never made larger than it was meant, and never so high that its caption does not fit below it. */
static void
make_figure (AnnexaLayout      *self,
             guint              number,
             const AnnexaBlock *block)
{
  const AnnexaFigure *figure = block->figure;
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_FIGURE, number);
  double width = annexa_scene_get_width (figure->scene);
  double height = annexa_scene_get_height (figure->scene);
  double room = annexa_layout_get_room (self, self->orientation);
  guint picture = self->pieces->len;
  double caption = 0;
  double scale;

  box->before = (float) self->theme.block_gap;
  box->keep = get_keep (self, number);
  annexa_layout_add_piece (self, ANNEXA_PIECE_SCENE, 0, 0, 0, 0);
  if (figure->caption != NULL)
    caption = FIGURE_GAP
              + annexa_layout_add_own_text (self, figure->caption, ANNEXA_TEXT_CAPTION, 0, 0,
                                            get_measure (self), 0)
                    ->height;

  scale = MIN (1, MIN (self->width / MAX (width, 1), MAX (room - caption, room / 4) / MAX (height, 1)));
  g_array_index (self->pieces, AnnexaPiece, picture).width = (float) (width * scale);
  g_array_index (self->pieces, AnnexaPiece, picture).height = (float) (height * scale);
  if (figure->caption != NULL)
    g_array_index (self->pieces, AnnexaPiece, picture + 1).y = (float) (height * scale + FIGURE_GAP);
  annexa_layout_get_box (self, self->boxes->len - 1)->height = (float) (height * scale + caption);
}

static void
make_block (AnnexaLayout *self,
            guint         number)
{
  const AnnexaBlock *block = annexa_document_get_block (self->document, number);

  switch (block->type)
    {
    case ANNEXA_BLOCK_COVER:
      annexa_layout_make_cover (self, number);
      break;
    case ANNEXA_BLOCK_MASTHEAD:
      annexa_layout_make_masthead (self, number);
      break;
    case ANNEXA_BLOCK_CONTENTS:
      annexa_layout_make_contents (self, number);
      break;
    case ANNEXA_BLOCK_SECTION:
      make_break (self, number, block->orientation);
      break;
    case ANNEXA_BLOCK_PAGE_BREAK:
      make_break (self, number, self->orientation);
      break;
    case ANNEXA_BLOCK_SOFT_BREAK:
      make_break (self, number, self->orientation);
      annexa_layout_get_box (self, self->boxes->len - 1)->soft = TRUE;
      break;
    case ANNEXA_BLOCK_HEADING:
      make_text (self, number, block);
      break;
    case ANNEXA_BLOCK_PARAGRAPH:
      if (block->style == ANNEXA_PARAGRAPH_ITEM || block->style == ANNEXA_PARAGRAPH_NUMBERED)
        make_item (self, number, block);
      else
        make_text (self, number, block);
      break;
    case ANNEXA_BLOCK_TABLE:
      annexa_layout_make_table (self, number);
      break;
    case ANNEXA_BLOCK_FACTS:
      annexa_layout_make_facts (self, number);
      break;
    case ANNEXA_BLOCK_FIGURE:
      make_figure (self, number, block);
      break;
    case ANNEXA_BLOCK_SIGNATURES:
      annexa_layout_make_signatures (self, number);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * annexa_layout_make_boxes:
 * @self: a layout
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Turns blocks into boxes, from top to bottom.
 *
 * Returns: whether it was not stopped
 */
gboolean
annexa_layout_make_boxes (AnnexaLayout *self,
                          GCancellable *cancellable,
                          GError      **error)
{
  self->section = 0;
  self->list = 0;
  self->cancellable = cancellable;
  use_orientation (self, ANNEXA_ORIENTATION_PORTRAIT);
  for (guint i = 0; i < annexa_document_get_n_blocks (self->document); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      make_block (self, i);
    }
  self->cancellable = NULL;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
