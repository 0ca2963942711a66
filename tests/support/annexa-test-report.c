/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "annexa-query.h"
#include "annexa-scales.h"
#include "annexa-setup.h"
#include "annexa-test-report.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* What tests of reports have in common: the projects that they are made of, and reading what they say. */

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
  AnnexaProject *project = annexa_test_new_sample ("sample.annexa");
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

const AnnexaTestReportProject annexa_test_report_projects[ANNEXA_TEST_N_REPORT_PROJECTS] = {
  { "sample", new_sample },
  { "empty", new_empty },
  { "hostile", new_hostile },
};

/* The reference of a record that the report can be about; NULL for a report about all of them. */
char *
annexa_test_choose_subject (AnnexaProject      *project,
                            const AnnexaReport *report)
{
  const AnnexaKind *kind = annexa_kind_lookup (report->kind != NULL ? report->kind : "requirement");
  g_autoptr (GArray) titles = annexa_project_list_titles (project, kind, NULL);

  if (report->about != ANNEXA_REPORT_ABOUT_ONE || titles->len == 0)
    return NULL;
  return g_strdup (g_array_index (titles, AnnexaTitle, 0).ref);
}

gboolean
annexa_test_has_subject (AnnexaProject      *project,
                         const AnnexaReport *report)
{
  g_autofree char *ref = annexa_test_choose_subject (project, report);

  return report->about != ANNEXA_REPORT_ABOUT_ONE || ref != NULL;
}

AnnexaDocument *
annexa_test_collect (AnnexaProject *project,
                     const char    *name)
{
  const AnnexaReport *report = annexa_report_find (name);
  g_autofree char *ref = annexa_test_choose_subject (project, report);
  g_autoptr (GError) error = NULL;
  AnnexaDocument *document = annexa_report_collect (report, project, ref, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* What plain sqlite3 answers about the published file: one number. */
gint64
annexa_test_ask (AnnexaProject *project,
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
GPtrArray *
annexa_test_ask_list (AnnexaProject *project,
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

char *
annexa_test_get_cell (AnnexaDocument    *document,
                      const AnnexaTable *table,
                      guint              row,
                      guint              column)
{
  const AnnexaTableRow *r = &g_array_index (table->rows, AnnexaTableRow, row);

  g_assert_cmpuint (column, <, r->n_cells);
  return annexa_document_get_plain (document, g_array_index (table->cells, AnnexaSpan, r->first_cell + column));
}

/* The tables below the heading @id, up to the next heading of the same or a higher level. */
GPtrArray *
annexa_test_find_tables (AnnexaDocument *document,
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

gboolean
annexa_test_has_heading (AnnexaDocument *document,
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

const AnnexaTable *
annexa_test_find_table (AnnexaDocument *document,
                        const char     *id,
                        guint           position)
{
  g_autoptr (GPtrArray) tables = annexa_test_find_tables (document, id);

  g_assert_cmpuint (position, <, tables->len);
  return tables->pdata[position];
}

/* The first word of the first cell of each row: the refs. */
void
annexa_test_assert_refs (AnnexaDocument *document,
                         const char     *heading,
                         GPtrArray      *expected)
{
  g_autoptr (GPtrArray) tables = annexa_test_find_tables (document, heading);
  guint found = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      const AnnexaTable *table = tables->pdata[i];

      for (guint j = 0; j < table->rows->len; j++, found++)
        {
          g_autofree char *cell = annexa_test_get_cell (document, table, j, 0);

          cell[strcspn (cell, " ")] = '\0';
          g_assert_cmpuint (found, <, expected->len);
          g_assert_cmpstr (cell, ==, expected->pdata[found]);
        }
    }
  g_assert_cmpuint (found, ==, expected->len);
}

void
annexa_test_assert_number (AnnexaDocument    *document,
                           const AnnexaTable *table,
                           guint              row,
                           guint              column,
                           gint64             expected)
{
  g_autofree char *cell = annexa_test_get_cell (document, table, row, column);

  g_assert_cmpint (g_ascii_strtoll (cell, NULL, 10), ==, expected);
}

/* Everything a document says, for comparing. */
char *
annexa_test_dump_report (AnnexaDocument *document)
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
