/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-filter-bar.h"
#include "annexa-record-list.h"

G_BEGIN_DECLS

void annexa_show_nothing_found (AdwStatusPage *page, AnnexaRecordList *list, AnnexaFilterBar *filters);

G_END_DECLS
