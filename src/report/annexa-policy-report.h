/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-report.h"

G_BEGIN_DECLS

extern const AnnexaReport annexa_policy_report;

G_END_DECLS
