/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-audit-findings-view.h"
#include "annexa-audit-page.h"
#include "annexa-audit-programme-view.h"
#include "annexa-checklist-view.h"
#include "annexa-form-pane.h"
#include "annexa-pane.h"
#include "annexa-panes.h"

G_BEGIN_DECLS

struct _AnnexaAuditPage
{
  AnnexaPage parent_instance;

  AnnexaAuditProgramme *programme;
  int first_year;       /* Of the years that somebody turned to, or 0. */
  GPtrArray *audits;    /* AnnexaRecord: those to choose from, the latest first */
  AnnexaRecord *audit;  /* The one whose checklist and findings are shown. */
  gboolean filling;
  gboolean stale; /* Something changed while nobody saw it. */

  AnnexaPanes *panes;
  AnnexaPane *pane;
  AnnexaFormPane *form_pane;
  AdwWindowTitle *title;
  GtkWidget *add_button;
  GtkWidget *form_button;
  GtkToggleButton *programme_button;
  GtkToggleButton *checklist_button;
  GtkToggleButton *findings_button;
  GtkWidget *audit_box;
  GtkDropDown *audit_choice;
  GtkLabel *warning;
  GtkStack *stack;
  AnnexaAuditProgrammeView *programme_view;
  AnnexaChecklistView *checklist_view;
  AnnexaAuditFindingsView *findings_view;
};

void     annexa_audit_page_update_title     (AnnexaAuditPage  *self);
gboolean annexa_audit_page_update_programme (AnnexaAuditPage  *self);
void     annexa_audit_page_open_record      (AnnexaAuditPage  *self,
                                             const AnnexaKind *kind,
                                             gint64            id);
void     annexa_audit_page_add_audit        (AnnexaAuditPage  *self);
void     annexa_audit_page_install_actions  (GtkWidgetClass   *widget_class);
void     annexa_audit_page_enable_actions   (AnnexaAuditPage  *self);

G_END_DECLS
