/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-pdf-content.h"
#include "annexa-pdf-canvas.h"

/* In what is open what is drawn now. */
typedef enum
{
  MARK_NONE,
  MARK_DECORATION,
  MARK_ELEMENT,
} Mark;

struct _AnnexaPdfCanvas
{
  AnnexaCanvas parent;
  AnnexaPdfFile *file;
  AnnexaPdfStructure *structure;
  AnnexaPdfFonts *fonts;
  AnnexaPdfContent *content;
  PangoContext *context;
  GHashTable *titles; /* ids of headings to what they say */
  GArray *targets;    /* AnnexaPdfTarget */
  GHashTable *pictures; /* cairo_surface_t to the numbers of their objects */
  guint first_page;   /* the numbers of objects: of the first page, of all of them, and of what they refer to */
  guint root;
  guint resources;
  guint n_pages;
  guint page; /* the one being drawn */
  double width;
  double height;
  GString *links; /* on it */
  Mark mark;
  guint element; /* in which what is drawn is marked */
  gboolean decoration;
  gboolean in_link;
};

static AnnexaPdfCanvas *
get_self (AnnexaCanvas *canvas)
{
  return (AnnexaPdfCanvas *) canvas;
}

/* What is drawn next belongs to an element or to none. */
static void
mark (AnnexaPdfCanvas *self)
{
  guint element = annexa_pdf_structure_get_current (self->structure);
  Mark wanted = self->decoration || element == G_MAXUINT ? MARK_DECORATION : MARK_ELEMENT;

  if (wanted == self->mark && (wanted == MARK_DECORATION || element == self->element))
    return;

  if (wanted == MARK_DECORATION)
    annexa_pdf_content_begin_decoration (self->content);
  else
    annexa_pdf_content_begin_mark (self->content, annexa_pdf_structure_get_name (self->structure),
                                   annexa_pdf_structure_add_content (self->structure, self->page));
  self->mark = wanted;
  self->element = element;
}

static void
fill (AnnexaCanvas            *canvas,
      const AnnexaRgba        *colour,
      const cairo_rectangle_t *areas,
      guint                    n_areas,
      double                   radius)
{
  AnnexaPdfCanvas *self = get_self (canvas);

  mark (self);
  annexa_pdf_content_set_colour (self->content, colour);
  annexa_pdf_content_fill (self->content, areas, n_areas, radius);
}

static void
draw_dots (AnnexaCanvas            *canvas,
           const AnnexaRgba        *colour,
           const cairo_rectangle_t *area,
           double                   step)
{
  AnnexaPdfCanvas *self = get_self (canvas);
  /* The last dot is drawn, whatever is lost where numbers are rounded. */
  const cairo_rectangle_t line = { area->x, area->y + area->height / 2, area->width + area->height / 10, 0 };

  mark (self);
  annexa_pdf_content_set_colour (self->content, colour);
  annexa_pdf_content_draw_line (self->content, &line, area->height, step);
}

static void
show_glyphs (AnnexaCanvas       *canvas,
             const AnnexaRgba   *colour,
             const AnnexaGlyphs *glyphs)
{
  AnnexaPdfCanvas *self = get_self (canvas);

  mark (self);
  annexa_pdf_content_set_colour (self->content, colour);
  annexa_pdf_content_show (self->content, glyphs);
}

static void
show_line (AnnexaCanvas    *canvas,
           PangoLayoutLine *line,
           double           x,
           double           y)
{
  static const AnnexaRgba black = { 0, 0, 0, 1 };
  AnnexaPdfCanvas *self = get_self (canvas);

  mark (self);
  annexa_pdf_content_show_line (self->content, line, &black, x, y);
}

static void
draw_scene (AnnexaCanvas            *canvas,
            AnnexaScene             *scene,
            const cairo_rectangle_t *area)
{
  AnnexaPdfCanvas *self = get_self (canvas);

  mark (self);
  annexa_pdf_content_place (self->content, area->x, area->y, area->width / MAX (annexa_scene_get_width (scene), 1));
  annexa_pdf_content_draw_scene (self->content, scene, self->context);
  annexa_pdf_content_place (self->content, 0, 0, 1);
}

static void
draw_picture (AnnexaCanvas            *canvas,
              cairo_surface_t         *picture,
              const cairo_rectangle_t *area)
{
  AnnexaPdfCanvas *self = get_self (canvas);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->pictures, picture));

  if (number == 0)
    {
      number = annexa_pdf_add_picture (self->file, picture);
      g_hash_table_insert (self->pictures, picture, GUINT_TO_POINTER (number));
    }
  mark (self);
  annexa_pdf_content_show_picture (self->content, area, number);
}

static void
move_to (AnnexaCanvas        *canvas,
         const AnnexaElement *path,
         guint                length)
{
  annexa_pdf_structure_move_to (get_self (canvas)->structure, path, length);
}

static void
set_decoration (AnnexaCanvas *canvas,
                gboolean      decoration)
{
  get_self (canvas)->decoration = decoration;
}

/* Links are printed, and say where they lead. */
static void
add_link (AnnexaPdfCanvas         *self,
          guint                    number,
          guint                    element,
          const char              *target,
          const cairo_rectangle_t *area)
{
  const char *title = g_hash_table_lookup (self->titles, target);
  g_autofree char *contents = annexa_pdf_quote (title != NULL ? title : _("Another place in this document"));
  g_autofree char *dest = annexa_pdf_quote_bytes (target);
  const double sides[]
      = { area->x, self->height - area->y - area->height, area->x + area->width, self->height - area->y };
  g_autoptr (GString) text = g_string_new ("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      annexa_pdf_append_number (text, sides[i], 2);
      g_string_append_c (text, ' ');
    }
  g_string_append_printf (text, "]/StructParent %u/Dest %s/Contents %s>>", element, dest, contents);
  annexa_pdf_file_set (self->file, number, text->str);
  g_string_append_printf (self->links, "%u 0 R ", number);
}

static void
begin_link (AnnexaCanvas            *canvas,
            const char              *target,
            const cairo_rectangle_t *area)
{
  AnnexaPdfCanvas *self = get_self (canvas);
  guint number;

  if (self->decoration)
    return;

  /* What is no part of the text leads nowhere. */
  if (annexa_pdf_structure_get_current (self->structure) == G_MAXUINT)
    return;

  number = annexa_pdf_file_reserve (self->file, 1);
  add_link (self, number, annexa_pdf_structure_begin_link (self->structure, self->page, number), target, area);
  self->in_link = TRUE;
}

static void
end_link (AnnexaCanvas *canvas)
{
  AnnexaPdfCanvas *self = get_self (canvas);

  if (self->in_link)
    annexa_pdf_structure_end_link (self->structure);
  self->in_link = FALSE;
}

static void
add_target (AnnexaCanvas *canvas,
            const char   *id,
            double        y)
{
  AnnexaPdfCanvas *self = get_self (canvas);
  AnnexaPdfTarget target = { g_strdup (id), self->page, self->height - y };

  g_array_append_val (self->targets, target);
}

static const AnnexaCanvasClass pdf_canvas_class = {
  .fill = fill,
  .draw_dots = draw_dots,
  .show_glyphs = show_glyphs,
  .show_line = show_line,
  .draw_scene = draw_scene,
  .draw_picture = draw_picture,
  .move_to = move_to,
  .set_decoration = set_decoration,
  .begin_link = begin_link,
  .end_link = end_link,
  .add_target = add_target,
};

static void
clear_target (gpointer data)
{
  AnnexaPdfTarget *target = data;

  g_free (target->id);
}

/**
 * annexa_pdf_canvas_new:
 * @file: where to write; lives longer
 * @n_pages: how many pages there are going to be
 * @titles: ids of headings to what they say; lives longer
 * @context: in which the texts of the pages were laid out; lives longer
 *
 * Returns: (transfer full): an empty canvas
 */
AnnexaPdfCanvas *
annexa_pdf_canvas_new (AnnexaPdfFile *file,
                       guint          n_pages,
                       GHashTable    *titles,
                       PangoContext  *context)
{
  AnnexaPdfCanvas *self = g_new0 (AnnexaPdfCanvas, 1);

  self->parent.class = &pdf_canvas_class;
  self->file = file;
  self->structure = annexa_pdf_structure_new (n_pages);
  self->fonts = annexa_pdf_fonts_new ();
  self->content = annexa_pdf_content_new (self->fonts);
  self->context = context;
  self->titles = titles;
  self->targets = g_array_new (FALSE, FALSE, sizeof (AnnexaPdfTarget));
  g_array_set_clear_func (self->targets, clear_target);
  self->pictures = g_hash_table_new (NULL, NULL);
  self->links = g_string_new (NULL);
  self->root = annexa_pdf_file_reserve (file, 1);
  self->resources = annexa_pdf_file_reserve (file, 1);
  self->first_page = annexa_pdf_file_reserve (file, n_pages);
  self->n_pages = n_pages;
  return self;
}

/**
 * annexa_pdf_canvas_free:
 * @self: (transfer full): a canvas
 *
 * Frees it. Nobody else may use its fonts meanwhile.
 */
void
annexa_pdf_canvas_free (AnnexaPdfCanvas *self)
{
  annexa_pdf_structure_free (self->structure);
  annexa_pdf_content_free (self->content);
  annexa_pdf_fonts_free (self->fonts);
  g_array_unref (self->targets);
  g_hash_table_unref (self->pictures);
  g_string_free (self->links, TRUE);
  g_free (self);
}

/**
 * annexa_pdf_canvas_begin_page:
 * @self: a canvas
 * @width: of the page, in points
 * @height: of the page, in points
 *
 * Returns: (transfer none): where to draw the page
 */
AnnexaCanvas *
annexa_pdf_canvas_begin_page (AnnexaPdfCanvas *self,
                              double           width,
                              double           height)
{
  self->width = width;
  self->height = height;
  self->mark = MARK_NONE;
  g_string_truncate (self->links, 0);
  annexa_pdf_content_begin (self->content, height);
  return &self->parent;
}

/**
 * annexa_pdf_canvas_end_page:
 * @self: a canvas
 *
 * Writes the page. Links are reached in the order of the text.
 */
void
annexa_pdf_canvas_end_page (AnnexaPdfCanvas *self)
{
  const GString *content = annexa_pdf_content_end (self->content);
  g_autoptr (GString) text = g_string_new ("<</Type/Page/MediaBox[0 0 ");
  guint number = annexa_pdf_file_add_stream (self->file, "", content->str, content->len);

  annexa_pdf_append_number (text, self->width, 3);
  g_string_append_c (text, ' ');
  annexa_pdf_append_number (text, self->height, 3);
  g_string_append_printf (text, "]/Parent %u 0 R/Resources %u 0 R/Contents %u 0 R/StructParents %u", self->root,
                          self->resources, number, self->page);
  if (self->links->len > 0)
    g_string_append_printf (text, "/Tabs/S/Annots[%s]", self->links->str);
  g_string_append (text, ">>");
  annexa_pdf_file_set (self->file, self->first_page + self->page, text->str);
  self->page++;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return (GPOINTER_TO_UINT (a) > GPOINTER_TO_UINT (b)) - (GPOINTER_TO_UINT (a) < GPOINTER_TO_UINT (b));
}

/**
 * annexa_pdf_canvas_write_resources:
 * @self: a canvas with all its pages
 *
 * Writes the fonts and pictures of all pages. Nobody else may use the fonts meanwhile.
 */
void
annexa_pdf_canvas_write_resources (AnnexaPdfCanvas *self)
{
  g_autofree char *fonts = annexa_pdf_fonts_write (self->fonts, self->file);
  g_autoptr (GString) text = g_string_new ("<<");
  GList *pictures = g_list_sort (g_hash_table_get_values (self->pictures), compare_numbers);

  g_string_append (text, fonts);
  annexa_pdf_content_append_alphas (self->content, text);
  g_string_append (text, "/XObject<<");
  for (GList *item = pictures; item != NULL; item = item->next)
    g_string_append_printf (text, "/P%u %u 0 R", GPOINTER_TO_UINT (item->data), GPOINTER_TO_UINT (item->data));
  g_string_append (text, ">>>>");
  annexa_pdf_file_set (self->file, self->resources, text->str);
  g_list_free (pictures);
}

static void
write_root (AnnexaPdfCanvas *self)
{
  g_autoptr (GString) text = g_string_new ("<</Type/Pages/Kids[");

  for (guint i = 0; i < self->n_pages; i++)
    g_string_append_printf (text, "%u 0 R ", self->first_page + i);
  g_string_append_printf (text, "]/Count %u>>", self->n_pages);
  annexa_pdf_file_set (self->file, self->root, text->str);
}

/**
 * annexa_pdf_canvas_finish:
 * @self: a canvas with all its pages
 * @structure: (out): the number of the object that leads to all elements
 *
 * Writes what holds the pages together, besides their resources.
 *
 * Returns: the number of the object that leads to all pages
 */
guint
annexa_pdf_canvas_finish (AnnexaPdfCanvas *self,
                          guint           *structure)
{
  write_root (self);
  *structure = annexa_pdf_structure_write (self->structure, self->file, self->first_page);
  return self->root;
}

/**
 * annexa_pdf_canvas_get_targets:
 * @self: a canvas with all its pages
 *
 * Returns: (transfer none) (element-type AnnexaPdfTarget): where headings stand
 */
GArray *
annexa_pdf_canvas_get_targets (AnnexaPdfCanvas *self)
{
  return self->targets;
}

/**
 * annexa_pdf_canvas_get_page:
 * @self: a canvas
 * @page: the number of a page, from 0
 *
 * Returns: the number of the object that is the page
 */
guint
annexa_pdf_canvas_get_page (AnnexaPdfCanvas *self,
                            guint            page)
{
  return self->first_page + page;
}
