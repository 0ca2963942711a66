/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-edit.h"
#include "annexa-gap.h"
#include "annexa-query.h"
#include "annexa-required-document.h"
#include "annexa-starters.h"

/* What a gap of readiness says to people, and what mends it. */

/* The field of a document that says which of the required ones it is. */
#define DOCUMENT_FIELD "mandatory-item"

static const AnnexaRequiredDocument *
get_document (const AnnexaGap *gap)
{
  return gap->item != NULL ? annexa_required_documents_find (gap->item) : NULL;
}

/**
 * annexa_gap_get_title:
 * @gap: a gap
 *
 * Returns: (transfer full): what is wrong, in a few words
 */
char *
annexa_gap_get_title (const AnnexaGap *gap)
{
  const AnnexaRequiredDocument *document = get_document (gap);

  if (document != NULL && document->lacking != NULL)
    return g_strdup (document->lacking);
  /* TRANSLATORS: What is wrong, and the title of a document: “A mandatory document is missing: Risk treatment plan” */
  return document != NULL ? g_strdup_printf (_("%s: %s"), _(gap->check->title), document->title)
                          : g_strdup (_(gap->check->title));
}

/**
 * annexa_gap_get_clause:
 * @gap: a gap
 *
 * Returns: (transfer full): the clauses that it offends against: of a document that is missing those that ask for it
 */
char *
annexa_gap_get_clause (const AnnexaGap *gap)
{
  const AnnexaRequiredDocument *document = get_document (gap);
  g_autofree char *refs = document != NULL ? g_strjoinv (", ", document->refs) : NULL;

  if (refs == NULL || *refs == 0)
    return g_strdup (gap->check->clause);

  return document->part != NULL ? g_strdup_printf ("%s %s", refs, document->part) : g_steal_pointer (&refs);
}

/**
 * annexa_gap_is_missing:
 * @gap: a gap
 *
 * Returns: whether there is nothing at all of what it asks for: no record, and no register that holds part of it
 */
gboolean
annexa_gap_is_missing (const AnnexaGap *gap)
{
  const AnnexaRequiredDocument *document = get_document (gap);

  return gap->record == 0 && (document == NULL || document->lacking == NULL);
}

/**
 * annexa_gap_count_proposals:
 * @gap: a gap
 * @project: the project
 *
 * Returns: how many proposals wait to be confirmed where they count as nothing; confirming them may mend the gap
 */
guint
annexa_gap_count_proposals (const AnnexaGap *gap,
                            AnnexaProject   *project)
{
  if (gap->record != 0 || (gap->check->flags & ANNEXA_CHECK_CONFIRMED) == 0)
    return 0;
  return (guint) annexa_starters_count_proposals (project, gap->kind);
}

/**
 * annexa_gap_describe:
 * @gap: a gap
 * @project: the project
 *
 * Says also why a list can be full and yet count as empty.
 *
 * Returns: (transfer full): what is wrong, and how many proposals nobody has confirmed yet where there is nothing else
 */
char *
annexa_gap_describe (const AnnexaGap *gap,
                     AnnexaProject   *project)
{
  g_autofree char *title = annexa_gap_get_title (gap);
  guint n = annexa_gap_count_proposals (gap, project);

  if (n == 0)
    return g_steal_pointer (&title);
  /* TRANSLATORS: What is wrong, and that proposals do not count: “No interested parties are noted; 7 proposals wait to be
   * confirmed” */
  return g_strdup_printf (ngettext ("%s; %u proposal waits to be confirmed", "%s; %u proposals wait to be confirmed", n),
                          title, n);
}

/**
 * annexa_gap_get_why:
 * @gap: a gap
 *
 * Returns: (transfer none): why it matters
 */
const char *
annexa_gap_get_why (const AnnexaGap *gap)
{
  return _(gap->check->why);
}

/* A template is named where there is one, and so is the register that can hold it; else somebody has to write it. */
static char *
get_document_action (const AnnexaGap              *gap,
                     const AnnexaRequiredDocument *document)
{
  const AnnexaTemplate *template = annexa_templates_find_for (document->id);

  if (template != NULL)
    /* TRANSLATORS: The title of a document */
    return g_strdup_printf (_("Adopt the template “%s”, adapt it, have it approved, and put it in force."),
                            template->title);
  return document->entry != NULL
             ? g_strdup_printf (C_("sentences", "%s %s"), document->entry, _("A document of your own counts as well."))
             : g_strdup (_(gap->check->action));
}

/**
 * annexa_gap_get_action:
 * @gap: a gap
 *
 * Knows no project, and so of no draft: whoever says it to somebody asks annexa_way_next_get_action().
 *
 * Returns: (transfer full): what to do; of a missing document also what belongs into it
 */
char *
annexa_gap_get_action (const AnnexaGap *gap)
{
  const AnnexaRequiredDocument *document = get_document (gap);
  g_autofree char *action = document != NULL ? get_document_action (gap, document) : NULL;

  /* TRANSLATORS: What to do, and what a document is about: “Adopt the template “Risk treatment” …. What belongs there: How
   * one gets from a risk to a decision …” */
  return document != NULL ? g_strdup_printf (_("%s What belongs there: %s"), action, document->content)
                          : g_strdup (_ (gap->check->action));
}

/**
 * annexa_gap_get_register:
 * @gap: a gap
 *
 * Returns: (transfer none) (nullable): the kind whose register can hold what is missing in writing, where no template makes
 *   a document of it
 */
const AnnexaKind *
annexa_gap_get_register (const AnnexaGap *gap)
{
  const AnnexaRequiredDocument *document = get_document (gap);

  return document != NULL && document->register_kind != NULL && annexa_templates_find_for (document->id) == NULL
             ? annexa_kind_lookup (document->register_kind)
             : NULL;
}

/* Whoever has left is as good as nobody. */
static gboolean
names_somebody (AnnexaProject     *project,
                AnnexaRecord      *record,
                const AnnexaField *field)
{
  const AnnexaKind *kind = annexa_kind_lookup ("person");
  g_autoptr (AnnexaRecord) person = NULL;

  if (field->type != ANNEXA_FIELD_RECORD || g_strcmp0 (field->target, kind->name) != 0)
    return FALSE;
  person = annexa_project_get_record (project, kind, annexa_record_get_integer (record, field->name), NULL);
  return person != NULL && annexa_record_get_integer (person, "active") != 0;
}

/**
 * annexa_gap_find_field:
 * @gap: a gap
 * @project: the project
 *
 * Where several fields together mend a gap, the first that is empty is the one to begin with; else the first that does not
 * name somebody who is there.
 *
 * Returns: (nullable): the field of the record that mends the gap
 */
const AnnexaField *
annexa_gap_find_field (const AnnexaGap *gap,
                       AnnexaProject   *project)
{
  g_auto (GStrv) names = g_strsplit (gap->check->field != NULL ? gap->check->field : "", "|", -1);
  g_autoptr (AnnexaRecord) record = NULL;

  if (names[0] == NULL)
    return NULL;
  if (names[1] != NULL && gap->record != 0)
    record = annexa_project_get_record (project, gap->kind, gap->record, NULL);
  for (guint i = 0; record != NULL && names[i] != NULL; i++)
    if (annexa_record_is_empty (record, names[i]))
      return annexa_kind_find_field (gap->kind, names[i]);
  for (guint i = 0; record != NULL && names[i] != NULL; i++)
    if (!names_somebody (project, record, annexa_kind_find_field (gap->kind, names[i])))
      return annexa_kind_find_field (gap->kind, names[i]);
  return annexa_kind_find_field (gap->kind, names[0]);
}

/**
 * annexa_gap_get_values:
 * @gap: a gap
 *
 * Returns: (transfer full): what a new record has to hold that mends the gap, each as “field=value”; none where the gap
 *   names a record
 */
char **
annexa_gap_get_values (const AnnexaGap *gap)
{
  g_autofree char *of_document = gap->item != NULL ? g_strconcat (DOCUMENT_FIELD "=", gap->item, NULL) : NULL;
  const char *fresh = of_document != NULL ? of_document : gap->check->fresh;

  return g_strsplit (gap->record == 0 && fresh != NULL ? fresh : "", "|", -1);
}

/* Which required document a new record would be, or %NULL where the gap is about none. */
static const char *
find_document_item (char **values)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_has_prefix (values[i], DOCUMENT_FIELD "="))
      return values[i] + strlen (DOCUMENT_FIELD "=");

  return NULL;
}

/**
 * annexa_gap_find_begun:
 * @gap: a gap
 * @project: the project
 *
 * What is missing may have been begun: the scope as a draft that nobody has approved yet. One that is obsolete is not taken
 * up again.
 *
 * Returns: the id of the document that mends the gap once it is in force, or 0
 */
gint64
annexa_gap_find_begun (const AnnexaGap *gap,
                       AnnexaProject   *project)
{
  g_auto (GStrv) values = annexa_gap_get_values (gap);
  const char *name = find_document_item (values);
  g_auto (AnnexaValue) item = ANNEXA_VALUE_INIT;
  g_auto (AnnexaValue) obsolete = ANNEXA_VALUE_INIT;
  g_autoptr (AnnexaQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (name == NULL)
    return 0;
  query = annexa_query_new (gap->kind);
  annexa_value_set_text (&item, name);
  annexa_query_add_filter (query, annexa_kind_find_field (gap->kind, DOCUMENT_FIELD), ANNEXA_TEST_EQUAL, &item);
  annexa_value_set_text (&obsolete, "obsolete");
  annexa_query_add_filter (query, annexa_kind_find_field (gap->kind, "status"), ANNEXA_TEST_NOT_EQUAL, &obsolete);
  ids = annexa_project_query (project, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/**
 * annexa_gap_find_template:
 * @gap: a gap
 * @project: the project
 *
 * Returns: (transfer none) (nullable): the template that a document is best made of, where the gap is that there is none
 *   and nobody has begun one
 */
const AnnexaTemplate *
annexa_gap_find_template (const AnnexaGap *gap,
                          AnnexaProject   *project)
{
  g_auto (GStrv) values = annexa_gap_get_values (gap);
  const char *item = find_document_item (values);

  return item != NULL && annexa_gap_find_begun (gap, project) == 0 ? annexa_templates_find_for (item) : NULL;
}

static gboolean
ends_soon (const AnnexaGap *gap,
           AnnexaProject   *project)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  g_autoptr (AnnexaRecord) record = annexa_project_get_record (project, kind, gap->acceptance, NULL);

  return record != NULL && annexa_record_get_integer (record, "due-soon") != 0;
}

/**
 * annexa_gap_is_meant:
 * @gap: a gap
 * @project: the project
 * @choice: which ones are meant
 *
 * Returns: whether the gap is one of them
 */
gboolean
annexa_gap_is_meant (const AnnexaGap *gap,
                     AnnexaProject   *project,
                     AnnexaGapChoice  choice)
{
  switch (choice)
    {
    case ANNEXA_GAPS_OPEN:
      return gap->acceptance == 0;
    case ANNEXA_GAPS_ACCEPTED:
      return gap->acceptance != 0;
    case ANNEXA_GAPS_ENDING:
      return gap->acceptance != 0 && ends_soon (gap, project);
    case ANNEXA_GAPS_ALL:
    default:
      return TRUE;
    }
}

/**
 * annexa_gap_accept:
 * @gap: a gap
 * @project: the project
 * @reason: why it can stay for a while
 * @person: the id of the person who decides so
 * @until: the last day
 *
 * Returns: (transfer full): the edit that accepts the gap
 */
AnnexaEdit *
annexa_gap_accept (const AnnexaGap *gap,
                   AnnexaProject   *project,
                   const char      *reason,
                   gint64           person,
                   const char      *until)
{
  const AnnexaKind *kind = annexa_kind_lookup ("acceptance");
  g_autofree char *today = annexa_date_today ();
  g_autofree char *title = annexa_gap_get_title (gap);
  g_autofree char *label = NULL;
  AnnexaEdit *edit;
  gint64 id;

  /* TRANSLATORS: What an edit did; %s is what is wrong: “An asset has no owner” */
  label = g_strdup_printf (_("Accepted for a while: %s"), title);
  edit = annexa_project_begin (project, label);
  id = annexa_edit_create (edit, kind);
  annexa_edit_set_text (edit, kind, id, "rule", gap->id);
  if (gap->record != 0)
    annexa_edit_set_ids (edit, kind, id, "records", &gap->record, 1);
  annexa_edit_set_text (edit, kind, id, "reason", reason);
  annexa_edit_set_integer (edit, kind, id, "accepted-by", person);
  annexa_edit_set_text (edit, kind, id, "accepted-on", today);
  annexa_edit_set_text (edit, kind, id, "expires", until);
  return edit;
}
