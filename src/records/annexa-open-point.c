/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <string.h>

#include "annexa-open-point.h"

static void
point_free (gpointer data)
{
  AnnexaOpenPoint *point = data;

  g_free (point->text);
  g_free (point);
}

/**
 * annexa_open_points_new:
 *
 * Returns: (transfer full) (element-type AnnexaOpenPoint): a list without points
 */
GPtrArray *
annexa_open_points_new (void)
{
  return g_ptr_array_new_with_free_func (point_free);
}

/**
 * annexa_open_points_add:
 * @points: (element-type AnnexaOpenPoint): where to add
 * @text: a sentence for people
 * @kind: the kind of the record where it is mended
 * @id: the id of that record, or 0 where there is none yet
 * @field: (nullable): the name of the field that mends it, from the table of the kind
 *
 * Adds a point unless one with this text is there.
 */
void
annexa_open_points_add (GPtrArray        *points,
                        const char       *text,
                        const AnnexaKind *kind,
                        gint64            id,
                        const char       *field)
{
  AnnexaOpenPoint *point;

  for (guint i = 0; i < points->len; i++)
    if (strcmp (((AnnexaOpenPoint *) points->pdata[i])->text, text) == 0)
      return;
  point = g_new0 (AnnexaOpenPoint, 1);
  *point = (AnnexaOpenPoint){ g_strdup (text), kind, id,
                              field != NULL ? annexa_kind_find_field (kind, field)->name : NULL };
  g_ptr_array_add (points, point);
}

/**
 * annexa_open_point_is_same:
 * @a: a point
 * @b: another one
 *
 * Returns: whether both ask for the same
 */
gboolean
annexa_open_point_is_same (const AnnexaOpenPoint *a,
                           const AnnexaOpenPoint *b)
{
  return a->id == b->id && a->kind == b->kind && a->field == b->field && strcmp (a->text, b->text) == 0;
}

/**
 * annexa_open_points_are_same:
 * @a: (nullable) (element-type AnnexaOpenPoint): points
 * @b: (nullable) (element-type AnnexaOpenPoint): others
 *
 * Returns: whether both say the same in the same order
 */
gboolean
annexa_open_points_are_same (GPtrArray *a,
                             GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;

  for (guint i = 0; i < a->len; i++)
    if (!annexa_open_point_is_same (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}
