/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaLock:
 *
 * The right to be the one editor of something, held until it is freed or the process ends.
 */
typedef struct _AnnexaLock AnnexaLock;

AnnexaLock *annexa_lock_take         (const char *path,
                                      GError    **error);
AnnexaLock *annexa_lock_take_visible (const char *target,
                                      GError    **error);
void        annexa_lock_free         (AnnexaLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaLock, annexa_lock_free)

G_END_DECLS
