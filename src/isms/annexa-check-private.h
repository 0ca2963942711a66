/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-check.h"
#include "annexa-rule.h"

G_BEGIN_DECLS

/* The checks of one subject, each in a file of its own, in the order of the way. */
typedef struct
{
  const AnnexaCheck *checks;
  guint n_checks;
} AnnexaCheckTable;

extern const AnnexaCheckTable annexa_context_checks;
extern const AnnexaCheckTable annexa_people_checks;
extern const AnnexaCheckTable annexa_risk_checks;
extern const AnnexaCheckTable annexa_treatment_checks;
extern const AnnexaCheckTable annexa_operation_checks;
extern const AnnexaCheckTable annexa_document_checks;
extern const AnnexaCheckTable annexa_evaluation_checks;
extern const AnnexaCheckTable annexa_improvement_checks;

extern const AnnexaCheck annexa_uncovered_check;

/* Somebody has left, or nobody is named. */
#define ANNEXA_NOBODY(person) "(" person " IS NULL OR " ANNEXA_LEFT (person) ")"
/* Somebody is named who has left. */
#define ANNEXA_LEFT(person) person " IN (SELECT person.id FROM person WHERE NOT person.active)"

/* An objective that nobody has confirmed, or that does not say when it is reached, is none. */
#define ANNEXA_OBJECTIVE_SET                                                                                           \
  "EXISTS (SELECT 1 FROM objective WHERE NOT {objective.proposal} AND {objective.status} IS NOT 'draft'"               \
  " AND {objective.measure} IS NOT NULL AND {objective.target} IS NOT NULL)"

/* An audit that nobody has planned or filled in is none: it has a day, somebody who leads it, and something that is
 * looked at; one that took place has answers or findings, and a conclusion, as well. */
#define ANNEXA_EMPTY_PLAN(audit)                                                                                       \
  "(" audit ".starts IS NULL OR " audit ".lead IS NULL"                                                                \
  " OR NOT EXISTS (SELECT 1 FROM audit_audited WHERE source = " audit ".id))"
#define ANNEXA_HOLLOW_AUDIT(audit)                                                                                     \
  "(" ANNEXA_EMPTY_PLAN (audit) " OR " audit ".conclusion IS NULL OR (NOT EXISTS (SELECT 1 FROM checklist_item"        \
  " WHERE checklist_item.audit = " audit ".id AND ifnull (checklist_item.result, 'not-looked-at') <> 'not-looked-at')" \
  " AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.audit = " audit ".id)))"

guint    annexa_check_get_step          (const AnnexaCheck *check);
char    *annexa_check_get_list_sql      (const AnnexaCheck *check,
                                         GPtrArray         *needed);
char    *annexa_check_get_among_sql     (const AnnexaCheck *check,
                                         GPtrArray         *needed);
char    *annexa_check_get_absence_sql   (const AnnexaCheck *check,
                                         GPtrArray         *needed);
GArray  *annexa_check_read_numbers      (AnnexaProject     *project,
                                         const char        *sql,
                                         GPtrArray         *needed,
                                         GError           **error);
void     annexa_checks_check_acceptance (AnnexaProject     *project,
                                         AnnexaEdit        *edit,
                                         AnnexaRecord      *before,
                                         AnnexaRecord      *after,
                                         AnnexaProblems    *problems);

G_END_DECLS
