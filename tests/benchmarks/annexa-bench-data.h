/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_BENCH_PERSONS 200

/* One of some words. */
#define ANNEXA_BENCH_PICK(random, words) annexa_bench_data_pick (random, words, G_N_ELEMENTS (words))

typedef void (*AnnexaBenchRow) (GString *csv,
                                GRand   *random,
                                guint    number,
                                guint    n_records);

char       *annexa_bench_data_path         (const char        *folder,
                                            const char        *name,
                                            const char        *ending);
char       *annexa_bench_data_word         (guint              number);
void        annexa_bench_data_append_words (GString           *text,
                                            GRand             *random,
                                            guint              n_words);
const char *annexa_bench_data_pick         (GRand             *random,
                                            const char *const *words,
                                            guint              n_words);
void        annexa_bench_data_write_table  (const char        *folder,
                                            const char        *name,
                                            const char        *heading,
                                            guint              n_rows,
                                            guint              n_records,
                                            AnnexaBenchRow     append_row);
void        annexa_bench_data_write        (const char        *folder,
                                            guint              n_records);
void        annexa_bench_data_remove       (const char        *path);

G_END_DECLS
