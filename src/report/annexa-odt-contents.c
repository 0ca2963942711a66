/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

#define DEEPEST_CONTENTS 2
#define NAME "Contents"

static const char *
get_style (guint    level,
           gboolean kept)
{
  static const AnnexaOdtStyle styles[][2] = { { ANNEXA_ODT_CONTENTS_1, ANNEXA_ODT_CONTENTS_1_KEPT },
                                              { ANNEXA_ODT_CONTENTS_2, ANNEXA_ODT_CONTENTS_2_KEPT } };

  return annexa_odt_style_name (styles[level == 1 ? 0 : 1][kept ? 1 : 0], ANNEXA_ORIENTATION_PORTRAIT);
}

/* What a line is made of when somebody has the contents made anew. A number without a style would look like the dots. */
static void
write_template (AnnexaOdtXml *xml,
                guint         level)
{
  annexa_odt_xml_begin (xml, "text:table-of-content-entry-template");
  annexa_odt_xml_number (xml, "text:outline-level", level);
  annexa_odt_xml_attribute (xml, "text:style-name", get_style (level, FALSE));
  annexa_odt_xml_begin (xml, "text:index-entry-link-start");
  annexa_odt_xml_attribute (xml, "text:style-name", ANNEXA_ODT_INDEX_LINK);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_element (xml, "text:index-entry-text", NULL);
  annexa_odt_xml_begin (xml, "text:index-entry-tab-stop");
  annexa_odt_xml_attributes (xml, "text:style-name", ANNEXA_ODT_LEADER, "style:type", "right", "style:leader-char", ".",
                             NULL);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_begin (xml, "text:index-entry-page-number");
  annexa_odt_xml_attribute (xml, "text:style-name", ANNEXA_ODT_INDEX_LINK);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_element (xml, "text:index-entry-link-end", NULL);
  annexa_odt_xml_end (xml);
}

static void
write_source (AnnexaOdtXml *xml,
              const char   *title)
{
  annexa_odt_xml_begin (xml, "text:table-of-content-source");
  annexa_odt_xml_number (xml, "text:outline-level", DEEPEST_CONTENTS);
  annexa_odt_xml_begin (xml, "text:index-title-template");
  annexa_odt_xml_attribute (xml, "text:style-name",
                            annexa_odt_style_name (ANNEXA_ODT_CONTENTS_TITLE, ANNEXA_ORIENTATION_PORTRAIT));
  annexa_odt_xml_string (xml, title);
  annexa_odt_xml_end (xml);
  for (guint level = 1; level <= DEEPEST_CONTENTS; level++)
    write_template (xml, level);
  annexa_odt_xml_end (xml);
}

static void
write_number (AnnexaOdtXml *xml,
              const char   *page)
{
  annexa_odt_xml_begin (xml, "text:span");
  annexa_odt_xml_attribute (xml, "text:style-name", ANNEXA_ODT_LEADER);
  annexa_odt_xml_element (xml, "text:tab", NULL);
  annexa_odt_xml_end (xml);
  annexa_odt_xml_string (xml, page);
}

/* A line stays with the next one while that is in the same chapter. */
static void
write_line (AnnexaOdtContent  *content,
            const AnnexaBlock *heading,
            const AnnexaBlock *next)
{
  g_autofree char *title = annexa_document_get_plain (content->odt->document, heading->text);
  g_autofree char *address = g_strconcat ("#", heading->id, NULL);
  const char *page = annexa_odt_get_page (content->odt, heading->id);

  annexa_odt_xml_begin (content->xml, "text:p");
  annexa_odt_xml_attribute (content->xml, "text:style-name",
                            get_style (heading->level, next != NULL && next->level > 1));
  if (page != NULL)
    {
      annexa_odt_xml_begin (content->xml, "text:a");
      annexa_odt_xml_attributes (content->xml, "xlink:type", "simple", "xlink:href", address, "text:style-name",
                                 ANNEXA_ODT_INDEX_LINK, "text:visited-style-name", ANNEXA_ODT_INDEX_LINK, NULL);
    }
  annexa_odt_write_mark (content->odt, content->xml, title);
  annexa_odt_xml_text (content->xml, title);
  annexa_odt_write_mark (content->odt, content->xml, title);
  if (page != NULL)
    {
      write_number (content->xml, page);
      annexa_odt_xml_end (content->xml);
    }
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_write_contents:
 * @content: the content
 * @block: the contents
 *
 * Writes the list of headings with the numbers of the pages as the report's own pages have them: programs show what is
 * written here until somebody has the list made anew.
 */
void
annexa_odt_write_contents (AnnexaOdtContent  *content,
                           const AnnexaBlock *block)
{
  AnnexaDocument *document = content->odt->document;
  g_autofree char *title = annexa_document_get_plain (document, block->text);
  const AnnexaBlock *line = NULL;

  annexa_odt_xml_begin (content->xml, "text:table-of-content");
  annexa_odt_xml_attributes (content->xml, "text:name", NAME, "text:protected", "false", NULL);
  write_source (content->xml, title);
  annexa_odt_xml_begin (content->xml, "text:index-body");
  annexa_odt_xml_begin (content->xml, "text:index-title");
  annexa_odt_xml_attribute (content->xml, "text:name", NAME "_Head");
  annexa_odt_add_paragraph (content, ANNEXA_ODT_CONTENTS_TITLE, title);
  annexa_odt_xml_end (content->xml);
  for (guint i = 0; i < annexa_document_get_n_blocks (document); i++)
    {
      const AnnexaBlock *heading = annexa_document_get_block (document, i);

      if (!annexa_document_in_contents (heading))
        continue;
      if (line != NULL)
        write_line (content, line, heading);
      line = heading;
    }
  if (line != NULL)
    write_line (content, line, NULL);
  annexa_odt_xml_end (content->xml);
  annexa_odt_xml_end (content->xml);
}
