/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-odt-private.h"

/* Each field ends with a gap; the last one reaches over the end of the lines by that. */
static double
find_widths (AnnexaOdt *self,
             guint      block,
             double    *widths)
{
  double width = 0;

  for (guint i = 0; i < ANNEXA_N_SIGNATURE_FIELDS; i++)
    {
      const AnnexaPiece *rule = annexa_odt_find_piece (self, block, ANNEXA_BOX_SIGNATURE, ANNEXA_PIECE_RULE, i);

      widths[i] = (rule != NULL ? rule->width : self->theme.measure / ANNEXA_N_SIGNATURE_FIELDS) + ANNEXA_SIGNATURE_GAP;
      width += widths[i];
    }
  return width;
}

/**
 * annexa_odt_declare_signatures:
 * @content: the content, among its automatic styles
 * @block: the number of their block
 *
 * Declares how wide lines to sign on are.
 */
void
annexa_odt_declare_signatures (AnnexaOdtContent *content,
                               guint             block)
{
  double widths[ANNEXA_N_SIGNATURE_FIELDS];
  AnnexaOdtGrid grid = {
    .page_break = content->odt->places[block].page_break,
    .width = find_widths (content->odt, block, widths),
    .above = annexa_odt_get_above (content->odt, block),
    .below = annexa_odt_get_below (content->odt, block),
    .whole = TRUE,
  };

  content->n_tables++;
  annexa_odt_declare_grid (content, "", &grid);
  grid.page_break = ANNEXA_ODT_BREAK_NONE;
  grid.above = content->odt->theme.block_gap * 0.5; /* beside what the one before leaves below */
  annexa_odt_declare_grid (content, ".next", &grid);
  annexa_odt_declare_columns (content, widths, ANNEXA_N_SIGNATURE_FIELDS);
}

static void
write_field (AnnexaOdtContent *content,
             const char       *look,
             AnnexaOdtStyle    style,
             guint             column,
             guint             span,
             const char       *text)
{
  annexa_odt_begin_cell (content, look, column, span, 0);
  annexa_odt_add_paragraph (content, style, text);
  annexa_odt_end_cell (content, span);
}

/* The number of its page, where the document names it, is that of the page on which one signs. */
static void
write_role (AnnexaOdtContent      *content,
            const AnnexaSignature *signature,
            gboolean               first)
{
  annexa_odt_begin_cell (content, first ? "Role" : "Role.next", 0, ANNEXA_N_SIGNATURE_FIELDS, 0);
  annexa_odt_begin_paragraph (content, ANNEXA_ODT_SIGNATURE_ROLE, NULL);
  annexa_odt_write_bookmark (content->xml, "text:bookmark", signature->id);
  annexa_odt_write_mark (content->odt, content->xml, signature->role);
  annexa_odt_xml_text (content->xml, signature->role);
  annexa_odt_write_mark (content->odt, content->xml, signature->role);
  annexa_odt_xml_end (content->xml);
  annexa_odt_end_cell (content, ANNEXA_N_SIGNATURE_FIELDS);
}

static void
write_signature (AnnexaOdtContent      *content,
                 const AnnexaSignature *signature,
                 gboolean               first)
{
  const char *values[ANNEXA_N_SIGNATURE_FIELDS] = { signature->name, signature->date, NULL };

  annexa_odt_begin_row (content, "Row");
  write_role (content, signature, first);
  annexa_odt_xml_end (content->xml);

  annexa_odt_begin_row (content, "Row.signature");
  for (guint i = 0; i < ANNEXA_N_SIGNATURE_FIELDS; i++)
    write_field (content, "Signature", ANNEXA_ODT_SIGNATURE_LINE, i, 1, values[i]);
  annexa_odt_xml_end (content->xml);

  annexa_odt_begin_row (content, "Row");
  for (guint i = 0; i < ANNEXA_N_SIGNATURE_FIELDS; i++)
    write_field (content, "Signature.label", ANNEXA_ODT_SIGNATURE_LABEL, i, 1, _(annexa_signature_fields[i].label));
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_write_signatures:
 * @content: the content
 * @signatures: (element-type AnnexaSignature): who signs
 *
 * Writes lines to sign on as one table that stays on one page, or, where there are many, as one for each who signs.
 */
void
annexa_odt_write_signatures (AnnexaOdtContent *content,
                             GArray           *signatures)
{
  content->n_tables++;
  if (signatures->len == 0)
    return;

  for (guint i = 0; i < signatures->len; i++)
    {
      gboolean first = i == 0 || signatures->len > ANNEXA_MOST_WHOLE_SIGNATURES;

      if (first)
        annexa_odt_begin_grid (content, i == 0 ? "" : ".next", i, ANNEXA_N_SIGNATURE_FIELDS, NULL);
      write_signature (content, &g_array_index (signatures, AnnexaSignature, i), first);
      if (i + 1 == signatures->len || signatures->len > ANNEXA_MOST_WHOLE_SIGNATURES)
        annexa_odt_xml_end (content->xml);
    }
}
