/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-findings.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-limit.h"
#include "annexa-text.h"

/* From a question to what was found, and from that to what is done about it (9.2.2, 10.2). What is known already does not
 * have to be typed again. */

static const AnnexaKind *
item_kind (void)
{
  return annexa_kind_lookup ("checklist-item");
}

static const AnnexaKind *
finding_kind (void)
{
  return annexa_kind_lookup ("finding");
}

static const AnnexaKind *
action_kind (void)
{
  return annexa_kind_lookup ("action");
}

/**
 * annexa_audit_result_calls_for_finding:
 * @result: (nullable): the word of the result of a question
 *
 * Returns: whether there is something to write a finding about; such words are grades of findings, too
 */
gboolean
annexa_audit_result_calls_for_finding (const char *result)
{
  static const char *const results[] = { "minor", "major", "improvement", NULL };

  return result != NULL && g_strv_contains (results, result);
}

/**
 * annexa_audit_grade_calls_for_action:
 * @grade: (nullable): the word of the grade of a finding
 *
 * Returns: whether it is a nonconformity, which needs a corrective action
 */
gboolean
annexa_audit_grade_calls_for_action (const char *grade)
{
  return g_strcmp0 (grade, "minor") == 0 || g_strcmp0 (grade, "major") == 0;
}

static const char *
find_limit (AnnexaRecord *audit,
            const char   *grade)
{
  if (g_strcmp0 (grade, "minor") == 0)
    return "minor-days";
  if (g_strcmp0 (grade, "major") != 0)
    return NULL;
  return audit != NULL && g_strcmp0 (annexa_record_get_text (audit, "type"), "stage-2") == 0
             ? "major-days-after-stage-2"
             : "major-days";
}

/**
 * annexa_audit_find_due:
 * @project: a project
 * @audit: (nullable): the audit that found it
 * @grade: the word of a grade
 *
 * Until when a nonconformity has to be closed. The days that the limits of the project allow count from the last day of
 * the audit, or from today, when that day is still to come or so long ago that the time would have run out already.
 *
 * Returns: (transfer full) (nullable): the day, or %NULL when the grade has no limit
 */
char *
annexa_audit_find_due (AnnexaProject *project,
                       AnnexaRecord  *audit,
                       const char    *grade)
{
  const char *limit = find_limit (audit, grade);
  int days = limit != NULL ? annexa_limit_get (project, limit) : 0;
  g_autofree char *today = annexa_date_today ();
  g_autofree char *due = NULL;
  const char *from;

  if (days == 0)
    return NULL;
  from
      = audit != NULL ? annexa_record_get_text (audit, annexa_record_is_empty (audit, "ends") ? "starts" : "ends") : NULL;
  if (from == NULL || strcmp (from, today) > 0)
    return annexa_date_add_days (today, days);
  due = annexa_date_add_days (from, days);
  return strcmp (due, today) > 0 ? g_steal_pointer (&due) : annexa_date_add_days (today, days);
}

static AnnexaRecord *
read_audit (AnnexaProject *project,
            AnnexaRecord  *record)
{
  return annexa_record_is_empty (record, "audit")
             ? NULL
             : annexa_project_get_record (project, annexa_kind_lookup ("audit"),
                                          annexa_record_get_integer (record, "audit"), NULL);
}

static void
copy_reference (AnnexaEdit   *edit,
                AnnexaRecord *from,
                gint64        to,
                const char   *field)
{
  if (!annexa_record_is_empty (from, field))
    annexa_edit_set_integer (edit, finding_kind (), to, field, annexa_record_get_integer (from, field));
}

static gboolean
check_question (AnnexaProject *project,
                AnnexaRecord  *item,
                GError       **error)
{
  if (!annexa_record_is_empty (item, "finding"))
    g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                 /* TRANSLATORS: The reference of a finding */
                 _("This question has a finding already: %s."),
                 annexa_project_get_ref (project, finding_kind (), annexa_record_get_integer (item, "finding")));
  else if (!annexa_audit_result_calls_for_finding (annexa_record_get_text (item, "result")))
    g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
                         _("First answer the question with a nonconformity, or with what could be better."));
  else
    return TRUE;
  return FALSE;
}

/* More than this is no title. */
#define LONGEST_TITLE 100

/* What was asked is no finding: until somebody says what was seen, it is called by its grade and by what it is
 * about. */
static char *
name_by_grade (AnnexaProject *project,
               AnnexaRecord  *item)
{
  static const char *const targets[] = { "requirement", "control" };
  g_autofree char *grade = annexa_project_describe_field (project, item, "result");

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (targets[i]);
      gint64 id = annexa_record_get_integer (item, targets[i]);

      if (id != 0)
        /* TRANSLATORS: A finding: its grade, and the number and title of the clause or control that it is about */
        return g_strdup_printf (_("%s: %s %s"), grade, annexa_project_get_ref (project, kind, id),
                                annexa_project_get_title (project, kind, id));
    }
  return g_steal_pointer (&grade);
}

/* What was seen says what is wrong. */
static char *
name_finding (AnnexaProject *project,
              AnnexaRecord  *item)
{
  const char *seen = annexa_record_get_text (item, "evidence-seen");
  g_auto (GStrv) lines = seen != NULL ? g_strsplit (seen, "\n", 2) : NULL;
  g_autofree char *title = lines != NULL ? annexa_text_clean (lines[0], FALSE) : NULL;
  g_autofree char *start = NULL;
  const char *space;

  if (title == NULL)
    return name_by_grade (project, item);
  if (g_utf8_strlen (title, -1) <= LONGEST_TITLE)
    return g_steal_pointer (&title);
  start = g_utf8_substring (title, 0, LONGEST_TITLE);
  space = strrchr (start, ' ');
  return space != NULL ? g_strdup_printf ("%.*s…", (int) (space - start), start) : g_strconcat (start, "…", NULL);
}

/**
 * annexa_audit_record_finding:
 * @project: a project
 * @question: the id of a question of a checklist
 * @finding: (out): the id of the new finding
 * @error: return location
 *
 * Writes down what a question brought to light: the finding is called by what was seen, has what was asked about and
 * the result as its grade, and the question refers to it.
 *
 * Returns: (transfer full) (nullable): the edit that adds it, not applied yet; %NULL with ANNEXA_ERROR_CONSTRAINT when the
 *   question has a finding already, or an answer that is none
 */
AnnexaEdit *
annexa_audit_record_finding (AnnexaProject *project,
                             gint64         question,
                             gint64        *finding,
                             GError       **error)
{
  g_autoptr (AnnexaRecord) item = annexa_project_get_record (project, item_kind (), question, error);
  g_autoptr (AnnexaRecord) audit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  g_autofree char *due = NULL;
  AnnexaEdit *edit;

  if (item == NULL || !check_question (project, item, error))
    return NULL;
  audit = read_audit (project, item);
  title = name_finding (project, item);
  due = annexa_audit_find_due (project, audit, annexa_record_get_text (item, "result"));
  /* TRANSLATORS: History: the words of a question of an audit */
  label = g_strdup_printf (_("Finding recorded: %s"), annexa_record_get_title (item));

  edit = annexa_project_begin (project, label);
  *finding = annexa_edit_create (edit, finding_kind ());
  annexa_edit_set_text (edit, finding_kind (), *finding, "title", title);
  annexa_edit_set_text (edit, finding_kind (), *finding, "grade", annexa_record_get_text (item, "result"));
  annexa_edit_set_text (edit, finding_kind (), *finding, "evidence", annexa_record_get_text (item, "evidence-seen"));
  annexa_edit_set_text (edit, finding_kind (), *finding, "due", due);
  copy_reference (edit, item, *finding, "audit");
  copy_reference (edit, item, *finding, "requirement");
  copy_reference (edit, item, *finding, "control");
  annexa_edit_set_integer (edit, item_kind (), question, "finding", *finding);
  return edit;
}

static void
link_action (AnnexaEdit   *edit,
             AnnexaRecord *finding,
             gint64        action)
{
  gsize n;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (finding, "action"), &n);
  g_autofree gint64 *all = g_new (gint64, n + 1);

  if (n > 0)
    memcpy (all, ids, n * sizeof *ids);
  all[n] = action;
  annexa_edit_set_ids (edit, finding_kind (), annexa_record_get_id (finding), "action", all, n + 1);
}

/**
 * annexa_audit_plan_action:
 * @project: a project
 * @finding: the id of a finding
 * @action: (out): the id of the new corrective action
 * @error: return location
 *
 * Begins a corrective action for a finding. It is due when the finding is or, where that says nothing, when the limits of
 * the project say so.
 *
 * Returns: (transfer full) (nullable): the edit that adds it, not applied yet
 */
AnnexaEdit *
annexa_audit_plan_action (AnnexaProject *project,
                          gint64         finding,
                          gint64        *action,
                          GError       **error)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, finding_kind (), finding, error);
  g_autoptr (AnnexaRecord) audit = record != NULL ? read_audit (project, record) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  g_autofree char *due = NULL;
  AnnexaEdit *edit;

  if (record == NULL)
    return NULL;
  /* TRANSLATORS: What a corrective action is called at first; the title of a finding: “Put right: no list of keys” */
  title = g_strdup_printf (_("Put right: %s"), annexa_record_get_title (record));
  due = g_strdup (annexa_record_get_text (record, "due"));
  if (due == NULL)
    due = annexa_audit_find_due (project, audit, annexa_record_get_text (record, "grade"));
  /* TRANSLATORS: History: the reference of a finding */
  label = g_strdup_printf (_("Corrective action for %s planned"), annexa_record_get_ref (record));

  edit = annexa_project_begin (project, label);
  *action = annexa_edit_create (edit, action_kind ());
  annexa_edit_set_text (edit, action_kind (), *action, "title", title);
  annexa_edit_set_text (edit, action_kind (), *action, "source", "audit");
  annexa_edit_set_text (edit, action_kind (), *action, "nonconformity", annexa_record_get_text (record, "evidence"));
  annexa_edit_set_text (edit, action_kind (), *action, "due", due);
  link_action (edit, record, *action);
  return edit;
}
