/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_MATRIX_CELL (annexa_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaMatrixCell, annexa_matrix_cell, ANNEXA, MATRIX_CELL, AnnexaRecord)

G_END_DECLS
