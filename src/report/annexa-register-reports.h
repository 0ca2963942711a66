/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report.h"

G_BEGIN_DECLS

/* The reports that are made of tables; each is in the file of its group. */

extern const AnnexaReport annexa_context_report;
extern const AnnexaReport annexa_legal_report;
extern const AnnexaReport annexa_role_report;
extern const AnnexaReport annexa_competence_report;
extern const AnnexaReport annexa_asset_report;
extern const AnnexaReport annexa_supplier_report;
extern const AnnexaReport annexa_treatment_report;
extern const AnnexaReport annexa_requirement_report;
extern const AnnexaReport annexa_exception_report;
extern const AnnexaReport annexa_evidence_report;
extern const AnnexaReport annexa_document_report;
extern const AnnexaReport annexa_plan_report;
extern const AnnexaReport annexa_objective_report;
extern const AnnexaReport annexa_incidents_report;
extern const AnnexaReport annexa_incident_report;
extern const AnnexaReport annexa_calendar_report;
extern const AnnexaReport annexa_programme_report;
extern const AnnexaReport annexa_audit_report;
extern const AnnexaReport annexa_checklist_report;
extern const AnnexaReport annexa_action_report;
extern const AnnexaReport annexa_review_report;
extern const AnnexaReport annexa_summary_report;
extern const AnnexaReport annexa_history_report;
extern const AnnexaReport annexa_extract_report;

G_END_DECLS
