/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-into-view.h"

/* How many frames a form that has just been shown is given to find its size. */
#define MOST_REVEAL_TRIES 60
/* A form may grow for a moment; after so many frames without a change it does no more. */
#define STILL_FRAMES 3

/* Where chips that do not fit fade away, see style.css. */
#define FADING_WIDTH 40
#define GAP 6

typedef struct
{
  guint n_tries;
  guint n_still;
  float y;
  float height;
} Revealing;

/* With a third of what is left above it, the widget has its neighbours around it. */
static void
scroll_to (GtkScrolledWindow     *scroller,
           const graphene_rect_t *bounds)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  double above = MAX (0, (gtk_adjustment_get_page_size (adjustment) - bounds->size.height) / 3);

  gtk_adjustment_set_value (adjustment, bounds->origin.y - above);
}

static gboolean
reveal (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       data)
{
  Revealing *revealing = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *content = scroller != NULL
                           ? gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)))
                           : NULL;
  graphene_rect_t bounds;

  if (content == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_compute_bounds (widget, content, &bounds) && bounds.size.height > 0)
    {
      gboolean still = bounds.origin.y == revealing->y && bounds.size.height == revealing->height;

      revealing->n_still = still ? revealing->n_still + 1 : 0;
      revealing->y = bounds.origin.y;
      revealing->height = bounds.size.height;
      scroll_to (GTK_SCROLLED_WINDOW (scroller), &bounds);
    }
  return ++revealing->n_tries < MOST_REVEAL_TRIES && revealing->n_still < STILL_FRAMES ? G_SOURCE_CONTINUE
                                                                                       : G_SOURCE_REMOVE;
}

/**
 * annexa_bring_into_view:
 * @widget: something in a form that may have been shown only now
 *
 * Scrolls to the widget as soon as the form has found its size.
 */
void
annexa_bring_into_view (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, reveal, g_new0 (Revealing, 1), g_free);
}

/* GTK is still on the way to what has the keyboard. Setting the value ends that; where it is to be is asked for all the same,
 * lest the way go on when nothing changes. */
static void
show_range (GtkAdjustment *adjustment,
            double         lower,
            double         upper)
{
  double value = gtk_adjustment_get_value (adjustment);
  double size = gtk_adjustment_get_page_size (adjustment);

  value = MIN (value, MAX (lower, gtk_adjustment_get_lower (adjustment)));
  value = MAX (value, MIN (upper, gtk_adjustment_get_upper (adjustment)) - size);
  gtk_adjustment_set_value (adjustment, value);
}

/**
 * annexa_unfade:
 * @focus: what has got the keyboard
 *
 * Scrolls to it, if it is one of several chips, so far that it does not fade away with those at the edge.
 */
void
annexa_unfade (GtkWidget *focus)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *content, *chip;
  graphene_rect_t bounds;

  if (scroller == NULL || !gtk_widget_has_css_class (scroller, "chips"))
    return;
  content = gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  for (chip = focus; chip != NULL && gtk_widget_get_parent (chip) != content;)
    chip = gtk_widget_get_parent (chip);
  if (chip != NULL && gtk_widget_compute_bounds (chip, content, &bounds))
    show_range (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), bounds.origin.x - FADING_WIDTH,
                bounds.origin.x + bounds.size.width + FADING_WIDTH);
}

static void
chip_turned (GtkWidget *chip)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)) && gtk_widget_get_mapped (chip))
    annexa_unfade (chip);
}

/**
 * annexa_unfade_active:
 * @widget: a page that was just made
 *
 * Scrolls to those of its chips that are pressed by other means than a finger, so that it is seen what the page shows.
 */
void
annexa_unfade_active (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "chip"))
    g_signal_connect (widget, "notify::active", G_CALLBACK (chip_turned), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    annexa_unfade_active (child);
}

/**
 * annexa_uncover_part:
 * @widget: what stands in something that scrolls
 * @part: a part of it
 * @cover: what lies over the window
 *
 * Scrolls the part up from below what lies over it.
 */
void
annexa_uncover_part (GtkWidget             *widget,
                     const graphene_rect_t *part,
                     GtkWidget             *cover)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkAdjustment *adjustment;
  graphene_point_t start;
  graphene_rect_t seen, covered;

  if (scroller == NULL || !gtk_widget_compute_point (widget, root, &part->origin, &start)
      || !gtk_widget_compute_bounds (cover, root, &covered))
    return;
  graphene_rect_init (&seen, start.x, start.y, part->size.width, part->size.height);
  if (!graphene_rect_intersection (&seen, &covered, NULL))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + seen.origin.y + seen.size.height + GAP - covered.origin.y);
}

/**
 * annexa_uncover:
 * @focus: what has the keyboard
 * @cover: what lies over the window
 *
 * Scrolls it, with the row that it stands in, up from below what lies over it.
 */
void
annexa_uncover (GtkWidget *focus,
                GtkWidget *cover)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *whole = row != NULL ? row : focus;
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (whole, whole, &bounds))
    annexa_uncover_part (whole, &bounds, cover);
}
