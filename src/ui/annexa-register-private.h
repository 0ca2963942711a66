/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-confirmed-bar.h"
#include "annexa-filter-bar.h"
#include "annexa-grid.h"
#include "annexa-narrow-list.h"
#include "annexa-pane.h"
#include "annexa-register.h"

G_BEGIN_DECLS

struct _AnnexaRegister
{
  AdwBin parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  AnnexaRecordList *list;
  GtkSingleSelection *selection;
  gint64 selected_id; /* Kept while the list is sorted or filtered anew. */
  GArray *awaited; /* ids of records to select once a long list was read, or NULL */
  gboolean awaited_opens; /* the first of them then */
  gboolean first_awaited; /* The first record is to be selected once the list is there. */
  gboolean restoring;
  gboolean let_go;    /* Nothing is selected for as long as the list changes. */
  gboolean had_selected; /* before an edit changed the list as a whole */
  gboolean reordered; /* Sorted or filtered anew, and not brought into view yet. */
  gboolean hidden;    /* A filter or search hides the record, which is selected again when it is shown again. */
  guint hidden_tick;  /* that tells of it */
  gboolean hidden_waits; /* The list is to be drawn before. */

  AnnexaFilterBar *filter_bar;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *nothing_page;
  GtkButton *empty_add;
  GtkWidget *empty_template;
  GtkWidget *empty_paste;
  AnnexaPane *pane;
  AnnexaGrid *grid;
  GtkListView *narrow_list;
  AnnexaNarrowList *narrow;
  AnnexaConfirmedBar *confirmed_bar;
  GtkLabel *status;
  char *records; /* How many there are, as it is said below the list. */
  gint64 n_proposals;
  GCancellable *counting; /* stops counting them, or NULL */
};

/* annexa-register.c */
void annexa_register_update_status        (AnnexaRegister *self);

/* annexa-register-filters.c */
void annexa_register_install_filters      (GtkWidgetClass *widget_class);
void annexa_register_start_filters        (AnnexaRegister *self);
void annexa_register_show_everything      (AnnexaRegister *self);

/* annexa-register-selection.c */
void annexa_register_make_selection       (AnnexaRegister *self);
void annexa_register_select_awaited       (AnnexaRegister *self);
void annexa_register_tell_hidden          (AnnexaRegister *self);
void annexa_register_watch_list           (AnnexaRegister *self);
void annexa_register_scroll_to            (AnnexaRegister *self,
                                           guint           position);

/* annexa-register-actions.c */
void annexa_register_install_actions      (GtkWidgetClass *widget_class);

G_END_DECLS
