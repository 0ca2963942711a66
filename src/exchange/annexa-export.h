/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-json-writer.h"
#include "annexa-project.h"

G_BEGIN_DECLS

GBytes  *annexa_export_csv        (AnnexaProject     *project,
                                   const AnnexaKind  *kind,
                                   GArray            *ids,
                                   gboolean           computed,
                                   GError           **error);
GBytes  *annexa_export_json       (AnnexaProject     *project,
                                   const AnnexaKind  *kind,
                                   GArray            *ids,
                                   GError           **error);
void     annexa_export_add_record (AnnexaProject     *project,
                                   AnnexaRecord      *record,
                                   AnnexaJsonWriter  *writer);
void     annexa_export_add_value  (AnnexaProject     *project,
                                   const AnnexaField *field,
                                   const AnnexaValue *value,
                                   AnnexaJsonWriter  *writer);
gboolean annexa_export_folder     (AnnexaProject     *project,
                                   const char        *path,
                                   GPtrArray         *missing,
                                   GError           **error);

G_END_DECLS
