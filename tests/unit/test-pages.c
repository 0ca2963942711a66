/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-pages-private.h"
#include "annexa-test-document.h"
#include "annexa-test.h"
#include "annexa-typesetter-private.h"

#define N_RANDOM 12
#define TOLERANCE 0.05

static AnnexaPages *
lay_out (AnnexaDocument *document)
{
  g_autoptr (GError) error = NULL;
  AnnexaPages *pages = annexa_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pages);
  g_assert_cmpuint (annexa_pages_get_n_pages (pages), >=, 1);
  return pages;
}

static const AnnexaSheet *
get_sheet (AnnexaLayout *layout,
           guint         page)
{
  return &g_array_index (layout->sheets, AnnexaSheet, page);
}

static const AnnexaPlacedBox *
get_placed (AnnexaLayout      *layout,
            const AnnexaSheet *sheet,
            guint              position)
{
  return &g_array_index (layout->placed, AnnexaPlacedBox, sheet->first_placed + position);
}

static const AnnexaBox *
get_box (AnnexaLayout      *layout,
         const AnnexaSheet *sheet,
         guint              position)
{
  return annexa_layout_get_box (layout, get_placed (layout, sheet, position)->box);
}

static const AnnexaPiece *
get_piece (AnnexaLayout    *layout,
           const AnnexaBox *box,
           guint            piece)
{
  return &g_array_index (layout->pieces, AnnexaPiece, box->first_piece + piece);
}

static const AnnexaParagraph *
get_paragraph (AnnexaLayout *layout,
               guint         paragraph)
{
  return &g_array_index (layout->typesetter->paragraphs, AnnexaParagraph, paragraph);
}

static gboolean
is_text (const AnnexaPiece *piece)
{
  return piece->type == ANNEXA_PIECE_TEXT || piece->type == ANNEXA_PIECE_LABEL;
}

/* Nothing stands in the margins or in another box. */
static void
check_inside (AnnexaLayout *layout)
{
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const AnnexaSheet *sheet = get_sheet (layout, i);
      double room = annexa_layout_get_room (layout, sheet->orientation);
      double width;
      double height;
      double y = 0;

      annexa_theme_get_page_size (&layout->theme, sheet->orientation, &width, &height);
      width -= layout->theme.margin_left + layout->theme.margin_right;
      for (guint j = 0; j < sheet->n_placed; j++)
        {
          const AnnexaBox *box = get_box (layout, sheet, j);

          g_assert_cmpfloat (get_placed (layout, sheet, j)->y, >=, y - TOLERANCE);
          y = get_placed (layout, sheet, j)->y + box->height;
          g_assert_cmpfloat (y, <=, room + TOLERANCE);
          for (guint k = 0; k < box->n_pieces; k++)
            {
              const AnnexaPiece *piece = get_piece (layout, box, k);

              g_assert_cmpfloat (piece->x, >=, -TOLERANCE);
              g_assert_cmpfloat (piece->x + piece->width, <=, width + TOLERANCE);
              g_assert_cmpfloat (piece->y, >=, -TOLERANCE);
              g_assert_cmpfloat (piece->y + piece->height, <=, box->height + TOLERANCE);
            }
        }
    }
}

/* A letter that is wider than its column, or a word that Pango does not break, may stick out: no other line. */
static void
check_lines (AnnexaLayout *layout)
{
  for (guint i = 0; i < layout->typesetter->paragraphs->len; i++)
    {
      const AnnexaParagraph *paragraph = get_paragraph (layout, i);

      for (guint j = 0; !paragraph->complex && paragraph->width > 30 && j < paragraph->n_lines; j++)
        g_assert_cmpfloat (
            g_array_index (layout->typesetter->lines, AnnexaLine, paragraph->first_line + j).width, <=,
            paragraph->width + 2 * TOLERANCE);
    }
}

static gboolean
is_white (const AnnexaParagraph *paragraph,
          AnnexaTypesetter      *typesetter,
          AnnexaPlace            from,
          AnnexaPlace            to)
{
  for (; from.run < to.run || (from.run == to.run && from.byte < to.byte); from.byte++)
    {
      const char *text = annexa_typesetter_get_text (typesetter, &paragraph->runs[from.run]);

      if (text[from.byte] == '\0')
        from = (AnnexaPlace){ from.run + 1, (guint) -1 };
      else if (strchr (" \t\n", text[from.byte]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Between two lines, in front of the first and behind the last there is nothing but white space. */
static void
check_whole_text (AnnexaLayout *layout)
{
  AnnexaTypesetter *typesetter = layout->typesetter;

  for (guint i = 0; i < typesetter->paragraphs->len; i++)
    {
      const AnnexaParagraph *paragraph = get_paragraph (layout, i);
      AnnexaPlace place = { 0, 0 };

      if (paragraph->complex)
        continue;
      for (guint j = 0; j < paragraph->n_lines; j++)
        {
          const AnnexaLine *line = &g_array_index (typesetter->lines, AnnexaLine, paragraph->first_line + j);

          g_assert_true (is_white (paragraph, typesetter, place, line->start));
          g_assert_true (line->start.run > place.run || line->start.byte >= place.byte);
          place = line->end;
        }
      g_assert_true (is_white (paragraph, typesetter, place, (AnnexaPlace){ paragraph->n_runs, 0 }));
    }
}

/* Every line of every text is drawn once, but for the titles of tables. */
static void
check_drawn_once (AnnexaLayout *layout)
{
  g_autofree guint8 *drawn = g_new0 (guint8, layout->typesetter->lines->len + 1);

  for (guint i = 0; i < layout->sheets->len; i++)
    for (guint j = 0; j < get_sheet (layout, i)->n_placed; j++)
      {
        const AnnexaBox *box = get_box (layout, get_sheet (layout, i), j);

        if (get_placed (layout, get_sheet (layout, i), j)->repeated)
          continue;
        for (guint k = 0; k < box->n_pieces; k++)
          {
            const AnnexaPiece *piece = get_piece (layout, box, k);

            for (guint l = 0; is_text (piece) && l < piece->n_lines; l++)
              drawn[get_paragraph (layout, piece->paragraph)->first_line + piece->first_line + l]++;
          }
      }

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (layout, i);

      for (guint j = 0; j < box->n_pieces; j++)
        for (guint k = 0; is_text (get_piece (layout, box, j)) && k < get_piece (layout, box, j)->n_lines; k++)
          {
            const AnnexaPiece *piece = get_piece (layout, box, j);

            g_assert_cmpuint (
                drawn[get_paragraph (layout, piece->paragraph)->first_line + piece->first_line + k], ==, 1);
          }
    }
}

static void
check_blocks (AnnexaLayout *layout)
{
  guint last = 0;

  for (guint i = 0; i < layout->sheets->len; i++)
    for (guint j = 0; j < get_sheet (layout, i)->n_placed; j++)
      {
        const AnnexaBox *box = get_box (layout, get_sheet (layout, i), j);

        g_assert_cmpuint (box->block, >=, last);
        last = box->block;
      }
}

/* Rows stand below their titles on every page. */
static void
check_titles (AnnexaLayout *layout)
{
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const AnnexaSheet *sheet = get_sheet (layout, i);
      guint titles = G_MAXUINT;

      for (guint j = 0; j < sheet->n_placed; j++)
        {
          const AnnexaBox *box = get_box (layout, sheet, j);

          if (box->type == ANNEXA_BOX_TITLES)
            {
              titles = box->table;
              g_assert_false (get_placed (layout, sheet, j)->repeated && j > 0);
            }
          if (box->type == ANNEXA_BOX_ROW)
            g_assert_cmpuint (titles, ==, box->table);
        }
    }
}

/* A row is broken only where no page could have held it. */
static void
check_split (AnnexaLayout *layout)
{
  guint n_boxes = layout->boxes->len;

  for (guint i = 0; i < n_boxes; i++)
    {
      const AnnexaBox *box = annexa_layout_get_box (layout, i);
      const AnnexaPiece *text = box->n_pieces > 0 ? get_piece (layout, box, box->n_pieces - 1) : NULL;

      if (!box->split)
        continue;
      if (box->type == ANNEXA_BOX_ROW)
        {
          double whole = 0;
          double room = MAX (annexa_layout_get_room (layout, ANNEXA_ORIENTATION_LANDSCAPE), 0);

          for (guint j = 0; j < n_boxes; j++)
            if (!annexa_layout_get_box (layout, j)->split && annexa_layout_get_box (layout, j)->type == ANNEXA_BOX_ROW
                && annexa_layout_get_box (layout, j)->table == box->table
                && annexa_layout_get_box (layout, j)->row == box->row)
              whole = annexa_layout_get_box (layout, j)->height;
          g_assert_cmpfloat (
              whole + annexa_layout_get_box (layout, g_array_index (layout->tables, AnnexaTableFrame, box->table).titles)
                          ->height,
              >, room - TOLERANCE);
        }
      else
        g_assert_cmpuint (text->n_lines, >=, 2);
    }
}

static gboolean
stays_with_next (AnnexaLayout    *layout,
                 const AnnexaBox *box,
                 const AnnexaBox *next)
{
  if (box->type == ANNEXA_BOX_TITLES || (box->type == ANNEXA_BOX_ROW && box->row_type == ANNEXA_ROW_GROUP))
    return next->block == box->block;

  return annexa_document_get_block (layout->document, box->block)->type == ANNEXA_BLOCK_HEADING;
}

/* Finds what follows the last box of a page; NULL at the end of the document and where it asks for a new page. */
static const AnnexaBox *
find_next (AnnexaLayout    *layout,
           const AnnexaBox *box)
{
  guint next = (guint) (box - (const AnnexaBox *) (gpointer) layout->boxes->data) + 1;
  const AnnexaBox *found = next < layout->boxes->len ? annexa_layout_get_box (layout, next) : NULL;

  return found == NULL || found->type == ANNEXA_BOX_BREAK || found->split ? NULL : found;
}

/* No heading, titles of columns or name of a group ends a page. Where a whole page would be needed for all that belongs
 * together, nobody can help it. */
static void
check_kept (AnnexaLayout *layout)
{
  for (guint i = 0; i + 1 < layout->sheets->len; i++)
    {
      const AnnexaSheet *sheet = get_sheet (layout, i);
      const AnnexaBox *last = sheet->n_placed > 0 ? get_box (layout, sheet, sheet->n_placed - 1) : NULL;
      const AnnexaBox *next = last != NULL ? find_next (layout, last) : NULL;

      if (next == NULL || !stays_with_next (layout, last, next) || last->split)
        continue;
      g_assert_cmpfloat (last->height + next->height, >, annexa_layout_get_room (layout, sheet->orientation) * 0.7);
    }
}

static void
check_contents (AnnexaPages  *pages,
                AnnexaLayout *layout)
{
  guint line = 0;

  for (guint i = 0; i < layout->sheets->len; i++)
    for (guint j = 0; j < get_sheet (layout, i)->n_placed; j++)
      {
        const AnnexaBox *box = get_box (layout, get_sheet (layout, i), j);
        const AnnexaBlock *block = annexa_document_get_block (layout->document, box->block);

        if (annexa_document_in_contents (block) && get_piece (layout, box, 0)->first_line == 0)
          {
            const AnnexaContentsLine *contents = annexa_pages_get_contents (pages, line++);

            if (block->id != NULL)
              g_assert_cmpstr (contents->id, ==, block->id);
            g_assert_cmpuint (contents->page, ==, i);
          }
        if (box->type == ANNEXA_BOX_CONTENTS)
          {
            const AnnexaContentsLine *contents = annexa_pages_get_contents (pages, box->row);
            const AnnexaParagraph *number = get_paragraph (layout, get_piece (layout, box, 1)->paragraph);
            g_autofree char *page = g_strdup_printf ("%u", contents->page + 1);

            g_assert_cmpstr (annexa_typesetter_get_text (layout->typesetter, number->runs), ==, page);
            g_assert_cmpuint (number->n_lines, ==, 1);
          }
      }
  g_assert_cmpuint (line, ==, annexa_pages_get_n_contents (pages));
}

static void
check_signatures (AnnexaLayout *layout)
{
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const AnnexaSheet *sheet = get_sheet (layout, i);
      const AnnexaBox *first = sheet->n_placed > 0 ? get_box (layout, sheet, 0) : NULL;

      if (first != NULL && first->type == ANNEXA_BOX_SIGNATURE)
        g_assert_cmpuint (first->row, ==, 0);
    }
}

static void
draw_all (AnnexaPages *pages)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < annexa_pages_get_n_pages (pages); i++)
    annexa_pages_draw (pages, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
check (AnnexaPages *pages)
{
  AnnexaLayout *layout = annexa_pages_get_layout (pages);

  check_inside (layout);
  check_lines (layout);
  check_whole_text (layout);
  check_drawn_once (layout);
  check_blocks (layout);
  check_titles (layout);
  check_split (layout);
  check_kept (layout);
  check_contents (pages, layout);
  check_signatures (layout);
}

static void
test_everything (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);

  check (pages);
  draw_all (pages);
  g_assert_true (annexa_pages_get_document (pages) == document);
  g_assert_true (get_sheet (annexa_pages_get_layout (pages), 0)->cover);
  g_assert_false (get_sheet (annexa_pages_get_layout (pages), 1)->cover);
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= N_RANDOM; seed++)
    {
      g_autoptr (AnnexaDocument) document = annexa_test_make_random (seed);
      g_autoptr (AnnexaPages) pages = lay_out (document);

      g_test_message ("seed %u", seed);
      check (pages);
      if (seed % 6 == 0)
        draw_all (pages);
    }
}

static void
test_empty (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  double width;
  double height;

  g_assert_cmpuint (annexa_pages_get_n_pages (pages), ==, 1);
  annexa_pages_get_size (pages, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
  draw_all (pages);
}

static void
test_orientation (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  guint n_wide = 0;

  for (guint i = 0; i < annexa_pages_get_n_pages (pages); i++)
    {
      double width;
      double height;

      annexa_pages_get_size (pages, i, &width, &height);
      n_wide += width > height;
    }
  g_assert_cmpuint (n_wide, >=, 2);
  g_assert_cmpuint (n_wide, <, annexa_pages_get_n_pages (pages) - 3);
}

/* Headings that nothing can lead to are in the contents all the same. */
static void
test_headings_without_id (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;

  annexa_document_add_contents (document, "Contents");
  for (guint i = 0; i < 3; i++)
    {
      annexa_document_add_page_break (document);
      annexa_document_add_heading (document, 1, i == 0 ? NULL : "twice", "Heading");
    }
  pages = lay_out (document);
  check (pages);
  g_assert_cmpuint (annexa_pages_get_n_pages (pages), ==, 4);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (annexa_pages_get_contents (pages, i)->page, ==, i + 1);
}

/* No page of the contents begins in the middle of a chapter. */
static void
test_contents_chapters (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;
  AnnexaLayout *layout;
  guint n_later = 0;

  annexa_document_add_contents (document, "Contents");
  for (guint i = 0; i < 120; i++)
    {
      annexa_document_add_heading (document, i % 7 == 0 ? 1 : 2, NULL, "Heading");
      annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Text");
    }
  pages = lay_out (document);
  check (pages);
  layout = annexa_pages_get_layout (pages);
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const AnnexaBox *box = get_box (layout, get_sheet (layout, i), 0);

      if (box->type != ANNEXA_BOX_CONTENTS)
        continue;
      g_assert_cmpuint (annexa_pages_get_contents (pages, box->row)->level, ==, 1);
      n_later++;
    }
  g_assert_cmpuint (n_later, >, 0);
}

/* How many rows of a table stand on its last page; 0 where there is only one. */
static guint
count_last_rows (guint       n_rows,
                 const char *text)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  AnnexaTableColumn column = { "Title", 1, 0, NULL };
  g_autoptr (AnnexaPages) pages = NULL;
  AnnexaLayout *layout;

  annexa_document_begin_table (document, &column, 1, "Rows");
  for (guint i = 0; i < n_rows; i++)
    {
      annexa_document_begin_row (document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (document, text);
    }
  pages = lay_out (document);
  check (pages);
  layout = annexa_pages_get_layout (pages);
  return layout->sheets->len > 1 ? get_sheet (layout, layout->sheets->len - 1)->n_placed - 1u : 0;
}

/* Not just a row or two go to the last page of a table, but no more high ones than have to. */
static void
test_last_rows (void)
{
  guint fewest = G_MAXUINT;
  guint fewest_high = G_MAXUINT;

  for (guint n_rows = 13; n_rows < 90; n_rows++)
    {
      guint low = count_last_rows (n_rows, "a");
      guint high = count_last_rows (n_rows, "a\nb\nc\nd");

      fewest = low > 0 ? MIN (fewest, low) : fewest;
      fewest_high = high > 0 ? MIN (fewest_high, high) : fewest_high;
    }
  g_assert_cmpuint (fewest, ==, 4);
  g_assert_cmpuint (fewest_high, ==, 2);
}

/* A text that names the page of a heading names the right one, also where that moves the heading. */
static void
test_page_of (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;
  AnnexaLayout *layout;
  guint found = 0;

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, NULL);
  for (guint i = 0; i < 400; i++)
    {
      annexa_document_add_page_of (document, "last");
      annexa_document_add_text (document, ANNEXA_RUN_PLAIN, " ");
    }
  for (guint i = 0; i < 12; i++)
    {
      annexa_document_add_page_break (document);
      annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Page");
    }
  annexa_document_add_page_break (document);
  annexa_document_add_heading (document, 1, "last", "Last");
  pages = lay_out (document);
  layout = annexa_pages_get_layout (pages);
  check (pages);
  for (guint i = 0; i < layout->typesetter->paragraphs->len; i++)
    for (guint j = 0; j < get_paragraph (layout, i)->n_runs; j++)
      if (get_paragraph (layout, i)->runs[j].type == ANNEXA_RUN_PAGE_OF)
        {
          g_assert_cmpstr (annexa_typesetter_get_text (layout->typesetter, &get_paragraph (layout, i)->runs[j]), ==,
                           "14");
          found++;
        }
  g_assert_cmpuint (found, ==, 400);
}

/* How wide the first text is that is a single run of this type and says this. */
static double
measure_text (AnnexaLayout *layout,
              AnnexaRunType type,
              const char   *text)
{
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const AnnexaPiece *piece = &g_array_index (layout->pieces, AnnexaPiece, i);
      const AnnexaParagraph *paragraph = is_text (piece) ? get_paragraph (layout, piece->paragraph) : NULL;

      if (paragraph != NULL && paragraph->n_runs == 1 && paragraph->runs->type == type
          && strcmp (annexa_typesetter_get_text (layout->typesetter, paragraph->runs), text) == 0)
        return annexa_typesetter_get_last_width (layout->typesetter, piece->paragraph);
    }
  g_error ("Nothing says “%s”", text);
}

/* In a table the number of a page stands where any other number does, also when it has more digits than was thought. */
static void
test_page_of_in_table (void)
{
  const AnnexaTableColumn columns[] = { { "Heading", 1, 0 }, { "Page", 0, 1 } };
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;
  AnnexaLayout *layout;

  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "Pages");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, "Last");
  annexa_document_add_cell (document, NULL);
  annexa_document_add_page_of (document, "last");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, "Any other number");
  annexa_document_add_cell (document, "14");
  for (guint i = 0; i < 13; i++)
    {
      annexa_document_add_page_break (document);
      annexa_document_add_heading (document, 1, i == 12 ? "last" : NULL, "Page");
    }
  pages = lay_out (document);
  layout = annexa_pages_get_layout (pages);
  check (pages);
  g_assert_cmpfloat_with_epsilon (measure_text (layout, ANNEXA_RUN_PAGE_OF, "14"),
                                  measure_text (layout, ANNEXA_RUN_TEXT, "14"), TOLERANCE);
}

/* Breaks that follow each other make no empty page. */
static void
test_breaks (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;

  annexa_document_add_page_break (document);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "One");
  annexa_document_add_page_break (document);
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_page_break (document);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Two");
  annexa_document_add_page_break (document);
  pages = lay_out (document);
  g_assert_cmpuint (annexa_pages_get_n_pages (pages), ==, 2);
}

/* On which sheet the first box of a block stands. */
static guint
find_sheet (AnnexaLayout *layout,
            guint         block)
{
  for (guint i = 0; i < layout->sheets->len; i++)
    for (guint j = 0; j < get_sheet (layout, i)->n_placed; j++)
      if (get_box (layout, get_sheet (layout, i), j)->block == block)
        return i;
  g_error ("block %u stands on no page", block);
}

static void
add_table (AnnexaDocument *document,
           guint           n_rows)
{
  const AnnexaTableColumn columns[] = { { "Type", 1, 0 }, { "All", 1, 1 } };

  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "In figures");
  for (guint i = 0; i < n_rows; i++)
    {
      annexa_document_begin_row (document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (document, "Process");
      annexa_document_add_cell (document, "7");
    }
}

/* However full the page is: a picture stands on the page of the table that says the same, and facts below a heading on that
 * of the text behind them. */
static void
test_together (void)
{
  for (guint lines = 0; lines < 50; lines++)
    {
      AnnexaSceneStyle style = { annexa_palette_get (ANNEXA_PALETTE_PRINT), NULL, 1, FALSE };
      g_autoptr (AnnexaScene) scene = annexa_scene_new (400, 120, &style);
      g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
      g_autoptr (AnnexaPages) pages = NULL;
      AnnexaLayout *layout;
      guint first;

      for (guint i = 0; i < lines; i++)
        annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "A line.");
      first = annexa_document_get_n_blocks (document);
      annexa_document_add_figure (document, scene, "Bars", "Assets by type.");
      add_table (document, 8);
      annexa_document_add_heading (document, 2, NULL, "A role");
      if (lines % 2 == 0)
        annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Its level.");
      annexa_document_begin_facts (document);
      annexa_document_add_fact (document, "Held by", "Nora Falk");
      annexa_document_add_fact (document, "Deputy", "Tim Weber");
      annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "What belongs to it.");
      pages = lay_out (document);
      layout = annexa_pages_get_layout (pages);
      check (pages);
      g_assert_cmpuint (find_sheet (layout, first), ==, find_sheet (layout, first + 1));
      g_assert_cmpuint (find_sheet (layout, first + 2), ==,
                        find_sheet (layout, annexa_document_get_n_blocks (document) - 1));
    }
}

/* A page that is begun, as full as @lines say, and a short section behind a soft break. */
static guint
count_pages_with_soft_break (guint lines)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;

  for (guint i = 0; i < lines; i++)
    annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "A line.");
  annexa_document_add_soft_break (document);
  annexa_document_add_heading (document, 1, "approval", "Approval");
  annexa_document_begin_signatures (document);
  annexa_document_add_signature (document, "Approved by", NULL, NULL);
  annexa_document_add_heading (document, 1, "after", "What follows");
  for (guint i = 0; i < 40; i++)
    annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "A line behind it.");
  pages = lay_out (document);
  g_assert_cmpuint (annexa_pages_get_contents (pages, 0)->page, ==, lines < 20 ? 0 : 1);
  return annexa_pages_get_n_pages (pages);
}

/* What fits stays on the page that has begun, whatever follows it; what does not fit begins a page. */
static void
test_soft_breaks (void)
{
  g_assert_cmpuint (count_pages_with_soft_break (4), ==, 2);
  g_assert_cmpuint (count_pages_with_soft_break (30), ==, 3);
}

/* @n_lines of one kind, and those who sign for them. */
static AnnexaDocument *
create_signed (AnnexaBlockType      type,
               AnnexaParagraphStyle style,
               guint                n_lines)
{
  const AnnexaTableColumn columns[] = { { "Reference", 0, 0 }, { "Found", 2, 0 } };
  AnnexaDocument *document = annexa_test_make_empty ();

  annexa_document_add_heading (document, 1, "register", "Register");
  if (type == ANNEXA_BLOCK_TABLE)
    annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "A table");
  if (type == ANNEXA_BLOCK_FACTS)
    annexa_document_begin_facts (document);
  for (guint i = 0; i < n_lines; i++)
    if (type == ANNEXA_BLOCK_TABLE)
      {
        annexa_document_begin_row (document, ANNEXA_ROW_BODY);
        annexa_document_add_cell (document, "A.5.1");
        annexa_document_add_cell (document, "Yes");
      }
    else if (type == ANNEXA_BLOCK_FACTS)
      annexa_document_add_fact (document, "Owner", "Ana Ruiz");
    else
      annexa_document_add_item (document, style, 0, "What is written down.");
  annexa_document_add_heading (document, 1, "approval", "Approval");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "By signing, those named confirm it.");
  annexa_document_begin_signatures (document);
  annexa_document_add_signature (document, "Approved by", "Ana Ruiz", NULL);
  annexa_document_add_signature (document, "Prepared by", "Lea Brandt", NULL);
  return document;
}

/* However much stands above the lines to sign on, they stay together, and never alone on a page. */
static void
test_signatures (void)
{
  static const struct
  {
    AnnexaBlockType type;
    AnnexaParagraphStyle style;
  } cases[] = {
    { ANNEXA_BLOCK_TABLE, ANNEXA_PARAGRAPH_BODY },
    { ANNEXA_BLOCK_FACTS, ANNEXA_PARAGRAPH_BODY },
    { ANNEXA_BLOCK_PARAGRAPH, ANNEXA_PARAGRAPH_BODY },
    { ANNEXA_BLOCK_PARAGRAPH, ANNEXA_PARAGRAPH_ITEM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint n_lines = 8; n_lines < 60; n_lines++)
      {
        g_autoptr (AnnexaDocument) document = create_signed (cases[i].type, cases[i].style, n_lines);
        g_autoptr (AnnexaPages) pages = lay_out (document);
        AnnexaLayout *layout = annexa_pages_get_layout (pages);
        const AnnexaSheet *last = get_sheet (layout, layout->sheets->len - 1);
        guint n_signatures = 0, heading = 0;

        for (guint j = 0; j < last->n_placed; j++)
          {
            const AnnexaBlock *block = annexa_document_get_block (document, get_box (layout, last, j)->block);

            n_signatures += block->type == ANNEXA_BLOCK_SIGNATURES;
            if (g_strcmp0 (block->id, "approval") == 0)
              heading = j;
          }
        g_assert_cmpuint (n_signatures, ==, 2);
        g_assert_cmpuint (heading, >, 0);
        g_assert_false (get_placed (layout, last, heading - 1)->repeated);
      }
}

/* The number of the page of a line to sign on is that of the page on which one signs, also where the heading above it stands on
 * another one. */
static void
test_page_of_signature (void)
{
  guint n_apart = 0;

  for (guint n_lines = 20; n_lines < 60; n_lines++)
    {
      g_autoptr (AnnexaDocument) document = create_signed (ANNEXA_BLOCK_PARAGRAPH, ANNEXA_PARAGRAPH_BODY, 4);
      g_autoptr (AnnexaPages) pages = NULL;
      AnnexaLayout *layout;
      guint heading, sheet;

      annexa_document_add_heading (document, 1, "owners", "Owners");
      heading = annexa_document_get_n_blocks (document) - 1;
      for (guint i = 0; i < n_lines; i++)
        annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "What the owner approves.");
      annexa_document_begin_signatures (document);
      annexa_document_add_signature (document, "Risk owner", "Ana Ruiz", NULL);
      annexa_document_name_signature (document, "line");
      annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, NULL);
      annexa_document_add_page_of (document, "line");
      pages = lay_out (document);
      layout = annexa_pages_get_layout (pages);
      check (pages);
      sheet = find_sheet (layout, heading + n_lines + 1);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (layout->targets, "line")), ==, sheet + 1);
      g_assert_cmpuint (atoi (g_hash_table_lookup (layout->typesetter->pages, "line")), ==, sheet + 1);
      n_apart += find_sheet (layout, heading) != sheet;
    }
  g_assert_cmpuint (n_apart, >, 0);
}

static AnnexaDocument *
create_tables (guint n_tables)
{
  const AnnexaTableColumn columns[] = { { "Reference", 0, 0 }, { "Found", 2, 0 }, { "How it is met", 1, 0 } };
  AnnexaDocument *document = annexa_test_make_empty ();

  for (guint i = 0; i < n_tables; i++)
    {
      annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "A table");
      for (guint j = 0; j < 8; j++)
        {
          annexa_document_begin_row (document, ANNEXA_ROW_BODY);
          annexa_document_add_cell (document, "A.5.1");
          annexa_document_add_cell (document, "–");
          annexa_document_add_cell (document, i == 0 ? "Policies are written, approved by management, published, told to those "
                                                       "who need them, and looked at again once a year."
                                                     : "–");
        }
    }
  return document;
}

/* A column that stays empty gives its room to one that fills many lines, and tables that look alike have the same widths. */
static void
test_widths (void)
{
  g_autoptr (AnnexaDocument) document = create_tables (2);
  g_autoptr (AnnexaPages) pages = lay_out (document);
  AnnexaLayout *layout = annexa_pages_get_layout (pages);
  GArray *tables = layout->tables;
  const AnnexaTableFrame *first = &g_array_index (tables, AnnexaTableFrame, 0);
  const AnnexaTableFrame *second = &g_array_index (tables, AnnexaTableFrame, 1);

  g_assert_cmpuint (tables->len, ==, 2);
  g_assert_cmpfloat (first->widths[2], >, 2 * first->widths[1]);
  g_assert_cmpfloat_with_epsilon (first->width, layout->width, 0.1);
  for (guint i = 0; i < first->n_columns; i++)
    g_assert_cmpfloat_with_epsilon (first->widths[i], second->widths[i], 0.001);
}

static void
test_long_row (void)
{
  static const AnnexaTableColumn columns[] = { { "One", 1, 0 }, { "Two", 1, 0 } };
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "word%u ", i);
  annexa_document_begin_table (document, columns, 2, "One row");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, text->str);
  annexa_document_add_cell (document, "Short");
  pages = lay_out (document);
  g_assert_cmpuint (annexa_pages_get_n_pages (pages), >=, 3);
  check (pages);
}

/* Not one letter of it is lost, and it takes no time to speak of. */
static void
test_long_words (void)
{
  static const AnnexaTableColumn columns[] = { { "Word", 0, 0 }, { "Other", 1, 0 }, { "Pill", 0, 0 } };
  g_autoptr (AnnexaDocument) document = annexa_test_make_empty ();
  g_autoptr (AnnexaPages) pages = NULL;
  g_autofree char *word = g_strnfill (10000, 'w');
  g_autofree char *wide = g_strnfill (300, 'M');

  annexa_document_add_heading (document, 1, "word", wide);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, word);
  annexa_document_begin_table (document, columns, 3, "Words");
  for (guint i = 0; i < 3; i++)
    {
      annexa_document_begin_row (document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (document, word);
      annexa_document_add_cell (document, "安全安全安全安全安全");
      annexa_document_add_text (document, ANNEXA_RUN_BOLD, word);
      annexa_document_add_cell (document, NULL);
      annexa_document_add_pill (document, ANNEXA_COLOUR_RED, wide);
    }
  pages = lay_out (document);
  check (pages);
  draw_all (pages);
}

/* Text that wraps lies between its edges also in a document that is read from the right. */
static void
test_mirrored (void)
{
  AnnexaDocumentInfo info = { .title = "بيان", .organization = "شركة", .date = "2026-11-23", .language = "ar",
                              .right_to_left = TRUE };
  static const AnnexaTableColumn columns[] = { { "ضابط", 0, 0 }, { "Title", 1, 0 }, { "عدد", 0, 1 } };
  g_autoptr (AnnexaDocument) document = annexa_document_new (&info);
  g_autoptr (AnnexaPages) pages = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x;
  double y;
  double width;
  double height;

  annexa_document_begin_table (document, columns, 3, "جدول");
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, "A.5.1");
  annexa_document_add_cell (document, "Left to right");
  annexa_document_add_cell (document, "12");
  pages = lay_out (document);
  check (pages);
  annexa_pages_draw (pages, 0, cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, annexa_pages_get_layout (pages)->theme.margin_left - 1);
  g_assert_cmpfloat (x + width, <=, 596 - annexa_pages_get_layout (pages)->theme.margin_right);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_logos (void)
{
  static const char *const broken[] = { "", "\211PNG\r\n\032\n", "\377\330\377\340", "GIF89a", "<svg/>", "%PDF-1.7" };
  g_autoptr (GBytes) large = annexa_test_make_logo (3000, 20);
  g_autoptr (GBytes) half = g_bytes_new (g_bytes_get_data (large, NULL), g_bytes_get_size (large) / 2);
  AnnexaDocumentInfo info = { .title = "Report", .organization = "Example Ltd", .date = "2026-11-23" };

  for (guint i = 0; i < G_N_ELEMENTS (broken) + 2; i++)
    {
      g_autoptr (GBytes) other = i < G_N_ELEMENTS (broken) ? g_bytes_new_static (broken[i], strlen (broken[i])) : NULL;
      g_autoptr (AnnexaDocument) document = NULL;
      g_autoptr (AnnexaPages) pages = NULL;

      info.logo = other != NULL ? other : i == G_N_ELEMENTS (broken) ? half : large;
      document = annexa_document_new (&info);
      annexa_document_add_cover (document);
      pages = lay_out (document);
      check (pages);
      draw_all (pages);
      /* Of half a picture, as much is shown as was read. */
      if (info.logo != half)
        g_assert_true ((annexa_pages_get_layout (pages)->logo != NULL) == (info.logo == large));
      /* What is left out is said. */
      g_assert_cmpuint (annexa_pages_get_lacks (pages)->len, ==, annexa_pages_get_layout (pages)->logo == NULL);
    }
}

static void
test_many_rows (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_rows (10000);
  g_autoptr (AnnexaPages) pages = lay_out (document);
  AnnexaLayout *layout = annexa_pages_get_layout (pages);

  g_assert_cmpuint (annexa_pages_get_n_pages (pages), >, 200);
  check_inside (layout);
  check_titles (layout);
  check_kept (layout);
  /* Six cells a row, each one text of a few lines: nothing grows faster than the rows. */
  g_assert_cmpuint (layout->pieces->len, <, 62000);
  g_assert_cmpuint (layout->typesetter->lines->len, <, 200000);
}

static void
test_cancelled (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (annexa_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (2000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Whether the other thread comes before the end is left to chance; either way the answer fits. */
static void
test_cancelled_midway (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_rows (5000);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      g_autoptr (AnnexaPages) pages = annexa_pages_new (document, cancellable, &error);

      g_thread_join (thread);
      if (pages == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        check_titles (annexa_pages_get_layout (pages));
    }
}

static gpointer
draw_in_thread (gpointer data)
{
  draw_all (data);
  annexa_pages_unref (data);
  return NULL;
}

/* The preview draws while the file is written. */
static void
test_threads (void)
{
  g_autoptr (AnnexaDocument) document = annexa_test_make_everything ();
  g_autoptr (AnnexaPages) pages = lay_out (document);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_in_thread, annexa_pages_ref (pages));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/pages/everything", test_everything);
  g_test_add_func ("/pages/random", test_random);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/orientation", test_orientation);
  g_test_add_func ("/pages/headings-without-id", test_headings_without_id);
  g_test_add_func ("/pages/contents-chapters", test_contents_chapters);
  g_test_add_func ("/pages/last-rows", test_last_rows);
  g_test_add_func ("/pages/page-of", test_page_of);
  g_test_add_func ("/pages/page-of/table", test_page_of_in_table);
  g_test_add_func ("/pages/page-of/signature", test_page_of_signature);
  g_test_add_func ("/pages/breaks", test_breaks);
  g_test_add_func ("/pages/together", test_together);
  g_test_add_func ("/pages/soft-breaks", test_soft_breaks);
  g_test_add_func ("/pages/signatures", test_signatures);
  g_test_add_func ("/pages/widths", test_widths);
  g_test_add_func ("/pages/long-row", test_long_row);
  g_test_add_func ("/pages/long-words", test_long_words);
  g_test_add_func ("/pages/mirrored", test_mirrored);
  g_test_add_func ("/pages/logos", test_logos);
  g_test_add_func ("/pages/many-rows", test_many_rows);
  g_test_add_func ("/pages/cancelled", test_cancelled);
  g_test_add_func ("/pages/cancelled-midway", test_cancelled_midway);
  g_test_add_func ("/pages/threads", test_threads);

  return g_test_run ();
}
