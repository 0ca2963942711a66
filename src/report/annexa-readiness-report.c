/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-catalogue.h"
#include "annexa-clause.h"
#include "annexa-date.h"
#include "annexa-gap-group.h"
#include "annexa-readiness-report.h"
#include "annexa-way-next.h"
#include "annexa-way.h"

/* What an auditor would object to today, computed from the registers: the verdict, how far each step of the way has come,
 * clause by clause, and gap by gap. */

#define MOST_REFS 30

/* What the bar of a step is made of: rules, sorted by how they stand. The parts behind the first are gaps by severity. */
enum
{
  KEPT,
  FIRST_SEVERITY,
  NOTHING_YET = FIRST_SEVERITY + ANNEXA_N_SEVERITIES,
  N_PARTS,
};

static const char *
get_stage_title (AnnexaStage stage)
{
  return annexa_way_step_get_title (annexa_way_find_step (stage == ANNEXA_STAGE_1 ? "stage-1" : "stage-2"));
}

/* It never says 100 % where something is missing. */
static char *
format_score (double score)
{
  /* TRANSLATORS: A percentage; %% is the sign */
  return g_strdup_printf (_("%d %%"), annexa_readiness_get_percent (score));
}

/**
 * annexa_readiness_report_describe:
 * @readiness: what an auditor would object to
 * @stage: an audit
 *
 * Returns: (transfer full): the verdict in a few words: “Not ready: 3 major and 12 minor gaps are open, 62 % is in order”
 */
char *
annexa_readiness_report_describe (AnnexaReadiness *readiness,
                                  AnnexaStage      stage)
{
  guint n_major = annexa_readiness_count_open (readiness, stage, ANNEXA_SEVERITY_MAJOR);
  guint n_minor = annexa_readiness_count_open (readiness, stage, ANNEXA_SEVERITY_MINOR);
  g_autofree char *score = format_score (annexa_readiness_get_score (readiness, stage));

  if (n_major > 0)
    /* TRANSLATORS: The two numbers are those of major and of minor gaps; then a percentage */
    return g_strdup_printf (_("Not ready: open are %u major and %u minor gaps, %s is in order"), n_major, n_minor,
                            score);

  /* TRANSLATORS: The number is that of minor gaps; then a percentage */
  return g_strdup_printf (_("Ready: no major gap is open, of minor gaps %u, %s is in order"), n_minor, score);
}

static void
add_cover (AnnexaReportDraft *draft,
           AnnexaReadiness   *readiness)
{
  g_autofree char *today = annexa_date_format_long (draft->today);

  annexa_document_add_cover (draft->document);
  annexa_document_add_fact (draft->document, _("State of the records"), today);
  for (AnnexaStage stage = ANNEXA_STAGE_1; stage <= ANNEXA_STAGE_2; stage++)
    {
      g_autofree char *verdict = annexa_readiness_report_describe (readiness, stage);

      annexa_document_add_fact (draft->document, get_stage_title (stage), verdict);
    }
}

/* The verdict. */

static void
add_stage (AnnexaReportDraft *draft,
           AnnexaReadiness   *readiness,
           AnnexaStage        stage)
{
  gboolean ready = annexa_readiness_is_ready (readiness, stage);
  g_autofree char *score = format_score (annexa_readiness_get_score (readiness, stage));

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, get_stage_title (stage));
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_pill (draft->document, ready ? ANNEXA_COLOUR_GREEN : ANNEXA_COLOUR_RED,
                            ready ? _("Ready") : _("Not ready"));
  annexa_document_add_cell (draft->document, score);
  for (AnnexaSeverity severity = 0; severity < ANNEXA_N_SEVERITIES; severity++)
    annexa_report_draft_add_count_cell (draft, annexa_readiness_count_open (readiness, stage, severity));
}

static void
add_verdict (AnnexaReportDraft *draft,
             AnnexaReadiness   *readiness)
{
  const AnnexaTableColumn columns[] = {
    { _("Audit"), 2, 0 },
    { _("Verdict"), 0, 0 },
    { _("In order"), 1, 1 },
    { annexa_severity_get_label (ANNEXA_SEVERITY_MAJOR), 1, 1 },
    { annexa_severity_get_label (ANNEXA_SEVERITY_MINOR), 1, 1 },
    { annexa_severity_get_label (ANNEXA_SEVERITY_IMPROVEMENT), 1, 1 },
  };

  annexa_document_add_soft_break (draft->document);
  annexa_document_add_heading (draft->document, 1, "verdict", _("Verdict"));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_LEAD,
                                 _("This report says what an auditor would object to if the certification audit were "
                                   "today. All of it is computed from the records; nothing in it can be ticked."));
  annexa_document_begin_table (
      draft->document, columns, G_N_ELEMENTS (columns),
      _("Whether each stage of the certification audit could be passed today, and what is open."));
  add_stage (draft, readiness, ANNEXA_STAGE_1);
  add_stage (draft, readiness, ANNEXA_STAGE_2);
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_SMALL,
                                 _("Ready means that no major gap is open. What counts as major is what auditors "
                                   "usually say; each of them decides case by case. Stage 2 looks at everything that "
                                   "stage 1 looks at, and at more."));
}

/* The way. */

static guint
get_part (const AnnexaCheck       *check,
          const AnnexaCheckResult *result)
{
  if (result->n_open > 0)
    return FIRST_SEVERITY + check->severity;

  return result->n_records > 0 ? KEPT : NOTHING_YET;
}

static void
count_rules (AnnexaReadiness     *readiness,
             const AnnexaWayStep *step,
             gint64              *counts)
{
  g_autoptr (GPtrArray) checks = annexa_way_step_list_checks (step);

  for (guint i = 0; i < checks->len; i++)
    {
      const AnnexaCheck *check = checks->pdata[i];
      const AnnexaCheckResult *result = annexa_readiness_get_result (readiness, check);

      if (result->n_records > 0 || !(check->flags & ANNEXA_CHECK_OPTIONAL))
        counts[get_part (check, result)]++;
    }
}

static const char *
get_part_label (guint part)
{
  if (part == KEPT)
    return _("Kept");

  return part == NOTHING_YET ? _("Nothing there yet") : annexa_severity_get_label (part - FIRST_SEVERITY);
}

static void
add_bars (AnnexaReportDraft *draft,
          AnnexaReadiness   *readiness)
{
  AnnexaBarPart parts[N_PARTS];
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);
  g_autofree AnnexaBar *bars = g_new0 (AnnexaBar, n_steps);
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;

  parts[KEPT] = (AnnexaBarPart){ get_part_label (KEPT), ANNEXA_COLOUR_GREEN };
  parts[NOTHING_YET] = (AnnexaBarPart){ get_part_label (NOTHING_YET), ANNEXA_COLOUR_NONE };
  for (AnnexaSeverity severity = 0; severity < ANNEXA_N_SEVERITIES; severity++)
    parts[FIRST_SEVERITY + severity]
        = (AnnexaBarPart){ get_part_label (FIRST_SEVERITY + severity), annexa_gap_get_colour (severity) };
  for (guint i = 0; i < n_steps; i++)
    {
      bars[i].id = steps[i].id;
      bars[i].label = annexa_way_step_get_title (&steps[i]);
      count_rules (readiness, &steps[i], bars[i].counts);
    }
  scene = annexa_bars_make_scene (parts, N_PARTS, bars, n_steps, ANNEXA_REPORT_FIGURE_WIDTH, &draft->style);
  for (guint i = 0; i < n_steps; i++)
    {
      const AnnexaMark *mark = annexa_scene_find_mark (scene, steps[i].id);

      if (mark != NULL)
        g_string_append_printf (alternative, "%s%s.", i > 0 ? " " : "", mark->label);
    }
  annexa_document_add_figure (
      draft->document, scene, alternative->str,
      _("The rules of each step: those that are kept, and the others by how bad it is that they are not."));
}

static AnnexaColour
get_state_colour (AnnexaWayState state)
{
  static const AnnexaColour colours[] = {
    [ANNEXA_WAY_NOT_STARTED] = ANNEXA_COLOUR_NONE,
    [ANNEXA_WAY_PREPARED] = ANNEXA_COLOUR_NONE,
    [ANNEXA_WAY_UNDER_WAY] = ANNEXA_COLOUR_YELLOW,
    [ANNEXA_WAY_DONE] = ANNEXA_COLOUR_GREEN,
  };

  return colours[state];
}

static void
add_step (AnnexaReportDraft   *draft,
          AnnexaReadiness     *readiness,
          const AnnexaWayStep *step)
{
  gint64 counts[N_PARTS] = { 0 };
  AnnexaWayProgress progress;
  g_autofree char *score = NULL;
  g_autofree char *effort = NULL;

  annexa_way_get_progress (readiness, step, &progress);
  count_rules (readiness, step, counts);
  score = format_score (progress.score);
  effort = annexa_way_describe_effort (progress.minutes);
  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, annexa_way_step_get_title (step));
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_pill (draft->document, get_state_colour (progress.state),
                            annexa_way_state_get_label (progress.state));
  for (guint i = 0; i < N_PARTS; i++)
    annexa_report_draft_add_count_cell (draft, counts[i]);
  annexa_document_add_cell (draft->document, score);
  annexa_document_add_cell (draft->document, effort);
}

static void
add_way (AnnexaReportDraft *draft,
         AnnexaReadiness   *readiness)
{
  AnnexaTableColumn columns[N_PARTS + 4] = { { _("Step"), 3, 0 }, { _("State"), 0, 0 } };
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  for (guint i = 0; i < N_PARTS; i++)
    columns[i + 2] = (AnnexaTableColumn){ get_part_label (i), 1, 1 };
  columns[N_PARTS + 2] = (AnnexaTableColumn){ _("In order"), 1, 1 };
  columns[N_PARTS + 3] = (AnnexaTableColumn){ _("What remains"), 1.8, 0 };
  annexa_document_add_heading (draft->document, 1, "way", _("The way to the certificate"));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                 _("The steps in the order of the work, with the rules of each. What remains is an "
                                   "estimate of the effort, not of the days until it is done."));
  add_bars (draft, readiness);
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("How far each step has come, and what it still takes."));
  for (guint i = 0; i < n_steps; i++)
    add_step (draft, readiness, &steps[i]);
}

/* Clause by clause. */

static const char *
get_clause_title (const char *number)
{
  const AnnexaCatalogueControl *control = *number == 'A' ? annexa_catalogue_find_control (number) : NULL;
  const AnnexaClause *clause = control == NULL ? annexa_clauses_find (number) : NULL;

  if (control != NULL)
    return annexa_catalogue_get_title (control);

  return clause != NULL ? annexa_clause_get_title (clause) : "–";
}

static void
add_clause (AnnexaReportDraft        *draft,
            const AnnexaClauseResult *clause)
{
  g_autofree char *score = format_score (clause->score);

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, clause->clause);
  annexa_document_add_cell (draft->document, get_clause_title (clause->clause));
  annexa_report_draft_add_count_cell (draft, clause->n_major);
  annexa_report_draft_add_count_cell (draft, clause->n_open);
  annexa_document_add_cell (draft->document, score);
}

static void
add_clauses (AnnexaReportDraft *draft,
             AnnexaReadiness   *readiness)
{
  const AnnexaTableColumn columns[] = {
    { _("Clause"), 0, 0, "clause" },         { _("Title"), 4, 0, "title" },
    { _("Major gaps"), 1, 1, "major-gaps" }, { _("Open gaps"), 1, 1, "open-gaps" },
    { _("In order"), 1, 1, "in-order" },
  };
  GPtrArray *clauses = annexa_readiness_get_clauses (readiness);

  annexa_document_add_heading (draft->document, 1, "clauses", _("Clause by clause"));
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("How each clause of the standard and each control stands."));
  for (guint i = 0; i < clauses->len; i++)
    {
      const AnnexaClauseResult *clause = clauses->pdata[i];
      const AnnexaClauseResult *before = i > 0 ? clauses->pdata[i - 1] : NULL;

      if (before == NULL || (*before->clause == 'A') != (*clause->clause == 'A'))
        {
          annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
          annexa_document_add_cell (draft->document,
                                    *clause->clause == 'A' ? _("Controls of Annex A") : _("Clauses 4 to 10"));
        }
      add_clause (draft, clause);
    }
}

/* Gap by gap. */

static void
add_gap (AnnexaReportDraft    *draft,
         const AnnexaGapGroup *group)
{
  const AnnexaGap *gap = group->first;
  g_autofree char *title = annexa_gap_describe (gap, draft->project);
  g_autofree char *action = annexa_way_next_get_action (gap, draft->project);
  g_autofree char *clause = annexa_gap_get_clause (gap);
  g_autofree char *refs = annexa_gap_group_list_refs (group, draft, MOST_REFS);

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_report_draft_add_named_cell (draft, gap->id, clause);
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_text (draft->document, ANNEXA_RUN_BOLD, title);
  annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, "\n");
  annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, annexa_gap_get_why (gap));
  annexa_document_add_cell (draft->document, action);
  annexa_document_add_cell (draft->document, *refs != '\0' ? refs : NULL);
  if (annexa_gap_is_missing (gap))
    annexa_document_add_text (draft->document, ANNEXA_RUN_ATTENTION, _("missing altogether"));
  else if (*refs == '\0')
    annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, _("a whole register"));
}

static void
add_gaps_of (AnnexaReportDraft *draft,
             AnnexaReadiness   *readiness,
             AnnexaSeverity     severity)
{
  const AnnexaTableColumn columns[] = { { _("Rule and clause"), 1.1, 0, "rule" },
                                        { _("What is wrong, and why it matters"), 3, 0, "why" },
                                        { _("What to do"), 2.6, 0, "do" },
                                        { _("Records"), 1.7, 0, "records" } };
  g_autoptr (GPtrArray) groups = annexa_gap_groups_list (readiness, severity);
  const char *step = NULL;

  annexa_document_add_heading (draft->document, 2, annexa_severity_get_word (severity),
                               annexa_severity_get_label (severity));
  if (groups->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nothing of this is open."));
      return;
    }
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("What is wrong, why it matters, what to do about it, and which records it is about."));
  for (guint i = 0; i < groups->len; i++)
    {
      const AnnexaGapGroup *group = groups->pdata[i];

      if (g_strcmp0 (step, group->first->check->step) != 0)
        {
          step = group->first->check->step;
          annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
          annexa_document_add_cell (draft->document, annexa_way_step_get_title (annexa_way_find_step (step)));
        }
      add_gap (draft, group);
    }
}

static void
add_gaps (AnnexaReportDraft *draft,
          AnnexaReadiness   *readiness)
{
  annexa_document_begin_section (draft->document, ANNEXA_ORIENTATION_LANDSCAPE);
  annexa_document_add_heading (draft->document, 1, "gaps", _("What is open"));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                 _("The worst comes first, and then what comes first on the way."));
  for (AnnexaSeverity severity = 0; severity < ANNEXA_N_SEVERITIES; severity++)
    add_gaps_of (draft, readiness, severity);
}

/* Accepted gaps. */

static gboolean
add_acceptance (AnnexaReportDraft *draft,
                const AnnexaGap   *gap,
                GError           **error)
{
  g_autofree char *title = annexa_gap_get_title (gap);
  const char *ref = gap->record != 0 ? annexa_project_get_ref (draft->project, gap->kind, gap->record) : NULL;
  g_autoptr (AnnexaRecord) record
      = annexa_project_get_record (draft->project, annexa_kind_lookup ("acceptance"), gap->acceptance, error);

  if (record == NULL)
    return FALSE;
  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_report_draft_add_cell (draft, record, "ref", FALSE);
  annexa_report_draft_add_named_cell (draft, ref != NULL ? ref : annexa_kind_get_label (gap->kind), title);
  annexa_report_draft_add_cell (draft, record, "reason", TRUE);
  annexa_report_draft_add_cell (draft, record, "accepted-by", TRUE);
  annexa_report_draft_add_cell (draft, record, "accepted-on", TRUE);
  annexa_report_draft_add_cell (draft, record, "expires", TRUE);
  return TRUE;
}

static gboolean
add_accepted (AnnexaReportDraft *draft,
              AnnexaReadiness   *readiness,
              GError           **error)
{
  const AnnexaTableColumn columns[] = { { _("Acceptance"), 0, 0, "acceptance" },
                                        { _("What is accepted"), 2.4, 0, "what-is-accepted" },
                                        { _("Why"), 2.4, 0, "why" },
                                        { _("Accepted by"), 1.3, 0, "accepted-by" },
                                        { _("Accepted on"), 0, 0, "accepted-on" },
                                        { _("Until"), 0, 0, "until" } };
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  guint n = 0;

  annexa_document_add_heading (draft->document, 1, "accepted", _("Accepted gaps"));
  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->acceptance == 0)
        continue;
      if (n++ == 0)
        {
          annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY,
                                         _("These gaps are known, and somebody answers for them for a while."));
          annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                                       _("Which gaps were accepted, why, by whom and until when."));
        }
      if (!add_acceptance (draft, gap, error))
        return FALSE;
    }
  if (n == 0)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("No gap is accepted today."));
  return TRUE;
}

/* The end. */

static void
add_approval (AnnexaReportDraft *draft)
{
  annexa_document_add_heading (draft->document, 1, "approval", _("Taken note of"));
  annexa_document_add_paragraph (
      draft->document, ANNEXA_PARAGRAPH_BODY,
      _("By signing, top management takes note of what is open, and provides what it takes."));
  annexa_document_begin_signatures (draft->document);
  annexa_report_draft_add_signature (draft, _("Taken note of by top management"), draft->organization,
                                     "top-management", NULL);
  annexa_report_draft_add_signature (draft, _("Prepared by the information security manager"), draft->organization,
                                     "isms-manager", NULL);
  annexa_document_add_heading (draft->document, 1, "document-control", _("Document control"));
  annexa_document_begin_facts (draft->document);
  annexa_document_add_fact (draft->document, _("Standard"), _("ISO/IEC 27001:2022, 9.1, 9.3 and 10.1"));
  annexa_report_draft_add_control_facts (draft, FALSE);
}

static gboolean
write_report (AnnexaReportDraft *draft,
              GError           **error)
{
  g_autoptr (AnnexaReadiness) readiness = annexa_readiness_new (draft->project, error);

  if (readiness == NULL)
    return FALSE;
  annexa_document_begin_section (draft->document, ANNEXA_ORIENTATION_PORTRAIT);
  add_cover (draft, readiness);
  annexa_document_add_contents (draft->document, _("Contents"));
  add_verdict (draft, readiness);
  add_way (draft, readiness);
  add_clauses (draft, readiness);
  add_gaps (draft, readiness);
  if (!add_accepted (draft, readiness, error))
    return FALSE;
  add_approval (draft);
  return TRUE;
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autoptr (AnnexaReportDraft) draft
      = annexa_report_draft_new (project, annexa_report_get_title (self), NULL,
                                 _("What an auditor would object to today, and what to do about it"), error);

  if (draft == NULL || !write_report (draft, error))
    return NULL;
  return annexa_report_draft_finish (g_steal_pointer (&draft));
}

const AnnexaReport annexa_readiness_report = {
  .name = "readiness",
  .title = N_ ("Readiness"),
  .description = N_ ("Whether the certification audit could be passed today, how far each step and clause has come, "
                     "and what is open: why it matters and what to do. For management and the information security "
                     "manager."),
  .icon = "annexa-check-symbolic",
  .group = ANNEXA_REPORT_EVALUATION,
  .collect = collect,
};
