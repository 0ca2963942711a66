/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

/**
 * AnnexaWorkDone:
 * @widget: for whom the work was done; still in a window
 * @data: what was given to the worker, until this returns
 * @error: (nullable): what was wrong, or %NULL when the work was done
 *
 * What follows the work.
 */
typedef void (*AnnexaWorkDone) (GtkWidget    *widget,
                                gpointer      data,
                                const GError *error);

void annexa_work_with_progress (GtkWidget         *widget,
                                AnnexaProject     *project,
                                const char        *text,
                                AnnexaProjectWork  work,
                                gpointer           data,
                                GDestroyNotify     free_data,
                                AnnexaWorkDone     done);
void annexa_read_with_progress (GtkWidget         *widget,
                                AnnexaProject     *project,
                                const char        *text,
                                AnnexaProjectRead  read,
                                gpointer           data,
                                GDestroyNotify     free_data,
                                AnnexaWorkDone     done);

G_END_DECLS
