/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaSheetWords:
 * @ANNEXA_SHEET_WORDS_STABLE: As in a CSV file: names of fields, words of choices, refs, moments in UTC.
 * @ANNEXA_SHEET_WORDS_SHOWN: As people see them in the window, in their language and their time.
 *
 * In which words a sheet says what records hold.
 */
typedef enum
{
  ANNEXA_SHEET_WORDS_STABLE,
  ANNEXA_SHEET_WORDS_SHOWN,
} AnnexaSheetWords;

/**
 * AnnexaSpreadsheet:
 *
 * What a spreadsheet is going to hold, whichever format it is written in: sheets with columns of one type each.
 */
typedef struct _AnnexaSpreadsheet AnnexaSpreadsheet;

AnnexaSpreadsheet *annexa_spreadsheet_new        (AnnexaProject     *project,
                                                  GError           **error);
void               annexa_spreadsheet_free       (AnnexaSpreadsheet *self);
gboolean           annexa_spreadsheet_add        (AnnexaSpreadsheet *self,
                                                  AnnexaProject     *project,
                                                  const AnnexaKind  *kind,
                                                  GPtrArray         *fields,
                                                  GArray            *ids,
                                                  AnnexaSheetWords   words,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
gboolean           annexa_spreadsheet_add_all    (AnnexaSpreadsheet *self,
                                                  AnnexaProject     *project,
                                                  AnnexaSheetWords   words,
                                                  GError           **error);
gboolean           annexa_spreadsheet_can_write  (const char        *path);
GBytes            *annexa_spreadsheet_write      (AnnexaSpreadsheet *self,
                                                  const char        *path,
                                                  GError           **error);
guint              annexa_spreadsheet_get_n_cut  (AnnexaSpreadsheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaSpreadsheet, annexa_spreadsheet_free)

G_END_DECLS
