/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <math.h>

#include "annexa-layout-private.h"

/* No fewer lines than this stand alone at the foot or at the head of a page. */
#define FEWEST_LINES 2

/* So many boxes are looked at to find out whether what must stay together fits. */
#define LONGEST_CHAIN 24

/* Rather than to leave more of a page empty, a section begins on it and goes on on the next one. */
#define LEAST_FILLED 0.2

#define TOLERANCE 0.01

/* The page being filled. */
typedef struct
{
  AnnexaLayout *layout;
  AnnexaOrientation orientation;
  double room;
  double y;
  gboolean open;
  gboolean empty;
  guint n_boxes; /* of the document; parts of them are added behind */
  guint decided; /* boxes before this one belong on the page, as was found out when the first of them was placed */
} Filler;

static AnnexaPiece *
get_piece (AnnexaLayout *layout,
           guint         piece)
{
  return &g_array_index (layout->pieces, AnnexaPiece, piece);
}

static void
begin_page (Filler *self)
{
  AnnexaSheet sheet = { .orientation = (guint8) self->orientation, .first_placed = self->layout->placed->len };

  g_array_append_val (self->layout->sheets, sheet);
  self->room = annexa_layout_get_room (self->layout, self->orientation);
  self->y = 0;
  self->open = TRUE;
  self->empty = TRUE;
}

static void
place (Filler  *self,
       guint    box,
       gboolean repeated)
{
  AnnexaSheet *sheet = &g_array_index (self->layout->sheets, AnnexaSheet, self->layout->sheets->len - 1);
  const AnnexaBox *content = annexa_layout_get_box (self->layout, box);
  AnnexaPlacedBox placed = { box, 0, (guint8) repeated };

  if (!self->empty)
    self->y += content->before;
  placed.y = (float) self->y;
  g_array_append_val (self->layout->placed, placed);
  self->y += content->height;
  self->empty = FALSE;
  sheet->n_placed++;
  sheet->cover = sheet->cover || content->type == ANNEXA_BOX_COVER;
}

/* A table that goes on has its heading row again. */
static void
begin_page_for (Filler          *self,
                const AnnexaBox *box)
{
  begin_page (self);
  if (box->type == ANNEXA_BOX_ROW)
    place (self, g_array_index (self->layout->tables, AnnexaTableFrame, box->table).titles, TRUE);
}

/* How high a box can be at most on a page of its own. */
static double
get_fresh_room (Filler          *self,
                const AnnexaBox *box)
{
  double room = annexa_layout_get_room (self->layout, self->orientation);

  if (box->type != ANNEXA_BOX_ROW)
    return room;
  return room
         - annexa_layout_get_box (self->layout,
                                  g_array_index (self->layout->tables, AnnexaTableFrame, box->table).titles)
               ->height;
}

/* How much room is needed to begin with @box here, together with what must follow it on the same page. What is kept
 * together but higher than a page is parted where that harms least. */
static double
get_need (Filler *self,
          guint   box)
{
  double room = get_fresh_room (self, annexa_layout_get_box (self->layout, box));
  double above = 0;
  double need = 0;
  double good_need = 0;
  guint good_end = box;

  for (guint i = box; i < MIN (self->n_boxes, box + LONGEST_CHAIN); i++)
    {
      const AnnexaBox *content = annexa_layout_get_box (self->layout, i);
      double head;

      if (content->type == ANNEXA_BOX_BREAK)
        break;
      if (i > box || !self->empty)
        above += content->before;
      head = above + annexa_layout_get_head (self->layout, content, get_fresh_room (self, content));
      if (i > box && head > room)
        {
          if (good_end == box)
            break;
          self->decided = good_end;
          return good_need;
        }
      need = head;
      self->decided = i + 1;
      above += content->height;
      if (content->keep == ANNEXA_KEEP_NOT)
        break;
      if (content->keep == ANNEXA_KEEP_WISHED)
        {
          good_need = above;
          good_end = i + 1;
        }
    }
  return need;
}

/* Places @box, and what does not fit of it on the pages that follow. */
static void
place_parts (Filler *self,
             guint   box)
{
  gboolean fresh = self->empty;

  for (;;)
    {
      const AnnexaBox *content = annexa_layout_get_box (self->layout, box);
      double room = self->room - self->y - (self->empty ? 0 : content->before);
      guint head;
      guint rest;

      if (content->height <= room + TOLERANCE)
        break;
      rest = annexa_layout_split (self->layout, box, room, &head);
      if (rest == 0 && fresh)
        break; /* Nothing can be done about it. */
      if (rest != 0)
        {
          place (self, head, FALSE);
          box = rest;
        }
      begin_page_for (self, annexa_layout_get_box (self->layout, box));
      fresh = TRUE;
    }
  place (self, box, FALSE);
}

/* How deep the heading is that a box holds; 0 when it holds none. */
static guint
get_level (Filler          *self,
           const AnnexaBox *box)
{
  const AnnexaBlock *block = annexa_document_get_block (self->layout->document, box->block);

  return box->type == ANNEXA_BOX_TEXT && block->type == ANNEXA_BLOCK_HEADING ? block->level : 0;
}

/* Whether the section behind the break @box fits on the page that has begun, or would leave that almost empty. */
static gboolean
is_kept (Filler *self,
         guint   box)
{
  double y = self->y;
  guint level = 0;

  if (!self->open || self->empty)
    return FALSE;
  if (y < self->room * LEAST_FILLED)
    return TRUE;
  for (guint i = box + 1; i < self->n_boxes && y <= self->room + TOLERANCE; i++)
    {
      const AnnexaBox *content = annexa_layout_get_box (self->layout, i);

      guint deep = get_level (self, content);

      if (content->type == ANNEXA_BOX_BREAK || (level > 0 && deep > 0 && deep <= level))
        break;
      if (level == 0)
        level = deep;
      y += content->before + content->height;
    }
  return y <= self->room + TOLERANCE;
}

static void
add_box (Filler *self,
         guint   box)
{
  const AnnexaBox *content = annexa_layout_get_box (self->layout, box);

  if (content->type == ANNEXA_BOX_BREAK && content->soft && is_kept (self, box))
    {
      g_hash_table_add (self->layout->kept, GUINT_TO_POINTER (content->block));
      return;
    }
  if (content->type == ANNEXA_BOX_BREAK)
    {
      self->orientation = content->orientation;
      self->open = self->open && self->empty
                   && g_array_index (self->layout->sheets, AnnexaSheet, self->layout->sheets->len - 1).orientation
                          == content->orientation;
      return;
    }

  if (!self->open)
    begin_page_for (self, content);
  if (box >= self->decided && self->y + get_need (self, box) > self->room + TOLERANCE && !self->empty)
    begin_page_for (self, content);
  place_parts (self, box);
}

/**
 * annexa_layout_break_pages:
 * @self: a layout with boxes
 *
 * Puts the boxes on sheets. A document without any gets one empty page.
 */
void
annexa_layout_break_pages (AnnexaLayout *self)
{
  Filler filler = { .layout = self, .orientation = ANNEXA_ORIENTATION_PORTRAIT, .n_boxes = self->boxes->len };

  for (guint i = 0; i < filler.n_boxes; i++)
    add_box (&filler, i);
  if (self->sheets->len == 0)
    begin_page (&filler);
}

/* How many lines of @piece stand in its first @height points, so that neither part is a single line. */
static guint
fit_lines (AnnexaLayout      *self,
           const AnnexaPiece *piece,
           double             height,
           gboolean           strict)
{
  guint fits = 0;

  for (double y = 0; fits < piece->n_lines; fits++)
    {
      y += annexa_typesetter_get_height (self->typesetter, piece->paragraph, piece->first_line + fits, 1);
      if (y > height + TOLERANCE)
        break;
    }
  if (!strict || fits == piece->n_lines)
    return fits;
  if (piece->n_lines - fits < FEWEST_LINES)
    fits = piece->n_lines > FEWEST_LINES ? piece->n_lines - FEWEST_LINES : 0;
  return fits >= FEWEST_LINES ? fits : 0;
}

/**
 * annexa_layout_get_head:
 * @self: a layout
 * @box: one of its boxes
 * @room: how high a box can be on a page of its own
 *
 * Returns: how much of the box must stand on one page at least
 */
double
annexa_layout_get_head (AnnexaLayout    *self,
                        const AnnexaBox *box,
                        double           room)
{
  const AnnexaPiece *text;
  guint n_lines;

  if (box->type == ANNEXA_BOX_ROW && box->height > room)
    return MIN (box->height, room / 3);
  if (box->type != ANNEXA_BOX_TEXT && box->type != ANNEXA_BOX_ITEM)
    return box->height;

  text = get_piece (self, box->first_piece + box->n_pieces - 1);
  n_lines = text->n_lines >= 2 * FEWEST_LINES ? FEWEST_LINES : text->n_lines;
  return annexa_typesetter_get_height (self->typesetter, text->paragraph, text->first_line, n_lines);
}

static guint
copy_box (AnnexaLayout *self,
          guint         box)
{
  AnnexaBox copy = *annexa_layout_get_box (self, box);

  copy.split = TRUE;
  copy.height = 0;
  copy.n_pieces = 0;
  copy.first_piece = self->pieces->len;
  g_array_append_val (self->boxes, copy);
  return self->boxes->len - 1;
}

static void
add_part (AnnexaLayout *self,
          guint         box,
          AnnexaPiece   piece,
          guint         first_line,
          guint         n_lines,
          double        y)
{
  AnnexaBox *target = annexa_layout_get_box (self, box);

  piece.first_line = first_line;
  piece.n_lines = n_lines;
  piece.y = (float) y;
  piece.height = (float) annexa_typesetter_get_height (self->typesetter, piece.paragraph, first_line, n_lines);
  g_array_append_val (self->pieces, piece);
  target->n_pieces++;
  target->height = MAX (target->height, piece.y + piece.height);
}

static gboolean
can_split (AnnexaLayout    *self,
           const AnnexaBox *box,
           double           height)
{
  gboolean strict = box->type != ANNEXA_BOX_ROW;
  gboolean some = FALSE;

  if (box->type != ANNEXA_BOX_TEXT && box->type != ANNEXA_BOX_ITEM && box->type != ANNEXA_BOX_ROW)
    return FALSE;

  for (guint i = 0; i < box->n_pieces; i++)
    {
      const AnnexaPiece *piece = get_piece (self, box->first_piece + i);

      if (piece->type == ANNEXA_PIECE_TEXT)
        some = some || fit_lines (self, piece, height - piece->y, strict) > 0;
    }
  return some;
}

/**
 * annexa_layout_split:
 * @self: a layout
 * @box: the number of a box
 * @height: how much room there is for its first part
 * @head: (out): the number of the first part
 *
 * Returns: the number of the second part; 0 when nothing of the box fits
 */
guint
annexa_layout_split (AnnexaLayout *self,
                     guint         box,
                     double        height,
                     guint        *head)
{
  gboolean is_row = annexa_layout_get_box (self, box)->type == ANNEXA_BOX_ROW;
  double below = is_row ? self->theme.cell_below : 0;
  double above = is_row ? self->theme.cell_above : 0;
  AnnexaBox whole = *annexa_layout_get_box (self, box);
  guint rest;

  if (!can_split (self, &whole, height - below))
    return 0;

  *head = copy_box (self, box);
  for (guint i = 0; i < whole.n_pieces; i++)
    {
      AnnexaPiece piece = *get_piece (self, whole.first_piece + i);
      guint fits = fit_lines (self, &piece, height - below - piece.y, !is_row);

      add_part (self, *head, piece, piece.first_line, piece.type == ANNEXA_PIECE_LABEL ? 1 : fits, piece.y);
    }
  annexa_layout_get_box (self, *head)->height += (float) below;
  annexa_layout_get_box (self, *head)->keep = ANNEXA_KEEP_NOT;

  rest = copy_box (self, box);
  for (guint i = 0; i < whole.n_pieces; i++)
    {
      AnnexaPiece piece = *get_piece (self, whole.first_piece + i);
      guint fits = fit_lines (self, &piece, height - below - piece.y, !is_row);

      if (piece.type == ANNEXA_PIECE_TEXT)
        add_part (self, rest, piece, piece.first_line + fits, piece.n_lines - fits, above);
    }
  annexa_layout_get_box (self, rest)->height += (float) below;
  return rest;
}
