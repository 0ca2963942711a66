/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "annexa-check-private.h"
#include "annexa-required-document.h"
#include "annexa-way.h"

/* The rules of readiness, each with the SQL that finds what breaks it. What a computed field already says is not said
 * again here: the SQL names the field. */

static const AnnexaCheckTable *const tables[] = {
  &annexa_context_checks,    &annexa_people_checks,   &annexa_risk_checks,       &annexa_treatment_checks,
  &annexa_operation_checks,  &annexa_document_checks, &annexa_evaluation_checks, &annexa_improvement_checks,
};

/* A check with its place in the tables, so that sorting keeps it. */
typedef struct
{
  const AnnexaCheck *check;
  guint step;
  guint place;
} Placed;

/* The place of its step on the way. */
guint
annexa_check_get_step (const AnnexaCheck *check)
{
  guint n_steps;
  const AnnexaWayStep *steps = annexa_way_list_steps (&n_steps);

  for (guint i = 0; i < n_steps; i++)
    if (strcmp (steps[i].id, check->step) == 0)
      return i;
  g_error ("%s belongs to no step of the way", check->id);
}

/* By the steps of the way, within a step the worst first. */
static int
compare_checks (gconstpointer a,
                gconstpointer b)
{
  const Placed *first = a;
  const Placed *second = b;

  if (first->step != second->step)
    return (int) first->step - (int) second->step;
  if (first->check->severity != second->check->severity)
    return (int) first->check->severity - (int) second->check->severity;
  return (int) first->place - (int) second->place;
}

static GPtrArray *
build_list (void)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < tables[i]->n_checks; j++)
      {
        const AnnexaCheck *check = &tables[i]->checks[j];
        Placed place = { check, annexa_check_get_step (check), placed->len };

        g_array_append_val (placed, place);
      }
  g_array_sort (placed, compare_checks);
  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (list, (gpointer) g_array_index (placed, Placed, i).check);
  return list;
}

/**
 * annexa_checks_list:
 * @n_checks: (out): how many there are
 *
 * Returns: (array length=n_checks): every check, in the order of the way; those of one step with the worst first
 */
const AnnexaCheck *const *
annexa_checks_list (guint *n_checks)
{
  static GPtrArray *list;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, build_list ());

  *n_checks = list->len;
  return (const AnnexaCheck *const *) list->pdata;
}

/**
 * annexa_check_find_first:
 * @kind: the name of a kind of records
 *
 * Returns: (nullable): the first check about such records, which says to which step of the way they belong
 */
const AnnexaCheck *
annexa_check_find_first (const char *kind)
{
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks; i++)
    if (strcmp (checks[i]->kind, kind) == 0)
      return checks[i];
  return NULL;
}

/**
 * annexa_check_find:
 * @id: the id of a check, or what names a gap: "R30-M05"
 *
 * Returns: (nullable): the check
 */
const AnnexaCheck *
annexa_check_find (const char *id)
{
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);
  g_auto (GStrv) parts = g_strsplit (id, "-", 2);

  for (guint i = 0; parts[0] != NULL && i < n_checks; i++)
    if (strcmp (checks[i]->id, parts[0]) == 0)
      {
        gboolean of_document = (checks[i]->flags & ANNEXA_CHECK_DOCUMENTS) != 0;

        if (of_document ? parts[1] != NULL && annexa_required_documents_find (parts[1]) != NULL : parts[1] == NULL)
          return checks[i];
      }
  return NULL;
}

/**
 * annexa_check_get_clause:
 * @check: a check
 *
 * Returns: (transfer full): the number of the clause or control that it counts for: “6.1.2” of “6.1.2 e); 6.1.3 a)”
 */
char *
annexa_check_get_clause (const AnnexaCheck *check)
{
  return g_strndup (check->clause, strcspn (check->clause, " ;"));
}

/**
 * annexa_check_get_rule:
 * @check: a check
 *
 * Returns: (transfer none): what is true when all is well, in the person's language
 */
const char *
annexa_check_get_rule (const AnnexaCheck *check)
{
  return _(check->rule);
}

/**
 * annexa_severity_get_word:
 * @severity: a severity
 *
 * Returns: (transfer none): the stable word for it
 */
const char *
annexa_severity_get_word (AnnexaSeverity severity)
{
  static const char *const words[ANNEXA_N_SEVERITIES] = { "major", "minor", "improvement" };

  return words[severity];
}

/**
 * annexa_severity_get_label:
 * @severity: a severity
 *
 * Returns: (transfer none): what people call it
 */
const char *
annexa_severity_get_label (AnnexaSeverity severity)
{
  switch (severity)
    {
    case ANNEXA_SEVERITY_MAJOR:
      return C_ ("severity", "Major");
    case ANNEXA_SEVERITY_MINOR:
      return C_ ("severity", "Minor");
    case ANNEXA_SEVERITY_IMPROVEMENT:
    default:
      return C_ ("severity", "Could be better");
    }
}

/* Words that say how bad something is bend with their number. */
static char *
describe_count (AnnexaSeverity severity,
                guint          n)
{
  switch (severity)
    {
    case ANNEXA_SEVERITY_MAJOR:
      /* TRANSLATORS: How many points are of the severity “Major”: “3 major” */
      return g_strdup_printf (ngettext ("%u major", "%u major", n), n);
    case ANNEXA_SEVERITY_MINOR:
      /* TRANSLATORS: How many points are of the severity “Minor”: “12 minor” */
      return g_strdup_printf (ngettext ("%u minor", "%u minor", n), n);
    case ANNEXA_SEVERITY_IMPROVEMENT:
    default:
      return g_strdup_printf (ngettext ("%u that could be better", "%u that could be better", n), n);
    }
}

/**
 * annexa_severity_describe_counts:
 * @counts: how many points of each severity there are
 *
 * Returns: (transfer full): that in words; what could be better is named only where there is some
 */
char *
annexa_severity_describe_counts (const guint counts[ANNEXA_N_SEVERITIES])
{
  g_autofree char *major = describe_count (ANNEXA_SEVERITY_MAJOR, counts[ANNEXA_SEVERITY_MAJOR]);
  g_autofree char *minor = describe_count (ANNEXA_SEVERITY_MINOR, counts[ANNEXA_SEVERITY_MINOR]);
  g_autofree char *objections = g_strdup_printf (C_ ("list", "%s, %s"), major, minor);
  g_autofree char *better = NULL;

  if (counts[ANNEXA_SEVERITY_IMPROVEMENT] == 0)
    return g_steal_pointer (&objections);
  better = describe_count (ANNEXA_SEVERITY_IMPROVEMENT, counts[ANNEXA_SEVERITY_IMPROVEMENT]);
  return g_strdup_printf (C_ ("list", "%s, %s"), objections, better);
}

/* A limit of the project, or what is usual while nobody has set it. */
static char *
limit_sql (const char *name)
{
  const AnnexaKind *kind = annexa_kind_lookup ("limits");
  const AnnexaField *field = annexa_kind_find_field (kind, name);
  g_autofree char *column = annexa_kind_get_sql (kind, field);

  return g_strdup_printf ("ifnull ((SELECT %s FROM limits), %s)", column, field->initial);
}

static char *
since_sql (const char *name)
{
  g_autofree char *limit = limit_sql (name);

  return g_strdup_printf ("(SELECT date (annexa_today (), '-' || %s || ' %s'))", limit,
                          g_str_has_suffix (name, "months") ? "months" : "days");
}

static char *
field_sql (const AnnexaCheck *check,
           const char        *name,
           GPtrArray         *needed)
{
  const char *dot = strchr (name, '.');
  g_autofree char *other = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;
  const AnnexaKind *kind = annexa_kind_lookup (other != NULL ? other : check->kind);
  const AnnexaField *field = kind != NULL ? annexa_kind_find_field (kind, dot != NULL ? dot + 1 : name) : NULL;

  if (field == NULL)
    g_error ("%s: there is no field {%s}", check->id, name);
  if (field->pass != NULL)
    g_ptr_array_add (needed, (gpointer) field);
  return annexa_kind_get_sql (kind, field);
}

static char *
word_sql (const AnnexaCheck *check,
          const char        *word,
          GPtrArray         *needed)
{
  if (strcmp (word, "today") == 0)
    return g_strdup ("(SELECT annexa_today ())");
  if (strcmp (word, "item") == 0)
    return g_strdup ("required.column2");
  if (strcmp (word, "ref") == 0)
    return g_strdup ("required.column3");
  if (g_str_has_prefix (word, "since:"))
    return since_sql (word + strlen ("since:"));
  if (g_str_has_prefix (word, "limits."))
    return limit_sql (word + strlen ("limits."));
  return field_sql (check, word, needed);
}

/* Puts in what the words in braces stand for. @needed gets the fields that a pass has to fill in before. */
static char *
expand (const AnnexaCheck *check,
        const char        *sql,
        GPtrArray         *needed)
{
  GString *expanded = g_string_new (NULL);

  for (const char *open = strchr (sql, '{'); open != NULL; open = strchr (sql, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *word = g_strndup (open + 1, (gsize) (close - open - 1));
      g_autofree char *replacement = word_sql (check, word, needed);

      g_string_append_len (expanded, sql, open - sql);
      g_string_append (expanded, replacement);
      sql = close + 1;
    }
  g_string_append (expanded, sql);
  return g_string_free (expanded, FALSE);
}

/* The required documents as a table: place, id, and what asks for it, one row for each clause and control. */
static char *
documents_sql (void)
{
  GPtrArray *documents = annexa_required_documents_get ();
  GString *sql = g_string_new ("(VALUES ");
  gboolean first = TRUE;

  for (guint i = 0; i < documents->len; i++)
    {
      const AnnexaRequiredDocument *document = documents->pdata[i];

      for (guint j = 0; document->refs[j] != NULL; j++)
        {
          g_string_append_printf (sql, "%s(%u, '%s', '%s')", first ? "" : ", ", i, document->id, document->refs[j]);
          first = FALSE;
        }
    }
  g_string_append (sql, ") AS required");
  return g_string_free (sql, FALSE);
}

static char *
among_sql (const AnnexaCheck *check,
           GPtrArray         *needed)
{
  gboolean documents = (check->flags & ANNEXA_CHECK_DOCUMENTS) != 0;
  g_autofree char *among = expand (check, check->among != NULL ? check->among : "TRUE", needed);
  const char *own_table = annexa_kind_get_table (annexa_kind_lookup (check->kind));
  g_autofree char *table = documents ? documents_sql () : g_strdup (own_table);
  g_autofree char *id = documents ? g_strdup ("required.column1") : g_strdup_printf ("%s.id", table);

  return g_strdup_printf ("SELECT DISTINCT %s FROM %s WHERE (%s)", id, table, among);
}

/* The ids of the records that are not as they should be; of documents, their places. NULL when it looks at none. */
char *
annexa_check_get_list_sql (const AnnexaCheck *check,
                           GPtrArray         *needed)
{
  g_autofree char *wrong = NULL;
  g_autofree char *from = NULL;

  if (check->wrong == NULL)
    return NULL;
  wrong = expand (check, check->wrong, needed);
  from = among_sql (check, needed);
  return g_strdup_printf ("%s AND (%s) ORDER BY 1", from, wrong);
}

/* The ids of the records that it looks at; of documents, their places. NULL when it looks at none. */
char *
annexa_check_get_among_sql (const AnnexaCheck *check,
                            GPtrArray         *needed)
{
  return check->among != NULL ? among_sql (check, needed) : NULL;
}

/* Whether something is missing altogether. NULL when it does not look for that. */
char *
annexa_check_get_absence_sql (const AnnexaCheck *check,
                              GPtrArray         *needed)
{
  g_autofree char *absent = check->absent != NULL ? expand (check, check->absent, needed) : NULL;

  return absent != NULL ? g_strdup_printf ("SELECT %s", absent) : NULL;
}

/* What such a query gives, once the passes have filled in the fields that it needs. */
GArray *
annexa_check_read_numbers (AnnexaProject *project,
                           const char    *sql,
                           GPtrArray     *needed,
                           GError       **error)
{
  for (guint i = 0; i < needed->len; i++)
    if (!annexa_project_require (project, needed->pdata[i], error))
      return NULL;
  return annexa_project_read_numbers (project, sql, error);
}

/**
 * annexa_checks_list_uncovered:
 * @project: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is to be in writing, “M05”, that neither a
 *   document in force says nor a register proves; %NULL on failure
 */
GHashTable *
annexa_checks_list_uncovered (AnnexaProject *project,
                              GError       **error)
{
  g_autoptr (GPtrArray) needed = g_ptr_array_new ();
  g_autofree char *sql = annexa_check_get_list_sql (&annexa_uncovered_check, needed);
  g_autoptr (GArray) places = annexa_check_read_numbers (project, sql, needed, error);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  if (places == NULL)
    return NULL;
  for (guint i = 0; i < places->len; i++)
    {
      guint place = (guint) g_array_index (places, gint64, i);
      const AnnexaRequiredDocument *document = g_ptr_array_index (annexa_required_documents_get (), place);

      g_hash_table_add (items, document->id);
    }
  return g_steal_pointer (&items);
}

/**
 * annexa_checks_check_acceptance:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): an acceptance as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * Only a rule that exists can be broken.
 */
void
annexa_checks_check_acceptance (AnnexaProject  *project,
                                AnnexaEdit     *edit,
                                AnnexaRecord   *before,
                                AnnexaRecord   *after,
                                AnnexaProblems *problems)
{
  const char *rule = after != NULL ? annexa_record_get_text (after, "rule") : NULL;
  const char *earlier = before != NULL ? annexa_record_get_text (before, "rule") : NULL;

  if (rule != NULL && g_strcmp0 (rule, earlier) != 0 && annexa_check_find (rule) == NULL)
    annexa_problems_add_for (problems, after, "rule",
                             _("There is no such rule. Enter the number that readiness shows with the gap: R24."));
}
