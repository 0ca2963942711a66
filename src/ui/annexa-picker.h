/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PICKER (annexa_picker_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPicker, annexa_picker, ANNEXA, PICKER, GtkPopover)

GtkWidget *annexa_picker_new        (AnnexaProject     *project,
                                     const AnnexaField *field);
const AnnexaKind *annexa_picker_get_kind (AnnexaPicker *self);
void             annexa_picker_begin      (AnnexaPicker *self,
                                           const char   *typed);
void       annexa_picker_set_chosen (AnnexaPicker      *self,
                                     const gint64      *ids,
                                     gsize              n_ids);
void       annexa_picker_set_first  (AnnexaPicker      *self,
                                     GArray            *ids);
void       annexa_picker_set_title  (AnnexaPicker      *self,
                                     const char        *title);
void       annexa_picker_set_offer  (AnnexaPicker      *self,
                                     const char        *label);

G_END_DECLS
