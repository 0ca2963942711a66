/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-test"

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

#include "annexa-test-sample.h"
#include "annexa-test-ui.h"
#include "annexa-test.h"
#include "annexa-window.h"

/* How long a machine under load may take; no test depends on it passing. */
#define PATIENCE (120 * G_USEC_PER_SEC)

static AnnexaApplication *application;

/* GLib gives up its first table of quarks on purpose once there are 2048 of them, which GTK alone nearly needs. The leak
 * sanitizer sees nothing of where it was made, so what libraries allocate before main() is not looked at. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

static void
overlook_libraries (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void) = overlook_libraries;
#endif

/**
 * annexa_test_ui_overlook_leaks:
 * @overlook: whether what is allocated from now on is not ours
 *
 * The file chooser and the print dialog of GTK leave a little behind, and the leak sanitizer cannot tell whose it is.
 */
void
annexa_test_ui_overlook_leaks (gboolean overlook)
{
#ifdef __SANITIZE_ADDRESS__
  if (overlook)
    __lsan_disable ();
  else
    __lsan_enable ();
#endif
}

/**
 * annexa_test_ui_init:
 * @argc: of main
 * @argv: of main
 *
 * Every test of the window begins here. Warnings and criticals of GTK end the test.
 */
void
annexa_test_ui_init (int    *argc,
                     char ***argv)
{
  g_autoptr (GError) error = NULL;

  annexa_test_ui_overlook_leaks (FALSE);
  annexa_test_init (argc, argv);
  application = annexa_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

AnnexaApplication *
annexa_test_ui_get_application (void)
{
  return application;
}

/**
 * annexa_test_ui_is_mapped:
 * @widget: a widget
 *
 * A condition for annexa_test_ui_wait().
 *
 * Returns: whether the widget is seen, or could be scrolled to
 */
gboolean
annexa_test_ui_is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/**
 * annexa_test_ui_wait:
 * @condition: what is waited for
 * @data: for @condition
 *
 * Lets the program work until the condition holds.
 */
void
annexa_test_ui_wait (AnnexaTestCondition condition,
                     gpointer            data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

/* Whether a worker still does what a person asked for in one of the windows. */
static gboolean
is_working (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      AnnexaProject *project = ANNEXA_IS_WINDOW (window) ? annexa_window_get_project (ANNEXA_WINDOW (window)) : NULL;

      if (project != NULL && annexa_project_is_working (project))
        return TRUE;
    }
  return FALSE;
}

/* Whether a window was asked to show itself and has not been drawn yet: the window manager is another program, and it takes its
 * time on a busy machine. */
static gboolean
is_drawing (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      g_autoptr (GdkPaintable) picture = NULL;
      g_autoptr (GtkSnapshot) snapshot = NULL;
      g_autoptr (GskRenderNode) node = NULL;

      if (!gtk_widget_get_mapped (window))
        continue;
      picture = gtk_widget_paintable_new (window);
      snapshot = gtk_snapshot_new ();
      gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
      node = gtk_snapshot_to_node (snapshot);
      if (node == NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * annexa_test_ui_settle:
 *
 * Lets the program do what it wants to do now, and draw a few frames. What a worker changes is waited for, and so is the first
 * picture of a window, however busy the machine is.
 */
void
annexa_test_ui_settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (guint i = 0; i < 30; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
      if ((is_working () || is_drawing ()) && g_get_monotonic_time () < end)
        i = 0;
    }
}

/**
 * annexa_test_ui_act:
 * @widget: a widget in a window
 * @action: the name of an action
 * @target: (nullable): what it is given; a floating reference is taken
 *
 * Does something that can be done there, and waits for what follows from it.
 */
void
annexa_test_ui_act (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action_variant (widget, action, target));
  annexa_test_ui_settle ();
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * annexa_test_ui_find_window:
 * @type: a class of windows
 *
 * Returns: (transfer none) (nullable): the window of that class that is shown
 */
GtkWidget *
annexa_test_ui_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/**
 * annexa_test_ui_find_nth:
 * @widget: where to look
 * @type: the type of what is looked for
 * @n: how many to pass by
 *
 * Returns: (nullable): the widget
 */
GtkWidget *
annexa_test_ui_find_nth (GtkWidget *widget,
                         GType      type,
                         guint      n)
{
  return find (widget, type, &n);
}

GtkWidget *
annexa_test_ui_find (GtkWidget *widget,
                     GType      type)
{
  return annexa_test_ui_find_nth (widget, type, 0);
}

/**
 * annexa_test_ui_find_row:
 * @widget: where to look
 * @title: what the row says
 *
 * Returns: (transfer none) (nullable): the row
 */
AdwPreferencesRow *
annexa_test_ui_find_row (GtkWidget  *widget,
                         const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = annexa_test_ui_find_nth (widget, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return ADW_PREFERENCES_ROW (row);
  return NULL;
}

static gboolean
has_project (gpointer data)
{
  return annexa_window_get_project (data) != NULL;
}

/**
 * annexa_test_ui_has_mouse:
 * @window: a window
 *
 * Returns: whether a mouse can be moved there; if not, the test is skipped
 */
gboolean
annexa_test_ui_has_mouse (GtkWidget *window)
{
#ifdef GDK_WINDOWING_X11
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program != NULL && GDK_IS_X11_SURFACE (gtk_native_get_surface (GTK_NATIVE (window))))
    return TRUE;
#endif
  g_test_skip ("xdotool is needed, on X11");
  return FALSE;
}

/**
 * annexa_test_ui_use_mouse:
 * @command: what is done, as xdotool has it: “click 1”
 */
void
annexa_test_ui_use_mouse (const char *command)
{
  g_autofree char *line = g_strconcat ("xdotool ", command, NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/**
 * annexa_test_ui_point_at:
 * @widget: a widget
 *
 * Puts the pointer on the middle of it.
 */
void
annexa_test_ui_point_at (GtkWidget *widget)
{
#ifdef GDK_WINDOWING_X11
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *command = NULL;
  double left, top, x, y;

  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), gtk_widget_get_width (widget) / 2.,
                                                   gtk_widget_get_height (widget) / 2., &x, &y));
  command = g_strdup_printf ("mousemove --window %lu %d %d", gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                             (int) (x + left), (int) (y + top));
  annexa_test_ui_use_mouse (command);
#endif
}

/**
 * annexa_test_ui_open:
 * @path: a project file
 * @width: of the window
 * @height: of the window
 *
 * Returns: (transfer none): a window that shows the project
 */
AnnexaWindow *
annexa_test_ui_open (const char *path,
                     int         width,
                     int         height)
{
  GtkWidget *window;

  window = annexa_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  annexa_window_open (ANNEXA_WINDOW (window), path, FALSE);
  annexa_test_ui_wait (has_project, window);
  annexa_test_ui_settle ();
  return ANNEXA_WINDOW (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/**
 * annexa_test_ui_close:
 * @window: a window
 *
 * Closes the window as a person does, and waits until nothing holds it any longer.
 */
void
annexa_test_ui_close (AnnexaWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  annexa_test_ui_wait (is_gone, &weak);
}

/**
 * annexa_test_ui_sample:
 * @name: a file name
 *
 * Returns: (transfer full): the path of a project with the example company
 */
char *
annexa_test_ui_sample (const char *name)
{
  annexa_test_close (annexa_test_new_sample (name));
  return annexa_test_path (name);
}
