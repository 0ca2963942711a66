/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnexaTwoLines:
 * @title: the first line
 * @line: the second one
 * @pill: what stands at the end; not if it is invisible
 * @has_long_pills: whether the pill of this row, or of another one of its list, may say more than a short word
 *
 * What a row of two lines consists of.
 */
typedef struct
{
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *pill;
  gboolean has_long_pills;
} AnnexaTwoLines;

void annexa_two_lines_measure_width  (const AnnexaTwoLines *lines,
                                      int                  *minimum,
                                      int                  *natural);
int  annexa_two_lines_measure_height (const AnnexaTwoLines *lines,
                                      int                   width);
void annexa_two_lines_place          (const AnnexaTwoLines *lines,
                                      int                   row_width,
                                      const GdkRectangle   *area);

G_END_DECLS
