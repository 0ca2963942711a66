/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNEXA_TYPE_USED_BY (annexa_used_by_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaUsedBy, annexa_used_by, ANNEXA, USED_BY, AdwPreferencesGroup)

GtkWidget *annexa_used_by_new (void);

G_END_DECLS
