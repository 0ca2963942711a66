/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include <string.h>

#include "annexa-text-diff.h"

/* What two texts have in common, word by word: people see at a glance what was changed in a policy of twenty pages. */

/* A table with more cells than this takes too long to fill; what differs then counts as one piece. */
#define LARGEST_TABLE (2 * 1000 * 1000)

/* A word and the space behind it. */
typedef struct
{
  const char *start;
  gsize word;  /* the length of the word alone */
  gsize whole; /* with the space */
  guint lines; /* how many lines end in the space */
} Token;

static GArray *
split (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *end = text;

  while (*end != '\0')
    {
      Token token = { .start = end };

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      token.word = (gsize) (end - token.start);
      while (*end != '\0' && g_unichar_isspace (g_utf8_get_char (end)))
        {
          token.lines += *end == '\n';
          end = g_utf8_next_char (end);
        }
      token.whole = (gsize) (end - token.start);
      g_array_append_val (tokens, token);
    }
  return tokens;
}

/* Nobody sees a space that was added at the end of a line. The end of the text counts as any end. */
static gboolean
equal (const Token *a,
       const Token *b)
{
  gboolean ends = a->start[a->whole] == '\0' || b->start[b->whole] == '\0';

  return a->word == b->word && (ends || a->lines == b->lines) && memcmp (a->start, b->start, a->word) == 0;
}

static const Token *
get_token (GArray *tokens,
           guint   position)
{
  return &g_array_index (tokens, Token, position);
}

static void
free_piece (gpointer data)
{
  AnnexaDiffPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
add (GPtrArray     *pieces,
     AnnexaDiffType type,
     const Token   *token)
{
  AnnexaDiffPiece *last = pieces->len > 0 ? pieces->pdata[pieces->len - 1] : NULL;
  g_autofree char *text = g_strndup (token->start, token->whole);

  if (last != NULL && last->type == type)
    {
      char *longer = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      last->text = longer;
      return;
    }
  last = g_new0 (AnnexaDiffPiece, 1);
  last->type = type;
  last->text = g_steal_pointer (&text);
  g_ptr_array_add (pieces, last);
}

static void
add_all (GPtrArray     *pieces,
         AnnexaDiffType type,
         GArray        *tokens,
         guint          from,
         guint          to)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Token all;

  for (guint i = from; i < to; i++)
    g_string_append_len (text, get_token (tokens, i)->start, (gssize) get_token (tokens, i)->whole);
  if (text->len == 0)
    return;
  all = (Token){ .start = text->str, .word = text->len, .whole = text->len };
  add (pieces, type, &all);
}

/* The part of both texts that lies between what they begin and what they end with. */
typedef struct
{
  GArray *before;
  GArray *after;
  guint start;
  guint before_end;
  guint after_end;
} Middle;

static void
find_middle (Middle *middle)
{
  guint n_before = middle->before->len;
  guint n_after = middle->after->len;
  guint start = 0;
  guint end = 0;

  while (start < n_before && start < n_after
         && equal (get_token (middle->before, start), get_token (middle->after, start)))
    start++;
  while (start + end < n_before && start + end < n_after
         && equal (get_token (middle->before, n_before - 1 - end), get_token (middle->after, n_after - 1 - end)))
    end++;
  middle->start = start;
  middle->before_end = n_before - end;
  middle->after_end = n_after - end;
}

/* The longest common sequence, from the end of both: cell (i, j) holds how long it is from there on. */
static guint16 *
fill_table (const Middle *middle,
            guint         n_before,
            guint         n_after)
{
  guint width = n_after + 1;
  guint16 *table = g_new0 (guint16, (gsize) (n_before + 1) * width);

  for (guint i = n_before; i-- > 0;)
    for (guint j = n_after; j-- > 0;)
      {
        guint16 down = table[(i + 1) * width + j];
        guint16 right = table[i * width + j + 1];

        if (equal (get_token (middle->before, middle->start + i), get_token (middle->after, middle->start + j)))
          table[i * width + j] = (guint16) (table[(i + 1) * width + j + 1] + 1);
        else
          table[i * width + j] = MAX (down, right);
      }
  return table;
}

static void
compare_middle (const Middle *middle,
                GPtrArray    *pieces)
{
  guint n_before = middle->before_end - middle->start;
  guint n_after = middle->after_end - middle->start;
  g_autofree guint16 *table = NULL;
  guint width = n_after + 1;
  guint i = 0;
  guint j = 0;

  if (n_before < G_MAXUINT16 && n_after < G_MAXUINT16 && (guint64) n_before * n_after <= LARGEST_TABLE)
    {
      table = fill_table (middle, n_before, n_after);
      while (i < n_before && j < n_after)
        {
          const Token *old = get_token (middle->before, middle->start + i);
          const Token *new = get_token (middle->after, middle->start + j);

          if (equal (old, new))
            {
              add (pieces, ANNEXA_DIFF_SAME, new);
              i++;
              j++;
            }
          else if (table[(i + 1) * width + j] >= table[i * width + j + 1])
            add (pieces, ANNEXA_DIFF_REMOVED, get_token (middle->before, middle->start + i++));
          else
            add (pieces, ANNEXA_DIFF_ADDED, get_token (middle->after, middle->start + j++));
        }
    }
  add_all (pieces, ANNEXA_DIFF_REMOVED, middle->before, middle->start + i, middle->before_end);
  add_all (pieces, ANNEXA_DIFF_ADDED, middle->after, middle->start + j, middle->after_end);
}

/* Moves on to where a word begins. */
static const char *
next_word (const char *place)
{
  while (*place != '\0' && !g_unichar_isspace (g_utf8_get_char (place)))
    place = g_utf8_next_char (place);
  while (*place != '\0' && g_unichar_isspace (g_utf8_get_char (place)))
    place = g_utf8_next_char (place);
  return place;
}

/* Leaves out what is far from every difference. */
static void
shorten (AnnexaDiffPiece *piece,
         gboolean         first,
         gboolean         last,
         guint            context)
{
  guint length = (guint) g_utf8_strlen (piece->text, -1);
  guint head = first ? 0 : context;
  guint tail = last ? 0 : context;
  const char *head_end;
  const char *tail_start;
  char *shorter;

  if (piece->type != ANNEXA_DIFF_SAME || length <= head + tail + context)
    return;
  head_end = head > 0 ? next_word (g_utf8_offset_to_pointer (piece->text, head)) : piece->text;
  tail_start = tail > 0 ? next_word (g_utf8_offset_to_pointer (piece->text, length - tail)) : piece->text + strlen (piece->text);
  if (head_end >= tail_start)
    return;

  shorter = g_strdup_printf ("%.*s… %s", (int) (head_end - piece->text), piece->text, tail_start);
  g_free (piece->text);
  piece->text = shorter;
}

/* The last word of a text has no space behind it; in the middle of two it needs one. */
static void
keep_apart (AnnexaDiffPiece *piece)
{
  gsize length = strlen (piece->text);
  const char *last = length > 0 ? g_utf8_find_prev_char (piece->text, piece->text + length) : NULL;
  char *longer;

  if (last == NULL || g_unichar_isspace (g_utf8_get_char (last)))
    return;
  longer = g_strconcat (piece->text, " ", NULL);
  g_free (piece->text);
  piece->text = longer;
}

/**
 * annexa_text_diff:
 * @before: a text
 * @after: what became of it
 * @context: how many characters to keep around what differs where the rest is the same; 0 keeps everything
 *
 * Compares two texts word by word.
 *
 * Returns: (transfer full) (element-type AnnexaDiffPiece): the pieces, in the order of reading
 */
GPtrArray *
annexa_text_diff (const char *before,
                  const char *after,
                  guint       context)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);
  g_autoptr (GArray) old = split (before);
  g_autoptr (GArray) new = split (after);
  Middle middle = { .before = old, .after = new };

  find_middle (&middle);
  add_all (pieces, ANNEXA_DIFF_SAME, new, 0, middle.start);
  compare_middle (&middle, pieces);
  add_all (pieces, ANNEXA_DIFF_SAME, new, middle.after_end, new->len);
  for (guint i = 0; context > 0 && i < pieces->len; i++)
    shorten (pieces->pdata[i], i == 0, i + 1 == pieces->len, context);
  for (guint i = 0; i + 1 < pieces->len; i++)
    keep_apart (pieces->pdata[i]);
  return pieces;
}
