/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <math.h>

#include "annexa-preview-sheets.h"
#include "annexa-worker.h"

/* White space around the sheets; less where there is little room anyway. */
#define GAP 16
#define NARROW_GAP 8
#define NARROW 480

/* In a very wide window a page is not made wider than can be overlooked. */
#define LARGEST_FIT 1.5

/* A point is 1/72 inch; a pixel of the desktop is taken as 1/96. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* How much larger pages are drawn than shown, as long as they are small. */
#define FINENESS 3
#define MOST_FINE_PIXELS 2500000

struct _AnnexaPreviewSheets
{
  AnnexaPages *pages;
  GArray *sheets;       /* AnnexaSheet */
  GHashTable *pictures; /* the number of a page to its GdkTexture */
  int width;
  int height;
};

AnnexaPreviewSheets *
annexa_preview_sheets_new (void)
{
  AnnexaPreviewSheets *self = g_new0 (AnnexaPreviewSheets, 1);

  self->sheets = g_array_new (FALSE, TRUE, sizeof (AnnexaSheet));
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  return self;
}

void
annexa_preview_sheets_free (AnnexaPreviewSheets *self)
{
  annexa_worker_free (self->pages, (GDestroyNotify) annexa_pages_unref);
  g_array_unref (self->sheets);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

/**
 * annexa_preview_sheets_set_pages:
 * @self: sheets
 * @pages: (nullable): the pages of a report
 *
 * Takes other pages; they have to be arranged next.
 */
void
annexa_preview_sheets_set_pages (AnnexaPreviewSheets *self,
                                 AnnexaPages         *pages)
{
  AnnexaPages *before = self->pages;

  self->pages = pages != NULL ? annexa_pages_ref (pages) : NULL;
  annexa_worker_free (before, (GDestroyNotify) annexa_pages_unref);
  g_hash_table_remove_all (self->pictures);
  g_array_set_size (self->sheets, 0);
}

AnnexaPages *
annexa_preview_sheets_get_pages (AnnexaPreviewSheets *self)
{
  return self->pages;
}

/**
 * annexa_preview_sheets_arrange:
 * @self: sheets
 * @room: how wide the preview is, in pixels
 * @zoom: how large pages are shown, 1 for their size on paper; 0 to fit each into the room
 *
 * Lays the sheets out below each other.
 */
void
annexa_preview_sheets_arrange (AnnexaPreviewSheets *self,
                               int                  room,
                               double               zoom)
{
  int gap = room < NARROW ? NARROW_GAP : GAP;
  guint n_pages = self->pages != NULL ? annexa_pages_get_n_pages (self->pages) : 0;

  g_array_set_size (self->sheets, n_pages);
  self->width = room;
  self->height = gap;
  for (guint i = 0; i < n_pages; i++)
    {
      AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, i);
      double width, height, scale;

      annexa_pages_get_size (self->pages, i, &width, &height);
      scale = zoom > 0 ? zoom * PIXELS_PER_POINT
                       : CLAMP ((room - 2 * gap) / width, 0.05, LARGEST_FIT * PIXELS_PER_POINT);
      sheet->width = (int) round (width * scale);
      sheet->height = (int) round (height * scale);
      sheet->y = self->height;
      self->height += sheet->height + gap;
      self->width = MAX (self->width, sheet->width + 2 * gap);
    }
  for (guint i = 0; i < n_pages; i++)
    {
      AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, i);

      sheet->x = (self->width - sheet->width) / 2;
    }
}

int
annexa_preview_sheets_get_width (AnnexaPreviewSheets *self)
{
  return self->width;
}

int
annexa_preview_sheets_get_height (AnnexaPreviewSheets *self)
{
  return self->height;
}

guint
annexa_preview_sheets_get_n (AnnexaPreviewSheets *self)
{
  return self->sheets->len;
}

const AnnexaSheet *
annexa_preview_sheets_get (AnnexaPreviewSheets *self,
                           guint                page)
{
  g_return_val_if_fail (page < self->sheets->len, NULL);

  return &g_array_index (self->sheets, AnnexaSheet, page);
}

/**
 * annexa_preview_sheets_find:
 * @self: sheets
 * @y: a height in the column
 *
 * Returns: the page that lies there, or the next one where none does; the last one below all
 */
guint
annexa_preview_sheets_find (AnnexaPreviewSheets *self,
                            double               y)
{
  guint low = 0;
  guint high = self->sheets->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const AnnexaSheet *sheet = &g_array_index (self->sheets, AnnexaSheet, middle);

      if (sheet->y + sheet->height <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return self->sheets->len > 0 ? MIN (low, self->sheets->len - 1) : 0;
}

/**
 * annexa_preview_sheets_get_scale:
 * @self: sheets
 * @page: a page
 *
 * Returns: how large the page is shown, 1 for its size on paper
 */
double
annexa_preview_sheets_get_scale (AnnexaPreviewSheets *self,
                                 guint                page)
{
  double width, height;

  g_return_val_if_fail (page < self->sheets->len, 1);

  annexa_pages_get_size (self->pages, page, &width, &height);
  return g_array_index (self->sheets, AnnexaSheet, page).width / width / PIXELS_PER_POINT;
}

static cairo_surface_t *
draw (AnnexaPreviewSheets *self,
      guint                page,
      int                  width,
      int                  height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  double page_width, page_height;

  annexa_pages_get_size (self->pages, page, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, height / page_height);
  annexa_pages_draw (self->pages, page, cr);
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
static GdkTexture *
paint (AnnexaPreviewSheets *self,
       guint                page,
       int                  width,
       int                  height)
{
  gboolean fine = (gint64) width * height <= MOST_FINE_PIXELS;
  cairo_surface_t *surface = draw (self, page, fine ? width * FINENESS : width, fine ? height * FINENESS : height);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  if (fine)
    {
      cairo_surface_t *large = surface;

      surface = make_smaller (large, width, height);
      cairo_surface_destroy (large);
    }
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);

      bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
      texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  cairo_surface_destroy (surface);
  return texture;
}

static GdkTexture *
get_picture (AnnexaPreviewSheets *self,
             guint                page,
             int                  scale_factor)
{
  const AnnexaSheet *sheet = annexa_preview_sheets_get (self, page);
  int width = MAX (1, sheet->width * scale_factor);
  int height = MAX (1, sheet->height * scale_factor);
  GdkTexture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));

  if (picture != NULL && gdk_texture_get_width (picture) == width && gdk_texture_get_height (picture) == height)
    return picture;

  picture = paint (self, page, width, height);
  if (picture != NULL)
    g_hash_table_replace (self->pictures, GUINT_TO_POINTER (page), picture);
  return picture;
}

static void
snapshot_sheet (AnnexaPreviewSheets *self,
                GtkSnapshot         *snapshot,
                guint                page,
                double               x,
                double               y,
                int                  scale_factor)
{
  const AnnexaSheet *sheet = annexa_preview_sheets_get (self, page);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((float) (sheet->x - x), (float) (sheet->y - y), (float) sheet->width, (float) sheet->height);
  const GdkRGBA shadow = { 0, 0, 0, 0.35f };
  const GdkRGBA white = { 1, 1, 1, 1 };
  GdkTexture *picture = get_picture (self, page, scale_factor);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture, &bounds);
}

/* A page before and one behind what is seen are kept: whoever scrolls back finds them at once. */
static void
forget_far (AnnexaPreviewSheets *self,
            guint                first,
            guint                last)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (GPOINTER_TO_UINT (key) + 1 < first || GPOINTER_TO_UINT (key) > last + 1)
      g_hash_table_iter_remove (&iter);
}

/**
 * annexa_preview_sheets_snapshot:
 * @self: sheets
 * @snapshot: where to
 * @x: what is scrolled away at the left
 * @y: what is scrolled away above
 * @height: how much is seen
 * @scale_factor: how many pixels of the screen make one of the desktop
 *
 * Draws the sheets that are seen.
 */
void
annexa_preview_sheets_snapshot (AnnexaPreviewSheets *self,
                                GtkSnapshot         *snapshot,
                                double               x,
                                double               y,
                                int                  height,
                                int                  scale_factor)
{
  guint first = annexa_preview_sheets_find (self, y);
  guint last = first;

  for (guint i = first; i < self->sheets->len && g_array_index (self->sheets, AnnexaSheet, i).y < y + height; i++)
    {
      snapshot_sheet (self, snapshot, i, round (x), round (y), scale_factor);
      last = i;
    }
  forget_far (self, first, last);
}
