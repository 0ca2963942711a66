/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <cairo-svg.h>
#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-error.h"
#include "annexa-odt-private.h"

/* Dots of the fallback for programs that draw no SVG, to a point: 144 to an inch. */
#define DOTS 2.0

#define PNG "image/png"
#define SVG "image/svg+xml"

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
fail (cairo_status_t status,
      GError       **error)
{
  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("A picture of the report could not be drawn: %s"),
               cairo_status_to_string (status));
  return NULL;
}

/* Gives what was written, unless that failed. */
static GBytes *
finish (GByteArray    *data,
        cairo_status_t status,
        GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS && data->len > 0)
    return g_byte_array_free_to_bytes (data);

  g_byte_array_unref (data);
  return fail (status, error);
}

static GBytes *
write_png (cairo_surface_t *surface,
           GError         **error)
{
  GByteArray *data = g_byte_array_new ();

  return finish (data, cairo_surface_write_to_png_stream (surface, append, data), error);
}

static gboolean
is_behind (const char *text,
           const char *p,
           const char *what)
{
  gsize length = strlen (what);

  return (gsize) (p - text) >= length && memcmp (p - length, what, length) == 0;
}

/* Gives the name of a part of the picture that is used or defined here, as its length; none where something else stands.
 * Cairo makes such names of a word and a number. */
static gsize
find_name (const char *text,
           const char *p,
           gsize      *word)
{
  gboolean name = is_behind (text, p + 1, "href=\"#") || is_behind (text, p + 1, "url(#")
                  || is_behind (text, p + 1, "id=\"");

  *word = name ? strspn (p + 1, "abcdefghijklmnopqrstuvwxyz") : 0;
  if (*word > 0 && p[1 + *word] == '-')
    ++*word;
  return *word > 0 ? *word + strspn (p + 1 + *word, "0123456789") : 0;
}

/* Cairo names parts of a picture by the number of pictures that the program has drawn so far; the same picture is to be
 * the same file. So each name gets the number of its first use. */
static GBytes *
renumber_names (GBytes *svg)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *text = g_bytes_get_data (svg, NULL);
  GString *renumbered = g_string_sized_new (g_bytes_get_size (svg));
  const char *done = text;

  for (const char *p = text + strcspn (text, "\"#"); *p != '\0'; p += 1 + strcspn (p + 1, "\"#"))
    {
      gsize word;
      gsize name_length = find_name (text, p, &word);
      g_autofree char *name = name_length > word ? g_strndup (p + 1, name_length) : NULL;
      guint number;

      if (name == NULL)
        continue;
      number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));
      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&name), GUINT_TO_POINTER (number));
        }
      g_string_append_len (renumbered, done, p + 1 + word - done);
      g_string_append_printf (renumbered, "%u", number);
      done = p + 1 + name_length;
    }
  g_string_append (renumbered, done);
  g_bytes_unref (svg);
  return g_string_free_to_bytes (renumbered);
}

static GBytes *
draw_svg (AnnexaScene  *scene,
          PangoContext *context,
          GError      **error)
{
  GByteArray *data = g_byte_array_new ();
  GBytes *svg;
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, data, annexa_scene_get_width (scene),
                                                                  annexa_scene_get_height (scene));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  annexa_scene_draw_in (scene, context, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (data->len > 0)
    g_byte_array_append (data, (const guint8 *) "", 1);
  svg = finish (data, status, error);
  return svg != NULL ? renumber_names (svg) : NULL;
}

static GBytes *
draw_png (AnnexaScene  *scene,
          PangoContext *context,
          GError      **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) (annexa_scene_get_width (scene) * DOTS + 0.5),
                                                         (int) (annexa_scene_get_height (scene) * DOTS + 0.5));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  GBytes *png;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DOTS, DOTS);
  annexa_scene_draw_in (scene, context, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  png = status == CAIRO_STATUS_SUCCESS ? annexa_odt_encode_png (surface, error) : fail (status, error);
  cairo_surface_destroy (surface);
  return png;
}

/* Programs show the first of the images that they can. */
static void
add_image (AnnexaOdtContent *content,
           const char       *name,
           const char       *media_type,
           GBytes           *image)
{
  annexa_odt_add_file (content->odt, name, media_type, image);
  annexa_odt_xml_begin (content->xml, "draw:image");
  annexa_odt_xml_attributes (content->xml, "xlink:href", name, "xlink:type", "simple", "xlink:show", "embed",
                             "xlink:actuate", "onLoad", "draw:mime-type", media_type, NULL);
  annexa_odt_xml_end (content->xml);
}

static void
begin_frame (AnnexaOdtContent *content,
             const char       *name,
             double            width,
             double            height)
{
  annexa_odt_xml_begin (content->xml, "draw:frame");
  annexa_odt_xml_attributes (content->xml, "draw:name", name, "draw:style-name", "Picture", "text:anchor-type",
                             "as-char", NULL);
  annexa_odt_xml_length (content->xml, "svg:width", width);
  annexa_odt_xml_length (content->xml, "svg:height", height);
}

static void
end_frame (AnnexaOdtContent *content,
           const char       *title,
           const char       *description)
{
  annexa_odt_xml_element (content->xml, "svg:title", title);
  annexa_odt_xml_element (content->xml, "svg:desc", description);
  annexa_odt_xml_end (content->xml);
}

static gboolean
write_picture (AnnexaOdtContent *content,
               guint             block,
               GError          **error)
{
  const AnnexaFigure *figure = annexa_document_get_block (content->odt->document, block)->figure;
  const AnnexaPiece *piece
      = annexa_odt_find_piece (content->odt, block, ANNEXA_BOX_FIGURE, ANNEXA_PIECE_SCENE, 0);
  PangoContext *context = annexa_typesetter_get_context (content->odt->layout->typesetter);
  guint number = ++content->n_figures;
  g_autofree char *name = g_strdup_printf ("Figure %u", number);
  g_autofree char *svg_name = g_strdup_printf ("Pictures/figure-%u.svg", number);
  g_autofree char *png_name = g_strdup_printf ("Pictures/figure-%u.png", number);
  g_autoptr (GBytes) svg = draw_svg (figure->scene, context, error);
  g_autoptr (GBytes) png = svg != NULL ? draw_png (figure->scene, context, error) : NULL;

  if (png == NULL)
    return FALSE;

  begin_frame (content, name, piece != NULL ? piece->width : annexa_scene_get_width (figure->scene),
               piece != NULL ? piece->height : annexa_scene_get_height (figure->scene));
  add_image (content, svg_name, SVG, svg);
  add_image (content, png_name, PNG, png);
  end_frame (content, figure->caption != NULL ? figure->caption : figure->alternative, figure->alternative);
  return TRUE;
}

/**
 * annexa_odt_write_figure:
 * @content: the content
 * @block: the number of the block of a figure
 * @error: return location
 *
 * Writes a picture, as lines and as dots, with what it shows in words and what stands below it.
 *
 * Returns: whether it could be drawn
 */
gboolean
annexa_odt_write_figure (AnnexaOdtContent *content,
                         guint             block,
                         GError          **error)
{
  const AnnexaFigure *figure = annexa_document_get_block (content->odt->document, block)->figure;
  const AnnexaOdtPlace *place = &content->odt->places[block];
  AnnexaOdtPlace below = { ANNEXA_ODT_BREAK_NONE, place->orientation };

  annexa_odt_begin_paragraph (content, figure->caption != NULL ? ANNEXA_ODT_FIGURE : ANNEXA_ODT_LONE_FIGURE, place);
  if (!write_picture (content, block, error))
    return FALSE;
  annexa_odt_xml_end (content->xml);
  if (figure->caption == NULL)
    return TRUE;

  annexa_odt_begin_paragraph (content,
                              annexa_document_is_before_table (content->odt->document, block) ? ANNEXA_ODT_CAPTION_KEPT
                                                                                              : ANNEXA_ODT_CAPTION,
                              &below);
  annexa_odt_xml_text (content->xml, figure->caption);
  annexa_odt_xml_end (content->xml);
  return TRUE;
}

/**
 * annexa_odt_write_logo:
 * @content: the content, in a paragraph
 * @error: return location
 *
 * Writes the logo as it was read: what else the file from outside may hold is left out.
 *
 * Returns: whether it could be written
 */
gboolean
annexa_odt_write_logo (AnnexaOdtContent *content,
                       GError          **error)
{
  const char *organization = content->odt->info->organization != NULL ? content->odt->info->organization : "";
  g_autoptr (GBytes) png = NULL;
  const AnnexaPiece *piece = annexa_odt_find_title_piece (content->odt, ANNEXA_PIECE_LOGO, 0);
  cairo_surface_t *logo = content->odt->layout->logo;

  png = cairo_image_surface_get_format (logo) == CAIRO_FORMAT_RGB24 ? annexa_odt_encode_png (logo, error)
                                                                    : write_png (logo, error);
  if (png == NULL)
    return FALSE;

  begin_frame (content, "Logo", piece != NULL ? piece->width : 0, piece != NULL ? piece->height : 0);
  add_image (content, "Pictures/logo.png", PNG, png);
  end_frame (content, _("Logo"), organization);
  return TRUE;
}
