/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <string.h>

#include "annexa-audit-page.h"
#include "annexa-calendar-page.h"
#include "annexa-frameworks-page.h"
#include "annexa-history-page.h"
#include "annexa-into-view.h"
#include "annexa-names.h"
#include "annexa-objectives-page.h"
#include "annexa-organization-page.h"
#include "annexa-overview-page.h"
#include "annexa-plan-page.h"
#include "annexa-project-view-private.h"
#include "annexa-readiness-page.h"
#include "annexa-register-page.h"
#include "annexa-reports-page.h"
#include "annexa-review-page.h"
#include "annexa-risk-map-page.h"
#include "annexa-soa-page.h"

/* The pages of a project. They are made when they are first turned to. */

typedef struct
{
  const char *name;
  GtkWidget *(*make) (AnnexaProject *project);
} PageMaker;

static const PageMaker makers[] = {
  { "overview", annexa_overview_page_new },
  { "readiness", annexa_readiness_page_new },
  { "risk-map", annexa_risk_map_page_new },
  { "objectives", annexa_objectives_page_new },
  { "calendar", annexa_calendar_page_new },
  { "audit-programme", annexa_audit_page_new },
  { "timeline", annexa_plan_page_new },
  { "applicability", annexa_soa_page_new },
  { "frameworks", annexa_frameworks_page_new },
  { "reviews", annexa_review_page_new },
  { "history", annexa_history_page_new },
  { "reports", annexa_reports_page_new },
};

/* A destination that has no page of its own shows its registers. */
static GtkWidget *
make_page (AnnexaProject *project,
           const char    *name)
{
  const AnnexaDestination *destination = annexa_destination_find (name);

  if (destination == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (strcmp (name, makers[i].name) == 0)
      return makers[i].make (project);
  if (strcmp (name, "organization") == 0)
    return annexa_organization_page_new (project, destination->kinds);
  return annexa_register_page_new (project, destination->kinds);
}

/**
 * annexa_project_view_get_place:
 * @self: a view
 *
 * Returns: (transfer none): the name of the destination that is shown
 */
const char *
annexa_project_view_get_place (AnnexaProjectView *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), "");

  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * annexa_project_view_get_page:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the page that is shown
 */
AnnexaPage *
annexa_project_view_get_page (AnnexaProjectView *self)
{
  GtkWidget *child;

  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), NULL);

  child = gtk_stack_get_visible_child (self->stack);
  return child != NULL ? ANNEXA_PAGE (child) : NULL;
}

/**
 * annexa_project_view_turn_to_page:
 * @self: a view
 * @name: the name of a destination
 *
 * Shows a page, which is made when it is not there yet. What was typed on the page before is written first.
 *
 * Returns: whether the page is shown
 */
gboolean
annexa_project_view_turn_to_page (AnnexaProjectView *self,
                                  const char        *name)
{
  AnnexaPage *page = annexa_project_view_get_page (self);

  if (page != NULL && !annexa_page_flush (page))
    {
      annexa_sidebar_select (self->sidebar, gtk_stack_get_visible_child_name (self->stack));
      return FALSE;
    }
  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    {
      GtkWidget *made = make_page (self->project, name);

      if (made == NULL)
        return FALSE;
      annexa_name_widgets (made);
      annexa_unfade_active (made);
      g_object_bind_property (self->panes, "folded", made, "sidebar-folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->stack, made, name);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
  annexa_sidebar_select (self->sidebar, name);
  annexa_panes_set_shows_end (self->panes, TRUE);
  annexa_page_take_focus (annexa_project_view_get_page (self));
  return TRUE;
}

/**
 * annexa_project_view_put_page_away:
 * @self: a view whose project is about to be closed
 *
 * Lets go of one of the pages that are not shown.
 *
 * Returns: whether there was one
 */
gboolean
annexa_project_view_put_page_away (AnnexaProjectView *self)
{
  GtkWidget *child;

  g_return_val_if_fail (ANNEXA_IS_PROJECT_VIEW (self), FALSE);

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != gtk_stack_get_visible_child (self->stack))
      {
        gtk_stack_remove (self->stack, child);
        return TRUE;
      }
  return FALSE;
}
