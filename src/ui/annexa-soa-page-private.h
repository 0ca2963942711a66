/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-control-list.h"
#include "annexa-filter-bar.h"
#include "annexa-form-pane.h"
#include "annexa-next-line.h"
#include "annexa-panes.h"
#include "annexa-soa-bulk.h"
#include "annexa-soa-needs-bar.h"
#include "annexa-soa-page.h"

G_BEGIN_DECLS

struct _AnnexaSoaPage
{
  AnnexaPage parent_instance;

  AnnexaRecordList *records;
  AnnexaControlList *list;
  GtkMultiSelection *selection;
  gint64 selected_id; /* the control in the form */
  guint frames_to_settle; /* while the list waits for its size, to show the selected control */
  GArray *selected;   /* gint64: the controls that are decided together, when there are several */
  gboolean restoring;
  gboolean selecting;
  gboolean mapping;
  gboolean undecided; /* whether any control was, the last time they were counted */

  AnnexaPanes *panes;
  AnnexaFormPane *form_pane;
  AnnexaSoaBulk *bulk;
  GtkStack *end_stack;
  AnnexaSoaNeedsBar *needs_bar;
  AnnexaNextLine *next_line;
  GtkStack *foot;
  GtkLabel *count_label;
  GtkWidget *offer_bar;
  GtkButton *offer_button;
  GtkWidget *selection_bar;
  GtkLabel *selection_label;
  AdwWindowTitle *title;
  AnnexaFilterBar *filter_bar;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *decided_label;
  GtkLabel *implemented_label;
  GtkLevelBar *decided_bar;
  AdwBin *column_names;
  GtkStack *stack;
  AdwStatusPage *nothing_page;
  GtkListView *view;
};

/* Which controls are selected, and what the pane at the end shows of them. */
void annexa_soa_page_select_position      (AnnexaSoaPage *self,
                                           guint          position);
void annexa_soa_page_select_near          (AnnexaSoaPage *self,
                                           guint          position);
void annexa_soa_page_restore_selection    (AnnexaSoaPage *self);
void annexa_soa_page_selection_changed    (AnnexaSoaPage *self);
void annexa_soa_page_keep_undecided (AnnexaSoaPage *self);
void annexa_soa_page_update_selection_bar (AnnexaSoaPage *self);
void annexa_soa_page_forget_unlisted      (AnnexaSoaPage *self);
void annexa_soa_page_forget_deleted       (AnnexaSoaPage *self);
gboolean annexa_soa_page_lists_undecided (AnnexaSoaPage *self);

/* The rows of the list. */
void annexa_soa_page_build_rows           (AnnexaSoaPage *self);

G_END_DECLS
