/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-calendar.h"
#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-query.h"
#include "annexa-worker.h"

/* Everything that is due, from all kinds. Which fields are deadlines and what is overdue is said by the tables of the
 * kinds; here it is only collected. */

/* How many records can be looked through while a window waits. */
#define MOST_AT_ONCE 20000

/* Who is asked about a record, the first of these that its kind has. */
static const char *const person_fields[]
    = { "responsible", "owner", "handler", "lead", "chair", "person", "isms-manager", "collected-by", "requested-by" };

/* One letter per state, in the order of AnnexaDueState. */
static const char state_letters[] = "osld";

/* A field that is a deadline, as SQL. */
typedef struct
{
  const AnnexaKind *kind;
  const AnnexaField *field;
  char *day;
  char *open;
  char *state;
  char *entry; /* day, state and person in one text */
} Deadline;

static void
clear_deadline (Deadline *self)
{
  g_free (self->day);
  g_free (self->open);
  g_free (self->state);
  g_free (self->entry);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deadline, clear_deadline)

/* The field of a kind that tells whether something is overdue, with what that is worked out from. */
static const AnnexaField *
find_overdue_field (const AnnexaKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].while_open != NULL)
      return &kind->fields[i];

  return NULL;
}

/**
 * annexa_calendar_get_person_field:
 * @kind: a kind
 *
 * Returns: (nullable): the field that says who is to see to its records
 */
const AnnexaField *
annexa_calendar_get_person_field (const AnnexaKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    {
      const AnnexaField *field = annexa_kind_find_field (kind, person_fields[i]);

      if (field != NULL && field->type == ANNEXA_FIELD_RECORD && g_strcmp0 (field->target, "person") == 0)
        return field;
    }
  return NULL;
}

static void
init_deadline (Deadline          *self,
               const AnnexaKind  *kind,
               const AnnexaField *field)
{
  const AnnexaField *overdue = find_overdue_field (kind);
  const AnnexaField *person = annexa_calendar_get_person_field (kind);
  gboolean is_moment = annexa_field_get_result (field) == ANNEXA_FIELD_DATE_TIME;
  g_autofree char *sql = annexa_kind_get_sql (kind, field);
  g_autofree char *person_sql = person != NULL ? annexa_kind_get_sql (kind, person) : g_strdup ("NULL");

  self->kind = kind;
  self->field = field;
  self->day = is_moment ? g_strdup_printf ("date (%s, 'localtime')", sql) : g_strdup (sql);
  self->open = g_strdup_printf ("ifnull (%s, 0)", overdue->while_open);
  /* What begins before it has to be over is not late because it has begun. */
  self->state = g_strdup_printf ("CASE WHEN NOT %s THEN 'd'"
                                 " WHEN %s < (SELECT %s) THEN CASE WHEN %s >= %s THEN 'o' ELSE 'd' END"
                                 " WHEN %s <= (SELECT date (annexa_today (), '+' ||"
                                 " ifnull ((SELECT soon_days FROM limits), 30) || ' days')) THEN 's' ELSE 'l' END",
                                 self->open, sql, is_moment ? "annexa_now ()" : "annexa_today ()", sql,
                                 overdue->due_by, self->day);
  self->entry = g_strdup_printf ("%s || %s || ifnull (%s, 0)", self->day, self->state, person_sql);
}

static AnnexaField
make_computed (const char     *name,
               const char     *sql,
               AnnexaFieldType result)
{
  return (AnnexaField){ name, ANNEXA_FIELD_COMPUTED, name, .sql = sql, .result = result };
}

static void
add_day (AnnexaQuery       *query,
         const AnnexaField *field,
         AnnexaTest         test,
         const char        *day)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (day == NULL)
    return;
  annexa_value_set_text (&value, day);
  annexa_query_add_filter (query, field, test, &value);
}

static void
add_number (AnnexaQuery       *query,
            const AnnexaField *field,
            gint64             number)
{
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, number);
  annexa_query_add_filter (query, field, ANNEXA_TEST_EQUAL, &value);
}

/* “2026-11-23o17”: the day, the letter of the state, the person. */
static void
add_entry (const Deadline    *deadline,
           const AnnexaGroup *group,
           GPtrArray         *entries)
{
  const char *text = annexa_value_get_text (&group->first);
  const char *letter = text != NULL && strlen (text) > 10 ? strchr (state_letters, text[10]) : NULL;
  AnnexaCalendarEntry *entry;

  if (letter == NULL)
    return;
  entry = g_new0 (AnnexaCalendarEntry, 1);
  g_strlcpy (entry->day, text, sizeof entry->day);
  entry->kind = deadline->kind;
  entry->id = annexa_value_get_integer (&group->second);
  entry->field = deadline->field;
  entry->state = (AnnexaDueState) (letter - state_letters);
  entry->person = g_ascii_strtoll (text + 11, NULL, 10);
  g_ptr_array_add (entries, entry);
}

/* Counting by the id gives one group for each record, with all that is wanted of it and nothing else. */
static gboolean
collect (AnnexaProject              *project,
         const Deadline             *deadline,
         const AnnexaCalendarFilter *filter,
         GPtrArray                  *entries,
         GError                    **error)
{
  const AnnexaField day = make_computed ("day", deadline->day, ANNEXA_FIELD_DATE);
  const AnnexaField open = make_computed ("open", deadline->open, ANNEXA_FIELD_YES_NO);
  const AnnexaField entry = make_computed ("entry", deadline->entry, ANNEXA_FIELD_TEXT);
  const AnnexaField id = make_computed ("id", "$.id", ANNEXA_FIELD_INTEGER);
  g_autoptr (AnnexaQuery) query = annexa_query_new (deadline->kind);
  g_autoptr (GArray) groups = NULL;

  annexa_query_add_filter (query, &day, ANNEXA_TEST_FILLED, NULL);
  add_day (query, &day, ANNEXA_TEST_AT_LEAST, filter->from);
  add_day (query, &day, ANNEXA_TEST_AT_MOST, filter->to);
  if (filter->person != 0)
    add_number (query, annexa_calendar_get_person_field (deadline->kind), filter->person);
  if (!filter->with_done)
    add_number (query, &open, 1);

  groups = annexa_project_count_by (project, query, &entry, &id, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    add_entry (deadline, &g_array_index (groups, AnnexaGroup, i), entries);
  return groups != NULL;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const AnnexaCalendarEntry *first = *(AnnexaCalendarEntry *const *) a;
  const AnnexaCalendarEntry *second = *(AnnexaCalendarEntry *const *) b;
  int order = strcmp (first->day, second->day);

  if (order == 0)
    order = (int) first->state - (int) second->state;
  if (order == 0)
    order = (first->id > second->id) - (first->id < second->id);
  return order != 0 ? order : (first->field > second->field) - (first->field < second->field);
}

/* What is past without being late is neither to be done nor waiting for somebody. */
static void
drop_unwanted (const AnnexaCalendarFilter *filter,
               GPtrArray                  *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      AnnexaDueState state = ((AnnexaCalendarEntry *) entries->pdata[i - 1])->state;

      if (filter->only_overdue ? state != ANNEXA_DUE_OVERDUE : !filter->with_done && state == ANNEXA_DUE_DONE)
        g_ptr_array_remove_index_fast (entries, i - 1);
    }
}

static gboolean
collect_kind (AnnexaProject              *project,
              const AnnexaKind           *kind,
              const AnnexaCalendarFilter *filter,
              GPtrArray                  *entries,
              GError                    **error)
{
  if (filter->person != 0 && annexa_calendar_get_person_field (kind) == NULL)
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ANNEXA_FIELD_DEADLINE)
      {
        g_auto (Deadline) deadline = { 0 };

        init_deadline (&deadline, kind, &kind->fields[i]);
        if (!collect (project, &deadline, filter, entries, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * annexa_calendar_list:
 * @project: a project
 * @filter: which entries
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaCalendarEntry) (nullable): what is due, by the day; of one day what is most
 *   urgent first
 */
GPtrArray *
annexa_calendar_list (AnnexaProject              *project,
                      const AnnexaCalendarFilter *filter,
                      GError                    **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!collect_kind (project, kinds[i], filter, entries, error))
      return NULL;
  drop_unwanted (filter, entries);
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

static void
free_filter (gpointer data)
{
  AnnexaCalendarFilter *filter = data;

  g_free ((char *) filter->from);
  g_free ((char *) filter->to);
  g_free (filter);
}

static void
return_entries (GTask         *task,
                AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = annexa_calendar_list (project, g_task_get_task_data (task), &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (AnnexaProject) reader = annexa_project_open_reader (source, &error);

  if (reader != NULL)
    return_entries (task, reader);
  else
    g_task_return_error (task, error);
}

static gboolean
has_dates (const AnnexaKind *kind)
{
  return find_overdue_field (kind) != NULL;
}

/**
 * annexa_calendar_list_async:
 * @project: a project
 * @filter: which entries
 * @cancellable: (nullable): stops the work
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does annexa_calendar_list(), of a large project in a worker.
 */
void
annexa_calendar_list_async (AnnexaProject              *project,
                            const AnnexaCalendarFilter *filter,
                            GCancellable               *cancellable,
                            GAsyncReadyCallback         callback,
                            gpointer                    user_data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, user_data);
  AnnexaCalendarFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->from = g_strdup (filter->from);
  copy->to = g_strdup (filter->to);
  g_task_set_task_data (task, copy, free_filter);
  if (annexa_project_has_more_than (project, MOST_AT_ONCE, has_dates))
    annexa_worker_run (task, run, ANNEXA_URGENCY_AWAITED);
  else
    return_entries (task, project);
}

/**
 * annexa_calendar_list_finish:
 * @project: a project
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type AnnexaCalendarEntry) (nullable): what is due
 */
GPtrArray *
annexa_calendar_list_finish (AnnexaProject *project,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * annexa_calendar_can_move:
 * @entry: an entry
 *
 * Returns: whether somebody set its day, so that it can be another one; other days follow from something else
 */
gboolean
annexa_calendar_can_move (const AnnexaCalendarEntry *entry)
{
  return entry->field->type == ANNEXA_FIELD_DATE;
}

/**
 * annexa_calendar_move:
 * @project: a project
 * @entry: an entry that can be moved
 * @day: the day that it is to be on
 * @error: return location
 *
 * Gives the record of the entry another day, as one edit.
 *
 * Returns: (transfer full) (nullable): what the edit is called
 */
char *
annexa_calendar_move (AnnexaProject             *project,
                      const AnnexaCalendarEntry *entry,
                      const char                *day,
                      GError                   **error)
{
  g_autofree char *date = annexa_date_format (day);
  g_autofree char *label = NULL;
  g_autoptr (AnnexaEdit) edit = NULL;

  g_return_val_if_fail (annexa_calendar_can_move (entry), NULL);

  /* TRANSLATORS: A record, one of its dates, and the new day: “Write the policy”, Due: 3 March 2026 */
  label = g_strdup_printf (_("“%s”, %s: %s"), annexa_project_get_title (project, entry->kind, entry->id),
                           annexa_field_get_label (entry->field), date);
  edit = annexa_project_begin (project, label);
  annexa_edit_set_text (edit, entry->kind, entry->id, entry->field->name, day);
  return annexa_project_apply (project, edit, error) ? g_steal_pointer (&label) : NULL;
}
