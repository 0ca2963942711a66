/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

/* Which laws, contracts and other obligations count: what nobody has confirmed, or what was found not to concern the organization,
 * binds it to nothing. In SQL, of the two fields as the statement calls them: */
#define ANNEXA_OBLIGATION_BINDS(proposal, compliance) "NOT " proposal " AND " compliance " IS NOT 'not-applicable'"

gboolean annexa_obligation_binds (AnnexaRecord *obligation);

G_END_DECLS
