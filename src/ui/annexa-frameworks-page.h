/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-page.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FRAMEWORKS_PAGE (annexa_frameworks_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFrameworksPage, annexa_frameworks_page, ANNEXA, FRAMEWORKS_PAGE, AnnexaPage)

GtkWidget *annexa_frameworks_page_new    (AnnexaProject        *project);
void       annexa_frameworks_page_import (AnnexaFrameworksPage *self,
                                          const char           *path);

G_END_DECLS
