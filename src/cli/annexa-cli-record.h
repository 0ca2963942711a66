/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaCliUse:
 * @kind: the kind of a record
 * @id: its id
 * @field: the field of it that names another record
 *
 * A link as the record sees it to which it leads.
 */
typedef struct
{
  const AnnexaKind *kind;
  gint64 id;
  const AnnexaField *field;
} AnnexaCliUse;

GArray *annexa_cli_list_uses   (AnnexaProject     *project,
                                const AnnexaKind  *kind,
                                gint64             id,
                                GError           **error);
void    annexa_cli_print_named (AnnexaProject     *project,
                                const AnnexaKind  *kind,
                                gint64             id,
                                const AnnexaField *field);

G_END_DECLS
