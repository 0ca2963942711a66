/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pack-details.h"
#include "annexa-pages.h"
#include "annexa-report.h"

G_BEGIN_DECLS

void         annexa_report_make_async  (AnnexaProject       *project,
                                        const AnnexaReport  *report,
                                        const char          *ref,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
AnnexaPages *annexa_report_make_finish (AnnexaProject       *project,
                                        GAsyncResult        *result,
                                        GError             **error);
void         annexa_report_save_async  (AnnexaProject       *project,
                                        const AnnexaReport  *report,
                                        const char          *ref,
                                        const char          *path,
                                        gboolean             attach_data,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean     annexa_report_save_finish (AnnexaProject       *project,
                                        GAsyncResult        *result,
                                        GError             **error);
void         annexa_report_read_details_async (AnnexaProject       *project,
                                               gint64               section,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
AnnexaPackDetails *annexa_report_read_details_finish (AnnexaProject *project,
                                                      GAsyncResult  *result,
                                                      GError       **error);

G_END_DECLS
