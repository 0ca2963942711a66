/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

void annexa_export_list_to     (GtkWidget        *widget,
                                AnnexaProject    *project,
                                const AnnexaKind *kind,
                                GPtrArray        *fields,
                                GArray           *ids,
                                const char       *path);
void annexa_choose_list_export (GtkWidget        *widget,
                                AnnexaProject    *project,
                                const AnnexaKind *kind,
                                GPtrArray        *fields,
                                GArray           *ids);

G_END_DECLS
