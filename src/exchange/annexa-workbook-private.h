/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-sheet-cells-private.h"
#include "annexa-workbook.h"
#include "annexa-xml-stream.h"
#include "annexa-zip-reader.h"

G_BEGIN_DECLS

/* A package that is being read. */
typedef struct
{
  AnnexaZipReader *zip;
  AnnexaWorkbook *workbook;
  AnnexaSheetRoom room;
  GCancellable *cancellable;
  gboolean enough; /* the rest of the part is not needed */
  GError *refusal; /* why the rest of the file is not read, or NULL */
} AnnexaWorkbookReading;

/* annexa-workbook.c */
gboolean annexa_workbook_read_part (AnnexaWorkbookReading *reading,
                                    const char            *name,
                                    const AnnexaXmlEvents *events,
                                    gpointer               data,
                                    GError               **error);
void     annexa_workbook_add_sheet (AnnexaWorkbookReading *reading,
                                    const char            *name,
                                    gboolean               hidden,
                                    AnnexaSheetCells      *cells);
gboolean annexa_workbook_refuse    (GError               **error);
gboolean annexa_workbook_refuse_protected (GError        **error);
gboolean annexa_workbook_refuse_type (GError             **error);
void     annexa_workbook_give_up   (AnnexaWorkbookReading *reading,
                                    const char            *reason);
gboolean annexa_workbook_allows_sheet (AnnexaWorkbookReading *reading,
                                       guint              n_before);

/* annexa-workbook-ods.c, annexa-workbook-xlsx.c */
gboolean annexa_ods_read           (AnnexaWorkbookReading *reading,
                                    GError               **error);
gboolean annexa_xlsx_read          (AnnexaWorkbookReading *reading,
                                    GError               **error);

G_END_DECLS
