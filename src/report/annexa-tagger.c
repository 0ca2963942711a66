/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-tagger.h"

/* Older ones take the tag for a mistake and write no file. */
#define KNOWS_ARTIFACTS (cairo_version () >= CAIRO_VERSION_ENCODE (1, 18, 0))

static gboolean
is_same (const AnnexaTag *a,
         const AnnexaTag *b)
{
  return a->id == b->id && g_str_equal (a->name, b->name);
}

/**
 * annexa_tagger_move_to:
 * @self: (nullable): a tagger, or %NULL to draw without tags
 * @path: elements from the outermost
 * @length: how many
 *
 * Ends what is open and not in @path, and begins the rest of it. What is drawn next is in the last element. An element
 * that was ended cannot be begun again.
 */
void
annexa_tagger_move_to (AnnexaTagger    *self,
                       const AnnexaTag *path,
                       guint            length)
{
  guint common = 0;

  if (self == NULL)
    return;

  g_return_if_fail (length <= ANNEXA_TAGS_DEEPEST);

  while (common < MIN (length, self->n_open) && is_same (&path[common], &self->open[common]))
    common++;
  while (self->n_open > common)
    cairo_tag_end (self->cr, self->open[--self->n_open].name);
  while (self->n_open < length)
    {
      cairo_tag_begin (self->cr, path[self->n_open].name, NULL);
      self->open[self->n_open] = path[self->n_open];
      self->n_open++;
    }
}

/**
 * annexa_tagger_begin_artifact:
 * @self: (nullable): a tagger
 *
 * What is drawn until annexa_tagger_end_artifact() is decoration that is not read aloud. Where cairo knows no artifacts,
 * it leaves out what stands beside the elements of an open one: move to such an element first.
 */
void
annexa_tagger_begin_artifact (AnnexaTagger *self)
{
  if (self != NULL && KNOWS_ARTIFACTS)
    cairo_tag_begin (self->cr, "Artifact", NULL);
}

void
annexa_tagger_end_artifact (AnnexaTagger *self)
{
  if (self != NULL && KNOWS_ARTIFACTS)
    cairo_tag_end (self->cr, "Artifact");
}

/**
 * annexa_tagger_can_name:
 * @id: (nullable): of a heading
 *
 * Returns: whether it can be the name of a place in a file; cairo writes no file at all when it does not like a name
 */
gboolean
annexa_tagger_can_name (const char *id)
{
  if (id == NULL || *id == '\0')
    return FALSE;

  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}
