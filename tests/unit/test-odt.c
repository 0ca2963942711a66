/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <locale.h>
#include <string.h>
#include <time.h>
#include <zip.h>

#include "annexa-error.h"
#include "annexa-odt.h"
#include "annexa-test-file.h"
#include "annexa-test.h"
#include "annexa-xml.h"

/* Reports as OpenDocument texts: the package, what is said in it, and what happens when it cannot be written. */

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define MARK "\xe2\x80\x8e"
#define RIGHT_MARK "\xe2\x80\x8f"
#define AWKWARD "  two spaces,\ta tab &\na <new> line "

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathContext, xmlXPathFreeContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathObject, xmlXPathFreeObject)

static const AnnexaTableColumn columns[] = {
  { "Control", 0, 0 },
  { "What it says", 2, 0 },
  { "State", 0, 0 },
  { "Risks", 0, 1 },
};

/* A document. */

static AnnexaDocument *
new_document (gboolean right_to_left)
{
  AnnexaDocumentInfo info = {
    .title = "Statement & more",
    .organization = "Weber Optics",
    .version = "Version 1.2",
    .date = "2026-11-23",
    .language = right_to_left ? "ar" : "en-GB",
    .confidentiality = "Confidential",
    .author = "Anna Weber",
    .subject = "Which controls apply, and why.",
    .accent = annexa_palette_get (ANNEXA_PALETTE_PRINT)->accent,
    .right_to_left = right_to_left,
  };

  return annexa_document_new (&info);
}

static void
add_row (AnnexaDocument *document,
         AnnexaRowType   type,
         const char     *ref,
         const char     *text)
{
  annexa_document_begin_row (document, type);
  annexa_document_add_cell (document, ref);
  if (type == ANNEXA_ROW_GROUP)
    return;
  annexa_document_add_cell (document, text);
  annexa_document_add_cell (document, NULL);
  annexa_document_add_pill (document, ANNEXA_COLOUR_GREEN, "Done");
  annexa_document_add_pill (document, ANNEXA_COLOUR_RED, "Late");
  annexa_document_add_cell (document, "12");
}

static void
add_table (AnnexaDocument *document)
{
  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "Controls and their states.");
  add_row (document, ANNEXA_ROW_GROUP, "A.5 Organizational", NULL);
  add_row (document, ANNEXA_ROW_BODY, "A.5.1", "Policies");
  add_row (document, ANNEXA_ROW_BODY, "A.5.2", NULL);
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, "unfinished");
  add_row (document, ANNEXA_ROW_TOTAL, "All", "three");
}

static void
add_texts (AnnexaDocument *document)
{
  annexa_document_add_heading (document, 1, "purpose", "Purpose");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_LEAD, "Why this was written.");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, AWKWARD);
  annexa_document_add_text (document, ANNEXA_RUN_BOLD | ANNEXA_RUN_ATTENTION, "missing");
  annexa_document_add_text (document, ANNEXA_RUN_ITALIC | ANNEXA_RUN_DIM, " perhaps ");
  annexa_document_add_link (document, "register", "the register");
  annexa_document_add_text (document, ANNEXA_RUN_PLAIN, " on page ");
  annexa_document_add_page_of (document, "register");
  annexa_document_add_link (document, "nowhere", "a dead link");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_SMALL, "A remark. بيان 适用性声明");
  annexa_document_add_item (document, ANNEXA_PARAGRAPH_NUMBERED, 0, "first");
  annexa_document_add_item (document, ANNEXA_PARAGRAPH_ITEM, 1, "below the first");
  annexa_document_add_item (document, ANNEXA_PARAGRAPH_NUMBERED, 0, "second");
  annexa_document_add_item (document, ANNEXA_PARAGRAPH_ITEM, 12, "deeper than lists go");
  annexa_document_add_heading (document, 3, "deep", "Not in the contents");
}

static void
add_figure (AnnexaDocument *document,
            const char     *caption)
{
  AnnexaSceneStyle style = { annexa_palette_get (ANNEXA_PALETTE_PRINT), NULL, 1, FALSE };
  g_autoptr (AnnexaScene) scene = annexa_scene_new (900, 100, &style);

  annexa_scene_add_rectangle (scene, 10, 10, 80, 50)->fill = style.palette->accent;
  annexa_scene_add_text (scene, 100, 10, 200, 50, "A picture", 10, &style.palette->text);
  annexa_document_add_figure (document, scene, "A blue rectangle.", caption);
}

/* Something of every kind. */
static AnnexaDocument *
make_document (gboolean right_to_left)
{
  AnnexaDocument *document = new_document (right_to_left);

  annexa_document_add_cover (document);
  annexa_document_add_fact (document, "Approved by", "Anna Weber");
  annexa_document_add_heading (document, 1, "control", "Document control");
  annexa_document_begin_facts (document);
  annexa_document_add_fact (document, "Standard", "ISO/IEC 27001");
  annexa_document_add_contents (document, "Contents");
  annexa_document_add_page_break (document);
  add_texts (document);
  add_figure (document, "Figure 1");
  add_figure (document, NULL);
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_document_add_heading (document, 2, "register", "Register of controls");
  add_table (document);
  annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
  add_table (document);
  annexa_document_begin_signatures (document);
  annexa_document_add_signature (document, "Approved by", "Anna Weber", "12 May 2026");
  annexa_document_add_signature (document, "Checked by", NULL, NULL);
  return document;
}

/* Reading what was written. */

static char *
write_document (AnnexaDocument *document,
                const char     *name)
{
  g_autoptr (GError) error = NULL;
  char *path = annexa_test_path (name);

  annexa_odt_write (document, NULL, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static GBytes *
read_member (const char *path,
             const char *name)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t info;
  zip_file_t *file;
  guint8 *data;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, name, 0, &info), ==, 0);
  file = zip_fopen (archive, name, 0);
  g_assert_nonnull (file);
  data = g_malloc (info.size + 1);
  g_assert_cmpint (zip_fread (file, data, info.size), ==, (zip_int64_t) info.size);
  zip_fclose (file);
  zip_discard (archive);
  return g_bytes_new_take (data, info.size);
}

static xmlDoc *
read_part (const char *path,
           const char *name)
{
  g_autoptr (GBytes) bytes = read_member (path, name);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *part = xmlReadMemory (data, (int) length, name, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (part);
  return part;
}

/* The texts that an expression finds, joined by "|". */
static char *
find (xmlDoc     *part,
      const char *expression)
{
  static const char *const namespaces[] = { "office", "style", "text", "table", "draw", "fo", "svg", "meta" };
  static const char *const addresses[]
      = { "office:1.0", "style:1.0", "text:1.0", "table:1.0", "drawing:1.0", "xsl-fo-compatible:1.0",
          "svg-compatible:1.0", "meta:1.0" };
  g_autoptr (xmlXPathContext) context = xmlXPathNewContext (part);
  g_autoptr (xmlXPathObject) found = NULL;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    {
      g_autofree char *address = g_strconcat ("urn:oasis:names:tc:opendocument:xmlns:", addresses[i], NULL);

      xmlXPathRegisterNs (context, BAD_CAST namespaces[i], BAD_CAST address);
    }
  xmlXPathRegisterNs (context, BAD_CAST "manifest", BAD_CAST "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
  xmlXPathRegisterNs (context, BAD_CAST "xlink", BAD_CAST "http://www.w3.org/1999/xlink");
  xmlXPathRegisterNs (context, BAD_CAST "dc", BAD_CAST "http://purl.org/dc/elements/1.1/");
  found = xmlXPathEvalExpression (BAD_CAST expression, context);
  g_assert_nonnull (found);
  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *content = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", (const char *) content);
      xmlFree (content);
    }
  if (found->type == XPATH_NUMBER)
    g_string_append_printf (joined, "%.0f", found->floatval);
  return g_string_free (joined, FALSE);
}

static void
assert_finds (xmlDoc     *part,
              const char *expression,
              const char *expected)
{
  g_autofree char *found = find (part, expression);

  g_assert_cmpstr (found, ==, expected);
}

static gboolean
is_spoken (const xmlNode *node)
{
  static const char *const silent[] = { "title", "desc", "table-of-content", "automatic-styles", NULL };

  return !g_strv_contains (silent, (const char *) node->name);
}

/* What a reader reads, with the white space that ODF tells by elements. */
static void
collect_text (xmlNode *node,
              GString *text)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *count = NULL;

      if (node->type == XML_TEXT_NODE)
        g_string_append (text, (const char *) node->content);
      if (node->type != XML_ELEMENT_NODE || !is_spoken (node))
        continue;

      if (strcmp ((const char *) node->name, "tab") == 0)
        g_string_append_c (text, '\t');
      if (strcmp ((const char *) node->name, "line-break") == 0)
        g_string_append_c (text, '\n');
      if (strcmp ((const char *) node->name, "s") == 0)
        {
          count = xmlGetProp (node, BAD_CAST "c");
          for (guint64 i = count != NULL ? g_ascii_strtoull ((const char *) count, NULL, 10) : 1; i > 0; i--)
            g_string_append_c (text, ' ');
          xmlFree (count);
        }
      collect_text (node->children, text);
      if (strcmp ((const char *) node->name, "p") == 0 || strcmp ((const char *) node->name, "h") == 0)
        g_string_append (text, "¶");
    }
}

/* Marks of direction are not seen. */
static char *
read_text (const char *path)
{
  g_autoptr (xmlDoc) content = read_part (path, "content.xml");
  GString *text = g_string_new (NULL);

  collect_text (xmlDocGetRootElement (content), text);
  g_string_replace (text, MARK, "", 0);
  return g_string_free (text, FALSE);
}

static const char *
skip (const char *text,
      const char *expected)
{
  const char *found = strstr (text, expected);

  if (found == NULL)
    g_error ("“%s” is missing, or in the wrong place", expected);
  return found + strlen (expected);
}

static const char *
skip_span (AnnexaDocument *document,
           AnnexaSpan      span,
           const char     *text)
{
  const AnnexaRun *runs = annexa_document_get_runs (document, span);

  for (guint i = 0; i < span.count; i++)
    text = skip (text, runs[i].text);
  return text;
}

static const char *
skip_block (AnnexaDocument    *document,
            const AnnexaBlock *block,
            const char        *text)
{
  if (block->type != ANNEXA_BLOCK_CONTENTS)
    text = skip_span (document, block->text, text);
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    {
      text = skip (text, g_array_index (block->facts, AnnexaFact, i).label);
      text = skip (text, g_array_index (block->facts, AnnexaFact, i).value);
    }
  for (guint i = 0; block->table != NULL && i < block->table->n_columns; i++)
    text = skip (text, block->table->columns[i].title);
  for (guint i = 0; block->table != NULL && i < block->table->cells->len; i++)
    text = skip_span (document, g_array_index (block->table->cells, AnnexaSpan, i), text);
  if (block->figure != NULL && block->figure->caption != NULL)
    text = skip (text, block->figure->caption);
  for (guint i = 0; block->signatures != NULL && i < block->signatures->len; i++)
    {
      const AnnexaSignature *signature = &g_array_index (block->signatures, AnnexaSignature, i);

      text = skip (text, signature->role);
      text = skip (text, signature->name != NULL ? signature->name : "");
      text = skip (text, signature->date != NULL ? signature->date : "");
    }
  return text;
}

static void
assert_says_all (AnnexaDocument *document,
                 const char     *path)
{
  g_autofree char *text = read_text (path);
  const char *rest = text;

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    rest = skip_block (document, annexa_document_get_block (document, i), rest);
}

/* Tests. */

static void
test_package (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = write_document (document, "package.odt");
  g_autoptr (GBytes) bytes = read_bytes (path);
  g_autoptr (xmlDoc) manifest = read_part (path, "META-INF/manifest.xml");
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (GString) names = g_string_new ("/");
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);

  /* Programs that know no ZIP find the media type here: stored, without extra field. */
  g_assert_cmpmem (data, 4, "PK\003\004", 4);
  g_assert_cmpuint (data[8] | data[9] << 8, ==, 0);
  g_assert_cmpuint (data[28] | data[29] << 8, ==, 0);
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, strlen (MEDIA_TYPE), MEDIA_TYPE, strlen (MEDIA_TYPE));

  /* The manifest lists every file but itself and the media type, in their order. */
  for (zip_int64_t i = 1; i < zip_get_num_entries (archive, 0) - 1; i++)
    g_string_append_printf (names, "|%s", zip_get_name (archive, (zip_uint64_t) i, 0));
  assert_finds (manifest, "//@manifest:full-path", names->str);
  g_assert_cmpstr (zip_get_name (archive, (zip_uint64_t) zip_get_num_entries (archive, 0) - 1, 0), ==,
                   "META-INF/manifest.xml");
  g_assert_nonnull (strstr (names->str, "|Pictures/figure-2.svg|Pictures/figure-2.png"));
  zip_discard (archive);
}

static void
test_text (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = write_document (document, "text.odt");
  g_autofree char *text = read_text (path);

  assert_says_all (document, path);
  g_assert_nonnull (strstr (text, AWKWARD "missing perhaps the register on page "));
  g_assert_null (strstr (text, "¶¶¶¶¶¶¶¶"));
}

static void
test_structure (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = write_document (document, "structure.odt");
  g_autoptr (xmlDoc) content = read_part (path, "content.xml");

  assert_finds (content, "//text:h/@text:outline-level", "1|1|3|2");
  assert_finds (content, "//text:bookmark-start/@text:name", "control|purpose|deep|register");
  assert_finds (content, "//text:bookmark-end/@text:name", "control|purpose|deep|register");
  assert_finds (content, "//text:index-body//text:a/@xlink:href", "#control|#purpose|#register");
  assert_finds (content, "//text:p//text:a[@text:style-name='Internet_20_link']/@xlink:href", "#register");
  assert_finds (content, "//text:bookmark-ref/@text:ref-name", "register");
  assert_finds (content, "//draw:frame[draw:image]/svg:desc", "A blue rectangle.|A blue rectangle.");
  assert_finds (content, "//draw:frame[@draw:name='Figure 1']/draw:image/@xlink:href",
                "Pictures/figure-1.svg|Pictures/figure-1.png");
  assert_finds (content, "count(//table:table-header-rows)", "2");
  assert_finds (content, "//table:table[table:table-header-rows]/table:desc",
                "Controls and their states.|Controls and their states.");

  /* Every row is as wide as its table, also those that were not filled. */
  assert_finds (content,
                "//table:table-row[count(table:table-cell|table:covered-table-cell) != "
                "count(ancestor::table:table[1]/table:table-column)]",
                "");
  assert_finds (content, "//table:table-cell[not(text:p)]", "");
  assert_finds (content, "//table:table[table:table-header-rows]//@table:number-columns-spanned", "4|4");

  /* The second point of the first list is the third paragraph in it. */
  assert_finds (content, "//office:text/text:list/text:list-item/text:p", "first|second");
  assert_finds (content, "//office:text/text:list/text:list-item/text:list/text:list-item/text:p", "below the first");
  assert_finds (content, "count(//text:p[.='deeper than lists go']/ancestor::text:list)", "10");
}

static void
test_contents (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = annexa_test_path ("contents.odt");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, &error);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (xmlDoc) content = NULL;
  g_autoptr (xmlDoc) styles = NULL;
  g_autofree char *n_pages = NULL;

  g_assert_no_error (error);
  annexa_odt_write (document, pages, path, NULL, &error);
  g_assert_no_error (error);
  content = read_part (path, "content.xml");
  styles = read_part (path, "styles.xml");

  for (guint i = 0; i < annexa_pages_get_n_contents (pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (pages, i);

      g_string_append_printf (expected, "%s%s%u", i > 0 ? "|" : "", line->title, line->page + 1);
    }
  assert_finds (content, "//text:index-body/text:p", expected->str);
  n_pages = g_strdup_printf ("%u|%u", annexa_pages_get_n_pages (pages), annexa_pages_get_n_pages (pages));
  assert_finds (styles, "//text:page-count", n_pages);
}

/* A style that is used and not declared looks like nothing at all. */
static void
assert_declared (xmlDoc     *content,
                 xmlDoc     *styles,
                 const char *attribute,
                 const char *declaration)
{
  g_autofree char *uses = g_strdup_printf ("//office:body//@%s", attribute);
  g_autofree char *used = find (content, uses);
  g_auto (GStrv) names = g_strsplit (used, "|", -1);

  g_assert_cmpuint (g_strv_length (names), >, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *expression = g_strdup_printf ("//%s[@style:name='%s']/@style:name", declaration, names[i]);
      g_autofree char *automatic = find (content, expression);
      g_autofree char *named = find (styles, expression);

      if (*automatic == '\0' && *named == '\0')
        g_error ("The style “%s” is not declared", names[i]);
    }
}

static void
test_styles (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = write_document (document, "styles.odt");
  g_autoptr (xmlDoc) content = read_part (path, "content.xml");
  g_autoptr (xmlDoc) styles = read_part (path, "styles.xml");

  assert_declared (content, styles, "text:style-name", "*");
  assert_declared (content, styles, "table:style-name", "style:style");
  assert_declared (content, styles, "draw:style-name", "style:style");
  assert_finds (styles, "//style:style[not(@style:parent-style-name = //style:style/@style:name) and "
                        "@style:parent-style-name]/@style:name", "");

  /* Letters take as much room as on our pages. */
  assert_finds (styles, "//style:default-style[@style:family='paragraph']/style:text-properties/@style:letter-kerning",
                "true");

  /* What begins a page says so, and nothing restarts its number. */
  assert_finds (content, "//office:automatic-styles/style:style[@style:master-page-name]/@style:master-page-name",
                "Cover|Standard|Landscape|Standard");
  assert_finds (content, "//@style:page-number", "");
  assert_finds (styles, "//style:style[@style:name='Contents_20_Heading']/style:paragraph-properties/@fo:break-before",
                "page");
  assert_finds (styles, "//style:master-page[@style:name='Cover']/style:header", "");
  assert_finds (styles, "//style:master-page/style:header/text:p",
                "Weber Optics · Statement & moreConfidential|Weber Optics · Statement & moreConfidential");
}

static void
assert_above (xmlDoc     *content,
              const char *words,
              const char *expected)
{
  g_autofree char *expression = g_strdup_printf ("//style:style[@style:name = //text:h[.='%s']/@text:style-name]"
                                                 "/style:paragraph-properties/@fo:margin-top",
                                                 words);

  assert_finds (content, expression, expected);
}

/* On our pages the larger of two white spaces counts; LibreOffice adds them. */
static void
test_white_space (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_heading (document, 3, "title", "Above all");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "A text leaves 7 below it.");
  annexa_document_add_heading (document, 3, "text", "Behind text");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_LEAD, "A lead leaves 10.");
  annexa_document_add_heading (document, 3, "lead", "Behind a lead");
  add_figure (document, "A picture with a caption leaves 12");
  annexa_document_add_heading (document, 3, "picture", "Behind a picture");
  add_figure (document, "Picture one");
  add_figure (document, "Picture two");
  path = write_document (document, "white-space.odt");
  content = read_part (path, "content.xml");

  assert_finds (content, "//text:h[.='Behind text']/@text:style-name", "Heading_20_3");
  assert_above (content, "Behind a lead", "4.00pt");
  assert_above (content, "Behind a picture", "2.00pt");
  assert_finds (content,
                "//style:style[@style:name = //text:p[draw:frame[@draw:name='Figure 3']]/@text:style-name]"
                "/style:paragraph-properties/@fo:margin-top",
                "0.00pt");
}

/* A report may be landscape from the cover on. */
static void
test_landscape (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;
  g_autoptr (xmlDoc) styles = NULL;

  annexa_document_begin_section (document, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_document_add_cover (document);
  annexa_document_add_heading (document, 1, "first", "First");
  annexa_document_add_page_break (document);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "On the next page");
  path = write_document (document, "landscape.odt");
  content = read_part (path, "content.xml");
  styles = read_part (path, "styles.xml");

  assert_finds (styles, "//style:page-layout[@style:name='Cover']//@style:print-orientation", "landscape");
  assert_finds (styles, "//style:master-page[@style:name='Cover']/@style:next-style-name", "Landscape");
  assert_finds (content, "//@style:master-page-name", "Cover|Landscape");
  assert_finds (content, "//office:text/text:p[last()]/@text:style-name", "Text_20_body_20_landscape.page");
}

static void
test_letter (void)
{
  g_autoptr (AnnexaDocument) document
      = annexa_document_new (&(AnnexaDocumentInfo){ .title = "T", .date = "2026-11-23", .paper = ANNEXA_PAPER_LETTER });
  g_autofree char *path = write_document (document, "letter.odt");
  g_autoptr (xmlDoc) styles = read_part (path, "styles.xml");

  assert_finds (styles, "//style:page-layout[@style:name='Portrait']//@fo:page-width", "612.00pt");
  assert_finds (styles, "//style:page-layout[@style:name='Landscape']//@fo:page-width", "792.00pt");
}

/* As on the pages, a header that would not fit on its line names the title alone. */
static void
test_long_header (void)
{
  AnnexaDocumentInfo info = { .title = "Statement of Applicability", .date = "2026-11-23" };
  g_autofree char *organization = g_strnfill (150, 'O');
  g_autoptr (AnnexaDocument) document = NULL;
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) styles = NULL;

  info.organization = organization;
  document = annexa_document_new (&info);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Text");
  path = write_document (document, "header.odt");
  styles = read_part (path, "styles.xml");

  assert_finds (styles, "//style:master-page[@style:name='Standard']/style:header/text:p", info.title);
}

/* Where there is more to say than fits on the cover, it begins the next page. */
static void
test_many_facts (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_cover (document);
  for (guint i = 0; i < 60; i++)
    annexa_document_add_fact (document, "Label", "Value");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Below the facts");
  path = write_document (document, "facts.odt");
  content = read_part (path, "content.xml");

  assert_finds (content, "count(//office:text/table:table/table:table-row)", "60");
  assert_finds (content, "count(//draw:frame//table:table)", "0");
  assert_finds (content, "//style:style[@style:family='table']/@style:master-page-name", "Standard");
  assert_finds (content, "//office:text/text:p[last()]/@text:style-name", "Text_20_body");
}

static void
test_metadata (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = write_document (document, "metadata.odt");
  g_autoptr (xmlDoc) meta = read_part (path, "meta.xml");

  assert_finds (meta, "//dc:title", "Statement & more");
  assert_finds (meta, "//dc:creator", "Anna Weber");
  assert_finds (meta, "//dc:subject", "Which controls apply, and why.");
  assert_finds (meta, "//dc:language", "en-GB");
  assert_finds (meta, "//dc:date", "2026-11-23T00:00:00");
  assert_finds (meta, "//meta:creation-date", "2026-11-23T00:00:00");
}

static void
test_right_to_left (void)
{
  g_autoptr (AnnexaDocument) document = make_document (TRUE);
  g_autofree char *path = write_document (document, "right-to-left.odt");
  g_autoptr (xmlDoc) content = read_part (path, "content.xml");
  g_autoptr (xmlDoc) styles = read_part (path, "styles.xml");

  assert_finds (styles, "//@style:writing-mode", "rl-tb|rl-tb|rl-tb|rl-tb");
  assert_finds (content, "//@style:writing-mode[.='lr-tb']", "");
  assert_finds (styles, "//style:default-style//@style:language-complex", "ar");
  assert_finds (content, "//style:style[@style:name='Body.first']//@fo:padding-right", "0.00pt");
  assert_finds (styles, "//style:style[@style:name='Text_20_body']//@fo:text-align", "right");
  assert_finds (styles, "//style:style[@style:name='Table_20_Number']//@fo:text-align", "left");
  assert_finds (content, "//office:text/text:list/text:list-item/text:p", MARK "first" MARK "|" MARK "second" MARK);
  assert_finds (content, "//text:p[contains(., 'بيان')]", "A remark. بيان 适用性声明");
  assert_says_all (document, path);
}

/* The marks around English texts in a report that is read from the right are set in a font whose lines are higher: none of
 * them is as high as the font wants it. */
static void
test_right_to_left_lines (void)
{
  g_autoptr (AnnexaDocument) document = annexa_document_new (
      &(AnnexaDocumentInfo){ .title = "T", .date = "2026-11-23", .language = "en", .right_to_left = TRUE });
  g_autofree char *path = write_document (document, "right-to-left-lines.odt");
  g_autoptr (xmlDoc) styles = read_part (path, "styles.xml");

  assert_finds (styles, "//@style:line-height-at-least", "");
}

/* Sentences that are read from the right keep their full stop, whatever they stand in. */
static void
test_marks (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "שלום 27001.");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "שלום owns the risk.");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "ISO שלום שלום.");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Plain.");
  path = write_document (document, "marks.odt");
  content = read_part (path, "content.xml");

  assert_finds (content, "//office:text/text:p",
                RIGHT_MARK "שלום 27001." RIGHT_MARK "|שלום owns the risk.|" RIGHT_MARK "ISO שלום שלום." RIGHT_MARK
                                                          "|Plain.");
}

/* Who searches for a reference finds it, and what is copied can be looked up again: hyphens are the ones that people type,
 * although LibreOffice may end a line behind them. */
static void
test_references (void)
{
  static const char *const texts[] = { "E-002, INC-010: 2026-11-23, -5, X-ray-", "R-007", "A-048" };
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_heading (document, 1, "risk", "Risk");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, texts[0]);
  annexa_document_add_link (document, "risk", texts[1]);
  annexa_document_add_pill (document, ANNEXA_COLOUR_RED, texts[2]);
  path = write_document (document, "references.odt");
  content = read_part (path, "content.xml");
  assert_finds (content, "//office:text/text:p/text()[1]", texts[0]);
  assert_finds (content, "//office:text/text:p/text:a", texts[1]);
  assert_finds (content, "//office:text/text:p/text:span", "\302\240A-048\302\240");
}

static GBytes *
write_in_zone (AnnexaDocument *document,
               AnnexaPages    *pages,
               const char     *zone)
{
  g_autofree char *path = annexa_test_path ("same.odt");
  g_autoptr (GError) error = NULL;

  g_setenv ("TZ", zone, TRUE);
  tzset ();
  annexa_odt_write (document, pages, path, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
  return read_bytes (path);
}

static void
test_same_bytes (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autoptr (AnnexaDocument) again = make_document (FALSE);
  g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, NULL);
  g_autoptr (GBytes) first = write_in_zone (document, pages, "UTC");
  g_autoptr (GBytes) second = write_in_zone (again, NULL, "Pacific/Auckland");

  g_assert_true (g_bytes_equal (first, second));
}

#define N_ROWS 10000

static AnnexaDocument *
make_long_document (void)
{
  AnnexaDocument *document = new_document (FALSE);

  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), "Many rows.");
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *ref = g_strdup_printf ("R-%05u", i);

      if (i % 240 == 0 || i == 5000)
        add_row (document, ANNEXA_ROW_GROUP, "A group", NULL);
      add_row (document, ANNEXA_ROW_BODY, ref, i % 7 == 0 ? NULL : "Something");
    }
  add_row (document, ANNEXA_ROW_TOTAL, "All", "of them");
  return document;
}

static void
test_long_table (void)
{
  g_autoptr (AnnexaDocument) document = make_long_document ();
  g_autofree char *path = write_document (document, "long.odt");
  g_autoptr (xmlDoc) content = read_part (path, "content.xml");
  g_autofree char *expected = g_strdup_printf ("%u", N_ROWS + N_ROWS / 240 + 3);

  assert_finds (content, "count(//table:table/table:table-row)", expected);
  assert_finds (content, "//table:table[count(table:table-row) > 250]", "");
  assert_finds (content, "//table:table[not(table:table-header-rows)]", "");
  assert_finds (content, "//table:table[table:table-row[last()]//@table:number-columns-spanned]", "");
  assert_finds (content, "//table:table[@table:name = preceding::table:table/@table:name]", "");
  assert_says_all (document, path);
}

/* The last rows go on on a new page together with what is signed below them, and a table is cut nowhere else but where
 * pages begin. */
static void
test_signed_table (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_heading (document, 1, "plan", "Plan");
  add_table (document);
  for (guint i = 0; i < 28; i++)
    add_row (document, ANNEXA_ROW_BODY, "R-001", "Something");
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "I approve this.");
  annexa_document_begin_signatures (document);
  annexa_document_add_signature (document, "Owner", "Nora Falk", NULL);
  path = write_document (document, "signed.odt");
  content = read_part (path, "content.xml");

  assert_finds (content, "count(//table:table[table:table-header-rows])", "2");
  assert_finds (content, "count(//table:table[table:table-header-rows][2]/table:table-row)", "4");
  assert_finds (content, "count(//table:table[2]//text:p[@text:style-name='Table_20_Contents_20_kept'])", "4");
  assert_says_all (document, path);
}

/* What is small stays on one page, and on that of what is signed below it. */
static void
test_whole (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_heading (document, 1, "plan", "Plan");
  annexa_document_begin_facts (document);
  annexa_document_add_fact (document, "Standard", "ISO/IEC 27001");
  add_table (document);
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "I approve this.");
  annexa_document_begin_signatures (document);
  annexa_document_add_signature (document, "Owner", "Nora Falk", NULL);
  path = write_document (document, "whole.odt");
  content = read_part (path, "content.xml");

  assert_finds (content, "//style:style[@style:name='Table1' or @style:name='Table2']//@style:may-break-between-rows",
                "false|false");
  assert_finds (content, "//style:style[style:table-properties/@fo:keep-with-next='always']/@style:name", "Table2");
}

/* Rows stay whole as long as a page can hold them. */
static void
test_tall_row (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "word %u ", i);
  add_table (document);
  add_row (document, ANNEXA_ROW_BODY, "A.5.9", text->str);
  path = write_document (document, "tall.odt");
  content = read_part (path, "content.xml");

  assert_finds (content, "//style:style[@style:name='Row']//@fo:keep-together", "always");
  assert_finds (content, "//style:style[@style:name='Row.long']//@fo:keep-together", "auto");
  assert_finds (content, "//table:table-row[@table:style-name='Row.long']/table:table-cell[1]", "A.5.9");
  assert_says_all (document, path);
}

/* Lengths have a point everywhere. No child of this process does it: text is measured with threads that a child would lack. */
static void
test_locale (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *path = NULL;
  g_autoptr (xmlDoc) content = NULL;
  g_autoptr (xmlDoc) styles = NULL;

  if (!annexa_test_use_locale ("de_DE.UTF-8"))
    {
      g_test_skip ("German habits are not known here");
      return;
    }

  path = write_document (document, "germany.odt");
  g_assert_nonnull (setlocale (LC_ALL, before));
  content = read_part (path, "content.xml");
  styles = read_part (path, "styles.xml");
  assert_finds (content, "//@*[contains(., ',')]", "");
  assert_finds (styles, "//@*[contains(., ',')]", "");
}

/* A table at the end has a paragraph behind it that takes no room, and none between; other documents have none more than
 * they say. */
static void
test_end (void)
{
  g_autoptr (AnnexaDocument) document = new_document (FALSE);
  g_autofree char *path = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (xmlDoc) content = NULL;

      if (i == 1)
        {
          annexa_document_begin_facts (document);
          annexa_document_add_fact (document, "Version", "1.2");
          annexa_document_begin_section (document, ANNEXA_ORIENTATION_PORTRAIT);
        }
      else
        annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, "Words.");
      g_free (path);
      path = write_document (document, "end.odt");
      content = read_part (path, "content.xml");
      assert_finds (content, "//office:text/*[last()]/@text:style-name", i == 0 ? "Text_20_body" : "End");
      assert_finds (content, "//office:text/*[last()]", i == 0 ? "Words." : "");
      if (i == 1)
        assert_finds (content,
                      "//style:style[@style:family='table'][last()]/style:table-properties/@fo:margin-bottom",
                      "0.00pt");
    }
}

/* Documents with as little in them as can be. */
static void
test_empty (void)
{
  g_autoptr (AnnexaDocument) nothing = new_document (FALSE);
  g_autoptr (AnnexaDocument) little = annexa_document_new (&(AnnexaDocumentInfo){ .title = "T", .date = "2026-11-23" });
  g_autofree char *nothing_path = write_document (nothing, "nothing.odt");
  g_autofree char *little_path = NULL;
  g_autoptr (xmlDoc) content = NULL;

  annexa_document_add_cover (little);
  annexa_document_add_contents (little, "Contents");
  annexa_document_begin_facts (little);
  annexa_document_begin_signatures (little);
  annexa_document_begin_table (little, columns, G_N_ELEMENTS (columns), NULL);
  annexa_document_add_paragraph (little, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_document_add_item (little, ANNEXA_PARAGRAPH_ITEM, 0, NULL);
  annexa_document_add_heading (little, 1, NULL, "Nobody leads here");
  annexa_document_add_link (little, NULL, "");
  annexa_document_add_page_of (little, NULL);
  annexa_document_begin_section (little, ANNEXA_ORIENTATION_LANDSCAPE);
  little_path = write_document (little, "little.odt");

  content = read_part (little_path, "content.xml");
  assert_finds (content, "//table:table[not(.//table:table-row)]", "");
  assert_finds (content, "//table:table[not(ancestor::draw:frame)]//text:p",
                "Control|What it says|State|Risks");
  assert_says_all (little, little_path);
  assert_says_all (nothing, nothing_path);
}

/* The schema of the standard, where it lies beside the source. */
static void
assert_valid (const char *path,
              const char *part_name,
              const char *schema_name)
{
  g_autofree char *schema_path
      = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "testdata", "odf", schema_name, NULL);
  g_autoptr (xmlDoc) part = read_part (path, part_name);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (schema_path);
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema);

  g_assert_nonnull (schema);
  g_assert_cmpint (xmlRelaxNGValidateDoc (validator, part), ==, 0);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
}

static gboolean
has_schema (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "testdata", "odf", "OpenDocument-v1.3-schema.rng", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_schema (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autoptr (AnnexaDocument) mirrored = make_document (TRUE);
  g_autoptr (AnnexaDocument) empty = new_document (FALSE);
  AnnexaDocument *documents[] = { document, mirrored, empty };

  if (!has_schema ())
    {
      g_test_skip ("The schema of ODF 1.3 is not here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *path = write_document (documents[i], "valid.odt");

      assert_valid (path, "content.xml", "OpenDocument-v1.3-schema.rng");
      assert_valid (path, "styles.xml", "OpenDocument-v1.3-schema.rng");
      assert_valid (path, "meta.xml", "OpenDocument-v1.3-schema.rng");
      assert_valid (path, "settings.xml", "OpenDocument-v1.3-schema.rng");
      assert_valid (path, "META-INF/manifest.xml", "OpenDocument-v1.3-manifest-schema.rng");
    }
}

static void
test_no_folder (void)
{
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autofree char *path = annexa_test_path ("no such folder/report.odt");
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_odt_write (document, NULL, path, NULL, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND);
}

static guint
count (GBytes     *bytes,
       const char *word)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length;
  guint n_found = 0;

  while ((data = memmem (data, (gsize) (end - data), word, strlen (word))) != NULL)
    {
      data += strlen (word);
      n_found++;
    }
  return n_found;
}

static void
convert (const char *program,
         const char *path,
         const char *folder)
{
  g_autofree char *profile = annexa_test_path ("libreoffice");
  g_autofree char *option = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  const char *arguments[] = { program, option, "--headless", "--convert-to", "pdf", "--outdir", folder, path, NULL };
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "MALLOC_CHECK_");
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* LibreOffice opens the file and sets it on as many pages as we do, or one more where its lines fall differently. */
static void
test_libreoffice (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autoptr (AnnexaDocument) document = make_document (FALSE);
  g_autoptr (AnnexaPages) pages = annexa_pages_new (document, NULL, NULL);
  g_autofree char *path = write_document (document, "opened.odt");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *pdf_path = g_build_filename (folder, "opened.pdf", NULL);
  g_autoptr (GBytes) pdf = NULL;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  convert (program, path, folder);
  pdf = read_bytes (pdf_path);
  g_assert_cmpuint (count (pdf, "/Type/Page/"), >=, annexa_pages_get_n_pages (pages));
  g_assert_cmpuint (count (pdf, "/Type/Page/"), <=, annexa_pages_get_n_pages (pages) + 1);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/odt/package", test_package);
  g_test_add_func ("/odt/text", test_text);
  g_test_add_func ("/odt/structure", test_structure);
  g_test_add_func ("/odt/contents", test_contents);
  g_test_add_func ("/odt/styles", test_styles);
  g_test_add_func ("/odt/white-space", test_white_space);
  g_test_add_func ("/odt/landscape", test_landscape);
  g_test_add_func ("/odt/letter", test_letter);
  g_test_add_func ("/odt/long-header", test_long_header);
  g_test_add_func ("/odt/many-facts", test_many_facts);
  g_test_add_func ("/odt/metadata", test_metadata);
  g_test_add_func ("/odt/right-to-left", test_right_to_left);
  g_test_add_func ("/odt/right-to-left-lines", test_right_to_left_lines);
  g_test_add_func ("/odt/marks", test_marks);
  g_test_add_func ("/odt/references", test_references);
  g_test_add_func ("/odt/same-bytes", test_same_bytes);
  g_test_add_func ("/odt/long-table", test_long_table);
  g_test_add_func ("/odt/signed-table", test_signed_table);
  g_test_add_func ("/odt/whole", test_whole);
  g_test_add_func ("/odt/tall-row", test_tall_row);
  g_test_add_func ("/odt/locale", test_locale);
  g_test_add_func ("/odt/end", test_end);
  g_test_add_func ("/odt/empty", test_empty);
  g_test_add_func ("/odt/schema", test_schema);
  g_test_add_func ("/odt/no-folder", test_no_folder);
  g_test_add_func ("/odt/libreoffice", test_libreoffice);

  return g_test_run ();
}
