/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history.h"

G_BEGIN_DECLS

gboolean    annexa_project_can_restore   (AnnexaProject           *self,
                                          const AnnexaFieldChange *change);
AnnexaEdit *annexa_project_begin_restore (AnnexaProject           *self,
                                          const AnnexaFieldChange *change,
                                          const char              *time);

G_END_DECLS
