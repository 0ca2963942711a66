/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-audit-pack.h"
#include "annexa-error.h"
#include "annexa-history.h"
#include "annexa-odt.h"
#include "annexa-pages.h"
#include "annexa-pdf.h"
#include "annexa-qr.h"
#include "annexa-readiness.h"
#include "annexa-report-draft.h"
#include "annexa-test-report.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"
#include "annexa-way.h"

/* The audit pack, and the report on readiness that is a part of it. */

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

static AnnexaProject *(*const projects[]) (void) = { new_sample, new_empty };

static AnnexaDocument *
collect (AnnexaProject *project,
         const char    *name,
         const char    *ref)
{
  g_autoptr (GError) error = NULL;
  AnnexaDocument *document = annexa_report_collect (annexa_report_find (name), project, ref, &error);

  g_assert_no_error (error);
  return document;
}

static AnnexaDocument *
collect_parts (AnnexaProject     *project,
               const char *const *parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPackPlan) plan = annexa_pack_plan_new_for_words (parts);
  AnnexaDocument *document = annexa_audit_pack_collect (project, plan, &error);

  g_assert_no_error (error);
  return document;
}

/* The number of a block with a heading of this id. */
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
  g_error ("There is no heading “%s”", id);
}

/* The first table below a heading. */
static const AnnexaTable *
find_table (AnnexaDocument *document,
            const char     *id)
{
  guint i = find_heading (document, id);

  while (annexa_document_get_block (document, i)->table == NULL)
    i++;
  return annexa_document_get_block (document, i)->table;
}

static guint
count_rows (const AnnexaTable *table,
            AnnexaRowType      type)
{
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n += g_array_index (table->rows, AnnexaTableRow, i).type == type;
  return n;
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

/* The place of the first row whose cell in this column begins with @text. */
static guint
find_row (AnnexaDocument    *document,
          const AnnexaTable *table,
          guint              column,
          const char        *text)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);
      g_autofree char *cell = column < row->n_cells ? get_cell (document, table, i, column) : NULL;

      if (cell != NULL && g_str_has_prefix (cell, text))
        return i;
    }
  g_error ("No row has “%s”", text);
}

/* Everything that is written, block by block, but for what a pack leaves out: lines are added to @lines. */
static void
list_span (GPtrArray      *lines,
           AnnexaDocument *document,
           AnnexaSpan      span)
{
  g_autofree char *text = annexa_document_get_plain (document, span);

  if (*text != '\0')
    g_ptr_array_add (lines, g_steal_pointer (&text));
}

static void
list_block (GPtrArray         *lines,
            AnnexaDocument    *document,
            const AnnexaBlock *block)
{
  list_span (lines, document, block->text);
  for (guint i = 0; block->table != NULL && i < block->table->cells->len; i++)
    list_span (lines, document, g_array_index (block->table->cells, AnnexaSpan, i));
  if (block->figure != NULL)
    g_ptr_array_add (lines, g_strdup (block->figure->alternative));
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    g_ptr_array_add (lines, g_strdup (g_array_index (block->facts, AnnexaFact, i).value));
  for (guint i = 0; block->signatures != NULL && i < block->signatures->len; i++)
    g_ptr_array_add (lines, g_strdup (g_array_index (block->signatures, AnnexaSignature, i).role));
}

/* Links. */

static GHashTable *
list_ids (AnnexaDocument *document)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_HEADING && !g_hash_table_add (ids, (gpointer) block->id))
        g_error ("Two headings are called “%s”", block->id);
      for (guint j = 0; block->signatures != NULL && j < block->signatures->len; j++)
        {
          const char *id = g_array_index (block->signatures, AnnexaSignature, j).id;

          if (id != NULL && !g_hash_table_add (ids, (gpointer) id))
            g_error ("Two places are called “%s”", id);
        }
    }
  return ids;
}

static guint
check_targets (AnnexaDocument *document,
               AnnexaSpan      span,
               GHashTable     *ids)
{
  const AnnexaRun *runs = annexa_document_get_runs (document, span);
  guint n = 0;

  for (guint i = 0; i < span.count; i++)
    if (runs[i].type == ANNEXA_RUN_LINK || runs[i].type == ANNEXA_RUN_PAGE_OF)
      {
        g_test_message ("%s", runs[i].target);
        g_assert_true (g_hash_table_contains (ids, runs[i].target));
        n++;
      }
  return n;
}

/* Each heading has a name of its own, and whatever leads somewhere leads to one of them. Returns how much does. */
static guint
check_links (AnnexaDocument *document)
{
  g_autoptr (GHashTable) ids = list_ids (document);
  guint n = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      n += check_targets (document, block->text, ids);
      for (guint j = 0; block->table != NULL && j < block->table->cells->len; j++)
        n += check_targets (document, g_array_index (block->table->cells, AnnexaSpan, j), ids);
    }
  return n;
}

/* Numbers. */

/* Every heading of a part down to the third level has the number that follows the one before it. */
static void
check_numbers (AnnexaDocument *document,
               guint           n_parts)
{
  guint numbers[4] = { 0 };

  for (guint i = find_heading (document, "part-1"); i < find_heading (document, "signatures"); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *text = NULL;
      g_autofree char *expected = NULL;

      if (block->type != ANNEXA_BLOCK_HEADING || block->level > 3 || (block->level == 3 && numbers[2] == 0))
        continue;
      numbers[block->level]++;
      for (guint level = block->level + 1; level < G_N_ELEMENTS (numbers); level++)
        numbers[level] = 0;
      expected = block->level == 1 ? g_strdup_printf ("%u ", numbers[1])
                 : block->level == 2
                     ? g_strdup_printf ("%u.%u ", numbers[1], numbers[2])
                     : g_strdup_printf ("%u.%u.%u ", numbers[1], numbers[2], numbers[3]);
      text = annexa_document_get_plain (document, block->text);
      g_test_message ("%s: %s", block->id, text);
      g_assert_true (g_str_has_prefix (text, expected));
    }
  g_assert_cmpuint (numbers[1], ==, n_parts);
}

/* The whole pack is one document: one cover, one list of contents, and the parts in their order. */
static void
test_usual (void)
{
  const char *const *names = annexa_audit_pack_list_parts ();
  guint n_parts = g_strv_length ((char **) names);
  g_autofree char *all = g_strjoinv (" ", (char **) names);

  /* What an auditor asks for at stage 2, in the order of the standard. */
  g_assert_cmpstr (all, ==,
                   "context documents roles requirements assets risks soa treatment plan competence objectives suppliers "
                   "legal incidents audit-programme audit actions review exceptions evidence policies");

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i]();
      g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);
      const AnnexaTable *table = find_table (pack, "parts");
      guint n_covers = 0, n_contents = 0;

      for (guint j = 0; j < annexa_document_get_n_blocks (pack); j++)
        {
          n_covers += annexa_document_get_block (pack, j)->type == ANNEXA_BLOCK_COVER;
          n_contents += annexa_document_get_block (pack, j)->type == ANNEXA_BLOCK_CONTENTS;
        }
      g_assert_cmpuint (n_covers, ==, 1);
      g_assert_cmpuint (n_contents, ==, 1);
      g_assert_cmpuint (check_links (pack), >, 3 * n_parts);
      check_numbers (pack, n_parts);
      g_assert_cmpuint (table->rows->len, ==, n_parts);
      for (guint j = 0; j < n_parts; j++)
        {
          const AnnexaReport *report = annexa_report_find (names[j]);
          g_autofree char *cell = get_cell (pack, table, j, 1);

          g_assert_nonnull (report);
          g_assert_true (report->about == ANNEXA_REPORT_ABOUT_ONE || g_str_has_prefix (cell, annexa_report_get_title (report)));
        }
      annexa_test_close (project);
    }
}

/* Whether the block belongs to the chapter that a report has about itself, which a pack leaves out. */
static gboolean
is_control (const AnnexaBlock *block,
            gboolean           before)
{
  if (block->type == ANNEXA_BLOCK_HEADING && (block->level == 1 || strcmp (block->id, "document-control") == 0))
    return strcmp (block->id, "document-control") == 0;

  return before;
}

/* Each line of the single report stands in its part of the pack, in the same order; a heading has a number in front. */
static void
check_part (AnnexaDocument *pack,
            guint           from,
            guint           to,
            AnnexaDocument *single)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean control = FALSE;
  guint found = 0;

  for (guint i = 0; i < annexa_document_get_n_blocks (single); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (single, i);

      control = is_control (block, control);
      if (!control && block->type != ANNEXA_BLOCK_COVER && block->type != ANNEXA_BLOCK_MASTHEAD
          && block->type != ANNEXA_BLOCK_CONTENTS)
        list_block (expected, single, block);
    }
  for (guint i = from; i < to; i++)
    list_block (lines, pack, annexa_document_get_block (pack, i));
  for (guint i = 0; i < lines->len && found < expected->len; i++)
    found += g_str_has_suffix (lines->pdata[i], expected->pdata[found]);
  g_assert_cmpstr (found < expected->len ? expected->pdata[found] : NULL, ==, NULL);
  g_assert_cmpuint (expected->len, >, 3);
}

static void
test_same_words (void)
{
  static const char *const refs[][2] = { { "audit", "AUD-002" }, { "review", "MR-002" } };
  const char *const *names = annexa_audit_pack_list_parts ();
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("part-%u", i + 1);
      g_autofree char *next = names[i + 1] != NULL ? g_strdup_printf ("part-%u", i + 2) : g_strdup ("signatures");
      g_autoptr (AnnexaDocument) single = NULL;
      const char *ref = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (refs); j++)
        if (strcmp (names[i], refs[j][0]) == 0)
          ref = refs[j][1];
      g_test_message ("%s", names[i]);
      single = collect (project, names[i], ref);
      check_part (pack, find_heading (pack, id), find_heading (pack, next), single);
    }
  annexa_test_close (project);
}

/* Those parts alone that were chosen, in that order; a report can also stand in it twice. */
static void
test_chosen (void)
{
  static const char *const parts[] = { "soa", "review:MR-001", "soa", NULL };
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) pack = collect_parts (project, parts);
  const AnnexaTable *table = find_table (pack, "parts");
  g_autofree char *first = get_cell (pack, table, 0, 1);
  g_autofree char *second = get_cell (pack, table, 1, 1);
  g_autofree char *version = get_cell (pack, table, 0, 2);

  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (parts) - 1);
  g_assert_true (g_str_has_prefix (first, "Statement of Applicability"));
  g_assert_nonnull (strstr (second, "management review"));
  g_assert_cmpstr (version, !=, "–");
  check_numbers (pack, 3);
  check_links (pack);
  annexa_test_close (project);
}

static void
check_wrong (AnnexaProject *project,
             const char    *part,
             int            code)
{
  const char *const parts[] = { "soa", part, NULL };
  g_autoptr (AnnexaPackPlan) plan = annexa_pack_plan_new_for_words (parts);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", part);
  g_assert_null (annexa_audit_pack_collect (project, plan, &error));
  g_assert_error (error, ANNEXA_ERROR, code);
}

static void
test_wrong_parts (void)
{
  AnnexaProject *project = new_sample ();

  check_wrong (project, "no-such-report", ANNEXA_ERROR_NOT_FOUND);
  check_wrong (project, "audit-pack", ANNEXA_ERROR_SYNTAX);
  check_wrong (project, "incident", ANNEXA_ERROR_SYNTAX);
  check_wrong (project, "review:MR-999", ANNEXA_ERROR_NOT_FOUND);
  check_wrong (project, "soa:R-001", ANNEXA_ERROR_SYNTAX);
  annexa_test_close (project);
}

/* What is only planned is nothing to show; the newest of what was held is. */
static void
test_latest (void)
{
  static const char *const parts[] = { "review", NULL };
  AnnexaProject *project = new_empty ();
  gint64 first = annexa_test_add (project, "review", "First");
  gint64 second = annexa_test_add (project, "review", "Second");
  gint64 planned = annexa_test_add (project, "review", "Planned");
  const struct
  {
    gint64 id;
    const char *date;
    const char *status;
    const char *expected;
  } steps[] = {
    { planned, "2027-05-01", "planned", NULL },
    { first, "2026-05-01", "held", "First" },
    { second, "2026-09-01", "held", "Second" },
    { first, "2026-10-01", "held", "First" },
  };

  annexa_test_set (project, "review", first, "date", "2026-01-01", NULL);
  annexa_test_set (project, "review", second, "date", "2026-01-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (AnnexaDocument) pack = NULL;
      g_autofree char *cell = NULL;

      annexa_test_set (project, "review", steps[i].id, "date", steps[i].date, NULL);
      annexa_test_set (project, "review", steps[i].id, "status", steps[i].status, NULL);
      pack = collect_parts (project, parts);
      cell = get_cell (pack, find_table (pack, "parts"), 0, 1);
      if (steps[i].expected != NULL)
        g_assert_nonnull (strstr (cell, steps[i].expected));
      else
        {
          const AnnexaBlock *block = annexa_document_get_block (pack, find_heading (pack, "part-1") + 1);
          g_autofree char *none = annexa_document_get_plain (pack, block->text);

          g_assert_cmpstr (none, ==, "No management review that was held is written down yet (9.3).");
        }
    }
  annexa_test_close (project);
}

/* Each row of the list tells the page of one of the lines, in their order: that of the heading above it may be another one. */
static void
check_signed_pages (AnnexaDocument *pack,
                    guint           end)
{
  const AnnexaTable *table = find_table (pack, "signatures");
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint n_checked = 0;

  for (guint i = 0; i < end; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (pack, i);

      for (guint j = 0; block->signatures != NULL && j < block->signatures->len; j++)
        g_ptr_array_add (lines, (gpointer) g_array_index (block->signatures, AnnexaSignature, j).id);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);
      const AnnexaSpan *cell;

      if (row->type != ANNEXA_ROW_BODY)
        continue;
      cell = &g_array_index (table->cells, AnnexaSpan, row->first_cell + 3);
      g_assert_cmpuint (annexa_document_get_runs (pack, *cell)->type, ==, ANNEXA_RUN_PAGE_OF);
      g_assert_cmpstr (annexa_document_get_runs (pack, *cell)->target, ==, lines->pdata[n_checked++]);
    }
  g_assert_cmpuint (n_checked, ==, lines->len);
}

/* Each line that somebody signs on stands in the list behind the parts. */
static void
test_signatures (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);
  guint end = find_heading (pack, "signatures");
  guint n_lines = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < end; i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (pack, i);

      n_lines += block->signatures != NULL ? block->signatures->len : 0;
    }
  g_assert_cmpuint (n_lines, >, 20);
  g_assert_cmpuint (count_rows (find_table (pack, "signatures"), ANNEXA_ROW_BODY), ==, n_lines);
  text = annexa_test_dump_report (pack);
  g_assert_nonnull (strstr (text, "Approved by D-002 Information security policy"));
  check_signed_pages (pack, end);
  annexa_test_close (project);
}

static gboolean
is_objection (const AnnexaGap *gap)
{
  return gap->acceptance == 0 && gap->check->severity != ANNEXA_SEVERITY_IMPROVEMENT;
}

/* The table in front says who has approved each part: of the minutes, whoever approved them, and the owners of risks all
 * of them. */
static void
test_approvals (void)
{
  static const char *const parts[] = { "review:MR-002", "risks", "soa", NULL };
  AnnexaProject *project = new_sample ();
  gint64 review = annexa_project_find_ref (project, annexa_kind_lookup ("review"), "MR-002");
  g_autoptr (AnnexaDocument) pack = collect_parts (project, parts);
  const AnnexaTable *table = find_table (pack, "parts");
  g_autofree char *day = get_cell (pack, table, 0, 4);
  g_autofree char *person = get_cell (pack, table, 0, 3);
  g_autofree char *owners = get_cell (pack, table, 1, 3);
  g_autofree char *statement = get_cell (pack, table, 2, 4);
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("review"), review, NULL);
  g_autofree char *expected_day = annexa_project_describe_field (project, record, "approved-on");
  g_autofree char *expected_person = annexa_project_describe_field (project, record, "approved-by");

  g_assert_cmpstr (day, ==, expected_day);
  g_assert_cmpstr (person, ==, expected_person);
  g_assert_true (g_str_has_suffix (owners, " people"));
  g_assert_cmpstr (statement, ==, "not yet");
  annexa_test_close (project);
}

/* As many points as there are rules that are not kept, and each missing document. */
static guint
count_objections (AnnexaReadiness *readiness)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (is_objection (gap))
        g_hash_table_add (ids, gap->id);
    }
  return g_hash_table_size (ids);
}

static void
test_open_points (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i]();
      g_autoptr (AnnexaReadiness) readiness = annexa_test_read_readiness (project);
      g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);
      const AnnexaTable *table = find_table (pack, "open-points");

      g_assert_cmpuint (find_heading (pack, "open-points"), <, find_heading (pack, "part-1"));
      g_assert_cmpuint (table->rows->len, ==, count_objections (readiness));
      g_assert_cmpuint (table->rows->len, >, 0);
      annexa_test_close (project);
    }
}

/* Somebody accepts everything that is open. */
static guint
accept_objections (AnnexaProject *project)
{
  g_autoptr (AnnexaReadiness) readiness = annexa_test_read_readiness (project);
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  gint64 person = annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-002");
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      g_autoptr (AnnexaEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      if (!is_objection (gaps->pdata[i]))
        continue;
      edit = annexa_gap_accept (gaps->pdata[i], project, "Is replaced in March", person, "2027-03-31");
      annexa_project_apply (project, edit, &error);
      g_assert_no_error (error);
      n++;
    }
  return n;
}

/* Points that somebody accepted for a while are not gone. */
static void
test_nothing_open (void)
{
  AnnexaProject *project = new_sample ();
  guint n = accept_objections (project);
  g_autofree char *sentence = g_strdup_printf ("object to beyond the %u points that are accepted for a while.", n);
  g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);
  g_autofree char *text = annexa_test_dump_report (pack);

  g_assert_cmpuint (n, >, 1);
  g_assert_nonnull (strstr (text, sentence));
  g_assert_null (strstr (text, "object to."));
  annexa_test_close (project);
}

/* The last page says the head of the chain, in digits and as a code. */
static void
test_chain (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);
  g_autofree char *head = annexa_project_get_chain_head (project, NULL);
  gboolean in_facts = FALSE, in_figure = FALSE;

  for (guint i = find_heading (pack, "chain"); i < annexa_document_get_n_blocks (pack); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (pack, i);

      for (guint j = 0; block->facts != NULL && j < block->facts->len; j++)
        in_facts = in_facts || strcmp (g_array_index (block->facts, AnnexaFact, j).value, head) == 0;
      in_figure = in_figure || (block->figure != NULL && strstr (block->figure->alternative, head) != NULL);
      g_assert_true (i == find_heading (pack, "chain") || block->type != ANNEXA_BLOCK_HEADING);
    }
  g_assert_true (in_facts);
  g_assert_true (in_figure);
  annexa_test_close (project);
}

/* The code. */

/* Draws the code with one pixel for each module. */
static cairo_surface_t *
draw_code (AnnexaScene *scene,
           int         *n_modules)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  /* Three points a module. */
  *n_modules = (int) (annexa_scene_get_width (scene) / 3 + 0.5);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, *n_modules, *n_modules);
  cr = cairo_create (surface);
  cairo_scale (cr, 1 / 3.0, 1 / 3.0);
  annexa_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_black (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  g_assert_true (pixel == 0xff000000 || pixel == 0xffffffff);
  return pixel == 0xff000000;
}

/* The three large squares by which a reader finds a code, each seven modules wide. */
static void
check_finder (cairo_surface_t *surface,
              int              left,
              int              top)
{
  for (int y = 0; y < 7; y++)
    for (int x = 0; x < 7; x++)
      {
        int ring = MIN (MIN (x, 6 - x), MIN (y, 6 - y));

        g_assert_cmpint (is_black (surface, left + x, top + y), ==, ring != 1);
      }
}

static void
test_code (void)
{
  AnnexaSceneStyle style = { .palette = annexa_palette_get (ANNEXA_PALETTE_PRINT), .text_scale = 1 };
  g_autofree char *head = g_strnfill (64, 'a');
  g_autofree char *endless = g_strnfill (10000, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaScene) scene = annexa_qr_make_scene (head, &style, &error);
  g_autoptr (AnnexaScene) other = annexa_qr_make_scene ("b", &style, &error);
  cairo_surface_t *surface;
  int side;

  g_assert_no_error (error);
  g_assert_cmpuint (annexa_scene_get_size (other), <, annexa_scene_get_size (scene));
  surface = draw_code (scene, &side);
  /* 17 modules and four for each version, and four white ones on each side. */
  g_assert_cmpint ((side - 8 - 17) % 4, ==, 0);
  for (int i = 0; i < side; i++)
    g_assert_false (is_black (surface, i, 3) || is_black (surface, 3, i));
  check_finder (surface, 4, 4);
  check_finder (surface, side - 11, 4);
  check_finder (surface, 4, side - 11);
  cairo_surface_destroy (surface);

  g_assert_null (annexa_qr_make_scene (endless, &style, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
}

/* Files. */

static char *
write_file (AnnexaDocument *document,
            AnnexaPages    *pages,
            gboolean        pdf,
            gsize          *length)
{
  g_autofree char *path = annexa_test_path (pdf ? "pack.pdf" : "pack.odt");
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_assert_true (pdf ? annexa_pdf_write (pages, path, NULL, &error) : annexa_odt_write (document, pages, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

/* The contents name every chapter with the page on which it stands; parts come in their order. */
static void
check_contents (AnnexaPages *pages)
{
  guint before = 0;
  guint n_parts = 0;

  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (pages, i);

      g_assert_cmpuint (line->page, >=, before);
      g_assert_cmpuint (line->page, <, annexa_pages_get_n_pages (pages));
      before = line->page;
      n_parts += line->level == 1 && g_str_has_prefix (line->id, "part-");
    }
  g_assert_cmpuint (before, ==, annexa_pages_get_n_pages (pages) - 1);
  g_assert_cmpuint (n_parts, ==, g_strv_length ((char **) annexa_audit_pack_list_parts ()));
}

/* The same project on the same day gives the same bytes. */
static void
check_files (AnnexaProject *project,
             gboolean       pdf)
{
  char *bytes[2];
  gsize lengths[2];

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      g_autoptr (AnnexaDocument) pack = collect (project, "audit-pack", NULL);
      g_autoptr (AnnexaPages) pages = annexa_pages_new (pack, NULL, NULL);

      check_contents (pages);
      bytes[i] = write_file (pack, pages, pdf, &lengths[i]);
    }
  g_assert_true (g_str_has_prefix (bytes[0], pdf ? "%PDF-" : "PK\003\004"));
  g_assert_cmpmem (bytes[0], lengths[0], bytes[1], lengths[1]);
  g_free (bytes[0]);
  g_free (bytes[1]);
}

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i]();

      check_files (project, TRUE);
      check_files (project, FALSE);
      annexa_test_close (project);
    }
}

/* Readiness. */

static void
assert_number (AnnexaDocument    *document,
               const AnnexaTable *table,
               guint              row,
               guint              column,
               guint              expected)
{
  g_autofree char *cell = get_cell (document, table, row, column);

  g_assert_cmpuint (g_ascii_strtoull (cell, NULL, 10), ==, expected);
}

/* The report says what readiness says: of each stage, step and clause. */
static void
test_readiness (void)
{
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      AnnexaProject *project = projects[i]();
      g_autoptr (AnnexaReadiness) readiness = annexa_test_read_readiness (project);
      g_autoptr (AnnexaDocument) document = collect (project, "readiness", NULL);
      const AnnexaTable *verdict = find_table (document, "verdict");
      const AnnexaTable *way = find_table (document, "way");
      GPtrArray *clauses = annexa_readiness_get_clauses (readiness);

      for (AnnexaStage stage = ANNEXA_STAGE_1; stage <= ANNEXA_STAGE_2; stage++)
        {
          g_autofree char *word = get_cell (document, verdict, stage, 1);

          g_assert_cmpstr (word, ==, annexa_readiness_is_ready (readiness, stage) ? "Ready" : "Not ready");
          assert_number (document, verdict, stage, 2, (guint) (annexa_readiness_get_score (readiness, stage) * 100 + 1e-9));
          for (AnnexaSeverity severity = 0; severity < ANNEXA_N_SEVERITIES; severity++)
            assert_number (document, verdict, stage, 3 + severity, annexa_readiness_count_open (readiness, stage, severity));
        }
      for (guint j = 0; j < n_steps; j++)
        {
          AnnexaWayProgress progress;
          guint row = find_row (document, way, 0, annexa_way_step_get_title (&steps[j]));
          g_autofree char *state = get_cell (document, way, row, 1);
          g_autofree char *effort = NULL;
          g_autofree char *remains = get_cell (document, way, row, 8);

          annexa_way_get_progress (readiness, &steps[j], &progress);
          effort = annexa_way_describe_effort (progress.minutes);
          g_assert_cmpstr (state, ==, annexa_way_state_get_label (progress.state));
          g_assert_cmpstr (remains, ==, effort);
          assert_number (document, way, row, 2, progress.n_kept);
        }
      g_assert_cmpuint (count_rows (find_table (document, "clauses"), ANNEXA_ROW_BODY), ==, clauses->len);
      annexa_test_close (project);
    }
}

/* Whoever accepts a gap answers for it by name, with a reason and an end; it is open no longer. */
static void
test_accepted (void)
{
  AnnexaProject *project = new_sample ();
  g_autoptr (AnnexaReadiness) readiness = annexa_test_read_readiness (project);
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  gint64 person = annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-002");
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaDocument) document = NULL;
  const AnnexaTable *table;
  g_autofree char *what = NULL;
  g_autofree char *why = NULL;
  g_autofree char *who = NULL;

  for (guint i = 0; i < gaps->len && edit == NULL; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (strcmp (gap->id, "R24") == 0)
        edit = annexa_gap_accept (gap, project, "Is replaced in March", person, "2027-03-31");
    }
  g_assert_nonnull (edit);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);

  document = collect (project, "readiness", NULL);
  table = find_table (document, "accepted");
  g_assert_cmpuint (table->rows->len, ==, 1);
  what = get_cell (document, table, 0, 1);
  why = get_cell (document, table, 0, 2);
  who = get_cell (document, table, 0, 3);
  g_assert_true (g_str_has_prefix (what, "A-030"));
  g_assert_cmpstr (why, ==, "Is replaced in March");
  g_assert_cmpstr (who, ==, annexa_project_get_title (project, annexa_kind_lookup ("person"), person));
  for (guint i = 0; i < find_table (document, "minor")->rows->len; i++)
    {
      g_autofree char *rule = get_cell (document, find_table (document, "minor"), i, 0);

      g_assert_false (g_str_has_prefix (rule, "R24 "));
    }
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/pack/usual", test_usual);
  g_test_add_func ("/pack/same-words", test_same_words);
  g_test_add_func ("/pack/chosen", test_chosen);
  g_test_add_func ("/pack/wrong-parts", test_wrong_parts);
  g_test_add_func ("/pack/latest", test_latest);
  g_test_add_func ("/pack/signatures", test_signatures);
  g_test_add_func ("/pack/approvals", test_approvals);
  g_test_add_func ("/pack/open-points", test_open_points);
  g_test_add_func ("/pack/nothing-open", test_nothing_open);
  g_test_add_func ("/pack/chain", test_chain);
  g_test_add_func ("/pack/code", test_code);
  g_test_add_func ("/pack/files", test_files);
  g_test_add_func ("/readiness/registers", test_readiness);
  g_test_add_func ("/readiness/accepted", test_accepted);

  return g_test_run ();
}
