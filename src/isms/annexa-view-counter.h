/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-view.h"

G_BEGIN_DECLS

/* How many records can be counted by a few views while a window waits. */
#define ANNEXA_VIEWS_AT_ONCE 20000

/**
 * AnnexaViewCounter:
 *
 * Counts the records of several views, and again whenever the project has changed.
 */
typedef struct _AnnexaViewCounter AnnexaViewCounter;

/**
 * AnnexaViewsCounted:
 * @counts: (array): how many records each view shows, in the order of the views; -1 for one that
 *   could not be counted
 * @user_data: what was given to annexa_view_counter_new()
 */
typedef void (*AnnexaViewsCounted) (const gint64 *counts,
                                    gpointer      user_data);

AnnexaViewCounter *annexa_view_counter_new    (AnnexaProject      *project,
                                               GPtrArray          *views,
                                               guint               at_once,
                                               AnnexaViewsCounted  callback,
                                               gpointer            user_data);
void               annexa_view_counter_free   (AnnexaViewCounter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaViewCounter, annexa_view_counter_free)

G_END_DECLS
