/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-changes.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaRelying:
 * @kind: a kind
 * @id: the id of a record of it
 *
 * A record that counts on a control although the Statement of Applicability leaves it out.
 */
typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
} AnnexaRelying;

GArray  *annexa_soa_list_relying       (AnnexaProject *project,
                                        gint64         control,
                                        GError       **error);
gboolean annexa_soa_relying_may_change (AnnexaChanges *changes);

G_END_DECLS
