/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-asset-map-settings.h"
#include "annexa-asset-map-view.h"
#include "annexa-form-pane.h"
#include "annexa-names.h"
#include "annexa-pane.h"
#include "annexa-panes.h"
#include "annexa-record-edits.h"
#include "annexa-register-page.h"
#include "annexa-register.h"
#include "annexa-tab-bar.h"
#include "annexa-table-import.h"
#include "annexa-tabs.h"
#include "annexa-template-window.h"

/* Where the keyboard goes when a record is opened. */
typedef enum
{
  FOCUS_FORM, /* where there is room for it beside the list */
  FOCUS_TITLE,
  FOCUS_MAP,
} Focus;

/**
 * AnnexaRegisterPage:
 *
 * A register with the form beside it. Kinds that are rarely looked at share the page of their neighbour, as tabs.
 */
struct _AnnexaRegisterPage
{
  AnnexaPage parent_instance;

  AnnexaPanes *panes;
  GtkWidget *header;
  AnnexaFormPane *form_pane;
  AnnexaAssetMapView *map; /* Of assets, from when it is first looked at. */
  GtkStack *view_stack;
  GtkToggleButton *map_button;
  AdwViewStack *stack;
  AdwViewSwitcherTitle *switcher;
  GtkWidget *switcher_bar;
  GtkWidget *add_button;
  GtkWidget *add_menu_button;
  GtkMenuButton *columns_button;
  gint64 opening; /* id of a record that was not opened from the list, or 0 */
  Focus focus;    /* when that one is opened */
};

G_DEFINE_FINAL_TYPE (AnnexaRegisterPage, annexa_register_page, ANNEXA_TYPE_PAGE)

static AnnexaRegister *
current_register (AnnexaRegisterPage *self)
{
  return ANNEXA_REGISTER (adw_view_stack_get_visible_child (self->stack));
}

static void
update_title (AnnexaRegisterPage *self)
{
  AnnexaRegister *reg = current_register (self);

  adw_view_switcher_title_set_title (self->switcher, annexa_kind_get_plural (annexa_register_get_kind (reg)));
  annexa_form_pane_set_choosable (self->form_pane, annexa_record_list_get_n_found (annexa_register_get_list (reg)) > 0);
  g_object_set (self->panes, "end-needed",
                annexa_project_count (annexa_page_get_project (ANNEXA_PAGE (self)), annexa_register_get_kind (reg)) > 0, NULL);
}

static AnnexaRegister *
find_register (AnnexaRegisterPage *self,
               const AnnexaKind   *kind)
{
  GtkWidget *child = adw_view_stack_get_child_by_name (self->stack, kind->name);

  return child != NULL ? ANNEXA_REGISTER (child) : NULL;
}

static gboolean
shows_map (AnnexaRegisterPage *self)
{
  return gtk_toggle_button_get_active (self->map_button);
}

static void
select_on_map (AnnexaRegisterPage *self)
{
  AnnexaRecord *record = annexa_register_get_selected (current_register (self));

  if (self->map != NULL)
    annexa_asset_map_view_select (self->map, record != NULL ? annexa_record_get_id (record) : 0);
}

/* Whether the list shows other records than the one in the form, and nobody chose any of them. */
static gboolean
is_hidden (AnnexaRegister *reg,
           AnnexaRecord   *record)
{
  guint position;

  return annexa_register_get_selected (reg) == NULL && annexa_register_get_kind (reg) == annexa_record_get_kind (record)
         && !annexa_record_list_find (annexa_register_get_list (reg), annexa_record_get_id (record), &position);
}

/* A form with something in it that could not be written keeps its record, and the list goes back to that, but not while
 * somebody filters or searches. */
static void
show_selected (AnnexaRegisterPage *self)
{
  AnnexaRecord *record;
  AnnexaRegister *reg;

  select_on_map (self);
  if (annexa_form_pane_show_record (self->form_pane, annexa_page_get_project (ANNEXA_PAGE (self)),
                                    annexa_register_get_selected (current_register (self))))
    return;

  record = annexa_form_pane_get_record (self->form_pane);
  if (is_hidden (current_register (self), record))
    return;
  reg = find_register (self, annexa_record_get_kind (record));
  annexa_register_select (reg, annexa_record_get_id (record));
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (reg));
}

static void
describe_button (GtkWidget  *button,
                 const char *label)
{
  /* TRANSLATORS: A button and its key: “Add asset (Ctrl+N)” */
  g_autofree char *tooltip = g_strdup_printf (_("%s (Ctrl+N)"), label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Only documents can begin as more than an empty record, so only there is a choice. */
static void
update_add_button (AnnexaRegisterPage *self)
{
  const AnnexaKind *kind = annexa_register_get_kind (current_register (self));
  gboolean has_templates = strcmp (kind->name, "document") == 0;

  gtk_widget_set_visible (self->add_button, !has_templates);
  gtk_widget_set_visible (self->add_menu_button, has_templates);
  describe_button (has_templates ? self->add_menu_button : self->add_button, kind->add != NULL ? _(kind->add) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-from-template",
                                 has_templates && annexa_page_can_add (ANNEXA_PAGE (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.adopt-template",
                                 has_templates && annexa_page_can_add (ANNEXA_PAGE (self)));
}

/* Rows of two lines have no columns to choose, nor has a map. */
static void
update_columns_button (AnnexaRegisterPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button),
                          !shows_map (self) && annexa_register_has_table (current_register (self)));
}

static void
register_fitted (AnnexaRegister     *reg,
                 AnnexaRegisterPage *self)
{
  if (reg == current_register (self))
    update_columns_button (self);
}

static void
register_counted (AnnexaRegister     *reg,
                  AnnexaRegisterPage *self)
{
  if (reg == current_register (self))
    update_title (self);
}

static void
show_marked (AnnexaRegisterPage *self)
{
  AnnexaRegister *reg = current_register (self);
  guint n_proposals;
  guint n = annexa_register_count_marked (reg, &n_proposals);

  annexa_form_pane_show_several (self->form_pane, annexa_page_get_project (ANNEXA_PAGE (self)),
                                 annexa_register_get_kind (reg), n, n_proposals);
}

static void
register_marked (AnnexaRegister     *reg,
                 AnnexaRegisterPage *self)
{
  if (reg == current_register (self))
    show_marked (self);
}

static void
tab_changed (AnnexaRegisterPage *self)
{
  update_columns_button (self);
  update_add_button (self);
  gtk_menu_button_set_popover (self->columns_button, annexa_register_make_columns (current_register (self)));
  update_title (self);
  show_selected (self);
  show_marked (self);
}

static void
record_selected (AnnexaRegister     *reg,
                 AnnexaRegisterPage *self)
{
  if (reg == current_register (self))
    show_selected (self);
}

/* What was opened from elsewhere is so once, maybe later, when a long list was read. */
static Focus
take_focus_of (AnnexaRegisterPage *self,
               AnnexaRecord       *record)
{
  gboolean expected = record != NULL && annexa_record_get_id (record) == self->opening;

  self->opening = 0;
  return expected ? self->focus : FOCUS_FORM;
}

/* Where there is room for both, selecting is enough, and activating goes on in the form; where there is not, activating
 * turns to the form. Who went elsewhere while a long list was read is not called back. */
static void
record_activated (AnnexaRegister     *reg,
                  AnnexaRegisterPage *self)
{
  Focus focus = take_focus_of (self, annexa_register_get_selected (reg));

  if (reg != current_register (self) || !gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  annexa_panes_open_end (self->panes);
  /* Whoever follows the arrows of the map goes on doing so; F6 leads to the form. */
  if (focus == FOCUS_MAP && shows_map (self))
    {
      if (!annexa_panes_get_folded (self->panes))
        annexa_asset_map_view_take_focus (self->map);
    }
  /* In a form that is there for reading only, the first thing to take the keyboard would be a button of its header. */
  else if (focus == FOCUS_TITLE
           || (!annexa_panes_get_folded (self->panes)
               && annexa_project_get_access (annexa_page_get_project (ANNEXA_PAGE (self))) == ANNEXA_ACCESS_EDIT))
    {
      /* What is new has no name of its own yet, so that what is typed replaces the one it got. */
      if (focus == FOCUS_TITLE)
        annexa_form_pane_focus_title (self->form_pane);
      else
        annexa_form_pane_go_on (self->form_pane);
    }
}

static void
open_record (AnnexaRegisterPage *self,
             AnnexaRegister     *reg,
             gint64              id,
             Focus               focus)
{
  self->opening = id;
  self->focus = focus;
  (void) annexa_register_open (reg, id);
}

/* Arrow keys alone only select, or one could not walk through a list that is shown without its form. */
static void
record_clicked (AnnexaRegister     *reg,
                AnnexaRegisterPage *self)
{
  if (annexa_panes_get_folded (self->panes))
    record_activated (reg, self);
}

/* With the button of the map a narrow header has one button more than there is room for. */
static void
folded_changed (AnnexaRegisterPage *self)
{
  if (annexa_panes_get_folded (self->panes) && gtk_widget_get_visible (GTK_WIDGET (self->map_button)))
    gtk_widget_add_css_class (self->header, "tight");
  else
    gtk_widget_remove_css_class (self->header, "tight");
}

static void
asset_activated (AnnexaAssetMapView *map,
                 gint64              id,
                 AnnexaRegisterPage *self)
{
  open_record (self, current_register (self), id, FOCUS_MAP);
}

/* Assets can be looked at as a picture; the register goes on selecting behind it. */
static void
map_toggled (AnnexaRegisterPage *self)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (self));

  if (shows_map (self) && self->map == NULL)
    {
      self->map = ANNEXA_ASSET_MAP_VIEW (annexa_asset_map_view_new (project));
      g_signal_connect (self->map, "activated", G_CALLBACK (asset_activated), self);
      gtk_stack_add_named (self->view_stack, GTK_WIDGET (self->map), "map");
      annexa_name_widgets (GTK_WIDGET (self->map));
      select_on_map (self);
    }
  gtk_stack_set_visible_child_name (self->view_stack, shows_map (self) ? "map" : "list");
  update_columns_button (self);
  annexa_asset_map_settings_save (annexa_project_get_path (project), shows_map (self), NULL);
}

static void
project_changed (AnnexaRegisterPage *self)
{
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);

  update_title (self);
  if (record != NULL && annexa_record_is_deleted (record))
    {
      show_selected (self);
      annexa_panes_set_shows_end (self->panes, FALSE);
    }
}

static gboolean
annexa_register_page_show_record (AnnexaPage       *page,
                                  const AnnexaKind *kind,
                                  gint64            id)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);
  AnnexaRegister *reg = find_register (self, kind);

  if (reg == NULL)
    return FALSE;
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (reg));
  if (id != 0)
    open_record (self, reg, id, FOCUS_FORM);
  return TRUE;
}

static AnnexaRecord *
annexa_register_page_get_selected (AnnexaPage *page)
{
  return annexa_register_get_selected (current_register (ANNEXA_REGISTER_PAGE (page)));
}

static void
annexa_register_page_select_record (AnnexaPage       *page,
                                    const AnnexaKind *kind,
                                    gint64            id)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);
  AnnexaRegister *reg = find_register (self, kind);

  if (reg == NULL)
    return;
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (reg));
  annexa_register_select (reg, id);
}

static void
annexa_register_page_select_several (AnnexaPage       *page,
                                     const AnnexaKind *kind,
                                     GArray           *ids)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);
  AnnexaRegister *reg = find_register (self, kind);

  if (reg == NULL)
    return;
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (reg));
  annexa_register_select_several (reg, ids);
}

static gboolean
annexa_register_page_show_list (AnnexaPage       *page,
                                const AnnexaKind *kind,
                                const AnnexaView *view)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);
  AnnexaRegister *reg = find_register (self, kind);

  if (reg == NULL)
    return FALSE;
  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_toggle_button_set_active (self->map_button, FALSE);
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (reg));
  if (view != NULL)
    annexa_register_show_view (reg, view);
  return TRUE;
}

static gboolean
annexa_register_page_go_back (AnnexaPage *page)
{
  return annexa_panes_go_back (ANNEXA_REGISTER_PAGE (page)->panes);
}

static void
annexa_register_page_add (AnnexaPage *page)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);
  AnnexaRegister *reg = current_register (self);
  gint64 id;

  if (!annexa_page_flush (page))
    return;
  /* A baseline is of now; its form could not ask for that. */
  if (annexa_register_get_kind (reg) == annexa_kind_lookup ("baseline"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.take-baseline", NULL);
      return;
    }
  id = annexa_add_record (GTK_WIDGET (self), annexa_page_get_project (page), annexa_register_get_kind (reg));
  if (id != 0)
    open_record (self, reg, id, FOCUS_TITLE);
}

static void
documents_added (AnnexaTemplateWindow *dialog,
                 gint64                id,
                 AnnexaRegisterPage   *self)
{
  open_record (self, current_register (self), id, FOCUS_FORM);
}

/* With a parameter a template is ticked already. */
static void
new_from_template_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  GtkWidget *dialog;

  if (!annexa_page_flush (ANNEXA_PAGE (widget)))
    return;
  dialog = annexa_template_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                       annexa_page_get_project (ANNEXA_PAGE (widget)));
  if (parameter != NULL)
    annexa_template_window_choose (ANNEXA_TEMPLATE_WINDOW (dialog), g_variant_get_string (parameter, NULL));
  g_signal_connect_object (dialog, "added", G_CALLBACK (documents_added), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_table_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AnnexaRegister *reg = current_register (ANNEXA_REGISTER_PAGE (widget));

  if (annexa_page_flush (ANNEXA_PAGE (widget)))
    annexa_choose_table_to_import (widget, annexa_page_get_project (ANNEXA_PAGE (widget)), annexa_register_get_kind (reg));
}

/* As import_table_action() does. */
static AnnexaProject *
find_table_target (GtkWidget         *widget,
                   const AnnexaKind **kind)
{
  AnnexaProject *project = annexa_page_get_project (ANNEXA_PAGE (widget));

  if (annexa_project_get_access (project) != ANNEXA_ACCESS_EDIT || !annexa_page_flush (ANNEXA_PAGE (widget)))
    return NULL;
  *kind = annexa_register_get_kind (current_register (ANNEXA_REGISTER_PAGE (widget)));
  return project;
}

static void
save_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  if (annexa_page_flush (ANNEXA_PAGE (widget)))
    annexa_register_save_list (current_register (ANNEXA_REGISTER_PAGE (widget)));
}

/* Also from the form, where one may be when one sees that the list has to be another one. */
static void
register_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (widget);
  g_autofree char *action = g_strconcat ("register", strchr (name, '.'), NULL);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (current_register (self)), action, NULL);
}

/* From the menu beside the form, where one looks for what can be done with a record, or with several. */
static void
grid_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (widget);

  if (annexa_form_pane_flush (self->form_pane))
    annexa_register_act (current_register (self), g_str_equal (name, "page.duplicate") ? "grid.duplicate" : "grid.set");
}

/* The neighbour of what is gone is next. */
static void
selected_deleted (GtkWidget *page,
                  gpointer   position)
{
  annexa_register_select_position (current_register (ANNEXA_REGISTER_PAGE (page)), GPOINTER_TO_UINT (position));
  annexa_page_take_focus (ANNEXA_PAGE (page));
}

/* The form may go on showing a record that its list does not have any more; then nothing is next. */
static void
delete_proposal_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (widget);
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);
  guint position = annexa_register_get_position (current_register (self));
  gboolean listed = position != GTK_INVALID_LIST_POSITION;

  if (record != NULL && !annexa_register_delete_proposals (current_register (self)))
    annexa_delete_record (widget, annexa_page_get_project (ANNEXA_PAGE (self)), record,
                          listed ? selected_deleted : NULL, GUINT_TO_POINTER (position));
}

/* In a list of proposals what is confirmed leaves the list, and its neighbour is next. */
static void
confirm_proposal_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (widget);
  AnnexaRegister *reg = current_register (self);
  AnnexaRecord *record = annexa_form_pane_get_record (self->form_pane);
  guint position = annexa_register_get_position (reg);

  if (record == NULL || !annexa_page_flush (ANNEXA_PAGE (self))
      || (!annexa_register_confirm_proposals (reg)
          && !annexa_confirm_proposal (widget, annexa_page_get_project (ANNEXA_PAGE (self)), record)))
    return;
  if (position != GTK_INVALID_LIST_POSITION && annexa_register_get_selected (reg) == NULL)
    annexa_register_select_position (reg, position);
}

static void
annexa_register_page_delete_selected (AnnexaPage *page)
{
  AnnexaRegister *reg = current_register (ANNEXA_REGISTER_PAGE (page));
  AnnexaRecord *record = annexa_register_get_selected (reg);

  if (record != NULL && !annexa_register_delete_several (reg))
    annexa_delete_record (GTK_WIDGET (page), annexa_page_get_project (page), record, selected_deleted,
                          GUINT_TO_POINTER (annexa_register_get_position (reg)));
}

static gboolean
annexa_register_page_take_focus (AnnexaPage *page)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);

  if (annexa_panes_get_folded (self->panes) && annexa_panes_get_shows_end (self->panes))
    return TRUE;
  if (shows_map (self))
    return annexa_asset_map_view_take_focus (self->map);
  return annexa_register_take_focus (current_register (self));
}

static void
annexa_register_page_toggle_search (AnnexaPage *page)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_toggle_button_set_active (self->map_button, FALSE);
  annexa_register_toggle_search (current_register (self));
}

/* What somebody began in a tab and left there counts as well. */
static gboolean
flush_registers (AnnexaRegisterPage *self)
{
  g_autoptr (GtkSelectionModel) tabs = adw_view_stack_get_pages (self->stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tabs)); i++)
    {
      g_autoptr (AdwViewStackPage) tab = g_list_model_get_item (G_LIST_MODEL (tabs), i);
      GtkWidget *child = adw_view_stack_page_get_child (tab);

      if (annexa_register_flush (ANNEXA_REGISTER (child)))
        continue;
      adw_view_stack_set_visible_child (self->stack, child);
      return FALSE;
    }
  return TRUE;
}

static gboolean
annexa_register_page_flush (AnnexaPage *page)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);

  return annexa_form_pane_flush (self->form_pane) && flush_registers (self);
}

static void
annexa_register_page_toggle_form (AnnexaPage *page)
{
  annexa_panes_toggle_end (ANNEXA_REGISTER_PAGE (page)->panes);
}

static void
annexa_register_page_turn_tab (AnnexaPage *page,
                               int         step)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  if (gtk_widget_get_visible (GTK_WIDGET (self->map_button)))
    gtk_toggle_button_set_active (self->map_button, !shows_map (self));
  annexa_tabs_turn_stack (self->stack, step);
}

static void
annexa_register_page_show_picture (AnnexaPage *page,
                                   const char *name)
{
  AnnexaRegisterPage *self = ANNEXA_REGISTER_PAGE (page);

  annexa_panes_set_shows_end (self->panes, FALSE);
  gtk_toggle_button_set_active (self->map_button, strcmp (name, "map") == 0);
}

static gboolean
annexa_register_page_can_add (AnnexaPage *page)
{
  return annexa_register_get_kind (current_register (ANNEXA_REGISTER_PAGE (page)))->add != NULL;
}

static void
annexa_register_page_dispose (GObject *object)
{
  /* Disposing of the template takes its children out of their parent behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_REGISTER_PAGE);

  G_OBJECT_CLASS (annexa_register_page_parent_class)->dispose (object);
}

static void
annexa_register_page_class_init (AnnexaRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnnexaPageClass *page_class = ANNEXA_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_register_page_dispose;
  page_class->show_record = annexa_register_page_show_record;
  page_class->get_selected = annexa_register_page_get_selected;
  page_class->select_record = annexa_register_page_select_record;
  page_class->select_several = annexa_register_page_select_several;
  page_class->show_list = annexa_register_page_show_list;
  page_class->go_back = annexa_register_page_go_back;
  page_class->add = annexa_register_page_add;
  page_class->delete_selected = annexa_register_page_delete_selected;
  page_class->toggle_search = annexa_register_page_toggle_search;
  page_class->flush = annexa_register_page_flush;
  page_class->take_focus = annexa_register_page_take_focus;
  page_class->toggle_form = annexa_register_page_toggle_form;
  page_class->turn_tab = annexa_register_page_turn_tab;
  page_class->show_picture = annexa_register_page_show_picture;
  page_class->can_add = annexa_register_page_can_add;

  gtk_widget_class_install_action (widget_class, "page.new-from-template", NULL, new_from_template_action);
  gtk_widget_class_install_action (widget_class, "page.adopt-template", "s", new_from_template_action);
  gtk_widget_class_install_action (widget_class, "page.import-table", NULL, import_table_action);
  gtk_widget_class_install_action (widget_class, "page.save-list", NULL, save_list_action);
  gtk_widget_class_install_action (widget_class, "page.add-filter", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "page.filter-menu", NULL, register_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.add-filter",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.filter-menu",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.set-field", NULL, grid_action);
  gtk_widget_class_install_action (widget_class, "page.duplicate", NULL, grid_action);
  gtk_widget_class_install_action (widget_class, "page.confirm-proposal", NULL, confirm_proposal_action);
  gtk_widget_class_install_action (widget_class, "page.delete-proposal", NULL, delete_proposal_action);

  g_type_ensure (ANNEXA_TYPE_FORM_PANE);
  g_type_ensure (ANNEXA_TYPE_PANE);
  g_type_ensure (ANNEXA_TYPE_PANES);
  g_type_ensure (ANNEXA_TYPE_TAB_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, panes);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, header);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, map_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, add_menu_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegisterPage, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, map_toggled);
  gtk_widget_class_bind_template_callback (widget_class, folded_changed);
}

static void
annexa_register_page_init (AnnexaRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_add_table_target (GTK_WIDGET (self), find_table_target);
}

/**
 * annexa_register_page_new:
 * @project: a project
 * @kinds: (array zero-terminated=1): names of kinds, the main one first
 *
 * Returns: (transfer floating): a page with the registers of the kinds
 */
GtkWidget *
annexa_register_page_new (AnnexaProject     *project,
                          const char *const *kinds)
{
  AnnexaRegisterPage *self = g_object_new (ANNEXA_TYPE_REGISTER_PAGE, "project", project, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const AnnexaKind *kind = annexa_kind_lookup (kinds[i]);
      GtkWidget *reg = annexa_register_new (project, kind);

      g_signal_connect (reg, "selected", G_CALLBACK (record_selected), self);
      g_signal_connect (reg, "activated", G_CALLBACK (record_activated), self);
      g_signal_connect (reg, "clicked", G_CALLBACK (record_clicked), self);
      g_signal_connect (reg, "fitted", G_CALLBACK (register_fitted), self);
      g_signal_connect (reg, "counted", G_CALLBACK (register_counted), self);
      g_signal_connect (reg, "marked", G_CALLBACK (register_marked), self);
      /* Four tabs side by side have little room in a narrow window; the title above says the whole name. */
      adw_view_stack_add_titled_with_icon (self->stack, reg, kind->name, annexa_kind_get_short_plural (kind), kind->icon);
    }
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, kinds[1] != NULL);
  if (kinds[1] != NULL)
    g_object_bind_property (self->switcher, "title-visible", self->switcher_bar, "visible", G_BINDING_SYNC_CREATE);

  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (tab_changed), self);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  tab_changed (self);
  gtk_widget_set_visible (GTK_WIDGET (self->map_button), strcmp (kinds[0], "asset") == 0);
  folded_changed (self);
  gtk_toggle_button_set_active (self->map_button, gtk_widget_get_visible (GTK_WIDGET (self->map_button))
                                                      && annexa_asset_map_settings_load (
                                                          annexa_project_get_path (project), NULL));
  return GTK_WIDGET (self);
}
