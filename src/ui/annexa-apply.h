/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-edit.h"
#include "annexa-project.h"

G_BEGIN_DECLS

void     annexa_say        (GtkWidget     *widget,
                            const char    *message);
void annexa_keep_seen (GtkWidget *widget, const graphene_rect_t *part);
void     annexa_offer_undo (GtkWidget     *widget,
                            const char    *message);
gboolean annexa_apply      (GtkWidget     *widget,
                            AnnexaProject *project,
                            AnnexaEdit    *edit,
                            const GError  *problem);

G_END_DECLS
