/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-two-lines.h"
#include "annexa-wrapping.h"

/* Where the two lines and the pill of a row stand: the pill beside both, or, with large text or where pills are long, at the
 * end of the second one, so that of the first, which says what the row is about, something can be read; or, where it would
 * leave nothing of that, below it. With large text the first line then takes two. */

#define SPACING_BESIDE 12
#define SPACING_BELOW 2

/* The pill stands beside both lines where these have so much room, with text of the usual size. All rows of a list are as
 * wide, so that all their pills stand in the same place. */
#define LEAST_WIDTH_BESIDE 280
#define LEAST_WIDTH_BESIDE_LONG 440

/* Of the second line the pill takes so much at most, in hundredths. Large text leaves less than a reference beside it. */
#define MOST_OF_LINE 65
#define MOST_OF_LINE_LARGE 40

typedef struct
{
  GdkRectangle title;
  GdkRectangle line;
  GdkRectangle pill;
  int height;
} Places;

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
  int least = lines->has_long_pills ? LEAST_WIDTH_BESIDE_LONG : LEAST_WIDTH_BESIDE;

  return width < 0 || width >= least * MAX (annexa_get_text_scale (lines->title), 1);
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

static int
get_height (GtkWidget *widget,
            int        width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : MAX (width, get_minimum (widget)), NULL, &natural,
                      NULL, NULL);
  return natural;
}

/* Where everything stands in a row of a width, from its upper edge. */
static void
find_places (const AnnexaTwoLines *lines,
             int                   width,
             Places               *places)
{
  gboolean has_pill = gtk_widget_get_visible (lines->pill);
  int pill_height = has_pill ? get_natural (lines->pill, GTK_ORIENTATION_VERTICAL) : 0;
  int pill_width = has_pill ? get_natural (lines->pill, GTK_ORIENTATION_HORIZONTAL) : 0;
  gboolean beside = stands_beside (lines, width);
  gboolean is_large = annexa_get_text_scale (lines->title) >= ANNEXA_LARGE_TEXT;
  gboolean below = !beside && pill_width > width * (is_large ? MOST_OF_LINE_LARGE : MOST_OF_LINE) / 100;
  int taken = has_pill && !below ? pill_width + SPACING_BESIDE : 0;
  int line_height = get_natural (lines->line, GTK_ORIENTATION_VERTICAL);
  int title_width = width < 0 ? -1 : beside ? width - taken : width;
  int title_height = get_height (lines->title, title_width);
  int second = title_height + SPACING_BELOW;

  if (beside)
    places->height = MAX (second + line_height, pill_height);
  else if (below)
    places->height = second + line_height + SPACING_BELOW + pill_height;
  else
    places->height = second + MAX (line_height, pill_height);
  places->title = (GdkRectangle){ 0, beside ? (places->height - second - line_height) / 2 : 0, title_width, title_height };
  places->line = (GdkRectangle){ 0, places->title.y + second, width - taken,
                                 beside || below ? line_height : MAX (line_height, pill_height) };
  places->pill = (GdkRectangle){ below ? 0 : width - pill_width, 0, MIN (pill_width, width), pill_height };
  if (beside)
    places->pill.y = (places->height - pill_height) / 2;
  else
    places->pill.y = below ? second + line_height + SPACING_BELOW : second + (places->line.height - pill_height) / 2;
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
  Places places;

  find_places (lines, width, &places);
  return places.height;
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
  Places places;
  int top;

  find_places (lines, area->width, &places);
  top = area->y + (area->height - places.height) / 2;
  place (lines->title, row_width,
         (GdkRectangle){ area->x, top + places.title.y, places.title.width, places.title.height });
  place (lines->line, row_width, (GdkRectangle){ area->x, top + places.line.y, places.line.width, places.line.height });
  if (gtk_widget_get_visible (lines->pill))
    place (lines->pill, row_width,
           (GdkRectangle){ area->x + places.pill.x, top + places.pill.y, places.pill.width, places.pill.height });
}
