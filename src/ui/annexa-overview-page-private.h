/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-history-list.h"
#include "annexa-overview-page.h"
#include "annexa-overview.h"
#include "annexa-readiness-watch.h"
#include "annexa-scene-view.h"
#include "annexa-view-counter.h"

G_BEGIN_DECLS

struct _AnnexaOverviewPage
{
  AnnexaPage parent_instance;

  gboolean stale; /* Something changed while nobody saw it. */
  GCancellable *cancellable;
  AnnexaOverview *overview;
  AnnexaViewCounter *counter; /* of what waits for somebody */
  AnnexaHistoryList *history;
  AnnexaReadinessWatch *watch; /* lives as long as the project */

  GtkStack *stack;
  AdwPreferencesGroup *steps_group;
  GtkListBox *steps;
  GtkListBox *waiting;
  GtkListBox *due;
  GtkWidget *risks_group;
  GtkWidget *controls_group;
  GtkWidget *clauses_group;
  AnnexaSceneView *risks;
  AnnexaSceneView *controls;
  AnnexaSceneView *clauses;
  GtkListBox *edits;
};

/* annexa-overview-page-lists.c */
void annexa_overview_page_start_lists      (AnnexaOverviewPage *self);
void annexa_overview_page_show_lists       (AnnexaOverviewPage *self);

/* annexa-overview-page-pictures.c */
void annexa_overview_page_install_pictures (GtkWidgetClass     *widget_class);
void annexa_overview_page_start_pictures   (AnnexaOverviewPage *self);
void annexa_overview_page_show_pictures    (AnnexaOverviewPage *self);

G_END_DECLS
