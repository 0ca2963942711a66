/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-store.h"

G_BEGIN_DECLS

#define ANNEXA_LARGEST_ATTACHMENT (100 * 1024 * 1024)

void     annexa_attachment_lower_limit  (gint64       limit);
gboolean annexa_attachment_check        (const char  *path,
                                         GError     **error);
GBytes  *annexa_attachment_read         (const char  *path,
                                         GError     **error);
char    *annexa_attachment_hash         (GBytes      *bytes);
char    *annexa_store_attach_hashed     (AnnexaStore *store,
                                         GBytes      *bytes,
                                         const char  *sha256,
                                         const char  *name,
                                         GError     **error);
gboolean annexa_store_write_attachment  (AnnexaStore *store,
                                         const char  *sha256,
                                         const char  *path,
                                         GError     **error);
GBytes  *annexa_store_load_attachment   (AnnexaStore *store,
                                         const char  *sha256,
                                         GError     **error);
gboolean annexa_store_check_attachments (AnnexaStore *store,
                                         GError     **error);

G_END_DECLS
