/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-comparison.h"
#include "annexa-query.h"
#include "bench.h"

/* How far back is looked. */
#define N_EDITS 10000

/* Every so many edits something is added, or deleted, instead of renamed. */
#define ADD_STRIDE 10
#define DELETE_STRIDE 25

static void
edit_asset (AnnexaEdit   *edit,
            const GArray *ids,
            guint         number)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autofree char *name = annexa_bench_data_word (number * 37);
  gint64 id = g_array_index (ids, gint64, number * 7919 % ids->len);

  if (number % ADD_STRIDE == 0)
    id = annexa_edit_create (edit, kind);
  annexa_edit_set_text (edit, kind, id, "name", name);
}

/* A risk that nobody else names can always be deleted. */
static void
delete_risk (AnnexaEdit *edit,
             GArray     *ids)
{
  annexa_edit_delete (edit, annexa_kind_lookup ("risk"), g_array_index (ids, gint64, ids->len - 1));
  g_array_set_size (ids, ids->len - 1);
}

static GArray *
list_ids (AnnexaProject *project,
          const char    *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup (kind));
  g_autoptr (GError) error = NULL;
  GArray *ids = annexa_project_query (project, query, &error);

  g_assert_no_error (error);
  return ids;
}

/* Years of work in a project. */
void
annexa_bench_past_live (AnnexaProject *project)
{
  g_autoptr (GArray) assets = list_ids (project, "asset");
  g_autoptr (GArray) risks = list_ids (project, "risk");

  for (guint i = 1; i <= N_EDITS; i++)
    {
      g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Edited");
      g_autoptr (GError) error = NULL;

      if (i % DELETE_STRIDE == 0 && risks->len > 0)
        delete_risk (edit, risks);
      else
        edit_asset (edit, assets, i);
      annexa_project_apply (project, edit, &error);
      g_assert_no_error (error);
    }
}

static AnnexaMoment *
find_before (AnnexaProject *project)
{
  g_autoptr (AnnexaMoment) now = annexa_moment_now (project);
  g_autoptr (GError) error = NULL;
  AnnexaMoment *moment = annexa_moment_of_edit (project, now->seq - N_EDITS, &error);

  g_assert_no_error (error);
  return moment;
}

static void
open_past (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaMoment) moment = find_before (project);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaProject) past = NULL;

  annexa_bench_start (run);
  past = annexa_project_open_past (project, moment, NULL, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
}

static void
compare (AnnexaBenchRun *run)
{
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaMoment) moment = find_before (project);
  g_autoptr (AnnexaMoment) now = annexa_moment_now (project);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaComparison) comparison = NULL;

  annexa_bench_start (run);
  comparison = annexa_comparison_new (project, moment, now, NULL, &error);
  annexa_bench_stop (run);
  g_assert_no_error (error);
}

const AnnexaBench annexa_bench_past[] = {
  { "The project as it was 10,000 edits ago", "edited", open_past, .no_empty = TRUE },
  { "What is different from 10,000 edits ago", "edited", compare, .no_empty = TRUE },
  { NULL },
};
