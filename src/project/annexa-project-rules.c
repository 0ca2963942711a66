/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-project"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-project-private.h"
#include "annexa-rule-private.h"

#define MOST_RULES 48

typedef struct
{
  const char *kind;
  AnnexaRule rule;
} Registered;

static Registered rules[MOST_RULES];
static guint n_rules;

/**
 * annexa_project_register_rule:
 * @kind: the name of a kind, which stays where it is
 * @rule: a rule about its records
 *
 * Has the gate ask the rule for every record of the kind that an edit makes, changes or deletes. To be called before the
 * first project is opened; a second time does nothing.
 */
void
annexa_project_register_rule (const char *kind,
                              AnnexaRule  rule)
{
  for (guint i = 0; i < n_rules; i++)
    if (rules[i].rule == rule && strcmp (rules[i].kind, kind) == 0)
      return;

  g_assert (n_rules < MOST_RULES);
  rules[n_rules++] = (Registered){ kind, rule };
}

/* Asks whether the record is kept by now: an edit that opens it may change its parts as well. Only what that follows from
 * is read, as a closed round is asked for each of its ratings. */
static gboolean
read_kept (AnnexaProject    *self,
           const AnnexaKind *kind,
           gint64            id,
           gboolean         *kept,
           GError          **error)
{
  const AnnexaField *kept_by = annexa_kind_find_field (kind, kind->kept_by);
  g_autofree char *expression = annexa_kind_get_sql (kind, kept_by);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", expression, annexa_kind_get_table (kind));
  g_autoptr (AnnexaStatement) row = annexa_store_prepare (self->store, sql, error);
  g_autoptr (AnnexaRecord) record = annexa_record_new (kind, id);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;
  annexa_statement_bind_int64 (row, 1, id);
  if (annexa_statement_next (row, &local_error))
    annexa_statement_get_value (row, 0, &value);
  annexa_record_set_value (record, kept_by, &value);
  *kept = annexa_record_keeps (record, NULL);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* No part is put into what was closed before the edit. What comes closed from elsewhere brings its parts along. */
static void
check_whole (AnnexaProject *self,
             AnnexaEdit    *edit,
             AnnexaRecord  *before,
             AnnexaRecord  *after)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);
  const AnnexaField *parent = annexa_kind_get_parent_field (kind);
  const AnnexaKind *whole = parent != NULL ? annexa_field_get_target (parent) : NULL;
  gint64 id = whole != NULL ? annexa_record_get_integer (after, parent->name) : 0;
  gboolean kept = FALSE;
  GError *error = NULL;

  if (id == 0 || whole->keeps == NULL || annexa_edit_creates (edit, id)
      || (before != NULL && annexa_record_get_integer (before, parent->name) == id))
    return;
  if (!read_kept (self, whole, id, &kept, &error))
    annexa_problems_fail (edit->problems, error);
  else if (kept)
    annexa_problems_add_for (edit->problems, after, NULL, _(kind->why_kept));
}

/* Asks what is kept, what is true of the kind alone, then what has to do with other records. */
void
annexa_project_check_record (AnnexaProject    *self,
                             AnnexaEdit       *edit,
                             const AnnexaKind *kind,
                             AnnexaRecord     *before,
                             AnnexaRecord     *after)
{
  if (before != NULL)
    annexa_record_check_kept (before, after, edit->problems);
  if (after != NULL)
    check_whole (self, edit, before, after);
  if (kind->check != NULL)
    kind->check (before, after, edit->problems);
  for (guint i = 0; i < n_rules; i++)
    if (strcmp (rules[i].kind, kind->name) == 0)
      rules[i].rule (self, edit, before, after, edit->problems);
}

/* A rule that is asked at the end of an edit. */
typedef struct
{
  AnnexaLastRule rule;
  gint64 id;
} LastCheck;

/**
 * annexa_project_check_last:
 * @project: a project
 * @edit: the edit that it is in the middle of
 * @rule: a rule
 * @id: the id of a record
 *
 * Has the gate ask the rule once, when everything that the edit does is written.
 */
void
annexa_project_check_last (AnnexaProject *project,
                           AnnexaEdit    *edit,
                           AnnexaLastRule rule,
                           gint64         id)
{
  LastCheck check = { rule, id };

  if (edit->last_checks == NULL)
    edit->last_checks = g_array_new (FALSE, FALSE, sizeof (LastCheck));
  for (guint i = 0; i < edit->last_checks->len; i++)
    {
      const LastCheck *other = &g_array_index (edit->last_checks, LastCheck, i);

      if (other->rule == rule && other->id == id)
        return;
    }
  g_array_append_val (edit->last_checks, check);
}

/* An edit that is refused anyway is not looked at as a whole. */
void
annexa_project_ask_last_rules (AnnexaProject *self,
                               AnnexaEdit    *edit)
{
  for (guint i = 0; edit->last_checks != NULL && i < edit->last_checks->len; i++)
    {
      const LastCheck *check = &g_array_index (edit->last_checks, LastCheck, i);

      if (annexa_problems_get_count (edit->problems) == 0)
        check->rule (self, edit, check->id, edit->problems);
    }
}

/**
 * annexa_project_read_numbers:
 * @project: a project
 * @sql: a query that gives whole numbers
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the cells of all rows, one row after the other, an empty one
 *   as %ANNEXA_PASS_EMPTY
 */
GArray *
annexa_project_read_numbers (AnnexaProject *project,
                             const char    *sql,
                             GError       **error)
{
  g_autoptr (AnnexaStatement) row = annexa_store_prepare (project->store, sql, error);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  int n_columns = row != NULL ? annexa_statement_get_n_columns (row) : 0;

  if (row == NULL)
    return NULL;
  while (annexa_statement_next (row, &local_error))
    for (int i = 0; i < n_columns; i++)
      {
        gint64 cell = annexa_statement_is_null (row, i) ? ANNEXA_PASS_EMPTY : annexa_statement_get_int64 (row, i);

        g_array_append_val (cells, cell);
      }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&cells);
}

/**
 * annexa_rule_quote:
 * @text: (nullable): a text
 *
 * Returns: (transfer full): the text as SQL has it
 */
char *
annexa_rule_quote (const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "'", -1) : NULL;
  g_autofree char *doubled = parts != NULL ? g_strjoinv ("''", parts) : NULL;

  return doubled != NULL ? g_strconcat ("'", doubled, "'", NULL) : g_strdup ("NULL");
}

/**
 * annexa_rule_read_numbers:
 * @project: a project
 * @problems: the problems of the rule that asks
 * @sql: a query that gives whole numbers
 *
 * Does annexa_project_read_numbers() for a rule. What cannot be read is not taken for nothing: the edit ends.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the cells of all rows
 */
GArray *
annexa_rule_read_numbers (AnnexaProject  *project,
                          AnnexaProblems *problems,
                          const char     *sql)
{
  GError *error = NULL;
  GArray *cells = annexa_project_read_numbers (project, sql, &error);

  if (cells == NULL)
    annexa_problems_fail (problems, error);
  return cells;
}

/**
 * annexa_rule_read_number:
 * @project: a project
 * @problems: the problems of the rule that asks
 * @format: a query that gives one whole number
 * @...: what stands in it
 *
 * Returns: the number; 0 when there is no row, and when it cannot be read, which ends the edit
 */
gint64
annexa_rule_read_number (AnnexaProject  *project,
                         AnnexaProblems *problems,
                         const char     *format,
                         ...)
{
  g_autofree char *sql = NULL;
  g_autoptr (GArray) cells = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cells = annexa_rule_read_numbers (project, problems, sql);
  return cells != NULL && cells->len > 0 ? g_array_index (cells, gint64, 0) : 0;
}
