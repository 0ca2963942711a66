/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

void annexa_test_edit_anything (AnnexaProject *project);

G_END_DECLS
