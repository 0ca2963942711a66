/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaGridStyle:
 * @ANNEXA_GRID_PLAIN: A text.
 * @ANNEXA_GRID_NUMBER: A text of digits, which stand below those of other rows.
 * @ANNEXA_GRID_MISSING: A word for what ought to be there.
 * @ANNEXA_GRID_PROPOSAL: The name of something that nobody has looked at yet.
 * @ANNEXA_GRID_PILL: A word on a coloured ground.
 *
 * How a cell is drawn.
 */
typedef enum
{
  ANNEXA_GRID_PLAIN,
  ANNEXA_GRID_NUMBER,
  ANNEXA_GRID_MISSING,
  ANNEXA_GRID_PROPOSAL,
  ANNEXA_GRID_PILL,
} AnnexaGridStyle;

#define ANNEXA_GRID_N_STYLES (ANNEXA_GRID_PILL + 1)

/**
 * AnnexaGridContent:
 * @text: what is seen
 * @style: how
 * @colour: (nullable): of a pill: the name of its colour
 * @at_end: whether it stands at the end of the cell, as amounts do
 */
typedef struct
{
  char *text;
  AnnexaGridStyle style;
  const char *colour;
  gboolean at_end;
} AnnexaGridContent;

void     annexa_grid_content_read      (AnnexaGridContent *self,
                                        AnnexaProject     *project,
                                        AnnexaRecord      *record,
                                        const AnnexaField *field);
void     annexa_grid_content_clear     (AnnexaGridContent *self);
char    *annexa_grid_content_describe  (AnnexaProject     *project,
                                        AnnexaRecord      *record,
                                        const AnnexaField *field);
gboolean annexa_grid_content_is_amount (const AnnexaField *field);
gboolean annexa_grid_content_can_be_added (const AnnexaField *field);
char    *annexa_grid_content_describe_sum (const AnnexaField *field,
                                        double             sum);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnexaGridContent, annexa_grid_content_clear)

G_END_DECLS
