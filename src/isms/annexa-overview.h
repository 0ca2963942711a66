/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"
#include "annexa-scales.h"

G_BEGIN_DECLS

/* The themes of Annex A, and the organization's own controls. */
#define ANNEXA_OVERVIEW_THEMES 5
/* The words of a status, and what has none: undecided, does not apply. */
#define ANNEXA_OVERVIEW_STATUSES 6
/* How many days ahead are shown. */
#define ANNEXA_OVERVIEW_DAYS 14

/**
 * AnnexaOverview:
 * @risks_today: how many open risks are at each level, from 1; at 0 those that are not rated
 * @risks_target: the same when the plan is done
 * @controls: for each theme, and at last for the organization's own controls, how many of those that apply have each
 *   status, in the order of its words
 * @undecided: for the same: about how many nothing is decided
 * @excluded: for the same: how many do not apply
 * @clauses: how many clauses have each status, in the order of its words
 * @due: (element-type AnnexaCalendarEntry): what is overdue or due in the next days
 * @n_risks: how many risks there are
 * @n_tasks: how many tasks there are
 *
 * Where the organization stands.
 */
typedef struct
{
  gint64 risks_today[ANNEXA_LARGEST_SCALE + 1];
  gint64 risks_target[ANNEXA_LARGEST_SCALE + 1];
  gint64 controls[ANNEXA_OVERVIEW_THEMES][ANNEXA_OVERVIEW_STATUSES];
  gint64 undecided[ANNEXA_OVERVIEW_THEMES];
  gint64 excluded[ANNEXA_OVERVIEW_THEMES];
  gint64 clauses[ANNEXA_OVERVIEW_STATUSES];
  GPtrArray *due;
  gint64 n_risks;
  gint64 n_tasks;
} AnnexaOverview;

AnnexaOverview *annexa_overview_new         (AnnexaProject      *project,
                                             GError            **error);
void            annexa_overview_free        (AnnexaOverview     *self);
void            annexa_overview_load_async  (AnnexaProject      *project,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
AnnexaOverview *annexa_overview_load_finish (AnnexaProject      *project,
                                             GAsyncResult       *result,
                                             GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaOverview, annexa_overview_free)

G_END_DECLS
