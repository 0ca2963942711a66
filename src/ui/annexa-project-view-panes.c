/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-pane.h"
#include "annexa-project-view-private.h"

/* The panes that are seen: moving the keyboard among them, and showing the page where there is room for one only. */

static void
collect_panes (GtkWidget *widget,
               GPtrArray *panes)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ANNEXA_IS_PANE (widget))
    {
      g_ptr_array_add (panes, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_panes (child, panes);
}

/* In the order of reading: a leaflet keeps its children in the order in which they were seen last. */
static int
compare_panes (gconstpointer a,
               gconstpointer b)
{
  GtkWidget *first = *(GtkWidget *const *) a;
  GtkWidget *second = *(GtkWidget *const *) b;
  double offset = 0;

  gtk_widget_translate_coordinates (second, first, 0, 0, &offset, NULL);
  if (gtk_widget_get_direction (first) == GTK_TEXT_DIR_RTL)
    offset = -offset;
  return offset > 0 ? -1 : offset < 0 ? 1 : 0;
}

/* What lies below the header bar; its buttons are the last thing somebody looks for there. */
static gboolean
focus_content (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !ADW_IS_HEADER_BAR (child)
        && (ADW_IS_HEADER_BAR (gtk_widget_get_first_child (widget)) ? gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD)
                                                                    : focus_content (child)))
      return TRUE;

  return FALSE;
}

/* A form without a record says so in a page that takes the keyboard only to be scrolled, and has nothing to scroll. */
static gboolean
is_idle (GtkWidget *focus)
{
  GtkAdjustment *adjustment;

  if (!GTK_IS_SCROLLED_WINDOW (focus))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (focus));
  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* Returns whether there was something in it that takes the keyboard. */
static gboolean
focus_pane (AnnexaProjectView *self,
            GtkWidget         *pane)
{
  AnnexaPage *page = annexa_project_view_get_page (self);

  if (gtk_widget_is_ancestor (GTK_WIDGET (self->sidebar), pane))
    annexa_sidebar_take_focus (self->sidebar);
  else if (gtk_widget_has_css_class (pane, "list-pane"))
    annexa_page_take_focus (page);
  else
    return focus_content (pane) && !is_idle (gtk_root_get_focus (gtk_widget_get_root (pane)));
  return TRUE;
}

/**
 * annexa_project_view_turn_pane:
 * @self: a view in a window
 * @step: 1 for the next, -1 for the one before
 *
 * Moves the keyboard to another of the panes that are seen: sidebar, list, form, and around.
 */
void
annexa_project_view_turn_pane (AnnexaProjectView *self,
                               int                step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus;
  guint next = 0;

  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  collect_panes (GTK_WIDGET (self), panes);
  g_ptr_array_sort (panes, compare_panes);
  for (guint i = 0; focus != NULL && i < panes->len; i++)
    if (gtk_widget_is_ancestor (focus, panes->pdata[i]))
      next = (i + panes->len + (guint) step) % panes->len;
  for (guint i = 0; i < panes->len; i++)
    if (focus_pane (self, panes->pdata[(next + i * (panes->len + (guint) step)) % panes->len]))
      return;
}

/**
 * annexa_project_view_reveal_page:
 * @self: a view
 *
 * Shows the page where only one pane is shown, so that what a key does there is seen.
 */
void
annexa_project_view_reveal_page (AnnexaProjectView *self)
{
  g_return_if_fail (ANNEXA_IS_PROJECT_VIEW (self));

  annexa_panes_set_shows_end (self->panes, TRUE);
}
