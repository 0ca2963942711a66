/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-chart"

#include "config.h"

#include <math.h>
#include <string.h>

#include "annexa-palette.h"

#define RGB(hex)                                                                                                       \
  { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0 }

#define PAIR(ground, ink) { RGB (ground), RGB (ink) }

/* Dark enough for paper from a laser printer, and the same pastel grounds as on a light screen. */
#define PAPER_PAIRS                                                                                                    \
  {                                                                                                                    \
    PAIR (0xefefef, 0x2e2e2e), PAIR (0xd8f0de, 0x14532d), PAIR (0xe7f2c0, 0x3b4d05), PAIR (0xfbeeb8, 0x5c4200),        \
        PAIR (0xffd7b0, 0x7a3300), PAIR (0xf6c3c3, 0x8a1218), PAIR (0xe7d3f6, 0x521a7a)                                \
  }

static const AnnexaPalette palettes[ANNEXA_N_PALETTES] = {
  [ANNEXA_PALETTE_LIGHT] = {
    .ground = RGB (0xffffff), .text = RGB (0x2e2e2e), .dim = RGB (0x5e5c64), .line = RGB (0xc0bfbc),
    .accent = RGB (0x1c71d8), .attention = RGB (0x7a3300), .border = 0.7, .pairs = PAPER_PAIRS,
  },
  [ANNEXA_PALETTE_DARK] = {
    .ground = RGB (0x1e1e1e), .text = RGB (0xffffff), .dim = RGB (0xc0bfbc), .line = RGB (0x5e5c64),
    .accent = RGB (0x78aeed), .attention = RGB (0xffd3ab), .border = 0.7,
    .pairs = {
      PAIR (0x303030, 0xffffff), PAIR (0x1f4a31, 0xbdf0cd), PAIR (0x3c4a12, 0xdff09c), PAIR (0x54440f, 0xfbe9a0),
      PAIR (0x6b3a14, 0xffd3ab), PAIR (0x74212a, 0xffcdcd), PAIR (0x512a6e, 0xecd4ff),
    },
  },
  [ANNEXA_PALETTE_HIGH_CONTRAST_LIGHT] = {
    .ground = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x2e2e2e), .line = RGB (0x5e5c64),
    .accent = RGB (0x1a5fb4), .attention = RGB (0x7a3300), .border = 1.0,
    .pairs = {
      PAIR (0xffffff, 0x000000), PAIR (0xffffff, 0x14532d), PAIR (0xffffff, 0x3b4d05), PAIR (0xffffff, 0x5c4200),
      PAIR (0xffffff, 0x7a3300), PAIR (0xffffff, 0x8a1218), PAIR (0xffffff, 0x521a7a),
    },
  },
  [ANNEXA_PALETTE_HIGH_CONTRAST_DARK] = {
    .ground = RGB (0x000000), .text = RGB (0xffffff), .dim = RGB (0xdeddda), .line = RGB (0xc0bfbc),
    .accent = RGB (0x99c1f1), .attention = RGB (0xffd3ab), .border = 1.0,
    .pairs = {
      PAIR (0x000000, 0xffffff), PAIR (0x000000, 0xbdf0cd), PAIR (0x000000, 0xdff09c), PAIR (0x000000, 0xfbe9a0),
      PAIR (0x000000, 0xffd3ab), PAIR (0x000000, 0xffcdcd), PAIR (0x000000, 0xecd4ff),
    },
  },
  [ANNEXA_PALETTE_PRINT] = {
    .ground = RGB (0xffffff), .text = RGB (0x1e1e1e), .dim = RGB (0x5e5c64), .line = RGB (0xb6b4b0),
    .accent = RGB (0x1a5fb4), .attention = RGB (0x7a3300), .border = 0.7, .pairs = PAPER_PAIRS,
  },
};

/**
 * annexa_palette_get:
 * @mode: where the picture is going to be seen
 *
 * Returns: (transfer none): the colours
 */
const AnnexaPalette *
annexa_palette_get (AnnexaPaletteMode mode)
{
  return &palettes[mode];
}

/**
 * annexa_colour_from_name:
 * @name: (nullable): the stable name of a colour, as levels of risk have it: "green"; or of a tone: "good", "fair",
 *   "poor", "bad", "none"
 *
 * Returns: the colour; %ANNEXA_COLOUR_NONE for a name that a newer version may know
 */
AnnexaColour
annexa_colour_from_name (const char *name)
{
  static const struct
  {
    const char *name;
    AnnexaColour colour;
  } names[] = {
    { "green", ANNEXA_COLOUR_GREEN },   { "lime", ANNEXA_COLOUR_LIME },     { "yellow", ANNEXA_COLOUR_YELLOW },
    { "orange", ANNEXA_COLOUR_ORANGE }, { "red", ANNEXA_COLOUR_RED },       { "purple", ANNEXA_COLOUR_PURPLE },
    { "good", ANNEXA_COLOUR_GREEN },    { "fair", ANNEXA_COLOUR_YELLOW },   { "poor", ANNEXA_COLOUR_ORANGE },
    { "bad", ANNEXA_COLOUR_RED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, name) == 0)
      return names[i].colour;

  return ANNEXA_COLOUR_NONE;
}

/**
 * annexa_rgba_parse:
 * @text: (nullable): a colour as on the web: "#1c71d8"
 * @colour: (out): the colour, opaque
 *
 * Returns: whether @text is a colour
 */
gboolean
annexa_rgba_parse (const char *text,
                   AnnexaRgba *colour)
{
  guint64 number;

  if (text == NULL || *text != '#' || strlen (text) != 7
      || !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &number, NULL))
    return FALSE;

  *colour = (AnnexaRgba) RGB (number);
  return TRUE;
}

static guint
get_byte (double part)
{
  return (guint) lround (CLAMP (part, 0.0, 1.0) * 255);
}

/**
 * annexa_rgba_format:
 * @colour: a colour
 *
 * Returns: (transfer full): the colour as on the web, without its opacity: "#1c71d8"
 */
char *
annexa_rgba_format (const AnnexaRgba *colour)
{
  return g_strdup_printf ("#%02x%02x%02x", get_byte (colour->red), get_byte (colour->green), get_byte (colour->blue));
}

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (const AnnexaRgba *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) + 0.0722 * linear (colour->blue);
}

/**
 * annexa_rgba_get_contrast:
 * @a: an opaque colour
 * @b: an opaque colour
 *
 * Returns: the contrast ratio of the Web Content Accessibility Guidelines, from 1 to 21
 */
double
annexa_rgba_get_contrast (const AnnexaRgba *a,
                          const AnnexaRgba *b)
{
  double first = luminance (a);
  double second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/**
 * annexa_rgba_blend:
 * @colour: what lies above
 * @opacity: how much of it shows, from 0 to 1
 * @ground: what lies below
 *
 * Returns: the opaque colour that is seen
 */
AnnexaRgba
annexa_rgba_blend (const AnnexaRgba *colour,
                   double            opacity,
                   const AnnexaRgba *ground)
{
  return (AnnexaRgba){
    .red = colour->red * opacity + ground->red * (1 - opacity),
    .green = colour->green * opacity + ground->green * (1 - opacity),
    .blue = colour->blue * opacity + ground->blue * (1 - opacity),
    .alpha = 1,
  };
}

/**
 * annexa_rgba_make_readable:
 * @colour: a colour that a person chose
 * @ground: what lies behind
 * @contrast: the ratio that is needed: 4.5 for text
 *
 * Returns: the colour nearest to @colour, on the way to black or white, that can be read on @ground
 */
AnnexaRgba
annexa_rgba_make_readable (const AnnexaRgba *colour,
                           const AnnexaRgba *ground,
                           double            contrast)
{
  static const AnnexaRgba black = RGB (0x000000);
  static const AnnexaRgba white = RGB (0xffffff);
  const AnnexaRgba *end
      = annexa_rgba_get_contrast (&black, ground) > annexa_rgba_get_contrast (&white, ground) ? &black : &white;

  for (int percent = 0; percent < 100; percent++)
    {
      AnnexaRgba candidate = annexa_rgba_blend (end, percent / 100.0, colour);

      if (annexa_rgba_get_contrast (&candidate, ground) >= contrast)
        return candidate;
    }
  return *end;
}
