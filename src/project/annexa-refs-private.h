/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/* The refs that one edit gives out or takes back, and how far each kind has counted by then. */
typedef struct _AnnexaRefs AnnexaRefs;

AnnexaRefs *annexa_refs_new           (AnnexaProject *project,
                                       AnnexaEdit    *edit);
void        annexa_refs_free          (AnnexaRefs    *self);
gboolean    annexa_refs_settle        (AnnexaRefs    *self,
                                       AnnexaRecord  *before,
                                       AnnexaRecord  *after,
                                       GError       **error);
gboolean    annexa_refs_save_counters (AnnexaRefs    *self,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaRefs, annexa_refs_free)

G_END_DECLS
