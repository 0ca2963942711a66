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
