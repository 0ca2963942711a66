/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-csv-reader.h"
#include "annexa-import-table.h"
#include "annexa-workbook.h"

G_BEGIN_DECLS

struct _AnnexaImportTable
{
  char *name;
  const AnnexaKind *kind;
  AnnexaWorkbook *workbook; /* of which it is a sheet, or NULL */
  guint sheet;
  AnnexaCsvReader *reader;
  GArray *columns; /* AnnexaColumn */
  GHashTable *meanings; /* number of a column and what stands there, folded -> what is meant; NULL where all is clear */
  int key;              /* the column by which its rows are recognized, or one of the other ways */
  GArray *distinct;     /* gboolean for each column: whether it tells the first rows apart; NULL until somebody asks */
  gboolean own;    /* Every heading that is known is that of a field itself: the program wrote it. */
};

/* annexa-import-sheet.c */
gboolean          annexa_import_table_take_sheet   (AnnexaImportTable *self,
                                                    GError           **error);

/* annexa-import-table.c */
gboolean          annexa_import_table_read_heading (AnnexaImportTable *self,
                                                    GError           **error);
gboolean          annexa_import_table_rewind       (AnnexaImportTable *self,
                                                    GError           **error);
gboolean          annexa_import_table_is_blank     (AnnexaImportTable *self);
const char       *annexa_import_table_get_cell_of  (AnnexaImportTable *self,
                                                    const char        *field);
gboolean          annexa_import_table_has          (AnnexaImportTable *self,
                                                    const char        *field);
int               annexa_import_table_find         (AnnexaImportTable *self,
                                                    const char        *field);

/* annexa-import-match.c */
const AnnexaKind *annexa_import_guess_kind         (const char        *name,
                                                    const char        *sheet,
                                                    GArray            *columns,
                                                    GError           **error);
guint             annexa_import_match_columns      (const AnnexaKind  *kind,
                                                    GArray            *columns);
gboolean          annexa_import_is_named_after     (const char        *name,
                                                    const AnnexaKind  *kind);
void              annexa_import_match_values       (const AnnexaKind  *kind,
                                                    GArray            *columns,
                                                    AnnexaCsvReader   *reader);

G_END_DECLS
