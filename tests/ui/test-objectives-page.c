/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-objective-measuring.h"
#include "annexa-objective-row.h"
#include "annexa-objectives-page.h"
#include "annexa-register.h"
#include "annexa-scene-view.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The objectives as cards: what they show, and a measurement added on the spot. */

typedef struct
{
  AnnexaWindow *window;
  AnnexaProject *project;
  GtkWidget *page;
  char *path;
  gint64 updates;
  gint64 lenses;
} Fixture;

static void
set (AnnexaProject *project,
     gint64         id,
     const char    *field,
     const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "objective", id, field, text, &error);
  g_assert_no_error (error);
}

static void
add_measurement (AnnexaProject *project,
                 gint64         objective,
                 const char    *date,
                 const char    *value)
{
  const AnnexaKind *kind = annexa_kind_lookup ("measurement");
  const AnnexaField *field = annexa_kind_find_field (kind, "value");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Measured");
  g_auto (AnnexaValue) number = ANNEXA_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  gint64 id = annexa_edit_create (edit, kind);

  annexa_project_parse (project, field, value, &number, &error);
  g_assert_no_error (error);
  annexa_edit_set_integer (edit, kind, id, "objective", objective);
  annexa_edit_set_text (edit, kind, id, "date", date);
  annexa_edit_set (edit, kind, id, field, &number);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer width)
{
  AnnexaProject *project = annexa_test_new_project ("objectives-page.annexa");

  fixture->updates = annexa_test_add (project, "objective", "Devices without open updates");
  fixture->lenses = annexa_test_add (project, "objective", "No wrong lens leaves the house");
  set (project, fixture->updates, "unit", "%");
  set (project, fixture->updates, "target", "98");
  set (project, fixture->updates, "measure", "Share of devices");
  set (project, fixture->lenses, "direction", "down");
  add_measurement (project, fixture->updates, "2026-09-01", "91");
  add_measurement (project, fixture->updates, "2026-10-01", "94");
  fixture->path = g_strdup (annexa_project_get_path (project));
  annexa_test_close (project);

  annexa_date_set_today ("2026-11-26");
  fixture->window = annexa_test_ui_open (fixture->path, GPOINTER_TO_INT (width), 800);
  fixture->project = annexa_window_get_project (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "objectives"));
  annexa_test_ui_settle ();
  fixture->page = annexa_test_ui_find (GTK_WIDGET (fixture->window), ANNEXA_TYPE_OBJECTIVES_PAGE);
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (fixture->window);
  annexa_date_set_today (NULL);
  g_free (fixture->path);
}

static GtkWidget *
get_row (Fixture *fixture,
         guint    n)
{
  return annexa_test_ui_find_nth (fixture->page, ANNEXA_TYPE_OBJECTIVE_ROW, n);
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static guint
count_marks (GtkWidget *row)
{
  GtkWidget *view = annexa_test_ui_find (row, ANNEXA_TYPE_SCENE_VIEW);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *first = get_row (fixture, 0);
  GtkWidget *second = get_row (fixture, 1);

  g_assert_null (get_row (fixture, 2));
  g_assert_true (has_label (first, "94 %"));
  g_assert_true (has_label (first, "target 98 %"));
  g_assert_true (has_label (first, "Better"));
  g_assert_cmpuint (count_marks (first), ==, 2);
  /* What is missing is said. */
  g_assert_true (has_label (second, "no measure"));
  g_assert_true (has_label (second, "no target"));
  g_assert_true (has_label (second, "measurement due"));
  g_assert_cmpuint (count_marks (second), ==, 0);

  /* The first is chosen; a point of the picture chooses the other as well as its title does. */
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->updates);
  g_signal_emit_by_name (second, "activated");
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->lenses);
  g_assert_true (gtk_widget_has_css_class (second, "chosen"));
  g_assert_false (gtk_widget_has_css_class (first, "chosen"));
}

static GtkEditable *
get_entry (GtkWidget *row,
           guint      n)
{
  return GTK_EDITABLE (annexa_test_ui_find_nth (annexa_test_ui_find (row, ANNEXA_TYPE_OBJECTIVE_MEASURING),
                                                ADW_TYPE_ENTRY_ROW, n));
}

static gint64
count_measurements (Fixture *fixture)
{
  return annexa_project_count (fixture->project, annexa_kind_lookup ("measurement"));
}

static void
undo (Fixture *fixture)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  annexa_project_undo (fixture->project, &label, &error);
  g_assert_no_error (error);
  annexa_test_ui_settle ();
}

/* Day, value and note are written together, and taken back together. */
static void
test_measure (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *row = get_row (fixture, 0);
  AnnexaObjectiveMeasuring *measuring
      = ANNEXA_OBJECTIVE_MEASURING (annexa_test_ui_find (row, ANNEXA_TYPE_OBJECTIVE_MEASURING));

  g_assert_false (annexa_objective_measuring_is_open (measuring));
  g_assert_true (gtk_widget_activate_action (fixture->page, "page.measure", NULL));
  g_assert_true (annexa_objective_measuring_is_open (measuring));
  gtk_editable_set_text (get_entry (row, 1), "96.5");
  gtk_editable_set_text (get_entry (row, 2), "Two old laptops are gone");
  g_assert_true (annexa_page_flush (ANNEXA_PAGE (fixture->page)));
  annexa_test_ui_settle ();
  g_assert_false (annexa_objective_measuring_is_open (measuring));
  g_assert_cmpint (count_measurements (fixture), ==, 3);
  g_assert_true (has_label (row, "96.5 %"));
  g_assert_cmpuint (count_marks (row), ==, 3);
  g_assert_true (get_row (fixture, 0) == row);

  undo (fixture);
  g_assert_cmpint (count_measurements (fixture), ==, 2);
  g_assert_true (has_label (row, "94 %"));
}

/* What is no number is not written and not lost; nothing at all is no measurement. */
static void
test_mistakes (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *row = get_row (fixture, 0);
  AnnexaObjectiveMeasuring *measuring
      = ANNEXA_OBJECTIVE_MEASURING (annexa_test_ui_find (row, ANNEXA_TYPE_OBJECTIVE_MEASURING));

  annexa_objective_measuring_open (measuring);
  gtk_editable_set_text (get_entry (row, 1), "many");
  g_assert_false (annexa_page_flush (ANNEXA_PAGE (fixture->page)));
  g_assert_true (annexa_objective_measuring_is_open (measuring));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (row, 1)), ==, "many");
  g_assert_cmpint (count_measurements (fixture), ==, 2);

  gtk_editable_set_text (get_entry (row, 1), "");
  g_assert_true (annexa_page_flush (ANNEXA_PAGE (fixture->page)));
  g_assert_false (annexa_objective_measuring_is_open (measuring));
  g_assert_cmpint (count_measurements (fixture), ==, 2);
}

/* The register is the other tab, and shows what was chosen. */
static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  AnnexaRegister *reg = ANNEXA_REGISTER (annexa_test_ui_find (fixture->page, ANNEXA_TYPE_REGISTER));

  annexa_page_select_record (ANNEXA_PAGE (fixture->page), annexa_kind_lookup ("objective"), fixture->lenses);
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (reg)));
  g_assert_cmpint (annexa_record_get_id (annexa_register_get_selected (reg)), ==, fixture->lenses);
  annexa_register_select (reg, fixture->updates);
  g_assert_cmpint (annexa_record_get_id (annexa_page_get_selected (ANNEXA_PAGE (fixture->page))), ==, fixture->updates);

  /* What a search takes out of the list is not in the form beside it, and the trends begin with the first again. */
  annexa_record_list_set_words (annexa_register_get_list (reg), "lens");
  annexa_test_ui_settle ();
  g_assert_null (annexa_page_get_selected (ANNEXA_PAGE (fixture->page)));
  annexa_page_turn_tab (ANNEXA_PAGE (fixture->page), 1);
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_page_get_selected (ANNEXA_PAGE (fixture->page)));
  annexa_record_list_set_words (annexa_register_get_list (reg), NULL);
  annexa_page_select_record (ANNEXA_PAGE (fixture->page), annexa_kind_lookup ("objective"), fixture->updates);
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, 0), "chosen"));
}

/* What is added, changed and deleted elsewhere shows. */
static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *label = NULL;

  set (fixture->project, fixture->lenses, "title", "Not one wrong lens");
  annexa_test_add (fixture->project, "objective", "Third");
  annexa_test_ui_settle ();
  g_assert_true (has_label (get_row (fixture, 1), "Not one wrong lens"));
  g_assert_true (has_label (get_row (fixture, 2), "Third"));
  undo (fixture);
  g_assert_null (get_row (fixture, 2));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (get_row (fixture, 2));
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, 2), "chosen"));
  undo (fixture);
  g_assert_null (get_row (fixture, 2));
  g_assert_nonnull (annexa_page_get_selected (ANNEXA_PAGE (fixture->page)));
}

static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  int minimum;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
  annexa_objective_row_measure (ANNEXA_OBJECTIVE_ROW (get_row (fixture, 0)));
  annexa_test_ui_settle ();
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
}

/* Whether an empty page says what belongs there. */
static gboolean
teaches (GtkWidget *page)
{
  GtkWidget *status;

  for (guint i = 0; (status = annexa_test_ui_find_nth (page, ADW_TYPE_STATUS_PAGE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (status) && adw_status_page_get_child (ADW_STATUS_PAGE (status)) != NULL
        && adw_status_page_get_description (ADW_STATUS_PAGE (status)) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_empty (void)
{
  AnnexaProject *project = annexa_test_new_project ("objectives-empty.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (project));
  AnnexaWindow *window;
  GtkWidget *page;

  annexa_test_close (project);
  window = annexa_test_ui_open (path, 1000, 700);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "objectives"));
  annexa_test_ui_settle ();
  page = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_OBJECTIVES_PAGE);
  g_assert_true (teaches (page));
  g_assert_null (annexa_page_get_selected (ANNEXA_PAGE (page)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.add", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_page_get_selected (ANNEXA_PAGE (page)));
  g_assert_nonnull (annexa_test_ui_find (page, ANNEXA_TYPE_OBJECTIVE_ROW));
  annexa_test_ui_close (window);
}

#define ADD_TEST(name, width, function)                                                                                \
  g_test_add ("/objectives-page/" name, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  ADD_TEST ("rows", 1280, test_rows);
  ADD_TEST ("measure", 1280, test_measure);
  ADD_TEST ("mistakes", 1280, test_mistakes);
  ADD_TEST ("list", 1280, test_list);
  ADD_TEST ("changes", 1280, test_changes);
  ADD_TEST ("narrow", 360, test_narrow);
  g_test_add_func ("/objectives-page/empty", test_empty);

  return g_test_run ();
}
