/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

/* Each of these stands in the file of its kind. */
extern const AnnexaKind annexa_acceptance_kind;
extern const AnnexaKind annexa_acknowledgement_kind;
extern const AnnexaKind annexa_action_kind;
extern const AnnexaKind annexa_assessment_kind;
extern const AnnexaKind annexa_asset_kind;
extern const AnnexaKind annexa_attendance_kind;
extern const AnnexaKind annexa_audit_kind;
extern const AnnexaKind annexa_audit_session_kind;
extern const AnnexaKind annexa_baseline_kind;
extern const AnnexaKind annexa_cause_kind;
extern const AnnexaKind annexa_change_kind;
extern const AnnexaKind annexa_checklist_item_kind;
extern const AnnexaKind annexa_communication_kind;
extern const AnnexaKind annexa_competence_kind;
extern const AnnexaKind annexa_context_issue_kind;
extern const AnnexaKind annexa_control_kind;
extern const AnnexaKind annexa_control_mapping_kind;
extern const AnnexaKind annexa_decision_kind;
extern const AnnexaKind annexa_document_kind;
extern const AnnexaKind annexa_document_version_kind;
extern const AnnexaKind annexa_evidence_kind;
extern const AnnexaKind annexa_exception_kind;
extern const AnnexaKind annexa_finding_kind;
extern const AnnexaKind annexa_framework_kind;
extern const AnnexaKind annexa_incident_kind;
extern const AnnexaKind annexa_level_kind;
extern const AnnexaKind annexa_limits_kind;
extern const AnnexaKind annexa_matrix_cell_kind;
extern const AnnexaKind annexa_measurement_kind;
extern const AnnexaKind annexa_method_kind;
extern const AnnexaKind annexa_objective_kind;
extern const AnnexaKind annexa_obligation_kind;
extern const AnnexaKind annexa_organization_kind;
extern const AnnexaKind annexa_pack_kind;
extern const AnnexaKind annexa_pack_section_kind;
extern const AnnexaKind annexa_party_kind;
extern const AnnexaKind annexa_person_kind;
extern const AnnexaKind annexa_rating_kind;
extern const AnnexaKind annexa_requirement_kind;
extern const AnnexaKind annexa_review_kind;
extern const AnnexaKind annexa_risk_kind;
extern const AnnexaKind annexa_role_kind;
extern const AnnexaKind annexa_scale_step_kind;
extern const AnnexaKind annexa_supplier_kind;
extern const AnnexaKind annexa_task_kind;
extern const AnnexaKind annexa_threat_kind;
extern const AnnexaKind annexa_timeline_entry_kind;
extern const AnnexaKind annexa_training_kind;
extern const AnnexaKind annexa_vulnerability_kind;

/* The class of a kind, whose table says everything else about it. */
#define ANNEXA_DEFINE_RECORD(TypeName, type_name, kind)                                                                \
  struct _##TypeName                                                                                                   \
  {                                                                                                                    \
    AnnexaRecord parent_instance;                                                                                      \
  };                                                                                                                   \
                                                                                                                       \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, ANNEXA_TYPE_RECORD)                                                        \
                                                                                                                       \
  static void type_name##_class_init (TypeName##Class *klass)                                                          \
  {                                                                                                                    \
    annexa_record_class_install_kind (ANNEXA_RECORD_CLASS (klass), &kind);                                             \
  }                                                                                                                    \
                                                                                                                       \
  static void type_name##_init (TypeName *self)                                                                        \
  {                                                                                                                    \
  }

/* Words that several kinds use. */
extern const AnnexaChoice annexa_asset_type_choices[];
extern const AnnexaChoice annexa_classification_choices[];
extern const AnnexaChoice annexa_properties_choices[];

/* The level of a risk by the matrix of the method in force: the position of the level, or NULL while one of the two
 * ratings is missing or is no step of the method. @prefix is inherent, current or target. */
#define ANNEXA_RISK_LEVEL_SQL(prefix)                                                                                  \
  "(SELECT level.position FROM matrix_cell JOIN level ON level.id = matrix_cell.level"                                 \
  " WHERE matrix_cell.method = (SELECT id FROM method WHERE status = 'in-force' ORDER BY id DESC LIMIT 1)"             \
  " AND matrix_cell.likelihood = risk." prefix "_likelihood AND matrix_cell.impact = risk." prefix "_impact)"

/* Whether the current level needs treatment: 1, 0, or NULL while the risk is not rated. */
#define ANNEXA_RISK_ABOVE_ACCEPTANCE_SQL                                                                               \
  "(SELECT NOT level.acceptable FROM matrix_cell JOIN level ON level.id = matrix_cell.level"                           \
  " WHERE matrix_cell.method = (SELECT id FROM method WHERE status = 'in-force' ORDER BY id DESC LIMIT 1)"             \
  " AND matrix_cell.likelihood = risk.current_likelihood AND matrix_cell.impact = risk.current_impact)"

/* The controls that one is mapped to, from either end of the mapping. */
#define ANNEXA_COUNTERPARTS_SQL                                                                                        \
  "FROM control_mapping AS mapping JOIN control AS counterpart ON counterpart.id ="                                    \
  " CASE mapping.control WHEN control.id THEN mapping.other ELSE mapping.control END"                                  \
  " WHERE (mapping.control = control.id OR mapping.other = control.id)"

/* What a control of an imported framework can claim because of the controls it is mapped to. Those are controls of the
 * Statement of Applicability (of Annex A, or the organization's own), each as it stands there: 3 implemented, 2 partly, 1
 * planned, 0 not started. One that does not apply, or is not decided yet, is 0; one that was tested and does not work is 2
 * at most. What a mapping leaves open counts as not done:
 *
 *                          implemented    partly     planned    not started
 *   is the same as         implemented    partly     planned    not started
 *   is a part of           implemented    planned    planned    not started   which part is done is not known
 *   contains               partly         partly     planned    not started   the rest of it is not covered
 *   overlaps with          partly         planned    planned    not started   both of these
 *
 * Of several mappings the one that gives most counts: two that cover a part each are no proof that they cover the whole.
 * Without a mapping there is no status, and none for a control that was withdrawn. Mappings do not pass through a third
 * framework. */
#define ANNEXA_MAPPED_STATUS_SQL                                                                                       \
  "(SELECT CASE max (CASE relation WHEN 'equal' THEN done WHEN 'subset' THEN CASE done WHEN 2 THEN 1 ELSE done END"    \
  " WHEN 'superset' THEN min (done, 2) ELSE CASE done WHEN 3 THEN 2 WHEN 2 THEN 1 ELSE done END END)"                  \
  " WHEN 3 THEN 'implemented' WHEN 2 THEN 'partly' WHEN 1 THEN 'planned' WHEN 0 THEN 'not-started' END"                \
  " FROM (SELECT CASE WHEN mapping.control = control.id THEN mapping.relation WHEN mapping.relation = 'subset'"        \
  " THEN 'superset' WHEN mapping.relation = 'superset' THEN 'subset' ELSE mapping.relation END AS relation,"           \
  " CASE WHEN counterpart.applicable IS NOT 'yes' THEN 0 WHEN counterpart.status = 'implemented'"                      \
  " THEN CASE WHEN counterpart.effectiveness IS 'fails' THEN 2 ELSE 3 END WHEN counterpart.status = 'partly' THEN 2"   \
  " WHEN counterpart.status = 'planned' THEN 1 ELSE 0 END AS done "                                                    \
  ANNEXA_COUNTERPARTS_SQL " AND NOT control.withdrawn AND NOT control.own AND (SELECT own FROM framework"              \
  " WHERE framework.id = control.framework) AND NOT ifnull (NOT counterpart.own AND (SELECT own FROM framework"        \
  " WHERE framework.id = counterpart.framework), 0)))"

/* What German and French spreadsheets call the columns that nearly all of them have. */
#define ANNEXA_NAME_WORDS "Bezeichnung|Nom|Désignation|Intitulé|Libellé"
#define ANNEXA_TITLE_WORDS "Titel|Titre|" ANNEXA_NAME_WORDS
#define ANNEXA_DESCRIPTION_WORDS "Beschreibung"
#define ANNEXA_OWNER_WORDS                                                                                             \
  "Eigentümer|Eigentuemer|Besitzer|Verantwortlich|Verantwortlicher|Verantwortliche|Zuständig|Propriétaire|Responsable"
#define ANNEXA_STATUS_WORDS "Zustand|Statut|État"
#define ANNEXA_REF_WORDS "Nr|Nummer|Kennung|Numéro|Référence"
#define ANNEXA_COST_WORDS "Kosten|Preis|Coût|Prix"

/* What is open while its status is none of some words, also while it has no status yet. */
#define ANNEXA_UNLESS(words) "ifnull ($.status, '') NOT IN (" words ")"

/* The earlier one of two dates, or the only one. */
#define ANNEXA_EARLIER(first, second) "min (ifnull (" first ", " second "), ifnull (" second ", " first "))"

/* Two fields: whether something that is open (as @open says) is past its @date, and whether it comes up within the days
 * that count as soon. What is due today is not overdue yet. */
#define ANNEXA_DUE_FIELDS(overdue, soon, open, date)                                                                   \
  { "overdue", ANNEXA_FIELD_COMPUTED, overdue, .result = ANNEXA_FIELD_YES_NO,                                          \
    .sql = "(" open " AND ifnull (" date " < (SELECT annexa_today ()), 0))", .while_open = open,                       \
    .due_by = date },                                                                                                  \
  { "due-soon", ANNEXA_FIELD_COMPUTED, soon, .result = ANNEXA_FIELD_YES_NO,                                            \
    .sql = "(" open " AND ifnull (" date " BETWEEN (SELECT annexa_today ()) AND (SELECT date (annexa_today (), '+' ||" \
           " ifnull ((SELECT soon_days FROM limits), 30) || ' days')), 0))" }

/* Whether the record comes from a starter set and nobody has said yet that it is true of this organization. Only the
 * kinds that starter sets fill have it. */
#define ANNEXA_PROPOSAL_FIELD                                                                                          \
  { "proposal", ANNEXA_FIELD_YES_NO, N_ ("Proposal"),                                                                  \
    .help = N_ ("Comes from a starter set, and nobody has checked yet whether it is true of your organization.") },    \
  { "starter-id", ANNEXA_FIELD_TEXT, N_ ("Entry of the starter set"), ANNEXA_FIELD_INTERNAL | ANNEXA_FIELD_LOCKED,     \
    N_ ("Which record of which starter set it was made from.") },                                                      \
  { "as-proposed", ANNEXA_FIELD_YES_NO, N_ ("As it was proposed"), ANNEXA_FIELD_INTERNAL | ANNEXA_FIELD_LOCKED,        \
    N_ ("Whether nobody has changed anything since the starter set proposed it.") }

/* The role that a starter set, which knows no people, proposes for a field that names a person. */
#define ANNEXA_PROPOSED_ROLE_FIELD(person, label)                                                                      \
  { person "-role", ANNEXA_FIELD_RECORD, label, .target = "role", .proposes_for = person,                              \
    .help = N_ ("The role that a starter set proposes. Whoever alone holds it is named as soon as it is given to them," \
                " unless somebody else is named already.") }

/* Whether an internal audit has looked at a clause or control within the three years that a certificate lasts. */
#define ANNEXA_AUDITS_OF(kind)                                                                                         \
  " FROM audit_audited JOIN audit ON audit.id = audit_audited.source WHERE audit_audited.target = " kind ".id"         \
  " AND audit.type = 'internal' AND audit.status = 'closed'"
#define ANNEXA_AUDIT_FIELDS(kind)                                                                                      \
  { "last-audited", ANNEXA_FIELD_COMPUTED, N_ ("Last audited"), .result = ANNEXA_FIELD_DATE,                           \
    .sql = "(SELECT max (ifnull (audit.ends, audit.starts))" ANNEXA_AUDITS_OF (kind) ")" },                            \
  { "covered-in-cycle", ANNEXA_FIELD_COMPUTED, N_ ("Audited within three years"), .result = ANNEXA_FIELD_YES_NO,       \
    .help = N_ ("Whether an internal audit looked at it within the three years that a certificate lasts (9.2)."),      \
    .sql = "(EXISTS (SELECT 1" ANNEXA_AUDITS_OF (kind) " AND ifnull (audit.ends, audit.starts) >="                     \
           " (SELECT date (annexa_today (), '-36 months'))))" }

G_END_DECLS
