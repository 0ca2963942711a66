/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-starter.h"

G_BEGIN_DECLS

/**
 * AnnexaStarterSwap:
 * @starter: (nullable): the set of the trade of the organization; %NULL when there is none
 * @n_new: how many proposals of the set are not in the project
 * @gone: (element-type gint64): the proposals of another trade that nobody confirmed or changed, and that nothing else names
 * @known: (element-type utf8 gint64): the records of the project that stand for some of the set, by what the set calls these
 *
 * What is to be done so that the proposals in a project are those for the trade of the organization.
 */
typedef struct
{
  const AnnexaStarter *starter;
  guint n_new;
  GArray *gone;
  GHashTable *known;
} AnnexaStarterSwap;

AnnexaStarterSwap *annexa_starter_swap_new      (AnnexaProject           *project,
                                                 AnnexaRecord            *organization,
                                                 GError                 **error);
void               annexa_starter_swap_free     (AnnexaStarterSwap       *self);
gboolean           annexa_starter_swap_is_empty (const AnnexaStarterSwap *self);
AnnexaEdit        *annexa_starters_swap         (AnnexaProject           *project,
                                                 gint64                   organization,
                                                 GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaStarterSwap, annexa_starter_swap_free)

G_END_DECLS
