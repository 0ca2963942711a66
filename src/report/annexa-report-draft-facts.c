/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-date.h"
#include "annexa-history.h"
#include "annexa-report-draft.h"
#include "annexa-starters.h"

/* What a report says about itself: its facts, and who signs it. */

/**
 * annexa_report_draft_add_missing_fact:
 * @self: a report in the middle of its facts
 * @record: a record
 * @field: the name of one of its fields, which is empty
 *
 * Says that the field ought to be filled. It is an open point, which a pack without these goes without.
 */
void
annexa_report_draft_add_missing_fact (AnnexaReportDraft *self,
                                      AnnexaRecord      *record,
                                      const char        *field)
{
  if (self->discreet)
    return;

  annexa_document_begin_fields (self->document, ANNEXA_OPEN_POINTS);
  annexa_document_add_fact (self->document, annexa_report_draft_get_label (record, field),
                            annexa_report_draft_get_missing (record, field));
  annexa_document_end_fields (self->document);
}

static void
add_fact_of (AnnexaReportDraft *self,
             const char        *field)
{
  g_autofree char *value = annexa_report_draft_describe (self, self->organization, field);

  if (*value == '\0')
    annexa_report_draft_add_missing_fact (self, self->organization, field);
  else
    annexa_document_add_fact (self->document, annexa_report_draft_get_label (self->organization, field), value);
}

/**
 * annexa_report_draft_add_control_facts:
 * @self: a report whose facts were begun
 * @people: whether to name who is responsible; not where they sign beside it
 *
 * Adds what every controlled document says about itself (7.5.2, 7.5.3).
 */
void
annexa_report_draft_add_control_facts (AnnexaReportDraft *self,
                                       gboolean           people)
{
  g_autofree char *today = annexa_date_format_long (self->today);
  g_autofree char *head = annexa_project_get_chain_head (self->project, NULL);
  g_autofree char *file = g_path_get_basename (annexa_project_get_path (self->project));

  if (people)
    {
      add_fact_of (self, "top-management");
      add_fact_of (self, "isms-manager");
    }
  annexa_document_add_fact (self->document, _("Classification"),
                            annexa_record_get_text (self->organization, "confidentiality-label"));
  annexa_document_add_fact (self->document, _("State of the records"), today);
  annexa_document_add_fact (self->document, _("Project file"), file);
  annexa_document_add_fact (self->document, _("Fingerprint of the history"), head);
}

/**
 * annexa_report_draft_add_control_line:
 * @self: a report
 *
 * Adds the same as annexa_report_draft_add_control_facts() as a sentence, without what stands on every page.
 */
void
annexa_report_draft_add_control_line (AnnexaReportDraft *self)
{
  g_autofree char *today = annexa_date_format_long (self->today);
  g_autofree char *head = annexa_project_get_chain_head (self->project, NULL);
  g_autofree char *file = g_path_get_basename (annexa_project_get_path (self->project));
  g_autofree char *line = NULL;

  if (head != NULL)
    /* TRANSLATORS: The name of a file, a day, and a long row of digits and letters */
    line = g_strdup_printf (_("Written from %s as of %s. Fingerprint of the history: %s"), file, today, head);
  else
    /* TRANSLATORS: The name of a file, and a day */
    line = g_strdup_printf (_("Written from %s as of %s."), file, today);
  annexa_document_add_paragraph (self->document, ANNEXA_PARAGRAPH_SMALL, line);
}

/**
 * annexa_report_draft_add_proposals_fact:
 * @self: a report in the middle of its facts
 *
 * Says how much of what follows was proposed by a starter set and not looked at yet: it must not pass for the result of
 * an assessment. Nothing when there is no such proposal.
 */
void
annexa_report_draft_add_proposals_fact (AnnexaReportDraft *self)
{
  const AnnexaKind *risk = annexa_kind_lookup ("risk");
  const AnnexaKind *asset = annexa_kind_lookup ("asset");
  int risks = (int) annexa_starters_count_proposals (self->project, risk);
  int assets = (int) annexa_starters_count_proposals (self->project, asset);
  g_autofree char *text = NULL;

  if (risks + assets == 0)
    return;

  text = g_strdup_printf (
      _("%d of %d risks and %d of %d assets are proposals of a starter set that nobody has confirmed"), risks,
      (int) annexa_project_count (self->project, risk), assets, (int) annexa_project_count (self->project, asset));
  annexa_document_begin_fields (self->document, ANNEXA_OPEN_POINTS);
  annexa_document_add_fact (self->document, _("Not reviewed yet"), text);
  annexa_document_end_fields (self->document);
}

/**
 * annexa_report_draft_add_signature:
 * @self: a report whose signatures were begun
 * @role: as what somebody signs
 * @record: the record that names the person
 * @person: the name of the field
 * @date: (nullable): the name of the field with the day
 *
 * Adds a line to sign on.
 */
void
annexa_report_draft_add_signature (AnnexaReportDraft *self,
                                   const char        *role,
                                   AnnexaRecord      *record,
                                   const char        *person,
                                   const char        *date)
{
  g_autofree char *name = annexa_report_draft_describe (self, record, person);
  g_autofree char *day = date != NULL ? annexa_report_draft_describe (self, record, date) : NULL;

  annexa_document_begin_fields (self->document, person);
  annexa_document_add_signature (self->document, role, *name != '\0' ? name : NULL,
                                 day != NULL && *day != '\0' ? day : NULL);
  annexa_document_end_fields (self->document);
}
