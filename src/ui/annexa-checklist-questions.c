/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-programme.h"
#include "annexa-checklist-questions.h"
#include "annexa-checklists.h"
#include "annexa-query.h"

/* The questions of an audit as they are asked: by chapters and themes, in the order of the standard. */

static const char *const targets[] = { "requirement", "control" };

static void
free_group (gpointer data)
{
  AnnexaChecklistGroup *group = data;

  g_free (group->label);
  g_free (group);
}

static AnnexaRecord *
read_target (AnnexaProject *project,
             AnnexaRecord  *question)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (!annexa_record_is_empty (question, targets[i]))
      return annexa_project_get_record (project, annexa_kind_lookup (targets[i]),
                                        annexa_record_get_integer (question, targets[i]), NULL);
  return NULL;
}

static AnnexaChecklistGroup *
find_group (AnnexaChecklistQuestions *self,
            AnnexaProject            *project,
            AnnexaRecord             *question)
{
  g_autoptr (AnnexaRecord) target = read_target (project, question);
  g_autofree char *label = target != NULL ? annexa_audit_describe_group (target) : g_strdup (_("Other questions"));
  AnnexaChecklistGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    if (g_strcmp0 (((AnnexaChecklistGroup *) self->groups->pdata[i])->label, label) == 0)
      return self->groups->pdata[i];
  group = g_new0 (AnnexaChecklistGroup, 1);
  group->label = g_steal_pointer (&label);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Clauses first, then controls, each in the order of the standard, and at last what is about neither. */
static int
compare_questions (gconstpointer a,
                   gconstpointer b)
{
  AnnexaRecord *first = *(AnnexaRecord *const *) a;
  AnnexaRecord *second = *(AnnexaRecord *const *) b;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      gint64 x = annexa_record_get_integer (first, targets[i]);
      gint64 y = annexa_record_get_integer (second, targets[i]);

      if (x != y)
        return x == 0 ? 1 : y == 0 ? -1 : x < y ? -1 : 1;
    }
  return annexa_record_get_id (first) < annexa_record_get_id (second) ? -1 : 1;
}

static GPtrArray *
read_questions (AnnexaProject *project,
                AnnexaRecord  *audit)
{
  const AnnexaKind *kind = annexa_kind_lookup ("checklist-item");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;
  GPtrArray *questions;

  annexa_value_set_integer (&value, annexa_record_get_id (audit));
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "audit"), ANNEXA_TEST_EQUAL, &value);
  questions = annexa_project_query_records (project, query, NULL);
  return questions != NULL ? questions : g_ptr_array_new ();
}

/**
 * annexa_checklist_questions_new:
 * @project: a project
 * @audit: (nullable): one of its audits
 *
 * Returns: (transfer full): the questions of the audit, or none
 */
AnnexaChecklistQuestions *
annexa_checklist_questions_new (AnnexaProject *project,
                                AnnexaRecord  *audit)
{
  AnnexaChecklistQuestions *self = g_new0 (AnnexaChecklistQuestions, 1);

  self->records = audit != NULL ? read_questions (project, audit) : g_ptr_array_new ();
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->places = g_ptr_array_new ();
  g_ptr_array_sort (self->records, compare_questions);
  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (self->places, find_group (self, project, self->records->pdata[i]));
  annexa_checklist_questions_count (self);
  return self;
}

void
annexa_checklist_questions_free (AnnexaChecklistQuestions *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * annexa_checklist_questions_are_same:
 * @self: questions
 * @other: the same, read later
 *
 * Returns: whether these are the same questions in the same order, whatever the answers are
 */
gboolean
annexa_checklist_questions_are_same (AnnexaChecklistQuestions *self,
                                     AnnexaChecklistQuestions *other)
{
  if (self->records->len != other->records->len)
    return FALSE;
  for (guint i = 0; i < self->records->len; i++)
    if (self->records->pdata[i] != other->records->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * annexa_checklist_questions_count:
 * @self: questions
 *
 * Counts anew how many of each part there are and how many are answered.
 */
void
annexa_checklist_questions_count (AnnexaChecklistQuestions *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      AnnexaChecklistGroup *group = self->groups->pdata[i];

      group->n_questions = group->n_answered = 0;
    }
  for (guint i = 0; i < self->records->len; i++)
    {
      AnnexaChecklistGroup *group = self->places->pdata[i];

      group->n_questions++;
      group->n_answered += annexa_checklists_is_answered (self->records->pdata[i]) ? 1 : 0;
    }
}
