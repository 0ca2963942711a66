/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-names.h"
#include "annexa-past-progress.h"

/* What takes less time than this happens without a word. */
#define LONGEST_SILENCE_MS 1000

/**
 * AnnexaPastProgress:
 *
 * Says, once that takes a while, that history is being followed back, and lets people stop it by closing this window.
 */
struct _AnnexaPastProgress
{
  AdwWindow parent_instance;

  GCancellable *cancellable;
  guint silence_source;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (AnnexaPastProgress, annexa_past_progress, ADW_TYPE_WINDOW)

static void
annexa_past_progress_dispose (GObject *object)
{
  AnnexaPastProgress *self = ANNEXA_PAST_PROGRESS (object);

  g_clear_handle_id (&self->silence_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_PAST_PROGRESS);

  G_OBJECT_CLASS (annexa_past_progress_parent_class)->dispose (object);
}

static void
annexa_past_progress_finalize (GObject *object)
{
  g_object_unref (ANNEXA_PAST_PROGRESS (object)->cancellable);

  G_OBJECT_CLASS (annexa_past_progress_parent_class)->finalize (object);
}

static gboolean
annexa_past_progress_close_request (GtkWindow *window)
{
  annexa_past_progress_stop (ANNEXA_PAST_PROGRESS (window));
  return GTK_WINDOW_CLASS (annexa_past_progress_parent_class)->close_request (window);
}

static void
annexa_past_progress_class_init (AnnexaPastProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_past_progress_dispose;
  G_OBJECT_CLASS (klass)->finalize = annexa_past_progress_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = annexa_past_progress_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-past-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaPastProgress, label);
}

static void
annexa_past_progress_init (AnnexaPastProgress *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annexa_name_widgets (GTK_WIDGET (self));
}

static gboolean
break_silence (gpointer data)
{
  AnnexaPastProgress *self = data;

  self->silence_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/**
 * annexa_past_progress_begin:
 * @parent: the window in which the work was asked for
 * @text: what is being done, as a sentence with an ellipsis
 *
 * Begins to wait for a worker.
 *
 * Returns: (transfer full): what annexa_past_progress_end() ends
 */
AnnexaPastProgress *
annexa_past_progress_begin (GtkWindow  *parent,
                            const char *text)
{
  AnnexaPastProgress *self = g_object_new (ANNEXA_TYPE_PAST_PROGRESS, "transient-for", parent, NULL);

  gtk_label_set_label (self->label, text);
  self->silence_source = g_timeout_add (LONGEST_SILENCE_MS, break_silence, self);
  return g_object_ref (self);
}

/**
 * annexa_past_progress_get_cancellable:
 * @self: what annexa_past_progress_begin() returned
 *
 * Returns: (transfer none): stops the work when somebody does not want to wait
 */
GCancellable *
annexa_past_progress_get_cancellable (AnnexaPastProgress *self)
{
  g_return_val_if_fail (ANNEXA_IS_PAST_PROGRESS (self), NULL);

  return self->cancellable;
}

/**
 * annexa_past_progress_stop:
 * @self: (nullable): what annexa_past_progress_begin() returned
 *
 * Nobody wants the result any more. The worker ends soon, and says that it was cancelled.
 */
void
annexa_past_progress_stop (AnnexaPastProgress *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->silence_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * annexa_past_progress_end:
 * @self: (transfer full): what annexa_past_progress_begin() returned
 *
 * The work is done, or was stopped.
 */
void
annexa_past_progress_end (AnnexaPastProgress *self)
{
  g_return_if_fail (ANNEXA_IS_PAST_PROGRESS (self));

  g_clear_handle_id (&self->silence_source, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}
