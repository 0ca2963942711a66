/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-spreadsheet.h"

G_BEGIN_DECLS

/* The longest name of a sheet that every program takes, in UTF-16 units. */
#define ANNEXA_LONGEST_SHEET_NAME 31

/* How the cells of a column are shown. */
typedef enum
{
  ANNEXA_CELLS_TEXT,
  ANNEXA_CELLS_LONG_TEXT,
  ANNEXA_CELLS_INTEGER,
  ANNEXA_CELLS_NUMBER,
  ANNEXA_CELLS_MONEY,
  ANNEXA_CELLS_PERCENT,
  ANNEXA_CELLS_DATE,
  ANNEXA_CELLS_UTC,   /* A moment as CSV files have it, with a Z. */
  ANNEXA_CELLS_LOCAL, /* A moment by the clock on the wall. */
  ANNEXA_N_CELLS,
} AnnexaCells;

typedef enum
{
  ANNEXA_CELL_EMPTY,
  ANNEXA_CELL_TEXT,
  ANNEXA_CELL_NUMBER,
  ANNEXA_CELL_DATE,   /* 2026-11-23 */
  ANNEXA_CELL_MOMENT, /* 2026-11-23T20:07:00, of the zone that the column says */
} AnnexaCellType;

typedef struct
{
  AnnexaCellType type;
  double number;
  char *text; /* valid in XML, or NULL where the cell is a number or empty */
} AnnexaCell;

typedef struct
{
  const AnnexaField *field;
  char *label;
  AnnexaCells cells;
  guint width; /* in characters */
} AnnexaSheetColumn;

typedef struct
{
  char *name;
  gboolean fits_page; /* Printed, it is as wide as a page and can still be read. */
  GArray *columns; /* AnnexaSheetColumn */
  GArray *cells;   /* AnnexaCell, row by row */
} AnnexaSheet;

struct _AnnexaSpreadsheet
{
  char *title; /* the name of the organization */
  char *time;  /* of the last change of the project, in UTC, which is the time of the file */
  GPtrArray *sheets;
  guint n_cut; /* texts that were too long for the format written last */
};

guint             annexa_sheet_get_n_rows (AnnexaSheet       *sheet);
const AnnexaCell *annexa_sheet_get_cell   (AnnexaSheet       *sheet,
                                           guint              row,
                                           guint              column);

GBytes           *annexa_ods_write        (AnnexaSpreadsheet *spreadsheet,
                                           GError           **error);
GBytes           *annexa_xlsx_write       (AnnexaSpreadsheet *spreadsheet,
                                           GError           **error);

G_END_DECLS
