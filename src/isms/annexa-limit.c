/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-isms"

#include "config.h"

#include "annexa-limit.h"

/**
 * annexa_limit_read:
 * @limits: (nullable): the limits of a project
 * @name: one of their fields
 *
 * Returns: the limit, in days, months or hours as the field says; the usual one where it is missing
 */
int
annexa_limit_read (AnnexaRecord *limits,
                   const char   *name)
{
  if (limits != NULL && !annexa_record_is_empty (limits, name))
    return MAX (1, (int) annexa_record_get_integer (limits, name));
  return (int) g_ascii_strtoll (annexa_kind_find_field (annexa_kind_lookup ("limits"), name)->initial, NULL, 10);
}

/**
 * annexa_limit_get:
 * @project: a project
 * @name: a field of the limits
 *
 * Returns: the limit of the project, in days, months or hours as the field says; the usual one where the project lacks the
 *   record, or the limit in it
 */
int
annexa_limit_get (AnnexaProject *project,
                  const char    *name)
{
  g_autoptr (AnnexaRecord) limits = annexa_project_get_single (project, annexa_kind_lookup ("limits"), NULL);

  return annexa_limit_read (limits, name);
}
