/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaFindRecordFunc:
 * @widget: where files are dropped
 * @x: where, or -1 when they are not over the widget any more
 * @y: where
 * @project: (out) (transfer none): its project
 *
 * Returns: (transfer full) (nullable): the record there; files that are dropped there prove what it claims
 */
typedef AnnexaRecord *(*AnnexaFindRecordFunc) (GtkWidget      *widget,
                                               double          x,
                                               double          y,
                                               AnnexaProject **project);

gboolean annexa_files_are_large        (GPtrArray           *files);
void     annexa_attach_evidence        (GtkWidget           *widget,
                                        AnnexaProject       *project,
                                        AnnexaRecord        *record,
                                        const char *const   *paths);
void     annexa_choose_evidence        (GtkWidget           *widget,
                                        AnnexaProject       *project,
                                        AnnexaRecord        *record);
void     annexa_add_evidence_target    (GtkWidget           *widget,
                                        AnnexaFindRecordFunc find,
                                        gboolean             is_list);

G_END_DECLS
