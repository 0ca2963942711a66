/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"
#include "annexa-trend.h"

/* The objectives and what was measured (6.2, 9.1): where each began, where it is to go and how it goes. */

static const AnnexaRegisterColumn objective_columns[] = {
  { "ref" },
  { "title", 2.4 },
  { "measure", 1.8, ANNEXA_REGISTER_NEEDED },
  { "baseline", 0, .title = N_ ("Start"), .align = 1 },
  { "last-value", 0, .align = 1 },
  { "target", 0, ANNEXA_REGISTER_NEEDED, .align = 1 },
  { "unit" },
  { "trend" },
  { "owner", 1, ANNEXA_REGISTER_NEEDED },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn objective_facts[] = {
  { "policy-link" },
  { "measure", .flags = ANNEXA_REGISTER_NEEDED },
  { "unit" },
  { "baseline" },
  { "target", .flags = ANNEXA_REGISTER_NEEDED },
  { "measured-every" },
  { "measured-by", .flags = ANNEXA_REGISTER_NEEDED },
  { "evaluated-by", .flags = ANNEXA_REGISTER_NEEDED },
  { "owner", .flags = ANNEXA_REGISTER_NEEDED },
  { "due", .flags = ANNEXA_REGISTER_NEEDED },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn objective_texts[] = {
  { "method" },
  { "resources" },
  { NULL },
};

static const AnnexaRegisterColumn measurement_columns[] = {
  { "date" },
  { "value", 0, .align = 1 },
  { "comment", 3 },
  { NULL },
};

static const AnnexaRegisterChildren measurements[] = {
  { "measurement", .sort = "date", .columns = measurement_columns, .summary = N_ ("What was measured, the oldest first.") },
  { NULL },
};

static const AnnexaRegisterPoint objective_points[] = {
  { "objective", "missed", .text = N_ ("Objectives that were missed:") },
  { "objective", "at-risk", .text = N_ ("Objectives that may be missed:") },
  { "objective", "overdue", .text = N_ ("Objectives whose day is past:") },
  { "objective", "measurement-due", .text = N_ ("Objectives that were to be measured (9.1):") },
  { "objective", .selection = { .tests = { { "target", ANNEXA_TEST_EMPTY } } },
    .text = N_ ("Objectives without a target, so that nobody can tell when they are reached:") },
  { "objective", "no-owner", .text = N_ ("Objectives that nobody answers for (6.2 h):") },
  { NULL },
};

static gboolean
read_number (AnnexaRecord *record,
             const char   *field,
             double       *number)
{
  if (annexa_record_is_empty (record, field))
    return FALSE;

  *number = annexa_value_get_number (annexa_record_get (record, field));
  return TRUE;
}

static GArray *
make_points (AnnexaReportDraft *draft,
             GPtrArray         *records,
             GPtrArray         *texts)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (AnnexaTrendPoint));

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *day = annexa_report_draft_describe (draft, records->pdata[i], "date");
      char *id = g_strdup_printf ("measurement-%" G_GINT64_FORMAT, annexa_record_get_id (records->pdata[i]));
      char *label = annexa_report_draft_describe (draft, records->pdata[i], "value");
      /* TRANSLATORS: The day of a measurement and its value: “2 November 2026: 96” */
      char *spoken = g_strdup_printf (_("%s: %s"), day, label);
      guint32 date = annexa_date_get_julian (annexa_record_get_text (records->pdata[i], "date"));
      AnnexaTrendPoint point = { id, date, 0, label, spoken };

      g_ptr_array_add (texts, id);
      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, spoken);
      if (read_number (records->pdata[i], "value", &point.value))
        g_array_append_val (points, point);
    }
  return points;
}

static void
add_trend (AnnexaReportDraft *draft,
           AnnexaRecord      *objective,
           GArray            *points)
{
  g_autofree char *target = annexa_report_draft_describe (draft, objective, "target");
  g_autofree char *baseline = annexa_report_draft_describe (draft, objective, "baseline");
  /* TRANSLATORS: What is written at a line of a picture: “Target 98 %” */
  g_autofree char *target_label = g_strdup_printf (_("Target %s"), target);
  /* TRANSLATORS: What is written at a line of a picture: “Start 81 %” */
  g_autofree char *baseline_label = g_strdup_printf (_("Start %s"), baseline);
  AnnexaTrend trend = { (const AnnexaTrendPoint *) (void *) points->data, points->len, .target_label = target_label,
                        .baseline_label = baseline_label };
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;

  trend.has_target = read_number (objective, "target", &trend.target);
  trend.has_baseline = read_number (objective, "baseline", &trend.baseline);
  trend.down = g_strcmp0 (annexa_record_get_text (objective, "direction"), "down") == 0;
  trend.today = annexa_date_get_julian (draft->today);
  scene = annexa_trend_make_scene (&trend, ANNEXA_REPORT_FIGURE_WIDTH, &draft->style);
  g_string_append (alternative, annexa_record_get_title (objective));
  g_string_append_printf (alternative, ". %s. ", trend.has_target ? target_label : annexa_report_draft_get_label (objective, "target"));
  for (guint i = 0; i < points->len; i++)
    g_string_append_printf (alternative, "%s%s", i > 0 ? ", " : "", trend.points[i].spoken);
  annexa_document_begin_fields (draft->document, "value target baseline measure");
  annexa_document_add_figure (draft->document, scene, alternative->str, annexa_record_get_text (objective, "measure"));
  annexa_document_end_fields (draft->document);
}

/* The measurements as a line; the table below says the same. */
static gboolean
illustrate (AnnexaReportDraft *draft,
            AnnexaRecord      *objective,
            GError           **error)
{
  g_autoptr (GPtrArray) records = annexa_report_register_read_of (draft, "measurement", NULL, objective, "date", error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) points = records != NULL ? make_points (draft, records, texts) : NULL;

  if (records == NULL)
    return FALSE;
  if (points->len > 1)
    add_trend (draft, objective, points);
  else if (points->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, NULL);
      annexa_report_draft_add_remark (draft, _("No measurement is written down yet (9.1)."));
    }
  return TRUE;
}

static const AnnexaRegisterPart objective_parts[] = {
  { .id = "objectives",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Objectives at a glance"),
    .kind = "objective",
    .settled = "achieved",
    .columns = objective_columns,
    .summary = N_ ("The objectives with their measures, values, targets and owners."),
    .missing = N_ ("No objective is set yet. The standard asks for objectives at relevant functions and levels (6.2)."),
    .landscape = TRUE },
  { .id = "measurements",
    .form = ANNEXA_REGISTER_CARDS,
    .heading = N_ ("Objective by objective"),
    .introduction = N_ ("How each is measured, who measures and judges it (9.1), and what came out."),
    .kind = "objective",
    .settled = "achieved",
    .columns = objective_facts,
    .texts = objective_texts,
    .children = measurements,
    .apart = TRUE,
    .illustrate = illustrate,
    .none = N_ ("There is no objective to measure.") },
  { NULL },
};

static const AnnexaReportRegister objective_register = {
  .topic = N_ ("What information security is to reach, and what was measured"),
  .standard = N_ ("6.2 and 9.1"),
  .lead = N_ ("Objectives say what the management system is to reach, and by which figure that is known. This document shows "
              "each objective with who answers for it, until when, and what was measured so far."),
  .counts = (const char *const[]){ "objective", "measurement", NULL },
  .points = objective_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "objective", NULL, "status", N_ ("Objectives by how far they have come.") }, { NULL } },
  .parts = objective_parts,
};

const AnnexaReport annexa_objective_report = {
  .name = "objectives",
  .title = N_ ("Objectives and measurements"),
  .description = N_ ("Each objective with its figure, target, owner and trend, and all that was measured (6.2, 9.1)."),
  .icon = "annexa-objective-symbolic",
  .group = ANNEXA_REPORT_OPERATION,
  .registers = &objective_register,
  .collect = annexa_report_register_collect,
};
