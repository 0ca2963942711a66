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
 * before it was due. So the day of the next look follows, unless somebody has set a later one than that: nobody has to know
 * that two dates belong together. */

static const struct
{
  const char *kind;
  const char *looked_at;
  const char *limit;
} reviews[] = {
  { "obligation", "reviewed", "obligation-months" },
  { "supplier", "last-assessed", "supplier-months" },
};

static void
check (AnnexaProject  *project,
       AnnexaEdit     *edit,
       AnnexaRecord   *before,
       AnnexaRecord   *after,
       AnnexaProblems *problems)
{
  const AnnexaKind *kind = after != NULL ? annexa_record_get_kind (after) : NULL;
  const AnnexaField *next = kind != NULL ? annexa_kind_find_field (kind, "next-review") : NULL;

  for (guint i = 0; before != NULL && after != NULL && i < G_N_ELEMENTS (reviews); i++)
    {
      const char *day
          = strcmp (reviews[i].kind, kind->name) == 0 ? annexa_record_get_text (after, reviews[i].looked_at) : NULL;
      const char *due = annexa_record_get_text (after, "next-review");
      g_autofree char *follows = NULL;
      g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

      if (day == NULL || g_strcmp0 (day, annexa_record_get_text (before, reviews[i].looked_at)) == 0
          || annexa_edit_sets (edit, annexa_record_get_id (after), next))
        continue;
      follows = annexa_date_add_months (day, annexa_limit_get (project, reviews[i].limit));
      if (due != NULL && strcmp (due, follows) >= 0)
        continue;
      annexa_value_take_text (&value, g_steal_pointer (&follows));
      annexa_record_set_value (after, next, &value);
    }
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
