/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-pdf-private.h"
#include "annexa-pdf-update.h"

/* Elements lie inside each other no deeper than the tagger puts them, and in the root. */
#define DEEPEST (ANNEXA_TAGS_DEEPEST + 2)

/* What cairo cannot say is said afterwards. */
typedef struct
{
  AnnexaPdfUpdate *update;
  AnnexaDocument *document;
  GHashTable *titles; /* ids of headings to what they say */
  GPtrArray *figures; /* what they show, in their order */
  GPtrArray *tables;  /* what they are about, in their order; empty for facts */
  GByteArray *rows;   /* whether they go on with the one before, in their order */
  guint n_figures;
  guint n_tables;
  guint n_rows;
  guint n_columns; /* of the table being looked at */
} Finisher;

/* Where a document has links it has names for them already. Returns what is new in the root. */
static char *
add_names (Finisher   *self,
           const char *root,
           gsize       length,
           const char *names)
{
  guint number = annexa_pdf_get_reference (root, length, "/Names");

  if (number == 0)
    return g_strdup_printf ("\n   /Names << %s >>", names);

  annexa_pdf_update_extend (self->update, number, names);
  return g_strdup ("");
}

/* What says how an attached file belongs to a document came with later versions. */
static char *
add_attachments (Finisher   *self,
                 const char *root,
                 gsize       length)
{
  g_autofree char *names = NULL;
  g_autofree char *list = annexa_pdf_add_attachments (self->update, self->document, &names);
  g_autofree char *tree = list != NULL ? add_names (self, root, length, names) : NULL;

  return list != NULL ? g_strconcat ("\n   /Version /1.7\n   ", list, tree, NULL) : g_strdup ("");
}

static void
extend_root (Finisher   *self,
             const char *root,
             gsize       length,
             guint       metadata)
{
  const AnnexaDocumentInfo *info = annexa_document_get_info (self->document);
  g_autofree char *language = annexa_pdf_quote (info->language != NULL ? info->language : "");
  g_autofree char *attachments = add_attachments (self, root, length);
  g_autofree char *entries = g_strdup_printf ("/Lang %s\n   /ViewerPreferences << /DisplayDocTitle true%s >>\n"
                                              "   /Metadata %u 0 R%s",
                                              language, info->right_to_left ? " /Direction /R2L" : "", metadata,
                                              attachments);

  annexa_pdf_update_extend (self->update, annexa_pdf_update_get_root (self->update), entries);
}

static void
add_property (GString    *xmp,
              const char *before,
              const char *text,
              const char *after)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;

  escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (xmp, "%s%s%s\n", before, escaped, after);
}

/* The same as in the file's information dictionary, as newer programs read it. Nothing is claimed about PDF/A or PDF/UA,
 * which only a validator could say. */
static guint
add_metadata (Finisher *self)
{
  const AnnexaDocumentInfo *info = annexa_document_get_info (self->document);
  g_autoptr (GString) xmp = g_string_new (
      "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<dc:format>application/pdf</dc:format>\n");

  add_property (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title,
                "</rdf:li></rdf:Alt></dc:title>");
  add_property (xmp, "<dc:creator><rdf:Seq><rdf:li>", info->author != NULL ? info->author : info->organization,
                "</rdf:li></rdf:Seq></dc:creator>");
  add_property (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
                "</rdf:li></rdf:Alt></dc:description>");
  add_property (xmp, "<dc:language><rdf:Bag><rdf:li>", info->language, "</rdf:li></rdf:Bag></dc:language>");
  add_property (xmp, "<xmp:CreatorTool>", "Annexa " ANNEXA_VERSION, "</xmp:CreatorTool>");
  add_property (xmp, "<xmp:CreateDate>", info->date, "T12:00:00Z</xmp:CreateDate>");
  add_property (xmp, "<xmp:ModifyDate>", info->date, "T12:00:00Z</xmp:ModifyDate>");
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return annexa_pdf_update_add_stream (self->update, "/Type /Metadata /Subtype /XML", xmp->str);
}

static void
extend_text (Finisher   *self,
             guint       number,
             const char *before,
             const char *text,
             const char *after)
{
  g_autofree char *quoted = annexa_pdf_quote (text);
  g_autofree char *entries = g_strconcat (before, quoted, after, NULL);

  annexa_pdf_update_extend (self->update, number, entries);
}

static gboolean
is_element (Finisher   *self,
            guint       number,
            const char *name)
{
  gsize length;
  const char *object = annexa_pdf_update_get_object (self->update, number, &length);

  return object != NULL && annexa_pdf_has_name (object, length, "/S", name);
}

/* Titles of columns stand in rows of their own, titles of rows in front of a cell. A cell that is alone in its row
 * reaches over all columns. */
static void
finish_row (Finisher *self,
            GArray   *cells)
{
  guint n_cells = 0;

  for (guint i = 0; i < cells->len; i++)
    n_cells += is_element (self, g_array_index (cells, guint, i), "/TD");
  if (n_cells == 0)
    self->n_columns = cells->len;

  for (guint i = 0; i < cells->len; i++)
    {
      guint number = g_array_index (cells, guint, i);
      g_autofree char *span = NULL;

      if (is_element (self, number, "/TH"))
        annexa_pdf_update_extend (self->update, number,
                                  n_cells == 0 ? "/A << /O /Table /Scope /Column >>"
                                               : "/A << /O /Table /Scope /Row >>");
      else if (cells->len == 1 && self->n_columns > 1)
        {
          span = g_strdup_printf ("/A << /O /Table /ColSpan %u >>", self->n_columns);
          annexa_pdf_update_extend (self->update, number, span);
        }
    }
}

static void
join_rows (Finisher *self,
           guint     table,
           GArray   *rows)
{
  guint n_rows = rows->len;

  /* Where a later cairo makes other elements, they stay as they are. */
  if (self->n_rows + n_rows > self->rows->len)
    return;

  annexa_pdf_join_rows (self->update, table, rows, self->rows->data + self->n_rows);
  self->n_rows += n_rows;
}

static void
begin_table (Finisher *self,
             guint     number,
             GArray   *rows)
{
  const char *summary
      = self->n_tables < self->tables->len ? g_ptr_array_index (self->tables, self->n_tables) : NULL;

  self->n_tables++;
  self->n_columns = 0;
  join_rows (self, number, rows);
  if (summary != NULL && *summary != '\0')
    extend_text (self, number, "/A << /O /Table /Summary ", summary, " >>");
}

static void
finish_figure (Finisher *self,
               guint     number)
{
  if (self->n_figures < self->figures->len)
    extend_text (self, number, "/Alt ", g_ptr_array_index (self->figures, self->n_figures), "");
  self->n_figures++;
}

static void
finish_element (Finisher *self,
                guint     number,
                guint     depth)
{
  gsize length;
  const char *object = annexa_pdf_update_get_object (self->update, number, &length);
  g_autoptr (GArray) children = NULL;

  if (object == NULL || depth > DEEPEST)
    return;

  children = annexa_pdf_get_children (object, length);
  if (annexa_pdf_has_name (object, length, "/S", "/TR"))
    finish_row (self, children);
  else if (annexa_pdf_has_name (object, length, "/S", "/Figure"))
    finish_figure (self, number);
  else if (annexa_pdf_has_name (object, length, "/S", "/Table"))
    begin_table (self, number, children);
  for (guint i = 0; i < children->len; i++)
    finish_element (self, g_array_index (children, guint, i), depth + 1);
}

/* Links are printed, and say where they lead. */
static void
finish_link (Finisher   *self,
             guint       number,
             const char *object,
             gsize       length)
{
  const char *target = annexa_pdf_find_value (object, length, "/Dest");
  const char *end = target != NULL && *target == '(' ? memchr (target, ')', length - (gsize) (target - object)) : NULL;
  g_autofree char *id = end != NULL ? g_strndup (target + 1, (gsize) (end - target) - 1) : NULL;
  const char *title = id != NULL ? g_hash_table_lookup (self->titles, id) : NULL;

  extend_text (self, number, "/F 4\n   /Contents ", title != NULL ? title : _("Another place in this document"), "");
}

/* Links are reached in the order of the text. */
static void
finish_pages (Finisher *self)
{
  for (guint i = 1; i < annexa_pdf_update_get_n_objects (self->update); i++)
    {
      gsize length;
      const char *object = annexa_pdf_update_get_object (self->update, i, &length);

      if (object == NULL || annexa_pdf_has_name (object, length, "/Type", "/StructElem"))
        continue;
      if (annexa_pdf_has_name (object, length, "/Type", "/Page")
          && annexa_pdf_find_value (object, length, "/Tabs") == NULL
          && annexa_pdf_find_value (object, length, "/Annots") != NULL)
        annexa_pdf_update_extend (self->update, i, "/Tabs /S");
      else if (annexa_pdf_has_name (object, length, "/Type", "/Annot")
               && annexa_pdf_has_name (object, length, "/Subtype", "/Link"))
        finish_link (self, i, object, length);
    }
}

static void
add_title (Finisher          *self,
           const AnnexaBlock *block)
{
  if (block->id != NULL)
    g_hash_table_insert (self->titles, (gpointer) block->id, annexa_document_get_plain (self->document, block->text));
}

static void
list_block (Finisher          *self,
            const AnnexaBlock *block,
            gboolean           has_logo)
{
  if (block->type == ANNEXA_BLOCK_HEADING)
    add_title (self, block);
  else if (block->type == ANNEXA_BLOCK_FIGURE)
    g_ptr_array_add (self->figures, (gpointer) block->figure->alternative);
  else if (block->type == ANNEXA_BLOCK_TABLE)
    g_ptr_array_add (self->tables, (gpointer) block->table->summary);
  else if ((block->type == ANNEXA_BLOCK_FACTS || block->type == ANNEXA_BLOCK_MASTHEAD) && block->facts->len > 0)
    g_ptr_array_add (self->tables, NULL);
  if ((block->type == ANNEXA_BLOCK_COVER || block->type == ANNEXA_BLOCK_MASTHEAD) && has_logo)
    /* TRANSLATORS: what a picture shows, read aloud. */
    g_ptr_array_add (self->figures, (gpointer) _("Logo of the organization"));
}

static void
list_texts (Finisher *self,
            gboolean  has_logo)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->figures = g_ptr_array_new ();
  self->tables = g_ptr_array_new ();
  for (guint i = 0; i < annexa_document_get_n_blocks (self->document); i++)
    list_block (self, annexa_document_get_block (self->document, i), has_logo);
}

static void
clear (Finisher *self)
{
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->tables);
  g_byte_array_unref (self->rows);
  annexa_pdf_update_free (self->update);
}

/**
 * annexa_pdf_finish:
 * @file: what cairo wrote
 * @pages: the pages of the report
 *
 * Appends what cairo cannot write: language, metadata, what pictures show, to what titles of tables belong, where links
 * lead, the data of registers. A file that a later cairo writes in another form is a complete PDF all the same and
 * stays as it is.
 */
void
annexa_pdf_finish (GByteArray  *file,
                   AnnexaPages *pages)
{
  Finisher finisher = { .update = annexa_pdf_update_new (file), .document = annexa_pages_get_document (pages) };
  gsize length;
  const char *root;

  if (finisher.update == NULL)
    return;

  finisher.rows = annexa_pdf_list_rows (annexa_pages_get_layout (pages));
  list_texts (&finisher, annexa_pages_get_layout (pages)->logo != NULL);
  root = annexa_pdf_update_get_object (finisher.update, annexa_pdf_update_get_root (finisher.update), &length);
  if (root != NULL)
    {
      finish_element (&finisher,
                      annexa_pdf_get_reference (root, length, "/StructTreeRoot"), 0);
      finish_pages (&finisher);
      extend_root (&finisher, root, length, add_metadata (&finisher));
      annexa_pdf_update_append (finisher.update);
    }
  clear (&finisher);
}
