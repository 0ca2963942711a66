/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

gint64   annexa_add_record    (GtkWidget        *widget,
                               AnnexaProject    *project,
                               const AnnexaKind *kind);
gboolean annexa_delete_record (GtkWidget        *widget,
                               AnnexaProject    *project,
                               AnnexaRecord     *record);

G_END_DECLS
