/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <sqlite3.h>

#include "annexa-bench.h"

G_BEGIN_DECLS

sqlite3 *annexa_bench_plain_open (AnnexaBenchRun *run);
guint    annexa_bench_plain_run  (sqlite3        *db,
                                  const char     *sql);
guint    annexa_bench_plain_step (sqlite3_stmt   *statement);
void     annexa_bench_copy       (const char     *from,
                                  const char     *to);

G_END_DECLS
