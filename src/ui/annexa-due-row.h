/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-calendar.h"

G_BEGIN_DECLS

const char *annexa_due_get_colour (const AnnexaCalendarEntry *entry);
const char *annexa_due_get_sign   (const AnnexaCalendarEntry *entry);
char       *annexa_due_describe   (AnnexaProject             *project,
                                   const AnnexaCalendarEntry *entry);
GtkWidget  *annexa_due_row_new    (AnnexaProject             *project,
                                   const AnnexaCalendarEntry *entry,
                                   gboolean                   with_day);

G_END_DECLS
