/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-tab-bar.h"
#include "annexa-tabs.h"
#include "annexa-wrapping.h"

/* So much of its neighbours is seen beside a tab that was scrolled to. */
#define NEIGHBOUR 36

/**
 * AnnexaTabBar:
 *
 * The tabs of a page at the foot of a narrow window. Where text is large they are as wide as their names, and what has no
 * room is scrolled to.
 */
struct _AnnexaTabBar
{
  AdwBin parent_instance;

  AdwViewStack *stack;
  GtkWidget *viewport;
  GtkWidget *switcher;
};

G_DEFINE_FINAL_TYPE (AnnexaTabBar, annexa_tab_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STACK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
scroll_to_tab (AnnexaTabBar *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->viewport));
  GtkWidget *button = annexa_tabs_find_button (self->switcher, self->stack);
  graphene_rect_t bounds;

  if (button != NULL && gtk_widget_compute_bounds (button, self->switcher, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x - NEIGHBOUR, bounds.origin.x + bounds.size.width + NEIGHBOUR);
}

/* Else libadwaita shares what room there is, and cuts the names off. */
static void
fit (AnnexaTabBar *self)
{
  gboolean is_large = annexa_get_text_scale (GTK_WIDGET (self)) >= ANNEXA_LARGE_TEXT;

  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (self->viewport), is_large ? GTK_SCROLL_NATURAL : GTK_SCROLL_MINIMUM);
}

static void
set_stack (AnnexaTabBar *self,
           AdwViewStack *stack)
{
  if (!g_set_object (&self->stack, stack) || stack == NULL)
    return;
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), stack);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (scroll_to_tab), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
annexa_tab_bar_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (property == PROP_STACK)
    set_stack (ANNEXA_TAB_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
annexa_tab_bar_dispose (GObject *object)
{
  g_clear_object (&ANNEXA_TAB_BAR (object)->stack);

  G_OBJECT_CLASS (annexa_tab_bar_parent_class)->dispose (object);
}

static void
annexa_tab_bar_class_init (AnnexaTabBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annexa_tab_bar_dispose;
  object_class->set_property = annexa_tab_bar_set_property;

  /**
   * AnnexaTabBar:stack:
   *
   * The tabs.
   */
  properties[PROP_STACK]
      = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annexa_tab_bar_init (AnnexaTabBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->switcher = g_object_new (ADW_TYPE_VIEW_SWITCHER, "policy", ADW_VIEW_SWITCHER_POLICY_NARROW, NULL);
  self->viewport = gtk_viewport_new (NULL, NULL);
  gtk_viewport_set_child (GTK_VIEWPORT (self->viewport), self->switcher);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->viewport);
  gtk_widget_set_focusable (scroller, FALSE);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "switcher-bar");
  g_signal_connect (self, "map", G_CALLBACK (fit), NULL);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->viewport)), "changed",
                           G_CALLBACK (scroll_to_tab), self, G_CONNECT_SWAPPED);
}
