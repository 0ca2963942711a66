/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-filter-menu.h"
#include "annexa-register-private.h"

/* Which records are shown, and in which order: filters, search, sorting and groups. */

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
    annexa_register_scroll_to (self, position < n ? position : 0);
  annexa_register_tell_hidden (self);
}

/* Stands before everything that changes the list as a whole; end_change() stands behind it. The selection is kept by who
 * watches the list. */
static void
begin_change (AnnexaRegister *self)
{
  self->reordered = TRUE;
}

static void
end_change (AnnexaRegister *self)
{
  annexa_register_update_status (self);
  show_reordered (self);
}

static void
run_query (AnnexaRegister *self)
{
  g_autoptr (AnnexaQuery) query = annexa_query_new (self->kind);

  annexa_filter_bar_apply (self->filter_bar, query);
  annexa_grid_columns_add_sorts (annexa_grid_get_columns (self->grid), query);

  begin_change (self);
  annexa_record_list_set_query (self->list, g_steal_pointer (&query));
  end_change (self);
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

/* It is made for who asks for it. */
static void
make_filter_menu (GtkMenuButton *button,
                  gpointer       data)
{
  AnnexaRegister *self = data;
  GtkWidget *menu;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = annexa_filter_menu_new (self->project, annexa_grid_get_columns (self->grid));
  g_signal_connect_object (menu, "picked", G_CALLBACK (saved_filter_picked), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, menu);
}

static void
build_filter_menu (AnnexaRegister *self)
{
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu_button, "annexa-list-symbolic");
  gtk_menu_button_set_create_popup_func (self->menu_button, make_filter_menu, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _("Groups and saved filters (Ctrl+Shift+G)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Groups and saved filters"), -1);
  annexa_filter_bar_add (self->filter_bar, GTK_WIDGET (self->menu_button));
}

/* The entry tells of a word a moment later, also when that was taken back meanwhile; then all that is selected stays so. */
static void
search_changed (AnnexaRegister *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  const char *before = annexa_record_list_get_words (self->list);

  if (strcmp (words, before != NULL ? before : "") == 0)
    return;
  begin_change (self);
  annexa_record_list_set_words (self->list, words);
  end_change (self);
}

static void
loading_changed (AnnexaRegister *self)
{
  if (annexa_record_list_is_loading (self->list))
    return;
  end_change (self);
  annexa_register_select_awaited (self);
}

/**
 * annexa_register_show_everything:
 * @self: a register
 *
 * Takes the search and all filters away.
 */
void
annexa_register_show_everything (AnnexaRegister *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  annexa_filter_bar_clear (self->filter_bar);
}

/**
 * annexa_register_show_view:
 * @self: a register
 * @view: one of the ready-made selections of its kind
 *
 * Shows what belongs to the selection and nothing else, with the first record selected. In a list that is still being
 * read that happens when it is there.
 */
void
annexa_register_show_view (AnnexaRegister   *self,
                           const AnnexaView *view)
{
  g_return_if_fail (ANNEXA_IS_REGISTER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  g_clear_pointer (&self->awaited, g_array_unref);
  self->first_awaited = TRUE;
  search_changed (self);
  annexa_filter_bar_show_view (self->filter_bar, view);
  if (!annexa_record_list_is_loading (self->list))
    annexa_register_select_awaited (self);
}

static void
clear_clicked (AnnexaRegister *self)
{
  annexa_register_show_everything (self);
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

/**
 * annexa_register_install_filters:
 * @widget_class: the class of registers, which has its template
 *
 * Adds what narrows the list down.
 */
void
annexa_register_install_filters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.add-filter", NULL, begin_filter_action);
  gtk_widget_class_install_action (widget_class, "register.filter-menu", NULL, filter_menu_action);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked);
}

/**
 * annexa_register_start_filters:
 * @self: a register whose grid has its list
 *
 * Shows the list as somebody left it, and follows what they choose from then on.
 */
void
annexa_register_start_filters (AnnexaRegister *self)
{
  AnnexaGridColumns *columns = annexa_grid_get_columns (self->grid);

  annexa_filter_bar_set_register (self->filter_bar, self->project, self->kind);
  build_filter_menu (self);
  restore_filters (self);
  /* In the grid, typing edits. */
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->narrow_list));
  g_signal_connect_object (columns, "sorted", G_CALLBACK (run_query), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed), self, G_CONNECT_SWAPPED);
  if (annexa_grid_columns_get_n_sorts (columns) > 0 || annexa_grid_columns_get_group (columns) != NULL
      || annexa_filter_bar_is_narrowed (self->filter_bar))
    run_query (self);
}
