/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-encoding.h"
#include "annexa-error.h"

#define REPLACEMENT 0xfffd

/* The bytes 0x80 to 0x9f of Windows-1252; all others are the characters of the same number. */
static const gunichar windows_1252[32] = {
  0x20ac, REPLACEMENT, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, REPLACEMENT, 0x017d, REPLACEMENT, REPLACEMENT, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, REPLACEMENT, 0x017e, 0x0178,
};

static gboolean
refuse_nul (GError **error)
{
  g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
                       _("This is neither a text file nor a spreadsheet that can be read. Save it as .xlsx, .ods or CSV first."));
  return FALSE;
}

static GBytes *
from_windows_1252 (const guint8 *data,
                   gsize         length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (text, (char) data[i]);
      else
        g_string_append_unichar (text, data[i] < 0xa0 ? windows_1252[data[i] - 0x80] : data[i]);
    }
  return g_string_free_to_bytes (text);
}

static guint16
get_unit (const guint8 *data,
          gboolean      big_endian)
{
  return big_endian ? (guint16) (data[0] << 8 | data[1]) : (guint16) (data[1] << 8 | data[0]);
}

/* Half a pair of surrogates is replaced, not refused: it stands for one character that somebody cut in two. */
static GBytes *
from_utf_16 (const guint8 *data,
             gsize         length,
             gboolean      big_endian,
             GError      **error)
{
  g_autoptr (GString) text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = get_unit (data + i, big_endian);

      if (c == 0)
        {
          refuse_nul (error);
          return NULL;
        }
      if (c >= 0xd800 && c < 0xe000)
        {
          gunichar low = c < 0xdc00 && i + 3 < length ? get_unit (data + i + 2, big_endian) : 0;

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
          else
            c = REPLACEMENT;
        }
      g_string_append_unichar (text, c);
    }
  if (length % 2 != 0)
    g_string_append_unichar (text, REPLACEMENT);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
set_utf_8_error (const char *data,
                 const char *damage,
                 GError    **error)
{
  guint line = 1;

  for (const char *p = data; p < damage; p++)
    line += *p == '\n';
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_SYNTAX,
               _("The file says that it is UTF-8, but line %u is not. Save it once more as UTF-8."), line);
}

/**
 * annexa_encoding_to_utf8:
 * @bytes: a text file from anywhere
 * @encoding: (out): the name of the encoding that was found
 * @error: return location
 *
 * Finds out how a text file is encoded: a byte order mark tells UTF-8 and UTF-16; without one, what is not valid UTF-8
 * is Windows-1252, which is what spreadsheets in Western Europe and America write.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, without byte order mark and without NUL; %NULL with
 *   %ANNEXA_ERROR_SYNTAX when the file is no text
 */
GBytes *
annexa_encoding_to_utf8 (GBytes      *bytes,
                         const char **encoding,
                         GError     **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize mark = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  const char *damage;

  *encoding = "UTF-8";
  if (length == 0)
    return g_bytes_ref (bytes);
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      *encoding = data[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
      return from_utf_16 (data + 2, length - 2, data[0] == 0xfe, error);
    }
  if (memchr (data, '\0', length) != NULL)
    {
      refuse_nul (error);
      return NULL;
    }
  if (g_utf8_validate ((const char *) data, (gssize) length, &damage))
    return mark > 0 ? g_bytes_new_from_bytes (bytes, mark, length - mark) : g_bytes_ref (bytes);
  if (mark > 0)
    {
      set_utf_8_error ((const char *) data, damage, error);
      return NULL;
    }

  *encoding = "Windows-1252";
  return from_windows_1252 (data, length);
}
