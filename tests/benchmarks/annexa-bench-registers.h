/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

void annexa_bench_registers_write  (const char    *folder,
                                    guint          n_records);
void annexa_bench_registers_import (AnnexaProject *project,
                                    const char    *folder);

G_END_DECLS
