/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-checklist-questions.h"
#include "annexa-checklist-row.h"
#include "annexa-checklist-view.h"
#include "annexa-point-list.h"

G_BEGIN_DECLS

struct _AnnexaChecklistView
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRecord *audit;
  AnnexaChecklistQuestions *questions;
  guint built; /* Of which group there are rows, counted from 1, or 0 for all. */
  gboolean filling;
  gboolean stale;    /* Something changed while nobody saw it, or that is not shown yet. */
  guint fill_source; /* Which will show it. */

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkWidget *prepare_button;
  GtkLabel *progress_label;
  GtkLevelBar *progress_bar;
  GtkWidget *unasked_box;
  GtkLabel *unasked_label;
  GtkWidget *more_button;
  GtkLabel *next_label;
  AnnexaPointList *next_list;
  GtkToggleButton *open_button;
  GtkToggleButton *unrecorded_button;
  GtkDropDown *group_choice;
  GtkListBox *list;
};

/* annexa-checklist-view-progress.c */
AnnexaChecklistRow   *annexa_checklist_view_get_row         (AnnexaChecklistView *self,
                                                             int                  index);
AnnexaChecklistGroup *annexa_checklist_view_get_group       (AnnexaChecklistRow *row);
void                  annexa_checklist_view_show_heading    (AnnexaChecklistRow *row);
void                  annexa_checklist_view_update_state    (AnnexaChecklistView *self);
void                  annexa_checklist_view_update_progress (AnnexaChecklistView *self);

G_END_DECLS
