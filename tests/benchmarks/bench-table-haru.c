/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib.h>
#include <hpdf.h>
#include <stdio.h>
#include <string.h>

/* The same table written by a library that knows nothing of scripts, tags or columns that fit: about the least that
 * writing so many pages can cost. */

#define N_COLUMNS 6
#define MOST_LINES 32
#define SIZE 8.5f
#define LEADING 11.75f
#define MARGIN 57.0f
#define BOTTOM 70.0f
#define TOP 760.0f
#define PADDING 6.0f
#define ABOVE 3.75f
#define BELOW 4.25f

static const float widths[N_COLUMNS] = { 42, 100, 42, 190, 58, 49 };

typedef struct
{
  HPDF_Doc pdf;
  HPDF_Font font;
  HPDF_Page page;
  guint n_pages;
  float y;
} Paper;

/* Where a cell breaks into lines. */
typedef struct
{
  guint starts[MOST_LINES];
  guint lengths[MOST_LINES];
  guint n_lines;
} Cell;

static void
fail (HPDF_STATUS code,
      HPDF_STATUS detail,
      void       *data)
{
  (void) data;
  g_error ("libharu: %lx, %lu", (unsigned long) code, (unsigned long) detail);
}

static void
break_cell (Paper      *self,
            const char *text,
            float       width,
            Cell       *cell)
{
  guint length = (guint) strlen (text);
  guint begin = 0;

  cell->n_lines = 0;
  while (begin < length && cell->n_lines < MOST_LINES)
    {
      HPDF_UINT fits = HPDF_Font_MeasureText (self->font, (const HPDF_BYTE *) text + begin, length - begin, width, SIZE, 0, 0,
                                              HPDF_TRUE, NULL);

      if (fits == 0)
        fits = length - begin;
      cell->starts[cell->n_lines] = begin;
      cell->lengths[cell->n_lines++] = fits;
      begin += fits;
    }
}

static void
begin_page (Paper *self)
{
  g_autofree char *foot = g_strdup_printf ("Page %u", ++self->n_pages);

  self->page = HPDF_AddPage (self->pdf);
  HPDF_Page_SetWidth (self->page, 595.276f);
  HPDF_Page_SetHeight (self->page, 841.89f);
  HPDF_Page_BeginText (self->page);
  HPDF_Page_SetFontAndSize (self->page, self->font, SIZE);
  HPDF_Page_TextOut (self->page, MARGIN, 790, "Example · Statement of Applicability");
  HPDF_Page_TextOut (self->page, 480, 45, foot);
  HPDF_Page_EndText (self->page);
  self->y = TOP;
}

static void
draw_cell (Paper      *self,
           const char *text,
           const Cell *cell,
           float       x)
{
  char line[1024];

  for (guint i = 0; i < cell->n_lines; i++)
    {
      g_strlcpy (line, text + cell->starts[i], MIN (sizeof line, cell->lengths[i] + 1));
      HPDF_Page_TextOut (self->page, x, self->y - ABOVE - SIZE - i * LEADING, line);
    }
}

static void
add_row (Paper  *self,
         char  **texts)
{
  Cell cells[N_COLUMNS];
  guint n_lines = 1;
  float height;
  float x = MARGIN;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      break_cell (self, texts[i], widths[i] - PADDING, &cells[i]);
      n_lines = MAX (n_lines, cells[i].n_lines);
    }
  height = n_lines * LEADING + ABOVE + BELOW;
  if (self->page == NULL || self->y - height < BOTTOM)
    begin_page (self);

  HPDF_Page_BeginText (self->page);
  HPDF_Page_SetFontAndSize (self->page, self->font, SIZE);
  for (guint i = 0; i < N_COLUMNS; x += widths[i++])
    draw_cell (self, texts[i], &cells[i], x);
  HPDF_Page_EndText (self->page);
  self->y -= height;
  HPDF_Page_SetLineWidth (self->page, 0.35f);
  HPDF_Page_MoveTo (self->page, MARGIN, self->y);
  HPDF_Page_LineTo (self->page, MARGIN + 481, self->y);
  HPDF_Page_Stroke (self->page);
}

int
main (int    argc,
      char **argv)
{
  Paper paper = { NULL };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (argc != 4 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    {
      g_printerr ("Usage: annexa-bench-table-haru FILE.tsv FILE.pdf FONT.ttf\n");
      return 2;
    }
  paper.pdf = HPDF_New (fail, NULL);
  HPDF_SetCompressionMode (paper.pdf, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings (paper.pdf);
  paper.font = HPDF_GetFont (paper.pdf, HPDF_LoadTTFontFromFile (paper.pdf, argv[3], HPDF_TRUE), "UTF-8");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) texts = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (texts), ==, N_COLUMNS);
      add_row (&paper, texts);
    }
  HPDF_SaveToFile (paper.pdf, argv[2]);
  HPDF_Free (paper.pdf);
  return 0;
}
