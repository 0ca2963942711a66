/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-certification.h"
#include "annexa-duties.h"
#include "annexa-history.h"
#include "annexa-icalendar.h"
#include "annexa-setup.h"
#include "annexa-test.h"

/* What recurs, the steps of the certification, and both in other calendars. Tests run on 2026-11-23. */

static AnnexaProject *
new_project (const char *name)
{
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project = annexa_setup_new_project (path, "Weber Optics", ANNEXA_DEFAULT_METHOD, &error);

  g_assert_no_error (error);
  return project;
}

static void
set_organization (AnnexaProject *project,
                  const char    *field,
                  const char    *text)
{
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);

  annexa_test_put (project, "organization", annexa_record_get_id (organization), field, text);
}

static gint64
add_audit (AnnexaProject *project,
           const char    *type,
           const char    *starts,
           const char    *status)
{
  gint64 audit = annexa_test_add (project, "audit", type);

  annexa_test_put (project, "audit", audit, "type", type);
  annexa_test_put (project, "audit", audit, "starts", starts);
  annexa_test_put (project, "audit", audit, "status", status);
  return audit;
}

static void
assert_duty (AnnexaProject  *project,
             const char     *id,
             const char     *last,
             const char     *next,
             const char     *planned,
             AnnexaDueState  state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = annexa_duties_list (project, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < duties->len; i++)
    {
      const AnnexaDutyState *duty = duties->pdata[i];

      if (strcmp (duty->duty->id, id) != 0)
        continue;
      g_assert_cmpstr (duty->last, ==, last);
      g_assert_cmpstr (duty->next, ==, next);
      g_assert_cmpstr (duty->planned, ==, planned);
      g_assert_cmpint (duty->state, ==, state);
      return;
    }
  g_assert_null (next);
}

static void
test_audits (void)
{
  AnnexaProject *project = new_project ("duties.annexa");
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);
  gint64 audit;

  assert_duty (project, "internal-audit", NULL, "2026-11-23", NULL, ANNEXA_DUE_SOON);
  set_organization (project, "certificate-issued", "2026-01-31");
  assert_duty (project, "internal-audit", NULL, "2026-11-23", NULL, ANNEXA_DUE_OVERDUE);
  add_audit (project, "surveillance", "2026-10-01", "closed");
  assert_duty (project, "internal-audit", NULL, "2026-11-23", NULL, ANNEXA_DUE_OVERDUE);
  add_audit (project, "internal", "2025-12-10", "closed");
  assert_duty (project, "internal-audit", "2025-12-10", "2026-12-10", NULL, ANNEXA_DUE_SOON);
  audit = add_audit (project, "internal", "2026-12-01", "planned");
  assert_duty (project, "internal-audit", "2025-12-10", "2026-12-10", "2026-12-01", ANNEXA_DUE_SOON);
  annexa_test_put (project, "audit", audit, "status", "cancelled");
  assert_duty (project, "internal-audit", "2025-12-10", "2026-12-10", NULL, ANNEXA_DUE_SOON);
  annexa_test_put (project, "limits", annexa_record_get_id (limits), "audit-months", "6");
  assert_duty (project, "internal-audit", "2025-12-10", "2026-06-10", NULL, ANNEXA_DUE_OVERDUE);
  annexa_test_close (project);
}

/* What has to be done for each of several is due when it is due for the first of them. */
static void
test_oldest (void)
{
  AnnexaProject *project = new_project ("oldest.annexa");
  gint64 server = annexa_test_add (project, "asset", "Server");
  gint64 shop = annexa_test_add (project, "asset", "Shop");

  annexa_test_add (project, "asset", "Chair");
  assert_duty (project, "restore-test", NULL, NULL, NULL, ANNEXA_DUE_LATER);
  annexa_test_put (project, "asset", server, "restore-tested", "2026-10-01");
  assert_duty (project, "restore-test", "2026-10-01", "2027-10-01", NULL, ANNEXA_DUE_LATER);
  annexa_test_put (project, "asset", shop, "restore-tested", "2025-08-31");
  assert_duty (project, "restore-test", "2025-08-31", "2026-08-31", NULL, ANNEXA_DUE_OVERDUE);
  annexa_test_close (project);
}

static void
assert_milestone (AnnexaProject       *project,
                  const char          *id,
                  const char          *day,
                  AnnexaMilestoneState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) milestones = annexa_certification_list (project, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < milestones->len; i++)
    {
      const AnnexaMilestone *milestone = milestones->pdata[i];
      g_autofree char *text = annexa_milestone_describe (milestone);

      g_assert_cmpstr (text, !=, "");
      if (strcmp (milestone->id, id) != 0)
        continue;
      g_assert_cmpstr (milestone->day, ==, day);
      g_assert_cmpint (milestone->state, ==, state);
      return;
    }
  g_assert_not_reached ();
}

static void
test_certification (void)
{
  AnnexaProject *project = new_project ("certification.annexa");
  gint64 stage;

  assert_milestone (project, "stage-1", NULL, ANNEXA_MILESTONE_OPEN);
  set_organization (project, "certificate-wanted", "2027-06-30");
  assert_milestone (project, "stage-1", "2027-04-07", ANNEXA_MILESTONE_DUE);
  assert_milestone (project, "stage-2", "2027-05-19", ANNEXA_MILESTONE_DUE);
  assert_milestone (project, "certificate", "2027-06-30", ANNEXA_MILESTONE_DUE);
  assert_milestone (project, "surveillance-1", NULL, ANNEXA_MILESTONE_OPEN);

  stage = add_audit (project, "stage-1", "2027-03-01", "planned");
  assert_milestone (project, "stage-1", "2027-03-01", ANNEXA_MILESTONE_PLANNED);
  annexa_test_put (project, "audit", stage, "starts", "2026-11-02");
  assert_milestone (project, "stage-1", "2026-11-02", ANNEXA_MILESTONE_LATE);
  annexa_test_put (project, "audit", stage, "status", "closed");
  assert_milestone (project, "stage-1", "2026-11-02", ANNEXA_MILESTONE_DONE);

  /* With the certificate, what it was wanted for is past, and the cycle begins. */
  set_organization (project, "certificate-issued", "2026-01-31");
  assert_milestone (project, "certificate", "2026-01-31", ANNEXA_MILESTONE_DONE);
  assert_milestone (project, "stage-2", NULL, ANNEXA_MILESTONE_DONE);
  assert_milestone (project, "surveillance-1", "2027-01-31", ANNEXA_MILESTONE_DUE);
  assert_milestone (project, "surveillance-2", "2028-01-31", ANNEXA_MILESTONE_DUE);
  assert_milestone (project, "recertification", "2028-11-02", ANNEXA_MILESTONE_DUE);
  add_audit (project, "surveillance", "2025-05-05", "closed");
  add_audit (project, "surveillance", "2027-01-12", "planned");
  assert_milestone (project, "surveillance-1", "2027-01-12", ANNEXA_MILESTONE_PLANNED);
  assert_milestone (project, "surveillance-2", "2028-01-31", ANNEXA_MILESTONE_DUE);
  annexa_test_close (project);
}

static void
test_days (void)
{
  AnnexaAuditDays days;

  g_assert_false (annexa_certification_estimate_days (0, &days));
  g_assert_false (annexa_certification_estimate_days (100000, &days));
  g_assert_true (annexa_certification_estimate_days (16, &days));
  g_assert_cmpfloat (days.initial, ==, 7);
  g_assert_true (annexa_certification_estimate_days (12, &days));
  g_assert_cmpfloat (days.initial, ==, 6);
  g_assert_cmpfloat (days.surveillance, ==, 2);
  g_assert_cmpfloat (days.recertification, ==, 4);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *found = strstr (text, part); found != NULL; found = strstr (found + 1, part))
    n++;
  return n;
}

/* Another calendar reads lines of at most 75 bytes that end in CR and LF, folded between characters. */
static void
assert_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strchr (lines[i], '\n'));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

/* In one calendar there may be the events of several projects. */
static void
assert_uid (const char    *text,
            AnnexaProject *project,
            const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *identity = annexa_project_get_identity (project, &error);
  g_autofree char *uid = g_strdup_printf ("UID:%s@%s.annexa\r\n", name, identity);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (identity), ==, 32);
  g_assert_nonnull (strstr (text, uid));
}

static void
test_icalendar (void)
{
  AnnexaProject *project = new_project ("calendar.annexa");
  gint64 task = annexa_test_add (project, "task", "Ask Ana, Lea; and “Müller” about the backup of the warehouse, "
                                                  "the shop and the workshop");
  gint64 done = annexa_test_add (project, "task", "Done long ago");
  gint64 person = annexa_test_add (project, "person", "Ana");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) of_person = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *unfolded = NULL;

  annexa_test_put (project, "task", task, "due", "2026-12-31");
  annexa_test_put (project, "task", done, "due", "2026-12-30");
  annexa_test_put (project, "task", done, "status", "done");
  set_organization (project, "certificate-wanted", "2027-06-30");
  bytes = annexa_icalendar_export (project, 0, &error);
  g_assert_no_error (error);
  again = annexa_icalendar_export (project, 0, &error);
  g_assert_true (g_bytes_equal (bytes, again));

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  assert_lines (text);
  g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, count (text, "END:VEVENT"));
  unfolded = g_strdup (text);
  for (char *fold = strstr (unfolded, "\r\n "); fold != NULL; fold = strstr (fold, "\r\n "))
    memmove (fold, fold + 3, strlen (fold + 3) + 1);
  g_assert_nonnull (strstr (unfolded, "SUMMARY:Ask Ana\\, Lea\\; and “Müller” about"));
  g_assert_nonnull (strstr (unfolded, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
  assert_uid (unfolded, project, "duty-internal-audit");
  assert_uid (unfolded, project, "certification-stage-1");
  g_assert_null (strstr (unfolded, "Done long ago"));

  of_person = annexa_icalendar_export (project, person, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (g_bytes_get_data (of_person, NULL), "BEGIN:VEVENT"));
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/duties/audits", test_audits);
  g_test_add_func ("/duties/oldest", test_oldest);
  g_test_add_func ("/certification/milestones", test_certification);
  g_test_add_func ("/certification/days", test_days);
  g_test_add_func ("/icalendar/export", test_icalendar);

  return g_test_run ();
}
