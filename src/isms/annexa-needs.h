/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-pass.h"

G_BEGIN_DECLS

extern const AnnexaPass annexa_needs_pass;

G_END_DECLS
