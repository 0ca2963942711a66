/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_PROPOSAL_BAR (annexa_proposal_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaProposalBar, annexa_proposal_bar, ANNEXA, PROPOSAL_BAR, AdwBin)

GtkWidget *annexa_proposal_bar_new (void);

G_END_DECLS
