/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pack-editor.h"
#include "annexa-panes.h"
#include "annexa-preview.h"
#include "annexa-report-subject.h"
#include "annexa-reports-page.h"

G_BEGIN_DECLS

/**
 * AnnexaReportsPage:
 *
 * The reports: which there are, what the chosen one looks like, and how to save or print it.
 */
struct _AnnexaReportsPage
{
  AnnexaPage parent_instance;

  const AnnexaReport *report;
  char *ref;            /* of the record that it is about, or NULL */
  const AnnexaReport *shown_report; /* whose pages are seen */
  char *shown_ref;
  GCancellable *making; /* NULL while no pages are being made */
  GCancellable *saving; /* NULL while no file is being written */
  char *saving_to;
  guint refresh_source;
  gboolean revealing;   /* The pages are made, and are being drawn. */
  gboolean stale;
  gboolean print_when_made;
  gboolean contents_outdated; /* Its list is of other pages. */
  gboolean attach_data;

  AnnexaPanes *panes;
  GtkStack *left;
  GtkListBox *report_list;
  GtkWidget *new_button;
  GtkWidget *edit_button;
  AnnexaPackEditor *editor;
  AdwWindowTitle *title;
  AnnexaReportSubject *subject;
  GtkLabel *lacks;
  AdwStatusPage *question;
  GtkButton *ask_button;
  GtkStack *stack;
  AdwStatusPage *problem;
  GtkScrolledWindow *scroller;
  AnnexaPreview *preview;
  GtkRevealer *saving_bar;
  GtkLabel *saving_label;
  GtkBox *page_bar;
  GtkMenuButton *contents_button;
  GtkListBox *contents_list;
  GtkLabel *page_label;
  GtkLabel *zoom_label;
};

/* What is chosen. */

void     annexa_reports_page_choose_report    (AnnexaReportsPage  *self,
                                               const AnnexaReport *report,
                                               const char         *ref);

void     annexa_reports_page_make             (AnnexaReportsPage  *self);
gboolean annexa_reports_page_lacks_subject    (AnnexaReportsPage  *self);

/* Saving and printing. */

void     annexa_reports_page_stop_saving      (AnnexaReportsPage  *self);

/* Packs. */

void     annexa_reports_page_update_pages     (AnnexaReportsPage  *self,
                                               AnnexaPages        *pages);
void     annexa_reports_page_show_section     (AnnexaReportsPage  *self);

/* The place that is read. */

int       annexa_reports_page_count_moved     (AnnexaReportsPage  *self,
                                               AnnexaPages        *pages);
GVariant *annexa_reports_page_save_place      (AnnexaPage         *page);
void      annexa_reports_page_restore_place   (AnnexaPage         *page,
                                               GVariant           *saved);

void     annexa_reports_page_install_packs    (GtkWidgetClass     *widget_class);
void     annexa_reports_page_update_packs     (AnnexaReportsPage  *self);
void     annexa_reports_page_show_title       (AnnexaReportsPage  *self);
gboolean annexa_reports_page_show_pack        (AnnexaReportsPage  *self,
                                               gint64              pack);
gboolean annexa_reports_page_leave_pack       (AnnexaReportsPage  *self);

G_END_DECLS
