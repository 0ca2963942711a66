/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-ui"

#include "config.h"

#include "annexa-growing-text.h"

/**
 * AnnexaGrowingText:
 *
 * A text view that is as high as its text. The text view of GTK learns its height only after it was drawn, so that at
 * first the last lines would be cut off.
 */
struct _AnnexaGrowingText
{
  GtkTextView parent_instance;

  const char *hint; /* What to write here, seen while nothing is written. */
};

G_DEFINE_FINAL_TYPE (AnnexaGrowingText, annexa_growing_text, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
annexa_growing_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
shows_hint (AnnexaGrowingText *self)
{
  return self->hint != NULL && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

/* What the text view of GTK keeps free for the cursor behind the last letter of a line. */
#define CURSOR_WIDTH 1

static PangoLayout *
create_layout (AnnexaGrowingText *self,
               int                width)
{
  g_autofree char *text = NULL;
  PangoLayout *layout;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "text", &text, NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), shows_hint (self) ? self->hint : text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > CURSOR_WIDTH)
    pango_layout_set_width (layout, (width - CURSOR_WIDTH) * PANGO_SCALE);
  return layout;
}

/* GTK remembers the heights of two widths and takes that for the height of all in between when they are the same: what
 * is as high as one line at no width at all would be so at any. */
#define MINIMUM_WIDTH 100

static void
annexa_growing_text_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MINIMUM_WIDTH;
      return;
    }
  layout = create_layout (ANNEXA_GROWING_TEXT (widget), for_size);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = height;
}

/* As faint as the title above it. */
#define HINT_ALPHA 0.75f

static void
annexa_growing_text_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AnnexaGrowingText *self = ANNEXA_GROWING_TEXT (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (annexa_growing_text_parent_class)->snapshot (widget, snapshot);
  if (!shows_hint (self))
    return;

  layout = create_layout (self, gtk_widget_get_width (widget));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= HINT_ALPHA;
  gtk_snapshot_append_layout (snapshot, layout, &colour);
}

static void
annexa_growing_text_class_init (AnnexaGrowingTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = annexa_growing_text_get_request_mode;
  widget_class->measure = annexa_growing_text_measure;
  widget_class->snapshot = annexa_growing_text_snapshot;
}

static void
annexa_growing_text_init (AnnexaGrowingText *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/**
 * annexa_growing_text_new:
 *
 * Returns: (transfer floating): a text view without a text
 */
GtkWidget *
annexa_growing_text_new (void)
{
  return g_object_new (ANNEXA_TYPE_GROWING_TEXT, NULL);
}

/**
 * annexa_growing_text_set_hint:
 * @self: a text view
 * @hint: (nullable): what to write here, which outlives it
 *
 * Says what to write while nothing is written.
 */
void
annexa_growing_text_set_hint (AnnexaGrowingText *self,
                              const char        *hint)
{
  g_return_if_fail (ANNEXA_IS_GROWING_TEXT (self));

  self->hint = hint;
}
