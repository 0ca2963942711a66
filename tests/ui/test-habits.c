/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-document-approver.h"
#include "annexa-field-row.h"
#include "annexa-form-action.h"
#include "annexa-grid.h"
#include "annexa-long-text-editor.h"
#include "annexa-next-line.h"
#include "annexa-panes.h"
#include "annexa-point-list.h"
#include "annexa-point-trail.h"
#include "annexa-project-view.h"
#include "annexa-record-view.h"
#include "annexa-register.h"
#include "annexa-steps-editor.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-welcome-page.h"

/* What people do with the mouse and the keyboard without thinking, and expect to work. */

static void
go (AnnexaWindow *window,
    const char   *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", name));
  annexa_test_ui_settle ();
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_selected_row (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return row;
  g_assert_not_reached ();
}

/* A register has two, of which one is shown. */
static GtkWidget *
find_list (GtkWidget *page)
{
  guint n = 0;
  GtkWidget *list = annexa_test_ui_find (page, GTK_TYPE_LIST_VIEW);

  while (list != NULL && !gtk_widget_get_mapped (list))
    list = annexa_test_ui_find_nth (page, GTK_TYPE_LIST_VIEW, ++n);
  g_assert_nonnull (list);
  return list;
}

/* Where the list is shown alone, a click on a row leads to the form, and a click beside the rows does not. */
static void
test_click (void)
{
  static const struct
  {
    const char *page;
    guint position;
  } lists[] = { { "assets", 1 }, { "applicability", 1 } };
  g_autofree char *path = annexa_test_ui_sample ("habits.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *page, *list, *row;
      AnnexaPanes *panes;
      double x, y;

      go (window, lists[i].page);
      page = GTK_WIDGET (annexa_project_view_get_page (
          ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW))));
      panes = ANNEXA_PANES (annexa_test_ui_find (page, ANNEXA_TYPE_PANES));
      list = find_list (page);
      gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), lists[i].position, TRUE);
      annexa_test_ui_settle ();
      g_assert_true (annexa_panes_get_folded (panes));
      g_assert_false (annexa_panes_get_shows_end (panes));

      row = find_selected_row (list);
      g_signal_emit_by_name (find_controller (list, GTK_TYPE_GESTURE_CLICK), "released", 1, -5.0, -5.0);
      g_assert_false (annexa_panes_get_shows_end (panes));
      g_assert_true (gtk_widget_translate_coordinates (row, list, 20, 10, &x, &y));
      g_signal_emit_by_name (find_controller (list, GTK_TYPE_GESTURE_CLICK), "released", 1, x, y);
      g_assert_true (annexa_panes_get_shows_end (panes));
    }
  annexa_test_ui_close (window);
}

/* The row is marked and lies within what is seen of the form, with room to its ends where the form goes on. The next key
 * replaces nothing of what is there. */
static void
check_pointed_out (GtkWidget *row,
                   GtkWidget *focus)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double at = gtk_adjustment_get_value (adjustment);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;
  int start, end;

  g_assert_true (gtk_widget_has_css_class (row, "meant"));
  g_assert_true (gtk_widget_compute_bounds (row, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, at > 0 ? 40 : 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     gtk_widget_get_height (scroller) - (at < last - 1 ? 40 : 0));
  if (GTK_IS_EDITABLE (focus))
    g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end));
}

/* Where the form is shown alone, who is led to a field of a record has the keyboard in it, also when no such form was
 * shown before. */
static void
test_show_field (gconstpointer width)
{
  static const struct
  {
    const char *kind, *ref, *field;
  } places[] = { { "asset", "A-002", "location" },
                 { "risk", "R-002", "owner" },
                 { "incident", "INC-001", "detected" },
                 { "context-issue", "CTX-001", "reviewed" } };
  g_autofree char *path = annexa_test_ui_sample ("habits.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, GPOINTER_TO_INT (width), 720);
  AnnexaProject *project = annexa_window_get_project (window);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gint64 id = annexa_project_find_ref (project, annexa_kind_lookup (places[i].kind), places[i].ref);
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sxs)", places[i].kind, id, places[i].field));
      GtkWidget *focus, *row;

      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.show-field", target));
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      row = focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW) : NULL;
      g_assert_nonnull (row);
      g_assert_true (row == annexa_field_row_find (GTK_WIDGET (window), places[i].field));
      annexa_test_ui_settle ();
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
      check_pointed_out (row, focus);
    }
  annexa_test_ui_close (window);
}

static GtkWidget *
find_shown (AnnexaWindow *window,
            GType         type)
{
  GtkWidget *widget = NULL;

  for (guint i = 0; widget == NULL || !gtk_widget_get_mapped (widget); i++)
    {
      widget = annexa_test_ui_find_nth (GTK_WIDGET (window), type, i);
      g_assert_nonnull (widget);
    }
  return widget;
}

static void
set (AnnexaProject *project,
     const char    *kind,
     gint64         id,
     const char    *field,
     const char    *value)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, kind, id, field, value, &error);
  g_assert_no_error (error);
}

static void
show_record (AnnexaWindow *window,
             const char   *kind,
             gint64        id)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sx)", kind, id));

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.show-record", target));
  annexa_test_ui_settle ();
}

/* Presses the line of a point of the form that is shown, and says which field has the keyboard then. */
static const char *
follow_point (AnnexaWindow *window,
              gint64        record,
              const char   *field)
{
  GtkWidget *list = find_shown (window, ANNEXA_TYPE_POINT_LIST);
  GtkWidget *line = annexa_point_list_find (ANNEXA_POINT_LIST (list), record, field);
  GtkWidget *focus, *row;

  g_assert_nonnull (line);
  g_signal_emit_by_name (line, "clicked");
  annexa_test_ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  row = focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW) : NULL;
  return row != NULL ? annexa_field_row_get_field (ANNEXA_FIELD_ROW (row)) : NULL;
}

/* The example with a draft, and without the legal form that one can name. */
static AnnexaWindow *
open_new_document (gint64 *firm,
                   gint64 *document)
{
  g_autofree char *path = annexa_test_ui_sample ("habits.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  *firm = annexa_record_get_id (organization);
  *document = annexa_test_add (project, "document", "Scope");
  set (project, "organization", *firm, "legal-form", "");
  return window;
}

/* What a draft lacks before it can come into force is in its form from the beginning, each line leads to where it is added,
 * and what is added elsewhere is gone from the list. Approving it before leads to the list; once it is in force, what comes
 * next is led to. */
static void
test_document (void)
{
  gint64 firm, document;
  AnnexaWindow *window = open_new_document (&firm, &document);
  AnnexaProject *project = annexa_window_get_project (window);
  GtkWidget *approver, *button, *list, *next;

  set (project, "document", document, "body", "{organization}, {legal-form}, approved by {approver}");
  show_record (window, "document", document);
  approver = find_shown (window, ANNEXA_TYPE_DOCUMENT_APPROVER);
  button = annexa_test_ui_find_nth (approver, GTK_TYPE_BUTTON, 2);
  g_assert_cmpuint (annexa_form_action_count_points (ANNEXA_FORM_ACTION (approver)), ==, 2);
  g_assert_cmpstr (follow_point (window, document, "approver"), ==, "approver");
  g_assert_cmpstr (follow_point (window, firm, "legal-form"), ==, "legal-form");
  set (project, "organization", firm, "legal-form", "Limited");
  show_record (window, "document", document);
  g_assert_cmpuint (annexa_form_action_count_points (ANNEXA_FORM_ACTION (approver)), ==, 1);

  g_signal_emit_by_name (button, "clicked");
  annexa_test_ui_settle ();
  list = annexa_test_ui_find (approver, ANNEXA_TYPE_POINT_LIST);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  set (project, "document", document, "approver", "P-001");
  annexa_test_ui_settle ();
  g_assert_cmpuint (annexa_form_action_count_points (ANNEXA_FORM_ACTION (approver)), ==, 0);
  g_assert_false (gtk_widget_get_visible (list));
  next = annexa_test_ui_find (approver, ANNEXA_TYPE_NEXT_LINE);
  g_assert_false (gtk_widget_get_visible (next));
  g_signal_emit_by_name (button, "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (button));
  annexa_test_ui_wait (annexa_test_ui_is_mapped, next);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (next));
  annexa_test_ui_close (window);
}

/* Types into a field that writes when the keyboard leaves it. */
static void
type_into (AnnexaWindow *window,
           const char   *field,
           gint64        record,
           const char   *text)
{
  GtkWidget *row = annexa_field_row_find_of (GTK_WIDGET (window), field, record);

  g_assert_nonnull (row);
  annexa_field_row_focus (ANNEXA_FIELD_ROW (row));
  annexa_test_ui_settle ();
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (window))), text);
}

static void
move_to (AnnexaWindow *window,
         GtkWidget    *line)
{
  g_assert_true (gtk_widget_grab_focus (line));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == line);
}

/* What a new corrective action lacks, in its form. */
static AnnexaPointList *
open_new_action (AnnexaWindow **window,
                 gint64        *id)
{
  g_autofree char *path = annexa_test_ui_sample ("press.annexa");

  *window = annexa_test_ui_open (path, 1280, 800);
  *id = annexa_test_add (annexa_window_get_project (*window), "action", "Locks");
  show_record (*window, "action", *id);
  return ANNEXA_POINT_LIST (find_shown (*window, ANNEXA_TYPE_POINT_LIST));
}

/* The press on a line takes the keyboard out of the field before, which writes what was typed there. The line that is
 * pressed stays the same one, and keeps the keyboard when others go. */
static void
test_press (void)
{
  AnnexaWindow *window;
  gint64 id;
  AnnexaPointList *list = open_new_action (&window, &id);
  GtkWidget *line;

  line = annexa_point_list_find (list, id, "plan");
  type_into (window, "checked-on", id, "2026-11-20");
  move_to (window, line);
  g_assert_null (annexa_point_list_find (list, id, "checked-on"));
  annexa_test_ui_settle ();
  g_assert_true (annexa_point_list_find (list, id, "plan") == line);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == line);
  g_assert_cmpstr (follow_point (window, id, "plan"), ==, "plan");
  annexa_test_ui_close (window);
}

/* What was typed may be what the pressed line asks for: then there is nowhere to go. */
static void
test_press_done (void)
{
  AnnexaWindow *window;
  gint64 id;
  AnnexaPointList *list = open_new_action (&window, &id);
  GtkWidget *line;

  line = g_object_ref (annexa_point_list_find (list, id, "checked-on"));
  type_into (window, "checked-on", id, "2026-11-20");
  move_to (window, line);
  g_signal_emit_by_name (line, "clicked");
  g_assert_null (annexa_point_list_find (list, id, "checked-on"));
  annexa_test_ui_settle ();
  g_assert_null (gtk_widget_get_parent (line));
  set (annexa_window_get_project (window), "action", id, "checked-on", "");
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_point_list_find (list, id, "checked-on"));
  g_object_unref (line);
  annexa_test_ui_close (window);
}

static GtkWidget *
get_trail (AnnexaWindow *window)
{
  return annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_POINT_TRAIL);
}

/* The first line of the trail: what was asked for, or what came of it. */
static const char *
get_task (AnnexaWindow *window)
{
  return gtk_label_get_label (GTK_LABEL (annexa_test_ui_find (get_trail (window), GTK_TYPE_LABEL)));
}

static void
press_in_trail (AnnexaWindow *window,
                guint         position)
{
  g_signal_emit_by_name (annexa_test_ui_find_nth (get_trail (window), GTK_TYPE_BUTTON, position), "clicked");
  annexa_test_ui_settle ();
}

static const char *
get_focused_field (AnnexaWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW) : NULL;

  return row != NULL ? annexa_field_row_get_field (ANNEXA_FIELD_ROW (row)) : NULL;
}

/* Whoever follows a line sees there what it asked for and whether it is done, goes on to the next one, also to one on another
 * page and from there, and comes back to the list. */
static void
test_trail (void)
{
  g_autofree char *path = annexa_test_ui_sample ("trail.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  AnnexaProject *project = annexa_window_get_project (window);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gint64 firm = annexa_record_get_id (organization);
  gint64 document = annexa_test_add (project, "document", "Scope");
  GtkWidget *list;
  int width;

  set (project, "organization", firm, "legal-form", "");
  set (project, "document", document, "body", "{organization}, {legal-form}, approved by {approver}");
  show_record (window, "document", document);
  g_assert_false (gtk_widget_get_visible (get_trail (window)));
  list = find_shown (window, ANNEXA_TYPE_POINT_LIST);
  g_assert_cmpstr (follow_point (window, document, "approver"), ==, "approver");
  g_assert_true (gtk_widget_get_mapped (get_trail (window)));
  g_assert_cmpstr (
      get_task (window), ==,
      gtk_button_get_label (GTK_BUTTON (annexa_point_list_find (ANNEXA_POINT_LIST (list), document, "approver"))));

  gtk_widget_measure (get_trail (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 240); /* Text that is twice as large adds about 90, and a telephone has 350. */
  press_in_trail (window, 1);
  g_assert_cmpstr (get_focused_field (window), ==, "legal-form");
  g_assert_true (gtk_widget_get_mapped (get_trail (window)));
  set (project, "organization", firm, "legal-form", "Limited");
  g_assert_cmpstr (get_task (window), ==, "That is there now");
  press_in_trail (window, 1);
  g_assert_cmpstr (get_focused_field (window), ==, "approver");
  g_assert_false (gtk_widget_get_visible (annexa_test_ui_find_nth (get_trail (window), GTK_TYPE_BUTTON, 1)));
  press_in_trail (window, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  g_assert_false (gtk_widget_get_visible (get_trail (window)));

  g_assert_cmpstr (follow_point (window, document, "approver"), ==, "approver");
  set (project, "document", document, "approver", "P-001");
  g_assert_cmpstr (get_task (window), ==, "Everything is there now");
  press_in_trail (window, 0);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         find_shown (window, ANNEXA_TYPE_DOCUMENT_APPROVER)));
  annexa_test_ui_close (window);
}

static void
assert_place (AnnexaWindow *window,
              const char   *place)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  g_assert_cmpstr (annexa_project_view_get_place (ANNEXA_PROJECT_VIEW (view)), ==, place);
}

static void
assert_wrong (AnnexaWindow *window,
              const char   *field,
              gint64        id)
{
  g_assert_nonnull (annexa_field_row_get_error (
      ANNEXA_FIELD_ROW (annexa_field_row_find_of (GTK_WIDGET (window), field, id))));
}

/* A date that is none holds somebody on the page. The way back is still there when it is mended; where nobody was led away,
 * there is none. */
static void
test_trail_held (void)
{
  gint64 firm, document;
  AnnexaWindow *window = open_new_document (&firm, &document);
  AnnexaProject *project = annexa_window_get_project (window);

  set (project, "document", document, "body", "{organization}, {legal-form}");
  show_record (window, "document", document);
  type_into (window, "next-review", document, "31 apr 2026");
  g_signal_emit_by_name (
      annexa_point_list_find (ANNEXA_POINT_LIST (find_shown (window, ANNEXA_TYPE_POINT_LIST)), firm, "legal-form"), "clicked");
  annexa_test_ui_settle ();
  assert_place (window, "documents");
  assert_wrong (window, "next-review", document);
  g_assert_false (gtk_widget_get_visible (get_trail (window)));

  type_into (window, "next-review", document, "30 apr 2026");
  g_assert_cmpstr (follow_point (window, firm, "legal-form"), ==, "legal-form");
  type_into (window, "soa-approved-on", firm, "31 apr 2026");
  press_in_trail (window, 0);
  assert_place (window, "organization");
  assert_wrong (window, "soa-approved-on", firm);
  g_assert_true (gtk_widget_get_mapped (get_trail (window)));
  press_in_trail (window, 1);
  assert_place (window, "organization");
  g_assert_true (gtk_widget_get_mapped (get_trail (window)));

  type_into (window, "soa-approved-on", firm, "30 apr 2026");
  press_in_trail (window, 0);
  assert_place (window, "documents");
  g_assert_false (gtk_widget_get_visible (get_trail (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         find_shown (window, ANNEXA_TYPE_POINT_LIST)));
  annexa_test_ui_close (window);
}

/* What is missing is forgotten with the record that lacked it, when somebody does not want to see it, and when they turn to
 * something else. The mark of the field goes as soon as they are through with it. */
static void
test_trail_end (void)
{
  AnnexaWindow *window;
  gint64 id;

  open_new_action (&window, &id);
  g_assert_cmpstr (follow_point (window, id, "plan"), ==, "plan");
  g_assert_true (gtk_widget_get_visible (get_trail (window)));
  press_in_trail (window, 2);
  g_assert_false (gtk_widget_get_visible (get_trail (window)));
  g_assert_cmpstr (follow_point (window, id, "plan"), ==, "plan");
  g_assert_true (gtk_widget_has_css_class (annexa_field_row_find_of (GTK_WIDGET (window), "plan", id), "meant"));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_has_css_class (annexa_field_row_find_of (GTK_WIDGET (window), "plan", id), "meant"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "overview"));
  g_assert_false (gtk_widget_get_visible (get_trail (window)));
  show_record (window, "action", id);
  g_assert_cmpstr (follow_point (window, id, "plan"), ==, "plan");
  g_assert_true (annexa_project_undo (annexa_window_get_project (window), NULL, NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_visible (get_trail (window)));
  annexa_test_ui_close (window);
}

/* As long as a button of the mouse is down nothing moves away from under it. */
static void
test_press_held (void)
{
  AnnexaWindow *window;
  gint64 id;
  AnnexaPointList *list = open_new_action (&window, &id);
  GtkWidget *line;

  line = g_object_ref (annexa_point_list_find (list, id, "correction"));
  if (annexa_test_ui_has_mouse (GTK_WIDGET (window)))
    {
      annexa_test_ui_point_at (annexa_point_list_find (list, id, "plan"));
      annexa_test_ui_settle ();
      annexa_test_ui_use_mouse ("mousedown 1");
      annexa_test_ui_settle ();
      set (annexa_window_get_project (window), "action", id, "correction", "Locked");
      annexa_test_ui_settle ();
      g_assert_nonnull (gtk_widget_get_parent (line));
      annexa_test_ui_use_mouse ("mouseup 1");
      annexa_test_ui_settle ();
      g_assert_null (gtk_widget_get_parent (line));
    }
  g_object_unref (line);
  annexa_test_ui_close (window);
}

/* What was pressed may be gone before the button of the mouse is released. */
static void
test_press_lost (void)
{
  AnnexaWindow *window;
  gint64 id;
  AnnexaPointList *list = open_new_action (&window, &id);
  GtkWidget *line, *pressed;

  line = g_object_ref (annexa_point_list_find (list, id, "correction"));
  if (annexa_test_ui_has_mouse (GTK_WIDGET (window)))
    {
      pressed = annexa_point_list_find (list, id, "plan");
      annexa_test_ui_point_at (pressed);
      annexa_test_ui_settle ();
      annexa_test_ui_use_mouse ("mousedown 1");
      annexa_test_ui_settle ();
      gtk_widget_set_visible (pressed, FALSE);
      annexa_test_ui_use_mouse ("mouseup 1");
      annexa_test_ui_settle ();
      gtk_widget_set_visible (pressed, TRUE);
      set (annexa_window_get_project (window), "action", id, "correction", "Locked");
      annexa_test_ui_settle ();
      g_assert_null (gtk_widget_get_parent (line));
    }
  g_object_unref (line);
  annexa_test_ui_close (window);
}

/* Nobody has to press Tab before Enter does something. */
static void
test_welcome (void)
{
  g_autofree char *path = annexa_test_ui_sample ("habits.annexa");
  AnnexaWindow *window = ANNEXA_WINDOW (annexa_window_new (ADW_APPLICATION (annexa_test_ui_get_application ())));
  GtkWidget *page = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_WELCOME_PAGE);
  GtkWidget *focus;

  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_BUTTON (focus) && gtk_widget_is_ancestor (focus, page));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.new-project");
  annexa_test_ui_close (window);

  window = annexa_test_ui_open (path, 1280, 800);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.close-project", NULL));
  annexa_test_ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.new-project");
  annexa_test_ui_close (window);
}

static double
get_scroll (GtkWidget *grid)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid)));
}

/* A list in another order is looked at from its top, unless a record is selected: then where that went. */
static void
test_order (void)
{
  g_autofree char *path = annexa_test_ui_sample ("habits.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 400);
  const AnnexaField *name = annexa_kind_find_field (annexa_kind_lookup ("asset"), "name");
  GtkWidget *reg, *grid;
  AnnexaGridColumns *columns;
  GtkAdjustment *adjustment;

  go (window, "assets");
  reg = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_REGISTER);
  grid = annexa_test_ui_find (reg, ANNEXA_TYPE_GRID);
  columns = annexa_grid_get_columns (ANNEXA_GRID (grid));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
  annexa_register_select (ANNEXA_REGISTER (reg), 0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  annexa_test_ui_settle ();
  g_assert_cmpfloat (get_scroll (grid), >, 0);

  annexa_grid_columns_sort_by (columns, name, FALSE);
  annexa_test_ui_settle ();
  g_assert_cmpfloat (get_scroll (grid), ==, 0);

  annexa_register_select_position (ANNEXA_REGISTER (reg), 0);
  annexa_grid_columns_sort_by (columns, name, FALSE);
  annexa_test_ui_settle ();
  g_assert_cmpfloat (get_scroll (grid), >, 0);
  annexa_grid_columns_sort_by (columns, name, FALSE);
  annexa_test_ui_close (window);
}

static void
press (GtkWidget *buttons,
       guint      key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (buttons, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key, 0, 0, &handled);
  g_assert_true (handled);
}

/* Arrow keys walk over the steps of a rating; what is decided is decided by a click or a digit. A second click confirms, and
 * only Delete takes the rating away. */
static void
test_steps (void)
{
  AnnexaProject *project = annexa_test_new_project ("habits-steps.annexa");
  gint64 id = annexa_test_add (project, "risk", "Fire");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("risk"), id, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = annexa_field_row_new ("current-likelihood");
  GtkWidget *buttons, *second;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, record);
  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  second = annexa_test_ui_find_nth (row, GTK_TYPE_TOGGLE_BUTTON, 1);
  buttons = gtk_widget_get_parent (second);
  annexa_field_row_focus (ANNEXA_FIELD_ROW (row));

  press (buttons, GDK_KEY_Right);
  g_assert_true (gtk_widget_is_focus (second));
  g_assert_true (annexa_record_is_empty (record, "current-likelihood"));
  press (buttons, GDK_KEY_3);
  g_assert_cmpint (annexa_record_get_integer (record, "current-likelihood"), ==, 3);
  press (buttons, GDK_KEY_Left);
  g_assert_true (gtk_widget_is_focus (second));
  g_assert_cmpint (annexa_record_get_integer (record, "current-likelihood"), ==, 3);
  g_signal_emit_by_name (second, "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_integer (record, "current-likelihood"), ==, 2);
  g_signal_emit_by_name (second, "clicked");
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_record_get_integer (record, "current-likelihood"), ==, 2);
  press (buttons, GDK_KEY_Delete);
  g_assert_true (annexa_record_is_empty (record, "current-likelihood"));
  g_assert_true (gtk_widget_is_focus (second));

  gtk_window_destroy (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static gboolean
is_typed_into (gpointer data)
{
  GtkWidget *row = annexa_test_ui_find (data, ANNEXA_TYPE_FIELD_ROW);
  GtkWidget *entry = row != NULL ? annexa_test_ui_find (row, GTK_TYPE_TEXT) : NULL;

  return entry != NULL && gtk_widget_get_mapped (entry) && gtk_widget_is_focus (entry);
}

/* On a narrow screen, too, what a key adds is seen, also where the sidebar was shown last. */
static void
test_add_from_sidebar (void)
{
  g_autofree char *path = annexa_test_ui_sample ("habits-add.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);
  AnnexaProjectView *view
      = ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW));

  go (window, "assets");
  annexa_project_view_go_back (view);
  annexa_test_ui_wait (is_hidden, annexa_project_view_get_page (view));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.add", NULL));
  annexa_test_ui_wait (is_typed_into, view);
  annexa_test_ui_close (window);
}

/* A click on the caption of a long text means that text. */
static void
test_caption (void)
{
  g_autofree char *path = annexa_test_ui_sample ("caption.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *texts[2];

  go (window, "organization");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = annexa_test_ui_find_nth (GTK_WIDGET (window), ANNEXA_TYPE_LONG_TEXT_EDITOR, i);
  gtk_widget_grab_focus (annexa_test_ui_find (texts[0], GTK_TYPE_TEXT_VIEW));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), texts[0]));

  g_signal_emit_by_name (find_controller (gtk_widget_get_first_child (texts[1]), GTK_TYPE_GESTURE_CLICK), "released", 1, 4.0,
                         4.0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), texts[1]));
  annexa_test_ui_close (window);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/habits/click", test_click);
  g_test_add_func ("/habits/caption", test_caption);
  g_test_add_func ("/habits/document", test_document);
  g_test_add_func ("/habits/press", test_press);
  g_test_add_func ("/habits/press/done", test_press_done);
  g_test_add_func ("/habits/press/held", test_press_held);
  g_test_add_func ("/habits/press/lost", test_press_lost);
  g_test_add_func ("/habits/trail", test_trail);
  g_test_add_func ("/habits/trail/held", test_trail_held);
  g_test_add_func ("/habits/trail/end", test_trail_end);
  g_test_add_data_func ("/habits/show-field/narrow", GINT_TO_POINTER (360), test_show_field);
  g_test_add_data_func ("/habits/show-field/wide", GINT_TO_POINTER (1280), test_show_field);
  g_test_add_func ("/habits/welcome", test_welcome);
  g_test_add_func ("/habits/order", test_order);
  g_test_add_func ("/habits/steps", test_steps);
  g_test_add_func ("/habits/add-from-sidebar", test_add_from_sidebar);
  return g_test_run ();
}
