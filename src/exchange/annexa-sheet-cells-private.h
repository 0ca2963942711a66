/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* So far down a sheet goes in Excel. */
#define ANNEXA_SHEET_MOST_ROWS 1048576

/* Longer than a book. What is longer than this is not kept, and the sheet is refused. */
#define ANNEXA_SHEET_LONGEST_TEXT (1024 * 1024)

/* What is left of the room that all sheets of one file together may take. A text may stand in many cells, so what is
 * read and what is written of it count each for itself. */
typedef struct
{
  gsize n_cells;   /* and texts that cells may share */
  gsize n_bytes;   /* of the texts that are read */
  gsize n_written; /* of the tables that are made of them */
} AnnexaSheetRoom;

#define ANNEXA_SHEET_ROOM_INIT { 8 * 1000 * 1000, 200 * 1024 * 1024, 200 * 1024 * 1024 }

gboolean    annexa_sheet_room_take    (AnnexaSheetRoom *room,
                                       gsize            n_cells,
                                       gsize            n_bytes);
const char *annexa_sheet_room_explain (void);

/*
 * AnnexaSheetCells:
 *
 * The cells of a sheet in which something stands, as they are read.
 */
typedef struct _AnnexaSheetCells AnnexaSheetCells;

AnnexaSheetCells *annexa_sheet_cells_new         (AnnexaSheetRoom  *room);
void              annexa_sheet_cells_free        (AnnexaSheetCells *self);
void              annexa_sheet_cells_add         (AnnexaSheetCells *self,
                                                  gint64            row,
                                                  gint64            column,
                                                  gint64            n_columns,
                                                  const char       *text);
void              annexa_sheet_cells_repeat_row  (AnnexaSheetCells *self,
                                                  gint64            row,
                                                  gint64            n_more);
void              annexa_sheet_cells_merge       (AnnexaSheetCells *self,
                                                  gint64            row,
                                                  gint64            column,
                                                  gint64            n_rows);
gboolean          annexa_sheet_cells_is_full     (AnnexaSheetCells *self);
GBytes           *annexa_sheet_cells_make_table  (AnnexaSheetCells *self,
                                                  GCancellable     *cancellable,
                                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaSheetCells, annexa_sheet_cells_free)

G_END_DECLS
