/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-moment.h"

G_BEGIN_DECLS

GtkWidget *annexa_past_bar_new (const AnnexaMoment *moment);

G_END_DECLS
