/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-report"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-layout-private.h"

#define WIDEST 482
#define LABEL_ABOVE 3

const AnnexaSignatureField annexa_signature_fields[ANNEXA_N_SIGNATURE_FIELDS] = {
  { N_ ("Name"), 0.36 },
  { N_ ("Date"), 0.22 },
  { N_ ("Signature"), 0.42 },
};

/* What is written above a line stands on it. */
static void
add_field (AnnexaLayout *self,
           const char   *label,
           const char   *value,
           guint         cell,
           double        x,
           double        line,
           double        width)
{
  const AnnexaTextStyle *style = &self->theme.styles[ANNEXA_TEXT_FACT];
  AnnexaPiece *piece
      = annexa_layout_add_own_text (self, value, ANNEXA_TEXT_FACT, x, line - style->leading - 1, width, 0);

  /* A long name grows upwards. */
  piece->y = (float) (line - 1) - piece->height;
  piece->cell = (guint16) cell;
  annexa_layout_add_piece (self, ANNEXA_PIECE_RULE, x, line, width, self->theme.thin * 1.5)->ink = ANNEXA_INK_TEXT;
  annexa_layout_add_own_text (self, label, ANNEXA_TEXT_SIGNATURE_LABEL, x, line + LABEL_ABOVE, width, 0)->cell
      = (guint16) cell;
}

static void
make_signature (AnnexaLayout          *self,
                guint                  block,
                guint                  number,
                const AnnexaSignature *signature)
{
  const char *values[ANNEXA_N_SIGNATURE_FIELDS] = { signature->name, signature->date, NULL };
  double width = MIN (self->width, WIDEST);
  double room = width - ANNEXA_SIGNATURE_GAP * (ANNEXA_N_SIGNATURE_FIELDS - 1);
  AnnexaBox *box = annexa_layout_add_box (self, ANNEXA_BOX_SIGNATURE, block);
  double line;
  double x = 0;

  box->row = number;
  box->before = (float) self->theme.block_gap;
  if (number > 0 || annexa_document_goes_on_signing (self->document, block))
    box->before *= 1.5f;
  line = annexa_layout_add_own_text (self, signature->role, ANNEXA_TEXT_CELL_TOTAL, 0, 0, width, 0)->height
         + ANNEXA_SIGNATURE_HEIGHT;
  for (guint i = 0; i < ANNEXA_N_SIGNATURE_FIELDS; i++)
    {
      double share = annexa_signature_fields[i].share * room;

      add_field (self, _(annexa_signature_fields[i].label), values[i], i, x, line, share);
      x += share + ANNEXA_SIGNATURE_GAP;
    }
}

/**
 * annexa_layout_make_signatures:
 * @self: a layout
 * @block: the number of the signatures
 */
void
annexa_layout_make_signatures (AnnexaLayout *self,
                               guint         block)
{
  GArray *signatures = annexa_document_get_block (self->document, block)->signatures;
  gboolean whole = signatures->len <= ANNEXA_MOST_WHOLE_SIGNATURES;

  for (guint i = 0; i < signatures->len; i++)
    {
      make_signature (self, block, i, &g_array_index (signatures, AnnexaSignature, i));
      annexa_layout_get_box (self, self->boxes->len - 1)->keep
          = whole && i + 1 < signatures->len ? ANNEXA_KEEP_ALWAYS : ANNEXA_KEEP_NOT;
    }
}
