/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-pages.h"

G_BEGIN_DECLS

GtkPrintOperation *annexa_print_operation_new (AnnexaPages *pages);
void               annexa_print               (GtkWidget   *parent,
                                               AnnexaPages *pages,
                                               guint        seen);

G_END_DECLS
