/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

/**
 * AnnexaOpenPoint:
 * @text: a sentence for people: what is missing, or what to do about it
 * @kind: the kind of the record where it is mended
 * @id: the id of that record, or 0 where there is none yet
 * @field: (nullable): the name of the field that mends it
 *
 * Something that a record lacks before it is complete, and where it is added; that may be another record.
 */
typedef struct
{
  char *text;
  const AnnexaKind *kind;
  gint64 id;
  const char *field;
} AnnexaOpenPoint;

GPtrArray *annexa_open_points_new      (void);
void       annexa_open_points_add      (GPtrArray        *points,
                                        const char       *text,
                                        const AnnexaKind *kind,
                                        gint64            id,
                                        const char       *field);
gboolean   annexa_open_point_is_same   (const AnnexaOpenPoint *a,
                                        const AnnexaOpenPoint *b);
gboolean   annexa_open_points_are_same (GPtrArray        *a,
                                        GPtrArray        *b);

G_END_DECLS
