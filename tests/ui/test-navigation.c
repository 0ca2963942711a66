/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-look-page.h"
#include "annexa-panes.h"
#include "annexa-places.h"
#include "annexa-project-view.h"
#include "annexa-recent-records.h"
#include "annexa-register.h"
#include "annexa-search-row.h"
#include "annexa-search-window.h"
#include "annexa-search-words.h"
#include "annexa-shortcuts.h"
#include "annexa-sidebar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Ways through the example company: searching everything, what was looked at last, back and forward. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  AnnexaProjectView *view;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->path = annexa_test_ui_sample ("navigation.annexa");
  fixture->window = annexa_test_ui_open (fixture->path, g_strcmp0 (data, "narrow") == 0 ? 360 : 1280, 720);
  fixture->project = annexa_window_get_project (fixture->window);
  fixture->view
      = ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  annexa_test_ui_settle ();
}

static void
go (Fixture    *fixture,
    const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", name));
  annexa_test_ui_settle ();
}

static gint64
find_id (Fixture    *fixture,
         const char *kind,
         const char *ref)
{
  gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup (kind), ref);

  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
show (Fixture    *fixture,
      const char *kind,
      const char *ref)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-record", "(sx)", kind,
                                             find_id (fixture, kind, ref)));
  annexa_test_ui_settle ();
}

static void
select_record (Fixture    *fixture,
               const char *kind,
               const char *ref)
{
  annexa_page_select_record (annexa_project_view_get_page (fixture->view), annexa_kind_lookup (kind),
                             find_id (fixture, kind, ref));
  annexa_test_ui_settle ();
}

static void
assert_at (Fixture    *fixture,
           const char *ref)
{
  AnnexaRecord *record = annexa_page_get_selected (annexa_project_view_get_page (fixture->view));

  g_assert_nonnull (record);
  g_assert_cmpstr (annexa_record_get_ref (record), ==, ref);
}

/* Going somewhere else forgets what was ahead; walking through a list makes no places. */
static void
test_places (void)
{
  g_autoptr (AnnexaPlaces) places = annexa_places_new ();

  g_assert_null (annexa_places_get_current (places));
  g_assert_null (annexa_places_move (places, -1));
  g_assert_null (annexa_places_move (places, 1));
  annexa_places_update (places, "assets", "asset", 1);
  g_assert_null (annexa_places_get_current (places));

  annexa_places_visit (places, "assets", "asset", 1);
  annexa_places_visit (places, "assets", "asset", 1);
  g_assert_false (annexa_places_can_move (places, -1));
  annexa_places_update (places, "assets", "asset", 2);
  annexa_places_visit (places, "reports", NULL, 0);
  annexa_places_visit (places, "risks", "risk", 3);
  g_assert_false (annexa_places_can_move (places, 1));
  g_assert_cmpstr (annexa_places_move (places, -1)->page, ==, "reports");
  g_assert_cmpint (annexa_places_move (places, -1)->id, ==, 2);
  g_assert_null (annexa_places_move (places, -1));
  g_assert_cmpstr (annexa_places_move (places, 1)->page, ==, "reports");

  annexa_places_visit (places, "people", "person", 4);
  g_assert_null (annexa_places_move (places, 1));
  g_assert_cmpstr (annexa_places_move (places, -1)->page, ==, "reports");

  for (gint64 i = 0; i < 1000; i++)
    annexa_places_visit (places, "assets", "asset", 10 + i);
  g_assert_cmpint (annexa_places_get_current (places)->id, ==, 1009);
  for (gint64 i = 0; annexa_places_move (places, -1) != NULL; i++)
    g_assert_cmpint (i, <, 1000);
  g_assert_cmpint (annexa_places_get_current (places)->id, ==, 910);
}

static void
test_words (void)
{
  g_autoptr (AnnexaSearchWords) none = annexa_search_words_new (" – ");
  g_autoptr (AnnexaSearchWords) words = annexa_search_words_new ("KUHL, kell");
  g_autoptr (PangoAttrList) marks = annexa_search_words_mark (words, "Kühler Keller");
  g_autofree char *marked = pango_attr_list_to_string (marks);
  g_autofree char *excerpt = NULL;
  g_autoptr (AnnexaSearchWords) rest = annexa_search_words_without (words, "Weinkeller, kühl");
  g_autoptr (AnnexaSearchWords) without = annexa_search_words_without (rest, "Keller");
  g_autofree char *missing = annexa_search_words_excerpt (rest, "Kühl und dunkel und trocken im alten Keller");
  g_autofree char *longer = g_strnfill (500, 'x');
  g_autofree char *text = g_strconcat (longer, "\nim alten Keller ", longer, NULL);

  g_assert_true (annexa_search_words_none (none));
  g_assert_false (annexa_search_words_none (words));
  g_assert_true (annexa_search_words_name (words, "Keller, sehr kühl"));
  g_assert_false (annexa_search_words_name (words, "Keller"));
  g_assert_false (annexa_search_words_name (none, "Keller"));
  g_assert_cmpstr (marked, ==, "0 7 weight bold\n8 14 weight bold");

  g_assert_true (annexa_search_words_none (without));
  g_assert_cmpstr (missing, ==, "…und trocken im alten Keller");

  g_assert_null (annexa_search_words_excerpt (words, "Weinkeller"));
  excerpt = annexa_search_words_excerpt (words, text);
  g_assert_true (g_str_has_prefix (excerpt, "…im alten Keller xxx"));
  g_assert_true (g_str_has_suffix (excerpt, "x…"));
  g_assert_null (strchr (excerpt, '\n'));
}

static GtkWidget *
find_search (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_SEARCH_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
open_search (Fixture *fixture)
{
  GtkWidget *search;

  act (fixture, "win.search-everything");
  search = find_search ();
  g_assert_nonnull (search);
  return search;
}

static void
close_search (void)
{
  gtk_window_close (GTK_WINDOW (find_search ()));
  annexa_test_ui_settle ();
  g_assert_null (find_search ());
}

static GtkWidget *
get_entry (GtkWidget *search)
{
  return annexa_test_ui_find (search, GTK_TYPE_SEARCH_ENTRY);
}

static const AnnexaSearchItem *
get_item (GtkWidget *search,
          guint      position)
{
  GtkWidget *row = annexa_test_ui_find_nth (search, ANNEXA_TYPE_SEARCH_ROW, position);

  return row != NULL ? annexa_search_row_get_item (ANNEXA_SEARCH_ROW (row)) : NULL;
}

static const char *
get_shown (GtkWidget *search)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (annexa_test_ui_find (search, GTK_TYPE_STACK)));
}

typedef struct
{
  GtkWidget *search;
  const char *title;
} Expected;

static gboolean
is_first (gpointer data)
{
  Expected *expected = data;
  const AnnexaSearchItem *item = get_item (expected->search, 0);

  return item != NULL && strcmp (item->title, expected->title) == 0;
}

static void
type (GtkWidget  *search,
      const char *words,
      const char *first)
{
  Expected expected = { search, first };

  gtk_editable_set_text (GTK_EDITABLE (get_entry (search)), words);
  annexa_test_ui_wait (is_first, &expected);
}

static gboolean
is_nothing (gpointer data)
{
  return strcmp (get_shown (data), "nothing") == 0;
}

static gboolean
search_is_gone (gpointer data)
{
  return find_search () == NULL;
}

/* Enter goes to the first, also when it comes before what was typed is found. */
static void
test_records (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *search;
  GtkWidget *row;

  go (fixture, "people");
  search = open_search (fixture);
  type (search, "A-006", "Shipping and returns");
  row = annexa_test_ui_find (search, ANNEXA_TYPE_SEARCH_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Shipping and returns, Asset · A-006");
  type (search, "customs papers labels", "Shipping and returns");
  g_assert_nonnull (strstr (get_item (search, 0)->hit, "labels, customs papers"));
  g_assert_true (g_str_has_prefix (get_item (search, 0)->hit, "In "));
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_settle ();
  g_assert_null (find_search ());
  assert_at (fixture, "A-006");

  search = open_search (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (search)), "R-001");
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_wait (search_is_gone, NULL);
  annexa_test_ui_settle ();
  assert_at (fixture, "R-001");
}

/* A report is found by what is said about it, too, after what is called so. */
static void
test_report_by_description (Fixture      *fixture,
                            gconstpointer data)
{
  GtkWidget *search = open_search (fixture);
  const AnnexaSearchItem *item;

  type (search, "minutes", "Management review");
  item = get_item (search, 0);
  g_assert_cmpstr (item->action, ==, "win.show-report");
  g_assert_cmpstr (g_variant_get_string (item->target, NULL), ==, "review");

  /* Policies are printed as they were approved. */
  type (search, "as it was", "Look at the project as it was…");
  item = get_item (search, 1);
  g_assert_cmpstr (item->action, ==, "win.show-report");
  g_assert_cmpstr (g_variant_get_string (item->target, NULL), ==, "policies");
  close_search ();
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *search = open_search (fixture);

  gtk_editable_set_text (GTK_EDITABLE (get_entry (search)), "zirconia");
  annexa_test_ui_wait (is_nothing, search);
  g_assert_null (get_item (search, 0));
  /* There is nothing to open. */
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_settle ();
  g_assert_true (find_search () == search);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (search)), "");
  g_assert_cmpstr (get_shown (search), !=, "nothing");
  close_search ();
}

/* Of many, not more than can be looked through, and how many there are. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *search = open_search (fixture);
  guint n = 0, records = 0;

  type (search, "r", "Risks");
  for (; get_item (search, n) != NULL; n++)
    if (get_item (search, n)->section == ANNEXA_SEARCH_RECORDS)
      records++;
  g_assert_cmpuint (records, ==, 50);
  close_search ();
}

static gboolean
offers (GtkWidget  *search,
        const char *action)
{
  const AnnexaSearchItem *item;

  for (guint i = 0; (item = get_item (search, i)) != NULL; i++)
    if (strcmp (item->action, action) == 0)
      return TRUE;
  return FALSE;
}

/* Pages and actions are found by name, and only what can be done now. */
static void
test_commands (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *search = open_search (fixture);

  type (search, "prefer", "Preferences");
  g_assert_cmpstr (get_item (search, 0)->action, ==, "app.preferences");
  g_assert_cmpstr (get_item (search, 0)->key, ==, "Ctrl+,");
  type (search, "export", "Export report as PDF");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (search)), "undo");
  annexa_test_ui_settle ();
  g_assert_false (offers (search, "win.undo"));
  type (search, "audit pa", "Audit pack");
  g_assert_cmpstr (get_item (search, 0)->action, ==, "win.show-report");
  type (search, "statement", "Statement of Applicability");
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_settle ();
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (annexa_project_view_get_page (fixture->view)), ==, "AnnexaReportsPage");
  search = open_search (fixture);
  type (search, "map ri", "Risk map");
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_settle ();
  g_assert_null (find_search ());
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (annexa_project_view_get_page (fixture->view)), ==, "AnnexaRiskMapPage");

  search = open_search (fixture);
  type (search, "report look", "Report look");
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_settle ();
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (annexa_project_view_get_page (fixture->view)), ==, "AnnexaOrganizationPage");
  g_assert_true (gtk_widget_get_mapped (
      annexa_test_ui_find (GTK_WIDGET (annexa_project_view_get_page (fixture->view)), ANNEXA_TYPE_LOOK_PAGE)));
  search = open_search (fixture);
  type (search, "logo", "Report look");
  type (search, "limits", "Limits");
  type (search, "interested", "Interested parties");
  g_assert_cmpstr (get_item (search, 0)->action, ==, "win.show-list");
  close_search ();

  annexa_test_add (fixture->project, "asset", "Zirconia gauge");
  search = open_search (fixture);
  type (search, "undo", "Undo");
  g_signal_emit_by_name (get_entry (search), "activate");
  annexa_test_ui_settle ();
  search = open_search (fixture);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (search)), "zirconia");
  annexa_test_ui_wait (is_nothing, search);
  close_search ();
}

static gboolean
is_noted (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) recent = annexa_recent_records_list (fixture->project);

  return recent->len > 0 && strcmp (annexa_record_get_ref (recent->pdata[0]), "A-003") == 0;
}

/* What was looked at is offered, the latest first, and is gone when it is deleted. */
static void
test_recent (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *search;

  go (fixture, "assets");
  select_record (fixture, "asset", "A-003");
  annexa_test_ui_wait (is_noted, fixture);
  show (fixture, "asset", "A-005");
  show (fixture, "risk", "R-002");
  show (fixture, "asset", "A-005");

  search = open_search (fixture);
  g_assert_cmpstr (get_item (search, 0)->title, ==, "Purchasing");
  g_assert_cmpint (get_item (search, 0)->section, ==, ANNEXA_SEARCH_RECENT);
  g_assert_nonnull (strstr (get_item (search, 1)->line, "R-002"));
  g_assert_nonnull (strstr (get_item (search, 2)->line, "A-003"));
  close_search ();

  {
    g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Delete");
    g_autoptr (GError) error = NULL;

    annexa_edit_delete (edit, annexa_kind_lookup ("risk"), find_id (fixture, "risk", "R-002"));
    g_assert_true (annexa_project_apply (fixture->project, edit, &error));
    annexa_test_ui_settle ();
  }
  search = open_search (fixture);
  g_assert_nonnull (strstr (get_item (search, 1)->line, "A-003"));
  g_signal_emit_by_name (annexa_test_ui_find (search, GTK_TYPE_LIST_BOX), "row-activated",
                         annexa_test_ui_find_nth (search, ANNEXA_TYPE_SEARCH_ROW, 1));
  annexa_test_ui_settle ();
  assert_at (fixture, "A-003");
}

static void
test_back (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_false (annexa_window_can (fixture->window, "win.forward"));
  go (fixture, "assets");
  select_record (fixture, "asset", "A-005");
  show (fixture, "risk", "R-002");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.turn-tab", "i", 1));
  annexa_test_ui_settle ();
  assert_at (fixture, "T-001");
  show (fixture, "asset", "A-007");

  act (fixture, "win.back");
  assert_at (fixture, "T-001");
  act (fixture, "win.back");
  assert_at (fixture, "R-002");
  act (fixture, "win.back");
  assert_at (fixture, "A-005");
  g_assert_true (annexa_window_can (fixture->window, "win.forward"));
  act (fixture, "win.forward");
  assert_at (fixture, "R-002");
  go (fixture, "people");
  g_assert_false (annexa_window_can (fixture->window, "win.forward"));

  /* What was deleted is not gone back to, but its page is. */
  annexa_page_delete_selected (annexa_project_view_get_page (fixture->view));
  act (fixture, "win.back");
  assert_at (fixture, "R-002");
}

/* Where one pane is shown, the way back leads through the form and the list first. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaPanes *outer = ANNEXA_PANES (annexa_test_ui_find (GTK_WIDGET (fixture->view), ANNEXA_TYPE_PANES));
  AnnexaPanes *inner;

  go (fixture, "people");
  show (fixture, "asset", "A-005");
  inner = ANNEXA_PANES (
      annexa_test_ui_find (GTK_WIDGET (annexa_project_view_get_page (fixture->view)), ANNEXA_TYPE_PANES));
  g_assert_true (annexa_panes_get_shows_end (inner));
  act (fixture, "win.back");
  g_assert_false (annexa_panes_get_shows_end (inner));
  assert_at (fixture, "A-005");
  act (fixture, "win.back");
  g_assert_false (annexa_panes_get_shows_end (outer));
  act (fixture, "win.back");
  g_assert_true (annexa_panes_get_shows_end (outer));
  assert_at (fixture, "P-001");
}

/* Pages are also found by the other ways in which they show what they are about, and shown so. */
static void
test_pictures (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *title;
    const char *widget;
  } pictures[] = {
    { "board", "Board", "AnnexaTaskBoard" },
    { "gantt", "Plan over the months", "AnnexaTimeline" },
    { "asset map", "Asset map", "AnnexaAssetMapView" },
    { "duties", "Duties", "AnnexaDutiesView" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      GtkWidget *search = open_search (fixture);
      GtkWidget *shown;

      type (search, pictures[i].words, pictures[i].title);
      g_signal_emit_by_name (get_entry (search), "activate");
      annexa_test_ui_settle ();
      shown = annexa_test_ui_find (GTK_WIDGET (annexa_project_view_get_page (fixture->view)),
                                   g_type_from_name (pictures[i].widget));
      g_assert_nonnull (shown);
      g_assert_true (gtk_widget_get_mapped (shown));
    }
}

static gboolean
is_folded (gpointer data)
{
  return annexa_panes_get_folded (data);
}

/* A window that becomes narrow goes on showing the page somebody is on, not the list of pages. */
static void
test_narrowing (Fixture      *fixture,
                gconstpointer data)
{
  AnnexaPanes *outer = ANNEXA_PANES (annexa_test_ui_find (GTK_WIDGET (fixture->view), ANNEXA_TYPE_PANES));

  g_assert_false (annexa_panes_get_folded (outer));
  annexa_page_take_focus (annexa_project_view_get_page (fixture->view));
  annexa_test_ui_settle ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  annexa_test_ui_wait (is_folded, outer);
  g_assert_true (annexa_panes_get_shows_end (outer));
}

/* In the rows of a page that has just been made the arrows walk, and Enter opens. */
static void
test_narrow_keyboard (Fixture      *fixture,
                      gconstpointer data)
{
  static const char *const pages[] = { "people", "risks" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *focus;

      go (fixture, pages[i]);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (focus), "register-narrow"));
    }
}

static void
check_shortcuts (GtkWidget *widget,
                 guint     *n)
{
  guint n_pages;
  const AnnexaDestination *pages = annexa_destinations_list (&n_pages);

  if (GTK_IS_SHORTCUT_LABEL (widget))
    {
      GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
      g_autofree char *accelerator = NULL;
      g_autofree char *title = NULL;
      guint digit;

      g_object_get (widget, "accelerator", &accelerator, NULL);
      g_object_get (row, "title", &title, NULL);
      if (sscanf (accelerator, "<Alt>%u", &digit) == 1)
        {
          const AnnexaDestination *page = &pages[digit > 0 ? digit - 1 : n_pages - 1];
          g_autofree char *action = g_strconcat ("win.go::", page->name, NULL);
          g_auto (GStrv) keys = gtk_application_get_accels_for_action (
              GTK_APPLICATION (annexa_test_ui_get_application ()), action);

          g_assert_cmpstr (title, ==, page->label);
          g_assert_cmpstr (keys[0], ==, accelerator);
          ++*n;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_shortcuts (child, n);
}

/* The keys with digits lead where the window of shortcuts says. */
static void
test_digits (void)
{
  GtkWidget *window = annexa_shortcuts_window_new ();
  int width;
  guint n = 0;

  check_shortcuts (window, &n);
  g_assert_cmpuint (n, ==, 10);
  /* The window fits a narrow screen. */
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, size, function) g_test_add ("/navigation/" name, Fixture, size, set_up, function, tear_down)
  g_test_add_func ("/navigation/places", test_places);
  g_test_add_func ("/navigation/words", test_words);
  g_test_add_func ("/navigation/digits", test_digits);
  ADD ("records", "wide", test_records);
  ADD ("report-by-description", "wide", test_report_by_description);
  ADD ("nothing", "wide", test_nothing);
  ADD ("many", "wide", test_many);
  ADD ("commands", "wide", test_commands);
  ADD ("recent", "wide", test_recent);
  ADD ("back", "wide", test_back);
  ADD ("narrow", "narrow", test_narrow);
  ADD ("narrowing", "wide", test_narrowing);
  ADD ("pictures", "wide", test_pictures);
  ADD ("narrow-keyboard", "narrow", test_narrow_keyboard);
  return g_test_run ();
}
