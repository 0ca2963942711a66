/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>
#include <zip.h>

#include "annexa-audit-pack.h"
#include "annexa-error.h"
#include "annexa-odt.h"
#include "annexa-pack-details.h"
#include "annexa-pack-plan.h"
#include "annexa-pages.h"
#include "annexa-pdf.h"
#include "annexa-project-private.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/* Packs of a project: that they say what somebody has put together, and nothing else. */

static gint64
add_pack (AnnexaProject     *project,
          const char        *name,
          const char *const *reports)
{
  gint64 id;
  g_autoptr (AnnexaEdit) edit = annexa_pack_make (project, name, reports, &id);
  g_autoptr (GError) error = NULL;

  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return id;
}

/* The id of a section, by its place from 0. */
static gint64
get_section (AnnexaProject *project,
             gint64         pack,
             guint          place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sections = annexa_pack_list_sections (project, pack, &error);

  g_assert_no_error (error);
  return annexa_record_get_id (sections->pdata[place]);
}

static void
set_section (AnnexaProject *project,
             gint64         pack,
             guint          place,
             const char    *field,
             const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, "pack-section", get_section (project, pack, place), field, text, &error);
  g_assert_no_error (error);
}

static AnnexaDocument *
collect (AnnexaProject *project,
         const char    *pack)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *ref = pack != NULL ? annexa_pack_find (project, pack, &error) : NULL;
  AnnexaDocument *document = annexa_report_collect (&annexa_audit_pack_report, project, ref, &error);

  g_assert_no_error (error);
  return document;
}

/* Everything that is written, a line for each paragraph, heading, cell and fact. */
static char *
list_words (AnnexaDocument *document)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *text = annexa_document_get_plain (document, block->text);

      g_string_append_printf (words, "%d|%s\n", block->type, text);
      for (guint j = 0; block->table != NULL && j < block->table->n_columns; j++)
        g_string_append_printf (words, "column|%s\n", block->table->columns[j].title);
      for (guint j = 0; block->table != NULL && j < block->table->cells->len; j++)
        {
          g_autofree char *cell = annexa_document_get_plain (document, g_array_index (block->table->cells, AnnexaSpan, j));

          g_string_append_printf (words, "cell|%s\n", cell);
        }
      for (guint j = 0; block->facts != NULL && j < block->facts->len; j++)
        g_string_append_printf (words, "fact|%s|%s\n", g_array_index (block->facts, AnnexaFact, j).label,
                                g_array_index (block->facts, AnnexaFact, j).value);
    }
  return g_string_free (words, FALSE);
}

static gboolean
says (AnnexaDocument *document,
      const char     *text)
{
  g_autofree char *words = list_words (document);

  return strstr (words, text) != NULL;
}

static guint
find_heading (AnnexaDocument *document,
              const char     *id)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_HEADING && strcmp (block->id, id) == 0)
        return i;
    }
  return G_MAXUINT;
}

static void
assert_heading (AnnexaDocument *document,
                const char     *id,
                const char     *expected)
{
  guint i = find_heading (document, id);
  g_autofree char *text = NULL;

  g_assert_cmpuint (i, !=, G_MAXUINT);
  text = annexa_document_get_plain (document, annexa_document_get_block (document, i)->text);
  g_assert_cmpstr (text, ==, expected);
}

/* A pack of the usual sections is the audit pack under another name: there is one way to make them. */
static void
test_same (void)
{
  AnnexaProject *project = annexa_test_new_sample ("same.annexa");
  g_autoptr (AnnexaDocument) named = NULL;
  g_autoptr (AnnexaDocument) usual = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  add_pack (project, "Mine", annexa_audit_pack_list_parts ());
  named = collect (project, "Mine");
  usual = collect (project, NULL);
  expected = list_words (usual);
  found = list_words (named);
  g_assert_cmpstr (annexa_document_get_info (named)->title, ==, "Mine");
  g_assert_cmpuint (strlen (expected), >, 10000);
  g_assert_cmpstr (found, ==, expected);
  annexa_test_close (project);
}

/* Sections stand in the order of their places, each with its own heading and words. */
static void
test_words (void)
{
  static const char *const reports[] = { "risks", "soa", NULL };
  AnnexaProject *project = annexa_test_new_sample ("words.annexa");
  gint64 pack = add_pack (project, "For us", reports);
  gint64 first = get_section (project, pack, 0);
  g_autoptr (AnnexaDocument) document = NULL;

  set_section (project, pack, 0, "text-before", "Read **this** first.");
  set_section (project, pack, 0, "text-after", "And this last.");
  set_section (project, pack, 0, "heading", "What could happen");
  annexa_test_set (project, "pack-section", first, "position", "3", NULL);
  g_assert_cmpint (get_section (project, pack, 1), ==, first);
  annexa_test_set (project, "pack", pack, "heading", "On paper", NULL);
  annexa_test_set (project, "pack", pack, "introduction", "Welcome.", NULL);
  annexa_test_set (project, "pack", pack, "closing", "Farewell.", NULL);

  document = collect (project, "FOR US");
  g_assert_cmpstr (annexa_document_get_info (document)->title, ==, "On paper");
  assert_heading (document, "part-1", "1 Statement of Applicability");
  assert_heading (document, "part-2", "2 What could happen");
  assert_heading (document, "introduction", "Introduction");
  assert_heading (document, "closing", "Closing words");
  g_assert_cmpuint (find_heading (document, "introduction"), <, find_heading (document, "part-1"));
  g_assert_cmpuint (find_heading (document, "closing"), >, find_heading (document, "part-2"));
  g_assert_true (says (document, "|Read this first.\n"));
  g_assert_true (says (document, "|And this last.\n"));
  g_assert_true (says (document, "|Welcome.\n"));
  g_assert_true (says (document, "|Farewell.\n"));
  annexa_test_close (project);
}

/* Each word of the frame stands for one thing, which goes with it. */
static void
test_frame (void)
{
  static const char *const reports[] = { "legal", NULL };
  static const struct
  {
    const char *word;
    const char *heading;
  } cases[] = {
    { "cover", NULL },
    { "contents", NULL },
    { "control", "document-control" },
    { "open-points", "open-points" },
    { "numbers", NULL },
    { "signatures", "signatures" },
    { "fingerprint", "chain" },
  };
  AnnexaProject *project = annexa_test_new_sample ("frame.annexa");
  gint64 pack = add_pack (project, "One", reports);
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup ("pack"), "frame");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaDocument) document = NULL;
      guint n_covers = 0, n_contents = 0;

      g_assert_nonnull (annexa_field_find_choice (field, cases[i].word));
      annexa_test_set (project, "pack", pack, "frame", cases[i].word, NULL);
      document = collect (project, "One");
      for (guint j = 0; j < annexa_document_get_n_blocks (document); j++)
        {
          n_covers += annexa_document_get_block (document, j)->type == ANNEXA_BLOCK_COVER;
          n_contents += annexa_document_get_block (document, j)->type == ANNEXA_BLOCK_CONTENTS;
        }
      g_assert_cmpuint (n_covers, ==, strcmp (cases[i].word, "cover") == 0);
      g_assert_cmpuint (n_contents, ==, strcmp (cases[i].word, "contents") == 0);
      assert_heading (document, "part-1", strcmp (cases[i].word, "numbers") == 0 ? "1 Legal register" : "Legal register");
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        if (cases[j].heading != NULL)
          g_assert_cmpint (find_heading (document, cases[j].heading) != G_MAXUINT, ==, i == j);
    }
  for (guint i = 0; field->choices[i].word != NULL; i++)
    g_assert_cmpuint (i, <, G_N_ELEMENTS (cases));
  annexa_test_close (project);
}

static void
add_section (AnnexaProject *project,
             gint64         pack,
             gint64         place,
             const char    *report)
{
  const AnnexaKind *kind = annexa_kind_lookup ("pack-section");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Section added");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, id, annexa_kind_get_parent_field (kind)->name, pack);
  annexa_edit_set_integer (edit, kind, id, "position", place);
  annexa_edit_set_text (edit, kind, id, "report", report);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* A pack that somebody begins with nothing says nothing about the firm but what its sections say. */
static void
test_fresh (void)
{
  static const char *const none[] = { NULL };
  AnnexaProject *project = annexa_test_new_sample ("fresh.annexa");
  gint64 pack = add_pack (project, "Fresh", none);
  g_autoptr (AnnexaDocument) empty = collect (project, "Fresh");
  g_autoptr (AnnexaDocument) filled = NULL;
  g_autoptr (AnnexaDocument) open = NULL;
  guint n_sections = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (empty); i++)
    g_assert_cmpint (annexa_document_get_block (empty, i)->type, !=, ANNEXA_BLOCK_TABLE);
  add_section (project, pack, 1, "context");
  add_section (project, pack, 2, "assets");
  filled = collect (project, "Fresh");
  for (guint i = 0; i < annexa_document_get_n_blocks (filled); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (filled, i);

      if (block->type != ANNEXA_BLOCK_HEADING)
        continue;
      n_sections += strchr (block->id + strlen ("part-"), '-') == NULL;
      if (!g_str_has_prefix (block->id, "part-1") && !g_str_has_prefix (block->id, "part-2"))
        g_error ("“%s” stands in the pack", block->id);
    }
  g_assert_cmpuint (n_sections, ==, 2);
  g_assert_cmpuint (find_heading (filled, "part-2-summary"), !=, G_MAXUINT);
  g_assert_cmpuint (find_heading (filled, "part-2-open-points"), ==, G_MAXUINT);
  g_assert_false (says (empty, "Design, manufacture and sale"));
  annexa_test_set (project, "pack", pack, "frame", "open-points", NULL);
  open = collect (project, "Fresh");
  g_assert_cmpuint (find_heading (open, "part-2-open-points"), !=, G_MAXUINT);
  annexa_test_close (project);
}

static gboolean
is_remark (const AnnexaRun *run)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  if (run->flags & ANNEXA_RUN_ATTENTION)
    return TRUE;
  if (strstr (run->text, "not confirmed") != NULL || strcmp (run->text, "missing") == 0)
    return TRUE;
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (kinds[i]->fields[j].missing != NULL && strcmp (run->text, kinds[i]->fields[j].missing) == 0)
        return TRUE;

  return FALSE;
}

static guint
count_remarks (AnnexaDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      for (guint j = 0; j < block->text.count; j++)
        n += is_remark (&annexa_document_get_runs (document, block->text)[j]);
      for (guint j = 0; block->table != NULL && j < block->table->cells->len; j++)
        {
          AnnexaSpan cell = g_array_index (block->table->cells, AnnexaSpan, j);

          for (guint k = 0; k < cell.count; k++)
            n += is_remark (&annexa_document_get_runs (document, cell)[k]);
        }
      for (guint j = 0; block->facts != NULL && j < block->facts->len; j++)
        {
          AnnexaRun value = { .text = g_array_index (block->facts, AnnexaFact, j).value };

          n += is_remark (&value);
        }
    }
  return n;
}

static guint
count_empty_cells (AnnexaDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaTable *table = annexa_document_get_block (document, i)->table;

      for (guint j = 0; table != NULL && j < table->cells->len; j++)
        n += g_array_index (table->cells, AnnexaSpan, j).count == 0;
    }
  return n;
}

/* What is missing, late or only proposed is an open point wherever it is said: without these a pack says none of it, and a
 * cell that said nothing else says so as any empty cell. */
static void
test_discreet (void)
{
  static const char *const none[] = { NULL };
  const char *const *reports = annexa_audit_pack_list_parts ();
  AnnexaProject *project = annexa_test_new_sample ("discreet.annexa");
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (AnnexaDocument) open = NULL;
  g_autoptr (AnnexaDocument) discreet = NULL;
  gint64 pack = add_pack (project, "Discreet", none);

  annexa_test_set (project, "risk", annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-003"), "proposal", "yes", NULL);
  annexa_test_set (project, "asset", annexa_project_find_ref (project, annexa_kind_lookup ("asset"), "A-003"), "proposal", "yes", NULL);
  annexa_test_set (project, "organization", annexa_project_find_ref (project, annexa_kind_lookup ("organization"), "O-001"),
                   "isms-manager", NULL, NULL);
  add_section (project, pack, 1, "assets");
  for (guint i = 0; reports[i] != NULL; i++)
    if (strcmp (reports[i], "readiness") != 0) /* it is about nothing else */
      add_section (project, pack, i + 2, reports[i]);

  annexa_test_set (project, "pack", pack, "frame", "control signatures open-points", NULL);
  open = collect (project, "Discreet");
  g_assert_cmpuint (count_remarks (open), >, 20);
  g_assert_true (says (open, "proposal, not confirmed"));
  g_assert_true (says (open, "nobody is named"));
  g_assert_true (says (open, "Not reviewed yet"));

  annexa_test_set (project, "pack", pack, "frame", "control signatures", NULL);
  discreet = collect (project, "Discreet");
  g_assert_cmpuint (count_remarks (discreet), ==, 0);
  g_assert_false (says (discreet, "proposal"));
  g_assert_false (says (discreet, "nobody is named"));
  g_assert_false (says (discreet, "Not reviewed yet"));
  g_assert_cmpuint (count_empty_cells (discreet), ==, count_empty_cells (open));
  annexa_test_close (project);
}

/* Two packs cannot be mistaken for each other. Where a file has such all the same, nobody guesses which is meant. */
static void
test_names (void)
{
  static const char *const none[] = { NULL };
  const AnnexaKind *kind = annexa_kind_lookup ("pack");
  AnnexaProject *project = annexa_test_new_project ("names.annexa");
  gint64 first = add_pack (project, "For customers", none);
  gint64 second = add_pack (project, "For suppliers", none);
  g_autofree char *ref = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_test_set (project, "pack", second, "name", "for Customers", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Another pack has this name already."));
  g_clear_error (&error);
  g_assert_true (annexa_test_set (project, "pack", first, "name", "FOR CUSTOMERS", &error));
  g_assert_true (annexa_test_set (project, "pack", second, "notes", "Once a year", &error));

  annexa_store_execute (project->store, "UPDATE pack SET name = 'For customers'", &error);
  g_assert_no_error (error);
  g_assert_null (annexa_pack_find (project, "For customers", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "PK-001, PK-002"));
  g_clear_error (&error);
  ref = annexa_pack_find (project, "pk-002", &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_find_ref (project, kind, ref), ==, second);
  annexa_test_close (project);
}

/* Nothing tells of what is hidden, but for the first cells of rows, which say what the rows are about. */
static void
check_told (const char        *fields,
            AnnexaPackDetails *details)
{
  g_auto (GStrv) words = g_strsplit (fields != NULL ? fields : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < details->columns->len; j++)
      if (g_str_equal (words[i], ((AnnexaPackDetail *) details->columns->pdata[j])->name))
        g_error ("“%s” is still told", words[i]);
}

static void
check_runs (AnnexaDocument    *document,
            AnnexaSpan         span,
            AnnexaPackDetails *details)
{
  const AnnexaRun *runs = annexa_document_get_runs (document, span);

  for (guint i = 0; i < span.count; i++)
    check_told (runs[i].fields, details);
}

static void
check_block (AnnexaDocument    *document,
             const AnnexaBlock *block,
             AnnexaPackDetails *details)
{
  const AnnexaTable *table = block->table;

  check_told (block->fields, details);
  check_runs (document, block->text, details);
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    check_told (g_array_index (block->facts, AnnexaFact, i).fields, details);
  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);

      for (guint j = row->type == ANNEXA_ROW_GROUP ? 0 : 1; j < row->n_cells; j++)
        check_runs (document, g_array_index (table->cells, AnnexaSpan, row->first_cell + j), details);
    }
}

static void
check_columns (AnnexaDocument    *document,
               AnnexaPackDetails *details)
{
  guint from = find_heading (document, "part-1");

  for (guint i = from; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaTable *table = annexa_document_get_block (document, i)->table;

      for (guint j = 1; table != NULL && j < table->n_columns; j++)
        for (guint k = 0; k < details->columns->len; k++)
          g_assert_cmpstr (table->columns[j].id, !=, ((AnnexaPackDetail *) details->columns->pdata[k])->name);
      for (guint j = 0; table != NULL && j < table->rows->len; j++)
        g_assert_cmpuint (g_array_index (table->rows, AnnexaTableRow, j).n_cells, <=, table->n_columns);
      check_block (document, annexa_document_get_block (document, i), details);
    }
}

static void
check_chapters (AnnexaDocument    *document,
                AnnexaPackDetails *details)
{
  for (guint i = 0; i < details->chapters->len; i++)
    {
      const char *name = ((AnnexaPackDetail *) details->chapters->pdata[i])->name;
      g_autofree char *id = g_strconcat ("part-1-", name, NULL);

      if (find_heading (document, id) != G_MAXUINT)
        g_error ("The chapter “%s” is still there", name);
    }
}

static char *
join_names (GPtrArray *details)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < details->len; i++)
    {
      const AnnexaPackDetail *detail = details->pdata[i];

      g_assert_cmpstr (detail->title, !=, "");
      g_assert_true (g_regex_match_simple ("^[a-z0-9]+(-[a-z0-9]+)*$", detail->name, 0, 0));
      g_string_append_printf (names, " %s", detail->name);
    }
  return g_string_free (names, FALSE);
}

/* What a report says that can be hidden is hidden, in every report, and its pages can still be made. */
static void
check_hiding (AnnexaProject      *project,
              gint64              pack,
              const AnnexaReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) whole = annexa_report_collect (report, project, NULL, &error);
  g_autoptr (AnnexaPackDetails) details = annexa_pack_details_new (report, whole);
  g_autofree char *columns = join_names (details->columns);
  g_autofree char *chapters = join_names (details->chapters);
  g_autoptr (AnnexaDocument) narrow = NULL;
  g_autoptr (AnnexaDocument) hollow = NULL;
  g_autoptr (AnnexaPages) pages = NULL;

  g_assert_no_error (error);
  g_test_message ("%s:%s:%s", report->name, chapters, columns);
  set_section (project, pack, 0, "report", report->name);
  set_section (project, pack, 0, "hidden-columns", columns);
  narrow = collect (project, "One");
  check_columns (narrow, details);
  pages = annexa_pages_new (narrow, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annexa_pages_get_n_pages (pages), >, 0);

  set_section (project, pack, 0, "hidden-columns", "");
  set_section (project, pack, 0, "hidden-chapters", chapters);
  hollow = collect (project, "One");
  check_chapters (hollow, details);
  set_section (project, pack, 0, "hidden-chapters", "");
}

static void
test_hiding (void)
{
  static const char *const one[] = { "soa", NULL };
  AnnexaProject *const projects[] = { annexa_test_new_sample ("hiding.annexa"), annexa_test_new_project ("empty.annexa") };
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      gint64 pack = add_pack (projects[i], "One", one);

      annexa_test_set (projects[i], "pack", pack, "frame", "contents", NULL);
      for (guint j = 0; j < n_reports; j++)
        if (reports[j]->about != ANNEXA_REPORT_ABOUT_ONE && reports[j] != &annexa_audit_pack_report)
          check_hiding (projects[i], pack, reports[j]);
      annexa_test_close (projects[i]);
    }
}

/* The registers say what can be hidden before anything is in them. */
static void
test_details_of_empty (void)
{
  AnnexaProject *project = annexa_test_new_project ("details.annexa");
  const AnnexaReport *report = annexa_report_find ("suppliers");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) document = annexa_report_collect (report, project, NULL, &error);
  g_autoptr (AnnexaPackDetails) details = annexa_pack_details_new (report, document);

  g_assert_no_error (error);
  g_assert_cmpuint (details->columns->len, >, 3);
  g_assert_cmpuint (details->chapters->len, >, 1);
  annexa_test_close (project);
}

/* Above a narrow column stands a letter; whoever switches the column off reads what it is. */
static void
test_letters (void)
{
  AnnexaProject *project = annexa_test_new_project ("letters.annexa");
  g_autoptr (GError) error = NULL;
  const AnnexaReport *report = annexa_report_find ("assets");
  g_autoptr (AnnexaDocument) document = annexa_report_collect (report, project, NULL, &error);
  g_autoptr (AnnexaPackDetails) details = annexa_pack_details_new (report, document);
  guint n_letters = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < details->columns->len; i++)
    {
      const AnnexaPackDetail *column = details->columns->pdata[i];

      g_assert_cmpint (g_utf8_strlen (column->title, -1), >, 1);
      n_letters += g_str_has_suffix (column->title, " (C)") ? 1 : 0;
    }
  g_assert_cmpuint (n_letters, ==, 1);
  annexa_test_close (project);
}

static gboolean
has_landscape (AnnexaDocument *document)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_SECTION && block->orientation == ANNEXA_ORIENTATION_LANDSCAPE)
        return TRUE;
    }
  return FALSE;
}

static void
test_orientation (void)
{
  static const char *const reports[] = { "soa", NULL };
  static const struct
  {
    const char *word;
    gboolean landscape;
  } cases[] = { { "as-report", TRUE }, { "portrait", FALSE }, { "landscape", TRUE } };
  AnnexaProject *project = annexa_test_new_sample ("orientation.annexa");
  gint64 pack = add_pack (project, "Wide", reports);

  annexa_test_set (project, "pack", pack, "frame", "contents", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaDocument) document = NULL;

      set_section (project, pack, 0, "orientation", cases[i].word);
      document = collect (project, "Wide");
      g_assert_cmpint (has_landscape (document), ==, cases[i].landscape);
    }
  annexa_test_close (project);
}

/* What this program does not know stays in the file and out of the document. */
static void
test_unknown (void)
{
  static const char *const reports[] = { "report-of-tomorrow", "legal", "incident", "audit-pack", NULL };
  AnnexaProject *project = annexa_test_new_sample ("unknown.annexa");
  gint64 pack = add_pack (project, "Odd", reports);
  g_autoptr (AnnexaDocument) document = NULL;
  g_autoptr (AnnexaDocument) chosen = NULL;
  g_autofree char *kept = NULL;

  set_section (project, pack, 1, "hidden-columns", "column-of-tomorrow  owner");
  document = collect (project, "Odd");
  assert_heading (document, "part-1", "1 Legal register");
  assert_heading (document, "part-2", "2 Incident report");
  g_assert_cmpuint (find_heading (document, "part-3"), ==, G_MAXUINT);
  g_assert_true (says (document, "|It is not chosen yet which record this section is about."));
  kept = annexa_test_get (project, "pack-section", get_section (project, pack, 0), "report");
  g_assert_cmpstr (kept, ==, "report-of-tomorrow");

  set_section (project, pack, 2, "about", "INC-001; R-001; INC-003");
  set_section (project, pack, 2, "text-before", "Two of them:");
  set_section (project, pack, 1, "left-out", "yes");
  chosen = collect (project, "Odd");
  assert_heading (chosen, "part-1", "1 Incident report");
  assert_heading (chosen, "part-2", "2 Incident report");
  g_assert_cmpuint (find_heading (chosen, "part-3"), ==, G_MAXUINT);
  g_assert_true (says (chosen, "|Two of them:\n"));
  annexa_test_close (project);
}

static char *
read_content (const char *path)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  zip_stat_t info;
  zip_file_t *file;
  char *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, "content.xml", 0, &info), ==, 0);
  file = zip_fopen (archive, "content.xml", 0);
  text = g_malloc0 (info.size + 1);
  g_assert_cmpint (zip_fread (file, text, info.size), ==, (zip_int64_t) info.size);
  zip_fclose (file);
  zip_discard (archive);
  return text;
}

/* The pack of the example, as PDF and as a text document: what is hidden is in neither. */
static void
test_files (void)
{
  AnnexaProject *project = annexa_test_new_sample ("files.annexa");
  g_autoptr (AnnexaDocument) document = collect (project, "For customers");
  g_autofree char *pdf = annexa_test_path ("customers.pdf");
  g_autofree char *odt = annexa_test_path ("customers.odt");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  annexa_pdf_write (pages, pdf, NULL, &error);
  g_assert_no_error (error);
  annexa_odt_write (document, pages, odt, NULL, &error);
  g_assert_no_error (error);
  content = read_content (odt);
  g_assert_nonnull (strstr (content, "What we promise"));
  g_assert_nonnull (strstr (content, "The reports of these audits stay with us."));
  g_assert_nonnull (strstr (content, ">How it is met<"));
  g_assert_null (strstr (content, ">Duties, risks and evidence by name<"));
  g_assert_null (strstr (content, ">Read and understood<"));
  for (guint i = find_heading (document, "part-2"); i < find_heading (document, "part-3"); i++)
    for (guint j = 0; annexa_document_get_block (document, i)->table != NULL
                      && j < annexa_document_get_block (document, i)->table->n_columns;
         j++)
      g_assert_cmpstr (annexa_document_get_block (document, i)->table->columns[j].id, !=, "owner");
  annexa_test_close (project);
}

/* What the document says, with its tables, facts, pictures and lines to sign on. */
static char *
tell (AnnexaDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *plain = annexa_document_get_plain (document, block->text);

      g_string_append_printf (text, "%s\n", plain);
      for (guint j = 0; block->facts != NULL && j < block->facts->len; j++)
        g_string_append_printf (text, "%s: %s\n", g_array_index (block->facts, AnnexaFact, j).label,
                                g_array_index (block->facts, AnnexaFact, j).value);
      for (guint j = 0; block->table != NULL && j < block->table->cells->len; j++)
        {
          g_autofree char *cell
              = annexa_document_get_plain (document, g_array_index (block->table->cells, AnnexaSpan, j));

          g_string_append_printf (text, "%s\n", cell);
        }
      if (block->figure != NULL)
        g_string_append_printf (text, "%s %s\n", block->figure->alternative, block->figure->caption);
      for (guint j = 0; block->signatures != NULL && j < block->signatures->len; j++)
        g_string_append_printf (text, "%s %s\n", g_array_index (block->signatures, AnnexaSignature, j).role,
                                g_array_index (block->signatures, AnnexaSignature, j).name);
    }
  return g_string_free (text, FALSE);
}

/* A supplier that all work depends on, with something in its fields that nobody else has. */
static void
add_supplier (AnnexaProject *project)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Supplier");
  const AnnexaKind *kind = annexa_kind_lookup ("supplier");
  const AnnexaKind *person = annexa_kind_lookup ("person");
  gint64 owner = annexa_edit_create (edit, person);
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, person, owner, "name", "Zenobia Quill");
  annexa_edit_set_text (edit, kind, id, "name", "Vortexhost");
  annexa_edit_set_text (edit, kind, id, "service", "Zeppelins");
  annexa_edit_set_integer (edit, kind, id, "criticality", 3);
  annexa_edit_set_integer (edit, kind, id, "owner", owner);
  annexa_edit_set_text (edit, kind, id, "assessment", "unsatisfactory");
  annexa_edit_set_text (edit, kind, id, "notes", "The annex lies on their desk.");
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* A field that is hidden is hidden in the table, below the name of each record, in the figures and among the open points,
 * and in the files that are made of it. */
static void
test_hidden_fields (void)
{
  static const char *const one[] = { "suppliers", NULL };
  static const char *const secrets[] = { "Zenobia Quill", "Unsatisfactory", "unsatisfactory", "lies on their desk",
                                         "Zeppelins", "In figures" };
  AnnexaProject *project = annexa_test_new_project ("fields.annexa");
  g_autofree char *odt = annexa_test_path ("fields.odt");
  g_autoptr (AnnexaDocument) open = NULL;
  g_autoptr (AnnexaDocument) hidden = NULL;
  g_autoptr (AnnexaPages) pages = NULL;
  g_autofree char *before = NULL, *after = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pack;

  add_supplier (project);
  pack = add_pack (project, "For the bank", one);
  open = collect (project, "For the bank");
  before = tell (open);
  set_section (project, pack, 0, "hidden-columns", "owner assessment notes service");
  hidden = collect (project, "For the bank");
  after = tell (hidden);
  pages = annexa_pages_new (hidden, NULL, &error);
  g_assert_no_error (error);
  annexa_odt_write (hidden, pages, odt, NULL, &error);
  g_assert_no_error (error);
  content = read_content (odt);
  g_assert_nonnull (strstr (after, "Vortexhost"));
  g_assert_nonnull (strstr (after, "Critical suppliers one by one"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_assert_nonnull (strstr (before, secrets[i]));
      if (strstr (after, secrets[i]) != NULL || strstr (content, secrets[i]) != NULL)
        g_error ("“%s” is still told:\n%s", secrets[i], after);
    }
  annexa_test_close (project);
}

/* Where names are hidden the references are left, in headings too. */
static void
test_hidden_names (void)
{
  static const char *const one[] = { "suppliers", NULL };
  AnnexaProject *project = annexa_test_new_project ("names.annexa");
  g_autoptr (AnnexaDocument) document = NULL;
  g_autofree char *text = NULL;
  gint64 pack;

  add_supplier (project);
  pack = add_pack (project, "Without names", one);
  set_section (project, pack, 0, "hidden-columns", "name");
  document = collect (project, "Without names");
  text = tell (document);
  g_assert_null (strstr (text, "Vortexhost"));
  g_assert_nonnull (strstr (text, "1.3.1 SUP-001\n"));
  annexa_test_close (project);
}

/* A chapter that holds records, each below a heading, can be hidden as a whole. */
static void
test_chapter_of_records (void)
{
  static const char *const one[] = { "suppliers", NULL };
  AnnexaProject *project = annexa_test_new_project ("critical.annexa");
  const AnnexaReport *report = annexa_report_find ("suppliers");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) whole = NULL;
  g_autoptr (AnnexaPackDetails) details = NULL;
  g_autoptr (AnnexaDocument) document = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;
  gint64 pack;

  add_supplier (project);
  whole = annexa_report_collect (report, project, NULL, &error);
  g_assert_no_error (error);
  details = annexa_pack_details_new (report, whole);
  names = join_names (details->chapters);
  g_assert_nonnull (strstr (names, " critical"));
  pack = add_pack (project, "Register", one);
  set_section (project, pack, 0, "hidden-chapters", "critical");
  document = collect (project, "Register");
  text = tell (document);
  g_assert_null (strstr (text, "one by one"));
  g_assert_null (strstr (text, "lies on their desk"));
  annexa_test_close (project);
}

/* What the pack goes without its sections go without; a section can go without what others have. */
static void
test_common_chapters (void)
{
  static const char *const reports[] = { "treatment", "suppliers", "risks", NULL };
  AnnexaProject *project = annexa_test_new_sample ("common.annexa");
  gint64 pack = add_pack (project, "Common", reports);
  g_autoptr (AnnexaDocument) document = NULL;
  g_autofree char *text = NULL;

  document = collect (project, "Common");
  text = tell (document);
  g_assert_nonnull (strstr (text, "1.1.1 Open points"));
  g_assert_nonnull (strstr (text, "I approve this plan for my risks"));
  g_assert_nonnull (strstr (text, "Approval"));
  g_clear_pointer (&document, annexa_document_unref);
  g_clear_pointer (&text, g_free);

  set_section (project, pack, 1, "hidden-chapters", "open-points");
  document = collect (project, "Common");
  g_assert_cmpuint (find_heading (document, "part-1-open-points"), !=, G_MAXUINT);
  g_assert_cmpuint (find_heading (document, "part-2-open-points"), ==, G_MAXUINT);
  g_clear_pointer (&document, annexa_document_unref);

  annexa_test_set (project, "pack", pack, "frame", "contents control numbers", NULL);
  document = collect (project, "Common");
  text = tell (document);
  g_assert_null (strstr (text, "Open points"));
  g_assert_null (strstr (text, "I approve this plan for my risks"));
  g_assert_null (strstr (text, " Approval"));
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    g_assert_cmpint (annexa_document_get_block (document, i)->type, !=, ANNEXA_BLOCK_SIGNATURES);
  annexa_test_close (project);
}

static gboolean
stands_in (GPtrArray  *tables,
           const char *title,
           const char *column)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const AnnexaPackTable *table = tables->pdata[i];

      for (guint j = 0; g_str_equal (table->title, title) && j < table->columns->len; j++)
        if (g_str_equal (((AnnexaPackDetail *) table->columns->pdata[j])->name, column))
          return TRUE;
    }
  return FALSE;
}

/* Columns stand under the tables that have them, under each of these; tables with the same columns are one. */
static void
test_tables (void)
{
  AnnexaProject *project = annexa_test_new_sample ("tables.annexa");
  g_autoptr (GError) error = NULL;
  const AnnexaReport *report = annexa_report_find ("suppliers");
  g_autoptr (AnnexaDocument) document = annexa_report_collect (report, project, NULL, &error);
  g_autoptr (AnnexaPackDetails) details = annexa_pack_details_new (report, document);
  g_autoptr (GPtrArray) tables = annexa_pack_list_tables (details->columns);
  const AnnexaReport *statement = annexa_report_find ("soa");
  g_autoptr (AnnexaDocument) controls = annexa_report_collect (statement, project, NULL, &error);
  g_autoptr (AnnexaPackDetails) of_controls = annexa_pack_details_new (statement, controls);
  g_autoptr (GPtrArray) of_themes = annexa_pack_list_tables (of_controls->columns);

  g_assert_no_error (error);
  g_assert_true (stands_in (tables, "Register of suppliers", "owner"));
  g_assert_true (stands_in (tables, "Critical suppliers one by one", "owner"));
  g_assert_true (stands_in (tables, "Critical suppliers one by one", "notes"));
  g_assert_false (stands_in (tables, "Register of suppliers", "notes"));
  g_assert_true (stands_in (of_themes, "Risks", "treatment"));
  g_assert_false (stands_in (of_themes, "Risks", "how"));
  g_assert_true (stands_in (of_themes,
                            "A.5 Organizational controls, A.6 People controls, A.7 Physical controls, "
                            "A.8 Technological controls, Own controls",
                            "how"));
  annexa_test_close (project);
}

static gboolean
has_data (AnnexaDocument *document,
          const char     *name)
{
  const AnnexaReportData *data = annexa_document_get_data (document);

  for (guint i = 0; i < annexa_report_data_get_n_files (data); i++)
    if (g_str_equal (annexa_report_data_get_file (data, i)->name, name))
      return TRUE;
  return FALSE;
}

/* The data that a PDF carries with it says nothing that the pack hides, whichever section shows the register as well. */
static void
test_hidden_data (void)
{
  static const char *const reports[] = { "assets", "soa", "soa", NULL };
  AnnexaProject *project = annexa_test_new_sample ("data.annexa");
  gint64 pack = add_pack (project, "Data", reports);
  g_autoptr (AnnexaDocument) open = NULL;
  g_autoptr (AnnexaDocument) column = NULL;
  g_autoptr (AnnexaDocument) chapter = NULL;
  g_autoptr (GError) error = NULL;

  open = collect (project, "Data");
  g_assert_true (annexa_report_data_read (annexa_document_get_data (open), project, &error));
  g_assert_true (has_data (open, "asset.csv"));
  g_assert_true (has_data (open, "control.csv"));

  set_section (project, pack, 1, "hidden-columns", "owner");
  column = collect (project, "Data");
  g_assert_true (annexa_report_data_read (annexa_document_get_data (column), project, &error));
  g_assert_true (has_data (column, "asset.csv"));
  g_assert_false (has_data (column, "control.csv"));

  set_section (project, pack, 0, "hidden-chapters", "in-figures");
  chapter = collect (project, "Data");
  g_assert_true (annexa_report_data_is_empty (annexa_document_get_data (chapter)));
  g_assert_no_error (error);
  annexa_test_close (project);
}

/* A pack that begins with nothing may be for anybody: it does not tell what is wrong in the firm. */
static void
test_empty (void)
{
  static const char *const none[] = { NULL };
  AnnexaProject *project = annexa_test_new_project ("empty.annexa");
  gint64 pack = add_pack (project, "For customers", none);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("pack"), pack, NULL);

  g_assert_cmpstr (annexa_record_get_text (record, "frame"), ==, "cover contents numbers");
  annexa_test_close (project);
}

/* Making a pack is one step, and so is taking it back. */
static void
test_undo (void)
{
  static const char *const reports[] = { "soa", "risks", "legal", NULL };
  AnnexaProject *project = annexa_test_new_project ("undo.annexa");
  const AnnexaKind *pack_kind = annexa_kind_lookup ("pack");
  const AnnexaKind *section_kind = annexa_kind_lookup ("pack-section");
  gint64 pack = add_pack (project, "Three", reports);
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (annexa_project_count (project, section_kind), ==, 3);
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (project, pack_kind), ==, 0);
  g_assert_cmpint (annexa_project_count (project, section_kind), ==, 0);
  g_assert_null (annexa_pack_find (project, "Three", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (get_section (project, pack, 2), >, 0);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/packs/same", test_same);
  g_test_add_func ("/packs/words", test_words);
  g_test_add_func ("/packs/frame", test_frame);
  g_test_add_func ("/packs/fresh", test_fresh);
  g_test_add_func ("/packs/discreet", test_discreet);
  g_test_add_func ("/packs/names", test_names);
  g_test_add_func ("/packs/hiding", test_hiding);
  g_test_add_func ("/packs/details-of-empty", test_details_of_empty);
  g_test_add_func ("/packs/letters", test_letters);
  g_test_add_func ("/packs/orientation", test_orientation);
  g_test_add_func ("/packs/unknown", test_unknown);
  g_test_add_func ("/packs/files", test_files);
  g_test_add_func ("/packs/hidden-fields", test_hidden_fields);
  g_test_add_func ("/packs/hidden-names", test_hidden_names);
  g_test_add_func ("/packs/chapter-of-records", test_chapter_of_records);
  g_test_add_func ("/packs/common-chapters", test_common_chapters);
  g_test_add_func ("/packs/tables", test_tables);
  g_test_add_func ("/packs/hidden-data", test_hidden_data);
  g_test_add_func ("/packs/empty", test_empty);
  g_test_add_func ("/packs/undo", test_undo);

  return g_test_run ();
}
