/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-comparison-copy.h"
#include "annexa-comparison-item.h"
#include "annexa-comparison-row.h"
#include "annexa-comparison-window.h"
#include "annexa-date.h"
#include "annexa-history-page.h"
#include "annexa-past-baseline-window.h"
#include "annexa-past-choice.h"
#include "annexa-progress-window.h"
#include "annexa-past-window.h"
#include "annexa-settings.h"
#include "annexa-sidebar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-window-private.h"

/* The project as it was, and what is different since, in real windows. */

#define NARROW 350

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
  gint64 asset;
  gint64 risk;
  gint64 person;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GDateTime) local = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (local, "%Y-%m-%d");

  /* History has the clock's times, whatever day the tests are set to. */
  annexa_date_set_today (today);
  fixture->path = annexa_test_ui_sample ("past.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  fixture->asset = annexa_test_add (fixture->project, "asset", "Espresso machine");
  fixture->person = annexa_test_add (fixture->project, "person", "Zoe Zimmer");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

static AnnexaWindow *
find_past (Fixture *fixture)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data) && l->data != (gpointer) fixture->window)
      return l->data;
  return NULL;
}

static gboolean
has_past (gpointer data)
{
  AnnexaWindow *past = find_past (data);

  return past != NULL && gtk_widget_get_mapped (GTK_WIDGET (past));
}

static AnnexaWindow *
wait_for_past (Fixture *fixture)
{
  annexa_test_ui_wait (has_past, fixture);
  annexa_test_ui_settle ();
  return find_past (fixture);
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = annexa_test_ui_find_nth (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && strcmp (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
      return label;
  return NULL;
}

static AnnexaRecord *
get_selected (AnnexaWindow *window)
{
  return annexa_page_get_selected (annexa_project_view_get_page (window->view));
}

static void
press_default (GtkWidget *window)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (window)), "clicked");
  annexa_test_ui_settle ();
}

static gint64
take_baseline (Fixture    *fixture,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_baseline_take (fixture->project, name, &error);

  g_assert_no_error (error);
  return id;
}

/* A state gets a name in one step that can be taken back, and no two have the same. */
static void
test_baseline (Fixture      *fixture,
               gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("baseline");
  gint64 before = annexa_project_count (fixture->project, kind);
  GtkWidget *dialog;
  GtkWidget *name;
  g_autofree char *label = NULL;

  /* The register of baselines leads to the same question as the menu. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "baselines"));
  annexa_test_ui_settle ();
  g_assert_true (annexa_window_can (fixture->window, "win.add"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL));
  annexa_test_ui_settle ();
  dialog = find_window (ANNEXA_TYPE_PAST_BASELINE_WINDOW);
  g_assert_nonnull (dialog);
  name = annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  gtk_editable_set_text (GTK_EDITABLE (name), "  Stage 1 ");
  press_default (dialog);
  g_assert_null (find_window (ANNEXA_TYPE_PAST_BASELINE_WINDOW));
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before + 1);
  label = annexa_project_get_undo_label (fixture->project);
  g_assert_cmpstr (label, ==, "Baseline “Stage 1” taken");
  g_assert_cmpstr (annexa_record_get_title (get_selected (fixture->window)), ==, "Stage 1");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.take-baseline", NULL));
  annexa_test_ui_settle ();
  dialog = find_window (ANNEXA_TYPE_PAST_BASELINE_WINDOW);
  name = annexa_test_ui_find (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), "stage 1");
  press_default (dialog);
  g_assert_nonnull (find_label (dialog, "There is a baseline “Stage 1” already. Choose another name."));
  gtk_window_close (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before);
}

/* What only the present offers. */
static const char *const mutating[] = {
  "win.add",           "win.delete",        "win.undo",          "win.redo",          "win.save",
  "win.save-copy",     "win.earlier-copies", "win.import-table", "win.edit-method",   "win.take-baseline",
  "win.adopt-template",
  "win.look-at-past",  "win.look-at-edit",  "win.look-at-baseline", "page.new-from-template", "page.import-table",
  "page.import-catalogue", "page.confirm-proposal", "page.delete-proposal", "page.write-inputs", "page.add-decision",
  "page.approve-minutes", "page.reopen-minutes", "page.measure", "duties.plan", "duties.plan-audit", "form.delete",
  "earlier.restore",
};

static gboolean
is_mutating (const char *action)
{
  for (guint i = 0; action != NULL && i < G_N_ELEMENTS (mutating); i++)
    if (strcmp (mutating[i], action) == 0)
      return TRUE;
  return FALSE;
}

/* Nothing on the page looks as if it could be written to. */
static void
assert_reads_only (GtkWidget  *widget,
                   const char *page)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_is_sensitive (widget)
      && is_mutating (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))))
    g_error ("%s offers %s", page, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  if ((ADW_IS_ENTRY_ROW (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)) && gtk_widget_is_sensitive (widget))
      || (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))
          && gtk_widget_is_sensitive (widget))
      || (GTK_IS_SWITCH (widget) && gtk_widget_is_sensitive (widget)))
    g_error ("%s can be written to in a %s", page, G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_reads_only (child, page);
}

static void
walk_through (AnnexaWindow *past)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (past), "win.go", "s", destinations[i].name));
      annexa_test_ui_settle ();
      for (guint j = 0; j < G_N_ELEMENTS (mutating); j++)
        if (g_str_has_prefix (mutating[j], "win."))
          g_assert_false (annexa_window_can (past, mutating[j]));
      assert_reads_only (GTK_WIDGET (past), destinations[i].name);
    }
}

/* A window of the past shows what was, on every page, offers nothing that writes, and leaves nothing behind. */
static void
test_look (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autofree char *before = annexa_test_dump (fixture->project);
  gint64 baseline = take_baseline (fixture, "Stage 2 audit");
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) recent = g_settings_get_value (annexa_settings_get (), "recent-records");
  g_autoptr (GVariant) recent_after = NULL;
  g_autofree char *page = NULL;
  g_autofree char *kind_name = NULL;
  g_autoptr (AnnexaEdit) deletion = annexa_project_begin (fixture->project, "Zoe Zimmer deleted");
  g_autoptr (GError) error = NULL;
  AnnexaWindow *past;
  gpointer weak;

  annexa_test_set (fixture->project, "asset", fixture->asset, "name", "Tea kettle", &error);
  g_assert_no_error (error);
  annexa_edit_delete (deletion, annexa_kind_lookup ("person"), fixture->person);
  g_assert_true (annexa_project_apply (fixture->project, deletion, &error));
  annexa_settings_set_place (fixture->path, "assets", "asset", fixture->asset);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-baseline", "x", baseline));
  past = wait_for_past (fixture);
  g_assert_true (annexa_project_is_past (past->project));
  name = annexa_test_get (past->project, "asset", fixture->asset, "name");
  g_assert_cmpstr (name, ==, "Espresso machine");
  g_assert_nonnull (annexa_project_find_kind (past->project, fixture->person));
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (past)), " · Stage 2 audit)"));
  g_assert_nonnull (find_label (GTK_WIDGET (past), "For reading: nothing can be edited here."));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (past), "win.show-record", "(sx)", "asset", fixture->asset));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_id (get_selected (past)), ==, fixture->asset);
  assert_reads_only (GTK_WIDGET (past), "the form");
  walk_through (past);
  after = annexa_test_dump (past->project);
  g_assert_cmpint (annexa_project_count (past->project, kind), ==, annexa_project_count (fixture->project, kind));

  /* The same moment is not opened twice. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-baseline", "x", baseline));
  annexa_test_ui_settle ();
  g_assert_true (find_past (fixture) == past);

  weak = past->project;
  g_object_add_weak_pointer (weak, &weak);
  annexa_test_ui_close (past);
  while (weak != NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (annexa_settings_get_place (fixture->path, &page, &kind_name), ==, fixture->asset);
  g_assert_cmpstr (page, ==, "assets");
  recent_after = g_settings_get_value (annexa_settings_get (), "recent-records");
  g_assert_true (g_variant_equal (recent, recent_after));
  g_assert_true (g_str_equal (before, after));
}

/* A day is typed, and what cannot be is told; an edit of history leads to the moment right after it. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *today = annexa_date_today ();
  g_autofree char *tomorrow = annexa_date_add_days (today, 1);
  g_autofree char *name = NULL;
  g_autoptr (AnnexaMoment) moment = NULL;
  GtkWidget *dialog;
  AnnexaPastChoice *choice;
  AnnexaWindow *past;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-past", NULL));
  annexa_test_ui_settle ();
  dialog = find_window (ANNEXA_TYPE_PAST_WINDOW);
  choice = ANNEXA_PAST_CHOICE (annexa_test_ui_find (dialog, ANNEXA_TYPE_PAST_CHOICE));
  annexa_past_choice_choose_day (choice, "once upon a time");
  press_default (dialog);
  g_assert_nonnull (find_label (dialog, "Write a day, such as 2026-11-23, or pick one."));
  annexa_past_choice_choose_day (choice, tomorrow);
  g_assert_null (find_label (dialog, "Write a day, such as 2026-11-23, or pick one."));
  press_default (dialog);
  g_assert_nonnull (find_label (dialog, "That day is still to come."));
  annexa_past_choice_choose_day (choice, "2001-01-01");
  press_default (dialog);
  g_assert_null (find_past (fixture));
  annexa_past_choice_choose_day (choice, today);
  press_default (dialog);
  past = wait_for_past (fixture);
  g_assert_null (find_window (ANNEXA_TYPE_PAST_WINDOW));
  name = annexa_test_get (past->project, "asset", fixture->asset, "name");
  g_assert_cmpstr (name, ==, "Espresso machine");
  annexa_test_ui_close (past);

  /* The person came last. */
  moment = annexa_moment_now (fixture->project);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-edit", "x", moment->seq - 1));
  past = wait_for_past (fixture);
  g_assert_null (annexa_project_find_kind (past->project, fixture->person));
  g_assert_nonnull (annexa_project_find_kind (past->project, fixture->asset));
  annexa_test_ui_close (past);
}

static gboolean
has_no_progress (gpointer data)
{
  return ((Fixture *) data)->window->looking == NULL;
}

/* Who does not want to wait gets no window, and can ask again. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  gint64 baseline = take_baseline (fixture, "Stage 2 audit");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-baseline", "x", baseline));
  annexa_progress_window_stop (fixture->window->looking);
  annexa_test_ui_wait (has_no_progress, fixture);
  annexa_test_ui_settle ();
  g_assert_null (find_past (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-baseline", "x", baseline));
  annexa_test_ui_close (wait_for_past (fixture));
}

static gboolean
has_compared (gpointer data)
{
  return annexa_comparison_window_get_comparison (data) != NULL;
}

static gboolean
found_nothing (gpointer data)
{
  return annexa_comparison_get_size (annexa_comparison_window_get_comparison (data)) == 0;
}

static AnnexaComparisonWindow *
compare (Fixture *fixture,
         gint64   baseline)
{
  AnnexaComparisonWindow *window;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-baseline", "x", baseline));
  window = ANNEXA_COMPARISON_WINDOW (find_window (ANNEXA_TYPE_COMPARISON_WINDOW));
  annexa_test_ui_wait (has_compared, window);
  annexa_test_ui_settle ();
  return window;
}

static guint
count (AnnexaComparisonWindow *window)
{
  return g_list_model_get_n_items (annexa_comparison_window_get_items (window));
}

static void
press_filter (AnnexaComparisonWindow *window,
              const char             *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
        annexa_test_ui_settle ();
        return;
      }
  g_error ("there is no filter “%s”", label);
}

static void
activate (AnnexaComparisonWindow *window,
          gint64                  id)
{
  GListModel *items = annexa_comparison_window_get_items (window);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnnexaComparisonItem) item = g_list_model_get_item (items, i);
      GtkWidget *view;

      if (annexa_comparison_item_get_difference (item)->id != id)
        continue;
      for (guint j = 0; (view = annexa_test_ui_find_nth (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW, j)) != NULL; j++)
        if (gtk_widget_has_css_class (view, "history-list"))
          g_signal_emit_by_name (view, "activate", i);
      annexa_test_ui_settle ();
      return;
    }
  g_assert_not_reached ();
}

static void
change_things (Fixture *fixture)
{
  g_autoptr (AnnexaEdit) deletion = annexa_project_begin (fixture->project, "Zoe Zimmer deleted");
  g_autoptr (GError) error = NULL;

  annexa_test_set (fixture->project, "asset", fixture->asset, "name", "Tea kettle", &error);
  g_assert_no_error (error);
  annexa_edit_delete (deletion, annexa_kind_lookup ("person"), fixture->person);
  g_assert_true (annexa_project_apply (fixture->project, deletion, &error));
  annexa_test_add (fixture->project, "asset", "Toaster");
}

/* What is new, gone and changed is counted in words, told field by field, and leads to the record. */
static void
test_compare (Fixture      *fixture,
              gconstpointer data)
{
  gint64 baseline = take_baseline (fixture, "Stage 2 audit");
  AnnexaComparisonWindow *window;
  g_autofree char *lines = NULL;
  AnnexaWindow *past;

  change_things (fixture);
  window = compare (fixture, baseline);
  g_assert_cmpuint (count (window), ==, 3);
  g_assert_nonnull (find_label (GTK_WIDGET (window), "Name: Espresso machine → Tea kettle"));
  press_filter (window, "1 new");
  g_assert_cmpuint (count (window), ==, 1);
  press_filter (window, "1 changed");
  g_assert_cmpuint (count (window), ==, 1);
  lines = annexa_comparison_to_lines (annexa_comparison_window_get_comparison (window),
                                      annexa_comparison_window_get_items (window));
  g_assert_nonnull (strstr (lines, "Register\tReference\tTitle\tDifference\tField\tBefore\tAfter\n"));
  g_assert_nonnull (strstr (lines, "\tTea kettle\tChanged\tName\tEspresso machine\tTea kettle\n"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "comparison.copy", NULL));

  activate (window, fixture->asset);
  g_assert_cmpint (annexa_record_get_id (get_selected (fixture->window)), ==, fixture->asset);
  press_filter (window, "1 gone");
  activate (window, fixture->person);
  past = wait_for_past (fixture);
  g_assert_cmpint (annexa_record_get_id (get_selected (past)), ==, fixture->person);
  annexa_test_ui_close (past);

  /* Between a moment and itself there is nothing. */
  {
    g_autoptr (AnnexaMoment) now = annexa_moment_now (fixture->project);

    annexa_comparison_window_compare (window, now, now);
    annexa_test_ui_wait (found_nothing, window);
    annexa_test_ui_settle ();
    g_assert_nonnull (find_label (GTK_WIDGET (window), "Nothing is different"));
  }
  gtk_window_close (GTK_WINDOW (window));
  annexa_test_ui_settle ();
}

/* People choose two moments; whichever is the earlier one comes first. The newest baseline is offered first, also of two that
 * were taken in one second. */
static void
test_choose_two (Fixture      *fixture,
                 gconstpointer data)
{
  AnnexaComparisonWindow *window;
  AnnexaPastChoice *earlier;
  AnnexaPastChoice *later;
  int minimum;

  take_baseline (fixture, "Stage 1 audit");
  take_baseline (fixture, "Stage 2 audit");
  change_things (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare", NULL));
  annexa_test_ui_settle ();
  window = ANNEXA_COMPARISON_WINDOW (find_window (ANNEXA_TYPE_COMPARISON_WINDOW));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  earlier = ANNEXA_PAST_CHOICE (annexa_test_ui_find_nth (GTK_WIDGET (window), ANNEXA_TYPE_PAST_CHOICE, 0));
  later = ANNEXA_PAST_CHOICE (annexa_test_ui_find_nth (GTK_WIDGET (window), ANNEXA_TYPE_PAST_CHOICE, 1));
  {
    g_autoptr (AnnexaMoment) first = annexa_past_choice_get_moment (earlier);
    g_autoptr (AnnexaMoment) second = annexa_past_choice_get_moment (later);

    g_assert_cmpstr (first->label, ==, "Stage 2 audit");
    g_assert_cmpint (second->seq, >, first->seq);
    annexa_comparison_window_compare (window, second, first);
  }
  annexa_test_ui_wait (has_compared, window);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count (window), ==, 3);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "comparison.choose", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (earlier)));
}

/* What reads the project closes with it, also when it is only just being read. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  gint64 baseline = take_baseline (fixture, "Stage 2 audit");
  GtkWidget *comparison = NULL;

  change_things (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-baseline", "x", baseline));
  wait_for_past (fixture);
  comparison = GTK_WIDGET (compare (fixture, baseline));
  g_object_add_weak_pointer (G_OBJECT (comparison), (gpointer *) &comparison);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look-at-edit", "x", (gint64) 1));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL));
  while (fixture->window->project != NULL || fixture->window->looking != NULL)
    g_main_context_iteration (NULL, FALSE);
  annexa_test_ui_settle ();
  g_assert_null (find_past (fixture));
  g_assert_null (comparison);
}

typedef struct
{
  AnnexaWindow *window; /* or NULL when it is gone */
  AnnexaWindow *past;
  GtkWidget *dialog;
} Group;

static gboolean
has_dependent (gpointer data)
{
  AnnexaWindow *window = data;

  return window->dependents != NULL && window->dependents->len > 0;
}

static gboolean
puts_pages_away (gpointer data)
{
  return ((AnnexaWindow *) data)->closing_source != 0;
}

static gboolean
is_open_again (gpointer data)
{
  return !((AnnexaWindow *) data)->leaving;
}

static gboolean
is_gone (gpointer data)
{
  return ((Group *) data)->window == NULL;
}

/* A window with one of the past, and a dialog in front of that. */
static void
open_group (Group      *group,
            const char *path)
{
  group->window = annexa_test_ui_open (path, 1280, 800);
  g_object_add_weak_pointer (G_OBJECT (group->window), (gpointer *) &group->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (group->window), "win.look-at-edit", "x", (gint64) 1));
  annexa_test_ui_wait (has_dependent, group->window);
  group->past = group->window->dependents->pdata[0];
  group->dialog = gtk_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (group->dialog), GTK_WINDOW (group->past));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (group->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (group->dialog));
  annexa_test_ui_settle ();
}

static void
assert_visible (const Group *group,
                gboolean     window,
                gboolean     others)
{
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (group->window)) == window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (group->past)) == others);
  g_assert_true (gtk_widget_get_visible (group->dialog) == others);
}

/* Windows that belong to one that is being closed are out of sight with it, and who closes the window while its project is
 * being closed need not do so again. */
static void
test_close_at_once (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = annexa_test_ui_sample ("at-once.annexa");
  Group group;

  open_group (&group, path);
  assert_visible (&group, TRUE, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (group.window), "win.close-project", NULL));
  annexa_test_ui_wait (puts_pages_away, group.window);
  assert_visible (&group, TRUE, FALSE);
  gtk_window_close (GTK_WINDOW (group.window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (group.window)));
  annexa_test_ui_wait (is_gone, &group);
}

static gboolean
has_no_project (gpointer window)
{
  return annexa_window_get_project (window) == NULL;
}

/* A dialog about a project is of no use without it, and the window may stay. */
static void
test_close_dialog (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *dialog = gtk_window_new ();

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL));
  annexa_test_ui_wait (has_no_project, fixture->window);
  annexa_test_ui_settle ();
  g_assert_null (dialog);
}

/* What was typed last cannot be written any more: everything stands as it stood, and the person says what is to be done. */
static void
test_close_fails (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = annexa_test_ui_sample ("fails.annexa");
  Group group;

  open_group (&group, path);
  gtk_window_close (GTK_WINDOW (group.window));
  annexa_test_ui_wait (puts_pages_away, group.window);
  assert_visible (&group, FALSE, FALSE);
  annexa_test_add (annexa_window_get_project (group.window), "asset", "Kettle");
  g_assert_true (g_file_set_contents (path, "Something else", -1, NULL));
  annexa_test_ui_wait (is_open_again, group.window);
  assert_visible (&group, TRUE, TRUE);
  annexa_test_ui_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG)), "leave");
  annexa_test_ui_wait (is_gone, &group);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/past/baseline", Fixture, NULL, set_up, test_baseline, tear_down);
  g_test_add ("/past/look", Fixture, NULL, set_up, test_look, tear_down);
  g_test_add ("/past/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/past/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/past/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add ("/past/choose-two", Fixture, NULL, set_up, test_choose_two, tear_down);
  g_test_add ("/past/close", Fixture, NULL, set_up, test_close, tear_down);
  g_test_add ("/past/close-dialog", Fixture, NULL, set_up, test_close_dialog, tear_down);
  g_test_add ("/past/close-at-once", Fixture, NULL, set_up, test_close_at_once, tear_down);
  g_test_add ("/past/close-fails", Fixture, NULL, set_up, test_close_fails, tear_down);

  return g_test_run ();
}
