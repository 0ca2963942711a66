/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnexaWriteEarlier:
 * @copy: the path of the copy
 * @user_data: who keeps it
 * @error: return location
 *
 * Returns: whether the copy was written
 */
typedef gboolean (*AnnexaWriteEarlier) (const char *copy,
                                        gpointer    user_data,
                                        GError    **error);

char    *annexa_earlier_copies_folder (const char *target);
gboolean annexa_earlier_copies_keep   (const char *target,
                                       const char *reason,
                                       GError    **error);
gboolean annexa_earlier_copies_add    (const char        *target,
                                       const char        *reason,
                                       AnnexaWriteEarlier write,
                                       gpointer           user_data,
                                       GError           **error);
char   **annexa_earlier_copies_list   (const char *target);
gboolean annexa_earlier_copies_has_stamp (const char *name);
gboolean annexa_earlier_copies_restore (const char *target,
                                        const char *copy,
                                        GError    **error);

G_END_DECLS
