/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-accept-window.h"
#include "annexa-asset-map-view.h"
#include "annexa-audit-proposal-window.h"
#include "annexa-bulk-window.h"
#include "annexa-comparison-window.h"
#include "annexa-earlier-window.h"
#include "annexa-form-pane.h"
#include "annexa-grid-editor.h"
#include "annexa-grid.h"
#include "annexa-help-window.h"
#include "annexa-look-page.h"
#include "annexa-method-editor.h"
#include "annexa-new-project-window.h"
#include "annexa-panes.h"
#include "annexa-past-baseline-window.h"
#include "annexa-progress-window.h"
#include "annexa-past-window.h"
#include "annexa-paste-window.h"
#include "annexa-preferences-window.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-record-form.h"
#include "annexa-register-page.h"
#include "annexa-register.h"
#include "annexa-round-window.h"
#include "annexa-search-window.h"
#include "annexa-sidebar.h"
#include "annexa-soa-page.h"
#include "annexa-template-window.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The pages in a real window, over the example company. */

#define RESOURCES "/io/github/annexa/Annexa/"

/* A name that stands nowhere in the example company. */
#define NAME "Zirconia gauge"

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  const char *size = data;

  fixture->path = annexa_test_ui_sample ("window.annexa");
  fixture->window = g_strcmp0 (size, "narrow") == 0 ? annexa_test_ui_open (fixture->path, 360, 720)
                                                    : annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static AnnexaPage *
get_page (Fixture *fixture)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view));
}

static void
go (Fixture    *fixture,
    const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", name));
  annexa_test_ui_settle ();
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  annexa_test_ui_settle ();
}

static AnnexaRegister *
get_register (Fixture *fixture)
{
  return ANNEXA_REGISTER (annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ANNEXA_TYPE_REGISTER));
}

static GListModel *
get_rows (Fixture *fixture)
{
  return G_LIST_MODEL (annexa_register_get_list (get_register (fixture)));
}

static AnnexaRecord *
get_shown (Fixture *fixture)
{
  GtkWidget *pane = annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ANNEXA_TYPE_FORM_PANE);

  return annexa_form_pane_get_record (ANNEXA_FORM_PANE (pane));
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_nonnull (focus);
  return focus;
}

/* Who closes a window while a project is being opened in it gets nothing to see, and can open the project again. */
static void
test_closed_while_opening (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *path = annexa_test_ui_sample ("closed.annexa");
  GtkWidget *window = annexa_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (fixture->window))));
  AnnexaWindow *again;

  gtk_window_present (GTK_WINDOW (window));
  annexa_window_open (ANNEXA_WINDOW (window), path, FALSE);
  annexa_test_ui_close (ANNEXA_WINDOW (window));
  again = annexa_test_ui_open (path, 1280, 800);
  g_assert_cmpint (annexa_project_get_access (annexa_window_get_project (again)), ==, ANNEXA_ACCESS_EDIT);
  annexa_test_ui_close (again);
}

static gboolean
has_project (gpointer window)
{
  return annexa_window_get_project (window) != NULL;
}

static gboolean
is_hidden (gpointer window)
{
  return !gtk_widget_get_visible (window);
}

static AnnexaWindow *
find_other_window (GtkApplication *application,
                   AnnexaWindow   *window)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ANNEXA_IS_WINDOW (l->data) && l->data != window)
      return l->data;
  g_assert_not_reached ();
}

/* A window is gone before its pages are; who opens the project again meanwhile gets another one, which can edit it. */
static void
test_opened_while_closing (Fixture      *fixture,
                           gconstpointer data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  g_autofree char *path = annexa_test_ui_sample ("again.annexa");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaWindow *again;
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "risks");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "assets");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "people");
  annexa_test_ui_settle ();
  gtk_window_close (GTK_WINDOW (window));
  annexa_test_ui_wait (is_hidden, window);
  g_assert_nonnull (annexa_window_get_project (window));

  g_application_open (G_APPLICATION (application), &file, 1, "");
  g_assert_null (weak);
  again = find_other_window (application, fixture->window);
  annexa_test_ui_wait (has_project, again);
  g_assert_cmpint (annexa_project_get_access (annexa_window_get_project (again)), ==, ANNEXA_ACCESS_EDIT);
  annexa_test_ui_close (again);
}

/* Every destination opens, with the keyboard in its list, and its first record beside it. */
static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW);

      go (fixture, destinations[i].name);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_page (fixture))));
      g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), view));
      if (ANNEXA_IS_REGISTER_PAGE (get_page (fixture)))
        {
          g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), GTK_WIDGET (get_register (fixture))));
          g_assert_true ((get_shown (fixture) != NULL) == (g_list_model_get_n_items (get_rows (fixture)) > 0));
        }
    }
}

/* Everything that is typed on the way is in the file. */
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *title = NULL;
  gint64 before, id;

  go (fixture, "assets");
  before = annexa_project_count (fixture->project, annexa_kind_lookup ("asset"));
  act (fixture, "win.add");
  g_assert_cmpint (annexa_project_count (fixture->project, annexa_kind_lookup ("asset")), ==, before + 1);
  id = annexa_record_get_id (get_shown (fixture));

  /* The cursor is in the title already; leaving the page writes it. */
  g_assert_true (GTK_IS_EDITABLE (get_focus (fixture)));
  gtk_editable_set_text (GTK_EDITABLE (get_focus (fixture)), NAME);
  go (fixture, "people");
  title = annexa_test_get (fixture->project, "asset", id, "name");
  g_assert_cmpstr (title, ==, NAME);

  act (fixture, "win.undo");
  g_free (title);
  title = annexa_test_get (fixture->project, "asset", id, "name");
  g_assert_cmpstr (title, !=, NAME);
  act (fixture, "win.redo");
  g_free (title);
  title = annexa_test_get (fixture->project, "asset", id, "name");
  g_assert_cmpstr (title, ==, NAME);
}

/* The dialog that says what deleting does to others. */
static GtkWidget *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
answer_question (const char *answer)
{
  GtkWidget *dialog = find_question ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), answer);
  gtk_window_destroy (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
  g_assert_null (find_question ());
}

static gboolean
says_undone (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "Undone"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says_undone (child))
      return TRUE;
  return FALSE;
}

static gboolean
says_nothing_undone (gpointer window)
{
  return !says_undone (window);
}

/* What a message offers to take back or to do again is what was done last; the next edit makes it go. */
static void
test_offer (Fixture      *fixture,
            gconstpointer data)
{
  gint64 id;

  go (fixture, "assets");
  id = annexa_record_get_id (get_shown (fixture));
  g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", NAME, NULL));
  act (fixture, "win.undo");
  g_assert_true (says_undone (GTK_WIDGET (fixture->window)));
  g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", NAME, NULL));
  annexa_test_ui_wait (says_nothing_undone, fixture->window);
}

static void
turn_frames (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Messages follow each other faster than they appear and disappear, with and without a picture in between. */
static void
test_messages (Fixture      *fixture,
               gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  gint64 id;

  go (fixture, "assets");
  id = annexa_record_get_id (get_shown (fixture));
  for (guint animated = 0; animated < 2; animated++)
    {
      g_object_set (settings, "gtk-enable-animations", animated == 1, NULL);
      for (guint i = 0; i < 12; i++)
        {
          annexa_window_offer_undo (fixture->window, "Kept");
          turn_frames (i % 3 * 60);
          g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", i % 2 == 0 ? NAME : "Other", NULL));
          turn_frames (i % 4 * 40);
          gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
          turn_frames (i % 2 * 120);
        }
      turn_frames (900);
      g_assert_true (says_undone (GTK_WIDGET (fixture->window)));
    }
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

typedef struct
{
  guint frames;
  guint at_last_change;
  guint changes;
  guint without_picture;
} Pictures;

static void
count_picture (GdkFrameClock *clock,
               Pictures      *pictures)
{
  pictures->frames++;
}

static void
count_change (AnnexaProject *project,
              gpointer       changes,
              Pictures      *pictures)
{
  if (pictures->changes > 1 && pictures->frames == pictures->at_last_change)
    pictures->without_picture++;
  pictures->changes++;
  pictures->at_last_change = pictures->frames;
}

static GtkWidget *
find_open_menu (GtkWidget *widget)
{
  GtkWidget *menu = NULL;

  if (GTK_IS_POPOVER_MENU (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && menu == NULL;
       child = gtk_widget_get_next_sibling (child))
    menu = find_open_menu (child);
  return menu;
}

/* The key for the main menu works wherever one is, also where the button of the menu is not seen. */
static void
test_main_menu (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const places[] = { "sidebar", "assets", "welcome" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *menu;

      if (i == 1)
        go (fixture, places[i]);
      else if (i == 2)
        act (fixture, "win.close-project");
      g_test_message ("%s", places[i]);
      g_assert_null (find_open_menu (GTK_WIDGET (fixture->window)));
      act (fixture, "win.main-menu");
      menu = find_open_menu (GTK_WIDGET (fixture->window));
      g_assert_nonnull (menu);
      gtk_popover_popdown (GTK_POPOVER (menu));
      annexa_test_ui_settle ();
    }
}

static gboolean
three_changed (gpointer data)
{
  return ((Pictures *) data)->changes >= 3;
}

/* Keys that come faster than pictures: each step is seen, two wait, and the others are dropped, so that nothing goes on once
 * the key is let go. */
static void
test_held_undo (Fixture      *fixture,
                gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  Pictures pictures = { 0 };
  gint64 id;
  gulong handlers[2];
  g_autoptr (AnnexaRecord) record = NULL;

  go (fixture, "assets");
  id = annexa_record_get_id (get_shown (fixture));
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", name, NULL));
    }
  annexa_test_ui_settle ();
  handlers[0] = g_signal_connect (clock, "after-paint", G_CALLBACK (count_picture), &pictures);
  handlers[1] = g_signal_connect (fixture->project, "changed", G_CALLBACK (count_change), &pictures);
  for (guint i = 0; i < 12; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  annexa_test_ui_wait (three_changed, &pictures);
  annexa_test_ui_settle ();
  g_signal_handler_disconnect (clock, handlers[0]);
  g_signal_handler_disconnect (fixture->project, handlers[1]);
  g_assert_cmpuint (pictures.changes, ==, 3);
  g_assert_cmpuint (pictures.without_picture, ==, 0);
  record = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), id, NULL);
  g_assert_cmpstr (annexa_record_get_title (record), ==, "Name 8");
}

static GtkWidget *
find_named_menu_button (GtkWidget *widget)
{
  GtkWidget *button = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_has_tooltip (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && button == NULL;
       child = gtk_widget_get_next_sibling (child))
    button = find_named_menu_button (child);
  return button;
}

/* The tooltip of a button does not cover the menu that it opens. */
static void
test_tooltip (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *button = find_named_menu_button (GTK_WIDGET (fixture->window));

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_has_tooltip (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_has_tooltip (button));
}

/* What others need is deleted only after saying so; deleting goes on with the neighbour, and can be taken back. */
static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 before = annexa_project_count (fixture->project, kind);
  gint64 first, second;

  go (fixture, "assets");
  first = annexa_record_get_id (get_shown (fixture));
  act (fixture, "win.delete");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_question ())), "Risks: "));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (find_question ())), ==, "cancel");
  answer_question ("cancel");
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before);
  act (fixture, "win.delete");
  answer_question ("delete");
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before - 1);
  second = annexa_record_get_id (get_shown (fixture));
  g_assert_cmpint (second, !=, first);
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), GTK_WIDGET (get_register (fixture))));

  act (fixture, "win.undo");
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before);
  g_assert_cmpint (annexa_record_get_id (get_shown (fixture)), ==, second);
  g_assert_true (annexa_register_select (get_register (fixture), first));
  g_assert_cmpint (annexa_record_get_id (get_shown (fixture)), ==, first);
}

static gboolean
is_narrowed (gpointer data)
{
  Fixture *fixture = data;

  return g_list_model_get_n_items (get_rows (fixture))
         < (guint) annexa_project_count (fixture->project, annexa_kind_lookup ("asset"));
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *entry;
  guint n;

  go (fixture, "assets");
  n = g_list_model_get_n_items (get_rows (fixture));
  act (fixture, "win.search");
  entry = annexa_test_ui_find (annexa_test_ui_find (GTK_WIDGET (get_register (fixture)), GTK_TYPE_SEARCH_BAR),
                               GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "server");
  annexa_test_ui_wait (is_narrowed, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), >, 0);

  /* Asking for a record that the search hides takes the search away. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnnexaRecord) hidden = NULL;
      gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), i == 0 ? "A-001" : "A-002");

      g_assert_true (annexa_register_select (get_register (fixture), id));
      g_assert_cmpint (annexa_record_get_id (get_shown (fixture)), ==, id);
    }
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, n);
}

static void
test_sort (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  const AnnexaField *name = annexa_kind_find_field (kind, "name");
  AnnexaGridColumns *columns;

  annexa_query_add_sort (query, name, TRUE);
  ids = annexa_project_query (fixture->project, query, NULL);
  go (fixture, "assets");
  columns = annexa_grid_get_columns (ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (get_register (fixture)), ANNEXA_TYPE_GRID)));
  annexa_grid_columns_sort_by (columns, name, FALSE);
  annexa_grid_columns_sort_by (columns, name, FALSE);
  annexa_test_ui_settle ();

  g_assert_cmpuint (g_list_model_get_n_items (get_rows (fixture)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (AnnexaRecord) record = g_list_model_get_item (get_rows (fixture), i);

      g_assert_cmpint (annexa_record_get_id (record), ==, g_array_index (ids, gint64, i));
    }
  annexa_grid_columns_sort_by (columns, name, FALSE);
}

/* A record with something in its form that cannot be written stays, whatever is chosen. */
static void
test_keep_invalid (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *form, *row;
  AnnexaRecord *shown;
  gint64 other;

  go (fixture, "assets");
  shown = get_shown (fixture);
  other = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), "A-005");
  form = annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ANNEXA_TYPE_RECORD_FORM);
  row = annexa_test_ui_find (form, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "");

  annexa_register_select (get_register (fixture), other);
  annexa_test_ui_settle ();
  g_assert_true (get_shown (fixture) == shown);
  g_assert_true (annexa_register_get_selected (get_register (fixture)) == shown);
  go (fixture, "people");
  g_assert_true (ANNEXA_IS_REGISTER_PAGE (get_page (fixture)));
  g_assert_true (get_shown (fixture) == shown);

  gtk_editable_set_text (GTK_EDITABLE (row), "Order handling");
  annexa_register_select (get_register (fixture), other);
  g_assert_true (get_shown (fixture) != shown);
}

/* The same goes for a cell of the list; and of several rows that are selected, all are deleted. */
static void
test_cells (Fixture      *fixture,
            gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 before = annexa_project_count (fixture->project, kind);
  g_autofree char *name = NULL;
  AnnexaGrid *grid;
  GtkEditable *text;

  go (fixture, "assets");
  grid = ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (get_register (fixture)), ANNEXA_TYPE_GRID));
  annexa_grid_move_to (grid, 1, 1, FALSE);
  annexa_grid_handle_key (grid, GDK_KEY_F2, 0);
  text = GTK_EDITABLE (annexa_test_ui_find (annexa_test_ui_find (GTK_WIDGET (grid), ANNEXA_TYPE_GRID_EDITOR), GTK_TYPE_TEXT));
  gtk_editable_set_text (text, "");
  go (fixture, "people");
  g_assert_true (annexa_register_get_kind (get_register (fixture)) == kind);
  g_assert_true (annexa_grid_is_editing (grid));
  gtk_editable_set_text (text, NAME);
  go (fixture, "people");
  g_assert_true (annexa_register_get_kind (get_register (fixture)) != kind);
  name = annexa_test_get (fixture->project, "asset",
                          annexa_project_find_ref (fixture->project, kind, "A-002"), "name");
  g_assert_cmpstr (name, ==, NAME);

  go (fixture, "assets");
  grid = ANNEXA_GRID (annexa_test_ui_find (GTK_WIDGET (get_register (fixture)), ANNEXA_TYPE_GRID));
  annexa_grid_select_rows (grid, 1, 3);
  act (fixture, "win.delete");
  answer_question ("delete");
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before - 3);
  act (fixture, "win.undo");
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, before);
}

/* Round the panes: sidebar, list, form. */
static void
test_panes (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *sidebar = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_SIDEBAR);
  GtkWidget *form;

  go (fixture, "assets");
  form = annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ANNEXA_TYPE_FORM_PANE);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), GTK_WIDGET (get_register (fixture))));
      act (fixture, "win.next-pane");
      g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), form));
      act (fixture, "win.next-pane");
      g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), sidebar));
      act (fixture, "win.next-pane");
    }
}

/* Where only one pane is seen, opening turns to the form, and back turns back. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaPanes *panes;

  go (fixture, "assets");
  panes = ANNEXA_PANES (annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ANNEXA_TYPE_PANES));
  g_assert_true (annexa_panes_get_folded (panes));
  g_assert_false (annexa_panes_get_shows_end (panes));
  act (fixture, "win.add");
  g_assert_true (annexa_panes_get_shows_end (panes));
  act (fixture, "win.back");
  g_assert_false (annexa_panes_get_shows_end (panes));
  act (fixture, "win.back");
  panes = ANNEXA_PANES (annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PANES));
  g_assert_false (annexa_panes_get_shows_end (panes));
}

static void
assert_opens_at (Fixture    *fixture,
                 const char *page,
                 gboolean    keyboard)
{
  AnnexaPanes *panes;

  go (fixture, page);
  panes = ANNEXA_PANES (annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ANNEXA_TYPE_PANES));
  g_assert_true (annexa_register_take_focus (get_register (fixture)));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture->window), keyboard);
  annexa_panes_open_end (panes);
  annexa_test_ui_settle ();
  g_assert_true (annexa_panes_get_shows_end (panes));
  g_assert_true ((gtk_widget_get_ancestor (get_focus (fixture), ADW_TYPE_HEADER_BAR) == NULL) == keyboard);
}

/* Who opens a record with a key goes on in its form, and not on the button that leads back. */
static void
test_narrow_keyboard (Fixture      *fixture,
                      gconstpointer data)
{
  assert_opens_at (fixture, "assets", TRUE);
  assert_opens_at (fixture, "people", FALSE);
}

/* 360 pixels are what a telephone has, whatever font is installed. */
static void
test_width (Fixture      *fixture,
            gconstpointer data)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));
  int minimum;

  for (guint i = 0; i < n; i++)
    {
      go (fixture, destinations[i].name);
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d", destinations[i].name, minimum);
      g_assert_cmpint (minimum, <=, 360);
    }
  act (fixture, "win.close-project");
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
}

static gboolean
is_published (gpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (data, &contents, &length, NULL) && memmem (contents, length, NAME, strlen (NAME)) != NULL;
}

/* Two idle seconds after an edit it is in the file. */
static void
test_publish (Fixture      *fixture,
              gconstpointer data)
{
  gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), "A-001");

  g_assert_false (is_published (fixture->path));
  g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", NAME, NULL));
  annexa_test_ui_wait (is_published, fixture->path);
}

static gboolean
banner_is_shown (gpointer data)
{
  GtkWidget *banner = annexa_test_ui_find (data, GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (banner));
}

static gboolean
banner_is_hidden (gpointer data)
{
  return !banner_is_shown (data);
}

/* A file that was deleted under the window is said to be gone until it is there again; nothing is lost. */
static void
test_deleted_file (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 id = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("asset"), "A-001");

  g_assert_false (banner_is_shown (fixture->window));
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_true (annexa_test_set (fixture->project, "asset", id, "name", NAME, NULL));
  annexa_test_ui_wait (banner_is_shown, fixture->window);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  act (fixture, "win.save-again");
  annexa_test_ui_wait (banner_is_hidden, fixture->window);
  g_assert_true (is_published (fixture->path));
}

/* A second window of the same project reads, says so, and can do nothing else. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *window = annexa_window_new (ADW_APPLICATION (annexa_test_ui_get_application ()));
  AnnexaProject *project;

  gtk_window_present (GTK_WINDOW (window));
  annexa_window_open (ANNEXA_WINDOW (window), fixture->path, TRUE);
  annexa_test_ui_wait (banner_is_shown, window);
  project = annexa_window_get_project (ANNEXA_WINDOW (window));
  g_assert_cmpint (annexa_project_get_access (project), !=, ANNEXA_ACCESS_EDIT);
  g_assert_false (annexa_page_can_add (annexa_project_view_get_page (
      ANNEXA_PROJECT_VIEW (annexa_test_ui_find (window, ANNEXA_TYPE_PROJECT_VIEW)))));
  annexa_test_ui_close (ANNEXA_WINDOW (window));
}

static char *
find_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *text, *name;
  gsize length;

  g_assert_nonnull (bytes);
  text = g_bytes_get_data (bytes, &length);
  name = g_strstr_len (text, (gssize) length, "<template class=\"");
  if (name == NULL)
    return NULL;
  name += strlen ("<template class=\"");
  return g_strndup (name, (gsize) (strchr (name, '"') - name));
}

/* Every template belongs to a class or a kind, and can be made. */
static void
test_templates (Fixture      *fixture,
                gconstpointer data)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES "ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GtkBuilder) builder = NULL;
  guint n_pages;
  const AnnexaDestination *destinations = annexa_destinations_list (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    go (fixture, destinations[i].name);
  g_type_ensure (ANNEXA_TYPE_ACCEPT_WINDOW);
  g_type_ensure (ANNEXA_TYPE_ASSET_MAP_VIEW);
  g_type_ensure (ANNEXA_TYPE_AUDIT_PROPOSAL_WINDOW);
  g_type_ensure (ANNEXA_TYPE_BULK_WINDOW);
  g_type_ensure (ANNEXA_TYPE_COMPARISON_WINDOW);
  g_type_ensure (ANNEXA_TYPE_EARLIER_WINDOW);
  g_type_ensure (ANNEXA_TYPE_HELP_WINDOW);
  g_type_ensure (ANNEXA_TYPE_LOOK_PAGE);
  g_type_ensure (ANNEXA_TYPE_METHOD_EDITOR);
  g_type_ensure (ANNEXA_TYPE_NEW_PROJECT_WINDOW);
  g_type_ensure (ANNEXA_TYPE_PASTE_WINDOW);
  g_type_ensure (ANNEXA_TYPE_PAST_BASELINE_WINDOW);
  g_type_ensure (ANNEXA_TYPE_PROGRESS_WINDOW);
  g_type_ensure (ANNEXA_TYPE_PAST_WINDOW);
  g_type_ensure (ANNEXA_TYPE_PREFERENCES_WINDOW);
  g_type_ensure (ANNEXA_TYPE_ROUND_WINDOW);
  g_type_ensure (ANNEXA_TYPE_SEARCH_WINDOW);
  g_type_ensure (ANNEXA_TYPE_TEMPLATE_WINDOW);
  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES "ui/", names[i], NULL);
      g_autofree char *class_name = find_class (path);
      GtkWidget *widget;

      g_test_message ("%s", names[i]);
      if (class_name == NULL)
        {
          g_autofree char *kind = g_strndup (names[i] + strlen ("annexa-"), strlen (names[i]));
          char *form = strstr (kind, "-form.ui");

          if (form == NULL)
            continue;
          *form = '\0';
          g_assert_nonnull (annexa_kind_lookup (kind));
          widget = g_object_ref_sink (annexa_record_form_new (annexa_kind_lookup (kind)));
          g_object_unref (widget);
          continue;
        }
      g_assert_cmpuint (g_type_from_name (class_name), !=, 0);
      /* A page that others build on is made as one of them. */
      if (G_TYPE_IS_ABSTRACT (g_type_from_name (class_name)))
        continue;
      widget = g_object_new (g_type_from_name (class_name), NULL);
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      else
        g_object_unref (g_object_ref_sink (widget));
    }
  builder = gtk_builder_new_from_resource (RESOURCES "ui/annexa-shortcuts-window.ui");
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "window")));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

#define ADD(name, size, function) g_test_add ("/window/" name, Fixture, size, set_up, function, tear_down)
  ADD ("closed-while-opening", "wide", test_closed_while_opening);
  ADD ("opened-while-closing", "wide", test_opened_while_closing);
  ADD ("pages", "wide", test_pages);
  ADD ("edit", "wide", test_edit);
  ADD ("delete", "wide", test_delete);
  ADD ("offer", "wide", test_offer);
  ADD ("messages", "wide", test_messages);
  ADD ("held-undo", "wide", test_held_undo);
  ADD ("tooltip", "wide", test_tooltip);
  ADD ("search", "wide", test_search);
  ADD ("sort", "wide", test_sort);
  ADD ("keep-invalid", "wide", test_keep_invalid);
  ADD ("cells", "wide", test_cells);
  ADD ("panes", "wide", test_panes);
  ADD ("narrow", "narrow", test_narrow);
  ADD ("narrow-keyboard", "narrow", test_narrow_keyboard);
  ADD ("main-menu", "narrow", test_main_menu);
  ADD ("width", "narrow", test_width);
  ADD ("publish", "wide", test_publish);
  ADD ("deleted-file", "wide", test_deleted_file);
  ADD ("read-only", "wide", test_read_only);
  ADD ("templates", "wide", test_templates);
  return g_test_run ();
}
