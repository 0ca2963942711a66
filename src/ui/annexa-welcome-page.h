/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_WELCOME_PAGE (annexa_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaWelcomePage, annexa_welcome_page, ANNEXA, WELCOME_PAGE, AdwBin)

void annexa_welcome_page_update     (AnnexaWelcomePage *self);
void annexa_welcome_page_take_focus (AnnexaWelcomePage *self);
void annexa_welcome_page_open_menu  (AnnexaWelcomePage *self);

G_END_DECLS
