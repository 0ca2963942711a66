/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <qrencode.h>

#include "annexa-error.h"
#include "annexa-qr.h"

/* A module is 1.1 mm wide, which a telephone reads off paper also when it was copied. Around the code four modules stay
 * white, as its standard asks for. */
#define MODULE 3.0
#define QUIET 4

static const AnnexaRgba ink = { 0, 0, 0, 1 };
static const AnnexaRgba paper = { 1, 1, 1, 1 };

static gboolean
is_dark (const QRcode *code,
         const guint8 *drawn,
         int           x,
         int           y)
{
  int place = y * code->width + x;

  return (code->data[place] & 1) != 0 && drawn[place] == 0;
}

/* How many modules of the line are dark and not drawn yet, from (x, y) on, but not more than @most. */
static int
measure_line (const QRcode *code,
              const guint8 *drawn,
              int           x,
              int           y,
              int           most)
{
  int width = 0;

  while (width < most && x + width < code->width && is_dark (code, drawn, x + width, y))
    width++;
  return width;
}

/* Squares that touch each other are one rectangle, since there would be hair lines between them on a screen. */
static void
add_rectangle (AnnexaScene  *scene,
               const QRcode *code,
               guint8       *drawn,
               int           x,
               int           y)
{
  int width = measure_line (code, drawn, x, y, code->width);
  int height = 1;

  while (y + height < code->width && measure_line (code, drawn, x, y + height, width) == width)
    height++;
  for (int i = y; i < y + height; i++)
    for (int j = x; j < x + width; j++)
      drawn[i * code->width + j] = 1;
  annexa_scene_add_rectangle (scene, (x + QUIET) * MODULE, (y + QUIET) * MODULE, width * MODULE, height * MODULE)->fill = ink;
}

/**
 * annexa_qr_make_scene:
 * @text: what the code says
 * @style: how the picture looks; its colours are always black on white
 * @error: return location
 *
 * Draws a QR code that can still be read when a seventh of it is lost.
 *
 * Returns: (transfer full) (nullable): the picture
 */
AnnexaScene *
annexa_qr_make_scene (const char             *text,
                      const AnnexaSceneStyle *style,
                      GError                **error)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  g_autofree guint8 *drawn = NULL;
  AnnexaScene *scene;
  double side;

  if (code == NULL)
    {
      g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX, _("This text is too long for a QR code."));
      return NULL;
    }
  side = (code->width + 2 * QUIET) * MODULE;
  scene = annexa_scene_new (side, side, style);
  drawn = g_new0 (guint8, (gsize) code->width * (gsize) code->width);
  annexa_scene_add_rectangle (scene, 0, 0, side, side)->fill = paper;
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++)
      if (is_dark (code, drawn, x, y))
        add_rectangle (scene, code, drawn, x, y);
  QRcode_free (code);
  return scene;
}
