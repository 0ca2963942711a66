/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "annexa-csv-reader.h"
#include "annexa-error.h"
#include "annexa-export.h"
#include "annexa-odt.h"
#include "annexa-pdf.h"
#include "annexa-query.h"
#include "annexa-report-register.h"
#include "annexa-report.h"
#include "annexa-scales.h"
#include "annexa-setup.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* Other frameworks and their controls are beside the Statement of Applicability. */
#define IN_SOA "(own OR framework IN (SELECT id FROM framework WHERE NOT own))"

/* Texts that break a report that trusts what people write. */
static const char *const hostile_texts[] = {
  "</text:p><script>alert (1)</script> & <b>",
  "%s%n%d %1$s",
  "\x01\x02\x1b[31m bell \x07",
  "=HYPERLINK(\"http://example.com\")",
  "\xe2\x80\xaeright to left\xe2\x80\xac שלום مرحبا",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "* * *\n> > > > deep\n\n1. one\n   - two\n     - three",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstandsvorsitzende",
  "日本語の文章です。改行なしで続きます。",
  "# Heading\n\n![picture](file:///etc/passwd) [link](javascript:alert(1))",
};

static AnnexaProject *
new_sample (void)
{
  return annexa_test_new_sample ("sample.annexa");
}

static AnnexaProject *
new_empty (void)
{
  return annexa_test_new_project ("empty.annexa");
}

static void
set_text (AnnexaEdit       *edit,
          const AnnexaKind *kind,
          gint64            id,
          const char       *text)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      g_autofree char *line = g_strdelimit (g_strdup (text), "\n\x01\x02\x07\x1b", ' ');
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if ((field->flags & ANNEXA_FIELD_LOCKED) || g_str_has_prefix (field->name, "colour-")
          || strcmp (field->name, "website") == 0)
        continue;
      if (field->type != ANNEXA_FIELD_TEXT && field->type != ANNEXA_FIELD_LONG_TEXT)
        continue;
      annexa_value_set_text (&value, field->type == ANNEXA_FIELD_TEXT ? line : text);
      annexa_edit_set (edit, kind, id, field, &value);
    }
}

static GArray *
list_ids (AnnexaProject *project,
          const char    *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (kind));
  g_autoptr (GError) error = NULL;
  GArray *ids = annexa_project_query (project, query, &error);

  g_assert_no_error (error);
  return ids;
}

/* Closed rounds keep the method that they were made with from being changed, so that another one is in force here. */
static void
change_method (AnnexaProject *project)
{
  gint64 id = annexa_test_add_method (project, "Hostile", ANNEXA_DEFAULT_METHOD);
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "method", id, "status", "in-force", &error);
  g_assert_no_error (error);
}

/* Whether the record is a method of a closed round, or a part of one. */
static gboolean
is_kept (AnnexaProject    *project,
         const AnnexaKind *kind,
         gint64            id)
{
  const AnnexaField *parent = annexa_kind_get_parent_field (kind);
  gint64 method = annexa_project_get_scales (project)->method;
  gint64 whole = id;

  if (parent != NULL)
    {
      g_autoptr (AnnexaRecord) part = annexa_project_get_record (project, kind, id, NULL);

      whole = annexa_record_get_integer (part, parent->name);
    }
  return annexa_scales_come_from (kind) && whole != method;
}

/* The example company with hostile texts in every field that takes one. */
static AnnexaProject *
new_hostile (void)
{
  static const char *const kinds[] = { "organization", "person", "asset", "control", "risk", "evidence", "method", "level",
                                       "scale-step" };
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint text = 0;

  change_method (project);
  edit = annexa_project_begin (project, "Hostile");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) ids = list_ids (project, kinds[i]);

      for (guint j = 0; j < ids->len; j++)
        if (!is_kept (project, annexa_kind_lookup (kinds[i]), g_array_index (ids, gint64, j)))
          set_text (edit, annexa_kind_lookup (kinds[i]), g_array_index (ids, gint64, j),
                    hostile_texts[text++ % G_N_ELEMENTS (hostile_texts)]);
    }
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return project;
}

static const struct
{
  const char *name;
  AnnexaProject *(*make) (void);
} projects[] = {
  { "sample", new_sample },
  { "empty", new_empty },
  { "hostile", new_hostile },
};

/* The reference of a record that the report can be about; NULL for a report about all of them. */
static char *
choose_subject (AnnexaProject      *project,
                const AnnexaReport *report)
{
  const AnnexaKind *kind = annexa_kind_lookup (report->kind != NULL ? report->kind : "requirement");
  g_autoptr (GArray) titles = annexa_project_list_titles (project, kind, NULL);

  if (report->about != ANNEXA_REPORT_ABOUT_ONE || titles->len == 0)
    return NULL;
  return g_strdup (g_array_index (titles, AnnexaTitle, 0).ref);
}

static gboolean
has_subject (AnnexaProject      *project,
             const AnnexaReport *report)
{
  g_autofree char *ref = choose_subject (project, report);

  return report->about != ANNEXA_REPORT_ABOUT_ONE || ref != NULL;
}

static AnnexaDocument *
collect (AnnexaProject *project,
         const char    *name)
{
  const AnnexaReport *report = annexa_report_find (name);
  g_autofree char *ref = choose_subject (project, report);
  g_autoptr (GError) error = NULL;
  AnnexaDocument *document = annexa_report_collect (report, project, ref, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* What plain sqlite3 answers about the published file: one number. */
static gint64
ask (AnnexaProject *project,
     const char    *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 answer;

  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (annexa_project_get_path (project), &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}

/* The same for a column of texts. */
static GPtrArray *
ask_list (AnnexaProject *project,
          const char    *sql)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  annexa_project_publish (project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (annexa_project_get_path (project), &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (list, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return list;
}

static char *
get_cell (AnnexaDocument    *document,
          const AnnexaTable *table,
          guint              row,
          guint              column)
{
  const AnnexaTableRow *r = &g_array_index (table->rows, AnnexaTableRow, row);

  g_assert_cmpuint (column, <, r->n_cells);
  return annexa_document_get_plain (document, g_array_index (table->cells, AnnexaSpan, r->first_cell + column));
}

/* The tables below the heading @id, up to the next heading of the same or a higher level. */
static GPtrArray *
find_tables (AnnexaDocument *document,
             const char     *id)
{
  GPtrArray *tables = g_ptr_array_new ();
  guint level = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_HEADING && level == 0 && strcmp (block->id, id) == 0)
        level = block->level;
      else if (block->type == ANNEXA_BLOCK_HEADING && level > 0 && block->level <= level)
        break;
      else if (block->type == ANNEXA_BLOCK_TABLE && level > 0)
        g_ptr_array_add (tables, block->table);
    }
  g_assert_cmpuint (level, >, 0);
  return tables;
}

static gboolean
has_heading (AnnexaDocument *document,
             const char     *id)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_HEADING && strcmp (block->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static const AnnexaTable *
find_table (AnnexaDocument *document,
            const char     *id,
            guint           position)
{
  g_autoptr (GPtrArray) tables = find_tables (document, id);

  g_assert_cmpuint (position, <, tables->len);
  return tables->pdata[position];
}

/* The first word of the first cell of each row: the refs. */
static void
assert_refs (AnnexaDocument *document,
             const char     *heading,
             GPtrArray      *expected)
{
  g_autoptr (GPtrArray) tables = find_tables (document, heading);
  guint found = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      const AnnexaTable *table = tables->pdata[i];

      for (guint j = 0; j < table->rows->len; j++, found++)
        {
          g_autofree char *cell = get_cell (document, table, j, 0);

          cell[strcspn (cell, " ")] = '\0';
          g_assert_cmpuint (found, <, expected->len);
          g_assert_cmpstr (cell, ==, expected->pdata[found]);
        }
    }
  g_assert_cmpuint (found, ==, expected->len);
}

static void
assert_number (AnnexaDocument    *document,
               const AnnexaTable *table,
               guint              row,
               guint              column,
               gint64             expected)
{
  g_autofree char *cell = get_cell (document, table, row, column);

  g_assert_cmpint (g_ascii_strtoll (cell, NULL, 10), ==, expected);
}

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
          g_autofree char *cell = get_cell (document, table, i, j);

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

/* Everything a document says, for comparing. */
static char *
dump (AnnexaDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *words = annexa_document_get_plain (document, block->text);

      g_string_append_printf (text, "%d %s\n", (int) block->type, words);
      for (guint j = 0; block->table != NULL && j < block->table->cells->len; j++)
        {
          g_autofree char *cell
              = annexa_document_get_plain (document, g_array_index (block->table->cells, AnnexaSpan, j));

          g_string_append_printf (text, "  %s\n", cell);
        }
      for (guint j = 0; block->facts != NULL && j < block->facts->len; j++)
        g_string_append_printf (text, "  %s: %s\n", g_array_index (block->facts, AnnexaFact, j).label,
                                g_array_index (block->facts, AnnexaFact, j).value);
      for (guint j = 0; block->signatures != NULL && j < block->signatures->len; j++)
        g_string_append_printf (text, "  %s: %s\n", g_array_index (block->signatures, AnnexaSignature, j).role,
                                g_array_index (block->signatures, AnnexaSignature, j).name);
    }
  return g_string_free (text, FALSE);
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
  AnnexaProject *project = new_sample ();

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
  AnnexaProject *project = new_empty ();
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
  g_autoptr (AnnexaDocument) document = collect (project, report->name);
  g_autoptr (AnnexaDocument) again = collect (project, report->name);
  g_autofree char *first = dump (document);
  g_autofree char *second = dump (again);

  g_test_message ("%s of %s", report->name, name);
  check_document (report, document);
  g_assert_cmpstr (first, ==, second);
}

static void
test_every_report (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i].make ();

      for (guint j = 0; j < n_reports; j++)
        if (has_subject (project, reports[j]))
          check_report (project, reports[j], projects[i].name);
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
  g_autoptr (AnnexaDocument) document = collect (project, report->name);
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
      AnnexaProject *project = projects[i].make ();

      for (guint j = 0; j < n_reports; j++)
        if (has_subject (project, reports[j]))
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
    { "soa", "control", "SELECT count(*) FROM control WHERE " IN_SOA },
    { "risks", "risk", "SELECT count(*) FROM risk" },
    { "incident", "incident", "SELECT 1" },
    { "extract", "requirement", "SELECT 1" },
    { "policies", "document", "SELECT count(*) FROM document WHERE status = 'in-force' AND body IS NOT NULL" },
    { "audit-pack", "supplier", "SELECT count(*) FROM supplier" },
  };
  AnnexaProject *project = new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (AnnexaDocument) document = collect (project, shown[i].report);
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
      g_assert_cmpint (n_rows - 1, ==, ask (project, shown[i].sql));
      g_assert_cmpuint (g_bytes_get_size (bytes), <=, g_bytes_get_size (all));
    }
  annexa_test_close (project);
}

/* Others find the files in the PDF, and get them out of it as they were put in. */
static void
test_attached_data (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) document = collect (project, "assets");
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
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i].make ();
      g_autoptr (AnnexaDocument) document = collect (project, "summary");
      g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, NULL);

      g_test_message ("%s", projects[i].name);
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
  work->text = dump (document);
  return NULL;
}

/* A worker reads the same report through a reader of its own. */
static void
test_reader (void)
{
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);
  AnnexaProject *project = new_sample ();

  for (guint i = 0; i < n_reports; i++)
    {
      g_autofree char *ref = choose_subject (project, reports[i]);
      Work work = { project, reports[i]->name, ref, NULL };
      g_autoptr (AnnexaDocument) document = collect (project, reports[i]->name);
      g_autofree char *expected = dump (document);

      g_thread_join (g_thread_new ("report", collect_in_thread, &work));
      g_assert_cmpstr (work.text, ==, expected);
      g_free (work.text);
    }
  annexa_test_close (project);
}

static void
check_themes (AnnexaProject  *project,
              AnnexaDocument *document)
{
  static const char *const rows[] = { "own = 0 AND theme = 'organizational'", "own = 0 AND theme = 'people'",
                                      "own = 0 AND theme = 'physical'", "own = 0 AND theme = 'technological'",
                                      "own = 1", IN_SOA };
  static const char *const columns[] = { "1",
                                         "applicable = 'yes'",
                                         "applicable = 'no'",
                                         "applicable = 'undecided'",
                                         "applicable = 'yes' AND status = 'not-started'",
                                         "applicable = 'yes' AND status = 'planned'",
                                         "applicable = 'yes' AND status = 'partly'",
                                         "applicable = 'yes' AND status = 'implemented'" };
  const AnnexaTable *table = find_table (document, "summary", 0);
  guint found = 0;

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM control WHERE %s", rows[row]);

      if (ask (project, all) == 0)
        continue;
      for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
        {
          g_autofree char *sql
              = g_strdup_printf ("SELECT count(*) FROM control WHERE %s AND %s", rows[row], columns[column]);

          assert_number (document, table, found, column + 1, ask (project, sql));
        }
      found++;
    }
  g_assert_cmpuint (table->rows->len, ==, found);
}

static void
test_soa (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i].make ();
      g_autoptr (AnnexaDocument) document = collect (project, "soa");
      g_autoptr (GPtrArray) all = ask_list (project, "SELECT ref FROM control WHERE " IN_SOA " ORDER BY own, id");
      g_autoptr (GPtrArray) excluded
          = ask_list (project, "SELECT ref FROM control WHERE applicable = 'no' AND " IN_SOA " ORDER BY own, id");

      g_test_message ("%s", projects[i].name);
      g_assert_cmpuint (all->len, >=, 93);
      assert_refs (document, "controls", all);
      assert_refs (document, "excluded", excluded);
      check_themes (project, document);
      annexa_test_close (project);
    }
}

/* What the statement says, without the facts about the project file at its end, which change with every edit. */
static char *
collect_statement (AnnexaProject *project)
{
  g_autoptr (AnnexaDocument) document = collect (project, "soa");
  g_autofree char *text = dump (document);
  const char *end = g_strrstr (text, "Project file:");

  g_assert_nonnull (end);
  return g_strndup (text, (gsize) (end - text));
}

/* A framework that a customer asks for does not change what is said about Annex A. */
static void
test_soa_other_frameworks (void)
{
  AnnexaProject *project = annexa_test_new_project ("frameworks.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  g_autofree char *before = collect_statement (project);
  g_autofree char *after = NULL;
  gint64 framework = annexa_test_add (project, "framework", "Rules of our customer");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Imported");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, kind, id, "title", "Lock the door");
  annexa_edit_set_integer (edit, kind, id, "own", FALSE);
  annexa_edit_set_integer (edit, kind, id, "framework", framework);
  annexa_edit_set_text (edit, kind, id, "applicable", "yes");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);

  after = collect_statement (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_close (project);
}

/* While nothing is written the titles have the room, afterwards the texts, in the same way for all groups. */
static void
test_soa_widths (void)
{
  AnnexaProject *project = new_empty ();
  gint64 control = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.5.1");
  g_autoptr (AnnexaDocument) before = collect (project, "soa");
  g_autoptr (AnnexaDocument) after = NULL;
  const AnnexaTable *organizational;
  const AnnexaTable *people;

  organizational = find_table (before, "controls", 0);
  g_assert_cmpfloat (organizational->columns[0].share, >, organizational->columns[4].share);

  g_assert_true (annexa_test_set (project, "control", control, "how", "One page, signed.", NULL));
  after = collect (project, "soa");
  organizational = find_table (after, "controls", 0);
  people = find_table (after, "controls", 1);
  g_assert_cmpfloat (organizational->columns[0].share, <, organizational->columns[4].share);
  for (guint i = 0; i < organizational->n_columns; i++)
    g_assert_cmpfloat (people->columns[i].share, ==, organizational->columns[i].share);
  annexa_test_close (project);
}

/* What was written about a control and linked to it stands in its row. */
static void
test_soa_row (void)
{
  AnnexaProject *project = new_empty ();
  gint64 control = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.5.1");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 evidence = annexa_test_add (project, "evidence", "Signed policy");
  static const struct
  {
    const char *field;
    const char *text;
  } values[] = { { "applicable", "yes" },   { "reasons", "risk; law" },    { "justification", "Customers **ask** for it." },
                 { "status", "implemented" }, { "how", "One page, signed." }, { "owner", "Lea Brandt" } };
  static const char *const expected[] = { "A.5.1 Policies for information security",
                                          "Yes",
                                          "Risk, Law Customers ask for it.",
                                          "Implemented",
                                          "One page, signed.",
                                          "Lea Brandt",
                                          "R-001",
                                          "E-001" };
  g_autoptr (AnnexaDocument) document = NULL;
  const AnnexaTable *table;

  (void) annexa_test_add (project, "person", "Lea Brandt");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (annexa_test_set (project, "control", control, values[i].field, values[i].text, NULL));
  g_assert_true (annexa_test_set (project, "risk", risk, "existing-controls", "A.5.1", NULL));
  g_assert_true (annexa_test_set (project, "evidence", evidence, "for", "A.5.1", NULL));

  document = collect (project, "soa");
  table = find_table (document, "controls", 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *cell = get_cell (document, table, 0, i);

      g_assert_cmpstr (cell, ==, expected[i]);
    }
  g_assert_true (has_heading (document, "named-risks"));
  g_assert_true (has_heading (document, "named-evidence"));
  annexa_test_close (project);
}

/* Whatever number it has: what nobody has approved is a draft. */
static void
test_soa_version (void)
{
  AnnexaProject *project = new_empty ();
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gint64 id = annexa_record_get_id (organization);
  g_autoptr (AnnexaDocument) first = collect (project, "soa");
  g_autoptr (AnnexaDocument) second = NULL;
  g_autoptr (AnnexaDocument) third = NULL;

  g_assert_cmpstr (annexa_document_get_info (first)->version, ==, "Draft");
  g_assert_true (annexa_test_set (project, "organization", id, "soa-version", "2.0", NULL));
  second = collect (project, "soa");
  g_assert_cmpstr (annexa_document_get_info (second)->version, ==, "2.0, draft");
  g_assert_true (annexa_test_set (project, "organization", id, "soa-approved-on", "2026-11-20", NULL));
  third = collect (project, "soa");
  g_assert_cmpstr (annexa_document_get_info (third)->version, ==, "2.0");
  g_clear_object (&organization);
  annexa_test_close (project);
}

/* A method that was retired keeps its levels and its matrix. */
#define IN_FORCE "(SELECT id FROM method WHERE status = 'in-force')"

#define LEVEL_OF(prefix)                                                                                               \
  "(SELECT level.position FROM matrix_cell JOIN level ON level.id = matrix_cell.level WHERE"                           \
  " matrix_cell.method = " IN_FORCE " AND matrix_cell.likelihood = risk." prefix "_likelihood AND"                     \
  " matrix_cell.impact = risk." prefix "_impact)"

static void
check_levels (AnnexaProject  *project,
              AnnexaDocument *document)
{
  static const char *const columns[] = { LEVEL_OF ("inherent"), LEVEL_OF ("current"), LEVEL_OF ("target") };
  const AnnexaTable *table = find_table (document, "results", 0);
  guint n_levels = (guint) ask (project, "SELECT count(*) FROM level WHERE method = " IN_FORCE);

  g_assert_cmpuint (table->rows->len, ==, n_levels + 2);
  for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
    {
      g_autofree char *unrated
          = g_strdup_printf ("SELECT count(*) FROM risk WHERE status <> 'closed' AND %s IS NULL", columns[column]);
      g_autofree char *above = g_strdup_printf ("SELECT count(*) FROM risk WHERE status <> 'closed' AND %s IN"
                                                " (SELECT position FROM level WHERE NOT acceptable AND method = " IN_FORCE ")",
                                                columns[column]);

      for (guint level = 1; level <= n_levels; level++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM risk WHERE status <> 'closed' AND %s = %u",
                                                  columns[column], level);

          assert_number (document, table, n_levels - level, column + 1, ask (project, sql));
        }
      assert_number (document, table, n_levels, column + 1, ask (project, unrated));
      assert_number (document, table, n_levels + 1, column + 1, ask (project, above));
    }
}

static void
test_risks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i].make ();
      g_autoptr (AnnexaDocument) document = collect (project, "risks");
      g_autoptr (GPtrArray) all = ask_list (project, "SELECT ref FROM risk ORDER BY length (ref), ref");
      g_autoptr (GPtrArray) accepted
          = ask_list (project, "SELECT ref FROM risk WHERE status <> 'closed' AND (accepted_by IS NOT NULL OR"
                               " accepted_on IS NOT NULL) ORDER BY length (ref), ref");
      g_autoptr (GPtrArray) unrated = ask_list (project, "SELECT ref FROM risk WHERE status <> 'closed' AND "
                                                         LEVEL_OF ("current") " IS NULL ORDER BY length (ref), ref");

      g_test_message ("%s", projects[i].name);
      assert_refs (document, "register", all);
      if (all->len > 0)
        {
          check_levels (project, document);
          assert_refs (document, "accepted", accepted);
        }
      g_assert_true (has_heading (document, "unrated") == (unrated->len > 0));
      if (unrated->len > 0)
        assert_refs (document, "unrated", unrated);
      annexa_test_close (project);
    }
}

/* The counts on the picture are those of the table behind it and of the file. */
static void
test_risk_map (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) document = collect (project, "risks");
  const AnnexaTable *table = find_table (document, "risk-map", 0);
  g_autoptr (GPtrArray) rated = ask_list (project, "SELECT ref FROM risk WHERE status <> 'closed' AND"
                                                   " current_likelihood IS NOT NULL AND current_impact IS NOT NULL");

  g_assert_cmpuint (rated->len, >, 20);
  g_assert_cmpuint (table->rows->len, ==, 5);
  for (guint i = 0; i < rated->len; i++)
    {
      g_autofree char *likelihood
          = g_strdup_printf ("SELECT current_likelihood FROM risk WHERE ref = '%s'", (char *) rated->pdata[i]);
      g_autofree char *impact
          = g_strdup_printf ("SELECT current_impact FROM risk WHERE ref = '%s'", (char *) rated->pdata[i]);
      g_autofree char *cell
          = get_cell (document, table, 5 - (guint) ask (project, likelihood), (guint) ask (project, impact));

      g_assert_nonnull (strstr (cell, rated->pdata[i]));
    }
  annexa_test_close (project);
}

/* The highest risks come first, and all that lie above the acceptance line are told. */
static void
test_top_risks (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) document = collect (project, "risks");
  g_autoptr (GPtrArray) expected = ask_list (project, "SELECT ref || ' ' || title FROM risk WHERE status <> 'closed' AND "
                                                      LEVEL_OF ("current") " IN (SELECT position FROM level WHERE NOT"
                                                      " acceptable AND method = " IN_FORCE ") ORDER BY " LEVEL_OF ("current") " DESC,"
                                                      " current_impact DESC, current_likelihood DESC");
  guint found = 0;
  gboolean inside = FALSE;

  g_assert_cmpuint (expected->len, >, 0);
  for (guint i = 0; i < annexa_document_get_n_blocks (document) && found < expected->len; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type != ANNEXA_BLOCK_HEADING)
        continue;
      if (block->level == 1)
        inside = strcmp (block->id, "top") == 0;
      else if (inside && block->level == 2)
        {
          g_autofree char *title = annexa_document_get_plain (document, block->text);

          g_assert_cmpstr (title, ==, expected->pdata[found++]);
        }
    }
  g_assert_cmpuint (found, ==, expected->len);
  annexa_test_close (project);
}

/* Every owner of an open risk signs, once. */
static void
test_signatures (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) document = collect (project, "risks");
  gint64 owners = ask (project, "SELECT count (DISTINCT owner) FROM risk WHERE status <> 'closed'");
  gint64 found = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_SIGNATURES)
        found += block->signatures->len;
    }
  g_assert_cmpint (found, ==, owners);
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
        if (has_subject (project, reports[i]))
          check_report (project, reports[i], "bare");
      (void) annexa_test_add (project, "risk", "Fire");
    }
  annexa_test_close (project);
}

/* One document with its words filled, which says that nobody has to follow it; the whole leaves it out. */
static void
test_policies (void)
{
  AnnexaProject *project = new_empty ();
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
  text = dump (single);
  g_assert_nonnull (strstr (text, "Only Weber Optics has them."));
  g_assert_nonnull (strstr (text, "not in force"));
  g_assert_cmpstr (annexa_document_get_info (single)->title, ==, "Doors");

  all = collect (project, "policies");
  nothing = dump (all);
  g_assert_null (strstr (nothing, "Only Weber Optics"));
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
  AnnexaProject *project = new_sample ();
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
  AnnexaProject *project = new_sample ();
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
  text = dump (document);
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
  g_test_add_func ("/reports/soa", test_soa);
  g_test_add_func ("/reports/soa/other-frameworks", test_soa_other_frameworks);
  g_test_add_func ("/reports/soa-widths", test_soa_widths);
  g_test_add_func ("/reports/soa-row", test_soa_row);
  g_test_add_func ("/reports/soa-version", test_soa_version);
  g_test_add_func ("/reports/risks", test_risks);
  g_test_add_func ("/reports/risk-map", test_risk_map);
  g_test_add_func ("/reports/top-risks", test_top_risks);
  g_test_add_func ("/reports/signatures", test_signatures);
  g_test_add_func ("/reports/bare-project", test_bare_project);
  g_test_add_func ("/reports/policies", test_policies);
  g_test_add_func ("/reports/causes", test_causes);
  g_test_add_func ("/reports/causes/words", test_cause_words);

  return g_test_run ();
}
