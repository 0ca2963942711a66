/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-plan-page.h"
#include "annexa-scene-view.h"
#include "annexa-task-board.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-timeline.h"

/* The plan as a picture and as a board: what is moved there is moved in the project, and can be taken back. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  GtkWidget *page;
  char *path;
  gint64 policy;
  gint64 training;
} Fixture;

static gint64
add_task (AnnexaProject *project,
          const char    *title,
          const char    *starts,
          const char    *due)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, title);
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_edit_set_text (edit, kind, id, "title", title);
  annexa_edit_set_text (edit, kind, id, "starts", starts);
  annexa_edit_set_text (edit, kind, id, "due", due);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  AnnexaProject *project = annexa_test_new_project ("plan.annexa");

  fixture->policy = add_task (project, "Write the policy", "2026-03-02", "2026-03-13");
  fixture->training = add_task (project, "Train everybody", NULL, "2026-04-10");
  fixture->path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (project);

  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "timeline"));
  annexa_test_ui_settle ();
  fixture->page = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PLAN_PAGE);
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static void
assert_field (Fixture    *fixture,
              gint64      id,
              const char *field,
              const char *expected)
{
  g_autofree char *text = annexa_test_get (fixture->project, "task", id, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (Fixture *fixture)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_undo (fixture->project, &label, &error);
  g_assert_no_error (error);
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  AnnexaTimeline *timeline = ANNEXA_TIMELINE (annexa_test_ui_find (fixture->page, ANNEXA_TYPE_TIMELINE));

  g_assert_true (annexa_timeline_move (timeline, fixture->policy, 5, FALSE));
  assert_field (fixture, fixture->policy, "starts", "2026-03-07");
  assert_field (fixture, fixture->policy, "due", "2026-03-18");
  undo (fixture);
  assert_field (fixture, fixture->policy, "starts", "2026-03-02");
  assert_field (fixture, fixture->policy, "due", "2026-03-13");

  g_assert_true (annexa_timeline_move (timeline, fixture->policy, -3, TRUE));
  assert_field (fixture, fixture->policy, "starts", "2026-03-02");
  assert_field (fixture, fixture->policy, "due", "2026-03-10");

  /* One without a beginning does not get one. Nothing ends before it begins. */
  g_assert_true (annexa_timeline_move (timeline, fixture->training, 1, FALSE));
  assert_field (fixture, fixture->training, "starts", "");
  assert_field (fixture, fixture->training, "due", "2026-04-11");
  g_assert_false (annexa_timeline_move (timeline, fixture->policy, -30, TRUE));
  assert_field (fixture, fixture->policy, "due", "2026-03-10");
  g_assert_false (annexa_timeline_move (timeline, fixture->policy, 0, FALSE));
  /* What has no date stays without, and nothing is offered to be taken back. */
  g_assert_false (annexa_timeline_move (timeline, add_task (fixture->project, "Some day", NULL, NULL), 1, FALSE));
}

static void
test_picture (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_SCENE_VIEW);
  g_autofree char *id = g_strdup_printf ("task-%" G_GINT64_FORMAT, fixture->policy);
  guint n_marks = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_marks++;
  g_assert_cmpuint (n_marks, ==, 2);

  /* A row opens the form of its task; Ctrl and an arrow key move it, with Shift its end. */
  g_signal_emit_by_name (view, "activated", id);
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->policy);
  g_signal_emit_by_name (view, "stepped", id, 1, FALSE);
  assert_field (fixture, fixture->policy, "starts", "2026-03-03");
  g_signal_emit_by_name (view, "stepped", id, -1, TRUE);
  assert_field (fixture, fixture->policy, "due", "2026-03-13");

  /* Beside its bar nobody takes hold of it. */
  g_signal_emit_by_name (view, "dragged", id, 1.0, 50.0, FALSE);
  g_signal_emit_by_name (view, "dragged", id, 1.0, 50.0, TRUE);
  assert_field (fixture, fixture->policy, "starts", "2026-03-03");
}

/* What is done is drawn when somebody wants it. */
static void
test_done (Fixture      *fixture,
           gconstpointer data)
{
  AnnexaTimeline *timeline = ANNEXA_TIMELINE (annexa_test_ui_find (fixture->page, ANNEXA_TYPE_TIMELINE));
  AnnexaTaskBoard *board = ANNEXA_TASK_BOARD (annexa_test_ui_find (fixture->page, ANNEXA_TYPE_TASK_BOARD));
  GtkWidget *view = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_SCENE_VIEW);
  g_autofree char *today = annexa_date_today ();

  g_assert_true (annexa_task_board_move (board, fixture->policy, "done"));
  g_assert_false (annexa_task_board_move (board, fixture->policy, "done"));
  assert_field (fixture, fixture->policy, "done-on", today);
  annexa_test_ui_settle ();
  g_assert_nonnull (gtk_widget_get_first_child (view));
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (view)));

  annexa_timeline_set_show_done (timeline, TRUE);
  annexa_test_ui_settle ();
  g_assert_nonnull (gtk_widget_get_next_sibling (gtk_widget_get_first_child (view)));
  undo (fixture);
  assert_field (fixture, fixture->policy, "status", "open");
  assert_field (fixture, fixture->policy, "done-on", "");
}

static guint
count_cards (GtkWidget *widget)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_has_css_class (widget, "card");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_cards (child);
  return n;
}

static guint
count_proposals (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "(proposal)") != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_proposals (child);
  return n;
}

static void
test_board (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *board = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_TASK_BOARD);

  /* It is not filled before it is seen. */
  g_assert_cmpuint (count_cards (board), ==, 0);
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_cards (board), ==, 2);
  g_signal_emit_by_name (board, "activated", fixture->training);
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==,
                   fixture->training);
  g_assert_true (annexa_task_board_move (ANNEXA_TASK_BOARD (board), fixture->training, "in-progress"));
  assert_field (fixture, fixture->training, "status", "in-progress");
  g_assert_cmpuint (count_cards (board), ==, 2);
}

/* What a starter set proposes is marked on the board, and is confirmed or deleted there. */
static void
test_proposal (Fixture      *fixture,
               gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  GtkWidget *board = annexa_test_ui_find (fixture->page, ANNEXA_TYPE_TASK_BOARD);

  g_assert_true (annexa_test_set (fixture->project, "task", fixture->policy, "proposal", "yes", NULL));
  g_assert_true (annexa_test_set (fixture->project, "task", fixture->training, "proposal", "yes", NULL));
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_cmpuint (count_proposals (board), ==, 2);

  g_signal_emit_by_name (board, "activated", fixture->policy);
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.confirm-proposal", NULL));
  annexa_test_ui_settle ();
  assert_field (fixture, fixture->policy, "proposal", "no");
  g_assert_cmpuint (count_proposals (board), ==, 1);

  g_signal_emit_by_name (board, "activated", fixture->training);
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.delete-proposal", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 1);
}

/* Whoever deletes the task that is shown sees no form of it any more. */
static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Deleted");
  g_autoptr (GError) error = NULL;

  annexa_page_select_record (ANNEXA_PAGE (fixture->page), kind, fixture->policy);
  g_assert_nonnull (annexa_page_get_selected (ANNEXA_PAGE (fixture->page)));
  annexa_edit_delete (edit, kind, fixture->policy);
  annexa_project_apply (fixture->project, edit, &error);
  g_assert_no_error (error);
  g_assert_null (annexa_page_get_selected (ANNEXA_PAGE (fixture->page)));
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/plan/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/plan/picture", Fixture, NULL, set_up, test_picture, tear_down);
  g_test_add ("/plan/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/plan/board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/plan/proposal", Fixture, NULL, set_up, test_proposal, tear_down);
  g_test_add ("/plan/delete", Fixture, NULL, set_up, test_delete, tear_down);
  return g_test_run ();
}
