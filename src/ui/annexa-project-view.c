/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-names.h"
#include "annexa-pane.h"
#include "annexa-project-view-private.h"
#include "annexa-settings.h"

/**
 * AnnexaProjectView:
 *
 * An open project: the sidebar, and the page that was chosen in it. Pages are made when they are first turned to.
 */
G_DEFINE_FINAL_TYPE (AnnexaProjectView, annexa_project_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
annexa_project_view_get_property (GObject    *object,
                                  guint       property,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_PAGE:
      g_value_set_object (value, annexa_project_view_get_page (ANNEXA_PROJECT_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_project_view_dispose (GObject *object)
{
  AnnexaProjectView *self = ANNEXA_PROJECT_VIEW (object);

  if (self->project != NULL)
    annexa_project_view_remember_place (self);
  g_clear_weak_pointer (&self->menu_focus);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PROJECT_VIEW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_project_view_parent_class)->dispose (object);
}

static void
annexa_project_view_finalize (GObject *object)
{
  annexa_places_free (ANNEXA_PROJECT_VIEW (object)->places);

  G_OBJECT_CLASS (annexa_project_view_parent_class)->finalize (object);
}

static void
annexa_project_view_class_init (AnnexaProjectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annexa_project_view_dispose;
  object_class->finalize = annexa_project_view_finalize;
  object_class->get_property = annexa_project_view_get_property;

  /**
   * AnnexaProjectView:page:
   *
   * The page that is shown.
   */
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, ANNEXA_TYPE_PAGE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_POINT_TRAIL);
  g_type_ensure (ANNEXA_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaProjectView, trail);
  annexa_project_view_install_places (widget_class);
}

static void
annexa_project_view_init (AnnexaProjectView *self)
{
  self->places = annexa_places_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  annexa_project_view_add_mouse (self);
}

static void
person_changed (AnnexaProjectView *self)
{
  g_autofree char *person = annexa_settings_get_person ();

  annexa_project_set_person (self->project, person);
}

/**
 * annexa_project_view_new:
 * @project: a project
 *
 * Returns: (transfer floating): a view of the project, where it was left last, or at its overview
 */
GtkWidget *
annexa_project_view_new (AnnexaProject *project)
{
  AnnexaProjectView *self = g_object_new (ANNEXA_TYPE_PROJECT_VIEW, NULL);

  self->project = g_object_ref (project);
  annexa_sidebar_set_project (self->sidebar, project);
  person_changed (self);
  g_signal_connect_object (annexa_settings_get (), "changed::person", G_CALLBACK (person_changed), self,
                           G_CONNECT_SWAPPED);
  annexa_project_view_go_to_last_place (self);
  annexa_panes_set_shows_end (self->panes, FALSE);
  return GTK_WIDGET (self);
}

/**
 * annexa_project_view_get_trail:
 * @self: a view
 *
 * Returns: (transfer none): the way back to a list of what is missing, below the page
 */
AnnexaPointTrail *
annexa_project_view_get_trail (AnnexaProjectView *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), NULL);

  return self->trail;
}
