/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-html-table.h"

/* The table in a piece of HTML from the clipboard, as lines with tabs. Nothing but tags for rows and cells, line breaks and
 * character references is looked at, so there is nothing in it that could do any harm. */

typedef struct
{
  const char *next;
  const char *end;
  GString *lines;
  GString *cell; /* NULL outside of cells. */
  gboolean has_cell; /* The row has one already. */
} Parser;

static void
append_reference (Parser     *self,
                  const char *name,
                  gsize       length)
{
  static const struct
  {
    const char *name;
    const char *text;
  } known[] = { { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" }, { "nbsp", " " } };
  gunichar letter = 0;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i].name) == length && strncmp (known[i].name, name, length) == 0)
      {
        g_string_append (self->cell, known[i].text);
        return;
      }
  if (length > 2 && name[0] == '#' && (name[1] == 'x' || name[1] == 'X'))
    letter = (gunichar) g_ascii_strtoull (name + 2, NULL, 16);
  else if (length > 1 && name[0] == '#')
    letter = (gunichar) g_ascii_strtoull (name + 1, NULL, 10);
  if (letter != 0 && g_unichar_validate (letter))
    g_string_append_unichar (self->cell, letter);
}

/* A cell with tabs, line ends or quotes stands between quotes, as spreadsheets write it. */
static void
end_cell (Parser *self)
{
  if (self->cell == NULL)
    return;
  g_strstrip (self->cell->str);
  self->cell->len = strlen (self->cell->str);
  if (self->has_cell)
    g_string_append_c (self->lines, '\t');
  if (strpbrk (self->cell->str, "\t\n\"") != NULL)
    {
      g_string_replace (self->cell, "\"", "\"\"", 0);
      g_string_append_printf (self->lines, "\"%s\"", self->cell->str);
    }
  else
    g_string_append (self->lines, self->cell->str);
  self->has_cell = TRUE;
  g_string_free (self->cell, TRUE);
  self->cell = NULL;
}

static void
end_row (Parser *self)
{
  end_cell (self);
  if (self->has_cell)
    g_string_append_c (self->lines, '\n');
  self->has_cell = FALSE;
}

static gboolean
is_tag (const char *tag,
        gsize       length,
        const char *name)
{
  gsize n = strlen (name);

  return length >= n && g_ascii_strncasecmp (tag, name, n) == 0 && (length == n || !g_ascii_isalnum (tag[n]));
}

static void
read_tag (Parser *self)
{
  const char *begin = self->next + 1;
  const char *close = memchr (begin, '>', (gsize) (self->end - begin));
  gsize length;

  if (close == NULL)
    {
      self->next = self->end;
      return;
    }
  length = (gsize) (close - begin);
  self->next = close + 1;
  if (is_tag (begin, length, "tr") || is_tag (begin, length, "/tr") || is_tag (begin, length, "/table"))
    end_row (self);
  else if (is_tag (begin, length, "td") || is_tag (begin, length, "th"))
    {
      end_cell (self);
      self->cell = g_string_new (NULL);
    }
  else if (is_tag (begin, length, "/td") || is_tag (begin, length, "/th"))
    end_cell (self);
  else if (is_tag (begin, length, "br") && self->cell != NULL)
    g_string_append_c (self->cell, '\n');
}

/* White space of HTML is one space, wherever the line was broken. */
static void
append_letter (Parser *self)
{
  gboolean space = g_ascii_isspace (*self->next);

  if (self->cell != NULL && !space)
    g_string_append_c (self->cell, *self->next);
  else if (self->cell != NULL && self->cell->len > 0 && !g_ascii_isspace (self->cell->str[self->cell->len - 1]))
    g_string_append_c (self->cell, ' ');
  self->next++;
}

static void
read_letter (Parser *self)
{
  const char *semicolon;

  if (*self->next == '&' && self->cell != NULL)
    {
      semicolon = memchr (self->next, ';', (gsize) MIN (self->end - self->next, 12));
      if (semicolon != NULL)
        {
          append_reference (self, self->next + 1, (gsize) (semicolon - self->next - 1));
          self->next = semicolon + 1;
          return;
        }
    }
  append_letter (self);
}

/**
 * annexa_html_table_read:
 * @html: HTML in UTF-8
 * @length: how many bytes
 *
 * Returns: (transfer full): the rows of its tables, as lines with tabs between the cells; "" when there is none
 */
char *
annexa_html_table_read (const char *html,
                        gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (html != NULL ? html : "", html != NULL ? (gssize) length : 0);
  Parser self = { .next = valid, .end = valid + strlen (valid), .lines = g_string_new (NULL) };

  while (self.next < self.end)
    if (*self.next == '<')
      read_tag (&self);
    else
      read_letter (&self);
  end_row (&self);
  return g_string_free (self.lines, FALSE);
}
