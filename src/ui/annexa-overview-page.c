/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-focus.h"
#include "annexa-overview-page-private.h"
#include "annexa-pane.h"
#include "annexa-tiles-layout.h"

/**
 * AnnexaOverviewPage:
 *
 * Where the organization stands and what comes next; everything leads to where it is from.
 */
G_DEFINE_FINAL_TYPE (AnnexaOverviewPage, annexa_overview_page, ANNEXA_TYPE_PAGE)

static void
show_overview (AnnexaOverviewPage *self)
{
  annexa_overview_page_show_lists (self);
  annexa_overview_page_show_pictures (self);
  gtk_stack_set_visible_child_name (self->stack, "overview");
}

static void
show_error (AnnexaOverviewPage *self,
            const GError       *error)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "error");

  if (page == NULL)
    {
      page = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The project cannot be read"));
      gtk_stack_add_named (self->stack, page, "error");
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (page), error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* Who was stopped may be gone. */
static void
loaded (GObject      *project,
        GAsyncResult *result,
        gpointer      user_data)
{
  AnnexaOverviewPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnexaOverview) overview = annexa_overview_load_finish (ANNEXA_PROJECT (project), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (overview == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->overview, annexa_overview_free);
  self->overview = g_steal_pointer (&overview);
  show_overview (self);
}

static void
stop (AnnexaOverviewPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
reload (AnnexaOverviewPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  annexa_overview_load_async (annexa_page_get_project (ANNEXA_PAGE (self)), self->cancellable, loaded, self);
}

static void
mapped (AnnexaOverviewPage *self)
{
  if (self->stale)
    reload (self);
}

static gboolean
annexa_overview_page_take_focus (AnnexaPage *page)
{
  GtkWidget *shown = gtk_stack_get_visible_child (ANNEXA_OVERVIEW_PAGE (page)->stack);

  return gtk_widget_get_width (shown) > 0 && annexa_focus_into (shown);
}

static void
annexa_overview_page_dispose (GObject *object)
{
  AnnexaOverviewPage *self = ANNEXA_OVERVIEW_PAGE (object);

  stop (self);
  g_clear_pointer (&self->counter, annexa_view_counter_free);
  g_clear_object (&self->history);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (annexa_overview_page_parent_class)->dispose (object);
}

static void
annexa_overview_page_finalize (GObject *object)
{
  g_clear_pointer (&ANNEXA_OVERVIEW_PAGE (object)->overview, annexa_overview_free);

  G_OBJECT_CLASS (annexa_overview_page_parent_class)->finalize (object);
}

static void
annexa_overview_page_class_init (AnnexaOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_overview_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_overview_page_finalize;
  ANNEXA_PAGE_CLASS (klass)->take_focus = annexa_overview_page_take_focus;

  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_SCENE_VIEW);
  g_type_ensure (ANNEXA_TYPE_TILES_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, steps_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, due);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, risks_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, controls_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, clauses_group);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, risks);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, controls);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, clauses);
  gtk_widget_class_bind_template_child (widget_class, AnnexaOverviewPage, edits);
  gtk_widget_class_bind_template_callback (widget_class, mapped);
  annexa_overview_page_install_pictures (widget_class);
}

static void
annexa_overview_page_init (AnnexaOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_overview_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page that says where it stands
 */
GtkWidget *
annexa_overview_page_new (AnnexaProject *project)
{
  AnnexaOverviewPage *self = g_object_new (ANNEXA_TYPE_OVERVIEW_PAGE, "project", project, NULL);

  annexa_overview_page_start_pictures (self);
  annexa_overview_page_start_lists (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * annexa_overview_page_is_loading:
 * @self: the page
 *
 * Returns: whether it is still being counted
 */
gboolean
annexa_overview_page_is_loading (AnnexaOverviewPage *self)
{
  g_return_val_if_fail (ANNEXA_IS_OVERVIEW_PAGE (self), FALSE);

  return self->cancellable != NULL;
}
