/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-pdf-private.h"

/**
 * annexa_pdf_make_date:
 * @info: what is true of a report
 *
 * Returns: (transfer full): “(D:20261123120000Z)” for 2026-11-23: that of the report, so that the same report gives
 *   the same file
 */
char *
annexa_pdf_make_date (const AnnexaDocumentInfo *info)
{
  g_auto (GStrv) parts = g_strsplit (info->date, "-", -1);
  g_autofree char *day = g_strjoinv ("", parts);
  g_autofree char *date = g_strdup_printf ("D:%s120000Z", day);

  return annexa_pdf_quote_bytes (date);
}

static const char *
get_author (const AnnexaDocumentInfo *info)
{
  return info->author != NULL ? info->author : info->organization;
}

static void
add_entry (GString    *text,
           const char *name,
           const char *value)
{
  g_autofree char *quoted = value != NULL && *value != '\0' ? annexa_pdf_quote (value) : NULL;

  if (quoted != NULL)
    g_string_append_printf (text, "/%s%s", name, quoted);
}

/**
 * annexa_pdf_add_info:
 * @file: where to write
 * @info: what is true of the report
 *
 * Returns: the number of the object that says what the file is about
 */
guint
annexa_pdf_add_info (AnnexaPdfFile            *file,
                     const AnnexaDocumentInfo *info)
{
  g_autoptr (GString) text = g_string_new ("<<");
  g_autofree char *date = annexa_pdf_make_date (info);

  add_entry (text, "Title", info->title);
  add_entry (text, "Author", get_author (info));
  add_entry (text, "Subject", info->subject);
  add_entry (text, "Creator", "Annexa " ANNEXA_VERSION);
  add_entry (text, "Producer", "Annexa " ANNEXA_VERSION);
  g_string_append_printf (text, "/CreationDate%s/ModDate%s>>", date, date);
  return annexa_pdf_file_add (file, text->str);
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

/**
 * annexa_pdf_add_metadata:
 * @file: where to write
 * @info: what is true of the report
 *
 * The same as annexa_pdf_add_info() adds, as newer programs read it. Nothing is claimed about PDF/A or PDF/UA, which
 * only a validator could say.
 *
 * Returns: the number of the object
 */
guint
annexa_pdf_add_metadata (AnnexaPdfFile            *file,
                         const AnnexaDocumentInfo *info)
{
  g_autoptr (GString) xmp = g_string_new (
      "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<dc:format>application/pdf</dc:format>\n");

  add_property (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title,
                "</rdf:li></rdf:Alt></dc:title>");
  add_property (xmp, "<dc:creator><rdf:Seq><rdf:li>", get_author (info), "</rdf:li></rdf:Seq></dc:creator>");
  add_property (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
                "</rdf:li></rdf:Alt></dc:description>");
  add_property (xmp, "<dc:language><rdf:Bag><rdf:li>", info->language, "</rdf:li></rdf:Bag></dc:language>");
  add_property (xmp, "<pdf:Producer>", "Annexa " ANNEXA_VERSION, "</pdf:Producer>");
  add_property (xmp, "<xmp:CreatorTool>", "Annexa " ANNEXA_VERSION, "</xmp:CreatorTool>");
  add_property (xmp, "<xmp:CreateDate>", info->date, "T12:00:00Z</xmp:CreateDate>");
  add_property (xmp, "<xmp:ModifyDate>", info->date, "T12:00:00Z</xmp:ModifyDate>");
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return annexa_pdf_file_add_plain (file, "/Type/Metadata/Subtype/XML", xmp->str, xmp->len);
}
