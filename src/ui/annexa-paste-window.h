/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-import.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PASTE_WINDOW (annexa_paste_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPasteWindow, annexa_paste_window, ANNEXA, PASTE_WINDOW, AdwWindow)

GtkWidget *annexa_paste_window_new      (GtkWindow         *parent,
                                         AnnexaProject     *project,
                                         const AnnexaKind  *kind,
                                         GBytes            *table,
                                         gboolean           cells);
GtkWidget *annexa_paste_window_new_for_file (GtkWindow     *parent,
                                         AnnexaProject     *project,
                                         const AnnexaKind  *kind,
                                         AnnexaImportTable *table);
const AnnexaKind *annexa_paste_window_get_kind (AnnexaPasteWindow *self);
GArray    *annexa_paste_window_get_records (AnnexaPasteWindow *self);
gboolean   annexa_paste_window_adds     (AnnexaPasteWindow *self);
gboolean   annexa_paste_window_has_effect (AnnexaPasteWindow *self);
gboolean   annexa_paste_window_is_plain (AnnexaPasteWindow *self);
void       annexa_paste_window_paste    (AnnexaPasteWindow *self);

G_END_DECLS
