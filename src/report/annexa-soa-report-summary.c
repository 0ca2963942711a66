/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-bars.h"
#include "annexa-soa-report-private.h"
#include "annexa-soa.h"
#include "annexa-time.h"

/* The chapter that says in figures how far the Statement of Applicability has come, and what is open. */

#define LANDSCAPE_FIGURE_WIDTH 620.0

static gint64
count_status (AnnexaSoaReport      *report,
              const AnnexaSoaGroup *group,
              const char           *word)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");

  for (guint i = 0; i < ANNEXA_SOA_MOST_STATUSES && status->choices[i].word != NULL; i++)
    if (strcmp (status->choices[i].word, word) == 0)
      return group->statuses[i];

  return 0;
}

static char *
describe_progress (AnnexaSoaReport *report)
{
  gint64 implemented = count_status (report, &report->total, "implemented");
  gint64 applicable = report->total.applicable;

  if (applicable == 0)
    return g_strdup (_("No control is marked as applying yet."));

  /* TRANSLATORS: 48 of the 73 controls that apply are implemented (66 %) */
  return g_strdup_printf (ngettext ("%1$d of the %2$d controls that apply is implemented (%3$d %%).",
                                    "%1$d of the %2$d controls that apply are implemented (%3$d %%).",
                                    (gulong) implemented),
                          (int) implemented, (int) applicable, (int) (implemented * 100 / applicable));
}

static void
add_progress_row (AnnexaSoaReport      *report,
                  const AnnexaSoaGroup *group,
                  const char           *name,
                  gint64                size)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");

  annexa_document_add_cell (report->document, name);
  annexa_report_draft_add_count_cell (report->draft, size);
  annexa_report_draft_add_count_cell (report->draft, group->applicable);
  annexa_report_draft_add_count_cell (report->draft, group->excluded);
  annexa_report_draft_add_count_cell (report->draft, group->undecided);
  for (guint i = 0; i < ANNEXA_SOA_MOST_STATUSES && status->choices[i].word != NULL; i++)
    annexa_report_draft_add_count_cell (report->draft, group->statuses[i]);
}

static void
add_progress_table (AnnexaSoaReport *report)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");
  AnnexaTableColumn columns[5 + ANNEXA_SOA_MOST_STATUSES] = {
    { annexa_field_get_label (annexa_kind_find_field (report->kind, "theme")), 2.4, 0 },
    { annexa_kind_get_plural (report->kind), 1, 1 },
    { _("Apply"), 1, 1 },
    { _("Do not apply"), 1, 1 },
    { annexa_choice_get_label (
          annexa_field_find_choice (annexa_kind_find_field (report->kind, "applicable"), "undecided")),
      1, 1 },
  };
  guint n_columns = 5;

  for (guint i = 0; i < ANNEXA_SOA_MOST_STATUSES && status->choices[i].word != NULL; i++)
    columns[n_columns++] = (AnnexaTableColumn){ annexa_choice_get_label (&status->choices[i]), 1, 1 };

  annexa_document_begin_table (report->document, columns, n_columns,
                               _("How many controls of each theme apply, and how far those that apply have come."));
  for (guint i = 0; i < report->groups->len; i++)
    {
      AnnexaSoaGroup *group = report->groups->pdata[i];

      if (group->controls->len == 0)
        continue;
      annexa_document_begin_row (report->document, ANNEXA_ROW_BODY);
      add_progress_row (report, group, group->title, group->controls->len);
    }
  annexa_document_begin_row (report->document, ANNEXA_ROW_TOTAL);
  add_progress_row (report, &report->total, _("All controls"), report->controls->len);
}

static AnnexaColour
get_status_colour (const char *word)
{
  static const struct
  {
    const char *word;
    AnnexaColour colour;
  } colours[] = {
    { "implemented", ANNEXA_COLOUR_GREEN },
    { "partly", ANNEXA_COLOUR_YELLOW },
    { "planned", ANNEXA_COLOUR_ORANGE },
    { "not-started", ANNEXA_COLOUR_RED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (strcmp (colours[i].word, word) == 0)
      return colours[i].colour;

  return ANNEXA_COLOUR_PURPLE;
}

/* What is done comes first in a bar, what does not apply last. Gives the number of parts. */
static guint
list_parts (AnnexaSoaReport *report,
            AnnexaBarPart   *parts)
{
  const AnnexaField *status = annexa_kind_find_field (report->kind, "status");
  const AnnexaField *applicable = annexa_kind_find_field (report->kind, "applicable");
  guint n_statuses = 0;

  while (status->choices[n_statuses].word != NULL && n_statuses < ANNEXA_BARS_MOST_PARTS - 2)
    n_statuses++;
  for (guint i = 0; i < n_statuses; i++)
    {
      const AnnexaChoice *choice = &status->choices[n_statuses - 1 - i];

      parts[i] = (AnnexaBarPart){ annexa_choice_get_label (choice), get_status_colour (choice->word) };
    }
  parts[n_statuses] = (AnnexaBarPart){ annexa_choice_get_label (annexa_field_find_choice (applicable, "undecided")),
                                       ANNEXA_COLOUR_PURPLE };
  parts[n_statuses + 1] = (AnnexaBarPart){ _("Does not apply"), ANNEXA_COLOUR_NONE };
  return n_statuses + 2;
}

static void
add_progress_figure (AnnexaSoaReport *report)
{
  AnnexaBarPart parts[ANNEXA_BARS_MOST_PARTS];
  guint n_parts = list_parts (report, parts);
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (AnnexaBar));
  g_autoptr (AnnexaScene) scene = NULL;
  g_autoptr (GString) alternative = g_string_new (NULL);

  for (guint i = 0; i < report->groups->len; i++)
    {
      AnnexaSoaGroup *group = report->groups->pdata[i];
      AnnexaBar bar = { group->id, group->title };

      if (group->controls->len == 0)
        continue;
      for (guint j = 0; j < n_parts - 2; j++)
        bar.counts[j] = group->statuses[n_parts - 3 - j];
      bar.counts[n_parts - 2] = group->undecided;
      bar.counts[n_parts - 1] = group->excluded;
      g_array_append_val (bars, bar);
    }
  scene = annexa_bars_make_scene (parts, n_parts, (const AnnexaBar *) (void *) bars->data, bars->len,
                                  LANDSCAPE_FIGURE_WIDTH, &report->draft->style);
  for (guint i = 0; i < bars->len; i++)
    {
      const AnnexaMark *mark = annexa_scene_find_mark (scene, g_array_index (bars, AnnexaBar, i).id);

      g_string_append_printf (alternative, "%s%s.", i > 0 ? " " : "", mark->label);
    }
  annexa_document_add_figure (report->document, scene, alternative->str,
                              _("How far the controls have come, by theme."));
}

static GPtrArray *
find_unjustified_use (AnnexaSoaReport *report,
                      GError         **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "no");
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "applicable"), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_integer (&value, 1);
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "risk-count"), ANNEXA_TEST_AT_LEAST, &value);
  return annexa_report_draft_read (report->draft, query, error);
}

/* Controls that apply because of a risk, but no risk relies on them. */
static GPtrArray *
find_without_risk (AnnexaSoaReport *report,
                   GError         **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "yes");
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "applicable"), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_text (&value, "risk");
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "reasons"), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_integer (&value, 0);
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "risk-count"), ANNEXA_TEST_EQUAL, &value);
  return annexa_report_draft_read (report->draft, query, error);
}

static GPtrArray *
find_without_owner (AnnexaSoaReport *report,
                    GError         **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "yes");
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "applicable"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "owner"), ANNEXA_TEST_EMPTY, NULL);
  return annexa_report_draft_read (report->draft, query, error);
}

/* Controls that were edited on a later day than the statement was approved. */
static GPtrArray *
find_changed_since_approval (AnnexaSoaReport *report,
                             GError         **error)
{
  const char *approved = annexa_record_get_text (report->draft->organization, "soa-approved-on");
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (approved == NULL)
    return g_ptr_array_new ();

  annexa_value_take_text (&value, annexa_time_end_of_day (approved));
  annexa_query_add_filter (query, annexa_kind_find_field (report->kind, "changed"), ANNEXA_TEST_GREATER, &value);
  return annexa_report_draft_read (report->draft, query, error);
}

/**
 * OpenPoints:
 *
 * What has to be done before the statement is approved: records by what is wrong with them.
 */
typedef struct
{
  GPtrArray *proposals;
  GPtrArray *undecided;
  GPtrArray *no_reason;
  GPtrArray *no_risk;
  GPtrArray *no_justification;
  GPtrArray *used;
  GPtrArray *no_owner;
  GPtrArray *no_evidence;
  GPtrArray *expired;
  GPtrArray *changed;
} OpenPoints;

static void
open_points_clear (OpenPoints *points)
{
  GPtrArray **lists[] = { &points->proposals,        &points->undecided, &points->no_reason, &points->no_risk,
                          &points->no_justification, &points->used,      &points->no_owner,  &points->no_evidence,
                          &points->expired,          &points->changed };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenPoints, open_points_clear)

static gboolean
find_open_points (AnnexaSoaReport *report,
                  OpenPoints      *points,
                  GError         **error)
{
  AnnexaReportDraft *draft = report->draft;

  return (points->proposals = annexa_report_draft_read_view (draft, "risk", "proposal", error)) != NULL
         && (points->undecided = annexa_report_draft_read_view (draft, "control", "undecided", error)) != NULL
         && (points->no_reason = annexa_report_draft_read_view (draft, "control", "no-reason", error)) != NULL
         && (points->no_risk = find_without_risk (report, error)) != NULL
         && (points->no_justification = annexa_report_draft_read_view (draft, "control", "no-justification", error))
                != NULL
         && (points->used = find_unjustified_use (report, error)) != NULL
         && (points->no_owner = find_without_owner (report, error)) != NULL
         && (points->no_evidence = annexa_report_draft_read_view (draft, "control", "no-evidence", error)) != NULL
         && (points->expired = annexa_report_draft_read_view (draft, "evidence", "expired", error)) != NULL
         && (points->changed = find_changed_since_approval (report, error)) != NULL;
}

static guint
count_open_points (const OpenPoints *points)
{
  return points->proposals->len + points->undecided->len + points->no_reason->len + points->no_risk->len
         + points->no_justification->len + points->used->len + points->no_owner->len + points->no_evidence->len
         + points->expired->len + points->changed->len;
}

static void
add_points_of_decisions (AnnexaSoaReport  *report,
                         const OpenPoints *points)
{
  AnnexaReportDraft *draft = report->draft;
  guint n;

  n = points->proposals->len;
  annexa_report_draft_add_open_point (
      draft, points->proposals,
      ngettext ("%u risk that names controls is a proposal of a starter set. Nobody has confirmed it:",
                "%u risks that name controls are proposals of a starter set. Nobody has confirmed them:", n),
      n);
  n = points->undecided->len;
  annexa_document_begin_fields (report->document, "applicable");
  annexa_report_draft_add_open_point (
      draft, points->undecided,
      ngettext ("%u control is undecided. Decide it before the statement is approved:",
                "%u controls are undecided. Decide each before the statement is approved:", n),
      n);
  annexa_document_end_fields (report->document);
  n = points->no_reason->len;
  annexa_document_begin_fields (report->document, "justification");
  annexa_report_draft_add_open_point (
      draft, points->no_reason,
      ngettext ("%u control applies, but no reason is given:", "%u controls apply, but no reason is given:", n), n);
  annexa_document_end_fields (report->document);
  n = points->no_risk->len;
  annexa_document_begin_fields (report->document, "risks");
  annexa_report_draft_add_open_point (
      draft, points->no_risk,
      ngettext ("%u control applies because of a risk, but no risk names it:",
                "%u controls apply because of a risk, but no risk names them:", n),
      n);
  annexa_document_end_fields (report->document);
  n = points->no_justification->len;
  annexa_document_begin_fields (report->document, "justification");
  annexa_report_draft_add_open_point (
      draft, points->no_justification,
      ngettext ("%u control is left out without a justification. The standard asks for one:",
                "%u controls are left out without a justification. The standard asks for one each:", n),
      n);
  annexa_document_end_fields (report->document);
  n = points->used->len;
  annexa_document_begin_fields (report->document, "applicable risks");
  annexa_report_draft_add_open_point (draft, points->used,
                                      ngettext ("%u control is left out although risks rely on it:",
                                                "%u controls are left out although risks rely on them:", n),
                                      n);
  annexa_document_end_fields (report->document);
}

static void
add_points_of_work (AnnexaSoaReport  *report,
                    const OpenPoints *points)
{
  AnnexaReportDraft *draft = report->draft;
  guint n;

  n = points->no_owner->len;
  annexa_document_begin_fields (report->document, "owner");
  annexa_report_draft_add_open_point (
      draft, points->no_owner,
      ngettext ("%u control applies, but has no owner:", "%u controls apply, but have no owner:", n), n);
  annexa_document_end_fields (report->document);
  n = points->no_evidence->len;
  annexa_document_begin_fields (report->document, "status evidence");
  annexa_report_draft_add_open_point (draft, points->no_evidence,
                                      ngettext ("%u control is said to be implemented, but nothing proves it:",
                                                "%u controls are said to be implemented, but nothing proves it:", n),
                                      n);
  annexa_document_end_fields (report->document);
  n = points->expired->len;
  annexa_document_begin_fields (report->document, "evidence");
  annexa_report_draft_add_open_point (
      draft, points->expired,
      ngettext ("%u piece of evidence is no longer valid:", "%u pieces of evidence are no longer valid:", n), n);
  annexa_document_end_fields (report->document);
  n = points->changed->len;
  annexa_report_draft_add_open_point (
      draft, points->changed,
      ngettext (
          "%u control was changed after the statement was approved. Raise the version and have it approved again:",
          "%u controls were changed after the statement was approved. Raise the version and have it approved again:",
          n),
      n);
}

static gboolean
add_open_points (AnnexaSoaReport *report,
                 GError         **error)
{
  g_auto (OpenPoints) points = { NULL };

  if (!find_open_points (report, &points, error))
    return FALSE;

  annexa_document_add_heading (report->document, 2, "open-points", _("Open points"));
  if (count_open_points (&points) == 0)
    annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_BODY,
                                   annexa_record_is_empty (report->draft->organization, "soa-approved-on")
                                       ? _("Each control is decided on, with its reason, and each that applies has an "
                                            "owner. The approval of the statement is open.")
                                       : _("Each control is decided on, with its reason, and each that applies has an "
                                            "owner."));
  add_points_of_decisions (report, &points);
  add_points_of_work (report, &points);
  return TRUE;
}

gboolean
annexa_soa_report_add_summary (AnnexaSoaReport *report,
                               GError         **error)
{
  g_autofree char *decisions = annexa_soa_report_describe_decisions (&report->total);
  g_autofree char *progress = describe_progress (report);
  /* TRANSLATORS: How many controls there are, and “73 apply, 6 do not apply” */
  g_autofree char *lead =
      g_strdup_printf (ngettext ("Of %d control, %s.", "Of %d controls, %s.", report->controls->len),
                       (int) report->controls->len, decisions);
  const char *nothing = _("The project has no controls.");

  annexa_document_add_soft_break (report->document);
  annexa_document_add_heading (report->document, 1, "summary", _("Summary"));
  annexa_document_add_paragraph (report->document, ANNEXA_PARAGRAPH_LEAD, NULL);
  annexa_document_begin_fields (report->document, "applicable");
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, report->controls->len > 0 ? lead : nothing);
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_begin_fields (report->document, "status");
  annexa_document_add_text (report->document, ANNEXA_RUN_PLAIN, progress);
  if (report->controls->len > 0)
    {
      add_progress_table (report);
      add_progress_figure (report);
    }
  annexa_document_end_fields (report->document);
  annexa_document_end_fields (report->document);
  return add_open_points (report, error);
}
