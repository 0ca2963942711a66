/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-starter.h"

G_BEGIN_DECLS

/**
 * AnnexaSoaExclusion:
 * @premise: what has to be true of the firm
 * @reason: why the control is left out then
 *
 * That a control can probably be left out.
 */
typedef struct
{
  const AnnexaStarterPremise *premise;
  const char *reason;
} AnnexaSoaExclusion;

GHashTable *annexa_soa_exclusions_find (AnnexaProject *project,
                                        GPtrArray     *controls,
                                        GError       **error);

G_END_DECLS
