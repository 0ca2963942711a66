/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include <adwaita.h>

#include "annexa-control-list.h"
#include "annexa-filter-bar.h"
#include "annexa-form-pane.h"
#include "annexa-frameworks-page.h"
#include "annexa-panes.h"

G_BEGIN_DECLS

struct _AnnexaFrameworksPage
{
  AnnexaPage parent_instance;

  AnnexaRecordList *frameworks;
  AnnexaRecordList *records; /* the controls of the framework that is shown */
  AnnexaControlList *list;
  GtkSingleSelection *selection;
  gint64 framework_id;
  gint64 selected_id; /* of a control, or 0 while the framework itself is shown */
  gboolean restoring;
  GCancellable *reading;

  AnnexaPanes *panes;
  AnnexaFormPane *form_pane;
  AdwWindowTitle *title;
  GtkDropDown *chooser;
  AnnexaFilterBar *filter_bar;
  GtkRevealer *progress;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *mapped_label;
  GtkLabel *implemented_label;
  GtkLevelBar *bar;
  AdwBin *column_names;
  GtkStack *stack;
  GtkListView *view;
};

/* annexa-frameworks-page.c */
gboolean annexa_frameworks_page_choose         (AnnexaFrameworksPage *self,
                                                gint64                id);

/* annexa-frameworks-page-import.c */
void     annexa_frameworks_page_install_import (GtkWidgetClass       *widget_class);

G_END_DECLS
