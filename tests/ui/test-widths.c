/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-audit-programme-view.h"
#include "annexa-form-layout.h"
#include "annexa-grid.h"
#include "annexa-markdown-preview.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-record-form.h"
#include "annexa-register.h"
#include "annexa-sidebar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Nothing that stands in a project may make the window wider than a narrow screen. */

/* What a form may ask for in a window of 360 pixels. */
#define NARROW 350

/* What the window itself may ask for, whatever its font. */
#define NARROW_WINDOW 360

/* Two hundred letters without a place to break. */
static char *
make_long_word (void)
{
  return g_strnfill (200, 'W');
}

static void
attach_file (AnnexaProject     *project,
             const AnnexaKind  *kind,
             gint64             id,
             const AnnexaField *field)
{
  g_autofree char *word = g_strnfill (100, 'w');
  g_autofree char *name = g_strconcat (word, ".txt", NULL);
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Attached");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Proof", -1, &error);
  g_assert_no_error (error);
  annexa_edit_set_file (edit, kind, id, field, path);
  annexa_project_apply (project, edit, NULL);
}

/* What the gate refuses, as facts of the standard, stays as it is. */
static void
fill_field (AnnexaProject     *project,
            const AnnexaKind  *kind,
            gint64             id,
            const AnnexaField *field)
{
  g_autofree char *word = make_long_word ();
  g_autofree char *example = NULL;

  if (!annexa_field_is_stored (field) || (field->flags & ANNEXA_FIELD_PARENT) || strcmp (field->name, "own") == 0)
    return;
  if (field->type == ANNEXA_FIELD_FILE)
    {
      attach_file (project, kind, id, field);
      return;
    }
  if ((field->type == ANNEXA_FIELD_TEXT || field->type == ANNEXA_FIELD_LONG_TEXT)
      && annexa_test_set (project, kind->name, id, field->name, word, NULL))
    return;
  example = annexa_test_example_value (project, field, 0);
  annexa_test_set (project, kind->name, id, field->name, example, NULL);
}

/* A new one gets a name that is long, too. */
static gint64
find_or_add (AnnexaProject    *project,
             const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autofree char *word = make_long_word ();

  return ids->len > 0 ? g_array_index (ids, gint64, 0) : annexa_test_add (project, kind->name, word);
}

static guint
check_width (AnnexaProject    *project,
             const AnnexaKind *kind,
             gint64            id)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, id, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *form = annexa_record_form_new (kind);
  int minimum;

  gtk_window_set_child (GTK_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), project, record);
  gtk_widget_measure (form, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > NARROW)
    g_test_message ("%s %s: %d", kind->name, annexa_record_get_ref (record), minimum);
  annexa_record_form_set_record (ANNEXA_RECORD_FORM (form), NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return minimum > NARROW ? 1 : 0;
}

static void
test_long_words (void)
{
  AnnexaProject *project = annexa_test_new_project ("widths.annexa");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_wide = 0;

  for (guint i = 0; i < n_kinds; i++)
    find_or_add (project, kinds[i]);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      fill_field (project, kinds[i], find_or_add (project, kinds[i]), &kinds[i]->fields[j]);
  for (guint i = 0; i < n_kinds; i++)
    n_wide += check_width (project, kinds[i], find_or_add (project, kinds[i]));
  g_assert_cmpuint (n_wide, ==, 0);
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

/* Every form of the example company. Parts are shown in the form of what they are part of. */
static void
test_example (void)
{
  g_autofree char *path = annexa_test_ui_sample ("widths-example.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_project_open (path, FALSE, &error);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_wide = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);

      for (guint j = 0; !(kinds[i]->flags & ANNEXA_KIND_PART) && j < MIN (ids->len, 30); j++)
        n_wide += check_width (project, kinds[i], g_array_index (ids, gint64, j));
    }
  g_assert_cmpuint (n_wide, ==, 0);
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

/* The window itself, with the header of the form, after more and more pages were turned to. */
static void
test_window (void)
{
  g_autofree char *path = annexa_test_ui_sample ("widths-window.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_wide = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (annexa_window_get_project (window), query, NULL);
      int minimum;

      if ((kinds[i]->flags & ANNEXA_KIND_PART) || ids->len == 0)
        continue;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", kinds[i]->name,
                                  g_array_index (ids, gint64, MIN (11, ids->len - 1)));
      annexa_test_ui_settle ();
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d", kinds[i]->name, minimum);
      n_wide += minimum > NARROW_WINDOW ? 1 : 0;
    }
  g_assert_cmpuint (n_wide, ==, 0);
  annexa_test_ui_close (window);
}

static guint
measure (GtkWidget  *widget,
         const char *what)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s: %d", what, minimum);
  return minimum > NARROW_WINDOW ? 1 : 0;
}

/* Every page and every tab of it, full of the example company, and the list of pages itself. */
static void
test_pages (void)
{
  g_autofree char *path = annexa_test_ui_sample ("widths-pages.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);
  guint n_wide = measure (content, "sidebar");

  for (guint i = 0; i < n; i++)
    {
      guint n_tabs = 1;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", destinations[i].name);
      while (n_tabs < ANNEXA_DESTINATION_KINDS && destinations[i].kinds[n_tabs] != NULL)
        n_tabs++;
      for (guint tab = 0; tab < n_tabs; tab++)
        {
          annexa_test_ui_settle ();
          n_wide += measure (content, destinations[i].name);
          gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
        }
    }
  g_assert_cmpuint (n_wide, ==, 0);
  annexa_test_ui_close (window);
}

/* All windows but the one that opened them; they are closed. */
static guint
measure_others (AnnexaWindow *window,
                const char   *what,
                guint        *n_measured)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n_wide = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != (gpointer) window && gtk_widget_get_visible (l->data))
      {
        n_wide += measure (gtk_window_get_child (l->data), what);
        (*n_measured)++;
        gtk_window_destroy (l->data);
      }
  annexa_test_ui_settle ();
  return n_wide;
}

static GtkWidget *
get_page (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view)));
}

/* What opens over the window is seen on the same narrow screen. */
static void
test_dialogs (void)
{
  static const struct
  {
    const char *page;
    GType (*type) (void); /* the widget below the window whose action it is, or NULL for the window */
    const char *action;
  } dialogs[] = {
    { "assets", NULL, "app.preferences" },
    { "assets", NULL, "app.about" },
    { "assets", NULL, "app.help" },
    { "assets", NULL, "win.shortcuts" },
    { "assets", NULL, "win.new-project" },
    { "assets", NULL, "win.search-everything" },
    { "assets", NULL, "win.take-baseline" },
    { "assets", NULL, "win.look-at-past" },
    { "assets", NULL, "win.compare" },
    { "assets", NULL, "win.earlier-copies" },
    { "assets", annexa_grid_get_type, "grid.set" },
    { "documents", annexa_register_get_type, "page.new-from-template" },
    { "audit-programme", annexa_audit_programme_view_get_type, "audit.propose" },
  };
  g_autofree char *path = annexa_test_ui_sample ("widths-dialogs.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);
  guint n_wide = 0;

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      guint n_measured = 0;
      GtkWidget *widget = GTK_WIDGET (window);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", dialogs[i].page);
      annexa_test_ui_settle ();
      if (dialogs[i].type != NULL)
        widget = annexa_test_ui_find (get_page (window), dialogs[i].type ());
      g_test_message ("%s", dialogs[i].action);
      g_assert_nonnull (widget);
      g_assert_true (gtk_widget_activate_action (widget, dialogs[i].action, NULL));
      annexa_test_ui_settle ();
      n_wide += measure_others (window, dialogs[i].action, &n_measured);
      g_assert_cmpuint (n_measured, >, 0);
    }
  g_assert_cmpuint (n_wide, ==, 0);
  annexa_test_ui_close (window);
}

/* How many texts below a widget have less room than they need. */
static guint
count_cut_texts (GtkWidget *widget)
{
  guint n_cut = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_cut += count_cut_texts (child);
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
    {
      GdkRectangle end;
      GtkTextIter iter;

      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &iter);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (widget), &iter, &end);
      if (end.y + end.height > gtk_widget_get_height (widget))
        {
          g_autofree char *text = NULL;

          g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
          g_test_message ("%d of %d pixels: %s", gtk_widget_get_height (widget), end.y + end.height, text);
          n_cut++;
        }
    }
  return n_cut;
}

/* A text is as high as it is long, too, when one record is shown after the other. */
static void
test_heights (void)
{
  static const char *const kinds[] = { "risk", "document", "incident", "review" };
  g_autofree char *path = annexa_test_ui_sample ("widths-heights.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  guint n_cut = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (kinds[i]));
      g_autoptr (GArray) ids = annexa_project_query (annexa_window_get_project (window), query, NULL);

      for (guint j = 0; j < MIN (ids->len, 8); j++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", kinds[i],
                                      g_array_index (ids, gint64, j));
          annexa_test_ui_settle ();
          n_cut += count_cut_texts (GTK_WIDGET (window));
        }
    }
  g_assert_cmpuint (n_cut, ==, 0);
  annexa_test_ui_close (window);
}

static void (*measure_label) (GtkWidget *, GtkOrientation, int, int *, int *, int *, int *);
static guint n_measured;
static guint n_searched;

static void
count_measuring (GtkWidget     *label,
                 GtkOrientation orientation,
                 int            for_size,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline,
                 int           *natural_baseline)
{
  if (gtk_widget_get_ancestor (label, ANNEXA_TYPE_MARKDOWN_PREVIEW) != NULL)
    {
      n_measured++;
      n_searched += orientation == GTK_ORIENTATION_HORIZONTAL && for_size >= 0 ? 1 : 0;
    }
  measure_label (label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/* How wide a text must be for a height is found out by trying, and again for each box around it that asks: a form with a
 * text of some length would stand still for seconds. */
static void
test_measuring (void)
{
  g_autofree char *path = annexa_test_ui_sample ("widths-measuring.annexa");
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_LABEL);
  AnnexaProject *project;
  AnnexaWindow *window;

  measure_label = klass->measure;
  klass->measure = count_measuring;
  window = annexa_test_ui_open (path, 360, 720);
  project = annexa_window_get_project (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "document",
                              annexa_project_find_ref (project, annexa_kind_lookup ("document"), "D-002"));
  annexa_test_ui_settle ();
  g_assert_cmpuint (n_measured, >, 0);
  g_assert_cmpuint (n_searched, ==, 0);
  annexa_test_ui_close (window);
  klass->measure = measure_label;
  g_type_class_unref (klass);
}

static GtkWidget *
make_group (const char *name,
            guint       n_rows)
{
  GtkWidget *group = gtk_list_box_new ();

  for (guint i = 0; i < n_rows; i++)
    gtk_list_box_append (GTK_LIST_BOX (group), gtk_button_new_with_label (name));
  return group;
}

static int
measure_height (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 300, NULL, &height, NULL, NULL);
  return height;
}

/* Of a form that was just made, the groups that are seen at first do not wait for those further down; what has the keyboard
 * is laid out at once. All are in the end, where a box would have them. */
static void
test_form_layout (gconstpointer from_keyboard)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *groups[4];
  GtkWidget *row;
  int height;

  gtk_widget_set_layout_manager (content, annexa_form_layout_new (24));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_box_append (GTK_BOX (content), groups[i] = make_group ("Group", 5));
  gtk_window_set_child (GTK_WINDOW (window), content);
  row = gtk_widget_get_last_child (groups[3]);
  if (from_keyboard != NULL)
    g_assert_true (gtk_widget_grab_focus (row));
  height = measure_height (groups[0]);
  g_assert_cmpint (measure_height (content), ==, from_keyboard != NULL ? 4 * height + 3 * 24 : 2 * height + 24);

  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  g_assert_cmpint (measure_height (content), ==, 4 * height + 3 * 24);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_get_mapped (groups[i]));
      g_assert_true (gtk_widget_compute_bounds (groups[i], content, &bounds));
      g_assert_cmpfloat (bounds.origin.y, ==, (float) i * (float) (height + 24));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/widths/long-words", test_long_words);
  g_test_add_func ("/widths/example", test_example);
  g_test_add_func ("/widths/window", test_window);
  g_test_add_func ("/widths/pages", test_pages);
  g_test_add_func ("/widths/dialogs", test_dialogs);
  g_test_add_func ("/widths/heights", test_heights);
  g_test_add_func ("/widths/measuring", test_measuring);
  g_test_add_data_func ("/widths/form-layout/plain", NULL, test_form_layout);
  g_test_add_data_func ("/widths/form-layout/keyboard", GINT_TO_POINTER (TRUE), test_form_layout);
  return g_test_run ();
}
