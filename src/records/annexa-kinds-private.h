/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-kind.h"

G_BEGIN_DECLS

/* Each of these stands in the file of its kind. */
extern const AnnexaKind annexa_asset_kind;
extern const AnnexaKind annexa_control_kind;
extern const AnnexaKind annexa_evidence_kind;
extern const AnnexaKind annexa_level_kind;
extern const AnnexaKind annexa_matrix_cell_kind;
extern const AnnexaKind annexa_method_kind;
extern const AnnexaKind annexa_organization_kind;
extern const AnnexaKind annexa_person_kind;
extern const AnnexaKind annexa_risk_kind;
extern const AnnexaKind annexa_scale_step_kind;
extern const AnnexaKind annexa_threat_kind;
extern const AnnexaKind annexa_vulnerability_kind;

/* Words that several kinds use. */
extern const AnnexaChoice annexa_properties_choices[];

/* The level of a risk by the matrix of the method in force: the position of the level, or NULL while one of the two
 * ratings is missing or is no step of the method. @prefix is inherent, current or target. */
#define ANNEXA_RISK_LEVEL_SQL(prefix)                                                                                  \
  "(SELECT level.position FROM matrix_cell JOIN level ON level.id = matrix_cell.level"                                 \
  " WHERE matrix_cell.method = (SELECT id FROM method WHERE status = 'in-force' ORDER BY id DESC LIMIT 1)"             \
  " AND matrix_cell.likelihood = risk." prefix "_likelihood AND matrix_cell.impact = risk." prefix "_impact)"

/* Whether the current level needs treatment: 1, 0, or NULL while the risk is not rated. */
#define ANNEXA_RISK_ABOVE_ACCEPTANCE_SQL                                                                               \
  "(SELECT NOT level.acceptable FROM matrix_cell JOIN level ON level.id = matrix_cell.level"                           \
  " WHERE matrix_cell.method = (SELECT id FROM method WHERE status = 'in-force' ORDER BY id DESC LIMIT 1)"             \
  " AND matrix_cell.likelihood = risk.current_likelihood AND matrix_cell.impact = risk.current_impact)"

G_END_DECLS
