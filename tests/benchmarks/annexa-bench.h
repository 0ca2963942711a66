/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-bench-data.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaBenchRun:
 * @folder: the folder of the benchmarks
 * @path: the project that this run is about
 * @argument: what its benchmark says
 * @n_records: how many records a large register has
 * @start: when the clock was started
 * @cpu_start: how much the processors had worked for it by then, in seconds
 * @samples: (element-type double): the measured times, in seconds
 * @cpu_samples: (element-type double): how much the processors worked, in seconds
 *
 * One run of one benchmark, in a process of its own.
 */
typedef struct
{
  const char *folder;
  char *path;
  gconstpointer argument;
  guint n_records;
  gint64 start;
  double cpu_start;
  GArray *samples;
  GArray *cpu_samples;
} AnnexaBenchRun;

typedef void (*AnnexaBenchFunction) (AnnexaBenchRun *run);

/**
 * AnnexaBench:
 * @name: what is measured, for people
 * @project: the name of the project it needs, without ending
 * @ours: what the program does
 * @reference: (nullable): what it is compared with
 * @reference_name: (nullable): what that is, for people
 * @promised: the ratio that was promised, or 0
 * @argument: (nullable): for the two functions
 * @no_empty: whether it says nothing about an empty project
 */
typedef struct
{
  const char *name;
  const char *project;
  AnnexaBenchFunction ours;
  AnnexaBenchFunction reference;
  const char *reference_name;
  double promised;
  gconstpointer argument;
  gboolean no_empty;
} AnnexaBench;

void           annexa_bench_start    (AnnexaBenchRun *run);
void           annexa_bench_stop     (AnnexaBenchRun *run);
AnnexaProject *annexa_bench_open     (AnnexaBenchRun *run,
                                      gboolean        search);
void           annexa_bench_close    (AnnexaProject  *project);
void           annexa_bench_print_heading (void);
void           annexa_bench_measure  (const AnnexaBench *bench,
                                      const char        *folder,
                                      guint              n_records,
                                      guint              n_runs);
gboolean       annexa_bench_in_child (AnnexaBenchFunction function,
                                      AnnexaBenchRun     *run);

G_END_DECLS
