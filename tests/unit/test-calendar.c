/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-calendar.h"
#include "annexa-date.h"
#include "annexa-test.h"

/* What is due when, with days worked out by hand. Today is 23 November 2026, and soon is 30 days ahead: until 23
 * December. */

/* “2026-11-23 task due soon”, one line for each entry. */
static char *
list (AnnexaProject *project,
      const char    *from,
      const char    *to,
      gint64         person,
      gboolean       with_done)
{
  static const char *const states[] = { "overdue", "soon", "later", "done" };
  const AnnexaCalendarFilter filter = { from, to, person, with_done };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = annexa_calendar_list (project, &filter, &error);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const AnnexaCalendarEntry *entry = entries->pdata[i];

      g_string_append_printf (lines, "%s %s %s %s\n", entry->day, entry->kind->name, entry->field->name,
                              states[entry->state]);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_list (AnnexaProject *project,
             const char    *from,
             const char    *to,
             gint64         person,
             gboolean       with_done,
             const char    *expected)
{
  g_autofree char *found = list (project, from, to, person, with_done);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_states (void)
{
  AnnexaProject *project = annexa_test_new_project ("states.annexa");
  gint64 late = annexa_test_add (project, "task", "Late");
  gint64 today = annexa_test_add (project, "task", "Today");
  gint64 soon = annexa_test_add (project, "finding", "Soon");
  gint64 later = annexa_test_add (project, "exception", "Later");
  gint64 done = annexa_test_add (project, "task", "Done");

  annexa_test_put (project, "task", late, "due", "2026-11-22");
  annexa_test_put (project, "task", today, "due", "2026-11-23");
  annexa_test_put (project, "finding", soon, "due", "2026-12-23");
  annexa_test_put (project, "exception", later, "expires", "2026-12-24");
  annexa_test_put (project, "task", done, "due", "2026-11-20");
  annexa_test_put (project, "task", done, "status", "done");

  assert_list (project, NULL, NULL, 0, FALSE,
               "2026-11-22 task due overdue\n2026-11-23 task due soon\n"
               "2026-12-23 finding due soon\n2026-12-24 exception expires later\n");
  assert_list (project, NULL, "2026-11-22", 0, TRUE, "2026-11-20 task due done\n2026-11-22 task due overdue\n");
  assert_list (project, "2026-12-23", "2026-12-23", 0, FALSE, "2026-12-23 finding due soon\n");
  assert_list (project, "2026-12-25", NULL, 0, TRUE, "");
  {
    const AnnexaCalendarFilter filter = { .only_overdue = TRUE };
    g_autoptr (GPtrArray) overdue = annexa_calendar_list (project, &filter, NULL);

    g_assert_cmpuint (overdue->len, ==, 1);
    g_assert_cmpint (((AnnexaCalendarEntry *) overdue->pdata[0])->id, ==, late);
  }

  /* What counts as soon is said in the limits. */
  {
    g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);

    annexa_test_put (project, "limits", annexa_record_get_id (limits), "soon-days", "31");
  }
  assert_list (project, "2026-12-24", NULL, 0, FALSE, "2026-12-24 exception expires soon\n");
  annexa_test_close (project);
}

/* Each of several dates of a record is an entry; what has begun is not late before it has to be over. */
static void
test_several_dates (void)
{
  AnnexaProject *project = annexa_test_new_project ("several.annexa");
  gint64 risk = annexa_test_add (project, "risk", "Fire");
  gint64 audit = annexa_test_add (project, "audit", "Audit");
  gint64 issue = annexa_test_add (project, "context-issue", "Few staff");

  annexa_test_put (project, "risk", risk, "next-review", "2026-11-01");
  annexa_test_put (project, "risk", risk, "acceptance-expires", "2027-02-01");
  annexa_test_put (project, "audit", audit, "starts", "2026-11-20");
  annexa_test_put (project, "audit", audit, "ends", "2026-11-25");
  /* Twelve months later. */
  annexa_test_put (project, "context-issue", issue, "reviewed", "2026-01-15");
  assert_list (project, NULL, NULL, 0, TRUE,
               "2026-11-01 risk next-review overdue\n2026-11-20 audit starts done\n2026-11-25 audit ends soon\n"
               "2027-01-15 context-issue review-by later\n2027-02-01 risk acceptance-expires later\n");
  annexa_test_put (project, "audit", audit, "ends", "");
  assert_list (project, "2026-11-20", "2026-11-25", 0, TRUE, "2026-11-20 audit starts overdue\n");
  annexa_test_put (project, "risk", risk, "status", "closed");
  assert_list (project, NULL, "2026-11-10", 0, FALSE, "");
  annexa_test_close (project);
}

/* The authority has to be told within 72 hours. It is the end of 23 November. */
static void
test_incident (void)
{
  AnnexaProject *project = annexa_test_new_project ("incident.annexa");
  gint64 incident = annexa_test_add (project, "incident", "Laptop lost");

  annexa_test_put (project, "incident", incident, "detected", "2026-11-22T12:00:00Z");
  assert_list (project, NULL, NULL, 0, TRUE, "");
  annexa_test_put (project, "incident", incident, "personal-data", "yes");
  assert_list (project, NULL, NULL, 0, FALSE, "2026-11-25 incident notify-deadline soon\n");
  annexa_test_put (project, "incident", incident, "detected", "2026-11-19T12:00:00Z");
  assert_list (project, NULL, NULL, 0, FALSE, "2026-11-22 incident notify-deadline overdue\n");
  annexa_test_put (project, "incident", incident, "notify", "no");
  assert_list (project, NULL, NULL, 0, FALSE, "");
  assert_list (project, NULL, NULL, 0, TRUE, "2026-11-22 incident notify-deadline done\n");
  annexa_test_close (project);
}

static void
test_person (void)
{
  AnnexaProject *project = annexa_test_new_project ("person.annexa");
  gint64 ada = annexa_test_add (project, "person", "Ada");
  gint64 task = annexa_test_add (project, "task", "Order locks");
  gint64 change = annexa_test_add (project, "change", "New firewall");

  annexa_test_put (project, "task", task, "due", "2026-11-30");
  annexa_test_put (project, "task", task, "responsible", "Ada");
  annexa_test_put (project, "change", change, "planned-for", "2026-11-30");
  assert_list (project, NULL, NULL, ada, FALSE, "2026-11-30 task due soon\n");
  assert_list (project, NULL, NULL, ada + 1000, FALSE, "");
  annexa_test_close (project);
}

static void
test_move (void)
{
  const AnnexaCalendarFilter all = { 0 };
  AnnexaProject *project = annexa_test_new_project ("move.annexa");
  gint64 task = annexa_test_add (project, "task", "Order locks");
  gint64 issue = annexa_test_add (project, "context-issue", "Few staff");
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *label = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  annexa_test_put (project, "task", task, "starts", "2026-11-26");
  annexa_test_put (project, "task", task, "due", "2026-11-30");
  annexa_test_put (project, "context-issue", issue, "reviewed", "2026-01-15");
  entries = annexa_calendar_list (project, &all, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (annexa_calendar_can_move (entries->pdata[0]));
  g_assert_false (annexa_calendar_can_move (entries->pdata[1]));

  label = annexa_calendar_move (project, entries->pdata[0], "2026-12-01", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (label, "Order locks"));
  assert_list (project, NULL, "2026-12-31", 0, FALSE, "2026-12-01 task due soon\n");

  /* Nothing ends before it begins. */
  refused = annexa_calendar_move (project, entries->pdata[0], "2026-11-01", &error);
  g_assert_nonnull (error);
  g_assert_null (refused);
  annexa_project_undo (project, &undone, NULL);
  g_assert_cmpstr (undone, ==, label);
  assert_list (project, NULL, "2026-12-31", 0, FALSE, "2026-11-30 task due soon\n");
  annexa_test_close (project);
}

/* The calendar and the field "overdue" of the records never say different things. */
static void
test_agrees (void)
{
  static const char *const days[] = { "2026-11-01", "2026-11-22", "2026-11-23", "2026-12-23", "2026-12-24" };
  AnnexaProject *project = annexa_test_new_project ("agrees.annexa");
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n_tried = 0;

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        {
          const AnnexaField *field = &kinds[i]->fields[j];
          const AnnexaCalendarFilter all = { 0 };
          g_autoptr (GPtrArray) entries = NULL;
          g_autofree char *overdue = NULL;
          g_autofree char *soon = NULL;
          gboolean is_overdue = FALSE;
          gboolean is_soon = FALSE;
          gint64 id;

          /* The second date of a training is the one that can be late. */
          if (!(field->flags & ANNEXA_FIELD_DEADLINE) || field->type != ANNEXA_FIELD_DATE
              || (kinds[i]->flags & ANNEXA_KIND_SINGLE) || strcmp (field->name, "date") == 0)
            continue;
          id = annexa_test_add (project, kinds[i]->name, "Something");
          annexa_test_put (project, kinds[i]->name, id, field->name, days[k]);
          overdue = annexa_test_get (project, kinds[i]->name, id, "overdue");
          soon = annexa_test_get (project, kinds[i]->name, id, "due-soon");
          entries = annexa_calendar_list (project, &all, NULL);
          for (guint l = 0; l < entries->len; l++)
            {
              const AnnexaCalendarEntry *entry = entries->pdata[l];

              is_overdue = is_overdue || (entry->id == id && entry->state == ANNEXA_DUE_OVERDUE);
              is_soon = is_soon || (entry->id == id && entry->state == ANNEXA_DUE_SOON);
            }
          g_assert_cmpint (is_overdue, ==, strcmp (overdue, "yes") == 0);
          g_assert_cmpint (is_soon, ==, strcmp (soon, "yes") == 0);
          n_tried++;
        }
  g_assert_cmpuint (n_tried, >, 80);
  annexa_test_close (project);
}

/* Whatever can be overdue stands in the calendar. */
static void
test_every_kind (void)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean can_be_overdue = FALSE;
      gboolean has_deadline = FALSE;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          can_be_overdue = can_be_overdue || kinds[i]->fields[j].while_open != NULL;
          has_deadline = has_deadline || (kinds[i]->fields[j].flags & ANNEXA_FIELD_DEADLINE) != 0;
        }
      if (can_be_overdue != has_deadline)
        g_error ("the kind “%s” has a deadline that is never overdue, or the other way around", kinds[i]->name);
    }
}

int
main (int   argc,
      char *argv[])
{
  annexa_test_init (&argc, &argv);

  g_test_add_func ("/calendar/states", test_states);
  g_test_add_func ("/calendar/several-dates", test_several_dates);
  g_test_add_func ("/calendar/incident", test_incident);
  g_test_add_func ("/calendar/person", test_person);
  g_test_add_func ("/calendar/move", test_move);
  g_test_add_func ("/calendar/agrees", test_agrees);
  g_test_add_func ("/calendar/every-kind", test_every_kind);
  return g_test_run ();
}
