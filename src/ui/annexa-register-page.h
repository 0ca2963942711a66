/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_REGISTER_PAGE (annexa_register_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaRegisterPage, annexa_register_page, ANNEXA, REGISTER_PAGE, AnnexaPage)

GtkWidget *annexa_register_page_new (AnnexaProject     *project,
                                     const char *const *kinds);

G_END_DECLS
