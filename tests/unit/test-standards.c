/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "annexa-catalogue-threat.h"
#include "annexa-catalogue-vulnerability.h"
#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-csv-reader.h"
#include "annexa-data.h"
#include "annexa-kind.h"
#include "annexa-method-preset.h"
#include "annexa-required-document.h"
#include "annexa-review-topic.h"
#include "annexa-test.h"
#include "annexa-xml.h"

/* The standard as data. */

static GBytes *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "standards", name, NULL);
  char *data;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
count_error (void       *data,
             const char *format,
             ...)
{
  guint *count = data;
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s", g_strchomp (message));
  *count += 1;
}

static gboolean
is_valid (GBytes     *document_bytes,
          const char *schema_name)
{
  g_autoptr (GBytes) schema_bytes = read_data (schema_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = annexa_xml_read (document_bytes, "document", &error);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt (g_bytes_get_data (schema_bytes, NULL),
                                                             (int) g_bytes_get_size (schema_bytes));
  xmlRelaxNG *schema;
  xmlRelaxNGValidCtxt *validator;
  guint n_errors = 0;
  gboolean valid;

  g_assert_no_error (error);
  schema = xmlRelaxNGParse (parser);
  g_assert_nonnull (schema);
  validator = xmlRelaxNGNewValidCtxt (schema);
  xmlRelaxNGSetValidErrors (validator, count_error, count_error, &n_errors);
  valid = xmlRelaxNGValidateDoc (validator, document) == 0;
  g_assert_true (valid == (n_errors == 0));

  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  return valid;
}

/* As it lies in the source, and as it lies in the program. */
static void
test_valid (void)
{
  static const char *const names[] = { "annex-a", "clauses", "documents", "review", "risk-methods", "threats", "vulnerabilities" };
  g_autoptr (GBytes) controls = read_data ("annex-a.xml");
  g_autoptr (GString) broken = g_string_new_len (g_bytes_get_data (controls, NULL), (gssize) g_bytes_get_size (controls));
  g_autoptr (GBytes) broken_bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *document = g_strconcat (names[i], ".xml", NULL);
      g_autofree char *schema = g_strconcat (names[i], ".rng", NULL);
      g_autofree char *path = g_strconcat ("standards/", document, NULL);
      g_autoptr (GBytes) bytes = read_data (document);
      g_autoptr (GBytes) shipped = annexa_data_lookup (path);

      g_assert_true (is_valid (bytes, schema));
      g_assert_true (is_valid (shipped, schema));
    }

  /* The schema is not one that takes anything. */
  g_string_replace (broken, "types=\"preventive\"", "types=\"magic\"", 1);
  broken_bytes = g_bytes_new (broken->str, broken->len);
  g_assert_false (is_valid (broken_bytes, "annex-a.rng"));
}

/* The rows of a table that was compiled apart from ours, without its heading, where it is at hand. */
static GPtrArray *
read_reference (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "reference", name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnnexaCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("the reference table is not here");
      return NULL;
    }
  bytes = g_bytes_new (text, length);
  reader = annexa_csv_reader_new (bytes, ',', &error);
  g_assert_no_error (error);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_assert_true (annexa_csv_reader_next (reader, &error));
  while (annexa_csv_reader_next (reader, &error))
    {
      char **cells = g_new0 (char *, annexa_csv_reader_get_n_cells (reader) + 1);

      for (guint i = 0; i < annexa_csv_reader_get_n_cells (reader); i++)
        cells[i] = g_strdup (annexa_csv_reader_get_cell (reader, i));
      g_ptr_array_add (rows, cells);
    }
  g_assert_no_error (error);
  return rows;
}

static void
assert_filled (const char *id,
               const char *text)
{
  if (text == NULL || strlen (text) < 10)
    g_error ("%s: “%s”", id, text);
}

static void
assert_all_filled (const char *id,
                   char      **texts,
                   guint       least,
                   guint       most)
{
  guint n = g_strv_length (texts);

  if (n < least || n > most)
    g_error ("%s: %u items", id, n);
  for (guint i = 0; i < n; i++)
    assert_filled (id, texts[i]);
}

static void
assert_words (const char *kind,
              const char *id,
              const char *field,
              const char *words)
{
  const AnnexaField *f = annexa_kind_find_field (annexa_kind_lookup (kind), field);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (words, !=, "");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (annexa_field_find_choice (f, parts[i]) == NULL)
        g_error ("%s: “%s” is no word of %s", id, parts[i], field);
      g_assert_true (g_hash_table_add (seen, parts[i]));
    }
}

static void
test_controls (void)
{
  static const struct
  {
    const char *theme;
    const char *prefix;
    guint count;
  } themes[] = {
    { "organizational", "A.5.", 37 }, { "people", "A.6.", 8 }, { "physical", "A.7.", 14 }, { "technological", "A.8.", 34 },
  };
  GPtrArray *controls = annexa_catalogue_get_controls ();
  guint position = 0;

  g_assert_cmpuint (controls->len, ==, 93);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint j = 1; j <= themes[i].count; j++)
      {
        const AnnexaCatalogueControl *control = controls->pdata[position++];
        g_autofree char *id = g_strdup_printf ("%s%u", themes[i].prefix, j);

        g_assert_cmpstr (control->id, ==, id);
        g_assert_cmpstr (control->theme, ==, themes[i].theme);
        g_assert_true (annexa_catalogue_find_control (id) == control);
        g_assert_cmpstr (annexa_catalogue_get_title (control), ==, control->title);
        g_assert_cmpint (strlen (control->title), >, 3);
        assert_filled (id, control->need);
        assert_filled (id, control->meaning);
        assert_filled (id, control->practice);
        assert_all_filled (id, control->done, 2, 4);
        assert_all_filled (id, control->auditor, 2, 3);
        assert_words ("control", id, "types", control->types);
        assert_words ("control", id, "properties", control->properties);
        assert_words ("control", id, "concepts", control->concepts);
        assert_words ("control", id, "capabilities", control->capabilities);
        assert_words ("control", id, "domains", control->domains);
        assert_words ("control", id, "theme", control->theme);
        g_assert_true (control->is_new == (control->was[0] == NULL));
      }
  g_assert_null (annexa_catalogue_find_control ("A.9.1"));
}

/* No explanation stands twice. */
static void
test_texts_differ (void)
{
  GPtrArray *controls = annexa_catalogue_get_controls ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < controls->len; i++)
    {
      const AnnexaCatalogueControl *control = controls->pdata[i];

      g_assert_true (g_hash_table_add (seen, control->need));
      g_assert_true (g_hash_table_add (seen, control->meaning));
      g_assert_true (g_hash_table_add (seen, control->practice));
      g_assert_true (g_hash_table_add (seen, control->title));
    }
}

/* The predecessors of 2013, against a table that was compiled apart from ours, where it is at hand. */
static void
test_predecessors (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "reference", "annex-a-2022.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_compared = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the reference table is not here");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GRegex) regex = g_regex_new ("^([^,]+),.*,(yes|no),([A0-9.;]*),", 0, 0, NULL);
      g_autoptr (GMatchInfo) info = NULL;
      g_autofree char *id = NULL;
      g_autofree char *is_new = NULL;
      g_autofree char *was = NULL;
      g_autofree char *ours = NULL;
      const AnnexaCatalogueControl *control;

      g_assert_true (g_regex_match (regex, lines[i], 0, &info));
      id = g_match_info_fetch (info, 1);
      is_new = g_match_info_fetch (info, 2);
      was = g_match_info_fetch (info, 3);
      control = annexa_catalogue_find_control (id);
      g_assert_nonnull (control);
      ours = g_strjoinv (";", control->was);
      if (strcmp (ours, was) != 0)
        g_error ("%s: “%s”, not “%s”", id, was, ours);
      g_assert_cmpstr (is_new, ==, control->is_new ? "yes" : "no");
      n_compared++;
    }
  g_assert_cmpuint (n_compared, ==, 93);
}

/* Numbers rise as those of chapters, groups and clauses do; a heading stands above what it heads. */
static void
test_clauses (void)
{
  GPtrArray *clauses = annexa_clauses_get ();
  guint n_headings = 0;
  guint n_for_employees = 0;

  g_assert_cmpuint (clauses->len, ==, 41);
  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClause *clause = clauses->pdata[i];
      const AnnexaClause *next = i + 1 < clauses->len ? clauses->pdata[i + 1] : NULL;
      g_autofree char *below = g_strconcat (clause->id, ".1", NULL);
      g_autofree char *chapter = g_strndup (clause->id, strcspn (clause->id, "."));

      g_assert_true (annexa_clauses_find (clause->id) == clause);
      g_assert_cmpstr (annexa_clause_get_title (clause), ==, clause->title);
      g_assert_cmpint (strlen (clause->title), >, 3);
      g_assert_true (g_str_has_prefix (clause->chapter, chapter));
      if (clause->is_heading)
        {
          g_assert_cmpstr (next->id, ==, below);
          n_headings++;
          continue;
        }
      assert_filled (clause->id, clause->meaning);
      assert_filled (clause->id, clause->practice);
      assert_filled (clause->id, clause->record);
      assert_all_filled (clause->id, clause->exists, 1, 4);
      assert_all_filled (clause->id, clause->evidence, 2, 4);
      assert_all_filled (clause->id, clause->auditor, 3, 5);
      g_assert_true (clause->documented == g_str_has_prefix (clause->record, "Required:"));
      for (guint k = 0; clause->auditor[k] != NULL; k++)
        n_for_employees += g_str_has_prefix (clause->auditor[k], "(To an employee)");
    }
  g_assert_cmpuint (n_headings, ==, 11);
  g_assert_cmpuint (n_for_employees, >=, 15);
  g_assert_null (annexa_clauses_find ("4.5"));
}

static void
test_clauses_texts_differ (void)
{
  GPtrArray *clauses = annexa_clauses_get ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClause *clause = clauses->pdata[i];

      if (clause->is_heading)
        continue;
      g_assert_true (g_hash_table_add (seen, clause->meaning));
      g_assert_true (g_hash_table_add (seen, clause->practice));
      for (guint k = 0; clause->auditor[k] != NULL; k++)
        if (!g_hash_table_add (seen, clause->auditor[k]))
          g_error ("%s asks what another asks: “%s”", clause->id, clause->auditor[k]);
    }
}

static void
test_clauses_reference (void)
{
  g_autoptr (GPtrArray) rows = read_reference ("clauses.csv");
  GPtrArray *clauses = annexa_clauses_get ();

  if (rows == NULL)
    return;
  g_assert_cmpuint (rows->len, ==, clauses->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      const AnnexaClause *clause = clauses->pdata[i];

      g_assert_cmpstr (clause->id, ==, row[0]);
      g_assert_cmpstr (clause->title, ==, row[1]);
      g_assert_cmpstr (clause->is_heading ? "no" : "yes", ==, row[3]);
      g_assert_cmpstr (clause->documented ? "yes" : "no", ==, row[5]);
    }
}

/* Each control once, and each there. */
static void
assert_controls (const char *id,
                 char      **controls)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_nonnull (controls[0]);
  for (guint i = 0; controls[i] != NULL; i++)
    if (annexa_catalogue_find_control (controls[i]) == NULL || !g_hash_table_add (seen, controls[i]))
      g_error ("%s: control %s", id, controls[i]);
}

static void
test_threats (void)
{
  GPtrArray *threats = annexa_catalogue_threats_get ();
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (threats->len, ==, 54);
  for (guint i = 0; i < threats->len; i++)
    {
      const AnnexaCatalogueThreat *threat = threats->pdata[i];
      g_autofree char *id = g_strdup_printf ("T-%03u", i + 1);

      g_assert_cmpstr (threat->id, ==, id);
      assert_filled (id, threat->name);
      assert_filled (id, threat->category);
      assert_filled (id, threat->description);
      g_assert_true (g_hash_table_add (texts, threat->name));
      g_assert_true (g_hash_table_add (texts, threat->description));
      assert_words ("threat", id, "origin", threat->origin);
      assert_words ("threat", id, "affects", threat->affects);
      assert_words ("threat", id, "asset-types", threat->asset_types);
      assert_controls (id, threat->controls);
    }
}

/* Every threat has a weakness to use, or it could harm nobody. */
static void
test_vulnerabilities (void)
{
  GPtrArray *vulnerabilities = annexa_catalogue_vulnerabilities_get ();
  GPtrArray *threats = annexa_catalogue_threats_get ();
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (vulnerabilities->len, ==, 86);
  for (guint i = 0; i < vulnerabilities->len; i++)
    {
      const AnnexaCatalogueVulnerability *vulnerability = vulnerabilities->pdata[i];
      g_autofree char *id = g_strdup_printf ("V-%03u", i + 1);

      g_assert_cmpstr (vulnerability->id, ==, id);
      assert_filled (id, vulnerability->name);
      g_assert_cmpstr (vulnerability->category, !=, "");
      assert_filled (id, vulnerability->description);
      g_assert_true (g_hash_table_add (texts, vulnerability->name));
      g_assert_true (g_hash_table_add (texts, vulnerability->description));
      assert_words ("vulnerability", id, "severity", vulnerability->severity);
      assert_words ("vulnerability", id, "asset-types", vulnerability->asset_types);
      assert_controls (id, vulnerability->controls);
      for (guint k = 0; vulnerability->threats[k] != NULL; k++)
        g_hash_table_add (used, vulnerability->threats[k]);
    }
  g_assert_cmpuint (g_hash_table_size (used), ==, threats->len);
  for (guint i = 0; i < threats->len; i++)
    g_assert_true (g_hash_table_contains (used, ((AnnexaCatalogueThreat *) threats->pdata[i])->id));
}

/* In the reference, ids are written T01, and lists with semicolons, in an order of their own. */
static void
assert_same_ids (const char *id,
                 char      **ours,
                 const char *theirs)
{
  g_auto (GStrv) expected = g_strsplit (theirs, ";", -1);

  g_assert_cmpuint (g_strv_length (ours), ==, g_strv_length (expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *threat = g_strdup_printf ("T-0%s", expected[i] + 1);

      if (!g_strv_contains ((const char *const *) ours, *expected[i] == 'T' ? threat : expected[i]))
        g_error ("%s lacks %s", id, expected[i]);
    }
}

static void
test_threats_reference (void)
{
  g_autoptr (GPtrArray) threat_rows = read_reference ("threats.csv");
  g_autoptr (GPtrArray) vulnerability_rows = threat_rows != NULL ? read_reference ("vulnerabilities.csv") : NULL;
  GPtrArray *threats = annexa_catalogue_threats_get ();
  GPtrArray *vulnerabilities = annexa_catalogue_vulnerabilities_get ();

  if (vulnerability_rows == NULL)
    return;
  g_assert_cmpuint (threat_rows->len, ==, threats->len);
  for (guint i = 0; i < threats->len; i++)
    {
      const AnnexaCatalogueThreat *threat = threats->pdata[i];
      char **row = threat_rows->pdata[i];
      g_autofree char *origin = g_strdelimit (g_strdup (row[2]), ";", ' ');
      g_autofree char *affects = g_strdelimit (g_strdup (row[4]), ";", ' ');

      g_assert_cmpstr (threat->origin, ==, origin);
      g_assert_cmpstr (threat->category, ==, row[3]);
      g_assert_cmpstr (threat->affects, ==, affects);
      assert_same_ids (threat->id, threat->controls, row[6]);
    }
  g_assert_cmpuint (vulnerability_rows->len, ==, vulnerabilities->len);
  for (guint i = 0; i < vulnerabilities->len; i++)
    {
      const AnnexaCatalogueVulnerability *vulnerability = vulnerabilities->pdata[i];
      char **row = vulnerability_rows->pdata[i];

      g_assert_cmpstr (vulnerability->category, ==, row[2]);
      g_assert_cmpstr (vulnerability->severity, ==, row[6]);
      assert_same_ids (vulnerability->id, vulnerability->threats, row[4]);
      assert_same_ids (vulnerability->id, vulnerability->controls, row[5]);
    }
}

/* A number that the standard has: of a clause or heading, or of a control. */
static void
assert_refs (const char *id,
             char      **refs)
{
  g_assert_nonnull (refs[0]);
  for (guint i = 0; refs[i] != NULL; i++)
    if (annexa_clauses_find (refs[i]) == NULL && annexa_catalogue_find_control (refs[i]) == NULL)
      g_error ("%s: “%s” is neither a clause nor a control", id, refs[i]);
}

static void
test_documents (void)
{
  static const struct
  {
    char prefix;
    AnnexaObligation obligation;
    guint count;
  } parts[] = {
    { 'M', ANNEXA_OBLIGATION_MANDATORY, 19 }, { 'C', ANNEXA_OBLIGATION_IF_APPLICABLE, 21 },
    { 'E', ANNEXA_OBLIGATION_CUSTOMARY, 17 },
  };
  GPtrArray *documents = annexa_required_documents_get ();
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint position = 0;

  g_assert_cmpuint (documents->len, ==, 57);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 1; j <= parts[i].count; j++)
      {
        const AnnexaRequiredDocument *document = documents->pdata[position++];
        g_autofree char *id = g_strdup_printf ("%c%02u", parts[i].prefix, j);
        g_autofree char *basis = annexa_required_document_get_basis (document);

        g_assert_cmpstr (document->id, ==, id);
        g_assert_true (annexa_required_documents_find (id) == document);
        g_assert_cmpint (document->obligation, ==, parts[i].obligation);
        assert_filled (id, document->title);
        assert_filled (id, document->content);
        g_assert_cmpstr (document->owner, !=, "");
        g_assert_true (g_hash_table_add (texts, document->title));
        g_assert_true (g_hash_table_add (texts, document->content));
        g_assert_true ((document->register_kind == NULL) == (document->entry == NULL));
        g_assert_true (document->entry == NULL || annexa_kind_lookup (document->register_kind) != NULL);
        g_assert_cmpuint (document->review_months, >, 0);
        assert_refs (id, document->refs);
        g_assert_nonnull (strstr (basis, document->refs[0]));
      }
  g_assert_null (annexa_required_documents_find ("M20"));
}

static void
test_documents_reference (void)
{
  g_autoptr (GPtrArray) rows = read_reference ("mandatory-documents.csv");
  GPtrArray *documents = annexa_required_documents_get ();

  if (rows == NULL)
    return;
  g_assert_cmpuint (rows->len, ==, documents->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      const AnnexaRequiredDocument *document = documents->pdata[i];
      g_autofree char *refs = g_strjoinv ("; ", document->refs);
      g_autofree char *clause = document->part != NULL ? g_strdup_printf ("%s %s", refs, document->part) : g_strdup (refs);
      g_autofree char *months = g_strdup_printf ("%u", document->review_months);

      g_assert_cmpstr (document->id, ==, row[0]);
      g_assert_cmpstr (clause, ==, row[2]);
      g_assert_cmpstr (document->is_record ? "record" : "document", ==, row[4]);
      g_assert_cmpstr (months, ==, row[7]);
    }
}

/* Each long text of a review, other than the notes, has its question, in the order of the fields. */
static void
test_review (void)
{
  const AnnexaKind *kind = annexa_kind_lookup ("review");
  GPtrArray *topics = annexa_review_topics_get ();
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_inputs = 0;
  guint position = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];
      const AnnexaReviewTopic *topic;

      if (field->type != ANNEXA_FIELD_LONG_TEXT || strcmp (field->name, "notes") == 0)
        continue;
      topic = topics->pdata[position++];
      g_assert_cmpstr (topic->field, ==, field->name);
      g_assert_true (annexa_review_topics_find (field->name) == topic);
      g_assert_nonnull (annexa_clauses_find (topic->clause));
      g_assert_true ((topic->part != NULL) == (strcmp (topic->clause, "9.3.2") == 0));
      assert_filled (topic->field, topic->question);
      g_assert_nonnull (strchr (topic->question, '?'));
      g_assert_true (g_hash_table_add (texts, topic->question));
      n_inputs += topic->part != NULL;
    }
  g_assert_cmpuint (position, ==, topics->len);
  g_assert_cmpuint (n_inputs, ==, 10);
  g_assert_cmpuint (topics->len, ==, 12);
  g_assert_null (annexa_review_topics_find ("notes"));
}

static void
test_presets (void)
{
  static const struct
  {
    const char *id;
    guint steps;
  } sizes[] = { { "matrix-3x3", 3 }, { "matrix-4x4", 4 }, { "matrix-5x5", 5 } };

  g_assert_cmpuint (annexa_method_presets_get ()->len, ==, G_N_ELEMENTS (sizes));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const AnnexaMethodPreset *preset = annexa_method_preset_find (sizes[i].id);
      gboolean acceptable = TRUE;

      g_assert_nonnull (preset);
      g_assert_cmpuint (preset->n_likelihoods, ==, sizes[i].steps);
      g_assert_cmpuint (preset->n_impacts, ==, sizes[i].steps);
      for (guint step = 1; step <= sizes[i].steps; step++)
        {
          g_assert_nonnull (preset->likelihoods[step].label);
          g_assert_nonnull (preset->likelihoods[step].description);
          g_assert_nonnull (preset->impacts[step].money);
          g_assert_nonnull (preset->impacts[step].safety);
        }
      /* Levels rise with likelihood and impact, each is reached, and what lies above the line stays above it. */
      g_assert_cmpuint (preset->matrix[1][1], ==, 1);
      g_assert_cmpuint (preset->matrix[sizes[i].steps][sizes[i].steps], ==, preset->n_levels);
      for (guint l = 1; l <= sizes[i].steps; l++)
        for (guint m = 1; m <= sizes[i].steps; m++)
          {
            g_assert_cmpuint (preset->matrix[l][m], >=, 1);
            g_assert_cmpuint (preset->matrix[l][m], <=, preset->n_levels);
            g_assert_true (l == 1 || preset->matrix[l][m] >= preset->matrix[l - 1][m]);
            g_assert_true (m == 1 || preset->matrix[l][m] >= preset->matrix[l][m - 1]);
          }
      for (guint level = 1; level <= preset->n_levels; level++)
        {
          g_assert_nonnull (preset->levels[level].label);
          g_assert_nonnull (preset->levels[level].sign);
          g_assert_true (acceptable || !preset->levels[level].acceptable);
          acceptable = preset->levels[level].acceptable;
        }
      g_assert_true (preset->levels[1].acceptable);
      g_assert_false (acceptable);
    }
  g_assert_null (annexa_method_preset_find ("matrix-9x9"));
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/standards/valid", test_valid);
  g_test_add_func ("/standards/controls", test_controls);
  g_test_add_func ("/standards/texts-differ", test_texts_differ);
  g_test_add_func ("/standards/predecessors", test_predecessors);
  g_test_add_func ("/standards/clauses", test_clauses);
  g_test_add_func ("/standards/clauses/texts-differ", test_clauses_texts_differ);
  g_test_add_func ("/standards/clauses/reference", test_clauses_reference);
  g_test_add_func ("/standards/threats", test_threats);
  g_test_add_func ("/standards/vulnerabilities", test_vulnerabilities);
  g_test_add_func ("/standards/threats/reference", test_threats_reference);
  g_test_add_func ("/standards/documents", test_documents);
  g_test_add_func ("/standards/documents/reference", test_documents_reference);
  g_test_add_func ("/standards/review", test_review);
  g_test_add_func ("/standards/presets", test_presets);

  return g_test_run ();
}
