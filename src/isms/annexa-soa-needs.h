/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#pragma once

#include "annexa-query.h"

G_BEGIN_DECLS

/**
 * AnnexaSoaNeed:
 * @framework: the id of a framework beside Annex A
 * @name: what it is called
 * @controls: (element-type gint64): the controls of the Statement of Applicability that its requirements are mapped to
 * @n_undecided: about how many of these it is not decided yet whether they apply
 *
 * What a framework needs of the Statement of Applicability.
 */
typedef struct
{
  gint64 framework;
  char *name;
  GHashTable *controls;
  guint n_undecided;
} AnnexaSoaNeed;

GPtrArray *annexa_soa_list_needs (AnnexaProject *project);

G_END_DECLS
