/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-audit-page.h"
#include "annexa-dialog.h"
#include "annexa-files.h"
#include "annexa-history-page.h"
#include "annexa-method-editor.h"
#include "annexa-organization-page.h"
#include "annexa-search-window.h"
#include "annexa-shortcuts.h"
#include "annexa-table-import.h"
#include "annexa-text.h"
#include "annexa-window-private.h"

static void
file_to_open_chosen (const char *path,
                     gpointer    data)
{
  g_autoptr (AnnexaWindow) self = data;

  annexa_window_open (annexa_window_for_project (self), path, FALSE);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_choose_file_to_open (widget, _("Open project"), ANNEXA_FILE_PROJECT, file_to_open_chosen,
                              g_object_ref (widget), g_object_unref);
}

static void
open_path_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  annexa_window_open (annexa_window_for_project (ANNEXA_WINDOW (widget)), g_variant_get_string (parameter, NULL),
                      FALSE);
}

static void
new_project_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  annexa_window_ask_for_project (ANNEXA_WINDOW (widget));
}

static void
open_example_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  annexa_window_open_example (ANNEXA_WINDOW (widget));
}

typedef struct
{
  AnnexaWindow *window;
  char *name;
} Copying;

static void
copy_saved (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Copying *copying = data;
  g_autoptr (AnnexaWindow) self = copying->window;
  g_autofree char *name = copying->name;
  g_autofree char *message = g_strdup_printf (_("Copy saved as “%s”"), name);
  g_autoptr (GError) error = NULL;
  gboolean saved = annexa_project_save_copy_finish (ANNEXA_PROJECT (source), result, &error);

  if (annexa_window_is_closed (self))
    return;
  if (saved)
    annexa_window_tell (self, message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    annexa_tell (GTK_WIDGET (self), _("The copy was not saved"), _("The project was closed before."));
  else
    annexa_tell (GTK_WIDGET (self), _("The copy was not saved"), error->message);
}

static void
copy_place_chosen (const char *path,
                   gpointer    data)
{
  g_autoptr (AnnexaWindow) self = data;
  Copying *copying;

  if (self->project == NULL)
    return;
  copying = g_new0 (Copying, 1);
  copying->name = g_filename_display_basename (path);
  copying->window = g_steal_pointer (&self);
  annexa_project_save_copy_async (copying->window->project, path, NULL, copy_saved, copying);
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  g_autofree char *project = annexa_project_get_name (self->project);
  g_autofree char *safe = annexa_text_file_name (project);
  /* TRANSLATORS: The file name of a copy: “Weber Optics (copy).annexa” */
  g_autofree char *file = g_strdup_printf (_("%s (copy).annexa"), safe);

  annexa_choose_file_to_save (widget, _("Save a copy"), ANNEXA_FILE_PROJECT, file, copy_place_chosen,
                              g_object_ref (self), g_object_unref);
}

static void
earlier_copies_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  annexa_window_show_earlier (ANNEXA_WINDOW (widget), NULL);
}

/* Of a project that is not open, which may be why they are needed. */
static void
earlier_copies_of_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  annexa_window_show_earlier (ANNEXA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (AnnexaWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (annexa_project_publish_finish (ANNEXA_PROJECT (source), result, &error))
    {
      if (self->project == ANNEXA_PROJECT (source))
        annexa_window_back_up (self);
    }
  else
    g_signal_emit_by_name (source, "file-problem", error);
}

/* There is no unsaved state; Ctrl+S says so, and writes the file at once instead of in two seconds. */
static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);

  annexa_window_finish_taking_back (self);
  if (annexa_page_flush (annexa_project_view_get_page (self->view)))
    annexa_project_publish_async (self->project, FALSE, NULL, saved, g_object_ref (self));
}

/* The file was moved or deleted, and is wanted here nevertheless. */
static void
save_again_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);

  annexa_project_publish_async (self->project, TRUE, NULL, saved, g_object_ref (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_window_take_back (ANNEXA_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_window_take_back (ANNEXA_WINDOW (widget), TRUE);
}

static AnnexaPage *
get_page (GtkWidget *widget)
{
  return annexa_project_view_get_page (ANNEXA_WINDOW (widget)->view);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  annexa_project_view_reveal_page (ANNEXA_WINDOW (widget)->view);
  annexa_page_add (get_page (widget));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  annexa_page_delete_selected (get_page (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  annexa_project_view_reveal_page (ANNEXA_WINDOW (widget)->view);
  annexa_page_toggle_search (get_page (widget));
}

static void
toggle_form_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  annexa_page_toggle_form (get_page (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  annexa_project_view_go_back (ANNEXA_WINDOW (widget)->view);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  annexa_project_view_go_forward (ANNEXA_WINDOW (widget)->view);
}

static void
search_everything_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);

  /* What is being typed can be found, too, where it can be written. */
  annexa_page_flush (get_page (widget));
  gtk_window_present (GTK_WINDOW (annexa_search_window_new (self, annexa_project_view_get_menu (self->view))));
}

static void
main_menu_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);

  if (self->project != NULL)
    annexa_project_view_open_menu (self->view);
  else
    annexa_welcome_page_open_menu (self->welcome);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  annexa_project_view_go (ANNEXA_WINDOW (widget)->view, g_variant_get_string (parameter, NULL));
}

/* Everything about the project as a whole is on the page of its organization. */
static void
project_settings_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  annexa_project_view_go (ANNEXA_WINDOW (widget)->view, "organization");
}

/* The parameter is the name of the part. */
static void
show_settings_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  AnnexaProjectView *view = ANNEXA_WINDOW (widget)->view;

  if (annexa_project_view_go (view, "organization"))
    annexa_organization_page_show_tab (ANNEXA_ORGANIZATION_PAGE (annexa_project_view_get_page (view)),
                                       g_variant_get_string (parameter, NULL));
}

static void
show_picture_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AnnexaProjectView *view = ANNEXA_WINDOW (widget)->view;
  const char *destination;
  const char *picture;

  g_variant_get (parameter, "(&s&s)", &destination, &picture);
  if (annexa_project_view_go (view, destination))
    annexa_page_show_picture (annexa_project_view_get_page (view), picture);
}

static void
show_record_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const char *kind_name;
  gint64 id;
  const AnnexaKind *kind;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  kind = annexa_kind_lookup (kind_name);
  if (kind != NULL)
    annexa_project_view_show_record (ANNEXA_WINDOW (widget)->view, kind, id);
}

/* Shows the list of a kind, cut down to one of its ready-made selections unless that is "". */
static void
show_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const char *kind_name;
  const char *view_name;
  const AnnexaKind *kind;

  g_variant_get (parameter, "(&s&s)", &kind_name, &view_name);
  kind = annexa_kind_lookup (kind_name);
  if (kind != NULL)
    annexa_project_view_show_list (ANNEXA_WINDOW (widget)->view, kind,
                                   *view_name != '\0' ? annexa_view_find (kind, view_name) : NULL);
}

/* Shows a record with the keyboard in one of its fields; where the form has no row for it, the record alone. */
static void
show_field_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  AnnexaProjectView *view = ANNEXA_WINDOW (widget)->view;
  const char *kind_name;
  const char *field;
  gint64 id;
  const AnnexaKind *kind;

  g_variant_get (parameter, "(&sx&s)", &kind_name, &id, &field);
  kind = annexa_kind_lookup (kind_name);
  if (kind != NULL && view != NULL)
    annexa_project_view_show_field (view, kind, id, field);
}

/* Documents stand together, and there one is made of its template. */
static void
adopt_template_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  AnnexaProjectView *view = ANNEXA_WINDOW (widget)->view;
  const AnnexaKind *kind = annexa_kind_lookup ("document");

  if (annexa_project_view_show_list (view, kind, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (get_page (widget)), "page.adopt-template", parameter);
}

/* The edits of one record, among those of all. */
static void
show_history_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AnnexaProjectView *view = ANNEXA_WINDOW (widget)->view;
  const char *kind_name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind_name, &id);
  if (annexa_project_view_go (view, "history"))
    annexa_history_page_show_edits (ANNEXA_HISTORY_PAGE (annexa_project_view_get_page (view)),
                                    annexa_kind_lookup (kind_name), id);
}

/* The questions of one audit. */
static void
show_checklist_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  AnnexaProjectView *view = ANNEXA_WINDOW (widget)->view;

  if (annexa_project_view_go (view, "audit-programme"))
    annexa_audit_page_show_checklist (ANNEXA_AUDIT_PAGE (annexa_project_view_get_page (view)),
                                      g_variant_get_int64 (parameter));
}

static void
edit_method_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AnnexaWindow *self = ANNEXA_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor;

  if (!annexa_page_flush (get_page (widget)))
    return;
  editor = annexa_method_editor_new (GTK_WINDOW (self), self->project, g_variant_get_int64 (parameter), &error);
  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else
    annexa_window_tell (self, error->message);
}

/* A table most likely belongs into the register that is shown; the person is asked in any case. */
static void
import_table_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AnnexaPage *page = get_page (widget);

  if (!gtk_widget_activate_action (GTK_WIDGET (page), "page.import-table", NULL) && annexa_page_flush (page))
    annexa_choose_table_to_import (widget, ANNEXA_WINDOW (widget)->project, NULL);
}

static void
save_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (get_page (widget)), "page.save-list", NULL))
    annexa_window_tell (ANNEXA_WINDOW (widget), _("First go to a list, such as “Assets”."));
}

static void
close_project_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  annexa_window_leave_project (ANNEXA_WINDOW (widget), FALSE);
}

static void
turn_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  annexa_project_view_turn (ANNEXA_WINDOW (widget)->view, g_variant_get_int32 (parameter));
}

static void
turn_tab_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  annexa_page_turn_tab (get_page (widget), g_variant_get_int32 (parameter));
}

static void
next_pane_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  annexa_project_view_turn_pane (ANNEXA_WINDOW (widget)->view, 1);
}

static void
previous_pane_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  annexa_project_view_turn_pane (ANNEXA_WINDOW (widget)->view, -1);
}

static void
show_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  annexa_show_file (widget, g_variant_get_bytestring (parameter));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (annexa_shortcuts_window_new ());

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

/**
 * annexa_window_install_actions:
 * @widget_class: the class of the window
 *
 * Everything that can be done in the window; buttons, menus and keys name these.
 */
void
annexa_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.new-project", NULL, new_project_action },
    { "win.open", NULL, open_action },
    { "win.open-path", "s", open_path_action },
    { "win.open-example", NULL, open_example_action },
    { "win.close-project", NULL, close_project_action },
    { "win.import-table", NULL, import_table_action },
    { "win.save-list", NULL, save_list_action },
    { "win.save", NULL, save_action },
    { "win.save-again", NULL, save_again_action },
    { "win.save-copy", NULL, save_copy_action },
    { "win.earlier-copies", NULL, earlier_copies_action },
    { "win.earlier-copies-of", "s", earlier_copies_of_action },
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.add", NULL, add_action },
    { "win.delete", NULL, delete_action },
    { "win.search", NULL, search_action },
    { "win.toggle-form", NULL, toggle_form_action },
    { "win.search-everything", NULL, search_everything_action },
    { "win.main-menu", NULL, main_menu_action },
    { "win.back", NULL, back_action },
    { "win.forward", NULL, forward_action },
    { "win.go", "s", go_action },
    { "win.project-settings", NULL, project_settings_action },
    { "win.show-settings", "s", show_settings_action },
    { "win.show-picture", "(ss)", show_picture_action },
    { "win.show-record", "(sx)", show_record_action },
    { "win.show-field", "(sxs)", show_field_action },
    { "win.show-list", "(ss)", show_list_action },
    { "win.adopt-template", "s", adopt_template_action },
    { "win.show-history", "(sx)", show_history_action },
    { "win.show-checklist", "x", show_checklist_action },
    { "win.edit-method", "x", edit_method_action },
    { "win.turn-page", "i", turn_page_action },
    { "win.turn-tab", "i", turn_tab_action },
    { "win.next-pane", NULL, next_pane_action },
    { "win.previous-pane", NULL, previous_pane_action },
    { "win.show-file", "ay", show_file_action },
    { "win.shortcuts", NULL, shortcuts_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  annexa_window_install_past_actions (widget_class);
  annexa_window_install_report_actions (widget_class);
}

/* A widget does not tell which of its actions are disabled. */
#define DISABLED_ACTIONS "disabled-actions"

static void
set_enabled (AnnexaWindow *self,
             const char   *action,
             gboolean      enabled)
{
  GHashTable *disabled = g_object_get_data (G_OBJECT (self), DISABLED_ACTIONS);

  if (disabled == NULL)
    {
      disabled = g_hash_table_new (g_str_hash, g_str_equal);
      g_object_set_data_full (G_OBJECT (self), DISABLED_ACTIONS, disabled, (GDestroyNotify) g_hash_table_unref);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
  if (enabled)
    g_hash_table_remove (disabled, action);
  else
    g_hash_table_add (disabled, (gpointer) action);
}

/**
 * annexa_window_can:
 * @self: a window
 * @action: the name of an action of the window, or of the application
 *
 * Returns: whether it can be done now
 */
gboolean
annexa_window_can (AnnexaWindow *self,
                   const char   *action)
{
  GHashTable *disabled;

  g_return_val_if_fail (ANNEXA_IS_WINDOW (self), FALSE);

  disabled = g_object_get_data (G_OBJECT (self), DISABLED_ACTIONS);
  return disabled == NULL || !g_hash_table_contains (disabled, action);
}

/**
 * annexa_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now.
 */
void
annexa_window_update_actions (AnnexaWindow *self)
{
  static const char *const need_project[]
      = { "win.close-project", "win.toggle-form", "win.search-everything",
          "win.back", "win.go", "win.project-settings", "win.show-settings", "win.show-picture", "win.show-record", "win.show-field",
          "win.show-history", "win.show-checklist",
          "win.show-list", "win.turn-page",
          "win.turn-tab", "win.next-pane", "win.previous-pane", "win.print", "win.show-report", "win.save-report-pdf", "win.save-report-odt",
          "win.read-document", "win.compare", "win.save-list" };
  static const char *const need_present[] = { "win.save-copy", "win.earlier-copies", "win.look-at-past",
                                              "win.look-at-baseline", "win.look-at-edit", "win.compare-baseline" };
  gboolean open = self->project != NULL;
  gboolean editable = open && annexa_project_get_access (self->project) == ANNEXA_ACCESS_EDIT;
  AnnexaPage *page = open ? annexa_project_view_get_page (self->view) : NULL;
  gboolean can_undo = FALSE;
  gboolean can_redo = FALSE;

  if (editable)
    g_object_get (self->project, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (need_project); i++)
    set_enabled (self, need_project[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (need_present); i++)
    set_enabled (self, need_present[i], open && self->moment == NULL);
  set_enabled (self, "win.take-baseline", editable);
  set_enabled (self, "win.forward", open && annexa_project_view_can_go_forward (self->view));
  set_enabled (self, "win.save", editable);
  set_enabled (self, "win.edit-method", editable);
  set_enabled (self, "win.adopt-template", editable);
  set_enabled (self, "win.import-table", editable);
  set_enabled (self, "win.save-again", editable);
  set_enabled (self, "win.undo", can_undo);
  set_enabled (self, "win.redo", can_redo);
  set_enabled (self, "win.add", page != NULL && annexa_page_can_add (page));
  set_enabled (self, "win.delete", page != NULL && annexa_page_can_delete (page));
  set_enabled (self, "win.search", page != NULL && annexa_page_can_search (page));
}
