/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include "annexa-problems.h"
#include "annexa-record.h"

struct _AnnexaProblems
{
  GPtrArray *list;
  GError *failure;
};

static void
problem_free (gpointer data)
{
  AnnexaProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

/**
 * annexa_problems_new:
 *
 * Returns: (transfer full): a list without problems
 */
AnnexaProblems *
annexa_problems_new (void)
{
  AnnexaProblems *problems = g_new0 (AnnexaProblems, 1);

  problems->list = g_ptr_array_new_with_free_func (problem_free);
  return problems;
}

/**
 * annexa_problems_free:
 * @problems: (transfer full): a list of problems, freed with what is in it
 */
void
annexa_problems_free (AnnexaProblems *problems)
{
  g_ptr_array_unref (problems->list);
  g_clear_error (&problems->failure);
  g_free (problems);
}

/**
 * annexa_problems_add:
 * @problems: where to add
 * @kind: the kind of the record
 * @id: its id
 * @field: (nullable): the field that is wrong
 * @format: a sentence for people, in their language
 * @...: what the sentence names
 */
void
annexa_problems_add (AnnexaProblems    *problems,
                     const AnnexaKind  *kind,
                     gint64             id,
                     const AnnexaField *field,
                     const char        *format,
                     ...)
{
  AnnexaProblem *problem = g_new0 (AnnexaProblem, 1);
  va_list arguments;

  problem->kind = kind;
  problem->id = id;
  problem->field = field;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems->list, problem);
}

/**
 * annexa_problems_add_for:
 * @problems: where to add
 * @record: the record that is wrong
 * @field: (nullable): the name of the field
 * @message: a sentence for people, in their language
 */
void
annexa_problems_add_for (AnnexaProblems *problems,
                         AnnexaRecord   *record,
                         const char     *field,
                         const char     *message)
{
  const AnnexaKind *kind = annexa_record_get_kind (record);

  annexa_problems_add (problems, kind, annexa_record_get_id (record),
                       field != NULL ? annexa_kind_find_field (kind, field) : NULL, "%s", message);
}

/**
 * annexa_problems_get_count:
 * @problems: a list of problems
 *
 * Returns: how many there are
 */
guint
annexa_problems_get_count (AnnexaProblems *problems)
{
  return problems->list->len;
}

/**
 * annexa_problems_get:
 * @problems: a list of problems
 * @position: from 0 and below annexa_problems_get_count()
 *
 * Returns: (transfer none): one of them, in the order in which they were found
 */
const AnnexaProblem *
annexa_problems_get (AnnexaProblems *problems,
                     guint           position)
{
  return problems->list->pdata[position];
}

/**
 * annexa_problems_fail:
 * @problems: what was being looked for
 * @error: (transfer full): why it cannot be known whether there are any
 *
 * Ends the edit: the disk that cannot be read, and the person who has stopped the work, are no problems of a record.
 */
void
annexa_problems_fail (AnnexaProblems *problems,
                      GError         *error)
{
  if (problems->failure == NULL)
    problems->failure = error;
  else
    g_error_free (error);
}

/**
 * annexa_problems_check:
 * @problems: a list of problems
 * @error: return location
 *
 * Returns: whether all that was asked could be answered
 */
gboolean
annexa_problems_check (AnnexaProblems *problems,
                       GError        **error)
{
  if (problems->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (problems->failure));
  return FALSE;
}
