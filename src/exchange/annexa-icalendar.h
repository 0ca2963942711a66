/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

GBytes *annexa_icalendar_export (AnnexaProject *project,
                                 gint64         person,
                                 GError       **error);

G_END_DECLS
