/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-condition.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FILTER_CHIPS (annexa_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFilterChips, annexa_filter_chips, ANNEXA, FILTER_CHIPS, AdwBin)

GtkWidget *annexa_filter_chips_new         (AnnexaProject         *project,
                                            const AnnexaKind      *kind);
void       annexa_filter_chips_set_filters (AnnexaFilterChips     *self,
                                            const char *const     *filters);
char     **annexa_filter_chips_get_filters (AnnexaFilterChips     *self);
guint      annexa_filter_chips_get_size    (AnnexaFilterChips     *self);
void       annexa_filter_chips_add         (AnnexaFilterChips     *self,
                                            const AnnexaCondition *condition);
void       annexa_filter_chips_remove      (AnnexaFilterChips     *self,
                                            guint                  position);
void       annexa_filter_chips_clear       (AnnexaFilterChips     *self);
void       annexa_filter_chips_apply       (AnnexaFilterChips     *self,
                                            AnnexaQuery           *query);

G_END_DECLS
