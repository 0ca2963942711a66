/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/* Finds records by what people call them, without a query per cell: those of the project, and those that an import is
 * going to add. */
typedef struct _AnnexaImportIndex AnnexaImportIndex;

AnnexaImportIndex *annexa_import_index_new        (AnnexaProject     *project);
void               annexa_import_index_free       (AnnexaImportIndex *self);
gboolean           annexa_import_index_load       (AnnexaImportIndex *self,
                                                   const AnnexaKind  *kind,
                                                   GError           **error);
void               annexa_import_index_add        (AnnexaImportIndex *self,
                                                   const AnnexaKind  *kind,
                                                   gint64             id,
                                                   const char        *ref,
                                                   const char        *title);
gint64             annexa_import_index_find_ref   (AnnexaImportIndex *self,
                                                   const AnnexaKind  *kind,
                                                   const char        *ref);
gint64             annexa_import_index_find_title (AnnexaImportIndex *self,
                                                   const AnnexaKind  *kind,
                                                   const char        *title);
gint64             annexa_import_index_find       (AnnexaImportIndex *self,
                                                   const AnnexaField *field,
                                                   const char        *text);

#define ANNEXA_IMPORT_SEVERAL (-1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnexaImportIndex, annexa_import_index_free)

G_END_DECLS
