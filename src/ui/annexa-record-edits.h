/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaDeleted:
 * @widget: what was given to annexa_delete_record()
 * @user_data: the same
 */
typedef void (*AnnexaDeleted) (GtkWidget *widget,
                               gpointer   user_data);

gint64 annexa_add_record    (GtkWidget        *widget,
                             AnnexaProject    *project,
                             const AnnexaKind *kind);
void   annexa_tell_added    (GtkWidget        *widget,
                             const AnnexaKind *kind,
                             const char       *title);
void   annexa_delete_record (GtkWidget        *widget,
                             AnnexaProject    *project,
                             AnnexaRecord     *record,
                             AnnexaDeleted     deleted,
                             gpointer          user_data);
gboolean annexa_confirm_proposal (GtkWidget     *widget,
                                  AnnexaProject *project,
                                  AnnexaRecord  *record);

G_END_DECLS
