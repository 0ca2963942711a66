/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report-draft.h"

G_BEGIN_DECLS

/* annexa-report-draft-names.c */
const AnnexaField *annexa_report_draft_find_field (AnnexaRecord *record,
                                                   const char   *name);

G_END_DECLS
