/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-catalogue-threat.h"
#include "annexa-catalogue-vulnerability.h"
#include "annexa-clause.h"
#include "annexa-error.h"
#include "annexa-query.h"
#include "annexa-setup.h"
#include "annexa-soa.h"
#include "annexa-test.h"
#include "annexa-view.h"

/* What a new project brings along from the standard. */

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

/* The refs of all records of a kind, in the order of its list. */
static char **
list_refs (AnnexaProject *project,
           const char    *kind_name)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = annexa_project_query (project, query, NULL);
  g_autoptr (GStrvBuilder) refs = g_strv_builder_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (AnnexaRecord) record
          = annexa_project_get_record (project, kind, g_array_index (ids, gint64, i), NULL);

      g_strv_builder_add (refs, annexa_record_get_ref (record));
    }
  return g_strv_builder_end (refs);
}

static void
test_requirements (void)
{
  AnnexaProject *project = annexa_test_new_project ("requirements.annexa");
  g_auto (GStrv) refs = list_refs (project, "requirement");
  GPtrArray *clauses = annexa_clauses_get ();
  guint n = 0;

  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClause *clause = clauses->pdata[i];
      g_autoptr (AnnexaRecord) record = NULL;

      if (clause->is_heading)
        continue;
      g_assert_cmpstr (refs[n++], ==, clause->id);
      record = get_record (project, "requirement", clause->id);
      g_assert_cmpstr (annexa_record_get_text (record, "title"), ==, clause->title);
      g_assert_cmpstr (annexa_record_get_text (record, "chapter"), ==, clause->chapter);
      g_assert_cmpint (annexa_record_get_integer (record, "own"), ==, FALSE);
      g_assert_cmpstr (annexa_record_get_text (record, "status"), ==, "not-assessed");
    }
  g_assert_cmpuint (n, ==, 30);
  g_assert_null (refs[n]);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* What the standard says about its clauses stays as it is; own ones can be added. */
static void
test_locked_requirements (void)
{
  static const char *const locked[] = { "ref", "title", "own", "chapter" };
  AnnexaProject *project = annexa_test_new_project ("locked.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("requirement");
  gint64 id = annexa_project_find_ref (project, kind, "6.1.3");
  gint64 own = annexa_test_add (project, "requirement", "What our largest customer asks for");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      g_assert_false (annexa_test_set (project, "requirement", id, locked[i],
                                       strcmp (locked[i], "own") == 0 ? "yes" : "Another", &error));
      g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  g_assert_true (annexa_test_set (project, "requirement", id, "finding", "No owner has signed.", &error));
  g_assert_true (annexa_test_set (project, "requirement", own, "chapter", "Customers", &error));
  g_assert_no_error (error);
  annexa_test_close (project);
}

static gint64
add_imported_control (AnnexaProject *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  gint64 framework = annexa_test_add (project, "framework", "Rules of our customer");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Imported");
  gint64 id = annexa_edit_create (edit, kind);
  g_autoptr (GError) error = NULL;

  annexa_edit_set_text (edit, kind, id, "ref", "X-1");
  annexa_edit_set_text (edit, kind, id, "title", "Lock the door");
  annexa_edit_set_integer (edit, kind, id, "own", FALSE);
  annexa_edit_set_integer (edit, kind, id, "framework", framework);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  return id;
}

/* Annex A is a framework like others, but it is always there. */
static void
test_framework (void)
{
  AnnexaProject *project = annexa_test_new_project ("framework.annexa");
  g_autoptr (AnnexaRecord) framework = get_record (project, "framework", "FW-001");
  gint64 id = annexa_record_get_id (framework);
  g_auto (GStrv) refs = list_refs (project, "control");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (annexa_record_get_text (framework, "name"), ==, "ISO/IEC 27001:2022, Annex A");
  g_assert_cmpint (annexa_record_get_integer (framework, "control-count"), ==, 93);
  for (guint i = 0; refs[i] != NULL; i++)
    {
      g_autoptr (AnnexaRecord) control = get_record (project, "control", refs[i]);

      g_assert_cmpint (annexa_record_get_integer (control, "framework"), ==, id);
    }
  g_assert_false (annexa_test_set (project, "framework", id, "own", "yes", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  annexa_edit_delete (edit, annexa_record_get_kind (framework), id);
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_nonnull (error);
  annexa_test_close (project);
}

/* The Statement of Applicability speaks of Annex A and the organization's own controls, and of no others. */
static void
test_soa_counts (void)
{
  AnnexaProject *project = annexa_test_new_project ("soa-counts.annexa");
  const AnnexaView *undecided = annexa_view_find (annexa_kind_lookup ("control"), "undecided");
  g_autoptr (GPtrArray) views = annexa_views_list (annexa_kind_lookup ("control"));
  gint64 before[16];
  AnnexaSoaProgress progress;
  gint64 imported;
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "control", "Our own measure");
  for (guint i = 0; i < views->len; i++)
    before[i] = annexa_view_count (views->pdata[i], project);
  imported = add_imported_control (project);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("control")), ==, 95);
  g_assert_cmpint (annexa_view_count (undecided, project), ==, 94);
  annexa_soa_get_progress (project, NULL, &progress);
  g_assert_cmpint (progress.total, ==, 94);

  g_assert_true (annexa_test_set (project, "control", imported, "applicable", "yes", &error));
  for (guint i = 0; i < views->len; i++)
    g_assert_cmpint (annexa_view_count (views->pdata[i], project), ==, before[i]);
  g_assert_true (annexa_test_set (project, "control", imported, "status", "implemented", &error));
  for (guint i = 0; i < views->len; i++)
    g_assert_cmpint (annexa_view_count (views->pdata[i], project), ==, before[i]);
  annexa_soa_get_progress (project, NULL, &progress);
  g_assert_cmpint (progress.decided, ==, 0);
  g_assert_cmpint (progress.implemented, ==, 0);
  annexa_test_close (project);
}

/* The ids that a field of links holds, as refs in the catalogue's form. */
static void
assert_links (AnnexaProject *project,
              AnnexaRecord  *record,
              const char    *field,
              const char    *target,
              char         **refs)
{
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (record, field), &n_ids);

  g_assert_cmpuint (n_ids, ==, g_strv_length (refs));
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (AnnexaRecord) linked
          = annexa_project_get_record (project, annexa_kind_lookup (target), ids[i], NULL);

      g_assert_true (g_strv_contains ((const char *const *) refs, annexa_record_get_ref (linked)));
    }
}

static void
test_threats (void)
{
  AnnexaProject *project = annexa_test_new_project ("threats.annexa");
  g_auto (GStrv) refs = list_refs (project, "threat");
  GPtrArray *threats = annexa_catalogue_threats_get ();
  gint64 own;

  g_assert_cmpuint (g_strv_length (refs), ==, threats->len);
  for (guint i = 0; i < threats->len; i++)
    {
      const AnnexaCatalogueThreat *threat = threats->pdata[i];
      g_autoptr (AnnexaRecord) record = get_record (project, "threat", threat->id);

      g_assert_cmpstr (refs[i], ==, threat->id);
      g_assert_cmpstr (annexa_record_get_text (record, "name"), ==, threat->name);
      g_assert_cmpstr (annexa_record_get_text (record, "category"), ==, threat->category);
      g_assert_cmpstr (annexa_record_get_text (record, "description"), ==, threat->description);
      g_assert_false (annexa_record_is_empty (record, "origin"));
      g_assert_false (annexa_record_is_empty (record, "affects"));
      g_assert_false (annexa_record_is_empty (record, "asset-types"));
      g_assert_cmpint (annexa_record_get_integer (record, "in-scope"), ==, TRUE);
      assert_links (project, record, "controls", "control", threat->controls);
    }

  /* They are a start: own ones come behind them, and all may be changed or deleted. */
  own = annexa_test_add (project, "threat", "Wild boars in the yard");
  g_assert_cmpint (annexa_project_find_ref (project, annexa_kind_lookup ("threat"), "T-055"), ==, own);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
test_vulnerabilities (void)
{
  AnnexaProject *project = annexa_test_new_project ("vulnerabilities.annexa");
  g_auto (GStrv) refs = list_refs (project, "vulnerability");
  GPtrArray *vulnerabilities = annexa_catalogue_vulnerabilities_get ();

  g_assert_cmpuint (g_strv_length (refs), ==, vulnerabilities->len);
  for (guint i = 0; i < vulnerabilities->len; i++)
    {
      const AnnexaCatalogueVulnerability *vulnerability = vulnerabilities->pdata[i];
      g_autoptr (AnnexaRecord) record = get_record (project, "vulnerability", vulnerability->id);

      g_assert_cmpstr (refs[i], ==, vulnerability->id);
      g_assert_cmpstr (annexa_record_get_text (record, "name"), ==, vulnerability->name);
      g_assert_cmpstr (annexa_record_get_text (record, "category"), ==, vulnerability->category);
      g_assert_cmpstr (annexa_record_get_text (record, "severity"), ==, vulnerability->severity);
      g_assert_cmpstr (annexa_record_get_text (record, "description"), ==, vulnerability->description);
      g_assert_false (annexa_record_is_empty (record, "asset-types"));
      assert_links (project, record, "exploited-by", "threat", vulnerability->threats);
      assert_links (project, record, "controls", "control", vulnerability->controls);
    }
  annexa_test_close (project);
}

/* A document is what the standard asks for, by an id that exists, or says nothing about it. */
static void
test_mandatory_item (void)
{
  AnnexaProject *project = annexa_test_new_project ("mandatory-item.annexa");
  gint64 id = annexa_test_add (project, "document", "Policy");
  g_autoptr (GError) error = NULL;
  g_autofree char *item = NULL;

  g_assert_false (annexa_test_set (project, "document", id, "mandatory-item", "M77", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "M77"));
  g_clear_error (&error);
  g_assert_true (annexa_test_set (project, "document", id, "mandatory-item", "M02", &error));
  g_assert_no_error (error);
  g_assert_false (annexa_test_set (project, "document", id, "mandatory-item", "Policy", &error));
  g_clear_error (&error);
  item = annexa_test_get (project, "document", id, "mandatory-item");
  g_assert_cmpstr (item, ==, "M02");
  g_assert_true (annexa_test_set (project, "document", id, "mandatory-item", "", &error));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/setup/requirements", test_requirements);
  g_test_add_func ("/setup/requirements/locked", test_locked_requirements);

  g_test_add_func ("/setup/framework", test_framework);
  g_test_add_func ("/setup/threats", test_threats);
  g_test_add_func ("/setup/vulnerabilities", test_vulnerabilities);
  g_test_add_func ("/setup/mandatory-item", test_mandatory_item);
  g_test_add_func ("/setup/soa-counts", test_soa_counts);

  return g_test_run ();
}
