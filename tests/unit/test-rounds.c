/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-error.h"
#include "annexa-project-private.h"
#include "annexa-query.h"
#include "annexa-rounds.h"
#include "annexa-scales.h"
#include "annexa-test.h"

/* Risk assessments in rounds: what closing keeps, what stays frozen, how two compare. */

static void
assert_refused (AnnexaProject *project,
                const char    *kind,
                gint64         id,
                const char    *field,
                const char    *text)
{
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_test_set (project, kind, id, field, text, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  after = annexa_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

static void
rate (AnnexaProject *project,
      gint64         risk,
      const char    *likelihood,
      const char    *impact)
{
  annexa_test_put (project, "risk", risk, "current-likelihood", likelihood);
  annexa_test_put (project, "risk", risk, "current-impact", impact);
}

static gint64
add_round (AnnexaProject *project,
           const char    *title)
{
  gint64 round = annexa_test_add (project, "assessment", title);

  if (annexa_project_find_ref (project, annexa_kind_lookup ("person"), "P-001") == 0)
    annexa_test_add (project, "person", "Ana");
  annexa_test_put (project, "assessment", round, "approved-by", "P-001");
  annexa_test_put (project, "assessment", round, "approved-on", "2026-11-20");
  return round;
}

static gboolean
close_round (AnnexaProject *project,
             gint64         round,
             GError       **error)
{
  g_autoptr (AnnexaEdit) edit = annexa_rounds_close (project, round, error);

  return edit != NULL && annexa_project_apply (project, edit, error);
}

static gint64
closed_round (AnnexaProject *project,
              const char    *title)
{
  gint64 round = add_round (project, title);
  g_autoptr (GError) error = NULL;

  close_round (project, round, &error);
  g_assert_no_error (error);
  return round;
}

/* What a round keeps, as text: "R-001 4×5=Critical". */
static char *
describe_round (AnnexaProject *project,
                gint64         round)
{
  const AnnexaKind *kind = annexa_kind_lookup ("rating");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  GString *text = g_string_new (NULL);

  annexa_value_set_integer (&value, round);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "assessment"), ANNEXA_TEST_EQUAL, &value);
  ids = annexa_project_query (project, query, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, id, NULL);
      const char *level = annexa_record_get_text (record, "current-level");

      g_string_append_printf (text, "%s%s %s %dx%d=%s@%d%s", i > 0 ? ", " : "",
                              annexa_record_get_text (record, "risk-ref"),
                              annexa_record_get_text (record, "risk-title"),
                              (int) annexa_record_get_integer (record, "current-likelihood"),
                              (int) annexa_record_get_integer (record, "current-impact"), level != NULL ? level : "-",
                              (int) annexa_record_get_integer (record, "current-position"),
                              annexa_record_get_integer (record, "acceptable") ? " ok" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_round (AnnexaProject *project,
              gint64         round,
              const char    *expected)
{
  g_autofree char *found = describe_round (project, round);

  g_assert_cmpstr (found, ==, expected);
}

/* In the matrix 5×5 the lowest ratings give “Low”, which is acceptable, the highest “Critical”. */
static void
test_close (void)
{
  AnnexaProject *project = annexa_test_new_project ("close.annexa");
  gint64 fire = annexa_test_add (project, "risk", "Fire");
  gint64 theft = annexa_test_add (project, "risk", "Theft");
  gint64 old = annexa_test_add (project, "risk", "Flood");
  gint64 unrated = annexa_test_add (project, "risk", "Strike");
  gint64 round = add_round (project, "First round");
  g_autofree char *method = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;

  rate (project, fire, "5", "5");
  rate (project, theft, "1", "1");
  annexa_test_put (project, "risk", theft, "inherent-likelihood", "5");
  annexa_test_put (project, "risk", theft, "inherent-impact", "5");
  annexa_test_put (project, "risk", theft, "target-likelihood", "1");
  annexa_test_put (project, "risk", old, "status", "closed");
  annexa_test_put (project, "risk", unrated, "status", "");
  close_round (project, round, &error);
  g_assert_no_error (error);
  assert_round (project, round,
                "R-001 Fire 5x5=Critical@4, R-002 Theft 1x1=Low@1 ok, R-004 Strike 0x0=-@0");
  method = annexa_test_get (project, "assessment", round, "method");
  g_assert_cmpstr (method, ==, "M-001");
  count = annexa_test_get (project, "assessment", round, "rating-count");
  g_assert_cmpstr (count, ==, "3");
  {
    const AnnexaKind *kind = annexa_kind_lookup ("rating");
    gint64 rating = annexa_project_find_ref (project, kind, "RT-002");
    g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, rating, NULL);

    g_assert_cmpstr (annexa_record_get_text (record, "inherent-level"), ==, "Critical");
    g_assert_cmpint (annexa_record_get_integer (record, "inherent-impact"), ==, 5);
    g_assert_cmpint (annexa_record_get_integer (record, "target-likelihood"), ==, 1);
    g_assert_true (annexa_record_is_empty (record, "target-impact"));
    g_assert_true (annexa_record_is_empty (record, "target-level"));
  }

  /* One edit: one undo opens the round again. */
  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  assert_round (project, round, "");
  annexa_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
test_close_refused (void)
{
  AnnexaProject *project = annexa_test_new_project ("refused.annexa");
  gint64 round = annexa_test_add (project, "assessment", "First round");
  gint64 method = annexa_test_add (project, "method", "Next year");
  g_autoptr (GError) error = NULL;

  annexa_test_add (project, "risk", "Fire");
  annexa_test_add (project, "person", "Ana");
  g_assert_false (close_round (project, round, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  annexa_test_put (project, "assessment", round, "approved-by", "P-001");
  g_assert_false (close_round (project, round, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  annexa_test_put (project, "assessment", round, "approved-on", "2026-11-20");
  annexa_test_put (project, "assessment", round, "method", "M-002");
  g_assert_false (close_round (project, round, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);
  annexa_test_put (project, "assessment", round, "method", "M-001");
  assert_refused (project, "assessment", round, "closed", "yes");
  g_assert_true (close_round (project, round, &error));
  g_assert_no_error (error);
  g_assert_false (close_round (project, round, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_cmpint (method, !=, 0);
  annexa_test_close (project);
}

static gboolean
delete (AnnexaProject *project,
        const char    *kind,
        gint64         id)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");

  annexa_edit_delete (edit, annexa_kind_lookup (kind), id);
  return annexa_project_apply (project, edit, NULL);
}

/* Nothing in a closed round changes by hand: no field of a rating but its notes, none of the assessment but notes and who
 * took part. The record says the same to the window. */
static void
test_frozen (void)
{
  static const char *const kinds[] = { "assessment", "rating" };
  AnnexaProject *project = annexa_test_new_project ("frozen.annexa");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 round, rating, extra;

  annexa_test_add (project, "risk", "Theft");
  annexa_test_add (project, "assessment", "Another");
  rate (project, risk, "3", "3");
  round = closed_round (project, "First round");
  rating = annexa_project_find_ref (project, annexa_kind_lookup ("rating"), "RT-001");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i]);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          const AnnexaField *field = &kind->fields[j];
          gint64 id = i == 0 ? round : rating;
          g_autoptr (AnnexaRecord) record = NULL;
          g_autofree char *value = NULL;
          g_autofree char *now = NULL;

          if (!annexa_field_is_stored (field))
            continue;
          record = annexa_project_get_record (project, kind, id, NULL);
          g_assert_cmpint (annexa_record_keeps (record, field), !=,
                           strcmp (field->name, "notes") == 0 || strcmp (field->name, "participants") == 0);
          if (!annexa_record_keeps (record, field))
            continue;
          value = annexa_test_example_value (project, field, 0);
          now = annexa_test_get (project, kinds[i], id, field->name);
          if (strcmp (value, now) == 0)
            {
              g_free (value);
              value = annexa_test_example_value (project, field, 1);
            }
          assert_refused (project, kinds[i], id, field->name, value);
        }
      annexa_test_put (project, kinds[i], i == 0 ? round : rating, "notes", "Seen by the auditor");
    }
  annexa_test_put (project, "assessment", round, "participants", "P-001");
  g_assert_false (delete (project, "assessment", round));
  g_assert_false (delete (project, "rating", rating));

  /* None is added, none moves in; an open round is free. */
  extra = annexa_test_add (project, "rating", "By hand");
  assert_refused (project, "rating", extra, "assessment",
                  annexa_project_get_ref (project, annexa_kind_lookup ("assessment"), round));
  g_assert_true (delete (project, "rating", extra));
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
execute (AnnexaProject *project,
         const char    *sql)
{
  g_autoptr (GError) error = NULL;

  annexa_store_execute (project->store, sql, &error);
  g_assert_no_error (error);
}

/* The form of a rating follows its round: what is kept of it is what the gate refuses, and notes may be added. */
static void
test_rating (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("rating.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("rating");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 second = annexa_test_add (project, "assessment", "Second round");
  gint64 by_hand = annexa_test_add (project, "rating", "By hand");
  gint64 round = closed_round (project, "First round");
  gint64 rating = annexa_project_find_ref (project, kind, "RT-002");
  g_autoptr (AnnexaRecord) kept = annexa_project_get_record (project, kind, rating, NULL);
  g_autoptr (AnnexaRecord) open = annexa_project_get_record (project, kind, by_hand, NULL);
  g_autofree char *of_risk = NULL;

  g_assert_true (annexa_record_keeps (kept, NULL));
  g_assert_false (annexa_record_keeps (kept, annexa_kind_find_field (kind, "notes")));
  annexa_test_put (project, "rating", rating, "notes", "The cellar was not looked at.");
  assert_refused (project, "rating", rating, "ref", "RT-100");
  assert_refused (project, "rating", rating, "risk", "");
  /* It says by itself what the risk was called, so the risk may go. */
  g_assert_true (delete (project, "risk", risk));
  of_risk = annexa_test_get (project, "rating", rating, "risk");
  g_assert_cmpstr (of_risk, ==, "");

  g_assert_cmpint (annexa_record_get_integer (open, "assessment"), ==, second);
  g_assert_false (annexa_record_keeps (open, NULL));
  annexa_test_put (project, "rating", by_hand, "ref", "RT-100");
  assert_refused (project, "rating", by_hand, "assessment",
                  annexa_project_get_ref (project, annexa_kind_lookup ("assessment"), round));
  annexa_test_assert_sound (project);
  annexa_test_close (g_steal_pointer (&project));
}

/* Where nobody can read which method is in force, none is taken out of it. */
static void
test_unreadable_method (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("round-method.annexa");
  gint64 method = annexa_project_find_ref (project, annexa_kind_lookup ("method"), "M-001");
  g_autofree char *status = NULL;
  g_autoptr (GError) error = NULL;

  execute (project, "ALTER TABLE level RENAME COLUMN sign TO mark");
  g_assert_false (annexa_test_set (project, "method", method, "status", "draft", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO);
  execute (project, "ALTER TABLE level RENAME COLUMN mark TO sign");
  status = annexa_test_get (project, "method", method, "status");
  g_assert_cmpstr (status, ==, "in-force");
  annexa_test_close (g_steal_pointer (&project));
}

/* A round that cannot be read is taken for closed, and is not closed while its risks cannot be counted. */
static void
test_unreadable (void)
{
  g_autoptr (AnnexaProject) project = annexa_test_new_project ("round-unreadable.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("rating");
  gint64 round = add_round (project, "First round");
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Rating added");
  gint64 rating = annexa_edit_create (edit, kind);
  g_autoptr (AnnexaEdit) closing = NULL;
  g_autoptr (GError) error = NULL;

  annexa_edit_set_integer (edit, kind, rating, "assessment", round);
  annexa_edit_set_text (edit, kind, rating, "risk-title", "Fire");
  g_assert_true (annexa_project_try (project, edit, &error));
  g_assert_no_error (error);
  execute (project, "ALTER TABLE assessment RENAME COLUMN closed TO shut");
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO);
  g_assert_cmpuint (annexa_problems_get_count (annexa_edit_get_problems (edit)), ==, 0);
  execute (project, "ALTER TABLE assessment RENAME COLUMN shut TO closed");
  g_assert_cmpint (annexa_project_count (project, kind), ==, 0);

  g_clear_error (&error);
  closing = annexa_rounds_close (project, round, &error);
  g_assert_no_error (error);
  execute (project, "ALTER TABLE risk RENAME COLUMN proposal TO idea");
  g_assert_false (annexa_project_apply (project, closing, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO);
  g_assert_cmpuint (annexa_problems_get_count (annexa_edit_get_problems (closing)), ==, 0);
  execute (project, "ALTER TABLE risk RENAME COLUMN idea TO proposal");
  g_clear_error (&error);
  g_assert_true (annexa_project_apply (project, closing, &error));
  g_assert_no_error (error);
  annexa_test_close (g_steal_pointer (&project));
}

/* Later changes of risks and method do not touch what was kept. */
static void
test_kept (void)
{
  AnnexaProject *project = annexa_test_new_project ("kept.annexa");
  const AnnexaKind *level = annexa_kind_lookup ("level");
  gint64 fire = annexa_test_add (project, "risk", "Fire");
  gint64 theft = annexa_test_add (project, "risk", "Theft");
  gint64 round;
  const char *kept = "R-001 Fire 5x5=Critical@4, R-002 Theft 1x1=Low@1 ok";

  rate (project, fire, "5", "5");
  rate (project, theft, "1", "1");
  round = closed_round (project, "First round");
  assert_round (project, round, kept);

  rate (project, fire, "2", "2");
  annexa_test_put (project, "risk", fire, "title", "Fire in the server room");
  annexa_test_put (project, "risk", fire, "ref", "R-100");
  assert_refused (project, "level", annexa_project_find_ref (project, level, "LV-004"), "label", "Unbearable");
  assert_refused (project, "level", annexa_project_find_ref (project, level, "LV-001"), "acceptable", "no");
  assert_round (project, round, kept);
  g_assert_true (delete (project, "risk", theft));
  assert_round (project, round, kept);
  annexa_test_put (project, "method", annexa_test_add_method (project, "Next year", "matrix-3x3"), "status", "in-force");
  assert_round (project, round, kept);
  project = annexa_test_reopen (project);
  assert_round (project, round, kept);
  annexa_test_assert_sound (project);
  annexa_test_close (project);
}

static void
assert_compared (AnnexaProject *project,
                 gint64         earlier,
                 gint64         later,
                 const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = annexa_rounds_compare (project, earlier, later, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const AnnexaRoundChange *change = changes->pdata[i];

      g_string_append_printf (found, "%s%s %s", i > 0 ? ", " : "", annexa_round_change_get_ref (change),
                              annexa_round_verdict_get_name (change->verdict));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_compare (void)
{
  static const char *const first_ratings[] = { "5", "1", "3", "4", "", "2" };
  static const char *const second_ratings[] = { "1", "5", "3", "4", "3", "2" };
  AnnexaProject *project = annexa_test_new_project ("compare.annexa");
  gint64 risks[7];
  gint64 first, second, open;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      risks[i] = annexa_test_add (project, "risk", "Risk");
      rate (project, risks[i], first_ratings[i], first_ratings[i]);
    }
  first = closed_round (project, "First round");
  for (guint i = 0; i < 6; i++)
    rate (project, risks[i], second_ratings[i], second_ratings[i]);
  annexa_test_put (project, "risk", risks[3], "status", "closed");
  risks[6] = annexa_test_add (project, "risk", "Another");
  rate (project, risks[6], "2", "2");
  g_assert_true (delete (project, "risk", risks[5]));
  second = closed_round (project, "Second round");

  assert_compared (project, first, second,
                   "R-001 better, R-002 worse, R-003 same, R-004 gone, R-005 new, R-006 gone, R-007 new");
  assert_compared (project, second, first,
                   "R-001 worse, R-002 better, R-003 same, R-004 new, R-005 gone, R-006 new, R-007 gone");
  assert_compared (project, first, first,
                   "R-001 same, R-002 same, R-003 same, R-004 same, R-005 same, R-006 same");

  /* A risk is the same one under another reference, and after it was deleted. */
  annexa_test_put (project, "risk", risks[0], "ref", "R-050");
  g_assert_true (delete (project, "risk", risks[1]));
  assert_compared (project, first, second,
                   "R-001 better, R-002 worse, R-003 same, R-004 gone, R-005 new, R-006 gone, R-007 new");

  open = add_round (project, "Third round");
  g_assert_null (annexa_rounds_compare (project, first, open, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/rounds/close", test_close);
  g_test_add_func ("/rounds/close-refused", test_close_refused);
  g_test_add_func ("/rounds/frozen", test_frozen);
  g_test_add_func ("/rounds/rating", test_rating);
  g_test_add_func ("/rounds/unreadable", test_unreadable);
  g_test_add_func ("/rounds/unreadable-method", test_unreadable_method);
  g_test_add_func ("/rounds/kept", test_kept);
  g_test_add_func ("/rounds/compare", test_compare);

  return g_test_run ();
}
