/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <math.h>

#include "annexa-layout-private.h"

#define DOT_STEP 4.5
#define DOT_SIZE 0.9
#define DOTS_GAP 6

/* The page being drawn. */
typedef struct
{
  AnnexaLayout *layout;
  cairo_t *cr;
  AnnexaTagger *tagger;
  double page_width;
  double page_height;
  GArray *lines; /* between rows, which are drawn at once when the page is done */
} Canvas;

static void
set_ink (Canvas   *self,
         AnnexaInk ink)
{
  const AnnexaTheme *theme = &self->layout->theme;
  AnnexaRgba colour = ink == ANNEXA_INK_ACCENT ? theme->accent
                      : ink == ANNEXA_INK_TEXT ? theme->palette->text
                      : ink == ANNEXA_INK_DIM  ? theme->palette->dim
                                               : theme->palette->line;

  cairo_set_source_rgba (self->cr, colour.red, colour.green, colour.blue, colour.alpha);
}

/* What is drawn in between is decoration, in which nothing is an element. */
static void
begin_decoration (Canvas *self)
{
  annexa_typesetter_set_tagged (self->layout->typesetter, FALSE);
  annexa_tagger_begin_artifact (self->tagger);
}

static void
end_decoration (Canvas *self)
{
  annexa_tagger_end_artifact (self->tagger);
  annexa_typesetter_set_tagged (self->layout->typesetter, self->tagger != NULL);
}

/* Pages are laid out from the side where lines begin; here it becomes left or right. */
static double
get_left (Canvas *self,
          double  x,
          double  width)
{
  const AnnexaTheme *theme = &self->layout->theme;

  if (self->layout->info->right_to_left)
    return self->page_width - theme->margin_left - x - width;
  return theme->margin_left + x;
}

static void
draw_rule (Canvas   *self,
           AnnexaInk ink,
           double    x,
           double    y,
           double    width,
           double    height)
{
  set_ink (self, ink);
  cairo_rectangle (self->cr, get_left (self, x, width), y, width, height);
  cairo_fill (self->cr);
}

static void
add_line (Canvas *self,
          double  y,
          double  width)
{
  cairo_rectangle_t line = { get_left (self, 0, width), y, width, self->layout->theme.thin };

  g_array_append_val (self->lines, line);
}

/* A darker line takes the place of the one at @y. */
static void
remove_line (Canvas *self,
             double  y)
{
  for (guint i = self->lines->len; i > 0; i--)
    if (ABS (g_array_index (self->lines, cairo_rectangle_t, i - 1).y - y) < self->layout->theme.thin)
      g_array_remove_index (self->lines, i - 1);
}

static void
draw_all_lines (Canvas *self)
{
  if (self->lines->len == 0)
    return;

  begin_decoration (self);
  set_ink (self, ANNEXA_INK_LINE);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const cairo_rectangle_t *line = &g_array_index (self->lines, cairo_rectangle_t, i);

      cairo_rectangle (self->cr, line->x, line->y, line->width, line->height);
    }
  cairo_fill (self->cr);
  end_decoration (self);
}

/* Dots of all lines stand below each other. */
static void
draw_dots (Canvas *self,
           double  from,
           double  to,
           double  y)
{
  set_ink (self, ANNEXA_INK_DIM);
  for (double x = ceil (from / DOT_STEP) * DOT_STEP; x <= to; x += DOT_STEP)
    {
      cairo_new_sub_path (self->cr);
      cairo_arc (self->cr, get_left (self, x, 0), y, DOT_SIZE / 2, 0, 2 * G_PI);
    }
  cairo_fill (self->cr);
}

static void
draw_scene (Canvas            *self,
            const AnnexaPiece *piece,
            double             y,
            AnnexaScene       *scene)
{
  double scale = piece->width / MAX (annexa_scene_get_width (scene), 1);

  cairo_save (self->cr);
  cairo_translate (self->cr, get_left (self, piece->x, piece->width), y + piece->y);
  cairo_scale (self->cr, scale, scale);
  annexa_scene_draw (scene, self->cr);
  cairo_restore (self->cr);
}

static void
draw_logo (Canvas            *self,
           const AnnexaPiece *piece,
           double             y)
{
  double scale = piece->width / cairo_image_surface_get_width (self->layout->logo);

  cairo_save (self->cr);
  cairo_translate (self->cr, get_left (self, piece->x, piece->width), y + piece->y);
  cairo_scale (self->cr, scale, scale);
  cairo_set_source_surface (self->cr, self->layout->logo, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_BEST);
  /* cairo_paint() between tags makes cairo 1.16 lose count of them. */
  cairo_rectangle (self->cr, 0, 0, cairo_image_surface_get_width (self->layout->logo),
                   cairo_image_surface_get_height (self->layout->logo));
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static guint
add_tag (AnnexaTag  *path,
         guint       n,
         const char *name,
         guint64     id)
{
  path[n] = (AnnexaTag){ name, id };
  return n + 1;
}

/* The elements that hold the pieces of a box. Loose content of these, such as lines, belongs to no element. */
static guint
find_container (Canvas          *self,
                const AnnexaBox *box,
                AnnexaTag       *path)
{
  guint n = add_tag (path, 0, "Document", 0);

  n = add_tag (path, n, "Sect", box->type == ANNEXA_BOX_COVER ? G_MAXUINT : box->section);
  switch ((AnnexaBoxType) box->type)
    {
    case ANNEXA_BOX_TITLES:
    case ANNEXA_BOX_ROW:
    case ANNEXA_BOX_FACT:
      return add_tag (path, n, "Table", box->block);
    case ANNEXA_BOX_ITEM:
      return add_tag (path, n, "L", box->list);
    case ANNEXA_BOX_CONTENTS:
      return add_tag (path, n, "TOC", box->block);
    case ANNEXA_BOX_TEXT:
    case ANNEXA_BOX_FIGURE:
    case ANNEXA_BOX_SIGNATURE:
    case ANNEXA_BOX_COVER:
    case ANNEXA_BOX_MASTHEAD:
    case ANNEXA_BOX_BREAK:
    default:
      return n;
    }
}

static const char *
get_text_tag (Canvas          *self,
              const AnnexaBox *box)
{
  static const char *const headings[ANNEXA_DEEPEST_HEADING] = { "H1", "H2", "H3", "H4" };
  const AnnexaBlock *block = annexa_document_get_block (self->layout->document, box->block);

  if (block->type == ANNEXA_BLOCK_CONTENTS)
    return headings[0];
  return block->type == ANNEXA_BLOCK_HEADING ? headings[CLAMP (block->level, 1, ANNEXA_DEEPEST_HEADING) - 1] : "P";
}

/* The elements that a piece of a box is in, from the outermost. What has a name and an id is one element, also when it
 * goes on on the next page. */
static guint
find_path (Canvas            *self,
           guint              number,
           const AnnexaPiece *piece,
           AnnexaTag         *path)
{
  const AnnexaBox *box = annexa_layout_get_box (self->layout, number);
  guint n = find_container (self, box, path);

  switch ((AnnexaBoxType) box->type)
    {
    case ANNEXA_BOX_TEXT:
      return add_tag (path, n, get_text_tag (self, box), box->block);
    case ANNEXA_BOX_ITEM:
      n = add_tag (path, n, "LI", box->block);
      return add_tag (path, n, piece->type == ANNEXA_PIECE_LABEL ? "Lbl" : "LBody", 0);
    case ANNEXA_BOX_TITLES:
    case ANNEXA_BOX_ROW:
      n = add_tag (path, n, "TR", number);
      return add_tag (path, n, box->type == ANNEXA_BOX_TITLES ? "TH" : "TD", piece->cell);
    case ANNEXA_BOX_FACT:
      n = add_tag (path, n, "TR", number);
      return add_tag (path, n, piece->cell == 0 ? "TH" : "TD", piece->cell);
    case ANNEXA_BOX_FIGURE:
      return add_tag (path, n, piece->type == ANNEXA_PIECE_SCENE ? "Figure" : "Caption", box->block);
    case ANNEXA_BOX_CONTENTS:
      n = add_tag (path, n, "TOCI", box->row);
      return add_tag (path, n, "Reference", 0);
    case ANNEXA_BOX_COVER:
    case ANNEXA_BOX_MASTHEAD:
    case ANNEXA_BOX_SIGNATURE:
    case ANNEXA_BOX_BREAK:
    default:
      return add_tag (path, n, piece->type == ANNEXA_PIECE_LOGO ? "Figure" : "P", piece->paragraph);
    }
}

/* Elements hold either text or other elements: what cairo finds beside an element inside another one is left out. */
static void
draw_text (Canvas            *self,
           const AnnexaBox   *box,
           const AnnexaPiece *piece,
           double             y)
{
  gboolean parts = self->tagger != NULL && box->split;

  if (parts)
    cairo_tag_begin (self->cr, "Span", NULL);
  annexa_typesetter_draw (self->layout->typesetter, self->cr, piece->paragraph, piece->first_line, piece->n_lines,
                          get_left (self, piece->x, piece->width), y + piece->y);
  if (parts)
    cairo_tag_end (self->cr, "Span");
}

static void
draw_piece (Canvas            *self,
            const AnnexaBox   *box,
            const AnnexaPiece *piece,
            double             y)
{
  switch ((AnnexaPieceType) piece->type)
    {
    case ANNEXA_PIECE_TEXT:
    case ANNEXA_PIECE_LABEL:
      draw_text (self, box, piece, y);
      break;
    case ANNEXA_PIECE_SCENE:
      draw_scene (self, piece, y, annexa_document_get_block (self->layout->document, box->block)->figure->scene);
      break;
    case ANNEXA_PIECE_LOGO:
      draw_logo (self, piece, y);
      break;
    case ANNEXA_PIECE_RULE:
    default:
      g_assert_not_reached ();
    }
}

/* The lines of a table lie between its rows. */
static void
draw_lines (Canvas          *self,
            const AnnexaBox *box,
            double           y)
{
  const AnnexaTheme *theme = &self->layout->theme;
  double width = g_array_index (self->layout->tables, AnnexaTableFrame, box->table).width;
  double bottom = y + box->height;

  if (box->type == ANNEXA_BOX_TITLES)
    draw_rule (self, ANNEXA_INK_ACCENT, 0, bottom - theme->thick, width, theme->thick);
  if (box->row_type == ANNEXA_ROW_TOTAL && box->type == ANNEXA_BOX_ROW)
    {
      remove_line (self, y - theme->thin);
      draw_rule (self, ANNEXA_INK_TEXT, 0, y - theme->thin, width, theme->thick / 2);
    }
  if (box->type == ANNEXA_BOX_ROW)
    add_line (self, bottom - theme->thin, width);
}

static void
draw_leader (Canvas          *self,
             const AnnexaBox *box,
             double           y)
{
  AnnexaTypesetter *typesetter = self->layout->typesetter;
  const AnnexaPiece *title = &g_array_index (self->layout->pieces, AnnexaPiece, box->first_piece);
  const AnnexaPiece *number = title + 1;
  double from = title->x + annexa_typesetter_get_last_width (typesetter, title->paragraph) + DOTS_GAP;
  double to = number->x + number->width - annexa_typesetter_get_last_width (typesetter, number->paragraph) - DOTS_GAP;

  draw_dots (self, from, to, y + number->y + annexa_typesetter_get_baseline (typesetter, number->paragraph) - 0.4);
}

static void
draw_decoration (Canvas          *self,
                 const AnnexaBox *box,
                 double           y)
{
  if (box->type == ANNEXA_BOX_ROW || box->type == ANNEXA_BOX_TITLES)
    draw_lines (self, box, y);
  if (box->type == ANNEXA_BOX_CONTENTS)
    draw_leader (self, box, y);
  for (guint i = 0; i < box->n_pieces; i++)
    {
      const AnnexaPiece *piece = &g_array_index (self->layout->pieces, AnnexaPiece, box->first_piece + i);

      if (piece->type == ANNEXA_PIECE_RULE)
        draw_rule (self, piece->ink, piece->x, y + piece->y, piece->width, piece->height);
    }
}

/* What links and bookmarks lead to: a little above the heading, so that it does not touch the edge of the window. */
static void
add_target (Canvas            *self,
            const AnnexaBox   *box,
            const AnnexaPiece *piece,
            double             y)
{
  const AnnexaBlock *block = annexa_document_get_block (self->layout->document, box->block);
  g_autofree char *attributes = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->tagger == NULL || block->type != ANNEXA_BLOCK_HEADING || piece->first_line > 0
      || !annexa_tagger_can_name (block->id))
    return;

  attributes = g_strdup_printf ("name='%s' x=0 y=%s", block->id,
                                g_ascii_formatd (number, sizeof number, "%.2f", MAX (0, y - 12)));
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/* Cells that say nothing are elements all the same: a row has a cell for each column. */
static gboolean
is_silent (const AnnexaBox   *box,
           const AnnexaPiece *piece)
{
  return box->type != ANNEXA_BOX_ROW && box->type != ANNEXA_BOX_TITLES && piece->type == ANNEXA_PIECE_TEXT
         && piece->n_lines == 0;
}

static void
draw_box (Canvas                *self,
          const AnnexaPlacedBox *placed)
{
  const AnnexaBox *box = annexa_layout_get_box (self->layout, placed->box);
  double y = self->layout->theme.margin_top + placed->y;
  AnnexaTag path[ANNEXA_TAGS_DEEPEST];

  for (guint i = 0; i < box->n_pieces; i++)
    {
      const AnnexaPiece *piece = &g_array_index (self->layout->pieces, AnnexaPiece, box->first_piece + i);

      if (piece->type == ANNEXA_PIECE_RULE || is_silent (box, piece))
        continue;
      if (!placed->repeated)
        {
          annexa_tagger_move_to (self->tagger, path, find_path (self, placed->box, piece, path));
          add_target (self, box, piece, y);
        }
      else if (i == 0)
        begin_decoration (self);
      draw_piece (self, box, piece, y);
    }
  if (placed->repeated && box->n_pieces > 0)
    end_decoration (self);

  annexa_tagger_move_to (self->tagger, path, find_container (self, box, path));
  begin_decoration (self);
  draw_decoration (self, box, y);
  end_decoration (self);
}

static void
draw_running (Canvas            *self,
              const AnnexaSheet *sheet)
{
  const AnnexaTheme *theme = &self->layout->theme;
  double width = self->page_width - theme->margin_left - theme->margin_right;

  begin_decoration (self);
  for (guint i = 0; i < ANNEXA_N_RUNNING; i++)
    {
      double y = annexa_running[i].at_foot ? self->page_height - theme->footer_y : theme->header_y;
      double x = get_left (self, width * annexa_running[i].start, width * annexa_running[i].share);

      annexa_typesetter_draw (self->layout->typesetter, self->cr, sheet->running[i], 0, 1, x, y);
    }
  draw_rule (self, ANNEXA_INK_LINE, 0, theme->header_y + 14, width, theme->thin);
  end_decoration (self);
}

/* What the last page left open goes on or is ended, so that header and footer stand in no element that holds text. */
static void
begin_tags (Canvas            *self,
            const AnnexaSheet *sheet)
{
  AnnexaTag path[ANNEXA_TAGS_DEEPEST] = { { "Document", 0 } };
  const AnnexaPlacedBox *first;
  const AnnexaBox *box;

  if (sheet->n_placed == 0)
    {
      annexa_tagger_move_to (self->tagger, path, 1);
      return;
    }

  first = &g_array_index (self->layout->placed, AnnexaPlacedBox, sheet->first_placed);
  box = annexa_layout_get_box (self->layout, first->box);
  if (box->split && box->type != ANNEXA_BOX_ROW)
    annexa_tagger_move_to (self->tagger, path,
                           find_path (self, first->box,
                                      &g_array_index (self->layout->pieces, AnnexaPiece,
                                                      box->first_piece + box->n_pieces - 1),
                                      path));
  else
    annexa_tagger_move_to (self->tagger, path, find_container (self, box, path));
}

/**
 * annexa_layout_draw:
 * @self: a layout with pages
 * @page: the number of a page, from 0
 * @cr: where to draw; one unit is one point
 * @tagger: (nullable): says what is what, when pages are drawn one after the other into one file
 */
void
annexa_layout_draw (AnnexaLayout *self,
                    guint         page,
                    cairo_t      *cr,
                    AnnexaTagger *tagger)
{
  const AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, page);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  Canvas canvas = { .layout = self, .cr = cr, .tagger = tagger, .lines = lines };

  annexa_theme_get_page_size (&self->theme, sheet->orientation, &canvas.page_width, &canvas.page_height);
  annexa_typesetter_set_tagged (self->typesetter, tagger != NULL);
  if (tagger != NULL)
    begin_tags (&canvas, sheet);
  if (!sheet->cover)
    draw_running (&canvas, sheet);
  for (guint i = 0; i < sheet->n_placed; i++)
    draw_box (&canvas, &g_array_index (self->placed, AnnexaPlacedBox, sheet->first_placed + i));
  draw_all_lines (&canvas);
}
