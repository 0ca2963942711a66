/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-hash.h"
#include "annexa-history.h"
#include "annexa-moment.h"
#include "annexa-project-private.h"
#include "annexa-query.h"
#include "annexa-text.h"
#include "annexa-time.h"

/* Moments: which edits a day, a time or a baseline includes. */

static AnnexaMoment *
moment_new (gint64      seq,
            const char *date,
            const char *label)
{
  AnnexaMoment *self = g_new0 (AnnexaMoment, 1);

  self->seq = seq;
  self->date = g_strdup (date);
  self->label = g_strdup (label);
  return self;
}

/**
 * annexa_moment_copy:
 * @self: a moment
 *
 * Returns: (transfer full): the same moment
 */
AnnexaMoment *
annexa_moment_copy (const AnnexaMoment *self)
{
  return moment_new (self->seq, self->date, self->label);
}

void
annexa_moment_free (AnnexaMoment *self)
{
  g_free (self->date);
  g_free (self->label);
  g_free (self);
}

/**
 * annexa_moment_now:
 * @project: a project
 *
 * Returns: (transfer full): the moment that includes every edit so far
 */
AnnexaMoment *
annexa_moment_now (AnnexaProject *project)
{
  g_autofree char *today = annexa_project_get_today (project);

  return moment_new (project->newest_seq, today, _("today"));
}

/* The local day of a moment in UTC. */
static char *
get_day (const char *time)
{
  char *day = annexa_time_get_day (time);

  return day != NULL ? day : g_strndup (time, strlen ("2026-11-23"));
}

/**
 * annexa_moment_of_edit:
 * @project: a project
 * @seq: the number of an edit in its history
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the moment right after the edit; %ANNEXA_ERROR_NOT_FOUND when there is no such edit
 */
AnnexaMoment *
annexa_moment_of_edit (AnnexaProject *project,
                       gint64         seq,
                       GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT time FROM history WHERE seq = %" G_GINT64_FORMAT, seq);
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  time = seq <= project->newest_seq ? annexa_store_get_text (project->store, sql, NULL) : NULL;
  if (time == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND, _("There is no edit %d."), (int) seq);
      return NULL;
    }
  day = get_day (time);
  shown = annexa_time_format (time);
  /* TRANSLATORS: A moment: a date and time, and the number of the edit that was made then */
  label = g_strdup_printf (_("%s, after edit %d"), shown, (int) seq);
  return moment_new (seq, day, label);
}

/**
 * annexa_moment_describe:
 * @self: a moment
 *
 * Returns: (transfer full): its day and what people call it: “12 May 2026 · Stage 2 audit”
 */
char *
annexa_moment_describe (const AnnexaMoment *self)
{
  g_autofree char *day = annexa_date_format (self->date);

  if (g_str_has_prefix (self->label, day))
    return g_strdup (self->label);
  /* TRANSLATORS: A date and the name of a baseline */
  return g_strdup_printf (_("%s · %s"), day, self->label);
}

/* Says that the project is younger than the moment asked for. */
static void
refuse_before (AnnexaProject *project,
               GError       **error)
{
  g_autofree char *first = annexa_store_get_text (project->store, "SELECT min (time) FROM history", NULL);
  g_autofree char *text = first != NULL ? annexa_time_format (first) : g_strdup ("");

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_NOT_FOUND,
               _("The project does not go back that far. It begins on %s."), text);
}

/* All that was done until @time, a moment in UTC; a clock that was put back does not hide later edits from earlier ones. */
static AnnexaMoment *
find_time (AnnexaProject *project,
           const char    *time,
           const char    *label,
           GError       **error)
{
  g_autoptr (AnnexaStatement) statement = annexa_store_prepare (
      project->store, "SELECT ifnull (max (seq), 0) FROM history WHERE time <= ?1 AND seq <= ?2", error);
  g_autofree char *day = get_day (time);
  g_autoptr (GError) local_error = NULL;
  gint64 seq = 0;

  if (statement == NULL)
    return NULL;
  annexa_statement_bind_text (statement, 1, time);
  annexa_statement_bind_int64 (statement, 2, project->newest_seq);
  if (annexa_statement_next (statement, &local_error))
    seq = annexa_statement_get_int64 (statement, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (seq > 0)
    return moment_new (seq, day, label);

  refuse_before (project, error);
  return NULL;
}

/* The row whose hash the fingerprint is, or 0: the records may have come from another project. */
static gint64
find_fingerprint (AnnexaProject *project,
                  const char    *fingerprint)
{
  g_autoptr (AnnexaStatement) statement
      = annexa_store_prepare (project->store, "SELECT seq FROM history WHERE hash = ?1", NULL);
  guint8 hash[ANNEXA_SHA256_SIZE];

  if (statement == NULL || !annexa_hex_parse (fingerprint, hash, sizeof hash))
    return 0;
  annexa_statement_bind_blob (statement, 1, hash, sizeof hash);
  return annexa_statement_next (statement, NULL) ? annexa_statement_get_int64 (statement, 0) : 0;
}

/**
 * annexa_baseline_get_moment:
 * @project: a project
 * @baseline: a record of the kind "baseline"
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the moment that the baseline names
 */
AnnexaMoment *
annexa_baseline_get_moment (AnnexaProject *project,
                            AnnexaRecord  *baseline,
                            GError       **error)
{
  const char *taken = annexa_record_get_text (baseline, "taken");
  gint64 seq = find_fingerprint (project, annexa_record_get_text (baseline, "fingerprint"));
  g_autofree char *day = taken != NULL ? get_day (taken) : annexa_project_get_today (project);

  if (seq > 0)
    return moment_new (seq, day, annexa_record_get_title (baseline));
  return find_time (project, taken, annexa_record_get_title (baseline), error);
}

/* The baseline that people call so, without regard to case and accents; or the one of that reference. */
static AnnexaRecord *
find_baseline (AnnexaProject *project,
               const char    *name,
               GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("baseline");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) records = annexa_project_query_records (project, query, error);
  g_autofree char *folded = annexa_text_fold (name);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *title = annexa_text_fold (annexa_record_get_title (records->pdata[i]));

      if (strcmp (title, folded) == 0 || g_ascii_strcasecmp (annexa_record_get_ref (records->pdata[i]), name) == 0)
        return g_object_ref (records->pdata[i]);
    }
  return NULL;
}

/**
 * annexa_moment_find:
 * @project: a project
 * @when: a day, whose end is meant; a day and a time; or the name or reference of a baseline
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the moment; %ANNEXA_ERROR_SYNTAX when @when is none of these,
 *   %ANNEXA_ERROR_NOT_FOUND when the project did not exist then
 */
AnnexaMoment *
annexa_moment_find (AnnexaProject *project,
                    const char    *when,
                    GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnnexaRecord) baseline = NULL;
  g_autofree char *today = annexa_date_today ();
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), NULL);

  baseline = find_baseline (project, when, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (baseline != NULL)
    return annexa_baseline_get_moment (project, baseline, error);

  date = annexa_date_parse (when);
  if (date != NULL && annexa_date_is_said (when) && strcmp (date, today) > 0)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("“%s” is still to come. Name a day that has been."), when);
      return NULL;
    }
  time = date != NULL ? annexa_time_end_of_day (date) : annexa_time_parse (when);
  if (time == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                   _("“%s” is neither a date, such as 2026-11-23, nor a date and time, nor the name of a baseline."),
                   when);
      return NULL;
    }
  label = date != NULL ? annexa_date_format (date) : annexa_time_format (time);
  return find_time (project, time, label, error);
}

/**
 * annexa_baseline_take:
 * @project: a project that can be edited
 * @name: what to call the moment
 * @error: return location
 *
 * Gives a name to the project as it is now.
 *
 * Returns: the id of the baseline, or 0
 */
gint64
annexa_baseline_take (AnnexaProject *project,
                      const char    *name,
                      GError       **error)
{
  const AnnexaKind *kind = annexa_kind_lookup ("baseline");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnnexaRecord) same = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;
  g_autofree char *head = NULL;
  g_autofree char *now = annexa_time_now ();
  g_autofree char *label = NULL;
  gint64 id;

  g_return_val_if_fail (ANNEXA_IS_PROJECT (project), 0);

  same = find_baseline (project, name, &local_error);
  head = local_error == NULL ? annexa_project_get_chain_head (project, &local_error) : NULL;
  if (local_error == NULL && same != NULL)
    g_set_error (&local_error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 _("There is a baseline “%s” already. Choose another name."), annexa_record_get_title (same));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  /* TRANSLATORS: History: a state of the project got a name */
  label = g_strdup_printf (_("Baseline “%s” taken"), name);
  edit = annexa_project_begin (project, label);
  id = annexa_edit_create (edit, kind);
  annexa_edit_set_text (edit, kind, id, "title", name);
  annexa_edit_set_text (edit, kind, id, "taken", now);
  annexa_edit_set_text (edit, kind, id, "fingerprint", head);
  return annexa_project_apply (project, edit, error) ? id : 0;
}
