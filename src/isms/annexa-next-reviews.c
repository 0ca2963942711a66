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
 * somebody has set, be it sooner or later than usual, holds until it comes near: then it is what the look was for. */

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

  if (day == NULL || g_strcmp0 (day, day_before) == 0 || annexa_edit_sets (edit, annexa_record_get_id (after), next)
      || is_set_by_somebody (annexa_record_get_text (after, "next-review"), day, day_before, months,
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

/**
 * annexa_next_reviews_register:
 *
 * Has the gate move the day of the next look, once somebody notes that they looked.
 */
void
annexa_next_reviews_register (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    annexa_project_register_rule (reviews[i].kind, check);
}
