/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "annexa-error.h"
#include "annexa-file.h"
#include "annexa-pdf-private.h"
#include "annexa-pdf.h"

/* How many bookmarks lie inside each other. */
#define DEEPEST_OUTLINE 2

typedef struct
{
  AnnexaPages *pages;
  GByteArray *file;
  cairo_surface_t *surface;
  cairo_t *cr;
  AnnexaTagger tagger;
} Writer;

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  GByteArray *file = closure;

  /* Where bytes are counted, in this file and in arrays, more are no longer right. */
  if (length > G_MAXINT32 - file->len)
    return CAIRO_STATUS_WRITE_ERROR;

  g_byte_array_append (file, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (Writer                *self,
              cairo_pdf_metadata_t   metadata,
              const char            *text)
{
  if (text != NULL && *text != '\0')
    cairo_pdf_surface_set_metadata (self->surface, metadata, text);
}

/* The dates are the report's, not today's, so that the same report gives the same file. */
static void
describe (Writer *self)
{
  const AnnexaDocumentInfo *info = annexa_document_get_info (annexa_pages_get_document (self->pages));
  g_autofree char *date = g_strconcat (info->date, "T12:00:00Z", NULL);

  set_metadata (self, CAIRO_PDF_METADATA_TITLE, info->title);
  set_metadata (self, CAIRO_PDF_METADATA_AUTHOR, info->author != NULL ? info->author : info->organization);
  set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, "Annexa " ANNEXA_VERSION);
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE, date);
  set_metadata (self, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (Writer *self)
{
  int parents[DEEPEST_OUTLINE + 1] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < annexa_pages_get_n_contents (self->pages); i++)
    {
      const AnnexaContentsLine *line = annexa_pages_get_contents (self->pages, i);
      guint level = CLAMP (line->level, 1, DEEPEST_OUTLINE);
      g_autofree char *target = g_strdup_printf ("dest='%s'", line->id);

      if (!annexa_tagger_can_name (line->id))
        continue;
      parents[level] = cairo_pdf_surface_add_outline (self->surface, parents[level - 1], line->title, target,
                                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint j = level + 1; j <= DEEPEST_OUTLINE; j++)
        parents[j] = parents[level];
    }
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
      cairo_pdf_surface_set_size (self->surface, width, height);
      annexa_pages_draw_tagged (self->pages, i, self->cr, &self->tagger);
      cairo_show_page (self->cr);
    }
  annexa_tagger_move_to (&self->tagger, NULL, 0);
  add_outline (self);
  return TRUE;
}

/* A mistake in the tags spoils the context, one in the file the surface; each can be well while the other is not. */
static gboolean
check (Writer  *self,
       GError **error)
{
  cairo_status_t status = cairo_status (self->cr);

  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, ANNEXA_ERROR, ANNEXA_ERROR_IO, _("The PDF could not be made: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
make_file (Writer       *self,
           GCancellable *cancellable,
           GError      **error)
{
  gboolean done;

  self->surface = cairo_pdf_surface_create_for_stream (append, self->file, 1, 1);
  /* Later versions hold their objects compressed, where they cannot be found again to be finished. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  describe (self);
  self->cr = cairo_create (self->surface);
  self->tagger.cr = self->cr;

  done = draw (self, cancellable, error) && check (self, error);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  return done;
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
  g_autoptr (GByteArray) file = g_byte_array_new ();
  Writer writer = { .pages = pages, .file = file };

  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  if (!make_file (&writer, cancellable, error))
    return FALSE;

  annexa_pdf_finish (file, pages);
  return annexa_file_export (path, file->data, file->len, error);
}
