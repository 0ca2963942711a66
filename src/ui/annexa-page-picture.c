/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-page-picture.h"
#include "annexa-worker.h"

/* Pictures of the pages of a report. A fine one takes 40 to 80 ms, so a worker draws it. */

/* How much larger pages are drawn than shown, as long as they are small. */
#define FINENESS 3
#define MOST_FINE_PIXELS 2500000

typedef struct
{
  AnnexaPages *pages;
  guint page;
  int width;
  int height;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->pages, annexa_pages_unref);
  g_free (job);
}

static cairo_surface_t *
draw (const Job *job,
      int        fineness)
{
  int width = job->width * fineness;
  int height = job->height * fineness;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  double page_width, page_height;

  annexa_pages_get_size (job->pages, job->page, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, height / page_height);
  annexa_pages_draw (job->pages, job->page, cr);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
make_smaller (cairo_surface_t *large,
              int              width,
              int              height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 1.0 / FINENESS, 1.0 / FINENESS);
  cairo_set_source_surface (cr, large, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

/* Older versions of cairo put each letter on a whole pixel, which makes small text look as if it had been set by a
 * beginner: it is drawn larger and made smaller. */
static cairo_surface_t *
draw_finely (const Job *job)
{
  cairo_surface_t *large = draw (job, FINENESS);
  cairo_surface_t *surface = make_smaller (large, job->width, job->height);

  cairo_surface_destroy (large);
  return surface;
}

static gboolean
is_large (const Job *job)
{
  return (gint64) job->width * job->height > MOST_FINE_PIXELS;
}

/* Takes (transfer full) a surface. Returns NULL where there was no memory for it. */
static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;
  int height;

  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  stride = (gsize) cairo_image_surface_get_stride (surface);
  height = cairo_image_surface_get_height (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* Where nobody else has the pages any more, they go here, which takes long. */
static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  cairo_surface_t *surface = is_large (job) ? draw (job, 1) : draw_finely (job);

  g_clear_pointer (&job->pages, annexa_pages_unref);
  g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
}

/**
 * annexa_page_picture_draw_async:
 * @pages: the pages of a report
 * @page: which of them
 * @width: in pixels
 * @height: in pixels
 * @cancellable: (nullable): stops it
 * @callback: called when it is drawn
 * @user_data: for @callback
 *
 * Has a worker draw a page as finely as can be.
 */
void
annexa_page_picture_draw_async (AnnexaPages        *pages,
                                guint               page,
                                int                 width,
                                int                 height,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  *job = (Job){ annexa_pages_ref (pages), page, width, height };
  g_task_set_source_tag (task, annexa_page_picture_draw_async);
  g_task_set_task_data (task, job, free_job);
  annexa_worker_run (task, work, ANNEXA_URGENCY_AWAITED);
}

/**
 * annexa_page_picture_draw_finish:
 * @result: what the callback was given
 * @page: (out): which page it is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the picture; %NULL without an error where there was no memory for it
 */
GdkTexture *
annexa_page_picture_draw_finish (GAsyncResult *result,
                                 guint        *page,
                                 GError      **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), error);

  *page = job->page;
  return surface != NULL ? make_texture (surface) : NULL;
}

/**
 * annexa_page_picture_draw_roughly:
 * @pages: the pages of a report
 * @page: which of them
 * @width: in pixels
 * @height: in pixels
 *
 * Draws a page at once, not as finely as it could be.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where there was no memory for it
 */
GdkTexture *
annexa_page_picture_draw_roughly (AnnexaPages *pages,
                                  guint        page,
                                  int          width,
                                  int          height)
{
  const Job job = { pages, page, width, height };

  return make_texture (draw (&job, 1));
}
