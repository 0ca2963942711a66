/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report-draft.h"

G_BEGIN_DECLS

#define ANNEXA_SOA_MOST_STATUSES 8

/**
 * AnnexaSoaGroup:
 * @id: of its heading
 * @title: what the heading says
 * @name: the same without the number
 * @controls: (element-type AnnexaRecord): in the order of the standard
 * @applicable: how many apply
 * @excluded: how many do not
 * @undecided: how many are not decided
 * @statuses: how many of those that apply have come how far, in the order of the choices
 *
 * The controls of one theme, or the organization's own.
 */
typedef struct
{
  char *id;
  char *title;
  char *name;
  GPtrArray *controls;
  gint64 applicable;
  gint64 excluded;
  gint64 undecided;
  gint64 statuses[ANNEXA_SOA_MOST_STATUSES];
} AnnexaSoaGroup;

/**
 * AnnexaSoaReport:
 * @draft: the report that is being written
 * @document: its document
 * @kind: of the controls
 * @controls: (element-type AnnexaRecord): all controls, in the order of the standard
 * @ids: their ids
 * @duties: (element-type AnnexaRecord): the laws, contracts and other obligations that are in force
 * @groups: (element-type AnnexaSoaGroup): the controls by theme, the organization's own behind
 * @total: the counts of all
 *
 * What the chapters of the Statement of Applicability share.
 */
typedef struct
{
  AnnexaReportDraft *draft;
  AnnexaDocument *document;
  const AnnexaKind *kind;
  GPtrArray *controls;
  GHashTable *ids;
  GPtrArray *duties;
  GPtrArray *groups;
  AnnexaSoaGroup total;
} AnnexaSoaReport;

gboolean   annexa_soa_report_is_word            (AnnexaRecord         *record,
                                                 const char           *field,
                                                 const char           *word);
gboolean   annexa_soa_report_applies            (AnnexaRecord         *control);
gboolean   annexa_soa_report_is_excluded        (AnnexaRecord         *control);
char      *annexa_soa_report_describe_decisions (const AnnexaSoaGroup *group);
GPtrArray *annexa_soa_report_read_all           (AnnexaSoaReport      *report,
                                                 const char           *kind,
                                                 GError              **error);

/* The chapters. */

gboolean   annexa_soa_report_add_summary        (AnnexaSoaReport      *report,
                                                 GError              **error);
void       annexa_soa_report_add_controls       (AnnexaSoaReport      *report);
void       annexa_soa_report_add_excluded       (AnnexaSoaReport      *report);
gboolean   annexa_soa_report_add_references     (AnnexaSoaReport      *report,
                                                 GError              **error);

G_END_DECLS
