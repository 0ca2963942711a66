/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-project-private.h"
#include "annexa-query.h"
#include "annexa-readiness.h"
#include "annexa-setup.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"
#include "annexa-way.h"

/* The score of readiness: a record that says nothing never raises it, and one that is as it should be never lowers it. */

/* Scores are sums of fractions. */
#define NEARLY 1e-9

/* What a record is made with: the kind, and the word that its status holds, if it has one. */
typedef struct
{
  const AnnexaKind *kind;
  const char *status;
} Made;

static void
execute (AnnexaProject *project,
         const char    *sql)
{
  g_autoptr (GError) error = NULL;

  annexa_store_execute (project->store, sql, &error);
  g_assert_no_error (error);
}

/* Both stages, all steps and all clauses, by name. */
static GHashTable *
list_scores (AnnexaReadiness *readiness)
{
  GHashTable *scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *clauses = annexa_readiness_get_clauses (readiness);
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  for (AnnexaStage stage = ANNEXA_STAGE_1; stage <= ANNEXA_STAGE_2; stage++)
    {
      double score = annexa_readiness_get_score (readiness, stage);

      g_hash_table_insert (scores, g_strdup_printf ("stage %u", stage + 1), g_memdup2 (&score, sizeof score));
    }
  for (guint i = 0; i < n_steps; i++)
    {
      double score = annexa_readiness_get_step_score (readiness, steps[i].id);

      g_hash_table_insert (scores, g_strdup_printf ("step %s", steps[i].id), g_memdup2 (&score, sizeof score));
    }
  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClauseResult *clause = clauses->pdata[i];

      g_hash_table_insert (scores, g_strdup (clause->clause), g_memdup2 (&clause->score, sizeof clause->score));
    }
  return scores;
}

/* Whether no score, or none in the other direction, has changed; what has is told. */
static gboolean
compare (const char *what,
         GHashTable *before,
         GHashTable *after,
         int         direction)
{
  GHashTableIter iter;
  const char *name;
  const double *was;
  gboolean right = TRUE;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &was))
    {
      const double *is = g_hash_table_lookup (after, name);

      if (direction * (*is - *was) <= NEARLY)
        continue;
      g_test_message ("%s: %s %.6f instead of %.6f", what, name, *is, *was);
      right = FALSE;
    }
  return right;
}

/* What must not be empty gets the least that it can hold. */
static gboolean
fill_required (AnnexaProject     *project,
               AnnexaEdit        *edit,
               const AnnexaKind  *kind,
               gint64             id,
               const AnnexaField *field)
{
  const AnnexaKind *target;
  g_autoptr (AnnexaQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  switch ((int) field->type)
    {
    case ANNEXA_FIELD_RECORD:
      target = annexa_kind_lookup (field->target);
      query = annexa_query_new (target);
      records = annexa_project_query_records (project, query, NULL);
      if (records == NULL || records->len == 0)
        return FALSE;
      annexa_edit_set_integer (edit, kind, id, field->name,
                               annexa_record_get_id (records->pdata[records->len - 1]));
      return TRUE;
    case ANNEXA_FIELD_DATE:
      annexa_edit_set_text (edit, kind, id, field->name, "2026-11-20");
      return TRUE;
    case ANNEXA_FIELD_CHOICE:
      annexa_edit_set_text (edit, kind, id, field->name, field->choices[0].word);
      return TRUE;
    case ANNEXA_FIELD_INTEGER:
      annexa_edit_set_integer (edit, kind, id, field->name, 1);
      return TRUE;
    default:
      annexa_edit_set_text (edit, kind, id, field->name, "Something");
      return TRUE;
    }
}

/* Whether the gate let in a record of the kind that holds nothing but what must not be empty. */
static gboolean
add_hollow (AnnexaProject *project,
            const Made    *made)
{
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Hollow");
  gint64 id = annexa_edit_create (edit, made->kind);

  for (guint i = 0; i < made->kind->n_fields; i++)
    if ((made->kind->fields[i].flags & ANNEXA_FIELD_REQUIRED) != 0
        && !fill_required (project, edit, made->kind, id, &made->kind->fields[i]))
      return FALSE;
  if (made->status != NULL)
    annexa_edit_set_text (edit, made->kind, id, "status", made->status);
  return annexa_project_apply (project, edit, NULL);
}

/* All kinds, each once as it is made and once with each word that its status can hold. */
static GArray *
list_made (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Made));
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const AnnexaField *status = annexa_kind_find_field (kinds[i], "status");
      Made made = { kinds[i], NULL };

      if (kinds[i]->flags & ANNEXA_KIND_SINGLE)
        continue;
      g_array_append_val (list, made);
      for (guint j = 0; status != NULL && status->choices != NULL && status->choices[j].word != NULL; j++)
        {
          made.status = status->choices[j].word;
          g_array_append_val (list, made);
        }
    }
  return list;
}

/* Of every kind one that is only there, on its own: no score of anything rises. Only a person is whole with a name: that
 * there is somebody is all that is asked of the first one. */
static void
check_hollow (AnnexaProject *project,
              guint          least)
{
  g_autoptr (GArray) list = list_made ();
  g_autoptr (AnnexaReadiness) readiness = annexa_test_read_readiness (project);
  g_autoptr (GHashTable) before = list_scores (readiness);
  guint n_added = 0;
  gboolean right = TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      const Made *made = &g_array_index (list, Made, i);
      g_autofree char *what = g_strdup_printf ("%s %s", made->kind->name, made->status != NULL ? made->status : "");
      g_autoptr (AnnexaReadiness) now = NULL;
      g_autoptr (GHashTable) after = NULL;

      if (strcmp (made->kind->name, "person") == 0 && annexa_project_count (project, made->kind) == 0)
        continue;
      if (!add_hollow (project, made))
        {
          g_test_message ("%s is refused", what);
          continue;
        }
      n_added++;
      now = annexa_test_read_readiness (project);
      after = list_scores (now);
      right = compare (what, before, after, 1) && right;
      g_assert_true (annexa_project_undo (project, NULL, NULL));
    }
  g_test_message ("%u of %u could be added", n_added, list->len);
  g_assert_cmpuint (n_added, >=, least);
  g_assert_true (right);
}

static void
test_hollow_empty (void)
{
  g_autofree char *path = annexa_test_path ("hollow.annexa");
  AnnexaProject *project = annexa_setup_new_project (path, "Hollow", ANNEXA_DEFAULT_METHOD, NULL);

  check_hollow (project, 40);
  annexa_test_close (project);
}

static void
test_hollow_sample (void)
{
  AnnexaProject *project = annexa_test_new_sample ("hollow-sample.annexa");

  check_hollow (project, 60);
  annexa_test_close (project);
}

/* Whether the gate let in another record that says the same, under a reference of its own. */
static gboolean
add_copy (AnnexaProject *project,
          AnnexaRecord  *record)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Copied");
  gint64 id = annexa_edit_create (edit, kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if (annexa_field_is_stored (field) && field->type != ANNEXA_FIELD_REF && field->inverse == NULL
          && !annexa_value_is_empty (annexa_record_get_value (record, field)))
        annexa_edit_set (edit, kind, id, field, annexa_record_get_value (record, field));
    }
  return annexa_project_apply (project, edit, NULL);
}

/* A copy of the record makes nothing worse, unless there is something wrong with it. Of what need not be there, good ones
 * make nothing better either. */
static void
check_copy (AnnexaProject *project,
            AnnexaRecord  *record,
            GHashTable    *before,
            guint          n_gaps,
            gboolean       needed,
            guint         *n_copied)
{
  g_autoptr (AnnexaReadiness) readiness = NULL;
  g_autoptr (GHashTable) after = NULL;

  if (!add_copy (project, record))
    return;
  readiness = annexa_test_read_readiness (project);
  if (annexa_readiness_get_gaps (readiness)->len == n_gaps)
    {
      after = list_scores (readiness);
      g_assert_true (compare (annexa_record_get_ref (record), before, after, -1));
      g_assert_true (needed || compare (annexa_record_get_ref (record), before, after, 1));
      (*n_copied)++;
    }
  g_assert_true (annexa_project_undo (project, NULL, NULL));
}

/* A few of every kind are enough. */
static void
test_whole (void)
{
  static const char *const optional[] = { "incident", "exception", "change", "finding", NULL };
  AnnexaProject *project = annexa_test_new_sample ("whole.annexa");
  g_autoptr (AnnexaReadiness) readiness = annexa_test_read_readiness (project);
  g_autoptr (GHashTable) before = list_scores (readiness);
  guint n_gaps = annexa_readiness_get_gaps (readiness)->len;
  guint n_kinds, n_copied = 0;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AnnexaQuery) query = annexa_query_new (kinds[i]);
      g_autoptr (GPtrArray) records = annexa_project_query_records (project, query, NULL);

      for (guint j = 0; j < MIN (records->len, 4); j++)
        check_copy (project, records->pdata[j], before, n_gaps, !g_strv_contains (optional, kinds[i]->name), &n_copied);
    }
  g_test_message ("%u copies", n_copied);
  g_assert_cmpuint (n_copied, >, 60);
  annexa_test_close (project);
}

/* Adds many records of a kind that no check has to look at, to a project where some of the kind are broken. */
static void
check_ballast (const char *file,
               const char *breaking,
               const char *kind_name,
               const char *title,
               const char *status)
{
  AnnexaProject *project = annexa_test_new_sample (file);
  const AnnexaKind *kind = annexa_kind_lookup (kind_name);
  g_autoptr (AnnexaReadiness) before = NULL;
  g_autoptr (AnnexaReadiness) after = NULL;
  g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Imported");
  g_autoptr (GError) error = NULL;

  execute (project, breaking);
  before = annexa_test_read_readiness (project);
  for (guint i = 0; i < 60; i++)
    {
      gint64 id = annexa_edit_create (edit, kind);

      annexa_edit_set_text (edit, kind, id, title, "Old thing");
      annexa_edit_set_text (edit, kind, id, "status", status);
    }
  annexa_project_apply (project, edit, &error);
  g_assert_no_error (error);
  after = annexa_test_read_readiness (project);
  for (AnnexaStage stage = ANNEXA_STAGE_1; stage <= ANNEXA_STAGE_2; stage++)
    g_assert_cmpfloat (annexa_readiness_get_score (after, stage), <=,
                       annexa_readiness_get_score (before, stage) + 1e-9);
  g_clear_pointer (&before, annexa_readiness_free);
  g_clear_pointer (&after, annexa_readiness_free);
  annexa_test_close (project);
}

static void
test_ballast (void)
{
  check_ballast ("ballast-assets.annexa",
                 "UPDATE asset SET owner = NULL, confidentiality = NULL WHERE ref IN ('A-001', 'A-002', 'A-003', 'A-004')",
                 "asset", "name", "retired");
  check_ballast ("ballast-risks.annexa",
                 "UPDATE risk SET owner = NULL WHERE ref IN ('R-001', 'R-002', 'R-003', 'R-004')", "risk", "title",
                 "closed");
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/score/hollow-empty", test_hollow_empty);
  g_test_add_func ("/score/hollow-sample", test_hollow_sample);
  g_test_add_func ("/score/whole", test_whole);
  g_test_add_func ("/score/ballast", test_ballast);
  return g_test_run ();
}
