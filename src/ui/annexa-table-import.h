/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaTableTargetFunc:
 * @widget: where a table is dropped
 * @kind: (out): the kind whose records the person looks at
 *
 * Returns: (nullable) (transfer none): the project into which it can go now
 */
typedef AnnexaProject *(*AnnexaTableTargetFunc) (GtkWidget         *widget,
                                                 const AnnexaKind **kind);

void annexa_add_table_target       (GtkWidget        *widget,
                                    AnnexaTableTargetFunc find);
void annexa_choose_table_to_import (GtkWidget        *widget,
                                    AnnexaProject    *project,
                                    const AnnexaKind *kind);
void annexa_import_table_file      (GtkWidget        *widget,
                                    AnnexaProject    *project,
                                    const AnnexaKind *kind,
                                    const char       *path);

G_END_DECLS
