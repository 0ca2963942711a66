/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-review-minutes.h"
#include "annexa-review-rules.h"

/* Minutes are approved when they are complete (9.3.3). */

static void
add_missing_approval (AnnexaRecord *review,
                      GPtrArray    *missing)
{
  if (annexa_record_is_empty (review, "approved-by"))
    g_ptr_array_add (missing, g_strdup (_("Nobody is named who approves the minutes.")));
  if (annexa_record_is_empty (review, "approved-on"))
    g_ptr_array_add (missing, g_strdup (_("It is not said on which day they are approved.")));
}

/* What the edit adds to the review comes after it, so the minutes are looked at when everything is there. */
static void
check_complete (AnnexaProject  *project,
                AnnexaEdit     *edit,
                gint64          id,
                AnnexaProblems *problems)
{
  AnnexaRecord *review = annexa_edit_get_held (edit, id);
  g_autoptr (GError) error = NULL;
  gboolean arrives = annexa_edit_creates (edit, id);
  g_autoptr (GPtrArray) missing = arrives ? annexa_review_minutes_list_missing_for_good (project, review, &error)
                                          : annexa_review_minutes_list_missing (project, review, &error);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *message = NULL;

  if (missing == NULL)
    {
      annexa_problems_fail (problems, g_steal_pointer (&error));
      return;
    }
  if (!arrives)
    add_missing_approval (review, missing);
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (list, "\n• %s", (const char *) missing->pdata[i]);
  if (missing->len == 0)
    return;
  /* TRANSLATORS: A list follows, a line for each: “• Nobody is named who was present.” */
  message = g_strdup_printf (_("These minutes are not complete yet, so they cannot be approved:%s"), list->str);
  annexa_problems_add_for (problems, review, "status", message);
}

/**
 * annexa_review_rules_check:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a management review as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * Minutes that lack something are not approved. What comes approved from elsewhere may be silent on what can be added
 * later, and the checks of readiness find it: who approved them and when, and who sees to a decision by when.
 */
void
annexa_review_rules_check (AnnexaProject  *project,
                           AnnexaEdit     *edit,
                           AnnexaRecord   *before,
                           AnnexaRecord   *after,
                           AnnexaProblems *problems)
{
  if (after == NULL || !annexa_review_minutes_is_approved (after)
      || (before != NULL && annexa_review_minutes_is_approved (before)))
    return;
  annexa_edit_hold (edit, annexa_record_get_id (after), after);
  annexa_project_check_last (project, edit, check_complete, annexa_record_get_id (after));
}
