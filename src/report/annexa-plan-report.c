/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-gantt.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* The implementation plan: what is done when, over the months and task by task, and planned changes (6.2, 6.3, 8.1). */

/* As many bars as one page holds, and the first one below the heading, and as many pictures as somebody wants to turn
 * over. */
#define MOST_BARS 16
#define MOST_FIRST_BARS 14
#define MOST_PICTURES 12
#define GANTT_WIDTH 720.0

static const AnnexaRegisterColumn task_columns[] = {
  { "ref" },
  { "title", 2.6, .below = { "description" } },
  { "responsible", 1.1, ANNEXA_REGISTER_NEEDED | ANNEXA_REGISTER_LABELS, .below = { "helpers" } },
  { "starts" },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "effort-days", 0, .title = N_ ("Days"), .align = 1 },
  { "cost", 0, .align = 1 },
  { "progress", 0, .align = 1 },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn milestone_columns[] = {
  { "ref" },
  { "title", 3 },
  { "step", 1.4 },
  { "responsible", 1.2 },
  { "due", 0, ANNEXA_REGISTER_NEEDED },
  { "status" },
  { NULL },
};

static const AnnexaRegisterColumn change_columns[] = {
  { "ref" },
  { "title", 1.8, .below = { "reason" } },
  { "effect", 2.6, ANNEXA_REGISTER_NEEDED },
  { "approved-by", 1.1 },
  { "planned-for" },
  { "significant" },
  { "status" },
  { NULL },
};

static const AnnexaRegisterPoint plan_points[] = {
  { "task", "overdue", .text = N_ ("Tasks that are late:") },
  { "task", "blocked", .text = N_ ("Tasks that cannot go on:") },
  { "task", "nobody", .text = N_ ("Tasks that nobody is responsible for:") },
  { "task", "no-date", .text = N_ ("Tasks without a day by which they are due:") },
  { "change", "overdue", .text = N_ ("Changes whose day is past:") },
  { "change", "proposed", .text = N_ ("Changes that nobody has decided about (6.3):") },
  { NULL },
};

static gboolean
has_status (AnnexaRecord *task,
            const char   *status)
{
  return g_strcmp0 (annexa_record_get_text (task, "status"), status) == 0;
}

/* The same colours and signs as in the window. */
static void
colour_bar (AnnexaGanttBar *bar,
            AnnexaRecord   *task)
{
  if (has_status (task, "done"))
    {
      bar->colour = ANNEXA_COLOUR_GREEN;
      bar->sign = "✓";
      bar->progress = 1;
    }
  else if (annexa_record_get_integer (task, "overdue") != 0)
    {
      bar->colour = ANNEXA_COLOUR_RED;
      bar->sign = "!";
    }
  else if (has_status (task, "blocked"))
    {
      bar->colour = ANNEXA_COLOUR_ORANGE;
      bar->sign = "‖";
    }
  else if (has_status (task, "in-progress"))
    bar->colour = ANNEXA_COLOUR_YELLOW;
}

/* A task without a beginning takes the day that it is due. */
static AnnexaGanttBar
make_bar (AnnexaReportDraft *draft,
          AnnexaRecord      *task,
          GPtrArray         *texts)
{
  guint32 starts = annexa_date_get_julian (annexa_record_get_text (task, "starts"));
  guint32 due = annexa_date_get_julian (annexa_record_get_text (task, "due"));
  g_autofree char *day = annexa_report_draft_describe (draft, task, "due");
  g_autofree char *status = annexa_report_draft_describe (draft, task, "status");
  char *id = g_strdup_printf ("task-%" G_GINT64_FORMAT, annexa_record_get_id (task));
  char *label = g_strdup_printf ("%s %s", annexa_record_get_ref (task), annexa_record_get_title (task));
  /* TRANSLATORS: A task, the day by which it is due, and its status */
  char *spoken = g_strdup_printf (_("%s, due %s, %s"), label, *day != '\0' ? day : "–", status);
  AnnexaGanttBar bar = { id, label, spoken, starts != 0 ? starts : due, due != 0 ? due : starts,
                         (double) annexa_record_get_integer (task, "progress") / 100, ANNEXA_COLOUR_NONE };

  g_ptr_array_add (texts, id);
  g_ptr_array_add (texts, label);
  g_ptr_array_add (texts, spoken);
  bar.milestone = annexa_record_get_integer (task, "milestone") != 0;
  if (bar.milestone)
    bar.start = bar.end;
  colour_bar (&bar, task);
  return bar;
}

static void
add_gantt (AnnexaReportDraft *draft,
           GPtrArray         *tasks,
           guint              first,
           guint              n_tasks)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (AnnexaGanttBar));
  g_autoptr (GString) alternative = g_string_new (NULL);
  g_autoptr (AnnexaScene) scene = NULL;
  AnnexaGantt gantt = { .today = annexa_date_get_julian (draft->today) };
  g_autofree char *caption = NULL;

  for (guint i = first; i < first + n_tasks; i++)
    {
      AnnexaGanttBar bar = make_bar (draft, tasks->pdata[i], texts);

      g_array_append_val (bars, bar);
      g_string_append_printf (alternative, "%s%s.", i > first ? " " : "", bar.spoken);
    }
  gantt.bars = (const AnnexaGanttBar *) (void *) bars->data;
  gantt.n_bars = bars->len;
  scene = annexa_gantt_make_scene (&gantt, GANTT_WIDTH, &draft->style);
  /* TRANSLATORS: References of the first and the last task of a picture */
  caption = g_strdup_printf (_("%s to %s, in the order in which they are due. The line marks today."),
                             annexa_record_get_ref (tasks->pdata[first]),
                             annexa_record_get_ref (tasks->pdata[first + n_tasks - 1]));
  annexa_document_begin_fields (draft->document, "title starts due status progress");
  annexa_document_add_figure (draft->document, scene, alternative->str, caption);
  annexa_document_end_fields (draft->document);
}

static gboolean
write_months (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  g_autoptr (GPtrArray) tasks = annexa_report_register_read (draft, part, error);
  guint n_shown;
  guint n_pictures;

  if (tasks == NULL)
    return FALSE;
  if (tasks->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("No task with a day is open."));
      return TRUE;
    }
  n_shown = MIN (tasks->len, MOST_FIRST_BARS + MOST_BARS * (MOST_PICTURES - 1));
  /* As many on each page, so that none is left with a single bar. */
  n_pictures = (n_shown + (MOST_BARS - MOST_FIRST_BARS) + MOST_BARS - 1) / MOST_BARS;
  for (guint first = 0, n_bars; first < n_shown; first += n_bars, n_pictures--)
    {
      n_bars = MIN ((n_shown - first + n_pictures - 1) / n_pictures, first == 0 ? MOST_FIRST_BARS : MOST_BARS);
      add_gantt (draft, tasks, first, n_bars);
    }
  if (n_shown < tasks->len)
    annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_SMALL,
                                   _("Tasks that are due later are in the list that follows."));
  return TRUE;
}

static const AnnexaRegisterPart plan_parts[] = {
  { .id = "milestones",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Milestones"),
    .kind = "task",
    .selection = { .tests = { { "milestone", ANNEXA_TEST_EQUAL, "yes" }, { "status", ANNEXA_TEST_NOT_EQUAL, "dropped" } } },
    .sort = "due",
    .settled = "done|dropped",
    .columns = milestone_columns,
    .summary = N_ ("The milestones in the order of their days."),
    .none = N_ ("No task is marked as a milestone."),
    .new_page = TRUE },
  { .id = "months",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("The plan over the months"),
    .introduction = N_ ("The tasks that are not done. The lists that follow say the same in words."),
    .kind = "task",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "dropped" }, { "status", ANNEXA_TEST_NOT_EQUAL, "done" },
                              { "due", ANNEXA_TEST_FILLED } } },
    .sort = "due",
    .landscape = TRUE,
    .write = write_months },
  { .id = "tasks",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Tasks by step"),
    .introduction = N_ ("All tasks along the way to the certificate, with who does what until when and what it takes."),
    .kind = "task",
    .selection = { .tests = { { "status", ANNEXA_TEST_NOT_EQUAL, "dropped" } } },
    .group = "step",
    .sort = "due",
    .settled = "done|dropped",
    .columns = task_columns,
    .summary = N_ ("The tasks by step, in the order in which they are due."),
    .missing = N_ ("No task is planned yet. The standard asks what is done, with what, by whom and until when (6.2)."),
    .landscape = TRUE,
    .new_page = TRUE },
  { .id = "changes",
    .form = ANNEXA_REGISTER_TABLE,
    .heading = N_ ("Planned changes to the management system"),
    .introduction = N_ ("Changes are carried out in a planned manner (6.3): why, what they affect, and who has decided."),
    .kind = "change",
    .sort = "planned-for",
    .settled = "done|dropped",
    .columns = change_columns,
    .summary = N_ ("The changes, why they are made and what they affect."),
    .none = N_ ("No change to the management system is planned."),
    .landscape = TRUE },
  { NULL },
};

static const AnnexaReportRegister plan_register = {
  .topic = N_ ("What is done, by whom and until when"),
  .standard = N_ ("6.2, 6.3 and 8.1"),
  .lead = N_ ("This plan shows the way to the certificate and beyond: the tasks, who does them, until when, and what they "
              "take, with how far each has come."),
  .counts = (const char *const[]){ "task", "change", NULL },
  .points = plan_points,
  .pictures = (const AnnexaRegisterPicture[]){ { "task", "step", "status", N_ ("Tasks by step, and how far they have come.") }, { NULL } },
  .parts = plan_parts,
  .approval = N_ ("By signing, top management provides what the plan takes."),
};

const AnnexaReport annexa_plan_report = {
  .name = "plan",
  .title = N_ ("Implementation plan"),
  .description = N_ ("Tasks over the months and step by step, with who, until when and what it takes, milestones and planned "
                     "changes (6.2, 6.3, 8.1)."),
  .icon = "annexa-timeline-symbolic",
  .group = ANNEXA_REPORT_OPERATION,
  .registers = &plan_register,
  .collect = annexa_report_register_collect,
};
