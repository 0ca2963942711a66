/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-method-check.h"
#include "annexa-text.h"

static void
remark_free (gpointer data)
{
  AnnexaMethodRemark *remark = data;

  g_free (remark->message);
  g_free (remark);
}

static void
add_remark (GPtrArray *remarks,
            gboolean   warning,
            char      *message)
{
  AnnexaMethodRemark *remark = g_new0 (AnnexaMethodRemark, 1);

  remark->warning = warning;
  remark->message = message;
  g_ptr_array_add (remarks, remark);
}

static const char *
get_label (AnnexaRecord *part)
{
  const char *label = part != NULL ? annexa_record_get_text (part, "label") : NULL;

  return label != NULL ? label : "–";
}

/* The words have to tell the parts apart, also when they are read aloud. */
static gboolean
words_differ (GPtrArray *parts,
              gboolean  *complete)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *complete = TRUE;
  for (guint i = 0; i < parts->len; i++)
    {
      const char *label = annexa_record_get_text (parts->pdata[i], "label");
      g_autofree char *clean = label != NULL ? annexa_text_clean (label, FALSE) : NULL;

      if (clean == NULL)
        *complete = FALSE;
      else if (!g_hash_table_add (words, annexa_text_fold (clean)))
        return FALSE;
    }
  return TRUE;
}

static void
check_scale (const AnnexaMethodDraft *draft,
             AnnexaMethodScale        scale,
             GPtrArray               *remarks)
{
  gboolean likelihood = scale == ANNEXA_METHOD_LIKELIHOOD;
  guint n = annexa_method_draft_get_n_steps (draft, scale);
  gboolean complete;
  gboolean differ = words_differ (draft->steps[scale], &complete);

  if (n < ANNEXA_SMALLEST_SCALE || n > ANNEXA_LARGEST_SCALE)
    add_remark (remarks, FALSE,
                g_strdup_printf (likelihood ? _("The likelihood scale needs %d to %d steps.")
                                            : _("The impact scale needs %d to %d steps."),
                                 ANNEXA_SMALLEST_SCALE, ANNEXA_LARGEST_SCALE));
  if (!complete)
    add_remark (remarks, FALSE,
                g_strdup (likelihood ? _("Give every step of the likelihood scale a word.")
                                     : _("Give every step of the impact scale a word.")));
  if (!differ)
    add_remark (remarks, FALSE,
                g_strdup (likelihood ? _("Two steps of the likelihood scale have the same word. Change one.")
                                     : _("Two steps of the impact scale have the same word. Change one.")));
}

/* The acceptance line runs once through the levels: all below it are acceptable, none above. */
static void
check_acceptance (const AnnexaMethodDraft *draft,
                  GPtrArray               *remarks)
{
  AnnexaRecord *refused = NULL;
  guint n_acceptable = 0;

  for (guint i = 0; i < draft->levels->len; i++)
    {
      AnnexaRecord *level = draft->levels->pdata[i];

      if (annexa_record_get_integer (level, "acceptable") == 0)
        {
          refused = refused != NULL ? refused : level;
          continue;
        }
      n_acceptable++;
      if (refused != NULL)
        add_remark (remarks, FALSE,
                    /* TRANSLATORS: Two levels of risk, the higher one first */
                    g_strdup_printf (_("“%s” is acceptable, but the lower level “%s” is not. Change one of them."),
                                     get_label (level), get_label (refused)));
    }
  if (n_acceptable == 0)
    add_remark (remarks, FALSE, g_strdup (_("No level is acceptable. Say which risks may stay as they are.")));
  if (refused == NULL)
    add_remark (remarks, FALSE, g_strdup (_("Every level is acceptable. Say which risks have to be treated.")));
}

static void
check_unused (const AnnexaMethodDraft *draft,
              GPtrArray               *remarks)
{
  gboolean used[ANNEXA_LARGEST_SCALE + 1] = { FALSE };

  for (guint likelihood = 1; likelihood <= ANNEXA_LARGEST_SCALE; likelihood++)
    for (guint impact = 1; impact <= ANNEXA_LARGEST_SCALE; impact++)
      used[draft->matrix[likelihood][impact]] = TRUE;
  for (guint position = 1; position <= draft->levels->len; position++)
    if (!used[position])
      add_remark (remarks, TRUE,
                  g_strdup_printf (_("No cell of the matrix gives “%s”."),
                                   get_label (annexa_method_draft_get_level (draft, position))));
}

static void
check_signs (const AnnexaMethodDraft *draft,
             GPtrArray               *remarks)
{
  g_autoptr (GHashTable) signs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < draft->levels->len; i++)
    {
      const char *sign = annexa_record_get_text (draft->levels->pdata[i], "sign");

      if (sign == NULL)
        add_remark (remarks, TRUE,
                    g_strdup_printf (_("“%s” has no sign. Small pictures show one or two letters for it."),
                                     get_label (draft->levels->pdata[i])));
      else if (!g_hash_table_add (signs, (gpointer) sign))
        add_remark (remarks, TRUE,
                    g_strdup_printf (_("Two levels have the sign “%s”. Small pictures cannot tell them apart."), sign));
    }
}

static void
check_levels (const AnnexaMethodDraft *draft,
              GPtrArray               *remarks)
{
  gboolean complete;
  gboolean differ = words_differ (draft->levels, &complete);

  if (draft->levels->len < ANNEXA_FEWEST_LEVELS)
    add_remark (remarks, FALSE, g_strdup (_("A risk method needs at least two levels.")));
  if (!complete)
    add_remark (remarks, FALSE, g_strdup (_("Give every level a word.")));
  if (!differ)
    add_remark (remarks, FALSE, g_strdup (_("Two levels have the same word. Change one.")));
  check_acceptance (draft, remarks);
  check_unused (draft, remarks);
  check_signs (draft, remarks);
}

/* Whether one cell gives a lower level than another that ought to be no higher. */
static void
check_pair (const AnnexaMethodDraft *draft,
            guint                    likelihood,
            guint                    impact,
            guint                    higher_likelihood,
            guint                    higher_impact,
            GPtrArray               *remarks)
{
  guint lower = draft->matrix[likelihood][impact];
  guint higher = draft->matrix[higher_likelihood][higher_impact];

  if (lower == 0 || higher == 0 || higher >= lower)
    return;
  add_remark (remarks, TRUE,
              /* TRANSLATORS: Steps of likelihood and impact and the level that they give, twice: “Likely × Severe gives
               * Medium, which is lower than Possible × Severe with High.” */
              g_strdup_printf (_("%s × %s gives %s, which is lower than %s × %s with %s."),
                               get_label (annexa_method_draft_get_step (draft, ANNEXA_METHOD_LIKELIHOOD, higher_likelihood)),
                               get_label (annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, higher_impact)),
                               get_label (annexa_method_draft_get_level (draft, higher)),
                               get_label (annexa_method_draft_get_step (draft, ANNEXA_METHOD_LIKELIHOOD, likelihood)),
                               get_label (annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, impact)),
                               get_label (annexa_method_draft_get_level (draft, lower))));
}

static void
check_matrix (const AnnexaMethodDraft *draft,
              GPtrArray               *remarks)
{
  guint n_likelihoods = annexa_method_draft_get_n_steps (draft, ANNEXA_METHOD_LIKELIHOOD);
  guint n_impacts = annexa_method_draft_get_n_steps (draft, ANNEXA_METHOD_IMPACT);

  for (guint likelihood = 1; likelihood <= n_likelihoods; likelihood++)
    for (guint impact = 1; impact <= n_impacts; impact++)
      {
        if (annexa_method_draft_get_cell (draft, likelihood, impact) == NULL)
          add_remark (remarks, FALSE,
                      /* TRANSLATORS: Steps of likelihood and impact: “Likely × Severe has no level yet.” */
                      g_strdup_printf (
                          _("%s × %s has no level yet. Choose one."),
                          get_label (annexa_method_draft_get_step (draft, ANNEXA_METHOD_LIKELIHOOD, likelihood)),
                          get_label (annexa_method_draft_get_step (draft, ANNEXA_METHOD_IMPACT, impact))));
        if (likelihood < n_likelihoods)
          check_pair (draft, likelihood, impact, likelihood + 1, impact, remarks);
        if (impact < n_impacts)
          check_pair (draft, likelihood, impact, likelihood, impact + 1, remarks);
      }
}

/* The ratings have to go to steps that are there, and not past each other: what was likelier is not to become less so. */
static void
check_map (const AnnexaMethodDraft *draft,
           AnnexaMethodScale        scale,
           GPtrArray               *remarks)
{
  gboolean likelihood = scale == ANNEXA_METHOD_LIKELIHOOD;
  guint n = annexa_method_draft_get_n_steps (draft, scale);
  gboolean right = TRUE;
  gboolean rises = TRUE;

  for (guint old = 1; old <= draft->n_old[scale]; old++)
    {
      right = right && draft->map[scale][old] >= 1 && draft->map[scale][old] <= n;
      rises = rises && (old == 1 || draft->map[scale][old] >= draft->map[scale][old - 1]);
    }
  if (!right)
    add_remark (remarks, FALSE,
                g_strdup (likelihood ? _("Say for every old step of the likelihood scale which new one takes its ratings.")
                                     : _("Say for every old step of the impact scale which new one takes its ratings.")));
  else if (!rises)
    add_remark (remarks, TRUE,
                g_strdup (likelihood ? _("A higher old step of the likelihood scale goes to a lower new one.")
                                     : _("A higher old step of the impact scale goes to a lower new one.")));
}

/**
 * annexa_method_check:
 * @draft: a draft
 *
 * Returns: (transfer full) (element-type AnnexaMethodRemark): what has to be mended before the method can be used, and
 *   what only looks odd
 */
GPtrArray *
annexa_method_check (const AnnexaMethodDraft *draft)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (remark_free);

  if (annexa_record_is_empty (draft->method, "title"))
    add_remark (remarks, FALSE, g_strdup (_("Give the risk method a name.")));
  for (guint scale = 0; scale < ANNEXA_N_METHOD_SCALES; scale++)
    check_scale (draft, scale, remarks);
  check_levels (draft, remarks);
  check_matrix (draft, remarks);
  for (guint scale = 0; draft->puts_in_force && scale < ANNEXA_N_METHOD_SCALES; scale++)
    check_map (draft, scale, remarks);
  return g_steal_pointer (&remarks);
}

/**
 * annexa_method_check_passes:
 * @remarks: (element-type AnnexaMethodRemark): what annexa_method_check() said
 * @error: return location
 *
 * Returns: whether there are warnings at most; if not, the first thing to mend is the error
 */
gboolean
annexa_method_check_passes (GPtrArray *remarks,
                            GError   **error)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const AnnexaMethodRemark *remark = remarks->pdata[i];

      if (remark->warning)
        continue;
      g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_CONSTRAINT, remark->message);
      return FALSE;
    }
  return TRUE;
}
