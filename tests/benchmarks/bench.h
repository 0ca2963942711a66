/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-bench.h"

G_BEGIN_DECLS

/* Each of these ends with a benchmark without name and stands in the file called like it. */
extern const AnnexaBench annexa_bench_opening[];
extern const AnnexaBench annexa_bench_lists[];
extern const AnnexaBench annexa_bench_computed[];
extern const AnnexaBench annexa_bench_checks[];
extern const AnnexaBench annexa_bench_searches[];
extern const AnnexaBench annexa_bench_edits[];
extern const AnnexaBench annexa_bench_imports[];
extern const AnnexaBench annexa_bench_files[];
extern const AnnexaBench annexa_bench_past[];

void annexa_bench_import_table (AnnexaProject *project,
                                const char    *folder,
                                const char    *name);
void annexa_bench_past_live    (AnnexaProject *project);

G_END_DECLS
