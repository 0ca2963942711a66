/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-project.h"
#include "annexa-view.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_PAGE (annexa_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnexaPage, annexa_page, ANNEXA, PAGE, AdwBin)

/**
 * AnnexaPageClass:
 * @show_record: turns to a record, if the page shows records of its kind
 * @get_selected: the record that is selected, or %NULL
 * @select_record: selects a record in the list without opening its form
 * @select_several: selects records in their list, which is shown
 * @show_list: shows the list of a kind, cut down to a ready-made selection unless that is %NULL; %FALSE when there is none
 * @go_back: goes one step back within the page; %FALSE when there is none
 * @add: adds a record
 * @delete_selected: deletes what is selected
 * @toggle_search: opens or closes the search
 * @flush: writes what was typed and not written yet
 * @take_focus: puts the keyboard into what the page is about; %FALSE while the page has no size yet
 * @toggle_form: gives the room of the form to the list, or takes it back
 * @turn_tab: shows the next tab, or the one before
 * @show_picture: shows what it is about in one of its ways, which has a stable name
 * @can_add: whether records can be added here
 * @save_place: what is shown besides records, for @restore_place of the page that takes the place of this one
 * @restore_place: shows what @save_place told
 *
 * One destination of the sidebar. What a page does not do is left %NULL.
 */
struct _AnnexaPageClass
{
  AdwBinClass parent_class;

  gboolean (*show_record) (AnnexaPage       *self,
                           const AnnexaKind *kind,
                           gint64            id);
  AnnexaRecord *(*get_selected) (AnnexaPage *self);
  void (*select_record) (AnnexaPage       *self,
                         const AnnexaKind *kind,
                         gint64            id);
  void (*select_several) (AnnexaPage       *self,
                          const AnnexaKind *kind,
                          GArray           *ids);
  gboolean (*show_list) (AnnexaPage       *self,
                         const AnnexaKind *kind,
                         const AnnexaView *view);
  gboolean (*go_back) (AnnexaPage *self);
  void (*add) (AnnexaPage *self);
  void (*delete_selected) (AnnexaPage *self);
  void (*toggle_search) (AnnexaPage *self);
  gboolean (*flush) (AnnexaPage *self);
  gboolean (*take_focus) (AnnexaPage *self);
  void (*toggle_form) (AnnexaPage *self);
  void (*turn_tab) (AnnexaPage *self,
                    int         step);
  void (*show_picture) (AnnexaPage *self,
                        const char *name);
  gboolean (*can_add) (AnnexaPage *self);
  GVariant *(*save_place) (AnnexaPage *self);
  void (*restore_place) (AnnexaPage *self,
                         GVariant   *place);
};

AnnexaProject *annexa_page_get_project     (AnnexaPage       *self);
gboolean       annexa_page_show_record     (AnnexaPage       *self,
                                            const AnnexaKind *kind,
                                            gint64            id);
AnnexaRecord  *annexa_page_get_selected    (AnnexaPage       *self);
void           annexa_page_select_record   (AnnexaPage       *self,
                                            const AnnexaKind *kind,
                                            gint64            id);
void           annexa_page_select_several  (AnnexaPage       *self,
                                            const AnnexaKind *kind,
                                            GArray           *ids);
void           annexa_page_show_list        (AnnexaPage       *self,
                                            const AnnexaKind *kind,
                                            const AnnexaView *view);
gboolean       annexa_page_go_back         (AnnexaPage       *self);
void           annexa_page_add             (AnnexaPage       *self);
void           annexa_page_delete_selected (AnnexaPage       *self);
void           annexa_page_toggle_search   (AnnexaPage       *self);
gboolean       annexa_page_flush           (AnnexaPage       *self);
void           annexa_page_take_focus      (AnnexaPage       *self);
void           annexa_page_toggle_form     (AnnexaPage       *self);
void           annexa_page_turn_tab        (AnnexaPage       *self,
                                            int               step);
void           annexa_page_show_picture    (AnnexaPage       *self,
                                            const char       *name);
GVariant      *annexa_page_save_place      (AnnexaPage       *self);
void           annexa_page_restore_place   (AnnexaPage       *self,
                                            GVariant         *place);
gboolean       annexa_page_can_add         (AnnexaPage       *self);
gboolean       annexa_page_can_delete      (AnnexaPage       *self);
gboolean       annexa_page_can_search      (AnnexaPage       *self);

G_END_DECLS
