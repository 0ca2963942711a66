/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnexaWorkbook:
 *
 * The sheets of a spreadsheet from anywhere, .xlsx or .ods, each as a table. It does not change, and may be used in several
 * threads.
 */
typedef struct _AnnexaWorkbook AnnexaWorkbook;

gboolean        annexa_workbook_suits        (GBytes         *bytes);

AnnexaWorkbook *annexa_workbook_read         (GBytes         *bytes,
                                              GCancellable   *cancellable,
                                              GError        **error);
AnnexaWorkbook *annexa_workbook_ref          (AnnexaWorkbook *self);
void            annexa_workbook_unref        (AnnexaWorkbook *self);
guint           annexa_workbook_get_n_sheets (AnnexaWorkbook *self);
const char     *annexa_workbook_get_name     (AnnexaWorkbook *self,
                                              guint           sheet);
gboolean        annexa_workbook_is_hidden    (AnnexaWorkbook *self,
                                              guint           sheet);
GBytes         *annexa_workbook_get_table    (AnnexaWorkbook *self,
                                              guint           sheet,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaWorkbook, annexa_workbook_unref)

G_END_DECLS
