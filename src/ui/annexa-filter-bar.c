/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-filter-bar.h"
#include "annexa-view-counter.h"

/**
 * AnnexaFilterBar:
 *
 * One row of buttons with the ready-made selections of a kind: a problem comes with its number, and only while there is
 * one. Scrolls sideways where there is no room.
 */
struct _AnnexaFilterBar
{
  AdwBin parent_instance;

  AnnexaProject *project;
  GPtrArray *views;   /* AnnexaView */
  AnnexaViewCounter *counter;
  GPtrArray *buttons; /* GtkToggleButton, the first for all records */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AnnexaFilterBar, annexa_filter_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget_project (AnnexaFilterBar *self)
{
  g_clear_pointer (&self->counter, annexa_view_counter_free);
  g_clear_object (&self->project);
}

static void
annexa_filter_bar_dispose (GObject *object)
{
  AnnexaFilterBar *self = ANNEXA_FILTER_BAR (object);

  forget_project (self);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_filter_bar_parent_class)->dispose (object);
}

static void
annexa_filter_bar_class_init (AnnexaFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_filter_bar_dispose;

  /**
   * AnnexaFilterBar::changed:
   *
   * Another selection was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
annexa_filter_bar_init (AnnexaFilterBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->buttons = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "filter-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_widget_set_focusable (scroller, FALSE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
toggled (GtkToggleButton *button,
         AnnexaFilterBar *self)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_button (AnnexaFilterBar *self,
            const char      *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled), self);
  gtk_box_append (self->box, button);
  g_ptr_array_add (self->buttons, button);
}

static void
show_counts (const gint64 *counts,
             gpointer      data)
{
  AnnexaFilterBar *self = data;

  for (guint i = 0; i < self->views->len; i++)
    {
      const AnnexaView *view = self->views->pdata[i];
      GtkToggleButton *button = self->buttons->pdata[i + 1];
      g_autofree char *label = NULL;

      if (!view->problem)
        continue;
      /* TRANSLATORS: A filter and how many records it shows: “No owner · 3” */
      label = g_strdup_printf (_("%s · %d"), annexa_view_get_label (view), (int) counts[i]);
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_widget_set_visible (GTK_WIDGET (button), counts[i] > 0 || gtk_toggle_button_get_active (button));
    }
}

/**
 * annexa_filter_bar_set_kind:
 * @self: a filter bar without a kind
 * @project: a project
 * @kind: the kind whose records are filtered
 */
void
annexa_filter_bar_set_kind (AnnexaFilterBar  *self,
                            AnnexaProject    *project,
                            const AnnexaKind *kind)
{
  annexa_filter_bar_set_views (self, project, annexa_views_list (kind));
}

/**
 * annexa_filter_bar_set_views:
 * @self: a filter bar without a kind
 * @project: a project
 * @views: (transfer full) (element-type AnnexaView): the selections that can be chosen
 */
void
annexa_filter_bar_set_views (AnnexaFilterBar *self,
                             AnnexaProject   *project,
                             GPtrArray       *views)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  self->views = views;
  add_button (self, _("All"));
  for (guint i = 0; i < self->views->len; i++)
    add_button (self, annexa_view_get_label (self->views->pdata[i]));
  gtk_toggle_button_set_active (self->buttons->pdata[0], TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->views->len > 0);
  self->counter = annexa_view_counter_new (project, self->views, ANNEXA_VIEWS_AT_ONCE, show_counts, self);
}

/**
 * annexa_filter_bar_get_view:
 * @self: a filter bar
 *
 * Returns: (nullable): the selection that is chosen, or %NULL for all records
 */
const AnnexaView *
annexa_filter_bar_get_view (AnnexaFilterBar *self)
{
  g_return_val_if_fail (ANNEXA_IS_FILTER_BAR (self), NULL);

  for (guint i = 1; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      return self->views->pdata[i - 1];

  return NULL;
}

/**
 * annexa_filter_bar_set_shown:
 * @self: a filter bar
 * @shown: whether there is anything to filter
 *
 * A bar for a kind without filters stays hidden.
 */
void
annexa_filter_bar_set_shown (AnnexaFilterBar *self,
                             gboolean         shown)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), shown && self->views != NULL && self->views->len > 0);
}

/**
 * annexa_filter_bar_clear:
 * @self: a filter bar
 *
 * Chooses all records.
 */
void
annexa_filter_bar_clear (AnnexaFilterBar *self)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  gtk_toggle_button_set_active (self->buttons->pdata[0], TRUE);
}
