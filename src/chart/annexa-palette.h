/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} AnnexaRgba;

/**
 * AnnexaColour:
 * @ANNEXA_COLOUR_NONE: nothing is said: undecided, not rated
 * @ANNEXA_COLOUR_GREEN: the lowest level of risk; good
 * @ANNEXA_COLOUR_LIME: between green and yellow
 * @ANNEXA_COLOUR_YELLOW: a medium level; fair
 * @ANNEXA_COLOUR_ORANGE: a high level; poor
 * @ANNEXA_COLOUR_RED: a critical level; bad
 * @ANNEXA_COLOUR_PURPLE: beyond red
 *
 * The colours that levels of risk and words are shown in.
 */
typedef enum
{
  ANNEXA_COLOUR_NONE,
  ANNEXA_COLOUR_GREEN,
  ANNEXA_COLOUR_LIME,
  ANNEXA_COLOUR_YELLOW,
  ANNEXA_COLOUR_ORANGE,
  ANNEXA_COLOUR_RED,
  ANNEXA_COLOUR_PURPLE,
} AnnexaColour;

#define ANNEXA_N_COLOURS (ANNEXA_COLOUR_PURPLE + 1)

/**
 * AnnexaPaletteMode:
 * @ANNEXA_PALETTE_LIGHT: dark text on a light window
 * @ANNEXA_PALETTE_DARK: light text on a dark window
 * @ANNEXA_PALETTE_HIGH_CONTRAST_LIGHT: black on white, shapes by their border
 * @ANNEXA_PALETTE_HIGH_CONTRAST_DARK: white on black, shapes by their border
 * @ANNEXA_PALETTE_PRINT: paper, perhaps from a printer without colour
 *
 * Where a picture is going to be seen.
 */
typedef enum
{
  ANNEXA_PALETTE_LIGHT,
  ANNEXA_PALETTE_DARK,
  ANNEXA_PALETTE_HIGH_CONTRAST_LIGHT,
  ANNEXA_PALETTE_HIGH_CONTRAST_DARK,
  ANNEXA_PALETTE_PRINT,
} AnnexaPaletteMode;

#define ANNEXA_N_PALETTES (ANNEXA_PALETTE_PRINT + 1)

/**
 * AnnexaColourPair:
 * @ground: what a shape is filled with
 * @ink: what is written on it, and its border; readable on the palette's ground, too
 *
 * A colour as it looks in one palette.
 */
typedef struct
{
  AnnexaRgba ground;
  AnnexaRgba ink;
} AnnexaColourPair;

/**
 * AnnexaPalette:
 * @ground: what lies behind everything
 * @text: text
 * @dim: text that matters less
 * @line: thin lines between things
 * @accent: what is chosen, and headings
 * @attention: text about what is missing or overdue
 * @border: how opaque the ink is in the border of a shape, from 0 to 1
 * @pairs: one pair per #AnnexaColour
 *
 * All colours for one place where pictures are seen.
 */
typedef struct
{
  AnnexaRgba ground;
  AnnexaRgba text;
  AnnexaRgba dim;
  AnnexaRgba line;
  AnnexaRgba accent;
  AnnexaRgba attention;
  double border;
  AnnexaColourPair pairs[ANNEXA_N_COLOURS];
} AnnexaPalette;

const AnnexaPalette *annexa_palette_get        (AnnexaPaletteMode mode);
AnnexaColour         annexa_colour_from_name   (const char       *name);

gboolean             annexa_rgba_parse         (const char       *text,
                                                AnnexaRgba       *colour);
char                *annexa_rgba_format        (const AnnexaRgba *colour);
double               annexa_rgba_get_contrast  (const AnnexaRgba *a,
                                                const AnnexaRgba *b);
AnnexaRgba           annexa_rgba_blend         (const AnnexaRgba *colour,
                                                double            opacity,
                                                const AnnexaRgba *ground);
AnnexaRgba           annexa_rgba_make_readable (const AnnexaRgba *colour,
                                                const AnnexaRgba *ground,
                                                double            contrast);

G_END_DECLS
