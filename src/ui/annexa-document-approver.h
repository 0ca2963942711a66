/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-form-action.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_DOCUMENT_APPROVER (annexa_document_approver_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaDocumentApprover, annexa_document_approver, ANNEXA, DOCUMENT_APPROVER, AnnexaFormAction)

G_END_DECLS
