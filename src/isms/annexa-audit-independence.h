/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaAuditConflict:
 * @person: the id of an auditor
 * @targets: (element-type AnnexaRecord): the clauses and controls that this person owns and audits
 *
 * Somebody who audits their own work.
 */
typedef struct
{
  gint64 person;
  GPtrArray *targets;
} AnnexaAuditConflict;

GPtrArray *annexa_audit_list_conflicts     (AnnexaProject             *project,
                                            AnnexaRecord              *audit,
                                            GError                   **error);
char      *annexa_audit_describe_conflict  (AnnexaProject             *project,
                                            const AnnexaAuditConflict *conflict);

G_END_DECLS
