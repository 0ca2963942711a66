/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-column-chooser.h"
#include "annexa-columns.h"
#include "annexa-evidence-files.h"
#include "annexa-filter-bar.h"
#include "annexa-filter-menu.h"
#include "annexa-grid.h"
#include "annexa-list-export.h"
#include "annexa-narrow-list.h"
#include "annexa-pane.h"
#include "annexa-record-list.h"
#include "annexa-register.h"
#include "annexa-starters.h"
#include "annexa-wrapping.h"

/**
 * AnnexaRegister:
 *
 * The records of a kind: filters, search, and a grid, or rows of two lines where there is no room for one.
 */
struct _AnnexaRegister
{
  AdwBin parent_instance;

  AnnexaProject *project;
  const AnnexaKind *kind;
  AnnexaRecordList *list;
  GtkSingleSelection *selection;
  gint64 selected_id; /* Kept while the list is sorted or filtered anew. */
  gboolean restoring;
  gboolean reordered; /* Sorted or filtered anew, and not brought into view yet. */

  AnnexaFilterBar *filter_bar;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkButton *empty_add;
  GtkWidget *empty_template;
  GtkWidget *empty_paste;
  AnnexaPane *pane;
  AnnexaGrid *grid;
  GtkListView *narrow_list;
  AnnexaNarrowList *narrow;
  GtkLabel *status;
  char *records; /* How many there are, as it is said below the list. */
};

G_DEFINE_FINAL_TYPE (AnnexaRegister, annexa_register, ADW_TYPE_BIN)

enum
{
  SELECTED,
  ACTIVATED,
  CLICKED,
  COUNTED,
  FITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
annexa_register_dispose (GObject *object)
{
  AnnexaRegister *self = ANNEXA_REGISTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_REGISTER);
  g_clear_object (&self->narrow);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->project);
  g_clear_pointer (&self->records, g_free);

  G_OBJECT_CLASS (annexa_register_parent_class)->dispose (object);
}

/* How many records there are, with what their italics mean. */
static char *
describe_records (AnnexaRegister *self)
{
  g_autofree char *records = annexa_register_describe (self);
  gint64 n = annexa_starters_count_proposals (self->project, self->kind);
  g_autofree char *proposals = NULL;

  if (n == 0)
    return g_steal_pointer (&records);
  /* TRANSLATORS: The names of records that nobody has looked at yet are set in italics */
  proposals = g_strdup_printf (ngettext ("%d proposal, in italics", "%d proposals, in italics", (gulong) n), (int) n);
  return g_strdup_printf ("%s · %s", records, proposals);
}

/* How many records there are, and what is selected of them. */
static void
update_status_line (AnnexaRegister *self)
{
  const char *records = self->records;
  g_autofree char *selected = gtk_widget_get_mapped (GTK_WIDGET (self->grid)) ? annexa_grid_summarize (self->grid) : NULL;
  g_autofree char *both = selected != NULL ? g_strdup_printf ("%s · %s", records, selected) : NULL;

  gtk_label_set_label (self->status, both != NULL ? both : records);
}

static void
update_status (AnnexaRegister *self)
{
  guint shown = annexa_record_list_get_n_found (self->list);
  gint64 all = annexa_project_count (self->project, self->kind);
  gboolean narrowed = annexa_record_list_get_words (self->list) != NULL
                      || annexa_filter_bar_is_narrowed (self->filter_bar);

  g_free (self->records);
  self->records = describe_records (self);
  update_status_line (self);
  gtk_widget_set_visible (GTK_WIDGET (self->status), all > 0);
  annexa_filter_bar_set_shown (self->filter_bar, all > 0);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : narrowed && all > 0 ? "nothing-found" : "empty");
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
selection_changed (AnnexaRegister *self)
{
  AnnexaRecord *record = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = record != NULL ? annexa_record_get_id (record) : 0;

  if (self->restoring || id == self->selected_id)
    return;
  self->selected_id = id;
  g_signal_emit (self, signals[SELECTED], 0);
}

/* The selection model looks for the selected object among all that are spliced in, which for a long list would read every
 * record. So the selection is taken off before the list changes as a whole, and put back by id. */
static void
let_go_of_selection (AnnexaRegister *self)
{
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->restoring = FALSE;
}

static void
restore_selection (AnnexaRegister *self)
{
  guint position;

  self->restoring = TRUE;
  if (self->selected_id != 0 && annexa_record_list_find (self->list, self->selected_id, &position))
    gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

static void
scroll_to (AnnexaRegister *self,
           guint           position)
{
  annexa_grid_scroll_to (self->grid, position);
  annexa_narrow_list_scroll_to (self->narrow, position);
}

/* A list in another order is looked at from its top, or where the selected record went. */
static void
show_reordered (AnnexaRegister *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (!self->reordered || annexa_record_list_is_loading (self->list))
    return;
  self->reordered = FALSE;
  if (n > 0)
    scroll_to (self, position < n ? position : 0);
}

static void
run_query (AnnexaRegister *self)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (self->kind);

  annexa_filter_bar_apply (self->filter_bar, query);
  annexa_grid_columns_add_sorts (annexa_grid_get_columns (self->grid), query);

  let_go_of_selection (self);
  self->reordered = TRUE;
  annexa_record_list_set_query (self->list, g_steal_pointer (&query));
  restore_selection (self);
  update_status (self);
  show_reordered (self);
}

/* What somebody filters by is remembered with the register. */
static void
filter_changed (AnnexaRegister *self)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (self->grid);
  AnnexaRegisterSettings *settings = annexa_grid_columns_get_settings (columns);
  const AnnexaView *view = annexa_filter_bar_get_view (self->filter_bar);

  g_strfreev (settings->filters);
  settings->filters = annexa_filter_bar_get_filters (self->filter_bar);
  g_free (settings->view);
  settings->view = g_strdup (view != NULL ? view->name : "");
  annexa_grid_columns_save (columns);
  run_query (self);
}

static void
restore_filters (AnnexaRegister *self)
{
  AnnexaRegisterSettings *settings = annexa_grid_columns_get_settings (annexa_grid_get_columns (self->grid));

  annexa_filter_bar_restore (self->filter_bar, settings->view, (const char *const *) settings->filters);
}

static void
saved_filter_picked (AnnexaRegister *self,
                     const char     *name)
{
  AnnexaRegisterSettings *settings
      = annexa_saved_filters_load (annexa_project_get_path (self->project), self->kind->name, name);

  if (settings == NULL)
    return;
  annexa_filter_bar_restore (self->filter_bar, settings->view, (const char *const *) settings->filters);
  annexa_grid_columns_take_settings (annexa_grid_get_columns (self->grid), settings);
}

static void
begin_filter_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  annexa_filter_bar_begin_filter (ANNEXA_REGISTER (widget)->filter_bar);
}

static void
filter_menu_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AnnexaRegister *self = ANNEXA_REGISTER (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->menu_button)))
    gtk_menu_button_popup (self->menu_button);
}

static void
attach_evidence_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AnnexaRegister *self = ANNEXA_REGISTER (widget);
  AnnexaRecord *record = annexa_register_get_selected (self);

  if (record != NULL && annexa_register_flush (self))
    annexa_choose_evidence (widget, self->project, record);
}

static void
fold_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  annexa_record_list_fold_all (ANNEXA_REGISTER (widget)->list, g_str_equal (name, "register.fold-all"));
}

static void
build_filter_menu (AnnexaRegister *self)
{
  GtkWidget *menu = annexa_filter_menu_new (self->project, annexa_grid_get_columns (self->grid));

  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu_button, "annexa-list-symbolic");
  gtk_menu_button_set_popover (self->menu_button, menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _("Groups and saved filters (Ctrl+Shift+G)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Groups and saved filters"), -1);
  g_signal_connect_object (menu, "picked", G_CALLBACK (saved_filter_picked), self, G_CONNECT_SWAPPED);
  annexa_filter_bar_add (self->filter_bar, GTK_WIDGET (self->menu_button));
}

static void
search_changed (AnnexaRegister *self)
{
  let_go_of_selection (self);
  self->reordered = TRUE;
  annexa_record_list_set_words (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  restore_selection (self);
  update_status (self);
  show_reordered (self);
}

static void
loading_changed (AnnexaRegister *self)
{
  if (annexa_record_list_is_loading (self->list))
    return;
  restore_selection (self);
  update_status (self);
  show_reordered (self);
}

static void
row_activated (AnnexaRegister *self,
               guint           position)
{
  if (!annexa_narrow_list_toggle (self->narrow, position))
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
cell_activated (AnnexaRegister *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
cell_clicked (AnnexaRegister *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
list_clicked (AnnexaRegister  *self,
              int              n_press,
              double           x,
              double           y,
              GtkGestureClick *gesture)
{
  if (annexa_is_row_click (gesture, n_press, x, y) && !annexa_narrow_list_toggle_selected (self->narrow))
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
clear_clicked (AnnexaRegister *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  annexa_filter_bar_clear (self->filter_bar);
}

static void
paste_clicked (AnnexaRegister *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.paste", NULL);
}

/* Where there are records, the grid itself knows the key. */
static gboolean
paste_into_empty (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   data)
{
  AnnexaRegister *self = ANNEXA_REGISTER (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") != 0 || self->kind->add == NULL)
    return GDK_EVENT_PROPAGATE;
  paste_clicked (self);
  return GDK_EVENT_STOP;
}

static void
width_changed (AnnexaRegister *self)
{
  g_signal_emit (self, signals[FITTED], 0);
}

static void
annexa_register_class_init (AnnexaRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_register_dispose;

  /**
   * AnnexaRegister::selected:
   *
   * Another record, or none, is selected.
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  /**
   * AnnexaRegister::activated:
   *
   * The selected record is to be opened.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  /**
   * AnnexaRegister::clicked:
   *
   * The selected record was clicked once.
   */
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * AnnexaRegister::counted:
   *
   * The number of records that are shown, or of all, may be another one.
   */
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * AnnexaRegister::fitted:
   *
   * The register has another width.
   */
  signals[FITTED] = g_signal_new ("fitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "register.add-filter", NULL, begin_filter_action);
  gtk_widget_class_install_action (widget_class, "register.filter-menu", NULL, filter_menu_action);
  gtk_widget_class_install_action (widget_class, "register.attach-evidence", NULL, attach_evidence_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "register.attach-evidence", NULL);
  gtk_widget_class_install_action (widget_class, "register.fold-all", NULL, fold_all_action);
  gtk_widget_class_install_action (widget_class, "register.unfold-all", NULL, fold_all_action);

  g_type_ensure (ANNEXA_TYPE_FILTER_BAR);
  g_type_ensure (ANNEXA_TYPE_GRID);
  g_type_ensure (ANNEXA_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-register.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_add);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_template);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, empty_paste);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, pane);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, grid);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, narrow_list);
  gtk_widget_class_bind_template_child (widget_class, AnnexaRegister, status);
  gtk_widget_class_bind_template_callback (widget_class, width_changed);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated);
  gtk_widget_class_bind_template_callback (widget_class, cell_clicked);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, paste_clicked);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_into_empty, NULL);
}

static void
annexa_register_init (AnnexaRegister *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
build_empty_page (AnnexaRegister *self)
{
  gboolean has_templates = strcmp (self->kind->name, "document") == 0;

  adw_status_page_set_icon_name (self->empty_page, self->kind->icon);
  adw_status_page_set_description (self->empty_page, self->kind->purpose != NULL ? _(self->kind->purpose) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_add), self->kind->add != NULL);
  gtk_widget_set_visible (self->empty_template, has_templates);
  gtk_widget_set_visible (self->empty_paste, self->kind->add != NULL);
  if (!has_templates)
    gtk_widget_add_css_class (GTK_WIDGET (self->empty_add), "suggested-action");
  if (self->kind->add != NULL)
    gtk_button_set_label (self->empty_add, _(self->kind->add));
  annexa_wrap_buttons (GTK_WIDGET (self->stack));
}

/**
 * annexa_register_new:
 * @project: a project
 * @kind: a kind
 *
 * Returns: (transfer floating): the register of the kind
 */
GtkWidget *
annexa_register_new (AnnexaProject    *project,
                     const AnnexaKind *kind)
{
  AnnexaRegister *self = g_object_new (ANNEXA_TYPE_REGISTER, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->list = annexa_record_list_new (project, kind);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  annexa_grid_set_list (self->grid, self->list, self->selection);
  annexa_filter_bar_set_register (self->filter_bar, project, kind);
  build_filter_menu (self);
  restore_filters (self);
  self->narrow = annexa_narrow_list_new (self->narrow_list, self->list, self->selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annexa_kind_get_plural (kind), -1);
  build_empty_page (self);
  /* In the grid, typing edits. */
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->narrow_list));

  g_signal_connect_object (self->grid, "selected", G_CALLBACK (update_status_line), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (annexa_grid_get_columns (self->grid), "sorted", G_CALLBACK (run_query), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "regrouped", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  if (annexa_grid_columns_get_n_sorts (annexa_grid_get_columns (self->grid)) > 0
      || annexa_grid_columns_get_group (annexa_grid_get_columns (self->grid)) != NULL
      || annexa_filter_bar_is_narrowed (self->filter_bar))
    run_query (self);
  update_status (self);
  annexa_register_select_position (self, 0);
  return GTK_WIDGET (self);
}

const AnnexaKind *
annexa_register_get_kind (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return self->kind;
}

/**
 * annexa_register_has_table:
 * @self: a register
 *
 * Returns: whether it is known that there is room for a table, and not only for rows of two lines
 */
gboolean
annexa_register_has_table (AnnexaRegister *self)
{
  int width, threshold;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  g_object_get (self->pane, "width", &width, "threshold", &threshold, NULL);
  return width >= threshold;
}

/**
 * annexa_register_get_list:
 * @self: a register
 *
 * Returns: (transfer none): the records that it shows
 */
AnnexaRecordList *
annexa_register_get_list (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return self->list;
}

/**
 * annexa_register_get_selected:
 * @self: a register
 *
 * Returns: (nullable) (transfer none): the record that is selected
 */
AnnexaRecord *
annexa_register_get_selected (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * annexa_register_get_position:
 * @self: a register
 *
 * Returns: where in the list the selected record stands
 */
guint
annexa_register_get_position (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), GTK_INVALID_LIST_POSITION);

  return gtk_single_selection_get_selected (self->selection);
}

/**
 * annexa_register_select_position:
 * @self: a register
 * @position: where in the list
 *
 * Selects the record there, or the last one when the list is shorter.
 */
void
annexa_register_select_position (AnnexaRegister *self,
                                 guint           position)
{
  guint n;

  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
}

/**
 * annexa_register_take_focus:
 * @self: a register
 *
 * Puts the keyboard into the list, or onto the button that adds the first record.
 *
 * Returns: whether it could; not before the register has its size
 */
gboolean
annexa_register_take_focus (AnnexaRegister *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  shown = gtk_stack_get_visible_child (self->stack);
  if (gtk_widget_get_width (shown) == 0)
    return FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->grid)) && annexa_grid_take_focus (self->grid))
    return TRUE;
  return annexa_focus_list (GTK_WIDGET (self->narrow_list)) || gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

/**
 * annexa_register_select:
 * @self: a register
 * @id: the id of a record, or 0 for none
 *
 * Selects a record and brings it into view; a filter or search that hides it is taken away.
 *
 * Returns: whether the record is there
 */
gboolean
annexa_register_select (AnnexaRegister *self,
                        gint64          id)
{
  guint position;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  if (id == 0)
    {
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      return TRUE;
    }
  (void) annexa_record_list_reveal (self->list, id);
  if (!annexa_record_list_find (self->list, id, &position))
    clear_clicked (self);
  (void) annexa_record_list_reveal (self->list, id);
  if (!annexa_record_list_find (self->list, id, &position))
    return FALSE;

  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
  return TRUE;
}

/**
 * annexa_register_toggle_search:
 * @self: a register
 *
 * Opens the search, or closes it, which shows all records again.
 */
void
annexa_register_toggle_search (AnnexaRegister *self)
{
  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  gtk_search_bar_set_search_mode (self->search_bar, !gtk_search_bar_get_search_mode (self->search_bar));
}

/**
 * annexa_register_describe:
 * @self: a register
 *
 * Returns: (transfer full): how many records are shown, and of how many
 */
char *
annexa_register_describe (AnnexaRegister *self)
{
  guint shown;
  gint64 all;

  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  shown = annexa_record_list_get_n_found (self->list);
  all = annexa_project_count (self->project, self->kind);
  if (shown == all)
    return g_strdup_printf (ngettext ("%d record", "%d records", (gulong) all), (int) all);
  return g_strdup_printf (ngettext ("%d of %d record", "%d of %d records", (gulong) all), (int) shown, (int) all);
}

/**
 * annexa_register_make_columns:
 * @self: a register
 *
 * Returns: (transfer floating): a popover in which the columns of the grid are chosen
 */
GtkWidget *
annexa_register_make_columns (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), NULL);

  return annexa_column_chooser_new (annexa_grid_get_columns (self->grid));
}

static GPtrArray *
list_columns (AnnexaRegister *self)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (self->grid);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < annexa_grid_columns_get_size (columns); i++)
    g_ptr_array_add (fields, (gpointer) annexa_grid_columns_get (columns, i)->field);
  return fields;
}

/**
 * annexa_register_save_list:
 * @self: a register
 *
 * Lets the person choose a place and saves the list there, as annexa_register_save_list_to() does.
 */
void
annexa_register_save_list (AnnexaRegister *self)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  fields = list_columns (self);
  ids = annexa_record_list_copy_found (self->list);
  annexa_choose_list_export (GTK_WIDGET (self), self->project, self->kind, fields, ids);
}

/**
 * annexa_register_save_list_to:
 * @self: a register
 * @path: a file whose name ends in .ods, .xlsx or .csv
 *
 * Saves the list as a spreadsheet, with the columns and rows that it has now, in their order. Groups that are folded are in
 * it as well.
 */
void
annexa_register_save_list_to (AnnexaRegister *self,
                              const char     *path)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  fields = list_columns (self);
  ids = annexa_record_list_copy_found (self->list);
  annexa_export_list_to (GTK_WIDGET (self), self->project, self->kind, fields, ids, path);
}

/**
 * annexa_register_flush:
 * @self: a register
 *
 * Writes what is being edited in the grid. What cannot be written comes into view.
 *
 * Returns: whether nothing is left that could not be written
 */
gboolean
annexa_register_flush (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), TRUE);

  if (annexa_grid_flush (self->grid))
    return TRUE;
  annexa_grid_take_focus (self->grid);
  return FALSE;
}

/* Does with all rows that are selected what an action of the grid does, if these are several. */
static gboolean
act_on_several (AnnexaRegister *self,
                const char     *action)
{
  guint first, last;
  g_autoptr (GtkBitset) rows = annexa_grid_list_selected (self->grid, &first, &last);

  return gtk_widget_get_mapped (GTK_WIDGET (self->grid)) && gtk_bitset_get_size (rows) > 1
         && gtk_widget_activate_action (GTK_WIDGET (self->grid), action, NULL);
}

/**
 * annexa_register_delete_several:
 * @self: a register
 *
 * Deletes the records of all rows that are selected, if these are several.
 *
 * Returns: whether they are several
 */
gboolean
annexa_register_delete_several (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  return act_on_several (self, "grid.delete");
}

/**
 * annexa_register_keep_several:
 * @self: a register
 *
 * Keeps the proposals among the rows that are selected, if several rows are.
 *
 * Returns: whether several rows are selected, with proposals among them
 */
gboolean
annexa_register_keep_several (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  return annexa_grid_offer_proposals (self->grid) && act_on_several (self, "grid.keep-proposals");
}

/**
 * annexa_register_remove_several:
 * @self: a register
 *
 * Deletes the proposals among the rows that are selected, if several rows are.
 *
 * Returns: whether several rows are selected, with proposals among them
 */
gboolean
annexa_register_remove_several (AnnexaRegister *self)
{
  g_return_val_if_fail (ANNEXA_IS_REGISTER (self), FALSE);

  return annexa_grid_offer_proposals (self->grid) && act_on_several (self, "grid.remove-proposals");
}
