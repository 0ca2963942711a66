/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-markdown-typing.h"

/* What keys do to a text in Markdown. Each is one step of the undo of the text. */

/* A point of a list: how far it is indented, its mark, and the box of a point to tick off. */
#define POINT "^([ \\t]*)(?:([-*+])|(\\d{1,9})([.)]))([ \\t]+(?:\\[[ xX]\\][ \\t]+)?)"

static GRegex *
get_point_regex (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (POINT, G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

static char *
get_line (GtkTextBuffer *buffer,
          int            line)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Replaces the letters from the beginning of a line on. */
static void
replace_start (GtkTextBuffer *buffer,
               int            line,
               int            n_letters,
               const char    *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  gtk_text_iter_forward_chars (&end, n_letters);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
}

static void
insert_at (GtkTextBuffer *buffer,
           int            offset,
           const char    *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
}

static void
delete_at (GtkTextBuffer *buffer,
           int            offset,
           int            n_letters)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + n_letters);
  gtk_text_buffer_delete (buffer, &start, &end);
}

static void
select_range (GtkTextBuffer *buffer,
              int            start_offset,
              int            end_offset)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, start_offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, end_offset);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

/* Stars have to touch the words that they are for, so white space at the ends of what is selected stays outside. */
static void
get_words (GtkTextBuffer *buffer,
           int           *start_offset,
           int           *end_offset)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  while (gtk_text_iter_compare (&start, &end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter before = end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      end = before;
    }
  *start_offset = gtk_text_iter_get_offset (&start);
  *end_offset = gtk_text_iter_get_offset (&end);
}

static guint
count_stars (GtkTextBuffer *buffer,
             int            offset,
             gboolean       forward)
{
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  if (forward)
    for (; gtk_text_iter_get_char (&iter) == '*'; gtk_text_iter_forward_char (&iter))
      n++;
  else
    while (gtk_text_iter_backward_char (&iter) && gtk_text_iter_get_char (&iter) == '*')
      n++;
  return n;
}

/* One star is for italic, two are for bold, three for both. */
static gboolean
has_mark (guint n_found,
          guint n_stars)
{
  return n_found == n_stars || n_found >= 3;
}

/**
 * annexa_markdown_toggle_mark:
 * @buffer: a text
 * @n_stars: 1 for italic, 2 for bold
 *
 * Puts what is selected between stars, or takes them away. Without a selection what is typed next stands between them.
 */
void
annexa_markdown_toggle_mark (GtkTextBuffer *buffer,
                             guint          n_stars)
{
  const char *mark = n_stars == 1 ? "*" : "**";
  int start, end;
  guint inside, outside;

  get_words (buffer, &start, &end);
  inside = MIN (count_stars (buffer, start, TRUE), count_stars (buffer, end, FALSE));
  outside = MIN (count_stars (buffer, start, FALSE), count_stars (buffer, end, TRUE));
  gtk_text_buffer_begin_user_action (buffer);
  if (has_mark (outside, n_stars))
    {
      delete_at (buffer, end, (int) n_stars);
      delete_at (buffer, start - (int) n_stars, (int) n_stars);
      select_range (buffer, start - (int) n_stars, end - (int) n_stars);
    }
  else if (has_mark (inside, n_stars) && end - start > 2 * (int) n_stars)
    {
      delete_at (buffer, end - (int) n_stars, (int) n_stars);
      delete_at (buffer, start, (int) n_stars);
      select_range (buffer, start, end - 2 * (int) n_stars);
    }
  else
    {
      insert_at (buffer, end, mark);
      insert_at (buffer, start, mark);
      select_range (buffer, start + (int) n_stars, end + (int) n_stars);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* The lines that are selected; one at whose beginning the selection ends is not. */
static void
get_lines (GtkTextBuffer *buffer,
           int           *first,
           int           *last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  *first = gtk_text_iter_get_line (&start);
  *last = gtk_text_iter_get_line (&end);
  if (*last > *first && gtk_text_iter_starts_line (&end))
    (*last)--;
}

/* Whether a line is a point of a list of the kind; tells how long its mark is, and how far it is indented. */
static gboolean
is_point (const char *line,
          gboolean    numbered,
          int        *mark_letters,
          char      **indentation)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *number = NULL;

  *mark_letters = 0;
  if (!g_regex_match (get_point_regex (), line, 0, &match))
    {
      *indentation = g_strdup ("");
      return FALSE;
    }
  mark = g_match_info_fetch (match, 0);
  number = g_match_info_fetch (match, 3);
  *mark_letters = (int) g_utf8_strlen (mark, -1);
  *indentation = g_match_info_fetch (match, 1);
  return (*number != '\0') == numbered;
}

static gboolean
are_all_points (GtkTextBuffer *buffer,
                int            first,
                int            last,
                gboolean       numbered)
{
  for (int i = first; i <= last; i++)
    {
      g_autofree char *line = get_line (buffer, i);
      g_autofree char *indentation = NULL;
      int n;

      if (!is_point (line, numbered, &n, &indentation))
        return FALSE;
    }
  return TRUE;
}

/**
 * annexa_markdown_toggle_list:
 * @buffer: a text
 * @numbered: whether the points are numbered
 *
 * Makes the lines that are selected points of a list, or lines again.
 */
void
annexa_markdown_toggle_list (GtkTextBuffer *buffer,
                             gboolean       numbered)
{
  int first, last, number = 1;
  gboolean remove;

  get_lines (buffer, &first, &last);
  remove = are_all_points (buffer, first, last, numbered);
  gtk_text_buffer_begin_user_action (buffer);
  for (int i = first; i <= last; i++)
    {
      g_autofree char *line = get_line (buffer, i);
      g_autofree char *indentation = NULL;
      g_autofree char *mark = NULL;
      int n;

      /* An empty line between others is no point. */
      if (*line == '\0' && last > first)
        continue;
      is_point (line, numbered, &n, &indentation);
      if (remove)
        mark = g_strdup (indentation);
      else
        mark = numbered ? g_strdup_printf ("%s%d. ", indentation, number++) : g_strdup_printf ("%s- ", indentation);
      replace_start (buffer, i, n, mark);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * annexa_markdown_toggle_heading:
 * @buffer: a text
 *
 * Makes the line of the cursor a heading, or a line again.
 */
void
annexa_markdown_toggle_heading (GtkTextBuffer *buffer)
{
  g_autofree char *line = NULL;
  int first, last, n;

  get_lines (buffer, &first, &last);
  line = get_line (buffer, first);
  n = (int) strspn (line, "#");
  while (n > 0 && line[n] == ' ')
    n++;
  gtk_text_buffer_begin_user_action (buffer);
  replace_start (buffer, first, n, n > 0 ? "" : "## ");
  gtk_text_buffer_end_user_action (buffer);
}

#define ADDRESS_START "https://"

static gboolean
is_address (const char *text)
{
  return g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "mailto:");
}

/**
 * annexa_markdown_add_link:
 * @buffer: a text
 *
 * Makes what is selected a link, and puts the cursor where the address belongs, or the words where the address is there.
 */
void
annexa_markdown_add_link (GtkTextBuffer *buffer)
{
  GtkTextIter from, to;
  g_autofree char *text = NULL;
  int start, end;

  get_words (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  text = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
  gtk_text_buffer_begin_user_action (buffer);
  if (is_address (text))
    {
      insert_at (buffer, end, ")");
      insert_at (buffer, start, "[](");
      select_range (buffer, start + 1, start + 1);
    }
  else
    {
      insert_at (buffer, end, "](" ADDRESS_START ")");
      insert_at (buffer, start, "[");
      if (*text == '\0')
        select_range (buffer, start + 1, start + 1);
      else
        select_range (buffer, end + 3, end + 3 + (int) strlen (ADDRESS_START));
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* What the next point begins with: the same mark, or the next number, and an empty box where there was one. */
static char *
describe_next (GMatchInfo *match)
{
  g_autofree char *indentation = g_match_info_fetch (match, 1);
  g_autofree char *bullet = g_match_info_fetch (match, 2);
  g_autofree char *number = g_match_info_fetch (match, 3);
  g_autofree char *dot = g_match_info_fetch (match, 4);
  g_autofree char *space = g_match_info_fetch (match, 5);

  g_strdelimit (space, "xX", ' ');
  if (*bullet != '\0')
    return g_strconcat ("\n", indentation, bullet, space, NULL);
  return g_strdup_printf ("\n%s%" G_GINT64_FORMAT "%s%s", indentation, g_ascii_strtoll (number, NULL, 10) + 1, dot, space);
}

/**
 * annexa_markdown_continue_list:
 * @buffer: a text in which Enter was pressed
 *
 * Behind a point of a list, begins the next one; where a point is still empty, ends the list.
 *
 * Returns: whether this was done, instead of a new line
 */
gboolean
annexa_markdown_continue_list (GtkTextBuffer *buffer)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *line = NULL;
  g_autofree char *mark = NULL;
  GtkTextIter cursor;
  int n, number;

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  number = gtk_text_iter_get_line (&cursor);
  line = get_line (buffer, number);
  if (!g_regex_match (get_point_regex (), line, 0, &match))
    return FALSE;
  mark = g_match_info_fetch (match, 0);
  n = (int) g_utf8_strlen (mark, -1);
  if (gtk_text_iter_get_line_offset (&cursor) < n)
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  /* Only behind an empty line is what follows no part of the last point. */
  if (strlen (line) == strlen (mark))
    replace_start (buffer, number, n, "\n");
  else
    {
      g_autofree char *next = describe_next (match);

      gtk_text_buffer_insert_at_cursor (buffer, next, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}
