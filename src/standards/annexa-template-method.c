/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-standards"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-query.h"
#include "annexa-scales.h"
#include "annexa-template-text-private.h"

/* The risk method in force as Markdown: its scales, levels and matrix become tables in the text of a document. Every
 * function answers %NULL while the project has no such thing. */

static void
add_cell (GString    *table,
          const char *text)
{
  g_autofree char *escaped = text != NULL ? annexa_template_text_escape (text) : g_strdup ("");

  g_string_append_printf (table, " %s |", escaped);
}

/* A table needs a line of dashes under its titles. */
static void
end_titles (GString *table,
            guint    n_columns)
{
  g_string_append (table, "\n|");
  for (guint i = 0; i < n_columns; i++)
    g_string_append (table, " --- |");
}

static void
add_step_cell (GString    *table,
               guint       step,
               const char *label)
{
  /* TRANSLATORS: A step of a scale: its number and its word, “4 Likely” */
  g_autofree char *name = g_strdup_printf (_("%d %s"), (int) step, label != NULL ? label : "");

  add_cell (table, name);
}

/**
 * annexa_template_method_fact:
 * @project: a project
 * @field: the name of a field of a risk method
 *
 * Returns: (transfer full) (nullable): what the risk method in force says there
 */
char *
annexa_template_method_fact (AnnexaProject *project,
                             const char    *field)
{
  const AnnexaKind *kind = annexa_kind_lookup ("method");
  gint64 id = annexa_project_get_scales (project)->method;
  g_autoptr (AnnexaRecord) method = id != 0 ? annexa_project_get_record (project, kind, id, NULL) : NULL;
  const char *text = method != NULL ? annexa_record_get_text (method, field) : NULL;

  return text != NULL ? g_strdup (text) : NULL;
}

static GPtrArray *
read_steps (AnnexaProject *project,
            const char    *dimension)
{
  const AnnexaKind *kind = annexa_kind_lookup ("scale-step");
  g_autoptr (AnnexaQuery) query = annexa_query_new (kind);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, annexa_project_get_scales (project)->method);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "method"), ANNEXA_TEST_EQUAL, &value);
  annexa_value_set_text (&value, dimension);
  annexa_query_add_filter (query, annexa_kind_find_field (kind, "dimension"), ANNEXA_TEST_EQUAL, &value);
  annexa_query_add_sort (query, annexa_kind_find_field (kind, "step"), FALSE);
  return annexa_project_query_records (project, query, NULL);
}

static gboolean
is_said (GPtrArray  *steps,
         const char *field)
{
  for (guint i = 0; i < steps->len; i++)
    if (!annexa_record_is_empty (steps->pdata[i], field))
      return TRUE;
  return FALSE;
}

/**
 * annexa_template_method_scale:
 * @project: a project
 * @dimension: "likelihood" or "impact"
 *
 * Returns: (transfer full) (nullable): a table with the steps across and what they mean going down
 */
char *
annexa_template_method_scale (AnnexaProject *project,
                              const char    *dimension)
{
  static const char *const meanings[] = { "description", "money", "operations", "legal", "reputation", "safety" };
  const AnnexaKind *kind = annexa_kind_lookup ("scale-step");
  const AnnexaField *field = annexa_kind_find_field (kind, "dimension");
  g_autoptr (GPtrArray) steps = read_steps (project, dimension);
  GString *table;

  if (steps == NULL || steps->len == 0)
    return NULL;

  table = g_string_new ("|");
  add_cell (table, annexa_choice_get_label (annexa_field_find_choice (field, dimension)));
  for (guint i = 0; i < steps->len; i++)
    add_step_cell (table, (guint) annexa_record_get_integer (steps->pdata[i], "step"),
                   annexa_record_get_title (steps->pdata[i]));
  end_titles (table, steps->len + 1);
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (!is_said (steps, meanings[i]))
        continue;
      g_string_append (table, "\n|");
      add_cell (table, annexa_field_get_label (annexa_kind_find_field (kind, meanings[i])));
      for (guint j = 0; j < steps->len; j++)
        add_cell (table, annexa_record_get_text (steps->pdata[j], meanings[i]));
    }
  return g_string_free (table, FALSE);
}

/**
 * annexa_template_method_levels:
 * @project: a project
 * @unused: nothing
 *
 * Returns: (transfer full) (nullable): a table of the levels of risk: whether they are acceptable, and what has to happen
 */
char *
annexa_template_method_levels (AnnexaProject *project,
                               const char    *unused)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  const AnnexaKind *kind = annexa_kind_lookup ("level");
  static const char *const columns[] = { "acceptable", "description" };
  GString *table;

  if (scales->n_levels == 0)
    return NULL;

  table = g_string_new ("|");
  add_cell (table, annexa_kind_get_label (kind));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_cell (table, annexa_field_get_label (annexa_kind_find_field (kind, columns[i])));
  end_titles (table, G_N_ELEMENTS (columns) + 1);
  for (guint i = 1; i <= scales->n_levels; i++)
    {
      g_string_append (table, "\n|");
      add_cell (table, scales->levels[i].label);
      add_cell (table, scales->levels[i].acceptable ? _("Yes") : _("No"));
      add_cell (table, scales->levels[i].description);
    }
  return g_string_free (table, FALSE);
}

/**
 * annexa_template_method_matrix:
 * @project: a project
 * @unused: nothing
 *
 * Returns: (transfer full) (nullable): a table that tells which likelihood and impact make which level, the likely ones
 *   on top as in the risk map
 */
char *
annexa_template_method_matrix (AnnexaProject *project,
                               const char    *unused)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  GString *table;

  if (scales->n_likelihoods == 0 || scales->n_impacts == 0)
    return NULL;

  table = g_string_new ("|");
  add_cell (table, _("Likelihood ↓ impact →"));
  for (guint impact = 1; impact <= scales->n_impacts; impact++)
    add_step_cell (table, impact, scales->impacts[impact].label);
  end_titles (table, scales->n_impacts + 1);
  for (guint likelihood = scales->n_likelihoods; likelihood >= 1; likelihood--)
    {
      g_string_append (table, "\n|");
      add_step_cell (table, likelihood, scales->likelihoods[likelihood].label);
      for (guint impact = 1; impact <= scales->n_impacts; impact++)
        add_cell (table, scales->levels[scales->matrix[likelihood][impact]].label);
    }
  return g_string_free (table, FALSE);
}

/**
 * annexa_template_method_line:
 * @project: a project
 * @side: "below" or "above" the acceptance line
 *
 * Returns: (transfer full) (nullable): the levels of risk on that side: “High, Critical”
 */
char *
annexa_template_method_line (AnnexaProject *project,
                             const char    *side)
{
  const AnnexaScales *scales = annexa_project_get_scales (project);
  gboolean below = strcmp (side, "below") == 0;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 1; i <= scales->n_levels; i++)
    if (scales->levels[i].label != NULL && !scales->levels[i].acceptable == !below)
      g_ptr_array_add (labels, scales->levels[i].label);
  if (labels->len == 0)
    return NULL;

  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}
