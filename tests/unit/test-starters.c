/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annexa-catalogue-threat.h"
#include "annexa-catalogue-vulnerability.h"
#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-first-answers.h"
#include "annexa-method-preset.h"
#include "annexa-query.h"
#include "annexa-report.h"
#include "annexa-rounds.h"
#include "annexa-scales.h"
#include "annexa-setup.h"
#include "annexa-starters.h"
#include "annexa-test.h"
#include "annexa-view.h"

/* What firms of a trade start with: that the sets hold together, and that they become projects. */

static AnnexaProject *
new_project (const char *preset)
{
  g_autofree char *path = annexa_test_path ("starter.annexa");
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_setup_new_project (path, "Weber Optics", preset, &error);
  g_assert_no_error (error);
  return project;
}

static void
apply (AnnexaProject       *project,
       const AnnexaStarter *starter)
{
  g_autoptr (GError) error = NULL;

  annexa_starters_apply (project, starter, &error);
  g_assert_no_error (error);
}

/* Every trade has a set but the one that is no trade, and each has enough to begin with. */
static void
test_trades (void)
{
  static const struct
  {
    const char *kind;
    guint least;
    guint most;
  } sizes[] = {
    { "asset", 20, 30 },   { "risk", 20, 30 },        { "obligation", 6, 12 }, { "role", 6, 9 },     { "task", 15, 22 },
    { "supplier", 5, 12 }, { "context-issue", 5, 10 }, { "party", 5, 10 },      { "objective", 3, 6 },
  };
  const AnnexaChoice *trades = annexa_kind_find_field (annexa_kind_lookup ("organization"), "trade")->choices;
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; trades[i].word != NULL; i++)
    g_assert_cmpint (annexa_starters_find (trades[i].word) != NULL, ==, strcmp (trades[i].word, "other") != 0);
  g_assert_cmpuint (starters->len, ==, 7);
  g_assert_null (annexa_starters_find ("circus"));

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];
      g_autofree char *sentence = annexa_starter_describe (starter);

      g_assert_cmpstr (starter->trade, ==, trades[i].word);
      g_assert_cmpstr (starter->about, !=, "");
      g_assert_nonnull (strstr (sentence, " assets, "));
      for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
        {
          guint n = annexa_starter_count (starter, annexa_kind_lookup (sizes[j].kind));

          g_test_message ("%s: %u × %s", starter->trade, n, sizes[j].kind);
          g_assert_cmpuint (n, >=, sizes[j].least);
          g_assert_cmpuint (n, <=, sizes[j].most);
        }
    }
}

static const char *
find_threat (const char *id)
{
  GPtrArray *threats = annexa_catalogue_threats_get ();

  for (guint i = 0; i < threats->len; i++)
    if (strcmp (((AnnexaCatalogueThreat *) threats->pdata[i])->id, id) == 0)
      return "threat";
  return NULL;
}

static const AnnexaCatalogueVulnerability *
find_vulnerability (const char *id)
{
  GPtrArray *vulnerabilities = annexa_catalogue_vulnerabilities_get ();

  for (guint i = 0; i < vulnerabilities->len; i++)
    if (strcmp (((AnnexaCatalogueVulnerability *) vulnerabilities->pdata[i])->id, id) == 0)
      return vulnerabilities->pdata[i];
  return NULL;
}

/* The kind of what a word of a reference leads to. */
static const AnnexaKind *
find_kind (const AnnexaStarter *starter,
           const char          *word)
{
  const AnnexaStarterRecord *record = annexa_starter_find_record (starter, word);
  const AnnexaClause *clause = annexa_clauses_find (word);
  const char *kind = NULL;

  if (record != NULL)
    return record->kind;
  if (annexa_catalogue_find_control (word) != NULL)
    kind = "control";
  else if (clause != NULL && !clause->is_heading)
    kind = "requirement";
  else if (find_vulnerability (word) != NULL)
    kind = "vulnerability";
  else
    kind = find_threat (word);
  return kind != NULL ? annexa_kind_lookup (kind) : NULL;
}

static void
check_reference (const AnnexaStarter       *starter,
                 const AnnexaStarterRecord *record,
                 const AnnexaStarterValue  *value)
{
  g_auto (GStrv) words = g_strsplit (value->text, " ", -1);
  gboolean person = g_strcmp0 (value->field->target, "person") == 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const AnnexaKind *kind = find_kind (starter, words[i]);

      if (kind == NULL)
        g_error ("%s: %s of %s names “%s”, which is not there", starter->trade, value->field->name, record->id, words[i]);
      if (person ? strcmp (kind->name, "role") != 0 : !annexa_field_may_name (value->field, kind))
        g_error ("%s: %s of %s names the %s “%s”", starter->trade, value->field->name, record->id, kind->name, words[i]);
      for (guint j = 0; j < i; j++)
        if (strcmp (words[i], words[j]) == 0)
          g_error ("%s: %s of %s names “%s” twice", starter->trade, value->field->name, record->id, words[i]);
      g_assert_cmpstr (words[i], !=, record->id);
    }
  /* The role needs a place where it is kept. */
  g_assert_true (!person || annexa_kind_find_role_field (record->kind, value->field) != NULL);
  if (value->field->type == ANNEXA_FIELD_RECORD || person)
    g_assert_cmpuint (g_strv_length (words), ==, 1);
}

static void
check_word (const AnnexaStarter       *starter,
            const AnnexaStarterRecord *record,
            const AnnexaStarterValue  *value)
{
  g_auto (GStrv) words = g_strsplit (value->text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (annexa_field_find_choice (value->field, words[i]) == NULL)
      g_error ("%s: %s of %s has the unknown word “%s”", starter->trade, value->field->name, record->id, words[i]);
}

static void
check_value (const AnnexaStarter       *starter,
             const AnnexaStarterRecord *record,
             const AnnexaStarterValue  *value)
{
  g_assert_cmpstr (value->text, !=, "");
  g_assert_true (annexa_field_is_stored (value->field));
  switch ((int) value->field->type)
    {
    case ANNEXA_FIELD_RECORD:
    case ANNEXA_FIELD_LINKS:
      check_reference (starter, record, value);
      break;
    case ANNEXA_FIELD_CHOICE:
    case ANNEXA_FIELD_CHOICES:
      check_word (starter, record, value);
      break;
    case ANNEXA_FIELD_SCALE:
      g_assert_true (*value->text >= '1' && *value->text <= '5' && value->text[1] == '\0');
      break;
    default:
      break;
    }
}

/* What RELAX NG cannot say about the files. */
static void
test_references (void)
{
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];
      g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < starter->records->len; j++)
        {
          const AnnexaStarterRecord *record = starter->records->pdata[j];
          const char *title = annexa_starter_record_get_title (record);

          g_assert_true (annexa_starter_find_record (starter, record->id) == record);
          g_assert_nonnull (annexa_kind_find_field (record->kind, "proposal"));
          if (!g_hash_table_add (titles, g_strdup_printf ("%s %s", record->kind->name, title)))
            g_error ("%s: “%s” occurs twice", starter->trade, title);
          for (guint k = 0; k < record->values->len; k++)
            check_value (starter, record, record->values->pdata[k]);
        }
    }
}

/* Whoever confirms all proposals at once has not read them: none may say of the firm what only the firm can know, what is
 * law in one country, or advice. */
static void
check_claims (const AnnexaStarter       *starter,
              const AnnexaStarterRecord *record,
              const AnnexaStarterValue  *value)
{
  static const struct
  {
    const char *field;
    const char *claims;
  } fields[] = {
    { "reason", "\\b(we|us|our|ours|twice|last (year|month|time)|(two|three|four|five|six|thirty) of)\\b|\\d" },
    { "exit-plan", "\\b(we|us|our|ours|is|are|has|have been)\\b(?! to be)|\\d" },
    { "source", "§|for example .*\\(|\\((Germany|Austria|France)\\)" },
    { "summary", "does not apply|check whether" },
    { "required-competence", "\\b(can be an? |usually|helps|in a small firm)" },
  };

  /* Nor may there be a place to fill in that an auditor reads when nobody did. */
  if (strcmp (value->field->name, "notes") != 0 && strchr (value->text, '[') != NULL)
    g_error ("%s: the %s of %s has a place to fill in: %s", starter->trade, value->field->name, record->id, value->text);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (value->field->name, fields[i].field) == 0
        && g_regex_match_simple (fields[i].claims, value->text, G_REGEX_CASELESS, 0))
      g_error ("%s: the %s of %s claims too much: %s", starter->trade, fields[i].field, record->id, value->text);
}

static void
test_claims (void)
{
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];

      for (guint j = 0; j < starter->records->len; j++)
        {
          const AnnexaStarterRecord *record = starter->records->pdata[j];

          for (guint k = 0; k < record->values->len; k++)
            check_claims (starter, record, record->values->pdata[k]);
        }
    }
}

static void
check_risk (const AnnexaStarter       *starter,
            const AnnexaStarterRecord *risk)
{
  const AnnexaCatalogueVulnerability *vulnerability = find_vulnerability (annexa_starter_record_get_text (risk, "vulnerability"));
  const char *existing = annexa_starter_record_get_text (risk, "existing-controls");
  const char *planned = annexa_starter_record_get_text (risk, "planned-controls");
  g_auto (GStrv) first = g_strsplit (existing != NULL ? existing : "", " ", -1);
  g_auto (GStrv) second = g_strsplit (planned != NULL ? planned : "", " ", -1);

  if (!g_strv_contains ((const char *const *) vulnerability->threats, annexa_starter_record_get_text (risk, "threat")))
    g_error ("%s: the weakness of %s is not one that its threat uses", starter->trade, risk->id);
  for (guint i = 0; second[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) first, second[i]))
      g_error ("%s: %s has %s in place and plans it", starter->trade, risk->id, second[i]);
}

/* Every asset is at risk or carries one that depends on it, but for what is only listed. */
static void
test_risks (void)
{
  GPtrArray *starters = annexa_starters_get ();

  for (guint i = 0; i < starters->len; i++)
    {
      const AnnexaStarter *starter = starters->pdata[i];

      for (guint j = 0; j < starter->records->len; j++)
        {
          const AnnexaStarterRecord *record = starter->records->pdata[j];

          if (strcmp (record->kind->name, "risk") == 0)
            check_risk (starter, record);
        }
    }
}

static GArray *
list_ids (AnnexaProject    *project,
          const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GError) error = NULL;
  GArray *ids = annexa_project_query (project, query, &error);

  g_assert_no_error (error);
  return ids;
}

/* Treatment makes a risk smaller. On the scale that the sets are written for, what is treated is above the line and gets
 * below it, and what is accepted is below it. */
static void
check_levels (AnnexaProject *project,
              gboolean       same_scale)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  const AnnexaKind *kind = annexa_kind_lookup ("risk");
  g_autoptr (GArray) ids = list_ids (project, kind);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (AnnexaRecord) risk = annexa_project_get_record (project, kind, g_array_index (ids, gint64, i), NULL);
      gint64 inherent = annexa_record_get_integer (risk, "inherent-level");
      gint64 current = annexa_record_get_integer (risk, "current-level");
      gint64 target = annexa_record_get_integer (risk, "target-level");
      gboolean modified = strcmp (annexa_record_get_text (risk, "treatment"), "modify") == 0;

      g_test_message ("%s %s", annexa_record_get_ref (risk), annexa_record_get_title (risk));
      g_assert_cmpint (current, >=, 1);
      g_assert_cmpint (inherent, >=, current);
      g_assert_cmpint (current, >=, target);
      g_assert_cmpint (target != 0, ==, modified);
      if (!same_scale)
        continue;
      g_assert_cmpint (annexa_record_get_integer (risk, "above-acceptance"), ==, modified);
      if (modified)
        g_assert_true (annexa_scales_get_level (scales, target)->acceptable);
    }
}

static void
check_records (AnnexaProject       *project,
               const AnnexaStarter *starter)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n = 0;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint expected = annexa_starter_count (starter, kinds[i]);

      g_assert_cmpint (annexa_starters_count_proposals (project, kinds[i]), ==, expected);
      if (expected > 0)
        g_assert_cmpint (annexa_project_count (project, kinds[i]), ==, expected);
      n += expected;
    }
  g_assert_cmpuint (n, ==, starter->records->len);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("person")), ==, 0);
}

/* Paragraphs and facts of a report. */
static char *
read_report (AnnexaDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);
      g_autofree char *words = annexa_document_get_plain (document, block->text);

      g_string_append_printf (text, "%s\n", words);
      for (guint j = 0; block->facts != NULL && j < block->facts->len; j++)
        g_string_append_printf (text, "%s: %s\n", g_array_index (block->facts, AnnexaFact, j).label,
                                g_array_index (block->facts, AnnexaFact, j).value);
    }
  return g_string_free (text, FALSE);
}

/* A report says on its cover and among its open points how many proposals nobody has looked at, or nothing at all. */
static void
check_reports (AnnexaProject *project)
{
  gint64 risks = annexa_starters_count_proposals (project, annexa_kind_lookup ("risk"));
  gint64 assets = annexa_starters_count_proposals (project, annexa_kind_lookup ("asset"));
  g_autofree char *cover = g_strdup_printf (
      "Not reviewed yet: %d of %d risks and %d of %d assets are proposals", (int) risks,
      (int) annexa_project_count (project, annexa_kind_lookup ("risk")), (int) assets,
      (int) annexa_project_count (project, annexa_kind_lookup ("asset")));
  g_autofree char *point = g_strdup_printf ("%d risks ", (int) risks);
  guint n_reports;
  const AnnexaReport *const *reports = annexa_reports_list (&n_reports);

  g_assert_cmpuint (n_reports, >=, 2);
  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnexaDocument) document = NULL;
      g_autofree char *text = NULL;

      /* The others say nothing of risks and assets together. */
      if (strcmp (reports[i]->name, "soa") != 0 && strcmp (reports[i]->name, "risks") != 0)
        continue;
      document = annexa_report_collect (reports[i], project, NULL, &error);
      g_assert_no_error (error);
      text = read_report (document);
      g_assert_cmpint (strstr (text, cover) != NULL, ==, risks + assets > 0);
      g_assert_cmpint (strstr (text, "of a starter set") != NULL, ==, risks + assets > 0);
      g_assert_cmpint (strstr (text, point) != NULL && strstr (text, "confirmed them:") != NULL, ==, risks > 0);
    }
}

/* Every ready-made selection of every list can be asked for. */
static void
check_views (AnnexaProject *project)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) views = annexa_views_list (kinds[i]);

      for (guint j = 0; j < views->len; j++)
        g_assert_cmpint (annexa_view_count (views->pdata[j], project), >=, 0);
    }
}

/* Each trade becomes a sound project with each of the ready-made risk methods. */
static void
test_apply (void)
{
  GPtrArray *starters = annexa_starters_get ();
  GPtrArray *presets = annexa_method_presets_get ();

  for (guint i = 0; i < starters->len; i++)
    for (guint j = 0; j < presets->len; j++)
      {
        const AnnexaStarter *starter = starters->pdata[i];
        const AnnexaMethodPreset *preset = presets->pdata[j];
        AnnexaProject *project = new_project (preset->id);
        g_autoptr (AnnexaRecord) organization = NULL;

        g_test_message ("%s with %s", starter->trade, preset->id);
        apply (project, starter);
        check_records (project, starter);
        check_levels (project, strcmp (preset->id, ANNEXA_DEFAULT_METHOD) == 0);
        organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
        g_assert_cmpstr (annexa_record_get_text (organization, "trade"), ==, starter->trade);
        if (j == 0)
          {
            check_views (project);
            check_reports (project);
            annexa_test_assert_sound (project);
          }
        g_clear_object (&organization);
        annexa_test_close (project);
      }
}

static gint64
find_titled (AnnexaProject *project,
             const char    *kind_name,
             const char    *title)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (GArray) titles = annexa_project_list_titles (project, kind, NULL);

  for (guint i = 0; i < titles->len; i++)
    if (strcmp (g_array_index (titles, AnnexaTitle, i).title, title) == 0)
      return g_array_index (titles, AnnexaTitle, i).id;
  g_error ("there is no %s “%s”", kind_name, title);
}

static void
assert_value (AnnexaProject *project,
              const char    *kind,
              const char    *title,
              const char    *field,
              const char    *expected)
{
  g_autofree char *value = annexa_test_get (project, kind, find_titled (project, kind, title), field);

  g_assert_cmpstr (value, ==, expected);
}

/* Texts, words, numbers, weeks, people, and references within the set and into the catalogues. */
static void
test_values (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  g_autofree char *ransomware = NULL;

  annexa_date_set_today ("2026-11-02");
  apply (project, annexa_starters_find ("health"));
  assert_value (project, "asset", "Patients’ records", "classification", "strictly-confidential");
  assert_value (project, "asset", "Patients’ records", "confidentiality", "4");
  assert_value (project, "asset", "Patients’ records", "personal-data", "yes");
  assert_value (project, "asset", "Patients’ records", "notes", "");
  assert_value (project, "asset", "Patients’ records", "owner-role",
                annexa_project_get_ref (project, annexa_kind_lookup ("role"), find_titled (project, "role", "Practice owner")));
  assert_value (project, "asset", "Patients’ records", "owner", "");
  assert_value (project, "asset", "Practice management system", "supplier",
                annexa_project_get_ref (project, annexa_kind_lookup ("supplier"),
                                        find_titled (project, "supplier", "Maker of the practice management system")));
  assert_value (project, "risk", "Ransomware locks our data", "threat", "T-027");
  assert_value (project, "risk", "Ransomware locks our data", "existing-controls", "A.8.7; A.8.8; A.8.13");
  assert_value (project, "risk", "Ransomware locks our data", "current-likelihood", "3");
  ransomware = annexa_test_get (project, "risk", find_titled (project, "risk", "Ransomware locks our data"), "assets");
  g_assert_nonnull (strstr (ransomware, annexa_project_get_ref (project, asset,
                                                                find_titled (project, "asset",
                                                                             "Practice management system"))));
  assert_value (project, "task", "Hold the risk workshop", "due", "2026-12-28");
  assert_value (project, "role", "Practice manager", "responsibilities",
                "- Owns the practice management system, the appointments and the rights of the team\n"
                "- Sees that the rules are lived at reception and in the treatment rooms\n"
                "- Keeps the procedures for the time without computers");
  /* A practice has rooms of its own instead of those that all firms have, and leaves out what is none of its business. */
  assert_value (project, "asset", "Practice rooms", "type", "site");
  for (const char *const *gone = (const char *const[]) { "Office rooms", "Laptops and workstations", NULL }; *gone != NULL;
       gone++)
    {
      g_autoptr (GArray) titles = annexa_project_list_titles (project, asset, NULL);

      for (guint i = 0; i < titles->len; i++)
        g_assert_cmpstr (g_array_index (titles, AnnexaTitle, i).title, !=, *gone);
    }
  annexa_date_set_today (NULL);
  annexa_test_close (project);
}

/* Whoever holds a role owns what the set proposes for it, be it confirmed by then or not, but nothing that is given to
 * somebody else, nor what is not proposed for the role any more, whatever the role is called by then; all in one step. */
static void
test_holders (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  gint64 role, billing, rooms;
  GError *error = NULL;

  apply (project, annexa_starters_find ("health"));
  annexa_test_add (project, "person", "Ana");
  annexa_test_add (project, "person", "Ben");
  role = find_titled (project, "role", "Practice manager");
  billing = find_titled (project, "asset", "Billing");
  rooms = find_titled (project, "asset", "Practice rooms");
  annexa_test_set (project, "asset", billing, "proposal", "no", &error);
  annexa_test_set (project, "asset", find_titled (project, "asset", "Online appointments"), "owner-role", "", &error);
  annexa_test_set (project, "role", role, "name", "Praxisleitung", &error);
  annexa_test_set (project, "role", role, "held-by", "P-001; P-002", &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Practice rooms", "owner", "");

  annexa_test_set (project, "role", role, "held-by", "P-001", &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Practice rooms", "owner", "P-001");
  assert_value (project, "asset", "Billing", "owner", "P-001");
  assert_value (project, "asset", "Online appointments", "owner", "");
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Practice rooms", "owner", "");
  annexa_test_set (project, "asset", rooms, "owner", "P-002", &error);
  annexa_test_set (project, "role", role, "held-by", "P-001", &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Practice rooms", "owner", "P-002");
  annexa_test_close (project);
}

/* Confirming names whoever holds the role that is proposed, or the only person of a firm of one; what somebody says counts
 * more. */
static void
test_confirmed (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  GError *error = NULL;
  gint64 billing, rooms, online;

  apply (project, annexa_starters_find ("health"));
  billing = find_titled (project, "asset", "Billing");
  rooms = find_titled (project, "asset", "Practice rooms");
  online = find_titled (project, "asset", "Online appointments");
  annexa_test_set (project, "asset", billing, "proposal", "no", &error);
  assert_value (project, "asset", "Billing", "owner", "");
  annexa_project_undo (project, NULL, &error);

  annexa_test_add (project, "person", "Ana");
  annexa_test_set (project, "asset", billing, "proposal", "no", &error);
  assert_value (project, "asset", "Billing", "owner", "");
  annexa_project_undo (project, NULL, &error);
  annexa_test_set (project, "organization", annexa_record_get_id (organization), "people-count", "1", &error);
  annexa_test_set (project, "asset", billing, "proposal", "no", &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Billing", "owner", "P-001");
  annexa_project_undo (project, NULL, &error);
  assert_value (project, "asset", "Billing", "owner", "");
  assert_value (project, "asset", "Billing", "proposal", "yes");

  annexa_test_add (project, "person", "Ben");
  annexa_test_set (project, "organization", annexa_record_get_id (organization), "people-count", "2", &error);
  annexa_test_set (project, "asset", billing, "proposal", "no", &error);
  assert_value (project, "asset", "Billing", "owner", "");
  annexa_test_set (project, "role", find_titled (project, "role", "Practice manager"), "held-by", "P-002", &error);
  annexa_test_set (project, "asset", rooms, "owner", "", &error);
  annexa_test_set (project, "asset", online, "owner", "P-001", &error);
  annexa_test_set (project, "asset", rooms, "proposal", "no", &error);
  annexa_test_set (project, "asset", online, "proposal", "no", &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Practice rooms", "owner", "P-002");
  assert_value (project, "asset", "Online appointments", "owner", "P-001");
  /* Who has left owns nothing new. */
  annexa_project_undo (project, NULL, &error);
  annexa_project_undo (project, NULL, &error);
  annexa_test_set (project, "person", find_titled (project, "person", "Ben"), "active", "no", &error);
  annexa_test_set (project, "asset", rooms, "proposal", "no", &error);
  g_assert_no_error (error);
  assert_value (project, "asset", "Practice rooms", "owner", "");
  annexa_test_close (project);
}

static gint64
delete_asset (AnnexaProject *project,
              const char    *title,
              const char    *said)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 id = find_titled (project, "asset", title);
  g_autofree char *preview = annexa_project_preview_delete (project, kind, &id, 1);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (preview != NULL && strstr (preview, said) != NULL, ==, TRUE);
  annexa_edit_delete (edit, kind, id);
  g_assert_true (annexa_project_apply (project, edit, &error));
  g_assert_no_error (error);
  return annexa_project_count (project, annexa_kind_lookup ("risk"));
}

/* A risk that is proposed for what is deleted goes with it, and one that somebody confirmed, or that is about more, stays. */
static void
test_deleted_with (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  g_autoptr (GError) error = NULL;
  gint64 n;

  annexa_test_add (project, "asset", "Plotter");
  annexa_test_add (project, "asset", "Scanner");
  for (guint i = 0; i < 3; i++)
    annexa_test_add (project, "risk", i == 0 ? "Proposed" : i == 1 ? "Confirmed" : "About both");
  annexa_test_set (project, "risk", find_titled (project, "risk", "Proposed"), "assets", "A-001", &error);
  annexa_test_set (project, "risk", find_titled (project, "risk", "Confirmed"), "assets", "A-001", &error);
  annexa_test_set (project, "risk", find_titled (project, "risk", "About both"), "assets", "A-001; A-002", &error);
  annexa_test_set (project, "risk", find_titled (project, "risk", "Proposed"), "proposal", "yes", &error);
  annexa_test_set (project, "risk", find_titled (project, "risk", "About both"), "proposal", "yes", &error);
  g_assert_no_error (error);

  n = delete_asset (project, "Plotter", "1 proposal is about nothing else and is deleted with it (Risks: 1).\nR-001 Proposed");
  g_assert_cmpint (n, ==, 2);
  assert_value (project, "risk", "Confirmed", "assets", "");
  assert_value (project, "risk", "About both", "assets", "A-002");
  annexa_test_assert_sound (project);
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  assert_value (project, "risk", "Proposed", "assets", "A-001");
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* The first task is to go through the proposals, roles come from the top down, and what is special about the trade stands
 * above what all firms have. */
static void
test_order (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);

  apply (project, annexa_starters_find ("accounting-legal"));
  assert_value (project, "task", "Go through the proposals of the starter set", "ref", "TSK-001");
  assert_value (project, "role", "Managing partner", "ref", "ROL-001");
  assert_value (project, "asset", "Work for clients", "ref", "A-001");
  annexa_test_close (project);
}

/* The same risk on scales with three and four steps: 3 of 5 is the middle, or rather more than the middle. */
static void
test_scales (void)
{
  static const struct
  {
    const char *preset;
    const char *inherent_likelihood;
    const char *current_likelihood;
    const char *current_impact;
    const char *target_likelihood;
  } expected[] = {
    { "matrix-3x3", "3", "2", "3", "2" },
    { "matrix-4x4", "3", "3", "4", "2" },
    { "matrix-5x5", "4", "3", "5", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      AnnexaProject *project = new_project (expected[i].preset);
      const char *title = "Ransomware locks our data";

      apply (project, annexa_starters_find ("software"));
      assert_value (project, "risk", title, "inherent-likelihood", expected[i].inherent_likelihood);
      assert_value (project, "risk", title, "current-likelihood", expected[i].current_likelihood);
      assert_value (project, "risk", title, "current-impact", expected[i].current_impact);
      assert_value (project, "risk", title, "target-likelihood", expected[i].target_likelihood);
      annexa_test_close (project);
    }
}

/* A whole set is one step to undo, and what is left is what was there before. */
static void
test_undo (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  g_autofree char *empty = annexa_test_dump (project);
  g_autofree char *filled = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  apply (project, annexa_starters_find ("online-shop"));
  filled = annexa_test_dump (project);
  g_assert_cmpstr (filled, !=, empty);

  annexa_project_undo (project, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Starter set “Online shop” added");
  undone = annexa_test_dump (project);
  g_assert_cmpstr (undone, ==, empty);
  label = (g_free (label), annexa_project_get_undo_label (project));
  g_assert_null (label);

  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  redone = annexa_test_dump (project);
  g_assert_cmpstr (redone, ==, filled);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

/* One by one: keeping is an edit that history tells and undo takes back, removing is deleting. */
static void
test_review (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaRecord) record = NULL;
  g_autoptr (AnnexaEdit) keep = NULL;
  g_autoptr (AnnexaEdit) drop = NULL;
  g_autofree char *today = annexa_project_get_today (project);
  g_autoptr (GError) error = NULL;
  gint64 n;

  apply (project, annexa_starters_find ("consultancy"));
  n = annexa_starters_count_proposals (project, kind);
  record = annexa_project_get_record (project, kind, annexa_project_find_ref (project, kind, "A-003"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_record_get_integer (record, "proposal"), ==, TRUE);

  keep = annexa_starters_confirm (project, record);
  g_assert_cmpstr (annexa_edit_get_label (keep), ==, "Proposal A-003 confirmed");
  annexa_project_apply (project, keep, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_record_get_integer (record, "proposal"), ==, FALSE);
  g_assert_cmpstr (annexa_record_get_text (record, "reviewed"), ==, today);
  g_assert_cmpint (annexa_starters_count_proposals (project, kind), ==, n - 1);
  g_assert_cmpint (annexa_project_count (project, kind), ==, n);

  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_record_get_integer (record, "proposal"), ==, TRUE);

  drop = annexa_project_begin (project, "Removed");
  annexa_edit_delete (drop, kind, annexa_record_get_id (record));
  annexa_project_apply (project, drop, &error);
  g_assert_no_error (error);
  g_assert_cmpint (annexa_starters_count_proposals (project, kind), ==, n - 1);
  g_assert_cmpint (annexa_project_count (project, kind), ==, n - 1);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
keep_all (AnnexaProject *project,
          const char    *kind_name)
{
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (GArray) ids = list_ids (project, kind);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Kept");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ids->len; i++)
    annexa_edit_set_integer (edit, kind, g_array_index (ids, gint64, i), "proposal", FALSE);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* Once all are kept, reports say no word about it any more. */
static void
test_reports (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);

  check_reports (project);
  apply (project, annexa_starters_find ("manufacturing"));
  keep_all (project, "risk");
  check_reports (project);
  keep_all (project, "asset");
  check_reports (project);
  annexa_test_close (project);
}

/* What somebody adds is theirs from the beginning, and kinds without the mark have no proposals. */
static void
test_own_records (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);

  annexa_test_add (project, "risk", "Our own");
  assert_value (project, "risk", "Our own", "proposal", "no");
  g_assert_cmpint (annexa_starters_count_proposals (project, annexa_kind_lookup ("risk")), ==, 0);
  g_assert_cmpint (annexa_starters_count_proposals (project, annexa_kind_lookup ("person")), ==, 0);
  annexa_test_close (project);
}

/* A closed round is what the organization has assessed, not what somebody proposed. */
static void
test_round (void)
{
  AnnexaProject *project = new_project (ANNEXA_DEFAULT_METHOD);
  gint64 person = annexa_test_add (project, "person", "Ines Weber");
  gint64 round = annexa_test_add (project, "assessment", "First");
  const char *ref = annexa_project_get_ref (project, annexa_kind_lookup ("person"), person);
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (AnnexaEdit) again = NULL;
  g_autoptr (GError) error = NULL;

  apply (project, annexa_starters_find ("software"));
  g_assert_true (annexa_test_set (project, "assessment", round, "approved-by", ref, &error));
  g_assert_true (annexa_test_set (project, "assessment", round, "approved-on", "2026-11-02", &error));
  edit = annexa_rounds_close (project, round, &error);
  g_assert_no_error (error);
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "proposals"));
  g_clear_error (&error);

  keep_all (project, "risk");
  again = annexa_rounds_close (project, round, &error);
  annexa_project_apply (project, again, &error);
  g_assert_no_error (error);
  annexa_test_close (project);
}

static char *
get_due (AnnexaProject *project,
         const char    *step)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) tasks = NULL;
  char *last = NULL;

  annexa_query_add_sort (query, annexa_kind_find_field (kind, "due"), FALSE);
  tasks = annexa_project_query_records (project, query, NULL);
  for (guint i = 0; i < tasks->len; i++)
    {
      const char *of = annexa_record_get_text (tasks->pdata[i], "step");

      if (step != NULL ? g_strcmp0 (of, step) != 0 : of != NULL && g_str_has_prefix (of, "stage-"))
        continue;
      g_free (last);
      last = g_strdup (annexa_record_get_text (tasks->pdata[i], "due"));
    }
  return last;
}

static AnnexaProject *
new_answered (const char               *name,
              const char               *trade,
              const AnnexaFirstAnswers *answers)
{
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);

  g_assert_no_error (error);
  if (trade != NULL)
    annexa_starters_apply (project, annexa_starters_find (trade), &error);
  g_assert_no_error (error);
  annexa_first_answers_apply (project, answers, &error);
  g_assert_no_error (error);
  return project;
}

/* Who holds the roles that one of the two usually has, too, and who their deputies are. */
static char *
list_holders (AnnexaProject *project)
{
  static const char *const purposes[] = { "incident-lead", "reports-to-management" };
  const AnnexaKind *kind = annexa_kind_lookup ("role");
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
      g_autoptr (GPtrArray) roles = NULL;
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      annexa_value_set_text (&value, purposes[i]);
      annexa_query_add_filter (query, annexa_kind_find_field (kind, "purpose"), ANNEXA_TEST_EQUAL, &value);
      roles = annexa_project_query_records (project, query, NULL);
      for (guint j = 0; j < roles->len; j++)
        {
          g_autofree char *holder = annexa_project_describe_field (project, roles->pdata[j], "held-by");
          g_autofree char *deputy = annexa_project_describe_field (project, roles->pdata[j], "deputy");

          g_assert_true (annexa_record_get_integer (roles->pdata[j], "proposal"));
          g_string_append_printf (list, "%s: %s, %s; ", purposes[i], holder, deputy);
        }
    }
  return g_string_free (list, FALSE);
}

/* What is said of the firm stands where it belongs, and the plan ends in time. */
static void
test_answers (void)
{
  const AnnexaFirstAnswers answers = { 12, (char *) "Berlin", (char *) "A certificate", (char *) "Eva Weber",
                                       (char *) "Tim Weber", (char *) "2027-12-31" };
  g_autoptr (AnnexaProject) project = new_answered ("answers.annexa", "software", &answers);
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  const char *scope = annexa_record_get_text (organization, "scope-statement");
  g_autofree char *before = NULL;
  g_autofree char *work = get_due (project, NULL);
  g_autofree char *stage_1 = get_due (project, "stage-1");
  g_autofree char *stage_2 = get_due (project, "stage-2");
  g_autofree char *leader = annexa_project_describe_field (project, organization, "top-management");
  g_autofree char *manager = annexa_project_describe_field (project, organization, "isms-manager");
  g_autofree char *holders = list_holders (project);

  g_assert_cmpstr (holders, ==,
                   "incident-lead: P-002 Tim Weber, Eva Weber; reports-to-management: P-002 Tim Weber, ; ");
  g_assert_nonnull (strstr (leader, "Eva Weber"));
  g_assert_nonnull (strstr (manager, "Tim Weber"));
  g_assert_cmpint (annexa_record_get_integer (organization, "people-count"), ==, 12);
  g_assert_true (g_str_has_prefix (scope, "The management system covers these activities of Weber Optics: software "
                                          "development; running the product for customers; customer support. "));
  g_assert_true (g_str_has_suffix (scope, ". It applies to all 12 people who work there. The place of work is: Berlin.\n\n"
                                          "[This is a draft. Correct it, say what you leave out and why, and delete this "
                                          "line.]"));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("person")), ==, 2);
  g_assert_cmpstr (work, ==, "2027-09-24");
  g_assert_cmpstr (stage_1, ==, "2027-10-08");
  g_assert_cmpstr (stage_2, ==, "2027-11-19");

  before = annexa_test_dump (project);
  g_assert_true (annexa_project_undo (project, NULL, NULL));
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("person")), ==, 0);
  g_assert_true (annexa_project_redo (project, NULL, NULL));
  annexa_test_assert_sound (project);
}

/* A firm without a starter set gets the roles it named people for; one person can be both; a day that is too near moves no
 * task into the past. */
static void
test_answers_alone (void)
{
  const AnnexaFirstAnswers both = { .top_management = (char *) "Eva Weber", .isms_manager = (char *) "Eva Weber" };
  const AnnexaFirstAnswers soon = { .wanted = (char *) "2026-12-01", .customers = (char *) "Answers" };
  g_autoptr (AnnexaProject) alone = new_answered ("alone.annexa", NULL, &both);
  g_autoptr (AnnexaProject) hurry = new_answered ("hurry.annexa", "software", &soon);
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) tasks = annexa_project_query_records (hurry, query, NULL);
  g_autofree char *judged = annexa_first_answers_judge_day ("2026-11-23", "2026-12-01");
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (alone, annexa_kind_lookup ("organization"), NULL);
  g_autofree char *relaxed = annexa_first_answers_judge_day ("2026-11-23", "2028-01-01");

  g_assert_cmpint (annexa_project_count (alone, annexa_kind_lookup ("person")), ==, 1);
  g_assert_cmpint (annexa_project_count (alone, annexa_kind_lookup ("role")), ==, 2);
  g_assert_true (annexa_record_is_empty (organization, "scope-statement"));
  for (guint i = 0; i < tasks->len; i++)
    g_assert_cmpstr (annexa_record_get_text (tasks->pdata[i], "due"), >=, "2026-11-23");
  g_assert_cmpstr (judged, !=, relaxed);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/starters/trades", test_trades);
  g_test_add_func ("/starters/references", test_references);
  g_test_add_func ("/starters/claims", test_claims);
  g_test_add_func ("/starters/risks", test_risks);
  g_test_add_func ("/starters/apply", test_apply);
  g_test_add_func ("/starters/values", test_values);
  g_test_add_func ("/starters/holders", test_holders);
  g_test_add_func ("/starters/confirmed", test_confirmed);
  g_test_add_func ("/starters/deleted-with", test_deleted_with);
  g_test_add_func ("/starters/order", test_order);
  g_test_add_func ("/starters/scales", test_scales);
  g_test_add_func ("/starters/undo", test_undo);
  g_test_add_func ("/starters/review", test_review);
  g_test_add_func ("/starters/reports", test_reports);
  g_test_add_func ("/starters/own-records", test_own_records);
  g_test_add_func ("/starters/round", test_round);

  g_test_add_func ("/starters/answers", test_answers);
  g_test_add_func ("/starters/answers-alone", test_answers_alone);
  return g_test_run ();
}
