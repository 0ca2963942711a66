/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>
#include <unistd.h>

#include "annexa-error.h"
#include "annexa-oscal-import.h"
#include "annexa-query.h"
#include "annexa-soa.h"
#include "annexa-test.h"

#define NAMESPACE "http://csrc.nist.gov/ns/oscal/1.0"
#define HEAD "<catalog xmlns=\"" NAMESPACE "\" uuid=\"u\"><metadata><title>T</title></metadata>\n"

static AnnexaOscalCatalogue *
read_own (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "catalogue.xml", NULL);
  g_autoptr (GError) error = NULL;
  AnnexaOscalCatalogue *catalogue = annexa_oscal_catalogue_read (path, &error);

  g_assert_no_error (error);
  return catalogue;
}

static AnnexaOscalControl *
find (AnnexaOscalCatalogue *catalogue,
      const char           *id)
{
  for (guint i = 0; i < catalogue->controls->len; i++)
    if (strcmp (((AnnexaOscalControl *) catalogue->controls->pdata[i])->id, id) == 0)
      return catalogue->controls->pdata[i];
  g_error ("there is no control %s", id);
}

static char *
write_file (const char *name,
            const char *contents)
{
  char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

static AnnexaOscalCatalogue *
read_text (const char *contents,
           GError    **error)
{
  g_autofree char *path = write_file ("text.xml", contents);

  return annexa_oscal_catalogue_read (path, error);
}

static void
test_read (void)
{
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();

  g_assert_cmpstr (catalogue->title, ==, "Rules of the Harbour Association");
  g_assert_cmpstr (catalogue->version, ==, "2.1");
  g_assert_cmpstr (catalogue->publisher, ==, "Harbour Association");
  g_assert_cmpstr (catalogue->licence, ==, "CC BY 4.0");
  g_assert_cmpstr (catalogue->uuid, ==, "0b3c2f52-6a1f-4d7e-9a55-0d5d8f3c1a01");
  g_assert_cmpuint (catalogue->n_groups, ==, 2);
  g_assert_cmpuint (catalogue->controls->len, ==, 5);
  g_assert_cmpuint (catalogue->n_withdrawn, ==, 1);
  g_assert_cmpuint (catalogue->notes->len, ==, 4);

  g_assert_cmpstr (find (catalogue, "ga-1")->title, ==, "Know who comes in");
  g_assert_cmpint (find (catalogue, "ga-1")->parent, ==, -1);
  g_assert_cmpint (find (catalogue, "ga-1.1")->parent, ==, 0);
  g_assert_cmpstr (find (catalogue, "ga-1.1")->chapter, ==, "The gate");
  g_assert_cmpstr (find (catalogue, "cr-1")->chapter, ==, "The gate › Cranes");
  g_assert_null (find (catalogue, "A.5.1")->chapter);
  g_assert_true (find (catalogue, "ga-2")->withdrawn);
  g_assert_cmpstr (find (catalogue, "ga-2")->text, ==, "Withdrawn. See ga-1.");
  g_assert_cmpstr (find (catalogue, "cr-1")->title, ==, "Only who has learnt it moves a crane.");
  g_assert_cmpuint (find (catalogue, "ga-1")->line, ==, 31);
}

static void
test_prose (void)
{
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();

  g_assert_cmpstr (find (catalogue, "ga-1")->text, ==,
                   "The harbour:\n\n"
                   "- a. Names [people or roles] at the **north** gate; and\n"
                   "  1. writes it down on paper;\n"
                   "  2. keeps the paper.\n"
                   "- b. Looks again [Selection (one or more): by sight; within [number of days] days].");
  g_assert_cmpstr (find (catalogue, "ga-1")->guidance, ==,
                   "A list is enough. See the next one.\n\n"
                   "It says “who” and:\n\n"
                   "- when\n"
                   "- why\n"
                   "  1. work\n"
                   "  2. a visit\n\n"
                   "**Example**\n\n"
                   "A book at the gate.\n\n"
                   "A camera.");
}

/* A value that stands for itself, and values that double with each step, end. */
static void
test_values_without_end (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (AnnexaOscalCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 30; i++)
    {
      g_string_append_printf (text, "<param id=\"p%d\"><select>", i);
      for (int j = 0; j < 100; j++)
        g_string_append_printf (text, "<choice>many words <insert id-ref=\"p%d\"/></choice>", (i + 1) % 30);
      g_string_append (text, "</select></param>");
    }
  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "<control id=\"c%d\"><title>C</title><part name=\"statement\"><p>"
                            "<insert id-ref=\"p0\"/></p></part></control>", i);
  g_string_append (text, "</catalog>");
  catalogue = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (find (catalogue, "c0")->text), <, 600000);
  g_assert_cmpuint (strlen (find (catalogue, "c199")->text), <, 100);
}

static void
assert_refused (const char *contents,
                const char *where,
                const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_text (contents, &error);

  g_assert_null (catalogue);
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
  g_test_message ("%s", error->message);
  if (strstr (error->message, where) == NULL || strstr (error->message, why) == NULL)
    g_error ("“%s” says neither “%s” nor “%s”", error->message, where, why);
}

static void
test_refused (void)
{
  assert_refused ("<profile xmlns=\"" NAMESPACE "\">\n</profile>", "“text.xml”, line 1", "profile");
  assert_refused ("<component-definition xmlns=\"" NAMESPACE "\"/>", "line 1", "component-definition");
  assert_refused ("<catalog><metadata/></catalog>", "line 1", "OSCAL format");
  assert_refused ("\n\n<html/>", "line 3", "begins with “html”");
  assert_refused ("<catalog xmlns=\"" NAMESPACE "\">\n<metadata/></catalog>", "line 2", "no title");
  assert_refused (HEAD "</catalog>", "line 1", "no controls");
  assert_refused (HEAD "\n<control><title>C</title></control></catalog>", "line 3", "no id");
  assert_refused (HEAD "<control id=\"a\"/>\n<group><control id=\"a\"/></group></catalog>", "line 3", "line 2");
  assert_refused (HEAD "<control id=\"a\">\n</catalog>", "line 3", "mismatch");
  assert_refused (HEAD "<control id=\"a\">\n&unknown;</control></catalog>", "line 3", "unknown");
  assert_refused ("{ \"catalog\": {} }", "line 1", "this is JSON");
  assert_refused ("", "text.xml", "empty");
}

static void
test_entities (void)
{
  assert_refused ("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n<!ENTITY lol2 \"&lol;&lol;&lol;\">]>\n" HEAD
                  "<control id=\"a\"><title>&lol2;</title></control></catalog>",
                  "line 2", "document type");
  assert_refused ("<!DOCTYPE catalog [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" HEAD
                  "<control id=\"a\"><title>&x;</title></control></catalog>",
                  "line 1", "document type");
  assert_refused ("<!DOCTYPE catalog SYSTEM \"http://127.0.0.1:9/x.dtd\">\n" HEAD "</catalog>", "line 1", "document type");
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "<group>\n");
  assert_refused (text->str, "line 25", "nested too deeply");
}

static void
test_huge (void)
{
  g_autofree char *path = write_file ("huge.xml", HEAD);
  g_autoptr (GString) many = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000100; i++)
    g_string_append (many, "<a/>");
  g_string_append (many, "</catalog>");
  assert_refused (many->str, "line 2", "more elements");

  g_string_assign (many, HEAD "<a");
  for (int i = 0; i < 10100; i++)
    g_string_append_printf (many, " a%d='>'", i);
  g_string_append (many, "/></catalog>");
  assert_refused (many->str, "line 2", "more attributes");

  /* A hole in a file takes no room on the disk. */
  g_assert_cmpint (truncate (path, 5ll * 1024 * 1024 * 1024), ==, 0);
  g_assert_null (annexa_oscal_catalogue_read (path, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "is larger than 64 MiB"));
  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_clear_error (&error);
  g_assert_null (annexa_oscal_catalogue_read (path, &error));
  g_assert_nonnull (strstr (error->message, "“huge.xml” is empty."));
}

static AnnexaOscalResult *
import (AnnexaProject        *project,
        AnnexaOscalCatalogue *catalogue)
{
  g_autoptr (GError) error = NULL;
  AnnexaOscalResult *result = annexa_oscal_import (project, catalogue, FALSE, &error);

  g_assert_no_error (error);
  return result;
}

static AnnexaRecord *
get_record (AnnexaProject *project,
            const char    *kind_name,
            const char    *ref)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  gint64 id = annexa_project_find_ref (project, kind, ref);
  g_autoptr (GError) error = NULL;
  AnnexaRecord *record;

  if (id == 0)
    g_error ("there is no %s %s", kind_name, ref);
  record = annexa_project_get_record (project, kind, id, &error);
  g_assert_no_error (error);
  return record;
}

static gint64
find_control (AnnexaProject *project,
              const char    *ref)
{
  g_autoptr (AnnexaRecord) record = get_record (project, "control", ref);

  return annexa_record_get_id (record);
}

static void
test_import (void)
{
  AnnexaProject *project = annexa_test_new_project ("import.annexa");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *undone = NULL;
  g_autoptr (AnnexaOscalResult) result = NULL;
  g_autoptr (AnnexaRecord) framework = NULL;
  g_autoptr (AnnexaRecord) night = NULL;
  g_autoptr (AnnexaRecord) taken = NULL;
  g_autoptr (GError) error = NULL;
  AnnexaSoaProgress progress;

  result = annexa_oscal_import (project, catalogue, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 93);
  g_clear_pointer (&result, annexa_oscal_result_free);

  result = import (project, catalogue);
  g_assert_false (result->known);
  g_assert_cmpuint (result->n_added, ==, 5);
  g_assert_cmpuint (result->n_renamed, ==, 1);
  framework = get_record (project, "framework", "FW-002");
  g_assert_cmpstr (annexa_record_get_text (framework, "edition"), ==, "2.1");
  /* One of the five is withdrawn. */
  g_assert_cmpint (annexa_record_get_integer (framework, "control-count"), ==, 4);
  night = get_record (project, "control", "ga-1.1");
  g_assert_cmpint (annexa_record_get_integer (night, "part-of"), ==, find_control (project, "ga-1"));
  g_assert_cmpint (annexa_record_get_integer (night, "in-soa"), ==, FALSE);
  taken = get_record (project, "control", "FW-002:A.5.1");
  g_assert_cmpstr (annexa_record_get_text (taken, "catalogue-id"), ==, "A.5.1");
  annexa_soa_get_progress (project, NULL, &progress);
  g_assert_cmpint (progress.total, ==, 93);
  annexa_test_assert_sound (project);

  g_assert_true (annexa_project_undo (project, NULL, &error));
  undone = annexa_test_dump (project);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (annexa_project_redo (project, NULL, &error));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 98);
  annexa_test_close (project);
}

/* The catalogue's part is brought up to date, the organization's stays. */
static void
test_import_again (void)
{
  AnnexaProject *project = annexa_test_new_project ("again.annexa");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autoptr (AnnexaOscalResult) first = import (project, catalogue);
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *same = NULL;
  g_autoptr (AnnexaOscalResult) second = import (project, catalogue);
  g_autoptr (AnnexaOscalResult) third = NULL;
  g_autoptr (AnnexaRecord) gate = NULL;
  g_autoptr (AnnexaRecord) gone = NULL;
  g_autoptr (GError) error = NULL;
  AnnexaOscalControl *control;

  g_assert_true (second->known);
  g_assert_cmpuint (second->n_added + second->n_updated + second->n_gone + second->n_renamed, ==, 0);
  same = annexa_test_dump (project);
  g_assert_cmpstr (same, ==, before);

  g_assert_true (annexa_test_set (project, "control", find_control (project, "ga-1"), "how", "We have a book.", &error));
  g_free (catalogue->uuid);
  catalogue->uuid = g_strdup ("another edition");
  control = find (catalogue, "ga-1");
  g_free (control->text);
  control->text = g_strdup ("Know everybody.");
  control = find (catalogue, "cr-1");
  g_free (control->id);
  control->id = g_strdup ("cr-2");
  third = import (project, catalogue);
  g_assert_true (third->known);
  g_assert_cmpuint (third->n_added, ==, 1);
  g_assert_cmpuint (third->n_updated, ==, 1);
  g_assert_cmpuint (third->n_gone, ==, 1);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("framework")), ==, 2);
  gate = get_record (project, "control", "ga-1");
  g_assert_cmpstr (annexa_record_get_text (gate, "text"), ==, "Know everybody.");
  g_assert_cmpstr (annexa_record_get_text (gate, "how"), ==, "We have a book.");
  gone = get_record (project, "control", "cr-1");
  g_assert_cmpint (annexa_record_get_integer (gone, "withdrawn"), ==, TRUE);
  annexa_test_close (project);
}

/* Two catalogues may have the same numbers; the framework goes with its controls and nothing else does. */
static void
test_two_frameworks (void)
{
  AnnexaProject *project = annexa_test_new_project ("two.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("framework");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autoptr (AnnexaOscalResult) first = import (project, catalogue);
  g_autoptr (AnnexaOscalResult) second = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *preview = NULL;
  g_autoptr (GError) error = NULL;

  g_free (catalogue->uuid);
  g_free (catalogue->title);
  catalogue->uuid = NULL;
  catalogue->title = g_strdup ("Other rules");
  second = import (project, catalogue);
  g_assert_false (second->known);
  g_assert_cmpstr (second->ref, ==, "FW-003");
  g_assert_cmpuint (second->n_renamed, ==, 5);
  g_assert_cmpint (find_control (project, "FW-003:ga-1"), !=, find_control (project, "ga-1"));

  preview = annexa_project_preview_delete (project, kind, &first->framework, 1);
  g_assert_nonnull (strstr (preview, "5"));
  edit = annexa_project_begin (project, "Deleted");
  annexa_edit_delete (edit, kind, first->framework);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 98);
  g_assert_cmpint (annexa_project_find_ref (project, annexa_kind_lookup ("control"), "ga-1"), ==, 0);
  g_assert_true (annexa_project_undo (project, NULL, &error));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 103);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* A ref is shorter than an id may be, and has no semicolon. */
static void
test_strange_ids (void)
{
  AnnexaProject *project = annexa_test_new_project ("strange.annexa");
  g_autofree char *longer = g_strnfill (300, 'x');
  g_autofree char *text
      = g_strdup_printf (HEAD "<control id=\"%s1\"/><control id=\"%s2\"/><control id=\"a;b|c\"/></catalog>", longer,
                         longer);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_text (text, &error);
  g_autoptr (AnnexaOscalResult) first = NULL;
  g_autoptr (AnnexaOscalResult) second = NULL;

  g_assert_no_error (error);
  first = import (project, catalogue);
  g_assert_cmpuint (first->n_renamed, ==, 3);
  g_assert_cmpint (find_control (project, "FW-002:xxxxxxxxxxxxxxxxxxxx~2"), !=, 0);
  g_assert_cmpint (find_control (project, "FW-002:xxxxxxxxxxxxxxxxxxxx~3"), !=, 0);
  g_assert_cmpint (find_control (project, "FW-002:a-b-c~2"), !=, 0);
  second = import (project, catalogue);
  g_assert_cmpuint (second->n_added + second->n_updated, ==, 0);
  annexa_test_close (project);
}

/* What comes from the standard stays; what was imported is not moved into the Statement of Applicability. */
static void
test_facts (void)
{
  AnnexaProject *project = annexa_test_new_project ("facts.annexa");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autoptr (AnnexaOscalResult) result = import (project, catalogue);
  gint64 imported = find_control (project, "ga-1");
  gint64 standard = find_control (project, "A.5.1");
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_test_set (project, "control", standard, "title", "Mine", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (annexa_test_set (project, "control", standard, "withdrawn", "yes", &error));
  g_clear_error (&error);
  g_assert_false (annexa_test_set (project, "control", imported, "own", "yes", &error));
  g_clear_error (&error);
  g_assert_false (annexa_test_set (project, "control", imported, "framework", "FW-001", &error));
  g_clear_error (&error);
  g_assert_true (annexa_test_set (project, "control", imported, "status", "planned", &error));
  annexa_test_close (project);
}

static gint64
map (AnnexaProject *project,
     gint64         control,
     const char    *relation,
     gint64         other)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control-mapping");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Mapped");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, id, "control", control);
  annexa_edit_set_integer (edit, kind, id, "other", other);
  annexa_edit_set_text (edit, kind, id, "relation", relation);
  return annexa_project_apply (project, edit, &error) ? id : 0;
}

static void
remove_mapping (AnnexaProject *project,
                gint64         id)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Removed");
  g_autoptr (GError) error = NULL;

  annexa_edit_delete (edit, annexa_kind_lookup ("control-mapping"), id);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

static void
assert_status (AnnexaProject *project,
               const char    *control,
               const char    *status)
{
  g_autoptr (AnnexaRecord) record = get_record (project, "control", control);

  g_assert_cmpstr (annexa_record_get_text (record, "mapped-status"), ==, status);
}

static const struct
{
  const char *relation;
  const char *inverse;
  const char *given[4]; /* for not-started, planned, partly, implemented */
} rule[] = {
  { "equal", "equal", { "not-started", "planned", "partly", "implemented" } },
  { "subset", "superset", { "not-started", "planned", "planned", "implemented" } },
  { "superset", "subset", { "not-started", "planned", "partly", "partly" } },
  { "overlaps", "overlaps", { "not-started", "planned", "planned", "partly" } },
};

static const char *const statuses[] = { "not-started", "planned", "partly", "implemented" };

/* The table in the comment of the rule, from both ends of the mapping. */
static void
test_mapping_rule (void)
{
  AnnexaProject *project = annexa_test_new_project ("rule.annexa");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autoptr (AnnexaOscalResult) result = import (project, catalogue);
  gint64 imported = find_control (project, "ga-1");
  gint64 standard = find_control (project, "A.5.1");

  g_assert_true (annexa_test_set (project, "control", standard, "applicable", "yes", NULL));
  for (guint i = 0; i < 2 * G_N_ELEMENTS (rule); i++)
    {
      gboolean reversed = i >= G_N_ELEMENTS (rule);
      guint row = i % G_N_ELEMENTS (rule);
      gint64 mapping = reversed ? map (project, standard, rule[row].inverse, imported)
                                : map (project, imported, rule[row].relation, standard);

      g_assert_cmpint (mapping, !=, 0);
      for (guint j = 0; j < G_N_ELEMENTS (statuses); j++)
        {
          g_assert_true (annexa_test_set (project, "control", standard, "status", statuses[j], NULL));
          assert_status (project, "ga-1", rule[row].given[j]);
        }
      remove_mapping (project, mapping);
      assert_status (project, "ga-1", NULL);
    }
  annexa_test_close (project);
}

/* Nothing that is missing makes it look better. */
static void
test_mapping_honesty (void)
{
  AnnexaProject *project = annexa_test_new_project ("honesty.annexa");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autoptr (AnnexaOscalResult) result = import (project, catalogue);
  gint64 imported = find_control (project, "ga-1");
  gint64 first = find_control (project, "A.5.1");
  gint64 second = find_control (project, "A.5.2");

  g_assert_true (annexa_test_set (project, "control", first, "status", "implemented", NULL));
  g_assert_cmpint (map (project, imported, "equal", first), !=, 0);
  assert_status (project, "ga-1", "not-started"); /* nobody decided that it applies */
  g_assert_true (annexa_test_set (project, "control", first, "applicable", "no", NULL));
  assert_status (project, "ga-1", "not-started");
  g_assert_true (annexa_test_set (project, "control", first, "applicable", "yes", NULL));
  assert_status (project, "ga-1", "implemented");
  g_assert_true (annexa_test_set (project, "control", first, "effectiveness", "fails", NULL));
  assert_status (project, "ga-1", "partly");

  /* Two controls that cover a part each do not prove that they cover the whole. */
  g_assert_cmpint (map (project, find_control (project, "cr-1"), "superset", first), !=, 0);
  g_assert_cmpint (map (project, find_control (project, "cr-1"), "superset", second), !=, 0);
  g_assert_true (annexa_test_set (project, "control", first, "effectiveness", "works", NULL));
  g_assert_true (annexa_test_set (project, "control", second, "status", "implemented", NULL));
  g_assert_true (annexa_test_set (project, "control", second, "applicable", "yes", NULL));
  assert_status (project, "cr-1", "partly");

  /* Not through another framework, not for one that is withdrawn, and Annex A has its own status. */
  g_assert_cmpint (map (project, find_control (project, "ga-1.1"), "equal", imported), !=, 0);
  assert_status (project, "ga-1.1", NULL);
  g_assert_cmpint (map (project, find_control (project, "ga-2"), "equal", first), !=, 0);
  assert_status (project, "ga-2", NULL);
  assert_status (project, "A.5.1", NULL);

  g_assert_cmpint (map (project, imported, "equal", imported), ==, 0);
  g_assert_cmpint (map (project, imported, "overlaps", first), ==, 0);
  g_assert_cmpint (map (project, first, "overlaps", imported), ==, 0);
  annexa_test_close (project);
}

static void
test_mapping_counts (void)
{
  AnnexaProject *project = annexa_test_new_project ("counts.annexa");
  g_autoptr (AnnexaOscalCatalogue) catalogue = read_own ();
  g_autoptr (AnnexaOscalResult) result = import (project, catalogue);
  gint64 first = find_control (project, "A.5.1");
  g_autoptr (AnnexaRecord) control = NULL;
  g_autoptr (AnnexaRecord) framework = NULL;

  g_assert_true (annexa_test_set (project, "control", first, "status", "implemented", NULL));
  g_assert_true (annexa_test_set (project, "control", first, "applicable", "yes", NULL));
  map (project, find_control (project, "ga-1"), "equal", first);
  map (project, find_control (project, "A.5.2"), "overlaps", find_control (project, "ga-1"));
  map (project, find_control (project, "cr-1"), "superset", first);
  control = get_record (project, "control", "ga-1");
  g_assert_cmpint (annexa_record_get_integer (control, "mapped-count"), ==, 2);
  g_assert_cmpstr (annexa_record_get_text (control, "mapped-to"), ==, "A.5.1, A.5.2");
  framework = get_record (project, "framework", "FW-002");
  g_assert_cmpint (annexa_record_get_integer (framework, "mapped-count"), ==, 2);
  g_assert_cmpint (annexa_record_get_integer (framework, "implemented-count"), ==, 1);
  annexa_test_close (project);
}

static guint
count_by_xpath (xmlDoc     *document,
                const char *expression)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *found;
  guint n;

  xmlXPathRegisterNs (context, (const xmlChar *) "o", (const xmlChar *) NAMESPACE);
  found = xmlXPathEvalExpression ((const xmlChar *) expression, context);
  n = found->nodesetval != NULL ? (guint) found->nodesetval->nodeNr : 0;
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n;
}

static void
compare_with_plain_parser (const char *path)
{
  xmlDoc *document = xmlReadFile (path, NULL, XML_PARSE_NONET);
  AnnexaProject *project = annexa_test_new_project ("real.annexa");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOscalCatalogue) catalogue = annexa_oscal_catalogue_read (path, &error);
  g_autoptr (AnnexaOscalResult) result = NULL;
  guint n_nested = 0;
  guint n_empty = 0;

  g_assert_nonnull (document);
  g_assert_no_error (error);
  g_assert_cmpuint (catalogue->controls->len, ==, count_by_xpath (document, "//o:control"));
  g_assert_cmpuint (catalogue->n_groups, ==, count_by_xpath (document, "//o:group"));
  for (guint i = 0; i < catalogue->controls->len; i++)
    {
      AnnexaOscalControl *control = catalogue->controls->pdata[i];

      n_nested += control->parent >= 0;
      n_empty += control->text == NULL;
    }
  g_assert_cmpuint (n_nested, ==, count_by_xpath (document, "//o:control/o:control"));
  g_assert_cmpuint (n_empty, ==,
                    count_by_xpath (document, "//o:control[not(o:part[@name='statement'][normalize-space()])]"));

  result = import (project, catalogue);
  g_assert_cmpuint (result->n_added, ==, catalogue->controls->len);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
  xmlFreeDoc (document);
}

/* The catalogues that others publish; they are not part of the source. */
static void
test_published (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "testdata", "oscal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("the published catalogues are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, "_profile.xml"))
        compare_with_plain_parser (path);
      else
        {
          g_assert_null (annexa_oscal_catalogue_read (path, &error));
          g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX);
          g_assert_nonnull (strstr (error->message, "line 4"));
          g_assert_nonnull (strstr (error->message, "profile"));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/oscal/read", test_read);
  g_test_add_func ("/oscal/prose", test_prose);
  g_test_add_func ("/oscal/values-without-end", test_values_without_end);
  g_test_add_func ("/oscal/refused", test_refused);
  g_test_add_func ("/oscal/entities", test_entities);
  g_test_add_func ("/oscal/deep", test_deep);
  g_test_add_func ("/oscal/huge", test_huge);
  g_test_add_func ("/oscal/import", test_import);
  g_test_add_func ("/oscal/import-again", test_import_again);
  g_test_add_func ("/oscal/two-frameworks", test_two_frameworks);
  g_test_add_func ("/oscal/strange-ids", test_strange_ids);
  g_test_add_func ("/oscal/facts", test_facts);
  g_test_add_func ("/oscal/mapping-rule", test_mapping_rule);
  g_test_add_func ("/oscal/mapping-honesty", test_mapping_honesty);
  g_test_add_func ("/oscal/mapping-counts", test_mapping_counts);
  g_test_add_func ("/oscal/published", test_published);
  return g_test_run ();
}
