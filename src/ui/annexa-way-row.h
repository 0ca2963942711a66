/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-way.h"

G_BEGIN_DECLS

GtkWidget *annexa_way_row_new (AnnexaProject       *project,
                               AnnexaReadiness     *readiness,
                               const AnnexaWayStep *step,
                               guint                number);

G_END_DECLS
