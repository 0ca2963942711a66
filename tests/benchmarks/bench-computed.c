/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include "annexa-query.h"
#include "bench.h"

#define WINDOW 256

/* A list by a computed field: the records with one value in it or, without a value, all of them sorted by it. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *value;
} Listing;

static AnnexaQuery *
make_query (const Listing *listing)
{
  const AnnexaKind *kind = annexa_kind_lookup (listing->kind);
  const AnnexaField *field = annexa_kind_find_field (kind, listing->field);
  AnnexaQuery *query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (listing->value == NULL)
    {
      annexa_query_add_sort (query, field, FALSE);
      return query;
    }
  if (annexa_field_get_value_type (field) == ANNEXA_VALUE_TEXT)
    annexa_value_set_text (&value, listing->value);
  else
    annexa_value_set_integer (&value, g_ascii_strtoll (listing->value, NULL, 10));
  annexa_query_add_filter (query, field, ANNEXA_TEST_EQUAL, &value);
  return query;
}

/* Which records it has, and as many of them as nobody can see at once, with all their fields. */
static void
list (AnnexaBenchRun *run)
{
  const Listing *listing = run->argument;
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (AnnexaQuery) query = make_query (listing);
  g_autoptr (GError) error = NULL;

  annexa_project_require (project, annexa_kind_find_field (annexa_kind_lookup (listing->kind), listing->field), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) records = NULL;

      annexa_bench_start (run);
      ids = annexa_project_query (project, query, &error);
      g_assert_no_error (error);
      records = annexa_project_get_records (project, annexa_query_get_kind (query),
                                            (const gint64 *) (void *) ids->data, MIN (ids->len, WINDOW), &error);
      annexa_bench_stop (run);
      g_assert_no_error (error);
    }
}

/* What a pass takes the first time; each reader has passes of its own. */
static void
pass (AnnexaBenchRun *run)
{
  const Listing *listing = run->argument;
  const AnnexaField *field = annexa_kind_find_field (annexa_kind_lookup (listing->kind), listing->field);
  g_autoptr (AnnexaProject) project = annexa_bench_open (run, FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnnexaProject) reader = annexa_project_open_reader (project, &error);

      g_assert_no_error (error);
      annexa_bench_start (run);
      annexa_project_require (reader, field, &error);
      annexa_bench_stop (run);
      g_assert_no_error (error);
    }
}

static const Listing needs = { "asset", "effective-integrity" };
static const Listing times = { "asset", "changed" };
static const Listing high_needs = { "asset", "effective-integrity", "4" };
static const Listing above = { "risk", "above-acceptance", "1" };
static const Listing levels = { "risk", "current-level", "4" };
static const Listing risks_overdue = { "risk", "overdue", "1" };
static const Listing tasks_overdue = { "task", "overdue", "1" };
static const Listing tasks_soon = { "task", "due-soon", "1" };
static const Listing notifications = { "incident", "notify-overdue", "1" };
static const Listing evidence = { "control", "evidence-count" };
static const Listing covered = { "control", "covered-in-cycle", "1" };
static const Listing independent = { "audit", "independent", "1" };
static const Listing worse = { "objective", "trend", "worse" };

const AnnexaBench annexa_bench_computed[] = {
  { "Needs handed on from asset to asset, all of them", "large", pass, .argument = &needs },
  { "When everything was changed, all of history", "large", pass, .argument = &times },
  { "Assets by what they need, with what depends on them", "large", list, .argument = &needs },
  { "Assets that need most", "large", list, .argument = &high_needs },
  { "Risks above the acceptance line", "large", list, .argument = &above },
  { "Risks of the highest level", "large", list, .argument = &levels },
  { "Risks whose review is overdue", "large", list, .argument = &risks_overdue },
  { "Tasks that are overdue", "grown", list, .argument = &tasks_overdue },
  { "Tasks that are due soon", "grown", list, .argument = &tasks_soon },
  { "Incidents that should have been notified", "grown", list, .argument = &notifications },
  { "Controls by how much evidence they have", "grown", list, .argument = &evidence },
  { "Controls that the audit programme covers", "grown", list, .argument = &covered },
  { "Audits whose auditors are independent", "grown", list, .argument = &independent },
  { "Objectives that get worse", "grown", list, .argument = &worse },
  { NULL },
};
