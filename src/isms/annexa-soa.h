/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

/**
 * AnnexaSoaProgress:
 * @total: how many controls there are
 * @decided: for how many it is decided whether they apply
 * @applicable: how many apply
 * @implemented: how many of those that apply are implemented
 *
 * How far the Statement of Applicability has come (6.1.3 d).
 */
typedef struct
{
  gint64 total;
  gint64 decided;
  gint64 applicable;
  gint64 implemented;
} AnnexaSoaProgress;

AnnexaQuery *annexa_soa_query_new        (void);
void         annexa_soa_get_progress     (AnnexaProject     *project,
                                          const char        *theme,
                                          AnnexaSoaProgress *progress);
void         annexa_soa_get_own_progress (AnnexaProject     *project,
                                          AnnexaSoaProgress *progress);

G_END_DECLS
