/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-asset-map-settings.h"
#include "annexa-asset-map-view.h"
#include "annexa-many.h"
#include "annexa-page.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-register.h"
#include "annexa-round-comparer.h"
#include "annexa-round-item.h"
#include "annexa-round-window.h"
#include "annexa-scene-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The map of assets, the arrows on the risk map, and two rounds compared, as somebody uses them. */

static void
go (AnnexaWindow *window,
    const char   *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", name));
  annexa_test_ui_settle ();
}

static AnnexaPage *
get_page (AnnexaWindow *window)
{
  return annexa_project_view_get_page (
      ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW)));
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  return annexa_test_ui_find (widget, ANNEXA_TYPE_SCENE_VIEW);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* A button by what it says or, without text, by its icon. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
      && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0
          || g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), name) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, name);
  return found;
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static void
toggle (GtkWidget  *widget,
        const char *name)
{
  GtkWidget *button = find_button (widget, name);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  annexa_test_ui_settle ();
}

static GtkWidget *
show_map (AnnexaWindow *window)
{
  go (window, "assets");
  annexa_page_turn_tab (get_page (window), 1);
  annexa_test_ui_settle ();
  return annexa_test_ui_find (GTK_WIDGET (get_page (window)), ANNEXA_TYPE_ASSET_MAP_VIEW);
}

static gint64
find_asset (AnnexaWindow *window,
            const char   *ref)
{
  return annexa_project_find_ref (annexa_window_get_project (window), annexa_kind_lookup ("asset"), ref);
}

static void
press_asset (AnnexaWindow *window,
             GtkWidget    *map,
             const char   *ref)
{
  g_autofree char *id = g_strdup_printf ("asset-%" G_GINT64_FORMAT, find_asset (window, ref));

  g_signal_emit_by_name (find_view (map), "activated", id);
  annexa_test_ui_settle ();
}

/* Every asset of the example can be reached and opens its form; the register behind selects it. */
static void
test_asset_map (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *map = show_map (window);
  AnnexaPage *page = get_page (window);

  g_assert_nonnull (map);
  g_assert_true (gtk_widget_get_mapped (map));
  g_assert_cmpint (count_children (find_view (map)), ==, annexa_project_count (project, annexa_kind_lookup ("asset")));
  press_asset (window, map, "A-023");
  g_assert_cmpstr (annexa_record_get_ref (annexa_page_get_selected (page)), ==, "A-023");
  annexa_page_take_focus (page);
  g_assert_nonnull (annexa_scene_view_get_focused (ANNEXA_SCENE_VIEW (find_view (map))));

  /* What is selected elsewhere is chosen here. */
  annexa_page_show_record (page, annexa_kind_lookup ("asset"), find_asset (window, "A-001"));
  annexa_test_ui_settle ();
  g_assert_cmpstr (annexa_record_get_ref (annexa_page_get_selected (page)), ==, "A-001");
  g_assert_true (gtk_widget_get_mapped (map));

  /* A search is one of the list. */
  annexa_page_toggle_search (page);
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (map));
  annexa_test_ui_close (window);
}

/* One type, and what is around one asset. */
static void
test_narrowed (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-narrowed.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  GtkWidget *map = show_map (window);
  guint n_all = count_children (find_view (map));
  guint n_two;

  annexa_value_set_text (&value, "software");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "type"), ANNEXA_TEST_EQUAL, &value);
  g_assert_true (gtk_widget_activate_action (map, "map.type", "s", "software"));
  annexa_test_ui_settle ();
  g_assert_cmpint (count_children (find_view (map)), ==,
                   annexa_project_count_query (annexa_window_get_project (window), query, NULL));
  g_assert_true (gtk_widget_activate_action (map, "map.type", "s", ""));

  press_asset (window, map, "A-023");
  g_object_set (map, "around", TRUE, NULL);
  annexa_test_ui_settle ();
  n_two = count_children (find_view (map));
  g_assert_cmpuint (n_two, >, 1);
  g_assert_cmpuint (n_two, <, n_all);
  g_assert_true (gtk_widget_activate_action (map, "map.steps", "i", 1));
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_children (find_view (map)), <, n_two);
  annexa_test_ui_close (window);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The picture grows and shrinks; the window stays as narrow as it was. */
static void
test_zoom (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-zoom.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);
  GtkWidget *map = show_map (window);
  int usual = measure_width (find_view (map));

  g_assert_true (gtk_widget_activate_action (map, "map.zoom-in", NULL));
  g_assert_cmpint (measure_width (find_view (map)), >, usual);
  g_assert_true (gtk_widget_activate_action (map, "map.zoom-usual", NULL));
  g_assert_cmpint (measure_width (find_view (map)), ==, usual);
  g_assert_true (gtk_widget_activate_action (map, "map.zoom-out", NULL));
  g_assert_cmpint (measure_width (find_view (map)), <, usual);
  for (guint i = 0; i < 10; i++)
    gtk_widget_activate_action (map, "map.zoom-out", NULL);
  annexa_test_ui_settle ();
  g_assert_cmpint (measure_width (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))), <=, 360);
  annexa_test_ui_close (window);
}

/* Whoever looks at a project again sees it as it was left. */
static void
test_remembered (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-remembered.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *map = show_map (window);
  g_autofree char *need = NULL;

  g_assert_true (gtk_widget_activate_action (map, "map.need", "s", "availability"));
  annexa_test_ui_close (window);

  window = annexa_test_ui_open (path, 1280, 800);
  go (window, "assets");
  map = annexa_test_ui_find (GTK_WIDGET (get_page (window)), ANNEXA_TYPE_ASSET_MAP_VIEW);
  g_assert_nonnull (map);
  g_assert_true (gtk_widget_get_mapped (map));
  g_object_get (map, "need", &need, NULL);
  g_assert_cmpstr (need, ==, "availability");
  annexa_page_turn_tab (get_page (window), 1);
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (map));
  g_assert_false (annexa_asset_map_settings_load (path, NULL));
  annexa_test_ui_close (window);
}

static void
link_assets (AnnexaProject *project,
             gint64         from,
             gint64         to)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Linked");
  g_autoptr (GError) error = NULL;

  annexa_edit_set_ids (edit, kind, from, "depends-on", &to, 1);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* An empty project says what to do, and what is added, linked and taken back is seen at once. */
static void
test_empty (void)
{
  AnnexaProject *made = annexa_test_new_project ("maps-empty.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (made));
  AnnexaProject *project;
  AnnexaWindow *window;
  GtkWidget *map;
  gint64 shop, server;

  annexa_test_close (made);
  window = annexa_test_ui_open (path, 1280, 800);
  project = annexa_window_get_project (window);
  map = show_map (window);
  g_assert_true (has_text (map, "No assets yet"));
  g_assert_null (gtk_widget_get_first_child (find_view (map)));

  shop = annexa_test_add (project, "asset", "Shop");
  server = annexa_test_add (project, "asset", "Server");
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_children (find_view (map)), ==, 2);
  g_assert_true (has_text (map, "No dependencies yet."));
  link_assets (project, shop, server);
  annexa_test_ui_settle ();
  g_assert_true (has_text (map, "Arrows lead to"));
  annexa_project_undo (project, NULL, NULL);
  annexa_test_ui_settle ();
  g_assert_true (has_text (map, "No dependencies yet."));
  annexa_test_ui_close (window);
}

/* What controls achieve, and the plan, as arrows and in words; of the chosen cell alone. */
static void
test_movement (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-movement.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *page;

  go (window, "risk-map");
  page = GTK_WIDGET (get_page (window));
  g_assert_false (has_text (page, "The plan brings"));
  toggle (page, "Show movement");
  g_assert_true (has_text (page, "The plan brings"));
  g_assert_true (has_text (page, "From Unlikely × Severe to Unlikely × Serious"));
  toggle (page, "Without controls");
  g_assert_true (has_text (page, "Controls bring"));
  g_assert_true (has_text (page, "From Expected × Severe to Likely × Severe"));

  g_signal_emit_by_name (find_view (page), "activated", "cell-4-5");
  annexa_test_ui_settle ();
  g_assert_true (has_text (page, "From Likely × Existential to"));
  g_assert_false (has_text (page, "From Expected × Severe to Likely × Severe"));
  toggle (page, "Show movement");
  g_assert_false (has_text (page, "Controls bring"));

  /* The list is the other tab. */
  annexa_page_turn_tab (get_page (window), 1);
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (find_view (page)));
  annexa_page_turn_tab (get_page (window), -1);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (find_view (page)));
  annexa_test_ui_close (window);
}

static gboolean
tells_of_controls (gpointer page)
{
  return has_text (page, "Controls bring");
}

static gboolean
counts_above (gpointer page)
{
  return has_text (page, "lie above the acceptance line.");
}

/* Many risks are counted by a worker, for the view that was chosen last. */
static void
test_many_risks (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-many.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *page;

  annexa_many_lower_limit (2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "risk-map");
  page = GTK_WIDGET (get_page (window));
  g_assert_false (counts_above (page));
  annexa_test_ui_wait (counts_above, page);
  toggle (page, "Show movement");
  toggle (page, "Without controls");
  annexa_test_ui_wait (tells_of_controls, page);
  g_assert_false (has_text (page, "The plan brings"));
  annexa_test_add (annexa_window_get_project (window), "risk", "Fire");
  annexa_test_ui_close (window);
  annexa_many_lower_limit (0);
}

/* Without targets the page says how to come by them. */
static void
test_no_movement (void)
{
  AnnexaProject *made = annexa_test_new_project ("maps-still.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (made));
  AnnexaWindow *window;
  GtkWidget *page;

  annexa_test_add (made, "risk", "Fire");
  annexa_test_close (made);
  window = annexa_test_ui_open (path, 1280, 800);
  go (window, "risk-map");
  page = GTK_WIDGET (get_page (window));
  toggle (page, "Show movement");
  g_assert_true (has_text (page, "No risk has a target yet."));
  annexa_test_ui_close (window);
}

static GListModel *
get_rows (GtkWidget *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (annexa_test_ui_find (window, GTK_TYPE_LIST_VIEW))));
}

static gboolean
is_compared (gpointer data)
{
  return annexa_test_ui_find_window (ANNEXA_TYPE_ROUND_WINDOW) != NULL;
}

static void
begin_to_compare (AnnexaWindow *window)
{
  const AnnexaKind *kind = annexa_kind_lookup ("assessment");
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *comparer;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "assessment",
                              annexa_project_find_ref (project, kind, "RA-002"));
  annexa_test_ui_settle ();
  comparer = annexa_test_ui_find (GTK_WIDGET (get_page (window)), ANNEXA_TYPE_ROUND_COMPARER);
  g_assert_true (has_text (comparer, "RA-001 First risk round"));
  g_assert_true (gtk_widget_activate_action (comparer, "round.compare", "x",
                                             annexa_project_find_ref (project, kind, "RA-001")));
}

static GtkWidget *
compare_rounds (AnnexaWindow *window)
{
  begin_to_compare (window);
  annexa_test_ui_wait (is_compared, NULL);
  annexa_test_ui_settle ();
  return annexa_test_ui_find_window (ANNEXA_TYPE_ROUND_WINDOW);
}

static void
text_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_been_read (gpointer data)
{
  return *(char **) data != NULL;
}

/* Numbers in words, lists by what became of the risks, the map, the clipboard, and the way to a risk. */
static void
test_rounds (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-rounds.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *compared = compare_rounds (window);
  GListModel *rows = get_rows (compared);
  guint n_all = g_list_model_get_n_items (rows);
  g_autoptr (AnnexaRoundItem) worst = g_list_model_get_item (rows, 0);
  g_autofree char *ref = g_strdup (annexa_round_item_get_ref (worst));
  g_autofree char *copied = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (measure_width (compared), <=, 360);
  g_assert_true (has_text (compared, "1 risk is worse, 8 better, 9 new, 0 gone, 9 unchanged."));
  g_assert_cmpint (annexa_round_item_get_verdict (worst), ==, ANNEXA_ROUND_WORSE);
  g_assert_cmpuint (n_all, ==, 27);
  toggle (compared, "Better 8");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 8);
  g_assert_true (gtk_widget_activate_action (compared, "round.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (compared), NULL, text_read, &copied);
  annexa_test_ui_wait (has_been_read, &copied);
  lines = g_strsplit (copied, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 8 + 1);
  g_assert_cmpstr (lines[0], ==, "Reference\tRisk\tEarlier\tLater\tChange");
  g_assert_true (g_str_has_suffix (lines[1], "\tBetter"));

  /* The map leads back to the list of a cell. */
  toggle (compared, "All 27");
  g_assert_true (gtk_widget_activate_action (compared, "round.turn", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_children (find_view (compared)), ==, 25);
  g_signal_emit_by_name (find_view (compared), "activated", "cell-2-3");
  annexa_test_ui_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, n_all);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);
  toggle (compared, "Unlikely × Serious");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_all);

  g_signal_emit_by_name (annexa_test_ui_find (compared, GTK_TYPE_LIST_VIEW), "activate", 0);
  annexa_test_ui_settle ();
  g_assert_null (annexa_test_ui_find_window (ANNEXA_TYPE_ROUND_WINDOW));
  g_assert_cmpstr (annexa_record_get_ref (annexa_page_get_selected (get_page (window))), ==, ref);
  annexa_test_ui_close (window);
}

/* A round that is open, or the only one, says when it can be compared. */
static void
test_open_round (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-open-round.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *comparer;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "assessment",
                              annexa_project_find_ref (project, annexa_kind_lookup ("assessment"), "RA-003"));
  annexa_test_ui_settle ();
  comparer = annexa_test_ui_find (GTK_WIDGET (get_page (window)), ANNEXA_TYPE_ROUND_COMPARER);
  g_assert_true (has_text (comparer, "When it is closed, it can be compared"));
  g_assert_false (has_text (comparer, "RA-001"));
  annexa_test_ui_close (window);
}

/* A worker compares, and nobody has to wait for it: not to edit something, and not to close the window. */
static void
test_rounds_meanwhile (void)
{
  g_autofree char *path = annexa_test_ui_sample ("maps-rounds-meanwhile.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *compared;

  begin_to_compare (window);
  annexa_test_add (annexa_window_get_project (window), "risk", "Fire");
  annexa_test_ui_wait (is_compared, NULL);
  compared = annexa_test_ui_find_window (ANNEXA_TYPE_ROUND_WINDOW);
  g_assert_true (has_text (compared, "1 risk is worse, 8 better, 9 new, 0 gone, 9 unchanged."));
  gtk_window_close (GTK_WINDOW (compared));
  annexa_test_ui_settle ();

  begin_to_compare (window);
  annexa_test_ui_close (window);
  g_assert_false (is_compared (NULL));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/maps/assets", test_asset_map);
  g_test_add_func ("/maps/narrowed", test_narrowed);
  g_test_add_func ("/maps/zoom", test_zoom);
  g_test_add_func ("/maps/remembered", test_remembered);
  g_test_add_func ("/maps/empty", test_empty);
  g_test_add_func ("/maps/movement", test_movement);
  g_test_add_func ("/maps/no-movement", test_no_movement);
  g_test_add_func ("/maps/many-risks", test_many_risks);
  g_test_add_func ("/maps/rounds", test_rounds);
  g_test_add_func ("/maps/rounds-meanwhile", test_rounds_meanwhile);
  g_test_add_func ("/maps/open-round", test_open_round);
  return g_test_run ();
}
