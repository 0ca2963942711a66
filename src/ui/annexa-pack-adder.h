/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PACK_ADDER (annexa_pack_adder_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaPackAdder, annexa_pack_adder, ANNEXA, PACK_ADDER, GtkPopover)

GtkWidget *annexa_pack_adder_new      (void);
void       annexa_pack_adder_set_pack (AnnexaPackAdder *self,
                                       AnnexaProject   *project,
                                       AnnexaRecord    *pack);
void       annexa_pack_adder_update   (AnnexaPackAdder *self,
                                       GListModel      *sections);

G_END_DECLS
