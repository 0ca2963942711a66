/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <gtk/gtk.h>

#include "annexa-record-list.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_NARROW_LIST (annexa_narrow_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaNarrowList, annexa_narrow_list, ANNEXA, NARROW_LIST, GObject)

AnnexaNarrowList *annexa_narrow_list_new             (GtkListView        *view,
                                                      AnnexaRecordList   *list,
                                                      GtkSingleSelection *selection);
void              annexa_narrow_list_scroll_to       (AnnexaNarrowList   *self,
                                                      guint               position);
void              annexa_narrow_list_let_go          (AnnexaNarrowList   *self);
void              annexa_narrow_list_take_again      (AnnexaNarrowList   *self);
gboolean          annexa_narrow_list_toggle          (AnnexaNarrowList   *self,
                                                      guint               slot);
gboolean          annexa_narrow_list_toggle_selected (AnnexaNarrowList   *self);

G_END_DECLS
