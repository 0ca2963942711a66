/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-field-row.h"
#include "annexa-form-pane.h"
#include "annexa-grid-cell.h"
#include "annexa-grid-row.h"
#include "annexa-grid.h"
#include "annexa-narrow-row.h"
#include "annexa-page.h"
#include "annexa-places.h"
#include "annexa-project-view.h"
#include "annexa-query.h"
#include "annexa-record-view.h"
#include "annexa-sidebar.h"
#include "annexa-tab-bar.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-wrapping.h"

/* What stands in the window can be read: whole where there is room, and as large as the person wants it. */

#define NARROW_WINDOW 360

static void
set_text_scale (int scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", scale * 96 * PANGO_SCALE, NULL);
  annexa_test_ui_settle ();
}

/* A label that is seen and says this. */
static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);
  return found;
}

static guint
count_cut (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("cut: %s", gtk_label_get_text (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_cut (child);
  return n;
}

/* A long name is read to its end in the form, and is edited where it was read. */
static void
test_long_line (void)
{
  const char *name = "Drawings, test reports and letters about lenses that were made for customers who left long ago";
  AnnexaProject *project = annexa_test_new_project ("looks-line.annexa");
  gint64 id = annexa_test_add (project, "asset", name);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("asset"), id, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = annexa_field_row_new ("name");
  GtkWidget *label, *text;
  int tall;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), 350, 300);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, record);
  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  label = find_text (row, name);
  g_assert_nonnull (label);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
  g_assert_cmpuint (count_cut (row), ==, 0);

  /* Nothing below it moves when the keyboard comes. */
  tall = gtk_widget_get_height (row);
  annexa_field_row_focus (ANNEXA_FIELD_ROW (row));
  annexa_test_ui_settle ();
  text = annexa_test_ui_find (row, GTK_TYPE_TEXT);
  g_assert_true (gtk_widget_has_focus (text));
  g_assert_cmpint (gtk_widget_get_height (row), ==, tall);

  gtk_editable_set_text (GTK_EDITABLE (text), "Old drawings");
  annexa_test_ui_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "Old drawings");
  g_assert_cmpint (gtk_widget_get_height (row), <, tall);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  annexa_test_close (project);
}

static GtkWidget *
find_form_pane (AnnexaWindow *window)
{
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  return annexa_test_ui_find (GTK_WIDGET (annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (view))),
                              ANNEXA_TYPE_FORM_PANE);
}

/* While there is no record, no empty form stands beside what the page says; the first one brings it. */
static void
test_empty (void)
{
  static const char *const pages[] = { "assets", "objectives", "timeline" };
  AnnexaProject *made = annexa_test_new_project ("looks-empty.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (made));
  AnnexaWindow *window;

  annexa_test_close (made);
  window = annexa_test_ui_open (path, 1280, 800);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *pane;

      g_test_message ("%s", pages[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", pages[i]);
      annexa_test_ui_settle ();
      pane = find_form_pane (window);
      g_assert_false (gtk_widget_get_mapped (pane));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.add", NULL);
      annexa_test_ui_settle ();
      g_assert_true (gtk_widget_get_mapped (pane));
      annexa_project_undo (annexa_window_get_project (window), NULL, NULL);
      annexa_test_ui_settle ();
      g_assert_false (gtk_widget_get_mapped (pane));
    }
  annexa_test_ui_close (window);
}

static int
measure_icon (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (annexa_test_ui_find (widget, GTK_TYPE_IMAGE), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  return natural;
}

/* With text of twice the size, icons are larger, and the sidebar has room for the names in it. */
static void
test_large (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-large.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 800);
  GtkWidget *sidebar = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_SIDEBAR);
  int usual = measure_icon (sidebar);

  set_text_scale (2);
  g_assert_cmpint (measure_icon (sidebar), ==, usual * 3 / 2);
  g_assert_cmpuint (count_cut (annexa_test_ui_find (sidebar, GTK_TYPE_LIST_BOX)), ==, 0);
  annexa_test_ui_close (window);
  set_text_scale (1);
  g_assert_cmpint (usual, ==, 16);
}

static guint
measure (GtkWidget  *content,
         const char *what)
{
  int minimum;

  annexa_test_ui_settle ();
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s: %d", what, minimum);
  return minimum > NARROW_WINDOW ? 1 : 0;
}

/* The names of tabs are scrolled to instead of cut off. */
static guint
count_cut_tabs (GtkWidget *widget)
{
  guint n = 0;

  if (ANNEXA_IS_TAB_BAR (widget))
    return count_cut (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_cut_tabs (child);
  return n;
}

static int
measure_caption (const char *font)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("Caption");
  int height;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return height;
}

/* Captions follow the font, and not only the resolution. */
static void
test_captions (void)
{
  g_autofree char *font = NULL;
  int usual, large;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  usual = measure_caption ("Cantarell 11");
  large = measure_caption ("Cantarell 22");
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  g_assert_cmpint (large, >, usual * 3 / 2);
}

/* A short title is not broken in a bar that has room for it. */
static void
test_title (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-title.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, NARROW_WINDOW, 720);
  GtkWidget *header, *title;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "readiness");
  annexa_test_ui_settle ();
  header = gtk_widget_get_ancestor (find_text (GTK_WIDGET (window), "What to do next"), ANNEXA_TYPE_PAGE);
  title = find_text (annexa_test_ui_find (header, ADW_TYPE_HEADER_BAR), "The way");
  g_assert_nonnull (title);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (title))), ==, 1);
  annexa_test_ui_close (window);
}

/* Beside a long pill little could be read of a title. */
static void
test_long_pills (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-pills.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, NARROW_WINDOW, 720);
  GtkWidget *title;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "audits");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
  annexa_test_ui_settle ();
  g_assert_nonnull (find_text (GTK_WIDGET (window), "Minor nonconformity"));
  title = find_text (GTK_WIDGET (window), "Decisions taken over from a template");
  g_assert_nonnull (title);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
  annexa_test_ui_close (window);
}

static gboolean
is_broken (PangoLayout *layout)
{
  for (GSList *i = pango_layout_get_lines_readonly (layout); i != NULL; i = i->next)
    {
      const PangoLayoutLine *line = i->data;
      const char *text = pango_layout_get_text (layout);

      if (line->length > 0 && text[line->start_index + line->length - 1] == '.' && i->next != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whatever the width, the number of a control is not broken, now or when the text is another. */
static void
test_references (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("What is agreed on security (A.5.20), what else A.8.1 and B.12.13 ask for");
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  guint n_broken[2] = { 0, 0 };

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_window_set_child (GTK_WINDOW (window), label);
  for (guint kept = 0; kept < 2; kept++)
    {
      if (kept)
        {
          annexa_keep_references (window);
          gtk_label_set_label (GTK_LABEL (label), "In a text that came later (A.5.20), what A.8.1 and B.12.13 ask for");
        }
      layout = gtk_label_get_layout (GTK_LABEL (label));
      for (int width = 80; width < 500; width++)
        {
          pango_layout_set_width (layout, width * PANGO_SCALE);
          n_broken[kept] += is_broken (layout) ? 1 : 0;
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (n_broken[0], >, 0);
  g_assert_cmpuint (n_broken[1], ==, 0);
}

/* No hyphen stands in a fingerprint where it takes two lines. */
static void
test_fingerprint (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("ab2e9001dfe76c7e826ed6bd59bfa99507acbd624390a18cdca9b4003a6b2421"));
  PangoLayout *layout;
  guint n_glyphs = 0;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  annexa_keep_references (label);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  pango_layout_set_width (layout, 200 * PANGO_SCALE);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  for (GSList *i = pango_layout_get_lines_readonly (layout); i != NULL; i = i->next)
    for (GSList *j = ((const PangoLayoutLine *) i->data)->runs; j != NULL; j = j->next)
      n_glyphs += (guint) ((const PangoLayoutRun *) j->data)->glyphs->num_glyphs;
  g_assert_cmpuint (n_glyphs, ==, strlen (gtk_label_get_text (GTK_LABEL (label))));
  g_object_unref (label);
}

/* Whoever looks at the tabs of a page tells them apart. */
static void
test_icons (void)
{
  guint n;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < G_N_ELEMENTS (destinations[i].kinds) && destinations[i].kinds[j] != NULL; j++)
        if (!g_hash_table_add (icons, (char *) annexa_kind_lookup (destinations[i].kinds[j])->icon))
          g_error ("%s: two tabs have the same icon", destinations[i].name);
    }
}

static guint
count_shown (GtkWidget *widget,
             GType      type)
{
  guint n = 0;
  GtkWidget *found;

  for (guint i = 0; (found = annexa_test_ui_find_nth (widget, type, i)) != NULL; i++)
    n += gtk_widget_get_mapped (found) ? 1 : 0;
  return n;
}

typedef struct
{
  AnnexaProjectView *view;
  GType type; /* of its rows */
  guint n_blank;
  guint n_filled;
} Pictures;

static void
drawn (GdkFrameClock *clock,
       Pictures      *pictures)
{
  GtkWidget *page = GTK_WIDGET (annexa_project_view_get_page (pictures->view));

  if (!gtk_widget_get_mapped (page) || gtk_widget_get_width (page) == 0)
    return;
  if (count_shown (page, pictures->type) > 0)
    pictures->n_filled++;
  else
    pictures->n_blank++;
}

/* A list has its rows as soon as it is seen. */
static void
test_first_picture (gconstpointer data)
{
  static const char *const pages[] = { "assets", "risks", "people" };
  int width = GPOINTER_TO_INT (data);
  g_autofree char *path = annexa_test_ui_sample ("looks-picture.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, width, 720);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Pictures pictures = { ANNEXA_PROJECT_VIEW (annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW)),
                        width == NARROW_WINDOW ? ANNEXA_TYPE_NARROW_ROW : ANNEXA_TYPE_GRID_ROW, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gulong handler;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", pages[i]);
      handler = g_signal_connect (clock, "after-paint", G_CALLBACK (drawn), &pictures);
      annexa_test_ui_settle ();
      g_signal_handler_disconnect (clock, handler);
    }
  annexa_test_ui_close (window);
  g_assert_cmpuint (pictures.n_filled, >=, G_N_ELEMENTS (pages));
  g_assert_cmpuint (pictures.n_blank, ==, 0);
}

static void
go (AnnexaWindow *window,
    const char   *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", page));
  annexa_test_ui_settle ();
}

/* Going where one is moves nothing, hiding the form leads to the list, and a page in which nothing stands yet offers first
 * what it names first. */
static void
test_keyboard (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-keyboard.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 720);
  GtkWidget *focus;

  go (window, "overview");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  go (window, "overview");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);

  go (window, "assets");
  gtk_widget_child_focus (find_form_pane (window), GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-form", NULL);
  annexa_test_ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ANNEXA_TYPE_GRID));
  annexa_test_ui_close (window);
}

static GtkWidget *
get_focus (AnnexaWindow *window)
{
  annexa_test_ui_settle ();
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* What is drawn as if it had the keyboard; a cell is drawn by its row. */
static guint
count_focused (GtkWidget *widget)
{
  const AnnexaGridMarks *marks =
      ANNEXA_IS_GRID_ROW (widget) ? annexa_grid_row_get_marks (ANNEXA_GRID_ROW (widget)) : NULL;
  guint n = marks != NULL && marks->current && marks->focused ? 1 : 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUSED)
    {
      g_test_message ("focused: %s", G_OBJECT_TYPE_NAME (widget));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_focused (child);
  return n;
}

/* There is one keyboard, and it is seen where it is. */
static void
test_one_keyboard (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-one-keyboard.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 720);
  GtkWidget *view = annexa_test_ui_find (GTK_WIDGET (window), ANNEXA_TYPE_PROJECT_VIEW);

  go (window, "organization");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
  g_assert_cmpuint (count_focused (get_focus (window)), ==, 1);
  go (window, "context");
  /* The widget of the cell, and the row that draws it. */
  g_assert_true (ANNEXA_IS_GRID_CELL (get_focus (window)));
  g_assert_cmpuint (count_focused (view), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
  g_assert_true (ANNEXA_IS_GRID_CELL (get_focus (window)));
  g_assert_cmpuint (count_focused (view), ==, 2);
  annexa_form_pane_focus_title (ANNEXA_FORM_PANE (find_form_pane (window)));
  g_assert_true (GTK_IS_TEXT (get_focus (window)));
  g_assert_cmpuint (count_focused (view), ==, 1);
  annexa_test_ui_close (window);
}

/* The keyboard goes past fields that are fixed, and in a narrow window to a form that is seen. */
static void
test_fixed_fields (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-fixed.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 1280, 720);
  AnnexaProject *project = annexa_window_get_project (window);
  gint64 id = annexa_project_find_ref (project, annexa_kind_lookup ("assessment"), "RA-002");
  GtkWidget *focus, *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", "assessment", id);
  annexa_test_ui_settle ();
  annexa_form_pane_focus_title (ANNEXA_FORM_PANE (find_form_pane (window)));
  focus = get_focus (window);
  annexa_form_pane_focus_title (ANNEXA_FORM_PANE (find_form_pane (window)));
  g_assert_true (get_focus (window) == focus);
  row = gtk_widget_get_ancestor (focus, ANNEXA_TYPE_FIELD_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (annexa_field_row_get_field (ANNEXA_FIELD_ROW (row)), ==, "participants");
  annexa_test_ui_close (window);
}

static void
test_forms_of_tabs (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-tabs.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, NARROW_WINDOW, 720);

  go (window, "context");
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
      g_assert_true (gtk_widget_activate (get_focus (window)));
      g_assert_true (gtk_widget_is_ancestor (get_focus (window), find_form_pane (window)));
      g_assert_true (gtk_widget_get_mapped (get_focus (window)));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
      annexa_test_ui_settle ();
      gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
      annexa_test_ui_settle ();
    }
  annexa_test_ui_close (window);
}

static int
find_letter (GtkWidget  *label,
             const char *letter)
{
  PangoRectangle place;
  const char *text = pango_layout_get_text (gtk_label_get_layout (GTK_LABEL (label)));
  const char *found = strstr (text, letter);

  g_assert_nonnull (found);
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (label)), (int) (found - text), &place);
  return place.x;
}

/* A telephone number is read from left to right in every language. */
static void
test_telephone (void)
{
  AnnexaProject *project = annexa_test_new_project ("looks-telephone.annexa");
  gint64 id = annexa_test_add (project, "person", "Ana Ruiz");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("person"), id, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row, *label;

  annexa_test_set (project, "person", id, "phone", "+49 30 52132 101", NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  row = annexa_field_row_new ("phone");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  annexa_record_view_set_record (ANNEXA_RECORD_VIEW (row), project, record);
  gtk_window_present (GTK_WINDOW (window));
  annexa_test_ui_settle ();
  label = find_text (row, "\u2066+49 30 52132 101\u2069");
  g_assert_nonnull (label);
  g_assert_cmpint (find_letter (label, "+"), <, find_letter (label, "49"));
  g_assert_cmpint (find_letter (label, "49"), <, find_letter (label, "101"));
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  annexa_test_close (project);
}

static void
test_empty_tab (void)
{
  AnnexaProject *made = annexa_test_new_project ("looks-empty-tab.annexa");
  g_autofree char *path = g_strdup (annexa_project_get_path (made));
  AnnexaWindow *window;
  GtkWidget *focus;

  annexa_test_close (made);
  window = annexa_test_ui_open (path, 1280, 800);
  go (window, "context");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
  annexa_test_ui_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_has_css_class (focus, "suggested-action"));
  annexa_test_ui_close (window);
}

/* With such text a pill stands below what it is said of, and the chip of what is shown is seen. */
static void
test_large_rows (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-large-rows.annexa");
  AnnexaWindow *window;
  GtkWidget *title, *chip, *pill;
  graphene_rect_t title_bounds, pill_bounds, chip_bounds, line_bounds, satisfactory_bounds;

  set_text_scale (2);
  window = annexa_test_ui_open (path, NARROW_WINDOW, 720);
  go (window, "calendar");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-tab", "i", 1);
  annexa_test_ui_settle ();
  title = find_text (GTK_WIDGET (window), "Restore test of the accounting package");
  pill = find_text (gtk_widget_get_ancestor (title, ADW_TYPE_ACTION_ROW), "Overdue");
  chip = gtk_widget_get_parent (find_text (GTK_WIDGET (window), "List"));
  g_assert_true (gtk_widget_compute_bounds (title, GTK_WIDGET (window), &title_bounds));
  g_assert_true (gtk_widget_compute_bounds (pill, GTK_WIDGET (window), &pill_bounds));
  g_assert_true (gtk_widget_compute_bounds (chip, GTK_WIDGET (window), &chip_bounds));
  go (window, "suppliers");
  pill = find_text (GTK_WIDGET (window), "Satisfactory");
  g_assert_true (gtk_widget_compute_bounds (pill, GTK_WIDGET (window), &satisfactory_bounds));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_prev_sibling (pill), GTK_WIDGET (window), &line_bounds));
  annexa_test_ui_close (window);
  set_text_scale (1);
  g_assert_cmpfloat (pill_bounds.origin.y, >, title_bounds.origin.y + title_bounds.size.height);
  g_assert_cmpfloat (satisfactory_bounds.origin.y, >=, line_bounds.origin.y + line_bounds.size.height);
  g_assert_cmpfloat (chip_bounds.origin.x + chip_bounds.size.width, <=, NARROW_WINDOW);
}

/* With such text, every page and every form fits a narrow window all the same. */
static void
test_large_narrow (void)
{
  g_autofree char *path = annexa_test_ui_sample ("looks-large-narrow.annexa");
  AnnexaWindow *window = annexa_test_ui_open (path, 360, 720);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  guint n, n_kinds;
  const AnnexaDestination *destinations = annexa_destinations_list (&n);
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_wide = 0;
  guint n_cut = 0;

  set_text_scale (2);
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", destinations[i].name);
      n_wide += measure (content, destinations[i].name);
      n_cut += count_cut_tabs (content);
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GArray) ids = annexa_project_query (annexa_window_get_project (window), query, NULL);

      if ((kinds[i]->flags & ANNEXA_KIND_PART) || ids->len == 0)
        continue;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "(sx)", kinds[i]->name,
                                  g_array_index (ids, gint64, MIN (1, ids->len - 1)));
      n_wide += measure (content, kinds[i]->name);
    }
  annexa_test_ui_close (window);
  set_text_scale (1);
  g_assert_cmpuint (n_wide, ==, 0);
  g_assert_cmpuint (n_cut, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);
  g_test_add_func ("/looks/long-line", test_long_line);
  g_test_add_func ("/looks/telephone", test_telephone);
  g_test_add_func ("/looks/empty", test_empty);
  g_test_add_func ("/looks/captions", test_captions);
  g_test_add_func ("/looks/title", test_title);
  g_test_add_func ("/looks/long-pills", test_long_pills);
  g_test_add_func ("/looks/references", test_references);
  g_test_add_func ("/looks/fingerprint", test_fingerprint);
  g_test_add_func ("/looks/icons", test_icons);
  g_test_add_data_func ("/looks/first-picture/wide", GINT_TO_POINTER (1280), test_first_picture);
  g_test_add_data_func ("/looks/first-picture/narrow", GINT_TO_POINTER (NARROW_WINDOW), test_first_picture);
  g_test_add_func ("/looks/keyboard", test_keyboard);
  g_test_add_func ("/looks/one-keyboard", test_one_keyboard);
  g_test_add_func ("/looks/empty-tab", test_empty_tab);
  g_test_add_func ("/looks/fixed-fields", test_fixed_fields);
  g_test_add_func ("/looks/forms-of-tabs", test_forms_of_tabs);
  g_test_add_func ("/looks/large", test_large);
  g_test_add_func ("/looks/large-rows", test_large_rows);
  g_test_add_func ("/looks/large-narrow", test_large_narrow);
  return g_test_run ();
}
