/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-method-draft.h"
#include "annexa-method-rules.h"
#include "annexa-risk-map.h"

/* One risk method is in force, and it is whole: its scales have no gaps, every likelihood and impact give a level, and the
 * risks are rated with steps that it has. A method and its parts come in one edit in any order, so that it can only be
 * looked at when the edit is written. */

static const AnnexaKind *
method_kind (void)
{
  return annexa_kind_lookup ("method");
}

static void
add_problem (AnnexaProblems *problems,
             gint64          method,
             char           *message)
{
  annexa_problems_add (problems, method_kind (), method, NULL, "%s", message);
  g_free (message);
}

/* Which steps a scale of the method has; the second element of the same number is said. */
static guint
check_steps (AnnexaProject    *project,
             gint64            method,
             AnnexaMethodScale scale,
             AnnexaProblems   *problems)
{
  g_autofree char *sql = g_strdup_printf ("SELECT step FROM scale_step WHERE method = %" G_GINT64_FORMAT
                                          " AND dimension = '%s' ORDER BY step",
                                          method, annexa_method_scale_get_name (scale));
  g_autoptr (GArray) steps = annexa_rule_read_numbers (project, problems, sql);
  gboolean likelihood = scale == ANNEXA_METHOD_LIKELIHOOD;
  guint n = steps != NULL ? steps->len : 0;

  for (guint i = 0; i < n; i++)
    if (g_array_index (steps, gint64, i) != i + 1)
      {
        add_problem (problems, method,
                     g_strdup_printf (likelihood
                                          ? _("The likelihood scale of the method in force needs the steps from 1 on, each "
                                              "once. It has no step %d, or has one twice. The method editor takes steps away "
                                              "and moves the ratings.")
                                          : _("The impact scale of the method in force needs the steps from 1 on, each "
                                              "once. It has no step %d, or has one twice. The method editor takes steps away "
                                              "and moves the ratings."),
                                      (int) i + 1));
        return 0;
      }
  if (n < ANNEXA_SMALLEST_SCALE || n > ANNEXA_LARGEST_SCALE)
    {
      add_problem (problems, method,
                   g_strdup_printf (likelihood ? _("A method in force needs %d to %d steps of likelihood.")
                                               : _("A method in force needs %d to %d steps of impact."),
                                    ANNEXA_SMALLEST_SCALE, ANNEXA_LARGEST_SCALE));
      return 0;
    }
  return n;
}

static void
check_matrix (AnnexaProject  *project,
              gint64          method,
              guint           n_likelihoods,
              guint           n_impacts,
              AnnexaProblems *problems)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT matrix_cell.likelihood, matrix_cell.impact FROM matrix_cell JOIN level"
                         " ON level.id = matrix_cell.level AND level.method = matrix_cell.method"
                         " WHERE matrix_cell.method = %" G_GINT64_FORMAT,
                         method);
  g_autoptr (GArray) cells = annexa_rule_read_numbers (project, problems, sql);
  gboolean has[ANNEXA_LARGEST_SCALE + 1][ANNEXA_LARGEST_SCALE + 1] = { { FALSE } };

  for (guint i = 0; cells != NULL && i + 1 < cells->len; i += 2)
    {
      gint64 likelihood = g_array_index (cells, gint64, i);
      gint64 impact = g_array_index (cells, gint64, i + 1);

      if (likelihood >= 1 && likelihood <= ANNEXA_LARGEST_SCALE && impact >= 1 && impact <= ANNEXA_LARGEST_SCALE)
        has[likelihood][impact] = TRUE;
    }
  for (guint likelihood = 1; likelihood <= n_likelihoods; likelihood++)
    for (guint impact = 1; impact <= n_impacts; impact++)
      if (!has[likelihood][impact])
        {
          add_problem (problems, method,
                       g_strdup_printf (_("The matrix of the method in force needs a level in every cell. It has none for "
                                          "likelihood %u and impact %u. The method editor fills the matrix."),
                                        likelihood, impact));
          return;
        }
}

/* Risks that are rated with a step above the highest one would have no level. */
static void
check_ratings (AnnexaProject    *project,
               gint64            method,
               AnnexaMethodScale scale,
               guint             n_steps,
               AnnexaProblems   *problems)
{
  g_autoptr (GString) where = g_string_new (NULL);
  gint64 count;

  for (guint view = 0; view <= ANNEXA_RISK_TARGET; view++)
    {
      const AnnexaField *field = scale == ANNEXA_METHOD_LIKELIHOOD ? annexa_risk_view_get_likelihood (view)
                                                                  : annexa_risk_view_get_impact (view);

      g_string_append_printf (where, "%s\"%s\" > %u", view > 0 ? " OR " : "", annexa_field_get_column (field), n_steps);
    }
  count = annexa_rule_read_number (project, problems, "SELECT count (*) FROM risk WHERE %s", where->str);
  if (count > 0)
    add_problem (problems, method,
                 g_strdup_printf (scale == ANNEXA_METHOD_LIKELIHOOD
                                      ? ngettext ("%d risk is rated with a likelihood above %u, which the method does not "
                                                  "have. The method editor asks where the rating goes.",
                                                  "%d risks are rated with a likelihood above %u, which the method does not "
                                                  "have. The method editor asks where the ratings go.",
                                                  (gulong) count)
                                      : ngettext ("%d risk is rated with an impact above %u, which the method does not "
                                                  "have. The method editor asks where the rating goes.",
                                                  "%d risks are rated with an impact above %u, which the method does not "
                                                  "have. The method editor asks where the ratings go.",
                                                  (gulong) count),
                                  (int) count, n_steps));
}

static void
check_whole (AnnexaProject  *project,
             AnnexaEdit     *edit,
             gint64          method,
             AnnexaProblems *problems)
{
  guint n_steps[ANNEXA_N_METHOD_SCALES];

  if (!annexa_rule_read_number (project, problems, "SELECT status = 'in-force' FROM method WHERE id = %" G_GINT64_FORMAT, method))
    return;
  if (annexa_rule_read_number (project, problems, "SELECT count (*) FROM method WHERE status = 'in-force'") > 1)
    {
      add_problem (problems, method, g_strdup (_("Only one risk method can be in force. Retire the others.")));
      return;
    }
  /* One thing at a time: what is missing in a scale is missing in the matrix, too. */
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    {
      n_steps[scale] = check_steps (project, method, scale, problems);
      if (n_steps[scale] == 0)
        return;
    }
  check_matrix (project, method, n_steps[ANNEXA_METHOD_LIKELIHOOD], n_steps[ANNEXA_METHOD_IMPACT], problems);
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    check_ratings (project, method, scale, n_steps[scale], problems);
}

static gboolean
is_in_force (AnnexaRecord *method)
{
  return method != NULL && g_strcmp0 (annexa_record_get_text (method, "status"), "in-force") == 0;
}

/* Whoever puts a method in force means that it takes the place of the other one. */
static void
retire_others (AnnexaProject  *project,
               AnnexaEdit     *edit,
               gint64          method,
               AnnexaProblems *problems)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM method WHERE status = 'in-force' AND id <> %" G_GINT64_FORMAT,
                                          method);
  g_autoptr (GArray) others = annexa_rule_read_numbers (project, problems, sql);

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!annexa_edit_creates (edit, g_array_index (others, gint64, i)))
      annexa_edit_set_text (edit, method_kind (), g_array_index (others, gint64, i), "status", "retired");
}

/**
 * annexa_method_rules_check:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a risk method as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * A method that is put in force takes the place of the one before, and has to be whole.
 */
void
annexa_method_rules_check (AnnexaProject  *project,
                           AnnexaEdit     *edit,
                           AnnexaRecord   *before,
                           AnnexaRecord   *after,
                           AnnexaProblems *problems)
{
  if (is_in_force (before) || !is_in_force (after))
    return;
  retire_others (project, edit, annexa_record_get_id (after), problems);
  annexa_project_check_last (project, edit, check_whole, annexa_record_get_id (after));
}

/* Words and colours may be anything; numbers, scales and the method itself make it whole or not. */
static gboolean
is_moved (AnnexaRecord *before,
          AnnexaRecord *after)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const AnnexaField *field = &kind->fields[i];

      if ((field->type == ANNEXA_FIELD_INTEGER || field->type == ANNEXA_FIELD_CHOICE
           || (field->flags & ANNEXA_FIELD_PARENT))
          && !annexa_value_equal (annexa_record_get_value (before, field), annexa_record_get_value (after, field)))
        return TRUE;
    }
  return FALSE;
}

/* A round of risk assessment that was closed before this edit with the method, or 0. */
static gint64
find_closed_round (AnnexaProject  *project,
                   AnnexaEdit     *edit,
                   gint64          method,
                   AnnexaProblems *problems)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM assessment WHERE closed AND method = %" G_GINT64_FORMAT
                                          " ORDER BY id",
                                          method);
  g_autoptr (GArray) rounds = annexa_rule_read_numbers (project, problems, sql);

  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    if (!annexa_edit_creates (edit, g_array_index (rounds, gint64, i)))
      return g_array_index (rounds, gint64, i);
  return 0;
}

static gboolean
says_the_same (AnnexaRecord *before,
               AnnexaRecord *after)
{
  const AnnexaKind *kind = annexa_record_get_kind (after);

  for (guint i = 0; i < kind->n_fields; i++)
    if (annexa_field_is_stored (&kind->fields[i]) && strcmp (kind->fields[i].name, "notes") != 0
        && !annexa_value_equal (annexa_record_get_value (before, &kind->fields[i]),
                                annexa_record_get_value (after, &kind->fields[i])))
      return FALSE;
  return TRUE;
}

/* What “Likely” meant in a closed round is looked up in its method, which therefore stays, word for word. */
static void
check_kept (AnnexaProject  *project,
            AnnexaEdit     *edit,
            AnnexaRecord   *part,
            AnnexaProblems *problems)
{
  gint64 method = annexa_record_get_integer (part, "method");
  gint64 round = annexa_edit_creates (edit, method) ? 0 : find_closed_round (project, edit, method, problems);

  if (round != 0)
    annexa_problems_add (problems, annexa_record_get_kind (part), annexa_record_get_id (part), NULL,
                         /* TRANSLATORS: The reference of a risk assessment */
                         _("%s was closed with this risk method, which stays as it is. The method editor makes a new version "
                           "of it."),
                         annexa_project_get_ref (project, annexa_kind_lookup ("assessment"), round));
}

/**
 * annexa_method_rules_check_part:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a step, level or cell as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * What is taken out of a method in force, moved in it or added to its scales must leave it whole. A new level or cell
 * cannot do harm. Nothing changes in a method that a closed round was made with.
 */
void
annexa_method_rules_check_part (AnnexaProject  *project,
                                AnnexaEdit     *edit,
                                AnnexaRecord   *before,
                                AnnexaRecord   *after,
                                AnnexaProblems *problems)
{
  AnnexaRecord *part = after != NULL ? after : before;
  gboolean step = annexa_record_get_kind (part) == annexa_kind_lookup ("scale-step");

  if (before != NULL && after != NULL && says_the_same (before, after))
    return;
  check_kept (project, edit, part, problems);
  if (before != NULL && annexa_record_get_integer (before, "method") != annexa_record_get_integer (part, "method"))
    check_kept (project, edit, before, problems);
  if (before == NULL ? !step : after != NULL && !is_moved (before, after))
    return;
  annexa_project_check_last (project, edit, check_whole, annexa_record_get_integer (part, "method"));
  if (before != NULL && after != NULL)
    annexa_project_check_last (project, edit, check_whole, annexa_record_get_integer (before, "method"));
}
