/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"
#include "annexa-query.h"
#include "annexa-scales.h"

G_BEGIN_DECLS

/* What the sections of a pack say of one report each, and what a pack as a whole can go without: words of its field
 * "frame", of which texts can tell as if they were names of fields. */
#define ANNEXA_OPEN_POINTS "open-points"
#define ANNEXA_SIGNATURES "signatures"

/* How wide pictures are made: what fits between the margins of an upright page of either paper, in points. */
#define ANNEXA_REPORT_FIGURE_WIDTH 440.0

/**
 * AnnexaReportDraft:
 * @project: what is read
 * @document: what is written
 * @organization: whose report it is
 * @subject: (nullable): the record that it is about, where it is about one
 * @scales: the risk method in force
 * @today: the day the report is of
 * @style: how its pictures look
 * @discreet: whether it does not say what is missing or late; packs leave that out of their sections themselves
 *
 * A report while it is being written, and what all reports have in common.
 */
typedef struct
{
  AnnexaProject *project;
  AnnexaDocument *document;
  AnnexaRecord *organization;
  AnnexaRecord *subject;
  const AnnexaScales *scales;
  char *today;
  AnnexaSceneStyle style;
  gboolean discreet;
} AnnexaReportDraft;

AnnexaReportDraft *annexa_report_draft_new              (AnnexaProject     *project,
                                                         const char        *title,
                                                         const char        *version,
                                                         const char        *subject,
                                                         GError           **error);
AnnexaDocument    *annexa_report_draft_finish           (AnnexaReportDraft *self);
void               annexa_report_draft_free             (AnnexaReportDraft *self);
void               annexa_report_draft_set_subject      (AnnexaReportDraft *self,
                                                         AnnexaRecord      *subject);

/* Reading. */

GPtrArray         *annexa_report_draft_read             (AnnexaReportDraft *self,
                                                         AnnexaQuery       *query,
                                                         GError           **error);
GPtrArray         *annexa_report_draft_read_register    (AnnexaReportDraft *self,
                                                         AnnexaQuery       *query,
                                                         GError           **error);
GPtrArray         *annexa_report_draft_read_view        (AnnexaReportDraft *self,
                                                         const char        *kind,
                                                         const char        *view,
                                                         GError           **error);

/* What records, fields and values are called. */

char              *annexa_report_draft_describe         (AnnexaReportDraft *self,
                                                         AnnexaRecord      *record,
                                                         const char        *field);
const char        *annexa_report_draft_get_title        (AnnexaRecord      *record);
const char        *annexa_report_draft_find_title       (AnnexaReportDraft *self,
                                                         const AnnexaKind  *kind,
                                                         gint64             id);
const char        *annexa_report_draft_get_label        (AnnexaRecord      *record,
                                                         const char        *field);
const char        *annexa_report_draft_get_missing      (AnnexaRecord      *record,
                                                         const char        *field);
char              *annexa_report_draft_list_refs        (GPtrArray         *records);
char              *annexa_report_draft_list_link_refs   (AnnexaReportDraft *self,
                                                         AnnexaRecord      *record,
                                                         const char        *field);
char              *annexa_report_draft_list_links       (AnnexaReportDraft *self,
                                                         AnnexaRecord      *record,
                                                         const char        *field,
                                                         const char        *separator);

/* Long texts, and the points of lists. */

void               annexa_report_draft_add_long_text    (AnnexaReportDraft *self,
                                                         const char        *markdown);
void               annexa_report_draft_add_long_words   (AnnexaReportDraft *self,
                                                         const char        *markdown);
void               annexa_report_draft_add_lines        (AnnexaReportDraft *self,
                                                         const char        *text);
void               annexa_report_draft_add_open_point   (AnnexaReportDraft *self,
                                                         GPtrArray         *records,
                                                         const char        *format,
                                                         ...) G_GNUC_PRINTF (3, 4);

/* Values, and the cells that show them. */

AnnexaColour       annexa_report_draft_get_colour       (AnnexaTone         tone);
void               annexa_report_draft_add_level        (AnnexaReportDraft *self,
                                                         gint64             position);
void               annexa_report_draft_add_remark       (AnnexaReportDraft *self,
                                                         const char        *text);
void               annexa_report_draft_add_value        (AnnexaReportDraft *self,
                                                         AnnexaRecord      *record,
                                                         const char        *field,
                                                         gboolean           needed);
void               annexa_report_draft_add_cell         (AnnexaReportDraft *self,
                                                         AnnexaRecord      *record,
                                                         const char        *field,
                                                         gboolean           needed);
void               annexa_report_draft_add_empty_cell   (AnnexaReportDraft *self);
void               annexa_report_draft_add_named_cell   (AnnexaReportDraft *self,
                                                         const char        *ref,
                                                         const char        *title);
void               annexa_report_draft_add_count_cell   (AnnexaReportDraft *self,
                                                         gint64             count);

/* What the report says about itself. */

void               annexa_report_draft_add_missing_fact (AnnexaReportDraft *self,
                                                         AnnexaRecord      *record,
                                                         const char        *field);
void               annexa_report_draft_add_control_facts (AnnexaReportDraft *self,
                                                          gboolean           people);
void               annexa_report_draft_add_control_line (AnnexaReportDraft *self);
void               annexa_report_draft_add_proposals_fact (AnnexaReportDraft *self);
void               annexa_report_draft_add_signature    (AnnexaReportDraft *self,
                                                         const char        *role,
                                                         AnnexaRecord      *record,
                                                         const char        *person,
                                                         const char        *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaReportDraft, annexa_report_draft_free)

G_END_DECLS
