/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-file.h"
#include "annexa-odt-private.h"
#include "annexa-pages-private.h"
#include "annexa-zip-writer.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

static void
free_file (gpointer data)
{
  AnnexaOdtFile *file = data;

  g_free (file->name);
  g_bytes_unref (file->contents);
  g_free (file);
}

/**
 * annexa_odt_add_file:
 * @self: a report
 * @name: the path of the file in the package
 * @media_type: what it is
 * @contents: what is in it
 *
 * Puts a file into the package and its manifest.
 */
void
annexa_odt_add_file (AnnexaOdt  *self,
                     const char *name,
                     const char *media_type,
                     GBytes     *contents)
{
  AnnexaOdtFile *file = g_new0 (AnnexaOdtFile, 1);

  file->name = g_strdup (name);
  file->media_type = media_type;
  file->contents = g_bytes_ref (contents);
  g_ptr_array_add (self->files, file);
}

/**
 * annexa_odt_get_text_width:
 * @self: a report
 * @orientation: of a page
 *
 * Returns: how wide the room between the margins is, in points
 */
double
annexa_odt_get_text_width (AnnexaOdt        *self,
                           AnnexaOrientation orientation)
{
  double width;
  double height;

  annexa_theme_get_page_size (&self->theme, orientation, &width, &height);
  return width - self->theme.margin_left - self->theme.margin_right;
}

/**
 * annexa_odt_get_above:
 * @self: a report
 * @block: the number of a block that is no text
 *
 * Returns: the white space above it, without what the block before leaves below; there is none where a page begins
 */
double
annexa_odt_get_above (AnnexaOdt *self,
                      guint      block)
{
  const AnnexaBlock *before = block > 0 ? annexa_document_get_block (self->document, block - 1) : NULL;

  if (block == self->masthead)
    return self->theme.block_gap;
  if (before == NULL || self->places[block].page_break != ANNEXA_ODT_BREAK_NONE)
    return 0;
  if (before->type == ANNEXA_BLOCK_CONTENTS)
    return self->theme.block_gap;
  if (annexa_document_get_block (self->document, block)->type == ANNEXA_BLOCK_SIGNATURES
      && annexa_document_goes_on_signing (self->document, block))
    return self->theme.block_gap * 0.5; /* more of those who sign */
  if (before->type != ANNEXA_BLOCK_HEADING && before->type != ANNEXA_BLOCK_PARAGRAPH)
    return 0;

  return MAX (0, self->theme.block_gap - self->theme.styles[annexa_theme_get_role (before)].after);
}

/**
 * annexa_odt_count_blocks:
 * @self: what is written
 *
 * Returns: how many blocks the document has without the breaks at its end
 */
guint
annexa_odt_count_blocks (AnnexaOdt *self)
{
  guint n_blocks = annexa_document_get_n_blocks (self->document);

  while (n_blocks > 0 && annexa_document_is_break (annexa_document_get_block (self->document, n_blocks - 1)))
    n_blocks--;
  return n_blocks;
}

/**
 * annexa_odt_get_below:
 * @self: a report
 * @block: the number of a block that is no text
 *
 * Returns: the white space below it; headings bring the rest of it themselves, and at the end LibreOffice would need
 *   another page for it where the last one is full
 */
double
annexa_odt_get_below (AnnexaOdt *self,
                      guint      block)
{
  if (block + 1 >= annexa_odt_count_blocks (self))
    return 0;
  if (annexa_document_get_block (self->document, block + 1)->type == ANNEXA_BLOCK_HEADING)
    return self->theme.styles[ANNEXA_TEXT_BODY].after;

  return self->theme.block_gap;
}

static gboolean
is_text (const AnnexaBlock *block)
{
  return block->type == ANNEXA_BLOCK_HEADING || block->type == ANNEXA_BLOCK_PARAGRAPH;
}

/* The white space that a block leaves below it there. */
static double
get_left (AnnexaOdt *self,
          guint      position)
{
  const AnnexaBlock *block = annexa_document_get_block (self->document, position);

  if (is_text (block))
    return self->theme.styles[annexa_theme_get_role (block)].after;

  return block->type == ANNEXA_BLOCK_FIGURE ? self->theme.block_gap : annexa_odt_get_below (self, position);
}

/* LibreOffice adds the white space below one block to that above the next one, and on our pages the larger counts. The
 * styles of headings and pictures are right below running text; behind anything else they have a style of their own. */
static double
get_nearer (AnnexaOdt *self,
            guint      position)
{
  const AnnexaTheme *theme = &self->theme;
  const AnnexaBlock *block = annexa_document_get_block (self->document, position);
  gboolean picture = block->type == ANNEXA_BLOCK_FIGURE;
  guint last = position - 1;
  const AnnexaBlock *before;
  double wanted;
  double usual;

  if ((!picture && block->type != ANNEXA_BLOCK_HEADING) || position == 0)
    return 0;
  before = annexa_document_get_block (self->document, last);
  if (before->type == ANNEXA_BLOCK_SOFT_BREAK && last > 0)
    before = annexa_document_get_block (self->document, --last);
  if (!is_text (before) && before->type != ANNEXA_BLOCK_FIGURE && before->type != ANNEXA_BLOCK_TABLE
      && before->type != ANNEXA_BLOCK_FACTS)
    return 0;

  wanted = picture ? theme->block_gap : theme->styles[annexa_theme_get_role (block)].before;
  usual = MAX (0, wanted - theme->styles[ANNEXA_TEXT_BODY].after);
  if (!is_text (before) && last + 1 == position)
    wanted = MAX (wanted, theme->block_gap);
  return usual - MAX (0, wanted - get_left (self, last));
}

static guint
find_block (AnnexaDocument *document,
            AnnexaBlockType type)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    if (annexa_document_get_block (document, i)->type == type)
      return i;

  return G_MAXUINT;
}

static void
note_target (AnnexaOdt  *self,
             const char *id)
{
  if (id != NULL)
    g_hash_table_insert (self->targets, (gpointer) id,
                         g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (self->layout->targets, id))));
}

static void
find_targets (AnnexaOdt *self)
{
  for (guint i = 0; i < annexa_document_get_n_blocks (self->document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (self->document, i);

      if (block->type == ANNEXA_BLOCK_HEADING)
        note_target (self, block->id);
      for (guint j = 0; block->signatures != NULL && j < block->signatures->len; j++)
        note_target (self, g_array_index (block->signatures, AnnexaSignature, j).id);
    }
}

static AnnexaOdtBreak
get_break (AnnexaOrientation orientation)
{
  return orientation == ANNEXA_ORIENTATION_PORTRAIT ? ANNEXA_ODT_BREAK_PORTRAIT : ANNEXA_ODT_BREAK_LANDSCAPE;
}

/* Section and page breaks are no paragraphs of their own in ODF: what follows them begins a page. */
static void
find_places (AnnexaOdt *self)
{
  AnnexaOdtPlace place = { ANNEXA_ODT_BREAK_NONE, ANNEXA_ORIENTATION_PORTRAIT };

  for (guint i = 0; i < annexa_document_get_n_blocks (self->document); i++)
    {
      const AnnexaBlock *block = annexa_document_get_block (self->document, i);

      if (block->type == ANNEXA_BLOCK_SECTION)
        {
          place.orientation = block->orientation;
          place.page_break = get_break (place.orientation);
        }
      else if (block->type == ANNEXA_BLOCK_PAGE_BREAK)
        place.page_break = MAX (place.page_break, ANNEXA_ODT_BREAK_PAGE);
      else if (block->type == ANNEXA_BLOCK_SOFT_BREAK)
        {
          if (!g_hash_table_contains (self->layout->kept, GUINT_TO_POINTER (i)))
            place.page_break = MAX (place.page_break, ANNEXA_ODT_BREAK_PAGE);
        }
      else if (block->type == ANNEXA_BLOCK_COVER)
        {
          self->places[i] = (AnnexaOdtPlace){ ANNEXA_ODT_BREAK_COVER, place.orientation };
          self->cover_orientation = place.orientation;
          place.page_break
              = annexa_odt_cover_has_room (self) ? get_break (place.orientation) : ANNEXA_ODT_BREAK_NONE;
        }
      else
        {
          if (block->type == ANNEXA_BLOCK_CONTENTS)
            place.page_break = MAX (place.page_break, ANNEXA_ODT_BREAK_PAGE);
          if (block->type == ANNEXA_BLOCK_MASTHEAD)
            self->cover_orientation = place.orientation;
          self->places[i] = place;
          if (place.page_break == ANNEXA_ODT_BREAK_NONE)
            self->places[i].nearer = get_nearer (self, i);
          place.page_break = ANNEXA_ODT_BREAK_NONE;
        }
    }
}

static void
write_property (AnnexaOdtXml *xml,
                const char   *element,
                const char   *value)
{
  if (value != NULL && *value != '\0')
    annexa_odt_xml_element (xml, element, value);
}

/* Times are those of the report and not of the writing, so that the same report is the same file. */
static GBytes *
write_meta (AnnexaOdt *self,
            GError   **error)
{
  g_autoptr (AnnexaOdtXml) xml = annexa_odt_xml_new ("office:document-meta");
  g_autofree char *time = self->info->date != NULL ? g_strconcat (self->info->date, "T00:00:00", NULL) : NULL;

  annexa_odt_xml_begin (xml, "office:meta");
  annexa_odt_xml_element (xml, "meta:generator", "Annexa/" ANNEXA_VERSION);
  write_property (xml, "dc:title", self->info->title);
  write_property (xml, "dc:subject", self->info->subject);
  write_property (xml, "meta:initial-creator", self->info->author);
  write_property (xml, "dc:creator", self->info->author);
  write_property (xml, "meta:creation-date", time);
  write_property (xml, "dc:date", time);
  write_property (xml, "dc:language", self->info->language);
  return annexa_odt_xml_finish (xml);
}

static void
write_entry (AnnexaOdtXml *xml,
             const char   *path,
             const char   *media_type)
{
  annexa_odt_xml_begin (xml, "manifest:file-entry");
  annexa_odt_xml_attribute (xml, "manifest:full-path", path);
  annexa_odt_xml_attribute (xml, "manifest:media-type", media_type);
  annexa_odt_xml_end (xml);
}

static GBytes *
write_manifest (AnnexaOdt *self,
                GError   **error)
{
  g_autoptr (AnnexaOdtXml) xml = annexa_odt_xml_new ("manifest:manifest");

  annexa_odt_xml_begin (xml, "manifest:file-entry");
  annexa_odt_xml_attributes (xml, "manifest:full-path", "/", "manifest:version", "1.3", "manifest:media-type",
                             MEDIA_TYPE, NULL);
  annexa_odt_xml_end (xml);
  for (guint i = 0; i < self->files->len; i++)
    {
      const AnnexaOdtFile *file = self->files->pdata[i];

      write_entry (xml, file->name, file->media_type);
    }
  return annexa_odt_xml_finish (xml);
}

typedef GBytes *(*WritePart) (AnnexaOdt *self,
                              GError   **error);

static gboolean
add_part (AnnexaOdt  *self,
          const char *name,
          WritePart   write_part,
          GError    **error)
{
  g_autoptr (GBytes) part = write_part (self, error);

  if (part == NULL)
    return FALSE;

  annexa_odt_add_file (self, name, "text/xml", part);
  return TRUE;
}

/* PNG and JPEG pictures do not become smaller. */
static gboolean
is_compressible (const AnnexaOdtFile *file)
{
  return !g_str_equal (file->media_type, "image/png") && !g_str_equal (file->media_type, "image/jpeg");
}

/* The media type has to be the first of all and not compressed, so that the file can be recognised by its beginning. */
static GBytes *
pack (AnnexaOdt *self,
      GBytes    *manifest,
      GError   **error)
{
  g_autoptr (AnnexaZipWriter) zip = annexa_zip_writer_new (self->info->date);
  g_autoptr (GBytes) media_type = g_bytes_new_static (MEDIA_TYPE, sizeof MEDIA_TYPE - 1);

  annexa_zip_writer_add (zip, "mimetype", media_type, FALSE);
  for (guint i = 0; i < self->files->len; i++)
    {
      const AnnexaOdtFile *file = self->files->pdata[i];

      annexa_zip_writer_add (zip, file->name, file->contents, is_compressible (file));
    }
  annexa_zip_writer_add (zip, "META-INF/manifest.xml", manifest, TRUE);
  return annexa_zip_writer_finish (zip, error);
}

static GBytes *
write_package (AnnexaOdt *self,
               GError   **error)
{
  g_autoptr (GBytes) manifest = NULL;

  if (!add_part (self, "content.xml", annexa_odt_write_content, error)
      || !add_part (self, "styles.xml", annexa_odt_write_styles, error)
      || !add_part (self, "settings.xml", annexa_odt_write_settings, error)
      || !add_part (self, "meta.xml", write_meta, error))
    return NULL;

  manifest = write_manifest (self, error);
  if (manifest == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;

  return pack (self, manifest, error);
}

/* A report that nobody laid out yet is laid out here: the contents need the numbers of the pages, and columns their
 * widths. */
static AnnexaLayout *
lay_out (AnnexaDocument *document,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr (AnnexaLayout) layout = annexa_layout_new (document);

  return annexa_layout_run (layout, cancellable, error) ? g_steal_pointer (&layout) : NULL;
}

static void
init (AnnexaOdt      *self,
      AnnexaDocument *document,
      AnnexaLayout   *layout,
      GCancellable   *cancellable)
{
  *self = (AnnexaOdt){ .document = document, .layout = layout, .theme = layout->theme, .cancellable = cancellable };
  self->info = annexa_document_get_info (document);
  self->files = g_ptr_array_new_with_free_func (free_file);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->rows = annexa_odt_mark_rows (self);
  self->cover = find_block (document, ANNEXA_BLOCK_COVER);
  self->masthead = find_block (document, ANNEXA_BLOCK_MASTHEAD);
  self->places = g_new0 (AnnexaOdtPlace, annexa_document_get_n_blocks (document) + 1);
  find_targets (self);
  find_places (self);
}

static void
clear (AnnexaOdt *self)
{
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->rows);
  g_free (self->places);
}

/**
 * annexa_odt_write:
 * @document: a document, filled
 * @pages: (nullable): the same document laid out, where somebody has it already
 * @path: the file, which may exist
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes a report as an OpenDocument text, which people can go on writing in. The file is written whole or not at all.
 *
 * Returns: whether it is written
 */
gboolean
annexa_odt_write (AnnexaDocument *document,
                  AnnexaPages    *pages,
                  const char     *path,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (AnnexaLayout) own_layout = NULL;
  g_autoptr (GBytes) package = NULL;
  AnnexaOdt self;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (document != NULL && path != NULL, FALSE);

  if (pages == NULL)
    own_layout = lay_out (document, cancellable, error);
  if (pages == NULL && own_layout == NULL)
    return FALSE;

  init (&self, document, pages != NULL ? annexa_pages_get_layout (pages) : own_layout, cancellable);
  package = write_package (&self, error);
  clear (&self);
  if (package == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  data = g_bytes_get_data (package, &length);
  return annexa_file_export (path, data, length, error);
}
