/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include "annexa-id.h"

/* 1 January 2020, 00:00 UTC. */
#define EPOCH G_GINT64_CONSTANT (1577836800)

/**
 * annexa_id_draw:
 * @last: the highest id that the project has used
 *
 * Draws the first id of an edit; its further rows count up from there. Ids are unique across all kinds and, because of
 * the random part, across copies of a project that are edited apart and merged later.
 *
 * Returns: an id above @last, where there is one
 */
gint64
annexa_id_draw (gint64 last)
{
  gint64 seconds = MAX (g_get_real_time () / G_USEC_PER_SEC - EPOCH, 0);
  gint64 random = (gint64) (g_random_int () >> 1);
  gint64 drawn = seconds << 31 | random;

  /* A file from outside may hold the highest id that there is. */
  return last < G_MAXINT64 ? MAX (last + 1, drawn) : drawn;
}

/**
 * annexa_id_format:
 * @id: an id
 *
 * Returns: (transfer full): the id as text; JSON and spreadsheets would round the number
 */
char *
annexa_id_format (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}
