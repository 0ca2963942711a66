/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"
#include "annexa-typesetter-private.h"

#define NO_BREAK_SPACE "\xc2\xa0"
#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"
#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"

/**
 * annexa_odt_write_mark:
 * @self: a report
 * @xml: a part, in a paragraph
 * @text: what the paragraph says
 *
 * Writes a mark at the beginning or end of Latin text in a report that is read from the right, or of Hebrew in another one.
 * On our pages such a text has a direction of its own; LibreOffice would put its numbers and its full stop on the wrong
 * side.
 */
void
annexa_odt_write_mark (AnnexaOdt    *self,
                       AnnexaOdtXml *xml,
                       const char   *text)
{
  gboolean from_right = annexa_tell_direction (text, self->info->right_to_left) == PANGO_DIRECTION_RTL;

  if (from_right != self->info->right_to_left)
    annexa_odt_xml_string (xml, from_right ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
}

static void
begin_span (AnnexaOdtXml *xml,
            const char   *style)
{
  annexa_odt_xml_begin (xml, "text:span");
  annexa_odt_xml_attribute (xml, "text:style-name", style);
}

/* One look inside another: so every look is one named style, and none is needed for two of them together. LibreOffice ends
 * lines behind any hyphen, also that of “A-004”: whatever stops it, be it another hyphen or a hidden joiner, keeps the
 * reference from being found and copied. */
static void
write_text (AnnexaOdtXml    *xml,
            const AnnexaRun *run)
{
  static const struct
  {
    AnnexaRunFlags flag;
    const char *style;
  } looks[] = {
    { ANNEXA_RUN_DIM, "Dim" },
    { ANNEXA_RUN_ATTENTION, "Attention" },
    { ANNEXA_RUN_BOLD, "Strong_20_Emphasis" },
    { ANNEXA_RUN_ITALIC, "Emphasis" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if ((run->flags & looks[i].flag) != 0)
      begin_span (xml, looks[i].style);
  annexa_odt_xml_text (xml, run->text);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if ((run->flags & looks[i].flag) != 0)
      annexa_odt_xml_end (xml);
}

/* The ground of a pill reaches a space beyond its word, and is not broken between lines there. */
static void
write_pill (AnnexaOdtXml    *xml,
            const AnnexaRun *run)
{
  if (*run->text == '\0')
    return;

  begin_span (xml, annexa_odt_pill_name (run->colour));
  annexa_odt_xml_string (xml, NO_BREAK_SPACE);
  annexa_odt_xml_text (xml, run->text);
  annexa_odt_xml_string (xml, NO_BREAK_SPACE);
  annexa_odt_xml_end (xml);
}

/**
 * annexa_odt_get_page:
 * @self: a report
 * @id: (nullable): of a heading
 *
 * Returns: (transfer none) (nullable): the number of the page it stands on, or %NULL when there is no such heading
 */
const char *
annexa_odt_get_page (AnnexaOdt  *self,
                     const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->targets, id) : NULL;
}

static void
write_link (AnnexaOdtContent *content,
            const AnnexaRun  *run)
{
  g_autofree char *address = NULL;

  /* What leads nowhere is no link. */
  if (annexa_odt_get_page (content->odt, run->target) == NULL)
    {
      write_text (content->xml, run);
      return;
    }
  address = g_strconcat ("#", run->target, NULL);
  annexa_odt_xml_begin (content->xml, "text:a");
  annexa_odt_xml_attributes (content->xml, "xlink:type", "simple", "xlink:href", address, "text:style-name",
                             "Internet_20_link", "text:visited-style-name", "Visited_20_Internet_20_Link", NULL);
  write_text (content->xml, run);
  annexa_odt_xml_end (content->xml);
}

static void
write_page_of (AnnexaOdtContent *content,
               const AnnexaRun  *run)
{
  const char *page = annexa_odt_get_page (content->odt, run->target);

  if (page == NULL)
    return;

  annexa_odt_xml_begin (content->xml, "text:bookmark-ref");
  annexa_odt_xml_attributes (content->xml, "text:reference-format", "page", "text:ref-name", run->target, NULL);
  annexa_odt_xml_string (content->xml, page);
  annexa_odt_xml_end (content->xml);
}

static void
write_runs (AnnexaOdtContent *content,
            AnnexaSpan        span)
{
  const AnnexaRun *runs = annexa_document_get_runs (content->odt->document, span);

  for (guint i = 0; i < span.count; i++)
    switch (runs[i].type)
      {
      case ANNEXA_RUN_PILL:
        /* Grounds of neighbours would run into one another. */
        if (i > 0 && runs[i - 1].type == ANNEXA_RUN_PILL)
          annexa_odt_xml_text (content->xml, " ");
        write_pill (content->xml, &runs[i]);
        break;
      case ANNEXA_RUN_LINK:
        write_link (content, &runs[i]);
        break;
      case ANNEXA_RUN_PAGE_OF:
        write_page_of (content, &runs[i]);
        break;
      case ANNEXA_RUN_TEXT:
      default:
        write_text (content->xml, &runs[i]);
        break;
      }
}

/**
 * annexa_odt_write_runs:
 * @content: the content, in a paragraph
 * @span: what the paragraph says
 *
 * Writes the text of a paragraph.
 */
void
annexa_odt_write_runs (AnnexaOdtContent *content,
                       AnnexaSpan        span)
{
  AnnexaDocument *document = content->odt->document;
  g_autofree char *text = NULL;

  if (!content->odt->info->right_to_left
      && !annexa_typesetter_is_complex (content->odt->layout->typesetter, annexa_document_get_runs (document, span),
                                        span.count))
    {
      write_runs (content, span);
      return;
    }
  text = annexa_document_get_plain (document, span);
  annexa_odt_write_mark (content->odt, content->xml, text);
  write_runs (content, span);
  annexa_odt_write_mark (content->odt, content->xml, text);
}
