/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-error.h"
#include "annexa-method-change.h"
#include "annexa-method-check.h"
#include "annexa-method-preview.h"
#include "annexa-query.h"
#include "annexa-rounds.h"
#include "annexa-test.h"

/* Changing the risk method: what would move, where ratings go, what stays, and what the gate does not let through. The
 * matrix 5×5 has these rows, from likelihood 1 to 5: 11112, 11223, 12233, 12344, 23344. */

static void
rate (AnnexaProject *project,
      gint64         risk,
      const char    *view,
      const char    *likelihood,
      const char    *impact)
{
  g_autofree char *likelihood_field = g_strconcat (view, "-likelihood", NULL);
  g_autofree char *impact_field = g_strconcat (view, "-impact", NULL);

  annexa_test_put (project, "risk", risk, likelihood_field, likelihood);
  annexa_test_put (project, "risk", risk, impact_field, impact);
}

/* R-001 4×3 High (without controls 5×5 Critical, afterwards 2×3 Medium), R-002 2×2 Low, R-003 3×3 Medium, R-004 not rated,
 * R-005 3×3 and closed, R-006 of likelihood 5 alone. */
static AnnexaProject *
new_project (const char *name)
{
  AnnexaProject *project = annexa_test_new_project (name);
  gint64 fire = annexa_test_add (project, "risk", "Fire");

  rate (project, fire, "current", "4", "3");
  rate (project, fire, "inherent", "5", "5");
  rate (project, fire, "target", "2", "3");
  rate (project, annexa_test_add (project, "risk", "Theft"), "current", "2", "2");
  rate (project, annexa_test_add (project, "risk", "Flood"), "current", "3", "3");
  annexa_test_add (project, "risk", "Strike");
  rate (project, annexa_test_add (project, "risk", "Quake"), "current", "3", "3");
  annexa_test_put (project, "risk", annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-005"), "status", "closed");
  rate (project, annexa_test_add (project, "risk", "Storm"), "current", "5", "");
  return project;
}

static AnnexaMethodDraft *
new_draft (AnnexaProject *project,
           const char    *preset)
{
  g_autoptr (GError) error = NULL;
  AnnexaMethodDraft *draft = annexa_method_draft_new (project, 0, &error);

  g_assert_no_error (error);
  if (preset != NULL)
    annexa_method_draft_use_preset (draft, annexa_method_preset_find (preset));
  return draft;
}

static void
set_part (AnnexaRecord *part,
          const char   *field,
          const char   *text)
{
  const AnnexaField *f = annexa_kind_find_field (annexa_record_get_kind (part), field);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  g_assert_true (annexa_field_parse (f, text, &value, NULL));
  annexa_record_set_value (part, f, &value);
}

/* What would move, as "R-003 today Medium → High" and the numbers: moved, other steps, above the line before and after. */
static void
assert_moves (AnnexaProject           *project,
              const AnnexaMethodDraft *draft,
              const char              *moves,
              const char              *numbers)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = annexa_test_dump (project);
  g_autoptr (AnnexaMethodPreview) preview = annexa_method_preview_new (project, draft, &error);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *found_numbers = NULL;
  g_autofree char *after = annexa_test_dump (project);

  g_assert_no_error (error);
  for (guint i = 0; i < preview->moves->len; i++)
    {
      const AnnexaMethodMove *move = &g_array_index (preview->moves, AnnexaMethodMove, i);
      g_autofree char *text = annexa_method_move_describe (move, project, draft);

      g_string_append_printf (found, "%s%s %s", i > 0 ? "; " : "",
                              annexa_project_get_ref (project, annexa_kind_lookup ("risk"), move->risk), text);
    }
  found_numbers = g_strdup_printf ("%d of %d, %d, %d to %d", (int) preview->moves->len, (int) preview->n_risks,
                                   (int) preview->n_rerated, (int) preview->above_before, (int) preview->above_after);
  g_assert_cmpstr (found->str, ==, moves);
  g_assert_cmpstr (found_numbers, ==, numbers);
  g_assert_cmpstr (after, ==, before);
}

static void
apply (AnnexaProject           *project,
       const AnnexaMethodDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_method_change_prepare (project, draft, &error);

  g_assert_no_error (error);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  annexa_test_assert_sound (project);
}

static void
undo (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;

  annexa_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  annexa_test_assert_sound (project);
}

static void
assert_holds (AnnexaProject *project,
              const char    *kind,
              const char    *ref,
              const char    *field,
              const char    *expected)
{
  g_autofree char *found
      = annexa_test_get (project, kind, annexa_project_find_ref (project, annexa_kind_lookup (kind), ref), field);

  g_assert_cmpstr (found, ==, expected);
}

/* The steps of the method in force and where they go: "1=1 2=2 3=3 4=3 5=4". */
static void
assert_map (const AnnexaMethodDraft *draft,
            AnnexaMethodScale        scale,
            const char              *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint old = 1; old <= draft->n_old[scale]; old++)
    g_string_append_printf (found, "%s%u=%u", old > 1 ? " " : "", old, annexa_method_draft_map (draft, scale, old));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_cell (void)
{
  AnnexaProject *project = new_project ("method-cell.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;

  assert_moves (project, draft, "", "0 of 5, 0, 1 to 1");
  draft->matrix[3][3] = 3;
  assert_moves (project, draft, "R-003 today Medium → High · now above the acceptance line", "1 of 5, 0, 1 to 2");
  draft->matrix[5][5] = 1;
  draft->matrix[2][3] = 1;
  assert_moves (project, draft,
                "R-001 without controls Critical → Low · afterwards Medium → Low"
                "; R-003 today Medium → High · now above the acceptance line",
                "2 of 5, 0, 1 to 2");
  draft->matrix[5][5] = 4;
  draft->matrix[2][3] = 2;

  apply (project, draft);
  assert_holds (project, "risk", "R-003", "current-level", "High");
  assert_holds (project, "risk", "R-003", "above-acceptance", "yes");
  assert_holds (project, "method", "M-001", "status", "in-force");
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("method")), ==, 1);
  undo (project);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_close (project);
}

/* A level stays the same under another word; the acceptance line moves risks across without another level. */
static void
test_levels (void)
{
  AnnexaProject *project = new_project ("method-levels.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);

  set_part (annexa_method_draft_get_level (draft, 2), "label", "Moderate");
  set_part (annexa_method_draft_get_level (draft, 2), "colour", "lime");
  assert_moves (project, draft, "", "0 of 5, 0, 1 to 1");
  set_part (annexa_method_draft_get_level (draft, 2), "acceptable", "no");
  assert_moves (project, draft, "R-003 now above the acceptance line", "1 of 5, 0, 1 to 2");
  set_part (annexa_method_draft_get_level (draft, 3), "acceptable", "yes");
  set_part (annexa_method_draft_get_level (draft, 2), "acceptable", "yes");
  assert_moves (project, draft, "R-001 no longer above the acceptance line", "1 of 5, 0, 1 to 0");
  apply (project, draft);
  assert_holds (project, "level", "LV-002", "label", "Moderate");
  assert_holds (project, "level", "LV-002", "colour", "lime");
  assert_holds (project, "risk", "R-001", "above-acceptance", "no");

  /* A level goes, and its cells to the next higher one. */
  g_clear_pointer (&draft, annexa_method_draft_free);
  draft = new_draft (project, NULL);
  g_assert_true (annexa_method_draft_remove_level (draft, 2));
  assert_moves (project, draft, "R-001 afterwards Moderate → High; R-003 today Moderate → High", "2 of 5, 0, 0 to 0");
  apply (project, draft);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("level")), ==, 3);
  assert_holds (project, "level", "LV-003", "position", "2");
  assert_holds (project, "risk", "R-003", "current-level", "High");
  undo (project);
  assert_holds (project, "risk", "R-003", "current-level", "Moderate");
  assert_holds (project, "level", "LV-003", "position", "3");
  annexa_test_close (project);
}

static void
test_new_level (void)
{
  AnnexaProject *project = new_project ("method-new-level.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);

  g_assert_true (annexa_method_draft_add_level (draft));
  set_part (annexa_method_draft_get_level (draft, 5), "label", "Unbearable");
  draft->matrix[5][5] = 5;
  assert_moves (project, draft, "R-001 without controls Critical → Unbearable", "1 of 5, 0, 1 to 1");
  apply (project, draft);
  assert_holds (project, "risk", "R-001", "inherent-level", "Unbearable");
  assert_holds (project, "level", "LV-005", "colour", "purple");
  g_assert_true (annexa_method_draft_add_level (draft));
  g_assert_false (annexa_method_draft_add_level (draft));
  annexa_test_close (project);
}

/* 5×5 to 4×4: the rows are 1112, 1223, 1234, 2344. */
static void
test_preset (void)
{
  AnnexaProject *project = new_project ("method-preset.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, "matrix-4x4");
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;

  assert_map (draft, ANNEXA_METHOD_LIKELIHOOD, "1=1 2=2 3=3 4=3 5=4");
  assert_map (draft, ANNEXA_METHOD_IMPACT, "1=1 2=2 3=3 4=3 5=4");
  assert_moves (project, draft,
                "R-002 today Low → Medium; R-003 today Medium → High · now above the acceptance line",
                "2 of 5, 2, 1 to 2");
  draft->map[ANNEXA_METHOD_LIKELIHOOD][3] = 2;
  assert_moves (project, draft, "R-002 today Low → Medium", "1 of 5, 3, 1 to 1");

  apply (project, draft);
  g_assert_cmpuint (annexa_project_get_scales (project)->n_likelihoods, ==, 4);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("scale-step")), ==, 8);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("matrix-cell")), ==, 16);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("level")), ==, 4);
  assert_holds (project, "risk", "R-001", "current-likelihood", "3");
  assert_holds (project, "risk", "R-001", "inherent-impact", "4");
  assert_holds (project, "risk", "R-001", "inherent-level", "Critical");
  assert_holds (project, "risk", "R-003", "current-likelihood", "2");
  assert_holds (project, "risk", "R-003", "current-level", "Medium");
  assert_holds (project, "risk", "R-004", "current-likelihood", "");
  assert_holds (project, "risk", "R-005", "current-likelihood", "2");
  assert_holds (project, "risk", "R-006", "current-likelihood", "4");
  undo (project);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_close (project);
}

static void
test_proposals (void)
{
  AnnexaProject *project = annexa_test_new_project ("method-proposals.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, "matrix-3x3");
  g_autoptr (AnnexaMethodDraft) wider = NULL;

  assert_map (draft, ANNEXA_METHOD_LIKELIHOOD, "1=1 2=2 3=2 4=3 5=3");
  apply (project, draft);
  wider = new_draft (project, "matrix-5x5");
  assert_map (wider, ANNEXA_METHOD_IMPACT, "1=1 2=3 3=5");
  annexa_method_draft_use_preset (wider, annexa_method_preset_find ("matrix-4x4"));
  assert_map (wider, ANNEXA_METHOD_IMPACT, "1=1 2=3 3=4");
  annexa_method_draft_use_preset (wider, annexa_method_preset_find ("matrix-3x3"));
  assert_map (wider, ANNEXA_METHOD_IMPACT, "1=1 2=2 3=3");
  annexa_test_close (project);
}

/* An acceptance line that somebody drew stays between levels of the same words; where steps become one, that is said. */
static void
test_preset_keeps (void)
{
  AnnexaProject *project = new_project ("method-keeps.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);
  g_autoptr (AnnexaMethodPreview) preview = NULL;
  g_autoptr (AnnexaMethodPreview) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *loss = NULL;
  g_autofree char *no_loss = NULL;

  set_part (annexa_method_draft_get_level (draft, 2), "acceptable", "yes");
  annexa_method_draft_use_preset (draft, annexa_method_preset_find ("matrix-4x4"));
  g_assert_true (annexa_record_get_integer (annexa_method_draft_get_level (draft, 2), "acceptable"));
  preview = annexa_method_preview_new (project, draft, &error);
  g_assert_no_error (error);
  loss = annexa_method_preview_describe_loss (preview, draft);
  g_assert_nonnull (loss);

  apply (project, draft);
  g_clear_pointer (&draft, annexa_method_draft_free);
  draft = new_draft (project, "matrix-5x5");
  g_assert_true (annexa_record_get_integer (annexa_method_draft_get_level (draft, 2), "acceptable"));
  back = annexa_method_preview_new (project, draft, &error);
  g_assert_no_error (error);
  no_loss = annexa_method_preview_describe_loss (back, draft);
  g_assert_null (no_loss);

  /* Three levels are not the same four: the line is that of the preset. */
  annexa_method_draft_use_preset (draft, annexa_method_preset_find ("matrix-3x3"));
  g_assert_false (annexa_record_get_integer (annexa_method_draft_get_level (draft, 2), "acceptable"));
  annexa_test_close (project);
}

/* Without its second step the likelihood scale has the rows 11112, 12233, 12344, 23344. */
static void
test_steps (void)
{
  AnnexaProject *project = new_project ("method-steps.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;

  g_assert_true (annexa_method_draft_remove_step (draft, ANNEXA_METHOD_LIKELIHOOD, 2));
  assert_map (draft, ANNEXA_METHOD_LIKELIHOOD, "1=1 2=2 3=2 4=3 5=4");
  assert_moves (project, draft, "R-002 today Low → Medium", "1 of 5, 3, 1 to 1");
  apply (project, draft);
  g_assert_cmpstr (annexa_scales_get_step (annexa_project_get_scales (project), "likelihood", 2)->label, ==, "Possible");
  assert_holds (project, "risk", "R-001", "current-likelihood", "3");
  assert_holds (project, "risk", "R-001", "current-level", "High");
  assert_holds (project, "risk", "R-002", "current-level", "Medium");
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("matrix-cell")), ==, 20);
  undo (project);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);

  /* One more step leaves the ratings with their words. */
  g_clear_pointer (&draft, annexa_method_draft_free);
  draft = new_draft (project, NULL);
  g_assert_true (annexa_method_draft_add_step (draft, ANNEXA_METHOD_IMPACT));
  g_assert_false (annexa_method_draft_add_step (draft, ANNEXA_METHOD_IMPACT));
  set_part (annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, 6), "label", "The end");
  g_assert_cmpuint (draft->matrix[4][6], ==, 4);
  assert_map (draft, ANNEXA_METHOD_IMPACT, "1=1 2=2 3=3 4=4 5=5");
  assert_moves (project, draft, "", "0 of 5, 0, 1 to 1");
  apply (project, draft);
  rate (project, annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-004"), "current", "1", "6");
  assert_holds (project, "risk", "R-004", "current-level", "Medium");

  /* The highest step goes, and its ratings to the one below. */
  g_clear_pointer (&draft, annexa_method_draft_free);
  draft = new_draft (project, NULL);
  g_assert_true (annexa_method_draft_remove_step (draft, ANNEXA_METHOD_IMPACT, 6));
  assert_map (draft, ANNEXA_METHOD_IMPACT, "1=1 2=2 3=3 4=4 5=5 6=5");
  apply (project, draft);
  assert_holds (project, "risk", "R-004", "current-impact", "5");
  annexa_test_close (project);
}

/* What a closed round keeps, and what its method says. */
static char *
describe_kept (AnnexaProject *project,
               gint64         method)
{
  static const char *const kinds[] = { "assessment", "rating", "scale-step", "level", "matrix-cell" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i]);
      const AnnexaField *parent = annexa_kind_find_field (kind, "method");
      g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
      g_autoptr (GArray) ids = NULL;
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      annexa_value_set_integer (&value, method);
      if (parent != NULL)
        annexa_query_add_filter (query, parent, ANNEXA_TEST_EQUAL, &value);
      ids = annexa_project_query (project, query, NULL);
      g_assert_cmpuint (ids->len, >, 0);
      for (guint j = 0; j < ids->len; j++)
        for (guint k = 0; k < kind->n_fields; k++)
          if (annexa_field_is_stored (&kind->fields[k]))
            {
              g_autofree char *held
                  = annexa_test_get (project, kinds[i], g_array_index (ids, gint64, j), kind->fields[k].name);

              g_string_append_printf (text, "%s=%s\n", kind->fields[k].name, held);
            }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
close_round (AnnexaProject *project)
{
  gint64 round = annexa_test_add (project, "assessment", "First round");
  gint64 person = annexa_test_add (project, "person", "Ana Ruiz");
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_put (project, "assessment", round, "approved-by",
       annexa_project_get_ref (project, annexa_kind_lookup ("person"), person));
  annexa_test_put (project, "assessment", round, "approved-on", "2026-11-20");
  edit = annexa_rounds_close (project, round, &error);
  g_assert_no_error (error);
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
}

/* Whether an edit that does one thing to a record is refused, with what is said. */
static void
assert_delete (AnnexaProject *project,
               const char    *kind,
               const char    *ref,
               const char    *message)
{
  const AnnexaKind *k = annexa_kind_lookup (kind);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Deleted");
  g_autoptr (GError) error = NULL;

  annexa_edit_delete (edit, k, annexa_project_find_ref (project, k, ref));
  annexa_project_apply (project, edit, &error);
  if (message == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, message));
}

static void
assert_set_refused (AnnexaProject *project,
                    const char    *kind,
                    const char    *ref,
                    const char    *field,
                    const char    *text,
                    const char    *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (annexa_test_set (project, kind, annexa_project_find_ref (project, annexa_kind_lookup (kind), ref),
                                   field, text, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, message));
}

/* A method that a closed round was made with stays as it was, word for word, and so does the round. */
static void
test_round_stays (void)
{
  AnnexaProject *project = new_project ("method-round.annexa");
  gint64 method = annexa_project_get_scales (project)->method;
  g_autoptr (AnnexaMethodDraft) draft = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *later = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_false (annexa_method_change_makes_version (project, method));
  close_round (project);
  g_assert_true (annexa_method_change_makes_version (project, method));
  kept = describe_kept (project, method);

  /* Not by hand either, but for notes. */
  assert_set_refused (project, "scale-step", "SC-003", "label", "Now and then", "RA-001 was closed with this");
  assert_set_refused (project, "level", "LV-001", "acceptable", "no", "RA-001 was closed with this");
  assert_set_refused (project, "matrix-cell", "MX-001", "level", "LV-004", "RA-001 was closed with this");
  assert_delete (project, "scale-step", "SC-005", "RA-001 was closed with this");
  annexa_test_put (project, "level", annexa_project_find_ref (project, annexa_kind_lookup ("level"), "LV-001"), "notes", "");
  before = annexa_test_dump (project);

  draft = new_draft (project, "matrix-4x4");
  set_part (annexa_method_draft_get_level (draft, 1), "label", "Harmless");
  apply (project, draft);
  later = describe_kept (project, method);
  g_assert_cmpstr (later, ==, kept);
  assert_holds (project, "method", "M-001", "status", "retired");
  assert_holds (project, "method", "M-001", "version", "1");
  assert_holds (project, "method", "M-002", "status", "in-force");
  assert_holds (project, "method", "M-002", "version", "2");
  assert_holds (project, "assessment", "RA-001", "method", "M-001");
  assert_holds (project, "risk", "R-001", "current-likelihood", "3");
  assert_holds (project, "risk", "R-001", "current-level", "High");
  g_assert_cmpuint (annexa_project_get_scales (project)->n_impacts, ==, 4);
  undo (project);
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  annexa_test_close (project);
}

/* An approved method is not changed behind the back of who approved it; the new version has to be approved anew. */
static void
test_approved (void)
{
  AnnexaProject *project = new_project ("method-approved.annexa");
  gint64 method = annexa_project_get_scales (project)->method;
  g_autoptr (AnnexaMethodDraft) draft = NULL;

  annexa_test_put (project, "method", method, "approved-on", "2026-11-01");
  annexa_test_put (project, "method", method, "version", "1.9");
  draft = new_draft (project, NULL);
  draft->matrix[3][3] = 3;
  apply (project, draft);
  assert_holds (project, "method", "M-001", "approved-on", "2026-11-01");
  assert_holds (project, "method", "M-001", "status", "retired");
  assert_holds (project, "method", "M-002", "approved-on", "");
  assert_holds (project, "method", "M-002", "version", "1.10");
  assert_holds (project, "risk", "R-003", "current-level", "High");

  /* The new one is free to be changed until somebody approves it. */
  g_clear_pointer (&draft, annexa_method_draft_free);
  draft = new_draft (project, NULL);
  draft->matrix[3][3] = 2;
  apply (project, draft);
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("method")), ==, 2);
  assert_holds (project, "risk", "R-003", "current-level", "Medium");
  annexa_test_close (project);
}

/* A draft can be worked on without moving anything; putting it in force moves the ratings. */
static void
test_draft (void)
{
  AnnexaProject *project = new_project ("method-draft.annexa");
  gint64 next = annexa_test_add_method (project, "Next year", "matrix-3x3");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaMethodDraft) draft = NULL;

  /* By hand it cannot be put in force: nobody said where likelihood 4 and 5 go. */
  g_assert_false (annexa_test_set (project, "method", next, "status", "in-force", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "likelihood above 3"));
  g_clear_error (&error);

  draft = annexa_method_draft_new (project, next, &error);
  g_assert_no_error (error);
  assert_map (draft, ANNEXA_METHOD_LIKELIHOOD, "1=1 2=2 3=2 4=3 5=3");
  draft->matrix[1][1] = 2;
  apply (project, draft);
  assert_holds (project, "risk", "R-001", "current-likelihood", "4");
  assert_holds (project, "method", "M-002", "status", "draft");

  draft->puts_in_force = TRUE;
  /* The rows 3×3 are 212, 123, 233: 4×3 becomes 3×2, 3×3 becomes 2×2. “Medium” is not acceptable there. */
  assert_moves (project, draft,
                "R-001 without controls Critical → High; R-002 today Low → Medium · now above the acceptance line"
                "; R-003 now above the acceptance line",
                "3 of 5, 3, 1 to 3");
  apply (project, draft);
  assert_holds (project, "method", "M-001", "status", "retired");
  assert_holds (project, "method", "M-002", "status", "in-force");
  assert_holds (project, "risk", "R-001", "current-likelihood", "3");
  assert_holds (project, "risk", "R-001", "current-impact", "2");
  assert_holds (project, "risk", "R-001", "current-level", "High");
  undo (project);
  assert_holds (project, "risk", "R-001", "current-level", "High");
  assert_holds (project, "risk", "R-001", "current-likelihood", "4");
  annexa_test_close (project);
}

/* The steps of likelihood are SC-001 to SC-005. */
static void
test_guards (void)
{
  AnnexaProject *project = new_project ("method-guards.annexa");
  gint64 empty = annexa_test_add (project, "method", "Empty");
  g_autofree char *before = annexa_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Two");
  g_autoptr (GError) error = NULL;

  assert_delete (project, "scale-step", "SC-003", "has no step 3");
  assert_delete (project, "scale-step", "SC-005", "likelihood above 4");
  assert_delete (project, "matrix-cell", "MX-007", "likelihood 2 and impact 2");
  assert_set_refused (project, "scale-step", "SC-003", "step", "2", "has no step 3");
  assert_set_refused (project, "scale-step", "SC-003", "dimension", "impact", "has no step 3");
  assert_set_refused (project, "scale-step", "SC-003", "method", "M-002", "has no step 3");
  assert_set_refused (project, "matrix-cell", "MX-007", "impact", "1", "likelihood 2 and impact 2");
  g_assert_false (annexa_test_set (project, "method", empty, "status", "in-force", &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_clear_error (&error);

  /* Two new ones in one edit cannot both be in force. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnnexaMethodDraft) draft
          = annexa_method_draft_new_from_preset (annexa_method_preset_find ("matrix-5x5"));

      annexa_method_change_add (edit, draft, "in-force");
    }
  g_assert_false (annexa_project_apply (project, edit, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Only one"));
  after = annexa_test_dump (project);
  g_assert_cmpstr (after, ==, before);

  /* Words and levels of cells are free, and so is the highest step when no risk has it. */
  annexa_test_put (project, "scale-step", annexa_project_find_ref (project, annexa_kind_lookup ("scale-step"), "SC-003"), "label",
       "Now and then");
  annexa_test_put (project, "matrix-cell", annexa_project_find_ref (project, annexa_kind_lookup ("matrix-cell"), "MX-007"), "level",
       "LV-004");
  rate (project, annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-006"), "current", "", "");
  rate (project, annexa_project_find_ref (project, annexa_kind_lookup ("risk"), "R-001"), "inherent", "4", "5");
  assert_delete (project, "scale-step", "SC-005", NULL);
  annexa_test_close (project);
}

/* What was approved is put in force as it is; changed, it is another version. */
static void
test_approved_draft (void)
{
  AnnexaProject *project = new_project ("method-approved-draft.annexa");
  gint64 next = annexa_test_add_method (project, "Next year", "matrix-3x3");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaMethodDraft) draft = NULL;

  annexa_test_put (project, "method", next, "approved-on", "2026-11-20");
  draft = annexa_method_draft_new (project, next, &error);
  g_assert_no_error (error);
  draft->puts_in_force = TRUE;
  apply (project, draft);
  assert_holds (project, "method", "M-002", "status", "in-force");
  assert_holds (project, "method", "M-002", "approved-on", "2026-11-20");
  g_assert_cmpint (annexa_project_count (project, annexa_kind_lookup ("method")), ==, 2);
  undo (project);

  draft->matrix[1][1] = 2;
  apply (project, draft);
  assert_holds (project, "method", "M-001", "status", "retired");
  assert_holds (project, "method", "M-002", "status", "draft");
  assert_holds (project, "method", "M-003", "status", "in-force");
  assert_holds (project, "method", "M-003", "approved-on", "");
  annexa_test_close (project);
}

/* Who puts another method in force retires the one before, in the same step. */
static void
test_takes_place (void)
{
  AnnexaProject *project = new_project ("method-place.annexa");
  gint64 next = annexa_test_add_method (project, "Next year", "matrix-5x5");

  annexa_test_put (project, "method", next, "status", "in-force");
  assert_holds (project, "method", "M-001", "status", "retired");
  assert_holds (project, "risk", "R-001", "current-level", "High");
  undo (project);
  assert_holds (project, "method", "M-001", "status", "in-force");
  assert_holds (project, "method", "M-002", "status", "draft");
  annexa_test_close (project);
}

static gboolean
says (const AnnexaMethodDraft *draft,
      gboolean                 warning,
      const char              *text)
{
  g_autoptr (GPtrArray) remarks = annexa_method_check (draft);

  for (guint i = 0; i < remarks->len; i++)
    {
      const AnnexaMethodRemark *remark = remarks->pdata[i];

      if (remark->warning == warning && strstr (remark->message, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes (const AnnexaMethodDraft *draft)
{
  g_autoptr (GPtrArray) remarks = annexa_method_check (draft);

  return annexa_method_check_passes (remarks, NULL);
}

static void
test_presets_pass (void)
{
  GPtrArray *presets = annexa_method_presets_get ();

  for (guint i = 0; i < presets->len; i++)
    {
      g_autoptr (AnnexaMethodDraft) draft = annexa_method_draft_new_from_preset (presets->pdata[i]);
      g_autoptr (GPtrArray) remarks = annexa_method_check (draft);

      g_assert_cmpuint (remarks->len, ==, 0);
    }
}

static void
test_check (void)
{
  g_autoptr (AnnexaMethodDraft) good = annexa_method_draft_new_from_preset (annexa_method_preset_find ("matrix-4x4"));
  const struct
  {
    const char *part;
    guint number;
    const char *field;
    const char *text;
    gboolean warning;
    const char *message;
  } cases[] = {
    { "likelihood", 2, "label", "", FALSE, "Give every step of the likelihood scale a word" },
    { "impact", 2, "label", "", FALSE, "Give every step of the impact scale a word" },
    { "impact", 2, "label", "SLIGHT", FALSE, "Two steps of the impact scale have the same word" },
    { "level", 1, "label", "", FALSE, "Give every level a word" },
    { "level", 1, "label", "high", FALSE, "Two levels have the same word" },
    { "level", 1, "acceptable", "no", FALSE, "“Medium” is acceptable, but the lower level “Low” is not" },
    { "level", 1, "sign", "", TRUE, "“Low” has no sign" },
    { "level", 1, "sign", "H", TRUE, "Two levels have the sign “H”" },
    { "method", 0, "title", "", FALSE, "Give the risk method a name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnexaMethodDraft) draft
          = annexa_method_draft_new_from_preset (annexa_method_preset_find ("matrix-4x4"));
      AnnexaRecord *part
          = strcmp (cases[i].part, "likelihood") == 0
                ? annexa_method_draft_get_step (draft, ANNEXA_METHOD_LIKELIHOOD, cases[i].number)
            : strcmp (cases[i].part, "impact") == 0
                ? annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, cases[i].number)
            : strcmp (cases[i].part, "level") == 0 ? annexa_method_draft_get_level (draft, cases[i].number)
                                                   : draft->method;

      set_part (part, cases[i].field, cases[i].text);
      g_assert_true (says (draft, cases[i].warning, cases[i].message));
      g_assert_cmpint (passes (draft), ==, cases[i].warning);
    }

  /* The matrix: a hole, a step back, a level that nothing gives. */
  good->matrix[2][2] = 0;
  g_assert_true (says (good, FALSE, "Possible × Noticeable has no level yet"));
  good->matrix[2][2] = 4;
  g_assert_true (says (good, TRUE, "Likely × Noticeable gives Medium, which is lower than Possible × Noticeable with "
                                   "Critical"));
  g_assert_true (passes (good));
  for (guint i = 1; i <= 4; i++)
    good->matrix[2][i] = good->matrix[3][i] = good->matrix[4][i] = good->matrix[1][i];
  g_assert_true (says (good, TRUE, "No cell of the matrix gives “Critical”"));
}

static void
test_check_acceptance (void)
{
  AnnexaProject *project = annexa_test_new_project ("method-acceptance.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 4; i++)
    set_part (annexa_method_draft_get_level (draft, i), "acceptable", "no");
  g_assert_true (says (draft, FALSE, "No level is acceptable"));
  g_assert_null (annexa_method_change_prepare (project, draft, &error));
  g_assert_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT);
  for (guint i = 1; i <= 4; i++)
    set_part (annexa_method_draft_get_level (draft, i), "acceptable", "yes");
  g_assert_true (says (draft, FALSE, "Every level is acceptable"));

  /* Ratings go to steps that are there, and better not past each other. */
  draft->map[ANNEXA_METHOD_IMPACT][2] = 0;
  g_assert_true (says (draft, FALSE, "Say for every old step of the impact scale"));
  draft->map[ANNEXA_METHOD_IMPACT][2] = 5;
  g_assert_true (says (draft, TRUE, "A higher old step of the impact scale goes to a lower new one"));

  for (guint i = 0; i < 2; i++)
    g_assert_true (annexa_method_draft_remove_step (draft, ANNEXA_METHOD_LIKELIHOOD, 1));
  g_assert_false (annexa_method_draft_remove_step (draft, ANNEXA_METHOD_LIKELIHOOD, 1));
  for (guint i = 0; i < 2; i++)
    g_assert_true (annexa_method_draft_remove_level (draft, 1));
  g_assert_false (annexa_method_draft_remove_level (draft, 1));
  annexa_test_close (project);
}

static void
test_equal (void)
{
  AnnexaProject *project = annexa_test_new_project ("method-equal.annexa");
  g_autoptr (AnnexaMethodDraft) draft = new_draft (project, NULL);
  g_autoptr (AnnexaMethodDraft) other = new_draft (project, NULL);

  g_assert_true (annexa_method_draft_equal (draft, other));
  set_part (annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, 1), "money", "Nothing");
  g_assert_false (annexa_method_draft_equal (draft, other));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/method/cell", test_cell);
  g_test_add_func ("/method/levels", test_levels);
  g_test_add_func ("/method/new-level", test_new_level);
  g_test_add_func ("/method/preset", test_preset);
  g_test_add_func ("/method/proposals", test_proposals);
  g_test_add_func ("/method/preset-keeps", test_preset_keeps);
  g_test_add_func ("/method/steps", test_steps);
  g_test_add_func ("/method/round-stays", test_round_stays);
  g_test_add_func ("/method/approved", test_approved);
  g_test_add_func ("/method/draft", test_draft);
  g_test_add_func ("/method/approved-draft", test_approved_draft);
  g_test_add_func ("/method/guards", test_guards);
  g_test_add_func ("/method/takes-place", test_takes_place);
  g_test_add_func ("/method/presets-pass", test_presets_pass);
  g_test_add_func ("/method/check", test_check);
  g_test_add_func ("/method/check-acceptance", test_check_acceptance);
  g_test_add_func ("/method/equal", test_equal);

  return g_test_run ();
}
