/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaMoment:
 * @seq: the number of the newest row of history that counts
 * @date: the day, 2026-11-23, that counts as today
 * @label: what people call it: a date, or the name of a baseline
 *
 * A moment in the life of a project.
 */
typedef struct
{
  gint64 seq;
  char *date;
  char *label;
} AnnexaMoment;

AnnexaMoment  *annexa_moment_find          (AnnexaProject      *project,
                                            const char         *when,
                                            GError            **error);
AnnexaMoment  *annexa_moment_now           (AnnexaProject      *project);
AnnexaMoment  *annexa_moment_of_edit       (AnnexaProject      *project,
                                            gint64              seq,
                                            GError            **error);
char          *annexa_moment_describe      (const AnnexaMoment *self);
AnnexaMoment  *annexa_moment_copy          (const AnnexaMoment *self);
void           annexa_moment_free          (AnnexaMoment       *self);

gint64         annexa_baseline_take        (AnnexaProject      *project,
                                            const char         *name,
                                            GError            **error);
AnnexaMoment  *annexa_baseline_get_moment  (AnnexaProject      *project,
                                            AnnexaRecord       *baseline,
                                            GError            **error);

AnnexaProject *annexa_project_open_past    (AnnexaProject      *self,
                                            const AnnexaMoment *moment,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean       annexa_project_is_past      (AnnexaProject      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaMoment, annexa_moment_free)

G_END_DECLS
