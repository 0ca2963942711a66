/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-pdf-private.h"
#include "annexa-pdf.h"

typedef struct
{
  AnnexaPages *pages;
  AnnexaDocument *document;
  AnnexaPdfFile *file;
  AnnexaPdfCanvas *canvas;
} Writer;

/* Ids of headings to what they say. */
static GHashTable *
list_titles (AnnexaDocument *document)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (document, i);

      if (block->type == ANNEXA_BLOCK_HEADING && block->id != NULL)
        g_hash_table_insert (titles, (gpointer) block->id, annexa_document_get_plain (document, block->text));
    }
  return titles;
}

/* What cannot be written, or is not wanted any more, is told in the end. */
static void
draw (Writer *self)
{
  guint n_pages = annexa_pages_get_n_pages (self->pages);

  for (guint i = 0; i < n_pages && !annexa_pdf_file_has_failed (self->file); i++)
    {
      double width;
      double height;

      annexa_pages_get_size (self->pages, i, &width, &height);
      annexa_pages_draw_on (self->pages, i, annexa_pdf_canvas_begin_page (self->canvas, width, height));
      annexa_pdf_canvas_end_page (self->canvas);
    }
}

/* Fonts belong to the pages, which may be drawn elsewhere meanwhile. */
static void
write_resources (Writer *self)
{
  annexa_pages_lock (self->pages);
  annexa_pdf_canvas_write_resources (self->canvas);
  annexa_pages_unlock (self->pages);
}

static void
writer_clear (Writer *self)
{
  if (self->pages == NULL)
    return;
  annexa_pages_lock (self->pages);
  g_clear_pointer (&self->canvas, annexa_pdf_canvas_free);
  annexa_pages_unlock (self->pages);
  g_clear_pointer (&self->file, annexa_pdf_file_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
append_object (GString    *text,
               const char *name,
               guint       number)
{
  if (number > 0)
    g_string_append_printf (text, "/%s %u 0 R", name, number);
}

/* The object that all others belong to. */
static guint
add_root (Writer *self)
{
  const AnnexaDocumentInfo *info = annexa_document_get_info (self->document);
  g_autoptr (GString) text = g_string_new ("<</Type/Catalog/MarkInfo<</Marked true>>");
  g_autofree char *language = annexa_pdf_quote (info->language != NULL ? info->language : "");
  g_autofree char *targets = annexa_pdf_list_targets (self->canvas);
  g_autofree char *attachments = NULL;
  g_autofree char *list = annexa_pdf_add_attachments (self->file, self->document, &attachments);
  guint outline = annexa_pdf_add_outline (self->file, self->pages);
  guint structure;

  append_object (text, "Pages", annexa_pdf_canvas_finish (self->canvas, &structure));
  append_object (text, "StructTreeRoot", structure);
  append_object (text, "Metadata", annexa_pdf_add_metadata (self->file, info));
  append_object (text, "Outlines", outline);
  if (outline > 0)
    g_string_append (text, "/PageMode/UseOutlines");
  g_string_append_printf (text, "/Lang %s/ViewerPreferences<</DisplayDocTitle true%s>>/Names<<%s%s>>%s>>", language,
                          info->right_to_left ? "/Direction/R2L" : "", targets, attachments != NULL ? attachments : "",
                          list != NULL ? list : "");
  return annexa_pdf_file_add (self->file, text->str);
}

static gboolean
finish (Writer  *self,
        GError **error)
{
  guint info = annexa_pdf_add_info (self->file, annexa_document_get_info (self->document));

  write_resources (self);
  return annexa_pdf_file_finish (self->file, add_root (self), info, error);
}

/**
 * annexa_pdf_write:
 * @pages: the pages of a report
 * @path: where to write; an older file there is replaced
 * @cancellable: (nullable): stops it between two pages, and while what they have in common is written
 * @error: return location
 *
 * Writes a tagged PDF with contents, bookmarks and links, whole or not at all, from any thread. The same pages give the
 * same bytes.
 *
 * Returns: whether the file is there
 */
gboolean
annexa_pdf_write (AnnexaPages  *pages,
                  const char   *path,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GHashTable) titles = NULL;
  g_auto (Writer) writer = { pages };

  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  writer.document = annexa_pages_get_document (pages);
  writer.file = annexa_pdf_file_new (path, cancellable, error);
  if (writer.file == NULL)
    return FALSE;

  titles = list_titles (writer.document);
  writer.canvas = annexa_pdf_canvas_new (writer.file, annexa_pages_get_n_pages (pages), titles,
                                         annexa_pages_get_context (pages));
  draw (&writer);
  return finish (&writer, error);
}
