/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-calendar.h"
#include "annexa-certification.h"
#include "annexa-date.h"
#include "annexa-duties.h"
#include "annexa-history.h"
#include "annexa-icalendar.h"

/* Everything that is due, as other calendars read it (RFC 5545). */

/* A line may have so many bytes; what is longer goes on in the next one, behind a space. */
#define LINE_BYTES 75

typedef struct
{
  AnnexaProject *project;
  GString *text;
  char *stamp;    /* when the project was changed last: the same project gives the same file */
  char *identity; /* of the project: calendars hold events of several */
} Writer;

/* Lines are folded between characters, never within one. */
static void
add_folded (GString    *text,
            const char *line)
{
  gsize room = LINE_BYTES;

  while (*line != '\0')
    {
      gsize size = (gsize) (g_utf8_next_char (line) - line);

      if (size > room)
        {
          g_string_append (text, "\r\n ");
          room = LINE_BYTES - 1;
        }
      g_string_append_len (text, line, (gssize) size);
      room -= size;
      line += size;
    }
  g_string_append (text, "\r\n");
}

static void
add_line (Writer     *writer,
          const char *name,
          const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  add_folded (writer->text, line);
}

/* A text in which a comma, a semicolon, a backslash or a line feed would mean something else. */
static void
add_text (Writer     *writer,
          const char *name,
          const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\n')
        g_string_append (escaped, "\\n");
      else if ((guchar) *c >= ' ')
        {
          if (strchr (",;\\", *c) != NULL)
            g_string_append_c (escaped, '\\');
          g_string_append_c (escaped, *c);
        }
    }
  add_line (writer, name, escaped->str);
  g_string_free (escaped, TRUE);
}

/* 2026-11-23 as 20261123. */
static void
add_day (Writer     *writer,
         const char *name,
         const char *day)
{
  g_autofree char *property = g_strconcat (name, ";VALUE=DATE", NULL);
  g_auto (GStrv) parts = g_strsplit (day, "-", 3);
  g_autofree char *plain = g_strjoinv ("", parts);

  add_line (writer, property, plain);
}

/* A whole day; the end that the standard wants is the day after. No other event has the same UID, also of no other project:
 * the calendar would take one for the other. */
static void
begin_event (Writer     *writer,
             const char *name,
             const char *day,
             const char *summary)
{
  g_autofree char *next = annexa_date_add_days (day, 1);
  g_autofree char *uid = g_strdup_printf ("%s@%s.annexa", name, writer->identity);

  add_line (writer, "BEGIN", "VEVENT");
  add_line (writer, "UID", uid);
  add_line (writer, "DTSTAMP", writer->stamp);
  add_day (writer, "DTSTART", day);
  add_day (writer, "DTEND", next);
  add_text (writer, "SUMMARY", summary);
  add_line (writer, "TRANSP", "TRANSPARENT");
}

static void
add_entry (Writer                    *writer,
           const AnnexaCalendarEntry *entry)
{
  const char *ref = annexa_project_get_ref (writer->project, entry->kind, entry->id);
  const char *title = annexa_project_get_title (writer->project, entry->kind, entry->id);
  const char *field = annexa_field_get_label (entry->field);
  const AnnexaKind *person = annexa_kind_lookup ("person");
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", entry->id, entry->field->name);
  /* TRANSLATORS: In a calendar: the title of a record, and which of its dates this is: “Backup policy (Next review)” */
  g_autofree char *summary = g_strdup_printf (_("%s (%s)"), title, field);
  g_autofree char *description = NULL;

  if (entry->person != 0)
    /* TRANSLATORS: In a calendar: what sort of record, its reference, and who is asked: “Document D-002, Eva Weber” */
    description = g_strdup_printf (_("%s %s, %s"), annexa_kind_get_label (entry->kind), ref,
                                   annexa_project_get_title (writer->project, person, entry->person));
  else
    /* TRANSLATORS: In a calendar: what sort of record, and its reference: “Document D-002” */
    description = g_strdup_printf (_("%s %s"), annexa_kind_get_label (entry->kind), ref);
  begin_event (writer, name, entry->day, summary);
  add_text (writer, "DESCRIPTION", description);
  add_text (writer, "CATEGORIES", annexa_kind_get_plural (entry->kind));
  add_line (writer, "END", "VEVENT");
}

/* A duty that is planned stands in the calendar with its plan. */
static void
add_duty (Writer                *writer,
          const AnnexaDutyState *state)
{
  g_autofree char *name = g_strdup_printf ("duty-%s", state->duty->id);
  g_autofree char *description = annexa_duty_describe (state);

  if (state->planned != NULL)
    return;
  begin_event (writer, name, state->next, annexa_duty_get_title (state->duty));
  add_text (writer, "DESCRIPTION", description);
  add_text (writer, "CATEGORIES", _("Duties"));
  add_line (writer, "END", "VEVENT");
}

/* Audits that are planned or past stand in the calendar as such. */
static void
add_milestone (Writer                *writer,
               const AnnexaMilestone *milestone)
{
  g_autofree char *name = g_strdup_printf ("certification-%s", milestone->id);

  if (milestone->day == NULL || milestone->audit != 0 || milestone->state == ANNEXA_MILESTONE_DONE
      || strcmp (milestone->id, "certificate") == 0)
    return;
  begin_event (writer, name, milestone->day, annexa_milestone_get_title (milestone));
  add_text (writer, "DESCRIPTION", annexa_milestone_get_about (milestone));
  add_text (writer, "CATEGORIES", _("Certification"));
  add_line (writer, "END", "VEVENT");
}

/* 2026-11-23T20:07:00Z as 20261123T200700Z. */
static char *
get_stamp (AnnexaProject *project,
           GError       **error)
{
  g_autofree char *time = annexa_project_get_last_time (project, error);
  GString *stamp;

  if (time == NULL)
    return NULL;
  stamp = g_string_new (NULL);
  for (const char *c = time; *c != '\0'; c++)
    if (*c != '-' && *c != ':')
      g_string_append_c (stamp, *c);
  return g_string_free (stamp, FALSE);
}

/**
 * annexa_icalendar_export:
 * @project: a project
 * @person: whose deadlines are wanted, or 0 for those of everybody, with the duties that recur and the steps of the
 *   certification
 * @error: return location
 *
 * Writes what is due and not done as an iCalendar file. A calendar that reads it again replaces what it had.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
annexa_icalendar_export (AnnexaProject *project,
                         gint64         person,
                         GError       **error)
{
  const AnnexaCalendarFilter filter = { NULL, NULL, person, FALSE, FALSE };
  g_autoptr (GPtrArray) entries = annexa_calendar_list (project, &filter, error);
  g_autoptr (GPtrArray) duties = entries != NULL ? annexa_duties_list (project, error) : NULL;
  g_autoptr (GPtrArray) milestones = duties != NULL ? annexa_certification_list (project, error) : NULL;
  g_autofree char *stamp = milestones != NULL ? get_stamp (project, error) : NULL;
  g_autofree char *identity = stamp != NULL ? annexa_project_get_identity (project, error) : NULL;
  g_autofree char *name = NULL;
  Writer writer = { project, NULL, stamp, identity };

  if (identity == NULL)
    return NULL;

  writer.text = g_string_new (NULL);
  name = annexa_project_get_name (project);
  add_line (&writer, "BEGIN", "VCALENDAR");
  add_line (&writer, "VERSION", "2.0");
  add_line (&writer, "PRODID", "-//Annexa//Annexa//EN");
  add_line (&writer, "CALSCALE", "GREGORIAN");
  add_line (&writer, "METHOD", "PUBLISH");
  add_text (&writer, "X-WR-CALNAME", name);
  for (guint i = 0; i < entries->len; i++)
    add_entry (&writer, entries->pdata[i]);
  for (guint i = 0; person == 0 && i < duties->len; i++)
    add_duty (&writer, duties->pdata[i]);
  for (guint i = 0; person == 0 && i < milestones->len; i++)
    add_milestone (&writer, milestones->pdata[i]);
  add_line (&writer, "END", "VCALENDAR");
  return g_string_free_to_bytes (writer.text);
}
