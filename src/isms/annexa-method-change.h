/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-method-draft.h"

G_BEGIN_DECLS

gboolean    annexa_method_change_makes_version (AnnexaProject           *project,
                                                gint64                   method);
AnnexaEdit *annexa_method_change_prepare       (AnnexaProject           *project,
                                                const AnnexaMethodDraft *draft,
                                                GError                 **error);
gint64      annexa_method_change_add           (AnnexaEdit              *edit,
                                                const AnnexaMethodDraft *draft,
                                                const char              *status);

G_END_DECLS
