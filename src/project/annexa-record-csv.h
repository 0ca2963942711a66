/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaNameFile:
 * @file: a file that is attached to a record
 * @data: what the function is called with
 *
 * Returns: (transfer full): what is written in the cell for it
 */
typedef char *(*AnnexaNameFile) (const char *file,
                                 gpointer    data);

GBytes *annexa_record_csv_write (AnnexaProject    *project,
                                 const AnnexaKind *kind,
                                 GArray           *ids,
                                 gboolean          computed,
                                 AnnexaNameFile    name_file,
                                 gpointer          data,
                                 GError          **error);

G_END_DECLS
