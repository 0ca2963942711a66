/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-grid-columns.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FILTER_MENU (annexa_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFilterMenu, annexa_filter_menu, ANNEXA, FILTER_MENU, GtkPopover)

GtkWidget *annexa_filter_menu_new  (AnnexaProject     *project,
                                    AnnexaGridColumns *columns);
gboolean   annexa_filter_menu_save (AnnexaFilterMenu  *self,
                                    const char        *name);
void       annexa_filter_menu_pick (AnnexaFilterMenu  *self,
                                    const char        *name);

G_END_DECLS
