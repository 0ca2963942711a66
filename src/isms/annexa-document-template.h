/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-template.h"

G_BEGIN_DECLS

gint64 annexa_documents_add_from_template (AnnexaProject        *project,
                                           AnnexaEdit           *edit,
                                           const AnnexaTemplate *template);
char  *annexa_documents_describe_added    (const AnnexaTemplate *template);

G_END_DECLS
