/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

void        annexa_project_open_search    (AnnexaProject *self);
gboolean    annexa_project_prepare_search (AnnexaProject *self,
                                           GError       **error);
gboolean    annexa_project_has_search     (AnnexaProject *self);
GArray     *annexa_project_search         (AnnexaProject *self,
                                           const char    *words,
                                           guint          limit,
                                           GError       **error);
void        annexa_project_search_async   (AnnexaProject      *self,
                                           const char         *words,
                                           guint               limit,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GArray     *annexa_project_search_finish  (AnnexaProject *self,
                                           GAsyncResult  *result,
                                           guint         *total,
                                           GError       **error);
GHashTable *annexa_project_search_ids     (AnnexaProject *self,
                                           const char    *words,
                                           GError       **error);
gboolean    annexa_project_search_record  (AnnexaProject *self,
                                           const char    *words,
                                           gint64         id);

G_END_DECLS
