/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-calendar.h"
#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-duties.h"
#include "annexa-register-reports.h"
#include "annexa-report-register.h"

/* What has to be done in the coming year: the duties that come back, the steps of the certification, and all days of the
 * registers, month by month. */

#define DAYS_AHEAD 365

static void
add_state (AnnexaReportDraft *draft,
           AnnexaDueState     state)
{
  annexa_document_add_cell (draft->document, NULL);
  switch (state)
    {
    case ANNEXA_DUE_OVERDUE:
      annexa_document_add_pill (draft->document, ANNEXA_COLOUR_RED, _("Overdue"));
      return;
    case ANNEXA_DUE_SOON:
      annexa_document_add_pill (draft->document, ANNEXA_COLOUR_ORANGE, _("Due soon"));
      return;
    case ANNEXA_DUE_DONE:
      annexa_document_add_pill (draft->document, ANNEXA_COLOUR_GREEN, _("Done"));
      return;
    case ANNEXA_DUE_LATER:
    default:
      annexa_document_add_pill (draft->document, ANNEXA_COLOUR_NONE, _("Later"));
    }
}

static void
add_day_cell (AnnexaReportDraft *draft,
              const char        *day)
{
  g_autofree char *text = day != NULL ? annexa_date_format (day) : NULL;

  if (text != NULL)
    annexa_document_add_cell (draft->document, text);
  else
    annexa_report_draft_add_empty_cell (draft);
}

static gboolean
write_duties (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Duty"), 2, 0, "duty" },
                                        { _("Asked for in"), 0, 0, "asked-for-in" },
                                        { _("Every"), 1, 0, "every" },
                                        { _("Done last"), 0, 0, "done-last" },
                                        { _("Planned for"), 0, 0, "planned-for" },
                                        { _("Due by"), 0, 0, "due-by" },
                                        { _("State"), 0, 0, "state" } };
  g_autoptr (GPtrArray) duties = annexa_duties_list (draft->project, error);

  if (duties == NULL)
    return FALSE;
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The duties that come back, with when each was done and is due again."));
  for (guint i = 0; i < duties->len; i++)
    {
      const AnnexaDutyState *state = duties->pdata[i];
      g_autofree char *every
          = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) state->months), state->months);

      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (draft->document, annexa_duty_get_title (state->duty));
      annexa_document_add_cell (draft->document, state->duty->clause);
      annexa_document_add_cell (draft->document, every);
      add_day_cell (draft, state->last);
      add_day_cell (draft, state->planned);
      add_day_cell (draft, state->next);
      add_state (draft, state->state);
    }
  return TRUE;
}

static gboolean
write_certification (AnnexaReportDraft        *draft,
                     const AnnexaRegisterPart *part,
                     GError                  **error)
{
  const AnnexaTableColumn columns[] = { { _("Step"), 1.4, 0, "step" },
                                        { _("Day"), 0, 0, "day" },
                                        { _("How it stands"), 2, 0, "how-it-stands" } };
  g_autoptr (GPtrArray) milestones = annexa_certification_list (draft->project, error);

  if (milestones == NULL)
    return FALSE;
  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns),
                               _("The steps of the certification and how each stands."));
  for (guint i = 0; i < milestones->len; i++)
    {
      const AnnexaMilestone *milestone = milestones->pdata[i];
      g_autofree char *text = annexa_milestone_describe (milestone);

      annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
      annexa_document_add_cell (draft->document, annexa_milestone_get_title (milestone));
      add_day_cell (draft, milestone->day);
      annexa_document_add_cell (draft->document, NULL);
      if (milestone->state == ANNEXA_MILESTONE_LATE && *text != '\0')
        annexa_report_draft_add_remark (draft, text);
      else
        annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, *text != '\0' ? text : "–");
    }
  return TRUE;
}

/* What is the same for several records of a day is one line: the day on which fifty assets are looked at again. */
static guint
count_alike (GPtrArray *entries,
             guint      first)
{
  const AnnexaCalendarEntry *entry = entries->pdata[first];
  guint n = 1;

  while (first + n < entries->len)
    {
      const AnnexaCalendarEntry *next = entries->pdata[first + n];

      if (next->field != entry->field || strcmp (next->day, entry->day) != 0)
        break;
      n++;
    }
  return n;
}

static void
add_names_cell (AnnexaReportDraft *draft,
                GPtrArray         *entries,
                guint              first,
                guint              n_alike)
{
  const AnnexaCalendarEntry *entry = entries->pdata[first];

  annexa_document_add_cell (draft->document, NULL);
  for (guint i = first; i < first + n_alike; i++)
    {
      const AnnexaCalendarEntry *alike = entries->pdata[i];

      if (i > first)
        annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, ", ");
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN,
                                annexa_project_get_ref (draft->project, alike->kind, alike->id));
    }
  if (n_alike > 1)
    return;
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, " ");
  annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN,
                            annexa_project_get_title (draft->project, entry->kind, entry->id));
}

/* Who sees to it; to several things it may be several people. */
static void
add_people_cell (AnnexaReportDraft *draft,
                 GPtrArray         *entries,
                 guint              first,
                 guint              n_alike)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i < first + n_alike; i++)
    {
      const AnnexaCalendarEntry *entry = entries->pdata[i];
      const char *name = entry->person != 0
                             ? annexa_project_get_title (draft->project, annexa_kind_lookup ("person"), entry->person)
                             : NULL;

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  if (names->len == 0)
    {
      annexa_report_draft_add_empty_cell (draft);
      return;
    }
  annexa_document_add_cell (draft->document, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, ", ");
      annexa_document_add_text (draft->document, ANNEXA_RUN_PLAIN, names->pdata[i]);
    }
}

static void
add_entries (AnnexaReportDraft *draft,
             GPtrArray         *entries,
             guint              first,
             guint              n_alike)
{
  const AnnexaCalendarEntry *entry = entries->pdata[first];

  annexa_document_begin_row (draft->document, ANNEXA_ROW_BODY);
  add_day_cell (draft, entry->day);
  annexa_document_add_cell (draft->document,
                            n_alike > 1 ? annexa_kind_get_plural (entry->kind) : annexa_kind_get_label (entry->kind));
  add_names_cell (draft, entries, first, n_alike);
  annexa_document_add_cell (draft->document, annexa_field_get_label (entry->field));
  add_people_cell (draft, entries, first, n_alike);
}

/* By the day, and of one day what is alike beside each other. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const AnnexaCalendarEntry *left = *(const AnnexaCalendarEntry *const *) a;
  const AnnexaCalendarEntry *right = *(const AnnexaCalendarEntry *const *) b;
  int order = strcmp (left->day, right->day);

  if (order == 0)
    order = strcmp (left->kind->name, right->kind->name);
  if (order == 0)
    order = strcmp (left->field->name, right->field->name);
  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

static void
add_month (AnnexaReportDraft *draft,
           const char        *day)
{
  int month = (int) g_ascii_strtoll (day + 5, NULL, 10);
  int year = (int) g_ascii_strtoll (day, NULL, 10);
  g_autoptr (GDateTime) first = g_date_time_new_utc (CLAMP (year, 1, 9999), CLAMP (month, 1, 12), 1, 0, 0, 0);
  /* TRANSLATORS: The name of a month and the year, for g_date_time_format(): “November 2026” */
  g_autofree char *text = g_date_time_format (first, _("%OB %Y"));

  annexa_document_begin_row (draft->document, ANNEXA_ROW_GROUP);
  annexa_document_add_cell (draft->document, text);
}

static void
begin_days (AnnexaReportDraft *draft,
            const char        *summary)
{
  const AnnexaTableColumn columns[] = { { _("Day"), 0, 0, "day" },
                                        { _("Register"), 1.1, 0, "register" },
                                        { _("Of what"), 2.6, 0, "of-what" },
                                        { _("What for"), 1.2, 0, "what-for" },
                                        { _("Who"), 1, 0, "who" } };

  annexa_document_begin_table (draft->document, columns, G_N_ELEMENTS (columns), summary);
}

static gboolean
write_overdue (AnnexaReportDraft        *draft,
               const AnnexaRegisterPart *part,
               GError                  **error)
{
  AnnexaCalendarFilter filter = { .only_overdue = TRUE };
  g_autoptr (GPtrArray) entries = annexa_calendar_list (draft->project, &filter, error);

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("Nothing is overdue."));
      return TRUE;
    }
  begin_days (draft, _("What is overdue, the oldest first."));
  for (guint i = 0; i < entries->len; i++)
    add_entries (draft, entries, i, 1);
  return TRUE;
}

static gboolean
write_months (AnnexaReportDraft        *draft,
              const AnnexaRegisterPart *part,
              GError                  **error)
{
  g_autofree char *last = annexa_date_add_days (draft->today, DAYS_AHEAD);
  AnnexaCalendarFilter filter = { .from = draft->today, .to = last };
  g_autoptr (GPtrArray) entries = annexa_calendar_list (draft->project, &filter, error);
  const AnnexaCalendarEntry *before = NULL;

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    {
      annexa_document_add_paragraph (draft->document, ANNEXA_PARAGRAPH_BODY, _("No day is set for the coming year."));
      return TRUE;
    }
  g_ptr_array_sort (entries, compare_entries);
  begin_days (draft, _("What is due in the coming year, month by month."));
  for (guint i = 0; i < entries->len; i += count_alike (entries, i))
    {
      const AnnexaCalendarEntry *entry = entries->pdata[i];

      if (before == NULL || strncmp (before->day, entry->day, strlen ("2026-11")) != 0)
        add_month (draft, entry->day);
      add_entries (draft, entries, i, count_alike (entries, i));
      before = entry;
    }
  return TRUE;
}

static const AnnexaRegisterPart calendar_parts[] = {
  { .id = "duties",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Duties that come back"),
    .introduction = N_ ("What the standard wants to be done at planned intervals, how often that is here, and when it "
                        "is due again."),
    .new_page = TRUE,
    .write = write_duties },
  { .id = "certification",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Steps of the certification"),
    .introduction = N_ ("A certificate lasts three years, with an audit in each of them."),
    .write = write_certification },
  { .id = "overdue",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("Overdue"),
    .write = write_overdue },
  { .id = "months",
    .form = ANNEXA_REGISTER_WRITTEN,
    .heading = N_ ("The coming year"),
    .introduction = N_ ("All days of the registers, month by month."),
    .new_page = TRUE,
    .write = write_months },
  { NULL },
};

static const AnnexaReportRegister calendar_register = {
  .topic = N_ ("What has to be done in the coming year"),
  .standard = N_ ("8.1, 8.2, 9.1, 9.2 and 9.3"),
  .lead = N_ ("This calendar shows what keeps the management system alive in the coming year: duties that come back, "
              "the steps of the certification, and every day that is set in the registers."),
  .points = (const AnnexaRegisterPoint[]){ { "task", "overdue", .text = N_ ("Tasks that are late:") },
                                           { "audit", "overdue", .text = N_ ("Audits whose day is past:") },
                                           { "review", "overdue", .text = N_ ("Management reviews whose day is past:") },
                                           { NULL } },
  .parts = calendar_parts,
};

const AnnexaReport annexa_calendar_report = {
  .name = "calendar",
  .title = N_ ("Calendar of duties"),
  .description = N_ ("What comes back every year, the steps of the certification, what is overdue, and all days of the "
                     "coming year."),
  .icon = "annexa-calendar-symbolic",
  .group = ANNEXA_REPORT_OPERATION,
  .registers = &calendar_register,
  .collect = annexa_report_register_collect,
};
