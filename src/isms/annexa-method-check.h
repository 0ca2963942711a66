/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-method-draft.h"

G_BEGIN_DECLS

/**
 * AnnexaMethodRemark:
 * @warning: whether the method can be used nevertheless
 * @message: a sentence for people: what is wrong and what would be right
 *
 * What is not right with a draft of a risk method.
 */
typedef struct
{
  gboolean warning;
  char *message;
} AnnexaMethodRemark;

GPtrArray *annexa_method_check        (const AnnexaMethodDraft *draft);
gboolean   annexa_method_check_passes (GPtrArray               *remarks,
                                       GError                 **error);

G_END_DECLS
