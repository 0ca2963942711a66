/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_REQUIRED_DOCUMENT_VIEW (annexa_required_document_view_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRequiredDocumentView, annexa_required_document_view, ANNEXA, REQUIRED_DOCUMENT_VIEW, AdwBin)

G_END_DECLS
