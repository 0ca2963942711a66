/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnexaUrgency:
 * @ANNEXA_URGENCY_AWAITED: somebody may be waiting for the result, or for a lock that is held meanwhile
 * @ANNEXA_URGENCY_QUIET: what is shown beside the rest, such as a count
 *
 * What a worker has to stand back for.
 */
typedef enum
{
  ANNEXA_URGENCY_AWAITED,
  ANNEXA_URGENCY_QUIET,
} AnnexaUrgency;

void annexa_worker_run (GTask          *task,
                        GTaskThreadFunc work,
                        AnnexaUrgency   urgency);
void annexa_worker_free (gpointer       data,
                         GDestroyNotify destroy);

G_END_DECLS
