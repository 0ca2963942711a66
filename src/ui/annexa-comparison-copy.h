/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-comparison.h"

G_BEGIN_DECLS

char *annexa_comparison_to_lines (AnnexaComparison *comparison,
                                  GListModel       *items);
void  annexa_comparison_copy     (GtkWidget        *widget,
                                  AnnexaComparison *comparison,
                                  GListModel       *items);

G_END_DECLS
