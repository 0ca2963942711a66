/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_GRID_EDITOR (annexa_grid_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGridEditor, annexa_grid_editor, ANNEXA, GRID_EDITOR, GtkWidget)

GtkWidget     *annexa_grid_editor_new        (AnnexaProject     *project,
                                              AnnexaRecord      *record,
                                              const AnnexaField *field,
                                              const char        *typed);
AnnexaRecord  *annexa_grid_editor_get_record (AnnexaGridEditor  *self);
gboolean       annexa_grid_editor_read       (AnnexaGridEditor  *self,
                                              AnnexaValue       *value,
                                              char             **adds,
                                              GError           **error);
void           annexa_grid_editor_fail       (AnnexaGridEditor  *self,
                                              const char        *message);
const char    *annexa_grid_editor_get_error  (AnnexaGridEditor  *self);
int            annexa_grid_editor_get_width  (AnnexaGridEditor  *self);
gboolean       annexa_grid_editor_handle_key (AnnexaGridEditor  *self,
                                              guint              key,
                                              GdkModifierType    state);

G_END_DECLS
