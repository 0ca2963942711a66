/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-document.h"

G_BEGIN_DECLS

AnnexaDocument *annexa_test_make_everything (void);
AnnexaDocument *annexa_test_make_random     (guint32 seed);
AnnexaDocument *annexa_test_make_rows       (guint   n_rows);
AnnexaDocument *annexa_test_make_empty      (void);
GBytes         *annexa_test_make_logo       (int     width,
                                             int     height);

G_END_DECLS
