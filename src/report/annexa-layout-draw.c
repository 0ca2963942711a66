/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "annexa-layout-private.h"

#define DOT_STEP 4.5
#define DOT_SIZE 0.9
#define DOTS_GAP 6

/* The page being drawn. */
typedef struct
{
  AnnexaLayout *layout;
  AnnexaCanvas *canvas;
  double page_width;
  double page_height;
  GArray *lines; /* between rows, which are drawn at once when the page is done */
} Drawer;

static const AnnexaRgba *
get_ink (Drawer   *self,
         AnnexaInk ink)
{
  const AnnexaTheme *theme = &self->layout->theme;

  return ink == ANNEXA_INK_ACCENT ? &theme->accent
         : ink == ANNEXA_INK_TEXT ? &theme->palette->text
         : ink == ANNEXA_INK_DIM  ? &theme->palette->dim
                                  : &theme->palette->line;
}

/* Pages are laid out from the side where lines begin; here it becomes left or right. */
static double
get_left (Drawer *self,
          double  x,
          double  width)
{
  const AnnexaTheme *theme = &self->layout->theme;

  if (self->layout->info->right_to_left)
    return self->page_width - theme->margin_left - x - width;
  return theme->margin_left + x;
}

static void
draw_rule (Drawer   *self,
           AnnexaInk ink,
           double    x,
           double    y,
           double    width,
           double    height)
{
  const cairo_rectangle_t area = { get_left (self, x, width), y, width, height };

  annexa_canvas_fill (self->canvas, get_ink (self, ink), &area, 1, 0);
}

static void
add_line (Drawer *self,
          double  y,
          double  width)
{
  cairo_rectangle_t line = { get_left (self, 0, width), y, width, self->layout->theme.thin };

  g_array_append_val (self->lines, line);
}

/* A darker line takes the place of the one at @y. */
static void
remove_line (Drawer *self,
             double  y)
{
  for (guint i = self->lines->len; i > 0; i--)
    if (ABS (g_array_index (self->lines, cairo_rectangle_t, i - 1).y - y) < self->layout->theme.thin)
      g_array_remove_index (self->lines, i - 1);
}

static void
draw_all_lines (Drawer *self)
{
  if (self->lines->len == 0)
    return;

  annexa_canvas_set_decoration (self->canvas, TRUE);
  annexa_canvas_fill (self->canvas, get_ink (self, ANNEXA_INK_LINE),
                      (const cairo_rectangle_t *) (gpointer) self->lines->data, self->lines->len, 0);
  annexa_canvas_set_decoration (self->canvas, FALSE);
}

/* Dots of all lines stand below each other. */
static void
draw_dots (Drawer *self,
           double  from,
           double  to,
           double  y)
{
  double first = ceil (from / DOT_STEP) * DOT_STEP;
  double width = floor ((to - first) / DOT_STEP) * DOT_STEP;
  const cairo_rectangle_t area = { get_left (self, first, width), y - DOT_SIZE / 2, width, DOT_SIZE };

  if (width >= 0)
    annexa_canvas_draw_dots (self->canvas, get_ink (self, ANNEXA_INK_DIM), &area, DOT_STEP);
}

static cairo_rectangle_t
get_area (Drawer            *self,
          const AnnexaPiece *piece,
          double             y)
{
  return (cairo_rectangle_t){ get_left (self, piece->x, piece->width), y + piece->y, piece->width, piece->height };
}

static guint
add_element (AnnexaElement *path,
             guint          n,
             const char    *name,
             guint64        id)
{
  path[n] = (AnnexaElement){ .name = name, .id = id };
  return n + 1;
}

static guint
add_table (Drawer          *self,
           const AnnexaBox *box,
           AnnexaElement   *path,
           guint            n)
{
  const AnnexaBlock *block = annexa_document_get_block (self->layout->document, box->block);

  add_element (path, n, "Table", box->block);
  if (block->type == ANNEXA_BLOCK_TABLE)
    {
      path[n].use = ANNEXA_ELEMENT_SUMMARIZED;
      path[n].text = block->table->summary;
    }
  return n + 1;
}

/* The elements that hold the pieces of a box. */
static guint
find_container (Drawer          *self,
                const AnnexaBox *box,
                AnnexaElement   *path)
{
  guint n = add_element (path, 0, "Document", 0);

  n = add_element (path, n, "Sect", box->type == ANNEXA_BOX_COVER ? G_MAXUINT : box->section);
  switch ((AnnexaBoxType) box->type)
    {
    case ANNEXA_BOX_TITLES:
    case ANNEXA_BOX_ROW:
    case ANNEXA_BOX_FACT:
      return add_table (self, box, path, n);
    case ANNEXA_BOX_ITEM:
      return add_element (path, n, "L", box->list);
    case ANNEXA_BOX_CONTENTS:
      return add_element (path, n, "TOC", box->block);
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
get_text_name (Drawer          *self,
               const AnnexaBox *box)
{
  static const char *const headings[ANNEXA_DEEPEST_HEADING] = { "H1", "H2", "H3", "H4" };
  const AnnexaBlock *block = annexa_document_get_block (self->layout->document, box->block);

  if (block->type == ANNEXA_BLOCK_CONTENTS)
    return headings[0];
  return block->type == ANNEXA_BLOCK_HEADING ? headings[CLAMP (block->level, 1, ANNEXA_DEEPEST_HEADING) - 1] : "P";
}

/* Titles of columns stand in rows of their own, titles of rows in front of a cell. The name of a group reaches over all
 * columns. */
static guint
add_cell (Drawer            *self,
          const AnnexaBox   *box,
          const AnnexaPiece *piece,
          AnnexaElement     *path,
          guint              n)
{
  gboolean title = box->type == ANNEXA_BOX_TITLES || (box->type == ANNEXA_BOX_FACT && piece->cell == 0);
  AnnexaElement *cell;

  n = add_element (path, n, "TR", box->type == ANNEXA_BOX_TITLES ? G_MAXUINT : box->row);
  cell = &path[n];
  n = add_element (path, n, title ? "TH" : "TD", piece->cell);
  if (title)
    cell->use = box->type == ANNEXA_BOX_TITLES ? ANNEXA_ELEMENT_COLUMN_TITLE : ANNEXA_ELEMENT_ROW_TITLE;
  else if (box->type == ANNEXA_BOX_ROW && box->row_type == ANNEXA_ROW_GROUP)
    {
      cell->use = ANNEXA_ELEMENT_SPANNING;
      cell->n_columns = g_array_index (self->layout->tables, AnnexaTableFrame, box->table).n_columns;
    }
  return n;
}

static guint
add_picture (AnnexaElement *path,
             guint          n,
             guint64        id,
             const char    *text)
{
  path[n] = (AnnexaElement){ .name = "Figure", .id = id, .use = ANNEXA_ELEMENT_PICTURE, .text = text };
  return n + 1;
}

/* The elements that a piece of a box is in, from the outermost. What has a name and an id is one element, also when it
 * goes on on the next page. */
static guint
find_path (Drawer            *self,
           const AnnexaBox   *box,
           const AnnexaPiece *piece,
           AnnexaElement     *path)
{
  guint n = find_container (self, box, path);

  switch ((AnnexaBoxType) box->type)
    {
    case ANNEXA_BOX_TEXT:
      return add_element (path, n, get_text_name (self, box), box->block);
    case ANNEXA_BOX_ITEM:
      n = add_element (path, n, "LI", box->block);
      return add_element (path, n, piece->type == ANNEXA_PIECE_LABEL ? "Lbl" : "LBody", 0);
    case ANNEXA_BOX_TITLES:
    case ANNEXA_BOX_ROW:
    case ANNEXA_BOX_FACT:
      return add_cell (self, box, piece, path, n);
    case ANNEXA_BOX_FIGURE:
      if (piece->type == ANNEXA_PIECE_SCENE)
        return add_picture (path, n, box->block,
                            annexa_document_get_block (self->layout->document, box->block)->figure->alternative);
      return add_element (path, n, "Caption", box->block);
    case ANNEXA_BOX_CONTENTS:
      n = add_element (path, n, "TOCI", box->row);
      return add_element (path, n, "Reference", 0);
    case ANNEXA_BOX_COVER:
    case ANNEXA_BOX_MASTHEAD:
    case ANNEXA_BOX_SIGNATURE:
    case ANNEXA_BOX_BREAK:
    default:
      if (piece->type == ANNEXA_PIECE_LOGO)
        /* TRANSLATORS: what a picture shows, read aloud. */
        return add_picture (path, n, piece->paragraph, _("Logo of the organization"));
      return add_element (path, n, "P", piece->paragraph);
    }
}

static void
draw_piece (Drawer            *self,
            const AnnexaBox   *box,
            const AnnexaPiece *piece,
            double             y)
{
  const cairo_rectangle_t area = get_area (self, piece, y);

  switch ((AnnexaPieceType) piece->type)
    {
    case ANNEXA_PIECE_TEXT:
    case ANNEXA_PIECE_LABEL:
      annexa_typesetter_draw (self->layout->typesetter, self->canvas, piece->paragraph, piece->first_line,
                              piece->n_lines, area.x, area.y);
      break;
    case ANNEXA_PIECE_SCENE:
      annexa_canvas_draw_scene (self->canvas,
                               annexa_document_get_block (self->layout->document, box->block)->figure->scene, &area);
      break;
    case ANNEXA_PIECE_LOGO:
      annexa_canvas_draw_picture (self->canvas, self->layout->logo, &area);
      break;
    case ANNEXA_PIECE_RULE:
    default:
      g_assert_not_reached ();
    }
}

/* The lines of a table lie between its rows. */
static void
draw_lines (Drawer          *self,
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
draw_leader (Drawer          *self,
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
draw_decoration (Drawer          *self,
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

/* What links and bookmarks lead to: a little above it, so that it does not touch the edge of the window. */
static void
add_target (Drawer          *self,
            const AnnexaBox *box,
            double           y)
{
  const char *id = annexa_layout_get_target (self->layout, box);

  if (id != NULL)
    annexa_canvas_add_target (self->canvas, id, MAX (0, y - 12));
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
draw_box (Drawer                *self,
          const AnnexaPlacedBox *placed)
{
  const AnnexaBox *box = annexa_layout_get_box (self->layout, placed->box);
  double y = self->layout->theme.margin_top + placed->y;
  AnnexaElement path[ANNEXA_ELEMENTS_DEEPEST];

  if (!placed->repeated)
    add_target (self, box, y);
  annexa_canvas_set_decoration (self->canvas, placed->repeated);
  for (guint i = 0; i < box->n_pieces; i++)
    {
      const AnnexaPiece *piece = &g_array_index (self->layout->pieces, AnnexaPiece, box->first_piece + i);

      if (piece->type == ANNEXA_PIECE_RULE || is_silent (box, piece))
        continue;
      if (!placed->repeated)
        annexa_canvas_move_to (self->canvas, path, find_path (self, box, piece, path));
      draw_piece (self, box, piece, y);
    }

  annexa_canvas_set_decoration (self->canvas, TRUE);
  draw_decoration (self, box, y);
  annexa_canvas_set_decoration (self->canvas, FALSE);
}

static void
draw_running (Drawer            *self,
              const AnnexaSheet *sheet)
{
  const AnnexaTheme *theme = &self->layout->theme;
  double width = self->page_width - theme->margin_left - theme->margin_right;

  annexa_canvas_set_decoration (self->canvas, TRUE);
  for (guint i = 0; i < ANNEXA_N_RUNNING; i++)
    {
      double y = annexa_running[i].at_foot ? self->page_height - theme->footer_y : theme->header_y;
      double x = get_left (self, width * annexa_running[i].start, width * annexa_running[i].share);

      annexa_typesetter_draw (self->layout->typesetter, self->canvas, sheet->running[i], 0, 1, x, y);
    }
  draw_rule (self, ANNEXA_INK_LINE, 0, theme->header_y + 14, width, theme->thin);
  annexa_canvas_set_decoration (self->canvas, FALSE);
}

/**
 * annexa_layout_draw:
 * @self: a layout with pages
 * @page: the number of a page, from 0
 * @canvas: where to draw; one unit is one point
 */
void
annexa_layout_draw (AnnexaLayout *self,
                    guint         page,
                    AnnexaCanvas *canvas)
{
  const AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, page);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  Drawer drawer = { .layout = self, .canvas = canvas, .lines = lines };

  annexa_theme_get_page_size (&self->theme, sheet->orientation, &drawer.page_width, &drawer.page_height);
  if (!sheet->cover)
    draw_running (&drawer, sheet);
  for (guint i = 0; i < sheet->n_placed; i++)
    draw_box (&drawer, &g_array_index (self->placed, AnnexaPlacedBox, sheet->first_placed + i));
  draw_all_lines (&drawer);
}
