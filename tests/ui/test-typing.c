/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-error.h"
#include "annexa-field-row.h"
#include "annexa-long-text-editor.h"
#include "annexa-markdown-preview.h"
#include "annexa-record-form.h"
#include "annexa-record-view.h"
#include "annexa-relying-group.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* What happens to a form while somebody is filling it. */

typedef struct
{
  AnnexaProject *project;
  GtkWidget *window;
  GtkWidget *form;
  AnnexaRecord *record;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup (data);
  gint64 id;

  fixture->project = annexa_test_new_project ("typing.annexa");
  id = annexa_test_add (fixture->project, data, "Something");
  fixture->record = annexa_project_get_record (fixture->project, kind, id, NULL);
  fixture->window = gtk_window_new ();
  fixture->form = annexa_record_form_new (kind);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->form);
  gtk_window_present (GTK_WINDOW (fixture->window));
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (fixture->form), fixture->project, fixture->record);
  annexa_test_ui_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->record);
  annexa_test_ui_settle ();
  annexa_test_close (fixture->project);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *field)
{
  GtkWidget *row = NULL;

  if (ANNEXA_IS_FIELD_ROW (widget) && strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (widget)), field) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && row == NULL;
       child = gtk_widget_get_next_sibling (child))
    row = find_row (child, field);
  return row;
}

static gboolean
name_is_typed (gpointer data)
{
  return g_strcmp0 (annexa_record_get_text (data, "name"), "Half a na") == 0;
}

static gboolean
description_is_typed (gpointer data)
{
  return g_strcmp0 (annexa_record_get_text (data, "description"), "A room with") == 0;
}

/* Whoever stops typing has it in the file soon after, without leaving the field, and goes on where the cursor is. */
static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *entry = annexa_test_ui_find (find_row (fixture->form, "name"), GTK_TYPE_TEXT);
  GtkWidget *view = annexa_test_ui_find (find_row (fixture->form, "description"), GTK_TYPE_TEXT_VIEW);
  g_autofree char *label = NULL;

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Half a na ");
  gtk_editable_set_position (GTK_EDITABLE (entry), 5);
  annexa_test_ui_wait (name_is_typed, fixture->record);
  g_assert_true (gtk_widget_is_focus (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Half a na ");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 5);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "A room with", -1);
  annexa_test_ui_wait (description_is_typed, fixture->record);
  g_assert_true (annexa_project_undo (fixture->project, &label, NULL));
  g_assert_nonnull (strstr (label, "Description"));
  g_assert_null (annexa_record_get_text (fixture->record, "description"));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))), ==, 0);

  /* What is written looks as it was written, once the field is left. */
  g_assert_true (annexa_record_form_flush (ANNEXA_RECORD_FORM (fixture->form)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Half a na");
}

/* A name that is gone for the moment is no mistake; one that is left so is. */
static void
test_pause_on_mistake (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *row = find_row (fixture->form, "name");
  GtkWidget *other = find_row (fixture->form, "description");
  GtkWidget *entry = annexa_test_ui_find (row, GTK_TYPE_TEXT);
  GtkWidget *view = annexa_test_ui_find (other, GTK_TYPE_TEXT_VIEW);

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  /* The pause after this text comes after the pause after that one. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "A room with", -1);
  annexa_test_ui_wait (description_is_typed, fixture->record);
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "name"), ==, "Something");
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));

  g_assert_false (annexa_record_view_flush (ANNEXA_RECORD_VIEW (row)));
  g_assert_nonnull (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
}

/* How many rows of the form can be seen that are for the field. */
static guint
count_rows (GtkWidget  *widget,
            const char *field)
{
  guint n = 0;

  if (!gtk_widget_get_visible (widget))
    return 0;
  if (ANNEXA_IS_FIELD_ROW (widget))
    return strcmp (annexa_field_row_get_field (ANNEXA_FIELD_ROW (widget)), field) == 0 ? 1 : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, field);
  return n;
}

/* A control that is left out is asked why, and not for reasons to have it or how far it is; what relies on it is named. */
static void
test_left_out (Fixture      *fixture,
               gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  gint64 id = annexa_project_find_ref (fixture->project, kind, "A.7.7");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (fixture->project, kind, id, NULL);
  GtkWidget *relying = annexa_test_ui_find (fixture->form, ANNEXA_TYPE_RELYING_GROUP);
  gint64 risk = annexa_test_add (fixture->project, "risk", "Papers on the desks");
  GtkWidget *row;

  annexa_record_form_set_record (ANNEXA_RECORD_FORM (fixture->form), fixture->project, record);
  g_assert_false (gtk_widget_get_visible (relying));
  g_assert_cmpuint (count_rows (fixture->form, "status"), ==, 1);
  g_assert_cmpuint (count_rows (fixture->form, "reasons"), ==, 1);
  g_assert_cmpuint (count_rows (fixture->form, "justification"), ==, 1);
  g_assert_cmpuint (count_rows (fixture->form, "effectiveness"), ==, 1);
  g_assert_true (annexa_test_set (fixture->project, "control", id, "applicable", "no", NULL));
  g_assert_cmpuint (count_rows (fixture->form, "reasons"), ==, 0);
  g_assert_cmpuint (count_rows (fixture->form, "justification"), ==, 1);
  g_assert_cmpuint (count_rows (fixture->form, "effectiveness"), ==, 0);
  g_assert_cmpuint (count_rows (fixture->form, "status"), ==, 0);
  g_assert_cmpuint (count_rows (fixture->form, "owner"), ==, 0);
  g_assert_false (gtk_widget_get_visible (relying));
  g_assert_true (annexa_test_set (fixture->project, "risk", risk, "existing-controls", "A.7.7", NULL));
  g_assert_true (gtk_widget_get_visible (relying));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (annexa_test_ui_find (relying, ADW_TYPE_ACTION_ROW))),
                   ==, "Papers on the desks");

  /* What is changed about a risk takes no row away from under the keyboard; a closed risk counts on nothing any more. */
  row = annexa_test_ui_find (relying, ADW_TYPE_ACTION_ROW);
  g_assert_true (annexa_test_set (fixture->project, "risk", risk, "title", "Letters on the desks", NULL));
  g_assert_true (annexa_test_ui_find (relying, ADW_TYPE_ACTION_ROW) == row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Letters on the desks");
  g_assert_true (annexa_test_set (fixture->project, "risk", risk, "status", "closed", NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (relying));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_true (gtk_widget_get_visible (relying));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (relying));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpuint (count_rows (fixture->form, "reasons"), ==, 1);
}

static void
test_website (void)
{
  AnnexaProject *project = annexa_test_new_project ("website.annexa");
  const char *const right[] = { "www.example.org", "https://example.org/a?b=c", "http://bücher.example:8080", "example.org" };
  const char *const wrong[] = { "none", "we have none", "info@example.org", "https://", "www..org", ".org", "a.b, c.d" };
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gint64 id = annexa_record_get_id (organization);

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (annexa_test_set (project, "organization", id, "website", right[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (annexa_test_set (project, "organization", id, "website", wrong[i], &error));
      g_assert_nonnull (strstr (error->message, "www.example.org"));
    }
  annexa_test_close (project);
}

static gboolean
is_in_list (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (data);

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* The place of the item that has the keyboard. */
static guint
find_focus (GtkWidget *window)
{
  GtkWidget *item = gtk_window_get_focus (GTK_WINDOW (window));
  guint place = 0;

  for (; gtk_widget_get_prev_sibling (item) != NULL; item = gtk_widget_get_prev_sibling (item))
    place++;
  return place;
}

/* A list that is opened begins at what is chosen: the first time, when it was closed elsewhere without a choice, and when
 * another one was chosen since. */
static void
test_open_at_selected (Fixture      *fixture,
                       gconstpointer data)
{
  const char *const statuses[] = { "resolved", "resolved", "assessed" };
  AdwComboRow *row = ADW_COMBO_ROW (annexa_test_ui_find (find_row (fixture->form, "status"), ADW_TYPE_COMBO_ROW));
  GtkWidget *popover = annexa_test_ui_find (GTK_WIDGET (row), GTK_TYPE_POPOVER);
  GtkWidget *list = annexa_test_ui_find (popover, GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_assert_true (annexa_test_set (fixture->project, data, annexa_record_get_id (fixture->record), "status", statuses[i],
                                      NULL));
      gtk_popover_popup (GTK_POPOVER (popover));
      annexa_test_ui_wait (is_in_list, fixture->window);
      annexa_test_ui_settle ();
      g_assert_cmpuint (find_focus (fixture->window), ==, adw_combo_row_get_selected (row));
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 0);
      gtk_popover_popdown (GTK_POPOVER (popover));
      annexa_test_ui_settle ();
    }
}

static GtkTextView *
find_text (Fixture    *fixture,
           const char *field)
{
  return GTK_TEXT_VIEW (annexa_test_ui_find (find_row (fixture->form, field), GTK_TYPE_TEXT_VIEW));
}

static void
assert_text (GtkTextBuffer *buffer,
             const char    *expected)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
select_letters (GtkTextBuffer *buffer,
                int            first,
                int            last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, last);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void
do_action (GtkTextView *view,
           const char  *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), action, NULL));
}

/* Marks come and go, and each is one step of the undo of the text. */
static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextView *view = find_text (fixture, "description");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_at_cursor (buffer, "one two three", -1);
  select_letters (buffer, 3, 8);
  do_action (view, "markdown.bold");
  assert_text (buffer, "one **two** three");
  do_action (view, "markdown.italic");
  assert_text (buffer, "one ***two*** three");
  do_action (view, "markdown.bold");
  assert_text (buffer, "one *two* three");
  do_action (view, "markdown.italic");
  assert_text (buffer, "one two three");
  gtk_text_buffer_undo (buffer);
  assert_text (buffer, "one *two* three");
  select_letters (buffer, 5, 8);
  do_action (view, "markdown.italic");
  assert_text (buffer, "one two three");

  select_letters (buffer, 4, 7);
  do_action (view, "markdown.link");
  assert_text (buffer, "one [two](https://) three");
  gtk_text_buffer_undo (buffer);
  assert_text (buffer, "one two three");
  do_action (view, "markdown.heading");
  assert_text (buffer, "## one two three");
  do_action (view, "markdown.heading");
  assert_text (buffer, "one two three");
}

static gboolean
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

/* Esc drops what was typed since it was kept last, and no more. */
static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *entry = annexa_test_ui_find (find_row (fixture->form, "name"), GTK_TYPE_TEXT);
  GtkWidget *line = gtk_widget_get_ancestor (entry, ADW_TYPE_ENTRY_ROW);
  GtkTextView *view = find_text (fixture, "description");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_text (buffer, "A room with", -1);
  annexa_test_ui_wait (description_is_typed, fixture->record);
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Escape));
  assert_text (buffer, "A room with");
  gtk_text_buffer_insert_at_cursor (buffer, " a view", -1);
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Escape));
  assert_text (buffer, "A room with");
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "description"), ==, "A room with");

  gtk_editable_set_text (GTK_EDITABLE (entry), "Half a na");
  annexa_test_ui_wait (name_is_typed, fixture->record);
  g_assert_false (press (line, GDK_KEY_Escape));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Half a name");
  g_assert_true (press (line, GDK_KEY_Escape));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Half a na");
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "name"), ==, "Half a na");
}

/* What somebody else wrote meanwhile is there once one's own is dropped. */
static void
test_escape_outdated (Fixture      *fixture,
                      gconstpointer data)
{
  GtkTextView *view = find_text (fixture, "description");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_text (buffer, "Mine", -1);
  g_assert_true (annexa_test_set (fixture->project, "asset", annexa_record_get_id (fixture->record), "description",
                                  "Theirs", NULL));
  assert_text (buffer, "Mine");
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Escape));
  assert_text (buffer, "Theirs");
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "description"), ==, "Theirs");
}

/* Nothing goes over what somebody else wrote meanwhile before the person says so, however long that takes: what is typed
 * elsewhere later is kept after a pause, and this is not. */
static void
test_disputed (Fixture      *fixture,
               gconstpointer data)
{
  GtkTextView *view = find_text (fixture, "description");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkWidget *entry = annexa_test_ui_find (find_row (fixture->form, "name"), GTK_TYPE_TEXT);

  gtk_text_buffer_set_text (buffer, "Mine", -1);
  g_assert_true (annexa_test_set (fixture->project, "asset", annexa_record_get_id (fixture->record), "description",
                                  "Theirs", NULL));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Half a na");
  annexa_test_ui_wait (name_is_typed, fixture->record);
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "description"), ==, "Theirs");
  assert_text (buffer, "Mine");
  g_assert_true (annexa_record_view_flush (ANNEXA_RECORD_VIEW (find_row (fixture->form, "description"))));
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "description"), ==, "Mine");
}

static gboolean
tells_error (gpointer row)
{
  return annexa_field_row_get_error (row) != NULL;
}

/* Which day is typed is said while it is typed, and what is none once the typing pauses. Half a date is not kept. */
static void
test_date (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *row = find_row (fixture->form, "next-review");
  GtkWidget *line = annexa_test_ui_find (row, ADW_TYPE_ENTRY_ROW);
  GtkWidget *entry = annexa_test_ui_find (row, GTK_TYPE_TEXT);
  GtkWidget *button = annexa_test_ui_find (row, GTK_TYPE_MENU_BUTTON);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "3 apr 2026");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line)), ==, "Next review · Friday 3 April 2026");
  gtk_editable_set_text (GTK_EDITABLE (entry), "31 apr 2026");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line)), ==, "Next review");
  annexa_test_ui_wait (tells_error, row);
  g_assert_nonnull (strstr (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)), "31 apr 2026"));
  g_assert_true (gtk_widget_is_focus (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "30 apr 2026");
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line)), ==,
                   "Next review · Thursday 30 April 2026");
  g_assert_null (annexa_record_get_text (fixture->record, "next-review"));

  /* The button beside it belongs to the same field, but no longer to what is typed. */
  g_assert_true (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "next-review"), ==, "2026-04-30");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (line)), ==, "Next review");
}

/* Of a number, too, a mistake is told before the field is left, and half of it is not kept. */
static void
test_number (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *row = find_row (fixture->form, "quantity");
  GtkWidget *entry = annexa_test_ui_find (row, GTK_TYPE_TEXT);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1x");
  annexa_test_ui_wait (tells_error, row);
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  g_assert_null (annexa_field_row_get_error (ANNEXA_FIELD_ROW (row)));
  g_assert_cmpint (annexa_record_get_integer (fixture->record, "quantity"), ==, 0);
}

/* Lists are made of lines, go on with Enter and end with a second one. */
static void
test_lists (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextView *view = find_text (fixture, "description");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_at_cursor (buffer, "first\nsecond", -1);
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Return));
  select_letters (buffer, 0, 12);
  do_action (view, "markdown.list");
  assert_text (buffer, "- first\n- second");
  do_action (view, "markdown.numbers");
  assert_text (buffer, "1. first\n2. second");
  select_letters (buffer, 18, 18);
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Return));
  assert_text (buffer, "1. first\n2. second\n3. ");
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Return));
  assert_text (buffer, "1. first\n2. second\n\n");
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Return));
  gtk_text_buffer_undo (buffer);
  assert_text (buffer, "1. first\n2. second\n3. ");

  gtk_text_buffer_set_text (buffer, "  - [x] done", -1);
  select_letters (buffer, 12, 12);
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Return));
  assert_text (buffer, "  - [x] done\n  - [ ] ");
}

static guint
count_labels (GtkWidget  *widget,
              const char *text)
{
  guint n = GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0 ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

/* A document is read with its words filled, and what is written is kept before. */
static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  GtkTextView *view = find_text (fixture, "body");
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (view), ANNEXA_TYPE_LONG_TEXT_EDITOR);
  GtkWidget *preview = annexa_test_ui_find (editor, ANNEXA_TYPE_MARKDOWN_PREVIEW);
  const char *body = "# Rules\n\nFor {organization}, see https://example.org.\n\n1. first\n2. **second**\n\n"
                     "| Who | What |\n|---|--:|\n| Ana | 3 |\n";
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (fixture->project, annexa_kind_lookup ("organization"), NULL);
  g_autofree char *sentence
      = g_strdup_printf ("For %s, see https://example.org.", annexa_record_get_title (organization));
  const char *renamed = "For Renamed & Co., see https://example.org.";

  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), body, -1);
  do_action (view, "markdown.preview");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (preview));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_cmpstr (annexa_record_get_text (fixture->record, "body"), !=, NULL);
  g_assert_cmpuint (count_labels (preview, "Rules"), ==, 1);
  g_assert_cmpuint (count_labels (preview, sentence), ==, 1);
  g_assert_cmpuint (count_labels (preview, "2."), ==, 1);
  g_assert_cmpuint (count_labels (preview, "second"), ==, 1);
  g_assert_cmpuint (count_labels (preview, "Who"), ==, 1);
  g_assert_cmpuint (count_labels (preview, "Ana"), ==, 1);
  g_assert_true (gtk_widget_is_focus (preview));

  /* What the text says of the project is said anew once it changes elsewhere. */
  g_assert_cmpuint (count_labels (preview, renamed), ==, 0);
  g_assert_true (annexa_test_set (fixture->project, "organization", annexa_record_get_id (organization), "name",
                                  "Renamed & Co.", NULL));
  g_assert_cmpuint (count_labels (preview, renamed), ==, 1);
  g_assert_true (gtk_widget_is_focus (preview));

  g_assert_true (gtk_widget_activate_action (preview, "markdown.preview", NULL));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (view)));
}

/* A preview is as high as its lines, also when it is seen for the first time. */
static void
test_preview_height (Fixture      *fixture,
                     gconstpointer data)
{
  GtkTextView *view = find_text (fixture, "scenario");
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (view), ANNEXA_TYPE_LONG_TEXT_EDITOR);
  GtkWidget *preview = annexa_test_ui_find (editor, ANNEXA_TYPE_MARKDOWN_PREVIEW);
  const char *text = "The IT service firm is broken into, and its remote access leads straight to our server.\n\n- one\n- two\n";
  graphene_rect_t last;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  annexa_test_ui_settle ();
  do_action (view, "markdown.preview");
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_labels (preview, "two"), ==, 1);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (gtk_widget_get_first_child (preview)), preview, &last));
  g_assert_cmpfloat (last.origin.y + last.size.height, <=, (float) gtk_widget_get_height (preview));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add ("/typing/pause", Fixture, "asset", set_up, test_pause, tear_down);
  g_test_add ("/typing/pause-on-mistake", Fixture, "asset", set_up, test_pause_on_mistake, tear_down);
  g_test_add ("/typing/left-out", Fixture, "control", set_up, test_left_out, tear_down);
  g_test_add ("/typing/marks", Fixture, "asset", set_up, test_marks, tear_down);
  g_test_add ("/typing/escape", Fixture, "asset", set_up, test_escape, tear_down);
  g_test_add ("/typing/date", Fixture, "asset", set_up, test_date, tear_down);
  g_test_add ("/typing/number", Fixture, "asset", set_up, test_number, tear_down);
  g_test_add ("/typing/escape-outdated", Fixture, "asset", set_up, test_escape_outdated, tear_down);
  g_test_add ("/typing/disputed", Fixture, "asset", set_up, test_disputed, tear_down);
  g_test_add ("/typing/open-at-selected", Fixture, "incident", set_up, test_open_at_selected, tear_down);
  g_test_add ("/typing/lists", Fixture, "asset", set_up, test_lists, tear_down);
  g_test_add ("/typing/preview", Fixture, "document", set_up, test_preview, tear_down);
  g_test_add ("/typing/preview-height", Fixture, "risk", set_up, test_preview_height, tear_down);
  g_test_add_func ("/typing/website", test_website);
  return g_test_run ();
}
