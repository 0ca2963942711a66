/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-audit-proposal.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_AUDIT_PROPOSAL_WINDOW (annexa_audit_proposal_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaAuditProposalWindow, annexa_audit_proposal_window, ANNEXA, AUDIT_PROPOSAL_WINDOW, AdwWindow)

GtkWidget *annexa_audit_proposal_window_new (GtkWindow     *parent,
                                             AnnexaProject *project,
                                             GPtrArray     *proposal);

G_END_DECLS
