/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-view.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_FILTER_BAR (annexa_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaFilterBar, annexa_filter_bar, ANNEXA, FILTER_BAR, AdwBin)

void              annexa_filter_bar_set_kind (AnnexaFilterBar  *self,
                                              AnnexaProject    *project,
                                              const AnnexaKind *kind);
void              annexa_filter_bar_set_register (AnnexaFilterBar *self,
                                              AnnexaProject    *project,
                                              const AnnexaKind *kind);
void              annexa_filter_bar_set_views (AnnexaFilterBar  *self,
                                              AnnexaProject    *project,
                                              GPtrArray        *views);
const AnnexaView *annexa_filter_bar_get_view (AnnexaFilterBar  *self);
void              annexa_filter_bar_set_shown (AnnexaFilterBar *self,
                                               gboolean         shown);
void              annexa_filter_bar_add      (AnnexaFilterBar  *self,
                                              GtkWidget        *button);
gboolean          annexa_filter_bar_is_narrowed (AnnexaFilterBar *self);
void              annexa_filter_bar_apply    (AnnexaFilterBar  *self,
                                              AnnexaQuery      *query);
void              annexa_filter_bar_restore  (AnnexaFilterBar  *self,
                                              const char       *view,
                                              const char *const *filters);
void              annexa_filter_bar_show_view (AnnexaFilterBar *self,
                                               const AnnexaView *view);
char            **annexa_filter_bar_get_filters (AnnexaFilterBar *self);
void              annexa_filter_bar_begin_filter (AnnexaFilterBar *self);
void              annexa_filter_bar_clear    (AnnexaFilterBar  *self);

G_END_DECLS
