/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include <math.h>

#include "annexa-page-picture.h"
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

/* What is shown of a page: maybe of another size, or not as fine, while a worker is still drawing it. */
typedef struct
{
  GdkTexture *texture;
  gboolean rough;
} Picture;

struct _AnnexaPreviewSheets
{
  AnnexaPages *pages;
  GArray *sheets;        /* AnnexaSheet */
  GHashTable *pictures;  /* the number of a page to its Picture */
  GCancellable *drawing; /* NULL while no worker draws */
  gboolean failed;       /* there was no memory for it */
  guint first;           /* what is seen, and how large its pixels are */
  guint last;
  int scale_factor;
  AnnexaPreviewDrawn drawn;
  gpointer user_data;
  int width;
  int height;
};

static Picture *
picture_new (GdkTexture *texture,
             gboolean    rough)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->texture = texture;
  picture->rough = rough;
  return picture;
}

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->texture);
  g_free (picture);
}

/**
 * annexa_preview_sheets_new:
 * @drawn: called when a page can be shown better than before
 * @user_data: for @drawn
 *
 * Returns: (transfer full): sheets without pages
 */
AnnexaPreviewSheets *
annexa_preview_sheets_new (AnnexaPreviewDrawn drawn,
                           gpointer           user_data)
{
  AnnexaPreviewSheets *self = g_new0 (AnnexaPreviewSheets, 1);

  self->drawn = drawn;
  self->user_data = user_data;
  self->scale_factor = 1;

  self->sheets = g_array_new (FALSE, TRUE, sizeof (AnnexaSheet));
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, free_picture);
  return self;
}

void
annexa_preview_sheets_free (AnnexaPreviewSheets *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  annexa_worker_free (self->pages, (GDestroyNotify) annexa_pages_unref);
  g_array_unref (self->sheets);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

static void
take_pages (AnnexaPreviewSheets *self,
            AnnexaPages         *pages)
{
  AnnexaPages *before = self->pages;

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->failed = FALSE;
  self->pages = pages != NULL ? annexa_pages_ref (pages) : NULL;
  annexa_worker_free (before, (GDestroyNotify) annexa_pages_unref);
  g_array_set_size (self->sheets, 0);
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
  take_pages (self, pages);
  g_hash_table_remove_all (self->pictures);
}

/**
 * annexa_preview_sheets_update_pages:
 * @self: sheets
 * @pages: the pages of the same report, made anew
 * @moved: by how many pages that what is read has moved
 *
 * Does the same, and shows what was there before until it is drawn anew.
 */
void
annexa_preview_sheets_update_pages (AnnexaPreviewSheets *self,
                                    AnnexaPages         *pages,
                                    int                  moved)
{
  GHashTable *pictures = g_hash_table_new_full (NULL, NULL, NULL, free_picture);
  GHashTableIter iter;
  gpointer key, picture;

  take_pages (self, pages);
  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, &picture))
    {
      int page = (int) GPOINTER_TO_UINT (key) + moved;

      g_hash_table_iter_steal (&iter);
      ((Picture *) picture)->rough = TRUE;
      if (page >= 0)
        g_hash_table_insert (pictures, GUINT_TO_POINTER ((guint) page), picture);
      else
        free_picture (picture);
    }
  g_hash_table_unref (self->pictures);
  self->pictures = pictures;
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

static int
get_pixels (AnnexaPreviewSheets *self,
            int                  length)
{
  return MAX (1, length * self->scale_factor);
}

static gboolean
is_ready (AnnexaPreviewSheets *self,
          guint                page)
{
  const AnnexaSheet *sheet = annexa_preview_sheets_get (self, page);
  const Picture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));

  return picture != NULL && !picture->rough
         && gdk_texture_get_width (picture->texture) == get_pixels (self, sheet->width)
         && gdk_texture_get_height (picture->texture) == get_pixels (self, sheet->height);
}

/* What is seen comes first, then what is next when somebody reads on, then what was before. */
static gboolean
find_missing (AnnexaPreviewSheets *self,
              guint               *page)
{
  for (*page = self->first; *page <= self->last && *page < self->sheets->len; (*page)++)
    if (!is_ready (self, *page))
      return TRUE;
  *page = self->last + 1;
  if (*page < self->sheets->len && !is_ready (self, *page))
    return TRUE;
  *page = self->first - 1;
  return self->first > 0 && *page < self->sheets->len && !is_ready (self, *page);
}

static void draw_missing (AnnexaPreviewSheets *self);

static void
picture_drawn (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  AnnexaPreviewSheets *self = data;
  g_autoptr (GError) error = NULL;
  guint page;
  GdkTexture *texture = annexa_page_picture_draw_finish (result, &page, &error);

  /* Cancelled means that there are other pages, or that the sheets are gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->drawing);
  /* What there is no memory for stays as it is, until there is something else to draw. */
  self->failed = texture == NULL;
  if (texture != NULL)
    g_hash_table_replace (self->pictures, GUINT_TO_POINTER (page), picture_new (texture, FALSE));
  if (!self->failed)
    draw_missing (self);
  self->drawn (self->user_data);
}

/* One by one: there is nothing to gain by drawing pages that are gone again before they are drawn. */
static void
draw_missing (AnnexaPreviewSheets *self)
{
  const AnnexaSheet *sheet;
  guint page;

  if (self->failed || self->drawing != NULL || !find_missing (self, &page))
    return;
  sheet = annexa_preview_sheets_get (self, page);
  self->drawing = g_cancellable_new ();
  annexa_page_picture_draw_async (self->pages, page, get_pixels (self, sheet->width), get_pixels (self, sheet->height),
                                  self->drawing, picture_drawn, self);
}

/* Who turns pages faster than they are drawn sees them at once all the same, if not at their finest. */
static GdkTexture *
get_texture (AnnexaPreviewSheets *self,
             guint                page)
{
  const AnnexaSheet *sheet = annexa_preview_sheets_get (self, page);
  const Picture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));
  GdkTexture *texture;

  if (picture != NULL)
    return picture->texture;

  texture = annexa_page_picture_draw_roughly (self->pages, page, get_pixels (self, sheet->width),
                                              get_pixels (self, sheet->height));
  if (texture != NULL)
    g_hash_table_replace (self->pictures, GUINT_TO_POINTER (page), picture_new (texture, TRUE));
  return texture;
}

static void
snapshot_sheet (AnnexaPreviewSheets *self,
                GtkSnapshot         *snapshot,
                guint                page,
                double               x,
                double               y)
{
  const AnnexaSheet *sheet = annexa_preview_sheets_get (self, page);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((float) (sheet->x - x), (float) (sheet->y - y), (float) sheet->width, (float) sheet->height);
  const GdkRGBA shadow = { 0, 0, 0, 0.35f };
  const GdkRGBA white = { 1, 1, 1, 1 };
  GdkTexture *picture = get_texture (self, page);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture, &bounds);
}

/* A page before and one behind what is seen are kept: whoever scrolls back finds them at once. */
static void
forget_far (AnnexaPreviewSheets *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (GPOINTER_TO_UINT (key) + 1 < self->first || GPOINTER_TO_UINT (key) > self->last + 1)
      g_hash_table_iter_remove (&iter);
}

static void
see (AnnexaPreviewSheets *self,
     double               y,
     int                  height,
     int                  scale_factor)
{
  guint first = annexa_preview_sheets_find (self, y);

  /* Of other pages, or of smaller ones, there may be memory for a picture. */
  if (first != self->first || scale_factor != self->scale_factor)
    self->failed = FALSE;
  self->first = first;
  self->last = self->first;
  self->scale_factor = scale_factor;
  while (self->last + 1 < self->sheets->len && g_array_index (self->sheets, AnnexaSheet, self->last + 1).y < y + height)
    self->last++;
}

/**
 * annexa_preview_sheets_has_missing:
 * @self: sheets
 *
 * Returns: whether something of what is seen is still being drawn
 */
gboolean
annexa_preview_sheets_has_missing (AnnexaPreviewSheets *self)
{
  for (guint i = self->first; !self->failed && i <= self->last && i < self->sheets->len; i++)
    if (!is_ready (self, i))
      return TRUE;
  return FALSE;
}

/**
 * annexa_preview_sheets_prepare:
 * @self: sheets that are arranged
 * @y: what will be scrolled away above
 * @height: how much will be seen
 * @scale_factor: how many pixels of the screen make one of the desktop
 *
 * Has a worker draw what will be seen.
 *
 * Returns: whether all of that is there already
 */
gboolean
annexa_preview_sheets_prepare (AnnexaPreviewSheets *self,
                               double               y,
                               int                  height,
                               int                  scale_factor)
{
  see (self, y, height, scale_factor);
  draw_missing (self);
  return !annexa_preview_sheets_has_missing (self);
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
 * Draws the sheets that are seen, finer ones as soon as a worker has drawn them.
 */
void
annexa_preview_sheets_snapshot (AnnexaPreviewSheets *self,
                                GtkSnapshot         *snapshot,
                                double               x,
                                double               y,
                                int                  height,
                                int                  scale_factor)
{
  see (self, y, height, scale_factor);
  for (guint i = self->first; i <= self->last && i < self->sheets->len; i++)
    snapshot_sheet (self, snapshot, i, round (x), round (y));
  forget_far (self);
  draw_missing (self);
}
