/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-obligations.h"

/**
 * annexa_obligation_binds:
 * @obligation: an obligation
 *
 * Returns: whether the organization has to keep it, as ANNEXA_OBLIGATION_BINDS() says in SQL
 */
gboolean
annexa_obligation_binds (AnnexaRecord *obligation)
{
  return annexa_record_get_integer (obligation, "proposal") == 0
         && g_strcmp0 (annexa_record_get_text (obligation, "compliance"), "not-applicable") != 0;
}
