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

static gboolean
draw (Writer       *self,
      GCancellable *cancellable,
      GError      **error)
{
  for (guint i = 0; i < annexa_pages_get_n_pages (self->pages); i++)
    {
      double width;
      double height;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      annexa_pages_get_size (self->pages, i, &width, &height);
      annexa_pages_draw_on (self->pages, i, annexa_pdf_canvas_begin_page (self->canvas, width, height));
      annexa_pdf_canvas_end_page (self->canvas);
    }
  return TRUE;
}

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

static GByteArray *
finish (Writer  *self,
        GError **error)
{
  guint info = annexa_pdf_add_info (self->file, annexa_document_get_info (self->document));
  GByteArray *bytes = annexa_pdf_file_finish (self->file, add_root (self), info);

  if (bytes == NULL)
    g_set_error_literal (error, ANNEXA_ERROR, ANNEXA_ERROR_IO,
                         _("The PDF would be larger than two gigabytes. Leave some parts of the report out."));
  return bytes;
}

/**
 * annexa_pdf_write:
 * @pages: the pages of a report
 * @path: where to write; an older file there is replaced
 * @cancellable: (nullable): stops it between two pages
 * @error: return location
 *
 * Writes a tagged PDF with contents, bookmarks and links, whole or not at all. The same pages give the same bytes.
 *
 * Returns: whether the file is there
 */
gboolean
annexa_pdf_write (AnnexaPages  *pages,
                  const char   *path,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (AnnexaPdfFile) file = annexa_pdf_file_new ();
  g_autoptr (GHashTable) titles = NULL;
  g_autoptr (AnnexaPdfCanvas) canvas = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  Writer writer;

  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  titles = list_titles (annexa_pages_get_document (pages));
  canvas = annexa_pdf_canvas_new (file, annexa_pages_get_n_pages (pages), titles, annexa_pages_get_font_map (pages));
  writer = (Writer){ pages, annexa_pages_get_document (pages), file, canvas };
  if (!draw (&writer, cancellable, error))
    return FALSE;

  bytes = finish (&writer, error);
  return bytes != NULL && annexa_file_export (path, bytes->data, bytes->len, error);
}
