/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report-draft.h"

G_BEGIN_DECLS

/**
 * AnnexaRiskReport:
 * @draft: the report that is being written
 * @document: its document
 * @kind: of the risks
 * @method: (nullable): the risk method in force
 * @risks: (element-type AnnexaRecord): all risks, in the order of their refs
 * @n_closed: how many of them are closed
 *
 * What the chapters of the risk assessment share.
 */
typedef struct
{
  AnnexaReportDraft *draft;
  AnnexaDocument *document;
  const AnnexaKind *kind;
  AnnexaRecord *method;
  GPtrArray *risks;
  guint n_closed;
} AnnexaRiskReport;

gboolean annexa_risk_report_is_word      (AnnexaRecord     *risk,
                                          const char       *field,
                                          const char       *word);

/* The chapters. */

gboolean annexa_risk_report_add_method   (AnnexaRiskReport *self,
                                          GError          **error);
gboolean annexa_risk_report_add_results  (AnnexaRiskReport *self,
                                          GError          **error);
gboolean annexa_risk_report_add_top      (AnnexaRiskReport *self,
                                          GError          **error);

G_END_DECLS
