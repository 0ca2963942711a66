/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As what a number in a cell of Excel is meant. */
typedef enum
{
  ANNEXA_CELL_FORMAT_PLAIN,
  ANNEXA_CELL_FORMAT_PADDED,   /* 7 as AST-007 */
  ANNEXA_CELL_FORMAT_PERCENT,
  ANNEXA_CELL_FORMAT_DAY,
  ANNEXA_CELL_FORMAT_MOMENT,   /* a day with a time by the clock on the wall */
  ANNEXA_CELL_FORMAT_UTC,      /* a moment with a Z behind it */
  ANNEXA_CELL_FORMAT_CLOCK,
  ANNEXA_CELL_FORMAT_DURATION,
} AnnexaCellFormatType;

typedef struct
{
  AnnexaCellFormatType type;
  guint n_digits; /* of PADDED */
  char *before;   /* of PADDED, or NULL */
} AnnexaCellFormat;

void  annexa_cell_format_read  (AnnexaCellFormat       *self,
                                guint                   id,
                                const char             *code);
void  annexa_cell_format_clear (AnnexaCellFormat       *self);
char *annexa_cell_format_show  (const AnnexaCellFormat *self,
                                double                  number,
                                gboolean                from_1904);

char *annexa_cell_show_number  (double                  number);
char *annexa_cell_show_percent (double                  part);

G_END_DECLS
