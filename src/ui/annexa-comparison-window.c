/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-comparison-copy.h"
#include "annexa-comparison-row.h"
#include "annexa-comparison-window.h"
#include "annexa-dialog.h"
#include "annexa-names.h"
#include "annexa-past-choice.h"
#include "annexa-progress-window.h"
#include "annexa-window-private.h"
#include "annexa-worker.h"
#include "annexa-wrapping.h"

/**
 * AnnexaComparisonWindow:
 *
 * What is different between two moments of a project: which records are new, gone, better, worse or changed, and what
 * changed in them.
 */
struct _AnnexaComparisonWindow
{
  AdwWindow parent_instance;

  AnnexaWindow *window; /* That of the project as it is now. */
  AnnexaMoment *earlier;
  AnnexaMoment *later;
  AnnexaComparison *comparison;
  GListStore *items;
  GtkSingleSelection *selection;
  int group;                    /* the differences that are shown, or -1 for all */
  AnnexaProgressWindow *progress; /* while they are being looked for */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkWidget *choose_button;
  GtkWidget *copy_button;
  AnnexaPastChoice *earlier_choice;
  AnnexaPastChoice *later_choice;
  GtkWidget *compare_button;
  GtkBox *filters;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (AnnexaComparisonWindow, annexa_comparison_window, ADW_TYPE_WINDOW)

#define ALL_GROUPS -1

static void
show_page (AnnexaComparisonWindow *self,
           const char             *page)
{
  gboolean choosing = g_str_equal (page, "choose");
  g_autofree char *before = self->earlier != NULL ? annexa_moment_describe (self->earlier) : NULL;
  g_autofree char *after = self->later != NULL ? annexa_moment_describe (self->later) : NULL;
  /* TRANSLATORS: Two moments: “12 May 2026 · Stage 2 audit → 23 Nov 2026 · today” */
  g_autofree char *subtitle = before != NULL ? g_strdup_printf (_("%s → %s"), before, after) : g_strdup ("");

  adw_window_title_set_subtitle (self->title, choosing ? "" : subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), choosing ? NULL : subtitle);
  gtk_widget_set_visible (self->choose_button, !choosing);
  gtk_widget_set_visible (self->copy_button, g_str_equal (page, "list"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.copy", g_str_equal (page, "list"));
  gtk_stack_set_visible_child_name (self->stack, page);
}

/* The list. */

static void
fill_list (AnnexaComparisonWindow *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const AnnexaKind *kind = NULL;

  for (guint i = 0; i < annexa_comparison_get_size (self->comparison); i++)
    {
      const AnnexaDifference *difference = annexa_comparison_get (self->comparison, i);

      if (self->group != ALL_GROUPS && (int) annexa_difference_get_group (difference) != self->group)
        continue;
      g_ptr_array_add (items, annexa_comparison_item_new (difference, difference->kind != kind));
      kind = difference->kind;
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

static char *
describe_count (AnnexaDifferenceGroup group,
                guint                 n)
{
  switch (group)
    {
    case ANNEXA_DIFFERENCE_NEW:
      return g_strdup_printf (ngettext ("%'u new", "%'u new", n), n);
    case ANNEXA_DIFFERENCE_GONE:
      return g_strdup_printf (ngettext ("%'u gone", "%'u gone", n), n);
    case ANNEXA_DIFFERENCE_BETTER:
      return g_strdup_printf (ngettext ("%'u better", "%'u better", n), n);
    case ANNEXA_DIFFERENCE_WORSE:
      return g_strdup_printf (ngettext ("%'u worse", "%'u worse", n), n);
    case ANNEXA_DIFFERENCE_CHANGED:
    case ANNEXA_DIFFERENCE_N_GROUPS:
    default:
      return g_strdup_printf (ngettext ("%'u changed", "%'u changed", n), n);
    }
}

static void
filter_toggled (GtkToggleButton        *button,
                AnnexaComparisonWindow *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "group"));
  fill_list (self);
}

static GtkWidget *
add_filter (AnnexaComparisonWindow *self,
            const char             *label,
            int                     group,
            GtkWidget              *first)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "chip");
  g_object_set_data (G_OBJECT (button), "group", GINT_TO_POINTER (group));
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), group == ALL_GROUPS);
  g_signal_connect (button, "toggled", G_CALLBACK (filter_toggled), self);
  gtk_box_append (self->filters, button);
  return button;
}

/* What there is none of is no filter. */
static void
fill_filters (AnnexaComparisonWindow *self)
{
  guint counts[ANNEXA_DIFFERENCE_N_GROUPS] = { 0 };
  guint n = annexa_comparison_get_size (self->comparison);
  g_autofree char *all = g_strdup_printf (ngettext ("All %'u", "All %'u", n), n);
  GtkWidget *child;
  GtkWidget *first;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->filters))) != NULL)
    gtk_box_remove (self->filters, child);
  for (guint i = 0; i < n; i++)
    counts[annexa_difference_get_group (annexa_comparison_get (self->comparison, i))]++;
  first = add_filter (self, all, ALL_GROUPS, NULL);
  for (int group = 0; group < ANNEXA_DIFFERENCE_N_GROUPS; group++)
    {
      g_autofree char *label = describe_count ((AnnexaDifferenceGroup) group, counts[group]);

      if (counts[group] > 0)
        add_filter (self, label, group, first);
    }
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaComparisonWindow   *self)
{
  gtk_list_item_set_child (item, annexa_comparison_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaComparisonWindow   *self)
{
  annexa_comparison_row_set_item (ANNEXA_COMPARISON_ROW (gtk_list_item_get_child (item)), self->comparison,
                                  gtk_list_item_get_item (item));
}

/* A record that is still there is shown as it is now; one that is gone, as it was when it was there last. */
static void
open_difference (AnnexaComparisonWindow *self,
                 guint                   position)
{
  g_autoptr (AnnexaComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const AnnexaDifference *difference = item != NULL ? annexa_comparison_item_get_difference (item) : NULL;
  AnnexaProject *project = annexa_window_get_project (self->window);

  if (difference == NULL || project == NULL)
    return;
  if (annexa_project_find_kind (project, difference->id) == NULL)
    {
      annexa_window_look_at_moment (self->window,
                                    difference->type == ANNEXA_RECORD_DELETED ? self->earlier : self->later,
                                    difference->kind, difference->id);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-record", "(sx)", difference->kind->name,
                              difference->id);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
row_activated (AnnexaComparisonWindow *self,
               guint                   position)
{
  open_difference (self, position);
}

static void
list_clicked (AnnexaComparisonWindow *self,
              int                     n_press,
              double                  x,
              double                  y,
              GtkGestureClick        *gesture)
{
  if (annexa_is_row_click (gesture, n_press, x, y))
    open_difference (self, gtk_single_selection_get_selected (self->selection));
}

/* Comparing. */

typedef struct
{
  AnnexaProject *project; /* as it is now */
  AnnexaMoment *earlier;
  AnnexaMoment *later;
} Comparing;

static void
free_comparing (gpointer data)
{
  Comparing *comparing = data;

  g_clear_object (&comparing->project);
  annexa_moment_free (comparing->earlier);
  annexa_moment_free (comparing->later);
  g_free (comparing);
}

static void
compare_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Comparing *comparing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (comparing->project, &error);
  AnnexaComparison *comparison
      = reader != NULL
            ? annexa_comparison_new (reader, comparing->earlier, comparing->later, cancellable, &error)
            : NULL;

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) annexa_comparison_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
show_comparison (AnnexaComparisonWindow *self,
                 AnnexaComparison       *comparison,
                 const Comparing        *comparing)
{
  /* The items of the list point into the comparison. */
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->comparison, annexa_comparison_free);
  g_clear_pointer (&self->earlier, annexa_moment_free);
  g_clear_pointer (&self->later, annexa_moment_free);
  self->comparison = comparison;
  self->earlier = annexa_moment_copy (comparing->earlier);
  self->later = annexa_moment_copy (comparing->later);
  self->group = ALL_GROUPS;
  fill_filters (self);
  fill_list (self);
  show_page (self, annexa_comparison_get_size (comparison) > 0 ? "list" : "nothing");
  if (annexa_comparison_get_size (comparison) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
compared (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AnnexaComparisonWindow) self = data;
  Comparing *comparing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaComparison) comparison = g_task_propagate_pointer (G_TASK (result), &error);

  /* The worker may be the last to let go of the task, and is not the one to close a project or a window. */
  g_clear_object (&comparing->project);
  annexa_progress_window_end (g_steal_pointer (&self->progress));
  /* The window may have been closed meanwhile. */
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (comparison != NULL)
    show_comparison (self, g_steal_pointer (&comparison), comparing);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    annexa_tell (GTK_WIDGET (self), _("The two moments were not compared"), error->message);
}

/**
 * annexa_comparison_window_compare:
 * @self: the window
 * @one: a moment
 * @other: another one
 *
 * Compares two moments in a worker, whichever is the earlier one, and shows what is different.
 */
void
annexa_comparison_window_compare (AnnexaComparisonWindow *self,
                                  const AnnexaMoment     *one,
                                  const AnnexaMoment     *other)
{
  gboolean turned = one->seq > other->seq;
  g_autoptr (GTask) task = NULL;
  Comparing *comparing;

  g_return_if_fail (ANNEXA_IS_COMPARISON_WINDOW (self));

  if (self->progress != NULL || annexa_window_get_project (self->window) == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  comparing = g_new0 (Comparing, 1);
  comparing->project = g_object_ref (annexa_window_get_project (self->window));
  comparing->earlier = annexa_moment_copy (turned ? other : one);
  comparing->later = annexa_moment_copy (turned ? one : other);
  self->progress = annexa_progress_window_begin (GTK_WINDOW (self), _("The two moments are being compared…"));
  task = g_task_new (NULL, annexa_progress_window_get_cancellable (self->progress), compared, g_object_ref (self));
  g_task_set_source_tag (task, annexa_comparison_window_compare);
  g_task_set_task_data (task, comparing, free_comparing);
  annexa_worker_run (task, compare_in_worker, ANNEXA_URGENCY_AWAITED);
}

static void
compare_clicked (AnnexaComparisonWindow *self)
{
  g_autoptr (AnnexaMoment) earlier = annexa_past_choice_get_moment (self->earlier_choice);
  g_autoptr (AnnexaMoment) later = annexa_past_choice_get_moment (self->later_choice);

  if (earlier != NULL && later != NULL)
    annexa_comparison_window_compare (self, earlier, later);
}

/* Baselines may have been taken meanwhile; and a button that was out of sight is not the default one any more. */
static void
begin_choosing (AnnexaComparisonWindow *self)
{
  AnnexaProject *project = annexa_window_get_project (self->window);

  annexa_past_choice_set_project (self->earlier_choice, project, FALSE);
  annexa_past_choice_set_project (self->later_choice, project, TRUE);
  show_page (self, "choose");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->compare_button);
  annexa_past_choice_take_focus (self->earlier_choice, self->compare_button);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AnnexaComparisonWindow *self = ANNEXA_COMPARISON_WINDOW (widget);

  if (annexa_window_get_project (self->window) == NULL)
    return;
  begin_choosing (self);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaComparisonWindow *self = ANNEXA_COMPARISON_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *message = g_strdup_printf (ngettext ("%u difference copied", "%u differences copied", n), n);

  annexa_comparison_copy (widget, self->comparison, G_LIST_MODEL (self->items));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}

/* Which also happens when the project is closed below it. */
static void
annexa_comparison_window_unrealize (GtkWidget *widget)
{
  annexa_progress_window_stop (ANNEXA_COMPARISON_WINDOW (widget)->progress);

  GTK_WIDGET_CLASS (annexa_comparison_window_parent_class)->unrealize (widget);
}

static void
annexa_comparison_window_dispose (GObject *object)
{
  AnnexaComparisonWindow *self = ANNEXA_COMPARISON_WINDOW (object);

  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_COMPARISON_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->comparison, annexa_comparison_free);
  g_clear_pointer (&self->earlier, annexa_moment_free);
  g_clear_pointer (&self->later, annexa_moment_free);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (annexa_comparison_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-comparison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, earlier_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, later_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, AnnexaComparisonWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, compare_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked);
}

static void
annexa_comparison_window_class_init (AnnexaComparisonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_comparison_window_dispose;
  widget_class->unrealize = annexa_comparison_window_unrealize;

  g_type_ensure (ANNEXA_TYPE_PAST_CHOICE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "comparison.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "comparison.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "comparison.copy", NULL);
}

static void
annexa_comparison_window_init (AnnexaComparisonWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->group = ALL_GROUPS;
  self->items = g_list_store_new (ANNEXA_TYPE_COMPARISON_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_buttons (GTK_WIDGET (self->stack));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  annexa_name_widgets (GTK_WIDGET (self));
}

/**
 * annexa_comparison_window_new:
 * @window: the window of a project as it is now
 * @earlier: (nullable): what to compare with now; %NULL to let people choose
 *
 * Returns: (transfer none): a window that compares two moments of the project
 */
GtkWidget *
annexa_comparison_window_new (AnnexaWindow       *window,
                              const AnnexaMoment *earlier)
{
  AnnexaComparisonWindow *self
      = g_object_new (ANNEXA_TYPE_COMPARISON_WINDOW, "application", gtk_window_get_application (GTK_WINDOW (window)), NULL);
  g_autoptr (AnnexaMoment) now = annexa_moment_now (annexa_window_get_project (window));

  self->window = g_object_ref (window);
  annexa_window_add_dependent (window, GTK_WINDOW (self));
  begin_choosing (self);
  if (earlier != NULL)
    {
      annexa_past_choice_set_moment (self->earlier_choice, earlier);
      annexa_comparison_window_compare (self, earlier, now);
    }
  return GTK_WIDGET (self);
}

/**
 * annexa_comparison_window_get_comparison:
 * @self: the window
 *
 * Returns: (nullable) (transfer none): what is shown
 */
AnnexaComparison *
annexa_comparison_window_get_comparison (AnnexaComparisonWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_COMPARISON_WINDOW (self), NULL);

  return self->comparison;
}

/**
 * annexa_comparison_window_get_items:
 * @self: the window
 *
 * Returns: (element-type AnnexaComparisonItem) (transfer none): the differences that are listed
 */
GListModel *
annexa_comparison_window_get_items (AnnexaComparisonWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_COMPARISON_WINDOW (self), NULL);

  return G_LIST_MODEL (self->items);
}
