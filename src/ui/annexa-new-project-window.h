/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-first-answers.h"
#include "annexa-starter.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_NEW_PROJECT_WINDOW (annexa_new_project_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaNewProjectWindow, annexa_new_project_window, ANNEXA, NEW_PROJECT_WINDOW, AdwWindow)

GtkWidget           *annexa_new_project_window_new         (GtkWindow              *parent);
const char          *annexa_new_project_window_get_name    (AnnexaNewProjectWindow *self);
const char          *annexa_new_project_window_get_preset  (AnnexaNewProjectWindow *self);
const AnnexaStarter *annexa_new_project_window_get_starter (AnnexaNewProjectWindow *self);
void                 annexa_new_project_window_get_answers (AnnexaNewProjectWindow *self,
                                                            AnnexaFirstAnswers     *answers);

G_END_DECLS
