/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_DOCUMENT_VERSION (annexa_document_version_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaDocumentVersion, annexa_document_version, ANNEXA, DOCUMENT_VERSION, AnnexaRecord)

G_END_DECLS
