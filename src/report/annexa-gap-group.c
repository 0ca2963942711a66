/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-gap-group.h"

static void
free_group (gpointer data)
{
  AnnexaGapGroup *group = data;

  g_ptr_array_unref (group->gaps);
  g_free (group);
}

static AnnexaGapGroup *
add_group (GPtrArray       *groups,
           const AnnexaGap *first)
{
  AnnexaGapGroup *group = g_new0 (AnnexaGapGroup, 1);

  group->first = first;
  group->gaps = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  return group;
}

/**
 * annexa_gap_groups_list:
 * @readiness: what an auditor would object to
 * @severity: which gaps
 *
 * Of a missing document each gap is a group of its own, since another document is missing each time.
 *
 * Returns: (transfer full) (element-type AnnexaGapGroup): the gaps that are open, in the order of the way
 */
GPtrArray *
annexa_gap_groups_list (AnnexaReadiness *readiness,
                        AnnexaSeverity   severity)
{
  GPtrArray *gaps = annexa_readiness_get_gaps (readiness);
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  AnnexaGapGroup *group = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnnexaGap *gap = gaps->pdata[i];

      if (gap->acceptance != 0 || gap->check->severity != severity)
        continue;
      if (group == NULL || strcmp (group->first->id, gap->id) != 0)
        group = add_group (groups, gap);
      g_ptr_array_add (group->gaps, (gpointer) gap);
    }
  return groups;
}

/**
 * annexa_gap_group_list_refs:
 * @self: a group
 * @draft: the report
 * @most: of more references than these only some are listed, and how many more there are
 *
 * Returns: (transfer full): the records that are not as they should be: “ ”; "" where something is missing
 *   altogether
 */
char *
annexa_gap_group_list_refs (const AnnexaGapGroup *self,
                            AnnexaReportDraft    *draft,
                            guint                 most)
{
  GString *refs = g_string_new (NULL);
  guint n_shown = MIN (self->gaps->len, most);
  guint n_more = self->gaps->len - n_shown;

  if (self->first->record == 0)
    return g_string_free (refs, FALSE);
  for (guint i = 0; i < n_shown; i++)
    {
      const AnnexaGap *gap = self->gaps->pdata[i];

      g_string_append_printf (refs, "%s%s", i > 0 ? ", " : "",
                              annexa_project_get_ref (draft->project, gap->kind, gap->record));
    }
  if (n_more > 0)
    /* TRANSLATORS: Behind a list of references: how many more there are */
    g_string_append_printf (refs, ngettext (" and %u more", " and %u more", n_more), n_more);
  return g_string_free (refs, FALSE);
}

/**
 * annexa_gap_get_colour:
 * @severity: how bad a gap is
 *
 * Returns: the colour that says so
 */
AnnexaColour
annexa_gap_get_colour (AnnexaSeverity severity)
{
  static const AnnexaColour colours[ANNEXA_N_SEVERITIES] = {
    [ANNEXA_SEVERITY_MAJOR] = ANNEXA_COLOUR_RED,
    [ANNEXA_SEVERITY_MINOR] = ANNEXA_COLOUR_ORANGE,
    [ANNEXA_SEVERITY_IMPROVEMENT] = ANNEXA_COLOUR_YELLOW,
  };

  return colours[severity];
}
