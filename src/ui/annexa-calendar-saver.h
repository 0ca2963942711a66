/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

char *annexa_name_calendar (AnnexaProject *project);
void  annexa_save_calendar (GtkWidget     *widget,
                            AnnexaProject *project,
                            gint64         person,
                            const char    *path);

G_END_DECLS
