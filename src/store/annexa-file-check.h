/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-working-copy.h"

G_BEGIN_DECLS

/**
 * AnnexaFileCheck:
 *
 * What it takes to look for damage in the file of a working copy, without the working copy.
 */
typedef struct _AnnexaFileCheck AnnexaFileCheck;

AnnexaFileCheck *annexa_file_check_new  (AnnexaWorkingCopy *copy,
                                         GError           **error);
gboolean         annexa_file_check_run  (AnnexaFileCheck   *self,
                                         GCancellable      *cancellable,
                                         GError           **error);
void             annexa_file_check_free (AnnexaFileCheck   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaFileCheck, annexa_file_check_free)

G_END_DECLS
