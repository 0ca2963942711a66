/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-control-row.h"
#include "annexa-drop-down.h"
#include "annexa-focus.h"
#include "annexa-frameworks-page-private.h"
#include "annexa-pane.h"
#include "annexa-query.h"
#include "annexa-record-edits.h"
#include "annexa-stacking-layout.h"

/**
 * AnnexaFrameworksPage:
 *
 * The frameworks of a project and the controls of the one that is chosen, by chapter: what each is mapped to and which
 * status that gives. The form shows the control that is selected, or the framework itself.
 */
G_DEFINE_FINAL_TYPE (AnnexaFrameworksPage, annexa_frameworks_page, ANNEXA_TYPE_PAGE)

static const AnnexaKind *
framework_kind (void)
{
  return annexa_kind_lookup ("framework");
}

static AnnexaRecord *
get_framework (AnnexaFrameworksPage *self)
{
  return gtk_drop_down_get_selected_item (self->chooser);
}

static void
update_progress (AnnexaFrameworksPage *self)
{
  AnnexaRecord *framework = get_framework (self);
  gint64 total = framework != NULL ? annexa_record_get_integer (framework, "control-count") : 0;
  gint64 mapped = framework != NULL ? annexa_record_get_integer (framework, "mapped-count") : 0;
  gint64 implemented = framework != NULL ? annexa_record_get_integer (framework, "implemented-count") : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->frameworks));
  g_autofree char *mapped_text = g_strdup_printf (_("%d of %d mapped"), (int) mapped, (int) total);
  g_autofree char *implemented_text
      = g_strdup_printf (ngettext ("%d implemented", "%d implemented", (gulong) implemented), (int) implemented);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%d record", "%d records", n), (int) n);

  gtk_label_set_label (self->mapped_label, mapped_text);
  gtk_label_set_label (self->implemented_label, implemented_text);
  gtk_level_bar_set_value (self->bar, total > 0 ? (double) implemented / (double) total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, implemented_text, -1);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
update_stack (AnnexaFrameworksPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0
                 || annexa_record_list_is_loading (self->records);
  gboolean searching = annexa_record_list_get_words (self->records) != NULL
                       || annexa_filter_bar_get_view (self->filter_bar) != NULL;

  annexa_form_pane_set_choosable (self->form_pane, any);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : searching ? "nothing-found" : "empty");
}

static void
let_go_of_selection (AnnexaFrameworksPage *self)
{
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
}

static void
restore_selection (AnnexaFrameworksPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->selected_id != 0 && !annexa_control_list_find (self->list, self->selected_id, &position))
    position = GTK_INVALID_LIST_POSITION;
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

static gboolean
show_in_form (AnnexaFrameworksPage *self,
              AnnexaRecord         *record)
{
  return annexa_form_pane_show_record (self->form_pane, annexa_page_get_project (ANNEXA_PAGE (self)), record);
}

static void
show_controls (AnnexaFrameworksPage *self)
{
  AnnexaQuery *query = annexa_query_new (annexa_kind_lookup ("control"));
  const AnnexaView *view = annexa_filter_bar_get_view (self->filter_bar);
  g_auto (AnnexaValue) value = ANNEXA_VALUE_INIT;

  annexa_value_set_integer (&value, self->framework_id);
  annexa_query_add_filter (query, annexa_kind_find_field (annexa_kind_lookup ("control"), "framework"), ANNEXA_TEST_EQUAL,
                           &value);
  if (view != NULL)
    annexa_view_apply (view, annexa_page_get_project (ANNEXA_PAGE (self)), query);
  let_go_of_selection (self);
  annexa_record_list_set_query (self->records, query);
  update_stack (self);
  restore_selection (self);
}

/* What Annex A is like stands in the Statement of Applicability. */
static void
reset_filter (AnnexaFrameworksPage *self)
{
  self->restoring = TRUE;
  annexa_filter_bar_clear (self->filter_bar);
  self->restoring = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), annexa_record_get_integer (get_framework (self), "own") != 0);
}

static void
filter_chosen (AnnexaFrameworksPage *self)
{
  if (!self->restoring)
    show_controls (self);
}

static gboolean
find_framework (AnnexaFrameworksPage *self,
                gint64                id,
                guint                *position)
{
  return id != 0 && annexa_record_list_find (self->frameworks, id, position);
}

/* What is in the form and could not be written keeps its framework. */
static void
framework_chosen (AnnexaFrameworksPage *self)
{
  AnnexaRecord *framework = get_framework (self);
  guint position;

  if (framework == NULL || self->restoring || annexa_record_get_id (framework) == self->framework_id)
    return;
  if (!show_in_form (self, framework))
    {
      if (find_framework (self, self->framework_id, &position))
        gtk_drop_down_set_selected (self->chooser, position);
      return;
    }
  self->framework_id = annexa_record_get_id (framework);
  self->selected_id = 0;
  reset_filter (self);
  show_controls (self);
  update_progress (self);
}

/* Turns to a framework; returns whether it is there. */
gboolean
annexa_frameworks_page_choose (AnnexaFrameworksPage *self,
                               gint64                id)
{
  guint position;

  if (!find_framework (self, id, &position))
    return FALSE;
  gtk_drop_down_set_selected (self->chooser, position);
  return self->framework_id == id;
}

static void
about_clicked (AnnexaFrameworksPage *self)
{
  AnnexaRecord *framework = get_framework (self);

  if (framework == NULL || !show_in_form (self, framework))
    return;
  self->selected_id = 0;
  let_go_of_selection (self);
  annexa_panes_open_end (self->panes);
}

static void
search_changed (AnnexaFrameworksPage *self)
{
  let_go_of_selection (self);
  annexa_record_list_set_words (self->records, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_stack (self);
  restore_selection (self);
}

static void
clear_clicked (AnnexaFrameworksPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  annexa_filter_bar_clear (self->filter_bar);
}

static void
selection_changed (AnnexaFrameworksPage *self)
{
  GObject *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->restoring || !ANNEXA_IS_RECORD (item))
    return;
  if (show_in_form (self, ANNEXA_RECORD (item)))
    self->selected_id = annexa_record_get_id (ANNEXA_RECORD (item));
  else
    restore_selection (self);
}

static void
row_activated (AnnexaFrameworksPage *self,
               guint                 position)
{
  annexa_panes_open_end (self->panes);
  if (!annexa_panes_get_folded (self->panes))
    annexa_form_pane_go_on (self->form_pane);
}

static void
list_clicked (AnnexaFrameworksPage *self,
              int                   n_press,
              double                x,
              double                y,
              GtkGestureClick      *gesture)
{
  if (annexa_panes_get_folded (self->panes) && annexa_is_row_click (gesture, n_press, x, y))
    annexa_panes_open_end (self->panes);
}

/* When the framework that was shown is deleted, there is always Annex A. */
static void
project_changed (AnnexaFrameworksPage *self)
{
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);
  guint position;

  if (!find_framework (self, self->framework_id, &position))
    {
      self->framework_id = 0;
      framework_chosen (self);
    }
  record = annexa_form_pane_get_record (self->form_pane);
  if (record != NULL && annexa_record_is_deleted (record))
    {
      self->selected_id = 0;
      show_in_form (self, get_framework (self));
      annexa_panes_set_shows_end (self->panes, FALSE);
    }
  update_progress (self);
  update_stack (self);
}

static void
records_changed (AnnexaFrameworksPage *self)
{
  if (annexa_record_list_is_loading (self->records))
    return;
  update_stack (self);
  restore_selection (self);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaFrameworksPage     *self)
{
  gtk_list_item_set_child (item, annexa_control_row_new (annexa_page_get_project (ANNEXA_PAGE (self)),
                                                       ANNEXA_CONTROL_ROW_FRAMEWORK, FALSE));
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaFrameworksPage     *self)
{
  GObject *object = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  gboolean heading = ANNEXA_IS_CONTROL_HEADING (object);
  g_autofree char *sentence = NULL;
  guint depth = heading ? 0 : annexa_control_list_get_depth (self->list, annexa_record_get_id (ANNEXA_RECORD (object)));

  annexa_control_row_set_item (ANNEXA_CONTROL_ROW (row), object, depth);
  gtk_list_item_set_selectable (item, !heading);
  gtk_list_item_set_activatable (item, !heading);
  sentence = heading ? g_strdup (annexa_control_heading_get_title (ANNEXA_CONTROL_HEADING (object)))
                     : annexa_describe_row (annexa_page_get_project (ANNEXA_PAGE (self)), ANNEXA_RECORD (object));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                    -1);
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaFrameworksPage     *self)
{
  annexa_control_row_set_item (ANNEXA_CONTROL_ROW (gtk_list_item_get_child (item)), NULL, 0);
}

/* Turns to the control, and to the framework that it is from; returns whether it is there. */
static gboolean
select_control (AnnexaFrameworksPage *self,
                gint64                id)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (AnnexaRecord) control = annexa_project_get_record (project, annexa_kind_lookup ("control"), id, NULL);
  guint position;

  if (control == NULL || !annexa_frameworks_page_choose (self, annexa_record_get_integer (control, "framework")))
    return FALSE;
  if (!annexa_control_list_find (self->list, id, &position))
    clear_clicked (self);
  if (!annexa_control_list_find (self->list, id, &position))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  return TRUE;
}

static gboolean
show_control (AnnexaFrameworksPage *self,
              gint64                id)
{
  if (!select_control (self, id))
    return FALSE;
  row_activated (self, gtk_single_selection_get_selected (self->selection));
  return TRUE;
}

static gboolean
annexa_frameworks_page_show_record (AnnexaPage       *page,
                                    const AnnexaKind *kind,
                                    gint64            id)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (page);

  if (kind == annexa_kind_lookup ("control"))
    return show_control (self, id);
  if (kind != framework_kind ())
    return FALSE;
  if (id != 0 && annexa_frameworks_page_choose (self, id))
    about_clicked (self);
  return TRUE;
}

static AnnexaRecord *
annexa_frameworks_page_get_selected (AnnexaPage *page)
{
  return annexa_form_pane_get_record (ANNEXA_FRAMEWORKS_PAGE (page)->form_pane);
}

/* Where one was last time: at a framework, or at one of its controls. */
static void
annexa_frameworks_page_select_record (AnnexaPage       *page,
                                      const AnnexaKind *kind,
                                      gint64            id)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (page);

  if (kind == annexa_kind_lookup ("control"))
    select_control (self, id);
  else
    annexa_frameworks_page_choose (self, id);
}

static gboolean
annexa_frameworks_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_FRAMEWORKS_PAGE (page)->panes);
}

static void
annexa_frameworks_page_add (AnnexaPage *page)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (page);
  gint64 id;

  if (!annexa_page_flush (page))
    return;
  id = annexa_add_record (GTK_WIDGET (self), annexa_page_get_project (page), framework_kind ());
  if (id != 0 && annexa_page_show_record (page, framework_kind (), id))
    annexa_form_pane_focus_title (self->form_pane);
}

static void
selected_deleted (GtkWidget *page,
                  gpointer   data)
{
  annexa_page_take_focus (ANNEXA_PAGE (page));
}

static void
annexa_frameworks_page_delete_selected (AnnexaPage *page)
{
  AnnexaRecord *record = annexa_form_pane_get_record (ANNEXA_FRAMEWORKS_PAGE (page)->form_pane);

  if (record != NULL)
    annexa_delete_record (GTK_WIDGET (page), annexa_page_get_project (page), record, selected_deleted, NULL);
}

static gboolean
annexa_frameworks_page_take_focus (AnnexaPage *page)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (page);
  GtkWidget *row;

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    return TRUE;
  if (gtk_widget_get_width (GTK_WIDGET (self->stack)) == 0)
    return FALSE;
  row = gtk_widget_get_mapped (GTK_WIDGET (self->view)) ? annexa_control_row_find (GTK_WIDGET (self->view), self->selected_id) : NULL;
  return (row != NULL && gtk_widget_grab_focus (row))
         || annexa_focus_into (gtk_stack_get_visible_child (self->stack));
}

static void
annexa_frameworks_page_toggle_search (AnnexaPage *page)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_search_bar_set_search_mode (self->search_bar, !gtk_search_bar_get_search_mode (self->search_bar));
}

static gboolean
annexa_frameworks_page_flush (AnnexaPage *page)
{
  return annexa_form_pane_flush (ANNEXA_FRAMEWORKS_PAGE (page)->form_pane);
}

static void
annexa_frameworks_page_toggle_form (AnnexaPage *page)
{
  annexa_panes_toggle_end (ANNEXA_FRAMEWORKS_PAGE (page)->panes);
}

static void
annexa_frameworks_page_dispose (GObject *object)
{
  AnnexaFrameworksPage *self = ANNEXA_FRAMEWORKS_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_FRAMEWORKS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->records);
  g_clear_object (&self->frameworks);

  G_OBJECT_CLASS (annexa_frameworks_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNEXA_TYPE_FILTER_BAR);
  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_STACKING_LAYOUT);
  g_type_ensure (ANNEXA_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-frameworks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, progress);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, mapped_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, implemented_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, column_names);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaFrameworksPage, view);
  gtk_widget_class_bind_template_callback (widget_class, framework_chosen);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen);
  gtk_widget_class_bind_template_callback (widget_class, about_clicked);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
}

static void
annexa_frameworks_page_class_init (AnnexaFrameworksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_frameworks_page_dispose;
  page_class->show_record = annexa_frameworks_page_show_record;
  page_class->get_selected = annexa_frameworks_page_get_selected;
  page_class->select_record = annexa_frameworks_page_select_record;
  page_class->go_back = annexa_frameworks_page_go_back;
  page_class->add = annexa_frameworks_page_add;
  page_class->delete_selected = annexa_frameworks_page_delete_selected;
  page_class->toggle_search = annexa_frameworks_page_toggle_search;
  page_class->flush = annexa_frameworks_page_flush;
  page_class->take_focus = annexa_frameworks_page_take_focus;
  page_class->toggle_form = annexa_frameworks_page_toggle_form;
  annexa_frameworks_page_install_import (widget_class);
  bind_template (widget_class);
}

static void
annexa_frameworks_page_init (AnnexaFrameworksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
build_list (AnnexaFrameworksPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->list = annexa_control_list_new (self->records);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* The newest framework is what somebody comes for; with none but Annex A it is that. */
static void
build_chooser (AnnexaFrameworksPage *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (framework_kind ()->get_type (), NULL, "name");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->frameworks));

  annexa_shorten_names (self->chooser, framework_kind ()->get_type (), "name");
  gtk_drop_down_set_expression (self->chooser, name);
  self->restoring = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (self->frameworks));
  gtk_drop_down_set_selected (self->chooser, n > 0 ? n - 1 : GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
  framework_chosen (self);
}

/**
 * annexa_frameworks_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its frameworks
 */
GtkWidget *
annexa_frameworks_page_new (AnnexaProject *project)
{
  AnnexaFrameworksPage *self = g_object_new (ANNEXA_TYPE_FRAMEWORKS_PAGE, "project", project, NULL);

  self->frameworks = annexa_record_list_new (project, framework_kind ());
  self->records = annexa_record_list_new (project, annexa_kind_lookup ("control"));
  build_list (self);
  adw_bin_set_child (self->column_names, annexa_control_row_new_heading (ANNEXA_CONTROL_ROW_FRAMEWORK, FALSE));
  annexa_filter_bar_set_views (self->filter_bar, project, annexa_views_list_imported ());
  build_chooser (self);
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (records_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.import-catalogue", annexa_page_can_add (ANNEXA_PAGE (self)));
  return GTK_WIDGET (self);
}
