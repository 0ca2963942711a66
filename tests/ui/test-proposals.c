/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-bulk-window.h"
#include "annexa-confirmed-bar.h"
#include "annexa-date.h"
#include "annexa-field-editor.h"
#include "annexa-filter-bar.h"
#include "annexa-form-pane.h"
#include "annexa-gap-row.h"
#include "annexa-grid.h"
#include "annexa-new-project-window.h"
#include "annexa-project-view.h"
#include "annexa-proposal-bar.h"
#include "annexa-readiness-watch.h"
#include "annexa-register-page.h"
#include "annexa-register.h"
#include "annexa-setup.h"
#include "annexa-several-view.h"
#include "annexa-starter-swapper.h"
#include "annexa-sidebar.h"
#include "annexa-starters.h"
#include "annexa-template-window.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* What a starter set proposes, gone through in the window. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  char *path;
} Fixture;

static void
make_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);
  g_assert_no_error (error);
  annexa_starters_apply (project, annexa_starters_find ("manufacturing"), &error);
  g_assert_no_error (error);
  annexa_test_close (project);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->path = annexa_test_path ("proposals.annexa");
  make_project (fixture->path);
  fixture->window = annexa_test_ui_open (fixture->path, 1280, 800);
  fixture->project = annexa_window_get_project (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
find_in_page (Fixture *fixture,
              GType    type)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_test_ui_find (GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view))), type);
}

static AnnexaRecord *
get_shown (Fixture *fixture)
{
  return annexa_form_pane_get_record (ANNEXA_FORM_PANE (find_in_page (fixture, ANNEXA_TYPE_FORM_PANE)));
}

static gint64
get_shown_id (Fixture *fixture)
{
  AnnexaRecord *record = get_shown (fixture);

  return record != NULL ? annexa_record_get_id (record) : 0;
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *argument)
{
  if (argument != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", argument));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  annexa_test_ui_settle ();
}

/* The selection comes right after the one of all records, with how many are left. */
static void
show_proposals_only (Fixture *fixture)
{
  GtkWidget *bar = find_in_page (fixture, ANNEXA_TYPE_FILTER_BAR);
  GtkWidget *button = annexa_test_ui_find_nth (bar, GTK_TYPE_TOGGLE_BUTTON, 1);

  g_assert_true (g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (button)), "Proposals"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  annexa_test_ui_settle ();
}

static GtkWidget *
get_bar (Fixture *fixture)
{
  return find_in_page (fixture, ANNEXA_TYPE_PROPOSAL_BAR);
}

static GtkWidget *
get_button (Fixture *fixture,
            guint    n)
{
  return annexa_test_ui_find_nth (get_bar (fixture), GTK_TYPE_BUTTON, n);
}

/* As the mouse does, which leaves the keyboard where it is. */
static void
click (Fixture *fixture,
       guint    n)
{
  g_assert_true (gtk_widget_get_sensitive (get_button (fixture, n)));
  g_assert_false (gtk_widget_get_focus_on_click (get_button (fixture, n)));
  g_signal_emit_by_name (get_button (fixture, n), "clicked");
  annexa_test_ui_settle ();
}

/* As a key does. */
static void
press (Fixture *fixture,
       guint    n)
{
  gtk_widget_grab_focus (get_button (fixture, n));
  g_assert_true (gtk_widget_get_sensitive (get_button (fixture, n)));
  g_signal_emit_by_name (get_button (fixture, n), "clicked");
  annexa_test_ui_settle ();
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

#define KEEP 0
#define REMOVE 1
#define ALL 2
#define NEXT 3

/* Among proposals, keeping one goes on to its neighbour with the keyboard on the same button. */
static void
test_keep (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  g_autoptr (AnnexaRecord) first = NULL;
  GtkWidget *focus;

  act (fixture, "win.go", "risks");
  show_proposals_only (fixture);
  first = g_object_ref (get_shown (fixture));
  g_assert_true (gtk_widget_get_visible (get_bar (fixture)));
  g_assert_true (says (get_bar (fixture), "Proposal for “Risk owner”: Production manager"));

  press (fixture, KEEP);
  g_assert_cmpint (annexa_record_get_integer (first, "proposal"), ==, FALSE);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n - 1);
  g_assert_cmpint (get_shown_id (fixture), !=, 0);
  g_assert_cmpint (get_shown_id (fixture), !=, annexa_record_get_id (first));
  g_assert_cmpint (annexa_record_get_integer (get_shown (fixture), "proposal"), ==, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_button (fixture, KEEP));

  press (fixture, KEEP);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n - 2);
  act (fixture, "win.undo", NULL);
  /* Whoever clicks and types on presses nothing with the spaces between their words. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  click (fixture, KEEP);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n - 2);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == NULL || !gtk_widget_is_ancestor (focus, get_bar (fixture)));
  act (fixture, "win.undo", NULL);
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (annexa_record_get_integer (first, "proposal"), ==, TRUE);
}

static AnnexaPage *
get_page (Fixture *fixture)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view));
}

/* Goes where a row leads that says that something is missing altogether. */
static void
follow_gap (Fixture           *fixture,
            const AnnexaCheck *check)
{
  const AnnexaGap gap = { .check = check, .kind = annexa_kind_lookup (check->kind) };
  GtkWidget *row = g_object_ref_sink (gtk_list_box_row_new ());

  annexa_gap_row_lead (row, fixture->project, &gap);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window),
                                                     gtk_actionable_get_action_name (GTK_ACTIONABLE (row)),
                                                     gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row))));
  annexa_test_ui_settle ();
  g_object_unref (row);
}

/* A document that is missing is made of its template, above the page of documents. */
static void
close_template_window (void)
{
  GtkWidget *dialog = annexa_test_ui_find_window (ANNEXA_TYPE_TEMPLATE_WINDOW);

  if (dialog != NULL)
    gtk_window_close (GTK_WINDOW (dialog));
  annexa_test_ui_settle ();
}

/* A page shows several kinds; what leads there turns to the right one, and to the proposals where there are any. */
static void
check_list (Fixture          *fixture,
            const AnnexaKind *kind)
{
  GtkWidget *tabs = annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ADW_TYPE_VIEW_STACK);
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  AnnexaRegister *reg;

  if (tabs == NULL || !ANNEXA_IS_REGISTER (adw_view_stack_get_visible_child (ADW_VIEW_STACK (tabs))))
    return;
  reg = ANNEXA_REGISTER (adw_view_stack_get_visible_child (ADW_VIEW_STACK (tabs)));
  g_assert_true (annexa_register_get_kind (reg) == kind);
  if (n == 0)
    return;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (annexa_register_get_list (reg))), ==, n);
  g_assert_cmpuint (annexa_register_get_position (reg), ==, 0);
  g_assert_cmpint (get_shown_id (fixture), ==, annexa_record_get_id (annexa_register_get_selected (reg)));
  g_assert_cmpint (annexa_record_get_integer (get_shown (fixture), "proposal"), ==, TRUE);
}

static void
test_lists (Fixture      *fixture,
            gconstpointer data)
{
  guint n;
  const AnnexaCheck *const *checks = annexa_checks_list (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (checks[i]->kind);
      const AnnexaDestination *destination = annexa_destination_of (kind);

      if (destination == NULL || strcmp (destination->name, checks[i]->page) != 0
          || !g_hash_table_add (seen, (gpointer) checks[i]->kind))
        continue;
      g_test_message ("%s", checks[i]->kind);
      follow_gap (fixture, checks[i]);
      close_template_window ();
      g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_parent (GTK_WIDGET (get_page (fixture))))),
                       ==, checks[i]->page);
      check_list (fixture, kind);
    }
  g_assert_true (g_hash_table_contains (seen, "party"));
  g_assert_true (g_hash_table_contains (seen, "obligation"));
  g_assert_true (g_hash_table_contains (seen, "role"));
}

/* What is deleted may be named elsewhere, which is said before. */
static void
answer_if_asked (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (l->data), "delete");
  annexa_test_ui_settle ();
}

static void
confirm_several (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (find_in_page (fixture, ANNEXA_TYPE_SEVERAL_VIEW), "page.confirm-proposal", NULL));
  annexa_test_ui_settle ();
}

/* Whoever does not know that rows can be selected is offered all proposals at once, and not what is theirs already. */
static void
test_select_all (Fixture      *fixture,
                 gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  g_autofree char *words = g_strdup_printf ("_Confirm %d proposals", (int) n);
  GtkWidget *several;

  annexa_test_add (fixture->project, "asset", "Our own");
  act (fixture, "win.go", "assets");
  annexa_test_ui_settle ();
  gtk_widget_grab_focus (get_button (fixture, ALL));
  press (fixture, ALL);
  several = find_in_page (fixture, ANNEXA_TYPE_SEVERAL_VIEW);
  g_assert_true (gtk_widget_get_mapped (several));
  g_assert_true (says (several, words));
  g_assert_true (says (several, "look through them first"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), several));
  confirm_several (fixture);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, 0);
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n);
}

static gboolean
is_readiness_known (gpointer data)
{
  AnnexaReadinessWatch *watch = annexa_readiness_watch_get (((Fixture *) data)->project);

  return annexa_readiness_watch_get_result (watch) != NULL && !annexa_readiness_watch_is_working (watch);
}

static GtkWidget *
get_confirmed_bar (Fixture *fixture)
{
  annexa_test_ui_settle ();
  annexa_test_ui_wait (is_readiness_known, fixture);
  annexa_test_ui_settle ();
  return find_in_page (fixture, ANNEXA_TYPE_CONFIRMED_BAR);
}

static void
press_in_bar (Fixture *fixture,
              guint    n)
{
  GtkWidget *button = annexa_test_ui_find_nth (get_confirmed_bar (fixture), GTK_TYPE_BUTTON, n);

  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  annexa_test_ui_settle ();
}

/* Gives all records of the dialog the person as what it asks for, which is nothing before. */
static void
name_in_dialog (gint64 person)
{
  GtkWidget *dialog = annexa_test_ui_find_window (ANNEXA_TYPE_BULK_WINDOW);
  GtkWidget *set = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  AnnexaFieldEditor *editor = ANNEXA_FIELD_EDITOR (annexa_test_ui_find (dialog, ANNEXA_TYPE_FIELD_EDITOR));
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  g_assert_cmpstr (annexa_field_editor_get_field (editor)->name, ==, "owner");
  g_assert_false (gtk_widget_get_sensitive (set));
  annexa_value_set_integer (&value, person);
  annexa_field_editor_show (editor, 0, &value);
  g_signal_emit_by_name (editor, "commit");
  g_assert_true (gtk_widget_get_sensitive (set));
  g_signal_emit_by_name (set, "clicked");
  annexa_test_ui_settle ();
}

#define SET 0
#define GO 1
#define LATER 2

/* What was confirmed together says what it lacks, gets it, and leads on. What is taken back was not confirmed. */
static void
test_lack (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  g_autofree char *words =
      g_strdup_printf ("%d risks confirmed. “Risk owner” is still empty in %d of them.", (int) n, (int) n);
  gint64 ana = annexa_test_add (fixture->project, "person", "Ana");

  annexa_test_add (fixture->project, "person", "Ben");
  act (fixture, "win.go", "risks");
  g_assert_false (gtk_widget_get_visible (get_confirmed_bar (fixture)));
  press (fixture, KEEP);
  g_assert_false (gtk_widget_get_visible (get_confirmed_bar (fixture)));
  act (fixture, "win.undo", NULL);
  press (fixture, ALL);
  confirm_several (fixture);
  g_assert_true (gtk_widget_get_mapped (get_confirmed_bar (fixture)));
  g_assert_true (says (get_confirmed_bar (fixture), words));

  press_in_bar (fixture, SET);
  name_in_dialog (ana);
  g_assert_true (says (get_confirmed_bar (fixture), "none is left.\nNext: "));
  act (fixture, "win.undo", NULL);
  g_assert_true (says (get_confirmed_bar (fixture), words));
  act (fixture, "win.undo", NULL);
  g_assert_false (gtk_widget_get_visible (get_confirmed_bar (fixture)));
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n);

  act (fixture, "win.redo", NULL);
  act (fixture, "win.redo", NULL);
  g_assert_true (says (get_confirmed_bar (fixture), "\nStill open from before: "));

  /* Whoever puts off what is lacking is led on all the same. */
  act (fixture, "win.undo", NULL);
  g_assert_true (says (get_confirmed_bar (fixture), words));
  press_in_bar (fixture, LATER);
  g_assert_true (says (get_confirmed_bar (fixture), "none is left.\nNext: "));
  press_in_bar (fixture, LATER);
  g_assert_false (gtk_widget_get_visible (get_confirmed_bar (fixture)));
}

static void
confirm_all (Fixture          *fixture,
             const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_starters_query_proposals (kind);
  g_autoptr (GArray) ids = annexa_project_query (fixture->project, query, NULL);
  g_autoptr (AnnexaEdit) edit =
      annexa_starters_confirm_several (fixture->project, kind, (const gint64 *) (void *) ids->data, ids->len);

  g_assert_cmpuint (ids->len, >, 1);
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();
}

static void
set_all (Fixture          *fixture,
         const AnnexaKind *kind,
         const char       *field,
         gint64            value)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (fixture->project, query, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Set");

  for (guint i = 0; i < ids->len; i++)
    annexa_edit_set_integer (edit, kind, g_array_index (ids, gint64, i), field, value);
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();
}

/* Whoever is through with the assets goes on with the risks, and knows what is open from before. */
static void
test_go_on (Fixture      *fixture,
            gconstpointer data)
{
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  GtkWidget *tabs;

  act (fixture, "win.go", "assets");
  set_all (fixture, asset, "owner", annexa_test_add (fixture->project, "person", "Ana"));
  confirm_all (fixture, asset);
  g_assert_true (says (get_confirmed_bar (fixture), "none is left.\nNext: Risks: "));
  g_assert_true (says (get_confirmed_bar (fixture), "\nStill open from before: "));
  press_in_bar (fixture, GO);
  act (fixture, "win.back", NULL);
  g_assert_false (gtk_widget_get_visible (get_confirmed_bar (fixture)));
  act (fixture, "win.forward", NULL);
  tabs = annexa_test_ui_find (GTK_WIDGET (get_page (fixture)), ADW_TYPE_VIEW_STACK);
  g_assert_true (annexa_register_get_kind (ANNEXA_REGISTER (adw_view_stack_get_visible_child (ADW_VIEW_STACK (tabs))))
                 == annexa_kind_lookup ("risk"));
}

static int
count_looked_at (Fixture          *fixture,
                 const AnnexaKind *kind,
                 const char       *day)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (fixture->project, query, NULL);
  int n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *reviewed =
          annexa_test_get (fixture->project, kind->name, g_array_index (ids, gint64, i), "reviewed");

      n += g_strcmp0 (reviewed, day) == 0;
    }
  return n;
}

/* Each kind of a page has a bar of its own. */
static GtkWidget *
get_tab_bar (Fixture *fixture)
{
  (void) get_confirmed_bar (fixture);
  return annexa_test_ui_find (
      adw_view_stack_get_visible_child (ADW_VIEW_STACK (find_in_page (fixture, ADW_TYPE_VIEW_STACK))),
      ANNEXA_TYPE_CONFIRMED_BAR);
}

/* Who confirms has looked; one click notes that, and can be taken back. */
static void
test_look (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("obligation");
  g_autofree char *today = annexa_date_today ();
  int minimum;

  follow_gap (fixture, annexa_check_find ("R66"));
  set_all (fixture, kind, "owner", annexa_test_add (fixture->project, "person", "Ana"));
  confirm_all (fixture, kind);
  g_assert_true (says (get_tab_bar (fixture), "It is not noted yet that you have looked at them."));
  /* A narrow window has room for its long button. */
  gtk_widget_measure (get_tab_bar (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 300);
  g_signal_emit_by_name (annexa_test_ui_find_nth (get_tab_bar (fixture), GTK_TYPE_BUTTON, SET), "clicked");
  g_assert_false (says (get_tab_bar (fixture), "It is not noted yet"));
  g_assert_cmpint (count_looked_at (fixture, kind, today), ==, annexa_project_count (fixture->project, kind));
  act (fixture, "win.undo", NULL);
  g_assert_true (says (get_tab_bar (fixture), "It is not noted yet"));
  g_assert_cmpint (count_looked_at (fixture, kind, today), ==, 0);
}

/* Who sets a field of several begins with what they lack, and has to say what. */
static void
test_lack_first (Fixture      *fixture,
                 gconstpointer data)
{
  gint64 ana = annexa_test_add (fixture->project, "person", "Ana");
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (fixture->project, annexa_kind_lookup ("organization"), NULL);

  annexa_test_set (fixture->project, "organization", annexa_record_get_id (organization), "people-count", "1", NULL);
  act (fixture, "win.go", "risks");
  press (fixture, ALL);
  annexa_test_ui_act (find_in_page (fixture, ANNEXA_TYPE_SEVERAL_VIEW), "page.set-field", NULL);
  name_in_dialog (ana);
  press (fixture, KEEP);
  act (fixture, "win.go", "assets");
  press (fixture, ALL);
  confirm_several (fixture);
  /* In a firm of one that one owns what is proposed for anybody. */
  g_assert_false (says (get_confirmed_bar (fixture), "is still empty"));
  press_in_bar (fixture, LATER);
  g_assert_false (gtk_widget_get_visible (get_confirmed_bar (fixture)));
}

static void
assert_label (Fixture    *fixture,
              const char *format,
              gint64      n)
{
  g_autofree char *label = g_strdup_printf ("%s %d", format, (int) n);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_button (fixture, ALL))), ==, label);
}

static gboolean
is_searched (gpointer data)
{
  return annexa_record_list_get_words (annexa_register_get_list (data)) != NULL;
}

/* All are meant, however few of them a search shows; how many there are is true also after others were confirmed. */
static void
test_select_hidden (Fixture      *fixture,
                    gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  g_autofree char *words = g_strdup_printf ("_Confirm %d proposals", (int) n);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  AnnexaRegister *reg;

  act (fixture, "win.go", "risks");
  reg = ANNEXA_REGISTER (find_in_page (fixture, ANNEXA_TYPE_REGISTER));
  ids = annexa_record_list_copy_found (annexa_register_get_list (reg));
  edit = annexa_starters_confirm_several (fixture->project, kind, &g_array_index (ids, gint64, 1), 3);
  assert_label (fixture, "Select _all", n);
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();
  assert_label (fixture, "Select _all", n - 3);
  act (fixture, "win.undo", NULL);
  assert_label (fixture, "Select _all", n);

  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (annexa_test_ui_find (GTK_WIDGET (reg), GTK_TYPE_SEARCH_BAR),
                                                            GTK_TYPE_SEARCH_ENTRY)),
                         annexa_record_get_title (get_shown (fixture)));
  annexa_test_ui_wait (is_searched, reg);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (annexa_register_get_list (reg))), <, n);
  press (fixture, ALL);
  g_assert_true (says (find_in_page (fixture, ANNEXA_TYPE_SEVERAL_VIEW), words));
}

/* Where the form stands alone there are no rows to select. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  annexa_test_ui_settle ();
  act (fixture, "win.go", "risks");
  annexa_page_show_record (get_page (fixture), kind, annexa_project_find_ref (fixture->project, kind, "R-002"));
  annexa_test_ui_settle ();
  assert_label (fixture, "Confirm _all", n);
  press (fixture, ALL);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, 0);
  g_assert_true (says (get_bar (fixture), "there are no more proposals here"));
  act (fixture, "win.undo", NULL);
  assert_label (fixture, "Confirm _all", n);
  act (fixture, "win.redo", NULL);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, 0);
}

/* Of several rows all that are proposals are confirmed or deleted, in one step; what somebody wrote stays as it is. */
static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  gint64 own = annexa_test_add (fixture->project, "asset", "Our own");
  gint64 all = annexa_project_count (fixture->project, kind);
  AnnexaGrid *grid;

  g_assert_cmpint (n, >, 3);
  act (fixture, "win.go", "assets");
  grid = ANNEXA_GRID (find_in_page (fixture, ANNEXA_TYPE_GRID));
  annexa_grid_select_rows (grid, 0, 2);
  annexa_test_ui_settle ();
  /* The form of the first would look as if it were the only one. */
  g_assert_false (gtk_widget_get_mapped (get_bar (fixture)));
  g_assert_true (says (find_in_page (fixture, ANNEXA_TYPE_SEVERAL_VIEW), "3 assets selected"));
  g_assert_true (says (find_in_page (fixture, ANNEXA_TYPE_SEVERAL_VIEW), "_Confirm 3 proposals"));
  confirm_several (fixture);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n - 3);
  g_assert_false (annexa_grid_offer_proposals (grid));
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n);
  g_assert_true (annexa_grid_offer_proposals (grid));

  annexa_grid_select_rows (grid, (guint) all - 1, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (grid), "grid.confirm-proposals", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, 0);
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n);

  show_proposals_only (fixture);
  annexa_grid_select_rows (grid, 0, 1);
  confirm_several (fixture);
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, n - 2);
  g_assert_cmpint (get_shown_id (fixture), !=, 0);
  g_assert_cmpint (annexa_record_get_integer (get_shown (fixture), "proposal"), ==, TRUE);
  act (fixture, "win.undo", NULL);

  all = annexa_project_count (fixture->project, kind);
  annexa_grid_select_rows (grid, 0, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (grid), "grid.delete-proposals", NULL));
  annexa_test_ui_settle ();
  answer_if_asked ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, all - 2);
  g_assert_nonnull (annexa_project_find_kind (fixture->project, own));
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, all);

  annexa_grid_move_to (grid, 0, 0, FALSE);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (get_bar (fixture)));
}

/* In a list of all records what is confirmed stays where it is, and says no more that it is a proposal. */
static void
test_keep_in_place (Fixture      *fixture,
                    gconstpointer data)
{
  gint64 first;
  int height;

  act (fixture, "win.go", "assets");
  first = get_shown_id (fixture);
  height = gtk_widget_get_height (get_bar (fixture));
  press (fixture, KEEP);
  g_assert_cmpint (get_shown_id (fixture), ==, first);
  /* The bar gives no room away under the pointer, but has nothing more to press. */
  g_assert_cmpint (gtk_widget_get_height (get_bar (fixture)), ==, height);
  g_assert_false (gtk_widget_get_mapped (get_button (fixture, KEEP)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_button (fixture, NEXT));
  act (fixture, "win.undo", NULL);
  g_assert_false (gtk_widget_get_mapped (get_button (fixture, NEXT)));
  g_assert_true (gtk_widget_is_sensitive (annexa_test_ui_find (get_bar (fixture), GTK_TYPE_BUTTON)));
}

static double
get_top (Fixture *fixture,
         guint    n)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (get_button (fixture, n), get_bar (fixture), 0, 0, &x, &y));
  return y;
}

/* What the set says besides of one proposal and not of another moves no button. */
static void
test_buttons_in_place (Fixture      *fixture,
                       gconstpointer data)
{
  gint64 ana = annexa_test_add (fixture->project, "person", "Ana");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "Name an owner");
  double top;
  int height;

  act (fixture, "win.go", "risks");
  g_assert_true (says (get_bar (fixture), "Proposal for “Risk owner”"));
  top = get_top (fixture, KEEP);
  height = gtk_widget_get_height (get_bar (fixture));
  annexa_edit_set_integer (edit, annexa_kind_lookup ("risk"), get_shown_id (fixture), "owner", ana);
  g_assert_true (annexa_project_apply (fixture->project, edit, NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (gtk_widget_get_height (get_bar (fixture)), <, height);
  g_assert_cmpfloat (get_top (fixture, KEEP), ==, top);
}

/* From what was confirmed the next proposal is one step away; after the last one there is none, and the next key replaces
 * nothing in the fields below. */
static void
test_next (Fixture      *fixture,
           gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("supplier");
  gint64 n = annexa_starters_count_proposals (fixture->project, kind);
  GtkWidget *focus;
  int start, end;

  g_assert_cmpint (n, >, 1);
  act (fixture, "win.go", "suppliers");
  for (gint64 i = 0; i < n; i++)
    {
      gint64 shown = get_shown_id (fixture);

      press (fixture, KEEP);
      g_assert_cmpint (get_shown_id (fixture), ==, shown);
      if (i == n - 1)
        break;
      press (fixture, NEXT);
      g_assert_cmpint (get_shown_id (fixture), !=, shown);
      g_assert_cmpint (annexa_record_get_integer (get_shown (fixture), "proposal"), ==, TRUE);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_button (fixture, KEEP));
    }
  g_assert_cmpint (annexa_starters_count_proposals (fixture->project, kind), ==, 0);
  g_assert_false (gtk_widget_get_mapped (get_button (fixture, NEXT)));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end));
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("objective");
  gint64 n = annexa_project_count (fixture->project, kind);
  gint64 first;

  act (fixture, "win.go", "objectives");
  show_proposals_only (fixture);
  first = get_shown_id (fixture);
  press (fixture, REMOVE);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n - 1);
  g_assert_cmpint (get_shown_id (fixture), !=, 0);
  g_assert_cmpint (get_shown_id (fixture), !=, first);
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, n);
}

/* What somebody adds is no proposal, and a form without the mark has no bar at all. */
static void
test_own (Fixture      *fixture,
          gconstpointer data)
{
  gint64 person = annexa_test_add (fixture->project, "person", "Ines Weber");

  act (fixture, "win.go", "assets");
  act (fixture, "win.add", NULL);
  g_assert_false (gtk_widget_get_visible (get_bar (fixture)));
  act (fixture, "win.go", "people");
  g_assert_cmpint (get_shown_id (fixture), ==, person);
  g_assert_null (get_bar (fixture));
}

static void
count_created (guint *n_created)
{
  *n_created += 1;
}

/* The dialog for a new project says what each trade brings, and makes none before somebody has chosen. */
static void
test_dialog (Fixture      *fixture,
             gconstpointer data)
{
  AnnexaNewProjectWindow *dialog
      = ANNEXA_NEW_PROJECT_WINDOW (annexa_new_project_window_new (GTK_WINDOW (fixture->window)));
  GtkWidget *row = annexa_test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW);
  GPtrArray *starters = annexa_starters_get ();
  guint n_created = 0;

  g_signal_connect_swapped (dialog, "create", G_CALLBACK (count_created), &n_created);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (annexa_test_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), "Weber Optics");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  g_assert_cmpuint (n_created, ==, 0);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), row)
                 || gtk_window_get_focus (GTK_WINDOW (dialog)) == row);
  g_assert_null (annexa_new_project_window_get_starter (dialog));
  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];
      g_autofree char *brings = annexa_starter_describe (starter);

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + 1);
      g_assert_true (annexa_new_project_window_get_starter (dialog) == starter);
      g_assert_true (says (GTK_WIDGET (dialog), brings));
      g_assert_true (says (GTK_WIDGET (dialog), starter->about));
    }
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), starters->len + 1);
  g_assert_null (annexa_new_project_window_get_starter (dialog));
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  g_assert_cmpuint (n_created, ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A number that is none is marked where it stands, and the words about it stand below. */
static void
test_mistake (Fixture      *fixture,
              gconstpointer data)
{
  const char *words = "Write the number of people in digits";
  GtkWidget *dialog = annexa_new_project_window_new (GTK_WINDOW (fixture->window));
  GtkWidget *name = annexa_test_ui_find_nth (dialog, ADW_TYPE_ENTRY_ROW, 0);
  GtkWidget *people = annexa_test_ui_find_nth (dialog, ADW_TYPE_ENTRY_ROW, 1);
  GtkWidget *create = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  GtkWidget *below = gtk_widget_get_next_sibling (people);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (name), "Weber");
  g_assert_true (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (people), "Bremen");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_sensitive (create));
  g_assert_true (gtk_widget_has_css_class (people, "error"));
  g_assert_true (gtk_widget_get_mapped (below));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (annexa_test_ui_find (below, GTK_TYPE_LABEL))), words));
  gtk_editable_set_text (GTK_EDITABLE (people), "12");
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_sensitive (create));
  g_assert_false (gtk_widget_has_css_class (people, "error"));
  g_assert_false (gtk_widget_get_mapped (below));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
set_trade (Fixture    *fixture,
           const char *trade)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (fixture->project, annexa_kind_lookup ("organization"), NULL);

  g_assert_true (annexa_test_set (fixture->project, "organization", annexa_record_get_id (organization), "trade", trade,
                                  NULL));
  annexa_test_ui_settle ();
}

static gboolean
is_offered (GtkWidget *swapper)
{
  return gtk_widget_get_visible (annexa_test_ui_find (swapper, GTK_TYPE_BUTTON));
}

/* The page of the organization offers the exchange while the trade is another one than that of the proposals. */
static void
test_exchange (Fixture      *fixture,
               gconstpointer data)
{
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  gint64 before = annexa_project_count (fixture->project, asset);
  gint64 after = annexa_starter_count (annexa_starters_find ("software"), asset);
  GtkWidget *swapper;

  g_assert_cmpint (before, !=, after);
  act (fixture, "win.go", "organization");
  swapper = find_in_page (fixture, ANNEXA_TYPE_STARTER_SWAPPER);
  g_assert_false (is_offered (swapper));
  set_trade (fixture, "software");
  g_assert_true (is_offered (swapper));
  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (annexa_test_ui_find (swapper, GTK_TYPE_BUTTON), "clicked");
      annexa_test_ui_settle ();
      g_assert_cmpint (annexa_project_count (fixture->project, asset), ==, after);
      g_assert_false (is_offered (swapper));
      act (fixture, "win.undo", NULL);
      g_assert_cmpint (annexa_project_count (fixture->project, asset), ==, before);
      g_assert_true (is_offered (swapper));
    }
  set_trade (fixture, "manufacturing");
  g_assert_false (is_offered (swapper));
}

/* Who has confirmed all of them has not searched in vain. */
static void
test_all_confirmed (Fixture      *fixture,
                    gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("supplier");
  g_autoptr (AnnexaQuery) query = annexa_starters_query_proposals (kind);
  g_autoptr (GArray) ids = annexa_project_query (fixture->project, query, NULL);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (fixture->project, "All confirmed");
  g_autoptr (GError) error = NULL;
  AdwStatusPage *page;

  act (fixture, "win.go", "suppliers");
  show_proposals_only (fixture);
  for (guint i = 0; i < ids->len; i++)
    annexa_edit_set_integer (edit, kind, g_array_index (ids, gint64, i), "proposal", FALSE);
  g_assert_true (annexa_project_apply (fixture->project, edit, &error));
  g_assert_no_error (error);
  annexa_test_ui_settle ();
  /* The other one is seen where nothing was noted at all. */
  page =
      ADW_STATUS_PAGE (annexa_test_ui_find_nth (find_in_page (fixture, ANNEXA_TYPE_REGISTER), ADW_TYPE_STATUS_PAGE, 1));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "All are confirmed");
  g_signal_emit_by_name (annexa_test_ui_find (GTK_WIDGET (page), GTK_TYPE_BUTTON), "clicked");
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page)));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/ui/proposals/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/ui/proposals/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/ui/proposals/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/ui/proposals/select-all", Fixture, NULL, set_up, test_select_all, tear_down);
  g_test_add ("/ui/proposals/select-hidden", Fixture, NULL, set_up, test_select_hidden, tear_down);
  g_test_add ("/ui/proposals/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/ui/proposals/lack", Fixture, NULL, set_up, test_lack, tear_down);
  g_test_add ("/ui/proposals/all-confirmed", Fixture, NULL, set_up, test_all_confirmed, tear_down);
  g_test_add ("/ui/proposals/go-on", Fixture, NULL, set_up, test_go_on, tear_down);
  g_test_add ("/ui/proposals/look", Fixture, NULL, set_up, test_look, tear_down);
  g_test_add ("/ui/proposals/lack-first", Fixture, NULL, set_up, test_lack_first, tear_down);
  g_test_add ("/ui/proposals/keep-in-place", Fixture, NULL, set_up, test_keep_in_place, tear_down);
  g_test_add ("/ui/proposals/buttons-in-place", Fixture, NULL, set_up, test_buttons_in_place, tear_down);
  g_test_add ("/ui/proposals/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/ui/proposals/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/ui/proposals/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/ui/proposals/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/ui/proposals/exchange", Fixture, NULL, set_up, test_exchange, tear_down);
  g_test_add ("/ui/proposals/mistake", Fixture, NULL, set_up, test_mistake, tear_down);

  return g_test_run ();
}
