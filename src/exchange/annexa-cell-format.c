/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-exchange"

#include "config.h"

#include <math.h>
#include <string.h>

#include "annexa-cell-format-private.h"
#include "annexa-date.h"
#include "annexa-text.h"

/* Excel stores days as numbers; only the format of a cell says that it is one. */

#define SECONDS_PER_DAY 86400

/* 31 December 9999. */
#define LAST_DAY 2958465

/* Excel knows a 29 February 1900. */
#define DAY_THAT_NEVER_WAS 60

/* What the first section of a format asks for. */
typedef struct
{
  gboolean year_or_day;
  gboolean month_or_minute;
  gboolean hour_or_second;
  gboolean duration;
  gboolean percent;
  gboolean other;  /* signs that say how the number itself is written */
  guint n_zeros;
  GString *before; /* words around the zeros */
  GString *behind;
} Signs;

static void
add_literal (Signs      *signs,
             const char *text,
             gsize       length)
{
  g_string_append_len (signs->n_zeros > 0 ? signs->behind : signs->before, text, (gssize) length);
}

/* A colour, a language, or hours beyond a day: [Red], [$-407], [h]. Gives where it ends. */
static const char *
read_brackets (Signs      *signs,
               const char *p)
{
  const char *end = strchr (p, ']');

  if (end == NULL)
    return p + strlen (p);
  if (strchr ("hHmMsS", p[1]) != NULL && strspn (p + 1, "hHmMsS") == (gsize) (end - p - 1))
    signs->duration = TRUE;
  return end + 1;
}

/* "pieces", \p, or _p for as much room as that takes. Gives where it ends. */
static const char *
read_words (Signs      *signs,
            const char *p)
{
  const char *next = p[1] != '\0' ? g_utf8_next_char (p + 1) : p + 1;
  const char *end;

  if (*p == '\\')
    add_literal (signs, p + 1, (gsize) (next - p - 1));
  if (*p != '"')
    return next;
  end = strchr (p + 1, '"');
  end = end != NULL ? end : p + strlen (p);
  add_literal (signs, p + 1, (gsize) (end - p - 1));
  return *end != '\0' ? end + 1 : end;
}

static void
read_sign (Signs      *signs,
           const char *p)
{
  switch (g_ascii_tolower (*p))
    {
    case 'y':
    case 'd':
      signs->year_or_day = TRUE;
      break;
    case 'm':
      signs->month_or_minute = TRUE;
      break;
    case 'h':
    case 's':
      signs->hour_or_second = TRUE;
      break;
    case '%':
      signs->percent = TRUE;
      break;
    case '0':
      signs->n_zeros++;
      break;
    case '#':
    case '?':
    case '.':
    case ',':
    case 'e':
    case '@':
      signs->other = TRUE;
      break;
    default:
      add_literal (signs, p, (gsize) (g_utf8_next_char (p) - p));
    }
}

static void
read_code (Signs      *signs,
           const char *code)
{
  const char *p = code;

  while (*p != '\0' && *p != ';')
    if (*p == '[')
      p = read_brackets (signs, p);
    else if (strchr ("\"\\_*", *p) != NULL)
      p = read_words (signs, p);
    else
      {
        read_sign (signs, p);
        p = g_utf8_next_char (p);
      }
}

static AnnexaCellFormatType
decide (const Signs *signs)
{
  gboolean day = signs->year_or_day || (signs->month_or_minute && !signs->hour_or_second);

  if (signs->duration)
    return ANNEXA_CELL_FORMAT_DURATION;
  if (day && signs->hour_or_second)
    return g_str_has_suffix (signs->before->str, "Z") ? ANNEXA_CELL_FORMAT_UTC : ANNEXA_CELL_FORMAT_MOMENT;
  if (day || signs->hour_or_second)
    return day ? ANNEXA_CELL_FORMAT_DAY : ANNEXA_CELL_FORMAT_CLOCK;
  if (signs->percent)
    return ANNEXA_CELL_FORMAT_PERCENT;
  /* With spaces it is a unit, and the number stays one. */
  if (signs->n_zeros > 1 && !signs->other && strchr (signs->before->str, ' ') == NULL && signs->behind->len == 0)
    return ANNEXA_CELL_FORMAT_PADDED;
  return ANNEXA_CELL_FORMAT_PLAIN;
}

/* The formats that have a number only and no text in the file. */
static AnnexaCellFormatType
decide_built_in (guint id)
{
  if (id == 9 || id == 10)
    return ANNEXA_CELL_FORMAT_PERCENT;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return ANNEXA_CELL_FORMAT_DAY;
  if ((id >= 18 && id <= 21) || id == 45 || id == 47)
    return ANNEXA_CELL_FORMAT_CLOCK;
  if (id == 22)
    return ANNEXA_CELL_FORMAT_MOMENT;
  return id == 46 ? ANNEXA_CELL_FORMAT_DURATION : ANNEXA_CELL_FORMAT_PLAIN;
}

/* @code: (nullable): what the file says of the format @id */
void
annexa_cell_format_read (AnnexaCellFormat *self,
                         guint             id,
                         const char       *code)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) behind = g_string_new (NULL);
  Signs signs = { .before = before, .behind = behind };

  *self = (AnnexaCellFormat){ decide_built_in (id) };
  if (code == NULL)
    return;
  if (g_ascii_strncasecmp (code, "general", 7) != 0)
    read_code (&signs, code);
  self->type = decide (&signs);
  if (self->type != ANNEXA_CELL_FORMAT_PADDED)
    return;
  self->n_digits = MIN (signs.n_zeros, 30);
  self->before = g_strdup (before->str);
}

void
annexa_cell_format_clear (AnnexaCellFormat *self)
{
  g_clear_pointer (&self->before, g_free);
}

/* Spreadsheets show fifteen digits at most: 0.3 and not 0.30000000000000004. */
char *
annexa_cell_show_number (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return g_strdup ("");
  if (number == trunc (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  return annexa_number_format (g_ascii_strtod (digits, NULL));
}

char *
annexa_cell_show_percent (double part)
{
  g_autofree char *number = annexa_cell_show_number (part * 100);

  return g_strconcat (number, "%", NULL);
}

static char *
show_day (gint64   day,
          gboolean from_1904)
{
  if (from_1904)
    return annexa_date_add_days ("1904-01-01", (int) day);
  return annexa_date_add_days (day < DAY_THAT_NEVER_WAS ? "1899-12-31" : "1899-12-30", (int) day);
}

static char *
show_clock (gint64 seconds)
{
  gint64 hours = seconds / 3600, minutes = seconds / 60 % 60;

  seconds %= 60;
  return seconds == 0 ? g_strdup_printf ("%02d:%02d", (int) hours, (int) minutes)
                      : g_strdup_printf ("%02d:%02d:%02d", (int) hours, (int) minutes, (int) seconds);
}

static char *
show_time (const AnnexaCellFormat *self,
           gint64                  seconds,
           gboolean                from_1904)
{
  gint64 rest = seconds % SECONDS_PER_DAY;
  g_autofree char *day = show_day (seconds / SECONDS_PER_DAY, from_1904);
  g_autofree char *clock = show_clock (self->type == ANNEXA_CELL_FORMAT_DURATION ? seconds : rest);

  if (self->type == ANNEXA_CELL_FORMAT_UTC)
    return g_strdup_printf ("%sT%02d:%02d:%02dZ", day, (int) (rest / 3600), (int) (rest / 60 % 60), (int) (rest % 60));
  if (self->type == ANNEXA_CELL_FORMAT_DAY || (self->type == ANNEXA_CELL_FORMAT_MOMENT && rest == 0))
    return g_steal_pointer (&day);
  return self->type == ANNEXA_CELL_FORMAT_MOMENT ? g_strdup_printf ("%s %s", day, clock) : g_steal_pointer (&clock);
}

/* @from_1904: whether days are counted from 1 January 1904, as Excel once did on a Macintosh */
char *
annexa_cell_format_show (const AnnexaCellFormat *self,
                         double                  number,
                         gboolean                from_1904)
{
  g_autofree char *plain = annexa_cell_show_number (number);

  if (self->type == ANNEXA_CELL_FORMAT_PERCENT && isfinite (number))
    return annexa_cell_show_percent (number);
  if (self->type >= ANNEXA_CELL_FORMAT_DAY && number >= 0 && number <= LAST_DAY)
    return show_time (self, (gint64) round (number * SECONDS_PER_DAY), from_1904);
  if (self->type == ANNEXA_CELL_FORMAT_PADDED && strspn (plain, "0123456789") == strlen (plain))
    return g_strdup_printf ("%s%0*" G_GINT64_FORMAT, self->before, (int) self->n_digits, (gint64) number);
  return g_steal_pointer (&plain);
}
