/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_RECORD_HISTORY (annexa_record_history_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRecordHistory, annexa_record_history, ANNEXA, RECORD_HISTORY, AdwPreferencesGroup)

GtkWidget *annexa_record_history_new         (void);
void       annexa_record_history_set_open    (AnnexaRecordHistory *self,
                                              gboolean             open);
guint      annexa_record_history_get_n_edits (AnnexaRecordHistory *self);

G_END_DECLS
