/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-required-document.h"
#include "annexa-starters.h"
#include "annexa-way-next.h"

/* What is to be done next as a sentence that can be read alone: to what, and what. */

/* What a starter set proposed counts as missing until somebody has looked at it. */
static char *
describe_proposals (const AnnexaGap *gap,
                    gint64           n_proposals)
{
  return g_strdup_printf (ngettext ("%s: %d proposal. Correct and confirm it, or delete it.",
                                    "%s: %d proposals. Correct and confirm them, or delete them.", (gulong) n_proposals),
                          annexa_kind_get_plural (gap->kind), (int) n_proposals);
}

/* What the gap is about: a record, or a document that is missing; %NULL where the sentence says so itself. */
static char *
name_object (const AnnexaGap *gap,
             AnnexaProject   *project)
{
  const AnnexaRequiredDocument *document = gap->item != NULL ? annexa_required_documents_find (gap->item) : NULL;

  if (document != NULL)
    return g_strdup_printf ("“%s”", document->title);
  if (gap->record == 0)
    return NULL;
  return g_strdup_printf ("%s %s", annexa_project_get_ref (project, gap->kind, gap->record),
                          annexa_project_get_title (project, gap->kind, gap->record));
}

/**
 * annexa_way_next_describe:
 * @gap: the first open gap of a rule
 * @readiness: what it was found with
 * @project: the project
 *
 * Returns: (transfer full): what to do, and to which record, or to how many of which kind
 */
char *
annexa_way_next_describe (const AnnexaGap *gap,
                          AnnexaReadiness *readiness,
                          AnnexaProject   *project)
{
  gint64 n_proposals = gap->record == 0 && gap->item == NULL ? annexa_starters_count_proposals (project, gap->kind) : 0;
  gint64 n_more = annexa_readiness_get_result (readiness, gap->check)->n_open - 1;
  g_autofree char *action = annexa_gap_get_action (gap);
  g_autofree char *object = NULL;

  if (n_proposals > 0)
    return describe_proposals (gap, n_proposals);
  object = name_object (gap, project);
  if (object == NULL)
    return g_steal_pointer (&action);
  if (n_more <= 0)
    /* TRANSLATORS: What something has to be done to, and what: “R-028 Fire: Name somebody who can decide about it.” */
    return g_strdup_printf (_("%s: %s"), object, action);
  /* TRANSLATORS: To what something has to be done, to how many others too, and what: “R-028 Fire and 3 more: Name somebody
   * who can decide about it.” */
  return g_strdup_printf (ngettext ("%s and %d more: %s", "%s and %d more: %s", (gulong) n_more), object, (int) n_more,
                          action);
}
