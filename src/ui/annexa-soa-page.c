/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-apply.h"
#include "annexa-columns.h"
#include "annexa-control-row.h"
#include "annexa-field-row.h"
#include "annexa-focus.h"
#include "annexa-nothing-found.h"
#include "annexa-pane.h"
#include "annexa-record-edits.h"
#include "annexa-soa-page-private.h"
#include "annexa-soa.h"
#include "annexa-stacking-layout.h"

/**
 * AnnexaSoaPage:
 *
 * The Statement of Applicability: the controls by theme, how far the decisions have come, and the form of the control
 * that is selected with its explanation (6.1.3 d). Several controls that are selected are decided together. The mapping
 * shows the same controls with their older numbers and with what other frameworks need of them.
 */
G_DEFINE_FINAL_TYPE (AnnexaSoaPage, annexa_soa_page, ANNEXA_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_SELECTING,
  PROP_MAPPING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Only the themes have to be counted, however many controls there are. */
static void
update_headings (AnnexaSoaPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  AnnexaControlHeading *heading;

  for (guint i = 0; (heading = annexa_control_list_get_heading (self->list, &i)) != NULL; i++)
    {
      const char *theme = annexa_control_heading_get_theme (heading);
      AnnexaSoaProgress progress = { 0 };

      if (g_strcmp0 (theme, ANNEXA_CONTROL_HEADING_OWN) == 0)
        annexa_soa_get_own_progress (project, &progress);
      else if (theme != NULL)
        annexa_soa_get_progress (project, theme, &progress);
      annexa_control_heading_set_progress (heading, (guint) progress.decided, (guint) progress.total);
    }
}

/* Whoever has decided about the last control is led on. */
static void
update_next (AnnexaSoaPage           *self,
             const AnnexaSoaProgress *progress)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  gboolean undecided = progress->decided < progress->total;
  g_autofree char *done = NULL;

  if (undecided == self->undecided)
    return;
  self->undecided = undecided;
  if (undecided)
    {
      annexa_next_line_stop (self->next_line);
      return;
    }
  done = g_strdup_printf (ngettext ("%d control is decided.", "All %d controls are decided.", (gulong) progress->total),
                          (int) progress->total);
  annexa_next_line_lead_from (self->next_line, project, annexa_kind_lookup ("control"), done);
}

static void
update_progress (AnnexaSoaPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));
  g_autoptr (AnnexaRecord) organization
      = annexa_project_get_single (project, annexa_kind_lookup ("organization"), NULL);
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
  update_next (self, &progress);

  if (version == NULL)
    subtitle = g_strdup (approved ? _("Approved") : _("Draft"));
  else
    /* TRANSLATORS: The version of the Statement of Applicability, and whether it is a draft or approved */
    subtitle = g_strdup_printf (_("Version %s, %s"), version, approved ? _("approved") : _("draft"));
  adw_window_title_set_subtitle (self->title, subtitle);
}

/* In a narrow window its whole name would be cut off; the sidebar calls it so, too. */
static void
update_title (AnnexaSoaPage *self)
{
  gboolean narrow;

  g_object_get (self, "sidebar-folded", &narrow, NULL);
  adw_window_title_set_title (self->title, narrow ? _("Applicability") : _("Statement of Applicability"));
}

static void
update_stack (AnnexaSoaPage *self)
{
  gboolean any
      = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 || annexa_record_list_is_loading (self->records);

  if (!any)
    annexa_show_nothing_found (self->nothing_page, self->records, self->filter_bar);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing-found");
  update_headings (self);
  annexa_soa_page_restore_selection (self);
  annexa_soa_page_update_selection_bar (self);
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
  annexa_soa_page_forget_unlisted (self);
}

/* With many controls of other frameworks the list is there a little later than the page. The first row is the heading of
 * a theme. */
static void
loading_changed (AnnexaSoaPage *self)
{
  if (annexa_record_list_is_loading (self->records))
    return;
  update_stack (self);
  annexa_soa_page_forget_unlisted (self);
  if (self->selected_id == 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 1, TRUE);
}

static void
search_changed (AnnexaSoaPage *self)
{
  self->restoring = TRUE;
  annexa_record_list_set_words (self->records, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  self->restoring = FALSE;
  update_stack (self);
  annexa_soa_page_forget_unlisted (self);
}

static void
clear_clicked (AnnexaSoaPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  annexa_filter_bar_clear (self->filter_bar);
  annexa_soa_needs_bar_clear (self->needs_bar);
}

/* Explanations stand above the decision, but whoever presses Enter has come to decide. */
static void
focus_decision (AnnexaSoaPage *self)
{
  GtkWidget *row = annexa_field_row_find (GTK_WIDGET (self->form_pane), "applicable");

  if (row != NULL)
    annexa_field_row_focus (ANNEXA_FIELD_ROW (row));
  else
    annexa_form_pane_focus_title (self->form_pane);
}

static void
row_activated (AnnexaSoaPage *self,
               guint          position)
{
  annexa_panes_open_end (self->panes);
  if (self->selected->len > 1)
    annexa_soa_bulk_focus (self->bulk);
  else if (!annexa_panes_get_folded (self->panes))
    focus_decision (self);
}

static void
decide_clicked (AnnexaSoaPage *self)
{
  row_activated (self, 0);
}

/* Whoever has decided about the last ones that were undecided sees what they decided, and not an empty list. */
static void
bulk_applied (AnnexaSoaPage *self,
              const char    *label,
              gboolean       part)
{
  if (part)
    annexa_soa_page_keep_undecided (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    clear_clicked (self);
  annexa_offer_undo (GTK_WIDGET (self), label);
}

static void
list_clicked (AnnexaSoaPage   *self,
              int              n_press,
              double           x,
              double           y,
              GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->selecting || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  if (annexa_panes_get_folded (self->panes) && annexa_is_row_click (gesture, n_press, x, y))
    annexa_panes_open_end (self->panes);
}

static void
show_needed (AnnexaSoaPage *self)
{
  self->restoring = TRUE;
  annexa_control_list_set_shown (self->list,
                                 self->mapping ? annexa_soa_needs_bar_get_controls (self->needs_bar) : NULL);
  self->restoring = FALSE;
  update_stack (self);
  annexa_soa_page_forget_unlisted (self);
}

static void
update_mapping (AnnexaSoaPage *self)
{
  annexa_soa_needs_bar_update (self->needs_bar, annexa_page_get_project (ANNEXA_PAGE (self)));
  show_needed (self);
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
  if (self->mapping)
    update_mapping (self);
  if (self->selected->len > 1)
    annexa_soa_page_forget_deleted (self);
  update_stack (self);
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
      annexa_soa_page_select_position (self, position);
      row_activated (self, position);
    }
  return TRUE;
}

/* The first row is the heading of a theme. */
static gboolean
annexa_soa_page_show_list (AnnexaPage       *page,
                           const AnnexaKind *kind,
                           const AnnexaView *view)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);

  if (kind != annexa_kind_lookup ("control"))
    return FALSE;
  annexa_panes_set_shows_end (self->panes, FALSE);
  if (view == NULL)
    return TRUE;
  clear_clicked (self);
  annexa_filter_bar_show_view (self->filter_bar, view);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 1, TRUE);
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
  annexa_soa_page_select_near (ANNEXA_SOA_PAGE (page), GPOINTER_TO_UINT (position));
  annexa_page_take_focus (ANNEXA_PAGE (page));
}

static void
annexa_soa_page_delete_selected (AnnexaPage *page)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (page);
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);
  guint position;

  if (self->selected->len < 2 && record != NULL
      && annexa_control_list_find (self->list, annexa_record_get_id (record), &position))
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
  row = gtk_widget_get_mapped (GTK_WIDGET (self->view))
            ? annexa_control_row_find (GTK_WIDGET (self->view), self->selected_id)
            : NULL;
  return (row != NULL && gtk_widget_grab_focus (row))
         || annexa_focus_into (gtk_stack_get_visible_child (self->stack));
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
annexa_soa_page_finalize (GObject *object)
{
  g_array_unref (ANNEXA_SOA_PAGE (object)->selected);

  G_OBJECT_CLASS (annexa_soa_page_parent_class)->finalize (object);
}

static void
set_selecting (AnnexaSoaPage *self,
               gboolean       selecting)
{
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  annexa_soa_page_build_rows (self);
  annexa_soa_page_update_selection_bar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

static void
set_mapping (AnnexaSoaPage *self,
             gboolean       mapping)
{
  if (self->mapping == mapping)
    return;
  self->mapping = mapping;
  annexa_soa_page_build_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->needs_bar), mapping);
  if (mapping)
    update_mapping (self);
  else
    show_needed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAPPING]);
}

static void
annexa_soa_page_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_SELECTING:
      set_selecting (ANNEXA_SOA_PAGE (object), g_value_get_boolean (value));
      break;
    case PROP_MAPPING:
      set_mapping (ANNEXA_SOA_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annexa_soa_page_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_SELECTING:
      g_value_set_boolean (value, ANNEXA_SOA_PAGE (object)->selecting);
      break;
    case PROP_MAPPING:
      g_value_set_boolean (value, ANNEXA_SOA_PAGE (object)->mapping);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (ANNEXA_SOA_PAGE (widget)->selection));
}

/* Where only what is undecided is listed, all of it is meant, and else what is undecided among all. */
static void
decide_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (widget);

  if (!annexa_soa_page_lists_undecided (self))
    annexa_soa_page_show_list (ANNEXA_PAGE (self), annexa_kind_lookup ("control"),
                               annexa_view_find (annexa_kind_lookup ("control"), "undecided"));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  row_activated (self, 0);
}

/* What was selected together is let go; the control that was shown before is selected again. */
static void
stop_selecting_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  AnnexaSoaPage *self = ANNEXA_SOA_PAGE (widget);

  set_selecting (self, FALSE);
  g_array_set_size (self->selected, 0);
  annexa_soa_page_restore_selection (self);
  annexa_soa_page_selection_changed (self);
  annexa_page_take_focus (ANNEXA_PAGE (self));
}

static void
annexa_soa_page_class_init (AnnexaSoaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annexa_soa_page_dispose;
  object_class->finalize = annexa_soa_page_finalize;
  object_class->get_property = annexa_soa_page_get_property;
  object_class->set_property = annexa_soa_page_set_property;
  page_class->show_record = annexa_soa_page_show_record;
  page_class->show_list = annexa_soa_page_show_list;
  page_class->go_back = annexa_soa_page_go_back;
  page_class->add = annexa_soa_page_add;
  page_class->delete_selected = annexa_soa_page_delete_selected;
  page_class->toggle_search = annexa_soa_page_toggle_search;
  page_class->flush = annexa_soa_page_flush;
  page_class->take_focus = annexa_soa_page_take_focus;
  page_class->toggle_form = annexa_soa_page_toggle_form;

  /**
   * AnnexaSoaPage:selecting:
   *
   * Whether rows have boxes to check, so that several can be selected without the keyboard.
   */
  properties[PROP_SELECTING]
      = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * AnnexaSoaPage:mapping:
   *
   * Whether the mapping is shown, and not the decisions.
   */
  properties[PROP_MAPPING]
      = g_param_spec_boolean ("mapping", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "soa.select-several", "selecting");
  gtk_widget_class_install_property_action (widget_class, "soa.show-mapping", "mapping");
  gtk_widget_class_install_action (widget_class, "soa.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "soa.decide-all", NULL, decide_all_action);
  gtk_widget_class_install_action (widget_class, "soa.stop-selecting", NULL, stop_selecting_action);

  g_type_ensure (ANNEXA_TYPE_FILTER_BAR);
  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_NEXT_LINE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_STACKING_LAYOUT);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_SOA_BULK);
  g_type_ensure (ANNEXA_TYPE_SOA_NEEDS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-soa-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, bulk);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, end_stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, needs_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, next_line);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, foot);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, offer_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaSoaPage, offer_button);
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
  gtk_widget_class_bind_template_callback (widget_class, show_needed);
  gtk_widget_class_bind_template_callback (widget_class, decide_clicked);
  gtk_widget_class_bind_template_callback (widget_class, bulk_applied);
}

static void
annexa_soa_page_init (AnnexaSoaPage *self)
{
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect (self, "notify::sidebar-folded", G_CALLBACK (update_title), NULL);
}

static void
build_list (AnnexaSoaPage *self,
            AnnexaProject *project)
{
  self->records = annexa_record_list_new (project, annexa_kind_lookup ("control"));
  annexa_record_list_set_query (self->records, annexa_soa_query_new ());
  self->list = annexa_control_list_new (self->records);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  annexa_soa_page_build_rows (self);
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
  annexa_filter_bar_set_kind (self->filter_bar, project, annexa_kind_lookup ("control"));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (annexa_soa_page_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->records, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  update_progress (self);
  loading_changed (self);
  return GTK_WIDGET (self);
}
