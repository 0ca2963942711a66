/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-columns.h"
#include "annexa-control-list.h"
#include "annexa-control-row.h"
#include "annexa-filter-bar.h"
#include "annexa-form-pane.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-record-edits.h"
#include "annexa-soa-page.h"
#include "annexa-soa.h"

/**
 * AnnexaSoaPage:
 *
 * The Statement of Applicability: the controls by theme, how far the decisions have come, and the form of the control
 * that is selected with its explanation (6.1.3 d).
 */
struct _AnnexaSoaPage
{
  AnnexaPage parent_instance;

  AnnexaRecordList *records;
  AnnexaControlList *list;
  GtkSingleSelection *selection;
  gint64 selected_id;
  gboolean restoring;

  AnnexaPanes *panes;
  AnnexaFormPane *form_pane;
  AdwWindowTitle *title;
  AnnexaFilterBar *filter_bar;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *decided_label;
  GtkLabel *implemented_label;
  GtkLevelBar *decided_bar;
  AdwBin *column_names;
  GtkStack *stack;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (AnnexaSoaPage, annexa_soa_page, ANNEXA_TYPE_PAGE)

static void
update_progress (AnnexaSoaPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (AnnexaRecord) organization = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
  const char *version = organization != NULL ? annexa_record_get_text (organization, "soa-version") : NULL;
  gboolean approved = organization != NULL && !annexa_record_is_empty (organization, "soa-approved-on");
  g_autofree char *decided = NULL;
  g_autofree char *implemented = NULL;
  g_autofree char *subtitle = NULL;
  AnnexaSoaProgress progress;

  annexa_soa_get_progress (project, NULL, &progress);
  decided = g_strdup_printf (_("%d of %d decided"), (int) progress.decided, (int) progress.total);
  implemented = g_strdup_printf (ngettext ("%d implemented", "%d implemented", (gulong) progress.implemented),
                                 (int) progress.implemented);
  gtk_label_set_label (self->decided_label, decided);
  gtk_label_set_label (self->implemented_label, implemented);
  gtk_level_bar_set_value (self->decided_bar,
                           progress.total > 0 ? (double) progress.decided / (double) progress.total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->decided_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, decided, -1);

  if (version == NULL)
    subtitle = g_strdup (approved ? _("Approved") : _("Draft"));
  else
    /* TRANSLATORS: The version of the Statement of Applicability, and whether it is a draft or approved */
    subtitle = g_strdup_printf (_("Version %s, %s"), version, approved ? _("approved") : _("draft"));
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
select_position (AnnexaSoaPage *self,
                 guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* The control there, or the last one before. */
static void
select_near (AnnexaSoaPage *self,
             guint          position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = MIN (position + 1, n); i > 0; i--)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->list), i - 1);

      if (ANNEXA_IS_RECORD (item))
        {
          select_position (self, i - 1);
          return;
        }
    }
}

static void
restore_selection (AnnexaSoaPage *self)
{
  guint position;

  self->restoring = TRUE;
  if (self->selected_id != 0 && annexa_control_list_find (self->list, self->selected_id, &position))
    gtk_single_selection_set_selected (self->selection, position);
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
}

static void
update_stack (AnnexaSoaPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0
                 || annexa_record_list_is_loading (self->records);

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing-found");
  restore_selection (self);
}

static void
run_query (AnnexaSoaPage *self)
{
  g_autoptr (AnnexaQuery) query = annexa_soa_query_new ();
  const AnnexaView *view = annexa_filter_bar_get_view (self->filter_bar);

  if (view != NULL)
    annexa_view_apply (view, annexa_page_get_project (ANNEXA_PAGE (self)), query);
  self->restoring = TRUE;
  annexa_record_list_set_query (self->records, g_steal_pointer (&query));
  self->restoring = FALSE;
  update_stack (self);
}

/* With many controls of other frameworks the list is there a little later than the page. The first row is the heading of
 * a theme. */
static void
loading_changed (AnnexaSoaPage *self)
{
  if (annexa_record_list_is_loading (self->records))
    return;
  update_stack (self);
  if (self->selected_id == 0)
    gtk_single_selection_set_selected (self->selection, 1);
}

static void
search_changed (AnnexaSoaPage *self)
{
  self->restoring = TRUE;
  annexa_record_list_set_words (self->records, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  self->restoring = FALSE;
  update_stack (self);
}

static void
clear_clicked (AnnexaSoaPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  annexa_filter_bar_clear (self->filter_bar);
}

static void
selection_changed (AnnexaSoaPage *self)
{
  GObject *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->restoring || !ANNEXA_IS_RECORD (item))
    return;
  if (annexa_form_pane_show_record (self->form_pane, annexa_page_get_project (ANNEXA_PAGE (self)), ANNEXA_RECORD (item)))
    self->selected_id = annexa_record_get_id (ANNEXA_RECORD (item));
  else
    restore_selection (self);
}

static void
row_activated (AnnexaSoaPage *self,
               guint          position)
{
  annexa_panes_open_end (self->panes);
  if (!annexa_panes_get_folded (self->panes))
    annexa_form_pane_focus_title (self->form_pane);
}

static void
list_clicked (AnnexaSoaPage   *self,
              int              n_press,
              double           x,
              double           y,
              GtkGestureClick *gesture)
{
  if (annexa_panes_get_folded (self->panes) && annexa_is_row_click (gesture, n_press, x, y))
    annexa_panes_open_end (self->panes);
}

static void
project_changed (AnnexaSoaPage *self)
{
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);

  update_progress (self);
  if (record != NULL && annexa_record_is_deleted (record))
    {
      annexa_form_pane_show_record (self->form_pane, NULL, NULL);
      annexa_panes_set_shows_end (self->panes, FALSE);
    }
  update_stack (self);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            AnnexaSoaPage            *self)
{
  gtk_list_item_set_child (item, annexa_control_row_new (annexa_page_get_project (ANNEXA_PAGE (self)), FALSE));
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          AnnexaSoaPage            *self)
{
  GObject *object = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  gboolean heading = ANNEXA_IS_CONTROL_HEADING (object);
  g_autofree char *sentence = NULL;

  annexa_control_row_set_item (ANNEXA_CONTROL_ROW (row), object, 0);
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
            AnnexaSoaPage            *self)
{
  annexa_control_row_set_item (ANNEXA_CONTROL_ROW (gtk_list_item_get_child (item)), NULL, 0);
}

static gboolean
annexa_soa_page_show_record (AnnexaPage       *page,
                             const AnnexaKind *kind,
                             gint64            id)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);
  guint position;

  if (kind != annexa_kind_lookup ("control"))
    return FALSE;
  if (id != 0 && !annexa_control_list_find (self->list, id, &position))
    clear_clicked (self);
  if (id != 0 && annexa_control_list_find (self->list, id, &position))
    {
      select_position (self, position);
      row_activated (self, position);
    }
  return TRUE;
}

static gboolean
annexa_soa_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_SOA_PAGE (page)->panes);
}

static void
annexa_soa_page_add (AnnexaPage *page)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);
  const AnnexaKind *kind = annexa_kind_lookup ("control");
  gint64 id;

  if (!annexa_page_flush (page))
    return;
  id = annexa_add_record (GTK_WIDGET (self), annexa_page_get_project (page), kind);
  if (id != 0 && annexa_page_show_record (page, kind, id))
    annexa_form_pane_focus_title (self->form_pane);
}

static void
selected_deleted (GtkWidget *page,
                  gpointer   position)
{
  select_near (ANNEXA_SOA_PAGE (page), GPOINTER_TO_UINT (position));
  annexa_page_take_focus (ANNEXA_PAGE (page));
}

static void
annexa_soa_page_delete_selected (AnnexaPage *page)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (record != NULL)
    annexa_delete_record (GTK_WIDGET (self), annexa_page_get_project (page), record, selected_deleted,
                          GUINT_TO_POINTER (position));
}

static gboolean
annexa_soa_page_take_focus (AnnexaPage *page)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);
  GtkWidget *row;

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    return TRUE;
  if (gtk_widget_get_width (GTK_WIDGET (self->stack)) == 0)
    return FALSE;
  row = gtk_widget_get_mapped (GTK_WIDGET (self->view)) ? annexa_control_row_find (GTK_WIDGET (self->view), self->selected_id) : NULL;
  return (row != NULL && gtk_widget_grab_focus (row))
         || gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
annexa_soa_page_toggle_search (AnnexaPage *page)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_search_bar_set_search_mode (self->search_bar, !gtk_search_bar_get_search_mode (self->search_bar));
}

static gboolean
annexa_soa_page_flush (AnnexaPage *page)
{
  return annexa_form_pane_flush (ANNEXA_SOA_PAGE (page)->form_pane);
}

static void
annexa_soa_page_toggle_form (AnnexaPage *page)
{
  annexa_panes_toggle_end (ANNEXA_SOA_PAGE (page)->panes);
}

static void
annexa_soa_page_dispose (GObject *object)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (object);

  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_SOA_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (annexa_soa_page_parent_class)->dispose (object);
}

static void
annexa_soa_page_class_init (AnnexaSoaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_soa_page_dispose;
  page_class->show_record = annexa_soa_page_show_record;
  page_class->go_back = annexa_soa_page_go_back;
  page_class->add = annexa_soa_page_add;
  page_class->delete_selected = annexa_soa_page_delete_selected;
  page_class->toggle_search = annexa_soa_page_toggle_search;
  page_class->flush = annexa_soa_page_flush;
  page_class->take_focus = annexa_soa_page_take_focus;
  page_class->toggle_form = annexa_soa_page_toggle_form;

  g_type_ensure (ANNEXA_TYPE_FILTER_BAR);
  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-soa-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, decided_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, implemented_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, decided_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, column_names);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, view);
  gtk_widget_class_bind_template_callback (widget_class, run_query);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
}

static void
annexa_soa_page_init (AnnexaSoaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
build_list (AnnexaSoaPage *self,
            AnnexaProject *project)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->records = annexa_record_list_new (project, annexa_kind_lookup ("control"));
  annexa_record_list_set_query (self->records, annexa_soa_query_new ());
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

/**
 * annexa_soa_page_new:
 * @project: a project
 *
 * Returns: (transfer floating): the page of its Statement of Applicability
 */
GtkWidget *
annexa_soa_page_new (AnnexaProject *project)
{
  AnnexaSoaPage *self = g_object_new (ANNEXA_TYPE_SOA_PAGE, "project", project, NULL);

  build_list (self, project);
  adw_bin_set_child (self->column_names, annexa_control_row_new_heading (FALSE));
  annexa_filter_bar_set_kind (self->filter_bar, project, annexa_kind_lookup ("control"));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  update_progress (self);
  loading_changed (self);
  return GTK_WIDGET (self);
}
