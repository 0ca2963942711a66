/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <langinfo.h>
#include <math.h>
#include <string.h>

#include "annexa-text.h"

/* What ends a line somewhere: in old Mac files, in word processors (a tabulator for lines, a new page), in Unicode. */
static gboolean
ends_line (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Control characters, the mark at the start of files, and the two non-characters that XML forbids. */
static gboolean
is_rubbish (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c == 0xfffe || c == 0xffff;
}

/* The text between the first and the last character that is no white space, or %NULL when nothing of it can be seen. */
static char *
trim (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);
  gboolean visible = FALSE;

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (const char *p = start; p < end && !visible; p = g_utf8_next_char (p))
    visible = !g_unichar_isspace (g_utf8_get_char (p)) && g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT;

  return visible ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/* Whether a text is ASCII without any control character, so that only its ends have to be looked at. Nearly all are. */
static gboolean
is_plain (const char *text)
{
  const char *p = text;

  while (*p >= ' ' && *p < 0x7f)
    p++;
  return *p == '\0';
}

/**
 * annexa_text_clean:
 * @text: (nullable): text from a person or a file, in any encoding that claims to be UTF-8
 * @multiple_lines: whether line breaks are kept; otherwise each becomes a space
 *
 * Makes text fit to be stored: valid UTF-8, lines ended by a line feed, no control characters (which are illegal in XML
 * and harmful in a layout), no white space around it.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when nothing is left that can be seen
 */
char *
annexa_text_clean (const char *text,
                   gboolean    multiple_lines)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;

  if (text == NULL)
    return NULL;
  if (is_plain (text))
    return trim (text);

  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (ends_line (c))
        c = multiple_lines ? '\n' : ' ';
      if (c == '\t' && !multiple_lines)
        c = ' ';
      if (!is_rubbish (c))
        g_string_append_unichar (clean, c);
    }

  return trim (clean->str);
}

/**
 * annexa_text_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text without upper case and without accents, for comparing what people mean
 */
char *
annexa_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = NULL;
  GString *plain;

  if (decomposed == NULL)
    return g_strdup ("");

  folded = g_utf8_casefold (decomposed, -1);
  plain = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      g_string_append_unichar (plain, c);
    }

  return g_string_free (plain, FALSE);
}

/**
 * annexa_text_match_key:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the letters and digits of @text, folded: “Risk owner”, “risk_owner” and “RISK-OWNER” give
 *   the same key
 */
char *
annexa_text_match_key (const char *text)
{
  g_autofree char *folded = annexa_text_fold (text);
  GString *key = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
    }

  return g_string_free (key, FALSE);
}

/**
 * annexa_text_sort_key:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): bytes that sort as a reader of the current language expects, numbers inside by their value
 *   (A-9 before A-10, A.5.9 before A.5.10)
 */
char *
annexa_text_sort_key (const char *text)
{
  return g_utf8_collate_key_for_filename (text, -1);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *left = annexa_text_sort_key (*(const char *const *) a);
  g_autofree char *right = annexa_text_sort_key (*(const char *const *) b);

  return strcmp (left, right);
}

/**
 * annexa_text_sort:
 * @texts: (element-type utf8): texts, all valid UTF-8
 *
 * Sorts the texts as a reader of the current language expects, see annexa_text_sort_key().
 */
void
annexa_text_sort (GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_texts);
}

#define LONGEST_FILE_NAME 120
#define LONGEST_EXTENSION 12

/* What may stand in a file name, from what stands behind the last slash of either sort. */
static GString *
keep_safe_characters (const char *valid)
{
  GString *name = g_string_new (NULL);
  const char *base = valid;

  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      base = p + 1;

  for (const char *p = base; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (g_unichar_isspace (c))
        c = ' ';
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED)
        continue;
      else if (c < 0x80 && strchr ("<>:\"|?*", (int) c) != NULL)
        c = '_';
      g_string_append_unichar (name, c);
    }
  return name;
}

/* A leading dot hides a file; Windows drops dots and spaces at the end. */
static void
trim_file_name (GString *name)
{
  gsize start = strspn (name->str, ". ");

  g_string_erase (name, 0, (gssize) start);
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

/* Names that are devices on Windows, whatever the extension. */
static gboolean
is_device_name (const char *name)
{
  static const char *const devices[] = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };
  gsize length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (name, devices[i], 3) == 0)
      return i < 4 ? length == 3 : length == 4 && g_ascii_isdigit (name[3]);

  return FALSE;
}

static void
shorten_file_name (GString *name)
{
  const char *extension = strrchr (name->str, '.');
  g_autofree char *tail = g_strdup (extension != NULL && strlen (extension) <= LONGEST_EXTENSION ? extension : "");
  gsize keep = LONGEST_FILE_NAME - strlen (tail);

  if (name->len <= LONGEST_FILE_NAME)
    return;

  while (keep > 0 && ((guchar) name->str[keep] & 0xc0) == 0x80)
    keep--;
  g_string_truncate (name, keep);
  g_string_append (name, tail);
}

/**
 * annexa_text_file_name:
 * @text: any text, perhaps a path from a foreign file
 *
 * Makes a name that is safe to create in a folder on any system: no folder part, no leading dot, no control or
 * reserved characters, no direction overrides, no name of a device, at most 120 bytes, keeping the extension. A name
 * that is safe already comes back as it is.
 *
 * Returns: (transfer full): a file name, never empty
 */
char *
annexa_text_file_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) name = keep_safe_characters (valid);

  trim_file_name (name);
  if (is_device_name (name->str))
    g_string_prepend_c (name, '_');
  shorten_file_name (name);
  trim_file_name (name);

  return g_strdup (name->len > 0 ? name->str : "file");
}

/**
 * annexa_text_add_extension:
 * @name: a file name
 * @extension: without a dot
 *
 * Somebody may have called a thing as its file is to be called.
 *
 * Returns: (transfer full): the name with the extension, which it does not get twice
 */
char *
annexa_text_add_extension (const char *name,
                           const char *extension)
{
  const char *dot = strrchr (name, '.');

  if (dot != NULL && g_ascii_strcasecmp (dot + 1, extension) == 0)
    return g_strdup (name);

  return g_strdup_printf ("%s.%s", name, extension);
}

/**
 * annexa_text_split_list:
 * @text: (nullable): several values in one cell
 *
 * Splits at semicolons, vertical bars and line breaks, and, where none of these occurs, at commas.
 *
 * Returns: (transfer full) (array zero-terminated=1): the values without white space around them; empty ones left out
 */
char **
annexa_text_split_list (const char *text)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return g_strv_builder_end (values);

  parts = g_strsplit_set (text, strpbrk (text, ";|\n") != NULL ? ";|\n" : ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_strv_builder_add (values, parts[i]);
    }

  return g_strv_builder_end (values);
}

/**
 * annexa_text_squeeze:
 * @text: valid UTF-8, as it stands in an XML file with its line breaks and indents
 *
 * Returns: (transfer full): @text with each run of white space made one space, none at the ends
 */
char *
annexa_text_squeeze (const char *text)
{
  GString *squeezed = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          space = squeezed->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (squeezed, ' ');
      space = FALSE;
      g_string_append_c (squeezed, *p);
    }

  return g_string_free (squeezed, FALSE);
}

/**
 * annexa_text_is_draft:
 * @text: (nullable): valid UTF-8 of several lines
 *
 * What Annexa drafts for somebody says so in a line in brackets, and is a draft for as long as that stands there.
 *
 * Returns: whether a line of @text begins with a bracket, and that or a later one ends with one
 */
gboolean
annexa_text_is_draft (const char *text)
{
  const char *opening = text;

  while (opening != NULL && *opening != '[')
    {
      opening = strchr (opening, '\n');
      opening = opening != NULL ? opening + 1 : NULL;
    }
  return opening != NULL && (strstr (opening, "]\n") != NULL || g_str_has_suffix (opening, "]"));
}

/* A comma or a point before the last group of digits is the decimal sign unless it can only be a thousands separator. */
static gboolean
is_decimal_sign (const char *text,
                 const char *sign)
{
  const char *local = nl_langinfo (RADIXCHAR);
  char other = *sign == ',' ? '.' : ',';

  if (strchr (text, *sign) != sign)
    return FALSE;
  if (strchr (text, other) != NULL)
    return strchr (text, other) < sign;
  if (strlen (sign + 1) != 3 || sign - text > 3 || *text == '0')
    return TRUE;

  return *sign == '.' || *local == *sign;
}

/* The sign, the digits and what separates them: spaces of every width and apostrophes, which separate thousands in some
 * countries, become a space; a trailing per cent sign is a unit. */
static GString *
simplify_number (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == '\'' || c == 0x2019)
        c = ' ';
      if (c == 0x2212)
        c = '-';
      g_string_append_unichar (plain, c);
    }

  g_strchomp (plain->str);
  plain->len = strlen (plain->str);
  if (g_str_has_suffix (plain->str, "%"))
    {
      plain->str[plain->len - 1] = '\0';
      g_strchomp (plain->str);
      plain->len = strlen (plain->str);
    }
  g_string_erase (plain, 0, (gssize) strspn (plain->str, " "));
  return plain;
}

/* Copies the digits before the decimal sign. Between them stands one sort of separator or none, before three digits each
 * (before two in India, but for the last three): "1.2.3" and "12.1.2027" are no numbers. */
static gboolean
copy_groups (const char *start,
             const char *end,
             GString    *digits)
{
  char separator = '\0';
  gsize group = 0;

  for (const char *p = start; p < end; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (digits, *p);
          group++;
          continue;
        }
      if (strchr (" ,.", *p) == NULL || (separator != '\0' && (*p != separator || group < 2)))
        return FALSE;
      if (group == 0 || group > 3)
        return FALSE;
      separator = *p;
      group = 0;
    }
  return separator == '\0' || group == 3;
}

/**
 * annexa_number_parse:
 * @text: a number as a person or a spreadsheet writes it: 1234.5, 1,234.50, 1.234,50, 1 234,5, 12 %, -3
 * @number: (out): the number
 *
 * Returns: whether @text is a number
 */
gboolean
annexa_number_parse (const char *text,
                     double     *number)
{
  g_autoptr (GString) plain = simplify_number (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *start = plain->str;
  const char *sign;
  double result;

  if (*start == '-' || *start == '+')
    g_string_append_c (digits, *start++);
  start += strspn (start, " ");

  sign = strrchr (start, ',');
  if (sign == NULL || (strrchr (start, '.') != NULL && strrchr (start, '.') > sign))
    sign = strrchr (start, '.');
  if (sign == NULL || !is_decimal_sign (start, sign))
    sign = plain->str + plain->len;

  if (!copy_groups (start, sign, digits))
    return FALSE;
  if (*sign != '\0')
    {
      if (strspn (sign + 1, "0123456789") != strlen (sign + 1))
        return FALSE;
      g_string_append_printf (digits, ".%s", sign + 1);
    }
  if (strpbrk (digits->str, "0123456789") == NULL)
    return FALSE;

  result = g_ascii_strtod (digits->str, NULL);
  if (!isfinite (result))
    return FALSE;

  /* There is no minus zero. */
  *number = result == 0 ? 0 : result;
  return TRUE;
}

/**
 * annexa_integer_parse:
 * @text: a whole number as a person or a spreadsheet writes it (“3”, “3.0”, “1 200”)
 * @integer: (out): the number
 *
 * Returns: whether @text is a whole number
 */
gboolean
annexa_integer_parse (const char *text,
                      gint64     *integer)
{
  double number;

  if (!annexa_number_parse (text, &number) || number != trunc (number) || fabs (number) > 9e15)
    return FALSE;

  *integer = (gint64) number;
  return TRUE;
}

/**
 * annexa_number_format:
 * @number: a number
 *
 * Returns: (transfer full): the shortest text with a decimal point that gives @number again, the same in every language
 */
char *
annexa_number_format (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

/**
 * annexa_text_has_letters:
 * @text: some text, valid UTF-8
 *
 * Returns: whether there is a letter in it, of any script
 */
gboolean
annexa_text_has_letters (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}
