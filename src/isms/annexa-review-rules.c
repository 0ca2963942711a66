/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-review-minutes.h"
#include "annexa-review-rules.h"

/* Minutes are approved when they are complete, and stay as they were approved (9.3.3, 7.5.3). */

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
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *message = NULL;

  missing = annexa_review_minutes_list_missing (project, review);
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
 * Minutes that lack something are not approved. What comes from elsewhere may be, without anybody knowing who was there;
 * the checks of readiness find it.
 */
void
annexa_review_rules_check (AnnexaProject  *project,
                           AnnexaEdit     *edit,
                           AnnexaRecord   *before,
                           AnnexaRecord   *after,
                           AnnexaProblems *problems)
{
  if (before == NULL || after == NULL || annexa_review_minutes_is_approved (before)
      || !annexa_review_minutes_is_approved (after))
    return;
  annexa_edit_hold (edit, annexa_record_get_id (after), after);
  annexa_project_check_last (project, edit, check_complete, annexa_record_get_id (after));
}

/* The status that the review has by now: an edit that takes the approval back may change its decisions as well. */
static gboolean
is_approved (AnnexaProject *project,
             AnnexaEdit    *edit,
             gint64         review)
{
  return review != 0 && !annexa_edit_creates (edit, review)
         && annexa_project_read_number (project,
                                        "SELECT status = 'approved' FROM review WHERE id = %" G_GINT64_FORMAT, review);
}

/* What was decided, and for which review; who sees to it and by when may be added where nobody has said so. */
static gboolean
changes_minutes (AnnexaRecord *before,
                 AnnexaRecord *after)
{
  static const char *const decided[] = { "review", "text", "topic", "owner", "due" };

  for (guint i = 0; i < G_N_ELEMENTS (decided); i++)
    {
      gboolean adds = i >= 3 && annexa_record_is_empty (before, decided[i]);

      if (!adds && !annexa_value_equal (annexa_record_get (before, decided[i]), annexa_record_get (after, decided[i])))
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_review_rules_check_decision:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a decision as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * Minutes that were approved before this edit say what was decided: no decision is added, changed or deleted.
 */
void
annexa_review_rules_check_decision (AnnexaProject  *project,
                                    AnnexaEdit     *edit,
                                    AnnexaRecord   *before,
                                    AnnexaRecord   *after,
                                    AnnexaProblems *problems)
{
  gint64 earlier = before != NULL ? annexa_record_get_integer (before, "review") : 0;
  gint64 later = after != NULL ? annexa_record_get_integer (after, "review") : 0;

  if (before != NULL && after != NULL && !changes_minutes (before, after))
    return;
  if (is_approved (project, edit, earlier) || is_approved (project, edit, later))
    annexa_problems_add_for (problems, after != NULL ? after : before, NULL,
                             _("The minutes that this decision belongs to are approved, so what was decided stays. Take "
                               "the approval back to change it."));
}
