/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <string.h>

#include "annexa-obligations.h"
#include "annexa-rule.h"
#include "annexa-soa-exclusions.h"

/* Which controls a firm of this trade can probably leave out. What is mostly true of a trade is a premise of its starter set;
 * of this firm it may be false, and then the project mostly shows it. */

/* The controls that somebody said are needed, or that are being put into practice, or that something counts on. What is only
 * proposed needs nothing yet. */
#define NEEDED_BY(kind, links, condition)                                                                              \
  " UNION SELECT link.target FROM " links " link JOIN " kind " record ON record.id = link.source"                      \
  " WHERE NOT record.proposal AND " condition
#define NEEDED_SQL                                                                                                     \
  "SELECT id FROM control WHERE NOT own AND (applicable = 'yes' OR reasons IS NOT NULL"                                \
  " OR ifnull (status, 'not-started') <> 'not-started')" NEEDED_BY ("risk", "risk_existing_controls",                  \
                                                                    "record.status IS NOT 'closed'")                   \
      NEEDED_BY ("risk", "risk_planned_controls", "record.status IS NOT 'closed'") NEEDED_BY (                         \
          "obligation", "obligation_met_by", ANNEXA_OBLIGATION_BINDS ("record.proposal", "record.compliance"))         \
          NEEDED_BY ("party", "party_met_by", "record.taken_into_isms IS NOT 'no'")

typedef struct
{
  AnnexaProject *project;
  GArray *needed; /* gint64, controls */
} Finding;

/* Whether an asset is called as one of the signs says. SQLite looks, as there may be very many assets. */
static gboolean
find_sign (Finding                    *finding,
           const AnnexaStarterPremise *premise,
           gboolean                   *found,
           GError                    **error)
{
  *found = FALSE;
  for (guint i = 0; !*found && premise->signs[i] != NULL; i++)
    {
      g_autofree char *sign = annexa_rule_quote (premise->signs[i]);
      g_autofree char *sql
          = g_strdup_printf ("SELECT id FROM asset WHERE instr (lower (name), lower (%s)) LIMIT 1", sign);
      g_autoptr (GArray) ids = annexa_project_read_numbers (finding->project, sql, error);

      if (ids == NULL)
        return FALSE;
      *found = ids->len > 0;
    }
  return TRUE;
}

/* Whether one of the controls can be left out by any premise at all. */
static gboolean
concerns (const AnnexaStarter *starter,
          GPtrArray           *controls)
{
  for (guint i = 0; i < starter->premises->len; i++)
    {
      const AnnexaStarterPremise *premise = starter->premises->pdata[i];

      for (guint j = 0; j < premise->left_out->len; j++)
        for (guint k = 0; k < controls->len; k++)
          if (strcmp (((const AnnexaStarterLeftOut *) premise->left_out->pdata[j])->control,
                      annexa_record_get_ref (controls->pdata[k])) == 0)
            return TRUE;
    }
  return FALSE;
}

static gboolean
is_needed (Finding *finding,
           gint64   control)
{
  for (guint i = 0; i < finding->needed->len; i++)
    if (g_array_index (finding->needed, gint64, i) == control)
      return TRUE;
  return FALSE;
}

/* Where one of the controls is needed, the premise is false, and none of the others can be left out for it. */
static void
add_premise (Finding                    *finding,
             const AnnexaStarterPremise *premise,
             GHashTable                 *exclusions)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < premise->left_out->len; i++)
    {
      const AnnexaStarterLeftOut *left_out = premise->left_out->pdata[i];
      gint64 id = annexa_project_find_ref (finding->project, annexa_kind_lookup ("control"), left_out->control);

      if (is_needed (finding, id))
        return;
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      AnnexaSoaExclusion *exclusion = g_new0 (AnnexaSoaExclusion, 1);

      exclusion->premise = premise;
      exclusion->reason = ((const AnnexaStarterLeftOut *) premise->left_out->pdata[i])->reason;
      g_hash_table_insert (exclusions, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)), exclusion);
    }
}

/**
 * annexa_soa_exclusions_find:
 * @project: a project
 * @controls: (element-type AnnexaRecord): the controls that somebody asks about
 * @error: return location
 *
 * Finds out which controls the firm can probably leave out: its trade says so, and nothing in the project speaks against it.
 * Unless one of @controls may be among them, nothing is looked for.
 *
 * Returns: (transfer full) (element-type gint64 AnnexaSoaExclusion) (nullable): them, by the id of the control
 */
GHashTable *
annexa_soa_exclusions_find (AnnexaProject *project,
                            GPtrArray     *controls,
                            GError       **error)
{
  g_autoptr (AnnexaRecord) organization =
      annexa_project_get_single (project, annexa_kind_lookup ("organization"), error);
  g_autoptr (GHashTable) exclusions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) needed = NULL;
  const AnnexaStarter *starter;
  const char *trade;
  Finding finding;

  if (organization == NULL)
    return NULL;
  trade = annexa_record_get_text (organization, "trade");
  starter = trade != NULL ? annexa_starters_find (trade) : NULL;
  if (starter == NULL || !concerns (starter, controls))
    return g_steal_pointer (&exclusions);
  needed = annexa_project_read_numbers (project, NEEDED_SQL, error);
  if (needed == NULL)
    return NULL;
  finding = (Finding){ project, needed };
  for (guint i = 0; i < starter->premises->len; i++)
    {
      gboolean found;

      if (!find_sign (&finding, starter->premises->pdata[i], &found, error))
        return NULL;
      if (!found)
        add_premise (&finding, starter->premises->pdata[i], exclusions);
    }
  return g_steal_pointer (&exclusions);
}
