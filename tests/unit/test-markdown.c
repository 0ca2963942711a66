/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-markdown.h"
#include "annexa-test.h"

/* Long texts that people write in Markdown, as blocks of a report. */

static AnnexaDocument *
new_document (void)
{
  return annexa_document_new (&(AnnexaDocumentInfo){ .title = "Report", .date = "2026-11-23" });
}

/* The runs of a text: "plain", "*bold*", "/italic/". */
static void
describe_span (AnnexaDocument *document,
               AnnexaSpan      span,
               GString        *all)
{
  const AnnexaRun *runs = annexa_document_get_runs (document, span);

  for (guint i = 0; i < span.count; i++)
    {
      const char *bold = (runs[i].flags & ANNEXA_RUN_BOLD) != 0 ? "*" : "";
      const char *italic = (runs[i].flags & ANNEXA_RUN_ITALIC) != 0 ? "/" : "";

      g_string_append_printf (all, "%s%s%s%s%s", bold, italic, runs[i].text, italic, bold);
    }
}

static void
describe_table (AnnexaDocument    *document,
                const AnnexaTable *table,
                GString           *all)
{
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (all, "[%s%s]", table->columns[i].title, table->columns[i].align > 0 ? ">" : "");
  for (guint i = 0; i < table->rows->len; i++)
    {
      const AnnexaTableRow *row = &g_array_index (table->rows, AnnexaTableRow, i);

      g_string_append_c (all, '~');
      for (guint j = 0; j < row->n_cells; j++)
        {
          g_string_append (all, j > 0 ? "," : "");
          describe_span (document, g_array_index (table->cells, AnnexaSpan, row->first_cell + j), all);
        }
    }
}

/* One line for each block: "3 a heading", "p a paragraph", "•1 a point one level down", "# a numbered one". */
static char *
describe (AnnexaDocument *document)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      g_string_append (all, i > 0 ? "\n" : "");
      if (block->type == ANNEXA_BLOCK_HEADING)
        g_string_append_printf (all, "%u ", block->level);
      else if (block->type == ANNEXA_BLOCK_TABLE)
        g_string_append (all, "t ");
      else if (block->style == ANNEXA_PARAGRAPH_BODY)
        g_string_append (all, "p ");
      else
        g_string_append_printf (all, "%s%u ", block->style == ANNEXA_PARAGRAPH_NUMBERED ? "#" : "•", block->level);
      describe_span (document, block->text, all);
      if (block->type == ANNEXA_BLOCK_TABLE)
        describe_table (document, block->table, all);
    }
  return g_string_free (all, FALSE);
}

static void
assert_becomes (const char *markdown,
                const char *expected)
{
  g_autoptr (AnnexaDocument) document = new_document ();
  g_autofree char *found = NULL;

  annexa_markdown_add (document, markdown);
  found = describe (document);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_becomes_inline (const char *markdown,
                       const char *expected)
{
  g_autoptr (AnnexaDocument) document = new_document ();
  g_autofree char *found = NULL;

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_markdown_add_inline (document, markdown);
  found = describe (document);
  g_assert_cmpstr (found + strlen ("p "), ==, expected);
}

static void
assert_begins (const char *markdown,
               const char *expected)
{
  g_autoptr (AnnexaDocument) document = new_document ();
  g_autofree char *found = NULL;

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Cause: ");
  annexa_markdown_add_begin (document, markdown);
  found = describe (document);
  g_assert_cmpstr (found + strlen ("p Cause: "), ==, expected);
}

static void
test_paragraphs (void)
{
  assert_becomes (NULL, "");
  assert_becomes ("", "");
  assert_becomes ("One line\nand the next.", "p One line and the next.");
  assert_becomes ("One.\n\nTwo.", "p One.\np Two.");
  assert_becomes ("A hard  \nbreak\\\nand another", "p A hard\nbreak\nand another");
  assert_becomes ("Above\n\n---\n\nBelow", "p Above\np Below");
  assert_becomes ("> Somebody said\n> this.", "p /Somebody said this./");
  assert_becomes ("```\na  <b>\n c\n```", "p a  <b>\n c");
  assert_becomes ("Größe & „Anführung“ &amp; &lt;", "p Größe & „Anführung“ & <");
}

static void
test_looks (void)
{
  assert_becomes ("a **b** *c* ***d*** `e`", "p a *b* /c/ */d/* e");
  assert_becomes ("**a *b* c**", "p *a **/b/** c*");
  assert_becomes ("2 * 3 * 4 and snake_case_name", "p 2 * 3 * 4 and snake_case_name");
}

/* Headings stand below those of the report, have names of their own, and stay out of the contents. */
static void
test_headings (void)
{
  g_autoptr (AnnexaDocument) document = new_document ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  assert_becomes ("# Top\n\nText\n\n## Below\n\n# Again", "3 Top\np Text\np *Below*\n3 Again");
  assert_becomes ("### Deep\n\n# Higher *up*", "3 Deep\n3 Higher /up/");
  assert_becomes ("Title\n=====\n\nx", "3 Title\np x");
  assert_becomes ("* # In a point\n  text", "•0 *In a point*\ntext");

  annexa_document_add_heading (document, 1, "chapter", "Chapter");
  annexa_markdown_add (document, "# One\n\n# Two");
  annexa_markdown_add (document, "# Three");
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    g_assert_true (g_hash_table_add (ids, (gpointer) annexa_document_get_block (document, i)->id));
  g_assert_cmpuint (g_hash_table_size (ids), ==, 4);
  g_assert_false (annexa_document_in_contents (annexa_document_get_block (document, 1)));
}

static void
test_lists (void)
{
  assert_becomes ("* a\n* b\n  * c\n* d", "•0 a\n•0 b\n•1 c\n•0 d");
  assert_becomes ("1. a\n\n   still a\n2. b\n   - c", "#0 a\nstill a\n#0 b\n•1 c");
  assert_becomes ("Before\n\n- a\n\nAfter", "p Before\n•0 a\np After");
  assert_becomes ("- \n- b", "•0 \n•0 b");
  assert_becomes ("- - a", "•0 \n•1 a");
}

static void
test_links (void)
{
  assert_becomes ("[Policy](https://example.org/p)", "p Policy (https://example.org/p)");
  assert_becomes ("<https://example.org>", "p https://example.org");
  assert_becomes ("<a@example.org>", "p a@example.org");
  assert_becomes ("[a **b**](x)", "p a *b* (x)");
  assert_becomes ("[](https://example.org)", "p https://example.org");
  assert_becomes ("See ![the plan](plan.png).", "p See the plan.");
  assert_becomes ("Raw <b>bold</b>\n\n<div>block</div>", "p Raw <b>bold</b>\np <div>block</div>");
}

static void
test_tables (void)
{
  assert_becomes ("| A | B |\n|---|--:|\n| x | 1 |\n| **y** | |\n\nAfter", "t [A][B>]~x,1~*y*,\np After");
  assert_becomes ("| A | B |\n|---|---|\n| only one |\n| 1 | 2 | 3 |", "t [A][B]~only one,~1,2");
  assert_becomes ("| A |\n|---|", "t [A]");
  assert_becomes ("- before\n\n  | A |\n  |---|\n  | x |\n\n  after", "•0 before\nt [A]~x\np after");
}

static void
test_inline (void)
{
  assert_becomes_inline (NULL, "");
  assert_becomes_inline ("One\n\nTwo **b**", "One\nTwo *b*");
  assert_becomes_inline ("Intro\n\n* a\n* b\n  * c", "Intro\n• a\n• b\n   • c");
  assert_becomes_inline ("3. a\n4. b", "3. a\n4. b");
  assert_becomes_inline ("# Title\n\ntext", "*Title*\ntext");
  assert_becomes_inline ("| A | B |\n|---|---|\n| x | y |", "A · B\nx · y");
}

/* Where there is room for one paragraph. */
static void
test_begin (void)
{
  assert_begins (NULL, "");
  assert_begins ("One line\nand **the** next.\n\nTwo", "One line and *the* next.");
  assert_begins ("\n\n1. first\n2. second", "first");
  assert_begins ("## Title\n\ntext", "*Title*");
  assert_begins ("> Somebody said\n\nmore", "Somebody said");
  assert_begins ("```\ncode\n```", "code");
}

/* What would bring down a reader that calls itself for everything inside something else. */
static void
test_deep (void)
{
  g_autoptr (AnnexaDocument) document = new_document ();
  g_autoptr (GString) markdown = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (markdown, "> ");
  g_string_append (markdown, "end\n\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append (markdown, "*a **b ");
  annexa_markdown_add (document, markdown->str);
  annexa_markdown_add_inline (document, markdown->str);
  g_assert_cmpuint (annexa_document_get_n_blocks (document), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/markdown/paragraphs", test_paragraphs);
  g_test_add_func ("/markdown/looks", test_looks);
  g_test_add_func ("/markdown/headings", test_headings);
  g_test_add_func ("/markdown/lists", test_lists);
  g_test_add_func ("/markdown/links", test_links);
  g_test_add_func ("/markdown/tables", test_tables);
  g_test_add_func ("/markdown/inline", test_inline);
  g_test_add_func ("/markdown/begin", test_begin);
  g_test_add_func ("/markdown/deep", test_deep);

  return g_test_run ();
}
