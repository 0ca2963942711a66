/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FORM_PANE (annexa_form_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFormPane, annexa_form_pane, ANNEXA, FORM_PANE, AdwBin)

gboolean      annexa_form_pane_show_record (AnnexaFormPane *self,
                                            AnnexaProject  *project,
                                            AnnexaRecord   *record);
void          annexa_form_pane_show_several (AnnexaFormPane *self,
                                            AnnexaProject    *project,
                                            const AnnexaKind *kind,
                                            guint             n,
                                            guint             n_proposals);
void          annexa_form_pane_set_choosable (AnnexaFormPane *self,
                                            gboolean        choosable);
AnnexaRecord *annexa_form_pane_get_record  (AnnexaFormPane *self);
void          annexa_form_pane_hurry       (AnnexaFormPane *self);
gboolean      annexa_form_pane_flush       (AnnexaFormPane *self);
void          annexa_form_pane_focus_title (AnnexaFormPane *self);
void          annexa_form_pane_go_on       (AnnexaFormPane *self);

G_END_DECLS
