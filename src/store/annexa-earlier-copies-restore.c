/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#define G_LOG_DOMAIN "annexa-store"

#include "config.h"

#include "annexa-earlier-copies.h"
#include "annexa-working-copy.h"

/* With the locks of the person's file held, so that nobody edits what is about to be replaced. */
static gboolean
replace_target (AnnexaWorkingCopy *source,
                const char        *target,
                GError           **error)
{
  g_autoptr (AnnexaWorkingCopy) holder = annexa_working_copy_create (target, error);
  const char *resolved;

  if (holder == NULL)
    return FALSE;
  resolved = annexa_working_copy_get_target (holder);
  if (g_file_test (resolved, G_FILE_TEST_EXISTS) && !annexa_earlier_copies_keep (resolved, "restore", error))
    return FALSE;
  return annexa_working_copy_publish_as (source, resolved, NULL, error);
}

/**
 * annexa_earlier_copies_restore:
 * @target: the path of a project file that nobody has open
 * @copy: one of its earlier copies
 * @error: return location
 *
 * Brings an earlier state back. The file as it is now is kept among the earlier copies first, and edits that were not in it
 * yet are kept in a file beside it; a copy that is damaged is refused.
 *
 * Returns: whether the file is what the copy is
 */
gboolean
annexa_earlier_copies_restore (const char *target,
                               const char *copy,
                               GError    **error)
{
  g_autoptr (AnnexaWorkingCopy) source = annexa_working_copy_open (copy, TRUE, error);

  return source != NULL && annexa_working_copy_verify (source, NULL, error) && replace_target (source, target, error);
}
