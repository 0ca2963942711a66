/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-audit-programme.h"

G_BEGIN_DECLS

/**
 * AnnexaProposedTarget:
 * @record: a clause or control
 * @reason: why it comes up in this audit, for people
 * @weight: how important that is; larger comes earlier
 *
 * Something that a proposed audit looks at.
 */
typedef struct
{
  AnnexaRecord *record;
  char *reason;
  gint64 weight;
} AnnexaProposedTarget;

/**
 * AnnexaProposedAudit:
 * @audit: (nullable): the planned audit that looks at more, or %NULL for a new one
 * @title: what it is called
 * @starts: the day on which it begins
 * @lead: the id of the lead auditor of a new audit, or 0 when nobody is known who is independent
 * @targets: (element-type AnnexaProposedTarget): what it looks at, or what is added to it
 *
 * An internal audit of a proposed programme.
 */
typedef struct
{
  AnnexaRecord *audit;
  char *title;
  char *starts;
  gint64 lead;
  GPtrArray *targets;
} AnnexaProposedAudit;

GPtrArray  *annexa_audit_proposal_new       (AnnexaProject              *project,
                                             const AnnexaAuditProgramme *programme,
                                             GError                    **error);
AnnexaEdit *annexa_audit_proposal_make_edit (AnnexaProject              *project,
                                             GPtrArray                  *proposal);

G_END_DECLS
