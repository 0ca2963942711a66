/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnexaRemove:
 * @from: a widget
 * @child: what is below it
 *
 * Takes @child away.
 */
typedef void (*AnnexaRemove) (GtkWidget *from,
                              GtkWidget *child);

void annexa_remove_later (GtkWidget   *from,
                          GtkWidget   *child,
                          AnnexaRemove remove);

G_END_DECLS
