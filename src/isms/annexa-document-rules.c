/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-document-rules.h"
#include "annexa-required-document.h"

/**
 * annexa_document_rules_check:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): a document as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * What a document says it is must be something that the standard asks for, or the count of what is missing would be
 * wrong.
 */
void
annexa_document_rules_check (AnnexaProject  *project,
                             AnnexaEdit     *edit,
                             AnnexaRecord   *before,
                             AnnexaRecord   *after,
                             AnnexaProblems *problems)
{
  const char *item = after != NULL ? annexa_record_get_text (after, "mandatory-item") : NULL;
  const AnnexaRequiredDocument *example = annexa_required_documents_find ("M02");
  g_autofree char *message = NULL;

  if (item == NULL || annexa_required_documents_find (item) != NULL)
    return;
  /* TRANSLATORS: What somebody typed, then an id that exists and its title */
  message = g_strdup_printf (_("There is no required document “%s”. Use an id such as %s (%s), or leave it empty."), item,
                             example->id, example->title);
  annexa_problems_add_for (problems, after, "mandatory-item", message);
}

static const AnnexaKind *
acknowledgement_kind (void)
{
  return annexa_kind_lookup ("acknowledgement");
}

/* The number of the version that people are to follow. It was read in that one unless somebody says otherwise. */
static void
fill_version (AnnexaProject *project,
              AnnexaRecord  *acknowledgement)
{
  const AnnexaField *field = annexa_kind_find_field (acknowledgement_kind (), "version");
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  g_autoptr (AnnexaRecord) document
      = annexa_project_get_record (project, kind, annexa_record_get_integer (acknowledgement, "document"), NULL);
  const char *version = document != NULL ? annexa_record_get_text (document, "version-in-force") : NULL;
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  if (version == NULL && document != NULL && g_strcmp0 (annexa_record_get_text (document, "status"), "in-force") == 0)
    version = annexa_record_get_text (document, "version");
  annexa_value_set_text (&value, version);
  annexa_record_set_value (acknowledgement, field, &value);
}

/* Counts, with what the edit writes: the versions that were kept, with and without this number, and what is in force without
 * any version that was kept, because it came from elsewhere. */
static gboolean
is_known (AnnexaProject  *project,
          gint64          id,
          AnnexaProblems *problems)
{
  return annexa_rule_read_number (
      project, problems,
      "SELECT EXISTS (SELECT 1 FROM document_version WHERE document = acknowledgement.document"
      " AND version IS acknowledgement.version)"
      " OR NOT EXISTS (SELECT 1 FROM document_version WHERE document = acknowledgement.document)"
      " FROM acknowledgement WHERE id = %" G_GINT64_FORMAT, id);
}

static gboolean
is_released (AnnexaProject  *project,
             gint64          id,
             AnnexaProblems *problems)
{
  return annexa_rule_read_number (
      project, problems,
      "SELECT EXISTS (SELECT 1 FROM document_version WHERE document = acknowledgement.document)"
      " OR (SELECT status IN ('in-force', 'obsolete') FROM document WHERE document.id = acknowledgement.document)"
      " FROM acknowledgement WHERE id = %" G_GINT64_FORMAT, id);
}

static gboolean
is_repeated (AnnexaProject  *project,
             gint64          id,
             AnnexaProblems *problems)
{
  return annexa_rule_read_number (
      project, problems,
      "SELECT count (*) FROM acknowledgement JOIN acknowledgement AS other ON other.document = acknowledgement.document"
      " AND other.person = acknowledgement.person AND other.version IS acknowledgement.version"
      " AND other.id <> acknowledgement.id WHERE acknowledgement.id = %" G_GINT64_FORMAT, id);
}

static void
check_acknowledgement (AnnexaProject  *project,
                       AnnexaEdit     *edit,
                       gint64          id,
                       AnnexaProblems *problems)
{
  const AnnexaKind *kind = acknowledgement_kind ();

  if (annexa_rule_read_number (project, problems, "SELECT count (*) FROM acknowledgement WHERE id = %" G_GINT64_FORMAT,
                               id)
      == 0)
    return;
  if (!is_released (project, id, problems))
    annexa_problems_add (problems, kind, id, annexa_kind_find_field (kind, "document"),
                         _("This document was never in force, so there is nothing yet that people have to know. Bring it "
                           "into force first."));
  else if (!is_known (project, id, problems))
    annexa_problems_add (problems, kind, id, annexa_kind_find_field (kind, "version"),
                         _("This document never had a version of this number in force. Leave the version empty for the one "
                           "that is in force now."));
  else if (is_repeated (project, id, problems))
    annexa_problems_add (problems, kind, id, annexa_kind_find_field (kind, "person"),
                         _("It is noted already that this person has read this version."));
}

static gboolean
says_the_same (AnnexaRecord *before,
               AnnexaRecord *after)
{
  static const char *const names[] = { "document", "person", "version" };

  for (guint i = 0; before != NULL && i < G_N_ELEMENTS (names); i++)
    if (!annexa_value_equal (annexa_record_get (before, names[i]), annexa_record_get (after, names[i])))
      return FALSE;
  return before != NULL;
}

/**
 * annexa_document_rules_check_acknowledgement:
 * @project: a project
 * @edit: an edit
 * @before: (nullable): an acknowledgement as it was
 * @after: (nullable): as it is going to be
 * @problems: where to say what is wrong
 *
 * People read what is in force: a version that was never approved cannot have been read, and once is enough.
 */
void
annexa_document_rules_check_acknowledgement (AnnexaProject  *project,
                                             AnnexaEdit     *edit,
                                             AnnexaRecord   *before,
                                             AnnexaRecord   *after,
                                             AnnexaProblems *problems)
{
  if (after == NULL || says_the_same (before, after))
    return;
  if (annexa_record_is_empty (after, "version"))
    fill_version (project, after);
  annexa_project_check_last (project, edit, check_acknowledgement, annexa_record_get_id (after));
}
