/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-dialog.h"
#include "annexa-help-window.h"

/**
 * AnnexaHelpWindow:
 *
 * Answers what one asks in the first days. It can stay open beside the work.
 */
struct _AnnexaHelpWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnexaHelpWindow, annexa_help_window, ADW_TYPE_WINDOW)

static void
annexa_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNEXA_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (annexa_help_window_parent_class)->dispose (object);
}

static void
annexa_help_window_class_init (AnnexaHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_help_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-help-window.ui");
}

static void
annexa_help_window_init (AnnexaHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annexa_help_window_show:
 * @application: the program
 *
 * Shows the help beside the window that somebody works in, or brings it to the front.
 */
void
annexa_help_window_show (GtkApplication *application)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANNEXA_IS_HELP_WINDOW (l->data))
      {
        gtk_window_present (l->data);
        return;
      }
  gtk_window_present (annexa_dialog_new (ANNEXA_TYPE_HELP_WINDOW, gtk_application_get_active_window (application)));
}
