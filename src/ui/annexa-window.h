/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_WINDOW (annexa_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaWindow, annexa_window, ANNEXA, WINDOW, AdwApplicationWindow)

GtkWidget     *annexa_window_new         (AdwApplication *application);
AnnexaProject *annexa_window_get_project (AnnexaWindow   *self);
void            annexa_window_finish_leaving (AnnexaWindow *self);
void           annexa_window_open        (AnnexaWindow   *self,
                                          const char     *path,
                                          gboolean        read_only);
gboolean       annexa_window_can         (AnnexaWindow   *self,
                                          const char     *action);
void           annexa_window_show_anew   (AnnexaWindow   *self);
void           annexa_window_tell        (AnnexaWindow   *self,
                                          const char     *message);
void annexa_window_uncover (AnnexaWindow *self, GtkWidget *widget, const graphene_rect_t *part);
void           annexa_window_offer_redo  (AnnexaWindow   *self,
                                          const char     *message);
void           annexa_window_show_records (AnnexaWindow  *self,
                                          const AnnexaKind *kind,
                                          GArray         *ids);
void           annexa_window_offer_undo  (AnnexaWindow   *self,
                                          const char     *message);
void           annexa_window_offer_to_open (AnnexaWindow *self,
                                            const char   *message,
                                            const char   *path);

G_END_DECLS
