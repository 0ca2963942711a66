/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <string.h>

#include "annexa-odt-private.h"

/* Fonts for scripts that the report's own has no letters for; otherwise LibreOffice would decide by the reader's own
 * language. */
static const struct
{
  const char *language;
  const char *asian;
  const char *complex;
} script_fonts[] = {
  { "ja", "Noto Sans CJK JP", NULL },
  { "ko", "Noto Sans CJK KR", NULL },
  { "zh-TW", "Noto Sans CJK TC", NULL },
  { "zh-HK", "Noto Sans CJK HK", NULL },
  { "zh", "Noto Sans CJK SC", NULL },
  { "ar", NULL, "Noto Sans Arabic" },
  { "fa", NULL, "Noto Sans Arabic" },
  { "ur", NULL, "Noto Sans Arabic" },
  { "he", NULL, "Noto Sans Hebrew" },
  { "hi", NULL, "Noto Sans Devanagari" },
  { "th", NULL, "Noto Sans Thai" },
};

#define USUAL_ASIAN_FONT "Noto Sans CJK SC"
#define USUAL_COMPLEX_FONT "Noto Sans Arabic"

/**
 * annexa_odt_find_script_font:
 * @self: a report
 * @asian: whether for Chinese, Japanese and Korean, and not for scripts that are laid out in their own ways
 *
 * Returns: (transfer none): the font for letters that the report's own does not have
 */
const char *
annexa_odt_find_script_font (AnnexaOdt *self,
                             gboolean   asian)
{
  const char *language = self->info->language != NULL ? self->info->language : "";

  for (guint i = 0; i < G_N_ELEMENTS (script_fonts); i++)
    {
      const char *font = asian ? script_fonts[i].asian : script_fonts[i].complex;

      if (font != NULL && g_str_has_prefix (language, script_fonts[i].language))
        return font;
    }
  return asian ? USUAL_ASIAN_FONT : USUAL_COMPLEX_FONT;
}

/**
 * annexa_odt_get_font:
 * @self: a report
 *
 * Returns: (transfer full): the first of the theme's families; a list would be taken for one long name
 */
char *
annexa_odt_get_font (AnnexaOdt *self)
{
  return g_strndup (self->theme.font, strcspn (self->theme.font, ","));
}

/**
 * annexa_odt_write_fonts:
 * @self: a report
 * @xml: a part, before its styles
 *
 * Declares the fonts, as content.xml and styles.xml both do.
 */
void
annexa_odt_write_fonts (AnnexaOdt    *self,
                        AnnexaOdtXml *xml)
{
  g_autofree char *font = annexa_odt_get_font (self);
  const char *fonts[] = { font, annexa_odt_find_script_font (self, TRUE), annexa_odt_find_script_font (self, FALSE) };

  annexa_odt_xml_begin (xml, "office:font-face-decls");
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *family = g_strdup_printf ("'%s'", fonts[i]);

      annexa_odt_xml_begin (xml, "style:font-face");
      annexa_odt_xml_attributes (xml, "style:name", fonts[i], "svg:font-family", family, "style:font-family-generic",
                                 "swiss", "style:font-pitch", "variable", NULL);
      annexa_odt_xml_end (xml);
    }
  annexa_odt_xml_end (xml);
}
