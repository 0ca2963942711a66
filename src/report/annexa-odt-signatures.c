/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-odt-private.h"

static const struct
{
  const char *label;
  double share;
} fields[] = {
  { N_("Name"), 0.36 },
  { N_("Date"), 0.22 },
  { N_("Signature"), 0.42 },
};

#define N_FIELDS G_N_ELEMENTS (fields)

/**
 * annexa_odt_declare_signatures:
 * @content: the content, among its automatic styles
 * @block: the number of their block
 *
 * Declares how wide lines to sign on are. The last has a gap behind it like the others, outside the measure.
 */
void
annexa_odt_declare_signatures (AnnexaOdtContent *content,
                               guint             block)
{
  const AnnexaOdtPlace *place = &content->odt->places[block];
  double room = annexa_odt_get_text_width (content->odt, place->orientation);
  double width = MIN (room, content->odt->theme.measure * 1.1);
  AnnexaOdtGrid grid = { place->page_break,
                         width + ANNEXA_ODT_SIGNATURE_GAP,
                         FALSE,
                         annexa_odt_get_above (content->odt, block),
                         annexa_odt_get_below (content->odt, block),
                         TRUE };
  double widths[N_FIELDS];

  content->n_tables++;
  for (guint i = 0; i < N_FIELDS; i++)
    widths[i] = fields[i].share * (width - ANNEXA_ODT_SIGNATURE_GAP * (N_FIELDS - 1)) + ANNEXA_ODT_SIGNATURE_GAP;
  annexa_odt_declare_grid (content, "", &grid);
  annexa_odt_declare_columns (content, widths, N_FIELDS);
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

static void
write_signature (AnnexaOdtContent      *content,
                 const AnnexaSignature *signature,
                 gboolean               first)
{
  const char *values[N_FIELDS] = { signature->name, signature->date, NULL };

  annexa_odt_begin_row (content, "Row");
  write_field (content, first ? "Role" : "Role.next", ANNEXA_ODT_SIGNATURE_ROLE, 0, N_FIELDS, signature->role);
  annexa_odt_xml_end (content->xml);

  annexa_odt_begin_row (content, "Row.signature");
  for (guint i = 0; i < N_FIELDS; i++)
    write_field (content, "Signature", ANNEXA_ODT_SIGNATURE_LINE, i, 1, values[i]);
  annexa_odt_xml_end (content->xml);

  annexa_odt_begin_row (content, "Row");
  for (guint i = 0; i < N_FIELDS; i++)
    write_field (content, "Signature.label", ANNEXA_ODT_SIGNATURE_LABEL, i, 1, _(fields[i].label));
  annexa_odt_xml_end (content->xml);
}

/**
 * annexa_odt_write_signatures:
 * @content: the content
 * @signatures: (element-type AnnexaSignature): who signs
 *
 * Writes lines to sign on as one table that stays on one page.
 */
void
annexa_odt_write_signatures (AnnexaOdtContent *content,
                             GArray           *signatures)
{
  content->n_tables++;
  if (signatures->len == 0)
    return;

  annexa_odt_begin_grid (content, "", 0, N_FIELDS, NULL);
  for (guint i = 0; i < signatures->len; i++)
    write_signature (content, &g_array_index (signatures, AnnexaSignature, i), i == 0);
  annexa_odt_xml_end (content->xml);
}
