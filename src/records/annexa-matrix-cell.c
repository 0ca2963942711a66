/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-records"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "annexa-kinds-private.h"
#include "annexa-matrix-cell.h"

/**
 * AnnexaMatrixCell:
 *
 * One cell of the matrix of a risk method: which level a likelihood and an impact give together.
 */
ANNEXA_DEFINE_RECORD (AnnexaMatrixCell, annexa_matrix_cell, annexa_matrix_cell_kind)

static const AnnexaField fields[] = {
  { "ref", ANNEXA_FIELD_REF, N_ ("Reference"), .prefix = "MX" },
  { "method", ANNEXA_FIELD_RECORD, N_ ("Risk method"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_PARENT,
    .target = "method" },
  { "likelihood", ANNEXA_FIELD_INTEGER, N_ ("Likelihood"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .minimum = 1,
    .maximum = 6 },
  { "impact", ANNEXA_FIELD_INTEGER, N_ ("Impact"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .minimum = 1,
    .maximum = 6 },
  { "level", ANNEXA_FIELD_RECORD, N_ ("Level"), ANNEXA_FIELD_REQUIRED | ANNEXA_FIELD_LIST, .target = "level",
    .on_delete = ANNEXA_ON_DELETE_REFUSE },
  ANNEXA_NOTES_FIELD,
  ANNEXA_HISTORY_FIELDS,
};

const AnnexaKind annexa_matrix_cell_kind = {
  .name = "matrix-cell",
  .label = N_ ("Cell of the matrix"),
  .plural = N_ ("Cells of the matrix"),
  .icon = "annexa-risk-map-symbolic",
  .title = "ref",
  .flags = ANNEXA_KIND_PART | ANNEXA_KIND_CATALOGUE_ORDER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = annexa_matrix_cell_get_type,
};
