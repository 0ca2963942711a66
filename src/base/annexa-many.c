/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-base"

#include "config.h"

#include "annexa-many.h"

/* What takes too long for a window is done by a worker, and what takes too long is a matter of how many records there
 * are. Every place has a limit of its own; tests lower them all, so that a few records are many. */
static guint lowered = G_MAXUINT;

/**
 * annexa_is_many:
 * @n: how many there are
 * @limit: how many are still few, where nothing was lowered
 *
 * Only for the main thread.
 *
 * Returns: whether dealing with them takes so long that a window must not wait for it
 */
gboolean
annexa_is_many (gint64 n,
                guint  limit)
{
  return n > MIN (limit, lowered);
}

/**
 * annexa_many_lower_limit:
 * @limit: how many are still few, or 0 to lower nothing any more
 *
 * Lowers all limits that are higher.
 */
void
annexa_many_lower_limit (guint limit)
{
  lowered = limit > 0 ? limit : G_MAXUINT;
}
