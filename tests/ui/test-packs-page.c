/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-pack-adder.h"
#include "annexa-pack-edits.h"
#include "annexa-pack-editor.h"
#include "annexa-pack-plan.h"
#include "annexa-pack-section-row.h"
#include "annexa-pack-sections.h"
#include "annexa-pack-switches.h"
#include "annexa-preview.h"
#include "annexa-reports-page.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"

/* Putting a pack together on the page of reports, beside its pages. */

typedef struct
{
  GtkWidget *window;
  AnnexaProject *project;
  AnnexaReportsPage *page;
  AnnexaPreview *preview;
  AnnexaPackEditor *editor;
} Fixture;

static gboolean
has_pages (gpointer data)
{
  return annexa_reports_page_get_pages (data) != NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = annexa_test_ui_sample ("packs-page.annexa");

  fixture->window = GTK_WIDGET (annexa_test_ui_open (path, 1280, 800));
  fixture->project = annexa_window_get_project (ANNEXA_WINDOW (fixture->window));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.go", "s", "reports"));
  fixture->page = ANNEXA_REPORTS_PAGE (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_REPORTS_PAGE));
  fixture->preview = ANNEXA_PREVIEW (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_PREVIEW));
  fixture->editor = ANNEXA_PACK_EDITOR (annexa_test_ui_find (fixture->window, ANNEXA_TYPE_PACK_EDITOR));
  annexa_test_ui_wait (has_pages, fixture->page);
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
  return annexa_document_get_info (annexa_pages_get_document (annexa_preview_get_pages (fixture->preview)))->title;
}

/* The report of the section at a place, from 0. */
static char *
get_report (Fixture *fixture,
            guint    place)
{
  AnnexaRecord *pack = annexa_pack_editor_get_pack (fixture->editor);
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (fixture->project, annexa_record_get_id (pack), NULL);

  return place < sections->len ? g_strdup (annexa_record_get_text (sections->pdata[place], "report")) : NULL;
}

static void
assert_report (Fixture    *fixture,
               guint       place,
               const char *expected)
{
  g_autofree char *report = get_report (fixture, place);

  g_assert_cmpstr (report, ==, expected);
}

static GtkWidget *
get_row (Fixture *fixture,
         guint    place)
{
  return annexa_test_ui_find_nth (GTK_WIDGET (fixture->editor), ANNEXA_TYPE_PACK_SECTION_ROW, place);
}

typedef struct
{
  Fixture *fixture;
  guint place;
  const char *report;
} Order;

/* The rows follow the project, and the keyboard stays with the section that it was on. */
static gboolean
row_is (gpointer data)
{
  Order *order = data;
  GtkWidget *row = get_row (order->fixture, order->place);
  AnnexaRecord *section = row != NULL ? annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (row)) : NULL;

  return section != NULL && strcmp (annexa_record_get_text (section, "report"), order->report) == 0;
}

static void
wait_for_row (Fixture    *fixture,
              guint       place,
              const char *report)
{
  Order order = { fixture, place, report };

  annexa_test_ui_wait (row_is, &order);
}

static GtkWidget *
get_focus_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, ANNEXA_TYPE_PACK_SECTION_ROW) : NULL;
}

static gboolean
shows_new_pack (gpointer data)
{
  Fixture *fixture = data;

  return has_pages (fixture->page) && strcmp (get_title (fixture), "New pack") == 0;
}

static gboolean
shows_audit_pack (gpointer data)
{
  Fixture *fixture = data;

  return has_pages (fixture->page) && strcmp (get_title (fixture), "Audit pack") == 0;
}

/* One step makes a pack and shows its pages; one step takes it away again. */
static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack");

  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 1);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.add", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 2);
  g_assert_nonnull (annexa_pack_editor_get_pack (fixture->editor));
  assert_report (fixture, 0, "context");
  g_assert_nonnull (annexa_test_ui_find (fixture->window, g_type_from_name ("AdwToastWidget")));
  annexa_test_ui_wait (shows_new_pack, fixture);

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.undo", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 1);
  g_assert_null (annexa_pack_editor_get_pack (fixture->editor));
  annexa_test_ui_wait (shows_audit_pack, fixture);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.redo", NULL));
  annexa_test_ui_settle ();
  g_assert_cmpint (annexa_project_count (fixture->project, kind), ==, 2);
}

static GtkCheckButton *
find_check (Fixture    *fixture,
            const char *report)
{
  GtkWidget *adder = annexa_test_ui_find (GTK_WIDGET (fixture->editor), ANNEXA_TYPE_PACK_ADDER);
  GtkWidget *check;

  for (guint i = 0; (check = annexa_test_ui_find_nth (adder, GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    if (strcmp (((const AnnexaReport *) g_object_get_data (G_OBJECT (check), "report"))->name, report) == 0)
      return GTK_CHECK_BUTTON (check);
  g_error ("“%s” cannot be added", report);
}

/* From nothing to three sections, in another order, one of them left out, by the actions that keys and menus name. */
static void
test_compose (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const reports[] = { "soa", "legal", "suppliers" };
  g_autofree char *left_out = NULL;
  AnnexaRecord *section;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.new-pack", "b", FALSE));
  annexa_test_ui_settle ();
  assert_report (fixture, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      gtk_check_button_set_active (find_check (fixture, reports[i]), TRUE);
      wait_for_row (fixture, i, reports[i]);
    }

  gtk_widget_grab_focus (get_row (fixture, 2));
  g_assert_true (gtk_widget_activate_action (get_row (fixture, 2), "section.move", "i", -1));
  wait_for_row (fixture, 1, "suppliers");
  g_assert_true (get_focus_row (fixture) == get_row (fixture, 1));
  g_assert_true (gtk_widget_activate_action (get_row (fixture, 1), "section.move", "i", -1));
  wait_for_row (fixture, 0, "suppliers");
  /* Above the first there is no place. */
  g_assert_true (gtk_widget_activate_action (get_row (fixture, 0), "section.move", "i", -1));
  assert_report (fixture, 0, "suppliers");
  assert_report (fixture, 1, "soa");

  section = annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (get_row (fixture, 1)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (annexa_test_ui_find (get_row (fixture, 1), GTK_TYPE_CHECK_BUTTON)), FALSE);
  left_out = annexa_test_get (fixture->project, "pack-section", annexa_record_get_id (section), "left-out");
  g_assert_cmpstr (left_out, ==, "yes");

  g_assert_true (gtk_widget_activate_action (get_row (fixture, 2), "section.remove", NULL));
  annexa_test_ui_settle ();
  assert_report (fixture, 2, NULL);
  g_assert_false (gtk_check_button_get_active (find_check (fixture, "legal")));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.undo", NULL));
  wait_for_row (fixture, 2, "legal");
  gtk_check_button_set_active (find_check (fixture, "suppliers"), FALSE);
  wait_for_row (fixture, 0, "soa");
}

static GtkWidget *
find_switches (Fixture    *fixture,
               const char *field)
{
  GtkWidget *switches;

  for (guint i = 0; (switches = annexa_test_ui_find_nth (GTK_WIDGET (fixture->editor), ANNEXA_TYPE_PACK_SWITCHES, i)) != NULL; i++)
    {
      g_autofree char *name = NULL;

      g_object_get (switches, "field", &name, NULL);
      if (strcmp (name, field) == 0)
        return switches;
    }
  g_error ("There are no switches for “%s”", field);
}

static GtkSwitch *
find_switch (Fixture    *fixture,
             const char *field,
             const char *name)
{
  GtkWidget *toggle;

  for (guint i = 0; (toggle = annexa_test_ui_find_nth (find_switches (fixture, field), GTK_TYPE_SWITCH, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (toggle), "name"), name) == 0)
      return GTK_SWITCH (toggle);
  g_error ("“%s” cannot be hidden", name);
}

static gboolean
has_switches (gpointer data)
{
  return gtk_widget_get_visible (find_switches (data, "hidden-columns"));
}

static gboolean
has_column (AnnexaDocument *document,
            const char     *id)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaTable *table = annexa_document_get_block (document, i)->table;

      for (guint j = 0; table != NULL && j < table->n_columns; j++)
        if (g_strcmp0 (table->columns[j].id, id) == 0)
          return TRUE;
    }
  return FALSE;
}

static gboolean
column_is_gone (gpointer data)
{
  Fixture *fixture = data;

  return has_pages (fixture->page)
         && !has_column (annexa_pages_get_document (annexa_preview_get_pages (fixture->preview)), "justification");
}

/* Whether the section that is open is what is read beside it. */
static gboolean
shows_section (gpointer data)
{
  Fixture *fixture = data;
  AnnexaPages *pages = annexa_preview_get_pages (fixture->preview);
  g_autofree char *title = annexa_pack_describe_section (annexa_pack_editor_get_section (fixture->editor));

  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (pages, i);

      if (line->level == 1 && g_str_has_suffix (line->title, title))
        return line->page > 0 && annexa_preview_get_page (fixture->preview) == line->page;
    }
  return FALSE;
}

/* The switch of a column stands under the tables that have it, which say how many of their columns are hidden. */
static void
assert_table (Fixture    *fixture,
              const char *column,
              const char *title,
              guint       n_hidden)
{
  GtkWidget *toggle = GTK_WIDGET (find_switch (fixture, "hidden-columns", column));
  GtkWidget *table = gtk_widget_get_ancestor (toggle, ADW_TYPE_EXPANDER_ROW);
  guint n = 0, n_shown = 0;

  g_assert_nonnull (table);
  if (!g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (table)), title))
    g_error ("“%s” stands under “%s”", column, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (table)));
  g_assert_cmpint (sscanf (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (table)), "%u of %u", &n_shown, &n), ==, 2);
  g_assert_cmpuint (n - n_shown, ==, n_hidden);
}

/* The switches of a column that several tables have go together. */
static void
assert_together (Fixture    *fixture,
                 const char *column,
                 guint       n_switches)
{
  GtkWidget *switches = find_switches (fixture, "hidden-columns");
  gboolean active = gtk_switch_get_active (find_switch (fixture, "hidden-columns", column));
  GtkWidget *toggle;
  guint n = 0;

  for (guint i = 0; (toggle = annexa_test_ui_find_nth (switches, GTK_TYPE_SWITCH, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (toggle), "name"), column) == 0)
      {
        g_assert_cmpint (gtk_switch_get_active (GTK_SWITCH (toggle)), ==, active);
        n++;
      }
  g_assert_cmpuint (n, ==, n_switches);
}

/* What the pack goes without its sections cannot have; once the pack has it, each section has it unless it is switched off
 * there. */
static void
check_common_chapter (Fixture *fixture,
                      gint64   pack)
{
  g_autofree char *before = annexa_test_get (fixture->project, "pack", pack, "frame");
  GtkSwitch *toggle = find_switch (fixture, "hidden-chapters", "open-points");

  g_assert_true (annexa_test_set (fixture->project, "pack", pack, "frame", "cover contents open-points", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (toggle)));
  g_assert_true (gtk_switch_get_active (toggle));
  g_assert_true (annexa_test_set (fixture->project, "pack", pack, "frame", "cover contents", NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (toggle)));
  g_assert_false (gtk_switch_get_active (toggle));
  g_assert_true (annexa_test_set (fixture->project, "pack", pack, "frame", before, NULL));
  annexa_test_ui_settle ();
}

/* What is switched off is gone from the pages that stand beside. These show a section when it is opened, and stay where
 * somebody turns to meanwhile. */
static void
test_section (Fixture      *fixture,
              gconstpointer data)
{
  gint64 pack = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("pack"), "PK-001");
  GtkWidget *list;
  AnnexaRecord *section;
  g_autofree char *hidden = NULL;
  g_autofree char *shown = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "pack", pack));
  annexa_test_ui_settle ();
  wait_for_row (fixture, 1, "soa");
  annexa_test_ui_wait (has_pages, fixture->page);
  g_assert_true (has_column (annexa_pages_get_document (annexa_preview_get_pages (fixture->preview)), "justification"));
  section = annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (get_row (fixture, 1)));
  list = gtk_widget_get_ancestor (get_row (fixture, 1), GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", get_row (fixture, 1));
  annexa_test_ui_wait (has_switches, fixture);
  annexa_test_ui_wait (shows_section, fixture);
  annexa_preview_go_to (fixture->preview, 0);

  g_assert_false (gtk_switch_get_active (find_switch (fixture, "hidden-columns", "owner")));
  g_assert_false (gtk_switch_get_active (find_switch (fixture, "hidden-chapters", "references")));
  assert_table (fixture, "justification", "A.5 Organizational controls, A.6 People controls, ", 3);
  gtk_switch_set_active (find_switch (fixture, "hidden-columns", "justification"), FALSE);
  hidden = annexa_test_get (fixture->project, "pack-section", annexa_record_get_id (section), "hidden-columns");
  g_assert_cmpstr (hidden, ==, "owner risks evidence justification");
  assert_table (fixture, "justification", "A.5 Organizational controls, A.6 People controls, ", 4);
  assert_together (fixture, "justification", 2);
  annexa_test_ui_wait (column_is_gone, fixture);
  g_assert_cmpuint (annexa_preview_get_page (fixture->preview), ==, 0);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.undo", NULL));
  annexa_test_ui_settle ();
  g_assert_true (gtk_switch_get_active (find_switch (fixture, "hidden-columns", "justification")));

  gtk_switch_set_active (find_switch (fixture, "hidden-columns", "owner"), TRUE);
  shown = annexa_test_get (fixture->project, "pack-section", annexa_record_get_id (section), "hidden-columns");
  g_assert_cmpstr (shown, ==, "risks evidence");

  /* As somebody writes it on the command line. */
  g_assert_true (annexa_test_set (fixture->project, "pack-section", annexa_record_get_id (section), "hidden-columns",
                                  "owner,evidence", NULL));
  annexa_test_ui_settle ();
  g_assert_false (gtk_switch_get_active (find_switch (fixture, "hidden-columns", "owner")));
  g_assert_true (gtk_switch_get_active (find_switch (fixture, "hidden-columns", "risks")));
  gtk_switch_set_active (find_switch (fixture, "hidden-columns", "owner"), TRUE);
  g_assert_cmpstr (annexa_record_get_text (section, "hidden-columns"), ==, "evidence");

  check_common_chapter (fixture, pack);

  /* Back to the pack, and from there to the list. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  annexa_test_ui_settle ();
  g_assert_nonnull (annexa_pack_editor_get_pack (fixture->editor));
  g_assert_true (get_focus_row (fixture) == get_row (fixture, 1));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  annexa_test_ui_settle ();
  g_assert_null (annexa_pack_editor_get_pack (fixture->editor));
}

/* The first page of a part, counted from 0; G_MAXUINT where there is none. */
static guint
find_page (Fixture *fixture,
           guint    part)
{
  AnnexaPages *pages = annexa_preview_get_pages (fixture->preview);
  g_autofree char *id = g_strdup_printf ("part-%u", part);

  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    if (strcmp (annexa_pages_get_contents (pages, i)->id, id) == 0)
      return annexa_pages_get_contents (pages, i)->page;
  return G_MAXUINT;
}

typedef struct
{
  Fixture *fixture;
  guint part;
} Part;

static gboolean
has_part (gpointer data)
{
  Part *part = data;

  return has_pages (part->fixture->page) && find_page (part->fixture, part->part) != G_MAXUINT;
}

static gboolean
shows_part (gpointer data)
{
  Part *part = data;

  return has_part (part) && annexa_preview_get_page (part->fixture->preview) == find_page (part->fixture, part->part);
}

/* A report may be a section twice, with other columns: the second one is not mistaken for the first. */
static void
test_same_report (Fixture      *fixture,
                  gconstpointer data)
{
  Part first = { fixture, 1 };
  Part second = { fixture, 2 };
  AnnexaRecord *pack;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.new-pack", "b", FALSE));
  annexa_test_ui_settle ();
  pack = annexa_pack_editor_get_pack (fixture->editor);
  for (guint i = 0; i < 2; i++)
    g_assert_true (annexa_pack_add_section (fixture->window, fixture->project, pack, annexa_report_find ("legal")));
  wait_for_row (fixture, 1, "legal");
  annexa_test_ui_wait (has_part, &second);
  g_assert_cmpuint (find_page (fixture, 1), <, find_page (fixture, 2));

  annexa_pack_editor_show_section (fixture->editor,
                                   annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (get_row (fixture, 1))));
  annexa_test_ui_wait (shows_part, &second);
  annexa_pack_editor_show_section (fixture->editor,
                                   annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (get_row (fixture, 0))));
  annexa_test_ui_wait (shows_part, &first);
}

static gboolean
file_is_there (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

/* The pack that is composed is what is saved. */
static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = annexa_test_path ("composed.pdf");
  g_autofree char *contents = NULL;

  g_unlink (path);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.new-pack", "b", FALSE));
  annexa_test_ui_settle ();
  gtk_check_button_set_active (find_check (fixture, "exceptions"), TRUE);
  wait_for_row (fixture, 0, "exceptions");
  annexa_reports_page_save_to (fixture->page, path);
  annexa_test_ui_wait (file_is_there, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

/* Both pages of the editor fit a narrow window. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  gint64 pack = annexa_project_find_ref (fixture->project, annexa_kind_lookup ("pack"), "PK-001");
  int minimum;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-record", "(sx)", "pack", pack));
  annexa_test_ui_settle ();
  wait_for_row (fixture, 0, "policies");
  gtk_widget_measure (GTK_WIDGET (fixture->editor), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
  annexa_pack_editor_show_section (fixture->editor,
                                   annexa_pack_section_row_get_section (ANNEXA_PACK_SECTION_ROW (get_row (fixture, 0))));
  annexa_test_ui_wait (has_switches, fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->editor), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_ui_init (&argc, &argv);

  g_test_add ("/packs-page/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/packs-page/compose", Fixture, NULL, set_up, test_compose, tear_down);
  g_test_add ("/packs-page/section", Fixture, NULL, set_up, test_section, tear_down);
  g_test_add ("/packs-page/same-report", Fixture, NULL, set_up, test_same_report, tear_down);
  g_test_add ("/packs-page/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/packs-page/narrow", Fixture, NULL, set_up, test_narrow, tear_down);

  return g_test_run ();
}
