/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-calendar.h"
#include "annexa-date.h"
#include "annexa-overview.h"
#include "annexa-risk-map.h"
#include "annexa-soa.h"
#include "annexa-worker.h"

/* How many records can be counted while a window waits. */
#define MOST_AT_ONCE 20000

/* The place of a word among those of a choice, or -1. */
static int
find_word (const AnnexaField *field,
           const AnnexaValue *value)
{
  const char *word = annexa_value_get_text (value);

  for (int i = 0; word != NULL && field->choices[i].word != NULL; i++)
    if (strcmp (field->choices[i].word, word) == 0)
      return i;

  return -1;
}

static gboolean
count_risks (AnnexaProject *project,
             AnnexaRiskView view,
             gint64        *levels,
             GError       **error)
{
  g_autoptr (AnnexaQuery) query = annexa_risk_map_query_list (view);
  g_autoptr (GArray) groups
      = annexa_project_count_by (project, query, annexa_risk_view_get_level (view), NULL, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);
      gint64 level = annexa_value_get_integer (&group->first);

      levels[level >= 1 && level <= ANNEXA_LARGEST_SCALE ? level : 0] += group->count;
    }
  return groups != NULL;
}

/* The theme of Annex A, or the last place for controls of the organization's own. */
static guint
get_theme (const AnnexaField *field,
           const AnnexaValue *value)
{
  int theme = find_word (field, value);

  return theme >= 0 && theme < ANNEXA_OVERVIEW_THEMES - 1 ? (guint) theme : ANNEXA_OVERVIEW_THEMES - 1;
}

static gboolean
count_decisions (AnnexaProject  *project,
                 AnnexaOverview *self,
                 GError        **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  const AnnexaField *theme = annexa_kind_find_field (kind, "theme");
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_autoptr (GArray) groups
      = annexa_project_count_by (project, query, theme, annexa_kind_find_field (kind, "applicable"), error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);
      const char *word = annexa_value_get_text (&group->second);

      if (g_strcmp0 (word, "no") == 0)
        self->excluded[get_theme (theme, &group->first)] += group->count;
      else if (g_strcmp0 (word, "yes") != 0)
        self->undecided[get_theme (theme, &group->first)] += group->count;
    }
  return groups != NULL;
}

static gboolean
count_controls (AnnexaProject  *project,
                AnnexaOverview *self,
                GError        **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  const AnnexaField *theme = annexa_kind_find_field (kind, "theme");
  const AnnexaField *status = annexa_kind_find_field (kind, "status");
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;
  g_autoptr (GArray) groups = NULL;

  annexa_value_set_text (&yes, "yes");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "applicable"), ANNEXA_TEST_EQUAL, &yes);
  groups = annexa_project_count_by (project, query, theme, status, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);
      int place = find_word (status, &group->second);

      /* A control without a status has not been started. */
      self->controls[get_theme (theme, &group->first)][CLAMP (place, 0, ANNEXA_OVERVIEW_STATUSES - 1)] += group->count;
    }
  return groups != NULL;
}

static gboolean
count_clauses (AnnexaProject  *project,
               AnnexaOverview *self,
               GError        **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("requirement");
  const AnnexaField *status = annexa_kind_find_field (kind, "status");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) groups = annexa_project_count_by (project, query, status, NULL, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const AnnexaGroup *group = &g_array_index (groups, AnnexaGroup, i);

      self->clauses[CLAMP (find_word (status, &group->first), 0, ANNEXA_OVERVIEW_STATUSES - 1)] += group->count;
    }
  return groups != NULL;
}

static gboolean
list_due (AnnexaProject  *project,
          AnnexaOverview *self,
          GError        **error)
{
  g_autofree char *today = annexa_project_get_today (project);
  g_autofree char *last = annexa_date_add_days (today, ANNEXA_OVERVIEW_DAYS);
  const AnnexaCalendarFilter filter = { NULL, last, 0, FALSE };

  self->due = annexa_calendar_list (project, &filter, error);
  return self->due != NULL;
}

/**
 * annexa_overview_new:
 * @project: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where the organization stands
 */
AnnexaOverview *
annexa_overview_new (AnnexaProject *project,
                     GError       **error)
{
  g_autoptr (AnnexaOverview) self = g_new0 (AnnexaOverview, 1);

  if (!count_risks (project, ANNEXA_RISK_CURRENT, self->risks_today, error)
      || !count_risks (project, ANNEXA_RISK_TARGET, self->risks_target, error)
      || !count_decisions (project, self, error) || !count_controls (project, self, error)
      || !count_clauses (project, self, error) || !list_due (project, self, error))
    return NULL;

  self->n_risks = annexa_project_count (project, annexa_kind_lookup ("risk"));
  self->n_tasks = annexa_project_count (project, annexa_kind_lookup ("task"));
  return g_steal_pointer (&self);
}

/**
 * annexa_overview_free:
 * @self: (transfer full): an overview
 */
void
annexa_overview_free (AnnexaOverview *self)
{
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_free (self);
}

static void
return_overview (GTask         *task,
                 AnnexaProject *project)
{
  GError *error = NULL;
  AnnexaOverview *overview = annexa_overview_new (project, &error);

  if (overview != NULL)
    g_task_return_pointer (task, overview, (GDestroyNotify) annexa_overview_free);
  else
    g_task_return_error (task, error);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);

  if (reader != NULL)
    return_overview (task, reader);
  else
    g_task_return_error (task, error);
}

/**
 * annexa_overview_load_async:
 * @project: a project
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_overview_new(), of a large project in a worker.
 */
void
annexa_overview_load_async (AnnexaProject      *project,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);

  if (annexa_project_has_more_than (project, MOST_AT_ONCE, NULL))
    annexa_worker_run (task, run, ANNEXA_URGENCY_AWAITED);
  else
    return_overview (task, project);
}

/**
 * annexa_overview_load_finish:
 * @project: a project
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where the organization stands
 */
AnnexaOverview *
annexa_overview_load_finish (AnnexaProject *project,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
