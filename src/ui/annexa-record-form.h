/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_RECORD_FORM (annexa_record_form_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRecordForm, annexa_record_form, ANNEXA, RECORD_FORM, AdwBin)

GtkWidget        *annexa_record_form_new          (const AnnexaKind *kind);
void              annexa_record_form_set_record   (AnnexaRecordForm *self,
                                                   AnnexaProject    *project,
                                                   AnnexaRecord     *record);
AnnexaRecord     *annexa_record_form_get_record   (AnnexaRecordForm *self);
gboolean          annexa_record_form_flush        (AnnexaRecordForm *self);
void              annexa_record_form_focus_title  (AnnexaRecordForm *self);

G_END_DECLS
