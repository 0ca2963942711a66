/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-edit.h"

G_BEGIN_DECLS

/**
 * AnnexaFolder:
 *
 * A folder with files that are going to be imported: one on disk, or one that ships inside the program.
 */
typedef struct _AnnexaFolder AnnexaFolder;

AnnexaFolder *annexa_folder_open      (const char        *path,
                                       GError           **error);
AnnexaFolder *annexa_folder_open_data (const char        *name);
void          annexa_folder_free      (AnnexaFolder      *self);
const char   *annexa_folder_get_name  (AnnexaFolder      *self);
char        **annexa_folder_list      (AnnexaFolder      *self,
                                       GError           **error);
GBytes       *annexa_folder_read      (AnnexaFolder      *self,
                                       const char        *name,
                                       GError           **error);
gboolean      annexa_folder_attach    (AnnexaFolder      *self,
                                       const char        *name,
                                       AnnexaEdit        *edit,
                                       const AnnexaKind  *kind,
                                       gint64             id,
                                       const AnnexaField *field,
                                       GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaFolder, annexa_folder_free)

G_END_DECLS
