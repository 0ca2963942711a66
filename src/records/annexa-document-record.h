/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_DOCUMENT_RECORD (annexa_document_record_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaDocumentRecord, annexa_document_record, ANNEXA, DOCUMENT_RECORD, AnnexaRecord)

G_END_DECLS
