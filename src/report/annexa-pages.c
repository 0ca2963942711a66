/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-pages-private.h"

struct _AnnexaPages
{
  gatomicrefcount references;
  GMutex mutex; /* fonts and words are used by one drawing at a time */
  AnnexaLayout *layout;
  GPtrArray *lacks; /* sentences */
};

/* All fonts of the computer may be looked through, so it is done where the pages are made. */
static GPtrArray *
list_lacks (AnnexaLayout *layout)
{
  GPtrArray *lacks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *font = annexa_typesetter_find_missing_font (layout->typesetter);

  if (layout->info->logo != NULL && layout->logo == NULL)
    g_ptr_array_add (lacks, g_strdup (_("The logo cannot be read and is left out. Save the picture as PNG or JPEG, and "
                                        "choose it again under Organization, Report look.")));
  if (font != NULL)
    g_ptr_array_add (lacks, g_strdup_printf (_("The font “%s” is not on this computer, and another one takes its place. "
                                               "Install it, or choose another under Organization, Report look."),
                                             font));
  return lacks;
}

/**
 * annexa_pages_new:
 * @document: a document, filled
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lays a document out. It needs no display and may run in any thread.
 *
 * Returns: (transfer full) (nullable): the pages; %NULL when it was stopped
 */
AnnexaPages *
annexa_pages_new (AnnexaDocument *document,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (AnnexaLayout) layout = NULL;
  AnnexaPages *self;

  g_return_val_if_fail (document != NULL, NULL);

  layout = annexa_layout_new (document);
  if (!annexa_layout_run (layout, cancellable, error))
    return NULL;

  self = g_new0 (AnnexaPages, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->lacks = list_lacks (layout);
  self->layout = g_steal_pointer (&layout);
  return self;
}

AnnexaPages *
annexa_pages_ref (AnnexaPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
annexa_pages_unref (AnnexaPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->lacks);
  annexa_layout_free (self->layout);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

AnnexaDocument *
annexa_pages_get_document (AnnexaPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layout->document;
}

AnnexaLayout *
annexa_pages_get_layout (AnnexaPages *self)
{
  return self->layout;
}

/* In which their texts were laid out. */
PangoContext *
annexa_pages_get_context (AnnexaPages *self)
{
  return annexa_typesetter_get_context (self->layout->typesetter);
}

/**
 * annexa_pages_get_lacks:
 * @self: pages
 *
 * Tells what was wanted and is not in them, since a report without it is better than none.
 *
 * Returns: (transfer none) (element-type utf8): sentences that say what it is and what to do, mostly none
 */
GPtrArray *
annexa_pages_get_lacks (AnnexaPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lacks;
}

/**
 * annexa_pages_tell_lacks:
 * @self: pages
 *
 * Returns: (transfer full) (nullable): what annexa_pages_get_lacks() tells, a sentence a line
 */
char *
annexa_pages_tell_lacks (AnnexaPages *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->lacks->len == 0)
    return NULL;
  for (guint i = 0; i < self->lacks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) self->lacks->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

guint
annexa_pages_get_n_pages (AnnexaPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->layout->sheets->len;
}

/**
 * annexa_pages_get_size:
 * @self: pages
 * @page: the number of a page, from 0
 * @width: (out): in points
 * @height: (out): in points
 */
void
annexa_pages_get_size (AnnexaPages *self,
                       guint        page,
                       double      *width,
                       double      *height)
{
  g_return_if_fail (self != NULL && page < self->layout->sheets->len);

  annexa_theme_get_page_size (&self->layout->theme, g_array_index (self->layout->sheets, AnnexaSheet, page).orientation,
                              width, height);
}

/**
 * annexa_pages_lock:
 * @self: pages
 *
 * Keeps other threads from drawing them, and with them from using their fonts, up to annexa_pages_unlock().
 */
void
annexa_pages_lock (AnnexaPages *self)
{
  g_mutex_lock (&self->mutex);
}

/**
 * annexa_pages_unlock:
 * @self: pages that were locked by the same thread
 *
 * Ends what annexa_pages_lock() began.
 */
void
annexa_pages_unlock (AnnexaPages *self)
{
  g_mutex_unlock (&self->mutex);
}

/**
 * annexa_pages_draw_on:
 * @self: pages
 * @page: the number of a page, from 0
 * @canvas: where to draw
 *
 * Draws one page, from any thread that owns the canvas. What the canvas keeps of the pages, such as their fonts, is used
 * and freed while they are locked: see annexa_pages_lock().
 */
void
annexa_pages_draw_on (AnnexaPages  *self,
                      guint         page,
                      AnnexaCanvas *canvas)
{
  annexa_pages_lock (self);
  annexa_layout_draw (self->layout, page, canvas);
  annexa_pages_unlock (self);
}

/**
 * annexa_pages_draw:
 * @self: pages
 * @page: the number of a page, from 0
 * @cr: where to draw; one unit is one point
 *
 * Draws one page, without its paper, from any thread.
 */
void
annexa_pages_draw (AnnexaPages *self,
                   guint        page,
                   cairo_t     *cr)
{
  AnnexaCairoCanvas canvas;

  g_return_if_fail (self != NULL && page < self->layout->sheets->len);

  annexa_cairo_canvas_init (&canvas, cr);
  cairo_save (cr);
  annexa_pages_draw_on (self, page, &canvas.parent);
  cairo_restore (cr);
}

guint
annexa_pages_get_n_contents (AnnexaPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->layout->contents->len;
}

/**
 * annexa_pages_get_contents:
 * @self: pages
 * @position: from 0
 *
 * Returns: (transfer none): a heading of level 1 or 2 and where it stands
 */
const AnnexaContentsLine *
annexa_pages_get_contents (AnnexaPages *self,
                           guint        position)
{
  g_return_val_if_fail (self != NULL && position < self->layout->contents->len, NULL);

  return &g_array_index (self->layout->contents, AnnexaContentsLine, position);
}
