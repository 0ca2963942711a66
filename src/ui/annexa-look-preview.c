/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-look-preview.h"
#include "annexa-look-sample.h"
#include "annexa-pages.h"
#include "annexa-worker.h"

/**
 * AnnexaLookPreview:
 *
 * Two small pages that show how the reports of a project look, and follow what is chosen for them.
 */
struct _AnnexaLookPreview
{
  GtkWidget parent_instance;

  AnnexaProject *project;
  AnnexaPages *pages;
  GtkLabel *lacks; /* of the page around it */
  GCancellable *cancellable;
  guint n_shown; /* how many times the look was shown anew */
};

G_DEFINE_FINAL_TYPE (AnnexaLookPreview, annexa_look_preview, GTK_TYPE_WIDGET)

#define GAP 12

static void
annexa_look_preview_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 220;
}

static guint
count_pages (AnnexaLookPreview *self)
{
  return MIN (annexa_pages_get_n_pages (self->pages), 2);
}

/* Side by side or one below the other, whichever shows them larger. */
static double
choose_scale (AnnexaLookPreview *self,
              double             page_width,
              double             page_height,
              gboolean          *beside)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n = count_pages (self);
  double gaps = (n - 1) * GAP;
  double scale_beside = MIN ((width - gaps) / n / page_width, height / page_height);
  double scale_below = MIN (width / page_width, (height - gaps) / n / page_height);

  *beside = scale_beside > scale_below;
  return MAX (*beside ? scale_beside : scale_below, 0.05);
}

static void
draw_page (AnnexaLookPreview *self,
           GtkSnapshot       *snapshot,
           guint              page,
           double             x,
           double             y,
           double             scale)
{
  graphene_rect_t bounds;
  GskRoundedRect outline;
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA border = { 0, 0, 0, 0.25f };
  double width, height;
  cairo_t *cr;

  annexa_pages_get_size (self->pages, page, &width, &height);
  graphene_rect_init (&bounds, (float) x, (float) y, (float) (width * scale), (float) (height * scale));
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_color (snapshot, &white, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  annexa_pages_draw (self->pages, page, cr);
  cairo_destroy (cr);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ border, border, border, border });
}

static void
annexa_look_preview_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AnnexaLookPreview *self = ANNEXA_LOOK_PREVIEW (widget);
  double width, height, scale, x, y;
  gboolean beside;
  guint n;

  if (self->pages == NULL)
    return;
  n = count_pages (self);
  annexa_pages_get_size (self->pages, 0, &width, &height);
  scale = choose_scale (self, width, height, &beside);
  x = (gtk_widget_get_width (widget) - (beside ? n * width * scale + (n - 1) * GAP : width * scale)) / 2;
  y = beside ? (gtk_widget_get_height (widget) - height * scale) / 2 : 0;
  for (guint i = 0; i < n; i++)
    draw_page (self, snapshot, i, beside ? x + i * (width * scale + GAP) : x, beside ? y : i * (height * scale + GAP),
               scale);
}

static void
annexa_look_preview_dispose (GObject *object)
{
  AnnexaLookPreview *self = ANNEXA_LOOK_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pages, annexa_pages_unref);
  g_clear_weak_pointer (&self->lacks);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (annexa_look_preview_parent_class)->dispose (object);
}

static void
annexa_look_preview_class_init (AnnexaLookPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annexa_look_preview_dispose;
  widget_class->measure = annexa_look_preview_measure;
  widget_class->snapshot = annexa_look_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
annexa_look_preview_init (AnnexaLookPreview *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The cover and a page of a report in this look"), -1);
}

static void
lay_out (GTask        *task,
         gpointer      source,
         gpointer      document,
         GCancellable *cancellable)
{
  GError *error = NULL;
  AnnexaPages *pages = annexa_pages_new (document, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) annexa_pages_unref);
  else
    g_task_return_error (task, error);
}

/* What was chosen and cannot be used is told where it was chosen. */
static void
show_lacks (AnnexaLookPreview *self)
{
  g_autofree char *lacks = annexa_pages_tell_lacks (self->pages);

  if (self->lacks == NULL)
    return;
  gtk_label_set_label (self->lacks, lacks != NULL ? lacks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), lacks != NULL);
}

/* One that was overtaken by a later choice is dropped. The worker may be the last to let go of the task, so the task does
 * not hold the widget. */
static void
laid_out (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (AnnexaLookPreview) self = data;
  AnnexaPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (pages == NULL)
    return;
  g_clear_pointer (&self->pages, annexa_pages_unref);
  self->pages = pages;
  self->n_shown++;
  show_lacks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The layout is made by a worker: somebody may be typing. */
static void
update (AnnexaLookPreview *self)
{
  g_autoptr (AnnexaDocument) document = annexa_look_sample_new (self->project, NULL);
  g_autoptr (GTask) task = NULL;

  if (document == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, laid_out, g_object_ref (self));
  g_task_set_task_data (task, g_steal_pointer (&document), (GDestroyNotify) annexa_document_unref);
  annexa_worker_run (task, lay_out, ANNEXA_URGENCY_AWAITED);
}

static void
project_changed (AnnexaLookPreview *self,
                 AnnexaChanges     *changes)
{
  if (annexa_changes_touch (changes, annexa_kind_lookup ("organization")))
    update (self);
}

/**
 * annexa_look_preview_set_project:
 * @self: a preview without a project
 * @project: a project
 * @lacks: tells what the pages had to do without
 */
void
annexa_look_preview_set_project (AnnexaLookPreview *self,
                                 AnnexaProject     *project,
                                 GtkLabel          *lacks)
{
  g_return_if_fail (ANNEXA_IS_LOOK_PREVIEW (self));
  g_return_if_fail (self->project == NULL);

  g_set_weak_pointer (&self->lacks, lacks);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * annexa_look_preview_get_n_shown:
 * @self: a preview
 *
 * Returns: how many times the look was shown anew
 */
guint
annexa_look_preview_get_n_shown (AnnexaLookPreview *self)
{
  g_return_val_if_fail (ANNEXA_IS_LOOK_PREVIEW (self), 0);

  return self->n_shown;
}
