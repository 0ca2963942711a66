/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-typesetter-private.h"

#define HYPHEN 0x2010
#define EN_DASH 0x2013
#define EM_DASH 0x2014

/**
 * annexa_typesetter_get_text:
 * @self: a typesetter
 * @run: a run
 *
 * Returns: (transfer none): what the run says, which for the number of a page depends on the layout
 */
const char *
annexa_typesetter_get_text (AnnexaTypesetter *self,
                            const AnnexaRun  *run)
{
  const char *page;

  if (run->type != ANNEXA_RUN_PAGE_OF)
    return run->text;

  page = run->target != NULL ? g_hash_table_lookup (self->pages, run->target) : NULL;
  return page != NULL ? page : "–";
}

/* Compounds and paths may be broken behind their hyphens, dashes and slashes, but not "-5" or "24/7". */
static gboolean
breaks_between (gunichar before,
                gunichar sign,
                gunichar after)
{
  switch (sign)
    {
    case '-':
    case '/':
      return g_unichar_isalnum (before) && g_unichar_isalpha (after);
    case HYPHEN:
    case EN_DASH:
    case EM_DASH:
      return before != 0 && after != 0 && !g_unichar_isspace (after);
    default:
      return FALSE;
    }
}

/* Words as short as “half-day” are not parted: that gains little, and the half is overlooked. */
#define SHORTEST_PARTED 11

static gboolean
is_too_short (const char *start)
{
  guint n = 0;

  for (const char *p = start; n < SHORTEST_PARTED && (*p == '-' || g_unichar_isalnum (g_utf8_get_char (p)));
       p = g_utf8_next_char (p))
    n++;
  return n < SHORTEST_PARTED;
}

/* Whether it is worth asking breaks_between(). */
static gboolean
is_sign (gunichar c)
{
  return c == '-' || c == '/' || (c >= HYPHEN && c <= EM_DASH);
}

/* Whether a byte of a text is a sign by itself behind which a word goes on. */
static gboolean
is_letter (guchar byte)
{
  return byte > ' ' && byte < 0x80 && byte != '-' && byte != '/';
}

static void
read_word (AnnexaToken *token)
{
  const char *longest = token->text + ANNEXA_WORD_LONGEST;
  const char *p = token->text;
  gunichar before = 0;

  while (*p != '\0' && *p != ' ' && *p != '\t' && *p != '\n')
    {
      const char *next;
      gunichar c;

      while (p < longest && is_letter ((guchar) *p))
        before = (gunichar) *p++;
      if (p == longest || *p == '\0' || *p == ' ' || *p == '\t' || *p == '\n')
        break;

      next = g_utf8_next_char (p);
      c = g_utf8_get_char (p);
      if (next > longest)
        break;
      p = next;
      if (is_sign (c) && breaks_between (before, c, g_utf8_get_char (next))
          && (c != '-' || !is_too_short (token->text)))
        {
          token->breaks = TRUE;
          break;
        }
      before = c;
    }
  token->length = (guint) (p - token->text);
}

/* A pill is a word with spaces in it. */
static void
read_pill (AnnexaToken     *token,
           const AnnexaRun *run,
           gboolean         last)
{
  const char *p = token->text;

  while (*p != '\0' && g_utf8_next_char (p) - token->text <= ANNEXA_WORD_LONGEST)
    p = g_utf8_next_char (p);
  token->length = (guint) (p - token->text);
  token->pill_start = token->text == run->text;
  token->pill_end = *p == '\0';
  token->breaks = token->pill_end && !last && run[1].type == ANNEXA_RUN_PILL;
}

static void
read_space (AnnexaToken *token)
{
  token->type = ANNEXA_TOKEN_SPACE;
  while (token->text[token->length] == ' ' || token->text[token->length] == '\t')
    token->length++;
}

/**
 * annexa_typesetter_next_token:
 * @self: a typesetter
 * @runs: a text
 * @n_runs: how many runs it has
 * @place: (inout): where to read, moved behind the token
 * @token: (out): what is there
 *
 * Returns: %FALSE at the end
 */
gboolean
annexa_typesetter_next_token (AnnexaTypesetter *self,
                              const AnnexaRun  *runs,
                              guint             n_runs,
                              AnnexaPlace      *place,
                              AnnexaToken      *token)
{
  const char *text = NULL;

  while (place->run < n_runs && (text = annexa_typesetter_get_text (self, &runs[place->run]))[place->byte] == '\0')
    *place = (AnnexaPlace){ place->run + 1, 0 };
  if (place->run >= n_runs)
    return FALSE;

  *token = (AnnexaToken){ .type = ANNEXA_TOKEN_WORD, .place = *place, .text = text + place->byte };
  if (*token->text == '\n')
    {
      token->type = ANNEXA_TOKEN_BREAK;
      token->length = 1;
    }
  else if (runs[place->run].type == ANNEXA_RUN_PILL)
    read_pill (token, &runs[place->run], place->run + 1 == n_runs);
  else if (*token->text == ' ' || *token->text == '\t')
    read_space (token);
  else
    read_word (token);

  place->byte += token->length;
  return TRUE;
}
