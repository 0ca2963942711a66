/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_BENCH_PERSONS 200

char *annexa_bench_data_path   (const char *folder,
                                const char *name,
                                const char *ending);
char *annexa_bench_data_word   (guint       number);
void  annexa_bench_data_write  (const char *folder,
                                guint       n_records);
void  annexa_bench_data_remove (const char *path);

G_END_DECLS
