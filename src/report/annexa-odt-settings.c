/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

/* How LibreOffice lays out a new text. As soon as a file has settings, it takes those that are missing in it for the ones
 * of twenty years ago; so all of them are said, for the sake of the first: rows stay with the next one when their
 * paragraphs do, and the name of a group never stands alone at the foot of a page. */
static const struct
{
  const char *name;
  gboolean value;
} settings[] = {
  { "TableRowKeep", TRUE },
  { "AddExternalLeading", FALSE },
  { "AddParaLineSpacingToTableCells", TRUE },
  { "AddParaSpacingToTableCells", TRUE },
  { "AddParaTableSpacing", TRUE },
  { "AddParaTableSpacingAtStart", TRUE },
  { "ClipAsCharacterAnchoredWriterFlyFrames", FALSE },
  { "ClippedPictures", TRUE },
  { "CollapseEmptyCellPara", TRUE },
  { "DoNotCaptureDrawObjsOnPage", FALSE },
  { "DoNotJustifyLinesWithManualBreak", FALSE },
  { "DoNotResetParaAttrsForNumFont", FALSE },
  { "IgnoreFirstLineIndentInNumbering", FALSE },
  { "IgnoreTabsAndBlanksForLineCalculation", FALSE },
  { "InvertBorderSpacing", FALSE },
  { "PropLineSpacingShrinksFirstLine", TRUE },
  { "SubtractFlysAnchoredAtFlys", FALSE },
  { "SurroundTextWrapSmall", FALSE },
  { "TabAtLeftIndentForParagraphsInList", FALSE },
  { "TabOverMargin", FALSE },
  { "TabOverflow", TRUE },
  { "TabsRelativeToIndent", TRUE },
  { "TreatSingleColumnBreakAsPageBreak", FALSE },
  { "UnbreakableNumberings", FALSE },
  { "UnxForceZeroExtLeading", FALSE },
  { "UseFormerLineSpacing", FALSE },
  { "UseFormerObjectPositioning", FALSE },
  { "UseFormerTextWrapping", FALSE },
  { "UseOldNumbering", FALSE },
  { "UseOldPrinterMetrics", FALSE },
};

/**
 * annexa_odt_write_settings:
 * @self: a report
 * @error: return location
 *
 * Returns: (transfer full) (nullable): settings.xml
 */
GBytes *
annexa_odt_write_settings (AnnexaOdt *self,
                           GError   **error)
{
  g_autoptr (AnnexaOdtXml) xml = annexa_odt_xml_new ("office:document-settings");

  annexa_odt_xml_begin (xml, "office:settings");
  annexa_odt_xml_begin (xml, "config:config-item-set");
  annexa_odt_xml_attribute (xml, "config:name", "ooo:configuration-settings");
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      annexa_odt_xml_begin (xml, "config:config-item");
      annexa_odt_xml_attributes (xml, "config:name", settings[i].name, "config:type", "boolean", NULL);
      annexa_odt_xml_string (xml, settings[i].value ? "true" : "false");
      annexa_odt_xml_end (xml);
    }
  return annexa_odt_xml_finish (xml);
}
