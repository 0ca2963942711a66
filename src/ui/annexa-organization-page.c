/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-organization-page.h"
#include "annexa-record-form.h"

/**
 * AnnexaOrganizationPage:
 *
 * The one record that says who the project is about, as a form over the whole width.
 */
struct _AnnexaOrganizationPage
{
  AnnexaPage parent_instance;

  AdwBin *content;
  AnnexaRecordForm *form;
};

G_DEFINE_FINAL_TYPE (AnnexaOrganizationPage, annexa_organization_page, ANNEXA_TYPE_PAGE)

static gboolean
annexa_organization_page_show_record (AnnexaPage       *page,
                                      const AnnexaKind *kind,
                                      gint64            id)
{
  return kind == annexa_kind_lookup ("organization");
}

static gboolean
annexa_organization_page_flush (AnnexaPage *page)
{
  return annexa_record_form_flush (ANNEXA_ORGANIZATION_PAGE (page)->form);
}

static void
annexa_organization_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_ORGANIZATION_PAGE);

  G_OBJECT_CLASS (annexa_organization_page_parent_class)->dispose (object);
}

static void
annexa_organization_page_class_init (AnnexaOrganizationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_organization_page_dispose;
  page_class->show_record = annexa_organization_page_show_record;
  page_class->flush = annexa_organization_page_flush;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-organization-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaOrganizationPage, content);
}

static void
annexa_organization_page_init (AnnexaOrganizationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_organization_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its organization
 */
GtkWidget *
annexa_organization_page_new (AnnexaProject *project)
{
  AnnexaOrganizationPage *self = g_object_new (ANNEXA_TYPE_ORGANIZATION_PAGE, "project", project, NULL);
  const AnnexaKind *kind = annexa_kind_lookup ("organization");
  g_autoptr (AnnexaRecord) record = annexa_project_get_single (project, kind, NULL);

  self->form = ANNEXA_RECORD_FORM (annexa_record_form_new (kind));
  adw_bin_set_child (self->content, GTK_WIDGET (self->form));
  if (record != NULL)
    annexa_record_form_set_record (self->form, project, record);
  return GTK_WIDGET (self);
}
