/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-grid-columns.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_COLUMN_CHOOSER (annexa_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaColumnChooser, annexa_column_chooser, ANNEXA, COLUMN_CHOOSER, GtkPopover)

GtkWidget *annexa_column_chooser_new (AnnexaGridColumns *columns);

G_END_DECLS
