/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-look-sample.h"
#include "annexa-report-draft.h"

/* Two pages that show how reports of the project look: the cover, and a page with what most reports have. */

static void
add_row (AnnexaDocument *document,
         const char     *what,
         const char     *who,
         AnnexaColour    colour,
         const char     *status)
{
  annexa_document_begin_row (document, ANNEXA_ROW_BODY);
  annexa_document_add_cell (document, what);
  annexa_document_add_cell (document, who);
  annexa_document_add_cell (document, NULL);
  annexa_document_add_pill (document, colour, status);
}

static void
add_table (AnnexaDocument *document)
{
  const AnnexaTableColumn columns[] = {
    { .title = _("Task"), .share = 2 },
    { .title = _("Responsible"), .share = 1 },
    { .title = _("Status") },
  };

  annexa_document_begin_table (document, columns, G_N_ELEMENTS (columns), _("An example of a table."));
  annexa_document_begin_row (document, ANNEXA_ROW_GROUP);
  annexa_document_add_cell (document, _("A group of rows"));
  add_row (document, _("Lock the server room"), _("Facilities"), annexa_report_draft_get_colour (ANNEXA_TONE_GOOD),
           _("Done"));
  add_row (document, _("Test restoring a backup"), _("IT"), annexa_report_draft_get_colour (ANNEXA_TONE_FAIR),
           _("In progress"));
}

/**
 * annexa_look_sample_new:
 * @project: a project
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a short report that says nothing, in the look that the project has chosen
 */
AnnexaDocument *
annexa_look_sample_new (AnnexaProject *project,
                        GError       **error)
{
  AnnexaReportDraft *draft
      = annexa_report_draft_new (project, _("Title of a report"), "1.0", _("What the report is about."), error);
  AnnexaDocument *document;

  if (draft == NULL)
    return NULL;
  document = draft->document;
  annexa_document_add_cover (document);
  annexa_document_add_fact (document, _("Version"), "1.0");
  annexa_document_add_heading (document, 1, "chapter", _("Chapter"));
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_LEAD, _("The first sentence of a chapter says what it is about."));
  annexa_document_add_heading (document, 2, "section", _("Section"));
  annexa_document_add_paragraph (document, ANNEXA_PARAGRAPH_BODY, _("Running text looks like this, and points of a list so:"));
  annexa_document_add_item (document, ANNEXA_PARAGRAPH_ITEM, 0, _("what has to be done,"));
  annexa_document_add_item (document, ANNEXA_PARAGRAPH_ITEM, 0, _("and who does it."));
  add_table (document);
  return annexa_report_draft_finish (draft);
}
