/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-cli"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "annexa-cli-output.h"
#include "annexa-error.h"
#include "annexa-text.h"

#define NARROWEST_SCREEN 20

/* Writes text in the encoding of the terminal. */
static void
write_text (FILE       *stream,
            const char *text)
{
  const char *charset;
  g_autofree char *converted = NULL;

  if (!g_get_charset (&charset))
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs (converted != NULL ? converted : text, stream);
}

/**
 * annexa_cli_print:
 * @format: as for printf()
 * @...: what goes into it
 *
 * Writes text for people to standard output.
 */
void
annexa_cli_print (const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_text (stdout, text);
}

/**
 * annexa_cli_print_bytes:
 * @bytes: a file
 *
 * Writes a file to standard output as it is.
 */
void
annexa_cli_print_bytes (GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  (void) fwrite (data, 1, length, stdout);
}

/**
 * annexa_cli_print_json:
 * @writer: a writer with one whole value, which cannot be used any further
 *
 * Writes JSON to standard output, in UTF-8 wherever it goes.
 */
void
annexa_cli_print_json (AnnexaJsonWriter *writer)
{
  g_autoptr (GBytes) bytes = annexa_json_writer_finish (writer);

  annexa_cli_print_bytes (bytes);
}

/**
 * annexa_cli_tell:
 * @text: what to say
 *
 * Writes a message to standard error, in one line: what files and arguments hold must not steer the terminal.
 */
void
annexa_cli_tell (const char *text)
{
  g_autofree char *clean = annexa_text_clean (text, FALSE);
  g_autofree char *message = g_strdup_printf ("annexa-cli: %s\n", clean != NULL ? clean : "");

  write_text (stderr, message);
}

/**
 * annexa_cli_print_finish:
 * @error: return location
 *
 * Returns: whether everything has reached standard output
 */
gboolean
annexa_cli_print_finish (GError **error)
{
  int saved_errno;

  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  saved_errno = errno;
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The answer could not be written: %s."),
               g_strerror (saved_errno != 0 ? saved_errno : EIO));
  return FALSE;
}

static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * annexa_cli_text_width:
 * @text: one line
 *
 * Returns: how many cells of a terminal it takes
 */
guint
annexa_cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of (g_utf8_get_char (p));
  return width;
}

/**
 * annexa_cli_text_shorten:
 * @text: one line
 * @width: how many cells there are for it
 *
 * Returns: (transfer full): @text, cut and ended by an ellipsis where it is wider
 */
char *
annexa_cli_text_shorten (const char *text,
                         guint       width)
{
  const char *end = text;
  guint taken = 0;

  if (annexa_cli_text_width (text) <= width)
    return g_strdup (text);

  while (*end != '\0' && taken + width_of (g_utf8_get_char (end)) + 1 <= width)
    {
      taken += width_of (g_utf8_get_char (end));
      end = g_utf8_next_char (end);
    }
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/**
 * annexa_cli_text_wrap:
 * @text: lines
 * @width: how wide they may be
 * @indent: how many spaces stand before all but the first
 *
 * Returns: (transfer full): @text broken between words, without a line feed at its end
 */
char *
annexa_cli_text_wrap (const char *text,
                      guint       width,
                      guint       indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *margin = g_strnfill (indent, ' ');
  GString *wrapped = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      guint taken = indent;

      if (i > 0)
        g_string_append_c (wrapped, '\n');
      if (i > 0 && *lines[i] != '\0')
        g_string_append (wrapped, margin);
      for (guint j = 0; words[j] != NULL; j++)
        {
          guint word = annexa_cli_text_width (words[j]);

          if (j > 0 && taken + 1 + word > width)
            {
              g_string_append_printf (wrapped, "\n%s", margin);
              taken = indent;
            }
          else if (j > 0)
            {
              g_string_append_c (wrapped, ' ');
              taken++;
            }
          g_string_append (wrapped, words[j]);
          taken += word;
        }
    }
  return g_string_free (wrapped, FALSE);
}

/**
 * annexa_cli_screen_width:
 *
 * Returns: how wide lines may be; 0 for as wide as they are, because no person looks at a terminal
 */
guint
annexa_cli_screen_width (void)
{
  struct winsize size;

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return 0;
  return MAX (size.ws_col, NARROWEST_SCREEN);
}
