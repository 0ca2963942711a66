/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include "annexa-odt-private.h"

/**
 * annexa_odt_declare_facts:
 * @content: the content, among its automatic styles
 * @grid: how they stand; how wide they are is found
 * @block: the number of the facts or of a cover
 *
 * Declares how wide a list of facts is.
 */
void
annexa_odt_declare_facts (AnnexaOdtContent *content,
                          AnnexaOdtGrid    *grid,
                          guint             block)
{
  double widths[2];

  annexa_odt_get_fact_widths (content->odt, block, widths);
  grid->width = widths[0] + widths[1];
  grid->kept = annexa_document_heads_text (content->odt->document, block);
  content->n_tables++;
  annexa_odt_declare_grid (content, "", grid);
  annexa_odt_declare_columns (content, widths, G_N_ELEMENTS (widths));
}

static void
write_part (AnnexaOdtContent *content,
            AnnexaOdtStyle    style,
            guint             column,
            const char       *text)
{
  annexa_odt_begin_cell (content, "Fact", column, 1, 0);
  annexa_odt_add_paragraph (content, style, text);
  annexa_odt_end_cell (content, 1);
}

/**
 * annexa_odt_write_facts:
 * @content: the content
 * @facts: (element-type AnnexaFact): pairs of a label and what it says
 *
 * Writes facts as a table without lines.
 */
void
annexa_odt_write_facts (AnnexaOdtContent *content,
                        GArray           *facts)
{
  content->n_tables++;
  if (facts->len == 0)
    return;

  annexa_odt_begin_grid (content, "", 0, 2, NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      const AnnexaFact *fact = &g_array_index (facts, AnnexaFact, i);

      annexa_odt_begin_row (content, "Row");
      write_part (content, ANNEXA_ODT_FACT_LABEL, 0, fact->label);
      write_part (content, ANNEXA_ODT_FACT, 1, fact->value);
      annexa_odt_xml_end (content->xml);
    }
  annexa_odt_xml_end (content->xml);
}
