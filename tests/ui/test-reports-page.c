/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-pdf.h"
#include "annexa-preview.h"
#include "annexa-print.h"
#include "annexa-reports-page.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* The page of reports in a real window, over the example company. */

typedef struct
{
  GtkWidget *window;
  AnnexaReportsPage *page;
  AnnexaPreview *preview;
} Fixture;

static gboolean
has_pages (gpointer data)
{
  return annexa_reports_page_get_pages (data) != NULL;
}

static gboolean
has_width (gpointer data)
{
  return gtk_widget_get_width (data) > 100;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = annexa_test_ui_sample ("reports-page.annexa");

  fixture->window = GTK_WIDGET (annexa_test_ui_open (path, 1280, 800));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.go", "s", "reports"));
  fixture->page = ANNEXA_REPORTS_PAGE (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_REPORTS_PAGE));
  if (data != NULL)
    annexa_reports_page_choose (fixture->page, data, NULL);
  fixture->preview = ANNEXA_PREVIEW (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_PREVIEW));
  annexa_test_ui_wait (has_pages, fixture->page);
  annexa_test_ui_wait (has_width, fixture->preview);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_ui_close (ANNEXA_WINDOW (fixture->window));
}

static const char *
get_title (Fixture *fixture)
{
  AnnexaPages *pages = annexa_preview_get_pages (fixture->preview);

  return annexa_document_get_info (annexa_pages_get_document (pages))->title;
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_cmpstr (get_title (fixture), ==, "Audit pack");
  annexa_reports_page_choose (fixture->page, "risks", NULL);
  g_assert_null (annexa_reports_page_get_pages (fixture->page));
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_cmpstr (get_title (fixture), ==, "Risk assessment");
  annexa_reports_page_choose (fixture->page, "no-such-report", NULL);
  g_assert_cmpstr (get_title (fixture), ==, "Risk assessment");
}

static gboolean
is_drawn (gpointer preview)
{
  return annexa_preview_is_drawn (preview);
}

static void
count_undrawn (GtkWidget *preview,
               gpointer   n_undrawn)
{
  if (!annexa_preview_is_drawn (ANNEXA_PREVIEW (preview)))
    ++*(guint *) n_undrawn;
}

/* Pages are shown when they are drawn, by a worker, and stay so; who turns to others has them drawn, too. */
static void
test_draw (Fixture      *fixture,
           gconstpointer data)
{
  guint n_undrawn = 0;
  guint last;

  g_assert_true (annexa_preview_is_drawn (fixture->preview));
  g_signal_connect (fixture->preview, "map", G_CALLBACK (count_undrawn), &n_undrawn);
  annexa_reports_page_choose (fixture->page, "risks", NULL);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->preview)));
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->preview)));
  g_assert_cmpuint (n_undrawn, ==, 0);
  annexa_test_ui_settle ();
  annexa_test_ui_wait (is_drawn, fixture->preview);

  last = annexa_pages_get_n_pages (annexa_preview_get_pages (fixture->preview)) - 1;
  g_assert_cmpuint (last, >, 5);
  annexa_preview_go_to (fixture->preview, last);
  annexa_test_ui_settle ();
  annexa_test_ui_wait (is_drawn, fixture->preview);
  annexa_preview_zoom (fixture->preview, 1);
  annexa_test_ui_settle ();
  annexa_test_ui_wait (is_drawn, fixture->preview);
  g_signal_handlers_disconnect_by_data (fixture->preview, &n_undrawn);
}

/* The list of headings that a menu shows, with what was last chosen. */
static GtkListBox *
open_contents (Fixture *fixture)
{
  GtkWidget *list;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.contents", NULL));
  annexa_test_ui_settle ();
  for (guint i = 0; (list = annexa_test_ui_find_nth (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX, i)) != NULL; i++)
    if (gtk_widget_get_mapped (list) && gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER) != NULL)
      break;
  g_assert_nonnull (list);
  return GTK_LIST_BOX (list);
}

static void
test_contents (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const reports[] = { "soa", "risks" };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      AnnexaPages *pages;
      GtkListBox *list;
      guint n;

      annexa_reports_page_choose (fixture->page, reports[i], NULL);
      annexa_test_ui_wait (has_pages, fixture->page);
      pages = annexa_preview_get_pages (fixture->preview);
      n = annexa_pages_get_n_contents (pages);
      list = open_contents (fixture);
      g_assert_nonnull (gtk_list_box_get_row_at_index (list, (int) n - 1));
      g_assert_null (gtk_list_box_get_row_at_index (list, (int) n));
      g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, (int) n - 1));
      annexa_test_ui_settle ();
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (list)));
      g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, annexa_pages_get_contents (pages, n - 1)->page);
    }
}

/* From the form of a document to its pages, and back to those of all. */
static void
test_read_document (Fixture      *fixture,
                    gconstpointer data)
{
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  gint64 id = annexa_project_find_ref (project, kind, "D-008");
  GtkWidget *list = annexa_test_ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX);

  for (guint n = 1; gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) == NULL; n++)
    list = annexa_test_ui_find_nth (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX, n);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "document", id));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.read-document", NULL));
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_cmpstr (get_title (fixture), ==, annexa_project_get_title (project, kind, id));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  g_assert_null (annexa_reports_page_get_pages (fixture->page));
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_cmpstr (get_title (fixture), ==, "Policies and procedures");
}

/* The review that is shown comes out on paper, not the newest one. */
static void
test_show_review (Fixture      *fixture,
                  gconstpointer data)
{
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  gint64 id = annexa_project_find_ref (project, annexa_kind_lookup ("review"), "MR-001");
  AnnexaPages *pages;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "review", id));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-report", "s", "review"));
  annexa_test_ui_wait (has_pages, fixture->page);
  pages = annexa_preview_get_pages (fixture->preview);
  g_assert_true (g_str_has_prefix (annexa_document_get_info (annexa_pages_get_document (pages))->subject, "MR-001 "));
}

/* A report about one record takes the newest until somebody chooses another; where it could be any, nothing is shown before. */
static void
test_one_record (Fixture      *fixture,
                 gconstpointer data)
{
  AnnexaPages *pages;

  annexa_reports_page_choose (fixture->page, "incident", NULL);
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_cmpstr (get_title (fixture), ==, "Incident report");
  pages = annexa_preview_get_pages (fixture->preview);
  g_assert_true (g_str_has_prefix (annexa_document_get_info (annexa_pages_get_document (pages))->subject, "INC-014 "));

  annexa_reports_page_choose (fixture->page, "incident", "INC-003");
  annexa_test_ui_wait (has_pages, fixture->page);
  pages = annexa_preview_get_pages (fixture->preview);
  g_assert_true (g_str_has_prefix (annexa_document_get_info (annexa_pages_get_document (pages))->subject, "INC-003 "));

  annexa_reports_page_choose (fixture->page, "extract", NULL);
  annexa_test_ui_settle ();
  g_assert_null (annexa_reports_page_get_pages (fixture->page));
  annexa_reports_page_choose (fixture->page, "extract", "R-001");
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_true (g_str_has_prefix (get_title (fixture), "R-001 "));
}

static gboolean
is_at_start (gpointer data)
{
  return annexa_preview_get_page (data) == 0;
}

static void
test_turn_pages (Fixture      *fixture,
                 gconstpointer data)
{
  AnnexaPages *pages = annexa_preview_get_pages (fixture->preview);
  guint n_pages = annexa_pages_get_n_pages (pages);

  g_assert_cmpuint (n_pages, >, 10);
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, 0);
  for (guint i = 0; i < n_pages; i++)
    {
      annexa_preview_go_to (fixture->preview, i);
      g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, i);
    }
  annexa_preview_go_to (fixture->preview, n_pages);
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, n_pages - 1);
  annexa_preview_go_to (fixture->preview, 0);
  annexa_test_ui_wait (is_at_start, fixture->preview);
}

static gboolean
is_zoomed (gpointer data)
{
  g_autoptr (GtkAdjustment) adjustment = NULL;

  g_object_get (data, "hadjustment", &adjustment, NULL);
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

static gboolean
fits (gpointer data)
{
  return !is_zoomed (data);
}

static void
test_zoom (Fixture      *fixture,
           gconstpointer data)
{
  double before;

  g_assert_cmpfloat (annexa_preview_get_zoom (fixture->preview), ==, 0);
  g_assert_true (fits (fixture->preview));
  annexa_preview_go_to (fixture->preview, 5);
  for (guint i = 0; i < 4; i++)
    {
      before = annexa_preview_get_zoom (fixture->preview);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.zoom-in", NULL));
      g_assert_cmpfloat (annexa_preview_get_zoom (fixture->preview), >, before);
      annexa_test_ui_wait (is_zoomed, fixture->preview);
    }
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, 5);
  before = annexa_preview_get_zoom (fixture->preview);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.zoom-out", NULL));
  g_assert_cmpfloat (annexa_preview_get_zoom (fixture->preview), <, before);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.fit-width", NULL));
  annexa_test_ui_wait (fits, fixture->preview);
  g_assert_cmpfloat (annexa_preview_get_zoom (fixture->preview), ==, 0);
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, 5);
}

typedef struct
{
  AnnexaPreview *preview;
  AnnexaPages *old;
} Refresh;

static gboolean
has_other_pages (gpointer data)
{
  Refresh *wait = data;

  return annexa_preview_get_pages (wait->preview) != wait->old;
}

/* An edit is seen in the preview without anybody asking for it. */
static void
test_refresh (Fixture      *fixture,
              gconstpointer data)
{
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  gint64 control = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.8.34");
  g_autoptr (AnnexaPages) old = annexa_pages_ref (annexa_preview_get_pages (fixture->preview));
  Refresh wait = { fixture->preview, old };
  g_autoptr (GError) error = NULL;

  annexa_preview_go_to (fixture->preview, 3);
  annexa_test_set (project, "control", control, "applicable", "yes", &error);
  g_assert_no_error (error);
  annexa_test_ui_wait (has_other_pages, &wait);
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, 3);
}

/* Where the heading stands that has this title. */
static guint
find_page (Fixture    *fixture,
           const char *title)
{
  AnnexaPages *pages = annexa_preview_get_pages (fixture->preview);

  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    if (strcmp (annexa_pages_get_contents (pages, i)->title, title) == 0)
      return annexa_pages_get_contents (pages, i)->page;

  g_error ("There is no heading “%s”", title);
}

/* Where more or fewer pages are in front of what is read, the preview goes with it. */
static void
test_refresh_moved (Fixture      *fixture,
                    gconstpointer data)
{
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  gint64 organization = annexa_project_find_ref (project, annexa_kind_lookup ("organization"), "O-001");
  g_autoptr (AnnexaPages) old = annexa_pages_ref (annexa_preview_get_pages (fixture->preview));
  Refresh wait = { fixture->preview, old };
  g_autoptr (GString) scope = g_string_new (NULL);
  guint before = find_page (fixture, "Controls");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (scope, "%u. A line of the scope.\n\n", i + 1);
  annexa_preview_go_to (fixture->preview, before + 2);
  annexa_test_set (project, "organization", organization, "scope-statement", scope->str, &error);
  g_assert_no_error (error);
  annexa_test_ui_wait (has_other_pages, &wait);
  g_assert_cmpuint (find_page (fixture, "Controls"), >, before);
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, find_page (fixture, "Controls") + 2);
}

/* Another style of dates makes the window anew, which is no reason to begin to read anew. */
static void
test_made_anew (Fixture      *fixture,
                gconstpointer data)
{
  AnnexaPreviewPlace before, after;

  annexa_preview_zoom (fixture->preview, 1);
  annexa_preview_go_to (fixture->preview, 5);
  annexa_test_ui_settle ();
  annexa_preview_get_place (fixture->preview, &before);

  annexa_window_show_anew (ANNEXA_WINDOW (fixture->window));
  fixture->page = ANNEXA_REPORTS_PAGE (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_REPORTS_PAGE));
  fixture->preview = ANNEXA_PREVIEW (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_PREVIEW));
  annexa_test_ui_wait (has_pages, fixture->page);
  annexa_test_ui_wait (has_width, fixture->preview);
  annexa_test_ui_settle ();
  g_assert_cmpstr (get_title (fixture), ==, "Statement of Applicability");
  annexa_preview_get_place (fixture->preview, &after);
  g_assert_cmpuint (after.page, ==, 5);
  g_assert_cmpuint (after.anchor, ==, before.anchor);
  g_assert_cmpfloat (after.zoom, ==, before.zoom);
}

static gboolean
file_is_there (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static gboolean
contains (const char *path,
          const char *words)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return memmem (contents, length, words, strlen (words)) != NULL;
}

static gboolean
starts_with (const char *path,
             const char *beginning)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return length > 1000 && memcmp (contents, beginning, strlen (beginning)) == 0;
}

static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *pdf = annexa_test_path ("saved.pdf");
  g_autofree char *odt = annexa_test_path ("saved.odt");

  g_unlink (pdf);
  g_unlink (odt);
  annexa_reports_page_save_to (fixture->page, pdf);
  annexa_test_ui_wait (file_is_there, pdf);
  g_assert_true (starts_with (pdf, "%PDF-1."));
  annexa_test_ui_wait (has_pages, fixture->page);
  while (!file_is_there (odt))
    {
      /* Nothing happens while a file is still being written. */
      annexa_reports_page_save_to (fixture->page, odt);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (starts_with (odt, "PK\003\004"));
}

/* Whoever ticks it finds the register in the PDF, and nobody else. */
static void
test_attach_data (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *without = annexa_test_path ("without-data.pdf");
  g_autofree char *with = annexa_test_path ("with-data.pdf");
  gboolean attached;

  annexa_reports_page_choose (fixture->page, "suppliers", NULL);
  annexa_test_ui_wait (has_pages, fixture->page);
  annexa_reports_page_save_to (fixture->page, without);
  annexa_test_ui_wait (file_is_there, without);
  g_assert_false (contains (without, "/EmbeddedFile/Subtype"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.attach-data", NULL));
  g_object_get (fixture->page, "attach-data", &attached, NULL);
  g_assert_true (attached);
  while (!file_is_there (with))
    {
      /* The window has to learn that the file before is written. */
      annexa_reports_page_save_to (fixture->page, with);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (contains (with, "/EmbeddedFile/Subtype"));
}

static gboolean
is_closed (gpointer data)
{
  return !gtk_revealer_get_reveal_child (data);
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

static GtkLabel *
find_banner (GtkWidget *page)
{
  GtkWidget *label;

  for (guint i = 0; (label = annexa_test_ui_find_nth (page, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "banner"))
      return GTK_LABEL (label);

  g_error ("The page has no banner");
}

/* A font that is not there is told above the pages, which are there in another one, until one that is there is chosen. */
static void
test_lacks (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const fonts[] = { "No such font", "Noto Sans" };
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  gint64 organization = annexa_project_find_ref (project, annexa_kind_lookup ("organization"), "O-001");
  GtkLabel *banner = find_banner (GTK_WIDGET (fixture->page));

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (banner)));
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autoptr (AnnexaPages) old = annexa_pages_ref (annexa_preview_get_pages (fixture->preview));
      Refresh wait = { fixture->preview, old };
      g_autoptr (GError) error = NULL;

      annexa_test_set (project, "organization", organization, "report-font", fonts[i], &error);
      g_assert_no_error (error);
      annexa_test_ui_wait (has_other_pages, &wait);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner)) == (i == 0));
      g_assert_true (strstr (gtk_label_get_label (banner), fonts[0]) != NULL || i > 0);
    }
}

/* Whoever changes their mind while a report is being saved finds no file, and is told nothing. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("cancelled.pdf");
  GtkWidget *cancel = find_button (GTK_WIDGET (fixture->page), "_Cancel");
  GtkWidget *bar = gtk_widget_get_ancestor (cancel, GTK_TYPE_REVEALER);

  g_assert_true (is_closed (bar));
  annexa_reports_page_save_to (fixture->page, path);
  g_assert_false (is_closed (bar));
  g_signal_emit_by_name (cancel, "clicked");
  annexa_test_ui_wait (is_closed, bar);
  g_assert_false (file_is_there (path));
}

static gboolean
says_what_is_wrong (gpointer data)
{
  GtkWidget *dialog = annexa_test_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);

  if (dialog == NULL)
    return FALSE;
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "The report was not saved");
  gtk_window_destroy (GTK_WINDOW (dialog));
  return TRUE;
}

static void
test_save_fails (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("no-such-folder/saved.pdf");

  annexa_reports_page_save_to (fixture->page, path);
  annexa_test_ui_wait (says_what_is_wrong, NULL);
  g_assert_false (file_is_there (path));
}

/* How often a text stands in a file, which may hold zeros. */
static guint
count (const char *contents,
       gsize       length,
       const char *text)
{
  const char *end = contents + length;
  guint found = 0;

  for (const char *p = contents; (p = memmem (p, (gsize) (end - p), text, strlen (text))) != NULL; p++)
    found++;
  return found;
}

/* How many spaces stand for a gap depends on a hundredth of a point. */
static void
squeeze_spaces (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != ' ' || p[1] != ' ')
      *to++ = *p;
  *to = '\0';
}

/* What pdftotext reads on a page, in the order of the lines; NULL where it is not installed. */
static char *
read_page (const char *path,
           guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  const char *arguments[] = { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL };
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  squeeze_spaces (text);
  return text;
}

/* A page on paper says what the same page of the PDF says, in the same places. */
static void
assert_same_pages (AnnexaPages *pages,
                   const char  *printed)
{
  g_autofree char *path = annexa_test_path ("same-pages.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_pdf_write (pages, path, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < annexa_pages_get_n_pages (pages); i++)
    {
      g_autofree char *expected = read_page (path, i);
      g_autofree char *found = read_page (printed, i);

      g_assert_cmpstr (found, ==, expected);
      g_assert_true (expected == NULL || strlen (expected) > 50);
    }
}

/* The printer gets each page once, in its own orientation and without a second margin. */
static void
test_print (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("printed.pdf");
  g_autofree char *contents = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  AnnexaPages *pages;
  guint n_landscape = 0;
  gsize length;

  annexa_reports_page_choose (fixture->page, "risks", NULL);
  annexa_test_ui_wait (has_pages, fixture->page);
  pages = annexa_reports_page_get_pages (fixture->page);
  for (guint i = 0; i < annexa_pages_get_n_pages (pages); i++)
    {
      double width, height;

      annexa_pages_get_size (pages, i, &width, &height);
      n_landscape += width > height;
    }
  g_assert_cmpuint (n_landscape, >, 0);
  g_assert_cmpuint (n_landscape, <, annexa_pages_get_n_pages (pages));

  operation = annexa_print_operation_new (pages);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (count (contents, length, "/MediaBox [ 0 0 841.8"), ==, n_landscape);
  g_assert_cmpuint (count (contents, length, "/MediaBox [ 0 0 595.2"), ==,
                    annexa_pages_get_n_pages (pages) - n_landscape);
  assert_same_pages (pages, path);
}

/* Paper is that of the project's look. */
static void
test_print_letter (Fixture      *fixture,
                   gconstpointer data)
{
  AnnexaProject *project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  g_autoptr (AnnexaPages) old = annexa_pages_ref (annexa_preview_get_pages (fixture->preview));
  Refresh wait = { fixture->preview, old };
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), &error);

  g_assert_no_error (error);
  annexa_test_set (project, "organization", annexa_record_get_id (organization), "paper", "Letter", &error);
  g_assert_no_error (error);
  annexa_test_ui_wait (has_other_pages, &wait);
  operation = annexa_print_operation_new (annexa_preview_get_pages (fixture->preview));
  setup = g_object_ref (gtk_print_operation_get_default_page_setup (operation));
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (setup)), ==, GTK_PAPER_NAME_LETTER);
}

/* On a telephone there are 360 pixels, of which the window's border takes some. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
}

static gboolean
asks_for_a_place (gpointer data)
{
  GtkWidget *dialog = annexa_test_ui_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autofree char *name = NULL;

  if (dialog == NULL || !gtk_widget_get_mapped (dialog))
    return FALSE;
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_cmpstr (name, ==, "Weber Optics GmbH – Statement of Applicability.odt");
  gtk_window_close (GTK_WINDOW (dialog));
  return TRUE;
}

/* From the page of applicability, its report is what the keys mean. */
static void
test_actions (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *key;
  } keys[] = { { "win.print", "<Control>p" }, { "win.save-report-pdf", "<Shift><Control>e" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) accels
          = gtk_application_get_accels_for_action (GTK_APPLICATION (annexa_test_ui_get_application ()), keys[i].action);

      g_assert_cmpuint (g_strv_length (accels), ==, 1);
      g_assert_cmpstr (accels[0], ==, keys[i].key);
    }

  annexa_reports_page_choose (fixture->page, "risks", NULL);
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.go", "s", "applicability"));
  annexa_test_ui_overlook_leaks (TRUE);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.save-report-odt", NULL));
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)));
  g_assert_cmpstr (get_title (fixture), ==, "Statement of Applicability");
  annexa_test_ui_wait (asks_for_a_place, NULL);
  annexa_test_ui_settle ();
  annexa_test_ui_overlook_leaks (FALSE);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/reports-page/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/reports-page/contents", Fixture, NULL, set_up, test_contents, tear_down);
#define ADD(name, function) g_test_add ("/reports-page/" name, Fixture, "soa", set_up, function, tear_down)
  ADD ("read-document", test_read_document);
  ADD ("show-review", test_show_review);
  ADD ("one-record", test_one_record);
  ADD ("draw", test_draw);
  ADD ("turn-pages", test_turn_pages);
  ADD ("zoom", test_zoom);
  ADD ("refresh", test_refresh);
  ADD ("refresh-moved", test_refresh_moved);
  ADD ("made-anew", test_made_anew);
  ADD ("save", test_save);
  ADD ("attach-data", test_attach_data);
  ADD ("cancel", test_cancel);
  ADD ("lacks", test_lacks);
  ADD ("save-fails", test_save_fails);
  ADD ("print", test_print);
  ADD ("print-letter", test_print_letter);
  ADD ("narrow", test_narrow);
  ADD ("actions", test_actions);

  return g_test_run ();
}
