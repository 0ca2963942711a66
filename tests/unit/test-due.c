/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-date.h"
#include "annexa-query.h"
#include "annexa-test.h"

/* What is overdue, due soon, covered by audits, independent, getting better: with dates worked out by hand. Today is
 * 23 November 2026, and soon is 30 days ahead: until 23 December. */

typedef struct
{
  const char *kind;
  const char *date;
  const char *done_field; /* what makes it no longer due … */
  const char *done_value; /* … with which value */
} Due;

static const Due dues[] = {
  { "acceptance", "expires" },
  { "action", "due", "status", "done" },
  { "action", "due", "status", "closed" },
  { "asset", "next-review", "status", "retired" },
  { "asset", "next-review", "status", "disposed" },
  { "audit", "ends", "status", "closed" },
  { "audit", "starts", "status", "cancelled" },
  { "change", "planned-for", "status", "done" },
  { "change", "planned-for", "status", "dropped" },
  { "competence", "valid-until" },
  { "control", "next-check", "applicable", "no" },
  { "decision", "due" },
  { "document", "next-review", "status", "obsolete" },
  { "evidence", "valid-until" },
  { "exception", "expires", "status", "refused" },
  { "exception", "expires", "status", "ended" },
  { "finding", "due", "status", "verified" },
  { "finding", "due", "status", "closed" },
  { "objective", "due", "status", "achieved" },
  { "objective", "due", "status", "missed" },
  { "obligation", "next-review", "compliance", "not-applicable" },
  { "organization", "certificate-expires" },
  { "review", "date", "status", "held" },
  { "risk", "next-review", "status", "closed" },
  { "risk", "acceptance-expires", "status", "closed" },
  { "supplier", "next-review" },
  { "supplier", "certificate-expires" },
  { "task", "due", "status", "done" },
  { "task", "due", "status", "dropped" },
  { "training", "valid-until" },
};

static void
set (AnnexaProject *project,
     const char    *kind,
     gint64         id,
     const char    *field,
     const char    *text)
{
  g_autoptr (GError) error = NULL;

  annexa_test_set (project, kind, id, field, text, &error);
  if (error != NULL)
    g_error ("%s.%s = %s: %s", kind, field, text, error->message);
}

static void
assert_value (AnnexaProject *project,
              const char    *kind,
              gint64         id,
              const char    *field,
              const char    *expected)
{
  g_autofree char *found = annexa_test_get (project, kind, id, field);

  if (strcmp (found, expected) != 0)
    g_error ("%s.%s is “%s”, not “%s”", kind, field, found, expected);
}

static void
assert_due (AnnexaProject *project,
            const char    *kind,
            gint64         id,
            const char    *overdue,
            const char    *soon)
{
  assert_value (project, kind, id, "overdue", overdue);
  assert_value (project, kind, id, "due-soon", soon);
}

static gint64
single (AnnexaProject *project,
        const char    *kind)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_single (project, annexa_kind_lookup (kind), NULL);

  return annexa_record_get_id (record);
}

static void
test_dates (void)
{
  AnnexaProject *project = annexa_test_new_project ("dates.annexa");

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      const Due *due = &dues[i];
      gboolean is_single = (annexa_kind_lookup (due->kind)->flags & ANNEXA_KIND_SINGLE) != 0;
      gint64 id = is_single ? single (project, due->kind) : annexa_test_add (project, due->kind, "Something");

      set (project, due->kind, id, due->date, "2026-11-22");
      assert_due (project, due->kind, id, "yes", "no");
      set (project, due->kind, id, due->date, "2026-11-23");
      assert_due (project, due->kind, id, "no", "yes");
      set (project, due->kind, id, due->date, "2026-12-23");
      assert_due (project, due->kind, id, "no", "yes");
      set (project, due->kind, id, due->date, "2026-12-24");
      assert_due (project, due->kind, id, "no", "no");
      if (due->done_field != NULL)
        {
          set (project, due->kind, id, due->date, "2026-11-22");
          set (project, due->kind, id, due->done_field, "");
          assert_due (project, due->kind, id, "yes", "no");
          set (project, due->kind, id, due->done_field, due->done_value);
          assert_due (project, due->kind, id, "no", "no");
          set (project, due->kind, id, due->date, "2026-11-30");
          assert_due (project, due->kind, id, "no", "no");
        }
    }
  annexa_test_close (project);
}

/* Every kind with a day on which something ends or has to be done says when that is near and when it is over. */
static void
test_every_kind (void)
{
  static const char *const names[] = { "due",         "next-review", "next-check",          "valid-until",
                                       "planned-for", "expires",     "certificate-expires", NULL };
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean dated = FALSE;
      gboolean tested = FALSE;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        dated = dated || g_strv_contains (names, kinds[i]->fields[j].name);
      for (guint j = 0; j < G_N_ELEMENTS (dues); j++)
        tested = tested || strcmp (dues[j].kind, kinds[i]->name) == 0;
      if (dated && !tested)
        g_error ("nobody says when a record of the kind “%s” is overdue", kinds[i]->name);
    }
}

/* The earlier one of two dates counts; no date at all is never due. */
static void
test_two_dates (void)
{
  AnnexaProject *project = annexa_test_new_project ("two.annexa");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 audit = annexa_test_add (project, "audit", "Audit");

  assert_due (project, "risk", risk, "no", "no");
  set (project, "risk", risk, "next-review", "2027-06-01");
  set (project, "risk", risk, "acceptance-expires", "2026-12-01");
  assert_due (project, "risk", risk, "no", "yes");
  set (project, "risk", risk, "next-review", "2026-06-01");
  assert_due (project, "risk", risk, "yes", "no");

  /* An audit is over when it ends. */
  set (project, "audit", audit, "starts", "2026-11-20");
  assert_due (project, "audit", audit, "yes", "no");
  set (project, "audit", audit, "ends", "2026-11-25");
  assert_due (project, "audit", audit, "no", "yes");
  annexa_test_close (project);
}

/* “Soon” follows the limits of the organization. */
static void
test_soon_days (void)
{
  AnnexaProject *project = annexa_test_new_project ("soon.annexa");
  gint64 task = annexa_test_add (project, "task", "Order locks");

  set (project, "task", task, "due", "2026-12-03");
  set (project, "limits", single (project, "limits"), "soon-days", "9");
  assert_due (project, "task", task, "no", "no");
  set (project, "limits", single (project, "limits"), "soon-days", "10");
  assert_due (project, "task", task, "no", "yes");
  set (project, "limits", single (project, "limits"), "soon-days", "");
  assert_due (project, "task", task, "no", "yes");
  annexa_test_close (project);
}

/* What was decided is done when its task is. */
static void
test_decision (void)
{
  AnnexaProject *project = annexa_test_new_project ("decision.annexa");
  gint64 decision = annexa_test_add (project, "decision", "Buy a safe");
  gint64 task = annexa_test_add (project, "task", "Buy a safe");

  set (project, "decision", decision, "due", "2026-11-01");
  set (project, "decision", decision, "task", "TSK-001");
  assert_due (project, "decision", decision, "yes", "no");
  set (project, "task", task, "status", "done");
  assert_due (project, "decision", decision, "no", "no");
  annexa_test_close (project);
}

/* Context is looked at again after twelve months: what was reviewed on 22 November 2025 is overdue. */
static void
test_context (void)
{
  AnnexaProject *project = annexa_test_new_project ("context.annexa");
  gint64 issue = annexa_test_add (project, "context-issue", "Climate change");

  assert_due (project, "context-issue", issue, "no", "no");
  set (project, "context-issue", issue, "reviewed", "2025-11-22");
  assert_due (project, "context-issue", issue, "yes", "no");
  set (project, "context-issue", issue, "reviewed", "2025-11-23");
  assert_due (project, "context-issue", issue, "no", "yes");
  set (project, "context-issue", issue, "reviewed", "2025-12-24");
  assert_due (project, "context-issue", issue, "no", "no");
  set (project, "limits", single (project, "limits"), "context-months", "6");
  assert_due (project, "context-issue", issue, "yes", "no");
  set (project, "context-issue", issue, "relevant", "no");
  assert_due (project, "context-issue", issue, "no", "no");
  annexa_test_close (project);
}

/* Internal audits that were closed within 36 months count: from 23 November 2023 on. */
static void
test_coverage (void)
{
  AnnexaProject *project = annexa_test_new_project ("coverage.annexa");
  const AnnexaKind *controls = annexa_kind_lookup ("control");
  gint64 control = annexa_project_find_ref (project, controls, "A.5.1");
  gint64 other = annexa_project_find_ref (project, controls, "A.5.2");
  gint64 requirement = annexa_test_add (project, "requirement", "Our own duty");
  gint64 audit = annexa_test_add (project, "audit", "Internal audit");
  g_autofree char *ref = annexa_test_get (project, "requirement", requirement, "ref");
  g_autofree char *audited = g_strdup_printf ("A.5.1; %s", ref);

  set (project, "audit", audit, "audited", audited);
  set (project, "audit", audit, "starts", "2023-11-20");
  set (project, "audit", audit, "ends", "2023-11-23");
  assert_value (project, "control", control, "covered-in-cycle", "no");
  assert_value (project, "control", control, "last-audited", "");
  set (project, "audit", audit, "status", "closed");
  assert_value (project, "control", control, "covered-in-cycle", "yes");
  assert_value (project, "control", control, "last-audited", "2023-11-23");
  assert_value (project, "requirement", requirement, "covered-in-cycle", "yes");
  assert_value (project, "requirement", requirement, "last-audited", "2023-11-23");
  assert_value (project, "control", other, "covered-in-cycle", "no");

  set (project, "audit", audit, "ends", "2023-11-22");
  assert_value (project, "control", control, "covered-in-cycle", "no");
  assert_value (project, "requirement", requirement, "covered-in-cycle", "no");
  set (project, "audit", audit, "ends", "");
  set (project, "audit", audit, "starts", "2024-02-01");
  assert_value (project, "control", control, "covered-in-cycle", "yes");
  set (project, "audit", audit, "type", "surveillance");
  assert_value (project, "control", control, "covered-in-cycle", "no");
  annexa_test_close (project);
}

static void
add_audit (AnnexaProject *project,
           const char    *ends,
           const char    *audited)
{
  gint64 audit = annexa_test_add (project, "audit", "Internal audit");

  set (project, "audit", audit, "ends", ends);
  set (project, "audit", audit, "audited", audited);
  set (project, "audit", audit, "status", "closed");
}

static void
assert_covered (AnnexaProject *project,
                const char    *today,
                gint64         expected)
{
  const AnnexaKind *kind = annexa_kind_lookup ("requirement");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) yes = ANNEXA_VALUE_INIT;

  annexa_date_set_today (today);
  annexa_value_set_integer (&yes, TRUE);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "covered-in-cycle"), ANNEXA_TEST_EQUAL, &yes);
  g_assert_cmpint (annexa_project_count_query (project, query, NULL), ==, expected);
}

/* A programme of three years: four clauses in 2024, four in 2025, one new and one again in 2026. 4.1 was looked at twice
 * and so outlives the others of its year. */
static void
test_programme (void)
{
  AnnexaProject *project = annexa_test_new_project ("programme.annexa");

  assert_covered (project, "2026-11-23", 0);
  add_audit (project, "2024-06-10", "4.1; 4.2; 4.3; 4.4");
  add_audit (project, "2025-06-12", "5.1; 5.2; 5.3; 6.1.1");
  add_audit (project, "2026-06-11", "9.1; 4.1");
  assert_covered (project, "2026-11-23", 9);
  assert_covered (project, "2027-06-10", 9);
  assert_covered (project, "2027-06-11", 6);
  assert_covered (project, "2028-06-12", 6);
  assert_covered (project, "2028-06-13", 2);
  assert_covered (project, "2029-06-12", 0);
  annexa_date_set_today ("2026-11-23");
  annexa_test_close (project);
}

/* Nobody audits what is theirs, be it as the lead or as one of the auditors. */
static void
test_independence (void)
{
  AnnexaProject *project = annexa_test_new_project ("independence.annexa");
  gint64 control = annexa_project_find_ref (project, annexa_kind_lookup ("control"), "A.5.1");
  gint64 audit = annexa_test_add (project, "audit", "Internal audit");
  gint64 requirement = annexa_test_add (project, "requirement", "Our own duty");
  g_autofree char *ref = annexa_test_get (project, "requirement", requirement, "ref");
  g_autofree char *audited = g_strdup_printf ("A.5.1; %s", ref);

  annexa_test_add (project, "person", "Ana");
  annexa_test_add (project, "person", "Ben");
  annexa_test_add (project, "person", "Cleo");
  set (project, "control", control, "owner", "P-001");
  set (project, "requirement", requirement, "owner", "P-002");
  assert_value (project, "audit", audit, "independent", "");
  set (project, "audit", audit, "lead", "P-001");
  assert_value (project, "audit", audit, "independent", "yes");
  set (project, "audit", audit, "audited", "A.5.1");
  assert_value (project, "audit", audit, "independent", "no");
  set (project, "audit", audit, "lead", "P-003");
  assert_value (project, "audit", audit, "independent", "yes");
  set (project, "audit", audit, "auditors", "P-002; P-003");
  assert_value (project, "audit", audit, "independent", "yes");
  set (project, "audit", audit, "audited", audited);
  assert_value (project, "audit", audit, "independent", "no");
  set (project, "audit", audit, "auditors", "P-003");
  assert_value (project, "audit", audit, "independent", "yes");
  annexa_test_close (project);
}

static void
measure (AnnexaProject *project,
         const char    *date,
         const char    *value)
{
  gint64 id = annexa_test_add (project, "measurement", "Measured");

  set (project, "measurement", id, "objective", "OBJ-001");
  set (project, "measurement", id, "date", date);
  set (project, "measurement", id, "value", value);
}

static void
test_trend (void)
{
  AnnexaProject *project = annexa_test_new_project ("trend.annexa");
  gint64 objective = annexa_test_add (project, "objective", "Fewer clicks on phishing");

  set (project, "objective", objective, "direction", "down");
  set (project, "objective", objective, "measured-every", "3");
  assert_value (project, "objective", objective, "trend", "");
  assert_value (project, "objective", objective, "measurement-due", "yes");
  measure (project, "2026-05-01", "20");
  assert_value (project, "objective", objective, "trend", "");
  assert_value (project, "objective", objective, "last-value", "20");
  measure (project, "2026-08-22", "12.5");
  assert_value (project, "objective", objective, "trend", "better");
  assert_value (project, "objective", objective, "last-value", "12.5");
  assert_value (project, "objective", objective, "measurement-due", "yes");
  set (project, "objective", objective, "direction", "up");
  assert_value (project, "objective", objective, "trend", "worse");

  /* Entered later, measured earlier: it is not the newest; and one without a value tells nothing. */
  measure (project, "2026-06-01", "12.5");
  assert_value (project, "objective", objective, "trend", "same");
  measure (project, "2026-08-23", "");
  assert_value (project, "objective", objective, "trend", "same");
  assert_value (project, "objective", objective, "measurement-due", "no");

  /* Of two on the same day the one entered later is newer; what is no longer pursued need not be measured. */
  measure (project, "2026-08-23", "-3");
  assert_value (project, "objective", objective, "last-value", "-3");
  assert_value (project, "objective", objective, "trend", "worse");
  measure (project, "2026-08-23", "0");
  assert_value (project, "objective", objective, "last-value", "0");
  assert_value (project, "objective", objective, "trend", "better");
  annexa_date_set_today ("2026-11-24");
  assert_value (project, "objective", objective, "measurement-due", "yes");
  set (project, "objective", objective, "status", "");
  assert_value (project, "objective", objective, "measurement-due", "yes");
  set (project, "objective", objective, "status", "achieved");
  assert_value (project, "objective", objective, "measurement-due", "no");
  annexa_date_set_today ("2026-11-23");
  annexa_test_close (project);
}

/* Noticed on 20 November at 23:30 UTC, the authority has to know by 23 November at 23:30; today ends after that. */
static void
test_notification (void)
{
  AnnexaProject *project = annexa_test_new_project ("notification.annexa");
  gint64 incident = annexa_test_add (project, "incident", "Laptop stolen");

  set (project, "incident", incident, "personal-data", "yes");
  assert_value (project, "incident", incident, "notify-deadline", "");
  assert_value (project, "incident", incident, "notify-clock", "unknown");
  set (project, "incident", incident, "personal-data", "no");
  assert_value (project, "incident", incident, "notify-clock", "");

  set (project, "incident", incident, "detected", "2026-11-20T23:30:00Z");
  assert_value (project, "incident", incident, "notify-deadline", "");
  assert_value (project, "incident", incident, "notify-overdue", "no");
  assert_value (project, "incident", incident, "notify-due", "no");
  set (project, "incident", incident, "personal-data", "yes");
  assert_value (project, "incident", incident, "notify-deadline", "2026-11-23T23:30:00Z");
  assert_value (project, "incident", incident, "notify-overdue", "yes");
  assert_value (project, "incident", incident, "notify-clock", "late");
  assert_value (project, "incident", incident, "notify-due", "no");
  set (project, "incident", incident, "detected", "2026-11-21T00:00:00Z");
  assert_value (project, "incident", incident, "notify-deadline", "2026-11-24T00:00:00Z");
  assert_value (project, "incident", incident, "notify-overdue", "no");
  assert_value (project, "incident", incident, "notify-due", "yes");
  assert_value (project, "incident", incident, "notify-clock", "running");

  set (project, "limits", single (project, "limits"), "notification-hours", "24");
  assert_value (project, "incident", incident, "notify-deadline", "2026-11-22T00:00:00Z");
  assert_value (project, "incident", incident, "notify-overdue", "yes");
  set (project, "incident", incident, "notified-on", "2026-11-22T12:00:00Z");
  assert_value (project, "incident", incident, "notify-overdue", "no");
  set (project, "incident", incident, "notified-on", "");
  set (project, "incident", incident, "notify", "no");
  assert_value (project, "incident", incident, "notify-overdue", "no");

  /* Without a time of notice the clock runs from when it happened. */
  set (project, "incident", incident, "detected", "");
  set (project, "incident", incident, "occurred", "2026-02-28T10:00:00Z");
  assert_value (project, "incident", incident, "notify-deadline", "2026-03-01T10:00:00Z");
  annexa_test_close (project);
}

/* 72 hours are 72 hours: the clocks that go back on 25 October 2026 make noon in Berlin eleven o’clock three days later,
 * those that go forward on 29 March make it one. */
static void
test_summer_time (void)
{
  static const char *const examples[][3] = {
    { "2026-10-23 12:00", "2026-10-26T10:00:00Z", "26 Oct 2026, 11:00" },
    { "2026-03-27 12:00", "2026-03-30T11:00:00Z", "30 Mar 2026, 13:00" },
    { "2026-10-26 12:00", "2026-10-29T11:00:00Z", "29 Oct 2026, 12:00" },
  };
  const AnnexaKind *kind = annexa_kind_lookup ("incident");
  AnnexaProject *project = annexa_test_new_project ("summer.annexa");
  gint64 incident = annexa_test_add (project, "incident", "Laptop stolen");

  g_setenv ("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", TRUE);
  set (project, "incident", incident, "personal-data", "yes");
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, incident, NULL);
      const AnnexaField *field = annexa_kind_find_field (kind, "notify-deadline");
      g_autofree char *shown = NULL;

      set (project, "incident", incident, "detected", examples[i][0]);
      assert_value (project, "incident", incident, "notify-deadline", examples[i][1]);
      shown = annexa_project_describe (project, field, annexa_record_get_value (record, field));
      g_assert_cmpstr (shown, ==, examples[i][2]);
    }

  /* Today ends at 23:00 UTC in Berlin, to which the deadline is compared. */
  set (project, "incident", incident, "detected", "2026-11-20T22:59:59Z");
  assert_value (project, "incident", incident, "notify-overdue", "no");
  assert_value (project, "incident", incident, "notify-due", "yes");
  set (project, "incident", incident, "detected", "2026-11-20T22:59:58Z");
  assert_value (project, "incident", incident, "notify-overdue", "yes");
  assert_value (project, "incident", incident, "notify-due", "no");
  g_setenv ("TZ", "UTC", TRUE);
  annexa_test_close (project);
}

/* Another day, another answer, from the same records. */
static void
test_another_day (void)
{
  AnnexaProject *project = annexa_test_new_project ("day.annexa");
  gint64 task = annexa_test_add (project, "task", "Order locks");

  set (project, "task", task, "due", "2024-02-29");
  annexa_date_set_today ("2024-02-29");
  assert_due (project, "task", task, "no", "yes");
  annexa_date_set_today ("2024-03-01");
  assert_due (project, "task", task, "yes", "no");
  annexa_date_set_today ("2024-01-29");
  assert_due (project, "task", task, "no", "no");
  annexa_date_set_today ("2024-01-30");
  assert_due (project, "task", task, "no", "yes");
  annexa_date_set_today ("2026-11-23");
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/due/dates", test_dates);
  g_test_add_func ("/due/every-kind", test_every_kind);
  g_test_add_func ("/due/two-dates", test_two_dates);
  g_test_add_func ("/due/soon-days", test_soon_days);
  g_test_add_func ("/due/decision", test_decision);
  g_test_add_func ("/due/context", test_context);
  g_test_add_func ("/due/coverage", test_coverage);
  g_test_add_func ("/due/programme", test_programme);
  g_test_add_func ("/due/independence", test_independence);
  g_test_add_func ("/due/trend", test_trend);
  g_test_add_func ("/due/notification", test_notification);
  g_test_add_func ("/due/summer-time", test_summer_time);
  g_test_add_func ("/due/another-day", test_another_day);

  return g_test_run ();
}
