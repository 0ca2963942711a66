/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-filter-bar.h"
#include "annexa-filter-chips.h"
#include "annexa-filter-editor.h"
#include "annexa-view-counter.h"

/**
 * AnnexaFilterBar:
 *
 * One row of buttons with the ready-made selections of a kind: a problem comes with its number, and only while there is
 * one. Scrolls sideways where there is no room. For a whole kind there is a button that adds filters, which stand below.
 */
struct _AnnexaFilterBar
{
  AdwBin parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind; /* of the chips */
  GPtrArray *views;   /* AnnexaView */
  AnnexaViewCounter *counter;
  GPtrArray *buttons; /* GtkToggleButton, the first for all records */
  GtkBox *box;
  GtkBox *row;
  GtkBox *rows;
  GtkMenuButton *adder;     /* or NULL */
  AnnexaFilterChips *chips; /* or NULL */
  gboolean updating;
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
  gtk_widget_add_css_class (scroller, "chips");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (self->row, scroller);
  gtk_box_append (self->rows, GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

static void
toggled (GtkToggleButton *button,
         AnnexaFilterBar *self)
{
  if (!self->updating && gtk_toggle_button_get_active (button))
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
      label = counts[i] < 0 ? g_strdup_printf (_("%s · ?"), annexa_view_get_label (view))
                            : g_strdup_printf (_("%s · %d"), annexa_view_get_label (view), (int) counts[i]);
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (button),
                                   counts[i] < 0 ? _("These could not be counted. The project file may be damaged.") : NULL);
      gtk_widget_set_visible (GTK_WIDGET (button), counts[i] != 0 || gtk_toggle_button_get_active (button));
    }
}

static void
chips_changed (AnnexaFilterBar *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
condition_made (AnnexaFilterBar       *self,
                const AnnexaCondition *condition)
{
  annexa_filter_chips_add (self->chips, condition);
}

/* It has a row for each field of the kind, and is made for who asks for it. */
static void
make_editor (GtkMenuButton *button,
             gpointer       data)
{
  AnnexaFilterBar *self = data;
  GtkWidget *editor;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  editor = annexa_filter_editor_new (self->project, self->kind);
  g_signal_connect (editor, "show", G_CALLBACK (annexa_filter_editor_begin), NULL);
  g_signal_connect_swapped (editor, "applied", G_CALLBACK (condition_made), self);
  gtk_menu_button_set_popover (button, editor);
}

static void
build_chips (AnnexaFilterBar  *self,
             AnnexaProject    *project,
             const AnnexaKind *kind)
{
  self->kind = kind;
  self->chips = ANNEXA_FILTER_CHIPS (annexa_filter_chips_new (project, kind));
  g_signal_connect_swapped (self->chips, "changed", G_CALLBACK (chips_changed), self);
  gtk_box_append (self->rows, GTK_WIDGET (self->chips));

  self->adder = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->adder, "annexa-filter-symbolic");
  gtk_menu_button_set_create_popup_func (self->adder, make_editor, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->adder), _("Add a filter (Ctrl+Shift+F)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a filter"), -1);
  annexa_filter_bar_add (self, GTK_WIDGET (self->adder));
}

/**
 * annexa_filter_bar_add:
 * @self: a filter bar
 * @button: a button
 *
 * Puts a further button at the end of the bar, where it does not scroll.
 */
void
annexa_filter_bar_add (AnnexaFilterBar *self,
                       GtkWidget       *button)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->row), "with-buttons");
  gtk_box_append (self->row, button);
}

/**
 * annexa_filter_bar_set_kind:
 * @self: a filter bar without a kind
 * @project: a project
 * @kind: the kind whose records are filtered
 *
 * Offers the ready-made selections of the kind.
 */
void
annexa_filter_bar_set_kind (AnnexaFilterBar  *self,
                            AnnexaProject    *project,
                            const AnnexaKind *kind)
{
  annexa_filter_bar_set_views (self, project, annexa_views_list (kind));
}

/**
 * annexa_filter_bar_set_register:
 * @self: a filter bar without a kind
 * @project: a project
 * @kind: the kind whose records are filtered
 *
 * Offers the ready-made selections of the kind, and filters by all of its fields.
 */
void
annexa_filter_bar_set_register (AnnexaFilterBar  *self,
                                AnnexaProject    *project,
                                const AnnexaKind *kind)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  build_chips (self, project, kind);
  self->updating = TRUE;
  annexa_filter_bar_set_views (self, project, annexa_views_list (kind));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
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

  gtk_widget_set_visible (GTK_WIDGET (self), shown && (self->chips != NULL || (self->views != NULL && self->views->len > 0)));
}

/**
 * annexa_filter_bar_is_narrowed:
 * @self: a filter bar
 *
 * Returns: whether it may leave records out
 */
gboolean
annexa_filter_bar_is_narrowed (AnnexaFilterBar *self)
{
  g_return_val_if_fail (ANNEXA_IS_FILTER_BAR (self), FALSE);

  return annexa_filter_bar_get_view (self) != NULL
         || (self->chips != NULL && annexa_filter_chips_get_size (self->chips) > 0);
}

/**
 * annexa_filter_bar_apply:
 * @self: a filter bar
 * @query: a query over its kind
 *
 * Leaves only the records that the bar shows.
 */
void
annexa_filter_bar_apply (AnnexaFilterBar *self,
                         AnnexaQuery     *query)
{
  const AnnexaView *view = annexa_filter_bar_get_view (self);

  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  if (view != NULL)
    annexa_view_apply (view, self->project, query);
  if (self->chips != NULL)
    annexa_filter_chips_apply (self->chips, query);
}

static void
choose_view (AnnexaFilterBar *self,
             const char      *name)
{
  guint chosen = 0;

  for (guint i = 0; i < self->views->len; i++)
    if (g_str_equal (((const AnnexaView *) self->views->pdata[i])->name, name))
      chosen = i + 1;
  gtk_toggle_button_set_active (self->buttons->pdata[chosen], TRUE);
  gtk_widget_set_visible (self->buttons->pdata[chosen], TRUE);
}

/**
 * annexa_filter_bar_restore:
 * @self: the filter bar of a register
 * @view: the name of a ready-made selection, or ""
 * @filters: (array zero-terminated=1): conditions as the command line has them
 *
 * Shows what was chosen earlier. Nothing is emitted.
 */
void
annexa_filter_bar_restore (AnnexaFilterBar   *self,
                           const char        *view,
                           const char *const *filters)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));
  g_return_if_fail (self->chips != NULL);

  self->updating = TRUE;
  choose_view (self, view);
  annexa_filter_chips_set_filters (self->chips, filters);
  self->updating = FALSE;
}

/**
 * annexa_filter_bar_show_view:
 * @self: a filter bar
 * @view: one of its ready-made selections
 *
 * Chooses the selection, and takes all other filters away.
 */
void
annexa_filter_bar_show_view (AnnexaFilterBar  *self,
                             const AnnexaView *view)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  self->updating = TRUE;
  choose_view (self, view->name);
  if (self->chips != NULL)
    annexa_filter_chips_set_filters (self->chips, none);
  self->updating = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * annexa_filter_bar_get_filters:
 * @self: a filter bar
 *
 * Returns: (transfer full) (array zero-terminated=1): the filters as the command line has them
 */
char **
annexa_filter_bar_get_filters (AnnexaFilterBar *self)
{
  g_return_val_if_fail (ANNEXA_IS_FILTER_BAR (self), NULL);

  return self->chips != NULL ? annexa_filter_chips_get_filters (self->chips) : g_new0 (char *, 1);
}

/**
 * annexa_filter_bar_begin_filter:
 * @self: the filter bar of a register
 *
 * Asks which field to filter by.
 */
void
annexa_filter_bar_begin_filter (AnnexaFilterBar *self)
{
  g_return_if_fail (ANNEXA_IS_FILTER_BAR (self));

  if (self->adder != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->adder)))
    gtk_menu_button_popup (self->adder);
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

  if (!annexa_filter_bar_is_narrowed (self))
    return;
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->buttons->pdata[0], TRUE);
  if (self->chips != NULL)
    annexa_filter_chips_clear (self->chips);
  self->updating = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}
