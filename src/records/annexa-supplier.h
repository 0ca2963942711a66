/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-record.h"

G_BEGIN_DECLS

#define ANNEXA_TYPE_SUPPLIER (annexa_supplier_get_type ())
G_DECLARE_FINAL_TYPE (AnnexaSupplier, annexa_supplier, ANNEXA, SUPPLIER, AnnexaRecord)

G_END_DECLS
