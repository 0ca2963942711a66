/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-dialog.h"
#include "annexa-names.h"
#include "annexa-progress-window.h"

/* What takes less time than this happens without a word. */
#define LONGEST_SILENCE_MS 1000

/**
 * AnnexaProgressWindow:
 *
 * Says, once it takes a while, what a worker is doing, and lets people stop it by closing this window.
 */
struct _AnnexaProgressWindow
{
  AdwWindow parent_instance;

  GCancellable *cancellable;
  guint silence_source;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (AnnexaProgressWindow, annexa_progress_window, ADW_TYPE_WINDOW)

static void
annexa_progress_window_dispose (GObject *object)
{
  AnnexaProgressWindow *self = ANNEXA_PROGRESS_WINDOW (object);

  g_clear_handle_id (&self->silence_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PROGRESS_WINDOW);

  G_OBJECT_CLASS (annexa_progress_window_parent_class)->dispose (object);
}

static void
annexa_progress_window_finalize (GObject *object)
{
  g_object_unref (ANNEXA_PROGRESS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (annexa_progress_window_parent_class)->finalize (object);
}

static gboolean
annexa_progress_window_close_request (GtkWindow *window)
{
  annexa_progress_window_stop (ANNEXA_PROGRESS_WINDOW (window));
  return GTK_WINDOW_CLASS (annexa_progress_window_parent_class)->close_request (window);
}

static void
annexa_progress_window_class_init (AnnexaProgressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_progress_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_progress_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = annexa_progress_window_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-progress-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaProgressWindow, label);
}

static void
annexa_progress_window_init (AnnexaProgressWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
}

static gboolean
break_silence (gpointer data)
{
  AnnexaProgressWindow *self = data;

  self->silence_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/**
 * annexa_progress_window_begin:
 * @parent: the window in which the work was asked for
 * @text: what is being done, as a sentence with an ellipsis
 *
 * Begins to wait for a worker.
 *
 * Returns: (transfer full): what annexa_progress_window_end() ends
 */
AnnexaProgressWindow *
annexa_progress_window_begin (GtkWindow  *parent,
                              const char *text)
{
  AnnexaProgressWindow *self = annexa_dialog_new (ANNEXA_TYPE_PROGRESS_WINDOW, parent);

  gtk_label_set_label (self->label, text);
  self->silence_source = g_timeout_add (LONGEST_SILENCE_MS, break_silence, self);
  return g_object_ref (self);
}

/**
 * annexa_progress_window_get_cancellable:
 * @self: what annexa_progress_window_begin() returned
 *
 * Returns: (transfer none): stops the work when somebody does not want to wait
 */
GCancellable *
annexa_progress_window_get_cancellable (AnnexaProgressWindow *self)
{
  g_return_val_if_fail (ANNEXA_IS_PROGRESS_WINDOW (self), NULL);

  return self->cancellable;
}

/**
 * annexa_progress_window_stop:
 * @self: (nullable): what annexa_progress_window_begin() returned
 *
 * Nobody wants the result any more. The worker ends soon, and says that it was cancelled.
 */
void
annexa_progress_window_stop (AnnexaProgressWindow *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->silence_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * annexa_progress_window_end:
 * @self: (transfer full): what annexa_progress_window_begin() returned
 *
 * The work is done, or was stopped.
 */
void
annexa_progress_window_end (AnnexaProgressWindow *self)
{
  g_return_if_fail (ANNEXA_IS_PROGRESS_WINDOW (self));

  g_clear_handle_id (&self->silence_source, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}
