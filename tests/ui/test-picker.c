/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-field-row.h"
#include "annexa-grid-editor.h"
#include "annexa-picker.h"
#include "annexa-query.h"
#include "annexa-record-view.h"
#include "annexa-test-entry.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Records are linked in forms: found, added, one or several. */

typedef struct
{
  AnnexaProject *project;
  GtkWidget *window;
  GtkWidget *list;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = annexa_test_new_project ("picker.annexa");
  fixture->window = gtk_window_new ();
  fixture->list = gtk_list_box_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->list);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  annexa_test_ui_settle ();
  annexa_test_close (fixture->project);
}

/* A name that is not there yet is added and linked in one edit. */
static void
test_add_linked (Fixture      *fixture,
                 gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "asset", "Server");
  const AnnexaKind *person = annexa_kind_lookup ("person");
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), id, NULL);
  g_autofree char *owner = NULL;
  GtkWidget *row = annexa_field_row_new ("owner");

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  annexa_test_entry_pick (row, annexa_test_add (fixture->project, "person", "Jon Meyer"));
  g_signal_emit_by_name (annexa_test_ui_find (row, ANNEXA_TYPE_PICKER), "add", "Ana Ruiz");
  owner = annexa_project_describe (fixture->project, annexa_kind_find_field (annexa_kind_lookup ("asset"), "owner"),
                                   annexa_record_get (record, "owner"));
  g_assert_cmpstr (owner, ==, "Ana Ruiz");
  g_assert_cmpint (annexa_project_count (fixture->project, person), ==, 2);
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, person), ==, 1);
}

static void
type_into_picker (GtkWidget  *picker,
                  const char *text)
{
  GtkWidget *entry = annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *label = NULL;

  for (guint i = 0; label == NULL || strcmp (gtk_label_get_label (GTK_LABEL (label)), text) != 0; i++)
    {
      label = annexa_test_ui_find_nth (widget, GTK_TYPE_LABEL, i);
      g_assert_nonnull (label);
    }
  return label;
}

/* Where a field may name several kinds, what is added is of the kind that is looked among. */
static void
test_add_of_kind (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "context-issue", "Customers ask for proof");
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (fixture->project, annexa_kind_lookup ("context-issue"), id, NULL);
  const AnnexaKind *objective = annexa_kind_lookup ("objective");
  GtkWidget *row = annexa_field_row_new ("addressed-by");
  GtkWidget *picker, *entry, *add;
  g_autofree char *both = NULL;

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  annexa_test_entry_pick (row, annexa_test_add (fixture->project, "risk", "Lost orders"));
  picker = annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (annexa_test_ui_find (picker, GTK_TYPE_DROP_DOWN)), 1);
  /* The first one belongs to the choice of kinds. */
  entry = annexa_test_ui_find_nth (picker, GTK_TYPE_SEARCH_ENTRY, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Show what we do");
  g_signal_emit_by_name (entry, "search-changed");
  add = find_label (picker, "Add objective: Show what we do");
  g_signal_emit_by_name (gtk_widget_get_ancestor (add, GTK_TYPE_BUTTON), "clicked");
  both = annexa_project_describe_field (fixture->project, record, "addressed-by");
  g_assert_cmpstr (both, ==, "OBJ-001 Show what we do, R-001 Lost orders");
  g_assert_cmpint (annexa_project_count (fixture->project, objective), ==, 1);
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, objective), ==, 0);
}

static void
open_row (GtkWidget *widget)
{
  GtkWidget *row = annexa_test_ui_find (widget, ADW_TYPE_ACTION_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static GtkWidget *
open_picker (Fixture    *fixture,
             const char *kind,
             gint64      id,
             const char *field)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, annexa_kind_lookup (kind), id, NULL);
  GtkWidget *row = annexa_field_row_new (field);

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  open_row (row);
  return annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);
}

static GtkEventController *
find_keys (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
        return controller;
    }
  return NULL;
}

/* A letter on the row of a link opens its picker and begins the name; a key with Ctrl is none. */
static void
test_typed_on_row (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 id = annexa_test_add (fixture->project, "asset", "Mail");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), id, NULL);
  GtkWidget *field = annexa_field_row_new ("owner");
  GtkWidget *row, *picker;
  gboolean taken = FALSE;

  annexa_test_add (fixture->project, "person", "Zoe Winter");
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), field);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (field), fixture->project, record);
  row = annexa_test_ui_find (field, ADW_TYPE_ACTION_ROW);
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_widget_is_focus (row));
  g_signal_emit_by_name (find_keys (row), "key-pressed", GDK_KEY_z, 0, GDK_CONTROL_MASK, &taken);
  g_assert_false (taken);
  g_assert_null (annexa_test_ui_find (field, ANNEXA_TYPE_PICKER));
  g_signal_emit_by_name (find_keys (row), "key-pressed", GDK_KEY_z, 0, 0, &taken);
  g_assert_true (taken);
  picker = annexa_test_ui_find (field, ANNEXA_TYPE_PICKER);
  g_assert_true (gtk_widget_get_visible (picker));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY))), ==, "z");
  g_signal_emit_by_name (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_integer (record, "owner"), !=, 0);
}

/* Enter takes what is found. Of what is not there it makes nothing: the row that offers that gets the focus, and where the
 * table of the field does not say so there is none. */
static void
test_enter_adds_nothing (Fixture      *fixture,
                         gconstpointer data)
{
  const AnnexaKind *person = annexa_kind_lookup ("person");
  const AnnexaKind *control = annexa_kind_lookup ("control");
  gint64 n_controls = annexa_project_count (fixture->project, control);
  gint64 finding = annexa_test_add (fixture->project, "finding", "Door open");
  GtkWidget *picker = open_picker (fixture, "asset", annexa_test_add (fixture->project, "asset", "Server"), "owner");
  GtkWidget *add = annexa_test_ui_find (picker, GTK_TYPE_BUTTON);

  type_into_picker (picker, "Ana Ruiz");
  g_assert_cmpint (annexa_project_count (fixture->project, person), ==, 0);
  g_assert_true (gtk_widget_get_visible (add));
  g_assert_true (gtk_widget_is_focus (add));
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpint (annexa_project_count (fixture->project, person), ==, 1);
  annexa_test_ui_settle ();

  picker = open_picker (fixture, "finding", finding, "control");
  type_into_picker (picker, "Suplier");
  g_assert_false (gtk_widget_get_visible (annexa_test_ui_find (picker, GTK_TYPE_BUTTON)));
  g_assert_cmpint (annexa_project_count (fixture->project, control), ==, n_controls);
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
}

/* A finding without a corrective action is answered where one looks for one: by a new one under the name that was typed. */
static void
test_plan_action (Fixture      *fixture,
                  gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("action");
  gint64 finding = annexa_test_add (fixture->project, "finding", "Door open");
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (fixture->project, annexa_kind_lookup ("finding"), finding, NULL);
  g_autofree char *linked = NULL;
  GtkWidget *row = annexa_field_row_new ("action");
  GtkWidget *picker, *offer;
  guint n = 0;

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  g_signal_emit_by_name (annexa_test_ui_find (row, GTK_TYPE_BUTTON), "clicked");
  picker = annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY)), "Fit a door closer");
  g_signal_emit_by_name (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY), "search-changed");
  do
    offer = annexa_test_ui_find_nth (picker, GTK_TYPE_BUTTON, n++);
  while (offer != NULL
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (offer)), "Add corrective action: Fit a door closer") != 0);
  g_assert_nonnull (offer);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 0);
  type_into_picker (picker, "Fit a door closer");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 1);
  linked = annexa_project_describe_field (fixture->project, record, "action");
  g_assert_cmpstr (linked, ==, "CA-001 Fit a door closer");
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 0);
  annexa_test_ui_settle ();
}

/* Who is called so comes before who is only described so, however long ago the latter was noted. */
static void
test_best_first (Fixture      *fixture,
                 gconstpointer data)
{
  gint64 asset = annexa_test_add (fixture->project, "asset", "Server");
  gint64 karl = annexa_test_add (fixture->project, "person", "Karl Weber");
  gint64 lea;
  g_autoptr (AnnexaRecord) record = NULL;

  g_assert_true (annexa_test_set (fixture->project, "person", karl, "job-title", "Learns printing", NULL));
  annexa_test_add (fixture->project, "person", "Anna Leander");
  lea = annexa_test_add (fixture->project, "person", "Lea Brandt");
  type_into_picker (open_picker (fixture, "asset", asset, "owner"), "lea");
  record = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), asset, NULL);
  g_assert_cmpint (annexa_record_get_integer (record, "owner"), ==, lea);
  annexa_test_ui_settle ();

  type_into_picker (open_picker (fixture, "asset", asset, "custodian"), "learns");
  g_clear_object (&record);
  record = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), asset, NULL);
  g_assert_cmpint (annexa_record_get_integer (record, "custodian"), ==, karl);
  annexa_test_ui_settle ();
}

/* The entry tells of what is typed after a pause. Enter before that takes what is typed, and never the first of all. */
static void
test_enter_at_once (Fixture      *fixture,
                    gconstpointer data)
{
  gint64 asset = annexa_test_add (fixture->project, "asset", "Server");
  gint64 dora;
  GtkWidget *picker, *entry;
  g_autoptr (AnnexaRecord) record = NULL;

  annexa_test_add (fixture->project, "person", "Anna Boss");
  dora = annexa_test_add (fixture->project, "person", "Dora Dev");
  picker = open_picker (fixture, "asset", asset, "owner");
  entry = annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Dora");
  g_signal_emit_by_name (entry, "activate");
  annexa_test_ui_settle ();
  record = annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), asset, NULL);
  g_assert_cmpint (annexa_record_get_integer (record, "owner"), ==, dora);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = annexa_test_ui_find_nth (widget, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static GtkWidget *
open_links (Fixture *fixture,
            gint64   risk)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, annexa_kind_lookup ("risk"), risk, NULL);
  GtkWidget *row = annexa_field_row_new ("assets");

  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  annexa_test_ui_settle ();
  g_signal_emit_by_name (annexa_test_ui_find (row, GTK_TYPE_BUTTON), "clicked");
  annexa_test_ui_settle ();
  return annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);
}

static void
assert_assets (Fixture    *fixture,
               gint64      risk,
               const char *expected)
{
  g_autofree char *assets = annexa_test_get (fixture->project, "risk", risk, "assets");

  g_assert_cmpstr (assets, ==, expected);
}

/* Of several, one after the other is found by typing; what is typed next replaces what was typed before. Enter with nothing
 * typed, and the button, say that it is done. */
static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  gint64 risk = annexa_test_add (fixture->project, "risk", "Fire");
  GtkWidget *picker, *entry;
  int start, end;

  annexa_test_add (fixture->project, "asset", "Server");
  annexa_test_add (fixture->project, "asset", "Workshop");
  picker = open_links (fixture, risk);
  g_assert_nonnull (find_label (picker, "None chosen"));
  entry = annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY);
  type_into_picker (picker, "work");
  assert_assets (fixture, risk, "A-002");
  g_assert_true (gtk_widget_get_mapped (picker));
  g_assert_nonnull (find_label (picker, "1 chosen"));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
  g_assert_cmpint (end - start, ==, (int) strlen ("work"));
  type_into_picker (picker, "");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (picker));
  assert_assets (fixture, risk, "A-002");

  gtk_popover_popup (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
  type_into_picker (picker, "server");
  assert_assets (fixture, risk, "A-001; A-002");
  g_signal_emit_by_name (find_button (picker, "_Done"), "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (picker));
}

/* One that is chosen is taken away only where one says so, by name, and may come back. */
static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  gint64 asset = annexa_test_add (fixture->project, "asset", "Server");
  GtkWidget *picker = open_picker (fixture, "asset", asset, "owner");
  g_autofree char *none = NULL;
  g_autofree char *back = NULL;

  annexa_test_add (fixture->project, "person", "Ana Ruiz");
  type_into_picker (picker, "Ana Ruiz");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (picker));

  open_row (fixture->list);
  g_signal_emit_by_name (find_button (picker, "Take Ana Ruiz out of “Owner”"), "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (picker));
  none = annexa_test_get (fixture->project, "asset", asset, "owner");
  g_assert_cmpstr (none, ==, "");
  open_row (fixture->list);
  g_assert_false (gtk_widget_get_visible (find_button (picker, "Take Ana Ruiz out of “Owner”")));
  gtk_popover_popdown (GTK_POPOVER (picker));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  back = annexa_test_get (fixture->project, "asset", asset, "owner");
  g_assert_cmpstr (back, ==, "P-001");
}

/* However long the names are, and whatever is typed, it stays as wide as it is. */
static void
test_width (Fixture      *fixture,
            gconstpointer data)
{
  gint64 risk = annexa_test_add (fixture->project, "risk", "Fire");
  GtkWidget *picker;
  int width, typed_width;

  annexa_test_add (fixture->project, "asset", "Server");
  annexa_test_add (fixture->project, "asset", "The server in the cellar of the old workshop behind the yard, with all that hangs on it");
  picker = open_links (fixture, risk);
  width = gtk_widget_get_width (picker);
  g_assert_cmpint (width, >, 200);
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY)), "server in the cellar of the old workshop behind");
  g_signal_emit_by_name (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY), "search-changed");
  annexa_test_ui_settle ();
  typed_width = gtk_widget_get_width (picker);
  g_assert_cmpint (typed_width, ==, width);
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
}

/* What GTK has to tell the window about the pointer it tells only when the pointer is in the popover already. */
static void
laid_out (GdkSurface *surface,
          int         width,
          int         height,
          GtkWidget **add)
{
  if (*add != NULL)
    annexa_test_ui_point_at (*add);
  *add = NULL;
}

static gboolean
is_below_pointer (gpointer widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

static gboolean
is_closed (gpointer picker)
{
  return !gtk_widget_get_mapped (picker);
}

/* Clicks on @target, which covers @below, when GTK has just told the window that the pointer is on @below. */
static void
click_after_layout (Fixture   *fixture,
                    GtkWidget *below,
                    GtkWidget *target)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  annexa_test_ui_point_at (below);
  annexa_test_ui_wait (is_below_pointer, below);
  g_signal_connect_after (surface, "layout", G_CALLBACK (laid_out), &target);
  gtk_widget_queue_resize (fixture->window);
  annexa_test_ui_settle ();
  g_assert_null (target);
  annexa_test_ui_use_mouse ("click 1");
  g_signal_handlers_disconnect_by_func (surface, laid_out, &target);
}

static gboolean
is_counted (gpointer n)
{
  return *(guint *) n > 0;
}

/* The first click on what is offered reaches it, and not what lies beneath, whatever is laid out just before. */
static void
test_first_click (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 role = annexa_test_add (fixture->project, "role", "Leads in an incident");
  g_autoptr (AnnexaRecord) record =
      annexa_project_get_record (fixture->project, annexa_kind_lookup ("role"), role, NULL);
  GtkWidget *row = annexa_field_row_new ("held-by");
  GtkWidget *below = gtk_button_new_with_label ("Below");
  GtkWidget *plus, *picker, *entry;
  g_autofree char *holders = NULL;

  if (!annexa_test_ui_has_mouse (fixture->window))
    return;
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), row);
  gtk_widget_set_size_request (below, 600, 500);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), below);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), fixture->project, record);
  annexa_test_ui_settle ();
  plus = annexa_test_ui_find (row, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (plus, "clicked");
  annexa_test_ui_settle ();
  picker = annexa_test_ui_find (row, ANNEXA_TYPE_PICKER);
  entry = annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Zoe Winter");
  g_signal_emit_by_name (entry, "search-changed");
  annexa_test_ui_settle ();

  click_after_layout (fixture, below,
                      gtk_widget_get_ancestor (find_label (picker, "Add person: Zoe Winter"), GTK_TYPE_BUTTON));
  annexa_test_ui_wait (is_closed, picker);
  holders = annexa_test_get (fixture->project, "role", role, "held-by");
  g_assert_cmpstr (holders, ==, "P-001");
}

static void
count_done (GtkWidget *editor,
            int        rows,
            int        columns,
            guint     *n_done)
{
  (*n_done)++;
}

/* So does that on what a cell of a table offers. */
static void
test_first_click_in_cell (Fixture      *fixture,
                          gconstpointer data)
{
  gint64 asset = annexa_test_add (fixture->project, "asset", "Server");
  g_autoptr (AnnexaRecord) record =
      annexa_project_get_record (fixture->project, annexa_kind_lookup ("asset"), asset, NULL);
  GtkWidget *below = gtk_button_new_with_label ("Below");
  GtkWidget *editor;
  guint n_done = 0;

  if (!annexa_test_ui_has_mouse (fixture->window))
    return;
  annexa_test_add (fixture->project, "person", "Ana Ruiz");
  editor = annexa_grid_editor_new (fixture->project, record,
                                   annexa_kind_find_field (annexa_kind_lookup ("asset"), "owner"), NULL);
  g_signal_connect (editor, "done", G_CALLBACK (count_done), &n_done);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), editor);
  gtk_widget_set_size_request (below, 600, 500);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), below);
  gtk_widget_grab_focus (editor);
  annexa_test_ui_settle ();

  click_after_layout (fixture, below, find_label (editor, "Ana Ruiz (P-001)"));
  annexa_test_ui_wait (is_counted, &n_done);
}

static void
count_click (GtkWidget *button,
             guint     *n_clicks)
{
  (*n_clicks)++;
}

/* Where a picker was, the first click reaches what is there, although the pointer rested in it when it closed. */
static void
test_click_after (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 asset = annexa_test_add (fixture->project, "asset", "Server");
  GtkWidget *below = gtk_button_new_with_label ("Below");
  guint n_clicks = 0;
  GtkWidget *picker;
  g_autofree char *owner = NULL;

  if (!annexa_test_ui_has_mouse (fixture->window))
    return;
  annexa_test_add (fixture->project, "person", "Ana Ruiz");
  annexa_test_add (fixture->project, "person", "Ben Koch");
  picker = open_picker (fixture, "asset", asset, "owner");
  g_signal_connect (below, "clicked", G_CALLBACK (count_click), &n_clicks);
  gtk_widget_set_size_request (below, 600, 500);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), below);
  annexa_test_ui_settle ();

  annexa_test_ui_point_at (find_label (picker, "Ben Koch"));
  annexa_test_ui_wait (is_below_pointer, gtk_widget_get_parent (find_label (picker, "Ben Koch")));
  annexa_test_ui_use_mouse ("mousedown 1");
  /* What is pressed may look different, so that it is laid out again. */
  gtk_widget_queue_resize (find_label (picker, "Ben Koch"));
  annexa_test_ui_settle ();
  annexa_test_ui_use_mouse ("mouseup 1");
  annexa_test_ui_wait (is_closed, picker);
  annexa_test_ui_settle ();
  owner = annexa_test_get (fixture->project, "asset", asset, "owner");
  g_assert_cmpstr (owner, ==, "P-002");

  /* Still where the picker was. */
  annexa_test_ui_use_mouse ("mousemove_relative 30 5");
  annexa_test_ui_wait (is_below_pointer, below);
  annexa_test_ui_settle ();
  annexa_test_ui_use_mouse ("mousedown 1 sleep 0.08 mouseup 1");
  annexa_test_ui_wait (is_counted, &n_clicks);
  g_assert_cmpuint (n_clicks, ==, 1);
}

/* A button in a picker stays below the pointer that presses it, although it gets the keyboard. */
static void
test_no_scrolling (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 asset = annexa_test_add (fixture->project, "asset", "Server");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *below = gtk_label_new ("Below");
  GtkAdjustment *place;
  GtkWidget *picker, *viewport;

  g_object_ref (fixture->list);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->list);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  g_object_unref (fixture->list);
  picker = open_picker (fixture, "asset", asset, "owner");
  gtk_widget_set_size_request (below, -1, 2000);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), below);
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY)), "Zoe Winter");
  g_signal_emit_by_name (annexa_test_ui_find (picker, GTK_TYPE_SEARCH_ENTRY), "search-changed");
  annexa_test_ui_settle ();

  viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_grab_focus (gtk_widget_get_ancestor (find_label (picker, "Add person: Zoe Winter"), GTK_TYPE_BUTTON));
  annexa_test_ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
  gtk_popover_popdown (GTK_POPOVER (picker));
  annexa_test_ui_settle ();
  g_assert_true (gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (viewport)));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add ("/picker/add-linked", Fixture, NULL, set_up, test_add_linked, tear_down);
  g_test_add ("/picker/add-of-kind", Fixture, NULL, set_up, test_add_of_kind, tear_down);
  g_test_add ("/picker/typed-on-row", Fixture, NULL, set_up, test_typed_on_row, tear_down);
  g_test_add ("/picker/enter-adds-nothing", Fixture, NULL, set_up, test_enter_adds_nothing, tear_down);
  g_test_add ("/picker/plan-action", Fixture, NULL, set_up, test_plan_action, tear_down);
  g_test_add ("/picker/best-first", Fixture, NULL, set_up, test_best_first, tear_down);
  g_test_add ("/picker/enter-at-once", Fixture, NULL, set_up, test_enter_at_once, tear_down);
  g_test_add ("/picker/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/picker/first-click", Fixture, NULL, set_up, test_first_click, tear_down);
  g_test_add ("/picker/first-click-in-cell", Fixture, NULL, set_up, test_first_click_in_cell, tear_down);
  g_test_add ("/picker/click-after", Fixture, NULL, set_up, test_click_after, tear_down);
  g_test_add ("/picker/no-scrolling", Fixture, NULL, set_up, test_no_scrolling, tear_down);
  g_test_add ("/picker/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/picker/width", Fixture, NULL, set_up, test_width, tear_down);

  return g_test_run ();
}
