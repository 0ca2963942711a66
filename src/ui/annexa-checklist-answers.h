/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_CHECKLIST_ANSWERS (annexa_checklist_answers_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaChecklistAnswers, annexa_checklist_answers, ANNEXA, CHECKLIST_ANSWERS, AdwBin)

GtkWidget *annexa_checklist_answers_new    (void);
void       annexa_checklist_answers_show   (AnnexaChecklistAnswers *self,
                                            const char             *result);
gboolean   annexa_checklist_answers_choose (AnnexaChecklistAnswers *self,
                                            guint                   index);
void       annexa_checklist_answers_focus  (AnnexaChecklistAnswers *self,
                                            guint                   index);

G_END_DECLS
