/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-readiness.h"

G_BEGIN_DECLS

/**
 * AnnexaLack:
 * @check: (nullable): the rule that asks for the field; %NULL where the records are proposals, which no rule looks at yet
 * @field: a field that can be the same in all of the records
 * @ids: (element-type gint64): the records that have nothing in it
 *
 * What several records lack, and what they lack first.
 */
typedef struct
{
  const AnnexaCheck *check;
  const AnnexaField *field;
  GArray *ids;
} AnnexaLack;

AnnexaLack *annexa_lack_find        (AnnexaReadiness  *readiness,
                                     AnnexaProject    *project,
                                     const AnnexaKind *kind,
                                     GArray           *ids);
void        annexa_lack_free        (AnnexaLack       *self);
gboolean    annexa_lack_comes_first (const AnnexaLack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaLack, annexa_lack_free)

G_END_DECLS
