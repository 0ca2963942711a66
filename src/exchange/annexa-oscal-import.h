/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-oscal.h"
#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaOscalResult:
 * @framework: the id of the framework, or 0 when it was only tried
 * @ref: the framework's ref
 * @name: its name
 * @known: whether the project had the catalogue already
 * @n_added: how many controls are new
 * @n_updated: how many controls say something else than before
 * @n_gone: how many controls the catalogue does not have any more, and are marked as withdrawn
 * @n_renamed: how many controls have another ref than their number in the catalogue, because that is taken
 *
 * What an import did, or would do.
 */
typedef struct
{
  gint64 framework;
  char *ref;
  char *name;
  gboolean known;
  guint n_added;
  guint n_updated;
  guint n_gone;
  guint n_renamed;
} AnnexaOscalResult;

AnnexaOscalResult *annexa_oscal_import          (AnnexaProject              *project,
                                                 const AnnexaOscalCatalogue *catalogue,
                                                 gboolean                    dry_run,
                                                 GError                    **error);
GPtrArray         *annexa_oscal_result_describe (const AnnexaOscalResult    *self,
                                                 const AnnexaOscalCatalogue *catalogue);
void               annexa_oscal_result_free     (AnnexaOscalResult          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaOscalResult, annexa_oscal_result_free)

G_END_DECLS
