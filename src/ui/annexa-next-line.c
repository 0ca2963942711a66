/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-flowing-layout.h"
#include "annexa-gap-row.h"
#include "annexa-next-line.h"
#include "annexa-readiness-watch.h"
#include "annexa-way-next.h"

/**
 * AnnexaNextLine:
 *
 * Leads on to what comes next on the way, where somebody has just finished something. Hidden until then.
 */
struct _AnnexaNextLine
{
  AdwBin parent_instance;

  AnnexaProject *project; /* while it leads on */
  const AnnexaKind *kind;
  char *done;
  gulong updated_handler;

  GtkLabel *words;
  GtkWidget *buttons;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (AnnexaNextLine, annexa_next_line, ADW_TYPE_BIN)

/* What was worked out before the last edit knows nothing of it. */
static void
updated (AnnexaReadinessWatch *watch,
         AnnexaNextLine       *self)
{
  AnnexaReadiness *readiness = annexa_readiness_watch_get_result (watch);
  const AnnexaGap *next = NULL;
  g_autofree char *words = NULL;

  if (annexa_readiness_watch_is_working (watch))
    return;
  if (readiness != NULL)
    words = annexa_way_next_lead_on (readiness, self->project, self->kind, self->done, &next);
  if (words != NULL)
    {
      gtk_label_set_label (self->words, words);
      annexa_gap_row_lead (self->button, self->project, next);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

static void
annexa_next_line_dispose (GObject *object)
{
  AnnexaNextLine *self = ANNEXA_NEXT_LINE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ANNEXA_TYPE_NEXT_LINE);
  annexa_next_line_stop (self);

  G_OBJECT_CLASS (annexa_next_line_parent_class)->dispose (object);
}

static void
annexa_next_line_class_init (AnnexaNextLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_next_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/annexa/Annexa/ui/annexa-next-line.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnexaNextLine, words);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNextLine, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnexaNextLine, button);
  gtk_widget_class_bind_template_callback (widget_class, annexa_next_line_stop);
}

static void
annexa_next_line_init (AnnexaNextLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, annexa_flowing_layout_new ());
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * annexa_next_line_lead_from:
 * @self: a line
 * @project: a project that has just been edited
 * @kind: the kind with whose records somebody has just finished
 * @done: (nullable): what is finished, as a sentence
 *
 * Says what comes next, as soon as readiness knows it.
 */
void
annexa_next_line_lead_from (AnnexaNextLine   *self,
                            AnnexaProject    *project,
                            const AnnexaKind *kind,
                            const char       *done)
{
  g_return_if_fail (ANNEXA_IS_NEXT_LINE (self));

  annexa_next_line_stop (self);
  self->project = g_object_ref (project);
  self->kind = kind;
  self->done = g_strdup (done);
  self->updated_handler =
      g_signal_connect (annexa_readiness_watch_get (project), "updated", G_CALLBACK (updated), self);
}

/**
 * annexa_next_line_stop:
 * @self: a line
 *
 * Hides it.
 */
void
annexa_next_line_stop (AnnexaNextLine *self)
{
  g_return_if_fail (ANNEXA_IS_NEXT_LINE (self));

  if (self->project != NULL)
    g_clear_signal_handler (&self->updated_handler, annexa_readiness_watch_get (self->project));
  g_clear_object (&self->project);
  g_clear_pointer (&self->done, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
