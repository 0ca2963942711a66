/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report-draft.h"

G_BEGIN_DECLS

gboolean annexa_cause_figure_add     (AnnexaReportDraft *draft,
                                      AnnexaRecord      *action,
                                      GError           **error);
gboolean annexa_cause_figure_add_all (AnnexaReportDraft *draft,
                                      AnnexaRecord      *finding,
                                      GError           **error);

G_END_DECLS
