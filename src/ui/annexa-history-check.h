/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

void annexa_check_history   (GtkWidget     *parent,
                             AnnexaProject *project);
void annexa_copy_chain_head (GtkWidget     *parent,
                             AnnexaProject *project);

G_END_DECLS
