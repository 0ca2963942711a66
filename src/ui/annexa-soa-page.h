/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SOA_PAGE (annexa_soa_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSoaPage, annexa_soa_page, ANNEXA, SOA_PAGE, AnnexaPage)

GtkWidget *annexa_soa_page_new (AnnexaProject *project);

G_END_DECLS
