/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-data.h"
#include "annexa-date.h"
#include "annexa-document-template.h"
#include "annexa-markdown.h"
#include "annexa-open-point.h"
#include "annexa-required-document.h"
#include "annexa-scales.h"
#include "annexa-template-text.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"
#include "annexa-xml.h"

/* Documents that a firm can adopt: their list, their texts, and what is filled into them. */

#define LONGEST_LINE 120

static char *
read_source (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", name, NULL);
  char *text;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
ignore_error (void       *data,
              const char *format,
              ...)
{
}

static gboolean
is_valid (const char *text)
{
  g_autofree char *schema_text = read_source ("templates.rng");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = annexa_xml_read (bytes, "templates.xml", &error);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (schema_text, (int) strlen (schema_text));
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);
  xmlRelaxNGValidCtxt *validator;
  gboolean valid;

  g_assert_no_error (error);
  g_assert_nonnull (schema);
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidErrors (validator, ignore_error, ignore_error, NULL);
  valid = xmlRelaxNGValidateDoc (validator, document) == 0;
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  return valid;
}

static void
test_valid (void)
{
  g_autofree char *text = read_source ("templates.xml");
  g_autoptr (GBytes) shipped = annexa_data_lookup ("templates/templates.xml");
  g_autofree char *shipped_text = g_strndup (g_bytes_get_data (shipped, NULL), g_bytes_get_size (shipped));
  g_autoptr (GString) broken = g_string_new (text);

  g_assert_true (is_valid (text));
  g_assert_true (is_valid (shipped_text));

  /* The schema is not one that takes anything. */
  g_string_replace (broken, "type=\"plan\"", "type=\"novel\"", 1);
  g_assert_false (is_valid (broken->str));
}

static void
assert_facts (const AnnexaTemplate *template)
{
  const AnnexaField *type = annexa_kind_find_field (annexa_kind_lookup ("document"), "type");
  const AnnexaClause *clause;

  g_assert_true (annexa_templates_find (template->id) == template);
  g_assert_nonnull (annexa_field_find_choice (type, template->type));
  g_assert_nonnull (annexa_kind_find_field (annexa_kind_lookup ("organization"), template->owner));
  g_assert_cmpint (strlen (template->about), >, 20);
  for (guint i = 0; template->clauses[i] != NULL; i++)
    {
      clause = annexa_clauses_find (template->clauses[i]);
      if (clause == NULL || clause->is_heading)
        g_error ("%s: there is no clause %s", template->id, template->clauses[i]);
    }
  for (guint i = 0; template->controls[i] != NULL; i++)
    if (annexa_catalogue_find_control (template->controls[i]) == NULL)
      g_error ("%s: there is no control %s", template->id, template->controls[i]);
  g_assert_true (template->clauses[0] != NULL || template->controls[0] != NULL);
  if (annexa_required_documents_find (template->item) == NULL)
    g_error ("%s: nothing asks for %s", template->id, template->item);
}

static void
test_facts (void)
{
  static const char *const needed[] = {
    "information-security-policy", "access-control-policy", "remote-work-and-mobile-devices", "backup-policy",
    "supplier-security-policy", "incident-response", "acceptable-use-policy", "cryptography-policy",
    "information-classification", "physical-security-policy", "secure-development-policy", "awareness-and-training",
    "scope-statement", "risk-method", "internal-audit-procedure", "corrective-action-procedure", "document-control",
    "business-continuity-plan", "risk-treatment",
  };
  GPtrArray *templates = annexa_templates_get ();
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (annexa_templates_find (needed[i]) == NULL)
      g_error ("there is no template %s", needed[i]);
  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];

      assert_facts (template);
      g_assert_true (g_hash_table_add (titles, template->title));
    }
  g_assert_null (annexa_templates_find ("poem"));
}

static void
assert_words_known (const AnnexaTemplate *template,
                    const char           *text)
{
  g_auto (GStrv) known = annexa_template_text_list_words ();
  const char *brace = text;

  while ((brace = strchr (brace, '{')) != NULL)
    {
      g_autofree char *word = g_strndup (brace + 1, strcspn (brace + 1, "}"));

      if (!g_strv_contains ((const char *const *) known, word))
        g_error ("%s: Annexa does not know {%s}", template->id, word);
      brace++;
    }
}

/* What a reader gets to see: the text as the report has it, with no sign of Markdown or of a table that broke. */
static char *
render (const char *markdown,
        guint      *n_headings,
        guint      *n_rows)
{
  g_autoptr (AnnexaDocument) document
      = annexa_document_new (&(AnnexaDocumentInfo){ .title = "Document", .date = "2026-11-23" });
  GString *all = g_string_new (NULL);

  *n_headings = *n_rows = 0;
  annexa_markdown_add (document, markdown);
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *plain = annexa_document_get_plain (document, block->text);

      *n_headings += block->type == ANNEXA_BLOCK_HEADING;
      g_string_append_printf (all, "%s\n", plain);
      for (guint k = 0; block->type == ANNEXA_BLOCK_TABLE && k < block->table->cells->len; k++)
        {
          g_autofree char *cell
              = annexa_document_get_plain (document, g_array_index (block->table->cells, AnnexaSpan, k));

          g_string_append_printf (all, "%s\n", cell);
        }
      *n_rows += block->type == ANNEXA_BLOCK_TABLE ? block->table->rows->len : 0;
    }
  return g_string_free (all, FALSE);
}

/* Paragraphs that are wrapped in the file are one line where people edit them, and nothing else becomes of them. */
static void
assert_same_blocks (const char *source,
                    const char *text)
{
  g_autofree char *wrapped = NULL;
  g_autofree char *unwrapped = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_headings;
  guint n_rows;

  wrapped = render (source, &n_headings, &n_rows);
  unwrapped = render (text, &n_headings, &n_rows);
  g_assert_cmpstr (g_strdelimit (wrapped, "\n", ' '), ==, g_strdelimit (unwrapped, "\n", ' '));
  for (guint i = 1; lines[i] != NULL; i++)
    g_assert_true (*lines[i] == '\0' || *lines[i - 1] == '\0' || strchr ("|-0123456789", *lines[i]) != NULL);
}

/* Lines that can be read anywhere, one to three pages, and nothing in braces that nobody fills. */
static void
test_texts (void)
{
  GPtrArray *templates = annexa_templates_get ();

  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];
      g_autofree char *text = annexa_template_get_text (template);
      g_autofree char *source = read_source (template->file);
      g_auto (GStrv) lines = g_strsplit (source, "\n", -1);
      g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_true (g_str_has_prefix (text, "## "));
      for (guint k = 0; lines[k] != NULL; k++)
        if (g_utf8_strlen (lines[k], -1) > LONGEST_LINE)
          g_error ("%s:%u is too long", template->file, k + 1);
      g_assert_cmpuint (g_strv_length (words), >, 300);
      g_assert_cmpuint (g_strv_length (words), <, 1250);
      assert_words_known (template, text);
      assert_same_blocks (source, text);
      g_assert_nonnull (strstr (text, "Version {version} of {date}. Owner: {owner}. Approver: {approver}."));
    }
}

/* Every line of a table in the source, except its titles and dashes, has become a row. */
static guint
count_rows (const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '|')
      n += strstr (lines[i], "---") != NULL ? -1 : 1;
  return n;
}

static void
assert_rendered (const AnnexaTemplate *template,
                 const char           *markdown)
{
  static const char *const signs[] = { "{", "}", "**", "| ", "##", "\\" };
  guint n_headings;
  guint n_rows;
  g_autofree char *seen = render (markdown, &n_headings, &n_rows);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (seen, signs[i]) != NULL)
      g_error ("%s: “%s” is left in:\n%s", template->id, signs[i], strstr (seen, signs[i]));
  g_assert_cmpuint (n_headings, >=, 4);
  g_assert_cmpuint (n_rows, ==, count_rows (markdown));
}

static const char *
get_text (GPtrArray *points,
          guint      position)
{
  return ((const AnnexaOpenPoint *) points->pdata[position])->text;
}

static gboolean
has_text (GPtrArray  *points,
          const char *text)
{
  for (guint i = 0; i < points->len; i++)
    if (strcmp (get_text (points, i), text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_sample (void)
{
  AnnexaProject *project = annexa_test_new_sample ("templates-sample.annexa");
  GPtrArray *templates = annexa_templates_get ();

  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];
      g_autoptr (GPtrArray) missing = annexa_open_points_new ();
      g_autofree char *text = annexa_template_fill (template, project, missing);

      if (missing->len > 0)
        g_error ("%s: %s", template->id, get_text (missing, 0));
      g_assert_nonnull (strstr (text, "Weber Optics GmbH"));
      g_assert_nonnull (strstr (text, "Approver: Lea Brandt."));
      assert_rendered (template, text);
    }
  annexa_test_close (project);
}

/* Where nothing is entered, the text says in words what to enter where, and so does the list. */
static void
test_empty (void)
{
  AnnexaProject *project = annexa_test_new_project ("templates-empty.annexa");
  GPtrArray *templates = annexa_templates_get ();

  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];
      g_autoptr (GPtrArray) missing = annexa_open_points_new ();
      g_autofree char *text = annexa_template_fill (template, project, missing);

      g_assert_true (has_text (missing, "Name the head of the business under Organization"));
      g_assert_null (strstr (text, "****"));
      for (guint k = 0; k < missing->len; k++)
        {
          const char *point = get_text (missing, k);
          g_autofree char *bold = g_strdup_printf ("**(%c%s)**", g_ascii_tolower (point[0]), point + 1);

          g_assert_nonnull (strstr (text, bold));
          for (guint l = 0; l < k; l++)
            g_assert_cmpstr (point, !=, get_text (missing, l));
        }
      assert_rendered (template, text);
    }
  annexa_test_close (project);
}

static char *
fill (AnnexaProject *project,
      const char    *text,
      GPtrArray     *missing)
{
  return annexa_template_text_fill (text, project, NULL, missing);
}

static void
assert_filled (AnnexaProject *project,
               const char    *text,
               const char    *expected)
{
  g_autofree char *filled = fill (project, text, NULL);

  g_assert_cmpstr (filled, ==, expected);
}

/* What people typed reads as they typed it, whatever it would mean in Markdown, and lists become lists. */
static void
test_values (void)
{
  AnnexaProject *project = annexa_test_new_project ("templates-values.annexa");
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  gint64 id = annexa_record_get_id (organization);
  g_autofree char *filled = NULL;
  g_autofree char *seen = NULL;
  guint n_headings;
  guint n_rows;
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_test_set (project, "organization", id, "name", "# A*B*_C_ <i>|</i> & [Söhne](x)", &error));
  g_assert_true (annexa_test_set (project, "organization", id, "sites", "Mill Lane 1\n\n Market_place 2", &error));
  g_assert_true (annexa_test_set (project, "organization", id, "scope-statement", "**All**\n\n- of it", &error));
  g_assert_no_error (error);

  filled = fill (project, "{organization}", NULL);
  seen = render (filled, &n_headings, &n_rows);
  g_assert_cmpstr (seen, ==, "# A*B*_C_ <i>|</i> & [Söhne](x)\n");
  assert_filled (project, "At:\n\n{sites}\n", "At:\n\n- Mill Lane 1\n- Market\\_place 2\n");
  assert_filled (project, "At {sites}.", "At Mill Lane 1, Market\\_place 2.");
  assert_filled (project, "{scope}", "**All**\n\n- of it");
  g_assert_true (annexa_test_set (project, "organization", id, "scope-statement", "All of it.\n\n[A draft.]", &error));
  g_assert_no_error (error);
  assert_filled (project, "{scope}", "**(say under Organization what the scope covers; a draft does not count)**");
  assert_filled (project, "every {audit-months}, in {notification-hours}, {onboarding-days}",
                 "every 12 months, in 72 hours, 30 days");
  annexa_test_close (project);
}

static void
test_limits (void)
{
  AnnexaProject *project = annexa_test_new_project ("templates-limits.annexa");
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);
  g_autoptr (GPtrArray) missing = annexa_open_points_new ();
  g_autofree char *filled = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_test_set (project, "limits", annexa_record_get_id (limits), "audit-months", "1", &error));
  g_assert_true (annexa_test_set (project, "limits", annexa_record_get_id (limits), "review-months", "", &error));
  g_assert_no_error (error);
  assert_filled (project, "every {audit-months}", "every 1 month");
  filled = fill (project, "every {review-months}", missing);
  g_assert_cmpstr (filled, ==, "every **(set “Months between management reviews” under Limits)**");
  g_assert_cmpuint (missing->len, ==, 1);
  annexa_test_close (project);
}

/* A word that nobody knows stays as it was written, and is told. */
static void
test_unknown (void)
{
  AnnexaProject *project = annexa_test_new_project ("templates-unknown.annexa");
  g_autoptr (GPtrArray) missing = annexa_open_points_new ();
  g_autofree char *filled = fill (project, "{organisation} {} {Not this} {", missing);

  g_assert_cmpstr (filled, ==, "{organisation} {} {Not this} {");
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_nonnull (strstr (get_text (missing, 0), "{organisation}"));
  annexa_test_close (project);
}

/* The tables of the method have all of its steps, levels and cells. */
static void
test_method (void)
{
  AnnexaProject *project = annexa_test_new_project ("templates-method.annexa");
  g_autofree char *matrix = fill (project, "{risk-matrix}", NULL);
  g_autofree char *impacts = fill (project, "{impact-scale}", NULL);
  g_autofree char *levels = fill (project, "{risk-levels}", NULL);
  g_auto (GStrv) lines = g_strsplit (matrix, "\n", -1);
  guint n_levels = annexa_project_get_scales (project)->n_levels;
  g_autoptr (GPtrArray) missing = annexa_open_points_new ();
  g_autofree char *without = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_true (g_str_has_prefix (lines[2], "| 5 "));
  g_assert_true (g_str_has_prefix (lines[6], "| 1 "));
  g_assert_cmpuint (count_rows (impacts), ==, 6);
  g_assert_nonnull (strstr (impacts, "| Before the law |"));
  g_assert_cmpuint (count_rows (levels), ==, n_levels);
  g_assert_nonnull (strstr (levels, "| Yes |"));

  assert_filled (project, "{acceptable-levels}", "Low, Medium");
  for (guint i = 0; i < n_levels; i++)
    {
      g_autofree char *ref = g_strdup_printf ("LV-%03u", i + 1);
      gint64 level = annexa_project_find_ref (project, annexa_kind_lookup ("level"), ref);

      g_assert_true (annexa_test_set (project, "level", level, "acceptable", "yes", &error));
      g_assert_no_error (error);
    }
  without = fill (project, "{unacceptable-levels}", missing);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (get_text (missing, 0), ==, "Mark under Risk method which levels are not acceptable");
  annexa_test_close (project);
}

static AnnexaRecord *
get_document (AnnexaProject *project,
              gint64         id)
{
  g_autoptr (GError) error = NULL;
  AnnexaRecord *document = annexa_project_get_record (project, annexa_kind_lookup ("document"), id, &error);

  g_assert_no_error (error);
  return document;
}

static gint64
add_document (AnnexaProject        *project,
              const AnnexaTemplate *template)
{
  g_autofree char *label = annexa_documents_describe_added (template);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, label);
  gint64 id = annexa_documents_add_from_template (project, edit, template);
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_no_error (error);
  return id;
}

static void
assert_links (AnnexaProject *project,
              gint64         id,
              const char    *field,
              char         **refs)
{
  g_autofree char *text = annexa_test_get (project, "document", id, field);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  g_assert_cmpuint (*text != '\0' ? g_strv_length (parts) : 0, ==, g_strv_length (refs));
  for (guint i = 0; refs[i] != NULL; i++)
    g_assert_nonnull (strstr (text, refs[i]));
}

static void
test_document (void)
{
  AnnexaProject *project = annexa_test_new_sample ("templates-document.annexa");
  GPtrArray *templates = annexa_templates_get ();
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  gint64 n = annexa_project_count (project, kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      const AnnexaTemplate *template = templates->pdata[i];
      gint64 id = add_document (project, template);
      g_autoptr (AnnexaRecord) document = get_document (project, id);
      g_autofree char *text = annexa_template_get_text (template);

      g_assert_cmpstr (annexa_record_get_title (document), ==, template->title);
      g_assert_cmpstr (annexa_record_get_text (document, "type"), ==, template->type);
      g_assert_cmpstr (annexa_record_get_text (document, "mandatory-item"), ==, template->item);
      g_assert_cmpstr (annexa_record_get_text (document, "status"), ==, "draft");
      g_assert_cmpint (annexa_record_get_integer (document, "approver"), !=, 0);
      g_assert_cmpint (annexa_record_get_integer (document, "owner"), !=, 0);
      g_assert_nonnull (annexa_record_get_text (document, "next-review"));
      g_assert_cmpstr (annexa_record_get_text (document, "body"), ==, text);
      assert_links (project, id, "clauses", template->clauses);
      assert_links (project, id, "controls", template->controls);
      g_assert_cmpint (annexa_project_count (project, kind), ==, n + 1);
      g_assert_true (annexa_project_undo (project, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (annexa_project_count (project, kind), ==, n);
    }
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* The text of a draft follows the project and its own record. */
static void
test_follows (void)
{
  AnnexaProject *project = annexa_test_new_sample ("templates-follows.annexa");
  gint64 id = add_document (project, annexa_templates_find ("backup-policy"));
  g_autoptr (AnnexaRecord) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_test_set (project, "document", id, "approver", "P-001", &error));
  g_assert_true (annexa_test_set (project, "document", id, "version", "2.3", &error));
  g_assert_true (annexa_test_set (project, "document", id, "approved-on", "2026-10-05", &error));
  g_assert_true (annexa_test_set (project, "document", id, "owner", "", &error));
  g_assert_no_error (error);
  document = get_document (project, id);
  text = annexa_template_text_fill (annexa_record_get_text (document, "body"), project, document, NULL);
  g_assert_nonnull (strstr (text, "Version 2.3 of "));
  g_assert_nonnull (strstr (text, "Approver: Karl Weber."));
  g_assert_nonnull (strstr (text, "Owner: **(name the owner of this document)**."));
  annexa_test_close (project);
}

static void
assert_next_review (const char *template,
                    const char *limit,
                    const char *today,
                    const char *expected)
{
  AnnexaProject *project = annexa_test_new_project ("templates-review.annexa");
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (annexa_test_set (project, "limits", annexa_record_get_id (limits), "document-months", limit, &error));
  g_assert_no_error (error);
  annexa_date_set_today (today);
  day = annexa_template_get_next_review (annexa_templates_find (template), project);
  annexa_date_set_today (NULL);
  g_assert_cmpstr (day, ==, expected);
  annexa_test_close (project);
}

/* The limits count, unless a document is usually looked at earlier; months end where they end. */
static void
test_next_review (void)
{
  assert_next_review ("backup-policy", "6", "2026-08-31", "2027-02-28");
  assert_next_review ("backup-policy", "36", "2026-11-23", "2027-11-23");
  assert_next_review ("document-control", "36", "2026-11-23", "2028-11-23");
  assert_next_review ("document-control", "", "2026-11-23", "2028-11-23");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/templates/valid", test_valid);
  g_test_add_func ("/templates/facts", test_facts);
  g_test_add_func ("/templates/texts", test_texts);
  g_test_add_func ("/templates/sample", test_sample);
  g_test_add_func ("/templates/empty", test_empty);
  g_test_add_func ("/templates/values", test_values);
  g_test_add_func ("/templates/limits", test_limits);
  g_test_add_func ("/templates/unknown", test_unknown);
  g_test_add_func ("/templates/method", test_method);
  g_test_add_func ("/templates/document", test_document);
  g_test_add_func ("/templates/follows", test_follows);
  g_test_add_func ("/templates/next-review", test_next_review);

  return g_test_run ();
}
