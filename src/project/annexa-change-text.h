/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history.h"

G_BEGIN_DECLS

char *annexa_project_describe_before (AnnexaProject           *self,
                                      const AnnexaFieldChange *change);
char *annexa_project_describe_after  (AnnexaProject           *self,
                                      const AnnexaFieldChange *change);
char *annexa_project_describe_change (AnnexaProject           *self,
                                      const AnnexaFieldChange *change);
char *annexa_change_describe         (const AnnexaFieldChange *change,
                                      const char              *before,
                                      const char              *after);

G_END_DECLS
