/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-narrow-row.h"
#include "annexa-record-list.h"
#include "annexa-risk-list.h"

/**
 * AnnexaRiskList:
 *
 * What the risk map counts, as a list with the worst first: for whoever cannot use a picture, or wants the names.
 */
struct _AnnexaRiskList
{
  AdwBin parent_instance;

  AnnexaProject *project;
  AnnexaRiskView view;
  AnnexaRecordList *list;
  GtkListView *list_view;
  gboolean stale; /* The rows are made once somebody looks: two hundred of them take half a second. */
};

G_DEFINE_FINAL_TYPE (AnnexaRiskList, annexa_risk_list, ADW_TYPE_BIN)

static void
annexa_risk_list_dispose (GObject *object)
{
  AnnexaRiskList *self = ANNEXA_RISK_LIST (object);

  g_clear_object (&self->list);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_risk_list_parent_class)->dispose (object);
}

static void update (AnnexaRiskList *self);

static void
annexa_risk_list_map (GtkWidget *widget)
{
  update (ANNEXA_RISK_LIST (widget));
  GTK_WIDGET_CLASS (annexa_risk_list_parent_class)->map (widget);
}

static void
annexa_risk_list_class_init (AnnexaRiskListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annexa_risk_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = annexa_risk_list_map;
}

static void
row_activated (AnnexaRiskList *self,
               guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "risk",
                              annexa_record_list_get_id (self->list, position));
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaRiskList           *self)
{
  gtk_list_item_set_child (item, annexa_narrow_row_new (self->project, annexa_risk_view_get_level (self->view)));
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaRiskList           *self)
{
  AnnexaRecord *record = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);

  annexa_narrow_row_set_record (ANNEXA_NARROW_ROW (row), record);
  annexa_name_list_row (row, self->project, record);
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaRiskList           *self)
{
  annexa_narrow_row_set_record (ANNEXA_NARROW_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
annexa_risk_list_init (AnnexaRiskList *self)
{
  self->list_view = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_list_view_set_single_click_activate (self->list_view, TRUE);
  gtk_list_view_set_show_separators (self->list_view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_view), "register-narrow");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Risks, the worst first"), -1);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (row_activated), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list_view));
}

/* Rows are made anew, because each knows which level it shows. */
static void
build_rows (AnnexaRiskList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), self);
  gtk_list_view_set_model (self->list_view, NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
update (AnnexaRiskList *self)
{
  if (!self->stale)
    return;
  self->stale = FALSE;
  g_clear_object (&self->list);
  self->list = annexa_record_list_new (self->project, annexa_kind_lookup ("risk"));
  annexa_record_list_set_query (self->list, annexa_risk_map_query_list (self->view));
  build_rows (self);
}

/**
 * annexa_risk_list_set_view:
 * @self: a risk list
 * @project: a project
 * @view: which of the ratings to show
 */
void
annexa_risk_list_set_view (AnnexaRiskList *self,
                           AnnexaProject  *project,
                           AnnexaRiskView  view)
{
  g_return_if_fail (ANNEXA_IS_RISK_LIST (self));

  if (self->project != NULL && self->view == view)
    return;

  g_set_object (&self->project, project);
  self->view = view;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}
