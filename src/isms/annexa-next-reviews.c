/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-limit.h"
#include "annexa-next-reviews.h"

/* Whoever says that they looked at something today means also that it is not due any more, whether they came late or
 * before it was due. So the day of the next look follows: nobody has to know that two dates belong together. A day that
 * somebody has set, be it sooner or later than usual, holds until it comes near: then it is what the look was for. A day
 * that follows was set by nobody: it goes with the look that it followed from, and follows the limit when that changes. */

static const struct
{
  const char *kind;
  const char *looked_at;
  const char *limit;
} reviews[] = {
  { "obligation", "reviewed", "obligation-months" },
  { "supplier", "last-assessed", "supplier-months" },
};

/* A day that follows from the look before was set by nobody, and goes with it; so a day of that look that was mistyped does
 * no lasting harm. */
static gboolean
is_set_by_somebody (const char *due,
                    const char *looked_at,
                    const char *looked_at_before,
                    int         months,
                    int         soon_days)
{
  g_autofree char *near_until = annexa_date_add_days (looked_at, soon_days);
  g_autofree char *followed = looked_at_before != NULL ? annexa_date_add_months (looked_at_before, months) : NULL;

  return due != NULL && g_strcmp0 (due, near_until) > 0 && g_strcmp0 (due, followed) != 0;
}

static void
move_next_review (AnnexaProject *project,
                  AnnexaEdit    *edit,
                  AnnexaRecord  *before,
                  AnnexaRecord  *after,
                  guint          review)
{
  const AnnexaField *next = annexa_kind_find_field (annexa_record_get_kind (after), "next-review");
  const char *day = annexa_record_get_text (after, reviews[review].looked_at);
  const char *day_before = annexa_record_get_text (before, reviews[review].looked_at);
  int months = annexa_limit_get (project, reviews[review].limit);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (g_strcmp0 (day, day_before) == 0 || annexa_edit_sets (edit, annexa_record_get_id (after), next))
    return;
  if (day == NULL)
    {
      g_autofree char *followed = annexa_date_add_months (day_before, months);

      if (g_strcmp0 (annexa_record_get_text (after, "next-review"), followed) == 0)
        annexa_record_set_value (after, next, &value);
      return;
    }
  if (is_set_by_somebody (annexa_record_get_text (after, "next-review"), day, day_before, months,
                          annexa_limit_get (project, "soon-days")))
    return;
  annexa_value_take_text (&value, annexa_date_add_months (day, months));
  annexa_record_set_value (after, next, &value);
}

static void
check (AnnexaProject  *project,
       AnnexaEdit     *edit,
       AnnexaRecord   *before,
       AnnexaRecord   *after,
       AnnexaProblems *problems)
{
  const AnnexaKind *kind = after != NULL ? annexa_record_get_kind (after) : NULL;

  for (guint i = 0; before != NULL && after != NULL && i < G_N_ELEMENTS (reviews); i++)
    if (strcmp (reviews[i].kind, kind->name) == 0)
      move_next_review (project, edit, before, after, i);
}

/* A rule reads numbers: 20260531. */
static char *
format_day (gint64 number)
{
  return g_strdup_printf ("%04d-%02d-%02d", (int) (number / 10000), (int) (number / 100 % 100), (int) (number % 100));
}

static void
follow_limit (AnnexaProject  *project,
              AnnexaEdit     *edit,
              AnnexaProblems *problems,
              guint           review,
              int             months_before,
              int             months)
{
  const AnnexaKind *kind = annexa_kind_lookup (reviews[review].kind);
  const AnnexaField *next = annexa_kind_find_field (kind, "next-review");
  const char *due_on = annexa_field_get_column (next);
  const char *looked_at = annexa_field_get_column (annexa_kind_find_field (kind, reviews[review].looked_at));
  g_autofree char *sql = g_strdup_printf ("SELECT id, CAST (replace (%s, '-', '') AS INTEGER),"
                                          " CAST (replace (%s, '-', '') AS INTEGER) FROM %s"
                                          " WHERE %s IS NOT NULL AND %s IS NOT NULL",
                                          looked_at, due_on, annexa_kind_get_table (kind), looked_at, due_on);
  g_autoptr (GArray) cells = annexa_rule_read_numbers (project, problems, sql);

  for (guint i = 0; cells != NULL && i + 2 < cells->len; i += 3)
    {
      g_autofree char *day = format_day (g_array_index (cells, gint64, i + 1));
      g_autofree char *due = format_day (g_array_index (cells, gint64, i + 2));
      g_autofree char *followed = annexa_date_add_months (day, months_before);
      g_autofree char *follows = annexa_date_add_months (day, months);

      if (g_strcmp0 (due, followed) == 0
          && !annexa_edit_sets (edit, g_array_index (cells, gint64, i), next))
        annexa_edit_set_text (edit, kind, g_array_index (cells, gint64, i), next->name, follows);
    }
}

static void
check_limits (AnnexaProject  *project,
              AnnexaEdit     *edit,
              AnnexaRecord   *before,
              AnnexaRecord   *after,
              AnnexaProblems *problems)
{
  for (guint i = 0; before != NULL && after != NULL && i < G_N_ELEMENTS (reviews); i++)
    {
      int months_before = annexa_limit_read (before, reviews[i].limit);
      int months = annexa_limit_read (after, reviews[i].limit);

      if (months != months_before)
        follow_limit (project, edit, problems, i, months_before, months);
    }
}

/**
 * annexa_next_reviews_register:
 *
 * Has the gate move the day of the next look, once somebody notes that they looked, or changes how long a look lasts.
 */
void
annexa_next_reviews_register (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    annexa_project_register_rule (reviews[i].kind, check);
  annexa_project_register_rule ("limits", check_limits);
}
