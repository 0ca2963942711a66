/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-independence.h"
#include "annexa-audit-programme.h"
#include "annexa-bars.h"
#include "annexa-cause-figure.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* Audits (9.2): the programme of three years and what it covers, and one audit from its plan to its conclusion. */

static const AnnexaRegisterColumn audit_columns[] = {
  { "ref" },
  { "title", 2.2, .below = { "type" } },
  { "starts", 0, ANNEXA_REGISTER_NEEDED },
  { "ends" },
  { "lead", 1, ANNEXA_REGISTER_NEEDED },
  { "independent" },
  { "open-findings", 0, .align = 1 },
  { "status" },
  { NULL },
};

static const AnnexaRegisterPoint programme_points[] = {
  { "audit", "overdue", .text = N_ ("Audits whose day is past:") },
  { "audit", "not-independent", .text = N_ ("Audits in which somebody audits his or her own work (9.2.2 b):") },
  { "audit", .selection = { .tests = { { "lead", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_EQUAL, "planned" } } },
    .text = N_ ("Audits without a lead auditor:") },
  { "audit", .selection = { .tests = { { "scope", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "cancelled" } } },
    .text = N_ ("Audits whose scope is not written down (9.2.2 a):") },
  { "audit", .selection = { .tests = { { "criteria", ANNEXA_TEST_EMPTY }, { "status", ANNEXA_TEST_NOT_EQUAL, "cancelled" } } },
    .text = N_ ("Audits whose criteria are not written down (9.2.2 a):") },
  { NULL },
};

/* What the programme covers. */

static const AnnexaBarPart cover_parts[] = {
  { N_ ("Audited"), ANNEXA_COLOUR_GREEN },
  { N_ ("Planned"), ANNEXA_COLOUR_YELLOW },
  { N_ ("In no audit"), ANNEXA_COLOUR_RED },
};

static void
count_group (const AnnexaAuditProgramme *programme,
             const AnnexaAuditGroup     *group,
             gint64                     *counts)
{
  static const guint places[] = { [ANNEXA_AUDIT_COVER_DONE] = 0, [ANNEXA_AUDIT_COVER_PLANNED] = 1, [ANNEXA_AUDIT_COVER_NONE] = 2 };

  for (guint i = group->first; i < group->first + group->n_targets; i++)
    counts[places[annexa_audit_programme_get_best_cover (programme, i)]]++;
}

static void
add_cover_picture (AnnexaReportDraft          *draft,
                   const AnnexaAuditProgramme *programme)
{
  AnnexaBarPart parts[G_N_ELEMENTS (cover_parts)];
  g_autofree AnnexaBar *bars = g_new0 (AnnexaBar, programme->groups->len);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cover_parts); i++)
    parts[i] = (AnnexaBarPart){ _(cover_parts[i].label), cover_parts[i].colour };
  for (guint i = 0; i < programme->groups->len; i++)
    {
      const AnnexaAuditGroup *group = programme->groups->pdata[i];

      g_ptr_array_add (ids, g_strdup_printf ("group-%u", i));
      bars[i].id = ids->pdata[i];
      bars[i].label = group->label;
      count_group (programme, group, bars[i].counts);
    }
  scene = annexa_bars_make_scene (parts, G_N_ELEMENTS (parts), bars, programme->groups->len, ANNEXA_REPORT_FIGURE_WIDTH,
                                  &draft->style);
  for (guint i = 0; i < programme->groups->len; i++)
    g_string_append_printf (alternative, "%s%s.", i > 0 ? " " : "", annexa_scene_find_mark (scene, bars[i].id)->label);
  annexa_document_add_figure (draft->document, scene, alternative->str, _("What the audits of these three years look at."));
}

static void
add_cover_table (AnnexaReportDraft          *draft,
                 const AnnexaAuditProgramme *programme)
{
  const AnnexaTableColumn columns[] = { { _("Chapter or theme"), 2, 0 }, { _("Audited"), 1, 1 }, { _("Planned"), 1, 1 }, { _("In no audit"), 1, 1 }, { _("All"), 0.7, 1 } };

  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns), _("How many clauses and controls the audits look at."));
  for (guint i = 0; i < programme->groups->len; i++)
    {
      const AnnexaAuditGroup *group = programme->groups->pdata[i];
      gint64 counts[G_N_ELEMENTS (cover_parts)] = { 0 };

      count_group (programme, group, counts);
      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (draft->document, group->label);
      for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
        annexa_report_draft_add_count_cell (draft, counts[j]);
      annexa_report_draft_add_count_cell (draft, group->n_targets);
    }
}

/* Which audits of the year look at it: done ones are green. */
static void
add_year_cell (AnnexaReportDraft          *draft,
               const AnnexaAuditProgramme *programme,
               guint                       target,
               int                         year)
{
  gboolean any = FALSE;

  annexa_document_add_cell (draft->document, NULL);
  for (guint i = 0; i < programme->audits->len; i++)
    {
      AnnexaRecord *audit = programme->audits->pdata[i];
      const char *starts = annexa_record_get_text (audit, "starts");
      AnnexaAuditCover cover = annexa_audit_programme_get_cover (programme, target, i);

      if (cover == ANNEXA_AUDIT_COVER_NONE || starts == NULL || (int) g_ascii_strtoll (starts, NULL, 10) != year)
        continue;
      if (any)
        annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, " ");
      any = TRUE;
      annexa_document_add_pill (draft->document, cover == ANNEXA_AUDIT_COVER_DONE ? ANNEXA_COLOUR_GREEN : ANNEXA_COLOUR_YELLOW,
                                annexa_record_get_ref (audit));
    }
  if (!any)
    annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, "–");
}

static void
add_targets (AnnexaReportDraft          *draft,
             const AnnexaAuditProgramme *programme)
{
  char years[ANNEXA_AUDIT_YEARS][8];
  AnnexaTableColumn columns[2 + ANNEXA_AUDIT_YEARS] = { { _("Reference"), 0, 0 }, { _("Clause or control"), 2, 0 } };

  for (int i = 0; i < ANNEXA_AUDIT_YEARS; i++)
    {
      g_snprintf (years[i], sizeof years[i], "%d", programme->first_year + i);
      columns[2 + i] = (AnnexaTableColumn){ years[i], 1, 0 };
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns), _("Which audit looks at which clause and control, year by year."));
  for (guint i = 0; i < programme->groups->len; i++)
    {
      const AnnexaAuditGroup *group = programme->groups->pdata[i];

      if (group->n_targets == 0)
        continue;
      annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
      annexa_document_add_cell (draft->document, group->label);
      for (guint j = group->first; j < group->first + group->n_targets; j++)
        {
          annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
          annexa_document_add_cell (draft->document, annexa_record_get_ref (programme->targets->pdata[j]));
          annexa_document_add_cell (draft->document, annexa_report_draft_get_title (programme->targets->pdata[j]));
          for (int year = 0; year < ANNEXA_AUDIT_YEARS; year++)
            add_year_cell (draft, programme, j, programme->first_year + year);
        }
    }
}

static gboolean
write_cover (AnnexaReportDraft        *draft,
             const AnnexaRegisterPart *part,
             GError                  **error)
{
  g_autoptr (AnnexaAuditProgramme) programme = annexa_audit_programme_new (draft->project, 0, error);
  g_autoptr (GPtrArray) missing = programme != NULL ? annexa_audit_programme_list_missing (programme) : NULL;

  if (programme == NULL)
    return FALSE;
  if (programme->targets->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("There is no clause and no control to audit."));
      return TRUE;
    }
  annexa_report_draft_add_open_point (draft, missing, "%s", _("In no audit of these three years:"));
  if (programme->n_undecided > 0)
    {
      g_autofree char *undecided = g_strdup_printf (
          ngettext ("Of %u control nobody knows yet whether it applies and has to be audited.",
                    "Of %u controls nobody knows yet whether they apply and have to be audited.", programme->n_undecided),
          programme->n_undecided);

      annexa_document_add_item (draft->document, ANNEXA_PARAGRAPH_ITEM, 0, undecided);
    }
  add_cover_picture (draft, programme);
  add_cover_table (draft, programme);
  annexa_document_add_heading (draft->document, 2, "targets", _("Clause by clause and control by control"));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_SMALL, _("Green: audited. Yellow: planned."));
  add_targets (draft, programme);
  return TRUE;
}

static const AnnexaRegisterPart programme_parts[] = {
  { .id = "audits",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Audits"),
    .introduction = N_ ("Internal audits, and those by the certification body, customers and others."),
    .kind = "audit",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "cancelled" } } },
    .sort = "starts",
    .settled = "closed|cancelled",
    .columns = audit_columns,
    .summary = N_ ("The audits in the order of their days."),
    .missing = N_ ("No audit is planned. The standard asks for a programme of internal audits (9.2.2)."),
    .landscape = TRUE },
  { .id = "scopes",
    .form = ANNEXA_REGISTER_CARDS,
    .level = 1,
    .heading = N_ ("What each internal audit looks at"),
    .kind = "audit",
    .selection = { .tests = { { "type", ANNEXA_TEST_EQUAL, "internal" }, { "status", ANNEXA_TEST_NOT_EQUAL, "cancelled" } } },
    .sort = "starts",
    .columns = (const AnnexaRegisterColumn[]){ { "starts", .flags = ANNEXA_REGISTER_NEEDED }, { "lead", .flags = ANNEXA_REGISTER_NEEDED }, { "auditors", .flags = ANNEXA_REGISTER_NAMES }, { "status" }, { NULL } },
    .texts = (const AnnexaRegisterColumn[]){ { "scope", .flags = ANNEXA_REGISTER_NEEDED }, { "criteria", .flags = ANNEXA_REGISTER_NEEDED }, { "methods" }, { NULL } },
    .none = N_ ("No internal audit is planned.") },
  { .id = "cover",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("What the programme covers"),
    .introduction = N_ ("Within three years every clause, and every control that applies, should be looked at once. What matters "
                        "more is looked at more often (9.2.2)."),
    .new_page = TRUE,
    .write = write_cover },
  { NULL },
};

static const AnnexaReportRegister programme_register = {
  .topic = N_ ("Which audits look at what, over three years"),
  .standard = N_ ("9.2.2"),
  .lead = N_ ("The audit programme says when which part of the management system is audited, by whom and against what. It covers "
              "the three years of a certificate."),
  .counts = (const char *const[]){ "audit", NULL },
  .points = programme_points,
  .parts = programme_parts,
};

const AnnexaReport annexa_programme_report = {
  .name = "audit-programme",
  .title = N_ ("Audit programme"),
  .description = N_ ("The audits of three years, and which of them look at which clause and control (9.2.2)."),
  .icon = "annexa-audit-symbolic",
  .group = ANNEXA_REPORT_EVALUATION,
  .registers = &programme_register,
  .collect = annexa_report_register_collect,
};

/* One audit. */

static const AnnexaRegisterColumn audit_facts[] = {
  { "type" },
  { "starts", .flags = ANNEXA_REGISTER_NEEDED },
  { "ends" },
  { "lead", .flags = ANNEXA_REGISTER_NEEDED },
  { "auditors", .flags = ANNEXA_REGISTER_NAMES },
  { "independent" },
  { "audited" },
  { "status" },
  { "reported-to" },
  { "reported-on" },
  { NULL },
};

static const AnnexaRegisterColumn audit_texts[] = {
  { "scope", .flags = ANNEXA_REGISTER_NEEDED },
  { "criteria", .flags = ANNEXA_REGISTER_NEEDED },
  { "methods" },
  { NULL },
};

static const AnnexaRegisterColumn session_columns[] = {
  { "time", 0, ANNEXA_REGISTER_NEEDED },
  { "minutes", 0, .align = 1 },
  { "topic", 2.6 },
  { "form", 0.9 },
  { "people", 1.6 },
  { "place", 1.2 },
  { NULL },
};

static const AnnexaRegisterColumn result_columns[] = {
  { "requirement", 1.6, ANNEXA_REGISTER_REFS, .otherwise = "control", .title = N_ ("Clause or control") },
  { "question", 2.4 },
  { "evidence-seen", 2.4 },
  { "result" },
  { NULL },
};

static const AnnexaRegisterColumn finding_facts[] = {
  { "grade" },
  { "requirement", .flags = ANNEXA_REGISTER_REFS },
  { "control", .flags = ANNEXA_REGISTER_REFS },
  { "due" },
  { "status" },
  { "action", .flags = ANNEXA_REGISTER_NAMES },
  { NULL },
};

static gboolean
write_conflicts (AnnexaReportDraft        *draft,
                 const AnnexaRegisterPart *part,
                 GError                  **error)
{
  g_autoptr (GPtrArray) conflicts = annexa_audit_list_conflicts (draft->project, draft->subject, error);

  if (conflicts == NULL)
    return FALSE;
  if (conflicts->len == 0)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("None of the auditors owns what is audited."));
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *text = annexa_audit_describe_conflict (draft->project, conflicts->pdata[i]);

      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_ITEM, NULL);
      annexa_report_draft_add_remark (draft, text);
    }
  return TRUE;
}

static const AnnexaRegisterPart audit_parts[] = {
  { .id = "audit",
    .form = ANNEXA_REGISTER_SUBJECT,
    .heading = N_ ("What is audited"),
    .columns = audit_facts,
    .texts = audit_texts },
  { .id = "independence",
    .form = ANNEXA_REGISTER_WRITTEN,
    .level = 2,
    .heading = N_ ("Independence"),
    .write = write_conflicts },
  { .id = "conclusion",
    .form = ANNEXA_REGISTER_SUBJECT,
    .heading = N_ ("Conclusion"),
    .settled = "planned|under-way|cancelled",
    .texts = (const AnnexaRegisterColumn[]){ { "conclusion", .flags = ANNEXA_REGISTER_NEEDED }, { NULL } },
  },
  { .id = "findings",
    .form = ANNEXA_REGISTER_CARDS,
    .heading = N_ ("Findings"),
    .kind = "finding",
    .of = "audit",
    .sort = "grade",
    .settled = "closed|verified",
    .columns = finding_facts,
    .texts = (const AnnexaRegisterColumn[]){ { "evidence", .flags = ANNEXA_REGISTER_NEEDED }, { NULL } },
    .illustrate = annexa_cause_figure_add_all,
    .none = N_ ("The audit has found nothing so far.") },
  { .id = "sessions",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Plan of the audit"),
    .introduction = N_ ("Who is asked what, when and where."),
    .kind = "audit-session",
    .of = "audit",
    .sort = "time",
    .columns = session_columns,
    .summary = N_ ("The sessions of the audit in their order."),
    .none = N_ ("No session is planned yet."),
    .landscape = TRUE },
  { .id = "results",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Results of the checklist"),
    .introduction = N_ ("Question by question, with what the auditors have seen."),
    .kind = "checklist-item",
    .of = "audit",
    .columns = result_columns,
    .summary = N_ ("The questions of the checklist, what was seen and the result."),
    .none = N_ ("There is no checklist for this audit."),
    .landscape = TRUE },
  { NULL },
};

static const AnnexaReportRegister audit_register = {
  .topic = N_ ("One audit from its plan to its conclusion"),
  .standard = N_ ("9.2"),
  .parts = audit_parts,
  .approval = N_ ("By signing, the lead auditor answers for the plan and the report, and those who receive it confirm that they "
                  "have."),
  .signatures = (const AnnexaRegisterSignature[]){ { N_ ("Lead auditor"), "lead", NULL }, { N_ ("Reported to"), "reported-to", "reported-on" }, { NULL } },
};

const AnnexaReport annexa_audit_report = {
  .name = "audit",
  .title = N_ ("Audit plan and report"),
  .description = N_ ("One audit: scope, criteria, plan, independence of the auditors, findings, conclusion and results of the "
                     "checklist (9.2)."),
  .icon = "annexa-audit-symbolic",
  .group = ANNEXA_REPORT_EVALUATION,
  .about = ANNEXA_REPORT_ABOUT_ONE,
  .kind = "audit",
  .short_form = TRUE,
  .registers = &audit_register,
  .collect = annexa_report_register_collect,
};
