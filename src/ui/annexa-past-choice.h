/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-moment.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PAST_CHOICE (annexa_past_choice_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPastChoice, annexa_past_choice, ANNEXA, PAST_CHOICE, AdwPreferencesGroup)

void          annexa_past_choice_set_project (AnnexaPastChoice   *self,
                                              AnnexaProject      *project,
                                              gboolean            with_now);
void          annexa_past_choice_choose_day  (AnnexaPastChoice   *self,
                                              const char         *day);
void          annexa_past_choice_take_focus  (AnnexaPastChoice   *self,
                                              GtkWidget          *button);
void          annexa_past_choice_set_moment  (AnnexaPastChoice   *self,
                                              const AnnexaMoment *moment);
AnnexaMoment *annexa_past_choice_get_moment  (AnnexaPastChoice   *self);

G_END_DECLS
