/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-dialog.h"
#include "annexa-earlier-window.h"
#include "annexa-earlier.h"
#include "annexa-files.h"
#include "annexa-names.h"
#include "annexa-time.h"
#include "annexa-window-private.h"
#include "annexa-worker.h"
#include "annexa-wrapping.h"

/**
 * AnnexaEarlierWindow:
 *
 * The earlier copies of a project: to look at, to save elsewhere, and to bring back.
 */
struct _AnnexaEarlierWindow
{
  AdwWindow parent_instance;

  AnnexaWindow *window; /* Which this is in front of. */
  char *path;
  GPtrArray *copies; /* AnnexaEarlierCopy */

  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AnnexaEarlierWindow, annexa_earlier_window, ADW_TYPE_WINDOW)

static const AnnexaEarlierCopy *
get_copy (AnnexaEarlierWindow *self,
          GVariant            *parameter)
{
  guint position = g_variant_get_uint32 (parameter);

  return position < self->copies->len ? self->copies->pdata[position] : NULL;
}

static void
look_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AnnexaEarlierWindow *self = ANNEXA_EARLIER_WINDOW (widget);
  const AnnexaEarlierCopy *copy = get_copy (self, parameter);

  if (copy == NULL)
    return;
  annexa_window_look_at (self->window, copy->path);
  gtk_window_close (GTK_WINDOW (self));
}

typedef struct
{
  AnnexaEarlierWindow *self;
  AnnexaEarlierCopy copy;
  char *place; /* where to save it */
} Wish;

static Wish *
new_wish (AnnexaEarlierWindow     *self,
          const AnnexaEarlierCopy *copy)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->self = g_object_ref (self);
  wish->copy.path = g_strdup (copy->path);
  wish->copy.time = g_strdup (copy->time);
  return wish;
}

static void
free_wish (Wish *wish)
{
  g_object_unref (wish->self);
  g_free (wish->copy.path);
  g_free (wish->copy.time);
  g_free (wish->place);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, free_wish)

/* A project with many attachments takes a while to copy. */
static void
save_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Wish *wish = data;
  g_autoptr (GError) error = NULL;

  if (annexa_earlier_save_as (wish->copy.path, wish->place, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The worker may be the last to let go of the task, so the task does not hold the window. */
static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (Wish) wish = data;
  AnnexaEarlierWindow *self = wish->self;
  g_autofree char *name = g_filename_display_basename (wish->place);
  g_autofree char *message = g_strdup_printf (_("Copy saved as “%s”"), name);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* The windows may have been closed meanwhile. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (!done)
    {
      annexa_tell (GTK_WIDGET (self), _("The copy was not saved"), error->message);
      return;
    }
  annexa_window_tell (self->window, message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
place_chosen (const char *path,
              gpointer    data)
{
  Wish *wish = data;
  AnnexaProject *project = annexa_window_get_project (wish->self->window);
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (project != NULL && !annexa_project_check_output (project, path, &error))
    {
      annexa_tell (GTK_WIDGET (wish->self), _("The copy was not saved"), error->message);
      free_wish (wish);
      return;
    }
  wish->place = g_strdup (path);
  gtk_widget_set_sensitive (GTK_WIDGET (wish->self->stack), FALSE);
  task = g_task_new (NULL, NULL, saved, wish);
  g_task_set_source_tag (task, place_chosen);
  g_task_set_task_data (task, wish, NULL);
  annexa_worker_run (task, save_in_worker, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_earlier_window_save:
 * @self: the window
 * @position: which of the copies
 * @path: where to
 *
 * Saves a copy elsewhere, and closes the window when that is done.
 */
void
annexa_earlier_window_save (AnnexaEarlierWindow *self,
                            guint                position,
                            const char          *path)
{
  g_return_if_fail (ANNEXA_IS_EARLIER_WINDOW (self) && position < self->copies->len);

  place_chosen (path, new_wish (self, self->copies->pdata[position]));
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaEarlierWindow *self = ANNEXA_EARLIER_WINDOW (widget);
  const AnnexaEarlierCopy *copy = get_copy (self, parameter);
  g_autofree char *base = g_filename_display_basename (self->path);
  g_autofree char *day = NULL;
  g_autofree char *file = NULL;

  if (copy == NULL)
    return;
  if (g_str_has_suffix (base, ".annexa"))
    base[strlen (base) - strlen (".annexa")] = '\0';
  day = g_strndup (copy->time, strlen ("2026-11-23"));
  /* TRANSLATORS: The file name of an earlier copy: “Weber Optics (2026-11-23).annexa” */
  file = g_strdup_printf (_("%s (%s).annexa"), base, day);
  annexa_choose_file_to_save (widget, _("Save an earlier copy"), ANNEXA_FILE_PROJECT, file, place_chosen,
                              new_wish (self, copy), (GDestroyNotify) free_wish);
}

static gboolean
restore (gpointer data)
{
  Wish *wish = data;

  annexa_window_restore_earlier (wish->self->window, wish->self->path, wish->copy.path, wish->copy.time);
  gtk_window_close (GTK_WINDOW (wish->self));
  free_wish (wish);
  return G_SOURCE_REMOVE;
}

/* A dialog of libadwaita must not outlive the window it is in front of, so that goes after it. */
static void
restore_answered (const char *answer,
                  gpointer    data)
{
  if (g_strcmp0 (answer, "restore") == 0)
    g_idle_add (restore, data);
  else
    free_wish (data);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AnnexaEarlierWindow *self = ANNEXA_EARLIER_WINDOW (widget);
  const AnnexaEarlierCopy *copy = get_copy (self, parameter);
  g_autofree char *time = copy != NULL ? annexa_time_format (copy->time) : NULL;
  g_autofree char *heading = NULL;

  if (copy == NULL)
    return;
  /* TRANSLATORS: A date and time */
  heading = g_strdup_printf (_("Bring back the copy of %s?"), time);
  annexa_ask (widget, heading,
              _("The project becomes what it was then. What it is now is kept among the earlier copies first, so you can "
                "change your mind."),
              NULL, restore_answered, new_wish (self, copy), "cancel", _("_Cancel"), "restore", _("_Bring back"), NULL);
}

static GMenuModel *
make_menu (AnnexaEarlierWindow *self,
           guint                position)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("_Look at it"), "earlier.look" },
    { N_ ("_Save as…"), "earlier.save-as" },
    { N_ ("_Bring back…"), "earlier.restore" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "u", position);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row (AnnexaEarlierWindow *self,
          guint                position)
{
  const AnnexaEarlierCopy *copy = self->copies->pdata[position];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (self, position);
  g_autofree char *time = annexa_time_format (copy->time);
  g_autofree char *size = g_format_size ((guint64) copy->size);
  /* TRANSLATORS: Why an earlier copy was kept, and its size */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), copy->reason, size);
  /* TRANSLATORS: A button with further actions for an earlier copy; a date and time */
  g_autofree char *name = g_strdup_printf (_("What to do with the copy of %s"), time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "earlier.look");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", position);
  return row;
}

static void
annexa_earlier_window_dispose (GObject *object)
{
  AnnexaEarlierWindow *self = ANNEXA_EARLIER_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_EARLIER_WINDOW);
  g_clear_object (&self->window);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);

  G_OBJECT_CLASS (annexa_earlier_window_parent_class)->dispose (object);
}

static void
annexa_earlier_window_class_init (AnnexaEarlierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_earlier_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-earlier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaEarlierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnexaEarlierWindow, list);
  gtk_widget_class_install_action (widget_class, "earlier.look", "u", look_action);
  gtk_widget_class_install_action (widget_class, "earlier.save-as", "u", save_as_action);
  gtk_widget_class_install_action (widget_class, "earlier.restore", "u", restore_action);
}

static void
annexa_earlier_window_init (AnnexaEarlierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_headings (GTK_WIDGET (self));
}

/**
 * annexa_earlier_window_new:
 * @window: the window that it belongs to
 * @path: the file of a project, which is open in that window or in none
 *
 * Returns: (transfer none): a window with the earlier copies of the project
 */
GtkWidget *
annexa_earlier_window_new (AnnexaWindow *window,
                           const char   *path)
{
  AnnexaEarlierWindow *self = annexa_dialog_new (ANNEXA_TYPE_EARLIER_WINDOW, GTK_WINDOW (window));
  AnnexaProject *project = annexa_window_get_project (window);
  gboolean editable = project == NULL || annexa_project_get_access (project) == ANNEXA_ACCESS_EDIT;

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->copies = annexa_earlier_list (path);
  for (guint i = 0; i < self->copies->len; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  gtk_stack_set_visible_child_name (self->stack, self->copies->len > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "earlier.restore", editable);
  annexa_name_widgets (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
