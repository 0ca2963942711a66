/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-record-list.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_GROUPED_ROWS (annexa_grouped_rows_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGroupedRows, annexa_grouped_rows, ANNEXA, GROUPED_ROWS, GObject)

AnnexaGroupedRows *annexa_grouped_rows_new     (AnnexaRecordList  *list);
void               annexa_grouped_rows_refresh (AnnexaGroupedRows *self);

G_END_DECLS
