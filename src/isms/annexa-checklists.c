/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-audit-findings.h"
#include "annexa-catalogue.h"
#include "annexa-checklists.h"
#include "annexa-clause.h"
#include "annexa-error.h"
#include "annexa-open-point.h"
#include "annexa-soa.h"

/* What an auditor is going to ask stands in the catalogue of the standard. The checklist of an audit begins with these
 * questions, for what is audited; whatever is in it already, answered or not, is left alone. */

static const AnnexaKind *
item_kind (void)
{
  return annexa_kind_lookup ("checklist-item");
}

static char *
get_key (gint64      target,
         const char *question)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", target, question != NULL ? question : "");
}

/* The records of a kind that belong to the audit. */
static GPtrArray *
read_parts (AnnexaProject    *project,
            const AnnexaKind *kind,
            gint64            audit,
            GError          **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, audit);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "audit"), ANNEXA_TEST_EQUAL, &value);
  return annexa_project_query_records (project, query, error);
}

/* The questions that the audit has, each as the key of what it asks about and its words. */
static GHashTable *
read_questions (AnnexaProject *project,
                gint64         audit,
                GError       **error)
{
  g_autoptr (GPtrArray) items = read_parts (project, item_kind (), audit, error);
  GHashTable *questions;

  if (items == NULL)
    return NULL;

  questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 requirement = annexa_record_get_integer (items->pdata[i], "requirement");
      gint64 control = annexa_record_get_integer (items->pdata[i], "control");
      const char *question = annexa_record_get_text (items->pdata[i], "question");

      g_hash_table_add (questions, get_key (requirement, question));
      g_hash_table_add (questions, get_key (control, question));
    }
  return questions;
}

static GPtrArray *
read_all_controls (AnnexaProject *project,
                   GError       **error)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_text (&value, "yes");
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_query_get_kind (query), "applicable"),
                           ANNEXA_TEST_EQUAL, &value);
  return annexa_project_query_records (project, query, error);
}

/* An audit that does not say what it looks at looks at everything: all clauses and all controls that apply. */
static GPtrArray *
read_everything (AnnexaProject *project,
                 GError       **error)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (annexa_kind_lookup ("requirement"));
  g_autoptr (GPtrArray) targets = annexa_project_query_records (project, query, error);
  g_autoptr (GPtrArray) controls = targets != NULL ? read_all_controls (project, error) : NULL;

  if (controls == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (targets, g_steal_pointer (&controls));
  return g_steal_pointer (&targets);
}

static GPtrArray *
read_targets (AnnexaProject *project,
              AnnexaRecord  *audit,
              GError       **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n_ids;
  const gint64 *ids = annexa_value_get_ids (annexa_record_get (audit, "audited"), &n_ids);

  if (n_ids == 0)
    return read_everything (project, error);
  for (gsize i = 0; i < n_ids; i++)
    {
      AnnexaRecord *target
          = annexa_project_get_record (project, annexa_project_find_kind (project, ids[i]), ids[i], error);

      if (target == NULL)
        return NULL;
      g_ptr_array_add (targets, target);
    }
  return g_steal_pointer (&targets);
}

/* Nobody has thought of questions about what the organization or another framework adds to the standard. */
static const char *const *
get_questions (AnnexaRecord *target)
{
  static const char *general[] = { NULL, NULL };
  const char *ref = annexa_record_get_ref (target);
  const AnnexaClause *clause = annexa_clauses_find (ref);
  const AnnexaCatalogueControl *control = annexa_catalogue_find_control (ref);

  if (annexa_record_get_kind (target) == annexa_kind_lookup ("requirement") && clause != NULL && !clause->is_heading)
    return (const char *const *) clause->auditor;
  if (annexa_record_get_kind (target) == annexa_kind_lookup ("control") && control != NULL)
    return (const char *const *) control->auditor;
  general[0] = _("How do you do this, and what can you show me that proves it?");
  return general;
}

/**
 * annexa_checklists_knows:
 * @target: a clause or control
 * @question: the words of a question
 *
 * Returns: whether Annexa asks this about it, so that nobody has to word it
 */
gboolean
annexa_checklists_knows (AnnexaRecord *target,
                         const char   *question)
{
  const char *const *questions = get_questions (target);

  return question != NULL && g_strv_contains (questions, question);
}

static void
add_questions (AnnexaEdit   *edit,
               gint64        audit,
               AnnexaRecord *target,
               GHashTable   *known)
{
  const char *const *questions = get_questions (target);

  for (guint i = 0; questions[i] != NULL; i++)
    {
      gint64 id;

      if (!g_hash_table_add (known, get_key (annexa_record_get_id (target), questions[i])))
        continue;
      id = annexa_edit_create (edit, item_kind ());
      annexa_edit_set_integer (edit, item_kind (), id, "audit", audit);
      annexa_edit_set_integer (edit, item_kind (), id, annexa_record_get_kind (target)->name,
                               annexa_record_get_id (target));
      annexa_edit_set_text (edit, item_kind (), id, "question", questions[i]);
    }
}

static void
set_label (AnnexaEdit   *edit,
           AnnexaRecord *audit)
{
  guint n_questions = annexa_edit_get_size (edit);
  g_autofree char *label = NULL;

  /* TRANSLATORS: History: the reference of an audit: “Checklist of AUD-001: 12 questions added” */
  label = g_strdup_printf (ngettext ("Checklist of %s: %u question added", "Checklist of %s: %u questions added",
                                     n_questions),
                           annexa_record_get_ref (audit), n_questions);
  annexa_edit_set_label (edit, label);
}

/**
 * annexa_checklists_is_over:
 * @audit: an audit
 *
 * Returns: whether the audit is closed or cancelled, and so keeps the questions that were asked in it
 */
gboolean
annexa_checklists_is_over (AnnexaRecord *audit)
{
  const char *status = annexa_record_get_text (audit, "status");

  return g_strcmp0 (status, "closed") == 0 || g_strcmp0 (status, "cancelled") == 0;
}

static gboolean
check_status (AnnexaRecord *audit,
              GError      **error)
{
  if (!annexa_checklists_is_over (audit))
    return TRUE;
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT,
               /* TRANSLATORS: The reference of an audit */
               _("%s is over, so its checklist stays as it is. If it goes on, change its status first."),
               annexa_record_get_ref (audit));
  return FALSE;
}

/**
 * annexa_checklists_prepare:
 * @project: a project
 * @audit: the id of an audit
 * @error: return location
 *
 * Prepares the checklist of an audit: the questions of the catalogue about each clause and control that is audited, or,
 * where the audit names none, about all clauses and all controls that apply. Questions that the checklist has already
 * are not added again, so the edit has a size of 0 the second time.
 *
 * Returns: (transfer full) (nullable): the edit that adds them, not applied yet; %NULL with ANNEXA_ERROR_CONSTRAINT
 *   when the audit is over, or when the project cannot be read
 */
AnnexaEdit *
annexa_checklists_prepare (AnnexaProject *project,
                           gint64         audit,
                           GError       **error)
{
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, annexa_kind_lookup ("audit"), audit, error);
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  AnnexaEdit *edit;

  if (record == NULL || !check_status (record, error))
    return NULL;
  known = read_questions (project, audit, error);
  targets = known != NULL ? read_targets (project, record, error) : NULL;
  if (targets == NULL)
    return NULL;

  edit = annexa_project_begin (project, NULL);
  for (guint i = 0; i < targets->len; i++)
    add_questions (edit, audit, targets->pdata[i], known);
  set_label (edit, record);
  return edit;
}

/**
 * annexa_checklists_is_answered:
 * @question: a question of a checklist
 *
 * Returns: whether somebody has looked at it
 */
gboolean
annexa_checklists_is_answered (AnnexaRecord *question)
{
  const char *result = annexa_record_get_text (question, "result");

  return result != NULL && g_strcmp0 (result, "not-looked-at") != 0;
}

/**
 * annexa_checklists_lacks_finding:
 * @question: a question of a checklist
 *
 * Returns: whether its answer is worth a finding that nobody has recorded
 */
gboolean
annexa_checklists_lacks_finding (AnnexaRecord *question)
{
  return annexa_audit_result_calls_for_finding (annexa_record_get_text (question, "result"))
         && annexa_record_is_empty (question, "finding");
}

static void
count_questions (AnnexaChecklistState *state,
                 GPtrArray            *questions,
                 GHashTable           *asked)
{
  for (guint i = 0; i < questions->len; i++)
    {
      AnnexaRecord *question = questions->pdata[i];

      state->n_questions++;
      state->n_answered += annexa_checklists_is_answered (question);
      state->n_unrecorded += annexa_checklists_lacks_finding (question);
      g_hash_table_add (asked, get_key (annexa_record_get_integer (question, "requirement"), NULL));
      g_hash_table_add (asked, get_key (annexa_record_get_integer (question, "control"), NULL));
    }
}

/**
 * annexa_checklists_get_state:
 * @project: a project
 * @audit: an audit
 * @state: (out caller-allocates): how far its checklist has come
 * @error: return location
 *
 * Returns: whether that could be read
 */
gboolean
annexa_checklists_get_state (AnnexaProject        *project,
                             AnnexaRecord         *audit,
                             AnnexaChecklistState *state,
                             GError              **error)
{
  g_autoptr (GPtrArray) questions = read_parts (project, item_kind (), annexa_record_get_id (audit), error);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n_targets;
  const gint64 *targets = annexa_value_get_ids (annexa_record_get (audit, "audited"), &n_targets);

  if (questions == NULL)
    return FALSE;
  *state = (AnnexaChecklistState){ .n_targets = (guint) n_targets };
  count_questions (state, questions, asked);
  for (gsize i = 0; i < n_targets; i++)
    {
      g_autofree char *key = get_key (targets[i], NULL);

      state->n_unasked += !g_hash_table_contains (asked, key);
    }
  return TRUE;
}

/**
 * annexa_checklists_describe:
 * @state: how far a checklist has come
 *
 * Returns: (transfer full): that in a sentence
 */
char *
annexa_checklists_describe (const AnnexaChecklistState *state)
{
  if (state->n_questions == 0)
    return g_strdup (_("The checklist has no questions yet."));
  return g_strdup_printf (ngettext ("%u of %u question is answered.", "%u of %u questions are answered.",
                                    state->n_questions),
                          state->n_answered, state->n_questions);
}

static char *
describe_rest (const AnnexaChecklistState *state)
{
  if (state->n_unasked == state->n_targets)
    return g_strdup (ngettext ("The checklist asks nothing about it.", "The checklist asks nothing about any of them.",
                               state->n_targets));
  return g_strdup_printf (ngettext ("The checklist asks nothing about %u of them.",
                                    "The checklist asks nothing about %u of them.", state->n_unasked),
                          state->n_unasked);
}

/**
 * annexa_checklists_describe_unasked:
 * @state: how far a checklist has come
 *
 * Returns: (transfer full) (nullable): about how much of what the audit looks at the checklist asks nothing; %NULL where it
 *   has no questions at all, or asks about everything
 */
char *
annexa_checklists_describe_unasked (const AnnexaChecklistState *state)
{
  g_autofree char *targets = NULL;
  g_autofree char *rest = NULL;

  if (state->n_questions == 0 || state->n_unasked == 0)
    return NULL;
  targets = g_strdup_printf (ngettext ("The audit looks at %u clause or control.",
                                       "The audit looks at %u clauses and controls.", state->n_targets),
                             state->n_targets);
  rest = describe_rest (state);
  /* TRANSLATORS: Two sentences, one after the other */
  return g_strdup_printf (C_("sentences", "%s %s"), targets, rest);
}

static gboolean
calls_for_action (AnnexaRecord *finding)
{
  return annexa_audit_grade_calls_for_action (annexa_record_get_text (finding, "grade"))
         && annexa_record_is_empty (finding, "action");
}

static void
add_actions (AnnexaProject *project,
             gint64         audit,
             GPtrArray     *points)
{
  const AnnexaKind *kind = annexa_kind_lookup ("finding");
  g_autoptr (GPtrArray) findings = read_parts (project, kind, audit, NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (calls_for_action (findings->pdata[i]))
      {
        /* TRANSLATORS: The reference and the title of a finding */
        g_autofree char *text = g_strdup_printf (_("Plan a corrective action for %s %s"),
                                                 annexa_record_get_ref (findings->pdata[i]),
                                                 annexa_record_get_title (findings->pdata[i]));

        annexa_open_points_add (points, text, kind, annexa_record_get_id (findings->pdata[i]), "action");
      }
}

/**
 * annexa_checklists_list_next:
 * @project: a project
 * @audit: an audit of it
 * @state: how far its checklist has come
 *
 * What remains to be done once the last question is answered (9.2.2, 10.2): the conclusion, the report, corrective actions.
 *
 * Returns: (transfer full) (element-type AnnexaOpenPoint): that, in its order; nothing while questions are open, or when the
 *   audit is over
 */
GPtrArray *
annexa_checklists_list_next (AnnexaProject              *project,
                             AnnexaRecord               *audit,
                             const AnnexaChecklistState *state)
{
  const AnnexaKind *kind = annexa_record_get_kind (audit);
  gint64 id = annexa_record_get_id (audit);
  GPtrArray *points = annexa_open_points_new ();

  if (state->n_questions == 0 || state->n_answered < state->n_questions || annexa_checklists_is_over (audit))
    return points;
  add_actions (project, id, points);
  if (annexa_record_is_empty (audit, "conclusion"))
    annexa_open_points_add (points, _("Write the conclusion of the audit"), kind, id, "conclusion");
  if (annexa_record_is_empty (audit, "reported-to"))
    annexa_open_points_add (points, _("Say to whom the result is reported"), kind, id, "reported-to");
  if (annexa_record_is_empty (audit, "reported-on"))
    annexa_open_points_add (points, _("Report it, and say when"), kind, id, "reported-on");
  annexa_open_points_add (points, _("Close the audit"), kind, id, "status");
  return points;
}
