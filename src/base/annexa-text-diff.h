/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaDiffType:
 * @ANNEXA_DIFF_SAME: Both texts have it.
 * @ANNEXA_DIFF_REMOVED: Only the first one has it.
 * @ANNEXA_DIFF_ADDED: Only the second one has it.
 */
typedef enum
{
  ANNEXA_DIFF_SAME,
  ANNEXA_DIFF_REMOVED,
  ANNEXA_DIFF_ADDED,
} AnnexaDiffType;

/**
 * AnnexaDiffPiece:
 * @type: which of the texts has it
 * @text: the words, with the spaces between them
 *
 * A piece of two texts that are shown as one.
 */
typedef struct
{
  AnnexaDiffType type;
  char *text;
} AnnexaDiffPiece;

GPtrArray *annexa_text_diff (const char *before,
                             const char *after,
                             guint       context);

G_END_DECLS
