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
 * annexa_open_point_is_same:
 * @a: a point
 * @b: another one
 *
 * What is to be added to one field of one record is one thing, in whatever words it is asked for. Where there is no such
 * record yet, or no field, the words tell points apart.
 *
 * Returns: whether both are done with once one of them is
 */
gboolean
annexa_open_point_is_same (const AnnexaOpenPoint *a,
                           const AnnexaOpenPoint *b)
{
  return a->kind == b->kind && a->id == b->id && a->field == b->field
         && ((a->id != 0 && a->field != NULL) || strcmp (a->text, b->text) == 0);
}

/**
 * annexa_open_points_add:
 * @points: (element-type AnnexaOpenPoint): where to add
 * @text: a sentence for people
 * @kind: the kind of the record where it is mended
 * @id: the id of that record, or 0 where there is none yet
 * @field: (nullable): the name of the field that mends it, from the table of the kind
 *
 * Adds a point unless it is there already.
 */
void
annexa_open_points_add (GPtrArray        *points,
                        const char       *text,
                        const AnnexaKind *kind,
                        gint64            id,
                        const char       *field)
{
  AnnexaOpenPoint point
      = { (char *) text, kind, id, field != NULL ? annexa_kind_find_field (kind, field)->name : NULL };

  for (guint i = 0; i < points->len; i++)
    if (annexa_open_point_is_same (points->pdata[i], &point))
      return;
  point.text = g_strdup (text);
  g_ptr_array_add (points, g_memdup2 (&point, sizeof point));
}

static gboolean
says_same (const AnnexaOpenPoint *a,
           const AnnexaOpenPoint *b)
{
  return annexa_open_point_is_same (a, b) && strcmp (a->text, b->text) == 0;
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
    if (!says_same (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}
