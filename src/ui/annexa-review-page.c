/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-review-minutes.h"
#include "annexa-review-page.h"
#include "annexa-review-view.h"

/**
 * AnnexaReviewPage:
 *
 * The management reviews: one of them with its inputs beside the decisions, the latest first, and all of them as a list
 * (9.3).
 */
struct _AnnexaReviewPage
{
  AnnexaFrontPage parent_instance;

  AnnexaReviewView *view;
};

G_DEFINE_FINAL_TYPE (AnnexaReviewPage, annexa_review_page, ANNEXA_TYPE_FRONT_PAGE)

static void
update_actions (AnnexaReviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AnnexaRecord *review = annexa_front_page_get_record (ANNEXA_FRONT_PAGE (self));
  gboolean editable = review != NULL && !annexa_record_is_deleted (review)
                      && annexa_project_get_access (annexa_page_get_project (ANNEXA_PAGE (self))) == ANNEXA_ACCESS_EDIT;
  gboolean approved = review != NULL && annexa_review_minutes_is_approved (review);

  gtk_widget_action_set_enabled (widget, "page.write-inputs", editable && !approved);
  gtk_widget_action_set_enabled (widget, "page.add-decision", editable);
  gtk_widget_action_set_enabled (widget, "page.approve-minutes", editable && !approved);
  gtk_widget_action_set_enabled (widget, "page.reopen-minutes", editable && approved);
}

static void
review_chosen (AnnexaReviewPage *self,
               gint64            id)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (AnnexaRecord) review = annexa_project_get_record (project, annexa_kind_lookup ("review"), id, NULL);

  if (review != NULL)
    annexa_front_page_show (ANNEXA_FRONT_PAGE (self), review);
}

static GtkWidget *
annexa_review_page_make_front (AnnexaFrontPage *page)
{
  AnnexaReviewPage *self = ANNEXA_REVIEW_PAGE (page);

  self->view = ANNEXA_REVIEW_VIEW (annexa_review_view_new (annexa_page_get_project (ANNEXA_PAGE (page))));
  g_signal_connect_swapped (self->view, "chosen", G_CALLBACK (review_chosen), self);
  return GTK_WIDGET (self->view);
}

static void
annexa_review_page_show_front (AnnexaFrontPage *page,
                               AnnexaRecord    *record)
{
  AnnexaReviewPage *self = ANNEXA_REVIEW_PAGE (page);

  annexa_review_view_show (self->view, record);
  update_actions (self);
}

static gboolean
annexa_review_page_flush_front (AnnexaFrontPage *page)
{
  return annexa_review_view_flush (ANNEXA_REVIEW_PAGE (page)->view);
}

static gboolean
annexa_review_page_focus_front (AnnexaFrontPage *page)
{
  return annexa_review_view_focus (ANNEXA_REVIEW_PAGE (page)->view);
}

static AnnexaRecord *
annexa_review_page_find_first (AnnexaFrontPage *page)
{
  return annexa_review_view_find_latest (ANNEXA_REVIEW_PAGE (page)->view);
}

static void
annexa_review_page_added (AnnexaFrontPage *page)
{
  annexa_review_view_focus_title (ANNEXA_REVIEW_PAGE (page)->view);
}

static void
write_inputs_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  annexa_review_view_write_inputs (ANNEXA_REVIEW_PAGE (widget)->view);
}

static void
add_decision_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  annexa_review_view_add_decision (ANNEXA_REVIEW_PAGE (widget)->view);
}

static void
approve_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  annexa_review_view_approve (ANNEXA_REVIEW_PAGE (widget)->view);
}

static void
reopen_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  annexa_review_view_reopen (ANNEXA_REVIEW_PAGE (widget)->view);
}

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenu) inputs = g_menu_new ();
  g_autoptr (GMenu) minutes = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (inputs, _("_Write the inputs from the registers"), "page.write-inputs");
  g_menu_append (inputs, _("Add _decision"), "page.add-decision");
  g_menu_append (minutes, _("A_pprove the minutes…"), "page.approve-minutes");
  g_menu_append (minutes, _("_Take the approval back"), "page.reopen-minutes");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (inputs));
  g_menu_append (paper, _("_Show on paper"), "win.show-report::review");
  g_menu_append (paper, _("_Print…"), "win.print");
  g_menu_append (paper, _("_Export as PDF…"), "win.save-report-pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (minutes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  return G_MENU_MODEL (menu);
}

static void
annexa_review_page_constructed (GObject *object)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  G_OBJECT_CLASS (annexa_review_page_parent_class)->constructed (object);

  annexa_front_page_set_menu (ANNEXA_FRONT_PAGE (object), menu, _("Menu of the review"));
  g_signal_connect_object (annexa_page_get_project (ANNEXA_PAGE (object)), "changed", G_CALLBACK (update_actions),
                           object, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (ANNEXA_REVIEW_PAGE (object));
}

static void
annexa_review_page_class_init (AnnexaReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaFrontPageClass *page_class = ANNEXA_FRONT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = annexa_review_page_constructed;
  page_class->kind = "review";
  page_class->title = N_ ("Minutes");
  page_class->icon = "annexa-report-symbolic";
  page_class->whole = TRUE;
  page_class->make_front = annexa_review_page_make_front;
  page_class->show_front = annexa_review_page_show_front;
  page_class->flush_front = annexa_review_page_flush_front;
  page_class->focus_front = annexa_review_page_focus_front;
  page_class->find_first = annexa_review_page_find_first;
  page_class->added = annexa_review_page_added;

  gtk_widget_class_install_action (widget_class, "page.write-inputs", NULL, write_inputs_action);
  gtk_widget_class_install_action (widget_class, "page.add-decision", NULL, add_decision_action);
  gtk_widget_class_install_action (widget_class, "page.approve-minutes", NULL, approve_action);
  gtk_widget_class_install_action (widget_class, "page.reopen-minutes", NULL, reopen_action);
}

static void
annexa_review_page_init (AnnexaReviewPage *self)
{
}

/**
 * annexa_review_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its management reviews
 */
GtkWidget *
annexa_review_page_new (AnnexaProject *project)
{
  return g_object_new (ANNEXA_TYPE_REVIEW_PAGE, "project", project, NULL);
}
