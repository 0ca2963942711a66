/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-overview.h"
#include "annexa-readiness.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* One page for management: where the organization stands, and what it has to decide. */

#define FIGURE_WIDTH 470.0

/* How many points of a kind are told; the rest is in the program. */
#define MOST_DECISIONS 6
#define MOST_REFS 8

static void
add_readiness (AnnexaReportDraft *draft,
               AnnexaReadiness   *readiness)
{
  guint first = annexa_readiness_count_open (readiness, ANNEXA_STAGE_1, ANNEXA_SEVERITY_MAJOR);
  guint second = annexa_readiness_count_open (readiness, ANNEXA_STAGE_2, ANNEXA_SEVERITY_MAJOR);
  g_autofree char *stage_1 = g_strdup_printf (
      ngettext ("%u major gap is open before stage 1 of the certification", "%u major gaps are open before stage 1 of the certification", first), first);
  g_autofree char *stage_2 = g_strdup_printf (ngettext ("%u before stage 2", "%u before stage 2", second), second);
  /* TRANSLATORS: “3 major gaps are open before stage 1 of the certification” and “5 before stage 2” */
  g_autofree char *both = g_strdup_printf (_("%s, and %s."), stage_1, stage_2);

  if (first + second == 0)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_LEAD,
                                   _("The records show no major gap: an auditor could come."));
  else
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_LEAD, both);
}

/* How many risks are at each level, today and when the plan is done. */
static void
add_risks (AnnexaReportDraft    *draft,
           const AnnexaOverview *overview)
{
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  AnnexaBar bars[] = { { "today", _("Risks today") }, { "target", _("When the plan is done") } };
  const AnnexaScales *scales = draft->scales;
  g_autoptr (AnnexaScene) scene = NULL;
  g_autofree char *alternative = NULL;
  guint n = 0;

  for (guint level = scales->n_levels; level >= 1; level--, n++)
    {
      parts[n] = (AnnexaBarPart){ scales->levels[level].label, annexa_colour_from_name (scales->levels[level].colour) };
      bars[0].counts[n] = overview->risks_today[level];
      bars[1].counts[n] = overview->risks_target[level];
    }
  parts[n] = (AnnexaBarPart){ _("Not rated"), ANNEXA_COLOUR_NONE };
  bars[0].counts[n] = overview->risks_today[0];
  bars[1].counts[n] = overview->risks_target[0];
  scene = annexa_bars_make_scene (parts, n + 1, bars, G_N_ELEMENTS (bars), FIGURE_WIDTH, &draft->style);
  alternative = g_strdup_printf ("%s. %s.", annexa_scene_find_mark (scene, "today")->label,
                                 annexa_scene_find_mark (scene, "target")->label);
  annexa_document_add_figure (draft->document, scene, alternative, NULL);
}

static gint64
count_view (AnnexaReportDraft *draft,
            const char        *kind,
            const char        *view)
{
  return annexa_view_count (annexa_view_find (annexa_kind_lookup (kind), view), draft->project);
}

static void
add_figure_row (AnnexaReportDraft *draft,
                const char        *label,
                gint64             count,
                gint64             all,
                gboolean           bad)
{
  g_autofree char *text = all >= 0 ? g_strdup_printf (_("%d of %d"), (int) count, (int) all) : g_strdup_printf ("%d", (int) count);

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (draft->document, label);
  annexa_document_add_cell (draft->document, NULL);
  annexa_document_add_text (draft->document, bad && count > 0 ? ANNEXA_RUN_ATTENTION | ANNEXA_RUN_BOLD : ANNEXA_RUN_PLAIN, text);
}

static gint64
count_controls (const AnnexaOverview *overview,
                gboolean              implemented)
{
  const AnnexaField *status = annexa_kind_find_field (annexa_kind_lookup ("control"), "status");
  gint64 sum = 0;

  for (guint theme = 0; theme < ANNEXA_OVERVIEW_THEMES; theme++)
    for (guint i = 0; status->choices[i].word != NULL && i < ANNEXA_OVERVIEW_STATUSES; i++)
      if (!implemented || strcmp (status->choices[i].word, "implemented") == 0)
        sum += overview->controls[theme][i];
  return sum;
}

static gint64
count_clauses (const AnnexaOverview *overview,
               gboolean              met)
{
  const AnnexaField *status = annexa_kind_find_field (annexa_kind_lookup ("requirement"), "status");
  gint64 sum = 0;

  for (guint i = 0; status->choices[i].word != NULL && i < ANNEXA_OVERVIEW_STATUSES; i++)
    if (!met || strcmp (status->choices[i].word, "meets") == 0)
      sum += overview->clauses[i];
  return sum;
}

static void
add_figures (AnnexaReportDraft    *draft,
             const AnnexaOverview *overview)
{
  const AnnexaTableColumn columns[] = { { _("Figure"), 3, 0 }, { _("Today"), 1, 1 } };
  gint64 objectives = annexa_project_count (draft->project, annexa_kind_lookup ("objective"));

  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns), _("The most important figures of today."));
  add_figure_row (draft, _("Risks above the acceptance line"), count_view (draft, "risk", "above"), overview->n_risks, TRUE);
  add_figure_row (draft, _("Controls implemented, of those that apply"), count_controls (overview, TRUE), count_controls (overview, FALSE), FALSE);
  add_figure_row (draft, _("Clauses met"), count_clauses (overview, TRUE), count_clauses (overview, FALSE), FALSE);
  add_figure_row (draft, _("Tasks that are late"), count_view (draft, "task", "overdue"), overview->n_tasks, TRUE);
  add_figure_row (draft, _("Incidents that are not closed"), count_view (draft, "incident", "open"),
                  annexa_project_count (draft->project, annexa_kind_lookup ("incident")), TRUE);
  add_figure_row (draft, _("Open findings of audits"), count_view (draft, "finding", "open"),
                  annexa_project_count (draft->project, annexa_kind_lookup ("finding")), TRUE);
  add_figure_row (draft, _("Corrective actions that are late"), count_view (draft, "action", "overdue"),
                  annexa_project_count (draft->project, annexa_kind_lookup ("action")), TRUE);
  add_figure_row (draft, _("Objectives missed or at risk"),
                  count_view (draft, "objective", "missed") + count_view (draft, "objective", "at-risk"), objectives, TRUE);
}

static const struct
{
  const char *kind;
  const char *view;
  const char *text;
} decisions[] = {
  { "risk", "undecided", N_ ("Decide what is done about these risks:") },
  { "risk", "above", N_ ("Accept these risks or provide what it takes to reduce them:") },
  { "exception", "requested", N_ ("Decide about these exceptions:") },
  { "change", "proposed", N_ ("Decide about these changes to the management system:") },
  { "document", "in-review", N_ ("Approve these documents:") },
  { "review", "not-approved", N_ ("Approve the minutes of these management reviews:") },
  { "objective", "missed", N_ ("These objectives were missed:") },
  { "incident", "notify-overdue", N_ ("The authority has to be notified of these incidents at once:") },
};

static char *
list_some_refs (GPtrArray *records)
{
  GString *refs = g_string_new (NULL);

  for (guint i = 0; i < MIN (records->len, MOST_REFS); i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? ", " : "", annexa_record_get_ref (records->pdata[i]));
  if (records->len > MOST_REFS)
    g_string_append_printf (refs, ngettext (" and %u more", " and %u more", records->len - MOST_REFS), records->len - MOST_REFS);
  return g_string_free (refs, FALSE);
}

static gboolean
add_decisions (AnnexaReportDraft *draft,
               GError           **error)
{
  guint n = 0;

  annexa_document_add_heading (draft->document, 2, "decisions", _("What management has to decide"));
  for (guint i = 0; i < G_N_ELEMENTS (decisions) && n < MOST_DECISIONS; i++)
    {
      g_autoptr (GPtrArray) records = annexa_report_draft_read_view (draft, decisions[i].kind, decisions[i].view, error);
      g_autofree char *refs = records != NULL ? list_some_refs (records) : NULL;

      if (records == NULL)
        return FALSE;
      if (records->len == 0)
        continue;
      annexa_document_add_item (draft->document, ANNEXA_PARAGRAPH_ITEM, 0, _(decisions[i].text));
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, " ");
      annexa_document_add_text (draft->document, ANNEXA_RUN_DIM, refs);
      n++;
    }
  if (n == 0)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nothing waits for a decision."));
  return TRUE;
}

/* The next steps of the certification that are not behind. */
static gboolean
add_dates (AnnexaReportDraft *draft,
           GError           **error)
{
  g_autoptr (GPtrArray) milestones = annexa_certification_list (draft->project, error);

  if (milestones == NULL)
    return FALSE;
  annexa_document_add_heading (draft->document, 2, "dates", _("What comes next"));
  annexa_document_begin_facts (draft->document);
  for (guint i = 0, n = 0; i < milestones->len && n < 3; i++)
    {
      const AnnexaMilestone *milestone = milestones->pdata[i];
      g_autofree char *text = annexa_milestone_describe (milestone);

      if (milestone->state == ANNEXA_MILESTONE_DONE || *text == '\0')
        continue;
      annexa_document_add_fact (draft->document, annexa_milestone_get_title (milestone), text);
      n++;
    }
  return TRUE;
}

static gboolean
write_report (AnnexaReportDraft *draft,
              GError           **error)
{
  g_autoptr (AnnexaOverview) overview = annexa_overview_new (draft->project, error);
  g_autoptr (AnnexaReadiness) readiness = overview != NULL ? annexa_readiness_new (draft->project, error) : NULL;
  g_autofree char *today = annexa_date_format_long (draft->today);
  /* TRANSLATORS: The name of the organization and a day */
  g_autofree char *line = g_strdup_printf (_("%s, as of %s"), annexa_record_get_title (draft->organization), today);

  if (readiness == NULL)
    return FALSE;
  annexa_document_begin_section (draft->document, ANNEXA_ORIENTATION_PORTRAIT);
  annexa_document_add_heading (draft->document, 1, "summary", _("Information security on one page"));
  annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_SMALL, line);
  add_readiness (draft, readiness);
  add_risks (draft, overview);
  add_figures (draft, overview);
  return add_decisions (draft, error) && add_dates (draft, error);
}

static AnnexaDocument *
collect (const AnnexaReport *self,
         AnnexaProject      *project,
         AnnexaRecord       *subject,
         GError            **error)
{
  g_autoptr (AnnexaReportDraft) draft
      = annexa_report_draft_new (project, annexa_report_get_title (self), NULL, _("Where we stand, and what has to be decided"), error);

  if (draft == NULL || !write_report (draft, error))
    return NULL;
  return annexa_report_draft_finish (g_steal_pointer (&draft));
}

const AnnexaReport annexa_summary_report = {
  .name = "summary",
  .title = N_ ("Summary for management"),
  .description = N_ ("One page: how it stands with risks, controls and tasks, what management has to decide, and what comes "
                     "next."),
  .icon = "annexa-overview-symbolic",
  .group = ANNEXA_REPORT_PROJECT,
  .short_form = TRUE,
  .collect = collect,
};
