/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-register-reports.h"
#include "annexa-report-register.h"
#include "annexa-review-minutes.h"
#include "annexa-review-topic.h"

/* One management review (9.3): the invitation with its inputs as long as nothing is decided, and the minutes
 * afterwards. */

#define INPUTS "9.3.2"
#define LINE_TO_WRITE_ON "…………………………"

static gboolean
is_planned (AnnexaRecord *review)
{
  return g_strcmp0 (annexa_record_get_text (review, "status"), "planned") == 0;
}

static const char *
get_title (AnnexaProject *project,
           AnnexaRecord  *review)
{
  if (!annexa_review_minutes_has_begun (project, review))
    return _("Invitation to the management review");
  if (annexa_review_minutes_is_approved (review))
    return _("Minutes of the management review");

  return _("Minutes of the management review, not approved");
}

/* Minutes say themselves what they lack. An invitation lacks nothing yet. */
static GPtrArray *
list_points (AnnexaReportDraft *draft,
             GError           **error)
{
  if (!annexa_review_minutes_has_begun (draft->project, draft->subject))
    return g_ptr_array_new_with_free_func (g_free);
  return annexa_review_minutes_list_missing (draft->project, draft->subject, error);
}

/* Nobody signs an invitation, and results come later. */
static gboolean
leaves_out (AnnexaReportDraft *draft,
            const char        *chapter)
{
  static const char *const later[] = { "results", "decisions", ANNEXA_REGISTER_APPROVAL, NULL };

  return g_strv_contains (later, chapter) && !annexa_review_minutes_has_begun (draft->project, draft->subject);
}

static void
add_topic (AnnexaReportDraft       *draft,
           const AnnexaReviewTopic *topic)
{
  AnnexaRecord *review = draft->subject;
  g_autofree char *question
      = g_strdup_printf (topic->part != NULL ? "%s (%s %s)" : "%s (%s)", topic->question, topic->clause, topic->part);
  const char *text = annexa_record_get_text (review, topic->field);
  gboolean missing = text == NULL && !is_planned (review);

  if (missing)
    annexa_document_begin_fields (draft->document, ANNEXA_OPEN_POINTS);
  annexa_document_add_heading (draft->document, 2, topic->field, annexa_report_draft_get_label (review, topic->field));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_SMALL, question);
  if (text != NULL)
    {
      annexa_report_draft_add_long_text (draft, text);
      return;
    }
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
  annexa_document_add_text (draft->document, missing ? ANNEXA_RUN_ATTENTION : ANNEXA_RUN_DIM,
                            missing ? _("missing") : _("Nothing is written down yet."));
  if (missing)
    annexa_document_end_fields (draft->document);
}

static void
add_topics (AnnexaReportDraft *draft,
            gboolean           inputs)
{
  GPtrArray *topics = annexa_review_topics_get ();

  for (guint i = 0; i < topics->len; i++)
    {
      const AnnexaReviewTopic *topic = topics->pdata[i];

      if ((strcmp (topic->clause, INPUTS) == 0) == inputs)
        add_topic (draft, topic);
    }
}

static gboolean
write_inputs (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  add_topics (draft, TRUE);
  return TRUE;
}

static gboolean
write_results (AnnexaReportDraft        *draft,
               const AnnexaRegisterPart *part,
               GError                  **error)
{
  add_topics (draft, FALSE);
  return TRUE;
}

/* Who was there signs; before the meeting it is the list of those who are invited. */
static gboolean
write_present (AnnexaReportDraft        *draft,
               const AnnexaRegisterPart *part,
               GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Person"), 2, 0, "person" },
                                        { _("Job title"), 2, 0, "job-title" },
                                        { _("Signature"), 2, 0, "signature" } };
  const AnnexaKind *kind = annexa_kind_lookup ("person");
  gsize n_people;
  const gint64 *people = annexa_value_get_ids (annexa_record_get (draft->subject, "present"), &n_people);
  g_autoptr (GPtrArray) records = annexa_project_get_records (draft->project, kind, people, n_people, error);

  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nobody is named."));
      return TRUE;
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("Who takes part, with room to sign."));
  for (guint i = 0; i < records->len; i++)
    {
      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_report_draft_add_cell (draft, records->pdata[i], "name", TRUE);
      annexa_report_draft_add_cell (draft, records->pdata[i], "job-title", FALSE);
      annexa_document_add_cell (draft->document, LINE_TO_WRITE_ON);
    }
  return TRUE;
}

static const AnnexaRegisterColumn review_cover[] = {
  { "date" },
  { "chair", .flags = ANNEXA_REGISTER_NEEDED },
  { "period-from" },
  { "period-to" },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn decision_columns[] = {
  { "ref" },
  { "text", 3 },
  { "owner", 1.2, ANNEXA_REGISTER_NEEDED },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "task", 1.4 },
  { NULL },
};

static const AnnexaRegisterPart review_parts[] = {
  { .id = "present",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Who takes part"),
    .write = write_present },
  { .id = "inputs",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("What the review looks at"),
    .introduction = N_ ("The standard names what top management has to look at (9.3.2)."),
    .write = write_inputs },
  { .id = "results",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Results"),
    .introduction = N_ ("What was decided on improvement and on changes to the management system (9.3.3)."),
    .write = write_results },
  { .id = "decisions",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Decisions"),
    .kind = "decision",
    .of = "review",
    .columns = decision_columns,
    .summary = N_ ("What was decided, who sees to it and until when."),
    .none = N_ ("No decision is written down yet.") },
  { NULL },
};

static const AnnexaReportRegister review_register = {
  .get_title = get_title,
  .list_points = list_points,
  .leaves_out = leaves_out,
  .topic = N_ ("What top management has looked at and decided"),
  .standard = N_ ("9.3"),
  .cover = review_cover,
  .parts = review_parts,
  .approval = N_ ("By signing, the chair confirms the minutes, and top management approves them with the decisions."),
  .signatures = (const AnnexaRegisterSignature[]){ { N_ ("Chaired by"), "chair", NULL },
                                                   { N_ ("Minutes approved by"), "approved-by", "approved-on" },
                                                   { NULL } },
};

const AnnexaReport annexa_review_report = {
  .name = "review",
  .title = N_ ("Management review"),
  .description = N_ ("One management review: the invitation with its inputs, or the minutes with decisions and room to "
                     "sign (9.3)."),
  .icon = "annexa-person-symbolic",
  .group = ANNEXA_REPORT_EVALUATION,
  .about = ANNEXA_REPORT_ABOUT_ONE,
  .kind = "review",
  .short_form = TRUE,
  .registers = &review_register,
  .collect = annexa_report_register_collect,
};
