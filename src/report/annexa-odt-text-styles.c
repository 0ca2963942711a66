/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-odt-private.h"

static const char *const pill_names[ANNEXA_N_COLOURS] = {
  [ANNEXA_COLOUR_NONE] = "Pill_20_grey",     [ANNEXA_COLOUR_GREEN] = "Pill_20_green",
  [ANNEXA_COLOUR_LIME] = "Pill_20_lime",     [ANNEXA_COLOUR_YELLOW] = "Pill_20_yellow",
  [ANNEXA_COLOUR_ORANGE] = "Pill_20_orange", [ANNEXA_COLOUR_RED] = "Pill_20_red",
  [ANNEXA_COLOUR_PURPLE] = "Pill_20_purple",
};

const char *
annexa_odt_pill_name (AnnexaColour colour)
{
  return pill_names[colour];
}

/**
 * annexa_odt_write_size:
 * @xml: a part, in the properties of a text
 * @size: in points
 *
 * What ODF says of letters it says thrice: for western, East Asian and complex scripts.
 */
void
annexa_odt_write_size (AnnexaOdtXml *xml,
                       double        size)
{
  annexa_odt_xml_length (xml, "fo:font-size", size);
  annexa_odt_xml_length (xml, "style:font-size-asian", size);
  annexa_odt_xml_length (xml, "style:font-size-complex", size);
}

void
annexa_odt_write_weight (AnnexaOdtXml *xml,
                         gboolean      bold)
{
  const char *weight = bold ? "bold" : "normal";

  annexa_odt_xml_attributes (xml, "fo:font-weight", weight, "style:font-weight-asian", weight,
                             "style:font-weight-complex", weight, NULL);
}

static void
begin_text_style (AnnexaOdtXml *xml,
                  const char   *name,
                  const char   *display_name)
{
  annexa_odt_xml_begin (xml, "style:style");
  annexa_odt_xml_attribute (xml, "style:name", name);
  if (display_name != NULL)
    annexa_odt_xml_attribute (xml, "style:display-name", display_name);
  annexa_odt_xml_attribute (xml, "style:family", "text");
  annexa_odt_xml_begin (xml, "style:text-properties");
}

static void
end_text_style (AnnexaOdtXml *xml)
{
  annexa_odt_xml_end (xml);
  annexa_odt_xml_end (xml);
}

static void
write_coloured_style (AnnexaOdtXml     *xml,
                      const char       *name,
                      const AnnexaRgba *colour)
{
  begin_text_style (xml, name, NULL);
  annexa_odt_xml_colour (xml, "fo:color", colour);
  end_text_style (xml);
}

static void
write_link_style (AnnexaOdt    *self,
                  AnnexaOdtXml *xml,
                  const char   *name,
                  const char   *display_name)
{
  begin_text_style (xml, name, display_name);
  annexa_odt_xml_colour (xml, "fo:color", &self->theme.accent);
  annexa_odt_xml_attribute (xml, "style:text-underline-style", "none");
  end_text_style (xml);
}

/* Contents link to every heading; that they are links need not be seen. */
static void
write_index_link_style (AnnexaOdtXml *xml)
{
  begin_text_style (xml, ANNEXA_ODT_INDEX_LINK, "Index Link");
  annexa_odt_xml_attribute (xml, "style:text-underline-style", "none");
  end_text_style (xml);
}

static void
write_leader_style (AnnexaOdt    *self,
                    AnnexaOdtXml *xml)
{
  begin_text_style (xml, ANNEXA_ODT_LEADER, "Contents leader");
  annexa_odt_write_weight (xml, FALSE);
  annexa_odt_xml_colour (xml, "fo:color", &self->theme.palette->line);
  end_text_style (xml);
}

/* Most pills stand in cells. A size relative to the text around would be one relative to the usual text. */
static void
write_pill_styles (AnnexaOdt    *self,
                   AnnexaOdtXml *xml)
{
  for (guint i = 0; i < ANNEXA_N_COLOURS; i++)
    {
      g_autofree char *display_name = g_strdup_printf ("Pill %s", pill_names[i] + strlen ("Pill_20_"));
      const AnnexaColourPair *pair = &self->theme.palette->pairs[i];

      begin_text_style (xml, pill_names[i], display_name);
      annexa_odt_write_size (xml, self->theme.styles[ANNEXA_TEXT_CELL].size * self->theme.pill_size);
      annexa_odt_xml_colour (xml, "fo:background-color", &pair->ground);
      annexa_odt_xml_colour (xml, "fo:color", &pair->ink);
      end_text_style (xml);
    }
}

/**
 * annexa_odt_write_text_styles:
 * @self: a report
 * @xml: styles.xml, among its styles
 *
 * Writes the looks that parts of a paragraph can have.
 */
void
annexa_odt_write_text_styles (AnnexaOdt    *self,
                              AnnexaOdtXml *xml)
{
  begin_text_style (xml, "Strong_20_Emphasis", "Strong Emphasis");
  annexa_odt_write_weight (xml, TRUE);
  end_text_style (xml);

  begin_text_style (xml, "Emphasis", NULL);
  annexa_odt_xml_attributes (xml, "fo:font-style", "italic", "style:font-style-asian", "italic",
                             "style:font-style-complex", "italic", NULL);
  end_text_style (xml);

  write_coloured_style (xml, "Dim", &self->theme.palette->dim);
  write_coloured_style (xml, "Attention", &self->theme.palette->attention);
  write_link_style (self, xml, "Internet_20_link", "Internet link");
  write_link_style (self, xml, "Visited_20_Internet_20_Link", "Visited Internet Link");
  write_index_link_style (xml);
  write_leader_style (self, xml);
  write_pill_styles (self, xml);
}
