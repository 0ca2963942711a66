/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-error.h"
#include "annexa-export.h"
#include "annexa-odt.h"
#include "annexa-pdf.h"
#include "annexa-report-register.h"
#include "annexa-report.h"
#include "annexa-test-report.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* A word that only files hold must not reach a reader: “not-started”. Only those with a hyphen are told from words of
 * people. */
static void
assert_is_for_people (const char *cell)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      for (const AnnexaChoice *choice = kinds[i]->fields[j].choices; choice != NULL && choice->word != NULL; choice++)
        if (strchr (choice->word, '-') != NULL)
          g_assert_cmpstr (cell, !=, choice->word);
}

/* The number of a page is known only when there are pages. */
static gboolean
says_page (AnnexaDocument    *document,
           const AnnexaTable *table,
           guint              row,
           guint              column)
{
  const AnnexaTableRow *r = &g_array_index (table->rows, AnnexaTableRow, row);
  AnnexaSpan span = g_array_index (table->cells, AnnexaSpan, r->first_cell + column);

  return span.count == 1 && annexa_document_get_runs (document, span)->type == ANNEXA_RUN_PAGE_OF;
}

static void
check_table (AnnexaDocument    *document,
             const AnnexaTable *table)
{
  gboolean written_by_people;

  g_assert_cmpuint (table->n_columns, >, 0);
  g_assert_nonnull (table->summary);
  g_assert_cmpuint (strlen (table->summary), >, 10);
  /* The text of a document may have a table with a cell to tick. */
  written_by_people = g_str_has_prefix (table->summary, "Table with these columns: ");
  for (guint i = 0; i < table->n_columns; i++)
    g_assert_true (written_by_people || *table->columns[i].title != '\0');

  for (guint i = 0; i < table->rows->len; i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);

      g_assert_cmpuint (row->n_cells, ==, row->type == ANNEXA_ROW_GROUP ? 1 : table->n_columns);
      for (guint j = 0; j < row->n_cells; j++)
        {
          g_autofree char *cell = annexa_test_get_cell (document, table, i, j);

          g_strstrip (cell);
          g_assert_true (written_by_people || *cell != '\0' || says_page (document, table, i, j));
          assert_is_for_people (cell);
        }
    }
}

/* What every report has to be, whatever it is about. */
static void
check_document (const AnnexaReport *report,
                AnnexaDocument     *document)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_covers = 0, n_contents = 0, n_signatures = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      n_covers += block->type == ANNEXA_BLOCK_COVER;
      n_contents += block->type == ANNEXA_BLOCK_CONTENTS;
      n_signatures += block->type == ANNEXA_BLOCK_SIGNATURES && block->signatures->len > 0;
      if (block->type == ANNEXA_BLOCK_HEADING)
        {
          g_autofree char *text = annexa_document_get_plain (document, block->text);

          g_assert_cmpstr (text, !=, "");
          g_assert_true (g_hash_table_add (ids, (gpointer) block->id));
        }
      else if (block->type == ANNEXA_BLOCK_TABLE)
        check_table (document, block->table);
      else if (block->type == ANNEXA_BLOCK_FIGURE)
        g_assert_cmpuint (strlen (block->figure->alternative), >, 10);
    }
  g_assert_cmpuint (n_covers, ==, report->short_form ? 0 : 1);
  g_assert_cmpuint (n_contents, ==, report->short_form ? 0 : 1);
  g_assert_true (report->short_form || n_signatures >= 1);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      const AnnexaRun *runs = annexa_document_get_runs (document, block->text);

      for (guint j = 0; j < block->text.count; j++)
        if (runs[j].type == ANNEXA_RUN_LINK)
          g_assert_true (g_hash_table_contains (ids, runs[j].target));
    }
}

static void
test_list (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  g_assert_cmpuint (n_reports, >=, 2);
  g_assert_null (annexa_report_find ("no-such-report"));
  for (guint i = 0; i < n_reports; i++)
    {
      g_assert_true (annexa_report_find (reports[i]->name) == reports[i]);
      g_assert_cmpuint (strlen (annexa_report_get_title (reports[i])), >, 3);
      g_assert_cmpuint (strlen (annexa_report_get_description (reports[i])), >, 20);
      g_assert_cmpuint (strlen (annexa_report_group_get_title (reports[i]->group)), >, 3);
      g_assert_true (reports[i]->kind == NULL || annexa_kind_lookup (reports[i]->kind) != NULL);
      /* Those of a group stand together. */
      g_assert_true (i == 0 || reports[i]->group >= reports[i - 1]->group);
    }
}

/* Nobody is left with a report about something else than he asked for. */
static void
test_refs (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");

  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean all = reports[i]->about == ANNEXA_REPORT_ABOUT_ALL;
      int expected = all ? ANNEXA_ERROR_SYNTAX : ANNEXA_ERROR_NOT_FOUND;

      g_test_message ("%s", reports[i]->name);
      g_assert_null (annexa_report_collect (reports[i], project, all ? "R-001" : "NO-999", &error));
      g_assert_error (error, ANNEXA_ERROR, expected);
      g_clear_error (&error);
      if (reports[i]->about != ANNEXA_REPORT_ABOUT_ONE)
        continue;
      g_assert_null (annexa_report_collect (reports[i], project, NULL, &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
    }
  annexa_test_close (project);
}

static void
check_fields (const AnnexaKind           *kind,
              const AnnexaRegisterColumn *columns)
{
  for (; columns != NULL && columns->field != NULL; columns++)
    {
      g_test_message ("%s %s", kind->name, columns->field);
      g_assert_nonnull (annexa_kind_find_field (kind, columns->field));
      for (guint i = 0; i < G_N_ELEMENTS (columns->below) && columns->below[i] != NULL; i++)
        g_assert_nonnull (annexa_kind_find_field (kind, columns->below[i]));
      g_assert_true (columns->otherwise == NULL || annexa_kind_find_field (kind, columns->otherwise) != NULL);
      if (columns->flags & ANNEXA_REGISTER_NAMES)
        g_assert_cmpint (annexa_kind_find_field (kind, columns->field)->type, ==, ANNEXA_FIELD_LINKS);
    }
}

static void
check_field (const AnnexaKind *kind,
             const char       *field)
{
  if (field != NULL)
    g_assert_nonnull (annexa_kind_find_field (kind, field));
}

static void
check_selection (const AnnexaKind *kind,
                 const AnnexaView *selection)
{
  for (guint i = 0; i < G_N_ELEMENTS (selection->tests); i++)
    check_field (kind, selection->tests[i].field);
}

static void
check_part (const AnnexaReport       *report,
            const AnnexaRegisterPart *part)
{
  gboolean records = part->form == ANNEXA_REGISTER_TABLE || part->form == ANNEXA_REGISTER_CARDS;
  const AnnexaKind *kind = annexa_kind_lookup (
      part->kind != NULL ? part->kind : report->kind != NULL ? report->kind : "organization");
  const AnnexaField *status = annexa_kind_find_field (kind, "status");
  g_auto (GStrv) words = g_strsplit (part->settled != NULL ? part->settled : "", "|", -1);

  g_assert_nonnull (kind);
  check_fields (kind, part->columns);
  check_fields (kind, part->texts);
  check_selection (kind, &part->selection);
  check_field (kind, part->of);
  check_field (kind, part->sort);
  check_field (kind, part->group);
  g_assert_true (!records || part->missing != NULL || part->none != NULL);
  g_assert_true (part->form != ANNEXA_REGISTER_TABLE || (part->columns != NULL && part->summary != NULL));
  g_assert_true (part->form != ANNEXA_REGISTER_WRITTEN || part->write != NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (annexa_field_find_choice (status, words[i]));
  for (const AnnexaRegisterChildren *children = part->children; children != NULL && children->kind != NULL; children++)
    {
      const AnnexaKind *child = annexa_kind_lookup (children->kind);

      g_assert_nonnull (child);
      check_fields (child, children->columns);
      check_field (child, children->of);
      check_field (child, children->sort);
      g_assert_nonnull (children->summary);
    }
}

/* What the tables of the reports name is in the tables of the kinds. */
static void
test_registers (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  for (guint i = 0; i < n_reports; i++)
    {
      const AnnexaReportRegister *registers = reports[i]->registers;
      const AnnexaKind *subject
          = annexa_kind_lookup (reports[i]->kind != NULL ? reports[i]->kind : "organization");

      if (registers == NULL)
        continue;
      g_test_message ("%s", reports[i]->name);
      check_fields (subject, registers->cover);
      for (guint j = 0; registers->counts != NULL && registers->counts[j] != NULL; j++)
        g_assert_nonnull (annexa_kind_lookup (registers->counts[j]));
      for (const AnnexaRegisterPoint *point = registers->points; point != NULL && point->kind != NULL; point++)
        {
          const AnnexaKind *kind = annexa_kind_lookup (point->kind);

          g_assert_nonnull (kind);
          check_selection (kind, &point->selection);
          g_assert_true ((point->view != NULL) != (point->selection.tests[0].field != NULL));
          g_assert_true (point->view == NULL || annexa_view_find (kind, point->view) != NULL);
        }
      for (const AnnexaRegisterPicture *picture = registers->pictures; picture != NULL && picture->kind != NULL; picture++)
        {
          const AnnexaKind *kind = annexa_kind_lookup (picture->kind);

          check_field (kind, picture->rows);
          g_assert_nonnull (annexa_kind_find_field (kind, picture->parts)->choices);
          check_selection (kind, &picture->selection);
        }
      for (const AnnexaRegisterPart *part = registers->parts; part->id != NULL; part++)
        check_part (reports[i], part);
      for (const AnnexaRegisterSignature *line = registers->signatures; line != NULL && line->role != NULL; line++)
        {
          check_field (subject, line->person);
          check_field (subject, line->date);
        }
    }
}

static void
test_file_name (void)
{
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  const AnnexaReport *soa = annexa_report_find ("soa");
  g_autofree char *plain = annexa_report_get_file_name (soa, project, "pdf");
  g_autofree char *slashed = NULL;

  g_assert_cmpstr (plain, ==, "Weber Optics – Statement of Applicability.pdf");
  annexa_test_set (project, "organization", annexa_record_get_id (organization), "name", "AC/DC", NULL);
  slashed = annexa_report_get_file_name (soa, project, "odt");
  g_assert_cmpstr (slashed, ==, "AC-DC – Statement of Applicability.odt");
  g_clear_object (&organization);
  annexa_test_close (project);
}

static void
check_report (AnnexaProject      *project,
              const AnnexaReport *report,
              const char         *name)
{
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, report->name);
  g_autoptr (AnnexaDocument) again = annexa_test_collect (project, report->name);
  g_autofree char *first = annexa_test_dump_report (document);
  g_autofree char *second = annexa_test_dump_report (again);

  g_test_message ("%s of %s", report->name, name);
  check_document (report, document);
  g_assert_cmpstr (first, ==, second);
}

static void
test_every_report (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  for (guint i = 0; i < ANNEXA_TEST_N_REPORT_PROJECTS; i++)
    {
      AnnexaProject *project = annexa_test_report_projects[i].make ();

      for (guint j = 0; j < n_reports; j++)
        if (annexa_test_has_subject (project, reports[j]))
          check_report (project, reports[j], annexa_test_report_projects[i].name);
      annexa_test_close (project);
    }
}

static const struct
{
  const char *ending;
  const char *magic;
} formats[] = { { "pdf", "%PDF-" }, { "odt", "PK\003\004" } };

static gboolean
write_file (AnnexaDocument *document,
            AnnexaPages    *pages,
            guint           format,
            const char     *path,
            GError        **error)
{
  return format == 0 ? annexa_pdf_write (pages, path, NULL, error) : annexa_odt_write (document, pages, path, NULL, error);
}

/* Read, laid out and written from the beginning; a PDF with the data of its registers. */
static GBytes *
make_file (AnnexaProject      *project,
           const AnnexaReport *report,
           guint               format)
{
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, report->name);
  g_autofree char *name = g_strconcat ("report.", formats[format].ending, NULL);
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (AnnexaPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_assert_true (annexa_report_data_read (annexa_document_get_data (document), project, &error));
  g_assert_no_error (error);
  pages = annexa_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annexa_pages_get_n_pages (pages), >, report->short_form ? 0 : 2);
  g_assert_true (write_file (document, pages, format, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

/* The same project on the same day gives the same bytes. */
static void
check_files (AnnexaProject      *project,
             const AnnexaReport *report)
{
  for (guint format = 0; format < G_N_ELEMENTS (formats); format++)
    {
      g_autoptr (GBytes) one = make_file (project, report, format);
      g_autoptr (GBytes) other = make_file (project, report, format);

      g_test_message ("%s as %s: %" G_GSIZE_FORMAT " bytes", report->name, formats[format].ending,
                      g_bytes_get_size (one));
      g_assert_true (g_str_has_prefix (g_bytes_get_data (one, NULL), formats[format].magic));
      g_assert_true (g_bytes_equal (one, other));
    }
}

static void
test_files (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  for (guint i = 0; i < 2; i++)
    {
      AnnexaProject *project = annexa_test_report_projects[i].make ();

      for (guint j = 0; j < n_reports; j++)
        if (annexa_test_has_subject (project, reports[j]))
          check_files (project, reports[j]);
      annexa_test_close (project);
    }
}

static GBytes *
find_data (AnnexaDocument *document,
           const char     *name)
{
  const AnnexaReportData *data = annexa_document_get_data (document);

  for (guint i = 0; i < annexa_report_data_get_n_files (data); i++)
    if (strcmp (annexa_report_data_get_file (data, i)->name, name) == 0)
      return annexa_report_data_get_file (data, i)->bytes;
  return NULL;
}

/* What goes with a report are the records that it shows, as the list of the program writes them, and no others. */
static void
test_data (void)
{
  static const struct
  {
    const char *report;
    const char *kind;
    const char *sql;
  } shown[] = {
    { "suppliers", "supplier", "SELECT count(*) FROM supplier" },
    { "soa", "control", "SELECT count(*) FROM control WHERE " ANNEXA_TEST_IN_SOA },
    { "risks", "risk", "SELECT count(*) FROM risk" },
    { "incident", "incident", "SELECT 1" },
    { "extract", "requirement", "SELECT 1" },
    { "policies", "document", "SELECT count(*) FROM document WHERE status = 'in-force' AND body IS NOT NULL" },
    { "audit-pack", "supplier", "SELECT count(*) FROM supplier" },
  };
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (AnnexaDocument) document = annexa_test_collect (project, shown[i].report);
      g_autofree char *name = g_strconcat (shown[i].kind, ".csv", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) all = annexa_export_csv (project, annexa_kind_lookup (shown[i].kind), NULL, TRUE, &error);
      GBytes *bytes;
      g_autoptr (AnnexaCsvReader) reader = NULL;
      gint64 n_rows = 0;

      g_assert_no_error (error);
      g_test_message ("%s of %s", shown[i].kind, shown[i].report);
      g_assert_null (find_data (document, name));
      g_assert_true (annexa_report_data_read (annexa_document_get_data (document), project, &error));
      bytes = find_data (document, name);
      g_assert_nonnull (bytes);
      reader = annexa_csv_reader_new (bytes, ',', &error);
      while (annexa_csv_reader_next (reader, &error))
        n_rows++;
      g_assert_no_error (error);
      g_assert_cmpint (n_rows - 1, ==, annexa_test_ask (project, shown[i].sql));
      g_assert_cmpuint (g_bytes_get_size (bytes), <=, g_bytes_get_size (all));
    }
  annexa_test_close (project);
}

/* Others find the files in the PDF, and get them out of it as they were put in. */
static void
test_attached_data (void)
{
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "assets");
  g_autofree char *path = annexa_test_path ("attached.pdf");
  g_autofree char *csv = annexa_test_path ("attached.csv");
  const char *arguments[] = { "pdfdetach", "-savefile", "asset.csv", "-o", csv, path, NULL };
  g_autofree char *program = g_find_program_in_path ("pdfdetach");
  g_autoptr (AnnexaPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gsize length;
  int status;

  g_assert_true (annexa_report_data_read (annexa_document_get_data (document), project, &error));
  pages = annexa_pages_new (document, NULL, &error);
  g_assert_true (annexa_pdf_write (pages, path, NULL, &error));
  g_assert_no_error (error);
  annexa_test_close (project);
  if (program == NULL)
    {
      g_test_skip ("pdfdetach is not installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                               &error));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_assert_true (g_file_get_contents (csv, &found, &length, NULL));
  g_assert_cmpmem (found, length, g_bytes_get_data (find_data (document, "asset.csv"), NULL),
                   g_bytes_get_size (find_data (document, "asset.csv")));
}

/* Management reads one page, however much there is to say. */
static void
test_summary_page (void)
{
  for (guint i = 0; i < ANNEXA_TEST_N_REPORT_PROJECTS; i++)
    {
      AnnexaProject *project = annexa_test_report_projects[i].make ();
      g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "summary");
      g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, NULL);

      g_test_message ("%s", annexa_test_report_projects[i].name);
      g_assert_cmpuint (annexa_pages_get_n_pages (pages), ==, 1);
      annexa_test_close (project);
    }
}

typedef struct
{
  AnnexaProject *project;
  const char *name;
  const char *ref;
  char *text;
} Work;

static gpointer
collect_in_thread (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (work->project, &error);
  g_autoptr (AnnexaDocument) document = NULL;

  g_assert_no_error (error);
  document = annexa_report_collect (annexa_report_find (work->name), reader, work->ref, &error);
  g_assert_no_error (error);
  work->text = annexa_test_dump_report (document);
  return NULL;
}

/* A worker reads the same report through a reader of its own. */
static void
test_reader (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");

  for (guint i = 0; i < n_reports; i++)
    {
      g_autofree char *ref = annexa_test_choose_subject (project, reports[i]);
      Work work = { project, reports[i]->name, ref, NULL };
      g_autoptr (AnnexaDocument) document = annexa_test_collect (project, reports[i]->name);
      g_autofree char *expected = annexa_test_dump_report (document);

      g_thread_join (g_thread_new ("report", collect_in_thread, &work));
      g_assert_cmpstr (work.text, ==, expected);
      g_free (work.text);
    }
  annexa_test_close (project);
}

/* A project that another program made may have no risk method and no controls; the reports say so and do not fail. */
static void
test_bare_project (void)
{
  g_autofree char *path = annexa_test_path ("bare.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_project_create (path, &error);
  g_assert_no_error (error);
  edit = annexa_project_begin (project, "Organization");
  annexa_edit_set_text (edit, kind, annexa_edit_create (edit, kind), "name", "Bare");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n_reports; i++)
        if (annexa_test_has_subject (project, reports[i]))
          check_report (project, reports[i], "bare");
      (void) annexa_test_add (project, "risk", "Fire");
    }
  annexa_test_close (project);
}

/* One document with its words filled, which says that nobody has to follow it; the whole leaves it out. */
static void
test_policies (void)
{
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");
  const AnnexaReport *report = annexa_report_find ("policies");
  gint64 id = annexa_test_add (project, "document", "Doors");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) none = NULL;
  g_autoptr (AnnexaDocument) single = NULL;
  g_autoptr (AnnexaDocument) all = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;

  none = annexa_report_collect (report, project, "D-001", &error);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  annexa_test_set (project, "document", id, "body", "## Keys\n\nOnly {organization} has them.", NULL);
  single = annexa_report_collect (report, project, "D-001", &error);
  g_assert_no_error (error);
  text = annexa_test_dump_report (single);
  g_assert_nonnull (strstr (text, "Only Weber Optics has them."));
  g_assert_nonnull (strstr (text, "not in force"));
  g_assert_cmpstr (annexa_document_get_info (single)->title, ==, "Doors");

  all = annexa_test_collect (project, "policies");
  nothing = annexa_test_dump_report (all);
  g_assert_null (strstr (nothing, "Only Weber Optics"));
  annexa_test_close (project);
}

static char *
dump_documents (AnnexaProject *project)
{
  g_autoptr (AnnexaDocument) document = annexa_test_collect (project, "documents");

  return annexa_test_dump_report (document);
}

/* What auditors usually ask for may be a register of the project, and a control that is left out asks for nothing. */
static void
test_required (void)
{
  AnnexaProject *project = annexa_test_new_project ("required.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_autofree char *before = dump_documents (project);
  g_autofree char *after = NULL;

  g_assert_null (strstr (before, "In the project: Interested parties"));
  g_assert_null (strstr (before, "control left out"));
  (void) annexa_test_add (project, "party", "Customers");
  annexa_test_set (project, "control", annexa_project_find_ref (project, kind, "A.8.27"), "applicable", "no", NULL);
  /* One of two controls is left out, so the other one asks for it still. */
  annexa_test_set (project, "control", annexa_project_find_ref (project, kind, "A.5.12"), "applicable", "no", NULL);
  after = dump_documents (project);
  g_assert_nonnull (strstr (after, "In the project: Interested parties"));
  g_assert_nonnull (strstr (after, "control left out"));
  g_assert_null (strstr (strstr (after, "control left out") + 1, "control left out"));
  annexa_test_close (project);
}

/* Where the organization has more people than are listed, the report says how many of them it lists. */
static void
test_people (void)
{
  AnnexaProject *project = annexa_test_new_project ("people.annexa");
  gint64 organization = annexa_test_ask (project, "SELECT id FROM organization");
  g_autoptr (AnnexaDocument) few = NULL;
  g_autoptr (AnnexaDocument) all = NULL;
  g_autofree char *some = NULL;
  g_autofree char *everybody = NULL;

  (void) annexa_test_add (project, "person", "Ana Ruiz");
  (void) annexa_test_add (project, "person", "Lea Brandt");
  annexa_test_set (project, "organization", organization, "people-count", "9", NULL);
  few = annexa_test_collect (project, "roles");
  some = annexa_test_dump_report (few);
  g_assert_nonnull (strstr (some, "2 of 9 people in scope are listed"));
  annexa_test_set (project, "organization", organization, "people-count", "2", NULL);
  all = annexa_test_collect (project, "roles");
  everybody = annexa_test_dump_report (all);
  g_assert_null (strstr (everybody, "in scope are listed"));
  annexa_test_close (project);
}

static guint
count_figures (AnnexaProject *project,
               const char    *audit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) document = annexa_report_collect (annexa_report_find ("audit"), project, audit, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    n += annexa_document_get_block (document, i)->type == ANNEXA_BLOCK_FIGURE;
  return n;
}

/* Below a finding stands in short what led to it, drawn where the causes of its corrective action are known. */
static void
test_causes (void)
{
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
  gint64 finding = annexa_project_find_ref (project, annexa_kind_lookup ("finding"), "F-001");
  guint before = count_figures (project, "AUD-001");
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "finding", finding, "action", "CA-001; CA-009", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_figures (project, "AUD-001"), ==, before + 1);
  annexa_test_close (project);
}

/* A cause is a long text: its marks are not printed, and its first paragraph is whole. */
static void
test_cause_words (void)
{
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
  gint64 finding = annexa_project_find_ref (project, annexa_kind_lookup ("finding"), "F-001");
  gint64 action = annexa_project_find_ref (project, annexa_kind_lookup ("action"), "CA-001");
  const AnnexaReport *report = annexa_report_find ("audit");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) document = NULL;
  g_autofree char *text = NULL;

  annexa_test_set (project, "finding", finding, "action", "CA-001", NULL);
  annexa_test_set (project, "action", action, "cause", "\n\nNobody **looked**\nat the list.\n\nThe rest.", &error);
  g_assert_no_error (error);
  document = annexa_report_collect (report, project, "AUD-001", &error);
  g_assert_no_error (error);
  text = annexa_test_dump_report (document);
  g_assert_nonnull (strstr (text, "Cause (CA-001): Nobody looked at the list."));
  g_assert_null (strstr (text, "The rest."));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/reports/list", test_list);
  g_test_add_func ("/reports/refs", test_refs);
  g_test_add_func ("/reports/registers", test_registers);
  g_test_add_func ("/reports/file-name", test_file_name);
  g_test_add_func ("/reports/every", test_every_report);
  g_test_add_func ("/reports/files", test_files);
  g_test_add_func ("/reports/data", test_data);
  g_test_add_func ("/reports/data/attached", test_attached_data);
  g_test_add_func ("/reports/summary-page", test_summary_page);
  g_test_add_func ("/reports/reader", test_reader);
  g_test_add_func ("/reports/bare-project", test_bare_project);
  g_test_add_func ("/reports/required", test_required);
  g_test_add_func ("/reports/people", test_people);
  g_test_add_func ("/reports/policies", test_policies);
  g_test_add_func ("/reports/causes", test_causes);
  g_test_add_func ("/reports/causes/words", test_cause_words);

  return g_test_run ();
}
