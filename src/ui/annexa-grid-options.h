/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record-list.h"

G_BEGIN_DECLS

/**
 * AnnexaGridOption:
 * @label: what is seen
 * @value: what it stands for
 * @adds: (nullable): the name of a record that is made first; then there is no @value
 * @doubtful: whether it may not be what was meant, so that somebody has to choose it
 */
typedef struct
{
  char *label;
  AnnexaValue value;
  char *adds;
  gboolean doubtful;
} AnnexaGridOption;

gboolean   annexa_grid_options_suit (const AnnexaField *field);
GPtrArray *annexa_grid_options_list (AnnexaProject     *project,
                                     const AnnexaField *field,
                                     AnnexaRecordList  *records,
                                     const char        *words);

G_END_DECLS
