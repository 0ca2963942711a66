/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define ANNEXA_TAGS_DEEPEST 8

/**
 * AnnexaTag:
 * @name: of the kind of element; a constant
 * @id: which one of its kind it is among its siblings
 *
 * An element of the structure of a tagged file.
 */
typedef struct
{
  const char *name;
  guint64 id;
} AnnexaTag;

/**
 * AnnexaTagger:
 *
 * Says what each part of a page is. Elements go on over pages as long as what is drawn belongs to them.
 */
typedef struct
{
  cairo_t *cr;
  AnnexaTag open[ANNEXA_TAGS_DEEPEST];
  guint n_open;
} AnnexaTagger;

void     annexa_tagger_move_to        (AnnexaTagger    *self,
                                       const AnnexaTag *path,
                                       guint            length);
void     annexa_tagger_begin_artifact (AnnexaTagger    *self);
void     annexa_tagger_end_artifact   (AnnexaTagger    *self);
gboolean annexa_tagger_can_name       (const char      *id);

G_END_DECLS
