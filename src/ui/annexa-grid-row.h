/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-grid-columns.h"

G_BEGIN_DECLS

/**
 * AnnexaGridMarks:
 * @selected: whether cells of the row are selected
 * @first: the first of them
 * @last: the last of them
 * @top: whether the row above has none
 * @bottom: whether the row below has none
 * @current: whether it is the row of the cursor
 * @cursor: the cell that the cursor is on, or -1
 * @focused: whether the keyboard is in the grid
 *
 * What of a row is marked.
 */
typedef struct
{
  gboolean selected;
  guint first;
  guint last;
  gboolean top;
  gboolean bottom;
  gboolean current;
  int cursor;
  gboolean focused;
} AnnexaGridMarks;

#define ANNEXA_TYPE_GRID_ROW (annexa_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaGridRow, annexa_grid_row, ANNEXA, GRID_ROW, GtkWidget)

GtkWidget    *annexa_grid_row_new           (AnnexaProject         *project,
                                             AnnexaGridColumns     *columns);
void          annexa_grid_row_show          (AnnexaGridRow         *self,
                                             guint                  position,
                                             guint                  n_rows,
                                             AnnexaRecord          *record);
AnnexaRecord *annexa_grid_row_get_record    (AnnexaGridRow         *self);
guint         annexa_grid_row_get_position  (AnnexaGridRow         *self);
void          annexa_grid_row_set_marks     (AnnexaGridRow         *self,
                                             const AnnexaGridMarks *marks);
const AnnexaGridMarks *annexa_grid_row_get_marks (AnnexaGridRow *self);
int           annexa_grid_row_measure_column (AnnexaGridRow        *self,
                                             guint                  column);
void          annexa_grid_row_set_scroll    (AnnexaGridRow         *self,
                                             int                    scroll);

G_END_DECLS
