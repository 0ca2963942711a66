/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-documents.h"
#include "annexa-required-document.h"
#include "annexa-way-next.h"

/* What is to be done next as a sentence that can be read alone: to what, and what. */

/* What a starter set proposed counts as missing until somebody has looked at it. */
static char *
describe_proposals (const AnnexaGap *gap,
                    guint            n_proposals)
{
  return g_strdup_printf (ngettext ("%s: %u proposal. Correct and confirm it, or delete it.",
                                    "%s: %u proposals. Correct and confirm them, or delete them.", n_proposals),
                          annexa_kind_get_plural (gap->kind), n_proposals);
}

/* What the gap is about: a record, or a document that is missing; %NULL where the sentence says so itself. */
static char *
name_object (const AnnexaGap *gap,
             AnnexaProject   *project)
{
  const AnnexaRequiredDocument *document = gap->item != NULL ? annexa_required_documents_find (gap->item) : NULL;

  if (document != NULL)
    /* TRANSLATORS: The title of a document in quotation marks, as the language has them */
    return g_strdup_printf (_("“%s”"), document->title);
  if (gap->record == 0)
    return NULL;
  return g_strdup_printf ("%s %s", annexa_project_get_ref (project, gap->kind, gap->record),
                          annexa_project_get_title (project, gap->kind, gap->record));
}

/* The document that has been begun and would mend the gap. */
static AnnexaRecord *
get_begun (const AnnexaGap *gap,
           AnnexaProject   *project)
{
  gint64 begun = gap->record == 0 ? annexa_gap_find_begun (gap, project) : 0;

  return begun != 0 ? annexa_project_get_record (project, gap->kind, begun, NULL) : NULL;
}

/* Where what is missing has been begun, it is no longer to be begun but to be completed. */
static char *
describe_begun (const AnnexaGap *gap,
                AnnexaProject   *project)
{
  g_autoptr (AnnexaRecord) document = get_begun (gap, project);
  g_autoptr (GPtrArray) needs = document != NULL ? annexa_documents_list_needs (project, document) : NULL;

  if (document == NULL)
    return NULL;
  if (needs->len == 0)
    /* TRANSLATORS: The reference and the title of a document: “Put D-001 Scope in force: …” */
    return g_strdup_printf (_("Put %s %s in force: read it once more, and have it approved."),
                            annexa_record_get_ref (document), annexa_record_get_title (document));
  /* TRANSLATORS: The reference and the title of a document, and how many things are missing */
  return g_strdup_printf (ngettext ("Complete %s %s: %u thing is missing before it can be put in force.",
                                    "Complete %s %s: %u things are missing before it can be put in force.", needs->len),
                          annexa_record_get_ref (document), annexa_record_get_title (document), needs->len);
}

/**
 * annexa_way_next_get_action:
 * @gap: a gap
 * @project: the project
 *
 * Returns: (transfer full): what to do; of a document that has been begun, how much it lacks
 */
char *
annexa_way_next_get_action (const AnnexaGap *gap,
                            AnnexaProject   *project)
{
  char *begun = describe_begun (gap, project);

  return begun != NULL ? begun : annexa_gap_get_action (gap);
}

/**
 * annexa_way_next_find_place:
 * @gap: a gap
 * @project: the project
 * @place: (out caller-allocates): the record and the field with which to go on, without a text
 *
 * Finds where the gap is mended: at the record it names, or, where a document has been begun, at the first thing that this
 * one lacks. Where it lacks nothing, it has to be put in force.
 */
void
annexa_way_next_find_place (const AnnexaGap *gap,
                            AnnexaProject   *project,
                            AnnexaOpenPoint *place)
{
  g_autoptr (AnnexaRecord) document = get_begun (gap, project);
  g_autoptr (GPtrArray) needs = document != NULL ? annexa_documents_list_needs (project, document) : NULL;
  const AnnexaField *field = annexa_gap_find_field (gap, project);

  if (document == NULL)
    *place = (AnnexaOpenPoint){ NULL, gap->kind, gap->record, field != NULL ? field->name : NULL };
  else if (needs->len == 0)
    *place = (AnnexaOpenPoint){ NULL, gap->kind, annexa_record_get_id (document), "status" };
  else
    *place = *(AnnexaOpenPoint *) needs->pdata[0];
  place->text = NULL;
}

/**
 * annexa_way_next_get_page:
 * @gap: a gap
 * @place: where it is mended
 *
 * Returns: (transfer none): the page of the window that shows the place
 */
const char *
annexa_way_next_get_page (const AnnexaGap       *gap,
                          const AnnexaOpenPoint *place)
{
  guint n_checks;
  const AnnexaCheck *const *checks = annexa_checks_list (&n_checks);

  for (guint i = 0; i < n_checks && place->kind != gap->kind; i++)
    if (strcmp (checks[i]->kind, place->kind->name) == 0)
      return checks[i]->page;
  return gap->check->page;
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
  guint n_proposals = annexa_gap_count_proposals (gap, project);
  gint64 n_more = annexa_readiness_get_result (readiness, gap->check)->n_open - 1;
  g_autofree char *action = annexa_gap_get_action (gap);
  g_autofree char *begun = describe_begun (gap, project);
  g_autofree char *object = NULL;

  if (begun != NULL)
    return g_steal_pointer (&begun);
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

/**
 * annexa_way_next_lead_on:
 * @readiness: what readiness says
 * @project: the project
 * @kind: the kind with whose records somebody has just finished
 * @done: (nullable): what is finished, as a sentence
 * @next: (out): the gap to go on with
 *
 * Returns: (transfer full) (nullable): what is finished, what comes next, and what is still open before that, a line each;
 *   %NULL where nothing is left
 */
char *
annexa_way_next_lead_on (AnnexaReadiness  *readiness,
                         AnnexaProject    *project,
                         const AnnexaKind *kind,
                         const char       *done,
                         const AnnexaGap **next)
{
  const AnnexaGap *earlier;
  g_autofree char *sentence = NULL;
  g_autofree char *before = NULL;
  GString *text;

  *next = annexa_way_find_next_from (readiness, ANNEXA_STAGE_2, kind, &earlier);
  if (*next == NULL)
    return NULL;
  sentence = annexa_way_next_describe (*next, readiness, project);
  if (earlier != NULL)
    before = annexa_way_next_describe (earlier, readiness, project);
  text = g_string_new (done);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Next: %s"), sentence);
  if (before != NULL)
    {
      g_string_append_c (text, '\n');
      /* TRANSLATORS: What is open in an earlier step on the way */
      g_string_append_printf (text, _("Still open from before: %s"), before);
    }
  return g_string_free (text, FALSE);
}
