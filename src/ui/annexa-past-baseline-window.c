/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-moment.h"
#include "annexa-names.h"
#include "annexa-past-baseline-window.h"
#include "annexa-text.h"
#include "annexa-window-private.h"
#include "annexa-wrapping.h"

/**
 * AnnexaPastBaselineWindow:
 *
 * Asks what to call the project as it is now.
 */
struct _AnnexaPastBaselineWindow
{
  AdwWindow parent_instance;

  AnnexaWindow *window; /* which this is in front of */

  AdwEntryRow *name_row;
  GtkLabel *problem;
  GtkWidget *take_button;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (AnnexaPastBaselineWindow, annexa_past_baseline_window, ADW_TYPE_WINDOW)

static char *
get_name (AnnexaPastBaselineWindow *self)
{
  return annexa_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), FALSE);
}

static void
show_problem (AnnexaPastBaselineWindow *self,
              const char               *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
}

static void
name_changed (AnnexaPastBaselineWindow *self)
{
  g_autofree char *name = get_name (self);

  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->take_button, name != NULL);
}

static void
take_clicked (AnnexaPastBaselineWindow *self)
{
  AnnexaProject *project = annexa_window_get_project (self->window);
  g_autofree char *name = get_name (self);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (name == NULL || project == NULL)
    return;
  id = annexa_baseline_take (project, name, &error);
  if (id == 0)
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  message = g_strdup_printf (_("Baseline “%s” taken"), name);
  annexa_window_offer_undo (self->window, message);
  annexa_window_baseline_taken (self->window, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
annexa_past_baseline_window_dispose (GObject *object)
{
  AnnexaPastBaselineWindow *self = ANNEXA_PAST_BASELINE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PAST_BASELINE_WINDOW);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (annexa_past_baseline_window_parent_class)->dispose (object);
}

static void
annexa_past_baseline_window_class_init (AnnexaPastBaselineWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_past_baseline_window_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annexa/Annexa/ui/annexa-past-baseline-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastBaselineWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastBaselineWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastBaselineWindow, take_button);
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastBaselineWindow, heading);
  gtk_widget_class_bind_template_callback (widget_class, name_changed);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked);
}

static void
annexa_past_baseline_window_init (AnnexaPastBaselineWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_wrap_headings (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
  /* Between two large buttons there is room for two letters of it. */
  gtk_widget_set_visible (self->heading, annexa_get_text_scale (GTK_WIDGET (self)) < ANNEXA_LARGE_TEXT);
}

/**
 * annexa_past_baseline_window_new:
 * @window: the window of a project that can be edited
 *
 * Returns: (transfer none): a window that takes a baseline
 */
GtkWidget *
annexa_past_baseline_window_new (AnnexaWindow *window)
{
  AnnexaPastBaselineWindow *self
      = annexa_dialog_new (ANNEXA_TYPE_PAST_BASELINE_WINDOW, GTK_WINDOW (window));

  self->window = g_object_ref (window);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}
