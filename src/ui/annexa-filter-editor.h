/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-condition.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FILTER_EDITOR (annexa_filter_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFilterEditor, annexa_filter_editor, ANNEXA, FILTER_EDITOR, GtkPopover)

GtkWidget *annexa_filter_editor_new        (AnnexaProject         *project,
                                            const AnnexaKind      *kind);
void       annexa_filter_editor_begin      (AnnexaFilterEditor    *self);
void       annexa_filter_editor_edit       (AnnexaFilterEditor    *self,
                                            const AnnexaCondition *condition);
void       annexa_filter_editor_set_field  (AnnexaFilterEditor    *self,
                                            const AnnexaField     *field);
void       annexa_filter_editor_set_type   (AnnexaFilterEditor    *self,
                                            AnnexaConditionType    type);
gboolean   annexa_filter_editor_apply      (AnnexaFilterEditor    *self);

G_END_DECLS
