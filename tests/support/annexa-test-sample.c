/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Annexa contributors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "annexa-sample.h"
#include "annexa-test-sample.h"
#include "annexa-test.h"

/**
 * annexa_test_new_sample:
 * @name: the name of a file in the folder of the test; one that is there goes
 *
 * Returns: (transfer full): the example company
 */
AnnexaProject *
annexa_test_new_sample (const char *name)
{
  g_autofree char *path = annexa_test_path (name);
  g_autoptr (GError) error = NULL;
  AnnexaProject *project;

  g_unlink (path);
  project = annexa_sample_new_project (path, &error);
  g_assert_no_error (error);
  return project;
}

/**
 * annexa_test_read_readiness:
 * @project: a project
 *
 * Returns: (transfer full): what its checks find
 */
AnnexaReadiness *
annexa_test_read_readiness (AnnexaProject *project)
{
  g_autoptr (GError) error = NULL;
  AnnexaReadiness *readiness = annexa_readiness_new (project, &error);

  g_assert_no_error (error);
  return readiness;
}
