/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-document-template.h"

/* Clauses and controls that a project does not have (a framework can be deleted) are left out. */
static void
set_links (AnnexaProject *project,
           AnnexaEdit    *edit,
           gint64         document,
           const char    *field,
           const char    *target,
           char         **refs)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; refs[i] != NULL; i++)
    {
      gint64 id = annexa_project_find_ref (project, annexa_kind_lookup (target), refs[i]);

      if (id != 0)
        g_array_append_val (ids, id);
    }
  annexa_edit_set_ids (edit, annexa_kind_lookup ("document"), document, field, (gint64 *) ids->data, ids->len);
}

static void
set_person (AnnexaProject        *project,
            AnnexaEdit           *edit,
            gint64                document,
            const AnnexaTemplate *template,
            const char           *part)
{
  gint64 person = annexa_template_get_person (template, project, part);

  if (person != 0)
    annexa_edit_set_integer (edit, annexa_kind_lookup ("document"), document, part, person);
}

/**
 * annexa_documents_add_from_template:
 * @project: a project
 * @edit: an edit that is being put together
 * @template: a template
 *
 * Puts a new document with everything that the template knows into @edit: a draft, for nobody has read it yet. Its text
 * keeps the words in braces, so that it follows the project until a version of it is approved.
 *
 * Returns: the id of the document
 */
gint64
annexa_documents_add_from_template (AnnexaProject        *project,
                                    AnnexaEdit           *edit,
                                    const AnnexaTemplate *template)
{
  const AnnexaKind *kind = annexa_kind_lookup ("document");
  gint64 id = annexa_edit_create (edit, kind);
  g_autofree char *text = annexa_template_get_text (template);
  g_autofree char *review = annexa_template_get_next_review (template, project);

  annexa_edit_set_text (edit, kind, id, "title", template->title);
  annexa_edit_set_text (edit, kind, id, "type", template->type);
  annexa_edit_set_text (edit, kind, id, "mandatory-item", template->item);
  annexa_edit_set_text (edit, kind, id, "status", "draft");
  annexa_edit_set_text (edit, kind, id, "version", ANNEXA_FIRST_VERSION);
  annexa_edit_set_text (edit, kind, id, "next-review", review);
  annexa_edit_set_text (edit, kind, id, "classification", "internal");
  annexa_edit_set_text (edit, kind, id, "body", text);
  set_person (project, edit, id, template, "owner");
  set_person (project, edit, id, template, "approver");
  set_links (project, edit, id, "clauses", "requirement", template->clauses);
  set_links (project, edit, id, "controls", "control", template->controls);
  return id;
}

/**
 * annexa_documents_describe_added:
 * @template: a template
 *
 * Returns: (transfer full): what history calls the edit that adds a document from @template
 */
char *
annexa_documents_describe_added (const AnnexaTemplate *template)
{
  /* TRANSLATORS: History: “Document Backup policy added from its template” */
  return g_strdup_printf (_("Document %s added from its template"), template->title);
}
