/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "annexa-date.h"
#include "annexa-odt-private.h"

static const struct
{
  const char *name;
  const char *layout;
  AnnexaOrientation orientation; /* but of the cover */
  gboolean running;              /* whether it has a header and a footer; the cover has none */
} masters[] = {
  { "Standard", "Portrait", ANNEXA_ORIENTATION_PORTRAIT, TRUE },
  { "Landscape", "Landscape", ANNEXA_ORIENTATION_LANDSCAPE, TRUE },
  { "Cover", "Cover", ANNEXA_ORIENTATION_PORTRAIT, FALSE },
};

/**
 * annexa_odt_master_name:
 * @page_break: what happens to the page
 *
 * Returns: (transfer none) (nullable): the name of the kind of page that begins, or %NULL when it is the same as before
 */
const char *
annexa_odt_master_name (AnnexaOdtBreak page_break)
{
  switch (page_break)
    {
    case ANNEXA_ODT_BREAK_COVER:
      return "Cover";
    case ANNEXA_ODT_BREAK_PORTRAIT:
      return "Standard";
    case ANNEXA_ODT_BREAK_LANDSCAPE:
      return "Landscape";
    case ANNEXA_ODT_BREAK_NONE:
    case ANNEXA_ODT_BREAK_PAGE:
    default:
      return NULL;
    }
}

/* The text begins and ends where it does in the PDF: what lies between it and the edge of the paper is margin, then the
 * running text, then room. */
static void
write_running_layout (AnnexaOdtXml *xml,
                      const char   *element,
                      const char   *side,
                      double        height,
                      double        room)
{
  annexa_odt_xml_begin (xml, element);
  annexa_odt_xml_begin (xml, "style:header-footer-properties");
  annexa_odt_xml_length (xml, "svg:height", height);
  annexa_odt_xml_length (xml, side, room);
  annexa_odt_xml_attribute (xml, "style:dynamic-spacing", "false");
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

static void
write_page_layout (AnnexaOdt    *self,
                   AnnexaOdtXml *xml,
                   guint         master)
{
  const AnnexaTheme *theme = &self->theme;
  const AnnexaTextStyle *running = &theme->styles[ANNEXA_TEXT_RUNNING];
  AnnexaOrientation orientation = masters[master].running ? masters[master].orientation : self->cover_orientation;
  double bottom = theme->footer_y - running->leading;
  double width;
  double height;

  annexa_theme_get_page_size (theme, orientation, &width, &height);
  annexa_odt_xml_begin (xml, "style:page-layout");
  annexa_odt_xml_attribute (xml, "style:name", masters[master].layout);
  annexa_odt_xml_begin (xml, "style:page-layout-properties");
  annexa_odt_xml_length (xml, "fo:page-width", width);
  annexa_odt_xml_length (xml, "fo:page-height", height);
  annexa_odt_xml_attribute (xml, "style:print-orientation",
                            orientation == ANNEXA_ORIENTATION_PORTRAIT ? "portrait" : "landscape");
  annexa_odt_xml_length (xml, "fo:margin-top", masters[master].running ? theme->header_y : theme->margin_top);
  annexa_odt_xml_length (xml, "fo:margin-bottom", masters[master].running ? bottom : theme->margin_bottom);
  annexa_odt_xml_length (xml, "fo:margin-left", theme->margin_left);
  annexa_odt_xml_length (xml, "fo:margin-right", theme->margin_right);
  annexa_odt_xml_attribute (xml, "style:writing-mode", self->info->right_to_left ? "rl-tb" : "lr-tb");
  annexa_odt_xml_end (xml);
  if (masters[master].running)
    {
      write_running_layout (xml, "style:header-style", "fo:margin-bottom", theme->margin_top - theme->header_y,
                            theme->margin_top - theme->header_y - ANNEXA_ODT_HEADER_RULE - theme->thin);
      write_running_layout (xml, "style:footer-style", "fo:margin-top", theme->margin_bottom - bottom,
                            theme->margin_bottom - bottom - running->leading);
    }
  annexa_odt_xml_end (xml);
}

/**
 * annexa_odt_write_page_layouts:
 * @self: a report
 * @xml: styles.xml, behind its styles
 *
 * Writes sizes and margins of the kinds of pages.
 */
void
annexa_odt_write_page_layouts (AnnexaOdt    *self,
                               AnnexaOdtXml *xml)
{
  annexa_odt_xml_begin (xml, "office:automatic-styles");
  for (guint i = 0; i < G_N_ELEMENTS (masters); i++)
    write_page_layout (self, xml, i);
  annexa_odt_xml_end (xml);
}

static void
begin_running (AnnexaOdtXml     *xml,
               const char       *element,
               AnnexaOdtStyle    style,
               AnnexaOrientation orientation)
{
  annexa_odt_xml_begin (xml, element);
  annexa_odt_xml_begin (xml, "text:p");
  annexa_odt_xml_attribute (xml, "text:style-name", annexa_odt_style_name (style, orientation));
}

static void
end_running (AnnexaOdtXml *xml)
{
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

static void
write_header (AnnexaOdt        *self,
              AnnexaOdtXml     *xml,
              AnnexaOrientation orientation)
{
  begin_running (xml, "style:header", ANNEXA_ODT_HEADER, orientation);
  if (annexa_odt_names_organization (self))
    {
      annexa_odt_xml_text (xml, self->info->organization);
      annexa_odt_xml_string (xml, " · ");
    }
  annexa_odt_xml_element (xml, "text:title", self->info->title);
  if (self->info->confidentiality != NULL)
    {
      annexa_odt_xml_element (xml, "text:tab", NULL);
      annexa_odt_xml_text (xml, self->info->confidentiality);
    }
  end_running (xml);
}

static void
write_page_number (AnnexaOdtXml *xml)
{
  annexa_odt_xml_begin (xml, "text:page-number");
  annexa_odt_xml_attribute (xml, "text:select-page", "current");
  annexa_odt_xml_string (xml, "1");
  annexa_odt_xml_end (xml);
}

static void
write_page_count (AnnexaOdt    *self,
                  AnnexaOdtXml *xml)
{
  g_autofree char *count = g_strdup_printf ("%u", self->layout->sheets->len);

  annexa_odt_xml_element (xml, "text:page-count", count);
}

/* The sentence of the PDF with fields in the place of its numbers, which a translation may have swapped: “%2$u”. */
static void
write_page_of_pages (AnnexaOdt    *self,
                     AnnexaOdtXml *xml)
{
  const char *all = _("Page %u of %u");
  const char *rest = all;
  guint number = 0;

  annexa_odt_write_mark (self, xml, all);
  for (const char *sign = strchr (rest, '%'); sign != NULL; sign = strchr (rest, '%'))
    {
      g_autofree char *before = g_strndup (rest, (gsize) (sign - rest));
      gboolean swapped = g_ascii_isdigit (sign[1]) && sign[2] == '$';

      number = swapped ? (guint) (sign[1] - '0') : number + 1;
      annexa_odt_xml_text (xml, before);
      if (number == 1)
        write_page_number (xml);
      else
        write_page_count (self, xml);
      rest = sign + strcspn (sign, "u");
      rest += *rest != '\0';
    }
  annexa_odt_xml_text (xml, rest);
  annexa_odt_write_mark (self, xml, all);
}

static void
write_footer (AnnexaOdt        *self,
              AnnexaOdtXml     *xml,
              AnnexaOrientation orientation)
{
  g_autofree char *date = annexa_date_format_long (self->info->date);

  begin_running (xml, "style:footer", ANNEXA_ODT_FOOTER, orientation);
  if (self->info->version != NULL && *self->info->version != '\0')
    {
      annexa_odt_xml_text (xml, self->info->version);
      annexa_odt_xml_string (xml, " · ");
    }
  annexa_odt_write_mark (self, xml, date != NULL ? date : "");
  annexa_odt_xml_text (xml, date != NULL ? date : "");
  annexa_odt_write_mark (self, xml, date != NULL ? date : "");
  annexa_odt_xml_element (xml, "text:tab", NULL);
  write_page_of_pages (self, xml);
  end_running (xml);
}

/**
 * annexa_odt_write_masters:
 * @self: a report
 * @xml: styles.xml, behind its page layouts
 *
 * Writes the kinds of pages with their headers and footers. The cover is followed by pages of the usual kind, whose
 * numbers go on: were they to begin anew, LibreOffice would put an empty page between.
 */
void
annexa_odt_write_masters (AnnexaOdt    *self,
                          AnnexaOdtXml *xml)
{
  annexa_odt_xml_begin (xml, "office:master-styles");
  for (guint i = 0; i < G_N_ELEMENTS (masters); i++)
    {
      annexa_odt_xml_begin (xml, "style:master-page");
      annexa_odt_xml_attributes (xml, "style:name", masters[i].name, "style:page-layout-name", masters[i].layout, NULL);
      if (masters[i].running)
        {
          write_header (self, xml, masters[i].orientation);
          write_footer (self, xml, masters[i].orientation);
        }
      else
        annexa_odt_xml_attribute (xml, "style:next-style-name", masters[self->cover_orientation].name);
      annexa_odt_xml_end (xml);
    }
  annexa_odt_xml_end (xml);
}
