/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-csv-reader.h"
#include "annexa-import-table.h"

G_BEGIN_DECLS

struct _AnnexaImportTable
{
  char *name;
  const AnnexaKind *kind;
  AnnexaCsvReader *reader;
  GArray *columns; /* AnnexaColumn */
  gboolean own;    /* Every heading is the name of a field: the program wrote it. */
};

gboolean          annexa_import_table_rewind       (AnnexaImportTable *self,
                                                    GError           **error);
gboolean          annexa_import_table_is_blank     (AnnexaImportTable *self);
const char       *annexa_import_table_get_cell_of  (AnnexaImportTable *self,
                                                    const char        *field);
gboolean          annexa_import_table_has          (AnnexaImportTable *self,
                                                    const char        *field);
const char       *annexa_import_table_get_title_of (AnnexaImportTable *self,
                                                    const char        *field);
const AnnexaKind *annexa_import_guess_kind         (const char        *name,
                                                    GArray            *columns,
                                                    GError           **error);
guint             annexa_import_match_columns      (const AnnexaKind  *kind,
                                                    GArray            *columns);
void              annexa_import_match_values       (const AnnexaKind  *kind,
                                                    GArray            *columns,
                                                    AnnexaCsvReader   *reader);

G_END_DECLS
