/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-project-view.h"
#include "annexa-report.h"
#include "annexa-reports-page.h"
#include "annexa-sidebar.h"
#include "annexa-window-private.h"

/* What the window does with reports: showing, saving and printing them from wherever somebody is. */

/* Which report is meant on a page. Others keep the one that was chosen last. */
static const struct
{
  const char *page;
  const char *report;
} meant[] = {
  { "overview", "audit-pack" },
  { "readiness", "readiness" },
  { "assets", "assets" },
  { "suppliers", "suppliers" },
  { "risks", "risks" },
  { "risk-map", "risks" },
  { "applicability", "soa" },
  { "requirements", "requirements" },
  { "objectives", "objectives" },
  { "incidents", "incidents" },
  { "calendar", "calendar" },
  { "audit-programme", "audit-programme" },
  { "actions", "actions" },
  { "reviews", "review" },
  { "history", "history" },
};

static const char *
find_meant (const char *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (meant); i++)
    if (strcmp (meant[i].page, page) == 0)
      return meant[i].report;

  return NULL;
}

static AnnexaReportsPage *
show_report (AnnexaWindow *self,
             const char   *report,
             const char   *ref)
{
  AnnexaPage *page;

  if (!annexa_project_view_go (self->view, "reports"))
    return NULL;

  page = annexa_project_view_get_page (self->view);
  annexa_reports_page_choose (ANNEXA_REPORTS_PAGE (page), report, ref);
  return ANNEXA_REPORTS_PAGE (page);
}

/* The record that is shown, when the report is about one of its kind. */
static char *
find_subject (AnnexaWindow *self,
              const char   *name)
{
  const AnnexaReport *report = name != NULL ? annexa_report_find (name) : NULL;
  AnnexaRecord *record = annexa_page_get_selected (annexa_project_view_get_page (self->view));

  if (report == NULL || report->kind == NULL || record == NULL
      || annexa_record_get_kind (record) != annexa_kind_lookup (report->kind))
    return NULL;
  return g_strdup (annexa_record_get_ref (record));
}

static AnnexaReportsPage *
go_to_reports (AnnexaWindow *self)
{
  const char *report = find_meant (annexa_project_view_get_place (self->view));
  g_autofree char *ref = find_subject (self, report);

  return show_report (self, report, ref);
}

/* The review that is shown, as it is printed: with what it decided. */
static void
show_report_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  const char *report = g_variant_get_string (parameter, NULL);
  g_autofree char *ref = find_subject (self, report);

  show_report (self, report, ref);
}

/* The document that is shown, as it is printed and handed out: with its words filled. */
static void
read_document_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  g_autofree char *ref = find_subject (self, "policies");

  if (ref != NULL)
    show_report (self, "policies", ref);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AnnexaReportsPage *page = go_to_reports (ANNEXA_WINDOW (widget));

  if (page != NULL)
    annexa_reports_page_print (page);
}

static void
save_report_pdf_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaReportsPage *page = go_to_reports (ANNEXA_WINDOW (widget));

  if (page != NULL)
    annexa_reports_page_save (page, ANNEXA_FILE_PDF);
}

static void
save_report_odt_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaReportsPage *page = go_to_reports (ANNEXA_WINDOW (widget));

  if (page != NULL)
    annexa_reports_page_save (page, ANNEXA_FILE_ODT);
}

/**
 * annexa_window_install_report_actions:
 * @widget_class: the class of the window
 *
 * Installs what can be done with reports.
 */
void
annexa_window_install_report_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-report", "s", show_report_action);
  gtk_widget_class_install_action (widget_class, "win.read-document", NULL, read_document_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.save-report-pdf", NULL, save_report_pdf_action);
  gtk_widget_class_install_action (widget_class, "win.save-report-odt", NULL, save_report_odt_action);
}
