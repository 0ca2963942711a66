/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FILTER_VALUES (annexa_filter_values_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFilterValues, annexa_filter_values, ANNEXA, FILTER_VALUES, GtkBox)

gboolean   annexa_filter_values_suit     (const AnnexaField  *field);
GtkWidget *annexa_filter_values_new      (AnnexaProject      *project,
                                          const AnnexaField  *field,
                                          const AnnexaValue  *value,
                                          gboolean            single);
gboolean   annexa_filter_values_read     (AnnexaFilterValues *self,
                                          AnnexaValue        *value);

G_END_DECLS
