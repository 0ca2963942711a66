/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-two-lines.h"
#include "annexa-wrapping.h"

/* Where the two lines and the pill of a row stand: the pill beside both, or, with large text, at the end of the second one,
 * so that of the first, which says what the row is about, something can be read. */

#define SPACING_BESIDE 12
#define SPACING_BELOW 2

/* The pill stands beside both lines where these have so much room, with text of the usual size. All rows of a list are as
 * wide, so that all their pills stand in the same place. */
#define LEAST_WIDTH_BESIDE 280

/* Of the second line the pill takes so much at most, in hundredths. */
#define MOST_OF_LINE 65

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_natural (GtkWidget     *widget,
             GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static gboolean
stands_beside (const AnnexaTwoLines *lines,
               int                   width)
{
  return width < 0 || width >= LEAST_WIDTH_BESIDE * MAX (annexa_get_text_scale (lines->title), 1);
}

/**
 * annexa_two_lines_measure_width:
 * @lines: a row
 * @minimum: (out): how narrow it may become
 * @natural: (out): how wide it wants to be
 */
void
annexa_two_lines_measure_width (const AnnexaTwoLines *lines,
                                int                  *minimum,
                                int                  *natural)
{
  gboolean has_pill = gtk_widget_get_visible (lines->pill);

  *minimum = MAX (get_minimum (lines->title),
                  get_minimum (lines->line) + (has_pill ? SPACING_BESIDE + get_minimum (lines->pill) : 0));
  *natural = MAX (get_natural (lines->title, GTK_ORIENTATION_HORIZONTAL),
                  get_natural (lines->line, GTK_ORIENTATION_HORIZONTAL));
  if (has_pill)
    *natural += SPACING_BESIDE + get_natural (lines->pill, GTK_ORIENTATION_HORIZONTAL);
  *natural = MAX (*natural, *minimum);
}

/**
 * annexa_two_lines_measure_height:
 * @lines: a row
 * @width: how wide it is, or -1 for as wide as it wants to be
 *
 * Returns: how high it is
 */
int
annexa_two_lines_measure_height (const AnnexaTwoLines *lines,
                                 int                   width)
{
  int title = get_natural (lines->title, GTK_ORIENTATION_VERTICAL);
  int line = get_natural (lines->line, GTK_ORIENTATION_VERTICAL);
  int pill = gtk_widget_get_visible (lines->pill) ? get_natural (lines->pill, GTK_ORIENTATION_VERTICAL) : 0;

  return stands_beside (lines, width) ? MAX (title + SPACING_BELOW + line, pill)
                                      : title + SPACING_BELOW + MAX (line, pill);
}

/* Puts a child at a place counted from where lines start, whichever side that is. */
static void
place (GtkWidget   *child,
       int          row_width,
       GdkRectangle area)
{
  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    area.x = row_width - area.x - area.width;
  area.width = MAX (area.width, get_minimum (child));
  gtk_widget_size_allocate (child, &area, -1);
}

/**
 * annexa_two_lines_place:
 * @lines: a row
 * @row_width: how wide the widget is whose children they are
 * @area: where in it they stand, counted from where lines start
 */
void
annexa_two_lines_place (const AnnexaTwoLines *lines,
                        int                   row_width,
                        const GdkRectangle   *area)
{
  gboolean has_pill = gtk_widget_get_visible (lines->pill);
  gboolean beside = stands_beside (lines, area->width);
  int title_height = get_natural (lines->title, GTK_ORIENTATION_VERTICAL);
  int pill_height = has_pill ? get_natural (lines->pill, GTK_ORIENTATION_VERTICAL) : 0;
  int pill_width = has_pill ? get_natural (lines->pill, GTK_ORIENTATION_HORIZONTAL) : 0;
  int line_width, top, second_y, second_height;

  if (!beside)
    pill_width = MIN (pill_width, area->width * MOST_OF_LINE / 100);
  line_width = area->width - (has_pill ? pill_width + SPACING_BESIDE : 0);
  top = area->y + (area->height - annexa_two_lines_measure_height (lines, area->width)) / 2;
  second_y = top + title_height + SPACING_BELOW;
  second_height = get_natural (lines->line, GTK_ORIENTATION_VERTICAL);
  if (!beside)
    second_height = MAX (second_height, pill_height);

  place (lines->title, row_width,
         (GdkRectangle) { area->x, top, beside ? line_width : area->width, title_height });
  place (lines->line, row_width, (GdkRectangle) { area->x, second_y, line_width, second_height });
  if (has_pill)
    place (lines->pill, row_width,
           (GdkRectangle) { area->x + area->width - pill_width,
                            beside ? area->y + (area->height - pill_height) / 2
                                   : second_y + (second_height - pill_height) / 2,
                            pill_width, pill_height });
}
