/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-import.h"

G_BEGIN_DECLS

/**
 * AnnexaImportRemark:
 * @position: which column it is about, from 0, or -1
 * @error: whether it keeps the table from being imported
 * @text: a sentence
 * @column: (nullable): the heading of the column
 * @place: in which rows: “Line 3” or “12 rows”; "" for the whole table
 * @kept: (nullable): what goes to the notes, where it is the same in all rows
 *
 * What is said once of all rows that it is true of.
 */
typedef struct
{
  int position;
  gboolean error;
  char *text;
  char *column;
  char *place;
  char *kept;
} AnnexaImportRemark;

GPtrArray *annexa_import_list_remarks (AnnexaImport *import);

G_END_DECLS
