/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <string.h>

#include "annexa-condition.h"
#include "annexa-date.h"
#include "annexa-error.h"
#include "annexa-record-list.h"
#include "annexa-sample.h"
#include "annexa-test.h"
#include "annexa-text.h"

/* Conditions find what a naive reader of the records finds, stand the way into text and back, and groups are what the
 * records hold: over every field of the example company. */

typedef struct
{
  char *path;
  AnnexaProject *project;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  annexa_date_set_today ("2026-11-23");
  fixture->path = annexa_test_path ("conditions.annexa");
  fixture->project = annexa_sample_new_project (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  annexa_test_close (fixture->project);
  annexa_date_set_today (NULL);
  g_free (fixture->path);
}

/* All records of a kind, in the order of the query. */
static GPtrArray *
load (AnnexaProject    *project,
      const AnnexaKind *kind)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = annexa_project_query_records (project, query, &error);

  g_assert_no_error (error);
  return records;
}

/* Whether one of the words, ids or numbers of @list is among what the field holds. */
static gboolean
shares (const AnnexaValue *value,
        const AnnexaValue *list,
        gboolean           all)
{
  gsize n;
  const gint64 *ids = annexa_value_get_ids (list, &n);
  guint hits = 0;

  for (gsize i = 0; i < n; i++)
    hits += value->type == ANNEXA_VALUE_IDS ? annexa_value_has_id (value, ids[i])
                                            : value->type == ANNEXA_VALUE_INTEGER && value->integer == ids[i];
  if (list->type == ANNEXA_VALUE_TEXT)
    {
      g_auto (GStrv) wanted = g_strsplit (list->text, " ", -1);
      g_auto (GStrv) held = g_strsplit (value->type == ANNEXA_VALUE_TEXT ? value->text : "", " ", -1);

      for (n = 0; wanted[n] != NULL; n++)
        hits += g_strv_contains ((const char *const *) held, wanted[n]);
    }
  return all ? hits == n : hits > 0;
}

static gboolean
is_list (const AnnexaCondition *condition)
{
  AnnexaFieldType type = annexa_field_get_result (condition->field);

  return condition->value.type == ANNEXA_VALUE_IDS || type == ANNEXA_FIELD_CHOICE || type == ANNEXA_FIELD_CHOICES;
}

static int
compare (const AnnexaValue *a,
         const AnnexaValue *b)
{
  double difference = a->type == ANNEXA_VALUE_TEXT ? strcmp (a->text, b->text)
                                                   : annexa_value_get_number (a) - annexa_value_get_number (b);

  return (difference > 0) - (difference < 0);
}

static gboolean
contains (AnnexaProject         *project,
          const AnnexaCondition *condition,
          const AnnexaValue     *value)
{
  const char *text = condition->field->type == ANNEXA_FIELD_RECORD && !annexa_value_is_empty (value)
                         ? annexa_project_get_title (project, annexa_field_get_target (condition->field), value->integer)
                         : annexa_value_get_text (value);
  g_autofree char *folded = annexa_text_fold (text != NULL ? text : "");
  g_autofree char *wanted = annexa_text_fold (condition->value.text);

  return strstr (folded, wanted) != NULL;
}

static gboolean
holds (AnnexaProject         *project,
       const AnnexaCondition *condition,
       const AnnexaValue     *value)
{
  gboolean equal;

  switch ((int) condition->type)
    {
    case ANNEXA_CONDITION_EMPTY:
    case ANNEXA_CONDITION_FILLED:
      return annexa_value_is_empty (value) == (condition->type == ANNEXA_CONDITION_EMPTY);
    case ANNEXA_CONDITION_HAS_ALL:
      return shares (value, &condition->value, TRUE);
    case ANNEXA_CONDITION_IS:
    case ANNEXA_CONDITION_IS_NOT:
      equal = is_list (condition) ? shares (value, &condition->value, FALSE)
                                  : annexa_value_equal (value, &condition->value);
      return equal == (condition->type == ANNEXA_CONDITION_IS);
    case ANNEXA_CONDITION_CONTAINS:
    case ANNEXA_CONDITION_LACKS:
      return contains (project, condition, value) == (condition->type == ANNEXA_CONDITION_CONTAINS);
    default:
      break;
    }
  if (annexa_value_is_empty (value))
    return FALSE;
  switch ((int) condition->type)
    {
    case ANNEXA_CONDITION_LESS:
      return compare (value, &condition->value) < 0;
    case ANNEXA_CONDITION_AT_MOST:
      return compare (value, &condition->value) <= 0;
    case ANNEXA_CONDITION_GREATER:
      return compare (value, &condition->value) > 0;
    case ANNEXA_CONDITION_AT_LEAST:
      return compare (value, &condition->value) >= 0;
    default:
      g_assert_cmpint (condition->type, ==, ANNEXA_CONDITION_BETWEEN);
      return compare (value, &condition->value) >= 0 && compare (value, &condition->until) <= 0;
    }
}

static gboolean
is_span (AnnexaConditionType type)
{
  return type >= ANNEXA_CONDITION_OVERDUE && type <= ANNEXA_CONDITION_NEXT_30_DAYS;
}

/* A condition with what two of the records hold. */
static AnnexaCondition *
make (const AnnexaField  *field,
      AnnexaConditionType type,
      const AnnexaValue  *first,
      const AnnexaValue  *second)
{
  AnnexaCondition *condition = annexa_condition_new (field, type);
  gboolean equality = type <= ANNEXA_CONDITION_HAS_ALL;
  gint64 numbers[] = { first->integer, second->integer };
  AnnexaFieldType result = annexa_field_get_result (field);

  if (annexa_condition_count_values (type) == 0)
    return condition;
  if (type == ANNEXA_CONDITION_CONTAINS || type == ANNEXA_CONDITION_LACKS)
    annexa_value_set_text (&condition->value, "ER");
  else if (equality && result == ANNEXA_FIELD_CHOICE)
    annexa_value_take_text (&condition->value, strcmp (first->text, second->text) == 0
                                                   ? g_strdup (first->text)
                                                   : g_strdup_printf ("%s %s", first->text, second->text));
  else if (equality && (result == ANNEXA_FIELD_RECORD || result == ANNEXA_FIELD_SCALE || result == ANNEXA_FIELD_LEVEL
                        || result == ANNEXA_FIELD_RATING))
    annexa_value_set_ids (&condition->value, numbers, G_N_ELEMENTS (numbers));
  else
    annexa_value_copy (first, &condition->value);
  annexa_value_copy (second, &condition->until);
  return condition;
}

static void
assert_finds (AnnexaProject         *project,
              const AnnexaKind      *kind,
              const AnnexaCondition *condition,
              GPtrArray             *records)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  annexa_condition_apply (condition, query);
  found = annexa_project_query (project, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    if (holds (project, condition, annexa_record_get_value (records->pdata[i], condition->field)))
      {
        if (n >= found->len || g_array_index (found, gint64, n) != annexa_record_get_id (records->pdata[i]))
          g_error ("%s.%s, type %d: record %u is not found", kind->name, condition->field->name, condition->type, i);
        n++;
      }
  if (n != found->len)
    g_error ("%s.%s, type %d: %u are found instead of %u", kind->name, condition->field->name, condition->type, found->len,
             n);
}

static void
assert_written (AnnexaProject         *project,
                const AnnexaKind      *kind,
                const AnnexaCondition *condition)
{
  g_autofree char *text = annexa_condition_format (condition, project);
  g_autofree char *sentence = annexa_condition_describe (condition, project);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaCondition) read = annexa_condition_parse (project, kind, text, &error);
  g_autofree char *again = NULL;

  if (read == NULL)
    g_error ("“%s” is not understood: %s", text, error->message);
  again = annexa_condition_format (read, project);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (g_str_has_prefix (sentence, annexa_field_get_label (condition->field)));
  g_assert_cmpuint (strlen (sentence), >, strlen (annexa_field_get_label (condition->field)));
}

static void
check_field (AnnexaProject     *project,
             const AnnexaKind  *kind,
             const AnnexaField *field,
             GPtrArray         *records)
{
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  const AnnexaValue *first, *second;

  for (guint i = 0; i < records->len; i++)
    if (!annexa_value_is_empty (annexa_record_get_value (records->pdata[i], field)))
      g_ptr_array_add (filled, (gpointer) annexa_record_get_value (records->pdata[i], field));
  if (filled->len == 0)
    return;
  first = filled->pdata[filled->len / 3];
  second = filled->pdata[filled->len - 1];
  for (AnnexaConditionType type = 0; type < ANNEXA_CONDITION_N_TYPES; type++)
    {
      g_autoptr (AnnexaCondition) condition = NULL;

      if (!annexa_condition_suits (field, type) || is_span (type))
        continue;
      condition = make (field, type, first, second);
      assert_finds (project, kind, condition, records);
      assert_written (project, kind, condition);
    }
}

static void
test_every_field (Fixture      *fixture,
                  gconstpointer data)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        g_autoptr (GPtrArray) records = NULL;

        annexa_project_require (fixture->project, &kinds[i]->fields[j], NULL);
        records = load (fixture->project, kinds[i]);
        check_field (fixture->project, kinds[i], &kinds[i]->fields[j], records);
      }
}

/* Says which of the tasks of a project fit, by the letters of their names. */
static char *
find_tasks (AnnexaProject *project,
            const char    *text)
{
  const AnnexaKind *kind = annexa_kind_lookup ("task");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaCondition) condition = annexa_condition_parse (project, kind, text, &error);
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;
  GString *letters = g_string_new (NULL);

  g_assert_no_error (error);
  annexa_condition_apply (condition, query);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "title"), FALSE);
  records = annexa_project_query_records (project, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append (letters, annexa_record_get_title (records->pdata[i]));
  return g_string_free (letters, FALSE);
}

static void
assert_tasks (AnnexaProject *project,
              const char    *text,
              const char    *expected)
{
  g_autofree char *letters = find_tasks (project, text);

  g_assert_cmpstr (letters, ==, expected);
}

/* Spans of days move with the day, and what is done is not overdue. */
static void
test_dates (void)
{
  static const struct
  {
    const char *title;
    const char *due;
    const char *status;
  } tasks[] = {
    { "A", "2026-11-22", "open" }, { "B", "2026-11-22", "done" },  { "C", "2026-11-23", "open" },
    { "D", "2026-11-30", "open" }, { "E", "2026-12-23", "open" },  { "F", "2026-12-24", "open" },
    { "G", "2026-10-31", "open" }, { "H", NULL, "open" },
  };
  AnnexaProject *project = annexa_test_new_project ("condition-dates.annexa");

  annexa_date_set_today ("2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      gint64 id = annexa_test_add (project, "task", tasks[i].title);

      if (tasks[i].due != NULL)
        g_assert_true (annexa_test_set (project, "task", id, "due", tasks[i].due, NULL));
      if (strcmp (tasks[i].status, "open") != 0)
        g_assert_true (annexa_test_set (project, "task", id, "status", tasks[i].status, NULL));
    }
  assert_tasks (project, "due=overdue", "AG");
  assert_tasks (project, "due=this-month", "ABCD");
  assert_tasks (project, "due=next-30-days", "CDE");
  assert_tasks (project, "due<today", "ABG");
  assert_tasks (project, "due=2026-11-23..2026-12-23", "CDE");
  assert_tasks (project, "due=", "H");
  assert_tasks (project, "status=done", "B");
  assert_tasks (project, "title~h", "H");
  annexa_date_set_today ("2026-12-24");
  assert_tasks (project, "due=overdue", "ACDEG");
  assert_tasks (project, "due=this-month", "EF");
  annexa_date_set_today (NULL);
  annexa_test_close (project);
}

static void
assert_refused (AnnexaProject *project,
                const char    *text,
                int            code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (annexa_condition_parse (project, annexa_kind_lookup ("asset"), text, &error));
  g_assert_error (error, ANNEXA_ERROR, code);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  assert_refused (fixture->project, "owner", ANNEXA_ERROR_SYNTAX);
  assert_refused (fixture->project, "onwer=", ANNEXA_ERROR_NOT_FOUND);
  assert_refused (fixture->project, "name<x", ANNEXA_ERROR_CONSTRAINT);
  assert_refused (fixture->project, "type~x", ANNEXA_ERROR_CONSTRAINT);
  assert_refused (fixture->project, "next-review<", ANNEXA_ERROR_CONSTRAINT);
  assert_refused (fixture->project, "next-review=2026-01-01..", ANNEXA_ERROR_CONSTRAINT);
  assert_refused (fixture->project, "next-review<someday", ANNEXA_ERROR_CONSTRAINT);
  assert_refused (fixture->project, "type=software|nonsense", ANNEXA_ERROR_CONSTRAINT);
  assert_refused (fixture->project, "owner=nobody of that name", ANNEXA_ERROR_NOT_FOUND);
}

/* A quote in a list of words does not end the text of the query. */
static void
test_quotes (Fixture      *fixture,
             gconstpointer data)
{
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "'OR'1'='1 x");
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "type"), ANNEXA_TEST_ANY_OF, &value);
  g_assert_cmpint (annexa_project_count_query (fixture->project, query, &error), ==, 0);
  g_assert_no_error (error);
}

/* What a record holds, as a group has it. */
static char *
group_of (AnnexaRecord      *record,
          const AnnexaField *field)
{
  const AnnexaValue *value = annexa_record_get_value (record, field);
  AnnexaFieldType type = annexa_field_get_result (field);

  if (value->type == ANNEXA_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->type != ANNEXA_VALUE_TEXT)
    return g_strdup ("");
  return type == ANNEXA_FIELD_DATE || type == ANNEXA_FIELD_DATE_TIME ? g_strndup (value->text, 7) : g_strdup (value->text);
}

/* The list has its groups one after the other, each as long as it says, and no group twice. */
static void
assert_groups (AnnexaRecordList *list)
{
  const AnnexaField *field = annexa_query_get_group (annexa_record_list_get_query (list));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint position = 0, n_found = 0;

  for (guint i = 0; i < annexa_record_list_get_n_groups (list); i++)
    {
      const AnnexaListGroup *group = annexa_record_list_get_group (list, i);

      g_assert_true (g_hash_table_add (seen, group->key));
      g_assert_cmpuint (group->first, ==, position);
      g_assert_cmpuint (group->count, >, 0);
      n_found += group->count;
      for (guint j = 0; j < group->count && !group->folded; j++, position++)
        {
          g_autoptr (AnnexaRecord) record = g_list_model_get_item (G_LIST_MODEL (list), position);
          g_autofree char *key = group_of (record, field);
          guint found;

          g_assert_cmpstr (key, ==, group->key);
          g_assert_true (annexa_record_list_find_group (list, position, &found));
          g_assert_cmpuint (found, ==, i);
        }
    }
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  g_assert_cmpuint (n_found, ==, annexa_record_list_get_n_found (list));
}

static AnnexaQuery *
grouped_by (const char *kind,
            const char *field)
{
  AnnexaQuery *query = annexa_query_new (annexa_kind_lookup (kind));

  annexa_query_set_group (query, annexa_kind_find_field (annexa_kind_lookup (kind), field), FALSE);
  return query;
}

static void
test_groups_of_every_field (Fixture      *fixture,
                            gconstpointer data)
{
  guint n_kinds;
  const AnnexaKind *const *kinds = annexa_kinds_list (&n_kinds);
  guint n = 0;

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      for (guint descending = 0; descending <= 1; descending++)
        {
          g_autoptr (AnnexaRecordList) list = NULL;
          AnnexaQuery *query;

          if (!annexa_query_can_group (&kinds[i]->fields[j]))
            continue;
          query = annexa_query_new (kinds[i]);
          annexa_query_set_group (query, &kinds[i]->fields[j], descending);
          list = annexa_record_list_new (fixture->project, kinds[i]);
          annexa_record_list_set_query (list, query);
          assert_groups (list);
          n += annexa_record_list_get_n_groups (list);
        }
  g_assert_cmpuint (n, >, 300);
}

static void
test_folding (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (fixture->project, annexa_kind_lookup ("asset"));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint first, group;
  gint64 id;

  annexa_record_list_set_query (list, grouped_by ("asset", "type"));
  g_assert_cmpuint (annexa_record_list_get_n_groups (list), >, 3);
  id = annexa_record_list_get_id (list, 0);
  first = annexa_record_list_get_group (list, 0)->count;

  annexa_record_list_fold (list, 0, TRUE);
  assert_groups (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n - first);
  g_assert_cmpuint (annexa_record_list_get_n_found (list), ==, n);
  g_assert_true (annexa_record_list_find_group (list, 0, &group));
  g_assert_cmpuint (group, ==, 1);

  g_assert_true (annexa_record_list_reveal (list, id));
  assert_groups (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);

  annexa_record_list_fold_all (list, TRUE);
  assert_groups (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  annexa_record_list_fold_all (list, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);

  annexa_record_list_fold (list, 1, TRUE);
  annexa_record_list_set_query (list, annexa_query_new (annexa_kind_lookup ("asset")));
  g_assert_cmpuint (annexa_record_list_get_n_groups (list), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

/* Groups follow edits and searches. */
static void
test_groups_follow (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (AnnexaRecordList) list = annexa_record_list_new (fixture->project, annexa_kind_lookup ("asset"));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  gint64 id = annexa_record_list_get_id (list, 3);
  guint n_groups;

  annexa_record_list_set_query (list, grouped_by ("asset", "owner"));
  assert_groups (list);
  n_groups = annexa_record_list_get_n_groups (list);

  g_assert_true (annexa_test_set (fixture->project, "asset", id, "owner", "", NULL));
  assert_groups (list);
  annexa_test_add (fixture->project, "asset", "Something new");
  assert_groups (list);
  g_assert_cmpuint (annexa_record_list_get_n_found (list), ==, n + 1);
  /* Empty ones come last. */
  g_assert_true (annexa_value_is_empty (
      annexa_record_list_get_group (list, annexa_record_list_get_n_groups (list) - 1)->value));

  annexa_record_list_fold (list, 0, TRUE);
  annexa_record_list_set_words (list, "server");
  assert_groups (list);
  g_assert_cmpuint (annexa_record_list_get_n_found (list), <, n);
  annexa_test_add (fixture->project, "asset", "One more server");
  assert_groups (list);
  annexa_record_list_set_words (list, NULL);
  assert_groups (list);
  g_assert_cmpuint (annexa_record_list_get_n_found (list), ==, n + 2);

  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  g_assert_true (annexa_project_undo (fixture->project, NULL, NULL));
  assert_groups (list);
  g_assert_cmpuint (annexa_record_list_get_n_groups (list), ==, n_groups);
}

/* Two people of one name are two groups, and numbers are added up for each. */
static void
test_names_and_sums (void)
{
  AnnexaProject *project = annexa_test_new_project ("group-sums.annexa");
  const AnnexaKind *kind = annexa_kind_lookup ("asset");
  gint64 owners[] = { annexa_test_add (project, "person", "Ana Ruiz"), annexa_test_add (project, "person", "Ana Ruiz") };
  g_autoptr (AnnexaQuery) query = grouped_by ("asset", "owner");
  g_autoptr (GArray) totals = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Asset %u", i);
      gint64 id = annexa_test_add (project, "asset", title);
      g_autoptr (AnnexaEdit) edit = annexa_project_begin (project, "Owner and quantity set");

      annexa_edit_set_integer (edit, kind, id, "owner", owners[i % 2]);
      annexa_edit_set_integer (edit, kind, id, "quantity", 1 + i);
      g_assert_true (annexa_project_apply (project, edit, &error));
      g_assert_no_error (error);
    }
  annexa_query_add_sum (query, annexa_kind_find_field (kind, "quantity"));
  totals = annexa_project_count_groups (project, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const AnnexaGroupTotal *total = &g_array_index (totals, AnnexaGroupTotal, i);

      g_assert_cmpint (total->value.integer, ==, owners[i]);
      g_assert_cmpint (total->count, ==, 3);
      g_assert_cmpfloat (total->sums[0], ==, i == 0 ? 9 : 12);
    }
  annexa_test_close (project);
}

int
main (int    argc,
      char **argv)
{
  annexa_test_init (&argc, &argv);

  g_test_add ("/conditions/every-field", Fixture, NULL, set_up, test_every_field, tear_down);
  g_test_add_func ("/conditions/dates", test_dates);
  g_test_add ("/conditions/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/conditions/quotes", Fixture, NULL, set_up, test_quotes, tear_down);
  g_test_add ("/groups/every-field", Fixture, NULL, set_up, test_groups_of_every_field, tear_down);
  g_test_add ("/groups/folding", Fixture, NULL, set_up, test_folding, tear_down);
  g_test_add ("/groups/follow", Fixture, NULL, set_up, test_groups_follow, tear_down);
  g_test_add_func ("/groups/names-and-sums", test_names_and_sums);

  return g_test_run ();
}
