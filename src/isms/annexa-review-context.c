/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-review-private.h"

/* The inputs of a management review about what came from outside and from earlier: decisions of the last review,
 * issues, interested parties and what they say (9.3.2 a, b, c, e). */

static AnnexaRecord *
get_task (AnnexaReviewWriter *self,
          AnnexaRecord       *decision)
{
  gint64 id = annexa_record_get_integer (decision, "task");

  return id != 0 ? annexa_project_get_record (self->project, annexa_kind_lookup ("task"), id, NULL) : NULL;
}

static gboolean
task_is (AnnexaReviewWriter *self,
         AnnexaRecord       *decision,
         const char         *words)
{
  g_autoptr (AnnexaRecord) task = get_task (self, decision);

  return task != NULL && annexa_review_record_is (task, "status", words);
}

static gboolean
is_of_previous (AnnexaReviewWriter *self,
                AnnexaRecord       *decision)
{
  return annexa_record_get_integer (decision, "review") == annexa_record_get_id (self->previous);
}

/* Decisions of reviews before the last one count as long as they are open; those of this review are still to be
 * made. */
static gboolean
is_older_and_open (AnnexaReviewWriter *self,
                   AnnexaRecord       *decision)
{
  const AnnexaKind *kind = annexa_kind_lookup ("review");
  gint64 id = annexa_record_get_integer (decision, "review");
  g_autoptr (AnnexaRecord) review = annexa_project_get_record (self->project, kind, id, NULL);

  return review != NULL && !is_of_previous (self, decision)
         && g_strcmp0 (annexa_record_get_text (review, "date"), annexa_record_get_text (self->previous, "date")) < 0
         && !task_is (self, decision, "done|dropped");
}

static char *
strip_full_stop (const char *sentence)
{
  gsize length = strlen (sentence);

  return g_strndup (sentence, length > 0 && sentence[length - 1] == '.' ? length - 1 : length);
}

/* What has become of a decision is told by its task. */
static char *
describe_decision (AnnexaReviewWriter *self,
                   AnnexaRecord       *decision)
{
  g_autoptr (AnnexaRecord) task = get_task (self, decision);
  g_autofree char *text = strip_full_stop (annexa_record_get_title (decision));
  g_autofree char *state = task != NULL ? annexa_project_describe_field (self->project, task, "status") : NULL;
  g_autofree char *line = NULL;

  if (task == NULL)
    /* TRANSLATORS: A decision, in a line of a list */
    line = g_strdup_printf (_("%s: no task yet"), text);
  else
    /* TRANSLATORS: A decision, what has become of its task, and the reference of the task: “Buy a safe: Done
     * (TSK-004)” */
    line = g_strdup_printf (_("%s: %s (%s)"), text, state, annexa_record_get_ref (task));
  return task_is (self, decision, "done|dropped")
             ? g_steal_pointer (&line)
             : annexa_review_writer_add_duty (self, decision, g_steal_pointer (&line), "owner");
}

static guint
count_decisions (AnnexaReviewWriter *self,
                 GPtrArray          *decisions,
                 const char         *words)
{
  guint n = 0;

  for (guint i = 0; i < decisions->len; i++)
    n += task_is (self, decisions->pdata[i], words);
  return n;
}

void
annexa_review_write_earlier_actions (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) older = NULL;
  g_autofree char *day = NULL;
  guint done, dropped;

  if (self->previous == NULL)
    {
      annexa_review_writer_say (self, _("This is the first review, so there are no decisions to look back on."));
      return;
    }
  decisions = annexa_review_writer_select (self, "decision", is_of_previous);
  older = annexa_review_writer_select (self, "decision", is_older_and_open);
  done = count_decisions (self, decisions, "done");
  dropped = count_decisions (self, decisions, "dropped");
  day = annexa_date_format_long (annexa_record_get_text (self->previous, "date"));
  /* TRANSLATORS: How many decisions there are, and the reference and the day of a management review */
  annexa_review_writer_say (self, ngettext ("%u decision of %s of %s.", "%u decisions of %s of %s.", decisions->len),
                            decisions->len, annexa_record_get_ref (self->previous), day);
  if (decisions->len > 0)
    annexa_review_writer_say (self, _("Done: %u, open: %u, dropped: %u."), done, decisions->len - done - dropped,
                              dropped);
  annexa_review_writer_list (self, NULL, decisions, describe_decision);
  annexa_review_writer_list (self, _("Still open from reviews before that:"), older, describe_decision);
}

static char *
describe_issue (AnnexaReviewWriter *self,
                AnnexaRecord       *issue)
{
  g_autofree char *name = annexa_review_writer_name (issue);
  g_autofree char *origin = annexa_project_describe_field (self->project, issue, "origin");
  g_autofree char *category = annexa_project_describe_field (self->project, issue, "category");
  const char *words[] = { *origin != '\0' ? origin : category, *origin != '\0' && *category != '\0' ? category : NULL,
                          NULL };
  g_autofree char *list = g_strjoinv (", ", (char **) words);

  return *list != '\0' ? g_strdup_printf ("%s (%s)", name, list) : g_steal_pointer (&name);
}

static char *
describe_name (AnnexaReviewWriter *self,
               AnnexaRecord       *record)
{
  return annexa_review_writer_name (record);
}

static gboolean
was_reviewed (AnnexaReviewWriter *self,
              AnnexaRecord       *record)
{
  return annexa_review_writer_is_inside (self, annexa_record_get_text (record, "reviewed"));
}

static gboolean
is_about_climate (AnnexaReviewWriter *self,
                  AnnexaRecord       *issue)
{
  return annexa_review_record_is (issue, "category", "climate");
}

/* The standard asks since 2024 whether climate change matters. */
static void
say_climate (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) issues = annexa_review_writer_select (self, "context-issue", is_about_climate);

  if (issues->len == 0)
    annexa_review_writer_say (self, _("Whether climate change matters has not been answered yet."));
  else if (annexa_record_get_integer (issues->pdata[0], "relevant") != 0)
    /* TRANSLATORS: The reference of an issue */
    annexa_review_writer_say (self, _("Climate change matters (%s)."), annexa_record_get_ref (issues->pdata[0]));
  else
    annexa_review_writer_say (self, _("Climate change does not matter (%s)."),
                              annexa_record_get_ref (issues->pdata[0]));
}

static gboolean
is_planned_change (AnnexaReviewWriter *self,
                   AnnexaRecord       *change)
{
  return annexa_review_record_is (change, "status", "proposed|approved")
         || annexa_review_writer_is_inside (self, annexa_record_get_text (change, "planned-for"));
}

static char *
describe_change (AnnexaReviewWriter *self,
                 AnnexaRecord       *change)
{
  g_autofree char *name = annexa_review_writer_name (change);
  g_autofree char *status = annexa_project_describe_field (self->project, change, "status");

  return *status != '\0' ? g_strdup_printf (_("%s: %s"), name, status) : g_steal_pointer (&name);
}

/* What is new and what is different, of issues, parties and obligations alike. */
static void
list_news (AnnexaReviewWriter *self,
           const char         *kind,
           const char         *new_heading,
           const char         *changed_heading,
           AnnexaReviewLine    line)
{
  g_autoptr (GPtrArray) new_ones = annexa_review_writer_select (self, kind, annexa_review_writer_is_new);
  g_autoptr (GPtrArray) changed = annexa_review_writer_select (self, kind, annexa_review_writer_is_changed);

  annexa_review_writer_list (self, new_heading, new_ones, line);
  annexa_review_writer_list (self, changed_heading, changed, line);
}

void
annexa_review_write_issue_changes (AnnexaReviewWriter *self)
{
  GPtrArray *issues = annexa_review_writer_read (self, "context-issue");
  g_autoptr (GPtrArray) overdue = annexa_review_writer_select (self, "context-issue", annexa_review_writer_is_overdue);
  g_autoptr (GPtrArray) reviewed = annexa_review_writer_select (self, "context-issue", was_reviewed);
  g_autoptr (GPtrArray) changes = annexa_review_writer_select (self, "change", is_planned_change);

  annexa_review_writer_say (self,
                            ngettext ("%u internal or external issue is on record.",
                                      "%u internal and external issues are on record.", issues->len),
                            issues->len);
  if (issues->len > 0)
    annexa_review_writer_say (self, _("Looked at in this period: %u."), reviewed->len);
  say_climate (self);
  list_news (self, "context-issue", _("New issues:"), _("Changed issues:"), describe_issue);
  annexa_review_writer_list (self, _("Issues that have not been looked at for too long:"), overdue, describe_issue);
  annexa_review_writer_list (self, _("Planned changes to the system:"), changes, describe_change);
}

static gboolean
is_undecided (AnnexaReviewWriter *self,
              AnnexaRecord       *party)
{
  return !annexa_review_record_is (party, "taken-into-isms", "yes|no");
}

static gboolean
is_not_kept (AnnexaReviewWriter *self,
             AnnexaRecord       *obligation)
{
  return annexa_review_record_is (obligation, "compliance", "partly|does-not-meet");
}

static char *
describe_obligation (AnnexaReviewWriter *self,
                     AnnexaRecord       *obligation)
{
  g_autofree char *name = annexa_review_writer_name (obligation);
  g_autofree char *verdict = annexa_project_describe_field (self->project, obligation, "compliance");

  return g_strdup_printf (_("%s: %s"), name, verdict);
}

void
annexa_review_write_party_changes (AnnexaReviewWriter *self)
{
  GPtrArray *parties = annexa_review_writer_read (self, "party");
  GPtrArray *obligations = annexa_review_writer_read (self, "obligation");
  g_autoptr (GPtrArray) undecided = annexa_review_writer_select (self, "party", is_undecided);
  g_autoptr (GPtrArray) not_kept = annexa_review_writer_select (self, "obligation", is_not_kept);

  annexa_review_writer_say (self,
                            ngettext ("%u interested party is on record.", "%u interested parties are on record.",
                                      parties->len),
                            parties->len);
  annexa_review_writer_say (self,
                            ngettext ("%u obligation comes from law or contract.",
                                      "%u obligations come from law or contract.", obligations->len),
                            obligations->len);
  annexa_review_writer_say_words (self, _("Kept"), obligations, "compliance");
  list_news (self, "party", _("New interested parties:"), _("Interested parties whose entry has changed:"),
             describe_name);
  list_news (self, "obligation", _("New obligations:"), _("Obligations whose entry has changed:"), describe_name);
  annexa_review_writer_list (self, _("Not decided yet whether it is taken on:"), undecided, describe_name);
  annexa_review_writer_list (self, _("Not kept in full:"), not_kept, describe_obligation);
}

/* What was complained about in the period, and what still is open of it. */
static gboolean
is_complaint (AnnexaReviewWriter *self,
              AnnexaRecord       *action)
{
  return annexa_review_record_is (action, "source", "complaint")
         && (!annexa_review_record_is (action, "status", "checked|closed")
             || annexa_review_writer_is_inside (self, annexa_record_get_text (action, "done-on"))
             || annexa_review_writer_is_inside (self, annexa_record_get_text (action, "checked-on")));
}

static char *
describe_complaint (AnnexaReviewWriter *self,
                    AnnexaRecord       *action)
{
  g_autofree char *name = annexa_review_writer_name (action);
  g_autofree char *status = annexa_project_describe_field (self->project, action, "status");

  return g_strdup_printf (_("%s: %s"), name, status);
}

static gboolean
is_audit_by_customer (AnnexaReviewWriter *self,
                      AnnexaRecord       *audit)
{
  const char *ends = annexa_record_get_text (audit, "ends");

  return annexa_review_record_is (audit, "type", "customer") && !annexa_review_record_is (audit, "status", "cancelled")
         && annexa_review_writer_is_inside (self, ends != NULL ? ends : annexa_record_get_text (audit, "starts"));
}

/* Of a conclusion that goes on for pages the first paragraph is enough. */
static char *
describe_conclusion (AnnexaReviewWriter *self,
                     AnnexaRecord       *audit)
{
  g_autofree char *name = annexa_review_writer_name (audit);
  const char *conclusion = annexa_record_get_text (audit, "conclusion");
  g_auto (GStrv) paragraphs = conclusion != NULL ? g_strsplit (conclusion, "\n", 2) : NULL;

  return paragraphs != NULL ? g_strdup_printf (_("%s: %s"), name, paragraphs[0]) : g_steal_pointer (&name);
}

void
annexa_review_write_party_feedback (AnnexaReviewWriter *self)
{
  g_autoptr (GPtrArray) complaints = annexa_review_writer_select (self, "action", is_complaint);
  g_autoptr (GPtrArray) audits = annexa_review_writer_select (self, "audit", is_audit_by_customer);

  annexa_review_writer_say (self,
                            ngettext ("%u complaint led to a corrective action.",
                                      "%u complaints led to corrective actions.", complaints->len),
                            complaints->len);
  annexa_review_writer_say (self,
                            ngettext ("%u audit by a customer took place.", "%u audits by customers took place.",
                                      audits->len),
                            audits->len);
  annexa_review_writer_list (self, _("Complaints:"), complaints, describe_complaint);
  annexa_review_writer_list (self, _("What customers found in their audits:"), audits, describe_conclusion);
}
